/// What came of a worker's turn.
package enum Turn: Sendable {
  /// It did something, and may have more to do.
  case worked
  /// There was nothing to do.
  case idle
  /// It has done all it ever will: the exchange stops.
  case ended
}

/// A part of the exchange that does its work in turns: on a thread of its own in a server, one after the other on a single
/// thread in a simulation.
///
/// A turn never waits for another part. After an idle one the thread sleeps for as long as ``announceSleep()`` says, unless
/// it is woken, and then calls ``wakened()``.
protocol Worker: AnyObject {
  /// Says that it is about to sleep, and looks for work once more.
  ///
  /// - Returns: For how many milliseconds at most, -1: for any time; `nil`: there is something to do after all.
  func announceSleep() -> Int32?

  /// Ends a sleep, or one that was announced and not needed.
  func wakened()
}
