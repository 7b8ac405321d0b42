import Messaging
import WireProtocol

/// Why something that was asked of the exchange did not happen. ``problem`` and ``advice`` are for people.
public enum ClientError: Error, Equatable, Sendable {
  /// Nothing listens at the address.
  case unreachable(address: String, waited: Duration)
  /// The exchange took a message and did not answer. Whether a command was carried out is not known: its reports tell.
  case noAnswer(address: String, to: String, waited: Duration)
  /// The exchange has said nothing for too long, not even to a heartbeat.
  case silent(address: String, silence: Duration)
  /// The exchange refused a message.
  case rejected(RejectedMessage)
  /// As many commands are not answered as may be.
  case tooManyUnanswered(limit: Int)
  /// The exchange knows fewer reports than came from it before: another market has taken its place.
  case anotherJournal(address: String)
  /// What came is not what the protocol has there.
  case malformedAnswer(address: String, reason: String)
  /// A participant's name that cannot be.
  case invalidName(String)
  /// A secret of more than 32 bytes, or with a zero byte.
  case invalidSecret(byteCount: Int)
  /// A code or title that cannot be sent.
  case invalidCode(String)
  /// The messaging library refused a call.
  case messaging(MessagingError)
}

extension ClientError: CustomStringConvertible {
  /// What was wrong and what to do.
  public var description: String { "\(problem). \(advice)" }

  /// What was wrong, with which value.
  public var problem: String {
    switch self {
    case .unreachable(let address, let waited): "Nothing answers at \(address) within \(seconds(waited))"
    case .noAnswer(let address, let request, let waited):
      "No answer to \(request) from \(address) within \(seconds(waited))"
    case .silent(let address, let silence): "Nothing heard from \(address) for \(seconds(silence))"
    case .rejected(let rejection): rejection.problem
    case .tooManyUnanswered(let limit): "\(limit) commands are not answered yet"
    case .anotherJournal(let address): "Another journal is behind \(address) than before"
    case .malformedAnswer(let address, let reason): "Cannot read what \(address) sent: \(reason)"
    case .invalidName(let name): "\"\(name)\" cannot be a participant's name"
    case .invalidSecret(let count): "The secret has \(count) bytes or a zero byte; at most 32 bytes are taken"
    case .invalidCode(let text): "\"\(text)\" cannot be a code"
    case .messaging(let error): "\(error)"
    }
  }

  /// What to do about it.
  public var advice: String {
    switch self {
    case .unreachable, .silent: "Is the exchange running? Start it with tools/run, or check the address."
    case .noAnswer:
      "The exchange may be busy or another program listens there. A command may have been taken: look at your orders."
    case .rejected(let rejection): rejection.advice
    case .tooManyUnanswered: "Poll, and go on when reports have come."
    case .anotherJournal: "Nothing that was known from it holds: ask for the catalogue, open orders, pools and leases."
    case .malformedAnswer: "Check that the address is the exchange's, and that both sides have the same version."
    case .invalidName: "Use 1 to 16 of A-Z a-z 0-9 . _ -"
    case .invalidSecret: "Use a shorter one."
    case .invalidCode: "Use 1 to 16 letters, digits or dashes."
    case .messaging: "Check the address."
    }
  }

  private func seconds(_ duration: Duration) -> String {
    let milliseconds =
      duration.components.seconds * 1_000 + duration.components.attoseconds / 1_000_000_000_000_000
    return milliseconds.isMultiple(of: 1_000) ? "\(milliseconds / 1_000) s" : "\(milliseconds) ms"
  }
}

extension RejectedMessage {
  /// What was refused and why: `quantityNotWholeLots (104), value 5: Quantity is no whole multiple ...`.
  public var problem: String {
    var place = ""
    if value != 0 { place += ", value \(isAboutPrice ? PriceText.text(ticks: value) : String(value))" }
    if field != 0 { place += ", field \(field)" }
    return "Rejected: \(code) (\(code.wireValue)\(place)). \(sentences.first)"
  }

  /// What to do about it, in the schema's words.
  public var advice: String { sentences.rest }

  /// Whether the value is a price: people write those in CNY.
  private var isAboutPrice: Bool {
    switch code {
    case .priceNotPositive, .priceOffTick, .priceNotAllowed, .wouldTake, .invalidStopPrice, .invalidProtection: true
    default: false
    }
  }

  private var sentences: (first: String, rest: String) {
    let meaning = code.meaning
    guard let stop = meaning.firstRange(of: ". ") else {
      return (meaning.hasSuffix(".") ? String(meaning.dropLast()) : meaning, "The name of the code tells what to mend.")
    }
    return (String(meaning[..<stop.lowerBound]), String(meaning[stop.upperBound...]))
  }
}
