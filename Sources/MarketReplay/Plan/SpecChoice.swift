/// On which spec a task bids, since a bid names one.
///
/// A task that names specs bids on the cheapest of them by reference price; of equally cheap ones, on the first named. A task
/// that names none runs anywhere and bids on one drawn at random, each as likely as it has cards in the trace's nodes.
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

  func spec(for task: Trace.Task, _ generator: inout SplitMix64) -> String {
    if let cheapest = cheapest(of: task.acceptedSpecs) { return cheapest }
    let card = generator.number(in: 0...(cards - 1))
    return ladder.last { $0.below <= card }!.spec
  }

  private func cheapest(of specs: [String]) -> String? {
    var best: String?
    for spec in specs {
      guard let current = best else {
        best = spec
        continue
      }
      if ReferencePrice.ticks(of: spec) < ReferencePrice.ticks(of: current) { best = spec }
    }
    return best
  }
}
