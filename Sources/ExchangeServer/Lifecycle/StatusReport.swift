import Journal

/// What a running server tells of itself over HTTP.
final class StatusReport: Sendable {
  private let figures: ServerFigures
  private let ring: BatchRing
  private let inbound: InboundRing
  private let signals: ServerSignals
  private let startedAt = SystemTime().monotonic()
  private let journalTimeLimit: UInt64

  /// - Parameter journalTimeLimit: Nanoseconds after which an append counts as stalled.
  init(
    figures: ServerFigures, ring: BatchRing, inbound: InboundRing, signals: ServerSignals, journalTimeLimit: UInt64
  ) {
    self.journalTimeLimit = journalTimeLimit
    self.figures = figures
    self.ring = ring
    self.inbound = inbound
    self.signals = signals
  }

  private var uptime: UInt64 { SystemTime().monotonic() - startedAt }

  private var status: String {
    if signals.isStopping { return "stopping" }
    if figures.journal.appendAge > journalTimeLimit { return "journal-stalled" }
    return signals.isCancelOnly ? "cancel-only" : "serving"
  }

  /// The body of `/health`.
  var health: String {
    // Read in this order, so that the durable sequence is never ahead of the other in one answer.
    let durable = figures.journal.durableSequence.count
    let applied = max(figures.sequencer.sequence.count, durable)
    return """
      {"status":"\(status)","sequence":\(applied),"durableSequence":\(durable),\
      "openOrders":\(figures.sequencer.openOrders.count),"sessions":\(figures.gateway.sessions.count),\
      "uptimeSeconds":\(uptime / 1_000_000_000)}

      """
  }

  /// The body of `/metrics`.
  var metrics: String { MetricsText.render(figures, ring: ring, inbound: inbound, uptime: uptime) }
}
