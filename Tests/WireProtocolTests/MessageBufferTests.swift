import Testing

@testable import WireProtocol

@Suite struct MessageBufferTests {
  @Test func messagesStandOneBehindTheOther() {
    var buffer = MessageBuffer()
    buffer.append(sampleOrder)
    buffer.append(HeartbeatMessage(requestToken: 5))
    #expect(buffer.bytes == sampleOrder.encoded + HeartbeatMessage(requestToken: 5).encoded)
    #expect(buffer.count == NewOrderMessage.encodedLength + HeartbeatMessage.encodedLength)
  }

  @Test func itGrowsAsNeededAndKeepsItsRoom() {
    var buffer = MessageBuffer()
    for token: UInt64 in 0..<1000 { buffer.append(HeartbeatMessage(requestToken: token)) }
    #expect(buffer.count == 16_000)
    #expect(read(buffer.bytes).messages.last == .heartbeat(HeartbeatMessage(requestToken: 999)))
    let capacity = buffer.capacity
    buffer.removeAll()
    #expect(buffer.isEmpty)
    #expect(buffer.capacity == capacity)
    #expect(buffer.withUnsafeBytes { $0.count } == 0)
  }

  @Test func rawBytesAreAddedAsTheyAre() {
    var buffer = MessageBuffer(capacity: 4)
    buffer.append(HeartbeatMessage(requestToken: 5))
    sampleOrder.encoded.withUnsafeBytes { buffer.append($0) }
    buffer.append(UnsafeRawBufferPointer(start: nil, count: 0))
    #expect(buffer.bytes == HeartbeatMessage(requestToken: 5).encoded + sampleOrder.encoded)
  }

  @Test func aHeaderIsWrittenAgainOnceItsCountIsKnown() {
    var buffer = MessageBuffer()
    var header = FeedHeaderMessage(firstSequence: 1, engineSequence: 2, time: 3, count: 0)
    buffer.append(header)
    buffer.append(TradingStatusMessage(time: 3, instrument: 4, state: .open))
    header.count = 1
    buffer.overwrite(at: 0, with: header)
    let status = TradingStatusMessage(time: 3, instrument: 4, state: .open)
    #expect(read(buffer.bytes) == FrameContent(messages: [.feedHeader(header), .tradingStatus(status)]))
  }

  @Test func truncatingTakesTheLastBytesAway() {
    var buffer = MessageBuffer()
    buffer.append(HeartbeatMessage(requestToken: 5))
    buffer.append(sampleOrder)
    buffer.truncate(to: HeartbeatMessage.encodedLength)
    #expect(buffer.bytes == HeartbeatMessage(requestToken: 5).encoded)
  }

  @Test func itsBytesCanBeChangedInPlace() {
    var buffer = MessageBuffer()
    buffer.append(HeartbeatMessage(requestToken: 5))
    buffer.withUnsafeMutableBytes { $0[8] = 6 }
    #expect(read(buffer.bytes).messages == [.heartbeat(HeartbeatMessage(requestToken: 6))])
  }

  @Test func aCopyKeepsItsBytes() {
    var buffer = MessageBuffer()
    buffer.append(HeartbeatMessage(requestToken: 5))
    let copy = buffer
    buffer.removeAll()
    buffer.append(HeartbeatMessage(requestToken: 6))
    #expect(copy.bytes == HeartbeatMessage(requestToken: 5).encoded)
  }
}
