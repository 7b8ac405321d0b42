/// Where a reader stands in a topic: decides what of a body is new and what is missing before it.
struct TopicPosition: Equatable {
  /// What to do with a body.
  enum Verdict: Equatable {
    /// Leave out the first `skipping` messages, take the rest.
    case take(skipping: Int)
    /// These are missing before it; settle that, then look at it again.
    case missing(ClosedRange<UInt64>)
    /// The topic counts anew: another journal is behind the feed.
    case startedAnew
  }

  /// The sequence of the next message; `nil`: nothing was seen yet.
  private(set) var next: UInt64?
  /// The engine's sequence in the last body from the live feed.
  private var engineSequence: UInt64 = 0

  /// Judges a body with `count` messages from `first` on; a heartbeat has none.
  ///
  /// A reader that comes to a topic begins with the first body that it sees.
  mutating func judge(first: UInt64, count: Int, engineSequence: UInt64) -> Verdict {
    if isAhead(of: engineSequence) {
      self = TopicPosition()
      self.engineSequence = engineSequence
      return .startedAnew
    }
    self.engineSequence = engineSequence
    guard let next else {
      self.next = first
      return .take(skipping: 0)
    }
    if first > next { return .missing(next...first - 1) }
    return .take(skipping: Int(min(next - first, UInt64(count))))
  }

  /// Whether a command that was heard of is later than `engineSequence`: that is of another journal then.
  func isAhead(of engineSequence: UInt64) -> Bool { engineSequence < self.engineSequence }

  /// A reader that has seen nothing yet, or everything up to `last`.
  init(after last: UInt64? = nil) { next = last.map { $0 + 1 } }

  /// Goes on behind `last`, if it stands before.
  mutating func advance(past last: UInt64) { next = max(next ?? 0, last + 1) }
}
