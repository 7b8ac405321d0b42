/// The one road through the exchange: a ring of batches that five threads work on in turn, without locks.
///
/// Each cursor counts the batches that its thread has finished: the engine thread fills (`sequenced`) and applies
/// (`applied`), the journal thread makes durable (`durable`), the gateway reports (`reported`) and the publisher
/// publishes (`published`). Batch n, counted from 0, lives in slot n mod N.
///
/// The output gate is ``released``: nobody outside hears of a batch before it is both durable and applied, so that
/// nothing leaves the process that a crash could take back.
final class BatchRing: Sendable {
  /// Batches that hold their commands. Written by the engine thread.
  let sequenced = Cursor()
  /// Batches that the disk has. Written by the journal thread.
  let durable = Cursor()
  /// Batches whose events are there. Written by the engine thread.
  let applied = Cursor()
  /// Batches whose reports are sent. Written by the gateway thread.
  let reported = Cursor()
  /// Batches whose market data is sent. Written by the publisher thread.
  let published = Cursor()

  private let slots: [Batch]
  private let mask: UInt64

  /// A ring of `slotCount` batches, a power of two.
  init(slotCount: Int) {
    precondition(slotCount > 1 && slotCount & (slotCount - 1) == 0, "a ring's size is a power of two")
    slots = (0..<slotCount).map { _ in Batch() }
    mask = UInt64(slotCount - 1)
  }

  /// How many batches may be under way.
  var slotCount: Int { slots.count }

  /// The slot of batch `number`. Whose turn it is, the cursors say.
  subscript(number: UInt64) -> Batch { slots[Int(truncatingIfNeeded: number & mask)] }

  /// How many batches may be told to the outside: those that are durable and applied.
  var released: UInt64 { min(durable.load(), applied.load()) }

  /// Whether batch `number` may be filled: the one in its slot before has been reported and published.
  func canFill(_ number: UInt64) -> Bool {
    let finished = min(reported.load(), published.load())
    return number < finished + UInt64(slots.count)
  }
}
