import Foundation

/// The operator's secret as the server keeps it: one line in a file that only its owner may read.
enum OperatorSecretFile {
  /// The secret in the file at `path`; `nil` when there is no such file or it may not be read.
  static func read(_ path: String) -> String? {
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { return nil }
    let secret = text.prefix { !$0.isNewline }
    return secret.isEmpty ? nil : String(secret)
  }
}
