/// How much a journal holds, from when, and where it stands.
public struct JournalStatistics: Equatable, Sendable {
  /// The journal's identity; `nil` while nothing was begun.
  public var identifier: JournalIdentifier?
  /// The first segment that is there; above 1, those before it were archived and are not there.
  public var firstSegment: UInt64 = 1
  /// How many segments were begun, archived ones included.
  public var segmentCount: UInt64 = 0
  /// How many of them are in the archive.
  public var archivedSegmentCount: UInt64 = 0
  /// How many records there are.
  public var recordCount: UInt64 = 0
  /// How many commands are in them.
  public var commandCount: UInt64 = 0
  /// Sequence of the first command; 0 if there is none.
  public var firstSequence: UInt64 = 0
  /// Sequence of the last command; 0 if there is none.
  public var lastSequence: UInt64 = 0
  /// Bytes of the commands alone.
  public var payloadBytes: UInt64 = 0
  /// Bytes of the records, with their headers and marks.
  public var recordBytes: UInt64 = 0
  /// Bytes of the segments' files, with what is still empty, without those in the archive.
  public var fileBytes: UInt64 = 0
  /// When the first record was stamped, in nanoseconds since 1970-01-01T00:00:00Z; `nil` if there is none.
  public var firstTime: UInt64?
  /// When the last record was stamped.
  public var lastTime: UInt64?
  /// How many epochs have records: how often a writer began and wrote.
  public var epochCount = 0
  /// The last record's epoch; 0 if there is none.
  public var lastEpoch: UInt32 = 0
  /// The last durable sequence by the mark; `nil` if there is no mark.
  public var mark: UInt64?
  /// How much of the last segment's room for records is used, 0 to 1.
  public var lastSegmentUse = 0.0
}

extension JournalReader {
  /// Reads a whole journal and counts. Linear in its length; writes nothing.
  ///
  /// - Throws: ``JournalError`` where the journal is damaged.
  public static func statistics(directory: String) throws(JournalError) -> JournalStatistics {
    var result = JournalStatistics()
    result.mark = try MarkFile.read(directory, of: nil)
    let reader = try JournalReader(directory: directory, from: .earliest)
    while let record = try reader.next() { result.add(record) }
    result.identifier = reader.identifier
    result.firstSegment = reader.firstSegment
    result.segmentCount = reader.segmentCount
    result.archivedSegmentCount = try reader.archivedSegmentCount()
    result.recordCount = reader.recordCount
    result.lastSequence = reader.lastSequence
    result.lastSegmentUse = reader.segmentUse
    result.fileBytes = try reader.fileBytes()
    return result
  }
}

extension JournalStatistics {
  fileprivate mutating func add(_ record: JournalRecord) {
    if firstTime == nil {
      firstTime = record.time
      firstSequence = record.firstSequence
    }
    lastTime = record.time
    commandCount += UInt64(record.commandCount)
    payloadBytes += UInt64(record.payload.count)
    recordBytes += UInt64(RecordFormat.recordLength(payloadLength: record.payload.count))
    if record.epoch != lastEpoch { epochCount += 1 }
    lastEpoch = record.epoch
  }
}
