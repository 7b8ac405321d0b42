import MatchingEngine
import WireProtocol

extension ImageWriter {
  /// Adds a message as on the wire; `nil`: that there is none.
  mutating func putMessage<Message: WireMessage>(_ message: Message?) {
    guard let message else { return put(contentsOf: [UInt8]()) }
    let bytes = [UInt8](unsafeUninitializedCapacity: Message.encodedLength) { buffer, count in
      message.encode(into: UnsafeMutableRawPointer(buffer.baseAddress!))
      count = Message.encodedLength
    }
    put(contentsOf: bytes)
  }

  /// Adds a list of messages: how many, then each.
  mutating func putMessages<Message: WireMessage>(_ messages: [Message]) {
    put(UInt64(messages.count))
    for message in messages { putMessage(message) }
  }
}

extension ImageReader {
  /// The next message; `nil` where there is none.
  mutating func takeMessage<Message: WireMessage>() throws(ImageError) -> Message? {
    let bytes = try takeList(of: UInt8.self)
    guard !bytes.isEmpty else { return nil }
    guard bytes.count == Message.encodedLength else { throw .otherRules }
    let message = bytes.withUnsafeBytes { bytes in
      try? Message.decode(
        block: bytes.baseAddress! + WireSchema.headerLength, length: bytes.count - WireSchema.headerLength,
        offsetInFrame: WireSchema.headerLength)
    }
    guard let message else { throw .otherRules }
    return message
  }

  /// The next list of messages.
  mutating func takeMessages<Message: WireMessage>(_ type: Message.Type) throws(ImageError) -> [Message] {
    var messages: [Message] = []
    for _ in 0..<(try take(UInt64.self)) {
      guard let message: Message = try takeMessage() else { throw .otherRules }
      messages.append(message)
    }
    return messages
  }
}
