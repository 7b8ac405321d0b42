import ArgumentParser
import ExchangeClient
import MatchingEngine
import WireProtocol

/// Lists the participant's orders that wait.
struct OrdersCommand: TenorCommand {
  static let configuration = CommandConfiguration(
    commandName: "orders",
    abstract: "List your orders that wait in the market.",
    discussion: """
      EXAMPLES
        tenor orders
        tenor orders --as hangzhou-dc --json
      """)

  @OptionGroup(title: "Connection") var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func perform() throws {
    let session = try connection.loggedOnSession()
    let catalogue = try session.catalogue()
    let orders = try session.openOrders()
    if output.json {
      Output.line(JSONText.list(orders.map { json($0, catalogue) }).text)
    } else if orders.isEmpty {
      Output.line("No orders of \(connection.participantName()) wait in the market")
    } else {
      write(orders, catalogue)
    }
  }

  private func write(_ orders: [OpenOrderMessage], _ catalogue: Catalogue) {
    var table = Table(
      ("ORDER", .right), ("SYMBOL", .left), ("SIDE", .left), ("PRICE", .right), ("LEFT", .right), ("TRADED", .right),
      ("WAITS FOR", .right))
    for order in orders {
      table.add(
        "\(order.order)", catalogue.symbol(of: InstrumentID(order.instrument)), order.side.name,
        PriceText.text(ticks: order.price, minimumDecimals: 4), "\(order.remaining)", "\(order.filled)",
        order.stopPrice.map { PriceText.text(ticks: $0, minimumDecimals: 4) } ?? "")
    }
    table.print()
  }

  private func json(_ order: OpenOrderMessage, _ catalogue: Catalogue) -> JSONText {
    [
      "order": .integer(order.order), "requestId": .integer(order.clientOrder),
      "symbol": .string(catalogue.symbol(of: InstrumentID(order.instrument))), "side": .string(order.side.name),
      "price": .yuan(order.price), "remaining": .integer(order.remaining), "filled": .integer(order.filled),
      "stopPrice": .yuan(order.stopPrice),
    ]
  }
}
