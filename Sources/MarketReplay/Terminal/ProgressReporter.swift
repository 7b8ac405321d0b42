/// Tells how far a replay has come: a bar that moves on a terminal, otherwise a line now and then.
public struct ProgressReporter {
  private let write: (String) -> Void
  private let isTerminal: Bool
  private var lastTold: ContinuousClock.Instant?
  private var lastTenth = -1

  private static let barWidth = 30
  /// How often the bar moves at most.
  private static let interval = Duration.milliseconds(100)

  /// A reporter that writes through `write`.
  public init(isTerminal: Bool, write: @escaping (String) -> Void) {
    self.isTerminal = isTerminal
    self.write = write
  }

  /// Tells of `progress`, unless that was just done.
  public mutating func tell(_ progress: ReplayProgress) {
    let tenth = progress.stepsDone * 10 / max(progress.stepsTotal, 1)
    let isDone = progress.stepsDone == progress.stepsTotal
    guard isTerminal else {
      guard tenth > lastTenth else { return }
      lastTenth = tenth
      return write(Self.figures(progress) + "\n")
    }
    let now = ContinuousClock.now
    if let lastTold, now - lastTold < Self.interval, !isDone { return }
    lastTold = now
    write("\r" + Self.bar(progress) + " " + Self.figures(progress) + "\u{1B}[K" + (isDone ? "\n" : ""))
  }

  /// Ends the bar's line when a run was broken off in the middle of it.
  public mutating func end(_ progress: ReplayProgress?) {
    guard isTerminal, let progress, progress.stepsDone < progress.stepsTotal else { return }
    write("\n")
  }

  static func bar(_ progress: ReplayProgress) -> String {
    let filled = progress.stepsDone * barWidth / max(progress.stepsTotal, 1)
    return "[" + String(repeating: "#", count: filled) + String(repeating: ".", count: barWidth - filled) + "]"
  }

  static func figures(_ progress: ReplayProgress) -> String {
    let percent = progress.stepsDone * 100 / max(progress.stepsTotal, 1)
    return "\(percent)%  day \(NumberText.fixed(Double(progress.traceTime) / 86_400, decimals: 1)) of the trace,"
      + " \(NumberText.grouped(progress.answered)) answers, \(NumberText.grouped(progress.fills)) fills"
  }
}
