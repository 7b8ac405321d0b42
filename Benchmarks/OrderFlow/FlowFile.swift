import Foundation

/// Why a flow cannot be replayed.
package struct FlowError: Error, CustomStringConvertible {
  package var description: String

  /// An error that `description` tells in full.
  package init(description: String) { self.description = description }
}

/// An order flow in memory.
package final class FlowFile {
  private let records: UnsafeBufferPointer<FlowRecord>
  /// Symbols are 0 ..< symbolCount.
  package let symbolCount: Int

  /// Reads and checks the file at `path`.
  package init(path: String) throws {
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

  package var count: Int { records.count }

  package subscript(index: Int) -> FlowRecord { records[index] }

  /// The first record that is timed.
  package var firstTimed: Int { records.firstIndex { $0.isFillUp == 0 } ?? records.count }
}

extension FlowFile {
  /// Writes `records` to the file at `path`, over what is there.
  package static func write(_ records: [FlowRecord], to path: String) throws {
    guard let file = fopen(path, "w") else {
      throw FlowError(description: "cannot write \(path): \(String(cString: strerror(errno)))")
    }
    let written = records.withUnsafeBytes { fwrite($0.baseAddress, 1, $0.count, file) }
    guard fclose(file) == 0, written == records.count * MemoryLayout<FlowRecord>.stride else {
      throw FlowError(description: "cannot write all of \(path): is the disk full?")
    }
  }
}
