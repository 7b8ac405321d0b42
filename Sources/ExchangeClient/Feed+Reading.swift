extension Feed: AsyncSequence {
  /// What it hands out.
  public typealias Element = FeedUpdate
  /// Why it ends by itself.
  public typealias Failure = ClientError

  /// Reads on from where the feed stands.
  public struct AsyncIterator: AsyncIteratorProtocol {
    let feed: Feed

    /// The next update; `nil`: the feed is closed, or the task was cancelled.
    ///
    /// - Throws: Once, what ended the feed.
    public func next(isolation actor: isolated (any Actor)?) async throws(ClientError) -> FeedUpdate? {
      try feed.startQueue()
      return try await feed.channel.next().get()
    }

    /// The next update; `nil`: the feed is closed, or the task was cancelled.
    ///
    /// - Throws: Once, what ended the feed.
    public func next() async throws(ClientError) -> FeedUpdate? { try await next(isolation: nil) }
  }

  /// An iterator. A feed has one at a time.
  public func makeAsyncIterator() -> AsyncIterator { AsyncIterator(feed: self) }

  /// The next update, for programs without tasks; waits for it on the calling thread.
  ///
  /// - Returns: `nil` when nothing came in time, and when the feed is closed.
  /// - Throws: Once, what ended the feed.
  public func next(waiting duration: Duration) throws(ClientError) -> FeedUpdate? {
    try startQueue()
    return try channel.next(waiting: duration).get()
  }

  /// Calls `body` with every update from now on, on the feed's own thread. Call it once, before any other read.
  ///
  /// While `body` runs nothing is received. The feed lives as long as something refers to it: `body` does not keep it,
  /// unless it refers to it itself.
  ///
  /// - Parameters:
  ///   - body: Gets each update.
  ///   - end: Is called once, at the end, with what ended the feed; `nil`: it was closed.
  public func onUpdate(
    _ body: @escaping @Sendable (FeedUpdate) -> Void, onEnd end: @escaping @Sendable (ClientError?) -> Void
  ) throws(ClientError) {
    try startCalling(.callback(body, end: end))
  }
}
