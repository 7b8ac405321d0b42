/// What a record holds. Types are never given a second meaning.
public enum JournalRecordType: UInt16, Sendable {
  /// Sequenced commands: the payload and its sequences belong to the application.
  case commands = 1
  /// A link of the chain of digests; it holds no commands. The journal writes and checks it, and gives it to nobody.
  case link = 2
}

extension JournalRecordType {
  /// How many commands a record of this type may hold, in a segment with this header.
  func commandCounts(in segment: SegmentHeader) -> ClosedRange<UInt32> {
    switch self {
    case .commands: 1...segment.maximumCommandCount
    case .link: 0...0
    }
  }
}

/// One record as it is read: one group commit.
public struct JournalRecord {
  /// What it holds.
  public let type: JournalRecordType
  /// The epoch in which it was written.
  public let epoch: UInt32
  /// Sequence of its first command.
  public let firstSequence: UInt64
  /// When its batch was stamped, in nanoseconds since 1970-01-01T00:00:00Z.
  public let time: UInt64
  /// How many commands it holds.
  public let commandCount: UInt32
  /// The payload, 8-aligned; valid only until the next record is asked for or the closure that was given it returns.
  public let payload: UnsafeRawBufferPointer
  /// Number of the segment that it is in.
  public let segment: UInt64
  /// Where its header begins in that segment, in bytes.
  public let offset: UInt64

  /// Sequence of its last command.
  public var lastSequence: UInt64 { firstSequence + UInt64(commandCount) - 1 }
}
