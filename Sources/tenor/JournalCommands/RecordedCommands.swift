import Journal
import WireProtocol

/// A command of the journal with what the sequencer gave it.
struct RecordedCommand {
  /// Its sequence.
  let sequence: UInt64
  /// When it was sequenced, in nanoseconds since 1970.
  let time: UInt64
  /// Its message; valid during the call that hands it out.
  let message: MessageView
}

extension JournalReader {
  /// Gives every command to `body`, in order.
  ///
  /// - Returns: What stands behind the last record.
  func forEachCommand(_ body: (RecordedCommand) throws -> Void) throws -> Tail {
    try readToEnd { record in try record.forEachCommand(body) }
  }
}

extension JournalRecord {
  /// Gives each of its commands to `body`, in order.
  func forEachCommand(_ body: (RecordedCommand) throws -> Void) throws {
    var sequence = firstSequence
    var reader = MessageReader(payload)
    do {
      while let message = try reader.next() {
        try body(RecordedCommand(sequence: sequence, time: time, message: message))
        sequence += 1
      }
    } catch let error as WireError {
      throw CommandFailure(
        "Command \(sequence) in segment \(segment) is no message of this version: \(error)",
        advice: "Use the version of tenor that wrote the journal.", status: .refused)
    }
    guard sequence == lastSequence + 1 else {
      throw CommandFailure(
        "The record at \(offset) of segment \(segment) holds \(sequence - firstSequence)"
          + " commands instead of \(commandCount)",
        advice: "Use the version of tenor that wrote the journal.", status: .refused)
    }
  }
}
