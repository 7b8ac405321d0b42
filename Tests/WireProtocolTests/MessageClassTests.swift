import Testing

@testable import WireProtocol

@Suite struct MessageClassTests {
  @Test func everyMessageHasItsClass() {
    let classes: [MessageClass: [UInt16]] = [
      .session: [1, 2],
      .participantCommand: [10, 11, 12, 13, 14, 15, 16, 17, 18, 19],
      .query: [30, 31, 32, 33],
      .operatorCommand: [40, 41, 42, 43, 44, 45, 46],
      .sequencer: [50],
      .report: [100, 101, 102, 103, 104, 105, 106, 107, 108] + Array(110...120),
      .catalogue: [140, 141, 142, 143],
      .feed: [200, 201, 202, 203, 204, 205, 206, 207, 220, 221, 222],
      .repairRequest: [230, 231],
      .repairAnswer: [232, 233],
    ]
    for (messageClass, templates) in classes {
      for template in templates { #expect(MessageClass(templateID: template) == messageClass, "\(template)") }
    }
    #expect(classes.values.flatMap { $0 }.sorted() == WireSchema.templates)
  }

  @Test func numbersWithoutAMessageHaveNoClass() {
    for template: UInt16 in [0, 3, 20, 34, 47, 51, 109, 121, 144, 208, 223, 234, 999, .max] {
      #expect(MessageClass(templateID: template) == nil, "\(template)")
    }
  }

  @Test func clientsDoNotSendReportsOrClockCommands() {
    #expect(MessageClass.allCases.filter { !$0.isTakenByOrderEntry }.map(\.isCommand).filter { $0 }.count == 1)
    #expect(!MessageClass.sequencer.isTakenByOrderEntry)
    #expect(!MessageClass.report.isTakenByOrderEntry)
  }

  @Test func theIdentifierOfWhatClientsSendIsReadWithoutDecoding() throws {
    var source = RandomValues(seed: 11)
    for message in randomMessages(from: &source) {
      var frame = message.encoded
      poke(0x1122_3344, width: 8, at: 8, in: &frame)
      let view = try withFirstMessage(of: frame) { $0.requestIdentifier }
      let template = type(of: message).templateID
      let isFromClient = template < 50 || template == 230 || template == 231
      #expect(view == (isFromClient ? 0x1122_3344 : 0), "\(template)")
    }
  }
}
