/// Why a trace cannot be played.
public enum ReplayError: Error, Equatable, Sendable, CustomStringConvertible {
  /// No node of the trace has cards.
  case noCards
  /// The exchange's catalogue has no tenors.
  case noTenors
  /// The exchange's catalogue has no books.
  case noBooks
  /// The catalogue lacks books, and the operator's secret is not at hand to add them.
  case operatorNeeded(specs: [String], region: String, secretFile: String)
  /// The matching engine refused a step of the plan.
  case refused(String)

  /// What was wrong and what to do.
  public var description: String {
    switch self {
    case .noCards:
      "no node of the trace has cards, so there is nothing to sell; check the column gpu of the file of nodes"
    case .noTenors:
      "the exchange's catalogue has no tenors; start the server with its built-in catalogue, or let the operator add some"
    case .noBooks:
      "the exchange lists no books; start the server with its built-in catalogue, or let the operator add some"
    case .refused(let why): "a market on the trace's clock refused a step of the plan: \(why); please report it"
    case .operatorNeeded(let specs, let region, let secretFile):
      "the exchange lacks books for \(specs.joined(separator: ", ")) in \(region), and only its operator may add them, but"
        + " \(secretFile) cannot be read; name the file operator.secret of the server's data folder with"
        + " --operator-secret-file"
    }
  }
}
