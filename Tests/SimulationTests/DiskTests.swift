import Glibc
import Journal
import SeededRandom
import Testing

@testable import Simulation

@Suite("The simulated disk") struct DiskTests {
  private let disk = SimulatedDisk(folders: ["data"])
  private let storage: SimulatedStorage

  init() {
    storage = SimulatedStorage(
      disk, SimulatedClock(), SimulatedStorage.Lies(), Trace(isKept: false), SplitMix64(seed: 1))
  }

  private func write(_ byte: UInt8, _ count: Int, to file: any StorageFile, at offset: UInt64 = 0) throws {
    try [UInt8](repeating: byte, count: count).withUnsafeBytes { try file.write($0, at: offset) }
  }

  private func contents(_ path: String) throws -> [UInt8] {
    try storage.open(path, flags: O_RDONLY).withContents { [UInt8]($0) }
  }

  @Test("what was synced, with its name, is there after every power cut")
  func syncedStays() throws {
    let file = try storage.open("data/a", flags: O_RDWR | O_CREAT)
    try write(1, 2_000, to: file)
    try file.synchronizeData()
    try storage.synchronizeFolder("data")
    for seed in UInt64(1)...50 {
      var random = SplitMix64(seed: seed)
      disk.cutPower(&random)
      #expect(try contents("data/a") == [UInt8](repeating: 1, count: 2_000))
    }
  }

  @Test("of what was not synced, each sector is as it was or as it was written, and both happen")
  func unsyncedIsTorn() throws {
    let file = try storage.open("data/a", flags: O_RDWR | O_CREAT)
    var seen: Set<[UInt8]> = []
    for seed in UInt64(1)...200 {
      try write(1, 2_048, to: file)
      try file.synchronizeData()
      try storage.synchronizeFolder("data")
      try write(2, 2_048, to: file)
      var random = SplitMix64(seed: seed)
      disk.cutPower(&random)
      let bytes = try contents("data/a")
      let sectors = (0..<4).map { Array(bytes[$0 * 512..<($0 + 1) * 512]) }
      #expect(sectors.allSatisfy { $0.allSatisfy { $0 == 1 } || $0.allSatisfy { $0 == 2 } })
      seen.insert(sectors.map { $0[0] })
    }
    // All of the 16 that there are.
    #expect(seen.count == 16)
  }

  @Test("a name may be lost until its folder is synced, also when the file is")
  func namesAreApart() throws {
    var lost = 0
    for seed in UInt64(1)...50 {
      let disk = SimulatedDisk(folders: ["data"])
      let storage = SimulatedStorage(
        disk, SimulatedClock(), SimulatedStorage.Lies(), Trace(isKept: false), SplitMix64(seed: 1))
      let file = try storage.open("data/a", flags: O_RDWR | O_CREAT)
      try write(1, 10, to: file)
      try file.synchronize()
      var random = SplitMix64(seed: seed)
      disk.cutPower(&random)
      lost += disk.content("data/a") == nil ? 1 : 0
    }
    #expect(lost > 5 && lost < 45)
  }

  @Test("a dead process changes nothing any more")
  func deadIsDead() throws {
    let file = try storage.open("data/a", flags: O_RDWR | O_CREAT)
    try write(1, 512, to: file)
    storage.die()
    #expect(throws: SystemCallFailure.self) { try write(2, 512, to: file) }
    #expect(throws: SystemCallFailure.self) { try storage.remove("data/a") }
    #expect(disk.content("data/a")?.cached == [UInt8](repeating: 1, count: 512))
  }

  @Test("a flipped bit is mended unless it was written over")
  func flipsAreMended() throws {
    let file = try storage.open("data/a", flags: O_RDWR | O_CREAT)
    try write(1, 1_024, to: file)
    try file.synchronize()
    disk.flip(SimulatedDisk.Place(path: "data/a", offset: 3, bit: 7))
    disk.flip(SimulatedDisk.Place(path: "data/a", offset: 600, bit: 7))
    #expect(disk.content("data/a")?.cached[3] == 129)
    try write(5, 512, to: file)
    #expect(disk.mendFlips())
    #expect(disk.content("data/a")?.cached[3] == 5)
    #expect(disk.content("data/a")?.cached[600] == 1)
    #expect(!disk.mendFlips())
  }
}
