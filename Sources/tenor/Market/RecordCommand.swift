import ArgumentParser
import ExchangeClient
import MarketReplay

/// Captures the feed.
struct RecordCommand: TenorCommand {
  static let configuration = CommandConfiguration(
    commandName: "record",
    abstract: "Capture the public feed in a file, with the times at which it came.",
    discussion: """
      What the connection loses is asked for again and put in its place. Ends with Ctrl-C, or after --for seconds. Play it \
      back with tenor play.

      EXAMPLES
        tenor record day.feed
        tenor record prices.feed spot/ fill/ --for 3600
      """)

  @Argument(help: "The file to make.") var file: String
  @Argument(help: "Which topics. (default: all/, everything in one stream)") var topics: [String] = []
  @Option(name: .customLong("for"), help: ArgumentHelp("Stop after so many seconds.", valueName: "seconds"))
  var duration: Double?
  @OptionGroup(title: "Connection") var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard duration ?? 1 > 0 else {
      throw ValidationError("The time is not above zero. Leave it out to go on for ever.")
    }
  }

  func perform() throws {
    let stop = StopSignal.shared
    let recorder: FeedRecorder
    do {
      recorder = try FeedRecorder(
        file, address: connection.feedAddress, topics: topics.isEmpty ? ["all/"] : topics,
        replayAddress: connection.replayAddress)
    } catch let error as RecordingError {
      throw CommandFailure("\(error)", advice: "Name a file that is not there yet.", status: .inputOutput)
    }
    let deadline = duration.map { ContinuousClock.now + .milliseconds(Int64($0 * 1_000)) }
    while !stop.isRaised, deadline.map({ ContinuousClock.now < $0 }) ?? true {
      do { try recorder.poll(waiting: .milliseconds(100)) } catch let error as RecordingError {
        throw CommandFailure("\(error)", advice: "Make room on the disk.", status: .inputOutput)
      }
    }
    if output.json {
      let document: JSONText = [
        "file": .string(file), "messages": .integer(recorder.messages), "repaired": .integer(recorder.repaired),
        "missing": .integer(recorder.missing),
      ]
      return Output.line(document.text)
    }
    Output.line("\(recorder.messages) messages in \(file)")
    if recorder.repaired > 0 { Output.line("\(recorder.repaired) were lost on the way and got again") }
    if recorder.missing > 0 {
      Output.complain("\(recorder.missing) are missing: the exchange does not have them any more")
    }
  }
}
