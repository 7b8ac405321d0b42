import MatchingEngine
import WireProtocol

/// The catalogue as messages: specs, regions, tenors, instruments, each by number.
extension CatalogueMirror {
  /// Calls `body` with the encoded message of the entry at `index`, counted from 0 over all four kinds.
  func withMessage(_ index: Int, _ body: (UnsafeRawBufferPointer) -> Void) {
    var index = index
    if index < specs.count { return encode(SpecDefinitionMessage(specs[index], number: index + 1), body) }
    index -= specs.count
    if index < regions.count { return encode(RegionDefinitionMessage(regions[index], number: index + 1), body) }
    index -= regions.count
    if index < tenors.count { return encode(TenorDefinitionMessage(tenors[index], number: index + 1), body) }
    index -= tenors.count
    encode(InstrumentDefinitionMessage(instruments[index], number: index + 1), body)
  }

  private func encode<Message: WireMessage>(_ message: Message, _ body: (UnsafeRawBufferPointer) -> Void) {
    withUnsafeTemporaryAllocation(byteCount: Message.encodedLength, alignment: 8) { buffer in
      message.encode(into: buffer.baseAddress!)
      body(UnsafeRawBufferPointer(buffer))
    }
  }
}

extension SpecDefinitionMessage {
  fileprivate init(_ spec: AddSpec, number: Int) {
    self.init(
      spec: UInt32(number), memoryGiB: spec.memoryGiB, code: spec.code, interconnect: spec.interconnect,
      title: spec.title, peakTeraflops: spec.peakTeraflops, lotSize: spec.lotSize, kind: spec.kind)
  }
}

extension RegionDefinitionMessage {
  fileprivate init(_ region: AddRegion, number: Int) {
    self.init(region: UInt32(number), code: region.code, title: region.title)
  }
}

extension TenorDefinitionMessage {
  fileprivate init(_ tenor: AddTenor, number: Int) {
    self.init(tenor: UInt32(number), hours: tenor.hours, code: tenor.code)
  }
}

extension InstrumentDefinitionMessage {
  fileprivate init(_ instrument: AddInstrument, number: Int) {
    self.init(
      instrument: UInt32(number), spec: instrument.spec.rawValue, region: instrument.region.rawValue,
      tenor: instrument.tenor.rawValue, tickSize: instrument.tickSize,
      defaultProtection: instrument.defaultProtection)
  }
}

/// Reading back what was encoded here.
enum WireBytes {
  /// The message that starts at `start`: as long as its own header says.
  @inline(__always)
  static func message(at start: UnsafeRawPointer) -> UnsafeRawBufferPointer {
    let length = Int(UInt16(littleEndian: start.loadUnaligned(as: UInt16.self)))
    return UnsafeRawBufferPointer(start: start, count: WireSchema.headerLength + length)
  }
}
