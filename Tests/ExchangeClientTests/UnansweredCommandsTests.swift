import MatchingEngine
import Testing
import WireProtocol

@testable import ExchangeClient

@Suite struct UnansweredCommandsTests {
  private func cancel(_ requestID: UInt64) -> CancelOrderMessage {
    CancelOrderMessage(
      CancelOrder(participant: .none, requestID: requestID, target: .order(OrderID(requestID * 10))))
  }

  /// Request ids, of messages that are what was appended.
  private func ids(_ commands: UnansweredCommands) throws -> [UInt64] {
    var ids: [UInt64] = []
    try commands.forEach { requestID, template, bytes in
      var reader = MessageReader(bytes)
      let view = try #require(try reader.next())
      #expect(template == CancelOrderMessage.templateID)
      #expect(try view.decode(CancelOrderMessage.self) == cancel(requestID))
      ids.append(requestID)
    }
    return ids
  }

  @Test func `commands are kept in their order until they are answered, in any order`() throws {
    var commands = UnansweredCommands(limit: 10)
    for id in [3, 4, 9, 11] as [UInt64] { commands.append(cancel(id), id) }
    #expect(try ids(commands) == [3, 4, 9, 11])
    let removed = [9, 9, 5, 3].map { commands.remove($0) }
    #expect(removed == [true, false, false, true])
    #expect(try ids(commands) == [4, 11])
    #expect(commands.count == 2)
    #expect(commands.byteCount == 2 * CancelOrderMessage.encodedLength)
  }

  @Test func `a token of a question that is the same number answers no command`() {
    var commands = UnansweredCommands(limit: 10)
    commands.append(cancel(3), 3)
    commands.remove(3, template: QueryOpenOrdersMessage.templateID)
    #expect(commands.contains(3, template: CancelOrderMessage.templateID))
    commands.remove(3, template: CancelOrderMessage.templateID)
    #expect(!commands.contains(3))
  }

  @Test func `memory does not grow with what was answered, although the oldest command never is`() throws {
    var commands = UnansweredCommands(limit: 10)
    commands.append(cancel(1), 1)
    for id in UInt64(2)...20_000 {
      commands.append(cancel(id), id)
      commands.remove(id)
    }
    commands.append(cancel(20_001), 20_001)
    #expect(try ids(commands) == [1, 20_001])
    #expect(commands.keptBytes < 5_000 * CancelOrderMessage.encodedLength)
  }

  @Test func `it is full at its limit`() {
    var commands = UnansweredCommands(limit: 2)
    commands.append(cancel(1), 1)
    #expect(!commands.isFull)
    commands.append(cancel(2), 2)
    #expect(commands.isFull)
    commands.remove(1)
    #expect(!commands.isFull)
  }
}
