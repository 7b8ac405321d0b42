import Foundation
import Testing

@testable import WireProtocol

/// The bytes that were agreed on, packed by hand from the schema's offsets; Python's tests read the same files.
@Suite struct GoldenVectorTests {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("golden")

  @Test func everyMessageHasAVector() throws {
    var source = RandomValues(seed: 5)
    let names = Set(randomMessages(from: &source).map { type(of: $0).name })
    let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
    #expect(Set(files.filter { $0.hasSuffix(".json") }.map { String($0.dropLast(".json".count)) }) == names)
  }

  @Test(arguments: WireSchema.templates)
  func theBytesHoldTheFieldsAndTheFieldsMakeTheBytes(template: UInt16) throws {
    let vector = try Self.vector(template: template)
    let content = read(vector.bytes)
    #expect(content.errors == [])
    let message = try #require(content.messages.first?.message)
    var fields = try JSONDecoder().decode([String: JSONValue].self, from: Data(message.json.utf8))
    #expect(fields.removeValue(forKey: "message") == .text(type(of: message).name))
    #expect(fields == vector.shownFields)
    #expect(message.encoded == vector.bytes)
  }

  @Test func theBytesOfVersion0AreStillRead() throws {
    let folder = Self.folder.appendingPathComponent("version-0")
    let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
    #expect(files.count == 43)
    for file in files {
      let vector = try JSONDecoder().decode(GoldenVector.self, from: Data(contentsOf: file))
      let message = try #require(read(vector.bytes).messages.first?.message, "\(file.lastPathComponent)")
      let fields = try JSONDecoder().decode([String: JSONValue].self, from: Data(message.json.utf8))
      for (name, value) in vector.shownFields { #expect(fields[name] == value, "\(file.lastPathComponent) \(name)") }
    }
  }

  @Test func whatAnOlderOrderLacksIsAbsent() throws {
    let file = Self.folder.appendingPathComponent("version-0/NewOrder.json")
    let vector = try JSONDecoder().decode(GoldenVector.self, from: Data(contentsOf: file))
    guard case .newOrder(let order)? = read(vector.bytes).messages.first else { throw EmptyFrame() }
    #expect(order.pool == nil)
    #expect(!order.gang)
  }

  @Test func theSecretOfALogonIsReadThoughNeverShown() throws {
    let vector = try Self.vector(template: LogonMessage.templateID)
    guard case .logon(let logon)? = read(vector.bytes).messages.first else { throw EmptyFrame() }
    #expect(vector.fields["secret"] == .text(logon.secret.description))
    #expect(!logon.json.contains(logon.secret.description))
    #expect(!logon.text.contains(logon.secret.description))
  }

  static func vector(template: UInt16) throws -> GoldenVector {
    var source = RandomValues(seed: 6)
    let messages = randomMessages(from: &source)
    let message = try #require(messages.first { type(of: $0).templateID == template })
    let file = folder.appendingPathComponent("\(type(of: message).name).json")
    return try JSONDecoder().decode(GoldenVector.self, from: Data(contentsOf: file))
  }
}

/// A message's fields and its bytes.
struct GoldenVector: Decodable {
  let fields: [String: JSONValue]
  let hex: String

  /// The fields as the codec shows them: without secrets.
  var shownFields: [String: JSONValue] {
    var shown = fields
    if shown["secret"] != nil { shown["secret"] = .text(FieldWriter.hidden) }
    return shown
  }

  var bytes: [UInt8] {
    let digits = Array(hex.utf8)
    return stride(from: 0, to: digits.count, by: 2).map { position in
      UInt8(String(decoding: digits[position..<position + 2], as: UTF8.self), radix: 16)!
    }
  }
}

/// A value in a vector's file; numbers keep all their 64 bits.
enum JSONValue: Decodable, Equatable {
  case absent
  case flag(Bool)
  case signed(Int64)
  case unsigned(UInt64)
  case text(String)

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .absent
    } else if let flag = try? container.decode(Bool.self) {
      self = .flag(flag)
    } else if let number = try? container.decode(Int64.self) {
      self = .signed(number)
    } else if let number = try? container.decode(UInt64.self) {
      self = .unsigned(number)
    } else {
      self = .text(try container.decode(String.self))
    }
  }
}
