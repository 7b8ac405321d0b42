import MatchingEngine
import Testing

@testable import WireProtocol

/// A value that a field must refuse, and how.
struct RefusedValue: Sendable, CustomTestStringConvertible {
  let name: String
  let template: UInt16
  let field: UInt16
  let offset: Int
  let width: Int
  let value: UInt64
  let code: WireRejectCode

  init(
    _ name: String, _ template: UInt16, field: UInt16, at offset: Int, bytes width: Int, value: UInt64,
    _ code: WireRejectCode
  ) {
    self.name = name
    self.template = template
    self.field = field
    self.offset = offset
    self.width = width
    self.value = value
    self.code = code
  }

  var testDescription: String { "\(name) = \(value)" }
}

extension WireMessage {
  /// Header and block.
  var encoded: [UInt8] {
    var bytes = [UInt8](repeating: 0xAA, count: Self.encodedLength)
    bytes.withUnsafeMutableBytes { encode(into: $0.baseAddress!) }
    return bytes
  }
}

/// What reading a whole frame gave: the messages, and the errors in between.
struct FrameContent: Equatable {
  var messages: [AnyMessage] = []
  var errors: [WireError] = []
}

/// Reads `frame` to its end, as the gateway does.
func read(_ frame: [UInt8], maximumLength: Int = .max) -> FrameContent {
  var content = FrameContent()
  frame.withUnsafeBytes { bytes in
    var reader = MessageReader(bytes, maximumLength: maximumLength)
    // A frame holds at most one message or error per 8 bytes, and one for itself.
    for _ in 0...(bytes.count / 8 + 1) {
      do throws(WireError) {
        guard let view = try reader.next() else { return }
        content.messages.append(try AnyMessage(view))
      } catch {
        content.errors.append(error)
      }
    }
  }
  return content
}

/// Calls `body` with a view of the first message of `frame`.
func withFirstMessage<Result>(
  of frame: [UInt8], _ body: (MessageView) throws(WireError) -> Result
) throws -> Result {
  try frame.withUnsafeBytes { bytes in
    var reader = MessageReader(bytes)
    guard let view = try reader.next() else { throw EmptyFrame() }
    return try body(view)
  }
}

/// A frame that was to hold a message holds none.
struct EmptyFrame: Error {}

/// Writes the little-endian `value` over `bytes`, `offset` bytes on.
func poke(_ value: UInt64, width: Int, at offset: Int, in bytes: inout [UInt8]) {
  for position in 0..<width { bytes[offset + position] = UInt8(truncatingIfNeeded: value >> UInt64(position * 8)) }
}

/// An order as a client sends it.
let sampleOrder = NewOrderMessage(
  requestId: 7, instrument: 42, price: 112_000, quantity: 16, side: .bid, orderType: .limit,
  timeInForce: .goodTillCancelled, postOnly: false, selfTradePrevention: .cancelNewest, gang: false)
