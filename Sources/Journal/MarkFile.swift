import Glibc

/// A number kept beside the log, by which one that lost a part is told from one that is whole. `docs/journal-format.md`, "The
/// mark", has its layout.
final class MarkFile: @unchecked Sendable {
  // Used under the lock of the journal that it belongs to.
  private let file: any StorageFile
  private let identifier: JournalIdentifier
  private var counter: UInt64
  private var last: UInt64
  private let kind: Kind
  private let bytes = ByteBuffer(count: RecordFormat.sectorLength)

  /// What the number is. Numbers of either kind only grow.
  enum Kind: UInt64 {
    /// The last durable sequence: a log that was cut exactly at a record's end, or lost its last segments, does not reach it.
    case durable = 0x4B52_414D_524E_4554  // TENRMARK
    /// The first segment that was not moved to the archive: a log that lost its first segments begins behind it.
    case kept = 0x5450_454B_524E_4554  // TENRKEPT

    /// The file's name.
    var name: String {
      switch self {
      case .durable: "MARK"
      case .kept: "KEPT"
      }
    }
  }

  private static let sectors = 2

  /// Offsets in a sector.
  private enum Offset {
    static let magic = 0
    static let identifier = 8
    static let counter = 24
    static let number = 32
    static let checksum = RecordFormat.sectorLength - 4
  }

  /// What a sector says.
  private struct Sector {
    var identifier: JournalIdentifier
    var counter: UInt64
    var number: UInt64

    init?(_ bytes: UnsafeRawBufferPointer, _ kind: Kind) {
      guard bytes.number(at: Offset.magic) == kind.rawValue,
        bytes.number(at: Offset.checksum) == bytes.part(0..<Offset.checksum).checksum()
      else { return nil }
      identifier = JournalIdentifier(loadingFrom: bytes, at: Offset.identifier)
      counter = bytes.number(at: Offset.counter)
      number = bytes.number(at: Offset.number)
    }
  }

  private init(_ file: any StorageFile, _ kind: Kind, _ identifier: JournalIdentifier, _ newest: Sector?) {
    self.file = file
    self.kind = kind
    self.identifier = identifier
    counter = newest?.counter ?? 0
    last = newest?.number ?? 0
  }

  /// The number that was written last; `nil`: there is no mark yet.
  ///
  /// - Throws: ``JournalError/damagedMark(file:)`` when neither sector says anything, which no crash can do;
  ///   ``JournalError/foreignMark(file:expected:found:)``.
  static func read(
    _ folder: String, _ kind: Kind = .durable, of journal: JournalIdentifier?, in storage: any Storage = Disk()
  ) throws(JournalError) -> UInt64? {
    guard let newest = try newest(kind, folder, storage) else { return nil }
    if let journal, newest.identifier != journal {
      throw .foreignMark(file: "\(folder)/\(kind.name)", expected: journal, found: newest.identifier)
    }
    return newest.number
  }

  private static func newest(_ kind: Kind, _ folder: String, _ storage: any Storage) throws(JournalError) -> Sector? {
    let path = "\(folder)/\(kind.name)"
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
      guard let sector = Sector(bytes.part(start..<start + RecordFormat.sectorLength), kind) else { continue }
      if sector.counter > newest?.counter ?? 0 { newest = sector }
    }
    guard let newest else { throw .damagedMark(file: path) }
    return newest
  }

  /// Opens the mark of a journal for writing; makes it, with its room on the disk, if there is none.
  static func open(
    _ folder: String, _ kind: Kind = .durable, of journal: JournalIdentifier, in storage: any Storage = Disk()
  ) throws(SystemCallFailure) -> MarkFile {
    let path = "\(folder)/\(kind.name)"
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
    return MarkFile(file, kind, journal, (try? newest(kind, folder, storage)) ?? nil)
  }

  /// Writes `number`, over the older of the two sectors.
  func write(_ number: UInt64) throws(SystemCallFailure) {
    guard number != last else { return }
    counter += 1
    bytes.bytes.initializeMemory(as: UInt8.self, repeating: 0)
    bytes.bytes.store(kind.rawValue, at: Offset.magic)
    identifier.store(to: bytes.bytes, at: Offset.identifier)
    bytes.bytes.store(counter, at: Offset.counter)
    bytes.bytes.store(number, at: Offset.number)
    bytes.bytes.store(
      UnsafeRawBufferPointer(bytes.bytes).part(0..<Offset.checksum).checksum(), at: Offset.checksum)
    let place = counter % UInt64(Self.sectors) * UInt64(RecordFormat.sectorLength)
    try file.write(UnsafeRawBufferPointer(bytes.bytes), at: place)
    try file.synchronizeData()
    last = number
  }
}
