import Glibc

/// The right to write a journal, held from opening to closing.
final class DirectoryLock: StorageLock {
  static let name = "LOCK"
  private static let longestText = 512
  private let file: File

  /// Takes the lock, or says who has it. The kernel gives it back when the process ends, however it ends.
  init(directory: String) throws(JournalError) {
    do throws(SystemCallFailure) {
      file = try File(directory + "/" + Self.name, flags: O_RDWR | O_CREAT)
      guard flock(file.descriptor, LOCK_EX | LOCK_NB) == 0 else { throw file.failure("flock") }
      try Self.writeOwner(to: file)
    } catch {
      guard error.code == EWOULDBLOCK else { throw error.asJournalError }
      throw .heldByAnother(holder: Self.holder(directory: directory))
    }
  }

  deinit {
    // Closing is not enough: a child process that is just being started may still have the descriptor for a moment.
    flock(file.descriptor, LOCK_UN)
  }

  private static func writeOwner(to file: File) throws(SystemCallFailure) {
    var text = "process \(getpid())\nhost \(hostName())\nsince \(currentTimeText())\n"
    guard ftruncate(file.descriptor, 0) == 0 else { throw file.failure("ftruncate") }
    let result: Result<Void, SystemCallFailure> = text.withUTF8 { bytes in
      Result { () throws(SystemCallFailure) in try file.write(UnsafeRawBufferPointer(bytes), at: 0) }
    }
    try result.get()
  }

  private static func holder(directory: String) -> JournalHolder {
    var fields: [Substring: String] = [:]
    for line in text(of: directory + "/" + name).split(separator: "\n") {
      let parts = line.split(separator: " ", maxSplits: 1)
      if parts.count == 2 { fields[parts[0]] = String(parts[1]) }
    }
    return JournalHolder(
      directory: directory, process: fields["process"].flatMap { Int32($0) }, host: fields["host"] ?? "",
      since: fields["since"] ?? "")
  }

  private static func text(of path: String) -> String {
    var bytes = [UInt8](repeating: 0, count: longestText)
    let count = bytes.withUnsafeMutableBytes { bytes in
      (try? File(path, flags: O_RDONLY).read(into: bytes, at: 0)) ?? 0
    }
    return String(decoding: bytes[..<count], as: UTF8.self)
  }
}

private func hostName() -> String {
  var bytes = [CChar](repeating: 0, count: Int(HOST_NAME_MAX) + 1)
  guard gethostname(&bytes, bytes.count - 1) == 0 else { return "unknown" }
  return String(decoding: bytes.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
}

private func currentTimeText() -> String {
  var now = time(nil)
  var parts = tm()
  gmtime_r(&now, &parts)
  func two(_ number: Int32) -> String { padded(String(number), to: 2) }
  return "\(1900 + parts.tm_year)-\(two(parts.tm_mon + 1))-\(two(parts.tm_mday))"
    + "T\(two(parts.tm_hour)):\(two(parts.tm_min)):\(two(parts.tm_sec))Z"
}
