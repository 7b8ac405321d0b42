/// The fills of one instrument in the window `(time - length, time]`, and how much of them each pair of participants has.
///
/// Fills of one pair at the same time are kept as one. Times never go back.
public struct FillWindow: Sendable {
  /// How long a fill counts, in nanoseconds.
  public let length: UInt64
  /// All fills in it together.
  public private(set) var volume = TradedVolume()
  /// How many fills are in it.
  public private(set) var fills = 0
  /// Rises whenever a fill comes or goes: as long as it stands, so does ``averagePrice()``.
  public private(set) var changes: UInt64 = 0
  /// Everything up to this time left it early, for want of room; 0: nothing did.
  public private(set) var cutAt: UInt64 = 0

  private var entries = ContiguousArray<Entry>()
  /// Where the oldest entry stands; those before it are gone.
  private var first = 0
  private var accounts = ContiguousArray<Account>()
  private var freeAccounts: [Int] = []
  private var accountOf: [ParticipantPair: Int] = [:]
  private var lastNumber: UInt64 = 0
  /// The account that had more than half, or else the most, when that was last looked for.
  private var leader: Int?
  /// No account has more units than this.
  private var bound: Int64 = 0

  private struct Entry {
    var time: UInt64
    var notional: Int64
    var units: Int64
    var account: UInt32
    var fills: UInt32
  }

  private struct Account {
    var pair: ParticipantPair
    var number: UInt64
    var volume = TradedVolume()
    var entries = 0
  }

  /// An empty window of `length` nanoseconds.
  public init(length: UInt64) {
    precondition(length > 0, "a window has a length")
    self.length = length
  }

  /// How many pairs have fills in it.
  public var pairs: Int { accountOf.count }
  /// How many places its fills take.
  public var entryCount: Int { entries.count - first }
  /// When the first fill leaves it; `nil`: it is empty.
  public var nextExpiry: UInt64? { entryCount == 0 ? nil : saturating(entries[first].time, plus: length) }

  /// How long the window is at `time`: shorter than its length only as long as fills are missing that left it early.
  public func length(at time: UInt64) -> UInt64 { cutAt == 0 ? length : min(length, time - cutAt) }

  /// Takes in a fill, after letting go what left the window by then.
  ///
  /// - Returns: The pair's number: 1 for the instrument's first pair. It keeps it while it has a fill in the window, and
  ///   gets a new one when it comes back later, so that nobody can be followed by it for long.
  /// - Precondition: `price` x `units` fits into 64 bits, and `time` is not before that of the last fill.
  public mutating func add(price: Int64, units: Int64, at time: UInt64, by pair: ParticipantPair) -> UInt64 {
    expire(at: time)
    changes &+= 1
    let account = account(of: pair)
    let notional = price * units
    let added = TradedVolume(units: units, notional: Int128(notional))
    volume = volume + added
    accounts[account].volume = accounts[account].volume + added
    fills += 1
    if accounts[account].volume.units > bound {
      bound = accounts[account].volume.units
      leader = account
    }
    if let last = entries.indices.last, last >= first, entries[last].time == time, entries[last].account == account,
      case let (sum, overflow) = entries[last].notional.addingReportingOverflow(notional), !overflow
    {
      entries[last].notional = sum
      entries[last].units += units
      entries[last].fills += 1
    } else {
      entries.append(Entry(time: time, notional: notional, units: units, account: UInt32(account), fills: 1))
      accounts[account].entries += 1
    }
    return accounts[account].number
  }

  /// Lets go what has left the window by `time`.
  public mutating func expire(at time: UInt64) {
    guard time >= length else { return }
    while entryCount > 0 && entries[first].time <= time - length { removeFirst() }
    if cutAt != 0 && cutAt <= time - length { cutAt = 0 }
    compact()
  }

  /// Lets go the oldest fills before their time, all of one moment, unless there are none of a later one.
  ///
  /// - Returns: How many places that freed.
  @discardableResult
  public mutating func cut() -> Int {
    guard entryCount > 0, entries[first].time < entries[entries.count - 1].time else { return 0 }
    let before = entryCount
    cutAt = entries[first].time
    while entries[first].time == cutAt { removeFirst() }
    compact()
    return before - entryCount
  }

  /// The average price of its fills, in which one pair counts for at most half of the units; `nil`: it has no fill.
  public mutating func averagePrice() -> Int64? {
    guard let leader = majority() else { return volume.averagePrice }
    return volume.averagePrice(capping: accounts[leader].volume)
  }

  /// The account with more than half of all units.
  private mutating func majority() -> Int? {
    func hasMajority(_ units: Int64) -> Bool { units > volume.units - units }
    if let leader, hasMajority(accounts[leader].volume.units) { return leader }
    guard hasMajority(bound) else { return nil }
    // Whoever had it lost it, or fills that others had are gone.
    leader = accountOf.values.max { accounts[$0].volume.units < accounts[$1].volume.units }
    bound = leader.map { accounts[$0].volume.units } ?? 0
    return leader.flatMap { hasMajority(accounts[$0].volume.units) ? $0 : nil }
  }

  private mutating func account(of pair: ParticipantPair) -> Int {
    if let account = accountOf[pair] { return account }
    lastNumber += 1
    let opened = Account(pair: pair, number: lastNumber)
    let index = freeAccounts.popLast() ?? accounts.count
    if index == accounts.count { accounts.append(opened) } else { accounts[index] = opened }
    accountOf[pair] = index
    return index
  }

  private mutating func removeFirst() {
    let entry = entries[first]
    first += 1
    changes &+= 1
    let gone = TradedVolume(units: entry.units, notional: Int128(entry.notional))
    let account = Int(entry.account)
    volume = volume - gone
    fills -= Int(entry.fills)
    accounts[account].volume = accounts[account].volume - gone
    accounts[account].entries -= 1
    guard accounts[account].entries == 0 else { return }
    accountOf[accounts[account].pair] = nil
    freeAccounts.append(account)
  }

  /// Gives back the places of what is gone once they are the larger part.
  private mutating func compact() {
    guard first > 64, first * 2 > entries.count else { return }
    entries.removeSubrange(..<first)
    first = 0
  }
}

/// A window as a list of numbers, and back: for keeping it beyond the process.
extension FillWindow {
  /// Everything that decides what the window says from now on.
  public var words: [UInt64] {
    var words = [length, cutAt, lastNumber, UInt64(entryCount), UInt64(accounts.count), UInt64(freeAccounts.count)]
    for entry in entries[first...] {
      words += [
        entry.time, UInt64(bitPattern: entry.notional), UInt64(bitPattern: entry.units),
        UInt64(entry.account) << 32 | UInt64(entry.fills),
      ]
    }
    for account in accounts { words += [account.pair.key, account.number] }
    words += freeAccounts.map { UInt64($0) }
    return words
  }

  /// The window that gave these numbers; `nil`: no window gives them.
  public init?(words: [UInt64]) {
    guard words.count >= 6, words[0] > 0 else { return nil }
    let (entryCount, accountCount, freeCount) = (words[3], words[4], words[5])
    let limit = UInt64(words.count)
    guard entryCount < limit, accountCount < limit, freeCount < limit,
      words.count == 6 + Int(entryCount) * 4 + Int(accountCount) * 2 + Int(freeCount)
    else { return nil }
    self.init(length: words[0])
    cutAt = words[1]
    lastNumber = words[2]
    let firstAccount = 6 + Int(entryCount) * 4
    let firstFree = firstAccount + Int(accountCount) * 2
    for place in stride(from: firstAccount, to: firstFree, by: 2) {
      accounts.append(Account(pair: ParticipantPair(key: words[place]), number: words[place + 1]))
    }
    for place in stride(from: 6, to: firstAccount, by: 4) {
      let entry = Entry(
        time: words[place], notional: Int64(bitPattern: words[place + 1]), units: Int64(bitPattern: words[place + 2]),
        account: UInt32(truncatingIfNeeded: words[place + 3] >> 32), fills: UInt32(truncatingIfNeeded: words[place + 3])
      )
      guard Int(entry.account) < accounts.count else { return nil }
      let account = Int(entry.account)
      let added = TradedVolume(units: entry.units, notional: Int128(entry.notional))
      volume = volume + added
      fills += Int(entry.fills)
      accounts[account].volume = accounts[account].volume + added
      accounts[account].entries += 1
      accountOf[accounts[account].pair] = account
      entries.append(entry)
    }
    freeAccounts = words[firstFree...].map { Int($0) }
    guard freeAccounts.allSatisfy({ $0 < accounts.count }) else { return nil }
    bound = volume.units
  }
}

private func saturating(_ value: UInt64, plus other: UInt64) -> UInt64 {
  let (sum, overflow) = value.addingReportingOverflow(other)
  return overflow ? .max : sum
}
