import Foundation

extension ReplayReport {
  /// What does not add up, in sentences; empty when every order and task is accounted for.
  public var discrepancies: [String] {
    var found: [String] = []
    func check(_ holds: Bool, _ sentence: @autoclosure () -> String) {
      if !holds { found.append(sentence()) }
    }
    check(tasks.total == source.tasks, "\(tasks.total) tasks have an outcome, \(source.tasks) were played")
    check(bids.planned == source.tasks, "\(bids.planned) bids are planned for \(source.tasks) tasks")
    for (name, orders) in [("offers", offers), ("bids", bids)] {
      let known = orders.accepted + orders.rejected + orders.unanswered
      check(known == orders.sent, "\(orders.sent) \(name) were sent, but \(known) are accounted for")
      guard !wasInterrupted else { continue }
      check(orders.sent == orders.planned, "\(orders.planned) \(name) were planned, \(orders.sent) sent")
      check(orders.unanswered == 0, "\(orders.unanswered) \(name) got no answer")
    }
    check(ordersOutOfStep == 0, "\(ordersOutOfStep) orders rest at the exchange and not here, or the other way round")
    let bySpec = specs.reduce(into: Sales()) { $0.add($1.sold) }
    let byInstrument = instruments.reduce(into: Sales()) { $0.add($1.sold) }
    check(bySpec == bought, "the specs' sales do not add up to all sales")
    check(byInstrument == bought, "the order books' sales do not add up to all sales")
    return found
  }

  /// The report as JSON, for machines: keys sorted, indented, a line end at the end.
  public func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
  }
}

extension ReplayReport.Sales {
  fileprivate mutating func add(_ other: Self) {
    fills += other.fills
    units += other.units
    unitHours += other.unitHours
    notionalTicks += other.notionalTicks
  }
}
