/// The measures of a record, and the rule that lets a written sector be told from a missing one.
enum RecordFormat {
  /// Records start and end at multiples of this.
  static let alignment = 8
  /// A group commit: a sync takes hardly longer for so many commands than for one, and beyond that its first one only waits.
  static let maximumCommandCount: UInt32 = 4096
  /// 1 MiB.
  static let maximumPayloadLength = 1 << 20
  /// `rec-end\n`, read as a little-endian number; no byte of it is zero.
  static let endMark: UInt64 = 0x0A64_6E65_2D63_6572
  static let endMarkLength = 8
  /// The longest record there can be.
  static let maximumRecordLength = recordLength(payloadLength: maximumPayloadLength)
  /// The least that a disk writes whole.
  static let sectorLength = 512
  /// A record never holds as many zero bytes in a row.
  static let impossibleZeroRun = 256
  /// Zero words in a row that a payload may not have. 24 words, 7 bytes at either side and 44 of the header stay
  /// below ``impossibleZeroRun``.
  static let refusedZeroWords = 25

  /// Bytes that a record with such a payload takes.
  static func recordLength(payloadLength: Int) -> Int {
    RecordHeader.length + paddedLength(payloadLength) + endMarkLength
  }

  /// `length`, rounded up to a multiple of ``alignment``.
  static func paddedLength(_ length: Int) -> Int {
    (length + alignment - 1) & ~(alignment - 1)
  }

  /// Offset in `payload` of the first run of ``refusedZeroWords`` zero words; `nil` if it may be written.
  ///
  /// Looks at every 25th word only, as a run cannot hide between two of them; linear in the length otherwise.
  static func refusedZeroRun(in payload: UnsafeRawBufferPointer) -> Int? {
    let words = payload.count / 8
    var probe = refusedZeroWords - 1
    while probe < words {
      if payload.number(at: probe * 8, as: UInt64.self) != 0 {
        probe += refusedZeroWords
        continue
      }
      var first = probe
      while first > 0, probe - first < refusedZeroWords - 1, payload.number(at: (first - 1) * 8, as: UInt64.self) == 0 {
        first -= 1
      }
      var last = probe
      while last + 1 < words, payload.number(at: (last + 1) * 8, as: UInt64.self) == 0 { last += 1 }
      if last - first + 1 >= refusedZeroWords { return first * 8 }
      probe = last + refusedZeroWords
    }
    return nil
  }
}
