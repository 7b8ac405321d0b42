import MatchingEngine
import Testing

@testable import ExchangeClient

@Suite struct PriceTextTests {
  @Test(arguments: [
    ("11.2", 112_000), ("11", 110_000), ("0.0001", 1), ("0", 0), ("007.5", 75_000), ("11.2345", 112_345),
    ("922337203685477.5807", Int64.max), ("1.10", 11_000),
  ])
  func `a price is read exactly`(text: String, ticks: Int64) throws {
    #expect(try PriceText.price(text) == Price(ticks))
  }

  @Test(arguments: [
    ("", PriceTextError.empty), ("-1", .negative("-1")), ("11,2", .notANumber("11,2")), (".5", .notANumber(".5")),
    ("5.", .notANumber("5.")), ("1.2.3", .notANumber("1.2.3")), ("1e3", .notANumber("1e3")),
    ("+1", .notANumber("+1")), (" 1", .notANumber(" 1")), ("١", .notANumber("١")), ("abc", .notANumber("abc")),
    ("1.23456", .tooManyDecimals("1.23456")), ("922337203685477.5808", .tooLarge("922337203685477.5808")),
    ("99999999999999999999", .tooLarge("99999999999999999999")),
  ])
  func `what is no price is refused with the reason`(text: String, error: PriceTextError) {
    #expect(throws: error) { try PriceText.price(text) }
    #expect(text.isEmpty || error.description.contains(text))
  }

  @Test(arguments: [
    (112_000, 0, "11.2"), (110_000, 0, "11"), (110_000, 2, "11.00"), (112_345, 2, "11.2345"), (1, 0, "0.0001"),
    (0, 0, "0"), (0, 4, "0.0000"), (-112_000, 2, "-11.20"), (Int64.min, 0, "-922337203685477.5808"),
  ])
  func `a price is written with as many decimals as it needs`(ticks: Int64, minimum: Int, text: String) {
    #expect(PriceText.text(Price(ticks), minimumDecimals: minimum) == text)
  }

  @Test func `what is written is read back, whatever the price`() throws {
    var random = SystemRandomNumberGenerator()
    for _ in 0..<10_000 {
      let ticks = Int64.random(in: 0...(.max), using: &random) >> Int64.random(in: 0..<63, using: &random)
      #expect(try PriceText.ticks(PriceText.text(ticks: ticks)) == ticks)
    }
  }

  @Test(arguments: [
    (0, "0.00"), (9_999_999, "999.9999"), (10_000_000, "1,000.00"), (12_345_678_901, "1,234,567.8901"),
    (-10_000_000, "-1,000.00"),
  ])
  func `money is grouped by thousands`(ticks: Int64, text: String) {
    #expect(PriceText.money(ticks) == text)
  }

  @Test func `a notional is price times units times hours, or nothing when it does not fit`() {
    #expect(PriceText.notional(Price(112_000), Quantity(16), hours: 2_160) == 3_870_720_000)
    #expect(PriceText.notional(Price(.max), Quantity(2), hours: 1) == nil)
    #expect(PriceText.notional(Price(.max), Quantity(1), hours: 2) == nil)
  }
}
