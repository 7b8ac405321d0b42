/// An ordered, durable log of commands with one writer at a time: what an exchange writes before it answers anybody.
///
/// ``Journal`` is the one on a local disk; a replicated log takes its place by keeping the same promises, which
/// `LogContractTests` holds every implementation to:
///
/// - Commands are numbered from 1 without holes; what was committed is never changed, moved or lost.
/// - Whoever appends has acquired an epoch. Each epoch is higher than those before, and once a higher one was acquired, a
///   lower one's batches are fenced.
/// - An append is committed, fenced, in doubt, or refused with an error. Only what is committed may be answered. After one
///   in doubt this log commits nothing more: a new one must be opened, and its ``LogPosition`` decides.
public protocol CommandLog: AnyObject, Sendable {
  /// Sequence of the last committed command, 0 if there is none. Never waits; any thread may ask.
  var durableSequence: UInt64 { get }

  /// Makes the caller the one writer.
  ///
  /// - Returns: The epoch to append with, and where the log ends.
  /// - Throws: ``JournalError`` if the log cannot be written.
  func acquireEpoch() throws(JournalError) -> LogPosition

  /// Appends a batch and waits until it is durable.
  ///
  /// - Throws: ``JournalError`` if the batch was refused: nothing was written, and the log goes on as if it had not been
  ///   called.
  func append(_ batch: LogBatch) throws(JournalError) -> AppendOutcome

  /// Gives committed batches to `body`, in order, the one with command `sequence` first, until the last that is committed by
  /// now or until `body` returns false. A batch's payload is valid during its call only.
  ///
  /// - Throws: What `body` throws; ``JournalError`` where the log is damaged or no longer has these commands.
  func read(from sequence: UInt64, _ body: (JournalRecord) throws -> Bool) throws

  /// Whether there is room for much more. When there is not, asking makes another attempt at making some, at most once a
  /// second. Never waits.
  func hasRoom() -> Bool
}

/// Who may write a log from now on, and where it ends.
public struct LogPosition: Equatable, Sendable {
  /// What the writer's batches carry.
  public let epoch: UInt32
  /// Sequence of the last committed command, 0 if there is none.
  public let lastSequence: UInt64

  /// A position.
  public init(epoch: UInt32, lastSequence: UInt64) {
    self.epoch = epoch
    self.lastSequence = lastSequence
  }
}

/// Commands that become durable together.
public struct LogBatch {
  /// The writer's epoch.
  public var epoch: UInt32
  /// Sequence of the first command: one more than the last committed one.
  public var firstSequence: UInt64
  /// When it was stamped, in nanoseconds since 1970-01-01T00:00:00Z.
  public var time: UInt64
  /// How many commands it holds, 1 to ``Journal/maximumCommandCount``.
  public var commandCount: UInt32
  /// The commands' bytes, which the log does not look into. Not copied.
  public var payload: UnsafeRawBufferPointer

  /// A batch.
  public init(
    epoch: UInt32, firstSequence: UInt64, time: UInt64, commandCount: UInt32, payload: UnsafeRawBufferPointer
  ) {
    self.epoch = epoch
    self.firstSequence = firstSequence
    self.time = time
    self.commandCount = commandCount
    self.payload = payload
  }
}

/// What came of an append.
public enum AppendOutcome: Equatable, Sendable {
  /// It is durable.
  case committed
  /// Nothing was written: the batch's epoch is not the one acquired last, which this is.
  case fenced(by: UInt32)
  /// It may be durable or not; the reason says what failed. This log commits nothing more.
  case inDoubt(JournalError)
}
