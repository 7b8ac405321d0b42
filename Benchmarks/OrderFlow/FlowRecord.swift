/// One record of an order flow: 32 bytes, little-endian.
///
/// | offset | field |
/// |---|---|
/// | 0 | u8 kind: 0 new limit (good till cancelled), 1 cancel, 2 amend to price and quantity, 3 immediate-or-cancel limit, 4 market |
/// | 1 | u8 side: 0 buy, 1 sell |
/// | 2 | u16 symbol |
/// | 4 | u32 quantity (amend: the new remaining quantity) |
/// | 8 | u64 order id (the client's; ascending, never used twice) |
/// | 16 | i64 price in ticks |
/// | 24 | u64 1 = part of the fill-up: applied, not timed; 0 = timed |
package struct FlowRecord: BitwiseCopyable, Equatable, Sendable {
  package var kind: UInt8
  package var side: UInt8
  package var symbol: UInt16
  package var quantity: UInt32
  package var orderID: UInt64
  package var price: Int64
  package var isFillUp: UInt64

  /// What a record asks for.
  package enum Kind: UInt8, CaseIterable {
    case newLimit = 0
    case cancel = 1
    case amend = 2
    case immediateOrCancel = 3
    case market = 4
  }
}
