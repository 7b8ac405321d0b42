import Journal
import Logging
import MatchingEngine
import Testing
import WireProtocol

@testable import ExchangeServer

/// Sequencer, engine and journal without sockets, as the benchmark of durable commands runs them.
@Suite struct DurableEngineTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test("whose events are seen, those commands are in the journal, in order")
  func seenIsDurable() throws {
    var configuration = ServerConfiguration()
    configuration.dataDirectory = folder.path
    let exchange = try DurableEngine(configuration, Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    var buffer = MessageBuffer()
    let commands = BuiltInCatalogue.commands
    var ends: [Int] = []
    for command in commands {
      buffer.append(command)
      ends.append(buffer.count)
    }
    buffer.withUnsafeBytes { bytes in
      var begin = 0
      for end in ends {
        #expect(exchange.append(UnsafeRawBufferPointer(rebasing: bytes[begin..<end])))
        begin = end
      }
    }
    exchange.flush()
    var (seen, extended) = (0, 0)
    while seen < commands.count {
      exchange.takeReleased(waiting: 100) { count, events in
        seen += count
        events.forEach { event in
          if case .catalogueExtended = event { extended += 1 }
        }
      }
    }
    exchange.stop()
    #expect(extended == commands.count)
    var journalled: [UInt8] = []
    let reader = try Journal.open(JournalConfiguration(directory: folder.path + "/journal")).journal
    defer { reader.close() }
    try reader.read(from: 1) { record in
      if record.firstSequence <= UInt64(commands.count) { journalled += Array(record.payload) }
      return true
    }
    let sent = buffer.withUnsafeBytes { Array($0) }
    #expect(journalled.starts(with: sent))
  }
}
