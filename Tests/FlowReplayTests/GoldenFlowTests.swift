import Foundation
import OrderFlow
import Testing

@Suite struct GoldenFlowTests {
  @Test func theGoldenFlowComesOutEqualByteForByte() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("goldenC.bin")
    try decompress("goldenC.bin.xz").write(to: URL(fileURLWithPath: path))
    let output = try FlowOutput(of: Flow(contentsOf: path), amend: .keep)
    #expect(Data(output.trades.utf8) == (try decompress("tradesC.keep.csv.xz")))
    #expect(Data(output.book.utf8) == (try decompress("bookC.keep.csv.xz")))
  }

  @Test func inBatchesTheGoldenFlowTradesAsItDoesOneByOne() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("goldenC.bin")
    try decompress("goldenC.bin.xz").write(to: URL(fileURLWithPath: path))
    let flow = try Flow(contentsOf: path)
    var first = try FlowMarket(symbolCount: flow.symbolCount)
    var second = try FlowMarket(symbolCount: flow.symbolCount)
    let batched = FlowRun.replay(flow, through: &first)
    let single = FlowRun.measureLatencies(flow, through: &second)
    #expect(batched.tally == single.tally)
    #expect(first.engine.stateHash() == second.engine.stateHash())
    #expect(batched.tally.operations == 200_000)
    #expect(single.latencies.count == 200_000)
  }

  /// A golden file's contents, by the xz tool.
  private func decompress(_ name: String) throws -> Data {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "golden/\(name)")
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["xz", "--decompress", "--stdout", file.path]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let data = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0, "xz failed on \(name); it comes with the Debian package xz-utils")
    return data
  }
}
