import CIntrinsics
import SeededRandom
import Testing

struct ChecksumTests {
  /// RFC 3720, appendix B.4, and the customary check value.
  static let vectors: [(bytes: [UInt8], checksum: UInt32)] = [
    ([], 0),
    (Array("123456789".utf8), 0xE306_9283),
    ([UInt8](repeating: 0, count: 32), 0x8A91_36AA),
    ([UInt8](repeating: 0xFF, count: 32), 0x62A8_AB43),
    (Array(0..<32), 0x46DD_794E),
    (Array((0..<32).reversed()), 0x113F_DB5C),
    (
      [
        0x01, 0xC0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x14, 0, 0, 0, 0, 0, 0x04, 0, 0, 0, 0, 0x14, 0, 0, 0,
        0x18, 0x28, 0, 0, 0, 0, 0, 0, 0, 0x02, 0, 0, 0, 0, 0, 0, 0,
      ], 0xD996_3A56
    ),
  ]

  @Test func `gives the published values, by instruction and by table`() {
    for (bytes, checksum) in Self.vectors {
      #expect(tenor_crc32c(0, bytes, bytes.count) == checksum)
      #expect(tenor_crc32c_by_table(0, bytes, bytes.count) == checksum)
    }
  }

  @Test func `the table gives what the instruction gives, at every length and alignment`() {
    var generator = SplitMix64(seed: 1)
    let bytes = (0..<400).map { _ in UInt8.random(in: 0...255, using: &generator) }
    bytes.withUnsafeBytes { bytes in
      for start in 0..<9 {
        for count in 0...(bytes.count - start) {
          let address = bytes.baseAddress! + start
          #expect(tenor_crc32c(7, address, count) == tenor_crc32c_by_table(7, address, count))
        }
      }
    }
  }

  @Test func `the table gives what the instruction gives, at lengths of several streams at once`() {
    var generator = SplitMix64(seed: 2)
    let bytes = (0..<5_000).map { _ in UInt8.random(in: 0...255, using: &generator) }
    for count in 1_500...5_000 {
      #expect(tenor_crc32c(9, bytes, count) == tenor_crc32c_by_table(9, bytes, count))
    }
  }

  @Test func `may be computed piece by piece`() {
    let bytes = Array("a record may arrive in two pieces".utf8)
    let whole = tenor_crc32c(0, bytes, bytes.count)
    for cut in 0...bytes.count {
      let first = tenor_crc32c(0, bytes, cut)
      let both = bytes.withUnsafeBytes { tenor_crc32c(first, $0.baseAddress! + cut, bytes.count - cut) }
      #expect(both == whole)
    }
  }
}
