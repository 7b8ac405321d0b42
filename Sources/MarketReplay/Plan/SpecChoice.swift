import SeededRandom

/// On which specs a task bids.
///
/// A task that names specs bids on all of them, the cheapest by reference price first; of equally cheap ones, the first named.
/// A task that names none runs anywhere and bids on one drawn at random, each as likely as it has cards in the trace's nodes.
struct SpecChoice {
  /// Specs with cards, by code, with the cards of all before them.
  private let ladder: [(spec: String, below: Int64)]
  private let cards: Int64

  /// - Precondition: `capacity` has at least one card.
  init(capacity: [String: Int64]) {
    var below: Int64 = 0
    var ladder: [(String, Int64)] = []
    for (spec, units) in capacity.sorted(by: { $0.key < $1.key }) {
      ladder.append((spec, below))
      below += units
    }
    precondition(below > 0, "a choice needs at least one card to choose")
    self.ladder = ladder
    cards = below
  }

  /// The most books that one bid may name.
  private static let most = 8

  /// At least one spec, the cheapest first.
  func specs(for task: Trace.Task, _ generator: inout SplitMix64) -> [String] {
    if !task.acceptedSpecs.isEmpty {
      let byPrice = task.acceptedSpecs.enumerated().sorted {
        (ReferencePrice.ticks(of: $0.element), $0.offset) < (ReferencePrice.ticks(of: $1.element), $1.offset)
      }
      return byPrice.prefix(Self.most).map(\.element)
    }
    let card = generator.number(in: 0...(cards - 1))
    return [ladder.last { $0.below <= card }!.spec]
  }
}
