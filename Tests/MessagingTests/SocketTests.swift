import Foundation
import Testing

@testable import Messaging

@Suite struct SocketTests {
  private func options() -> SocketOptions {
    var options = SocketOptions()
    options.receiveTimeout = 5_000
    options.sendTimeout = 5_000
    return options
  }

  @Test func `a router answers a dealer by its routing id, over tcp on a free port`() throws {
    let context = try MessagingContext()
    let router = try context.socket(.router, options: options())
    let endpoint = try router.bind("tcp://127.0.0.1:*")
    #expect(!endpoint.hasSuffix("*"))
    let dealer = try context.socket(.dealer, options: options())
    try dealer.connect(endpoint)
    try dealer.send([1, 2, 3])
    let parts = try #require(try router.receiveMessage())
    #expect(parts.count == 2)
    #expect(parts[1] == [1, 2, 3])
    try router.send(parts[0], more: true)
    try router.send([4], more: true)
    try router.send([5, 6])
    #expect(try dealer.receiveMessage() == [[4], [5, 6]])
  }

  @Test func `a frame is received into again and again, and sent on without a copy`() throws {
    let context = try MessagingContext()
    let pull = try context.socket(.pull, options: options())
    let endpoint = try pull.bind("inproc://frames")
    let push = try context.socket(.push, options: options())
    try push.connect(endpoint)
    let frame = Frame()
    for round: UInt8 in 0..<10 {
      let bytes = [UInt8](repeating: round, count: 10 + 100 * Int(round))
      let sent = try bytes.withUnsafeBytes { try Frame(copying: $0) }
      #expect(try push.send(sent) == .sent)
      #expect(sent.count == 0)
      #expect(try pull.receive(into: frame))
      #expect([UInt8](frame.bytes) == bytes)
      #expect(!frame.hasMore)
    }
  }

  @Test func `a receive that does not wait says that nothing is there`() throws {
    let context = try MessagingContext()
    let pull = try context.socket(.pull)
    try pull.bind("inproc://nothing")
    #expect(try pull.receive(into: Frame(), dontWait: true) == false)
    #expect(try pull.receiveMessage(dontWait: true) == nil)
  }

  @Test func `a mandatory router reports an unknown peer instead of dropping`() throws {
    let context = try MessagingContext()
    var mandatory = options()
    mandatory.routerMandatory = true
    let router = try context.socket(.router, options: mandatory)
    try router.bind("inproc://mandatory")
    #expect(try router.send([1, 2, 3, 4, 5], more: true, dontWait: true) == .unreachable)
  }

  @Test func `a mandatory router reports a full peer and goes on once there is room`() throws {
    let context = try MessagingContext()
    var small = options()
    small.routerMandatory = true
    small.sendHighWaterMark = 4
    small.receiveHighWaterMark = 4
    let router = try context.socket(.router, options: small)
    let endpoint = try router.bind("inproc://full")
    let dealer = try context.socket(.dealer, options: small)
    try dealer.connect(endpoint)
    try dealer.send([0])
    let peer = try #require(try router.receiveMessage())[0]
    var sent = 0
    while try router.send(peer, more: true, dontWait: true) == .sent {
      try router.send([UInt8(sent)], dontWait: true)
      sent += 1
      try #require(sent < 1_000)
    }
    #expect(sent >= 4)
    for expected in 0..<sent { #expect(try dealer.receiveMessage() == [[UInt8(expected)]]) }
    // libzmq looks for news of its peers' queues every few milliseconds only.
    var attempts = 0
    while try router.send(peer, more: true, dontWait: true) != .sent {
      attempts += 1
      try #require(attempts < 500, "the drained peer stayed full")
      usleep(10_000)
    }
    try router.send([9])
    #expect(try dealer.receiveMessage() == [[9]])
  }

  @Test func `a subscriber receives the topics it asked for and no others`() throws {
    let context = try MessagingContext()
    let publisher = try context.socket(.xpub, options: options())
    let endpoint = try publisher.bind("tcp://127.0.0.1:*")
    let subscriber = try context.socket(.sub, options: options())
    try subscriber.connect(endpoint)
    try subscriber.subscribe("fill/A/")
    #expect(try publisher.receiveMessage() == [[1] + Array("fill/A/".utf8)])
    for topic in ["fill/AB/", "fill/A/", "quote/A/"] {
      try publisher.send(Array(topic.utf8), more: true)
      try publisher.send([7])
    }
    #expect(try subscriber.receiveMessage() == [Array("fill/A/".utf8), [7]])
    #expect(try subscriber.receiveMessage(dontWait: true) == nil)
  }

  @Test func `an oversized frame costs its sender the connection and is never delivered`() throws {
    let context = try MessagingContext()
    var limited = options()
    limited.maximumMessageSize = 1_024
    limited.receiveTimeout = 300
    let router = try context.socket(.router, options: limited)
    let endpoint = try router.bind("tcp://127.0.0.1:*")
    let dealer = try context.socket(.dealer, options: options())
    try dealer.connect(endpoint)
    try dealer.send([UInt8](repeating: 0, count: 1_025))
    #expect(try router.receiveMessage() == nil)
  }

  @Test func `listening at a taken address names the address and what to do`() throws {
    let context = try MessagingContext()
    let endpoint = try context.socket(.router).bind("tcp://127.0.0.1:*")
    let first = try context.socket(.router)
    try first.bind("ipc://\(NSTemporaryDirectory())messaging-\(UUID().uuidString.prefix(8))")
    let holder = try context.socket(.router)
    let taken = try holder.bind("tcp://127.0.0.1:*")
    let error = #expect(throws: MessagingError.self) { try first.bind(taken) }
    #expect(error?.isAddressInUse == true)
    #expect(error?.endpoint == taken)
    #expect("\(try #require(error))".contains("something listens there already"))
    #expect(endpoint != taken)
    let malformed = #expect(throws: MessagingError.self) { try first.bind("nonsense") }
    #expect("\(try #require(malformed))".contains("an address looks like"))
  }

  @Test func `a context that is shut down ends a blocked receive`() async throws {
    let context = try MessagingContext()
    let pull = try context.socket(.pull)
    try pull.bind("inproc://blocked")
    let receiver = Thread.detached { () -> MessagingError? in
      do {
        _ = try pull.receive(into: Frame())
        return nil
      } catch { return error as? MessagingError }
    }
    context.shutdown()
    #expect(await receiver()?.isTerminated == true)
  }
}

extension Thread {
  /// Runs `body` on a thread of its own, since it blocks.
  fileprivate static func detached<Value: Sendable>(
    _ body: @escaping @Sendable () -> Value
  ) -> @Sendable () async -> Value {
    let (stream, continuation) = AsyncStream.makeStream(of: Value.self)
    Thread.detachNewThread {
      continuation.yield(body())
      continuation.finish()
    }
    return {
      for await value in stream { return value }
      preconditionFailure("the thread yields one value")
    }
  }
}
