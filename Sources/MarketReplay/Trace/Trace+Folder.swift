import Foundation

extension Trace {
  /// Bytes of one file; the published trace has 0.6 MB.
  static let fileSizeMaximum = 256 << 20

  /// The trace in `folder`: the one CSV file with `node_list` in its name, and the one with `pod_list`.
  ///
  /// - Parameters:
  ///   - folder: Where the user has the trace.
  ///   - nodes: The file of nodes, if the folder has several; relative to the folder unless it starts with `/`.
  ///   - pods: The file of pods, if the folder has several; relative to the folder unless it starts with `/`.
  /// - Throws: ``TraceError`` when a file is missing, ambiguous, too large or not in the format.
  public init(folder: String, nodes: String? = nil, pods: String? = nil) throws(TraceError) {
    let nodeFile = try Self.file(nodes, in: folder, containing: "node_list", flag: "--nodes")
    let podFile = try Self.file(pods, in: folder, containing: "pod_list", flag: "--pods")
    try self.init(
      nodes: Self.bytes(of: nodeFile), file: nodeFile, pods: Self.bytes(of: podFile), file: podFile)
  }

  private static func file(
    _ name: String?, in folder: String, containing part: String, flag: String
  ) throws(TraceError) -> String {
    if let name { return name.hasPrefix("/") ? name : folder + "/" + name }
    let entries: [String]
    do { entries = try FileManager.default.contentsOfDirectory(atPath: folder) } catch {
      throw TraceError(
        file: folder, reason: "the folder cannot be read; name the folder that has the trace's CSV files")
    }
    let matching = entries.filter { $0.contains(part) && $0.hasSuffix(".csv") }.sorted()
    guard let first = matching.first else {
      throw TraceError(
        file: folder, reason: "no file *\(part)*.csv is here; name the right folder, or the file with \(flag)")
    }
    guard matching.count == 1 else {
      throw TraceError(
        file: folder,
        reason: "several files could be meant: \(matching.joined(separator: ", ")); choose one with \(flag)")
    }
    return folder + "/" + first
  }

  private static func bytes(of path: String) throws(TraceError) -> [UInt8] {
    guard let attributes = try? FileManager.default.attributesOfItem(atPath: path), let size = attributes[.size] as? Int
    else { throw TraceError(file: path, reason: "there is no such file; check the path") }
    guard size <= fileSizeMaximum else {
      throw TraceError(file: path, reason: "the file has \(size) bytes, more than \(fileSizeMaximum); cut it")
    }
    do { return try [UInt8](Data(contentsOf: URL(fileURLWithPath: path))) } catch {
      throw TraceError(file: path, reason: "the file cannot be read; check its permissions")
    }
  }
}
