import Foundation
import Glibc

/// A body of the feed as it was received.
public struct RecordedBody: Equatable, Sendable {
  /// When it came, by the recorder's clock: nanoseconds since 1970.
  public var receivedAt: UInt64
  /// The topic that it came under.
  public var topic: String
  /// Its bytes: a `FeedHeader`, then its messages.
  public var body: [UInt8]

  /// A body.
  public init(receivedAt: UInt64, topic: String, body: [UInt8]) {
    self.receivedAt = receivedAt
    self.topic = topic
    self.body = body
  }
}

/// A recorded feed: a file of 16 bytes (`TENORREC`, format 1 as u32, 4 zero bytes), then for each body, little-endian: received
/// at (u64), length of the topic (u32), length of the body (u32), topic, body.
public enum FeedRecording {
  static let magic = Array("TENORREC".utf8) + [1, 0, 0, 0, 0, 0, 0, 0]
  static let headLength = 16
  /// Longer pieces are damage.
  private static let longestPiece = 16 << 20

  /// The bytes of one body in a recording.
  static func bytes(of recorded: RecordedBody) -> [UInt8] {
    let topic = Array(recorded.topic.utf8)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(headLength + topic.count + recorded.body.count)
    withUnsafeBytes(of: recorded.receivedAt.littleEndian) { bytes += $0 }
    withUnsafeBytes(of: UInt32(topic.count).littleEndian) { bytes += $0 }
    withUnsafeBytes(of: UInt32(recorded.body.count).littleEndian) { bytes += $0 }
    return bytes + topic + recorded.body
  }

  /// What ends a recording.
  public enum End: Equatable, Sendable {
    /// It is whole.
    case whole
    /// The last body is cut off: the recorder was killed while it wrote.
    case cut(at: UInt64)
  }

  /// Gives every body of the file at `path` to `body`, in order.
  ///
  /// - Throws: ``RecordingError``, or what `body` throws.
  public static func read(_ path: String, _ body: (RecordedBody) throws -> Void) throws -> End {
    guard let file = fopen(path, "re") else { throw RecordingError.unreadable(path: path, code: errno) }
    defer { fclose(file) }
    var offset: UInt64 = 0
    func take(_ count: Int) throws -> [UInt8]? {
      let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, length in
        length = fread(buffer.baseAddress, 1, count, file)
      }
      if ferror(file) != 0 { throw RecordingError.unreadable(path: path, code: errno) }
      guard bytes.count == count else { return nil }
      offset += UInt64(count)
      return bytes
    }
    guard let head = try take(magic.count), head == magic else { throw RecordingError.noRecording(path: path) }
    while true {
      let start = offset
      guard let head = try take(headLength) else {
        return feof(file) != 0 && isAtEnd(file, start) ? .whole : .cut(at: start)
      }
      let (receivedAt, topicLength, bodyLength) = head.withUnsafeBytes {
        (
          UInt64(littleEndian: $0.loadUnaligned(as: UInt64.self)),
          Int(UInt32(littleEndian: $0.loadUnaligned(fromByteOffset: 8, as: UInt32.self))),
          Int(UInt32(littleEndian: $0.loadUnaligned(fromByteOffset: 12, as: UInt32.self)))
        )
      }
      guard topicLength <= 48, bodyLength <= longestPiece else {
        throw RecordingError.damaged(path: path, offset: start)
      }
      guard let topic = try take(topicLength), let content = try take(bodyLength) else { return .cut(at: start) }
      try body(RecordedBody(receivedAt: receivedAt, topic: String(decoding: topic, as: UTF8.self), body: content))
    }
  }

  /// Whether the file has nothing behind `offset`.
  private static func isAtEnd(_ file: UnsafeMutablePointer<FILE>, _ offset: UInt64) -> Bool {
    var status = stat()
    return fstat(fileno(file), &status) == 0 && UInt64(status.st_size) == offset
  }
}

/// Why a recording cannot be read or written.
public enum RecordingError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The file cannot be opened or read.
  case unreadable(path: String, code: Int32)
  /// The file cannot be made or written.
  case unwritable(path: String, code: Int32)
  /// The file is something else.
  case noRecording(path: String)
  /// What stands at `offset` is no body.
  case damaged(path: String, offset: UInt64)

  /// What is wrong, with which file, and where.
  public var description: String {
    switch self {
    case .unreadable(let path, let code): "cannot read \(path): \(String(cString: strerror(code)))"
    case .unwritable(let path, let code): "cannot write \(path): \(String(cString: strerror(code)))"
    case .noRecording(let path): "\(path) is no recorded feed: it does not begin with TENORREC, format 1"
    case .damaged(let path, let offset): "\(path) is damaged at byte \(offset): no body of a feed begins there"
    }
  }
}
