/// One message in a frame, not yet decoded.
@frozen
public struct MessageView {
  /// The message's header.
  public let header: MessageHeader
  /// First byte of the header.
  public let start: UnsafeRawPointer
  /// Where the header stands in the frame.
  public let offset: Int

  /// A view of the message whose header starts at `start`.
  @inlinable
  public init(header: MessageHeader, start: UnsafeRawPointer, offset: Int) {
    self.header = header
    self.start = start
    self.offset = offset
  }

  /// Which message it is.
  @inlinable
  public var templateID: UInt16 { header.templateID }

  /// First byte of the block.
  @inlinable
  public var block: UnsafeRawPointer { start + MessageHeader.length }

  /// Header and block.
  @inlinable
  public var bytes: UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(start: start, count: MessageHeader.length + Int(header.blockLength))
  }

  /// The message as a `Message`, which must be the one that the header names.
  @inlinable
  public func decode<Message: WireMessage>(_ type: Message.Type) throws(WireError) -> Message {
    precondition(header.templateID == Message.templateID, "decoding another message than the header names")
    return try Message.decode(block: block, offsetInFrame: offset + MessageHeader.length)
  }
}

/// Walks the messages of a frame and checks their headers.
///
/// After an error the reader goes on behind the message in question when its length can be trusted; otherwise it is at
/// its end.
public struct MessageReader {
  private let frame: UnsafeRawBufferPointer
  private var position = 0

  /// A reader at the start of `frame`, which must outlive it.
  @inlinable
  public init(_ frame: UnsafeRawBufferPointer) { self.init(of: frame) }

  @usableFromInline
  init(of frame: UnsafeRawBufferPointer) { self.frame = frame }

  /// The next message; `nil` at the end of the frame.
  ///
  /// - Throws: ``WireError``: `frameTooShort`, `frameMisaligned`, `wrongSchema`, `unknownTemplate` or `blockTooShort`.
  public mutating func next() throws(WireError) -> MessageView? {
    let left = frame.count - position
    guard left > 0, let base = frame.baseAddress else { return nil }
    let offset = position
    guard left >= MessageHeader.length else {
      position = frame.count
      throw WireError(.frameTooShort, template: 0, field: 0, offset: offset, value: Int64(left))
    }
    let header = MessageHeader(loading: base + offset)
    let length = Int(header.blockLength)
    guard header.schemaID == wireSchemaID else {
      position = frame.count
      throw WireError(.wrongSchema, template: 0, field: 0, offset: offset + 4, value: Int64(header.schemaID))
    }
    guard length % 8 == 0 else {
      position = frame.count
      throw WireError(
        .frameMisaligned, template: header.templateID, field: 0, offset: offset, value: Int64(length))
    }
    guard left >= MessageHeader.length + length else {
      position = frame.count
      throw WireError(.frameTooShort, template: header.templateID, field: 0, offset: offset, value: Int64(left))
    }
    position += MessageHeader.length + length
    guard let known = knownBlockLength(ofTemplate: header.templateID) else {
      throw WireError(
        .unknownTemplate, template: header.templateID, field: 0, offset: offset + 2, value: Int64(header.templateID))
    }
    guard length >= known else {
      throw WireError(.blockTooShort, template: header.templateID, field: 0, offset: offset, value: Int64(length))
    }
    return MessageView(header: header, start: base + offset, offset: offset)
  }
}
