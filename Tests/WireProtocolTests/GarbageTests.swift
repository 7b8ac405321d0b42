import Testing

@testable import WireProtocol

/// Nothing that comes over the wire may crash the exchange, or be read as what it is not.
@Suite struct GarbageTests {
  @Test func randomFramesNeverCrash() {
    var source = RandomValues(seed: 7)
    for _ in 0..<50_000 {
      let length = Int.random(in: 0..<40, using: &source) * (source.flag() ? 8 : 1)
      let frame = (0..<length).map { _ in UInt8.random(in: 0...255, using: &source) }
      expectSound(read(frame), of: frame)
    }
  }

  @Test func mutatedFramesNeverCrash() {
    var source = RandomValues(seed: 8)
    var originals: [[UInt8]] = []
    for _ in 0..<20 { originals += randomMessages(from: &source).map(\.encoded) }
    for _ in 0..<50_000 {
      var frame = originals.randomElement(using: &source)!
      if source.flag() { frame += originals.randomElement(using: &source)! }
      mutate(&frame, using: &source)
      expectSound(read(frame), of: frame)
    }
  }

  /// What was read as messages must be in the frame, byte by byte but for what newer versions append.
  private func expectSound(_ content: FrameContent, of frame: [UInt8]) {
    let read = content.messages.reduce(0) { $0 + type(of: $1.message).encodedLength }
    if read > frame.count { Issue.record("more messages than bytes in \(frame)") }
    for error in content.errors where Int(error.offset) > frame.count {
      Issue.record("\(error) points outside of \(frame)")
    }
    if content.messages.isEmpty, content.errors.isEmpty { Issue.record("nothing came of \(frame)") }
    for message in content.messages where message.json.isEmpty || message.text.isEmpty {
      Issue.record("nothing was written of \(message)")
    }
  }

  private func mutate(_ frame: inout [UInt8], using source: inout RandomValues) {
    for _ in 0..<Int.random(in: 1...4, using: &source) {
      switch Int.random(in: 0..<5, using: &source) {
      case 0: frame.removeLast(Int.random(in: 0...frame.count, using: &source))
      case 1: frame += (0..<Int.random(in: 1...24, using: &source)).map { UInt8($0) }
      case 2 where frame.count >= 2:
        // The block's length: what comes after moves.
        frame[Int.random(in: 0...1, using: &source)] = UInt8.random(in: 0...255, using: &source)
      default:
        guard let place = frame.indices.randomElement(using: &source) else { continue }
        frame[place] ^= 1 << UInt8.random(in: 0..<8, using: &source)
      }
    }
  }
}
