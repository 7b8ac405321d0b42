import Glibc
import Synchronization

@testable import Journal

/// Where a log is kept, so that it can be opened again and again.
protocol LogPlace: AnyObject {
  /// Opens the log, which is not open.
  func open() throws -> any CommandLog
  /// Gives the open log up.
  func close()
  /// From now on the open log can write nothing.
  func breakDisk() throws
}

/// The implementations of ``CommandLog`` that there are.
enum LogPlaceKind: CaseIterable {
  case localJournal
  case memory

  func make() throws -> any LogPlace {
    switch self {
    case .localJournal: try LocalJournalPlace()
    case .memory: MemoryPlace()
    }
  }
}

/// A folder, with segments so small that most tests need several.
private final class LocalJournalPlace: LogPlace {
  private let folder: TemporaryFolder
  private var journal: Journal?

  init() throws { folder = try TemporaryFolder() }

  func open() throws -> any CommandLog {
    let opened = try Journal.open(JournalConfiguration(directory: folder.path, segmentSize: 8192)).journal
    journal = opened
    return opened
  }

  func close() {
    journal?.close()
    journal = nil
  }

  /// Puts descriptors that may only read in the place of the segments' own.
  func breakDisk() throws {
    for descriptor in Int32(3)..<1024 {
      var path = [CChar](repeating: 0, count: Int(PATH_MAX))
      let length = readlink("/proc/self/fd/\(descriptor)", &path, path.count - 1)
      guard length > 0 else { continue }
      let name = String(decoding: path[..<length].map { UInt8(bitPattern: $0) }, as: UTF8.self)
      guard name.hasPrefix(folder.path), name.hasSuffix(".segment") else { continue }
      let readable = try File(name, flags: O_RDONLY)
      dup2(readable.descriptor, descriptor)
    }
  }
}

/// Memory that outlives the log on it: the simplest thing that keeps the contract.
private final class MemoryPlace: LogPlace {
  private let state = MemoryLog.State()
  private var log: MemoryLog?

  func open() -> any CommandLog {
    let opened = MemoryLog(state)
    log = opened
    return opened
  }

  func close() { log = nil }

  func breakDisk() { log?.breakDown() }
}

private final class MemoryLog: CommandLog {
  /// What survives.
  final class State: Sendable {
    let kept = Mutex<(batches: [StoredRecord], epoch: UInt32)>(([], 0))
  }

  private let state: State
  private let acquired = Mutex<UInt32>(0)
  private let isBroken = Atomic<Bool>(false)

  init(_ state: State) { self.state = state }

  func breakDown() { isBroken.store(true, ordering: .relaxed) }

  var durableSequence: UInt64 {
    state.kept.withLock { kept in kept.batches.last.map { $0.firstSequence + UInt64($0.commandCount) - 1 } ?? 0 }
  }

  func acquireEpoch() throws(JournalError) -> LogPosition {
    let epoch = state.kept.withLock { kept in
      kept.epoch += 1
      return kept.epoch
    }
    acquired.withLock { $0 = epoch }
    return LogPosition(epoch: epoch, lastSequence: durableSequence)
  }

  func append(_ batch: LogBatch) throws(JournalError) -> AppendOutcome {
    let current = acquired.withLock { $0 }
    guard batch.epoch == current else { return .fenced(by: current) }
    guard batch.firstSequence == durableSequence + 1 else {
      throw .sequenceOutOfOrder(expected: durableSequence + 1, found: batch.firstSequence)
    }
    guard 1...UInt32(Journal.maximumCommandCount) ~= batch.commandCount else {
      throw .commandCountOutOfRange(count: batch.commandCount)
    }
    guard !isBroken.load(ordering: .relaxed) else { return .inDoubt(.writeFailed(file: "memory", errno: EIO)) }
    var record = StoredRecord(
      firstSequence: batch.firstSequence, commandCount: batch.commandCount, payload: Array(batch.payload))
    record.time = batch.time
    record.epoch = batch.epoch
    state.kept.withLock { $0.batches.append(record) }
    return .committed
  }

  func read(from sequence: UInt64, _ body: (JournalRecord) throws -> Bool) throws {
    let batches = state.kept.withLock { $0.batches }
    for batch in batches where batch.firstSequence + UInt64(batch.commandCount) > sequence {
      let goesOn = try batch.payload.withUnsafeBytes { payload in
        try body(
          JournalRecord(
            type: .commands, epoch: batch.epoch, firstSequence: batch.firstSequence, time: batch.time,
            commandCount: batch.commandCount, payload: payload, segment: 0, offset: 0))
      }
      if !goesOn { return }
    }
  }

  func hasRoom() -> Bool { true }
}
