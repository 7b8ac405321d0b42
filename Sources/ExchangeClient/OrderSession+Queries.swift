import MatchingEngine
import WireProtocol

/// Questions to the exchange, answered in order with commands.
extension OrderSession {
  /// The participant's live orders, as of now.
  public func openOrders() throws(ClientError) -> [OpenOrderMessage] {
    try retryingWhileBusy { () throws(ClientError) in try askForOpenOrders() }
  }

  /// What can be traded. Needs no logon.
  public func catalogue() throws(ClientError) -> Catalogue {
    try retryingWhileBusy { () throws(ClientError) in try askForCatalogue() }
  }

  private func askForOpenOrders() throws(ClientError) -> [OpenOrderMessage] {
    let token = nextToken()
    try send(QueryOpenOrdersMessage(requestToken: token, participant: 0))
    var orders: [OpenOrderMessage] = []
    return try awaitAnswer(to: "the question for open orders") { answer in
      switch answer {
      case .openOrder(let order) where order.requestToken == token:
        orders.append(order)
        return .part
      case .queryDone(let done) where done.requestToken == token: return .found(orders)
      case .report(.rejected(let report)) where report.refuses(QueryOpenOrdersMessage.self, token):
        return .refused(report)
      default: return .notMine
      }
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
