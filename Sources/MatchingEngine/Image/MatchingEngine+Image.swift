/// The whole market as an image, and back.
///
/// Records stand in the image as they stand in memory: writing and reading cost what copying them costs. Only the index of
/// client order ids is made anew, since its hash differs from process to process.
extension MatchingEngine {
  /// Identifies the layout of an image: raised with every change of what a record means, and different by itself when a
  /// record's size changes.
  public static var imageLayout: UInt64 {
    var hash = StateHash()
    hash.combine(1 as UInt64)
    for size in OrderBooks.recordSizes + CapacityTables.recordSizes + [MemoryLayout<GangRecord>.size] {
      hash.combine(size)
    }
    for size in [
      MemoryLayout<TimerQueue.Entry>.size, MemoryLayout<ParticipantRecord>.size, MemoryLayout<AddSpec>.size,
      MemoryLayout<AddRegion>.size, MemoryLayout<AddTenor>.size,
    ] { hash.combine(size) }
    return hash.finished()
  }

  /// Writes everything that ``stateHash()`` covers, and everything that makes it fast.
  ///
  /// - Complexity: O(size of the market).
  public func write(to image: inout ImageWriter) {
    image.begin("engine")
    image.put(Self.imageLayout)
    image.put(rules)
    image.put(sequence)
    image.put(time.rawValue)
    image.put(nextTrade)
    store.write(to: &image)
    participants.write(to: &image)
    catalogue.write(to: &image)
    timers.write(to: &image)
    capacity.write(to: &image)
    gangs.write(to: &image)
    image.begin("end")
  }

  /// A market as an image has it.
  ///
  /// - Parameter configuration: As ``init(configuration:)``; limits may differ from those of the market that was written,
  ///   rules may not.
  /// - Throws: ``ImageError``.
  public init(configuration: EngineConfiguration, image: inout ImageReader) throws(ImageError) {
    self.init(configuration: configuration)
    try image.expect("engine")
    let layout = try image.take(UInt64.self)
    guard layout == Self.imageLayout else { throw .otherLayout(found: layout, expected: Self.imageLayout) }
    guard try image.take(UInt8.self) == rules else { throw .otherRules }
    sequence = try image.take()
    time = Timestamp(try image.take(UInt64.self))
    nextTrade = try image.take()
    try store.read(from: &image)
    try participants.read(from: &image, orders: store.orders, seed: hashSeed)
    try catalogue.read(from: &image, books: store.books)
    try timers.read(from: &image)
    try capacity.read(from: &image)
    try gangs.read(from: &image)
    try image.expect("end")
    if tracksCapacity && capacity.leases.count >= maximumLeases { restingLimit = 0 }
  }

  private var rules: UInt8 {
    (tracksCapacity ? 1 : 0) | (reportsMarketData ? 2 : 0) | (requiresRisingRequests ? 4 : 0)
  }
}

extension Slab {
  func write(to image: inout ImageWriter) {
    image.put(highWater)
    image.put(firstFree)
    image.put(UInt64(count))
    withRecords { image.put($0) }
  }
}

extension OrderBooks {
  static var recordSizes: [Int] {
    [
      MemoryLayout<OrderRecord>.stride, MemoryLayout<LevelRecord>.stride, MemoryLayout<ChunkRecord>.stride,
      MemoryLayout<NodeRecord>.stride, MemoryLayout<WindowRecord>.stride, MemoryLayout<BookRecord>.stride,
      MemoryLayout<TermsRecord>.stride, MemoryLayout<StopBookRecord>.stride, MemoryLayout<CollarRecord>.stride,
      MemoryLayout<OffBookRecord>.stride,
    ]
  }

  func write(to image: inout ImageWriter) {
    image.begin("books")
    orders.write(to: &image)
    levels.write(to: &image)
    chunks.write(to: &image)
    nodes.write(to: &image)
    windows.write(to: &image)
    books.write(to: &image)
    terms.write(to: &image)
    stopBooks.write(to: &image)
    collars.write(to: &image)
    offBooks.write(to: &image)
  }

  mutating func read(from image: inout ImageReader) throws(ImageError) {
    try image.expect("books")
    try orders.read(from: &image)
    try levels.read(from: &image)
    try chunks.read(from: &image)
    try nodes.read(from: &image)
    try windows.read(from: &image)
    try books.read(from: &image)
    try terms.read(from: &image)
    try stopBooks.read(from: &image)
    try collars.read(from: &image)
    try offBooks.read(from: &image)
  }
}
