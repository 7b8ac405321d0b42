// Made from tenor.xml by tools/generate-codecs. Do not edit.

import MatchingEngine

/// An operator's command was carried out.
@frozen
public struct CommandDoneMessage: WireMessage {
  /// The schema's name of the message.
  public static var name: String { "CommandDone" }
  /// The message's number in headers.
  @inlinable
  public static var templateID: UInt16 { 107 }
  /// Bytes of the block.
  @inlinable
  public static var blockLength: Int { 40 }

  /// A running number without holes.
  public var reportSequence: UInt64
  /// A participant's own id of a command; rises from command to command, across reconnections.
  public var requestId: UInt64
  /// A running number without holes.
  public var engineSequence: UInt64
  /// Nanoseconds since 1970-01-01T00:00:00Z.
  public var time: UInt64
  /// Number of the new participant, spec, region, tenor or instrument; 0 for a state change.
  public var number: UInt32
  /// Template id of the command.
  public var template: UInt16

  /// The message with these values.
  @inlinable
  public init(
    reportSequence: UInt64, requestId: UInt64, engineSequence: UInt64, time: UInt64, number: UInt32, template: UInt16
  ) {
    self.reportSequence = reportSequence
    self.requestId = requestId
    self.engineSequence = engineSequence
    self.time = time
    self.number = number
    self.template = template
  }

  /// Writes header and block, `encodedLength` bytes, to `buffer`.
  @inlinable
  public func encode(into buffer: UnsafeMutableRawPointer) {
    buffer.storeHeader(blockLength: Self.blockLength, templateID: Self.templateID)
    let block = buffer + WireSchema.headerLength
    block.store(reportSequence, at: 0)
    block.store(requestId, at: 8)
    block.store(engineSequence, at: 16)
    block.store(time, at: 24)
    block.store(number, at: 32)
    block.store(template, at: 36)
    block.store(0 as UInt16, at: 38)
  }

  /// Reads the message from the `length` bytes at `block`, which stands at `offsetInFrame`.
  @inlinable
  public static func decode(
    block: UnsafeRawPointer, length: Int, offsetInFrame: Int
  ) throws(WireError) -> Self {
    guard length >= blockLength else {
      throw .blockTooShort(template: templateID, length: length, offsetInFrame: offsetInFrame)
    }
    guard block.load(UInt16.self, at: 38) == 0 else {
      throw .reservedNotZero(
        template: templateID, field: 7, at: 38, offsetInFrame: offsetInFrame,
        value: block.load(UInt16.self, at: 38))
    }
    let reportSequence = block.load(UInt64.self, at: 0)
    let requestId = block.load(UInt64.self, at: 8)
    let engineSequence = block.load(UInt64.self, at: 16)
    let time = block.load(UInt64.self, at: 24)
    let number = block.load(UInt32.self, at: 32)
    let template = block.load(UInt16.self, at: 36)
    return Self(
      reportSequence: reportSequence, requestId: requestId, engineSequence: engineSequence, time: time, number: number,
      template: template)
  }

  /// Writes each field's name and value to `writer`.
  public func writeFields(to writer: inout FieldWriter) {
    writer.write("reportSequence", reportSequence)
    writer.write("requestId", requestId)
    writer.write("engineSequence", engineSequence)
    writer.write("time", time)
    writer.write("number", number)
    writer.write("template", template)
  }
}
