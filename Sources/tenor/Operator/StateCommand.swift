import ArgumentParser
import ExchangeClient
import MatchingEngine

/// Opens, halts or closes trading.
struct StateCommand: TenorCommand {
  static let configuration = CommandConfiguration(
    commandName: "state",
    abstract: "Open, halt or close a book, or the whole market (operator only).",
    discussion: """
      EXAMPLES
        tenor state halted H800-80G.HZ.3m
        tenor state open
      """)

  /// The states that an operator may choose.
  enum Choice: String, ExpressibleByArgument, CaseIterable {
    case open
    case preOpen = "pre-open"
    case halted
    case closed

    var state: TradingState {
      switch self {
      case .open: .open
      case .preOpen: .preOpen
      case .halted: .halted
      case .closed: .closed
      }
    }
  }

  @Argument(help: "The new state.")
  var state: Choice

  @Argument(help: "Which book. (default: all of them)")
  var symbol: String?

  @OptionGroup(title: "Connection") var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func perform() throws {
    let session = try connection.operatorSession()
    let instrument = try symbol.map { try session.catalogue().instrument($0) }
    try session.setTradingState(state.state, of: instrument?.id)
    if output.json {
      let document: JSONText = [
        "state": .string(state.rawValue), "symbol": instrument.map { .string("\($0.symbol)") } ?? nil,
      ]
      Output.line(document.text)
    } else {
      Output.line("\(instrument.map { "\($0.symbol)" } ?? "The whole market") is \(state.rawValue) now")
    }
  }
}
