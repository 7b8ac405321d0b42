import MatchingEngine

/// What an empty market starts with: specs, regions and tenors that people know, and a book for every combination.
///
/// Data, not logic: an operator adds to it while the market runs, or starts with `catalogue = "none"` and brings all of
/// its own.
public enum BuiltInCatalogue {
  /// One spec as data.
  struct Spec {
    var code: String
    var kind: SpecKind = .accelerator
    /// Memory of one unit in GiB.
    var memory: UInt32
    /// Dense peak FP16 of one unit in TFLOPS, as its maker states it; 0 for servers.
    var teraflops: UInt32
    var interconnect: String
    /// Units sold together.
    var lotSize: UInt32 = 1
    var title: String
  }

  /// Memory and peak from the makers' data sheets, tensor units without sparsity, rounded down.
  static let specs: [Spec] = [
    Spec(code: "H800-80G", memory: 80, teraflops: 989, interconnect: "NVLINK", title: "NVIDIA H800 80 GB"),
    Spec(code: "H20-96G", memory: 96, teraflops: 148, interconnect: "NVLINK", title: "NVIDIA H20 96 GB"),
    Spec(code: "H100-80G", memory: 80, teraflops: 989, interconnect: "NVLINK", title: "NVIDIA H100 SXM 80 GB"),
    Spec(
      code: "H200-141G", memory: 141, teraflops: 989, interconnect: "NVLINK", lotSize: 8,
      title: "NVIDIA H200 SXM 141 GB, by the node of 8"),
    Spec(
      code: "B200-180G", memory: 180, teraflops: 2_250, interconnect: "NVLINK", lotSize: 8,
      title: "NVIDIA B200 180 GB, by the node of 8"),
    Spec(code: "A800-80G", memory: 80, teraflops: 312, interconnect: "NVLINK", title: "NVIDIA A800 80 GB"),
    Spec(code: "A100-80G", memory: 80, teraflops: 312, interconnect: "NVLINK", title: "NVIDIA A100 SXM 80 GB"),
    Spec(code: "A100-40G", memory: 40, teraflops: 312, interconnect: "NVLINK", title: "NVIDIA A100 SXM 40 GB"),
    Spec(code: "L40S-48G", memory: 48, teraflops: 362, interconnect: "PCIE4", title: "NVIDIA L40S 48 GB"),
    Spec(code: "L20-48G", memory: 48, teraflops: 119, interconnect: "PCIE4", title: "NVIDIA L20 48 GB"),
    Spec(
      code: "RTX4090-24G", memory: 24, teraflops: 330, interconnect: "PCIE4", title: "NVIDIA GeForce RTX 4090 24 GB"),
    Spec(code: "A10", memory: 24, teraflops: 125, interconnect: "PCIE4", title: "NVIDIA A10 24 GB"),
    Spec(code: "T4", memory: 16, teraflops: 65, interconnect: "PCIE3", title: "NVIDIA T4 16 GB"),
    Spec(code: "P100", memory: 16, teraflops: 18, interconnect: "PCIE3", title: "NVIDIA P100 PCIe 16 GB"),
    Spec(code: "V100M16", memory: 16, teraflops: 125, interconnect: "NVLINK", title: "NVIDIA V100 SXM2 16 GB"),
    Spec(code: "V100M32", memory: 32, teraflops: 125, interconnect: "NVLINK", title: "NVIDIA V100 SXM2 32 GB"),
    Spec(
      code: "ASCEND910B-64G", memory: 64, teraflops: 313, interconnect: "HCCS", title: "Huawei Ascend 910B3 64 GB"),
    Spec(code: "MLU370-X8", memory: 48, teraflops: 96, interconnect: "MLULINK", title: "Cambricon MLU370-X8 48 GB"),
    Spec(code: "DCU-K100", memory: 64, teraflops: 100, interconnect: "PCIE4", title: "Hygon DCU K100 64 GB"),
    Spec(
      code: "C9-64C", kind: .server, memory: 256, teraflops: 0, interconnect: "ETH",
      title: "Server with 64 cores and 256 GiB"),
    Spec(
      code: "C7-32C", kind: .server, memory: 128, teraflops: 0, interconnect: "ETH",
      title: "Server with 32 cores and 128 GiB"),
  ]

  /// Codes and titles of the regions.
  static let regions: [(code: String, title: String)] = [
    ("HZ", "Hangzhou"), ("ZW", "Zhongwei"), ("GA", "Gui'an"), ("SH", "Shanghai"),
  ]

  /// Codes and hours of the tenors; a month is 30 days, so that they nest.
  static let tenors: [(code: String, hours: UInt32)] = [
    ("1h", 1), ("1d", 24), ("1w", 168), ("1m", 720), ("3m", 2_160), ("6m", 4_320), ("12m", 8_640),
  ]

  /// Order prices are whole multiples of this many ticks: 0.0001 CNY per unit-hour.
  static let tickSize: Int64 = 1
  /// How far from the best price a market order trades that names no protection: 0.5 CNY per unit-hour.
  static let defaultProtection: Int64 = 5_000

  /// The operator's commands that make it, with request ids from 1 on. Specs, regions and tenors come first, so that
  /// their numbers are known to the instruments.
  public static let commands: [Command] = {
    var commands: [Command] = []
    var nextID: UInt64 { UInt64(commands.count) + 1 }
    for spec in specs {
      commands.append(
        .addSpec(
          AddSpec(
            participant: .exchangeOperator, requestID: nextID, code: code(spec.code), kind: spec.kind,
            memoryGiB: spec.memory, peakTeraflops: spec.teraflops, lotSize: spec.lotSize,
            interconnect: code(spec.interconnect), title: Text48(spec.title))))
    }
    for region in regions {
      commands.append(
        .addRegion(
          AddRegion(
            participant: .exchangeOperator, requestID: nextID, code: code(region.code), title: Text48(region.title))))
    }
    for tenor in tenors {
      commands.append(
        .addTenor(
          AddTenor(participant: .exchangeOperator, requestID: nextID, code: code(tenor.code), hours: tenor.hours)))
    }
    for spec in specs.indices {
      for region in regions.indices {
        for tenor in tenors.indices {
          commands.append(
            .addInstrument(
              AddInstrument(
                participant: .exchangeOperator, requestID: nextID, spec: SpecID(rawValue: UInt32(spec + 1)),
                region: RegionID(rawValue: UInt32(region + 1)), tenor: TenorID(rawValue: UInt32(tenor + 1)),
                tickSize: tickSize, defaultProtection: defaultProtection)))
        }
      }
    }
    return commands
  }()

  private static func code(_ text: String) -> Code16 {
    guard let code = Code16(text) else { preconditionFailure("\(text) is no code") }
    return code
  }
}
