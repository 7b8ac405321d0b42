import Glibc

/// The last durable sequence, kept beside the log, so that a log that was cut exactly at a record's end, or lost its last
/// segments, is told from one that ends there. `docs/journal-format.md`, "The mark", has its layout.
final class MarkFile: @unchecked Sendable {
  // Used under the lock of the journal that it belongs to.
  private let file: any StorageFile
  private let identifier: JournalIdentifier
  private var counter: UInt64
  private var lastSequence: UInt64
  private let bytes = ByteBuffer(count: RecordFormat.sectorLength)

  static let name = "MARK"
  private static let magic: UInt64 = 0x4B52_414D_524E_4554  // TENRMARK
  private static let sectors = 2

  /// Offsets in a sector.
  private enum Offset {
    static let magic = 0
    static let identifier = 8
    static let counter = 24
    static let sequence = 32
    static let checksum = RecordFormat.sectorLength - 4
  }

  /// What a sector says.
  private struct Sector {
    var identifier: JournalIdentifier
    var counter: UInt64
    var sequence: UInt64

    init?(_ bytes: UnsafeRawBufferPointer) {
      guard bytes.number(at: Offset.magic) == MarkFile.magic,
        bytes.number(at: Offset.checksum) == bytes.part(0..<Offset.checksum).checksum()
      else { return nil }
      identifier = JournalIdentifier(loadingFrom: bytes, at: Offset.identifier)
      counter = bytes.number(at: Offset.counter)
      sequence = bytes.number(at: Offset.sequence)
    }
  }

  private init(_ file: any StorageFile, _ identifier: JournalIdentifier, counter: UInt64, lastSequence: UInt64) {
    self.file = file
    self.identifier = identifier
    self.counter = counter
    self.lastSequence = lastSequence
  }

  /// The sequence that was durable when the mark was last written; `nil`: there is no mark yet.
  ///
  /// - Throws: ``JournalError/damagedMark(file:)`` when neither sector says anything, which no crash can do;
  ///   ``JournalError/foreignMark(file:expected:found:)``.
  static func read(
    _ folder: String, of journal: JournalIdentifier?, in storage: any Storage = Disk()
  ) throws(JournalError) -> UInt64? {
    guard let newest = try newest(folder, storage) else { return nil }
    if let journal, newest.identifier != journal {
      throw .foreignMark(file: "\(folder)/\(name)", expected: journal, found: newest.identifier)
    }
    return newest.sequence
  }

  private static func newest(_ folder: String, _ storage: any Storage) throws(JournalError) -> Sector? {
    let path = "\(folder)/\(name)"
    let buffer = ByteBuffer(count: sectors * RecordFormat.sectorLength)
    let count: Int
    do throws(SystemCallFailure) {
      let file = try storage.open(path, flags: O_RDONLY)
      count = try file.read(into: buffer.bytes, at: 0)
    } catch {
      if error.code == ENOENT { return nil }
      throw error.asJournalError
    }
    let bytes = UnsafeRawBufferPointer(buffer.bytes).part(0..<count)
    // Made, and never written: the process died in between.
    if bytes.isZero { return nil }
    var newest: Sector?
    for start in stride(from: 0, to: count - RecordFormat.sectorLength + 1, by: RecordFormat.sectorLength) {
      guard let sector = Sector(bytes.part(start..<start + RecordFormat.sectorLength)) else { continue }
      if sector.counter > newest?.counter ?? 0 { newest = sector }
    }
    guard let newest else { throw .damagedMark(file: path) }
    return newest
  }

  /// Opens the mark of a journal for writing; makes it, with its room on the disk, if there is none.
  static func open(
    _ folder: String, of journal: JournalIdentifier, in storage: any Storage = Disk()
  ) throws(SystemCallFailure) -> MarkFile {
    let path = "\(folder)/\(name)"
    let file = try storage.open(path, flags: O_RDWR | O_CREAT)
    let length = sectors * RecordFormat.sectorLength
    if try file.length() < UInt64(length) {
      let zeros = ByteBuffer(count: length)
      zeros.bytes.initializeMemory(as: UInt8.self, repeating: 0)
      try file.write(UnsafeRawBufferPointer(zeros.bytes), at: 0)
      try file.synchronize()
      try storage.synchronizeFolder(folder)
    }
    // Opening has read it before: it is of this journal, or not written yet.
    let newest = (try? newest(folder, storage)) ?? nil
    return MarkFile(file, journal, counter: newest?.counter ?? 0, lastSequence: newest?.sequence ?? 0)
  }

  /// Writes that everything up to `sequence` is durable, over the older of the two sectors.
  func write(_ sequence: UInt64) throws(SystemCallFailure) {
    guard sequence != lastSequence else { return }
    counter += 1
    bytes.bytes.initializeMemory(as: UInt8.self, repeating: 0)
    bytes.bytes.store(Self.magic, at: Offset.magic)
    identifier.store(to: bytes.bytes, at: Offset.identifier)
    bytes.bytes.store(counter, at: Offset.counter)
    bytes.bytes.store(sequence, at: Offset.sequence)
    bytes.bytes.store(
      UnsafeRawBufferPointer(bytes.bytes).part(0..<Offset.checksum).checksum(), at: Offset.checksum)
    let place = counter % UInt64(Self.sectors) * UInt64(RecordFormat.sectorLength)
    try file.write(UnsafeRawBufferPointer(bytes.bytes), at: place)
    try file.synchronizeData()
    lastSequence = sequence
  }
}
