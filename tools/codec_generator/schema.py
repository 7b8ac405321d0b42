"""Reads a Simple Binary Encoding schema and proves that it keeps Tenor's rules.

Only what Tenor uses is understood. Everything else that SBE knows is refused by its name, so that nobody believes
that a codec carries what it does not.
"""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from dataclasses import dataclass, field
from pathlib import Path
from typing import Dict, List, Optional

SBE_NAMESPACE = "http://fixprotocol.io/2016/sbe"
HEADER_LENGTH = 8
BLOCK_ALIGNMENT = 8

# name -> (bytes, smallest, largest); a char stands only in texts of fixed length.
PRIMITIVES = {
    "uint8": (1, 0, 2**8 - 1),
    "uint16": (2, 0, 2**16 - 1),
    "uint32": (4, 0, 2**32 - 1),
    "uint64": (8, 0, 2**64 - 1),
    "int8": (1, -(2**7), 2**7 - 1),
    "int16": (2, -(2**15), 2**15 - 1),
    "int32": (4, -(2**31), 2**31 - 1),
    "int64": (8, -(2**63), 2**63 - 1),
}
ENUM_ENCODINGS = ("uint8", "uint16")
PADDING_TYPES = {"Padding1": 1, "Padding2": 2, "Padding4": 4}
# Local names of the generated code, and the key that names the message in its JSON.
RESERVED_FIELD_NAMES = {
    "block", "length", "offsetInFrame", "buffer", "message", "writer", "self", "cls", "frame", "blockAt",
}  # fmt: skip

# Blocks of commands carry who sent them at one place, where the gateway stamps it without decoding.
COMMAND_TEMPLATES = (range(10, 30), range(40, 50))
STAMPED_FIELDS = (("requestId", 1, "RequestId", 0), ("participant", 2, "ParticipantId", 8))


class SchemaError(Exception):
    """The schema breaks a rule, or uses a part of SBE that is not understood."""


@dataclass(frozen=True)
class ScalarType:
    """A number, perhaps absent."""

    name: str
    primitive: str
    description: str
    minimum: Optional[int] = None
    maximum: Optional[int] = None
    null: Optional[int] = None

    @property
    def size(self) -> int:
        return PRIMITIVES[self.primitive][0]

    @property
    def alignment(self) -> int:
        return self.size

    @property
    def is_padding(self) -> bool:
        return self.name in PADDING_TYPES


@dataclass(frozen=True)
class TextType:
    """A text or a run of bytes of fixed length."""

    name: str
    primitive: str
    size: int
    utf8: bool
    description: str

    # Codecs move texts in words of eight bytes.
    alignment = 8
    is_padding = False


@dataclass(frozen=True)
class EnumValue:
    name: str
    value: int
    description: str


@dataclass(frozen=True)
class EnumType:
    """A closed list of named numbers."""

    name: str
    primitive: str
    description: str
    values: List[EnumValue] = field(default_factory=list)

    is_padding = False

    @property
    def size(self) -> int:
        return PRIMITIVES[self.primitive][0]

    @property
    def alignment(self) -> int:
        return self.size


@dataclass(frozen=True)
class Field:
    name: str
    id: int
    offset: int
    type: object
    description: str
    since: int = 0

    @property
    def is_padding(self) -> bool:
        return self.type.is_padding


@dataclass(frozen=True)
class Message:
    name: str
    id: int
    description: str
    fields: List[Field]

    @property
    def block_length(self) -> int:
        last = self.fields[-1]
        return last.offset + last.type.size

    @property
    def first_length(self) -> int:
        """The block length of the message's first version: the shortest that can be read."""
        last = [each for each in self.fields if each.since == 0][-1]
        return last.offset + last.type.size

    @property
    def value_fields(self) -> List[Field]:
        """The fields that carry a value: all but padding."""
        return [each for each in self.fields if not each.is_padding]

    @property
    def is_command(self) -> bool:
        """Whether it is a command whose participant the gateway stamps."""
        return any(self.id in templates for templates in COMMAND_TEMPLATES)


@dataclass(frozen=True)
class Schema:
    id: int
    version: int
    package: str
    description: str
    types: Dict[str, object]
    messages: List[Message]

    @property
    def enums(self) -> List[EnumType]:
        return [each for each in self.types.values() if isinstance(each, EnumType)]


def load(path: Path) -> Schema:
    """The schema in the file at `path`; `SchemaError` names what is wrong with it."""
    try:
        root = ElementTree.parse(path).getroot()
    except ElementTree.ParseError as error:
        raise SchemaError(f"{path}: not well-formed XML: {error}") from error
    return parse(root)


def parse(root: ElementTree.Element) -> Schema:
    """The schema below `root`; `SchemaError` names what is wrong with it."""
    if root.tag != f"{{{SBE_NAMESPACE}}}messageSchema":
        raise SchemaError(f"the root is {root.tag}, not sbe:messageSchema of {SBE_NAMESPACE}")
    _attributes(root, "messageSchema", {"package", "id", "version", "byteOrder"}, {"semanticVersion", "description"})
    if root.get("byteOrder") != "littleEndian":
        raise SchemaError(f'byteOrder="{root.get("byteOrder")}" is not supported: only littleEndian is')
    types: Dict[str, object] = {}
    messages: List[Message] = []
    header_seen = False
    for child in root:
        if child.tag == "types":
            header_seen = _read_types(child, types) or header_seen
        elif child.tag == f"{{{SBE_NAMESPACE}}}message":
            messages.append(_message(child, types))
        else:
            raise SchemaError(f"<{_plain(child.tag)}> is not supported at the top of the schema")
    if not header_seen:
        raise SchemaError("the composite messageHeader is missing")
    _unique("template id", [(each.id, each.name) for each in messages])
    _unique("message name", [(each.name, each.name) for each in messages])
    _check_reject_codes(types)
    version = _integer(root, "version", "messageSchema", "uint16")
    _check_versions(messages, version)
    return Schema(
        id=_integer(root, "id", "messageSchema", "uint16"),
        version=version,
        package=root.get("package"),
        description=root.get("description", ""),
        types=types,
        messages=sorted(messages, key=lambda each: each.id),
    )


def _read_types(element: ElementTree.Element, types: Dict[str, object]) -> bool:
    """Adds the types below `element` to `types`; tells whether the message header was among them."""
    _attributes(element, "types", set(), set())
    header_seen = False
    for child in element:
        name = child.get("name")
        if child.tag == "composite":
            if name != "messageHeader":
                raise SchemaError(f"composite {name} is not supported: the only composite is messageHeader")
            _check_header(child)
            header_seen = True
            continue
        if child.tag == "type":
            read = _type(child)
        elif child.tag == "enum":
            read = _enum(child)
        else:
            raise SchemaError(f"<{_plain(child.tag)}> {name} is not supported as a type")
        if read.name in types:
            raise SchemaError(f"two types are called {read.name}")
        types[read.name] = read
    return header_seen


def _check_header(element: ElementTree.Element) -> None:
    _attributes(element, "composite messageHeader", {"name"}, {"description"})
    expected = ["blockLength", "templateId", "schemaId", "version"]
    found = []
    for child in element:
        if child.tag != "type":
            raise SchemaError(f"<{_plain(child.tag)}> in messageHeader is not supported")
        _attributes(child, "messageHeader", {"name", "primitiveType"}, {"description"})
        if child.get("primitiveType") != "uint16":
            raise SchemaError(f"messageHeader.{child.get('name')} must be a uint16")
        found.append(child.get("name"))
    if found != expected:
        raise SchemaError(f"messageHeader must be {', '.join(expected)}; it is {', '.join(found)}")


def _type(element: ElementTree.Element):
    name = element.get("name")
    where = f"type {name}"
    optional = {"description", "length", "characterEncoding", "presence", "nullValue", "minValue", "maxValue"}
    _attributes(element, where, {"name", "primitiveType"}, optional)
    _childless(element, where)
    primitive = element.get("primitiveType")
    description = element.get("description", "")
    if element.get("length") is not None:
        return _text_type(element, where)
    if primitive not in PRIMITIVES:
        raise SchemaError(f'{where}: primitiveType="{primitive}" without a length is not supported')
    if element.get("characterEncoding") is not None:
        raise SchemaError(f"{where}: characterEncoding is for texts; give it a length")
    presence = element.get("presence", "required")
    if presence not in ("required", "optional"):
        raise SchemaError(f'{where}: presence="{presence}" is not supported')
    null = _optional_integer(element, "nullValue", where, primitive)
    if (presence == "optional") != (null is not None):
        raise SchemaError(f"{where}: an optional type, and only that, needs a nullValue")
    read = ScalarType(
        name=name,
        primitive=primitive,
        description=description,
        minimum=_optional_integer(element, "minValue", where, primitive),
        maximum=_optional_integer(element, "maxValue", where, primitive),
        null=null,
    )
    if read.is_padding and (read.size != PADDING_TYPES[name] or null is not None):
        raise SchemaError(f"{where}: must be {PADDING_TYPES[name]} byte(s) wide and required")
    if read.minimum is not None and read.maximum is not None and read.minimum > read.maximum:
        raise SchemaError(f"{where}: minValue {read.minimum} is above maxValue {read.maximum}")
    return read


def _text_type(element: ElementTree.Element, where: str) -> TextType:
    primitive = element.get("primitiveType")
    if primitive not in ("char", "uint8"):
        raise SchemaError(f"{where}: arrays of {primitive} are not supported, only of char and uint8")
    for attribute in ("presence", "nullValue", "minValue", "maxValue"):
        if element.get(attribute) is not None:
            raise SchemaError(f"{where}: {attribute} on an array is not supported")
    encoding = element.get("characterEncoding")
    if encoding not in (None, "UTF-8"):
        raise SchemaError(f'{where}: characterEncoding="{encoding}" is not supported, only UTF-8')
    length = _integer(element, "length", where, "uint16")
    if length == 0 or length % TextType.alignment:
        raise SchemaError(f"{where}: length {length} is no positive multiple of {TextType.alignment}")
    return TextType(
        name=element.get("name"),
        primitive=primitive,
        size=length,
        utf8=encoding == "UTF-8",
        description=element.get("description", ""),
    )


def _enum(element: ElementTree.Element) -> EnumType:
    name = element.get("name")
    where = f"enum {name}"
    _attributes(element, where, {"name", "encodingType"}, {"description"})
    primitive = element.get("encodingType")
    if primitive not in ENUM_ENCODINGS:
        raise SchemaError(f'{where}: encodingType="{primitive}" is not supported, only {" and ".join(ENUM_ENCODINGS)}')
    values = []
    for child in element:
        if child.tag != "validValue":
            raise SchemaError(f"{where}: <{_plain(child.tag)}> is not supported")
        _attributes(child, where, {"name", "description"}, set())
        _childless(child, where)
        text = (child.text or "").strip()
        number = _number(text, f"{where}.{child.get('name')}", primitive)
        values.append(EnumValue(child.get("name"), number, child.get("description")))
    if not values:
        raise SchemaError(f"{where}: has no values")
    _unique(f"value of {where}", [(each.value, each.name) for each in values])
    _unique(f"name of {where}", [(each.name, each.name) for each in values])
    return EnumType(name, primitive, element.get("description", ""), sorted(values, key=lambda each: each.value))


def _message(element: ElementTree.Element, types: Dict[str, object]) -> Message:
    name = element.get("name")
    where = f"message {name}"
    _attributes(element, where, {"name", "id", "description"}, set())
    fields = []
    for child in element:
        if child.tag != "field":
            raise SchemaError(f"{where}: <{_plain(child.tag)}> {child.get('name')} is not supported, only <field> is")
        fields.append(_field(child, where, types))
    if not fields:
        raise SchemaError(f"{where}: has no fields")
    message = Message(name, _integer(element, "id", where, "uint16"), element.get("description"), fields)
    _unique(f"field id in {where}", [(each.id, each.name) for each in fields])
    _unique(f"field name in {where}", [(each.name, each.name) for each in fields])
    _check_layout(message)
    if message.is_command:
        _check_stamped(message)
    return message


def _field(element: ElementTree.Element, where: str, types: Dict[str, object]) -> Field:
    name = element.get("name")
    where = f"{where}, field {name}"
    _attributes(element, where, {"name", "id", "type", "offset"}, {"description", "sinceVersion"})
    _childless(element, where)
    since = 0 if element.get("sinceVersion") is None else _integer(element, "sinceVersion", where, "uint16")
    kind = types.get(element.get("type"))
    if kind is None:
        raise SchemaError(f"{where}: unknown type {element.get('type')}")
    if name in RESERVED_FIELD_NAMES:
        raise SchemaError(f"{where}: the name is reserved in generated code")
    if kind.is_padding != name.startswith("padding"):
        raise SchemaError(f"{where}: fields called padding, and only those, have a padding type")
    field_id = _integer(element, "id", where, "uint16")
    if field_id == 0:
        raise SchemaError(f"{where}: id 0 means no field")
    return Field(name, field_id, _integer(element, "offset", where, "uint16"), kind, element.get("description", ""), since)


def _check_versions(messages: List[Message], version: int) -> None:
    """A field that a later version brought stands behind the earlier ones, is optional, and is absent as 0: what an
    older writer left out is then what zero bytes say."""
    for message in messages:
        before = 0
        for each in message.fields:
            where = f"message {message.name}, field {each.name}"
            if each.since < before:
                raise SchemaError(f"{where}: sinceVersion {each.since} stands behind a field of version {before}")
            if each.since > version:
                raise SchemaError(f"{where}: sinceVersion {each.since} is above the schema's version {version}")
            optional = isinstance(each.type, ScalarType) and each.type.null == 0
            if each.since > 0 and not (optional or each.is_padding):
                raise SchemaError(f"{where}: a field with sinceVersion must be optional with nullValue 0")
            if each.since > before and each.offset % BLOCK_ALIGNMENT:
                raise SchemaError(f"{where}: the part of a new version starts at a multiple of {BLOCK_ALIGNMENT}")
            before = each.since


def _check_layout(message: Message) -> None:
    end = 0
    for each in message.fields:
        where = f"message {message.name}, field {each.name}"
        if each.offset < end:
            raise SchemaError(f"{where}: offset {each.offset} overlaps the field before, which ends at {end}")
        if each.offset > end:
            raise SchemaError(f"{where}: offset {each.offset} leaves a hole, the field before ends at {end}")
        if each.offset % each.type.alignment:
            raise SchemaError(f"{where}: offset {each.offset} is no multiple of {each.type.alignment}")
        end = each.offset + each.type.size
    if end % BLOCK_ALIGNMENT:
        raise SchemaError(f"message {message.name}: block of {end} bytes is no multiple of {BLOCK_ALIGNMENT}")


def _check_stamped(message: Message) -> None:
    found = {(each.name, each.id, each.type.name, each.offset) for each in message.fields}
    for expected in STAMPED_FIELDS:
        if expected not in found:
            name, field_id, kind, offset = expected
            raise SchemaError(
                f"message {message.name}: a command needs field {name} with id {field_id}, type {kind}, "
                f"at offset {offset}"
            )


def _check_reject_codes(types: Dict[str, object]) -> None:
    codes = types.get("RejectCode")
    if not isinstance(codes, EnumType):
        return
    for each in codes.values:
        if not all(split_advice(each.description)):
            raise SchemaError(f"RejectCode.{each.name}: say what it means, then, in a second sentence, what to do")


def split_advice(description: str):
    """What a reject code means, and what to do about it: its first sentence and the rest."""
    meaning, _, advice = description.partition(". ")
    return meaning.rstrip(".") + "." if meaning else "", advice.strip()


def _attributes(element: ElementTree.Element, where: str, required: set, optional: set) -> None:
    found = set(element.keys())
    for attribute in sorted(required - found):
        raise SchemaError(f"{where}: the attribute {attribute} is missing")
    for attribute in sorted(found - required - optional):
        raise SchemaError(f"{where}: the attribute {attribute} is not supported")


def _childless(element: ElementTree.Element, where: str) -> None:
    for child in element:
        raise SchemaError(f"{where}: <{_plain(child.tag)}> is not supported here")


def _unique(what: str, pairs) -> None:
    seen: Dict[object, str] = {}
    for key, name in pairs:
        if key in seen:
            raise SchemaError(f"{what} {key} is used twice: by {seen[key]} and {name}")
        seen[key] = name


def _integer(element: ElementTree.Element, attribute: str, where: str, primitive: str) -> int:
    return _number(element.get(attribute), f"{where}, {attribute}", primitive)


def _optional_integer(element: ElementTree.Element, attribute: str, where: str, primitive: str) -> Optional[int]:
    return None if element.get(attribute) is None else _integer(element, attribute, where, primitive)


def _number(text: str, where: str, primitive: str) -> int:
    try:
        value = int(text)
    except ValueError:
        raise SchemaError(f'{where}: "{text}" is no whole number') from None
    _, smallest, largest = PRIMITIVES[primitive]
    if not smallest <= value <= largest:
        raise SchemaError(f"{where}: {value} does not fit in a {primitive}")
    return value


def _plain(tag: str) -> str:
    return tag.rpartition("}")[2]
