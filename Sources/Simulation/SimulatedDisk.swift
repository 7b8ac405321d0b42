import SeededRandom

/// A disk behind a cache: what was written is seen at once, and survives a power cut only once it was synced.
///
/// Sectors of 512 bytes are written whole or not at all; those that were not synced come on the disk in any order, in any
/// version, or not. Names are kept apart from contents, as POSIX has it: a file's sync does not make its name durable, only that of
/// its folder does.
final class SimulatedDisk {
  static let sectorLength = 512

  /// The contents of a file.
  final class Content {
    /// As processes see it.
    var cached: [UInt8] = []
    /// As the platter has it.
    var durable: [UInt8] = []
    /// Sectors that differ, each with all that was written to it since the last sync, oldest first.
    var unsynced: [Int: [[UInt8]]] = [:]
    /// Bits that decayed and were not written over since, by byte: in the cache, and on the platter.
    fileprivate var cachedFlips: [Int: UInt8] = [:]
    fileprivate var durableFlips: [Int: UInt8] = [:]

    fileprivate init() {}

    func write(_ bytes: UnsafeRawBufferPointer, at offset: Int) {
      guard !bytes.isEmpty else { return }
      let end = offset + bytes.count
      if cached.count < end { cached.append(contentsOf: repeatElement(0, count: end - cached.count)) }
      cached.withUnsafeMutableBytes {
        UnsafeMutableRawBufferPointer(rebasing: $0[offset..<end]).copyMemory(from: bytes)
      }
      if !cachedFlips.isEmpty { cachedFlips = cachedFlips.filter { !(offset..<end).contains($0.key) } }
      let length = SimulatedDisk.sectorLength
      for sector in offset / length...(end - 1) / length {
        let part = cached[sector * length..<min((sector + 1) * length, cached.count)]
        unsynced[sector, default: []].append(Array(part))
      }
    }

    func truncate() {
      cached = []
      cachedFlips = [:]
      unsynced = [:]
    }

    func synchronize() {
      for (sector, versions) in unsynced { store(versions.last ?? [], in: sector) }
      unsynced.removeAll(keepingCapacity: true)
      setDurableLength(cached.count)
    }

    /// What a failed sync may do: the cache calls its pages clean although the platter has them not.
    func forgetUnsynced() { unsynced.removeAll() }

    fileprivate func store(_ bytes: [UInt8], in sector: Int) {
      let start = sector * SimulatedDisk.sectorLength
      if durable.count < start + bytes.count { setDurableLength(start + bytes.count) }
      durable.replaceSubrange(start..<start + bytes.count, with: bytes)
      if !(durableFlips.isEmpty && cachedFlips.isEmpty) {
        // What the cache still holds decayed goes down as it is.
        let range = start..<start + bytes.count
        durableFlips = durableFlips.filter { !range.contains($0.key) }
        for (place, bits) in cachedFlips where range.contains(place) { durableFlips[place] = bits }
      }
    }

    fileprivate func setDurableLength(_ length: Int) {
      if durable.count < length {
        durable.append(contentsOf: repeatElement(0, count: length - durable.count))
      } else {
        durable.removeLast(durable.count - length)
      }
    }
  }

  /// A change of names that no sync of the folder has made durable.
  private enum NameChange {
    case create(String, Content)
    case rename(String, String)
    case remove(String)
  }

  private struct Folder {
    var cached: [String: Content] = [:]
    var durable: [String: Content] = [:]
    var unsynced: [NameChange] = []
  }

  private var folders: [String: Folder] = [:]
  /// Folders that a process has locked.
  var locked: Set<String> = []
  /// How a power cut went, for a person to read.
  private(set) var lastCut = ""

  /// An empty disk with these folders, durable.
  init(folders names: [String]) {
    for name in names { folders[name] = Folder() }
  }

  // MARK: Names

  func hasFolder(_ path: String) -> Bool { folders[path] != nil }

  /// Makes a folder, durable at once.
  func makeFolder(_ path: String) { folders[path] = Folder() }

  func names(in folder: String) -> [String]? { folders[folder].map { $0.cached.keys.sorted() } }

  func content(_ path: String) -> Content? {
    let (folder, name) = Self.split(path)
    return folders[folder]?.cached[name]
  }

  /// Makes an empty file, unless its folder is not there.
  func create(_ path: String) -> Content? {
    let (folder, name) = Self.split(path)
    guard folders[folder] != nil else { return nil }
    let content = Content()
    folders[folder]?.cached[name] = content
    folders[folder]?.unsynced.append(.create(name, content))
    return content
  }

  func rename(_ path: String, to newPath: String) -> Bool {
    let (folder, name) = Self.split(path)
    let (_, newName) = Self.split(newPath)
    guard let content = folders[folder]?.cached.removeValue(forKey: name) else { return false }
    folders[folder]?.cached[newName] = content
    folders[folder]?.unsynced.append(.rename(name, newName))
    return true
  }

  func remove(_ path: String) -> Bool {
    let (folder, name) = Self.split(path)
    guard folders[folder]?.cached.removeValue(forKey: name) != nil else { return false }
    folders[folder]?.unsynced.append(.remove(name))
    return true
  }

  func synchronizeNames(in folder: String) {
    guard let names = folders[folder]?.cached else { return }
    folders[folder]?.durable = names
    folders[folder]?.unsynced = []
  }

  private static func split(_ path: String) -> (folder: String, name: String) {
    guard let slash = path.lastIndex(of: "/") else { return ("", path) }
    return (String(path[..<slash]), String(path[path.index(after: slash)...]))
  }

  // MARK: Power

  /// Cuts the power: of what was not synced, chance decides what has reached the platter.
  func cutPower(_ random: inout SplitMix64) {
    var kept = 0
    var lost = 0
    for folder in folders.keys.sorted() {
      guard let state = folders[folder] else { continue }
      var names = state.durable
      // Half of all file systems keep the order of names; the others promise nothing.
      let isOrdered = random.chance(1, in: 2)
      let reached = random.below(state.unsynced.count + 1)
      for (index, change) in state.unsynced.enumerated() where isOrdered ? index < reached : random.chance(1, in: 2) {
        switch change {
        case .create(let name, let content): names[name] = content
        case .rename(let name, let newName):
          if let content = names.removeValue(forKey: name) { names[newName] = content }
        case .remove(let name): names[name] = nil
        }
      }
      folders[folder] = Folder(cached: names, durable: names)
      for name in names.keys.sorted() {
        guard let content = names[name] else { continue }
        let (sectors, missing) = cut(content, &random)
        kept += sectors
        lost += missing
      }
    }
    locked = []
    lastCut = "\(kept) unsynced sectors kept, \(lost) lost"
  }

  private func cut(_ content: Content, _ random: inout SplitMix64) -> (kept: Int, lost: Int) {
    let unsynced = content.unsynced
    let length = content.cached.count
    content.unsynced = [:]
    var kept = 0
    // Everything, nothing, or as it comes.
    let mode = random.below(3)
    for sector in unsynced.keys.sorted() {
      guard let versions = unsynced[sector], mode == 0 || mode == 2 && random.chance(1, in: 2) else { continue }
      content.store(
        mode == 0 || random.chance(3, in: 4) ? versions[versions.count - 1] : random.pick(versions), in: sector)
      kept += 1
    }
    if !unsynced.isEmpty || content.durable.count != length, random.chance(1, in: 2) {
      if content.durable.count < length { content.setDurableLength(length) }
    }
    content.cached = content.durable
    content.cachedFlips = content.durableFlips
    return (kept, unsynced.count - kept)
  }

  // MARK: Decay

  /// A bit of a file as it lies on the platter.
  struct Place {
    var path: String
    var offset: Int
    var bit: UInt8
  }

  /// Chooses a bit of what lies in `folder`; `nil`: there is nothing.
  func anyBit(in folder: String, _ random: inout SplitMix64) -> Place? {
    let files = (folders[folder]?.cached ?? [:]).filter { !$0.value.cached.isEmpty }.keys.sorted()
    guard !files.isEmpty else { return nil }
    let path = folder + "/" + random.pick(files)
    guard let content = content(path) else { return nil }
    // Most of a segment is still empty: half of the flips go where something is.
    let used = content.cached.lastIndex { $0 != 0 } ?? 0
    let offset = random.chance(1, in: 2) ? random.below(used + 1) : random.below(content.cached.count)
    return Place(path: path, offset: offset, bit: UInt8(random.below(8)))
  }

  /// Flips a bit, on the platter and in the cache.
  func flip(_ place: Place) {
    guard let content = content(place.path), place.offset < content.cached.count else { return }
    content.cached[place.offset] ^= 1 << place.bit
    content.cachedFlips[place.offset, default: 0] ^= 1 << place.bit
    guard place.offset < content.durable.count else { return }
    content.durable[place.offset] ^= 1 << place.bit
    content.durableFlips[place.offset, default: 0] ^= 1 << place.bit
  }

  /// Mends all bits that have flipped and were not written over since.
  ///
  /// - Returns: Whether there were any.
  func mendFlips() -> Bool {
    var found = false
    for folder in folders.values {
      for content in folder.cached.values {
        for (place, bits) in content.cachedFlips where place < content.cached.count {
          content.cached[place] ^= bits
          found = true
        }
        for (place, bits) in content.durableFlips where place < content.durable.count {
          content.durable[place] ^= bits
          found = true
        }
        content.cachedFlips = [:]
        content.durableFlips = [:]
      }
    }
    return found
  }
}
