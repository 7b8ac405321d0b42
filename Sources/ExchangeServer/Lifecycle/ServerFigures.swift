/// Everything that a running server counts, by the thread that counts it.
final class ServerFigures: Sendable {
  let gateway = GatewayFigures()
  let sequencer = SequencerFigures()
  let journal = JournalFigures()
  let feed = FeedFigures()
}
