import Glibc
import Messaging

/// The thread of a feed: receives, and hands out.
struct FeedThread: @unchecked Sendable {
  // The subscription is used by whoever made it until the start, and by the thread afterwards; there is one start.
  private let subscription: FeedSubscription
  private let channel: FeedChannel

  /// What becomes of an update.
  enum Delivery: Sendable {
    /// It waits for a reader.
    case queue
    /// It is given to a function.
    case callback(@Sendable (FeedUpdate) -> Void, end: @Sendable (ClientError?) -> Void)
  }

  /// How long the thread waits for something to come before it looks whether it is still wanted.
  private static let turn = Duration.milliseconds(100)

  init(_ subscription: FeedSubscription, _ channel: FeedChannel) {
    self.subscription = subscription
    self.channel = channel
  }

  /// Starts it; it ends when the channel is closed, or with the first error.
  func start(_ delivery: Delivery) throws(ClientError) {
    let work = Unmanaged.passRetained(Work { self.run(delivery) })
    var thread = pthread_t()
    let code = pthread_create(
      &thread, nil,
      { work in
        Unmanaged<Work>.fromOpaque(work!).takeRetainedValue().run()
        return nil
      }, work.toOpaque())
    guard code == 0 else {
      work.release()
      throw .messaging(MessagingError(operation: "start a thread", code: code))
    }
    pthread_detach(thread)
  }

  private func run(_ delivery: Delivery) {
    var failure: ClientError?
    while channel.isOpen, failure == nil {
      do throws(ClientError) {
        try subscription.poll(waiting: Self.turn) { update in deliver(update, delivery) }
        channel.note(subscription.lastHeard, missedMessages: subscription.missedMessages)
      } catch {
        failure = error
      }
    }
    subscription.close()
    channel.end(with: failure)
    if case .callback(_, let end) = delivery { end(failure) }
  }

  private func deliver(_ update: FeedUpdate, _ delivery: Delivery) {
    switch delivery {
    case .queue: channel.put(update)
    case .callback(let body, _): if channel.handOut(update) { body(update) }
    }
  }

  private final class Work: Sendable {
    let run: @Sendable () -> Void

    init(_ run: @escaping @Sendable () -> Void) { self.run = run }
  }
}
