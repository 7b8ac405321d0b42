import Crypto

/// The chain of SHA-256 digests over a journal's records: what shows that history was rewritten, where checksums, which
/// anybody can compute anew, show only accidents.
///
/// A link covers all records since the link before it, and that link's digest; the first begins with the journal's
/// identifier. So each digest stands for everything before it. See `docs/journal-format.md`, "The chain of digests".
struct RecordChain: Sendable {
  private var run = SHA256()
  /// Records since the last link.
  private(set) var recordCount: UInt64 = 0

  /// Bytes of a digest.
  static let digestLength = SHA256.byteCount

  /// The chain of a journal without records.
  init(_ identifier: JournalIdentifier) { run.update(data: identifier.bytes) }

  /// The chain behind a link.
  init(after digest: [UInt8]) { run.update(data: digest) }

  /// Goes on past a record. `header` has its checksum.
  mutating func add(_ header: RecordHeader, salt: UInt32, payload: UnsafeRawBufferPointer) {
    var header = header
    withUnsafeTemporaryAllocation(byteCount: RecordHeader.length, alignment: 8) { bytes in
      header.encode(into: bytes, salt: salt)
      run.update(bufferPointer: UnsafeRawBufferPointer(bytes))
    }
    run.update(bufferPointer: payload)
    recordCount += 1
  }

  /// The digest of everything so far.
  var digest: [UInt8] { Array(run.finalize()) }
}

/// A digest of a journal's history up to a command. Whoever keeps one can tell later whether that history was changed.
public struct JournalHead: Equatable, Sendable, CustomStringConvertible {
  /// Sequence of the last command that it covers: the last one of a record.
  public let sequence: UInt64
  /// SHA-256, 32 bytes.
  public let digest: [UInt8]

  init(sequence: UInt64, digest: [UInt8]) {
    self.sequence = sequence
    self.digest = digest
  }

  /// Reads what ``description`` gives; `nil` if `text` is none.
  public init?(_ text: String) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, let sequence = UInt64(parts[0]), parts[1].utf8.count == 2 * RecordChain.digestLength,
      parts[1].utf8.allSatisfy({ Character(UnicodeScalar($0)).isHexDigit })
    else { return nil }
    self.sequence = sequence
    let digits = parts[1].compactMap(\.hexDigitValue)
    digest = stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
  }

  /// `312000:` and 64 hexadecimal digits.
  public var description: String { "\(sequence):\(digestText(digest))" }
}

func digestText(_ digest: [UInt8]) -> String { digest.map { hexadecimal(UInt64($0), digits: 2) }.joined() }
