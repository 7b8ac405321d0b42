extension Journal: CommandLog {
  /// Takes the epoch above the last record's and above any that was acquired since the opening.
  ///
  /// An epoch in which nothing was written is given again after the process has ended: the lock proves that nobody has it.
  public func acquireEpoch() throws(JournalError) -> LogPosition {
    LogPosition(epoch: try raiseEpoch(), lastSequence: durableSequence)
  }

  /// Writes one record. A failed write or sync is in doubt, and so is every batch after it.
  public func append(_ batch: LogBatch) throws(JournalError) -> AppendOutcome {
    let acquired = acquiredEpoch
    guard batch.epoch == acquired else { return .fenced(by: acquired) }
    do {
      try append(
        epoch: batch.epoch, firstSequence: batch.firstSequence, time: batch.time, commandCount: batch.commandCount,
        payload: batch.payload)
      return .committed
    } catch {
      switch error {
      case .writeFailed, .syncFailed, .unusable: return .inDoubt(error)
      default: throw error
      }
    }
  }

  /// Reads through a buffer of a few MiB and checks everything again on the way.
  public func read(from sequence: UInt64, _ body: (JournalRecord) throws -> Bool) throws {
    let last = durableSequence
    let scan = try JournalScan(
      directory: directory, identifier: identifier, from: .sequence(sequence), isForWriting: true, storage: storage)
    while scan.chain.nextSequence <= last, let record = try scan.next() {
      guard record.lastSequence >= sequence else { continue }
      if try !body(record) { return }
    }
    guard scan.chain.nextSequence > last else {
      throw JournalError.corrupt(
        segment: scan.current?.header.segmentNumber ?? 1, offset: scan.current?.position ?? 0,
        sequence: scan.chain.nextSequence, reason: .recordHeader)
    }
  }
}
