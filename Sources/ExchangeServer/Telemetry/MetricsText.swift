import WireProtocol

/// A running server's figures in the Prometheus text format.
struct MetricsText {
  private var text = ""

  /// All figures, as of now.
  static func render(_ figures: ServerFigures, ring: BatchRing, inbound: InboundRing, uptime: UInt64) -> String {
    var metrics = MetricsText()
    metrics.addOrders(figures)
    metrics.addQueues(ring, inbound)
    metrics.addFeed(figures.feed)
    metrics.histogram(
      "tenor_batch_size_commands", "Commands in a batch", figures.sequencer.batchSizes, divisor: 1)
    metrics.histogram(
      "tenor_journal_sync_seconds", "Time to write one batch and make it durable", figures.journal.syncTimes,
      divisor: nanosecondsPerSecond)
    metrics.histogram(
      "tenor_command_durable_seconds", "Time from a batch's first command at the gateway until it is durable",
      figures.journal.commandLatencies, divisor: nanosecondsPerSecond)
    metrics.gauge("tenor_uptime_seconds", "Time since the server started", uptime / 1_000_000_000)
    return metrics.text
  }

  private static let nanosecondsPerSecond = 1_000_000_000.0

  private mutating func addOrders(_ figures: ServerFigures) {
    let gateway = figures.gateway
    counter("tenor_orders_accepted_total", "Orders accepted", gateway.ordersAccepted.count)
    counter("tenor_fills_total", "Trades", gateway.trades.count)
    counter("tenor_reports_total", "Execution reports", gateway.reports.count)
    counter("tenor_frames_total", "Frames received on order entry", gateway.frames.count)
    counter("tenor_messages_total", "Messages received on order entry", gateway.messages.count)
    counter("tenor_bad_messages_total", "Messages that counted as bad", gateway.badFrames.count)
    counter("tenor_sessions_cut_off_total", "Sessions cut off", gateway.sessionsCutOff.count)
    gauge("tenor_sessions", "Sessions now", gateway.sessions.count)
    gauge("tenor_open_orders", "Open orders now", figures.sequencer.openOrders.count)
    counter("tenor_commands_total", "Commands applied", figures.sequencer.commands.count)
    counter("tenor_batches_total", "Batches applied", figures.sequencer.batches.count)
    gauge("tenor_sequence", "Sequence of the last command applied", figures.sequencer.sequence.count)
    gauge("tenor_durable_sequence", "Sequence of the last durable command", figures.journal.durableSequence.count)
    counter("tenor_journal_records_total", "Records written", figures.journal.records.count)
    counter("tenor_journal_bytes_total", "Bytes of commands written", figures.journal.bytes.count)
    header(
      "tenor_journal_append_age_seconds", "How long the append that is under way has lasted, 0 if none is", "gauge")
    text += "tenor_journal_append_age_seconds \(Double(figures.journal.appendAge) / Self.nanosecondsPerSecond)\n"
    header("tenor_rejects_total", "Refusals by code", "counter")
    for code in WireRejectCode.allCases {
      let count = gateway.rejects[Int(code.rawValue)]
      if count > 0 { text += "tenor_rejects_total{code=\"\(code)\"} \(count)\n" }
    }
  }

  private mutating func addQueues(_ ring: BatchRing, _ inbound: InboundRing) {
    gauge("tenor_inbound_waiting", "Messages that wait for the engine", UInt64(inbound.count))
    // Read last to first, so that no difference comes out negative.
    let published = ring.published.load()
    let reported = ring.reported.load()
    let applied = ring.applied.load()
    let durable = ring.durable.load()
    let sequenced = ring.sequenced.load()
    header("tenor_batches_waiting", "Batches that wait for a thread", "gauge")
    for (thread, passed) in [
      ("journal", durable), ("engine", applied), ("gateway", reported), ("publisher", published),
    ] {
      text += "tenor_batches_waiting{thread=\"\(thread)\"} \(sequenced - min(passed, sequenced))\n"
    }
  }

  private mutating func addFeed(_ feed: FeedFigures) {
    counter("tenor_feed_messages_total", "Feed messages made", feed.messages.count)
    counter("tenor_feed_bodies_total", "Feed bodies sent", feed.bodies.count)
    counter("tenor_feed_heartbeats_total", "Feed heartbeats sent", feed.heartbeats.count)
    counter("tenor_feed_requests_total", "Snapshot and range requests", feed.requests.count)
    counter(
      "tenor_feed_subscribers_cut_off_total", "Subscribers that asked for too many topics",
      feed.subscribersCutOff.count)
    gauge("tenor_feed_topics", "Topics that ever had a message", feed.topics.count)
  }

  private mutating func header(_ name: String, _ help: String, _ type: String) {
    text += "# HELP \(name) \(help)\n# TYPE \(name) \(type)\n"
  }

  private mutating func counter(_ name: String, _ help: String, _ value: UInt64) {
    header(name, help, "counter")
    text += "\(name) \(value)\n"
  }

  private mutating func gauge(_ name: String, _ help: String, _ value: UInt64) {
    header(name, help, "gauge")
    text += "\(name) \(value)\n"
  }

  private mutating func histogram(
    _ name: String, _ help: String, _ histogram: borrowing Histogram, divisor: Double
  ) {
    header(name, help, "histogram")
    var total: UInt64 = 0
    for index in histogram.bounds.indices {
      total += histogram.count(inBucket: index)
      text += "\(name)_bucket{le=\"\(number(histogram.bounds[index], divisor))\"} \(total)\n"
    }
    total += histogram.count(inBucket: histogram.bounds.count)
    text += "\(name)_bucket{le=\"+Inf\"} \(total)\n"
    text += "\(name)_sum \(number(histogram.totalValue, divisor))\n\(name)_count \(total)\n"
  }

  private func number(_ value: UInt64, _ divisor: Double) -> String {
    divisor == 1 ? "\(value)" : "\(Double(value) / divisor)"
  }
}
