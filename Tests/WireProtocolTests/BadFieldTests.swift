import Testing

@testable import WireProtocol

@Suite struct BadFieldTests {
  @Test(arguments: refusedValues)
  func aValueThatAFieldDoesNotAllowIsRefusedWithFieldAndOffset(refused: RefusedValue) throws {
    let lead = HeartbeatMessage(requestToken: 1).encoded
    var frame = lead + (try GoldenVectorTests.vector(template: refused.template).bytes)
    let place = lead.count + WireSchema.headerLength + refused.offset
    poke(refused.value, width: refused.width, at: place, in: &frame)
    let expected = WireError(
      code: refused.code, template: refused.template, field: refused.field, offset: place,
      value: Int64(bitPattern: refused.value))
    #expect(read(frame).errors == [expected])
  }

  @Test func aSideThatDoesNotExistIsOutOfRange() {
    var frame = sampleOrder.encoded
    frame[8 + 80] = 2
    #expect(read(frame).errors == [WireError(code: .fieldOutOfRange, template: 10, field: 12, offset: 88, value: 2)])
  }

  @Test func instrumentZeroIsOutOfRange() {
    var frame = sampleOrder.encoded
    poke(0, width: 4, at: 8 + 12, in: &frame)
    #expect(read(frame).errors == [WireError(code: .fieldOutOfRange, template: 10, field: 3, offset: 20, value: 0)])
  }

  @Test func paddingThatIsNotZeroIsReserved() {
    var frame = sampleOrder.encoded
    frame[8 + 87] = 1
    #expect(read(frame).errors == [WireError(code: .reservedNotZero, template: 10, field: 18, offset: 94, value: 256)])
  }

  @Test func aBadFieldDoesNotSpoilTheMessagesAroundIt() {
    var bad = sampleOrder.encoded
    bad[8 + 83] = 9
    let content = read(sampleOrder.encoded + bad + sampleOrder.encoded)
    #expect(content.messages == [.newOrder(sampleOrder), .newOrder(sampleOrder)])
    #expect(content.errors.map(\.code) == [.fieldOutOfRange])
    #expect(content.errors.map(\.offset) == [UInt32(NewOrderMessage.encodedLength + 8 + 83)])
  }

  @Test func whatAValueMeansIsLeftToTheEngine() {
    var order = sampleOrder
    order.quantity = -5
    order.price = 0
    #expect(read(order.encoded) == FrameContent(messages: [.newOrder(order)]))
  }

  @Test func aRejectTellsItsSenderAllThatIsKnown() throws {
    var frame = sampleOrder.encoded
    frame[8 + 80] = 2
    let identifier = try withFirstMessage(of: frame) { $0.requestIdentifier }
    let error = try #require(read(frame).errors.first)
    let rejected = RejectedMessage(error, requestIdentifier: identifier, time: 99)
    #expect(
      rejected
        == RejectedMessage(
          reportSequence: 0, requestId: 7, value: 2, engineSequence: 0, time: 99, code: .fieldOutOfRange, field: 12,
          offset: 88, template: 10))
  }
}
