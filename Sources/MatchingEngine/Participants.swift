/// One account as the engine keeps it: 64 bytes.
struct ParticipantRecord: SlabRecord {
  /// The highest request id taken from it.
  var lastRequestID: UInt64
  /// Its live orders by the ids that it gave them.
  var orders: ClientOrderIndex
  var name: Code16
  /// Its pools, in the order in which they were opened.
  var pools: RecordQueue
  /// The leases that it bought, in the order in which they were opened.
  var leases: RecordQueue
  var padding: UInt64

  /// Participants are never removed.
  var nextFree: UInt32 {
    get { 0 }
    set { preconditionFailure("participants are never removed") }
  }
}

extension Code16 {
  /// The operator's own name, taken from the start.
  static var operatorName: Code16 {
    guard let name = Code16("operator") else { preconditionFailure("a well-formed name") }
    return name
  }
}

/// All accounts: what matching needs in a slab, the rest beside it.
struct Participants: ~Copyable {
  var records: Slab<ParticipantRecord>
  private var numberByName: [Code16: UInt32] = [:]
  private var credentials: [Digest32] = []

  init() {
    records = Slab(capacity: 64)
    _ = add(.operatorName, credential: .zero)
  }

  deinit {
    for number in 1..<records.highWater { records[number].pointee.orders.deallocate() }
  }

  /// Whether there is a participant with this number.
  @inline(__always)
  func contains(_ id: ParticipantID) -> Bool { id.rawValue &- 1 < records.highWater &- 1 }

  /// How many there are.
  var count: Int { records.count }

  /// The number of the participant called `name`; `nil` when there is none.
  func number(named name: Code16) -> ParticipantID? { numberByName[name].map { ParticipantID($0) } }

  /// Opens an account. The name must be free.
  mutating func add(_ name: Code16, credential: Digest32) -> ParticipantID {
    precondition(numberByName[name] == nil, "a participant's name must be unique")
    let number = records.allocate()
    records[number].initialize(
      to: ParticipantRecord(
        lastRequestID: 0, orders: ClientOrderIndex(), name: name, pools: RecordQueue(), leases: RecordQueue(),
        padding: 0))
    numberByName[name] = number
    credentials.append(credential)
    return ParticipantID(number)
  }

  func write(to image: inout ImageWriter) {
    image.begin("accounts")
    records.write(to: &image)
    image.put(contentsOf: credentials)
    for number in 1..<records.highWater {
      var slots: [UInt32] = []
      records[number].pointee.orders.forEachSlot { slots.append($0) }
      image.put(contentsOf: slots)
    }
  }

  /// The accounts of an image; their live orders are found again in `orders`.
  mutating func read(
    from image: inout ImageReader, orders: borrowing Slab<OrderRecord>, seed: UInt64
  ) throws(ImageError) {
    try image.expect("accounts")
    try records.read(from: &image)
    credentials = try image.takeList()
    numberByName.removeAll()
    // Before anything can fail: what stands in the image is another process's memory.
    for number in 1..<records.highWater { records[number].pointee.orders = ClientOrderIndex() }
    for number in 1..<records.highWater {
      numberByName[records[number].pointee.name] = number
      for slot in try image.takeList(of: UInt32.self) {
        let id = orders[slot].pointee.clientOrderID
        records[number].pointee.orders.insert(ClientOrderIndex.fingerprint(of: id, seed: seed), slot: slot)
      }
    }
  }

  /// Feeds every account to `hash`.
  func combine(into hash: inout StateHash) {
    hash.combine(count)
    for number in 1..<records.highWater {
      let record = records[number].pointee
      hash.combine(record.lastRequestID)
      hash.combine(record.name)
      hash.combine(record.orders.count)
      let credential = credentials[Int(number) - 1]
      for word in [credential.word0, credential.word1, credential.word2, credential.word3] { hash.combine(word) }
    }
  }
}
