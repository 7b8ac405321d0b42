import WireProtocol

/// Commands of which no report has come yet, in the order of their request ids, with their bytes.
struct UnansweredCommands {
  private struct Entry {
    let requestID: UInt64
    let template: UInt16
    let offset: Int
    let length: Int
    var isAnswered = false
  }

  /// Answered ones too, until they are cleared away together.
  private var entries: [Entry] = []
  private var bytes = MessageBuffer()
  /// How many there are.
  private(set) var count = 0
  /// How many there may be.
  let limit: Int

  init(limit: Int) { self.limit = limit }

  var isEmpty: Bool { count == 0 }
  var isFull: Bool { count >= limit }
  /// Bytes of those that are not answered.
  private(set) var byteCount = 0

  /// Bytes held, those of answered ones that were not cleared away yet too.
  var keptBytes: Int { bytes.count }

  /// Keeps a command with a higher request id than any before.
  ///
  /// - Complexity: O(1), in the long run.
  mutating func append<Message: WireMessage>(_ message: Message, _ requestID: UInt64) {
    precondition(entries.last.map { $0.requestID < requestID } ?? true, "request ids rise")
    precondition(!isFull, "more commands than may be unanswered")
    entries.append(
      Entry(
        requestID: requestID, template: Message.templateID, offset: bytes.count, length: Message.encodedLength))
    bytes.append(message)
    count += 1
    byteCount += Message.encodedLength
  }

  /// Whether the command `requestID` of this kind is unanswered; `template` `nil`: of any kind.
  func contains(_ requestID: UInt64, template: UInt16? = nil) -> Bool { place(of: requestID, template) != nil }

  /// Forgets the command `requestID`.
  ///
  /// - Returns: Whether it was there.
  /// - Complexity: O(log count), in the long run.
  @discardableResult
  mutating func remove(_ requestID: UInt64, template: UInt16? = nil) -> Bool {
    guard let place = place(of: requestID, template) else { return false }
    entries[place].isAnswered = true
    count -= 1
    byteCount -= entries[place].length
    if entries.count > 2 * count + Self.answeredAtLeast { clear() }
    return true
  }

  /// Calls `body` with each, in order.
  func forEach<Failure: Error>(
    _ body: (_ requestID: UInt64, _ template: UInt16, _ bytes: UnsafeRawBufferPointer) throws(Failure) -> Void
  ) throws(Failure) {
    try bytes.withUnsafeBytes { all throws(Failure) in
      for entry in entries where !entry.isAnswered {
        let bytes = UnsafeRawBufferPointer(rebasing: all[entry.offset..<entry.offset + entry.length])
        try body(entry.requestID, entry.template, bytes)
      }
    }
  }

  /// Answered commands that are worth clearing away.
  private static let answeredAtLeast = 1_024

  private mutating func clear() {
    var left = UnansweredCommands(limit: limit)
    left.entries.reserveCapacity(count + Self.answeredAtLeast)
    forEach { requestID, template, bytes in
      left.entries.append(
        Entry(requestID: requestID, template: template, offset: left.bytes.count, length: bytes.count))
      left.bytes.append(bytes)
    }
    (left.count, left.byteCount) = (count, byteCount)
    self = left
  }

  private func place(of requestID: UInt64, _ template: UInt16?) -> Int? {
    let place = entries.firstPlace { $0.requestID >= requestID }
    guard place < entries.count, entries[place].requestID == requestID, !entries[place].isAnswered else { return nil }
    return template == nil || entries[place].template == template ? place : nil
  }
}

extension ExecutionReport {
  /// The command that it answers; `nil`: none.
  var answeredRequest: UInt64? {
    switch self {
    case .accepted(let report): report.requestId
    case .amended(let report): report.requestId
    case .cancelled(let report): report.requestId
    case .massCancelled(let report): report.requestId
    case .done(let report): report.requestId
    case .poolOpened(let report): report.requestId
    case .poolChanged(let report): report.requestId
    case .poolClosed(let report): report.requestId
    case .leaseEnded(let report): report.requestId
    case .rejected(let report): report.requestId
    case .filled, .triggered, .leaseOpened, .parked, .restored: nil
    }
  }
}
