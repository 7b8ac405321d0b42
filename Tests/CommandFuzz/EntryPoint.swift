#if FUZZER
  /// What libFuzzer calls with every input that it makes up.
  private func fuzzOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    if let fault = CommandFrame.fault(UnsafeRawBufferPointer(start: start, count: count)) { fatalError(fault) }
    return 0
  }

  @_silgen_name("LLVMFuzzerRunDriver")
  private func runFuzzer(
    _ count: UnsafeMutablePointer<CInt>,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
    _ input: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
  ) -> CInt

  /// The program's start, by the name under which the package manager links an executable's.
  @_cdecl("CommandFuzz_main")
  public func start(_ count: CInt, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) -> CInt {
    var count = count
    var arguments = arguments
    return runFuzzer(&count, &arguments) { fuzzOneInput($0, $1) }
  }
#else
  import Foundation

  /// Without the fuzzer: checks the files named, or writes frames to start from.
  @main
  enum EntryPoint {
    static func main() throws {
      let arguments = CommandLine.arguments.dropFirst()
      if arguments.first == "--examples", let folder = arguments.dropFirst().first {
        for seed in UInt64(1)...64 {
          let file = URL(fileURLWithPath: folder).appendingPathComponent("market-\(seed)")
          try Data(CommandFrame.example(seed: seed, length: 8 * Int(seed))).write(to: file)
        }
        return
      }
      guard !arguments.isEmpty else {
        FileHandle.standardError.write(Data("command-fuzz: name files to check, or --examples FOLDER\n".utf8))
        exit(2)
      }
      for file in arguments {
        let bytes = try Data(contentsOf: URL(fileURLWithPath: file))
        if let fault = bytes.withUnsafeBytes({ CommandFrame.fault($0) }) {
          print("\(file): \(fault)")
          exit(1)
        }
      }
      print("\(arguments.count) files, no fault")
    }
  }
#endif
