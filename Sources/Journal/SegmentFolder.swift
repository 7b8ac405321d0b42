import Glibc

/// The folder of a journal: names of segments, and how a segment comes to be.
struct SegmentFolder: Sendable {
  private static let suffix = ".segment"
  private static let unfinishedSuffix = ".segment.new"
  private static let numberDigits = 20
  /// How much is written between two syncs while a segment is filled. Small, so that a record's own sync never waits
  /// long: without syncs in between some waited 25 to 40 ms, with this 2 to 4 ms.
  static let fillLength = 256 << 10

  let path: String
  let storage: any Storage

  init(path: String, storage: any Storage = Disk()) {
    self.path = path
    self.storage = storage
  }

  /// Name of a segment's file.
  static func name(of number: UInt64) -> String {
    padded(String(number), to: numberDigits) + suffix
  }

  /// Path of a segment's file.
  func path(of number: UInt64) -> String {
    path + "/" + Self.name(of: number)
  }

  /// The folder of the segments that were moved out of this one; it need not be there.
  var archive: SegmentFolder { SegmentFolder(path: path + "/archive", storage: storage) }

  /// Opens a segment's file where it is: here, or in the archive.
  func openForReading(_ number: UInt64) throws(SystemCallFailure) -> any StorageFile {
    do throws(SystemCallFailure) {
      return try storage.open(path(of: number), flags: O_RDONLY)
    } catch {
      // In this order, since one that is being moved is in the archive before it goes from here.
      guard error.code == ENOENT else { throw error }
      return try storage.open(archive.path(of: number), flags: O_RDONLY)
    }
  }

  /// Makes the folder if it is not there.
  func makeIfNeeded() throws(SystemCallFailure) {
    try storage.makeFolder(path)
  }

  /// Names of everything in it but `.` and `..`, in no order.
  func names() throws(SystemCallFailure) -> [String] { try storage.names(in: path) }

  /// Numbers of the segments in this folder, `nil` if there are none. Refuses gaps: segments are numbered 1, 2, 3 ..., and
  /// only those that were moved to the archive may be missing at the begin.
  func segments() throws(JournalError) -> ClosedRange<UInt64>? {
    let names: [String]
    do { names = try self.names() } catch { throw error.asJournalError }
    let numbers = names.compactMap(Self.number(of:)).sorted()
    // After the names: one that is moved meanwhile is marked before it goes.
    let kept = try firstKept()
    guard let first = numbers.first else {
      guard kept == 1 else { throw .missingSegment(number: kept) }
      return nil
    }
    // A sector of the mark that decayed leaves the one before.
    if first > kept, let missing = (kept..<first).first(where: { !isArchived($0) }) {
      throw .missingSegment(number: missing)
    }
    for (index, number) in numbers.enumerated() where number != first + UInt64(index) {
      throw .missingSegment(number: first + UInt64(index))
    }
    return first...(first + UInt64(numbers.count) - 1)
  }

  /// Whether the archive has a segment.
  func isArchived(_ number: UInt64) -> Bool {
    (try? storage.open(archive.path(of: number), flags: O_RDONLY)) != nil
  }

  /// Number of the first segment that was not moved to the archive.
  func firstKept() throws(JournalError) -> UInt64 { try MarkFile.read(path, .kept, of: nil, in: storage) ?? 1 }

  /// Bytes of the segments in this folder.
  func segmentBytes() throws(JournalError) -> UInt64 {
    var total: UInt64 = 0
    do throws(SystemCallFailure) {
      for name in try names() where Self.number(of: name) != nil {
        total += try storage.open(path + "/" + name, flags: O_RDONLY).length()
      }
    } catch { throw error.asJournalError }
    return total
  }

  private static func number(of name: String) -> UInt64? {
    guard name.hasSuffix(suffix), name.utf8.count == numberDigits + suffix.utf8.count else { return nil }
    return UInt64(name.dropLast(suffix.count))
  }

  /// Removes segments that were being made when the process ended.
  func removeUnfinished() throws(SystemCallFailure) {
    for name in try names() where name.hasSuffix(Self.unfinishedSuffix) { try remove(path + "/" + name) }
  }

  /// Removes a segment: one that was never begun, or is in the archive.
  func remove(_ number: UInt64) throws(SystemCallFailure) {
    try remove(path(of: number))
  }

  private func remove(_ file: String) throws(SystemCallFailure) {
    try storage.remove(file)
    try storage.synchronizeFolder(path)
  }

  /// Makes a segment of zeros under a temporary name, and gives it its name once it is durable.
  func makeBlank(_ number: UInt64, size: UInt64) throws(SystemCallFailure) -> any StorageFile {
    let unfinished = path + "/" + String(Self.name(of: number).dropLast(Self.suffix.count)) + Self.unfinishedSuffix
    do throws(SystemCallFailure) {
      let file = try storage.open(unfinished, flags: O_RDWR | O_CREAT | O_TRUNC)
      try fill(file, size: size)
      try file.synchronize()
      try storage.rename(unfinished, to: path(of: number))
      try storage.synchronizeFolder(path)
      return file
    } catch {
      try? storage.remove(unfinished)
      throw error
    }
  }

  private func fill(_ file: any StorageFile, size: UInt64) throws(SystemCallFailure) {
    let zeros = ByteBuffer(count: Int(min(size, UInt64(Self.fillLength))))
    zeros.bytes.initializeMemory(as: UInt8.self, repeating: 0)
    var offset: UInt64 = 0
    while offset < size {
      let count = min(size - offset, UInt64(zeros.bytes.count))
      try file.write(UnsafeRawBufferPointer(zeros.bytes).part(0..<Int(count)), at: offset)
      try file.synchronizeData()
      offset += count
    }
  }
}
