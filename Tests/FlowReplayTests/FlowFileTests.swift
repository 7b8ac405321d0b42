import Foundation
import OrderFlow
import Testing

@Suite struct FlowFileTests {
  private func limit(_ id: UInt64, symbol: UInt32 = 0, isFillUp: Bool = false) -> FlowRecord {
    FlowRecord(.newLimit, side: 0, symbol: symbol, quantity: 5, orderID: id, price: 100, isFillUp: isFillUp)
  }

  @Test func aFlowIsReadBackAsItWasWritten() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("flow.bin")
    let records = [limit(1, isFillUp: true), limit(2, symbol: 99_999), limit(3, symbol: 7)]
    try Flow(records).write(to: path)
    let flow = try Flow(contentsOf: path)
    #expect(flow.records == records)
    #expect(flow.firstTimed == 1)
    #expect(flow.symbolCount == 100_000)
  }

  @Test func aRecordHasTheBytesThatTheFormatSays() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("flow.bin")
    let record = FlowRecord(
      .immediateOrCancel, side: 1, symbol: 0x0304, quantity: 0x0506_0708, orderID: 0x1112_1314_1516_1718,
      price: 0x2122_2324_2526_2728, isFillUp: true)
    try Flow([record]).write(to: path)
    let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
    #expect(Array(bytes[0..<8]) == [3, 1, 0x04, 0x03, 0x08, 0x07, 0x06, 0x05])
    #expect(Array(bytes[8..<16]) == [0x18, 0x17, 0x16, 0x15, 0x14, 0x13, 0x12, 0x11])
    #expect(Array(bytes[16..<24]) == [0x28, 0x27, 0x26, 0x25, 0x24, 0x23, 0x22, 0x21])
    #expect(Array(bytes[24..<32]) == [1, 0, 0, 0, 0, 0, 0, 0])
  }

  @Test(arguments: [
    ([UInt8](repeating: 0, count: 31), "31 bytes"),
    ([], "0 bytes"),
    ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00, 0, 0], "compressed"),
    ([5] + [UInt8](repeating: 0, count: 31), "kind 5"),
    ([0, 2] + [UInt8](repeating: 0, count: 30), "side 2"),
    ([UInt8](repeating: 0, count: 24) + [2] + [UInt8](repeating: 0, count: 7), "mark 2"),
    ([UInt8](repeating: 0, count: 28) + [255, 255, 0, 0], "symbol"),
    ([UInt8](repeating: 0, count: 31) + [255], "last two bytes"),
    ([UInt8](repeating: 0, count: 56) + [1] + [UInt8](repeating: 0, count: 7), "after records that are timed"),
  ])
  func aBadFileIsRefusedWithWhatIsWrong(_ bytes: [UInt8], _ complaint: String) throws {
    let folder = try TemporaryFolder()
    let path = folder.path("bad.bin")
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    let error = try #require(throws: FlowError.self) { try Flow(contentsOf: path) }
    #expect(error.description.contains(complaint), "\(error)")
    #expect(error.description.contains(path))
  }

  @Test func aMissingFileIsNamed() throws {
    let error = try #require(throws: FlowError.self) { try Flow(contentsOf: "/nowhere/flow.bin") }
    #expect(error.description.contains("/nowhere/flow.bin"))
  }

  @Test func aProcessorThatIsNotThereIsRefused() {
    #expect(throws: FlowError.self) { try Processor.pin(to: -1) }
    #expect(throws: FlowError.self) { try Processor.pin(to: 1_000_000) }
  }
}
