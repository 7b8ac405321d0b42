/// A message in a frame, not decoded yet: its header's word and where its block is.
///
/// Valid as long as the frame's bytes are.
@frozen
public struct MessageView {
  /// The message's number; always one of the schema's.
  public let templateID: UInt16
  /// The sender's version of the schema.
  public let version: UInt16
  /// The block's bytes.
  public let block: UnsafeRawPointer
  /// Bytes of the block: at least those that the schema asks for, a multiple of 8.
  public let length: Int
  /// Where the block starts in the frame.
  public let offsetInFrame: Int

  /// A view of the `length` bytes at `block`.
  @inlinable
  public init(templateID: UInt16, version: UInt16, block: UnsafeRawPointer, length: Int, offsetInFrame: Int) {
    self.templateID = templateID
    self.version = version
    self.block = block
    self.length = length
    self.offsetInFrame = offsetInFrame
  }

  /// Header and block.
  @inlinable
  public var bytes: UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(start: block - WireSchema.headerLength, count: WireSchema.headerLength + length)
  }

  /// Decodes it as a `Message`, whose number it must have.
  @inlinable
  public func decode<Message: WireMessage>(_ type: Message.Type) throws(WireError) -> Message {
    precondition(templateID == Message.templateID, "decoding a message as another one")
    return try Message.decode(block: block, length: length, offsetInFrame: offsetInFrame)
  }
}

/// Walks through a frame, message by message, and checks every header before anything behind it is touched.
///
/// A message that is refused alone (`unknownTemplate`, `blockTooShort`) is stepped over: the next call goes on behind it.
/// After any other error the frame's borders cannot be trusted, and the walk is over.
@frozen
public struct MessageReader {
  /// The most bytes that the exchange takes in one frame from a client.
  public static let clientFrameLimit = 64 * 1024

  @usableFromInline let frame: UnsafeRawBufferPointer
  @usableFromInline let maximumLength: Int
  @usableFromInline var position = 0
  @usableFromInline var isFinished = false

  /// A walk through `frame`, whose bytes must stay in place until it ends; need not be aligned.
  ///
  /// - Parameter maximumLength: a longer frame is refused as `frameTooLong`, before anything in it is read.
  @inlinable
  public init(_ frame: UnsafeRawBufferPointer, maximumLength: Int = .max) {
    self.frame = frame
    self.maximumLength = maximumLength
  }

  /// The next message; `nil` after the last one.
  ///
  /// - Throws: `frameTooLong`, `frameTooShort`, `frameMisaligned`, `wrongSchema`: the walk is over.
  ///   `unknownTemplate`, `blockTooShort`: only this message is refused.
  @inlinable
  public mutating func next() throws(WireError) -> MessageView? {
    if position == 0 { try checkFrame() }
    guard !isFinished, position < frame.count, let base = frame.baseAddress else { return nil }
    let header = base + position
    let blockLength = Int(header.load(UInt16.self, at: 0))
    let templateID = header.load(UInt16.self, at: 2)
    let schema = header.load(UInt16.self, at: 4)
    let version = header.load(UInt16.self, at: 6)
    let start = position + WireSchema.headerLength
    guard schema == WireSchema.id else { throw stop(.wrongSchema, template: 0, at: 4, value: Int(schema)) }
    guard blockLength % 8 == 0 else { throw stop(.frameMisaligned, template: templateID, at: 0, value: blockLength) }
    guard blockLength <= frame.count - start else {
      throw stop(.frameTooShort, template: templateID, at: 0, value: blockLength)
    }
    position = start + blockLength
    guard let expected = WireSchema.shortestBlock(ofTemplate: templateID) else {
      throw .unknownTemplate(templateID, offsetInFrame: start)
    }
    guard blockLength >= expected else {
      throw .blockTooShort(template: templateID, length: blockLength, offsetInFrame: start)
    }
    return MessageView(
      templateID: templateID, version: version, block: base + start, length: blockLength, offsetInFrame: start)
  }

  /// Checks what needs no header: whether the frame's length can be that of messages.
  @usableFromInline
  mutating func checkFrame() throws(WireError) {
    guard !isFinished else { return }
    let count = frame.count
    guard count <= maximumLength else { throw stop(.frameTooLong, template: 0, at: 0, value: count) }
    guard count >= WireSchema.headerLength else { throw stop(.frameTooShort, template: 0, at: 0, value: count) }
    guard count % 8 == 0 else { throw stop(.frameMisaligned, template: 0, at: count - count % 8, value: count) }
  }

  /// Ends the walk with an error `offset` bytes behind the present position.
  @usableFromInline
  @inline(never)
  mutating func stop(_ code: WireRejectCode, template: UInt16, at offset: Int, value: Int) -> WireError {
    isFinished = true
    return WireError(code: code, template: template, field: 0, offset: position + offset, value: Int64(value))
  }
}
