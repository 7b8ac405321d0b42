// Made from tenor.xml by tools/generate-codecs. Do not edit.

import MatchingEngine

/// The session is open.
@frozen
public struct LogonAcceptedMessage: WireMessage {
  /// The schema's name of the message.
  public static var name: String { "LogonAccepted" }
  /// The message's number in headers.
  @inlinable
  public static var templateID: UInt16 { 100 }
  /// Bytes of the block.
  @inlinable
  public static var blockLength: Int { 48 }

  /// 0.
  public var reportSequence: UInt64
  /// An opaque value that is sent back unchanged.
  public var requestToken: UInt64
  /// Account number; in commands it is 0 on the wire and stamped by the gateway.
  public var participant: UInt32
  /// A small number.
  public var protocolVersion: UInt16
  /// The highest request id taken from the participant: start above it.
  public var lastRequestId: UInt64
  /// The participant's last execution report.
  public var lastReportSequence: UInt64
  /// The oldest execution report that can be sent again; 0: none.
  public var firstKeptReport: UInt64

  /// The message with these values.
  @inlinable
  public init(
    reportSequence: UInt64, requestToken: UInt64, participant: UInt32, protocolVersion: UInt16, lastRequestId: UInt64,
    lastReportSequence: UInt64, firstKeptReport: UInt64
  ) {
    self.reportSequence = reportSequence
    self.requestToken = requestToken
    self.participant = participant
    self.protocolVersion = protocolVersion
    self.lastRequestId = lastRequestId
    self.lastReportSequence = lastReportSequence
    self.firstKeptReport = firstKeptReport
  }

  /// Writes header and block, `encodedLength` bytes, to `buffer`.
  @inlinable
  public func encode(into buffer: UnsafeMutableRawPointer) {
    buffer.storeHeader(blockLength: Self.blockLength, templateID: Self.templateID)
    let block = buffer + WireSchema.headerLength
    block.store(reportSequence, at: 0)
    block.store(requestToken, at: 8)
    block.store(participant, at: 16)
    block.store(protocolVersion, at: 20)
    block.store(0 as UInt16, at: 22)
    block.store(lastRequestId, at: 24)
    block.store(lastReportSequence, at: 32)
    block.store(firstKeptReport, at: 40)
  }

  /// Reads the message from the `length` bytes at `block`, which stands at `offsetInFrame`.
  @inlinable
  public static func decode(
    block: UnsafeRawPointer, length: Int, offsetInFrame: Int
  ) throws(WireError) -> Self {
    guard length >= blockLength else {
      throw .blockTooShort(template: templateID, length: length, offsetInFrame: offsetInFrame)
    }
    guard block.load(UInt16.self, at: 22) == 0 else {
      throw .reservedNotZero(
        template: templateID, field: 5, at: 22, offsetInFrame: offsetInFrame,
        value: block.load(UInt16.self, at: 22))
    }
    let reportSequence = block.load(UInt64.self, at: 0)
    let requestToken = block.load(UInt64.self, at: 8)
    let participant = block.load(UInt32.self, at: 16)
    let protocolVersion = block.load(UInt16.self, at: 20)
    let lastRequestId = block.load(UInt64.self, at: 24)
    let lastReportSequence = block.load(UInt64.self, at: 32)
    let firstKeptReport = block.load(UInt64.self, at: 40)
    return Self(
      reportSequence: reportSequence, requestToken: requestToken, participant: participant,
      protocolVersion: protocolVersion, lastRequestId: lastRequestId, lastReportSequence: lastReportSequence,
      firstKeptReport: firstKeptReport)
  }

  /// Writes each field's name and value to `writer`.
  public func writeFields(to writer: inout FieldWriter) {
    writer.write("reportSequence", reportSequence)
    writer.write("requestToken", requestToken)
    writer.write("participant", participant)
    writer.write("protocolVersion", protocolVersion)
    writer.write("lastRequestId", lastRequestId)
    writer.write("lastReportSequence", lastReportSequence)
    writer.write("firstKeptReport", firstKeptReport)
  }
}
