/// A queue of records that are linked through their own fields: its ends.
struct RecordQueue: BitwiseCopyable {
  var first: UInt32 = 0
  var last: UInt32 = 0
}

/// A record's neighbours in a queue.
struct RecordLinks: BitwiseCopyable {
  var next: UInt32 = 0
  var previous: UInt32 = 0
}

extension Slab {
  /// The links of a record that stand at a byte offset in it. The tests compare the offsets with the layout.
  @inline(__always)
  func links(_ index: UInt32, at offset: Int) -> UnsafeMutablePointer<RecordLinks> {
    (UnsafeMutableRawPointer(self[index]) + offset).assumingMemoryBound(to: RecordLinks.self)
  }

  /// The record behind `index`, or 0.
  @inline(__always)
  func next(_ index: UInt32, at offset: Int) -> UInt32 { links(index, at: offset).pointee.next }

  /// Puts a record at the end of a queue.
  @inline(__always)
  func append(_ index: UInt32, to queue: inout RecordQueue, at offset: Int) {
    links(index, at: offset).pointee = RecordLinks(next: 0, previous: queue.last)
    if queue.last == 0 { queue.first = index } else { links(queue.last, at: offset).pointee.next = index }
    queue.last = index
  }

  /// Takes a record out of its queue.
  @inline(__always)
  func remove(_ index: UInt32, from queue: inout RecordQueue, at offset: Int) {
    let own = links(index, at: offset).pointee
    if own.previous == 0 { queue.first = own.next } else { links(own.previous, at: offset).pointee.next = own.next }
    if own.next == 0 { queue.last = own.previous } else { links(own.next, at: offset).pointee.previous = own.previous }
  }
}
