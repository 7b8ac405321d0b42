"""Writes the Swift codec: one file per message, one for enumerations, one for the list of all messages."""

from __future__ import annotations

from typing import Dict, List

from .schema import PRIMITIVES, EnumType, Field, Message, ScalarType, Schema, TextType

BANNER = "// Made from tenor.xml by tools/generate-codecs. Do not edit.\n\n"
# Enumerations that the engine owns: the codec maps to its types, and the compiler tells when the two differ.
ENGINE_ENUMS = {"Side", "OrderType", "TimeInForce", "SelfTradePrevention", "TradingState", "CancelReason", "SpecKind",
                "LeaseEndReason"}
# Types of MatchingEngine; the other texts are WireProtocol's own.
ENGINE_TEXTS = {"Code16", "Text48", "Digest32"}
SWIFT_ENUM_NAMES = {"RejectCode": "WireRejectCode"}
FLAG = "Flag"
# Never shown: texts of this name are passwords.
HIDDEN_FIELDS = {"secret"}
LINE_LENGTH = 120
INTEGERS = {
    "uint8": "UInt8", "uint16": "UInt16", "uint32": "UInt32", "uint64": "UInt64",
    "int8": "Int8", "int16": "Int16", "int32": "Int32", "int64": "Int64",
}  # fmt: skip


def generate(schema: Schema) -> Dict[str, str]:
    """The text of each Swift file, by file name."""
    files = {f"{type_name(each)}.swift": _message_file(schema, each) for each in schema.messages}
    files["Enumerations.swift"] = _enumerations_file(schema)
    files["WireRejectCode.swift"] = _reject_code_file(schema)
    files["WireSchema.swift"] = _schema_file(schema)
    files["AnyMessage.swift"] = _any_message_file(schema)
    return files


def type_name(message: Message) -> str:
    return f"{message.name}Message"


def swift_type(kind) -> str:
    """The Swift type that carries a field of the type `kind`."""
    if isinstance(kind, ScalarType):
        return INTEGERS[kind.primitive] + ("?" if kind.null is not None else "")
    if isinstance(kind, EnumType):
        return "Bool" if kind.name == FLAG else SWIFT_ENUM_NAMES.get(kind.name, kind.name)
    return kind.name


def literal(value: int, primitive: str) -> str:
    """`value` as Swift writes it."""
    _, smallest, _ = PRIMITIVES[primitive]
    return f"{INTEGERS[primitive]}.min" if value == smallest < 0 else str(value)


# Messages


def _message_file(schema: Schema, message: Message) -> str:
    fields = message.value_fields
    lines = [BANNER.rstrip(), "", "import MatchingEngine", ""]
    lines += [
        f"/// {_sentence(message.description)}",
        "@frozen",
        f"public struct {type_name(message)}: WireMessage {{",
        '  /// The schema\'s name of the message.',
        f'  public static var name: String {{ "{message.name}" }}',
        "  /// The message's number in headers.",
        "  @inlinable",
        f"  public static var templateID: UInt16 {{ {message.id} }}",
        "  /// Bytes of the block.",
        "  @inlinable",
        f"  public static var blockLength: Int {{ {message.block_length} }}",
        "",
    ]
    for each in fields:
        lines.append(f"  /// {_sentence(each.description or each.type.description)}")
        lines.append(f"  public var {each.name}: {swift_type(each.type)}")
    lines += [""] + _initializer(message)
    lines += [""] + _encode(message)
    lines += [""] + _decode(message)
    lines += [""] + _write_fields(message)
    lines.append("}")
    return "\n".join(lines) + "\n"


def _initializer(message: Message) -> List[str]:
    parameters = []
    for each in message.value_fields:
        default = ""
        if isinstance(each.type, ScalarType) and each.type.null is not None:
            default = " = nil"
        elif message.is_command and each.name == "participant":
            default = " = 0"
        parameters.append(f"{each.name}: {swift_type(each.type)}{default}")
    lines = ["  /// The message with these values.", "  @inlinable"]
    one_line = f"  public init({', '.join(parameters)}) {{"
    if len(one_line) <= LINE_LENGTH:
        lines.append(one_line)
    else:
        lines += ["  public init("] + _wrapped(parameters, 4) + ["  ) {"]
    lines += [f"    self.{each.name} = {each.name}" for each in message.value_fields]
    return lines + ["  }"]


def _wrapped(parts: List[str], indent: int) -> List[str]:
    lines: List[str] = []
    current = " " * indent
    for position, part in enumerate(parts):
        text = part + ("," if position < len(parts) - 1 else "")
        if current.strip() and len(current) + 1 + len(text) > LINE_LENGTH:
            lines.append(current)
            current = " " * indent
        current += (" " if current.strip() else "") + text
    return lines + [current]


def _encode(message: Message) -> List[str]:
    lines = [
        "  /// Writes header and block, `encodedLength` bytes, to `buffer`.",
        "  @inlinable",
        "  public func encode(into buffer: UnsafeMutableRawPointer) {",
        "    buffer.storeHeader(blockLength: Self.blockLength, templateID: Self.templateID)",
        "    let block = buffer + WireSchema.headerLength",
    ]
    return lines + [f"    {_store(each)}" for each in message.fields] + ["  }"]


def _store(each: Field) -> str:
    kind = each.type
    if isinstance(kind, TextType):
        return f"{each.name}.store(to: block, at: {each.offset})"
    if each.is_padding:
        return f"block.store(0 as {INTEGERS[kind.primitive]}, at: {each.offset})"
    if isinstance(kind, EnumType):
        value = f"{each.name} ? 1 : 0 as UInt8" if kind.name == FLAG else f"{each.name}.wireValue"
        return f"block.store({value}, at: {each.offset})"
    if kind.null is not None:
        return f"block.store({each.name} ?? {literal(kind.null, kind.primitive)}, at: {each.offset})"
    return f"block.store({each.name}, at: {each.offset})"


def _decode(message: Message) -> List[str]:
    lines = [
        "  /// Reads the message from the `length` bytes at `block`, which stands at `offsetInFrame`.",
        "  @inlinable",
        "  public static func decode(",
        "    block: UnsafeRawPointer, length: Int, offsetInFrame: Int",
        "  ) throws(WireError) -> Self {",
        "    guard length >= "
        + ("blockLength" if message.first_length == message.block_length else str(message.first_length))
        + " else {",
        "      throw .blockTooShort(template: templateID, length: length, offsetInFrame: offsetInFrame)",
        "    }",
    ]
    # What can be refused is looked at first: while checking, hardly a value has to be kept.
    for each in message.fields:
        lines += [f"    {line}" for line in _check(each)]
    for each in message.fields:
        lines += [f"    {line}" for line in _load(each)]
    arguments = [f"{each.name}: {each.name}" for each in message.value_fields]
    one_line = f"    return Self({', '.join(arguments)})"
    lines += [one_line] if len(one_line) <= LINE_LENGTH else ["    return Self("] + _wrapped(arguments, 6)
    if len(one_line) > LINE_LENGTH:
        lines[-1] += ")"
    return lines + ["  }"]


def _check(each: Field) -> List[str]:
    kind = each.type
    if isinstance(kind, TextType):
        return []
    load = _loading(each)
    if each.is_padding:
        return [f"guard {load} == 0 else {{"] + _throw(each, "reservedNotZero") + ["}"]
    if isinstance(kind, EnumType):
        return [f"guard let {each.name} = {swift_type(kind)}(wireValue: {load}) else {{"] + _throw(each) + ["}"]
    conditions = []
    if kind.minimum is not None:
        conditions.append(f"{load} >= {literal(kind.minimum, kind.primitive)}")
    if kind.maximum is not None:
        conditions.append(f"{load} <= {kind.maximum}")
    allowed = " && ".join(conditions)
    if allowed and kind.null is not None:
        allowed = f"{load} == {literal(kind.null, kind.primitive)} || ({allowed})"
    return [f"guard {allowed} else {{"] + _throw(each) + ["}"] if allowed else []


def _load(each: Field) -> List[str]:
    kind = each.type
    if each.is_padding or isinstance(kind, EnumType):
        return []
    if isinstance(kind, TextType):
        return [f"let {each.name} = {kind.name}(loadingFrom: block, at: {each.offset})"]
    load = _loading(each)
    if kind.null is None:
        return [f"let {each.name} = {load}"]
    return [
        f"let {each.name}Value = {load}",
        f"let {each.name} = {each.name}Value == {literal(kind.null, kind.primitive)} ? nil : {each.name}Value",
    ]


def _loading(each: Field) -> str:
    """How a field is read; one that the writer's version did not have is 0."""
    integer = INTEGERS[each.type.primitive]
    load = f"block.load({integer}.self, at: {each.offset})"
    if each.since == 0:
        return load
    return f"(length >= {each.offset + each.type.size} ? {load} : 0 as {integer})"


def _throw(each: Field, code: str = "fieldOutOfRange") -> List[str]:
    primitive = INTEGERS[each.type.primitive]
    return [
        f"  throw .{code}(",
        f"    template: templateID, field: {each.id}, at: {each.offset}, offsetInFrame: offsetInFrame,",
        f"    value: block.load({primitive}.self, at: {each.offset}))",
    ]


def _write_fields(message: Message) -> List[str]:
    lines = [
        "  /// Writes each field's name and value to `writer`.",
        "  public func writeFields(to writer: inout FieldWriter) {",
    ]
    for each in message.value_fields:
        if each.name in HIDDEN_FIELDS:
            lines.append(f'    writer.writeHidden("{each.name}")')
        elif isinstance(each.type, EnumType) and each.type.name != FLAG:
            lines.append(f'    writer.write("{each.name}", name: {each.name}.wireName)')
        else:
            lines.append(f'    writer.write("{each.name}", {each.name})')
    return lines + ["  }"]


# Enumerations


def _enumerations_file(schema: Schema) -> str:
    parts = [BANNER.rstrip(), "import MatchingEngine"]
    for each in schema.enums:
        if each.name in ENGINE_ENUMS:
            parts.append(_coding(each))
        elif each.name not in (FLAG, "RejectCode"):
            parts.append(_declaration(each))
            parts.append(_coding(each))
    return "\n\n".join(parts) + "\n"


def _declaration(each: EnumType) -> str:
    lines = [f"/// {_sentence(each.description)}", "@frozen"]
    lines.append(f"public enum {swift_type(each)}: {INTEGERS[each.primitive]}, Sendable, CaseIterable {{")
    for value in each.values:
        lines += [f"  /// {_sentence(value.description)}", f"  case {value.name} = {value.value}"]
    return "\n".join(lines + ["}"])


def _coding(each: EnumType) -> str:
    """Switches, not raw values: they are compiled into the callers, and fail to compile when an enum changed."""
    integer = INTEGERS[each.primitive]
    lines = [f"extension {swift_type(each)}: WireEnumeration {{"]
    lines += [
        "  /// The case that `wireValue` stands for; `nil`: none.",
        "  @inlinable",
        "  @inline(__always)",
        f"  public init?(wireValue: {integer}) {{",
        "    switch wireValue {",
    ]
    lines += [f"    case {value.value}: self = .{value.name}" for value in each.values]
    lines += ["    default: return nil", "    }", "  }", ""]
    lines += [
        "  /// The number that stands for it on the wire.",
        "  @inlinable",
        "  @inline(__always)",
        f"  public var wireValue: {integer} {{",
        "    switch self {",
    ]
    lines += [f"    case .{value.name}: {value.value}" for value in each.values]
    lines += ["    }", "  }", ""]
    lines += ["  /// The schema's name for it.", "  public var wireName: StaticString {", "    switch self {"]
    lines += [f'    case .{value.name}: "{value.name}"' for value in each.values]
    return "\n".join(lines + ["    }", "  }", "}"])


def _reject_code_file(schema: Schema) -> str:
    codes = schema.types["RejectCode"]
    lines = [f"extension {swift_type(codes)} {{"]
    lines += ["  /// What it means and what to do, in English.", "  public var meaning: String {", "    switch self {"]
    for value in codes.values:
        lines.append(f"    case .{value.name}:")
        lines += _string(value.description, 6)
    lines += ["    }", "  }", "}"]
    return "\n\n".join([BANNER.rstrip(), _declaration(codes), _coding(codes), "\n".join(lines)]) + "\n"


def _string(text: str, indent: int) -> List[str]:
    """`text` as a string literal over as many lines as it needs."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    pad = " " * indent
    if len(pad) + len(escaped) + 2 <= LINE_LENGTH:
        return [f'{pad}"{escaped}"']
    lines, current = [], ""
    for word in escaped.split(" "):
        if current and len(pad) + len(current) + len(word) + 3 > LINE_LENGTH:
            lines.append(current + " \\")
            current = ""
        current += (" " if current else "") + word
    return [f'{pad}"""'] + [pad + line for line in lines + [current]] + [f'{pad}"""']


# All messages


def _schema_file(schema: Schema) -> str:
    lines = [
        "/// Numbers of the schema that every message header carries or is checked against.",
        "public enum WireSchema {",
        "  /// Id of the schema.",
        "  @inlinable",
        f"  public static var id: UInt16 {{ {schema.id} }}",
        "  /// Version of the schema that this codec speaks.",
        "  @inlinable",
        f"  public static var version: UInt16 {{ {schema.version} }}",
        "  /// Bytes of a message header: block length, template id, schema id and version, two bytes each.",
        "  @inlinable",
        "  public static var headerLength: Int { 8 }",
        "",
        "  /// Bytes of the block of the message with the number `template`; `nil`: no message has it.",
        "  @inlinable",
        "  public static func blockLength(ofTemplate template: UInt16) -> Int? {",
        "    switch template {",
    ]
    lines += [f"    case {each.id}: {each.block_length}" for each in schema.messages]
    lines += [
        "    default: nil",
        "    }",
        "  }",
        "",
        "  /// Bytes of the block in the message's first version, the fewest that can be read; `nil`: no message has it.",
        "  @inlinable",
        "  public static func shortestBlock(ofTemplate template: UInt16) -> Int? {",
        "    switch template {",
    ]
    lines += [f"    case {each.id}: {each.first_length}" for each in schema.messages if each.first_length < each.block_length]
    lines += ["    default: blockLength(ofTemplate: template)", "    }", "  }", ""]
    lines += ["  /// The numbers of all messages, rising."]
    numbers = _wrapped([str(each.id) for each in schema.messages], 4)
    numbers[-1] += ","
    lines += ["  public static let templates: [UInt16] = ["] + numbers + ["  ]", "}"]
    return BANNER + "\n".join(lines) + "\n"


def _any_message_file(schema: Schema) -> str:
    lines = [
        "/// Any message of the protocol: for dumps and tools, not for hot paths.",
        "public enum AnyMessage: Equatable, Sendable {",
    ]
    for each in schema.messages:
        lines += [f"  /// {_sentence(each.description)}", f"  case {_case(each)}({type_name(each)})"]
    lines += [
        "",
        "  /// Reads the message with the number `templateID` from the `length` bytes at `block`.",
        "  ///",
        "  /// - Throws: `unknownTemplate`, and what the message's own `decode` throws.",
        "  public static func decode(",
        "    templateID: UInt16, block: UnsafeRawPointer, length: Int, offsetInFrame: Int",
        "  ) throws(WireError) -> AnyMessage {",
        "    func decode<Message: WireMessage>(_ type: Message.Type) throws(WireError) -> Message {",
        "      try Message.decode(block: block, length: length, offsetInFrame: offsetInFrame)",
        "    }",
        "    switch templateID {",
    ]
    for each in schema.messages:
        lines.append(f"    case {each.id}: return .{_case(each)}(try decode({type_name(each)}.self))")
    lines += [
        "    default: throw .unknownTemplate(templateID, offsetInFrame: offsetInFrame)",
        "    }",
        "  }",
        "",
        "  /// The message itself.",
        "  public var message: any WireMessage {",
        "    switch self {",
    ]
    lines += [f"    case .{_case(each)}(let message): message" for each in schema.messages]
    lines += ["    }", "  }", "}"]
    return BANNER + "\n".join(lines) + "\n"


def _case(message: Message) -> str:
    return message.name[0].lower() + message.name[1:]


def _sentence(text: str) -> str:
    return text if text.endswith(".") else text + "."
