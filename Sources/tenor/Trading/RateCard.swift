import ExchangeClient
import Foundation
import MatchingEngine
import WireProtocol

/// A provider's price list: a book and a price a line, and how many units when not all.
struct RateCard {
  /// One line of it.
  struct Line {
    /// Counted from 1.
    var number: Int
    /// A symbol, or a tenor of the pool.
    var book: String
    var price: Price
    /// Absent: all that the pool holds.
    var units: Quantity?

    /// The symbol of the book, completed by what the pool holds when only a tenor is named.
    func symbol(in pool: OpenPoolMessage, _ catalogue: Catalogue) -> String {
      guard !book.contains("."), let spec = catalogue.specs.first(where: { $0.spec == pool.spec }),
        let region = catalogue.regions.first(where: { $0.region == pool.region })
      else { return book }
      return "\(spec.code).\(region.code).\(book)"
    }
  }

  let path: String
  private(set) var lines: [Line] = []

  /// Reads the file at `path`. Empty lines, those that start with `#` and a heading are passed over.
  ///
  /// - Throws: ``CommandFailure`` that names the line that cannot be read.
  init(path: String) throws {
    self.path = path
    let text: String
    do {
      text = try String(contentsOfFile: path, encoding: .utf8)
    } catch {
      throw CommandFailure(
        "Cannot read the rate card \(path)", advice: "Check that the file is there and that you may read it.",
        status: .inputOutput)
    }
    for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
      let cells = line.split(separator: ",", omittingEmptySubsequences: false).map {
        $0.trimmingCharacters(in: .whitespaces)
      }
      if cells == [""] || line.hasPrefix("#") || (lines.isEmpty && cells.dropFirst().first == "price") { continue }
      lines.append(try Self.line(cells, at: "\(path):\(index + 1)", index + 1))
    }
    guard !lines.isEmpty else {
      throw CommandFailure(
        "The rate card \(path) has no lines", advice: "Write one a book, as in: 3m,11.2", status: .usage)
    }
  }

  private static func line(_ cells: [String], at place: String, _ number: Int) throws -> Line {
    let advice = "Write a tenor or a symbol, a price and perhaps units, as in: 3m,11.2,16"
    guard (2...3).contains(cells.count), !cells[0].isEmpty else {
      throw CommandFailure("\(place): it has \(cells.count) columns", advice: advice, status: .usage)
    }
    do {
      return Line(
        number: number, book: cells[0], price: try ArgumentText.price(cells[1]),
        units: cells.count == 3 ? try ArgumentText.quantity(cells[2]) : nil)
    } catch {
      throw CommandFailure("\(place): \(error)", advice: advice, status: .usage)
    }
  }
}
