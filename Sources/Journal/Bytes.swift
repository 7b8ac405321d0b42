import CIntrinsics
import Glibc

extension UnsafeRawBufferPointer {
  /// The little-endian number at `offset`.
  func number<Number: FixedWidthInteger & BitwiseCopyable>(at offset: Int, as type: Number.Type = Number.self) -> Number
  {
    Number(littleEndian: loadUnaligned(fromByteOffset: offset, as: type))
  }

  /// The bytes in `range`.
  func part(_ range: Range<Int>) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(rebasing: self[range])
  }

  /// Whether every byte is zero. No bytes are all zeros.
  var isZero: Bool {
    guard let start = baseAddress, count > 0 else { return true }
    // If the first byte is zero and each equals the one before it, all are: the C library compares fastest.
    return self[0] == 0 && memcmp(start, start + 1, count - 1) == 0
  }

  /// The index of the last byte that is not zero.
  var lastNonZeroIndex: Int? {
    if isZero { return nil }
    return indices.last { self[$0] != 0 }
  }

  /// CRC32C of the bytes, continuing from `start`.
  func checksum(from start: UInt32 = 0) -> UInt32 {
    tenor_crc32c(start, baseAddress, count)
  }
}

extension UnsafeMutableRawBufferPointer {
  /// Writes `number` at `offset`, little-endian.
  func store<Number: FixedWidthInteger & BitwiseCopyable>(_ number: Number, at offset: Int) {
    storeBytes(of: number.littleEndian, toByteOffset: offset, as: Number.self)
  }
}

/// Memory that is given back when the last reference to its owner goes.
final class ByteBuffer {
  let bytes: UnsafeMutableRawBufferPointer

  /// `count` bytes, aligned for pages, with undefined contents.
  init(count: Int) {
    bytes = .allocate(byteCount: count, alignment: 4096)
  }

  deinit {
    bytes.deallocate()
  }
}

/// `value` in lower-case hexadecimal, at least `digits` long.
func hexadecimal(_ value: UInt64, digits: Int) -> String {
  padded(String(value, radix: 16), to: digits)
}

/// `text` behind as many zeros as make it `width` characters long.
func padded(_ text: String, to width: Int) -> String {
  String(repeating: "0", count: max(0, width - text.utf8.count)) + text
}
