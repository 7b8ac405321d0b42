import Glibc

/// The operating system's files.
package struct Disk: Storage {
  /// Asked for a folder's type of file system; tests answer for ones that cannot be mounted here.
  private let type: @Sendable (String) -> Int?

  package init() { self.init(type: fileSystemType) }

  init(type: @escaping @Sendable (String) -> Int?) { self.type = type }

  package var time: any TimeSource { SystemTime() }

  package func open(_ path: String, flags: Int32) throws(SystemCallFailure) -> any StorageFile {
    try File(path, flags: flags)
  }

  package func makeFolder(_ path: String) throws(SystemCallFailure) {
    if mkdir(path, 0o750) == 0 {
      try synchronizeFolder(path + "/..")
    } else if errno != EEXIST {
      throw SystemCallFailure(operation: "mkdir", path: path, code: errno)
    }
  }

  package func names(in folder: String) throws(SystemCallFailure) -> [String] {
    guard let stream = opendir(folder) else {
      throw SystemCallFailure(operation: "opendir", path: folder, code: errno)
    }
    defer { closedir(stream) }
    var names: [String] = []
    while true {
      errno = 0
      guard let entry = readdir(stream) else {
        guard errno == 0 else { throw SystemCallFailure(operation: "readdir", path: folder, code: errno) }
        return names.filter { $0 != "." && $0 != ".." }
      }
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: $0.pointee)) { String(cString: $0) }
      }
      names.append(name)
    }
  }

  package func rename(_ path: String, to newPath: String) throws(SystemCallFailure) {
    guard Glibc.rename(path, newPath) == 0 else {
      throw SystemCallFailure(operation: "rename", path: path, code: errno)
    }
  }

  package func remove(_ path: String) throws(SystemCallFailure) {
    guard unlink(path) == 0 else { throw SystemCallFailure(operation: "unlink", path: path, code: errno) }
  }

  package func synchronizeFolder(_ path: String) throws(SystemCallFailure) {
    try File(path, flags: O_RDONLY | O_DIRECTORY).synchronize()
  }

  package func hasRoom(in folder: String, for length: UInt64) -> Bool {
    var status = statvfs()
    guard statvfs(folder, &status) == 0 else { return true }
    return UInt64(status.f_bavail) * UInt64(status.f_frsize) >= length
  }

  package func lock(_ folder: String) throws(JournalError) -> any StorageLock {
    if let found = type(folder).flatMap(NetworkFileSystem.init) {
      throw .onNetworkFileSystem(directory: folder, name: found.name)
    }
    return try DirectoryLock(directory: folder)
  }

  package func runInBackground(_ work: @escaping @Sendable () -> Void) -> (any BackgroundWork)? {
    BackgroundThread(work)
  }
}

/// A thread that does one piece of work.
private struct BackgroundThread: BackgroundWork {
  private let thread: pthread_t

  /// Starts it; `nil` if there can be none.
  init?(_ work: @escaping @Sendable () -> Void) {
    var thread = pthread_t()
    let work = Unmanaged.passRetained(Work(work))
    let code = pthread_create(
      &thread, nil,
      { work in
        Unmanaged<Work>.fromOpaque(work!).takeRetainedValue().run()
        return nil
      }, work.toOpaque())
    guard code == 0 else {
      work.release()
      return nil
    }
    self.thread = thread
  }

  func wait() { pthread_join(thread, nil) }

  private final class Work: Sendable {
    let run: @Sendable () -> Void

    init(_ run: @escaping @Sendable () -> Void) { self.run = run }
  }
}
