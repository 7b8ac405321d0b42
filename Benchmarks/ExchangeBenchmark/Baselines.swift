import Dispatch
import Foundation
import Messaging
import Synchronization

/// What the machine gives without the exchange, measured in the same run.
enum Baselines {
  private static let echoes = 2_000
  private static let syncs = 500
  /// Bytes of an order as a frame: an 8-byte header and a block of 88.
  private static let frameBytes = 96
  /// A journal record with one order is written in less; the disk takes whole blocks.
  private static let blockBytes = 4_096

  /// Round trips of one order's bytes, DEALER to ROUTER and back.
  static func echo(over transport: Transport, in place: Place) throws -> Percentiles {
    let context = try MessagingContext()
    let server = try context.socket(.router, options: SocketOptions())
    let address = try server.bind(transport.address("echo", in: place.path))
    let finished = DispatchSemaphore(value: 0)
    let thread = Thread {
      // A failure here shows as a missing echo there.
      for _ in 0..<echoes {
        guard let message = try? server.receiveMessage(), message.count == 2 else { break }
        _ = try? server.send(message[0], more: true)
        _ = try? server.send(message[1])
      }
      finished.signal()
    }
    thread.start()
    var options = SocketOptions()
    options.receiveTimeout = 1_000
    let client = try context.socket(.dealer, options: options)
    try client.connect(address)
    let frame = [UInt8](repeating: 0, count: frameBytes)
    var latencies = Percentiles.emptyHistogram()
    for number in 0..<echoes {
      let begin = DispatchTime.now().uptimeNanoseconds
      _ = try client.send(frame)
      guard try client.receiveMessage() != nil else { throw BenchmarkError.noAnswer(requestID: UInt64(number)) }
      latencies.record(DispatchTime.now().uptimeNanoseconds - begin)
    }
    finished.wait()
    client.close()
    server.close()
    return Percentiles(latencies)
  }

  /// A write of one block into a zero-filled file, and its fdatasync.
  static func sync(in place: Place) throws -> Percentiles {
    try writes(of: blockBytes, syncs, in: place).latencies
  }

  /// Writes of `bytes` each into a zero-filled file, one after the other, each with its fdatasync.
  ///
  /// - Returns: Nanoseconds of all, and the times of each.
  static func writes(of bytes: Int, _ count: Int, in place: Place) throws -> (total: UInt64, latencies: Percentiles) {
    let descriptor = open(place.path + "/sync", O_RDWR | O_CREAT | O_TRUNC, 0o600)
    guard descriptor >= 0 else { throw BenchmarkError.systemCall("open", code: errno) }
    defer {
      close(descriptor)
      unlink(place.path + "/sync")
    }
    func write(_ block: [UInt8], at offset: Int) throws {
      guard pwrite(descriptor, block, block.count, off_t(offset)) == block.count else {
        throw BenchmarkError.systemCall("pwrite", code: errno)
      }
    }
    let zeros = [UInt8](repeating: 0, count: bytes)
    for number in 0..<count { try write(zeros, at: number * bytes) }
    guard fsync(descriptor) == 0 else { throw BenchmarkError.systemCall("fsync", code: errno) }
    let block = [UInt8](repeating: 1, count: bytes)
    var latencies = Percentiles.emptyHistogram()
    let first = DispatchTime.now().uptimeNanoseconds
    var begin = first
    for number in 0..<count {
      try write(block, at: number * bytes)
      guard fdatasync(descriptor) == 0 else { throw BenchmarkError.systemCall("fdatasync", code: errno) }
      let end = DispatchTime.now().uptimeNanoseconds
      latencies.record(end - begin)
      begin = end
    }
    return (begin - first, Percentiles(latencies))
  }
}
