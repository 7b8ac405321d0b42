import Foundation
import Testing

@testable import Journal

struct LockTests {
  @Test func `a second writer is refused and told who holds the journal`() throws {
    let folder = try TemporaryFolder()
    let configuration = JournalConfiguration(directory: folder.path, segmentSize: 65536)
    let first = try Journal.open(configuration)
    do throws(JournalError) {
      _ = try Journal.open(configuration)
      Issue.record("two writers")
    } catch {
      guard case .heldByAnother(let holder) = error else { throw error }
      #expect(holder.process == getpid())
      #expect(!holder.host.isEmpty)
      #expect(holder.since.hasSuffix("Z"))
      #expect(error.description.contains("process \(getpid()) on host \(holder.host) since \(holder.since)"))
    }
    // The refused one must not have taken anything away.
    try first.journal.append(StoredRecord(firstSequence: 1, payload: denseBytes(8)))
    first.journal.close()
    #expect(try Journal.open(configuration).report.recordCount == 1)
  }

  @Test func `the lock goes with the journal's last reference`() throws {
    let folder = try TemporaryFolder()
    let configuration = JournalConfiguration(directory: folder.path, segmentSize: 65536)
    do { _ = try Journal.open(configuration) }
    _ = try Journal.open(configuration)
  }

  @Test func `the lock goes at closing, although a child process that is being started holds a copy of its descriptor`()
    throws
  {
    let folder = try TemporaryFolder()
    let configuration = JournalConfiguration(directory: folder.path, segmentSize: 65536)
    let opened = try Journal.open(configuration)
    let descriptors = try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").compactMap { Int32($0) }
    let lock = try #require(
      descriptors.first { descriptor in
        (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/fd/\(descriptor)"))
          == folder.path + "/LOCK"
      })
    // What a child has between fork and exec: the same open file.
    let copy = fcntl(lock, F_DUPFD_CLOEXEC, 0)
    try #require(copy >= 0)
    defer { close(copy) }
    opened.journal.close()
    #expect(try Journal.open(configuration).report.recordCount == 0)
  }

  @Test func `an opening that is refused gives the lock back`() throws {
    let journal = try ThreeSegments()
    try journal.folder.set(0xFF, in: segmentName(2), at: 0)
    #expect(throws: JournalError.self) { try Journal.open(journal.configuration) }
    try journal.folder.set(UInt8(ascii: "T"), in: segmentName(2), at: 0)
    #expect(try Journal.open(journal.configuration).report.recordCount == 15)
  }

  @Test func `segments that were being made are removed`() throws {
    let journal = try ThreeSegments()
    try journal.folder.write([1, 2, 3], to: segmentName(5) + ".new")
    #expect(JournalReader.verify(directory: journal.folder.path).problem == nil)
    let opened = try Journal.open(journal.configuration)
    opened.journal.close()
    #expect(try !journal.folder.names.contains(segmentName(5) + ".new"))
  }
}
