/// Something that must never happen, and did.
public struct SimulationFault: Error, Equatable, CustomStringConvertible {
  /// What, with the values.
  public let description: String

  init(_ description: String) { self.description = description }
}
