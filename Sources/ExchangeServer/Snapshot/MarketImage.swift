import MatchingEngine
import WireProtocol

/// The state of a whole exchange as an image: sequencer and engine, gateway, feed.
enum MarketImage {
  static func write<Peers: PeerTransport, Feed: FeedTransport>(
    _ sequencer: Sequencer, _ gateway: OrderGateway<Peers>, _ publisher: FeedPublisher<Feed>,
    _ configuration: ServerConfiguration, to image: inout ImageWriter
  ) {
    image.begin("tenor")
    image.put(compatibility(configuration))
    sequencer.write(to: &image)
    gateway.write(to: &image)
    publisher.write(to: &image)
    image.begin("whole")
  }

  /// Whether an image fits this build and these settings, before anything of it is read.
  static func check(_ image: inout ImageReader, _ configuration: ServerConfiguration) throws(SnapshotProblem) {
    do {
      try image.expect("tenor")
      let found = try image.take(UInt64.self)
      let expected = compatibility(configuration)
      guard found == expected else { throw ImageError.otherLayout(found: found, expected: expected) }
    } catch let error as ImageError {
      throw .otherState(error)
    } catch {
      throw .damaged("\(error)")
    }
  }

  /// Takes over an image that was checked, into parts that are new. When it throws they must not be used.
  static func read<Peers: PeerTransport, Feed: FeedTransport>(
    _ image: inout ImageReader, into sequencer: Sequencer, _ gateway: OrderGateway<Peers>,
    _ publisher: FeedPublisher<Feed>
  ) throws(ImageError) {
    try sequencer.read(from: &image)
    try gateway.read(from: &image)
    try publisher.read(from: &image)
    try image.expect("whole")
    guard image.isAtEnd else { throw .otherRules }
  }

  /// A number that differs with everything that an image's meaning depends on: layouts, the schema, and the settings from
  /// which feed and books are made.
  private static func compatibility(_ configuration: ServerConfiguration) -> UInt64 {
    var digest: UInt64 = 1
    func add(_ word: UInt64) { digest = (digest ^ word) &* 0x9E37_79B9_7F4A_7C15 ^ (digest >> 29) }
    add(MatchingEngine.imageLayout)
    add(UInt64(WireSchema.version))
    add(UInt64(Accounts.reportSize))
    for kind in FeedKind.allCases { add(UInt64(kind.messageSize)) }
    for limit in [
      configuration.maximumInstruments, configuration.maximumParticipants, configuration.maximumLeases,
      configuration.maximumOpenOrders,
    ] { add(UInt64(limit)) }
    add(MarketPrices(settings: SpotSettings(configuration)).settingsDigest)
    return digest
  }
}
