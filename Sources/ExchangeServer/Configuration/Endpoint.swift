/// An address to listen at, taken apart.
struct Endpoint: Equatable {
  /// `tcp`, `ipc` or `inproc`.
  let transport: String
  /// Host and port, or path.
  let place: String

  /// The parts of `text`; `nil` when it is no address that a server can listen at.
  init?(_ text: String) {
    guard let separator = text.range(of: "://") else { return nil }
    transport = String(text[..<separator.lowerBound])
    place = String(text[separator.upperBound...])
    switch transport {
    case "tcp": guard Self.isHostAndPort(place) else { return nil }
    case "ipc", "inproc": guard !place.isEmpty else { return nil }
    default: return nil
    }
  }

  /// Whether only this machine can reach it.
  var isLocal: Bool {
    guard transport == "tcp" else { return true }
    let host = host
    return host == "localhost" || host == "[::1]" || host.hasPrefix("127.")
  }

  /// The host of a tcp address.
  var host: String { String(place[..<(place.lastIndex(of: ":") ?? place.endIndex)]) }

  /// The port of a tcp address; 0: any free one.
  var port: UInt16? {
    guard let colon = place.lastIndex(of: ":") else { return nil }
    let text = place[place.index(after: colon)...]
    return text == "*" ? 0 : UInt16(text)
  }

  private static func isHostAndPort(_ place: String) -> Bool {
    guard let colon = place.lastIndex(of: ":"), colon != place.startIndex else { return false }
    let port = place[place.index(after: colon)...]
    return port == "*" || UInt16(port) != nil
  }
}
