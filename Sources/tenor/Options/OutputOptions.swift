import ArgumentParser

/// How a command writes what it has to say.
struct OutputOptions: ParsableArguments {
  @Flag(help: "Write JSON for machines: one document, or one a line for streams.")
  var json = false
}
