// Made from tenor.xml by tools/generate-codecs. Do not edit.

/// Numbers of the schema that every message header carries or is checked against.
public enum WireSchema {
  /// Id of the schema.
  @inlinable
  public static var id: UInt16 { 7801 }
  /// Version of the schema that this codec speaks.
  @inlinable
  public static var version: UInt16 { 1 }
  /// Bytes of a message header: block length, template id, schema id and version, two bytes each.
  @inlinable
  public static var headerLength: Int { 8 }

  /// Bytes of the block of the message with the number `template`; `nil`: no message has it.
  @inlinable
  public static func blockLength(ofTemplate template: UInt16) -> Int? {
    switch template {
    case 1: 72
    case 2: 8
    case 10: 96
    case 11: 32
    case 12: 48
    case 13: 24
    case 14: 144
    case 15: 40
    case 16: 32
    case 17: 32
    case 18: 32
    case 19: 32
    case 30: 16
    case 31: 8
    case 32: 16
    case 33: 16
    case 40: 64
    case 41: 112
    case 42: 80
    case 43: 32
    case 44: 40
    case 45: 24
    case 46: 48
    case 50: 8
    case 100: 48
    case 101: 56
    case 102: 64
    case 103: 96
    case 104: 72
    case 105: 72
    case 106: 40
    case 107: 40
    case 108: 48
    case 110: 72
    case 111: 32
    case 112: 72
    case 113: 64
    case 114: 40
    case 115: 88
    case 116: 88
    case 117: 64
    case 118: 64
    case 119: 80
    case 120: 80
    case 140: 104
    case 141: 72
    case 142: 24
    case 143: 32
    case 200: 32
    case 201: 72
    case 202: 104
    case 203: 48
    case 204: 32
    case 205: 32
    case 206: 16
    case 207: 40
    case 220: 32
    case 221: 72
    case 222: 80
    case 230: 64
    case 231: 72
    case 232: 88
    case 233: 72
    default: nil
    }
  }

  /// Bytes of the block in the message's first version, the fewest that can be read; `nil`: no message has it.
  @inlinable
  public static func shortestBlock(ofTemplate template: UInt16) -> Int? {
    switch template {
    case 10: 88
    case 201: 64
    case 202: 48
    default: blockLength(ofTemplate: template)
    }
  }

  /// The numbers of all messages, rising.
  public static let templates: [UInt16] = [
    1, 2, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 30, 31, 32, 33, 40, 41, 42, 43, 44, 45, 46, 50, 100, 101, 102, 103,
    104, 105, 106, 107, 108, 110, 111, 112, 113, 114, 115, 116, 117, 118, 119, 120, 140, 141, 142, 143, 200, 201, 202,
    203, 204, 205, 206, 207, 220, 221, 222, 230, 231, 232, 233,
  ]
}
