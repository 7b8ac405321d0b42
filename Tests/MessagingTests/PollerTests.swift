import Foundation
import Synchronization
import Testing

@testable import Messaging

@Suite struct PollerTests {
  @Test func `a poller tells which socket or descriptor is ready`() throws {
    let context = try MessagingContext()
    let pull = try context.socket(.pull)
    let endpoint = try pull.bind("inproc://poll")
    let push = try context.socket(.push)
    try push.connect(endpoint)
    let wakeUp = try WakeUp()
    let poller = Poller()
    let socketIndex = poller.add(pull)
    let wakeUpIndex = poller.add(descriptor: wakeUp.descriptor)
    #expect(try poller.wait(milliseconds: 0) == 0)

    try push.send([1])
    #expect(try poller.wait(milliseconds: 5_000) == 1)
    #expect(poller.isReadable(socketIndex))
    #expect(!poller.isReadable(wakeUpIndex))
    #expect(try pull.receiveMessage() == [[1]])

    wakeUp.announceSleep()
    wakeUp.signal()
    #expect(try poller.wait(milliseconds: 5_000) == 1)
    #expect(poller.isReadable(wakeUpIndex))
    wakeUp.wakened()
    #expect(try poller.wait(milliseconds: 0) == 0)
  }

  @Test func `signals to a thread that is awake leave nothing behind`() throws {
    let wakeUp = try WakeUp()
    let poller = Poller()
    poller.add(descriptor: wakeUp.descriptor)
    for _ in 0..<100 { wakeUp.signal() }
    #expect(try poller.wait(milliseconds: 0) == 0)
    wakeUp.announceSleep()
    wakeUp.wakened()
    #expect(try poller.wait(milliseconds: 0) == 0)
  }

  @Test func `no signal is lost between two threads that hand over a million numbers`() throws {
    final class Shared: Sendable {
      let number = Atomic<Int>(0)
      let wakeUp: WakeUp
      init() throws { wakeUp = try WakeUp() }
    }
    let shared = try Shared()
    let last = 1_000_000
    Thread.detachNewThread {
      for number in 1...last {
        shared.number.store(number, ordering: .releasing)
        shared.wakeUp.signal()
      }
    }
    var seen = 0
    var sleeps = 0
    while seen < last {
      shared.wakeUp.announceSleep()
      // A lost signal would leave the sleeper here until the time is up, with work waiting.
      if shared.number.load(ordering: .acquiring) == seen {
        let before = DispatchTime.now().uptimeNanoseconds
        shared.wakeUp.wait(milliseconds: 20_000)
        sleeps += 1
        try #require(DispatchTime.now().uptimeNanoseconds - before < 19_000_000_000, "a signal was lost")
      }
      shared.wakeUp.wakened()
      seen = shared.number.load(ordering: .acquiring)
    }
    #expect(seen == last)
  }
}
