/// What happened in a simulation, step by step: always as a digest, and as text for a person if that is wanted.
final class Trace: @unchecked Sendable {
  // Used by one thread, as all of a simulation.

  /// Whether lines are kept.
  let isKept: Bool
  /// The lines so far, oldest first.
  private(set) var lines: [String] = []
  /// A digest of everything that happened: the same for the same seed.
  private(set) var digest: UInt64 = 0xCBF2_9CE4_8422_2325
  /// What stands before each line.
  var step = 0
  var now: UInt64 = 0

  init(isKept: Bool) { self.isKept = isKept }

  /// Takes a number into the digest.
  func mix(_ number: UInt64) {
    digest = (digest ^ number) &* 0x9E37_79B9_7F4A_7C15
    digest ^= digest >> 29
  }

  /// Takes bytes into the digest.
  func mix(_ bytes: UnsafeRawBufferPointer) {
    mix(UInt64(bytes.count))
    var offset = 0
    while offset + 8 <= bytes.count {
      mix(bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
      offset += 8
    }
    while offset < bytes.count {
      mix(UInt64(bytes[offset]))
      offset += 1
    }
  }

  /// Keeps a line.
  func note(_ text: @autoclosure () -> String) {
    guard isKept else { return }
    let milliseconds = now / 1_000_000
    lines.append(
      "step \(step), \(milliseconds / 1_000).\(String(1_000 + milliseconds % 1_000).dropFirst()) s: \(text())")
  }
}
