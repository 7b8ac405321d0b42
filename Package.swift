// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "tenor",
  products: [
    .library(name: "MatchingEngine", targets: ["MatchingEngine"]),
    .library(name: "ExchangeClient", targets: ["ExchangeClient"]),
    .executable(name: "tenor", targets: ["tenor"]),
    .executable(name: "book-benchmark", targets: ["BookBenchmark"]),
    .executable(name: "flow-generate", targets: ["FlowGenerate"]),
    .executable(name: "flow-replay", targets: ["FlowReplay"]),
    .executable(name: "exchange-benchmark", targets: ["ExchangeBenchmark"]),
    .executable(name: "random-commands", targets: ["RandomCommands"]),
    .executable(name: "command-fuzz", targets: ["CommandFuzz"]),
    .executable(name: "simulate", targets: ["simulate"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    .package(url: "https://github.com/LebJe/TOMLKit", from: "0.6.0"),
    .package(url: "https://github.com/swhitty/FlyingFox", from: "0.27.1"),
    .package(url: "https://github.com/HdrHistogram/hdrhistogram-swift", from: "0.2.0"),
  ],
  targets: [
    // Each target may import only those above it; docs/architecture.md says what each is for.
    .systemLibrary(name: "CZeroMQ", providers: [.apt(["libzmq3-dev"])]),
    .target(name: "CIntrinsics"),
    .target(name: "SeededRandom"),
    .target(name: "MatchingEngine", dependencies: ["CIntrinsics"]),
    .target(name: "WireProtocol", dependencies: ["MatchingEngine"], exclude: ["tenor.xml"]),
    .target(name: "SpotPrice"),
    .target(name: "Journal", dependencies: ["CIntrinsics", .product(name: "Crypto", package: "swift-crypto")]),
    .target(name: "Messaging", dependencies: ["CZeroMQ"]),
    .target(
      name: "ExchangeServer",
      dependencies: [
        "CIntrinsics", "MatchingEngine", "WireProtocol", "SpotPrice", "Journal", "Messaging",
        .product(name: "Logging", package: "swift-log"),
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
        .product(name: "TOMLKit", package: "TOMLKit"),
        .product(name: "FlyingFox", package: "FlyingFox"),
      ],
      // Debug builds, which the tests run, check at every access that nobody else is amid one; docs/performance.md has the
      // price. Not for a target that other packages may depend on: they refuse such flags.
      swiftSettings: [.unsafeFlags(["-enforce-exclusivity=unchecked"], .when(configuration: .release))]),
    .target(
      name: "ExchangeClient",
      dependencies: ["MatchingEngine", "WireProtocol", "Messaging", .product(name: "Crypto", package: "swift-crypto")]),
    .target(
      name: "MarketReplay",
      dependencies: ["SeededRandom", "ExchangeClient", .product(name: "Histogram", package: "hdrhistogram-swift")]),
    .executableTarget(
      name: "tenor",
      dependencies: [
        "ExchangeServer", "ExchangeClient", "MarketReplay", "Journal", "WireProtocol", "MatchingEngine",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),

    .target(
      name: "Simulation",
      dependencies: [
        "SeededRandom", "ExchangeServer", "MatchingEngine", "WireProtocol", "Journal", "Messaging",
        .product(name: "Logging", package: "swift-log"),
      ]),
    .executableTarget(
      name: "simulate",
      dependencies: ["Simulation", .product(name: "ArgumentParser", package: "swift-argument-parser")]),

    .target(name: "CMeasurement", path: "Benchmarks/CMeasurement"),
    .target(
      name: "OrderFlow", dependencies: ["SeededRandom", "MatchingEngine", "CIntrinsics", "CMeasurement"],
      path: "Benchmarks/OrderFlow"),
    .executableTarget(
      name: "BookBenchmark",
      dependencies: [
        "OrderFlow", "MatchingEngine", "CMeasurement",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      path: "Benchmarks/BookBenchmark"),
    .executableTarget(
      name: "FlowGenerate",
      dependencies: ["OrderFlow", .product(name: "ArgumentParser", package: "swift-argument-parser")],
      path: "Benchmarks/FlowGenerate"),
    .executableTarget(
      name: "FlowReplay",
      dependencies: [
        "OrderFlow", "MatchingEngine", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      path: "Benchmarks/FlowReplay"),
    .executableTarget(
      name: "ExchangeBenchmark",
      dependencies: [
        "SeededRandom", "ExchangeServer", "ExchangeClient", "Journal", "Messaging", "WireProtocol", "MatchingEngine",
        "CMeasurement",
        .product(name: "Histogram", package: "hdrhistogram-swift"),
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      path: "Benchmarks/ExchangeBenchmark"),
    .target(name: "RandomMarket", dependencies: ["SeededRandom", "MatchingEngine"], path: "Tests/RandomMarket"),
    .executableTarget(
      name: "RandomCommands",
      dependencies: ["RandomMarket", .product(name: "ArgumentParser", package: "swift-argument-parser")],
      path: "Benchmarks/RandomCommands"),
    .executableTarget(
      name: "CommandFuzz", dependencies: ["RandomMarket", "WireProtocol", "MatchingEngine"], path: "Tests/CommandFuzz"),

    .testTarget(name: "MatchingEngineTests", dependencies: ["SeededRandom", "MatchingEngine", "RandomMarket"]),
    .testTarget(name: "CommandFuzzTests", dependencies: ["SeededRandom", "CommandFuzz", "RandomMarket"]),
    .testTarget(
      name: "FlowReplayTests", dependencies: ["SeededRandom", "OrderFlow", "MatchingEngine"], exclude: ["golden"]),
    .testTarget(name: "WireProtocolTests", dependencies: ["SeededRandom", "WireProtocol"], exclude: ["golden"]),
    .testTarget(name: "SpotPriceTests", dependencies: ["SeededRandom", "SpotPrice"]),
    .testTarget(name: "JournalTests", dependencies: ["SeededRandom", "Journal"]),
    .testTarget(name: "MessagingTests", dependencies: ["Messaging"]),
    .testTarget(
      name: "ExchangeServerTests",
      dependencies: [
        "SeededRandom", "RandomMarket", "ExchangeServer", "Messaging", "WireProtocol", "MatchingEngine", "Journal",
      ],
      exclude: ["golden"]),
    // What a target imports stands here too: a build makes only those anew that name what has changed.
    .testTarget(
      name: "ExchangeClientTests", dependencies: ["ExchangeClient", "Messaging", "WireProtocol", "MatchingEngine"]),
    .testTarget(
      name: "MarketReplayTests",
      dependencies: [
        "SeededRandom", "MarketReplay", "ExchangeServer", "ExchangeClient", "Journal", "WireProtocol", "MatchingEngine",
      ]),
    .testTarget(name: "SimulationTests", dependencies: ["SeededRandom", "Simulation", "ExchangeServer", "Journal"]),
    .testTarget(
      name: "EndToEndTests",
      dependencies: [
        "SeededRandom", "ExchangeServer", "ExchangeClient", "Journal", "Messaging", "WireProtocol", "MatchingEngine",
        "tenor",
      ]),
  ],
  swiftLanguageModes: [.v6]
)
