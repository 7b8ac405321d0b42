/// Where the reading of a journal begins: always with a whole segment.
public enum JournalStart: Sendable {
  /// At the first record that was ever written, in the archive if it was moved there.
  case beginning
  /// With the first segment from which on all are there, in the archive or in the journal's own folder.
  case earliest
  /// With the first segment in the journal's own folder.
  case folder
  /// With the segment that holds this sequence, or would.
  case sequence(UInt64)
}

extension SegmentOpening {
  /// Number of the segment with which reading begins.
  func first(for start: JournalStart) throws(JournalError) -> UInt64 {
    guard let segments = try folder.segments() else { return 1 }
    switch start {
    case .beginning: return 1
    case .folder: return segments.lowerBound
    case .earliest:
      var first = segments.lowerBound
      while first > 1, folder.isArchived(first - 1) { first -= 1 }
      return first
    case .sequence(let sequence):
      var number = segments.upperBound
      while number > 1, !begins(number, atOrBefore: sequence) { number -= 1 }
      return number
    }
  }

  /// Whether a segment was begun with a sequence up to this one. What is wrong with its header is told when it is read.
  private func begins(_ number: UInt64, atOrBefore sequence: UInt64) -> Bool {
    guard case .begun(_, let header)? = try? open(number, expecting: nil, chain: .start) else { return false }
    return header.firstSequence <= sequence
  }
}
