import MatchingEngine
import Testing

@testable import WireProtocol

@Suite struct TextTests {
  @Test func secretsAreUpTo32BytesOfUTF8() {
    #expect(Text32("")?.description == "")
    #expect(Text32("pässwörd")?.description == "pässwörd")
    #expect(Text32(String(repeating: "x", count: 32))?.description == String(repeating: "x", count: 32))
    #expect(Text32(String(repeating: "x", count: 33)) == nil)
    #expect(Text32("a\0b") == nil)
    #expect(Text32("") == .empty)
  }

  @Test func topicsAreUpTo48BytesOfPrintableASCII() {
    #expect(Topic48("fill/H800-80G/HZ/3m/")?.description == "fill/H800-80G/HZ/3m/")
    #expect(Topic48(String(repeating: "x", count: 48))?.description == String(repeating: "x", count: 48))
    #expect(Topic48(String(repeating: "x", count: 49)) == nil)
    #expect(Topic48("fill /") == nil)
    #expect(Topic48("杭州/") == nil)
    #expect(Topic48("") == .empty)
  }

  @Test func bytesThatAreNoUTF8AreShownAsSuch() {
    let broken = Text32(word0: 0xFF41, word1: 0, word2: 0, word3: 0)
    #expect(broken.description == "A\u{FFFD}")
  }
}

@Suite struct RenderingTests {
  @Test func absentValuesAreNullInJSONAndLeftOutOfText() {
    let cancel = CancelOrderMessage(requestId: 1, participant: 2, clientOrder: 3)
    #expect(
      cancel.json
        == #"{"message":"CancelOrder","requestId":1,"participant":2,"order":null,"clientOrder":3}"#)
    #expect(cancel.text == "CancelOrder requestId=1 participant=2 clientOrder=3")
  }

  @Test func enumerationsFlagsAndTextsAreWrittenAsTheSchemaNamesThem() {
    let order = OrderOnBookMessage(order: 9, price: -5, quantity: 0, instrument: 4, side: .offer, keptPriority: true)
    #expect(
      order.json
        == #"{"message":"OrderOnBook","order":9,"price":-5,"quantity":0,"instrument":4,"side":"offer","keptPriority":true}"#
    )
    let request = SnapshotRequestMessage(requestToken: 1, topic: Topic48("all/")!, kind: .topic)
    #expect(request.text == #"SnapshotRequest requestToken=1 topic="all/" kind=topic"#)
  }

  @Test func bytesFromOutsideCannotBreakTheLine() throws {
    let region = RegionDefinitionMessage(region: 1, code: Code16("HZ")!, title: Text48("a\"b\\c\nd\u{7F}"))
    #expect(region.json == #"{"message":"RegionDefinition","region":1,"code":"HZ","title":"a\"b\\c\u000ad\u007f"}"#)
    #expect(region.text == #"RegionDefinition region=1 code="HZ" title="a\"b\\c\u000ad\u007f""#)
  }

  @Test func digestsAreHexadecimal() {
    let digest = Digest32(word0: 0x0807_0605_0403_0201, word1: 0, word2: 0, word3: 0xFF00_0000_0000_0000)
    let message = RegisterParticipantMessage(requestId: 1, participant: 1, name: Code16("a")!, credential: digest)
    let expected = "0102030405060708" + String(repeating: "0", count: 46) + "ff"
    #expect(message.text == #"RegisterParticipant requestId=1 participant=1 name="a" credential=\#(expected)"#)
  }
}
