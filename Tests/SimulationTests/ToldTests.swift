import MatchingEngine
import Testing
import WireProtocol

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
}
