import Glibc

/// The only changes that an opening makes to what was written before.
struct Repair {
  let folder: SegmentFolder

  /// Saves what an interrupted write left and puts zeros in its place; returns the path of what was saved.
  ///
  /// The segment is touched only when the copy is durable. Interrupted itself, it leaves a torn tail again: zeros replace whole
  /// sectors.
  func cutTornTail(of file: any StorageFile, segment: UInt64, at offset: UInt64, length: Int) throws(SystemCallFailure)
    -> String
  {
    let tail = ByteBuffer(count: length)
    guard try file.read(into: tail.bytes, at: offset) == length else {
      throw SystemCallFailure(operation: "read", path: file.path, code: EIO)
    }
    let saved = try save(UnsafeRawBufferPointer(tail.bytes), segment: segment, offset: offset)
    try overwriteWithZeros(file, at: offset, length: length)
    return saved
  }

  /// Makes a segment whose header was not fully written a blank one again.
  func blankHeader(of segment: UInt64) throws(SystemCallFailure) {
    let file = try folder.storage.open(folder.path(of: segment), flags: O_RDWR)
    try overwriteWithZeros(file, at: 0, length: SegmentHeader.length)
  }

  /// Writes a part of a segment again as it is and syncs it. The process before may have died before its sync, or
  /// because its sync failed; then the part may read well and not be on the disk.
  func rewrite(_ file: any StorageFile, range: Range<UInt64>) throws(SystemCallFailure) {
    let bytes = ByteBuffer(count: Int(range.upperBound - range.lowerBound))
    guard try file.read(into: bytes.bytes, at: range.lowerBound) == bytes.bytes.count else {
      throw SystemCallFailure(operation: "read", path: file.path, code: EIO)
    }
    try file.write(UnsafeRawBufferPointer(bytes.bytes), at: range.lowerBound)
    try file.synchronizeData()
  }

  private func overwriteWithZeros(_ file: any StorageFile, at offset: UInt64, length: Int) throws(SystemCallFailure) {
    let zeros = ByteBuffer(count: length)
    zeros.bytes.initializeMemory(as: UInt8.self, repeating: 0)
    try file.write(UnsafeRawBufferPointer(zeros.bytes), at: offset)
    try file.synchronizeData()
  }

  private func save(_ tail: UnsafeRawBufferPointer, segment: UInt64, offset: UInt64) throws(SystemCallFailure) -> String
  {
    let stem = "\(folder.path)/torn-\(padded(String(segment), to: 20))-\(padded(String(offset), to: 10))."
    var attempt = 1
    while true {
      let path = stem + String(attempt)
      do throws(SystemCallFailure) {
        let copy = try folder.storage.open(path, flags: O_WRONLY | O_CREAT | O_EXCL)
        try copy.write(tail, at: 0)
        try copy.synchronize()
        try folder.storage.synchronizeFolder(folder.path)
        return path
      } catch {
        guard error.code == EEXIST else { throw error }
        attempt += 1
      }
    }
  }
}
