/// The 48 bytes before a record's payload. The layout is described in `docs/journal-format.md`.
struct RecordHeader: Equatable {
  static let length = 48
  /// `TREC`, read as a little-endian number.
  static let magic: UInt32 = 0x4345_5254

  enum Offset {
    static let magic = 0
    static let payloadLength = 4
    static let firstSequence = 8
    static let time = 16
    static let type = 24
    static let flags = 26
    static let epoch = 28
    static let commandCount = 32
    static let payloadChecksum = 36
    static let previousHeaderChecksum = 40
    static let checksum = 44
  }

  var payloadLength: UInt32
  var firstSequence: UInt64
  var time: UInt64
  var type: UInt16
  var flags: UInt16 = 0
  var epoch: UInt32
  var commandCount: UInt32
  var payloadChecksum: UInt32
  var previousHeaderChecksum: UInt32
  /// Filled in by ``encode(into:salt:)``.
  var checksum: UInt32 = 0

  /// Bytes that the whole record takes: header, payload, padding, end mark.
  var recordLength: Int { RecordFormat.recordLength(payloadLength: Int(payloadLength)) }

  /// Fills `bytes` (``length`` of them), and ``checksum``.
  mutating func encode(into bytes: UnsafeMutableRawBufferPointer, salt: UInt32) {
    bytes.store(Self.magic, at: Offset.magic)
    bytes.store(payloadLength, at: Offset.payloadLength)
    bytes.store(firstSequence, at: Offset.firstSequence)
    bytes.store(time, at: Offset.time)
    bytes.store(type, at: Offset.type)
    bytes.store(flags, at: Offset.flags)
    bytes.store(epoch, at: Offset.epoch)
    bytes.store(commandCount, at: Offset.commandCount)
    bytes.store(payloadChecksum, at: Offset.payloadChecksum)
    bytes.store(previousHeaderChecksum, at: Offset.previousHeaderChecksum)
    checksum = UnsafeRawBufferPointer(bytes).part(0..<Offset.checksum).checksum(from: salt)
    bytes.store(checksum, at: Offset.checksum)
  }

  /// The header at the start of `bytes`; `nil` if magic or checksum are wrong or there are too few bytes.
  init?(decoding bytes: UnsafeRawBufferPointer, salt: UInt32) {
    guard bytes.count >= Self.length, bytes.number(at: Offset.magic) == Self.magic else { return nil }
    checksum = bytes.number(at: Offset.checksum)
    guard bytes.part(0..<Offset.checksum).checksum(from: salt) == checksum else { return nil }
    payloadLength = bytes.number(at: Offset.payloadLength)
    firstSequence = bytes.number(at: Offset.firstSequence)
    time = bytes.number(at: Offset.time)
    type = bytes.number(at: Offset.type)
    flags = bytes.number(at: Offset.flags)
    epoch = bytes.number(at: Offset.epoch)
    commandCount = bytes.number(at: Offset.commandCount)
    payloadChecksum = bytes.number(at: Offset.payloadChecksum)
    previousHeaderChecksum = bytes.number(at: Offset.previousHeaderChecksum)
  }

  init(
    type: JournalRecordType, time: UInt64, epoch: UInt32, commandCount: UInt32, payload: UnsafeRawBufferPointer,
    chain: ChainState
  ) {
    payloadLength = UInt32(payload.count)
    firstSequence = chain.nextSequence
    self.time = time
    self.type = type.rawValue
    self.epoch = epoch
    self.commandCount = commandCount
    payloadChecksum = payload.checksum()
    previousHeaderChecksum = chain.previousHeaderChecksum
  }
}
