import ArgumentParser
import ExchangeClient
import MatchingEngine
import WireProtocol

/// What a participant has bought and sold.
struct LeaseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lease",
    abstract: "List what you have bought and sold; lend it on, or end it early.",
    discussion: """
      EXAMPLES
        tenor lease list
        tenor lease deposit 7 --units 4      offer 4 of your leased units yourself
        tenor lease end 9 --units 1          a card that you lease out has failed
      """,
    subcommands: [LeaseListCommand.self, LeaseDepositCommand.self, LeaseEndCommand.self])
}

/// Lists leases.
struct LeaseListCommand: TenorCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List your live leases, those that you bought and those of your pools.",
    discussion: """
      EXAMPLES
        tenor lease list
        tenor lease list --json
      """)

  @OptionGroup(title: "Connection") var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func perform() throws {
    let session = try connection.loggedOnSession()
    let catalogue = try session.catalogue()
    let leases = try session.leases()
    if output.json {
      Output.line(JSONText.list(leases.map { json($0, catalogue) }).text)
    } else if leases.isEmpty {
      Output.line("\(connection.participantName()) has no leases")
    } else {
      var table = Table(
        ("LEASE", .right), ("SYMBOL", .left), ("ROLE", .left), ("UNITS", .right), ("PRICE", .right),
        ("DEPOSITED", .right), ("ENDS", .left), ("POOL", .right))
      for lease in leases {
        table.add(
          "\(lease.lease)", catalogue.symbol(of: InstrumentID(lease.instrument)),
          lease.role == .buyer ? "bought" : "sold", "\(lease.units)",
          PriceText.text(ticks: lease.price, minimumDecimals: 4), "\(lease.deposited)",
          TimeText.timestamp(lease.end), lease.pool.map { "\($0)" } ?? "")
      }
      table.print()
    }
  }

  private func json(_ lease: OpenLeaseMessage, _ catalogue: Catalogue) -> JSONText {
    [
      "lease": .integer(lease.lease), "symbol": .string(catalogue.symbol(of: InstrumentID(lease.instrument))),
      "role": .string("\(lease.role)"), "units": .integer(lease.units), "deposited": .integer(lease.deposited),
      "price": .yuan(lease.price), "start": .time(lease.start), "end": .time(lease.end), "pool": .integer(lease.pool),
    ]
  }
}

/// Opens a pool of leased units.
struct LeaseDepositCommand: TenorCommand {
  static let configuration = CommandConfiguration(
    commandName: "deposit",
    abstract: "Deposit units that you lease, to offer them yourself; prints the pool's number.",
    discussion: """
      The pool ends when the lease does, and may be offered in any tenor that fits.

      EXAMPLES
        tenor lease deposit 7                all that are not deposited yet
        tenor lease deposit 7 --units 4
      """)

  @Argument(help: "Number of the lease.")
  var lease: UInt64

  @Option(
    help: ArgumentHelp("How many units. (default: all that are not deposited)", valueName: "units"),
    transform: ArgumentText.quantity)
  var units: Quantity?

  @OptionGroup(title: "Connection") var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func perform() throws {
    let session = try connection.loggedOnSession()
    let catalogue = try session.catalogue()
    try session.deposit(LeaseID(lease), units: units).write(output, catalogue)
  }
}

/// Ends a lease early.
struct LeaseEndCommand: TenorCommand {
  static let configuration = CommandConfiguration(
    commandName: "end",
    abstract: "End a lease of your units before its time, as when a card failed.",
    discussion: """
      The buyer is told how many hours were not delivered, and every lease under it ends as well. The units stay out of \
      your pool until you say that they are back: tenor pool return.

      EXAMPLES
        tenor lease end 9                    the whole lease
        tenor lease end 9 --units 1
      """)

  @Argument(help: "Number of the lease.")
  var lease: UInt64

  @Option(
    help: ArgumentHelp("How many of its units. (default: all, and every lease under it)", valueName: "units"),
    transform: ArgumentText.quantity)
  var units: Quantity?

  @OptionGroup(title: "Connection") var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func perform() throws {
    let session = try connection.loggedOnSession()
    let result = try session.end(LeaseID(lease), units: units)
    if let ended = result.ended, !output.json {
      let hours = PriceText.text(ticks: Int64(ended.undelivered / Self.nanosecondsPerTick))
      Output.line("Lease \(lease): \(ended.units) units ended, \(hours) h of each were not delivered")
    }
    result.pool.write(output)
  }

  /// Nanoseconds in a ten-thousandth of an hour: hours are then written as prices are.
  private static let nanosecondsPerTick: UInt64 = 360_000_000
}
