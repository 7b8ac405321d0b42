import Foundation
import TOMLKit

extension ServerConfiguration {
  /// The configuration from all its sources: flags over environment over file over defaults.
  ///
  /// - Parameters:
  ///   - flags: Values by setting name, as given on the command line.
  ///   - environment: The process's environment; `TENOR_ORDER_ENTRY` and so on are read, lists with commas.
  ///   - file: Path of a TOML file; `nil`: the one that `TENOR_CONFIG` names, if it does.
  /// - Throws: ``ConfigurationError``, naming source, key and value.
  public static func load(
    flags: [String: [String]] = [:], environment: [String: String] = [:], file: String? = nil
  ) throws(ConfigurationError) -> ServerConfiguration {
    var configuration = ServerConfiguration()
    if let path = file ?? environment["TENOR_CONFIG"] { try configuration.apply(file: path) }
    for setting in Setting.all {
      guard let value = environment[setting.environmentName] else { continue }
      try configuration.apply(setting, Self.list(value), from: setting.environmentName)
    }
    for (name, values) in flags.sorted(by: { $0.key < $1.key }) {
      guard let setting = Setting.named(name) else {
        throw ConfigurationError(source: "command line", key: name, value: "", reason: unknownKey(name))
      }
      try configuration.apply(setting, values.flatMap(Self.list), from: "command line")
    }
    try configuration.validate()
    return configuration
  }

  private mutating func apply(file path: String) throws(ConfigurationError) {
    let text: String
    do { text = try String(contentsOfFile: path, encoding: .utf8) } catch {
      throw ConfigurationError(
        source: path, key: "", value: "", reason: "the file cannot be read; check its path and permissions")
    }
    let table: TOMLTable
    do { table = try TOMLTable(string: text) } catch {
      let place = (error as? TOMLParseError).map { "line \($0.source.begin.line): \($0.description)" } ?? "\(error)"
      throw ConfigurationError(source: path, key: "", value: "", reason: "the file is not valid TOML: \(place)")
    }
    for key in table.keys.sorted() {
      guard let setting = Setting.named(key) else {
        throw ConfigurationError(source: path, key: key, value: "", reason: unknownKey(key))
      }
      guard let values = table[key].flatMap(texts) else {
        throw ConfigurationError(
          source: path, key: key, value: "", reason: "it takes \(setting.allowed), not a table or a date")
      }
      try apply(setting, values, from: path)
    }
  }

  private mutating func apply(
    _ setting: Setting, _ values: [String], from source: String
  ) throws(ConfigurationError) {
    if let problem = setting.apply(values, &self) {
      throw ConfigurationError(
        source: source, key: setting.name, value: values.joined(separator: ","), reason: problem)
    }
  }

  private static func list(_ value: String) -> [String] {
    value.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
  }
}

/// A TOML value as the texts that settings are made from; `nil` for tables and dates.
private func texts(_ value: any TOMLValueConvertible) -> [String]? {
  if let array = value.array { return array.compactMap { texts($0)?.first } }
  if let text = value.string { return [text] }
  if let number = value.int { return [String(number)] }
  if let flag = value.bool { return [String(flag)] }
  return nil
}

/// What to say about a key that does not exist: the nearest that does.
private func unknownKey(_ key: String) -> String {
  let nearest = Setting.all.map { (name: $0.name, distance: distance(key, $0.name)) }.min { $0.distance < $1.distance }
  if let nearest, nearest.distance <= 3 { return "there is no such setting; did you mean \(nearest.name)?" }
  return "there is no such setting; docs/configuration.md lists all"
}

/// How many letters must be changed, added or left out to make one word of the other.
private func distance(_ left: String, _ right: String) -> Int {
  let right = Array(right)
  var row = Array(0...right.count)
  for (position, letter) in left.enumerated() {
    var diagonal = row[0]
    row[0] = position + 1
    for column in right.indices {
      let replaced = diagonal + (letter == right[column] ? 0 : 1)
      diagonal = row[column + 1]
      row[column + 1] = min(replaced, diagonal + 1, row[column] + 1)
    }
  }
  return row[right.count]
}
