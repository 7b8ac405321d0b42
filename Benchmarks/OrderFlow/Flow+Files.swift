import Foundation

extension Flow {
  /// Reads and checks the file at `path`, to its end.
  package init(contentsOf path: String) throws {
    let stride = MemoryLayout<FlowRecord>.stride
    precondition(stride == 32, "a flow record has 32 bytes")
    let bytes = try readBytes(of: path)
    let xzMark: [UInt8] = [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00]
    guard !bytes.starts(with: xzMark) else { throw FlowError("\(path) is compressed; run `xz -dk` on it first") }
    guard !bytes.isEmpty, bytes.count % stride == 0 else {
      throw FlowError("\(path) has \(bytes.count) bytes; a flow has one or more records of \(stride) bytes each")
    }
    let records = [FlowRecord](unsafeUninitializedCapacity: bytes.count / stride) { buffer, count in
      bytes.withUnsafeBytes { UnsafeMutableRawBufferPointer(buffer).copyMemory(from: $0) }
      count = bytes.count / stride
    }
    try self.init(records, source: path)
  }

  /// Writes the flow to the file at `path`, over what is there.
  package func write(to path: String) throws {
    try records.withUnsafeBytes { try writeBytes($0, to: path) }
  }
}

extension FlowOutput {
  /// Writes one of the outputs to the file at `path`, over what is there.
  package static func write(_ text: String, to path: String) throws {
    var text = text
    try text.withUTF8 { try writeBytes(UnsafeRawBufferPointer($0), to: path) }
  }
}

private func readBytes(of path: String) throws -> [UInt8] {
  guard let file = fopen(path, "r") else { throw systemError("cannot open \(path)") }
  defer { fclose(file) }
  let chunk = 1 << 20
  var bytes: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: chunk)
  while true {
    let count = fread(&buffer, 1, chunk, file)
    bytes += buffer[..<count]
    if count < chunk { break }
  }
  guard ferror(file) == 0 else { throw systemError("cannot read \(path)") }
  return bytes
}

private func writeBytes(_ bytes: UnsafeRawBufferPointer, to path: String) throws {
  guard let file = fopen(path, "w") else { throw systemError("cannot open \(path) for writing") }
  let written = fwrite(bytes.baseAddress, 1, bytes.count, file)
  guard fclose(file) == 0, written == bytes.count else { throw systemError("cannot write all of \(path)") }
}

private func systemError(_ what: String) -> FlowError { FlowError("\(what): \(String(cString: strerror(errno)))") }
