import MatchingEngine
import RandomMarket
import WireProtocol

/// What the exchange does with a frame of bytes, without sockets and disk: each message is read as the gateway reads it,
/// each command applied, and the whole market compared with the ledger of everything that was said.
///
/// Every message is one byte of time (a power of two of nanoseconds since the last one), then the message as on the wire.
enum CommandFrame {
  /// Whose catalogue and participants the market starts with.
  private static let seed: UInt64 = 1

  /// A fault that the bytes bring about; `nil` when there is none.
  static func fault(_ frame: UnsafeRawBufferPointer) -> String? {
    var configuration = EngineConfiguration()
    configuration.capacity = .pools
    configuration.maximumOpenOrders = 200
    configuration.maximumPools = 100
    configuration.maximumLeases = 200
    configuration.maximumCatalogueEntries = 8
    configuration.maximumInstruments = 16
    configuration.maximumParticipants = 8
    var engine = MatchingEngine(configuration: configuration)
    var ledger = CapacityLedger()
    var events = EventBuffer()
    for (command, time) in CapacityStream(seed: seed, length: 0).commands() {
      events.removeAll()
      engine.apply(command, at: Timestamp(time), into: &events)
      if let fault = ledger.apply(command, at: time, events) { return fault }
    }
    var time = engine.time.rawValue
    var place = 0
    while place < frame.count {
      time &+= 1 << UInt64(frame[place] & 63)
      place += 1
      var reader = MessageReader(UnsafeRawBufferPointer(rebasing: frame[place...]))
      // Whatever cannot be read is refused with a code; there is nothing else to see.
      guard let message = try? reader.next() else { return nil }
      place += message.offsetInFrame + message.length
      guard let command = try? message.decodeCommand() else { continue }
      events.removeAll()
      engine.apply(command, at: Timestamp(time), into: &events)
      let fault = ledger.apply(command, at: engine.time.rawValue, events)
      if let fault = fault ?? ledger.difference(from: engine, at: engine.time.rawValue) {
        return "\(fault)\nafter \(command) at \(time)"
      }
    }
    return nil
  }

  /// A frame to start from: the commands of a random market.
  static func example(seed: UInt64, length: Int) -> [UInt8] {
    let opening = CapacityStream(seed: seed, length: 0).commands()
    var bytes: [UInt8] = []
    var time = opening.last?.time ?? 0
    for (command, at) in CapacityStream(seed: seed, length: length).commands().dropFirst(opening.count) {
      let passed = max(1, at - min(at, time))
      let power = 63 - passed.leadingZeroBitCount
      time += 1 << UInt64(power)
      bytes.append(UInt8(power))
      var message = MessageBuffer()
      message.append(command)
      bytes += message.bytes
    }
    return bytes
  }
}
