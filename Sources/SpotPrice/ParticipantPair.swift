/// Two participants who trade with each other, whichever of them buys.
public struct ParticipantPair: Hashable, Sendable {
  private let key: UInt64

  /// The pair of these two account numbers, in either order.
  @inlinable
  public init(_ first: UInt32, _ second: UInt32) {
    self.init(key: UInt64(min(first, second)) << 32 | UInt64(max(first, second)))
  }

  @usableFromInline
  init(key: UInt64) { self.key = key }
}
