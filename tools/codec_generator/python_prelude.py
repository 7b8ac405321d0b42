"""Tenor's messages: typed, to and from bytes. Made from tenor.xml by tools/generate-codecs. Do not edit.

    for message in codec.decode_all(frame):
        if isinstance(message, codec.Fill):
            print(message.price, message.quantity)

    frame = codec.Heartbeat(request_token=1).encode()

Prices are whole ticks per unit-hour (`cny` makes yuan of them), times nanoseconds since 1970-01-01T00:00:00Z, and
absent values None. One frame holds one or more messages; join what `encode` returns to send several at once.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass, field
from decimal import Decimal
from enum import IntEnum
from typing import Any, ClassVar, Dict, Iterator, List, Mapping, NamedTuple, Optional, Tuple, Type, TypeVar, Union

SCHEMA_ID = 0
SCHEMA_VERSION = 0
HEADER_LENGTH = 8
TICKS_PER_CNY = 10_000

Buffer = Union[bytes, bytearray, memoryview]
AnyEnum = TypeVar("AnyEnum", bound="WireEnum")

_HEADER = struct.Struct("<HHHH")
_MESSAGES: Dict[int, Type[Message]] = {}


def cny(ticks: int) -> Decimal:
    """A price of `ticks` ticks in CNY per unit-hour, exactly."""
    return Decimal(ticks) / TICKS_PER_CNY


def decode_all(frame: Buffer, *, keep_unknown: bool = False) -> List[Message]:
    """All messages of a frame, in order.

    Raises WireError, with the reject code that the server has for it, when a message cannot be read. With
    `keep_unknown`, a message that this codec does not know is no error but an `Unknown`: a reader then outlives a
    server that learns to say more.
    """
    return list(iterate(frame, keep_unknown=keep_unknown))


def iterate(frame: Buffer, *, keep_unknown: bool = False) -> Iterator[Message]:
    """The messages of a frame one by one: those before a bad one come out before it raises WireError."""
    size = len(frame)
    if size < HEADER_LENGTH:
        raise WireError(RejectCode.FRAME_TOO_SHORT, 0, 0, 0, size)
    if size % 8:
        raise WireError(RejectCode.FRAME_MISALIGNED, 0, 0, size - size % 8, size)
    position = 0
    while position < size:
        length, template, schema, _ = _HEADER.unpack_from(frame, position)
        block = position + HEADER_LENGTH
        if schema != SCHEMA_ID:
            raise WireError(RejectCode.WRONG_SCHEMA, 0, 0, position + 4, schema)
        if length % 8:
            raise WireError(RejectCode.FRAME_MISALIGNED, template, 0, position, length)
        if length > size - block:
            raise WireError(RejectCode.FRAME_TOO_SHORT, template, 0, position, length)
        message = _MESSAGES.get(template)
        if message is None:
            if not keep_unknown:
                raise WireError(RejectCode.UNKNOWN_TEMPLATE, template, 0, position + 2, template)
            yield Unknown(template, bytes(frame[block : block + length]))
        elif length < message.FIRST_BLOCK_LENGTH:
            raise WireError(RejectCode.BLOCK_TOO_SHORT, template, 0, position, length)
        elif length < message.BLOCK_LENGTH:
            # From an older version: what it did not have yet is absent, as zero bytes say.
            yield message._from_block(bytes(frame[: block + length]) + bytes(message.BLOCK_LENGTH - length), block)
        else:
            # A longer block is a newer version's: its known part is read.
            yield message._from_block(frame, block)
        position = block + length


def from_dict(values: Mapping[str, Any]) -> Message:
    """The message that `to_dict`, or a line of `tenor journal dump --json`, tells of.

    Raises KeyError when the message or a field of it is not known, ValueError for a value that is not allowed.
    """
    for message in _MESSAGES.values():
        if message.NAME == values["message"]:
            return message(**{info.attribute: info.from_plain(values[info.name]) for info in message.FIELDS})
    raise KeyError(f"no message is called {values['message']}")


class WireError(ValueError):
    """Bytes that are no message: code, where, and what was found there.

    code: the reject code that the server has for it.
    template: template id of the message; 0 when it could not be read.
    field: the schema's id of the field; 0 when it is not about a field.
    offset: where in the frame the offending bytes start.
    value: the value found.
    """

    def __init__(self, code: RejectCode, template: int, field: int, offset: int, value: int) -> None:
        super().__init__(
            f"{code.schema_name} (template {template}, field {field}, frame offset {offset}, value {value}): "
            f"{code.meaning}"
        )
        self.code = code
        self.template = template
        self.field = field
        self.offset = offset
        self.value = value


class WireEnum(IntEnum):
    """An enumeration of the schema."""

    @property
    def schema_name(self) -> str:
        """The name in the schema: goodTillTime for GOOD_TILL_TIME."""
        first, *rest = self.name.lower().split("_")
        return first + "".join(each.capitalize() for each in rest)

    @classmethod
    def from_schema_name(cls: Type[AnyEnum], name: str) -> AnyEnum:
        """The member that the schema calls `name`; raises ValueError when there is none."""
        for each in cls:
            if each.schema_name == name:
                return each
        raise ValueError(f"{cls.__name__} has no value {name}")


class FieldInfo(NamedTuple):
    """What the schema says of a field: its name there and here, id, offset in the block, type and range."""

    name: str
    attribute: str
    id: int
    offset: int
    kind: type
    smallest: int = 0
    largest: int = 0

    def to_plain(self, value: Any) -> Any:
        """`value` as JSON can hold it: enumerations by name, digests in hexadecimal."""
        if isinstance(value, bytes):
            return value.hex()
        if issubclass(self.kind, WireEnum):
            return self.kind(value).schema_name
        return value

    def from_plain(self, value: Any) -> Any:
        """The inverse of `to_plain`."""
        if self.kind is bytes:
            return bytes.fromhex(value)
        if issubclass(self.kind, WireEnum):
            return self.kind.from_schema_name(value)
        return value


class Message:
    """A message: a dataclass whose fields are given by name."""

    NAME: ClassVar[str]
    TEMPLATE_ID: ClassVar[int]
    BLOCK_LENGTH: ClassVar[int]
    FIRST_BLOCK_LENGTH: ClassVar[int]
    LAYOUT: ClassVar[struct.Struct]
    FIELDS: ClassVar[Tuple[FieldInfo, ...]]

    def encode(self) -> bytes:
        """Header and block. Raises ValueError, naming the field, for a value that its type cannot hold."""
        values = self._values()
        try:
            block = self.LAYOUT.pack(*values)
        except struct.error as error:
            raise ValueError(self._unfit() or f"{self.NAME}: {error}") from None
        return _HEADER.pack(self.BLOCK_LENGTH, self.TEMPLATE_ID, SCHEMA_ID, SCHEMA_VERSION) + block

    def to_dict(self) -> Dict[str, Any]:
        """Name and fields as the schema names them, as JSON can hold them."""
        fields = {info.name: info.to_plain(getattr(self, info.attribute)) for info in self.FIELDS}
        return {"message": self.NAME, **fields}

    def _unfit(self) -> Optional[str]:
        for info in self.FIELDS:
            value = getattr(self, info.attribute)
            where = f"{self.NAME}.{info.attribute} = {value!r}"
            if info.kind is int and value is not None:
                if not isinstance(value, int):
                    return f"{where}: must be a whole number"
                if not info.smallest <= value <= info.largest:
                    return f"{where}: must be between {info.smallest} and {info.largest}"
            elif issubclass(info.kind, WireEnum) and not isinstance(value, info.kind):
                return f"{where}: must be a {info.kind.__name__}"
        return None

    def _values(self) -> Tuple[Any, ...]:
        raise NotImplementedError

    @classmethod
    def _from_block(cls, frame: Buffer, block_at: int) -> Message:
        raise NotImplementedError


@dataclass
class Unknown(Message):
    """A message that this codec does not know: its template id and block."""

    template: int
    block: bytes

    NAME: ClassVar[str] = "Unknown"
    FIELDS: ClassVar[Tuple[FieldInfo, ...]] = (
        FieldInfo("template", "template", 0, 0, int),
        FieldInfo("block", "block", 0, 0, bytes),
    )

    def encode(self) -> bytes:
        """The message as it came."""
        return _HEADER.pack(len(self.block), self.template, SCHEMA_ID, SCHEMA_VERSION) + self.block


def _decode_enum(kind: Type[AnyEnum], template: int, field: int, offset: int, value: int) -> AnyEnum:
    try:
        return kind(value)
    except ValueError:
        raise WireError(RejectCode.FIELD_OUT_OF_RANGE, template, field, offset, value) from None


def _decode_text(data: bytes, encoding: str) -> str:
    return data.split(b"\0", 1)[0].decode(encoding, errors="replace")


def _encode_text(where: str, text: str, length: int, encoding: str) -> bytes:
    try:
        data = text.encode(encoding)
    except UnicodeEncodeError:
        raise ValueError(f"{where}: {text!r} is not {encoding}") from None
    if b"\0" in data:
        raise ValueError(f"{where}: must not contain a zero byte")
    return _encode_bytes(where, data + bytes(max(0, length - len(data))), length)


def _encode_bytes(where: str, data: bytes, length: int) -> bytes:
    if len(data) != length:
        raise ValueError(f"{where}: {len(data)} bytes, must be {length}")
    return data
