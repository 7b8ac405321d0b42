"""Reads the part of FIX Simple Binary Encoding 1.0 that the exchange uses, and refuses the rest by name."""
import dataclasses
import xml.etree.ElementTree as ElementTree

SIZES = {"uint8": 1, "int8": 1, "char": 1, "uint16": 2, "int16": 2, "uint32": 4, "int32": 4, "uint64": 8, "int64": 8}
NAMESPACE = "{http://fixprotocol.io/2016/sbe}"
HEADER = [("blockLength", "uint16"), ("templateId", "uint16"), ("schemaId", "uint16"), ("version", "uint16")]
BLOCK_UNIT = 8


class SchemaError(Exception):
    """Why the schema cannot be used."""


@dataclasses.dataclass(frozen=True)
class Type:
    """A named type: an integer, or a fixed array of bytes."""

    name: str
    primitive: str
    length: int
    null: object
    minimum: object
    description: str

    @property
    def size(self):
        return SIZES[self.primitive] * self.length

    @property
    def alignment(self):
        return SIZES[self.primitive]

    @property
    def is_padding(self):
        return self.name.startswith("Padding")


@dataclasses.dataclass(frozen=True)
class Enum:
    """A named set of values."""

    name: str
    primitive: str
    values: list  # (name, number, description)
    description: str

    @property
    def size(self):
        return SIZES[self.primitive]

    @property
    def alignment(self):
        return self.size

    @property
    def is_padding(self):
        return False


@dataclasses.dataclass(frozen=True)
class Field:
    """One field of a message."""

    name: str
    id: int
    type: object
    offset: int
    own_description: str

    @property
    def description(self):
        return self.own_description or self.type.description


@dataclasses.dataclass(frozen=True)
class Message:
    """One message: a fixed block."""

    name: str
    id: int
    fields: list
    description: str

    @property
    def block_length(self):
        last = self.fields[-1]
        return last.offset + last.type.size

    @property
    def data_fields(self):
        return [field for field in self.fields if not field.type.is_padding]


@dataclasses.dataclass(frozen=True)
class Schema:
    """The whole schema."""

    id: int
    version: int
    description: str
    types: dict
    messages: list

    @property
    def enums(self):
        return [entry for entry in self.types.values() if isinstance(entry, Enum)]


def load(path):
    """The schema at `path`, checked."""
    return parse(ElementTree.parse(path).getroot())


def parse(root):
    """The schema under the XML element `root`, checked."""
    if root.tag != NAMESPACE + "messageSchema":
        raise SchemaError(f"the root element is {root.tag}, not sbe:messageSchema")
    if root.get("byteOrder", "littleEndian") != "littleEndian":
        raise SchemaError(f"byteOrder {root.get('byteOrder')} is not supported: only littleEndian")
    types = {}
    messages = []
    for child in root:
        if child.tag == "types":
            for element in child:
                _add_type(element, types)
        elif child.tag == NAMESPACE + "message":
            messages.append(_message(child, types))
        else:
            raise SchemaError(f"element {child.tag} is not supported")
    _require_unique([message.id for message in messages], "template id")
    _require_unique([message.name for message in messages], "message name")
    return Schema(int(root.get("id")), int(root.get("version")), root.get("description", ""), types, messages)


def _only(element, allowed, what):
    for name in element.keys():
        if name not in allowed:
            raise SchemaError(f"attribute {name} of {what} {element.get('name')} is not supported")


def _add_type(element, types):
    name = element.get("name")
    if name in types:
        raise SchemaError(f"type {name} is defined twice")
    if element.tag == "composite":
        if name != "messageHeader":
            raise SchemaError(f"composite {name} is not supported: only messageHeader")
        found = [(part.get("name"), part.get("primitiveType")) for part in element]
        if found != HEADER:
            raise SchemaError(f"messageHeader must be {HEADER}, not {found}")
        return
    if element.tag == "enum":
        types[name] = _enum(element)
        return
    if element.tag != "type":
        raise SchemaError(f"{element.tag} {name} is not supported")
    _only(
        element,
        {"name", "primitiveType", "length", "presence", "nullValue", "minValue", "characterEncoding", "description"},
        "type",
    )
    primitive = element.get("primitiveType")
    if primitive not in SIZES:
        raise SchemaError(f"primitive type {primitive} of {name} is not supported")
    presence = element.get("presence", "required")
    if presence not in ("required", "optional"):
        raise SchemaError(f"presence {presence} of {name} is not supported")
    null = element.get("nullValue")
    if presence == "optional" and null is None:
        raise SchemaError(f"optional type {name} needs a nullValue")
    minimum = element.get("minValue")
    types[name] = Type(
        name,
        primitive,
        int(element.get("length", "1")),
        None if null is None else int(null),
        None if minimum is None else int(minimum),
        element.get("description", ""),
    )


def _enum(element):
    _only(element, {"name", "encodingType", "description"}, "enum")
    name = element.get("name")
    if element.get("encodingType") not in ("uint8", "uint16"):
        raise SchemaError(f"encoding {element.get('encodingType')} of enum {name} is not supported")
    values = [(value.get("name"), int(value.text), value.get("description", "")) for value in element]
    _require_unique([number for _, number, _ in values], f"value in enum {name}")
    _require_unique([value for value, _, _ in values], f"name in enum {name}")
    return Enum(name, element.get("encodingType"), values, element.get("description", ""))


def _message(element, types):
    _only(element, {"name", "id", "description"}, "message")
    name = element.get("name")
    fields = []
    end = 0
    for child in element:
        if child.tag != "field":
            raise SchemaError(f"{child.tag} {child.get('name')} in message {name} is not supported")
        _only(child, {"name", "id", "type", "offset", "description"}, f"field of {name}:")
        field_type = types.get(child.get("type"))
        if field_type is None:
            raise SchemaError(f"field {name}.{child.get('name')} has the unknown type {child.get('type')}")
        field = Field(
            child.get("name"), int(child.get("id")), field_type, int(child.get("offset")), child.get("description", "")
        )
        if field.offset != end:
            raise SchemaError(f"field {name}.{field.name} is at offset {field.offset}; the one before ends at {end}")
        if field.offset % field_type.alignment:
            raise SchemaError(f"field {name}.{field.name} at offset {field.offset} is not aligned to {field_type.alignment}")
        end = field.offset + field_type.size
        fields.append(field)
    if not fields:
        raise SchemaError(f"message {name} has no fields")
    if end % BLOCK_UNIT:
        raise SchemaError(f"the block of {name} has {end} bytes, which is no multiple of {BLOCK_UNIT}")
    _require_unique([field.id for field in fields], f"field id in {name}")
    _require_unique([field.name for field in fields], f"field name in {name}")
    return Message(name, int(element.get("id")), fields, element.get("description", ""))


def _require_unique(values, what):
    seen = set()
    for value in values:
        if value in seen:
            raise SchemaError(f"{what} {value} is used twice")
        seen.add(value)
