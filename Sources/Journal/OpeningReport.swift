/// What opening a journal found and did.
public struct OpeningReport: Equatable, Sendable {
  /// The journal's identity.
  public var identifier: JournalIdentifier
  /// Whether the journal was made by this opening.
  public var isNew: Bool
  /// How many segments in the journal's folder have records or are ready to take the next one; the one made ahead is not counted.
  public var segmentCount: UInt64
  /// How many segments were moved to the archive.
  public var archivedSegmentCount: UInt64
  /// How many whole records there are in the folder.
  public var recordCount: UInt64
  /// Sequence of the first command in the folder; `nil` if there is none at all.
  public var firstSequence: UInt64?
  /// Sequence of the last command; `nil` if there is none.
  public var lastSequence: UInt64?
  /// Epoch of the last record, 0 if there is none.
  public var lastEpoch: UInt32
  /// Length of the torn tail that was cut off, in bytes; 0 if there was none.
  public var tornLength: Int
  /// Where that tail was saved.
  public var tornTailFile: String?
  /// The segment whose half-written header was removed, if there was one; it had no records.
  public var tornSegmentHeader: UInt64?
  /// How long it took, in nanoseconds.
  public var duration: UInt64
}

extension OpeningReport: CustomStringConvertible {
  /// One line for a log.
  public var description: String {
    let range =
      if let firstSequence, let lastSequence { "sequences \(firstSequence) to \(lastSequence)" } else { "no commands" }
    let torn = tornTailFile.map { ", torn tail of \(tornLength) bytes saved as \($0)" } ?? ""
    let header = tornSegmentHeader.map { ", half-written header of segment \($0) removed" } ?? ""
    let archived = archivedSegmentCount > 0 ? " behind \(archivedSegmentCount) archived" : ""
    return
      "journal \(identifier)\(isNew ? " (new)" : ""): \(segmentCount) segments\(archived), \(recordCount) records, \(range)"
      + "\(torn)\(header), opened in \(duration / 1_000_000) ms"
  }
}
