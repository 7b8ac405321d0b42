import Testing

@testable import ExchangeServer

@Suite struct SessionTableTests {
  private func find(_ name: [UInt8], in table: SessionTable) -> Int? { name.withUnsafeBytes { table.find($0) } }
  private func add(_ name: [UInt8], to table: SessionTable) -> Int? { name.withUnsafeBytes { table.add($0, at: 1) } }

  @Test func `sessions are found by routing id through thousands of comings and goings`() {
    let table = SessionTable(limit: 64)
    var expected: [[UInt8]: Int] = [:]
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<20_000 {
      // Few different names, of different lengths, so that places and buckets are used again and again.
      let name = [UInt8](repeating: UInt8.random(in: 0..<40, using: &generator), count: Int.random(in: 1...6))
      if let place = expected[name] {
        #expect(find(name, in: table) == place)
        if Bool.random() {
          table.remove(place)
          expected[name] = nil
          #expect(find(name, in: table) == nil)
        }
      } else if let place = add(name, to: table) {
        #expect(!expected.values.contains(place))
        expected[name] = place
      } else {
        #expect(expected.count == 64)
      }
    }
    #expect(table.count == expected.count)
    for (name, place) in expected { #expect(find(name, in: table) == place) }
  }

  @Test func `a later session in the same place is told from the earlier one`() throws {
    let table = SessionTable(limit: 1)
    let first = try #require(add([1], to: table))
    let generation = table[first].pointee.generation
    #expect(add([2], to: table) == nil)
    table.remove(first)
    let second = try #require(add([2], to: table))
    #expect(second == first)
    #expect(!table.isLive(first, generation: generation))
    #expect(table.isLive(second, generation: table[second].pointee.generation))
  }
}

@Suite struct LevelLadderTests {
  @Test func `it shows what a dictionary of levels shows, best first`() {
    var ladder = LevelLadder()
    defer { ladder.deallocate() }
    var levels: [Int64: Int64] = [:]
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<5_000 {
      let rank = Int64.random(in: -60...60, using: &generator)
      let quantity = Int64.random(in: 0...3, using: &generator)
      ladder.set(rank: rank, quantity: quantity, orderCount: UInt32(quantity))
      levels[rank] = quantity == 0 ? nil : quantity
      #expect(ladder.count == levels.count)
      #expect(ladder.best?.rank == levels.keys.max())
      #expect(ladder.best?.quantity == levels.keys.max().flatMap { levels[$0] })
    }
    #expect((0..<ladder.count).map { ladder[$0].rank } == levels.keys.sorted(by: >))
    #expect((0..<ladder.count).allSatisfy { ladder[$0].quantity == levels[ladder[$0].rank] })
  }
}
