import CIntrinsics

/// Why a flow cannot be made, read, written or replayed.
package struct FlowError: Error, CustomStringConvertible {
  package var description: String

  /// An error that `description` tells in full.
  package init(_ description: String) { self.description = description }
}

/// An order flow in memory: the fill-up, then what is timed.
package struct Flow: Sendable {
  package let records: [FlowRecord]
  /// Symbols are 0 ..< symbolCount.
  package let symbolCount: Int
  /// The index of the first record that is timed; the number of records when none is.
  package let firstTimed: Int

  /// Most books that a flow may have.
  package static let mostSymbols = 1_000_000

  /// A flow of `records`, which are checked. `source` names them in errors.
  package init(_ records: [FlowRecord], source: String = "the flow") throws {
    var highest: UInt32 = 0
    let firstTimed = records.firstIndex { !$0.isFillUp } ?? records.count
    for (index, record) in records.enumerated() {
      if let fault = Self.fault(of: record, isAfterFillUp: index > firstTimed) {
        throw FlowError("record \(index) of \(source) \(fault)")
      }
      highest = max(highest, record.symbol)
    }
    guard !records.isEmpty else { throw FlowError("\(source) holds no records") }
    self.records = records
    self.firstTimed = firstTimed
    symbolCount = Int(highest) + 1
  }

  private static func fault(of record: FlowRecord, isAfterFillUp: Bool) -> String? {
    if FlowRecord.Kind(rawValue: record.kind) == nil { return "has kind \(record.kind); kinds are 0 to 4" }
    if record.side > 1 { return "has side \(record.side); sides are 0 (buy) and 1 (sell)" }
    if record.fillUp > 1 { return "has fill-up mark \(record.fillUp); it is 0 or 1" }
    if record.reserved != 0 { return "has \(record.reserved) in its last two bytes, which are 0" }
    if isAfterFillUp && record.isFillUp { return "is part of the fill-up, but stands after records that are timed" }
    if record.symbol >= mostSymbols { return "has symbol \(record.symbol); symbols are below \(mostSymbols)" }
    return nil
  }

  /// CRC32C of the flow's bytes.
  package var checksum: UInt32 { records.withUnsafeBytes { tenor_crc32c(0, $0.baseAddress, $0.count) } }
}
