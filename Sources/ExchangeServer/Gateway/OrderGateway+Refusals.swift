import WireProtocol

/// Refusals that need no engine: bad bytes, no permission, no room. They have no report sequence and are not kept.
extension OrderGateway {
  /// Tells a client what was wrong with its bytes.
  func refuse(_ error: WireError, _ place: Int, requestIdentifier: UInt64) {
    outbox.append(
      RejectedMessage(error, requestIdentifier: requestIdentifier, time: time.wall()), to: place)
    figures.rejects.add(at: Int(error.code.rawValue))
    countBad(place)
  }

  /// Refuses a well-formed message.
  ///
  /// - Parameter isBad: Whether it counts towards cutting the client off.
  func refuse(_ code: WireRejectCode, _ message: MessageView, _ place: Int, isBad: Bool = false) {
    refuse(code, message.requestIdentifier, template: message.templateID, place)
    if isBad { countBad(place) }
  }

  /// Refuses what was asked for under `requestIdentifier`.
  func refuse(_ code: WireRejectCode, _ requestIdentifier: UInt64, template: UInt16, _ place: Int, value: Int64 = 0) {
    outbox.append(
      RejectedMessage(
        reportSequence: 0, requestId: requestIdentifier, value: value, engineSequence: 0, time: time.wall(),
        code: code, field: 0, offset: 0, template: template),
      to: place)
    figures.rejects.add(at: Int(code.rawValue))
  }

  /// Counts a bad message; at the limit the session is told so and ignored from then on.
  func countBad(_ place: Int) {
    figures.badFrames.add()
    let session = sessions[place]
    session.pointee.badFrames += 1
    guard session.pointee.badFrames >= settings.maximumBadFrames, !session.pointee.isCutOff else { return }
    refuse(.tooManyBadFrames, 0, template: 0, place, value: Int64(session.pointee.badFrames))
    outbox.flush()
    cutOff(place)
  }

  /// Ignores a session from now on. It stays known, so that the peer is not taken for a new one.
  func cutOff(_ place: Int) {
    guard !sessions[place].pointee.isCutOff else { return }
    figures.sessionsCutOff.add()
    leave(place)
    outbox.forget(place)
    sessions[place].pointee.isCutOff = true
  }

  /// Tells a peer that there is no room for another session.
  func refuseSession(_ peer: UnsafeRawBufferPointer) {
    figures.rejects.add(at: Int(WireRejectCode.tooManySessions.rawValue))
    let message = RejectedMessage(
      reportSequence: 0, requestId: 0, value: Int64(settings.maximumSessions), engineSequence: 0, time: time.wall(),
      code: .tooManySessions, field: 0, offset: 0, template: 0)
    withUnsafeTemporaryAllocation(byteCount: RejectedMessage.encodedLength, alignment: 8) { buffer in
      message.encode(into: buffer.baseAddress!)
      // A peer that cannot be told is not there any more.
      _ = outbox.transport.send(UnsafeRawBufferPointer(buffer), to: peer)
    }
  }

  /// The request id of a message that was refused; 0 when its block is not there or carries none.
  func requestIdentifier(in frame: UnsafeRawBufferPointer, of error: WireError) -> UInt64 {
    guard let messageClass = MessageClass(templateID: error.template), messageClass.isTakenByOrderEntry,
      let start = blockStart(in: frame, of: error), start + 8 <= frame.count
    else { return 0 }
    return UInt64(littleEndian: frame.loadUnaligned(fromByteOffset: start, as: UInt64.self))
  }

  /// Where the block stands that `error` is about: its field's offset lies inside.
  private func blockStart(in frame: UnsafeRawBufferPointer, of error: WireError) -> Int? {
    switch error.code {
    case .fieldOutOfRange, .reservedNotZero, .notACommand: break
    default: return nil
    }
    var start = WireSchema.headerLength
    while start <= frame.count {
      let length = Int(
        UInt16(littleEndian: frame.loadUnaligned(fromByteOffset: start - WireSchema.headerLength, as: UInt16.self)))
      if Int(error.offset) < start + length { return start }
      start += length + WireSchema.headerLength
    }
    return nil
  }
}
