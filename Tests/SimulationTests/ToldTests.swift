import ExchangeServer
import Testing

@testable import Simulation

@Suite("What was told") struct ToldTests {
  @Test("a report in two ways is a contradiction; the same one twice is not")
  func reports() throws {
    var told = Told()
    try told.report([1], 1, to: "c1")
    try told.report([1], 1, to: "c1")
    try told.report([2], 1, to: "c2")
    #expect(throws: SimulationFault.self) { try told.report([3], 1, to: "c1") }
    #expect(told.reportCount == 2)
  }

  @Test("a feed message in two ways is a contradiction")
  func feed() throws {
    var told = Told()
    try told.publish([1], 7, under: "all/")
    try told.publish([2], 7, under: "book/")
    #expect(throws: SimulationFault.self) { try told.publish([2], 7, under: "all/") }
    #expect(told.feedCount == 2)
  }

  @Test("a participant keeps its number")
  func participants() throws {
    var told = Told()
    try told.logOn("c1", as: 2)
    try told.logOn("c1", as: 2)
    #expect(throws: SimulationFault.self) { try told.logOn("c1", as: 3) }
  }

  /// A world that has come to rest, and what its journal says.
  private func world() throws -> (told: Told, replay: StraightReplay) {
    let simulation = Simulation(SimulationSettings(seed: 11, steps: 600))
    try simulation.run()
    return (simulation.told, try simulation.replay())
  }

  @Test("what was told agrees with the journal, until something is told that is not in it")
  func lostReport() throws {
    var (told, replay) = try world()
    try told.check(against: replay)
    let participant = try #require(told.participants["c1"])
    let count = UInt64(replay.reports(of: participant).count)
    try told.report([1, 2, 3], count + 1, to: "c1")
    let fault = #expect(throws: SimulationFault.self) { try told.check(against: replay) }
    #expect(fault?.description.contains("report \(count + 1) of c1 is lost") == true)
  }

  @Test("a report that the journal gives otherwise is found")
  func otherReport() throws {
    let (sound, replay) = try world()
    var told = Told()
    try told.logOn("c1", as: try #require(sound.participants["c1"]))
    try told.report([1, 2, 3], 1, to: "c1")
    let fault = #expect(throws: SimulationFault.self) { try told.check(against: replay) }
    #expect(fault?.description.contains("report 1 of c1 was") == true)
  }

  @Test("a feed message that the journal does not give is found")
  func otherFeed() throws {
    var (told, replay) = try world()
    try told.publish([1], 1_000_000, under: "all/")
    let fault = #expect(throws: SimulationFault.self) { try told.check(against: replay) }
    #expect(fault?.description.contains("of all/ is lost") == true)
  }

  @Test("a command that nobody sent is found in the journal")
  func neverSent() throws {
    let (_, replay) = try world()
    let fault = #expect(throws: SimulationFault.self) { try Told().check(against: replay) }
    #expect(fault?.description.contains("was never sent by") == true)
  }

  @Test("a participant that the journal does not know is found")
  func unknownParticipant() throws {
    var (told, replay) = try world()
    try told.logOn("c9", as: 9)
    let fault = #expect(throws: SimulationFault.self) { try told.check(against: replay) }
    #expect(fault?.description.contains("c9 was told to be participant 9, who is nobody") == true)
  }
}
