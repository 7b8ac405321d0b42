import Glibc
import Journal
import SeededRandom

/// A simulated disk as one process sees it: with the faults that its life has in store.
///
/// A process that was killed has no storage any more: whatever its remains still try fails and changes nothing.
final class SimulatedStorage: Storage, @unchecked Sendable {
  // Used by one thread, as all of a simulation.

  /// What goes wrong in a process's life, by the number of the call.
  struct Faults {
    /// The change in which the process dies: reads are not counted, since they leave nothing behind.
    var deathAt: Int?
    /// The call that fails with an input/output error.
    var errorAt: Int?
    /// Whether files find no room to grow.
    var isFull = false
  }

  /// What a disk does that lies: for tests that must find it.
  struct Lies: Sendable {
    /// A file's sync returns and does nothing.
    var filesAreNotSynced = false
    /// A folder's sync returns and does nothing.
    var foldersAreNotSynced = false
  }

  let disk: SimulatedDisk
  let clock: SimulatedClock
  var faults = Faults()
  private let lies: Lies
  private let trace: Trace
  private var random: SplitMix64
  private(set) var isDead = false
  /// Whether a call has failed that would not on a sound disk.
  private(set) var hasFailed = false
  private(set) var calls = 0
  /// Of these, how many changed something.
  private(set) var changes = 0
  /// What others do while a segment is being synced.
  var whileSyncing: (() -> Void)?
  /// Work that was started beside the process's parts.
  private var background: [SimulatedWork] = []

  init(_ disk: SimulatedDisk, _ clock: SimulatedClock, _ lies: Lies, _ trace: Trace, _ random: SplitMix64) {
    self.disk = disk
    self.clock = clock
    self.lies = lies
    self.trace = trace
    self.random = random
  }

  var time: any TimeSource { clock }

  /// The end of the process. Its locks go, what it wrote stays in the cache.
  func die() {
    guard !isDead else { return }
    isDead = true
    disk.locked = []
  }

  /// Counts a call, and throws when it is one that fails.
  fileprivate func call(_ operation: String, _ path: String, grows: Bool = false) throws(SystemCallFailure) {
    guard !isDead else { throw SystemCallFailure(operation: operation, path: path, code: EIO) }
    calls += 1
    trace.mix(UInt64(calls))
    if !["read", "fstat", "map", "opendir"].contains(operation) { changes += 1 }
    if changes == faults.deathAt {
      trace.note("the process dies in \(operation) \(path)")
      die()
      throw SystemCallFailure(operation: operation, path: path, code: EIO)
    }
    if calls == faults.errorAt {
      hasFailed = true
      trace.note("the disk fails: \(operation) \(path)")
      throw SystemCallFailure(operation: operation, path: path, code: EIO)
    }
    if grows && faults.isFull {
      hasFailed = true
      trace.note("the disk is full: \(operation) \(path)")
      throw SystemCallFailure(operation: operation, path: path, code: ENOSPC)
    }
  }

  fileprivate func wasCut() -> Bool { random.chance(1, in: 2) }

  /// How much of a write happens that is broken off: a kernel writes page by page, so that it ends where a sector does.
  fileprivate func part(of count: Int, at offset: Int) -> Int {
    let sector = SimulatedDisk.sectorLength
    let end = (offset + random.below(count + 1)) / sector * sector
    return max(end - offset, 0)
  }

  fileprivate func synchronize(_ content: SimulatedDisk.Content, _ operation: String, _ path: String)
    throws(SystemCallFailure)
  {
    if let whileSyncing, operation == "fdatasync", path.hasSuffix(".segment") {
      self.whileSyncing = nil
      whileSyncing()
      self.whileSyncing = whileSyncing
    }
    do { try call(operation, path) } catch {
      if hasFailed && !isDead && wasCut() { content.forgetUnsynced() }
      throw error
    }
    if !lies.filesAreNotSynced { content.synchronize() }
  }

  // MARK: Storage

  func open(_ path: String, flags: Int32) throws(SystemCallFailure) -> any StorageFile {
    let isCreating = flags & O_CREAT != 0
    try call("open", path, grows: isCreating && disk.content(path) == nil)
    if let content = disk.content(path) {
      if isCreating && flags & O_EXCL != 0 { throw SystemCallFailure(operation: "open", path: path, code: EEXIST) }
      if flags & O_TRUNC != 0 { content.truncate() }
      return SimulatedFile(path, content, self)
    }
    guard isCreating, let content = disk.create(path) else {
      throw SystemCallFailure(operation: "open", path: path, code: ENOENT)
    }
    return SimulatedFile(path, content, self)
  }

  func makeFolder(_ path: String) throws(SystemCallFailure) {
    try call("mkdir", path)
    if !disk.hasFolder(path) { disk.makeFolder(path) }
  }

  func names(in folder: String) throws(SystemCallFailure) -> [String] {
    try call("opendir", folder)
    guard let names = disk.names(in: folder) else {
      throw SystemCallFailure(operation: "opendir", path: folder, code: ENOENT)
    }
    return names
  }

  func rename(_ path: String, to newPath: String) throws(SystemCallFailure) {
    try call("rename", path)
    guard disk.rename(path, to: newPath) else { throw SystemCallFailure(operation: "rename", path: path, code: ENOENT) }
  }

  func remove(_ path: String) throws(SystemCallFailure) {
    try call("unlink", path)
    guard disk.remove(path) else { throw SystemCallFailure(operation: "unlink", path: path, code: ENOENT) }
  }

  func synchronizeFolder(_ path: String) throws(SystemCallFailure) {
    try call("fsync", path)
    if !lies.foldersAreNotSynced { disk.synchronizeNames(in: path) }
  }

  func hasRoom(in folder: String, for length: UInt64) -> Bool { !faults.isFull }

  func lock(_ folder: String) throws(JournalError) -> any StorageLock {
    do { try call("flock", folder) } catch {
      throw JournalError.systemCallFailed(operation: error.operation, file: error.path, errno: error.code)
    }
    guard disk.locked.insert(folder).inserted else {
      throw JournalError.systemCallFailed(operation: "flock", file: folder, errno: EWOULDBLOCK)
    }
    return SimulatedLock(folder, self)
  }

  fileprivate func unlock(_ folder: String) {
    if !isDead { disk.locked.remove(folder) }
  }

  func runInBackground(_ work: @escaping @Sendable () -> Void) -> (any BackgroundWork)? {
    let work = SimulatedWork(work)
    background.append(work)
    return work
  }

  /// Does a piece of the work that was started, if there is any.
  func workInBackground() {
    if !background.isEmpty { background.removeFirst().wait() }
  }
}

/// Done when somebody waits for it, or when the simulation gives it its turn.
private final class SimulatedWork: BackgroundWork, @unchecked Sendable {
  private var work: (@Sendable () -> Void)?

  init(_ work: @escaping @Sendable () -> Void) { self.work = work }

  func wait() {
    let work = work
    self.work = nil
    work?()
  }
}

private final class SimulatedLock: StorageLock, @unchecked Sendable {
  private let folder: String
  private let storage: SimulatedStorage

  init(_ folder: String, _ storage: SimulatedStorage) {
    self.folder = folder
    self.storage = storage
  }

  deinit { storage.unlock(folder) }
}

private final class SimulatedFile: StorageFile, @unchecked Sendable {
  let path: String
  private let content: SimulatedDisk.Content
  private let storage: SimulatedStorage

  init(_ path: String, _ content: SimulatedDisk.Content, _ storage: SimulatedStorage) {
    self.path = path
    self.content = content
    self.storage = storage
  }

  func length() throws(SystemCallFailure) -> UInt64 {
    try storage.call("fstat", path)
    return UInt64(content.cached.count)
  }

  func read(into bytes: UnsafeMutableRawBufferPointer, at offset: UInt64) throws(SystemCallFailure) -> Int {
    try storage.call("read", path)
    let start = min(Int(offset), content.cached.count)
    let end = min(start + bytes.count, content.cached.count)
    content.cached.withUnsafeBytes { bytes.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[start..<end])) }
    return end - start
  }

  func withContents<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) throws -> Result {
    try storage.call("map", path)
    return try content.cached.withUnsafeBytes(body)
  }

  func write(_ bytes: UnsafeRawBufferPointer, at offset: UInt64) throws(SystemCallFailure) {
    let grows = Int(offset) + bytes.count > content.cached.count
    do { try storage.call("write", path, grows: grows) } catch {
      // A part may have been written.
      if storage.changes == storage.faults.deathAt || !storage.isDead, storage.wasCut() {
        let part = grows && storage.faults.isFull ? 0 : storage.part(of: bytes.count, at: Int(offset))
        content.write(UnsafeRawBufferPointer(rebasing: bytes[..<part]), at: Int(offset))
      }
      throw error
    }
    content.write(bytes, at: Int(offset))
  }

  func write(_ parts: UnsafeBufferPointer<iovec>, at offset: UInt64) throws(SystemCallFailure) {
    var bytes: [UInt8] = []
    for part in parts { bytes += UnsafeRawBufferPointer(start: part.iov_base, count: part.iov_len) }
    let result = bytes.withUnsafeBytes { bytes in
      Result { () throws(SystemCallFailure) in try write(bytes, at: offset) }
    }
    try result.get()
  }

  func synchronizeData() throws(SystemCallFailure) { try storage.synchronize(content, "fdatasync", path) }

  func synchronize() throws(SystemCallFailure) { try storage.synchronize(content, "fsync", path) }
}
