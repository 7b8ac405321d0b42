/// Many commands at once.
extension MatchingEngine {
  /// Applies `commands` in order, all at `time`; the same events as one by one.
  ///
  /// - Parameters:
  ///   - commands: What to do, in order.
  ///   - time: The sequencer's time for all of them.
  ///   - events: Receives the events, and one end-of-command mark per command.
  public mutating func apply(
    batch commands: UnsafeBufferPointer<Command>, at time: Timestamp, into events: inout EventBuffer
  ) {
    for command in commands { apply(command, at: time, into: &events) }
  }
}
