"""Swift value types with `encodeBlock` and `decode` for every message of the schema."""
from . import schema

NOTICE = (
    "// swift-format-ignore-file\n"
    "// Made by tools/generate-codecs from Sources/WireProtocol/tenor.xml. Do not edit.\n"
)
ENGINE_ENUMS = {
    "Side", "OrderType", "TimeInForce", "SelfTradePrevention", "TradingState", "CancelReason", "SpecKind",
}
INTEGERS = {
    "uint8": "UInt8", "int8": "Int8", "uint16": "UInt16", "int16": "Int16", "uint32": "UInt32", "int32": "Int32",
    "uint64": "UInt64", "int64": "Int64",
}
# Byte arrays: the Swift type and how many 64-bit words it has.
ARRAYS = {("char", 16): ("Code16", 2), ("char", 48): ("Text48", 6), ("char", 32): ("Text32", 4),
          ("uint8", 32): ("Digest32", 4)}
SWIFT_NAMES = {"RejectCode": "WireRejectCode"}


def files(parsed):
    """File name -> text."""
    result = {"WireEnums.swift": _enums(parsed), "AnyMessage.swift": _any_message(parsed)}
    groups = [
        ("SessionMessages.swift", 1, 9), ("CommandMessages.swift", 10, 39), ("OperatorMessages.swift", 40, 99),
        ("ReportMessages.swift", 100, 139), ("CatalogueMessages.swift", 140, 199), ("FeedMessages.swift", 200, 229),
        ("ReplayMessages.swift", 230, 299),
    ]
    placed = 0
    for name, low, high in groups:
        messages = [message for message in parsed.messages if low <= message.id <= high]
        placed += len(messages)
        result[name] = NOTICE + "import MatchingEngine\n\n" + "\n".join(_message(message) for message in messages)
    if placed != len(parsed.messages):
        raise schema.SchemaError("a template id is outside of the ranges 1-299 that the generator sorts into files")
    return result


def _swift_enum(name):
    return SWIFT_NAMES.get(name, name)


def _base_type(field_type):
    if isinstance(field_type, schema.Enum):
        return "Bool" if field_type.name == "Flag" else _swift_enum(field_type.name)
    if field_type.length > 1:
        return ARRAYS[(field_type.primitive, field_type.length)][0]
    return INTEGERS[field_type.primitive]


def _type(field_type):
    base = _base_type(field_type)
    return base + "?" if getattr(field_type, "null", None) is not None else base


def _literal(number):
    return ".min" if number == -(2**63) else str(number)


def _enums(parsed):
    out = [NOTICE]
    for enum in parsed.enums:
        if enum.name in ENGINE_ENUMS or enum.name == "Flag":
            continue
        out.append(f"/// {enum.description}.")
        out.append("@frozen")
        out.append(f"public enum {_swift_enum(enum.name)}: {INTEGERS[enum.primitive]}, Sendable, CaseIterable {{")
        for name, number, description in enum.values:
            out.append(f"  /// {description.rstrip('.')}.")
            out.append(f"  case {name} = {number}")
        if enum.name == "RejectCode":
            out.append("")
            out.append("  /// What it means, and what to do.")
            out.append("  public var meaning: String {")
            out.append("    switch self {")
            for name, _, description in enum.values:
                out.append(f"    case .{name}:")
                out.append(f'      "{description}"')
            out.append("    }")
            out.append("  }")
        out.append("}")
        out.append("")
    return "\n".join(out).rstrip("\n") + "\n"


def _message(message):
    name = message.name + "Message"
    fields = message.data_fields
    out = [f"/// {message.description}.", "@frozen", f"public struct {name}: WireMessage {{"]
    out.append(f"  /// Template id {message.id}.")
    out.append("  @inlinable")
    out.append(f"  public static var templateID: UInt16 {{ {message.id} }}")
    out.append(f"  /// {message.block_length} bytes.")
    out.append("  @inlinable")
    out.append(f"  public static var blockLength: Int {{ {message.block_length} }}")
    for field in fields:
        out.append(f"  /// {field.description.rstrip('.')}.")
        out.append(f"  public var {field.name}: {_type(field.type)}")
    out.append("")
    out.append("  /// A message with these fields.")
    out.append("  @inlinable")
    out.append("  public init(")
    out.append(",\n".join(f"    {field.name}: {_type(field.type)}{_default(field)}" for field in fields))
    out.append("  ) {")
    out += [f"    self.{field.name} = {field.name}" for field in fields]
    out.append("  }")
    out.append("")
    out += _encode(message)
    out.append("")
    out += _decode(message)
    out.append("")
    out += _descriptions(message)
    out.append("}")
    return "\n".join(out) + "\n"


def _default(field):
    return " = nil" if getattr(field.type, "null", None) is not None else ""


def _encode(message):
    out = ["  /// Writes the block, padding included.", "  @inlinable"]
    out.append("  public func encodeBlock(into block: UnsafeMutableRawPointer) {")
    for field in message.fields:
        kind = field.type
        at = f"toByteOffset: {field.offset}"
        if isinstance(kind, schema.Enum):
            value = f"({field.name} ? 1 : 0) as UInt8" if kind.name == "Flag" else f"{field.name}.rawValue.littleEndian"
            out.append(f"    block.storeBytes(of: {value}, {at}, as: {INTEGERS[kind.primitive]}.self)")
        elif kind.is_padding:
            out.append(f"    block.storeBytes(of: 0, {at}, as: {INTEGERS[kind.primitive]}.self)")
        elif kind.length > 1:
            out.append(f"    {field.name}.store(into: block + {field.offset})")
        else:
            value = field.name
            if kind.null is not None:
                value = f"({field.name} ?? {_literal(kind.null)})"
            out.append(f"    block.storeBytes(of: {value}.littleEndian, {at}, as: {INTEGERS[kind.primitive]}.self)")
    out.append("  }")
    return out


def _decode(message):
    name = message.name + "Message"
    out = ["  /// Reads a block of at least ``blockLength`` bytes.", "  ///"]
    out.append("  /// - Throws: ``WireError`` with the field and its offset when a value is not allowed.")
    out.append("  @inlinable")
    out.append(
        "  public static func decode(block: UnsafeRawPointer, offsetInFrame: Int) throws(WireError) -> Self {"
    )
    for field in message.fields:
        kind = field.type
        place = f"field: {field.id}, offset: offsetInFrame + {field.offset}"
        if isinstance(kind, schema.Enum):
            raw = INTEGERS[kind.primitive]
            out.append(f"    let {field.name}Raw = {raw}(littleEndian: block.loadUnaligned(fromByteOffset: {field.offset}, as: {raw}.self))")
            if kind.name == "Flag":
                out.append(f"    guard {field.name}Raw <= 1 else {{")
            else:
                out.append(f"    guard let {field.name} = {_swift_enum(kind.name)}(rawValue: {field.name}Raw) else {{")
            out.append(
                f"      throw WireError(.fieldOutOfRange, template: {message.id}, {place}, value: Int64({field.name}Raw))"
            )
            out.append("    }")
        elif kind.is_padding:
            raw = INTEGERS[kind.primitive]
            out.append(f"    guard block.loadUnaligned(fromByteOffset: {field.offset}, as: {raw}.self) == 0 else {{")
            out.append(f"      throw WireError(.reservedNotZero, template: {message.id}, {place}, value: 0)")
            out.append("    }")
        elif kind.length == 1:
            raw = INTEGERS[kind.primitive]
            suffix = "Raw" if kind.null is not None else ""
            out.append(f"    let {field.name}{suffix} = {raw}(littleEndian: block.loadUnaligned(fromByteOffset: {field.offset}, as: {raw}.self))")
            if kind.minimum is not None:
                out.append(f"    guard {field.name} >= {kind.minimum} else {{")
                out.append(
                    f"      throw WireError(.fieldOutOfRange, template: {message.id}, {place}, value: Int64(truncatingIfNeeded: {field.name}))"
                )
                out.append("    }")
    arguments = []
    for field in message.data_fields:
        kind = field.type
        if isinstance(kind, schema.Enum):
            value = f"{field.name}Raw == 1" if kind.name == "Flag" else field.name
        elif kind.length > 1:
            value = f"{_base_type(kind)}(loading: block + {field.offset})"
        elif kind.null is not None:
            value = f"{field.name}Raw == {_literal(kind.null)} ? nil : {field.name}Raw"
        else:
            value = field.name
        arguments.append(f"      {field.name}: {value}")
    out.append(f"    return {name}(")
    out.append(",\n".join(arguments))
    out.append("    )")
    out.append("  }")
    return out


def _descriptions(message):
    out = ["  /// Names and values, for people."]
    out.append("  public var fieldValues: [FieldValue] {")
    out.append("    [")
    for field in message.data_fields:
        out.append(f'      FieldValue("{field.name}", {field.name}),')
    out.append("    ]")
    out.append("  }")
    return out


def _case(message):
    return message.name[0].lower() + message.name[1:]


def _any_message(parsed):
    out = [NOTICE, "/// Any message of the protocol.", "@frozen", "public enum AnyMessage: Equatable, Sendable {"]
    for message in parsed.messages:
        out.append(f"  /// {message.description}.")
        out.append(f"  case {_case(message)}({message.name}Message)")
    out.append("")
    out.append("  /// Reads the message at which `view` looks.")
    out.append("  public static func decode(_ view: MessageView) throws(WireError) -> AnyMessage {")
    out.append("    switch view.templateID {")
    for message in parsed.messages:
        out.append(f"    case {message.id}: .{_case(message)}(try view.decode({message.name}Message.self))")
    out.append("    default:")
    out.append(
        "      throw WireError(.unknownTemplate, template: view.templateID, field: 0, offset: view.offset + 2, value: Int64(view.templateID))"
    )
    out.append("    }")
    out.append("  }")
    out.append("")
    out.append("  /// The message's name in the schema.")
    out.append("  public var name: String {")
    out.append("    switch self {")
    for message in parsed.messages:
        out.append(f'    case .{_case(message)}: "{message.name}"')
    out.append("    }")
    out.append("  }")
    out.append("")
    out.append("  /// Names and values of its fields.")
    out.append("  public var fieldValues: [FieldValue] {")
    out.append("    switch self {")
    for message in parsed.messages:
        out.append(f"    case .{_case(message)}(let message): message.fieldValues")
    out.append("    }")
    out.append("  }")
    out.append("")
    out.append("  /// Appends the message with its header.")
    out.append("  public func append(to buffer: inout MessageBuffer) {")
    out.append("    switch self {")
    for message in parsed.messages:
        out.append(f"    case .{_case(message)}(let message): buffer.append(message)")
    out.append("    }")
    out.append("  }")
    out.append("}")
    out.append("")
    out.append("/// The shortest block that a template may have; `nil` when there is no such template.")
    out.append("@inlinable")
    out.append("public func knownBlockLength(ofTemplate id: UInt16) -> Int? {")
    out.append("  switch id {")
    for message in parsed.messages:
        out.append(f"  case {message.id}: {message.block_length}")
    out.append("  default: nil")
    out.append("  }")
    out.append("}")
    out.append("")
    out.append("/// The schema's id, in every message header.")
    out.append("@inlinable")
    out.append(f"public var wireSchemaID: UInt16 {{ {parsed.id} }}")
    out.append("")
    out.append("/// The schema's version, in every message header.")
    out.append("@inlinable")
    out.append(f"public var wireSchemaVersion: UInt16 {{ {parsed.version} }}")
    return "\n".join(out) + "\n"
