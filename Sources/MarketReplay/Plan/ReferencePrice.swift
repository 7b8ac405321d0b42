/// What a card-hour or server-hour is about worth: the middle of the seeded price model.
///
/// **Plausible, not data.** Neither the trace nor the catalogue has prices. The figures are round numbers in the range in
/// which rental offers for such hardware are seen in China, in CNY per unit-hour for a month's term; they order the specs
/// sensibly and are good for nothing else. Whatever shows prices made from them says so.
public enum ReferencePrice {
  /// Ticks in one CNY.
  static let ticksPerCNY: Int64 = 10_000

  /// What is said wherever prices made from this table are shown.
  public static let disclaimer =
    "Prices are drawn from a seeded model around reference prices; the trace has none. They are plausible, not data."

  /// Ticks per unit-hour for specs that the table does not have: 4 CNY.
  static let ofUnlisted: Int64 = 4 * ticksPerCNY

  /// Ticks per unit-hour for a month's term, by spec. One tick is 0.0001 CNY.
  ///
  /// `G2` and `G3` are cards whose models the trace's publishers do not tell: taken as a current inference card and a current
  /// training card.
  private static let ticks: [String: Int64] = [
    // The trace's cards.
    "P100": 14_000, "T4": 16_000, "V100M16": 26_000, "V100M32": 34_000, "A10": 32_000, "G2": 42_000, "G3": 78_000,
    // The rest of the built-in catalogue.
    "H800-80G": 112_000, "H20-96G": 68_000, "H100-80G": 128_000, "H200-141G": 154_000, "B200-180G": 260_000,
    "A800-80G": 72_000, "A100-80G": 75_000, "A100-40G": 58_000, "L40S-48G": 52_000, "L20-48G": 36_000,
    "RTX4090-24G": 19_000, "ASCEND910B-64G": 54_000, "MLU370-X8": 26_000, "DCU-K100": 22_000, "C9-64C": 48_000,
    "C7-32C": 24_000,
  ]

  /// Ticks per unit-hour of `spec` for a month's term; ``ofUnlisted`` when the table does not have it.
  static func ticks(of spec: String) -> Int64 { ticks[spec] ?? ofUnlisted }

  /// Whether the table has `spec`.
  static func isListed(_ spec: String) -> Bool { ticks[spec] != nil }

  /// What a term costs against a month's, in thousandths: who binds itself for longer pays less per hour.
  static func permilleOfMonth(hours: Int64) -> Int64 {
    switch hours {
    case ..<24: 1_600
    case ..<168: 1_350
    case ..<720: 1_150
    case ..<2_160: 1_000
    case ..<4_320: 920
    case ..<8_640: 870
    default: 800
    }
  }

  /// Ticks per unit-hour of `spec` for a term of `hours`.
  public static func ticks(of spec: String, hours: Int64) -> Int64 {
    ticks(of: spec) * permilleOfMonth(hours: hours) / 1_000
  }
}
