import ArgumentParser
import Foundation
import OrderFlow

extension FlowKind: ExpressibleByArgument {}

/// Makes an order flow.
@main
struct FlowGenerateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "flow-generate",
    abstract: "Makes an order flow for flow-replay from a seed; the same seed gives the same bytes on every machine.",
    discussion: """
      Examples:
        flow-generate A --output flowA.bin
        flow-generate flash-crash --seed 7 --operations 100000 --output crash.bin --describe
      """)

  @Argument(help: "Which flow.") var flow: FlowKind
  @Option(help: "Decides everything that the flow's kind leaves open.") var seed: UInt64 = 1
  @Option(help: "Operations after the fill-up.") var operations: Int = 5_000_000
  @Option(help: "The file to write.") var output: String?
  @Flag(help: "Replay the flow and print what it is made of.") var describe = false

  func validate() throws {
    guard (1...100_000_000).contains(operations) else {
      throw ValidationError("--operations must be between 1 and 100,000,000, not \(operations)")
    }
    guard output != nil || describe else { throw ValidationError("give --output FILE, --describe, or both") }
  }

  func run() throws {
    let flow = try FlowGenerator(flow.shape, operations: operations, seed: seed).generate()
    if let output { try flow.write(to: output) }
    if describe { print(try FlowDescription(of: flow).table) }
  }
}
