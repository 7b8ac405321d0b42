import MatchingEngine

/// One participant as the gateway knows it.
struct Account: ~Copyable {
  /// Its name.
  let name: Code16
  /// What its secret is compared with.
  let credential: Digest32
  /// Its execution reports; their numbers are the report sequence.
  var reports: KeptMessages
  /// The first of its sessions, as place + 1; 0: it has none.
  var firstSession: UInt32 = 0
}

/// All participants, by number in O(1); names are looked up at logon only.
final class Accounts {
  private var storage: UnsafeMutablePointer<Account>
  private var capacity = 64
  private var numbers: [Code16: UInt32] = [:]
  private let keptReports: Int
  /// Bytes that kept reports may still grow by.
  var budget: Int

  /// How many there are; they are numbered from 1.
  private(set) var count = 0

  /// Room for the longest report, `OrderFilled`: header and block.
  static let reportSize = 104

  /// The accounts of an empty market: the operator's.
  init(operatorCredential: Digest32, keptReports: Int, budget: Int) {
    self.keptReports = keptReports
    self.budget = budget
    storage = .allocate(capacity: capacity)
    guard let name = Code16(Accounts.operatorName) else { preconditionFailure("the operator's name is well-formed") }
    open(ParticipantID.exchangeOperator.rawValue, name, operatorCredential)
  }

  deinit {
    storage.deinitialize(count: count)
    storage.deallocate()
  }

  /// The name that the operator logs on with.
  static let operatorName = "operator"

  /// Whether there is a participant with this number.
  @inline(__always)
  func contains(_ number: UInt32) -> Bool { number &- 1 < UInt32(count) }

  /// The account of a participant that exists.
  @inline(__always)
  subscript(number: UInt32) -> UnsafeMutablePointer<Account> {
    precondition(contains(number), "no participant has this number")
    return storage + Int(number) - 1
  }

  /// The number of the participant called `name`.
  func number(named name: Code16) -> UInt32? { numbers[name] }

  /// Opens the account that the engine has numbered `number`.
  func open(_ number: UInt32, _ name: Code16, _ credential: Digest32) {
    precondition(Int(number) == count + 1, "participants are numbered without holes")
    if count == capacity { grow() }
    (storage + count).initialize(
      to: Account(
        name: name, credential: credential,
        reports: KeptMessages(placeSize: Self.reportSize, limit: keptReports)))
    numbers[name] = number
    count += 1
  }

  func write(to image: inout ImageWriter) {
    image.put(UInt32(count))
    for number in 1...UInt32(count) {
      image.put(self[number].pointee.name)
      image.put(self[number].pointee.credential)
      self[number].pointee.reports.write(to: &image)
    }
  }

  /// The accounts of an image, in place of the operator's alone; whose credential stays that of the present secret.
  func read(from image: inout ImageReader) throws(ImageError) {
    for number in 1...max(try image.take(UInt32.self), 1) {
      let name = try image.take(Code16.self)
      let credential = try image.take(Digest32.self)
      if number > 1 { open(number, name, credential) }
      try self[number].pointee.reports.read(from: &image, budget: &budget)
    }
  }

  private func grow() {
    let larger = UnsafeMutablePointer<Account>.allocate(capacity: capacity * 2)
    larger.moveInitialize(from: storage, count: count)
    storage.deallocate()
    storage = larger
    capacity *= 2
  }
}
