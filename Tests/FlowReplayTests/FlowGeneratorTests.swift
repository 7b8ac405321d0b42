import OrderFlow
import SeededRandom
import Testing

@Suite struct FlowGeneratorTests {
  /// CRC32C of 2,000 operations from seed 1, equal on every machine.
  private static let checksums: [(FlowKind, UInt32)] = [
    (.flowA, 0x01D4_C87B), (.flowB, 0x6B95_66CB), (.flowC, 0x07EE_4C33), (.flowD, 0xF186_D4C1), (.sparse, 0x422E_157B),
    (.normal, 0xF1BD_7E5C), (.static, 0x696B_8DB4), (.swingWideSlow, 0x8978_33C6),
    (.swingWideFast, 0xB098_E54B), (.flashCrash, 0xFC2E_FF36),
  ]

  @Test(arguments: checksums) func aSeedMakesTheSameBytesEverywhere(_ kind: FlowKind, _ checksum: UInt32) throws {
    let flow = try FlowGenerator(kind.shape, operations: 2_000, seed: 1).generate()
    #expect(flow.checksum == checksum, "\(kind.rawValue): \(flow.checksum)")
  }

  @Test func everyFlowIsChecked() {
    #expect(Set(Self.checksums.map(\.0)) == Set(FlowKind.allCases))
  }

  @Test func anotherSeedMakesAnotherFlow() throws {
    let first = try FlowGenerator(FlowKind.flowA.shape, operations: 100, seed: 1).generate()
    let second = try FlowGenerator(FlowKind.flowA.shape, operations: 100, seed: 2).generate()
    #expect(first.checksum != second.checksum)
  }

  private struct Parameters: Sendable {
    var kind: FlowKind
    var restingOrders: Double
    var levels: Double
    var passive: Double
    var cancels: Double
    var amends: Double
    var aggressive: Double
  }

  private static let published: [Parameters] = [
    Parameters(
      kind: .flowA, restingOrders: 960, levels: 72, passive: 0.10, cancels: 0.05, amends: 0.82, aggressive: 0.03),
    Parameters(
      kind: .flowB, restingOrders: 9_900, levels: 480, passive: 0.47, cancels: 0.43, amends: 0.05, aggressive: 0.05),
    Parameters(
      kind: .flowC, restingOrders: 99, levels: 46, passive: 0.47, cancels: 0.43, amends: 0.05, aggressive: 0.05),
    Parameters(
      kind: .flowD, restingOrders: 960, levels: 704, passive: 0.10, cancels: 0.05, amends: 0.82, aggressive: 0.03),
  ]

  @Test(arguments: published) private func aFlowHasTheParametersOfTheComparison(_ wanted: Parameters) throws {
    let flow = try FlowGenerator(wanted.kind.shape, operations: 100_000, seed: 1).generate()
    let measured = try FlowDescription(of: flow)
    #expect(abs(measured.restingOrders / wanted.restingOrders - 1) < 0.05, "\(measured.table)")
    #expect(abs(measured.levels / wanted.levels - 1) < 0.05, "\(measured.table)")
    #expect(abs(measured.passive - wanted.passive) < 0.01, "\(measured.table)")
    #expect(abs(measured.cancels - wanted.cancels) < 0.01, "\(measured.table)")
    #expect(abs(measured.amends - wanted.amends) < 0.01, "\(measured.table)")
    #expect(abs(measured.aggressive - wanted.aggressive) < 0.01, "\(measured.table)")
    #expect(abs(measured.misses - 0.01) < 0.003, "\(measured.table)")
  }

  @Test func theSparseFlowDiffersFromTheDenseOneInPricesAlone() throws {
    let dense = try FlowGenerator(FlowKind.flowB.shape, operations: 20_000, seed: 1).generate()
    let sparse = try FlowGenerator(FlowKind.sparse.shape, operations: 20_000, seed: 1).generate()
    #expect(dense.records.count == sparse.records.count)
    for (a, b) in zip(dense.records, sparse.records) {
      var unpriced = b
      unpriced.price = a.price
      #expect(unpriced == a)
    }
    let prices = Set(sparse.records.map(\.price)).subtracting([0]).sorted()
    #expect(prices.count == Set(dense.records.map(\.price)).subtracting([0]).count)
    let gaps = zip(prices, prices.dropFirst()).map { $1 - $0 }
    #expect((gaps.max() ?? 0) > 5_000)
    #expect((gaps.min() ?? 0) >= 1)
  }

  @Test func theFastSwingCoversHalfThePriceUpAndDown() throws {
    let flow = try FlowGenerator(FlowKind.swingWideFast.shape, operations: 100_000, seed: 1).generate()
    let prices = try #require(try FlowDescription(of: flow).tradedPrices)
    #expect(prices.lowerBound < 510_000)
    #expect(prices.upperBound > 1_490_000)
  }

  @Test func theCrashTakesNineTenthsOffThePriceAndGivesThemBack() throws {
    let operations = 2_000_000
    var shape = FlowKind.flashCrash.shape
    shape.restingOrders = 500
    let flow = try FlowGenerator(shape, operations: operations / 10, seed: 1).generate()
    let prices = try #require(try FlowDescription(of: flow).tradedPrices)
    #expect(prices.lowerBound < 150_000)
    let last = flow.records.last { $0.kind == FlowRecord.Kind.newLimit.rawValue }?.price ?? 0
    #expect(abs(last - 1_000_000) < 2_000)
  }

  @Test func activityFollowsZipfsLaw() {
    let choice = WeightedChoice.zipf(count: 1_000)
    var random = SplitMix64(seed: 4)
    var counts = [Int](repeating: 0, count: 1_000)
    for _ in 0..<200_000 { counts[choice.draw(from: &random)] += 1 }
    // The first of a thousand ranks has 1 / 7.485 of the whole.
    #expect(abs(Double(counts[0]) / 200_000 - 0.1336) < 0.005)
    #expect(abs(Double(counts[0]) / Double(counts[1]) - 2) < 0.15)
    #expect(counts[999] < 100)
  }
}
