/// One record of an order flow: 32 bytes, little-endian.
///
/// | offset | field |
/// |---|---|
/// | 0 | u8 kind: 0 new limit (good till cancelled), 1 cancel, 2 amend, 3 immediate-or-cancel limit, 4 market |
/// | 1 | u8 side: 0 buy, 1 sell |
/// | 2 | u16 symbol |
/// | 4 | u32 quantity (amend: the new remaining quantity) |
/// | 8 | u64 order id (the client's; ascending, never used twice) |
/// | 16 | i64 price in ticks (cancels and market orders: 0) |
/// | 24 | u32 1 = part of the fill-up: applied, not timed; 0 = timed |
/// | 28 | u16 upper bits of the symbol, where there are more than 65,536; otherwise 0 |
/// | 30 | u16 0 |
package struct FlowRecord: BitwiseCopyable, Equatable, Sendable {
  package var kind: UInt8
  package var side: UInt8
  private var symbolLow: UInt16
  package var quantity: UInt32
  package var orderID: UInt64
  package var price: Int64
  package var fillUp: UInt32
  private var symbolHigh: UInt16
  package private(set) var reserved: UInt16

  /// What a record asks for.
  package enum Kind: UInt8, CaseIterable, Sendable {
    case newLimit = 0
    case cancel = 1
    case amend = 2
    case immediateOrCancel = 3
    case market = 4
  }

  /// A record; `symbol` counts from 0.
  package init(
    _ kind: Kind, side: UInt8, symbol: UInt32, quantity: UInt32, orderID: UInt64, price: Int64, isFillUp: Bool
  ) {
    self.kind = kind.rawValue
    self.side = side
    symbolLow = UInt16(truncatingIfNeeded: symbol)
    self.quantity = quantity
    self.orderID = orderID
    self.price = price
    fillUp = isFillUp ? 1 : 0
    symbolHigh = UInt16(symbol >> 16)
    reserved = 0
  }

  /// The book, counted from 0.
  @inline(__always)
  package var symbol: UInt32 { UInt32(symbolHigh) << 16 | UInt32(symbolLow) }

  /// Whether it is applied and not timed.
  @inline(__always)
  package var isFillUp: Bool { fillUp != 0 }
}
