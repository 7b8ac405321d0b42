import Crypto
import Glibc
import MatchingEngine

/// What proves that a name belongs to whoever logs on.
enum Credentials {
  /// SHA-256 over the name, a zero byte and the secret: what is kept in place of the secret.
  static func digest(name: some Sequence<UInt8>, secret: some Sequence<UInt8>) -> Digest32 {
    var bytes = [UInt8](name)
    bytes.append(0)
    bytes.append(contentsOf: secret)
    let digest = [UInt8](SHA256.hash(data: bytes))
    func word(_ index: Int) -> UInt64 {
      (0..<8).reduce(0) { $0 | UInt64(digest[index * 8 + $1]) << UInt64($1 * 8) }
    }
    return Digest32(word0: word(0), word1: word(1), word2: word(2), word3: word(3))
  }

  /// Whether both are the same, in a time that does not depend on where they differ.
  static func areEqual(_ left: Digest32, _ right: Digest32) -> Bool {
    let difference =
      (left.word0 ^ right.word0) | (left.word1 ^ right.word1) | (left.word2 ^ right.word2)
      | (left.word3 ^ right.word3)
    return difference == 0
  }
}

/// The operator's secret: made at the first start, kept in the data folder, readable by its owner only.
enum OperatorSecret {
  /// Its file in the data folder.
  static let fileName = "operator.secret"
  /// 128 random bits, as 32 hexadecimal digits: what fits into a logon.
  private static let length = 32

  /// The secret in `directory`; a new one when there is none. Only called by the holder of the journal's lock.
  static func load(from directory: String) throws(ServerError) -> String {
    let path = directory + "/" + fileName
    if access(path, F_OK) == 0 { return try read(path) }
    let secret = (0..<length).map { _ in String(UInt8.random(in: 0..<16), radix: 16) }.joined()
    // Under another name first, so that a crash never leaves half a secret.
    let unfinished = path + ".new"
    try write(secret + "\n", to: unfinished)
    guard rename(unfinished, path) == 0 else { throw .fileFailed(path: path, operation: "make", code: errno) }
    return secret
  }

  private static func write(_ line: String, to path: String) throws(ServerError) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw .fileFailed(path: path, operation: "make", code: errno) }
    defer { close(descriptor) }
    let bytes = Array(line.utf8)
    guard Glibc.write(descriptor, bytes, bytes.count) == bytes.count, fsync(descriptor) == 0 else {
      throw .fileFailed(path: path, operation: "write", code: errno)
    }
  }

  private static func read(_ path: String) throws(ServerError) -> String {
    guard let file = fopen(path, "re") else { throw .fileFailed(path: path, operation: "read", code: errno) }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: length + 2)
    let count = fread(&bytes, 1, bytes.count, file)
    let secret = bytes[..<count].prefix { $0 != UInt8(ascii: "\n") }
    guard !secret.isEmpty, secret.count <= length else { throw .malformedSecret(path: path, length: secret.count) }
    return String(decoding: secret, as: UTF8.self)
  }
}
