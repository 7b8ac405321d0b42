/// The first 4,096 bytes of a segment. The layout is described in `docs/journal-format.md`.
struct SegmentHeader: Equatable {
  static let length = 4096
  static let formatVersion: UInt32 = 3
  static let lowestReaderVersion: UInt32 = 3
  /// From this version on a segment may hold links of the chain of digests.
  static let firstVersionWithLinks: UInt32 = 2
  /// From this version on a record holds up to ``RecordFormat/maximumCommandCount`` commands; before, 1,024.
  static let firstVersionWithLongRecords: UInt32 = 3
  /// `TENORLOG`, read as a little-endian number.
  static let magic: UInt64 = 0x474F_4C52_4F4E_4554

  enum Offset {
    static let magic = 0
    static let formatVersion = 8
    static let lowestReaderVersion = 12
    static let identifier = 16
    static let segmentNumber = 32
    static let firstSequence = 40
    static let time = 48
    static let previousHeaderChecksum = 56
    static let epoch = 60
    static let segmentSize = 64
    static let checksum = SegmentHeader.length - 4
  }

  var formatVersion = Self.formatVersion
  var lowestReaderVersion = Self.lowestReaderVersion
  var identifier: JournalIdentifier
  var segmentNumber: UInt64
  var firstSequence: UInt64
  var time: UInt64
  var previousHeaderChecksum: UInt32
  var epoch: UInt32
  var segmentSize: UInt64

  /// The most commands of a record of this segment.
  var maximumCommandCount: UInt32 {
    formatVersion >= Self.firstVersionWithLongRecords ? RecordFormat.maximumCommandCount : 1024
  }

  /// What the header checksums of this segment's records start from.
  var salt: UInt32 {
    withUnsafeTemporaryAllocation(byteCount: JournalIdentifier.length + 8, alignment: 8) { bytes in
      identifier.store(to: bytes, at: 0)
      bytes.store(segmentNumber, at: JournalIdentifier.length)
      return UnsafeRawBufferPointer(bytes).checksum()
    }
  }

  /// Where the log stands before this segment's first record.
  var chainAtStart: ChainState {
    ChainState(nextSequence: firstSequence, previousHeaderChecksum: previousHeaderChecksum, epoch: epoch)
  }

  /// Fills `bytes` (``length`` of them).
  func encode(into bytes: UnsafeMutableRawBufferPointer) {
    bytes.initializeMemory(as: UInt8.self, repeating: 0)
    bytes.store(Self.magic, at: Offset.magic)
    bytes.store(formatVersion, at: Offset.formatVersion)
    bytes.store(lowestReaderVersion, at: Offset.lowestReaderVersion)
    identifier.store(to: bytes, at: Offset.identifier)
    bytes.store(segmentNumber, at: Offset.segmentNumber)
    bytes.store(firstSequence, at: Offset.firstSequence)
    bytes.store(time, at: Offset.time)
    bytes.store(previousHeaderChecksum, at: Offset.previousHeaderChecksum)
    bytes.store(epoch, at: Offset.epoch)
    bytes.store(segmentSize, at: Offset.segmentSize)
    bytes.store(Self.checksum(of: UnsafeRawBufferPointer(bytes)), at: Offset.checksum)
  }

  static func checksum(of bytes: UnsafeRawBufferPointer) -> UInt32 {
    bytes.part(0..<Offset.checksum).checksum()
  }

  static func hasMagic(_ bytes: UnsafeRawBufferPointer) -> Bool {
    bytes.number(at: Offset.magic) == magic
  }

  /// Reads the fields without judging them.
  init(decoding bytes: UnsafeRawBufferPointer) {
    formatVersion = bytes.number(at: Offset.formatVersion)
    lowestReaderVersion = bytes.number(at: Offset.lowestReaderVersion)
    identifier = JournalIdentifier(loadingFrom: bytes, at: Offset.identifier)
    segmentNumber = bytes.number(at: Offset.segmentNumber)
    firstSequence = bytes.number(at: Offset.firstSequence)
    time = bytes.number(at: Offset.time)
    previousHeaderChecksum = bytes.number(at: Offset.previousHeaderChecksum)
    epoch = bytes.number(at: Offset.epoch)
    segmentSize = bytes.number(at: Offset.segmentSize)
  }

  init(
    identifier: JournalIdentifier, segmentNumber: UInt64, time: UInt64, segmentSize: UInt64, chain: ChainState
  ) {
    self.identifier = identifier
    self.segmentNumber = segmentNumber
    self.time = time
    self.segmentSize = segmentSize
    firstSequence = chain.nextSequence
    previousHeaderChecksum = chain.previousHeaderChecksum
    epoch = chain.epoch
  }
}

/// What the next record must continue.
struct ChainState: Equatable {
  /// A journal's first command has sequence 1, so that 0 can mean "none".
  static let start = ChainState(nextSequence: 1, previousHeaderChecksum: 0, epoch: 0)

  var nextSequence: UInt64
  var previousHeaderChecksum: UInt32
  var epoch: UInt32

  /// Goes on past the record with this header.
  mutating func advance(past header: RecordHeader) {
    nextSequence = header.firstSequence + UInt64(header.commandCount)
    previousHeaderChecksum = header.checksum
    epoch = header.epoch
  }
}
