import Crypto
import MatchingEngine
import WireProtocol

/// What only the operator may do. Each waits until it is done; numbers are those that the exchange gave.
extension OrderSession {
  /// Opens an account.
  ///
  /// - Returns: Its number.
  public func registerParticipant(name: String, secret: String) throws(ClientError) -> ParticipantID {
    guard let code = Code16(name), !name.isEmpty else { throw .invalidName(name) }
    guard Text32(secret) != nil else { throw .invalidSecret(byteCount: secret.utf8.count) }
    let credential = Digest32(ofName: name, secret: secret)
    let done = try operate { requestID in
      RegisterParticipantMessage(requestId: requestID, name: code, credential: credential)
    }
    return ParticipantID(done.number)
  }

  /// Adds a spec.
  ///
  /// - Parameters:
  ///   - code: `A-Z 0-9 -`, 1-16 characters.
  ///   - kind: What one unit is.
  ///   - memoryGiB: Memory of one unit.
  ///   - peakTeraflops: FP16; 0 when not an accelerator.
  ///   - lotSize: Orders are whole multiples of it.
  ///   - interconnect: As in `NVLINK`; may be empty.
  ///   - title: What people call it; at most 48 bytes are kept.
  public func addSpec(
    code: String, kind: SpecKind, memoryGiB: UInt32, peakTeraflops: UInt32 = 0, lotSize: UInt32 = 1,
    interconnect: String = "", title: String
  ) throws(ClientError) -> SpecID {
    let (code, interconnect) = (try Self.code(code), try Self.code(interconnect))
    let done = try operate { requestID in
      AddSpecMessage(
        requestId: requestID, memoryGiB: memoryGiB, code: code, interconnect: interconnect, title: Text48(title),
        peakTeraflops: peakTeraflops, lotSize: lotSize, kind: kind)
    }
    return SpecID(rawValue: done.number)
  }

  /// Adds a region.
  public func addRegion(code: String, title: String) throws(ClientError) -> RegionID {
    let code = try Self.code(code)
    let done = try operate { AddRegionMessage(requestId: $0, code: code, title: Text48(title)) }
    return RegionID(rawValue: done.number)
  }

  /// Adds a tenor of `hours`.
  public func addTenor(code: String, hours: UInt32) throws(ClientError) -> TenorID {
    let code = try Self.code(code)
    let done = try operate { AddTenorMessage(requestId: $0, hours: hours, code: code) }
    return TenorID(rawValue: done.number)
  }

  /// Lists an instrument.
  ///
  /// - Parameters:
  ///   - spec: What is sold.
  ///   - region: Where.
  ///   - tenor: For how long.
  ///   - tickSize: Order prices are whole multiples of this many ticks.
  ///   - defaultProtection: Protection, in ticks, of market orders that name none.
  public func addInstrument(
    spec: SpecID, region: RegionID, tenor: TenorID, tickSize: Int64, defaultProtection: Int64
  ) throws(ClientError) -> InstrumentID {
    let done = try operate { requestID in
      AddInstrumentMessage(
        requestId: requestID, spec: spec.rawValue, region: region.rawValue, tenor: tenor.rawValue,
        tickSize: tickSize, defaultProtection: defaultProtection)
    }
    return InstrumentID(done.number)
  }

  /// Opens, halts or closes a book; `nil`: the whole market.
  public func setTradingState(_ state: TradingState, of instrument: InstrumentID? = nil) throws(ClientError) {
    _ = try operate { requestID in
      SetTradingStateMessage(requestId: requestID, instrument: instrument?.rawValue, state: state)
    }
  }

  /// Sets a book's price collars.
  ///
  /// - Parameters:
  ///   - instrument: The book.
  ///   - staticRange: Ticks around the reference price; `nil`: no static collar.
  ///   - dynamicRange: Ticks around the last trade; `nil`: no dynamic collar.
  ///   - reference: Reference price until the next auction gives one; `nil`: as it is.
  ///   - auction: Length of the auction that follows when a collar is met.
  public func setCollars(
    of instrument: InstrumentID, staticRange: Int64?, dynamicRange: Int64?, reference: Price?, auction: Duration
  ) throws(ClientError) {
    let parts = auction.components
    precondition(parts.seconds >= 0 && parts.attoseconds >= 0, "an auction takes no negative time")
    let nanoseconds = UInt64(parts.seconds) * 1_000_000_000 + UInt64(parts.attoseconds / 1_000_000_000)
    _ = try operate { requestID in
      SetCollarsMessage(
        requestId: requestID, instrument: instrument.rawValue, staticRange: staticRange, dynamicRange: dynamicRange,
        reference: reference?.rawValue, auctionNanoseconds: nanoseconds)
    }
  }

  private func operate<Message: WireMessage>(_ message: (UInt64) -> Message) throws(ClientError) -> CommandDoneMessage {
    try retryingRisingIDs { requestID throws(ClientError) in
      try send(message(requestID), as: requestID)
      return try awaitAnswer(to: Message.name) { answer in
        switch answer {
        case .report(.done(let report)) where report.requestId == requestID: .found(report)
        case .report(.rejected(let report)) where report.refuses(Message.self, requestID): .refused(report)
        default: .notMine
        }
      }
    }
  }

  /// `text` as a code; what a code may hold is the exchange's to judge.
  private static func code(_ text: String) throws(ClientError) -> Code16 {
    guard let code = Code16(text) else { throw .invalidCode(text) }
    return code
  }
}

extension Digest32 {
  /// SHA-256 over the name, a zero byte and the secret: what the exchange keeps in place of a secret.
  init(ofName name: String, secret: String) {
    let bytes = [UInt8](SHA256.hash(data: Array(name.utf8) + [0] + Array(secret.utf8)))
    func word(_ index: Int) -> UInt64 {
      (0..<8).reduce(0) { $0 | UInt64(bytes[index * 8 + $1]) << UInt64($1 * 8) }
    }
    self.init(word0: word(0), word1: word(1), word2: word(2), word3: word(3))
  }
}
