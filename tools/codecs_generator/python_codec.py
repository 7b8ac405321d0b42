"""Python dataclasses with `encode` and `decode` for every message of the schema."""
import re

from . import schema

FORMATS = {"uint8": "B", "int8": "b", "uint16": "H", "int16": "h", "uint32": "I", "int32": "i", "uint64": "Q", "int64": "q"}

HEAD = '''"""Messages of the exchange. Made by tools/generate-codecs from Sources/WireProtocol/tenor.xml. Do not edit.

Every message is a dataclass with `encode()`; `decode_all(frame)` gives the messages of a frame. Prices are whole ticks
per unit-hour: one tick is 0.0001 CNY. An absent optional value is None.
"""
from __future__ import annotations

import dataclasses
import enum
import struct
from typing import ClassVar, Dict, List, Optional, Type, Union

SCHEMA_ID = {schema_id}
SCHEMA_VERSION = {version}
TICKS_PER_CNY = 10_000
_HEADER = struct.Struct("<HHHH")


class CodecError(ValueError):
    """Why a frame cannot be read: `reason`, and the `offset` in the frame at which it stands."""

    def __init__(self, reason: str, offset: int) -> None:
        super().__init__(f"{{reason}} at offset {{offset}}")
        self.reason = reason
        self.offset = offset


class Message:
    """What all messages have in common."""

    TEMPLATE_ID: ClassVar[int]
    BLOCK_LENGTH: ClassVar[int]

    def encode(self) -> bytes:
        """The message with its header."""
        raise NotImplementedError

    @classmethod
    def _decode_block(cls, block: bytes, offset: int) -> "Message":
        raise NotImplementedError


def _text(raw: bytes) -> str:
    return raw.split(b"\\0", 1)[0].decode("utf-8", "replace")


def _fixed(text: str, length: int) -> bytes:
    raw = text.encode("utf-8")
    if len(raw) > length:
        raise CodecError(f"{{text!r}} has more than {{length}} bytes", 0)
    return raw.ljust(length, b"\\0")

'''

TAIL = '''

MESSAGES: Dict[int, Type[Message]] = {{
{table}
}}


def decode_all(frame: Union[bytes, bytearray, memoryview]) -> List[Message]:
    """The messages of a frame, in order.

    A block longer than this schema's version of it is read by its known part. Raises CodecError on anything else that
    is not a whole sequence of known messages.
    """
    data = bytes(frame)
    messages: List[Message] = []
    offset = 0
    while offset < len(data):
        if len(data) - offset < _HEADER.size:
            raise CodecError("the frame ends inside a header", offset)
        block_length, template, schema_id, _ = _HEADER.unpack_from(data, offset)
        if schema_id != SCHEMA_ID:
            raise CodecError(f"schema {{schema_id}} is not {{SCHEMA_ID}}", offset + 4)
        kind = MESSAGES.get(template)
        if kind is None:
            raise CodecError(f"unknown template {{template}}", offset + 2)
        start = offset + _HEADER.size
        if block_length < kind.BLOCK_LENGTH or len(data) - start < block_length:
            raise CodecError(f"the block of {{kind.__name__}} is too short", offset)
        messages.append(kind._decode_block(data[start : start + kind.BLOCK_LENGTH], start))
        offset = start + block_length
    return messages
'''


def _snake(name):
    return re.sub(r"(?<=[a-z0-9])([A-Z])", r"_\1", name).lower()


def _constant(name):
    return _snake(name).upper()


def _is_enum(kind):
    return isinstance(kind, schema.Enum)


def _annotation(kind):
    if _is_enum(kind):
        return "bool" if kind.name == "Flag" else kind.name
    if kind.length > 1:
        return "str" if kind.primitive == "char" else "bytes"
    return "Optional[int]" if kind.null is not None else "int"


def _default(kind):
    if _is_enum(kind):
        return "False" if kind.name == "Flag" else f"{kind.name}.{_constant(kind.values[0][0])}"
    if kind.length > 1:
        return '""' if kind.primitive == "char" else f"bytes({kind.length})"
    return "None" if kind.null is not None else "0"


def _format(kind):
    if kind.is_padding:
        return f"{kind.size}x"
    if _is_enum(kind):
        return FORMATS[kind.primitive]
    return f"{kind.length}s" if kind.length > 1 else FORMATS[kind.primitive]


def text(parsed):
    """The whole module."""
    out = [HEAD.format(schema_id=parsed.id, version=parsed.version)]
    for entry in parsed.enums:
        if entry.name == "Flag":
            continue
        out.append(f"\nclass {entry.name}(enum.IntEnum):")
        out.append(f'    """{entry.description}."""\n')
        for name, number, description in entry.values:
            out.append(f"    {_constant(name)} = {number}  # {description}")
        out.append("")
    for message in parsed.messages:
        out.append(_message(message))
    table = "\n".join(f"    {message.id}: {message.name}," for message in parsed.messages)
    return "\n".join(out).rstrip("\n") + "\n" + TAIL.format(table=table)


def _message(message):
    fields = message.data_fields
    layout = "<" + "".join(_format(field.type) for field in message.fields)
    out = ["", "@dataclasses.dataclass", f"class {message.name}(Message):"]
    out.append(f'    """{message.description}."""\n')
    out.append(f"    TEMPLATE_ID: ClassVar[int] = {message.id}")
    out.append(f"    BLOCK_LENGTH: ClassVar[int] = {message.block_length}")
    out.append(f'    _BLOCK: ClassVar[struct.Struct] = struct.Struct("{layout}")\n')
    for field in fields:
        out.append(f"    #: {field.description}")
        out.append(f"    {_snake(field.name)}: {_annotation(field.type)} = {_default(field.type)}")
    out.append("\n    def encode(self) -> bytes:")
    out.append('        """The message with its header."""')
    out.append("        return _HEADER.pack(self.BLOCK_LENGTH, self.TEMPLATE_ID, SCHEMA_ID, SCHEMA_VERSION) + self._BLOCK.pack(")
    for field in fields:
        out.append(f"            {_packed(field)},")
    out.append("        )")
    out.append("\n    @classmethod")
    out.append(f'    def _decode_block(cls, block: bytes, offset: int) -> "{message.name}":')
    names = ", ".join(f"_{_snake(field.name)}" for field in fields)
    trailing = "," if len(fields) == 1 else ""
    out.append(f"        {names}{trailing} = cls._BLOCK.unpack(block)")
    if any(_is_enum(field.type) for field in fields):
        out.append("        try:")
        out.append("            return cls(")
        out += [f"                {_unpacked(field)}," for field in fields]
        out.append("            )")
        out.append("        except ValueError as error:")
        out.append("            raise CodecError(str(error), offset) from error")
    else:
        out.append("        return cls(")
        out += [f"            {_unpacked(field)}," for field in fields]
        out.append("        )")
    out.append("")
    return "\n".join(out)


def _packed(field):
    name = f"self.{_snake(field.name)}"
    kind = field.type
    if _is_enum(kind):
        return f"int({name})"
    if kind.length > 1:
        return f"_fixed({name}, {kind.length})" if kind.primitive == "char" else name
    return f"{kind.null} if {name} is None else {name}" if kind.null is not None else name


def _unpacked(field):
    name = f"_{_snake(field.name)}"
    kind = field.type
    if _is_enum(kind):
        return f"bool({name})" if kind.name == "Flag" else f"{kind.name}({name})"
    if kind.length > 1:
        return f"_text({name})" if kind.primitive == "char" else name
    return f"None if {name} == {kind.null} else {name}" if kind.null is not None else name
