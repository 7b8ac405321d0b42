import ExchangeClient
import Foundation
import MatchingEngine
import Testing
import WireProtocol

extension EndToEnd {
  @Suite struct CrashTests {
    /// Reports that must have come before the server is killed: several journal segments' worth of commands.
    private static let reportsBeforeTheKill = 40_000
    private static let participants = ["alpha", "beta", "gamma", "delta"]

    @Test(arguments: [UInt64(1), 2])
    func
      `after kill -9 in the middle of a load every acknowledged order and fill is found, and every command counts once`(
        seed: UInt64
      ) throws
    {
      // On ipc, so that the sessions find the restarted server at the same address.
      let server = try ServerUnderTest(transport: .ipc, settings: ["--set", "kept-reports=1000000"])
      let workers = try startLoad(on: server, seed: seed)
      try server.program.wait(for: "the load") {
        for worker in workers where worker.failure != nil { throw worker.failure! }
        return workers.reduce(0) { $0 + $1.count } >= Self.reportsBeforeTheKill
      }
      try server.killNow()
      #expect(server.program.endedBySignal)
      let sessions = try workers.map { try #require($0.stop()) }
      for worker in workers { #expect(worker.failure == nil) }

      let hashAfterTheKill = try #require(try server.replayedMarket()["stateHash"] as? String)
      try server.restart()
      #expect(try server.replayedHash() == hashAfterTheKill)

      let acknowledged = workers.map(\.numberedReports)
      // The sessions go on behind the last reports that they saw, and send again what the exchange had not taken.
      try finish(workers, sessions)

      var everyTrade: [UInt64: [OrderFilledMessage]] = [:]
      for (index, (worker, session)) in zip(workers, sessions).enumerated() {
        // Every command is answered: nothing comes any more behind the answer to a logon.
        let accepted = try session.resume()
        try readReports(session, upTo: accepted.lastReportSequence, worker.keep)
        #expect(session.missedReports == 0)
        let known = worker.numberedReports
        let isKept = Array(known.prefix(acknowledged[index].count)) == acknowledged[index]
        #expect(isKept, "what was acknowledged before stands at the beginning")
        expectOneAnswer(to: session.lastRequestID, worker.reports)
        // ... and a new one that asks for all finds the same, report by report.
        let fresh = try server.session(worker.name, reports: .all)
        var all: [ExecutionReport] = []
        try readReports(fresh, upTo: accepted.lastReportSequence) { all.append($0) }
        let hasNoHole = all.map(\.reportSequence) == Array(1...accepted.lastReportSequence)
        #expect(hasNoHole)
        let different = zip(all, known).first { $0 != $1 }
        #expect(
          different == nil && all.count == known.count,
          "\(all.count) and \(known.count): \(String(describing: different))")

        let reported = ReportedOrders(all)
        let open = try fresh.openOrders()
        #expect(Dictionary(uniqueKeysWithValues: open.map { ($0.order, $0.remaining) }) == reported.open)
        everyTrade.merge(reported.trades) { $0 + $1 }
      }
      checkTrades(everyTrade)

      let loggedHash = try server.stop()
      let market = try server.replayedMarket()
      #expect(market["stateHash"] as? String == loggedHash)
      #expect(market["trades"] as? Int == everyTrade.count)
      #expect(try server.tenor("journal", "verify").status == 0)
    }

    private func startLoad(on server: ServerUnderTest, seed: UInt64) throws -> [LoadWorker] {
      let catalogue = try server.session("onlooker").catalogue()
      let books = try ["H800-80G.HZ.3m", "C9-64C.ZW.1d"].map { try catalogue.instrument($0).id }
      let workers = Self.participants.enumerated().map { index, name in
        LoadWorker(
          name, address: server.orderEntry, context: server.context, books: books, seed: seed * 100 + UInt64(index))
      }
      for worker in workers { worker.start() }
      return workers
    }

    /// Uses the sessions until none of their commands is unanswered.
    private func finish(_ workers: [LoadWorker], _ sessions: [OrderSession]) throws {
      let deadline = Date(timeIntervalSinceNow: RunningProgram.patience)
      while sessions.contains(where: { $0.unansweredCommands > 0 }) {
        for (worker, session) in zip(workers, sessions) {
          try session.flush()
          do throws(ClientError) {
            try session.poll(waiting: .milliseconds(5), worker.keep)
          } catch {
            // The exchange was away for longer than a session is patient.
            guard case .silent = error else { throw error }
          }
        }
        try #require(Date() < deadline, "\(sessions.map(\.unansweredCommands)) commands are not answered")
      }
    }

    /// Every command up to `last` is answered, and none twice.
    private func expectOneAnswer(to last: UInt64, _ reports: [ExecutionReport]) {
      var answers = [Int](repeating: 0, count: Int(last) + 1)
      for report in reports {
        switch report {
        case .accepted(let accepted): answers[Int(accepted.requestId)] += 1
        case .rejected(let rejection): answers[Int(rejection.requestId)] += 1
        case .cancelled(let gone) where gone.reason == .requested: answers[Int(gone.requestId ?? 0)] += 1
        default: break
        }
      }
      let wrong = answers.dropFirst().enumerated().filter { $0.element != 1 }
      #expect(wrong.isEmpty, "answers to commands \(wrong.prefix(10).map { ($0.offset + 1, $0.element) }) of \(last)")
    }

    /// Reads until the report `last` has come.
    private func readReports(
      _ session: OrderSession, upTo last: UInt64, _ body: (ExecutionReport) -> Void
    ) throws {
      let deadline = Date(timeIntervalSinceNow: RunningProgram.patience)
      // Once at least: what came with the answer to the logon waits in the session.
      repeat {
        try session.poll(waiting: .milliseconds(10), body)
        try #require(Date() < deadline, "only \(session.lastReportSequence) of \(last) reports came")
      } while session.lastReportSequence < last
      // Those that came together with the answer to the logon.
      try session.poll(body)
    }

    /// Every trade has two sides that agree, and numbers have no holes.
    private func checkTrades(_ trades: [UInt64: [OrderFilledMessage]]) {
      #expect(trades.keys.sorted() == Array(1...UInt64(max(trades.count, 1))))
      for fills in trades.values {
        #expect(fills.count == 2)
        #expect(Set(fills.map(\.side)).count == 2)
        #expect(Set(fills.map(\.liquidity)).count == 2)
        #expect(Set(fills.map { [$0.price, $0.quantity, $0.notional] }).count == 1)
      }
    }
  }
}
