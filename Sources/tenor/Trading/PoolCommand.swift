import ArgumentParser
import ExchangeClient
import MatchingEngine
import WireProtocol

/// What a participant has to offer.
struct PoolCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pool",
    abstract: "Deposit capacity once and offer it in many books; list, withdraw and return it.",
    discussion: """
      EXAMPLES
        tenor pool deposit H800-80G.HZ 100 --until 180d  100 cards for half a year
        tenor offer --pool 1 --rate-card rates.csv       offer them for every tenor
        tenor pool list
        tenor pool withdraw 1 --units 20
      """,
    subcommands: [
      PoolListCommand.self, PoolDepositCommand.self, PoolWithdrawCommand.self, PoolReturnCommand.self,
    ])
}

/// Lists pools.
struct PoolListCommand: TenorCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List your pools: what they hold, and what of it is free.",
    discussion: """
      EXAMPLES
        tenor pool list
        tenor pool list --json
      """)

  @OptionGroup(title: "Connection") var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func perform() throws {
    let session = try connection.loggedOnSession()
    let catalogue = try session.catalogue()
    let pools = try session.pools()
    if output.json {
      Output.line(JSONText.list(pools.map { $0.json(catalogue) }).text)
    } else if pools.isEmpty {
      Output.line("\(connection.participantName()) has no pools. Open one: tenor pool deposit H800-80G.HZ 16")
    } else {
      var table = Table(
        ("POOL", .right), ("CAPACITY", .left), ("UNITS", .right), ("FREE", .right), ("OUT", .right), ("OFFERS", .right),
        ("UNTIL", .left), ("OF LEASE", .right))
      for pool in pools {
        table.add(
          "\(pool.pool)", catalogue.place(pool.spec, pool.region), "\(pool.units)", "\(pool.free)",
          "\(pool.outOfService)", "\(pool.offers)", pool.end.map(TimeText.timestamp) ?? "-",
          pool.lease.map { "\($0)" } ?? "")
      }
      table.print()
    }
  }
}

/// Opens a pool.
struct PoolDepositCommand: TenorCommand {
  static let configuration = CommandConfiguration(
    commandName: "deposit",
    abstract: "Deposit units that you have; prints the pool's number.",
    discussion: """
      EXAMPLES
        tenor pool deposit H800-80G.HZ 100
        tenor pool deposit H800-80G.HZ 100 --until 2027-06-30T00:00:00Z
      """)

  @Argument(help: "What and where: spec.region, as in H800-80G.HZ.")
  var place: String

  @Argument(help: "How many units (cards or servers).", transform: ArgumentText.quantity)
  var units: Quantity

  @Option(
    help: ArgumentHelp(
      "Until when they may be used: 12h, 30d, or a time such as 2027-06-30T00:00:00Z. (default: without end)",
      valueName: "time"),
    transform: ArgumentText.moment)
  var until: Timestamp?

  @OptionGroup(title: "Connection") var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func perform() throws {
    let session = try connection.loggedOnSession()
    let catalogue = try session.catalogue()
    let place = try catalogue.place(place)
    let opened = try session.deposit(units, of: place.spec, in: place.region, until: until)
    opened.write(output, catalogue)
  }
}

/// Takes units out of a pool.
struct PoolWithdrawCommand: TenorCommand {
  static let configuration = CommandConfiguration(
    commandName: "withdraw",
    abstract: "Take free units out of a pool for good.",
    discussion: """
      A pool of which nothing is left is closed, and its offers are cancelled.

      EXAMPLES
        tenor pool withdraw 1              all that are free
        tenor pool withdraw 1 --units 20
      """)

  @Argument(help: "Number of the pool.")
  var pool: UInt64

  @Option(
    help: ArgumentHelp("How many units. (default: all that are free)", valueName: "units"),
    transform: ArgumentText.quantity)
  var units: Quantity?

  @OptionGroup(title: "Connection") var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func perform() throws {
    let session = try connection.loggedOnSession()
    try session.withdraw(from: PoolID(pool), units: units).write(output)
  }
}

/// Puts units back into service.
struct PoolReturnCommand: TenorCommand {
  static let configuration = CommandConfiguration(
    commandName: "return",
    abstract: "Say that units which an early end took out of service are back.",
    discussion: """
      EXAMPLES
        tenor pool return 1 2
      """)

  @Argument(help: "Number of the pool.")
  var pool: UInt64

  @Argument(help: "How many units are back.", transform: ArgumentText.quantity)
  var units: Quantity

  @OptionGroup(title: "Connection") var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func perform() throws {
    let session = try connection.loggedOnSession()
    try session.putBack(units, to: PoolID(pool)).write(output)
  }
}

extension OpenPoolMessage {
  fileprivate func json(_ catalogue: Catalogue) -> JSONText {
    [
      "pool": .integer(pool), "capacity": .string(catalogue.place(spec, region)), "units": .integer(units),
      "free": .integer(free), "outOfService": .integer(outOfService), "offers": .integer(offers), "end": .time(end),
      "lease": .integer(lease),
    ]
  }
}

extension PoolOpenedMessage {
  /// Tells of the new pool.
  func write(_ output: OutputOptions, _ catalogue: Catalogue) {
    let place = catalogue.place(spec, region)
    if output.json {
      let document: JSONText = [
        "pool": .integer(pool), "capacity": .string(place), "units": .integer(units), "end": .time(end),
        "lease": .integer(lease),
      ]
      Output.line(document.text)
    } else {
      let until = end.map { " until \(TimeText.timestamp($0))" } ?? ""
      Output.line("Pool \(pool) opened: \(units) x \(place)\(until)")
      Output.line("Offer it: tenor offer \(place).TENOR \(units) --price PRICE --pool \(pool)")
    }
  }
}

extension PoolChangedMessage {
  /// Tells what the pool holds now.
  func write(_ output: OutputOptions) {
    if output.json {
      let document: JSONText = [
        "pool": .integer(pool), "units": .integer(units), "free": .integer(free),
        "outOfService": .integer(outOfService),
      ]
      Output.line(document.text)
    } else {
      Output.line("Pool \(pool): \(units) units, \(free) free, \(outOfService) out of service")
    }
  }
}
