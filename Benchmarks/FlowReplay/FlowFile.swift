import Foundation

/// One record of an order flow: 32 bytes, little-endian.
///
/// Offset 0: kind; 1: side; 2: u16 symbol; 4: u32 quantity; 8: u64 order id; 16: i64 price in ticks; 24: u64, 1 for the
/// fill-up (applied, not timed).
struct FlowRecord: BitwiseCopyable {
  var kind: UInt8
  var side: UInt8
  var symbol: UInt16
  var quantity: UInt32
  var orderID: UInt64
  var price: Int64
  var isFillUp: UInt64

  /// What a record asks for.
  enum Kind: UInt8 {
    case newLimit = 0
    case cancel = 1
    case amend = 2
    case immediateOrCancel = 3
    case market = 4
  }
}

/// Why a flow cannot be replayed.
struct FlowError: Error, CustomStringConvertible {
  var description: String
}

/// An order flow in memory.
final class FlowFile {
  private let records: UnsafeBufferPointer<FlowRecord>
  /// Symbols are 0 ..< symbolCount.
  let symbolCount: Int

  /// Reads and checks the file at `path`.
  init(path: String) throws {
    guard let data = NSData(contentsOfFile: path) else {
      throw FlowError(description: "cannot read \(path): does the file exist?")
    }
    let stride = MemoryLayout<FlowRecord>.stride
    precondition(stride == 32, "a flow record has 32 bytes")
    guard data.length > 0, data.length % stride == 0 else {
      throw FlowError(
        description: "\(path) has \(data.length) bytes, which is no multiple of \(stride); decompress it first (xz -dk)"
      )
    }
    let count = data.length / stride
    let base = data.bytes.bindMemory(to: FlowRecord.self, capacity: count)
    records = UnsafeBufferPointer(start: base, count: count)
    self.retained = data
    for (index, record) in records.enumerated() {
      guard FlowRecord.Kind(rawValue: record.kind) != nil, record.side <= 1 else {
        throw FlowError(
          description:
            "record \(index) of \(path) has kind \(record.kind) and side \(record.side); kinds are 0-4, sides 0-1")
      }
    }
    symbolCount = Int(records.map(\.symbol).max() ?? 0) + 1
  }

  private let retained: NSData

  var count: Int { records.count }

  subscript(index: Int) -> FlowRecord { records[index] }

  /// The first record that is timed.
  var firstTimed: Int { records.firstIndex { $0.isFillUp == 0 } ?? records.count }
}
