import Testing

@testable import WireProtocol

@Suite struct RoundTripTests {
  @Test func everyMessageComesBackAsItWasSent() throws {
    var source = RandomValues(seed: 1)
    for _ in 0..<500 {
      for message in randomMessages(from: &source) { try expectRoundTrip(message) }
    }
  }

  @Test func randomMessagesCoverTheWholeSchema() {
    var source = RandomValues(seed: 2)
    let templates = randomMessages(from: &source).map { type(of: $0).templateID }
    #expect(templates == WireSchema.templates)
  }

  @Test func aFrameHoldsAnyNumberOfMessagesInOrder() {
    var source = RandomValues(seed: 3)
    let messages = randomMessages(from: &source)
    let content = read(messages.flatMap(\.encoded))
    #expect(content.errors.isEmpty)
    #expect(content.messages.map(\.text) == messages.map(\.text))
  }

  @Test func messagesAreReadFromUnalignedMemory() throws {
    var source = RandomValues(seed: 4)
    for message in randomMessages(from: &source) {
      let shifted = [0xFF] + message.encoded
      let decoded = try shifted.withUnsafeBytes { bytes in
        var reader = MessageReader(UnsafeRawBufferPointer(rebasing: bytes[1...]))
        return try AnyMessage(#require(try reader.next()))
      }
      #expect(decoded.message.encoded == message.encoded)
    }
  }

  private func expectRoundTrip<Message: WireMessage>(_ message: Message) throws {
    let bytes = message.encoded
    let decoded = try withFirstMessage(of: bytes) { view throws(WireError) in try view.decode(Message.self) }
    #expect(decoded == message)
    #expect(decoded.encoded == bytes)
  }
}
