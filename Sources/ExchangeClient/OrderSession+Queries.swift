import MatchingEngine
import WireProtocol

/// Questions to the exchange, answered in order with commands.
extension OrderSession {
  /// The participant's live orders, as of now.
  public func openOrders() throws(ClientError) -> [OpenOrderMessage] {
    try retryingWhileBusy { () throws(ClientError) in
      try ask("open orders", { QueryOpenOrdersMessage(requestToken: $0, participant: 0) }) { answer, token in
        if case .openOrder(let order) = answer, order.requestToken == token { order } else { nil }
      }
    }
  }

  /// The participant's open pools, as of now.
  public func pools() throws(ClientError) -> [OpenPoolMessage] {
    try retryingWhileBusy { () throws(ClientError) in
      try ask("pools", { QueryPoolsMessage(requestToken: $0, participant: 0) }) { answer, token in
        if case .openPool(let pool) = answer, pool.requestToken == token { pool } else { nil }
      }
    }
  }

  /// The participant's live leases, as of now: those that it bought, then those of its pools.
  public func leases() throws(ClientError) -> [OpenLeaseMessage] {
    try retryingWhileBusy { () throws(ClientError) in
      try ask("leases", { QueryLeasesMessage(requestToken: $0, participant: 0) }) { answer, token in
        if case .openLease(let lease) = answer, lease.requestToken == token { lease } else { nil }
      }
    }
  }

  /// What can be traded. Needs no logon.
  public func catalogue() throws(ClientError) -> Catalogue {
    try retryingWhileBusy { () throws(ClientError) in try askForCatalogue() }
  }

  /// Asks a question whose answer is a list.
  ///
  /// - Parameter entry: The list's entry that an answer is, to the question with this token; `nil`: none.
  private func ask<Query: WireMessage, Entry>(
    _ what: String, _ query: (UInt64) -> Query, _ entry: (Answer, UInt64) -> Entry?
  ) throws(ClientError) -> [Entry] {
    while true {
      let token = nextToken()
      try send(query(token))
      var entries: [Entry] = []
      // A question that is lost with its connection is asked again.
      let answer: [Entry]? = try awaitAnswer(to: "the question for \(what)", ifReopened: .some(nil)) { answer in
        if let entry = entry(answer, token) {
          entries.append(entry)
          return .part
        }
        switch answer {
        case .queryDone(let done) where done.requestToken == token: return .found(entries)
        case .report(.rejected(let report)) where report.refuses(Query.self, token): return .refused(report)
        default: return .notMine
        }
      }
      if let answer { return answer }
    }
  }

  private func askForCatalogue() throws(ClientError) -> Catalogue {
    let token = nextToken()
    try send(QueryCatalogueMessage(requestToken: token))
    var catalogue = Catalogue()
    var isWhole = true
    let done: QueryDoneMessage = try awaitAnswer(to: "the question for the catalogue") { answer in
      switch answer {
      case .spec(let spec): catalogue.add(spec)
      case .region(let region): catalogue.add(region)
      case .tenor(let tenor): catalogue.add(tenor)
      case .instrument(let instrument): isWhole = catalogue.add(instrument) && isWhole
      case .queryDone(let done) where done.requestToken == token: return .found(done)
      case .report(.rejected(let report)) where report.refuses(QueryCatalogueMessage.self, token):
        return .refused(report)
      default: return .notMine
      }
      return .part
    }
    let count = catalogue.specs.count + catalogue.regions.count + catalogue.tenors.count + catalogue.instruments.count
    guard isWhole, count == done.count else {
      throw .malformedAnswer(address: address, reason: "\(count) of \(done.count) entries of the catalogue came")
    }
    return catalogue
  }
}
