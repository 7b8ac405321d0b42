import ExchangeClient

/// An order of a plan as the exchange takes it.
enum PlannedRequest {
  /// An offer of a pool's units, or a bid in one book.
  case order(OrderRequest)
  /// A bid in several books.
  case alternatives(AlternativesRequest)
}
