/// An SVG drawing as text: well-formed XML, with no reference to anything outside it.
struct SVGDocument {
  /// Where a text's position stands in it.
  enum Anchor: String {
    case start
    case middle
    case end
  }

  private let width: Int
  private let height: Int
  private var body = ""

  /// An empty drawing of `width` x `height` pixels, on white.
  init(width: Int, height: Int, title: String, description: String) {
    self.width = width
    self.height = height
    body += "<title>\(Self.escaped(title))</title>\n<desc>\(Self.escaped(description))</desc>\n"
    body += "<rect width=\"\(width)\" height=\"\(height)\" fill=\"#ffffff\"/>\n"
  }

  /// The whole document.
  var text: String {
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      + "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"\(width)\" height=\"\(height)\""
      + " viewBox=\"0 0 \(width) \(height)\" role=\"img\""
      + " font-family=\"Helvetica Neue, Helvetica, Arial, DejaVu Sans, sans-serif\">\n" + body + "</svg>\n"
  }

  mutating func add(
    text: String, x: Double, y: Double, size: Int = 12, color: String = "#333333", anchor: Anchor = .start,
    isBold: Bool = false
  ) {
    let weight = isBold ? " font-weight=\"600\"" : ""
    body += "<text x=\"\(Self.number(x))\" y=\"\(Self.number(y))\" font-size=\"\(size)\" fill=\"\(color)\""
    body += " text-anchor=\"\(anchor.rawValue)\"\(weight)>\(Self.escaped(text))</text>\n"
  }

  mutating func addLine(
    from start: (x: Double, y: Double), to end: (x: Double, y: Double), color: String, width: Double = 1,
    isDashed: Bool = false
  ) {
    body += "<line x1=\"\(Self.number(start.x))\" y1=\"\(Self.number(start.y))\" x2=\"\(Self.number(end.x))\""
    body += " y2=\"\(Self.number(end.y))\" stroke=\"\(color)\" stroke-width=\"\(Self.number(width))\""
    body += isDashed ? " stroke-dasharray=\"6 4\"/>\n" : "/>\n"
  }

  /// A line through `points`, in steps: level until the next point's x, then up or down.
  mutating func addSteps(_ points: [(x: Double, y: Double)], color: String, width: Double) {
    guard let path = Self.stepPath(points) else { return }
    body += "<path d=\"\(path)\" fill=\"none\" stroke=\"\(color)\" stroke-width=\"\(Self.number(width))\""
    body += " stroke-linejoin=\"round\"/>\n"
  }

  /// The area between two step lines over the same x.
  mutating func addStepArea(top: [(x: Double, y: Double)], bottom: [(x: Double, y: Double)], color: String) {
    guard let upper = Self.stepPath(top), let last = bottom.last else { return }
    var path = upper + "V\(Self.number(last.y))"
    // Back along the lower line: its steps the other way round.
    for (point, before) in zip(bottom, bottom.dropFirst()).reversed().map({ ($1, $0) }) {
      path += "H\(Self.number(point.x))V\(Self.number(before.y))"
    }
    path += "H\(Self.number(bottom[0].x))Z"
    body += "<path d=\"\(path)\" fill=\"\(color)\" fill-opacity=\"0.75\" stroke=\"none\"/>\n"
  }

  /// Dots of one color.
  mutating func addDots(_ points: [(x: Double, y: Double)], color: String, radius: Double) {
    guard !points.isEmpty else { return }
    body += "<g fill=\"\(color)\" fill-opacity=\"0.45\">\n"
    for point in points {
      body += "<circle cx=\"\(Self.number(point.x))\" cy=\"\(Self.number(point.y))\" r=\"\(Self.number(radius))\"/>\n"
    }
    body += "</g>\n"
  }

  mutating func addRectangle(
    x: Double, y: Double, width: Double, height: Double, fill: String, stroke: String = "none", opacity: Double = 1
  ) {
    body += "<rect x=\"\(Self.number(x))\" y=\"\(Self.number(y))\" width=\"\(Self.number(width))\""
    body += " height=\"\(Self.number(height))\" fill=\"\(fill)\" stroke=\"\(stroke)\""
    body += " fill-opacity=\"\(Self.number(opacity))\"/>\n"
  }

  private static func stepPath(_ points: [(x: Double, y: Double)]) -> String? {
    guard let first = points.first else { return nil }
    var path = "M\(number(first.x)) \(number(first.y))"
    for point in points.dropFirst() { path += "H\(number(point.x))V\(number(point.y))" }
    return path
  }

  /// A length in pixels, to a hundredth.
  private static func number(_ value: Double) -> String {
    let hundredths = Int((value * 100).rounded())
    let (whole, rest) = hundredths.magnitude.quotientAndRemainder(dividingBy: 100)
    let sign = hundredths < 0 ? "-" : ""
    if rest == 0 { return "\(sign)\(whole)" }
    if rest.isMultiple(of: 10) { return "\(sign)\(whole).\(rest / 10)" }
    return "\(sign)\(whole)." + (rest < 10 ? "0" : "") + "\(rest)"
  }

  /// `text` as XML content; characters that XML does not allow are left out.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&apos;"
      case "\t", "\n", "\r": result.unicodeScalars.append(" ")
      case _ where scalar.value < 0x20 || (0xFFFE...0xFFFF).contains(scalar.value): continue
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
