import Glibc
import WireProtocol

/// A body of the feed as it was received, or the state with which a topic began.
public struct RecordedBody: Equatable, Sendable {
  /// When it came, by the recorder's clock: nanoseconds since 1970.
  public var receivedAt: UInt64
  /// The topic that it came under.
  public var topic: String
  /// Its bytes: a `FeedHeader`, then its messages; of a state a `SnapshotHeader`, then its messages.
  public var body: [UInt8]

  /// A body.
  public init(receivedAt: UInt64, topic: String, body: [UInt8]) {
    self.receivedAt = receivedAt
    self.topic = topic
    self.body = body
  }

  /// Whether it is a state that the recorder asked for, and was not published.
  public var isState: Bool {
    body.count >= WireSchema.headerLength
      && UInt16(body[2]) | UInt16(body[3]) << 8 == SnapshotHeaderMessage.templateID
  }
}

/// A recorded feed, read again: the updates that a ``Feed`` gave, and the books that they add up to.
///
///     let recording = try FeedRecording("day.feed")
///     while let update = try recording.next() { print(update) }
///
/// The file has 16 bytes (`TENORREC`, format 1 as u32, 4 zero bytes), then for each body, little-endian: received at (u64),
/// length of the topic (u32), length of the body (u32), topic, body. Use it in one thread at a time.
public final class FeedRecording {
  static let magic = Array("TENORREC".utf8) + [1, 0, 0, 0, 0, 0, 0, 0]
  static let headLength = 16
  /// Bytes: the state of a book of some million orders. Longer pieces are damage.
  private static let longestBody = 256 << 20
  private static let longestTopic = 48

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

  /// The file.
  public let path: String
  /// What ended it; `nil`: it was not read to its end.
  public private(set) var end: End?
  private let file: UnsafeMutablePointer<FILE>
  private let reader: FeedReader
  private var offset: UInt64 = 0
  /// Updates of the body that was read last.
  private var updates: ArraySlice<FeedUpdate> = []
  private var books = FeedBooks()

  /// Opens the recording at `path`.
  ///
  /// - Throws: ``RecordingError`` when it cannot be read, or is none.
  public init(_ path: String) throws(RecordingError) {
    self.path = path
    guard let file = fopen(path, "re") else { throw .unreadable(path: path, code: errno) }
    self.file = file
    reader = FeedReader(source: path, replay: nil, withoutReplay: "the recording does not have them")
    guard try take(Self.magic.count) == Self.magic else { throw .noRecording(path: path) }
  }

  deinit { fclose(file) }

  /// The next update; `nil`: the end.
  ///
  /// What the recorder could not get is told as lost.
  ///
  /// - Throws: ``RecordingError`` for a file that is damaged, ``ClientError`` for a body that is none.
  public func next() throws -> FeedUpdate? {
    while updates.isEmpty {
      guard let recorded = try nextBody() else { return nil }
      var came: [FeedUpdate] = []
      try Array(recorded.topic.utf8).withUnsafeBytes { topic in
        try recorded.body.withUnsafeBytes { body in try reader.take(topic, body) { came.append($0) } }
      }
      updates = came[...]
    }
    let update = updates.removeFirst()
    books.apply(update)
    return update
  }

  /// The price levels of `symbol` as of the last update; `nil`: nothing of its `book/` topic came.
  public func levels(of symbol: Symbol) -> BookLevels? { books.levels(of: symbol) }

  /// The orders of `symbol` as of the last update; `nil`: nothing of its `order/` topic came.
  public func orders(of symbol: Symbol) -> BookOrders? { books.orders(of: symbol) }

  /// The next body as it stands in the file, for programs that publish it again; `nil`: the end.
  ///
  /// Read a recording by this or by ``next()``, not by both.
  ///
  /// - Throws: ``RecordingError``.
  public func nextBody() throws(RecordingError) -> RecordedBody? {
    guard end == nil else { return nil }
    let start = offset
    guard let head = try take(Self.headLength) else {
      end = isAtEnd(start) ? .whole : .cut(at: start)
      return nil
    }
    let (receivedAt, topicLength, bodyLength) = head.withUnsafeBytes {
      (
        UInt64(littleEndian: $0.loadUnaligned(as: UInt64.self)),
        Int(UInt32(littleEndian: $0.loadUnaligned(fromByteOffset: 8, as: UInt32.self))),
        Int(UInt32(littleEndian: $0.loadUnaligned(fromByteOffset: 12, as: UInt32.self)))
      )
    }
    guard topicLength <= Self.longestTopic, bodyLength <= Self.longestBody else {
      throw .damaged(path: path, offset: start)
    }
    guard let topic = try take(topicLength), let body = try take(bodyLength) else {
      end = .cut(at: start)
      return nil
    }
    return RecordedBody(receivedAt: receivedAt, topic: String(decoding: topic, as: UTF8.self), body: body)
  }

  /// The next `count` bytes; `nil`: the file has no more as many.
  private func take(_ count: Int) throws(RecordingError) -> [UInt8]? {
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, length in
      length = fread(buffer.baseAddress, 1, count, file)
    }
    if ferror(file) != 0 { throw .unreadable(path: path, code: errno) }
    guard bytes.count == count else { return nil }
    offset += UInt64(count)
    return bytes
  }

  /// Whether the file has nothing behind `offset`.
  private func isAtEnd(_ offset: UInt64) -> Bool {
    var status = stat()
    return fstat(fileno(file), &status) == 0 && UInt64(status.st_size) == offset
  }
}
