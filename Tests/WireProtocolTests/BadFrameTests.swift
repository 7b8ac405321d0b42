import Testing

@testable import WireProtocol

@Suite struct BadFrameTests {
  @Test func anEmptyFrameIsTooShort() {
    #expect(read([]) == only(.frameTooShort, offset: 0, value: 0))
  }

  @Test func aFrameOfLessThanAHeaderIsTooShort() {
    #expect(read([16, 0, 1, 0]) == only(.frameTooShort, offset: 0, value: 4))
  }

  @Test func aBlockThatGoesBeyondTheFrameIsTooShortAtItsHeader() {
    let frame = heartbeat + Array(sampleOrder.encoded.dropLast(8))
    let error = WireError(code: .frameTooShort, template: 10, field: 0, offset: 16, value: 96)
    #expect(read(frame) == FrameContent(messages: [.heartbeat(HeartbeatMessage(requestToken: 1))], errors: [error]))
  }

  @Test func aFrameAboveTheLimitIsTooLongAndNothingOfItIsRead() {
    let frame = heartbeat + heartbeat
    #expect(read(frame, maximumLength: 24) == only(.frameTooLong, offset: 0, value: 32))
    #expect(read(frame, maximumLength: 32).messages.count == 2)
  }

  @Test func aFrameWhoseLengthIsNoMultipleOfEightIsMisalignedAndNothingOfItIsRead() {
    #expect(read(heartbeat + [0, 0, 0]) == only(.frameMisaligned, offset: 16, value: 19))
  }

  @Test func aBlockWhoseLengthIsNoMultipleOfEightIsMisaligned() {
    var frame = heartbeat + heartbeat
    frame[16] = 7
    let error = WireError(code: .frameMisaligned, template: 2, field: 0, offset: 16, value: 7)
    #expect(read(frame) == FrameContent(messages: [.heartbeat(HeartbeatMessage(requestToken: 1))], errors: [error]))
  }

  @Test func anotherSchemaEndsTheFrame() {
    var frame = heartbeat + heartbeat
    poke(7802, width: 2, at: 4, in: &frame)
    #expect(read(frame) == only(.wrongSchema, offset: 4, value: 7802))
  }

  @Test func anUnknownTemplateIsSteppedOver() {
    var frame = heartbeat + heartbeat
    poke(999, width: 2, at: 2, in: &frame)
    let error = WireError(code: .unknownTemplate, template: 999, field: 0, offset: 2, value: 999)
    #expect(read(frame) == FrameContent(messages: [.heartbeat(HeartbeatMessage(requestToken: 1))], errors: [error]))
  }

  @Test func aBlockShorterThanTheFirstVersionIsSteppedOver() {
    var short = Array(sampleOrder.encoded.dropLast(16))
    poke(80, width: 2, at: 0, in: &short)
    let error = WireError(code: .blockTooShort, template: 10, field: 0, offset: 16, value: 80)
    let content = read(heartbeat + short + heartbeat)
    #expect(content.errors == [error])
    #expect(content.messages.count == 2)
  }

  @Test func aBlockWithoutAnyBytesIsTooShort() {
    var empty = Array(heartbeat.prefix(8))
    poke(0, width: 2, at: 0, in: &empty)
    let error = WireError(code: .blockTooShort, template: 2, field: 0, offset: 0, value: 0)
    #expect(read(empty) == FrameContent(errors: [error]))
  }

  @Test func aLongerBlockOfANewerVersionIsReadByItsKnownPart() {
    var newer = sampleOrder.encoded + [UInt8](repeating: 0xFF, count: 16)
    poke(112, width: 2, at: 0, in: &newer)
    poke(2, width: 2, at: 6, in: &newer)
    let content = read(newer + heartbeat)
    #expect(content.errors == [])
    #expect(content.messages == [.newOrder(sampleOrder), .heartbeat(HeartbeatMessage(requestToken: 1))])
  }

  @Test func decodingChecksTheLengthOfABlockByItself() {
    let bytes = heartbeat
    let expected = WireError(code: .blockTooShort, template: 2, field: 0, offset: 0, value: 7)
    #expect(throws: expected) {
      try bytes.withUnsafeBytes { try HeartbeatMessage.decode(block: $0.baseAddress! + 8, length: 7, offsetInFrame: 8) }
    }
  }

  @Test func afterAFatalErrorTheWalkIsOver() {
    let frame = Array(heartbeat.dropLast(1))
    frame.withUnsafeBytes { bytes in
      var reader = MessageReader(bytes)
      #expect(throws: WireError.self) { try reader.next() }
      #expect(throws: Never.self) { try reader.next() == nil }
    }
  }

  private var heartbeat: [UInt8] { HeartbeatMessage(requestToken: 1).encoded }

  private func only(_ code: WireRejectCode, offset: Int, value: Int64) -> FrameContent {
    FrameContent(errors: [WireError(code: code, template: 0, field: 0, offset: offset, value: value)])
  }
}
