import Crypto
import Glibc
import Journal
import MatchingEngine

/// The head of a snapshot's file: 4,096 bytes, then the state's image.
struct SnapshotHeader: Equatable {
  /// The journal that it belongs to.
  var journal: [UInt8]
  /// The last command that it reflects.
  var sequence: UInt64
  /// The time of that command: nanoseconds since 1970.
  var time: UInt64
  /// The market's state hash after it.
  var stateHash: UInt64
  /// Bytes of the image.
  var length: UInt64
  /// SHA-256 of the image.
  var digest: [UInt8]

  static let size = 4_096
  static let formatVersion: UInt32 = 1
  private static let magic = Array("TENORSNP".utf8)

  /// The header's bytes; the last 32 are the SHA-256 of those before.
  var bytes: [UInt8] {
    var bytes = Self.magic
    bytes += Self.littleEndian(UInt64(Self.formatVersion))
    bytes += journal
    for word in [sequence, time, stateHash, length] { bytes += Self.littleEndian(word) }
    bytes += digest
    bytes += [UInt8](repeating: 0, count: Self.size - SHA256.byteCount - bytes.count)
    return bytes + SHA256.hash(data: bytes)
  }

  init(
    journal: JournalIdentifier, sequence: UInt64, time: UInt64, stateHash: UInt64, length: UInt64, digest: [UInt8]
  ) {
    self.journal = journal.bytes
    self.sequence = sequence
    self.time = time
    self.stateHash = stateHash
    self.length = length
    self.digest = digest
  }

  /// The header with these bytes.
  init(_ bytes: UnsafeRawBufferPointer) throws(SnapshotProblem) {
    guard bytes.count >= Self.size else { throw .damaged("it has \(bytes.count) bytes, fewer than a header") }
    let content = bytes[..<(Self.size - SHA256.byteCount)]
    guard content.prefix(8).elementsEqual(Self.magic) else { throw .damaged("it does not start as a snapshot does") }
    func word(_ offset: Int) -> UInt64 {
      UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
    }
    let version = word(8)
    guard version == UInt64(Self.formatVersion) else { throw .otherFormat(version) }
    guard SHA256.hash(data: content) == bytes[(Self.size - SHA256.byteCount)..<Self.size] else {
      throw .damaged("its header's checksum is wrong")
    }
    journal = Array(bytes[16..<32])
    sequence = word(32)
    time = word(40)
    stateHash = word(48)
    length = word(56)
    digest = Array(bytes[64..<96])
  }

  private static func littleEndian(_ word: UInt64) -> [UInt8] { withUnsafeBytes(of: word.littleEndian) { Array($0) } }
}

/// Why a snapshot is not used.
enum SnapshotProblem: Error, Equatable, CustomStringConvertible {
  /// It cannot be opened or read.
  case unreadable(operation: String, code: Int32)
  /// What it holds is not what was written.
  case damaged(String)
  /// It is of another format.
  case otherFormat(UInt64)
  /// Its state is of another layout, or was made under other settings.
  case otherState(ImageError)
  /// It belongs to another journal.
  case foreign
  /// The state that it gives has another hash than the one that was written.
  case otherHash(found: UInt64, expected: UInt64)

  var description: String {
    switch self {
    case .unreadable(let operation, let code): "cannot \(operation) it: \(String(cString: strerror(code)))"
    case .damaged(let what): "it is damaged: \(what)"
    case .otherFormat(let version): "it is of format \(version), this build knows \(SnapshotHeader.formatVersion)"
    case .otherState(let error): "its state was written by another build or under other settings (\(error))"
    case .foreign: "it belongs to another journal"
    case .otherHash(let found, let expected):
      "its state has the hash \(hexadecimal(found)), not \(hexadecimal(expected))"
    }
  }
}

/// The snapshots of a data folder: named by sequence, two of them kept.
struct SnapshotFolder {
  let path: String
  private let storage: any Storage

  static let kept = 2
  private static let suffix = ".snapshot"
  private static let unfinishedSuffix = ".snapshot.new"

  init(dataDirectory: String, storage: any Storage = Disk()) {
    path = dataDirectory + "/snapshots"
    self.storage = storage
  }

  /// The files, newest first.
  var files: [String] {
    let names = (try? storage.names(in: path)) ?? []
    return names.filter { $0.hasSuffix(Self.suffix) }.sorted(by: >).map { "\(path)/\($0)" }
  }

  /// Writes a snapshot, durable once this returns, and removes all but the newest two.
  ///
  /// - Parameter write: Writes the image.
  /// - Returns: Its file and header.
  func save(
    _ journal: JournalIdentifier, sequence: UInt64, time: UInt64, stateHash: UInt64,
    _ write: (inout ImageWriter) -> Void
  ) throws(ServerError) -> (file: String, header: SnapshotHeader) {
    let name = String(repeating: "0", count: 20 - "\(sequence)".count) + "\(sequence)"
    let unfinished = "\(path)/\(name)\(Self.unfinishedSuffix)"
    let file = "\(path)/\(name)\(Self.suffix)"
    do throws(SystemCallFailure) {
      try storage.makeFolder(path)
      removeUnfinished()
      let output = SnapshotOutput(
        try storage.open(unfinished, flags: O_WRONLY | O_CREAT | O_TRUNC), from: SnapshotHeader.size)
      var image = ImageWriter { output.write($0) }
      write(&image)
      image.flush()
      let header = SnapshotHeader(
        journal: journal, sequence: sequence, time: time, stateHash: stateHash, length: UInt64(output.length),
        digest: Array(output.digest.finalize()))
      try output.finish(header)
      try storage.rename(unfinished, to: file)
      try storage.synchronizeFolder(path)
      for old in files.dropFirst(Self.kept) { try? storage.remove(old) }
      return (file, header)
    } catch {
      try? storage.remove(unfinished)
      throw .fileFailed(path: error.path, operation: error.operation, code: error.code)
    }
  }

  private func removeUnfinished() {
    for name in (try? storage.names(in: path)) ?? [] where name.hasSuffix(Self.unfinishedSuffix) {
      try? storage.remove("\(path)/\(name)")
    }
  }

  /// Gives the header and image of a file to `body`, once both are known to be what was written.
  func read<Result>(
    _ file: String, _ body: (SnapshotHeader, inout ImageReader) throws -> Result
  ) throws -> Result {
    do {
      return try storage.open(file, flags: O_RDONLY).withContents { bytes in
        guard bytes.count >= SnapshotHeader.size else {
          throw SnapshotProblem.damaged("it has \(bytes.count) bytes only")
        }
        let header = try SnapshotHeader(bytes)
        guard header.length == UInt64(bytes.count - SnapshotHeader.size) else {
          throw SnapshotProblem.damaged(
            "it has \(bytes.count) bytes, not \(header.length + UInt64(SnapshotHeader.size))")
        }
        let image = UnsafeRawBufferPointer(rebasing: bytes[SnapshotHeader.size...])
        guard SHA256.hash(data: image) == header.digest[...] else {
          throw SnapshotProblem.damaged("its state's checksum is wrong")
        }
        var reader = ImageReader(image)
        return try body(header, &reader)
      }
    } catch let failure as SystemCallFailure {
      throw SnapshotProblem.unreadable(operation: failure.operation, code: failure.code)
    }
  }
}

/// Where an image goes: counted, digested, and written behind the header's place.
private final class SnapshotOutput {
  private let file: any StorageFile
  private var offset: UInt64
  private(set) var length = 0
  var digest = SHA256()
  /// The first write that failed.
  private var failure: SystemCallFailure?

  init(_ file: any StorageFile, from offset: Int) {
    self.file = file
    self.offset = UInt64(offset)
  }

  func write(_ bytes: UnsafeRawBufferPointer) {
    digest.update(bufferPointer: bytes)
    length += bytes.count
    put(bytes, at: offset)
    offset += UInt64(bytes.count)
  }

  /// Writes the header and makes the file's contents durable.
  func finish(_ header: SnapshotHeader) throws(SystemCallFailure) {
    header.bytes.withUnsafeBytes { put($0, at: 0) }
    if let failure { throw failure }
    try file.synchronize()
  }

  private func put(_ bytes: UnsafeRawBufferPointer, at place: UInt64) {
    guard failure == nil else { return }
    do throws(SystemCallFailure) { try file.write(bytes, at: place) } catch { failure = error }
  }
}
