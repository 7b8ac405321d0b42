import Foundation
import Testing

@testable import Journal

/// The bytes on disk, against bytes that were computed from `docs/journal-format.md` by another program.
struct FormatTests {
  private func hex(_ bytes: some Sequence<UInt8>) -> String {
    bytes.map { String(format: "%02x", $0) }.joined()
  }

  @Test func `a segment's header has the documented bytes`() {
    let header = SegmentHeader(
      identifier: testIdentifier, segmentNumber: 7, time: 0x1122_3344_5566_7788, segmentSize: 8192,
      chain: ChainState(nextSequence: 1000, previousHeaderChecksum: 0xDEAD_BEEF, epoch: 3))
    let buffer = ByteBuffer(count: SegmentHeader.length)
    header.encode(into: buffer.bytes)
    let bytes = Array(buffer.bytes)
    #expect(
      hex(bytes[..<72])
        == "54454e4f524c4f470300000003000000" + "0102030405060708090a0b0c0d0e0f10"
        + "0700000000000000e803000000000000" + "8877665544332211efbeadde03000000" + "0020000000000000")
    #expect(bytes[72..<4092].allSatisfy { $0 == 0 })
    #expect(hex(bytes[4092...]) == "33111d08")
    #expect(SegmentHeader(decoding: UnsafeRawBufferPointer(buffer.bytes)) == header)
  }

  @Test func `records have the documented bytes`() throws {
    let folder = try TemporaryFolder()
    let configuration = JournalConfiguration(directory: folder.path, segmentSize: 8192, identifier: testIdentifier)
    let journal = try Journal.open(configuration).journal
    try Array("hello, tenor".utf8).withUnsafeBytes {
      try journal.append(epoch: 3, firstSequence: 1, time: 0x1122_3344_5566_7788, commandCount: 2, payload: $0)
    }
    try journal.append(
      epoch: 4, firstSequence: 3, time: 5, commandCount: 1024, payload: UnsafeRawBufferPointer(start: nil, count: 0))
    let bytes = try folder.bytes(segmentName(1))
    let first =
      "545245430c0000000100000000000000" + "88776655443322110100000003000000" + "02000000c73bbcbc000000000fbdf4c6"
      + "68656c6c6f2c2074656e6f7200000000" + "7265632d656e640a"
    let second =
      "54524543000000000300000000000000" + "05000000000000000100000004000000" + "00040000000000000fbdf4c6fcec06f1"
      + "7265632d656e640a"
    #expect(hex(bytes[4096..<4096 + 72 + 56]) == first + second)
    #expect(bytes[(4096 + 72 + 56)...].allSatisfy { $0 == 0 })
  }

  @Test func `an identifier is 16 bytes and shown as a UUID`() {
    #expect(testIdentifier.description == "01020304-0506-0708-090a-0b0c0d0e0f10")
    #expect(testIdentifier.bytes == Array(1...16))
    #expect(JournalIdentifier(bytes: [1, 2, 3]) == nil)
    let random = JournalIdentifier.random()
    #expect(random != .random())
    #expect(random.bytes[6] >> 4 == 4)
    #expect(random.bytes[8] >> 6 == 2)
  }

  @Test func `no part of a record that lies in one sector can be all zeros`() {
    let marks = [UInt64(RecordHeader.magic) << 32 | UInt64(RecordHeader.magic), RecordFormat.endMark]
    for mark in marks { #expect(withUnsafeBytes(of: mark) { $0.allSatisfy { $0 != 0 } }) }
    // Both marks lie within one sector wherever a record begins, since records are aligned to eight bytes.
    #expect(RecordFormat.sectorLength.isMultiple(of: RecordFormat.alignment))
    #expect(SegmentHeader.length.isMultiple(of: RecordFormat.sectorLength))
    let longestRun = (RecordFormat.refusedZeroWords - 1) * 8 + 2 * 7
    #expect(longestRun + RecordHeader.length - 4 < RecordFormat.impossibleZeroRun)
  }
}
