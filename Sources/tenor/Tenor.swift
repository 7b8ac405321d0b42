import ArgumentParser

/// The command line of the exchange: a client like any other, and the way to start a server.
@main
struct Tenor: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tenor",
    abstract: "Trade compute: offer, bid and watch prices on a Tenor exchange.",
    discussion: """
      EXAMPLES
        tenor specs                                      what can be traded
        tenor offer H800-80G.HZ.3m 16 --price 11.2       offer 16 cards
        tenor bid H800-80G.HZ.3m 4 --price 11.5          buy 4 of them
        tenor prices                                     all prices, live

      Prices are CNY per unit (card or server) and hour. Every command has --json for machines, and --help with \
      examples. Exit codes: docs/exit-codes.md.
      """,
    groupedSubcommands: [
      CommandGroup(name: "Trading", subcommands: trading),
      CommandGroup(name: "Market", subcommands: market),
      CommandGroup(name: "Exchange", subcommands: exchange),
    ])

  /// What a participant does.
  private static let trading: [ParsableCommand.Type] = [
    OfferCommand.self, BidCommand.self, CancelCommand.self, AmendCommand.self, OrdersCommand.self, PoolCommand.self,
    LeaseCommand.self,
  ]

  /// What everybody may look at.
  private static let market: [ParsableCommand.Type] = [
    SpecsCommand.self, BookCommand.self, PricesCommand.self, StatsCommand.self, WatchCommand.self, RecordCommand.self,
    PlayCommand.self,
  ]

  /// What runs and keeps the exchange; import and demo commands belong here too.
  private static let exchange: [ParsableCommand.Type] = [
    ServeCommand.self, CatalogueCommand.self, RegisterCommand.self, StateCommand.self, CollarsCommand.self,
    JournalCommand.self, SnapshotCommand.self,
    ImportCommand.self, DemoCommand.self,
  ]
}
