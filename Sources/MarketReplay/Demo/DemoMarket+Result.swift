import Foundation

extension DemoMarket.Result {
  /// One line for people.
  public var text: String {
    let refused = rejected == 0 ? "" : ", \(NumberText.grouped(rejected)) of them refused"
    return "The simulated market is over: \(NumberText.grouped(orders)) orders\(refused),"
      + " \(NumberText.grouped(trades)) trades. Its orders are cancelled.\n"
  }

  /// One JSON object for machines.
  public func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    return String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
  }
}
