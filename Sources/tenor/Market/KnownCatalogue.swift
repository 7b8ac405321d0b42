import ExchangeClient
import MatchingEngine

/// The catalogue for commands that run for long: fetched again when an instrument turns up that it does not have.
final class KnownCatalogue {
  private let session: OrderSession
  private(set) var catalogue: Catalogue
  /// Instruments that are not in the catalogue even after fetching it: asked for once.
  private var unknown: Set<UInt32> = []

  init(_ session: OrderSession) throws {
    self.session = session
    catalogue = try session.catalogue()
  }

  /// The name of an instrument.
  func symbol(of instrument: UInt32) throws -> String {
    if catalogue[InstrumentID(instrument)] == nil, unknown.insert(instrument).inserted {
      catalogue = try session.catalogue()
    }
    return catalogue.symbol(of: InstrumentID(instrument))
  }
}
