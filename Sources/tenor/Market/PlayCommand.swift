import ArgumentParser
import ExchangeClient
import Glibc
import MarketReplay
import Messaging

/// Plays a recorded feed.
struct PlayCommand: TenorCommand {
  static let configuration = CommandConfiguration(
    commandName: "play",
    abstract: "Publish a recorded feed on a socket, at the speed at which it came or another.",
    discussion: """
      Subscribers connect to it as to an exchange. It begins when the first one has subscribed.

      EXAMPLES
        tenor play day.feed                                    as it came, on tcp://127.0.0.1:7802
        tenor play day.feed --on tcp://127.0.0.1:9802 --speed 60
        tenor play day.feed --speed 0                          as fast as it goes
      """)

  @Argument(help: "The recording.") var file: String
  @Option(help: ArgumentHelp("Where to publish.", valueName: "address")) var on = "tcp://127.0.0.1:7802"
  @Option(help: ArgumentHelp("How many seconds of the recording in a second; 0: without waiting.", valueName: "factor"))
  var speed = 1.0
  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard speed >= 0, speed.isFinite else { throw ValidationError("--speed \(speed): give a number, 0 or above") }
  }

  func perform() throws {
    let stop = StopSignal.shared
    var options = SocketOptions()
    options.sendHighWaterMark = Self.waitingBodies
    let socket = try MessagingContext().socket(.xpub, options: options)
    let address = try socket.bind(on)
    Output.complain("Publishing on \(address) once somebody subscribes")
    while !stop.isRaised, try socket.receiveMessage(dontWait: true) == nil { usleep(10_000) }
    let began = ContinuousClock.now
    var first: UInt64?
    var bodies = 0
    let recording: FeedRecording
    do {
      recording = try FeedRecording(file)
      while !stop.isRaised, let recorded = try recording.nextBody() {
        // What the recorder asked for was not published, and a subscriber may ask for itself.
        if recorded.isState { continue }
        let start = first ?? recorded.receivedAt
        first = start
        if speed > 0 {
          let due = began + .nanoseconds(Int64(Double(recorded.receivedAt - min(start, recorded.receivedAt)) / speed))
          while ContinuousClock.now < due, !stop.isRaised { usleep(1_000) }
          if stop.isRaised { break }
        }
        _ = try socket.send(Array(recorded.topic.utf8), more: true)
        _ = try socket.send(recorded.body)
        bodies += 1
      }
    } catch let error as RecordingError {
      throw CommandFailure("\(error)", advice: "Give a file that tenor record made.", status: .inputOutput)
    }
    socket.close(linger: 5_000)
    if case .cut(let offset)? = recording.end {
      Output.complain("The recording ends in the middle of a body, at byte \(offset): its recorder was cut off")
    }
    Output.line(output.json ? (["bodies": .integer(bodies)] as JSONText).text : "\(bodies) bodies published")
  }

  private static let waitingBodies: Int32 = 1_000_000
}
