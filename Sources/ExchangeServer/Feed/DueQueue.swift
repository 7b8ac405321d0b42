import MatchingEngine

/// Which instrument is to be looked at next, and when: each stands in it at most once.
///
/// A heap; what is due at the same time comes in the order of instruments.
struct DueQueue {
  private var heap: ContiguousArray<Entry> = []
  /// Where each instrument stands in the heap, by number - 1; -1: it does not.
  private var places: ContiguousArray<Int> = []

  private struct Entry {
    var time: UInt64
    var instrument: UInt32

    static func < (left: Entry, right: Entry) -> Bool { (left.time, left.instrument) < (right.time, right.instrument) }
  }

  /// When the next is due; `nil`: nothing is.
  var nextTime: UInt64? { heap.first?.time }

  /// Makes an instrument due at `time`, instead of when it was due before; `nil`: not at all.
  ///
  /// - Complexity: O(log instruments).
  mutating func set(_ instrument: InstrumentID, at time: UInt64?) {
    let index = Int(instrument.rawValue) - 1
    if index >= places.count {
      guard time != nil else { return }
      places.append(contentsOf: repeatElement(-1, count: index + 1 - places.count))
    }
    guard let time else {
      if places[index] >= 0 { remove(at: places[index]) }
      return
    }
    let entry = Entry(time: time, instrument: instrument.rawValue)
    if places[index] < 0 {
      places[index] = heap.count
      heap.append(entry)
      rise(from: heap.count - 1)
    } else {
      let place = places[index]
      guard heap[place].time != time else { return }
      let isEarlier = time < heap[place].time
      heap[place] = entry
      if isEarlier { rise(from: place) } else { sink(from: place) }
    }
  }

  /// Takes out the instrument that is due next.
  mutating func takeFirst() -> InstrumentID? {
    guard let first = heap.first else { return nil }
    remove(at: 0)
    return InstrumentID(first.instrument)
  }

  private mutating func remove(at place: Int) {
    let last = heap.count - 1
    if place != last { swap(place, last) }
    let gone = heap.removeLast()
    places[Int(gone.instrument) - 1] = -1
    guard place < heap.count else { return }
    rise(from: place)
    sink(from: place)
  }

  private mutating func rise(from start: Int) {
    var place = start
    while place > 0 && heap[place] < heap[(place - 1) / 2] {
      swap(place, (place - 1) / 2)
      place = (place - 1) / 2
    }
  }

  private mutating func sink(from start: Int) {
    var place = start
    while true {
      var least = place
      let child = 2 * place + 1
      if child < heap.count && heap[child] < heap[least] { least = child }
      if child + 1 < heap.count && heap[child + 1] < heap[least] { least = child + 1 }
      guard least != place else { return }
      swap(place, least)
      place = least
    }
  }

  private mutating func swap(_ first: Int, _ second: Int) {
    heap.swapAt(first, second)
    places[Int(heap[first].instrument) - 1] = first
    places[Int(heap[second].instrument) - 1] = second
  }
}
