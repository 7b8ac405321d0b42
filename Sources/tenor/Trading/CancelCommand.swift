import ArgumentParser
import ExchangeClient
import MatchingEngine
import WireProtocol

/// Takes orders out of the market.
struct CancelCommand: TenorCommand {
  static let configuration = CommandConfiguration(
    commandName: "cancel",
    abstract: "Cancel orders: those named, or all of yours.",
    discussion: """
      Order numbers are those that offer, bid and orders print.

      EXAMPLES
        tenor cancel 16777217 16777218
        tenor cancel --all
        tenor cancel --all --instrument H800-80G.HZ.3m --side offer
      """)

  @Argument(help: "Numbers of the orders to cancel.")
  var orders: [UInt64] = []

  @Flag(help: "Cancel all your orders, or those that --instrument and --side choose.")
  var all = false

  @Option(help: ArgumentHelp("With --all: only in this book.", valueName: "symbol"))
  var instrument: String?

  @Option(help: "With --all: only this side.")
  var side: Side?

  @OptionGroup(title: "Connection") var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard orders.isEmpty == all else {
      throw ValidationError("Name either orders or --all. Your orders: tenor orders")
    }
    guard all || (instrument == nil && side == nil) else {
      throw ValidationError("--instrument and --side go with --all. Add it, or leave them out.")
    }
    guard !orders.contains(0) else { throw ValidationError("There is no order 0. Your orders: tenor orders") }
  }

  func perform() throws {
    let session = try connection.loggedOnSession()
    let catalogue = try session.catalogue()
    var gone: [OrderCancelledMessage] = []
    var refused: [(order: UInt64, rejection: RejectedMessage)] = []
    if all {
      let book = try instrument.map { try catalogue.instrument($0).id }
      gone = try session.massCancel(instrument: book, side: side)
    } else {
      for order in orders {
        do throws(ClientError) {
          gone.append(try session.cancel(.order(OrderID(order))))
        } catch {
          guard case .rejected(let rejection) = error else { throw error }
          refused.append((order, rejection))
        }
      }
    }
    write(gone, refused, catalogue)
    if !refused.isEmpty { throw ExitStatus.refused.exitCode }
  }

  private func write(
    _ gone: [OrderCancelledMessage], _ refused: [(order: UInt64, rejection: RejectedMessage)], _ catalogue: Catalogue
  ) {
    if output.json {
      let cancelled = gone.map { json($0, catalogue) }
      let failed = refused.map { failure -> JSONText in
        ["order": .integer(failure.order), "code": .string("\(failure.rejection.code)")]
      }
      let document: JSONText = ["cancelled": .list(cancelled), "refused": .list(failed)]
      Output.line(document.text)
    } else {
      for order in gone {
        let symbol = catalogue.symbol(of: InstrumentID(order.instrument))
        Output.line("Order \(order.order) cancelled: \(order.quantity) x \(symbol) (\(order.side.name))")
      }
      if gone.isEmpty && refused.isEmpty { Output.line("No orders to cancel") }
    }
    for (order, rejection) in refused {
      Output.complain("Order \(order): \(rejection.problem)\n\(rejection.advice)")
    }
  }

  private func json(_ order: OrderCancelledMessage, _ catalogue: Catalogue) -> JSONText {
    [
      "order": .integer(order.order), "symbol": .string(catalogue.symbol(of: InstrumentID(order.instrument))),
      "side": .string(order.side.name), "quantity": .integer(order.quantity), "time": .time(order.time),
    ]
  }
}
