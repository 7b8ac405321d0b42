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

SCHEMA_ID = 7801
SCHEMA_VERSION = 1
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


class Side(WireEnum):
    """Side of the book."""

    BID = 0  # A buyer's order.
    OFFER = 1  # A provider's order.


class SideChoice(WireEnum):
    """A side, or both."""

    BID = 0  # Bids only.
    OFFER = 1  # Offers only.
    BOTH = 2  # Both sides.


class OrderType(WireEnum):
    """How an order's price is meant."""

    LIMIT = 0  # At its price or better.
    MARKET = 1  # Immediate or cancel, no worse than the best price by its protection.
    STOP = 2  # A market order once the last trade reaches its stop price.
    STOP_LIMIT = 3  # A limit order once the last trade reaches its stop price.


class TimeInForce(WireEnum):
    """How long an order may wait."""

    GOOD_TILL_CANCELLED = 0  # Until filled or cancelled.
    IMMEDIATE_OR_CANCEL = 1  # What it can now; the rest is cancelled.
    FILL_OR_KILL = 2  # All now or nothing.
    GOOD_TILL_TIME = 3  # Until its expiry.


class SelfTradePrevention(WireEnum):
    """On meeting an order of the same participant."""

    CANCEL_NEWEST = 0  # What is left of the incoming order is cancelled.
    CANCEL_OLDEST = 1  # The resting order is cancelled.
    DECREMENT_BOTH = 2  # Both lose the smaller quantity, without a trade.


class TradingState(WireEnum):
    """What may happen in a book now."""

    OPEN = 0  # Continuous matching.
    PRE_OPEN = 1  # Orders gather, no matching.
    HALTED = 2  # Cancels only.
    CLOSED = 3  # Cancels only.
    AUCTION = 4  # A short call auction after a price collar was met.


class CancelReason(WireEnum):
    """Why an order, or what was left of it, was cancelled."""

    REQUESTED = 0  # Its participant asked for it.
    MASS_CANCEL = 1  # Its participant's mass cancel.
    IMMEDIATE_REMAINDER = 2  # What was left of an immediate-or-cancel or market order.
    FILL_OR_KILL_UNFILLED = 3  # It could not be filled whole at once.
    SELF_TRADE = 4  # It would have traded with an order of the same participant.
    MINIMUM_QUANTITY_UNMET = 5  # The immediate part would not have reached its minimum quantity.
    EXPIRED = 6  # Its time was up.
    EXCHANGE = 7  # An operator took it out.
    AMEND_UNMET = 8  # The amended order could not stand.
    POOL_CLOSED = 9  # The pool that it sold from was closed.
    WOULD_TAKE = 10  # It is post-only and would have taken as it came back from being parked.


class SpecKind(WireEnum):
    """What one unit is."""

    ACCELERATOR = 0  # One accelerator card.
    SERVER = 1  # One whole server.


class Liquidity(WireEnum):
    """Part that an order had in a trade."""

    MAKER = 0  # It was resting.
    TAKER = 1  # It came in.


class LeaseEndReason(WireEnum):
    """Why a lease ended."""

    TERM = 0  # Its time was up.
    BROKEN = 1  # Its provider ended it early.
    HEAD_LEASE_BROKEN = 2  # The lease under which its units were lent on ended early.


class LeaseRole(WireEnum):
    """Part that a participant has in a lease."""

    BUYER = 0  # It may use the units.
    PROVIDER = 1  # The units are from its pool.


class SpotMethod(WireEnum):
    """How a spot price came about."""

    LAST_TRADE = 0  # The price of the last trade; only before version 1.
    TRADED = 1  # From the window's fills.
    SINGLE_PAIR = 2  # From the window's fills, all of one pair of participants.
    QUOTED = 3  # No fill in the window; the last price stands at, or was moved to, the impact bid or offer.
    MIDDLE = 4  # Never a fill or a price before: the middle of impact bid and offer.
    CARRIED = 5  # No fill in the window and no quote that binds: the last price stands.


class CandleInterval(WireEnum):
    """Length of a candle's interval."""

    MINUTE = 0  # One minute.
    HOUR = 1  # One hour.
    DAY = 2  # One day of UTC.


class SnapshotKind(WireEnum):
    """What a snapshot request wants."""

    TOPIC = 0  # The state behind one topic, and the sequence it is as of.
    CATALOGUE = 1  # The whole catalogue.


class RejectCode(WireEnum):
    """Why a message was refused. The numbers never change their meaning."""

    FRAME_TOO_SHORT = 1
    FRAME_TOO_LONG = 2
    FRAME_MISALIGNED = 3
    UNKNOWN_TEMPLATE = 4
    WRONG_SCHEMA = 5
    BLOCK_TOO_SHORT = 6
    FIELD_OUT_OF_RANGE = 7
    RESERVED_NOT_ZERO = 8
    NOT_LOGGED_ON = 9
    ALREADY_LOGGED_ON = 10
    WRONG_CREDENTIALS = 11
    UNSUPPORTED_VERSION = 12
    NOT_PERMITTED = 13
    BUSY = 14
    CANCEL_ONLY = 15
    NOT_A_COMMAND = 16
    TOO_MANY_BAD_FRAMES = 17
    TOO_MANY_SESSIONS = 18
    UNKNOWN_TOPIC = 19
    RANGE_NOT_AVAILABLE = 20
    TOO_MANY_REQUESTS = 21
    UNKNOWN_PARTICIPANT = 100
    REQUEST_ID_NOT_RISING = 101
    UNKNOWN_INSTRUMENT = 102
    QUANTITY_NOT_POSITIVE = 103
    QUANTITY_NOT_WHOLE_LOTS = 104
    QUANTITY_TOO_LARGE = 105
    PRICE_NOT_POSITIVE = 106
    PRICE_OFF_TICK = 107
    PRICE_MISSING = 108
    PRICE_NOT_ALLOWED = 109
    NOTIONAL_OVERFLOW = 110
    WOULD_TAKE = 111
    UNKNOWN_ORDER = 112
    NOT_YOUR_ORDER = 113
    TRADING_STATE_FORBIDS = 114
    TOO_MANY_OPEN_ORDERS = 115
    CONFLICTING_INSTRUCTIONS = 116
    INVALID_MINIMUM_QUANTITY = 117
    INVALID_DISPLAY_QUANTITY = 118
    INVALID_STOP_PRICE = 119
    INVALID_EXPIRY = 120
    INVALID_PROTECTION = 121
    CLIENT_ORDER_ID_IN_USE = 122
    NOTHING_TO_AMEND = 123
    TOO_MANY_INSTRUMENTS = 124
    TOO_MANY_PARTICIPANTS = 125
    CATALOGUE_FULL = 126
    INVALID_CODE = 127
    ALREADY_EXISTS = 128
    UNKNOWN_SPEC = 129
    UNKNOWN_REGION = 130
    UNKNOWN_TENOR = 131
    INVALID_CATALOGUE_VALUE = 132
    NOT_SUPPORTED = 133
    CLOCK_WENT_BACK = 134
    INVALID_COLLARS = 135
    UNKNOWN_POOL = 136
    NOT_YOUR_POOL = 137
    POOL_MISMATCH = 138
    EXCEEDS_POOL = 139
    TENOR_DOES_NOT_FIT = 140
    INVALID_POOL_END = 141
    UNKNOWN_LEASE = 142
    NOT_YOUR_LEASE = 143
    NOT_ENOUGH_FREE = 144
    NOT_ENOUGH_ON_LEASE = 145
    NOT_ENOUGH_OUT_OF_SERVICE = 146
    INVALID_ALTERNATIVE_COUNT = 147
    ALTERNATIVE_REPEATED = 148
    TOO_MANY_POOLS = 149
    TOO_MANY_LEASES = 150
    POOL_ON_BID = 151

    @property
    def meaning(self) -> str:
        """What it means and what to do."""
        return _MEANINGS[self]


_MEANINGS = {
    RejectCode.FRAME_TOO_SHORT: (
        "The frame ends inside a message header or block. Send whole messages; each is an 8-byte header and a block."
    ),
    RejectCode.FRAME_TOO_LONG: "The frame is larger than the server takes. Send at most 64 KiB a frame.",
    RejectCode.FRAME_MISALIGNED: "The frame's or a block's length is no multiple of 8. Pad each block to 8 bytes.",
    RejectCode.UNKNOWN_TEMPLATE: "No message has this template id. Compare your schema with the server's.",
    RejectCode.WRONG_SCHEMA: "The header names another schema id. Set it to 7801.",
    RejectCode.BLOCK_TOO_SHORT: "The block is shorter than the template's first version. Send all fields.",
    RejectCode.FIELD_OUT_OF_RANGE: (
        "A field holds a value that its type does not allow. The reject names field and offset; send an allowed "
        "value."
    ),
    RejectCode.RESERVED_NOT_ZERO: (
        "Padding or the participant field was not zero. Leave them zero: the gateway fills in who you are."
    ),
    RejectCode.NOT_LOGGED_ON: "The connection has not logged on. Send Logon first.",
    RejectCode.ALREADY_LOGGED_ON: "The connection is logged on as another participant. Open another connection.",
    RejectCode.WRONG_CREDENTIALS: (
        "Name and secret do not belong together, or the name is not registered and registration is closed. Check "
        "them, or ask the operator."
    ),
    RejectCode.UNSUPPORTED_VERSION: (
        "The server does not speak this protocol version. Use the version in its answer's value."
    ),
    RejectCode.NOT_PERMITTED: "Only the operator may do this. Log on as operator.",
    RejectCode.BUSY: (
        "The server has as many commands in flight as it takes. Send it again, with the same request id, in a moment."
    ),
    RejectCode.CANCEL_ONLY: (
        "The journal's disk is nearly full: only cancels are taken. Try again when the operator has made room."
    ),
    RejectCode.NOT_A_COMMAND: "Clients do not send this template. Send commands, queries and heartbeats only.",
    RejectCode.TOO_MANY_BAD_FRAMES: (
        "Too many bad frames came from this connection; it is cut off. Connect again with a mended client."
    ),
    RejectCode.TOO_MANY_SESSIONS: "The server has as many connections as it takes. Close one, or ask the operator.",
    RejectCode.UNKNOWN_TOPIC: "No such topic. Topics look like fill/H800-80G/HZ/3m/ and end in a slash.",
    RejectCode.RANGE_NOT_AVAILABLE: (
        "The range is empty, starts at 0 or is older than what is kept. Ask for a snapshot instead."
    ),
    RejectCode.TOO_MANY_REQUESTS: "This connection asks more often than it may. Slow down.",
    RejectCode.UNKNOWN_PARTICIPANT: "No such participant. Log on again; the account is gone or was never opened.",
    RejectCode.REQUEST_ID_NOT_RISING: (
        "The request id is not above your last one. A resend after a time-out: it was taken, ask for the reports "
        "after the last you saw. Otherwise use a higher id."
    ),
    RejectCode.UNKNOWN_INSTRUMENT: "No such instrument. Ask for the catalogue.",
    RejectCode.QUANTITY_NOT_POSITIVE: "Quantity is zero or negative. Send one lot or more.",
    RejectCode.QUANTITY_NOT_WHOLE_LOTS: "Quantity is no whole multiple of the spec's lot size. Round it.",
    RejectCode.QUANTITY_TOO_LARGE: "Quantity is above the exchange's limit. Split the order.",
    RejectCode.PRICE_NOT_POSITIVE: "Price is zero or negative. Send one tick or more.",
    RejectCode.PRICE_OFF_TICK: "Price is no whole multiple of the book's tick size. Round it.",
    RejectCode.PRICE_MISSING: "This order type needs a limit price. Send one.",
    RejectCode.PRICE_NOT_ALLOWED: "This order type takes no limit price. Leave it out, or send a limit order.",
    RejectCode.NOTIONAL_OVERFLOW: (
        "Price x quantity x hours does not fit in 64 bits. Split the order or lower the price."
    ),
    RejectCode.WOULD_TAKE: "The order is post-only and would take. Choose a price that does not cross.",
    RejectCode.UNKNOWN_ORDER: (
        "No live order has this id: it was filled, cancelled or never was. Ask for your open orders."
    ),
    RejectCode.NOT_YOUR_ORDER: "The order belongs to another participant. Check the id: ask for your open orders.",
    RejectCode.TRADING_STATE_FORBIDS: "The book's trading state does not allow this now. Watch status/ and try again.",
    RejectCode.TOO_MANY_OPEN_ORDERS: "The exchange holds as many open orders as it may. Cancel some.",
    RejectCode.CONFLICTING_INSTRUCTIONS: "The instructions contradict each other. See the table of order types.",
    RejectCode.INVALID_MINIMUM_QUANTITY: (
        "Minimum quantity is not between one lot and the quantity. Send whole lots in that range, or leave it out."
    ),
    RejectCode.INVALID_DISPLAY_QUANTITY: (
        "Display quantity is not between one lot and the quantity. Send whole lots in that range, or leave it out."
    ),
    RejectCode.INVALID_STOP_PRICE: (
        "Stop orders need a positive stop price on tick; other orders take none. Mend or leave out the stop price."
    ),
    RejectCode.INVALID_EXPIRY: (
        "Good-till-time orders need an expiry in the future; other orders take none. Mend or leave out the expiry."
    ),
    RejectCode.INVALID_PROTECTION: "Protection is for market orders only and not negative. Mend or leave it out.",
    RejectCode.CLIENT_ORDER_ID_IN_USE: "Another live order of yours has this client order id. Use a new id.",
    RejectCode.NOTHING_TO_AMEND: "The amend names neither price nor quantity. Name one or both.",
    RejectCode.TOO_MANY_INSTRUMENTS: (
        "The exchange lists as many instruments as it may. Ask the operator to raise the server's limit."
    ),
    RejectCode.TOO_MANY_PARTICIPANTS: (
        "The exchange has as many participants as it may. Ask the operator to raise the server's limit."
    ),
    RejectCode.CATALOGUE_FULL: (
        "The catalogue has as many entries as it may. Ask the operator to raise the server's limit."
    ),
    RejectCode.INVALID_CODE: (
        "A code or name is empty, too long or has a character that is not allowed. Use the characters and length that "
        "the field's description gives."
    ),
    RejectCode.ALREADY_EXISTS: "The code, name or instrument exists already. Use it as it is, or choose another.",
    RejectCode.UNKNOWN_SPEC: "No such spec. Ask for the catalogue.",
    RejectCode.UNKNOWN_REGION: "No such region. Ask for the catalogue.",
    RejectCode.UNKNOWN_TENOR: "No such tenor. Ask for the catalogue.",
    RejectCode.INVALID_CATALOGUE_VALUE: (
        "Lot size, tick size, hours or protection is out of range. Send positive values within the engine's limits."
    ),
    RejectCode.NOT_SUPPORTED: "The instruction exists in the protocol but not in this release. Leave it out.",
    RejectCode.CLOCK_WENT_BACK: (
        "The sequencer's time went backwards. Never sent to clients. Set the server's clock right and start it again."
    ),
    RejectCode.INVALID_COLLARS: (
        "A collar's range, reference or auction length is not positive, or the reference is off tick. Send positive "
        "numbers."
    ),
    RejectCode.UNKNOWN_POOL: "No such pool, or it is closed. Ask for your pools.",
    RejectCode.NOT_YOUR_POOL: "The pool belongs to another participant. Check the id: ask for your pools.",
    RejectCode.POOL_MISMATCH: (
        "The pool holds another spec, or stands in another region, than the book trades. Offer it in a book of its "
        "own spec and region."
    ),
    RejectCode.EXCEEDS_POOL: (
        "The offer is for more units than its pool may ever hold; the value tells how many that is. Offer at most "
        "that many."
    ),
    RejectCode.TENOR_DOES_NOT_FIT: (
        "The tenor does not fit before the pool's end, which the value tells. Choose a shorter tenor."
    ),
    RejectCode.INVALID_POOL_END: "A pool's end is not in the future. Send a later end, or none.",
    RejectCode.UNKNOWN_LEASE: "No such lease, or it has ended. Ask for your leases.",
    RejectCode.NOT_YOUR_LEASE: (
        "The lease is not yours: only its buyer may deposit it, only its provider may end it. Check the id: ask for "
        "your leases."
    ),
    RejectCode.NOT_ENOUGH_FREE: (
        "More units than are free in the pool; the value tells how many are. Ask for at most that many."
    ),
    RejectCode.NOT_ENOUGH_ON_LEASE: (
        "More units than the lease has that are not deposited; the value tells how many it has. Ask for at most that "
        "many."
    ),
    RejectCode.NOT_ENOUGH_OUT_OF_SERVICE: (
        "More units than are out of service; the value tells how many are. Return at most that many."
    ),
    RejectCode.INVALID_ALTERNATIVE_COUNT: "A bid needs one to eight alternatives. Leave some out.",
    RejectCode.ALTERNATIVE_REPEATED: "A bid names a book twice; the value tells which. Name each book once.",
    RejectCode.TOO_MANY_POOLS: (
        "The exchange has as many pools as it may. Close some, or ask the operator to raise the server's limit."
    ),
    RejectCode.TOO_MANY_LEASES: (
        "The exchange has as many leases as it may. Try again when some have ended, or ask the operator to raise the "
        "server's limit."
    ),
    RejectCode.POOL_ON_BID: "Only offers name a pool. Leave it out of the bid.",
}


@dataclass(init=False)
class Logon(Message):
    """Opens a session; the first message on a connection.

    request_token: Sent back in the answer.
    name: Participant's name.
    secret: Participant's secret; empty is allowed where the server allows it.
    reports_after: Send again all kept execution reports above this sequence; the largest uint64: none.
    protocol_version: Schema version that the client speaks.
    cancel_on_disconnect: Cancel all orders of the participant when this session's heartbeats stop.
    """

    NAME: ClassVar[str] = "Logon"
    TEMPLATE_ID: ClassVar[int] = 1
    BLOCK_LENGTH: ClassVar[int] = 72
    FIRST_BLOCK_LENGTH: ClassVar[int] = 72
    LAYOUT: ClassVar[struct.Struct] = struct.Struct("<Q16s32sQHBBI")
    FIELDS: ClassVar[Tuple[FieldInfo, ...]] = (
        FieldInfo("requestToken", "request_token", 1, 0, int, 0, 18446744073709551615),
        FieldInfo("name", "name", 2, 8, str),
        FieldInfo("secret", "secret", 3, 24, str),
        FieldInfo("reportsAfter", "reports_after", 4, 56, int, 0, 18446744073709551615),
        FieldInfo("protocolVersion", "protocol_version", 5, 64, int, 0, 65535),
        FieldInfo("cancelOnDisconnect", "cancel_on_disconnect", 6, 66, bool),
    )

    request_token: int
    name: str
    secret: str = field(repr=False)
    reports_after: int
    protocol_version: int
    cancel_on_disconnect: bool

    def __init__(
        self,
        *,
        request_token: int,
        name: str,
        secret: str,
        reports_after: int,
        protocol_version: int,
        cancel_on_disconnect: bool = False,
    ) -> None:
        self.request_token = request_token
        self.name = name
        self.secret = secret
        self.reports_after = reports_after
        self.protocol_version = protocol_version
        self.cancel_on_disconnect = cancel_on_disconnect

    def _values(self) -> Tuple[Any, ...]:
        return (
            self.request_token,
            _encode_text("Logon.name", self.name, 16, "ascii"),
            _encode_text("Logon.secret", self.secret, 32, "utf-8"),
            self.reports_after,
            self.protocol_version,
            self.cancel_on_disconnect,
            0,
            0,
        )

    @classmethod
    def _from_block(cls, frame: Buffer, block_at: int) -> Logon:
        (
            request_token,
            name,
            secret,
            reports_after,
            protocol_version,
            cancel_on_disconnect,
            padding1,
            padding2,
        ) = cls.LAYOUT.unpack_from(frame, block_at)
        if cancel_on_disconnect > 1:
            raise WireError(RejectCode.FIELD_OUT_OF_RANGE, 1, 6, block_at + 66, cancel_on_disconnect)
        if padding1:
            raise WireError(RejectCode.RESERVED_NOT_ZERO, 1, 7, block_at + 67, padding1)
        if padding2:
            raise WireError(RejectCode.RESERVED_NOT_ZERO, 1, 8, block_at + 68, padding2)
        return cls(
            request_token=request_token,
            name=_decode_text(name, "ascii"),
            secret=_decode_text(secret, "utf-8"),
            reports_after=reports_after,
            protocol_version=protocol_version,
            cancel_on_disconnect=cancel_on_disconnect == 1,
        )


@dataclass(init=False)
class Heartbeat(Message):
    """Shows that a side is alive; the server answers each with one.

    request_token: Sent back in the answer.
    """

    NAME: ClassVar[str] = "Heartbeat"
    TEMPLATE_ID: ClassVar[int] = 2
    BLOCK_LENGTH: ClassVar[int] = 8
    FIRST_BLOCK_LENGTH: ClassVar[int] = 8
    LAYOUT: ClassVar[struct.Struct] = struct.Struct("<Q")
    FIELDS: ClassVar[Tuple[FieldInfo, ...]] = (
        FieldInfo("requestToken", "request_token", 1, 0, int, 0, 18446744073709551615),
    )

    request_token: int

    def __init__(
        self,
        *,
        request_token: int,
    ) -> None:
        self.request_token = request_token

    def _values(self) -> Tuple[Any, ...]:
        return (
            self.request_token,
        )

    @classmethod
    def _from_block(cls, frame: Buffer, block_at: int) -> Heartbeat:
        (
            request_token,
        ) = cls.LAYOUT.unpack_from(frame, block_at)
        return cls(
            request_token=request_token,
        )


@dataclass(init=False)
class NewOrder(Message):
    """Enters an order.

    request_id: Client order id.
    participant: Account number; in commands it is 0 on the wire and stamped by the gateway.
    instrument: Number of an order book in the catalogue.
    price: Limit price; absent for market and stop orders.
    quantity: Units to trade.
    minimum_quantity: The least that the immediate part must reach.
    display_quantity: What an iceberg order shows at a time.
    stop_price: Triggers a stop order.
    protection: How much worse than the best price a market order may trade.
    expires_at: Expiry of a good-till-time order.
    sent_at: The client's own time of sending; carried along for measuring latency, never used.
    side: Side of the book.
    order_type: How an order's price is meant.
    time_in_force: How long an order may wait.
    post_only: Refused if it would take.
    self_trade_prevention: On meeting an order of the same participant.
    gang: Of a bid: all units from one offer, at once, or wait. Reserved, and so no, in version 0.
    pool: Of an offer: the pool whose units it sells; absent: a pool of its own, of as many units and without end.
    """

    NAME: ClassVar[str] = "NewOrder"
    TEMPLATE_ID: ClassVar[int] = 10
    BLOCK_LENGTH: ClassVar[int] = 96
    FIRST_BLOCK_LENGTH: ClassVar[int] = 88
    LAYOUT: ClassVar[struct.Struct] = struct.Struct("<QIIqqqqqqQQBBBBBBHQ")
    FIELDS: ClassVar[Tuple[FieldInfo, ...]] = (
        FieldInfo("requestId", "request_id", 1, 0, int, 0, 18446744073709551615),
        FieldInfo("participant", "participant", 2, 8, int, 0, 4294967295),
        FieldInfo("instrument", "instrument", 3, 12, int, 0, 4294967295),
        FieldInfo("price", "price", 4, 16, int, -9223372036854775808, 9223372036854775807),
        FieldInfo("quantity", "quantity", 5, 24, int, -9223372036854775808, 9223372036854775807),
        FieldInfo("minimumQuantity", "minimum_quantity", 6, 32, int, -9223372036854775808, 9223372036854775807),
        FieldInfo("displayQuantity", "display_quantity", 7, 40, int, -9223372036854775808, 9223372036854775807),
        FieldInfo("stopPrice", "stop_price", 8, 48, int, -9223372036854775808, 9223372036854775807),
        FieldInfo("protection", "protection", 9, 56, int, -9223372036854775808, 9223372036854775807),
        FieldInfo("expiresAt", "expires_at", 10, 64, int, 0, 18446744073709551615),
        FieldInfo("sentAt", "sent_at", 11, 72, int, 0, 18446744073709551615),
        FieldInfo("side", "side", 12, 80, Side),
        FieldInfo("orderType", "order_type", 13, 81, OrderType),
        FieldInfo("timeInForce", "time_in_force", 14, 82, TimeInForce),
        FieldInfo("postOnly", "post_only", 15, 83, bool),
        FieldInfo("selfTradePrevention", "self_trade_prevention", 16, 84, SelfTradePrevention),
        FieldInfo("gang", "gang", 17, 85, bool),
        FieldInfo("pool", "pool", 19, 88, int, 0, 18446744073709551615),
    )

    request_id: int
    participant: int
    instrument: int
    price: Optional[int]
    quantity: int
    minimum_quantity: Optional[int]
    display_quantity: Optional[int]
    stop_price: Optional[int]
    protection: Optional[int]
    expires_at: Optional[int]
    sent_at: Optional[int]
    side: Side
    order_type: OrderType
    time_in_force: TimeInForce
    post_only: bool
    self_trade_prevention: SelfTradePrevention
    gang: bool
    pool: Optional[int]

    def __init__(
        self,
        *,
        request_id: int,
        participant: int = 0,
        instrument: int,
        price: Optional[int] = None,
        quantity: int,
        minimum_quantity: Optional[int] = None,
        display_quantity: Optional[int] = None,
        stop_price: Optional[int] = None,
        protection: Optional[int] = None,
        expires_at: Optional[int] = None,
        sent_at: Optional[int] = None,
        side: Side,
        order_type: OrderType,
        time_in_force: TimeInForce,
        post_only: bool = False,
        self_trade_prevention: SelfTradePrevention,
        gang: bool = False,
        pool: Optional[int] = None,
    ) -> None:
        self.request_id = request_id
        self.participant = participant
        self.instrument = instrument
        self.price = price
        self.quantity = quantity
        self.minimum_quantity = minimum_quantity
        self.display_quantity = display_quantity
        self.stop_price = stop_price
        self.protection = protection
        self.expires_at = expires_at
        self.sent_at = sent_at
        self.side = side
        self.order_type = order_type
        self.time_in_force = time_in_force
        self.post_only = post_only
        self.self_trade_prevention = self_trade_prevention
        self.gang = gang
        self.pool = pool

    def _values(self) -> Tuple[Any, ...]:
        return (
            self.request_id,
            self.participant,
            self.instrument,
            -9223372036854775808 if self.price is None else self.price,
            self.quantity,
            -9223372036854775808 if self.minimum_quantity is None else self.minimum_quantity,
            -9223372036854775808 if self.display_quantity is None else self.display_quantity,
            -9223372036854775808 if self.stop_price is None else self.stop_price,
            -9223372036854775808 if self.protection is None else self.protection,
            0 if self.expires_at is None else self.expires_at,
            0 if self.sent_at is None else self.sent_at,
            self.side,
            self.order_type,
            self.time_in_force,
            self.post_only,
            self.self_trade_prevention,
            self.gang,
            0,
            0 if self.pool is None else self.pool,
        )

    @classmethod
    def _from_block(cls, frame: Buffer, block_at: int) -> NewOrder:
        (
            request_id,
            participant,
            instrument,
            price,
            quantity,
            minimum_quantity,
            display_quantity,
            stop_price,
            protection,
            expires_at,
            sent_at,
            side,
            order_type,
            time_in_force,
            post_only,
            self_trade_prevention,
            gang,
            padding2,
            pool,
        ) = cls.LAYOUT.unpack_from(frame, block_at)
        if instrument < 1:
            raise WireError(RejectCode.FIELD_OUT_OF_RANGE, 10, 3, block_at + 12, instrument)
        side = _decode_enum(Side, 10, 12, block_at + 80, side)
        order_type = _decode_enum(OrderType, 10, 13, block_at + 81, order_type)
        time_in_force = _decode_enum(TimeInForce, 10, 14, block_at + 82, time_in_force)
        if post_only > 1:
            raise WireError(RejectCode.FIELD_OUT_OF_RANGE, 10, 15, block_at + 83, post_only)
        self_trade_prevention = _decode_enum(SelfTradePrevention, 10, 16, block_at + 84, self_trade_prevention)
        if gang > 1:
            raise WireError(RejectCode.FIELD_OUT_OF_RANGE, 10, 17, block_at + 85, gang)
        if padding2:
            raise WireError(RejectCode.RESERVED_NOT_ZERO, 10, 18, block_at + 86, padding2)
        return cls(
            request_id=request_id,
            participant=participant,
            instrument=instrument,
            price=None if price == -9223372036854775808 else price,
            quantity=quantity,
            minimum_quantity=None if minimum_quantity == -9223372036854775808 else minimum_quantity,
            display_quantity=None if display_quantity == -9223372036854775808 else display_quantity,
            stop_price=None if stop_price == -9223372036854775808 else stop_price,
            protection=None if protection == -9223372036854775808 else protection,
            expires_at=None if expires_at == 0 else expires_at,
            sent_at=None if sent_at == 0 else sent_at,
            side=side,
            order_type=order_type,
            time_in_force=time_in_force,
            post_only=post_only == 1,
            self_trade_prevention=self_trade_prevention,
            gang=gang == 1,
            pool=None if pool == 0 else pool,
        )


@dataclass(init=False)
class CancelOrder(Message):
    """Takes an order out of its book. Names it by order or by clientOrder, not both.

    request_id: A participant's own id of a command; rises from command to command, across reconnections.
    participant: Account number; in commands it is 0 on the wire and stamped by the gateway.
    order: The exchange's id of the order.
    client_order: The request id that entered the order.
    """

    NAME: ClassVar[str] = "CancelOrder"
    TEMPLATE_ID: ClassVar[int] = 11
    BLOCK_LENGTH: ClassVar[int] = 32
    FIRST_BLOCK_LENGTH: ClassVar[int] = 32
    LAYOUT: ClassVar[struct.Struct] = struct.Struct("<QIIQQ")
    FIELDS: ClassVar[Tuple[FieldInfo, ...]] = (
        FieldInfo("requestId", "request_id", 1, 0, int, 0, 18446744073709551615),
        FieldInfo("participant", "participant", 2, 8, int, 0, 4294967295),
        FieldInfo("order", "order", 4, 16, int, 0, 18446744073709551615),
        FieldInfo("clientOrder", "client_order", 5, 24, int, 0, 18446744073709551615),
    )

    request_id: int
    participant: int
    order: Optional[int]
    client_order: Optional[int]

    def __init__(
        self,
        *,
        request_id: int,
        participant: int = 0,
        order: Optional[int] = None,
        client_order: Optional[int] = None,
    ) -> None:
        self.request_id = request_id
        self.participant = participant
        self.order = order
        self.client_order = client_order

    def _values(self) -> Tuple[Any, ...]:
        return (
            self.request_id,
            self.participant,
            0,
            0 if self.order is None else self.order,
            0 if self.client_order is None else self.client_order,
        )

    @classmethod
    def _from_block(cls, frame: Buffer, block_at: int) -> CancelOrder:
        (
            request_id,
            participant,
            padding1,
            order,
            client_order,
        ) = cls.LAYOUT.unpack_from(frame, block_at)
        if padding1:
            raise WireError(RejectCode.RESERVED_NOT_ZERO, 11, 3, block_at + 12, padding1)
        return cls(
            request_id=request_id,
            participant=participant,
            order=None if order == 0 else order,
            client_order=None if client_order == 0 else client_order,
        )


@dataclass(init=False)
class AmendOrder(Message):
    """Changes price or quantity. A lower or equal quantity at the same price keeps its place; anything else loses it
    and may trade.

    request_id: A participant's own id of a command; rises from command to command, across reconnections.
    participant: Account number; in commands it is 0 on the wire and stamped by the gateway.
    order: The exchange's id of an order; absent: 0.
    client_order: A participant's own id of a command; absent: 0.
    price: New limit; absent: as it is.
    quantity: New number of units left to trade; absent: as it is.
    """

    NAME: ClassVar[str] = "AmendOrder"
    TEMPLATE_ID: ClassVar[int] = 12
    BLOCK_LENGTH: ClassVar[int] = 48
    FIRST_BLOCK_LENGTH: ClassVar[int] = 48
    LAYOUT: ClassVar[struct.Struct] = struct.Struct("<QIIQQqq")
    FIELDS: ClassVar[Tuple[FieldInfo, ...]] = (
        FieldInfo("requestId", "request_id", 1, 0, int, 0, 18446744073709551615),
        FieldInfo("participant", "participant", 2, 8, int, 0, 4294967295),
        FieldInfo("order", "order", 4, 16, int, 0, 18446744073709551615),
        FieldInfo("clientOrder", "client_order", 5, 24, int, 0, 18446744073709551615),
        FieldInfo("price", "price", 6, 32, int, -9223372036854775808, 9223372036854775807),
        FieldInfo("quantity", "quantity", 7, 40, int, -9223372036854775808, 9223372036854775807),
    )

    request_id: int
    participant: int
    order: Optional[int]
    client_order: Optional[int]
    price: Optional[int]
    quantity: Optional[int]

    def __init__(
        self,
        *,
        request_id: int,
        participant: int = 0,
        order: Optional[int] = None,
        client_order: Optional[int] = None,
        price: Optional[int] = None,
        quantity: Optional[int] = None,
    ) -> None:
        self.request_id = request_id
        self.participant = participant
        self.order = order
        self.client_order = client_order
        self.price = price
        self.quantity = quantity

    def _values(self) -> Tuple[Any, ...]:
        return (
            self.request_id,
            self.participant,
            0,
            0 if self.order is None else self.order,
            0 if self.client_order is None else self.client_order,
            -9223372036854775808 if self.price is None else self.price,
            -9223372036854775808 if self.quantity is None else self.quantity,
        )

    @classmethod
    def _from_block(cls, frame: Buffer, block_at: int) -> AmendOrder:
        (
            request_id,
            participant,
            padding1,
            order,
            client_order,
            price,
            quantity,
        ) = cls.LAYOUT.unpack_from(frame, block_at)
        if padding1:
            raise WireError(RejectCode.RESERVED_NOT_ZERO, 12, 3, block_at + 12, padding1)
        return cls(
            request_id=request_id,
            participant=participant,
            order=None if order == 0 else order,
            client_order=None if client_order == 0 else client_order,
            price=None if price == -9223372036854775808 else price,
            quantity=None if quantity == -9223372036854775808 else quantity,
        )


@dataclass(init=False)
class MassCancel(Message):
    """Cancels all live orders of the participant, or those of one instrument or side.

    request_id: A participant's own id of a command; rises from command to command, across reconnections.
    participant: Account number; in commands it is 0 on the wire and stamped by the gateway.
    instrument: Number of an order book; absent: 0.
    side: A side, or both.
    """

    NAME: ClassVar[str] = "MassCancel"
    TEMPLATE_ID: ClassVar[int] = 13
    BLOCK_LENGTH: ClassVar[int] = 24
    FIRST_BLOCK_LENGTH: ClassVar[int] = 24
    LAYOUT: ClassVar[struct.Struct] = struct.Struct("<QIIBBHI")
    FIELDS: ClassVar[Tuple[FieldInfo, ...]] = (
        FieldInfo("requestId", "request_id", 1, 0, int, 0, 18446744073709551615),
        FieldInfo("participant", "participant", 2, 8, int, 0, 4294967295),
        FieldInfo("instrument", "instrument", 3, 12, int, 0, 4294967295),
        FieldInfo("side", "side", 4, 16, SideChoice),
    )

    request_id: int
    participant: int
    instrument: Optional[int]
    side: SideChoice

    def __init__(
        self,
        *,
        request_id: int,
        participant: int = 0,
        instrument: Optional[int] = None,
        side: SideChoice,
    ) -> None:
        self.request_id = request_id
        self.participant = participant
        self.instrument = instrument
        self.side = side

    def _values(self) -> Tuple[Any, ...]:
        return (
            self.request_id,
            self.participant,
            0 if self.instrument is None else self.instrument,
            self.side,
            0,
            0,
            0,
        )

    @classmethod
    def _from_block(cls, frame: Buffer, block_at: int) -> MassCancel:
        (
            request_id,
            participant,
            instrument,
            side,
            padding1,
            padding2,
            padding3,
        ) = cls.LAYOUT.unpack_from(frame, block_at)
        side = _decode_enum(SideChoice, 13, 4, block_at + 16, side)
        if padding1:
            raise WireError(RejectCode.RESERVED_NOT_ZERO, 13, 5, block_at + 17, padding1)
        if padding2:
            raise WireError(RejectCode.RESERVED_NOT_ZERO, 13, 6, block_at + 18, padding2)
        if padding3:
            raise WireError(RejectCode.RESERVED_NOT_ZERO, 13, 7, block_at + 20, padding3)
        return cls(
            request_id=request_id,
            participant=participant,
            instrument=None if instrument == 0 else instrument,
            side=side,
        )


@dataclass(init=False)
class NewAlternatives(Message):
    """Enters a bid that any of up to eight books may fill, each with its own limit; all share one quantity.

    request_id: Client order id.
    participant: Account number; in commands it is 0 on the wire and stamped by the gateway.
    count: Alternatives named: 1 to 8.
    quantity: Units wanted, in all books together.
    expires_at: Expiry of a good-till-time bid.
    sent_at: The client's own time of sending; carried along for measuring latency, never used.
    price1: Limit in the first book.
    price2: Limit in the second book.
    price3: Limit in the third book.
    price4: Limit in the fourth book.
    price5: Limit in the fifth book.
    price6: Limit in the sixth book.
    price7: Limit in the seventh book.
    price8: Limit in the eighth book.
    instrument1: The first book.
    instrument2: The second book.
    instrument3: The third book.
    instrument4: The fourth book.
    instrument5: The fifth book.
    instrument6: The sixth book.
    instrument7: The seventh book.
    instrument8: The eighth book.
    time_in_force: How long an order may wait.
    self_trade_prevention: On meeting an order of the same participant.
    gang: All units from one offer, at once, or wait.
    """

    NAME: ClassVar[str] = "NewAlternatives"
    TEMPLATE_ID: ClassVar[int] = 14
    BLOCK_LENGTH: ClassVar[int] = 144
    FIRST_BLOCK_LENGTH: ClassVar[int] = 144
    LAYOUT: ClassVar[struct.Struct] = struct.Struct("<QIIqQQqqqqqqqqIIIIIIIIBBBBI")
    FIELDS: ClassVar[Tuple[FieldInfo, ...]] = (
        FieldInfo("requestId", "request_id", 1, 0, int, 0, 18446744073709551615),
        FieldInfo("participant", "participant", 2, 8, int, 0, 4294967295),
        FieldInfo("count", "count", 3, 12, int, 0, 4294967295),
        FieldInfo("quantity", "quantity", 4, 16, int, -9223372036854775808, 9223372036854775807),
        FieldInfo("expiresAt", "expires_at", 5, 24, int, 0, 18446744073709551615),
        FieldInfo("sentAt", "sent_at", 6, 32, int, 0, 18446744073709551615),
        FieldInfo("price1", "price1", 7, 40, int, -9223372036854775808, 9223372036854775807),
        FieldInfo("price2", "price2", 8, 48, int, -9223372036854775808, 9223372036854775807),
        FieldInfo("price3", "price3", 9, 56, int, -9223372036854775808, 9223372036854775807),
        FieldInfo("price4", "price4", 10, 64, int, -9223372036854775808, 9223372036854775807),
        FieldInfo("price5", "price5", 11, 72, int, -9223372036854775808, 9223372036854775807),
        FieldInfo("price6", "price6", 12, 80, int, -9223372036854775808, 9223372036854775807),
        FieldInfo("price7", "price7", 13, 88, int, -9223372036854775808, 9223372036854775807),
        FieldInfo("price8", "price8", 14, 96, int, -9223372036854775808, 9223372036854775807),
        FieldInfo("instrument1", "instrument1", 15, 104, int, 0, 4294967295),
        FieldInfo("instrument2", "instrument2", 16, 108, int, 0, 4294967295),
        FieldInfo("instrument3", "instrument3", 17, 112, int, 0, 4294967295),
        FieldInfo("instrument4", "instrument4", 18, 116, int, 0, 4294967295),
        FieldInfo("instrument5", "instrument5", 19, 120, int, 0, 4294967295),
        FieldInfo("instrument6", "instrument6", 20, 124, int, 0, 4294967295),
        FieldInfo("instrument7", "instrument7", 21, 128, int, 0, 4294967295),
        FieldInfo("instrument8", "instrument8", 22, 132, int, 0, 4294967295),
        FieldInfo("timeInForce", "time_in_force", 23, 136, TimeInForce),
        FieldInfo("selfTradePrevention", "self_trade_prevention", 24, 137, SelfTradePrevention),
        FieldInfo("gang", "gang", 25, 138, bool),
    )

    request_id: int
    participant: int
    count: int
    quantity: int
    expires_at: Optional[int]
    sent_at: Optional[int]
    price1: Optional[int]
    price2: Optional[int]
    price3: Optional[int]
    price4: Optional[int]
    price5: Optional[int]
    price6: Optional[int]
    price7: Optional[int]
    price8: Optional[int]
    instrument1: Optional[int]
    instrument2: Optional[int]
    instrument3: Optional[int]
    instrument4: Optional[int]
    instrument5: Optional[int]
    instrument6: Optional[int]
    instrument7: Optional[int]
    instrument8: Optional[int]
    time_in_force: TimeInForce
    self_trade_prevention: SelfTradePrevention
    gang: bool

    def __init__(
        self,
        *,
        request_id: int,
        participant: int = 0,
        count: int,
        quantity: int,
        expires_at: Optional[int] = None,
        sent_at: Optional[int] = None,
        price1: Optional[int] = None,
        price2: Optional[int] = None,
        price3: Optional[int] = None,
        price4: Optional[int] = None,
        price5: Optional[int] = None,
        price6: Optional[int] = None,
        price7: Optional[int] = None,
        price8: Optional[int] = None,
        instrument1: Optional[int] = None,
        instrument2: Optional[int] = None,
        instrument3: Optional[int] = None,
        instrument4: Optional[int] = None,
        instrument5: Optional[int] = None,
        instrument6: Optional[int] = None,
        instrument7: Optional[int] = None,
        instrument8: Optional[int] = None,
        time_in_force: TimeInForce,
        self_trade_prevention: SelfTradePrevention,
        gang: bool = False,
    ) -> None:
        self.request_id = request_id
        self.participant = participant
        self.count = count
        self.quantity = quantity
        self.expires_at = expires_at
        self.sent_at = sent_at
        self.price1 = price1
        self.price2 = price2
        self.price3 = price3
        self.price4 = price4
        self.price5 = price5
        self.price6 = price6
        self.price7 = price7
        self.price8 = price8
        self.instrument1 = instrument1
        self.instrument2 = instrument2
        self.instrument3 = instrument3
        self.instrument4 = instrument4
        self.instrument5 = instrument5
        self.instrument6 = instrument6
        self.instrument7 = instrument7
        self.instrument8 = instrument8
        self.time_in_force = time_in_force
        self.self_trade_prevention = self_trade_prevention
        self.gang = gang

    def _values(self) -> Tuple[Any, ...]:
        return (
            self.request_id,
            self.participant,
            self.count,
            self.quantity,
            0 if self.expires_at is None else self.expires_at,
            0 if self.sent_at is None else self.sent_at,
            -9223372036854775808 if self.price1 is None else self.price1,
            -9223372036854775808 if self.price2 is None else self.price2,
            -9223372036854775808 if self.price3 is None else self.price3,
            -9223372036854775808 if self.price4 is None else self.price4,
            -9223372036854775808 if self.price5 is None else self.price5,
            -9223372036854775808 if self.price6 is None else self.price6,
            -9223372036854775808 if self.price7 is None else self.price7,
            -9223372036854775808 if self.price8 is None else self.price8,
            0 if self.instrument1 is None else self.instrument1,
            0 if self.instrument2 is None else self.instrument2,
            0 if self.instrument3 is None else self.instrument3,
            0 if self.instrument4 is None else self.instrument4,
            0 if self.instrument5 is None else self.instrument5,
            0 if self.instrument6 is None else self.instrument6,
            0 if self.instrument7 is None else self.instrument7,
            0 if self.instrument8 is None else self.instrument8,
            self.time_in_force,
            self.self_trade_prevention,
            self.gang,
            0,
            0,
        )

    @classmethod
    def _from_block(cls, frame: Buffer, block_at: int) -> NewAlternatives:
        (
            request_id,
            participant,
            count,
            quantity,
            expires_at,
            sent_at,
            price1,
            price2,
            price3,
            price4,
            price5,
            price6,
            price7,
            price8,
            instrument1,
            instrument2,
            instrument3,
            instrument4,
            instrument5,
            instrument6,
            instrument7,
            instrument8,
            time_in_force,
            self_trade_prevention,
            gang,
            padding1,
            padding2,
        ) = cls.LAYOUT.unpack_from(frame, block_at)
        time_in_force = _decode_enum(TimeInForce, 14, 23, block_at + 136, time_in_force)
        self_trade_prevention = _decode_enum(SelfTradePrevention, 14, 24, block_at + 137, self_trade_prevention)
        if gang > 1:
            raise WireError(RejectCode.FIELD_OUT_OF_RANGE, 14, 25, block_at + 138, gang)
        if padding1:
            raise WireError(RejectCode.RESERVED_NOT_ZERO, 14, 26, block_at + 139, padding1)
        if padding2:
            raise WireError(RejectCode.RESERVED_NOT_ZERO, 14, 27, block_at + 140, padding2)
        return cls(
            request_id=request_id,
            participant=participant,
            count=count,
            quantity=quantity,
            expires_at=None if expires_at == 0 else expires_at,
            sent_at=None if sent_at == 0 else sent_at,
            price1=None if price1 == -9223372036854775808 else price1,
            price2=None if price2 == -9223372036854775808 else price2,
            price3=None if price3 == -9223372036854775808 else price3,
            price4=None if price4 == -9223372036854775808 else price4,
            price5=None if price5 == -9223372036854775808 else price5,
            price6=None if price6 == -9223372036854775808 else price6,
            price7=None if price7 == -9223372036854775808 else price7,
            price8=None if price8 == -9223372036854775808 else price8,
            instrument1=None if instrument1 == 0 else instrument1,
            instrument2=None if instrument2 == 0 else instrument2,
            instrument3=None if instrument3 == 0 else instrument3,
            instrument4=None if instrument4 == 0 else instrument4,
            instrument5=None if instrument5 == 0 else instrument5,
            instrument6=None if instrument6 == 0 else instrument6,
            instrument7=None if instrument7 == 0 else instrument7,
            instrument8=None if instrument8 == 0 else instrument8,
            time_in_force=time_in_force,
            self_trade_prevention=self_trade_prevention,
            gang=gang == 1,
        )


@dataclass(init=False)
class DepositCapacity(Message):
    """Opens a pool: units that the participant may offer in as many books as it likes.

    request_id: A participant's own id of a command; rises from command to command, across reconnections.
    participant: Account number; in commands it is 0 on the wire and stamped by the gateway.
    spec: Spec number.
    region: Region number.
    units: Whole lots.
    end: Until when the units may be used; absent: without end.
    """

    NAME: ClassVar[str] = "DepositCapacity"
    TEMPLATE_ID: ClassVar[int] = 15
    BLOCK_LENGTH: ClassVar[int] = 40
    FIRST_BLOCK_LENGTH: ClassVar[int] = 40
    LAYOUT: ClassVar[struct.Struct] = struct.Struct("<QIIIIqQ")
    FIELDS: ClassVar[Tuple[FieldInfo, ...]] = (
        FieldInfo("requestId", "request_id", 1, 0, int, 0, 18446744073709551615),
        FieldInfo("participant", "participant", 2, 8, int, 0, 4294967295),
        FieldInfo("spec", "spec", 3, 12, int, 0, 4294967295),
        FieldInfo("region", "region", 4, 16, int, 0, 4294967295),
        FieldInfo("units", "units", 6, 24, int, -9223372036854775808, 9223372036854775807),
        FieldInfo("end", "end", 7, 32, int, 0, 18446744073709551615),
    )

    request_id: int
    participant: int
    spec: int
    region: int
    units: int
    end: Optional[int]

    def __init__(
        self,
        *,
        request_id: int,
        participant: int = 0,
        spec: int,
        region: int,
        units: int,
        end: Optional[int] = None,
    ) -> None:
        self.request_id = request_id
        self.participant = participant
        self.spec = spec
        self.region = region
        self.units = units
        self.end = end

    def _values(self) -> Tuple[Any, ...]:
        return (
            self.request_id,
            self.participant,
            self.spec,
            self.region,
            0,
            self.units,
            0 if self.end is None else self.end,
        )

    @classmethod
    def _from_block(cls, frame: Buffer, block_at: int) -> DepositCapacity:
        (
            request_id,
            participant,
            spec,
            region,
            padding1,
            units,
            end,
        ) = cls.LAYOUT.unpack_from(frame, block_at)
        if padding1:
            raise WireError(RejectCode.RESERVED_NOT_ZERO, 15, 5, block_at + 20, padding1)
        return cls(
            request_id=request_id,
            participant=participant,
            spec=spec,
            region=region,
            units=units,
            end=None if end == 0 else end,
        )


@dataclass(init=False)
class DepositLease(Message):
    """Opens a pool of units that the participant has on lease; it ends when the lease does.

    request_id: A participant's own id of a command; rises from command to command, across reconnections.
    participant: Account number; in commands it is 0 on the wire and stamped by the gateway.
    lease: The exchange's id of a lease.
    units: Absent: all that are not deposited yet.
    """

    NAME: ClassVar[str] = "DepositLease"
    TEMPLATE_ID: ClassVar[int] = 16
    BLOCK_LENGTH: ClassVar[int] = 32
    FIRST_BLOCK_LENGTH: ClassVar[int] = 32
    LAYOUT: ClassVar[struct.Struct] = struct.Struct("<QIIQq")
    FIELDS: ClassVar[Tuple[FieldInfo, ...]] = (
        FieldInfo("requestId", "request_id", 1, 0, int, 0, 18446744073709551615),
        FieldInfo("participant", "participant", 2, 8, int, 0, 4294967295),
        FieldInfo("lease", "lease", 4, 16, int, 0, 18446744073709551615),
        FieldInfo("units", "units", 5, 24, int, -9223372036854775808, 9223372036854775807),
    )

    request_id: int
    participant: int
    lease: int
    units: Optional[int]

    def __init__(
        self,
        *,
        request_id: int,
        participant: int = 0,
        lease: int,
        units: Optional[int] = None,
    ) -> None:
        self.request_id = request_id
        self.participant = participant
        self.lease = lease
        self.units = units

    def _values(self) -> Tuple[Any, ...]:
        return (
            self.request_id,
            self.participant,
            0,
            self.lease,
            -9223372036854775808 if self.units is None else self.units,
        )

    @classmethod
    def _from_block(cls, frame: Buffer, block_at: int) -> DepositLease:
        (
            request_id,
            participant,
            padding1,
            lease,
            units,
        ) = cls.LAYOUT.unpack_from(frame, block_at)
        if padding1:
            raise WireError(RejectCode.RESERVED_NOT_ZERO, 16, 3, block_at + 12, padding1)
        return cls(
            request_id=request_id,
            participant=participant,
            lease=lease,
            units=None if units == -9223372036854775808 else units,
        )


@dataclass(init=False)
class WithdrawCapacity(Message):
    """Takes free units out of a pool for good; a pool of which nothing is left is closed.

    request_id: A participant's own id of a command; rises from command to command, across reconnections.
    participant: Account number; in commands it is 0 on the wire and stamped by the gateway.
    pool: The exchange's id of a pool of capacity.
    units: Absent: all that are free.
    """

    NAME: ClassVar[str] = "WithdrawCapacity"
    TEMPLATE_ID: ClassVar[int] = 17
    BLOCK_LENGTH: ClassVar[int] = 32
    FIRST_BLOCK_LENGTH: ClassVar[int] = 32
    LAYOUT: ClassVar[struct.Struct] = struct.Struct("<QIIQq")
    FIELDS: ClassVar[Tuple[FieldInfo, ...]] = (
        FieldInfo("requestId", "request_id", 1, 0, int, 0, 18446744073709551615),
        FieldInfo("participant", "participant", 2, 8, int, 0, 4294967295),
        FieldInfo("pool", "pool", 4, 16, int, 0, 18446744073709551615),
        FieldInfo("units", "units", 5, 24, int, -9223372036854775808, 9223372036854775807),
    )

    request_id: int
    participant: int
    pool: int
    units: Optional[int]

    def __init__(
        self,
        *,
        request_id: int,
        participant: int = 0,
        pool: int,
        units: Optional[int] = None,
    ) -> None:
        self.request_id = request_id
        self.participant = participant
        self.pool = pool
        self.units = units

    def _values(self) -> Tuple[Any, ...]:
        return (
            self.request_id,
            self.participant,
            0,
            self.pool,
            -9223372036854775808 if self.units is None else self.units,
        )

    @classmethod
    def _from_block(cls, frame: Buffer, block_at: int) -> WithdrawCapacity:
        (
            request_id,
            participant,
            padding1,
            pool,
            units,
        ) = cls.LAYOUT.unpack_from(frame, block_at)
        if padding1:
            raise WireError(RejectCode.RESERVED_NOT_ZERO, 17, 3, block_at + 12, padding1)
        return cls(
            request_id=request_id,
            participant=participant,
            pool=pool,
            units=None if units == -9223372036854775808 else units,
        )


@dataclass(init=False)
class EndLease(Message):
    """The provider ends a lease early, as when a card failed. The units are out of the pool until ReturnCapacity.

    request_id: A participant's own id of a command; rises from command to command, across reconnections.
    participant: Account number; in commands it is 0 on the wire and stamped by the gateway.
    lease: The exchange's id of a lease.
    units: Of those that the buyer has not deposited; absent: the whole lease and every lease under it.
    """

    NAME: ClassVar[str] = "EndLease"
    TEMPLATE_ID: ClassVar[int] = 18
    BLOCK_LENGTH: ClassVar[int] = 32
    FIRST_BLOCK_LENGTH: ClassVar[int] = 32
    LAYOUT: ClassVar[struct.Struct] = struct.Struct("<QIIQq")
    FIELDS: ClassVar[Tuple[FieldInfo, ...]] = (
        FieldInfo("requestId", "request_id", 1, 0, int, 0, 18446744073709551615),
        FieldInfo("participant", "participant", 2, 8, int, 0, 4294967295),
        FieldInfo("lease", "lease", 4, 16, int, 0, 18446744073709551615),
        FieldInfo("units", "units", 5, 24, int, -9223372036854775808, 9223372036854775807),
    )

    request_id: int
    participant: int
    lease: int
    units: Optional[int]

    def __init__(
        self,
        *,
        request_id: int,
        participant: int = 0,
        lease: int,
        units: Optional[int] = None,
    ) -> None:
        self.request_id = request_id
        self.participant = participant
        self.lease = lease
        self.units = units

    def _values(self) -> Tuple[Any, ...]:
        return (
            self.request_id,
            self.participant,
            0,
            self.lease,
            -9223372036854775808 if self.units is None else self.units,
        )

    @classmethod
    def _from_block(cls, frame: Buffer, block_at: int) -> EndLease:
        (
            request_id,
            participant,
            padding1,
            lease,
            units,
        ) = cls.LAYOUT.unpack_from(frame, block_at)
        if padding1:
            raise WireError(RejectCode.RESERVED_NOT_ZERO, 18, 3, block_at + 12, padding1)
        return cls(
            request_id=request_id,
            participant=participant,
            lease=lease,
            units=None if units == -9223372036854775808 else units,
        )


@dataclass(init=False)
class ReturnCapacity(Message):
    """Units that an early end took out of service are back.

    request_id: A participant's own id of a command; rises from command to command, across reconnections.
    participant: Account number; in commands it is 0 on the wire and stamped by the gateway.
    pool: The exchange's id of a pool of capacity.
    units: Whole units (cards or servers).
    """

    NAME: ClassVar[str] = "ReturnCapacity"
    TEMPLATE_ID: ClassVar[int] = 19
    BLOCK_LENGTH: ClassVar[int] = 32
    FIRST_BLOCK_LENGTH: ClassVar[int] = 32
    LAYOUT: ClassVar[struct.Struct] = struct.Struct("<QIIQq")
    FIELDS: ClassVar[Tuple[FieldInfo, ...]] = (
        FieldInfo("requestId", "request_id", 1, 0, int, 0, 18446744073709551615),
        FieldInfo("participant", "participant", 2, 8, int, 0, 4294967295),
        FieldInfo("pool", "pool", 4, 16, int, 0, 18446744073709551615),
        FieldInfo("units", "units", 5, 24, int, -9223372036854775808, 9223372036854775807),
    )

    request_id: int
    participant: int
    pool: int
    units: int

    def __init__(
        self,
        *,
        request_id: int,
        participant: int = 0,
        pool: int,
        units: int,
    ) -> None:
        self.request_id = request_id
        self.participant = participant
        self.pool = pool
        self.units = units

    def _values(self) -> Tuple[Any, ...]:
        return (
            self.request_id,
            self.participant,
            0,
            self.pool,
            self.units,
        )

    @classmethod
    def _from_block(cls, frame: Buffer, block_at: int) -> ReturnCapacity:
        (
            request_id,
            participant,
            padding1,
            pool,
            units,
        ) = cls.LAYOUT.unpack_from(frame, block_at)
        if padding1:
            raise WireError(RejectCode.RESERVED_NOT_ZERO, 19, 3, block_at + 12, padding1)
        return cls(
            request_id=request_id,
            participant=participant,
            pool=pool,
            units=units,
        )


@dataclass(init=False)
class QueryOpenOrders(Message):
    """Asks for the participant's live orders: OpenOrder each, then QueryDone.

    request_token: An opaque value that is sent back unchanged.
    participant: Account number; in commands it is 0 on the wire and stamped by the gateway.
    """

    NAME: ClassVar[str] = "QueryOpenOrders"
    TEMPLATE_ID: ClassVar[int] = 30
    BLOCK_LENGTH: ClassVar[int] = 16
    FIRST_BLOCK_LENGTH: ClassVar[int] = 16
    LAYOUT: ClassVar[struct.Struct] = struct.Struct("<QII")
    FIELDS: ClassVar[Tuple[FieldInfo, ...]] = (
        FieldInfo("requestToken", "request_token", 1, 0, int, 0, 18446744073709551615),
        FieldInfo("participant", "participant", 2, 8, int, 0, 4294967295),
    )

    request_token: int
    participant: int

    def __init__(
        self,
        *,
        request_token: int,
        participant: int,
    ) -> None:
        self.request_token = request_token
        self.participant = participant

    def _values(self) -> Tuple[Any, ...]:
        return (
            self.request_token,
            self.participant,
            0,
        )

    @classmethod
    def _from_block(cls, frame: Buffer, block_at: int) -> QueryOpenOrders:
        (
            request_token,
            participant,
            padding1,
        ) = cls.LAYOUT.unpack_from(frame, block_at)
        if padding1:
            raise WireError(RejectCode.RESERVED_NOT_ZERO, 30, 3, block_at + 12, padding1)
        return cls(
            request_token=request_token,
            participant=participant,
        )


@dataclass(init=False)
class QueryCatalogue(Message):
    """Asks for specs, regions, tenors and instruments, then QueryDone. Needs no logon.

    request_token: An opaque value that is sent back unchanged.
    """

    NAME: ClassVar[str] = "QueryCatalogue"
    TEMPLATE_ID: ClassVar[int] = 31
    BLOCK_LENGTH: ClassVar[int] = 8
    FIRST_BLOCK_LENGTH: ClassVar[int] = 8
    LAYOUT: ClassVar[struct.Struct] = struct.Struct("<Q")
    FIELDS: ClassVar[Tuple[FieldInfo, ...]] = (
        FieldInfo("requestToken", "request_token", 1, 0, int, 0, 18446744073709551615),
    )

    request_token: int

    def __init__(
        self,
        *,
        request_token: int,
    ) -> None:
        self.request_token = request_token

    def _values(self) -> Tuple[Any, ...]:
        return (
            self.request_token,
        )

    @classmethod
    def _from_block(cls, frame: Buffer, block_at: int) -> QueryCatalogue:
        (
            request_token,
        ) = cls.LAYOUT.unpack_from(frame, block_at)
        return cls(
            request_token=request_token,
        )


@dataclass(init=False)
class QueryPools(Message):
    """Asks for the participant's open pools: OpenPool each, then QueryDone.

    request_token: An opaque value that is sent back unchanged.
    participant: Account number; in commands it is 0 on the wire and stamped by the gateway.
    """

    NAME: ClassVar[str] = "QueryPools"
    TEMPLATE_ID: ClassVar[int] = 32
    BLOCK_LENGTH: ClassVar[int] = 16
    FIRST_BLOCK_LENGTH: ClassVar[int] = 16
    LAYOUT: ClassVar[struct.Struct] = struct.Struct("<QII")
    FIELDS: ClassVar[Tuple[FieldInfo, ...]] = (
        FieldInfo("requestToken", "request_token", 1, 0, int, 0, 18446744073709551615),
        FieldInfo("participant", "participant", 2, 8, int, 0, 4294967295),
    )

    request_token: int
    participant: int

    def __init__(
        self,
        *,
        request_token: int,
        participant: int,
    ) -> None:
        self.request_token = request_token
        self.participant = participant

    def _values(self) -> Tuple[Any, ...]:
        return (
            self.request_token,
            self.participant,
            0,
        )

    @classmethod
    def _from_block(cls, frame: Buffer, block_at: int) -> QueryPools:
        (
            request_token,
            participant,
            padding1,
        ) = cls.LAYOUT.unpack_from(frame, block_at)
        if padding1:
            raise WireError(RejectCode.RESERVED_NOT_ZERO, 32, 3, block_at + 12, padding1)
        return cls(
            request_token=request_token,
            participant=participant,
        )


@dataclass(init=False)
class QueryLeases(Message):
    """Asks for the participant's live leases, those that it bought and those of its pools: OpenLease each, then
    QueryDone.

    request_token: An opaque value that is sent back unchanged.
    participant: Account number; in commands it is 0 on the wire and stamped by the gateway.
    """

    NAME: ClassVar[str] = "QueryLeases"
    TEMPLATE_ID: ClassVar[int] = 33
    BLOCK_LENGTH: ClassVar[int] = 16
    FIRST_BLOCK_LENGTH: ClassVar[int] = 16
    LAYOUT: ClassVar[struct.Struct] = struct.Struct("<QII")
    FIELDS: ClassVar[Tuple[FieldInfo, ...]] = (
        FieldInfo("requestToken", "request_token", 1, 0, int, 0, 18446744073709551615),
        FieldInfo("participant", "participant", 2, 8, int, 0, 4294967295),
    )

    request_token: int
    participant: int

    def __init__(
        self,
        *,
        request_token: int,
        participant: int,
    ) -> None:
        self.request_token = request_token
        self.participant = participant

    def _values(self) -> Tuple[Any, ...]:
        return (
            self.request_token,
            self.participant,
            0,
        )

    @classmethod
    def _from_block(cls, frame: Buffer, block_at: int) -> QueryLeases:
        (
            request_token,
            participant,
            padding1,
        ) = cls.LAYOUT.unpack_from(frame, block_at)
        if padding1:
            raise WireError(RejectCode.RESERVED_NOT_ZERO, 33, 3, block_at + 12, padding1)
        return cls(
            request_token=request_token,
            participant=participant,
        )


@dataclass(init=False)
class RegisterParticipant(Message):
    """Opens an account.

    request_id: A participant's own id of a command; rises from command to command, across reconnections.
    participant: Account number; in commands it is 0 on the wire and stamped by the gateway.
    name: A-Z a-z 0-9 . _ -, 1-16 characters, unique.
    credential: SHA-256 over name, a zero byte and secret.
    """

    NAME: ClassVar[str] = "RegisterParticipant"
    TEMPLATE_ID: ClassVar[int] = 40
    BLOCK_LENGTH: ClassVar[int] = 64
    FIRST_BLOCK_LENGTH: ClassVar[int] = 64
    LAYOUT: ClassVar[struct.Struct] = struct.Struct("<QII16s32s")
    FIELDS: ClassVar[Tuple[FieldInfo, ...]] = (
        FieldInfo("requestId", "request_id", 1, 0, int, 0, 18446744073709551615),
        FieldInfo("participant", "participant", 2, 8, int, 0, 4294967295),
        FieldInfo("name", "name", 4, 16, str),
        FieldInfo("credential", "credential", 5, 32, bytes),
    )

    request_id: int
    participant: int
    name: str
    credential: bytes

    def __init__(
        self,
        *,
        request_id: int,
        participant: int = 0,
        name: str,
        credential: bytes,
    ) -> None:
        self.request_id = request_id
        self.participant = participant
        self.name = name
        self.credential = credential

    def _values(self) -> Tuple[Any, ...]:
        return (
            self.request_id,
            self.participant,
            0,
            _encode_text("RegisterParticipant.name", self.name, 16, "ascii"),
            _encode_bytes("RegisterParticipant.credential", self.credential, 32),
        )

    @classmethod
    def _from_block(cls, frame: Buffer, block_at: int) -> RegisterParticipant:
        (
            request_id,
            participant,
            padding1,
            name,
            credential,
        ) = cls.LAYOUT.unpack_from(frame, block_at)
        if padding1:
            raise WireError(RejectCode.RESERVED_NOT_ZERO, 40, 3, block_at + 12, padding1)
        return cls(
            request_id=request_id,
            participant=participant,
            name=_decode_text(name, "ascii"),
            credential=credential,
        )


@dataclass(init=False)
class AddSpec(Message):
    """Adds a compute spec to the catalogue.

    request_id: A participant's own id of a command; rises from command to command, across reconnections.
    participant: Account number; in commands it is 0 on the wire and stamped by the gateway.
    memory_gib: A number.
    code: A-Z 0-9 -, 1-16 characters.
    interconnect: May be empty.
    title: UTF-8, padded with zero bytes.
    peak_teraflops: FP16; 0 when not an accelerator.
    lot_size: Orders are whole multiples of it.
    kind: What one unit is.
    """

    NAME: ClassVar[str] = "AddSpec"
    TEMPLATE_ID: ClassVar[int] = 41
    BLOCK_LENGTH: ClassVar[int] = 112
    FIRST_BLOCK_LENGTH: ClassVar[int] = 112
    LAYOUT: ClassVar[struct.Struct] = struct.Struct("<QII16s16s48sIIBBHI")
    FIELDS: ClassVar[Tuple[FieldInfo, ...]] = (
        FieldInfo("requestId", "request_id", 1, 0, int, 0, 18446744073709551615),
        FieldInfo("participant", "participant", 2, 8, int, 0, 4294967295),
        FieldInfo("memoryGiB", "memory_gib", 3, 12, int, 0, 4294967295),
        FieldInfo("code", "code", 4, 16, str),
        FieldInfo("interconnect", "interconnect", 5, 32, str),
        FieldInfo("title", "title", 6, 48, str),
        FieldInfo("peakTeraflops", "peak_teraflops", 7, 96, int, 0, 4294967295),
        FieldInfo("lotSize", "lot_size", 8, 100, int, 0, 4294967295),
        FieldInfo("kind", "kind", 9, 104, SpecKind),
    )

    request_id: int
    participant: int
    memory_gib: int
    code: str
    interconnect: str
    title: str
    peak_teraflops: int
    lot_size: int
    kind: SpecKind

    def __init__(
        self,
        *,
        request_id: int,
        participant: int = 0,
        memory_gib: int,
        code: str,
        interconnect: str,
        title: str,
        peak_teraflops: int,
        lot_size: int,
        kind: SpecKind,
    ) -> None:
        self.request_id = request_id
        self.participant = participant
        self.memory_gib = memory_gib
        self.code = code
        self.interconnect = interconnect
        self.title = title
        self.peak_teraflops = peak_teraflops
        self.lot_size = lot_size
        self.kind = kind

    def _values(self) -> Tuple[Any, ...]:
        return (
            self.request_id,
            self.participant,
            self.memory_gib,
            _encode_text("AddSpec.code", self.code, 16, "ascii"),
            _encode_text("AddSpec.interconnect", self.interconnect, 16, "ascii"),
            _encode_text("AddSpec.title", self.title, 48, "utf-8"),
            self.peak_teraflops,
            self.lot_size,
            self.kind,
            0,
            0,
            0,
        )

    @classmethod
    def _from_block(cls, frame: Buffer, block_at: int) -> AddSpec:
        (
            request_id,
            participant,
            memory_gib,
            code,
            interconnect,
            title,
            peak_teraflops,
            lot_size,
            kind,
            padding1,
            padding2,
            padding3,
        ) = cls.LAYOUT.unpack_from(frame, block_at)
        kind = _decode_enum(SpecKind, 41, 9, block_at + 104, kind)
        if padding1:
            raise WireError(RejectCode.RESERVED_NOT_ZERO, 41, 10, block_at + 105, padding1)
        if padding2:
            raise WireError(RejectCode.RESERVED_NOT_ZERO, 41, 11, block_at + 106, padding2)
        if padding3:
            raise WireError(RejectCode.RESERVED_NOT_ZERO, 41, 12, block_at + 108, padding3)
        return cls(
            request_id=request_id,
            participant=participant,
            memory_gib=memory_gib,
            code=_decode_text(code, "ascii"),
            interconnect=_decode_text(interconnect, "ascii"),
            title=_decode_text(title, "utf-8"),
            peak_teraflops=peak_teraflops,
            lot_size=lot_size,
            kind=kind,
        )


@dataclass(init=False)
class AddRegion(Message):
    """Adds a region to the catalogue.

    request_id: A participant's own id of a command; rises from command to command, across reconnections.
    participant: Account number; in commands it is 0 on the wire and stamped by the gateway.
    code: A-Z 0-9, 1-8 characters.
    title: UTF-8, padded with zero bytes.
    """

    NAME: ClassVar[str] = "AddRegion"
    TEMPLATE_ID: ClassVar[int] = 42
    BLOCK_LENGTH: ClassVar[int] = 80
    FIRST_BLOCK_LENGTH: ClassVar[int] = 80
    LAYOUT: ClassVar[struct.Struct] = struct.Struct("<QII16s48s")
    FIELDS: ClassVar[Tuple[FieldInfo, ...]] = (
        FieldInfo("requestId", "request_id", 1, 0, int, 0, 18446744073709551615),
        FieldInfo("participant", "participant", 2, 8, int, 0, 4294967295),
        FieldInfo("code", "code", 4, 16, str),
        FieldInfo("title", "title", 5, 32, str),
    )

    request_id: int
    participant: int
    code: str
    title: str

    def __init__(
        self,
        *,
        request_id: int,
        participant: int = 0,
        code: str,
        title: str,
    ) -> None:
        self.request_id = request_id
        self.participant = participant
        self.code = code
        self.title = title

    def _values(self) -> Tuple[Any, ...]:
        return (
            self.request_id,
            self.participant,
            0,
            _encode_text("AddRegion.code", self.code, 16, "ascii"),
            _encode_text("AddRegion.title", self.title, 48, "utf-8"),
        )

    @classmethod
    def _from_block(cls, frame: Buffer, block_at: int) -> AddRegion:
        (
            request_id,
            participant,
            padding1,
            code,
            title,
        ) = cls.LAYOUT.unpack_from(frame, block_at)
        if padding1:
            raise WireError(RejectCode.RESERVED_NOT_ZERO, 42, 3, block_at + 12, padding1)
        return cls(
            request_id=request_id,
            participant=participant,
            code=_decode_text(code, "ascii"),
            title=_decode_text(title, "utf-8"),
        )


@dataclass(init=False)
class AddTenor(Message):
    """Adds a tenor to the catalogue.

    request_id: A participant's own id of a command; rises from command to command, across reconnections.
    participant: Account number; in commands it is 0 on the wire and stamped by the gateway.
    hours: A number.
    code: 0-9 a-z, 1-8 characters.
    """

    NAME: ClassVar[str] = "AddTenor"
    TEMPLATE_ID: ClassVar[int] = 43
    BLOCK_LENGTH: ClassVar[int] = 32
    FIRST_BLOCK_LENGTH: ClassVar[int] = 32
    LAYOUT: ClassVar[struct.Struct] = struct.Struct("<QII16s")
    FIELDS: ClassVar[Tuple[FieldInfo, ...]] = (
        FieldInfo("requestId", "request_id", 1, 0, int, 0, 18446744073709551615),
        FieldInfo("participant", "participant", 2, 8, int, 0, 4294967295),
        FieldInfo("hours", "hours", 3, 12, int, 0, 4294967295),
        FieldInfo("code", "code", 4, 16, str),
    )

    request_id: int
    participant: int
    hours: int
    code: str

    def __init__(
        self,
        *,
        request_id: int,
        participant: int = 0,
        hours: int,
        code: str,
    ) -> None:
        self.request_id = request_id
        self.participant = participant
        self.hours = hours
        self.code = code

    def _values(self) -> Tuple[Any, ...]:
        return (
            self.request_id,
            self.participant,
            self.hours,
            _encode_text("AddTenor.code", self.code, 16, "ascii"),
        )

    @classmethod
    def _from_block(cls, frame: Buffer, block_at: int) -> AddTenor:
        (
            request_id,
            participant,
            hours,
            code,
        ) = cls.LAYOUT.unpack_from(frame, block_at)
        return cls(
            request_id=request_id,
            participant=participant,
            hours=hours,
            code=_decode_text(code, "ascii"),
        )


@dataclass(init=False)
class AddInstrument(Message):
    """Lists an instrument: opens the order book of a spec in a region for a tenor.

    request_id: A participant's own id of a command; rises from command to command, across reconnections.
    participant: Account number; in commands it is 0 on the wire and stamped by the gateway.
    spec: Spec number.
    region: Region number.
    tenor: Tenor number.
    tick_size: Prices are whole multiples of this many ticks.
    default_protection: Protection, in ticks, of market orders that name none.
    """

    NAME: ClassVar[str] = "AddInstrument"
    TEMPLATE_ID: ClassVar[int] = 44
    BLOCK_LENGTH: ClassVar[int] = 40
    FIRST_BLOCK_LENGTH: ClassVar[int] = 40
    LAYOUT: ClassVar[struct.Struct] = struct.Struct("<QIIIIqq")
    FIELDS: ClassVar[Tuple[FieldInfo, ...]] = (
        FieldInfo("requestId", "request_id", 1, 0, int, 0, 18446744073709551615),
        FieldInfo("participant", "participant", 2, 8, int, 0, 4294967295),
        FieldInfo("spec", "spec", 3, 12, int, 0, 4294967295),
        FieldInfo("region", "region", 4, 16, int, 0, 4294967295),
        FieldInfo("tenor", "tenor", 5, 20, int, 0, 4294967295),
        FieldInfo("tickSize", "tick_size", 6, 24, int, -9223372036854775808, 9223372036854775807),
        FieldInfo("defaultProtection", "default_protection", 7, 32, int, -9223372036854775808, 9223372036854775807),
    )

    request_id: int
    participant: int
    spec: int
    region: int
    tenor: int
    tick_size: int
    default_protection: int

    def __init__(
        self,
        *,
        request_id: int,
        participant: int = 0,
        spec: int,
        region: int,
        tenor: int,
        tick_size: int,
        default_protection: int,
    ) -> None:
        self.request_id = request_id
        self.participant = participant
        self.spec = spec
        self.region = region
        self.tenor = tenor
        self.tick_size = tick_size
        self.default_protection = default_protection

    def _values(self) -> Tuple[Any, ...]:
        return (
            self.request_id,
            self.participant,
            self.spec,
            self.region,
            self.tenor,
            self.tick_size,
            self.default_protection,
        )

    @classmethod
    def _from_block(cls, frame: Buffer, block_at: int) -> AddInstrument:
        (
            request_id,
            participant,
            spec,
            region,
            tenor,
            tick_size,
            default_protection,
        ) = cls.LAYOUT.unpack_from(frame, block_at)
        return cls(
            request_id=request_id,
            participant=participant,
            spec=spec,
            region=region,
            tenor=tenor,
            tick_size=tick_size,
            default_protection=default_protection,
        )


@dataclass(init=False)
class SetTradingState(Message):
    """Opens, halts or closes one book or all.

    request_id: A participant's own id of a command; rises from command to command, across reconnections.
    participant: Account number; in commands it is 0 on the wire and stamped by the gateway.
    instrument: Absent: the whole market.
    state: What may happen in a book now.
    """

    NAME: ClassVar[str] = "SetTradingState"
    TEMPLATE_ID: ClassVar[int] = 45
    BLOCK_LENGTH: ClassVar[int] = 24
    FIRST_BLOCK_LENGTH: ClassVar[int] = 24
    LAYOUT: ClassVar[struct.Struct] = struct.Struct("<QIIBBHI")
    FIELDS: ClassVar[Tuple[FieldInfo, ...]] = (
        FieldInfo("requestId", "request_id", 1, 0, int, 0, 18446744073709551615),
        FieldInfo("participant", "participant", 2, 8, int, 0, 4294967295),
        FieldInfo("instrument", "instrument", 3, 12, int, 0, 4294967295),
        FieldInfo("state", "state", 4, 16, TradingState),
    )

    request_id: int
    participant: int
    instrument: Optional[int]
    state: TradingState

    def __init__(
        self,
        *,
        request_id: int,
        participant: int = 0,
        instrument: Optional[int] = None,
        state: TradingState,
    ) -> None:
        self.request_id = request_id
        self.participant = participant
        self.instrument = instrument
        self.state = state

    def _values(self) -> Tuple[Any, ...]:
        return (
            self.request_id,
            self.participant,
            0 if self.instrument is None else self.instrument,
            self.state,
            0,
            0,
            0,
        )

    @classmethod
    def _from_block(cls, frame: Buffer, block_at: int) -> SetTradingState:
        (
            request_id,
            participant,
            instrument,
            state,
            padding1,
            padding2,
            padding3,
        ) = cls.LAYOUT.unpack_from(frame, block_at)
        state = _decode_enum(TradingState, 45, 4, block_at + 16, state)
        if padding1:
            raise WireError(RejectCode.RESERVED_NOT_ZERO, 45, 5, block_at + 17, padding1)
        if padding2:
            raise WireError(RejectCode.RESERVED_NOT_ZERO, 45, 6, block_at + 18, padding2)
        if padding3:
            raise WireError(RejectCode.RESERVED_NOT_ZERO, 45, 7, block_at + 20, padding3)
        return cls(
            request_id=request_id,
            participant=participant,
            instrument=None if instrument == 0 else instrument,
            state=state,
        )


@dataclass(init=False)
class SetCollars(Message):
    """Sets a book's price collars: an order that would trade beyond them is stopped there, and the book goes to a short
    call auction.

    request_id: A participant's own id of a command; rises from command to command, across reconnections.
    participant: Account number; in commands it is 0 on the wire and stamped by the gateway.
    instrument: Number of an order book in the catalogue.
    static_range: Ticks around the reference; absent: no static collar.
    dynamic_range: Ticks around the last trade; absent: no dynamic collar.
    reference: Reference price until the next auction gives one; absent: as it is.
    auction_nanoseconds: Length of the auction.
    """

    NAME: ClassVar[str] = "SetCollars"
    TEMPLATE_ID: ClassVar[int] = 46
    BLOCK_LENGTH: ClassVar[int] = 48
    FIRST_BLOCK_LENGTH: ClassVar[int] = 48
    LAYOUT: ClassVar[struct.Struct] = struct.Struct("<QIIqqqQ")
    FIELDS: ClassVar[Tuple[FieldInfo, ...]] = (
        FieldInfo("requestId", "request_id", 1, 0, int, 0, 18446744073709551615),
        FieldInfo("participant", "participant", 2, 8, int, 0, 4294967295),
        FieldInfo("instrument", "instrument", 3, 12, int, 0, 4294967295),
        FieldInfo("staticRange", "static_range", 4, 16, int, -9223372036854775808, 9223372036854775807),
        FieldInfo("dynamicRange", "dynamic_range", 5, 24, int, -9223372036854775808, 9223372036854775807),
        FieldInfo("reference", "reference", 6, 32, int, -9223372036854775808, 9223372036854775807),
        FieldInfo("auctionNanoseconds", "auction_nanoseconds", 7, 40, int, 0, 18446744073709551615),
    )

    request_id: int
    participant: int
    instrument: int
    static_range: Optional[int]
    dynamic_range: Optional[int]
    reference: Optional[int]
    auction_nanoseconds: int

    def __init__(
        self,
        *,
        request_id: int,
        participant: int = 0,
        instrument: int,
        static_range: Optional[int] = None,
        dynamic_range: Optional[int] = None,
        reference: Optional[int] = None,
        auction_nanoseconds: int,
    ) -> None:
        self.request_id = request_id
        self.participant = participant
        self.instrument = instrument
        self.static_range = static_range
        self.dynamic_range = dynamic_range
        self.reference = reference
        self.auction_nanoseconds = auction_nanoseconds

    def _values(self) -> Tuple[Any, ...]:
        return (
            self.request_id,
            self.participant,
            self.instrument,
            -9223372036854775808 if self.static_range is None else self.static_range,
            -9223372036854775808 if self.dynamic_range is None else self.dynamic_range,
            -9223372036854775808 if self.reference is None else self.reference,
            self.auction_nanoseconds,
        )

    @classmethod
    def _from_block(cls, frame: Buffer, block_at: int) -> SetCollars:
        (
            request_id,
            participant,
            instrument,
            static_range,
            dynamic_range,
            reference,
            auction_nanoseconds,
        ) = cls.LAYOUT.unpack_from(frame, block_at)
        if instrument < 1:
            raise WireError(RejectCode.FIELD_OUT_OF_RANGE, 46, 3, block_at + 12, instrument)
        return cls(
            request_id=request_id,
            participant=participant,
            instrument=instrument,
            static_range=None if static_range == -9223372036854775808 else static_range,
            dynamic_range=None if dynamic_range == -9223372036854775808 else dynamic_range,
            reference=None if reference == -9223372036854775808 else reference,
            auction_nanoseconds=auction_nanoseconds,
        )


@dataclass(init=False)
class AdvanceClock(Message):
    """Only time passes. Written to the journal by the sequencer; never taken from a client.

    request_id: 0.
    """

    NAME: ClassVar[str] = "AdvanceClock"
    TEMPLATE_ID: ClassVar[int] = 50
    BLOCK_LENGTH: ClassVar[int] = 8
    FIRST_BLOCK_LENGTH: ClassVar[int] = 8
    LAYOUT: ClassVar[struct.Struct] = struct.Struct("<Q")
    FIELDS: ClassVar[Tuple[FieldInfo, ...]] = (
        FieldInfo("requestId", "request_id", 1, 0, int, 0, 18446744073709551615),
    )

    request_id: int

    def __init__(
        self,
        *,
        request_id: int,
    ) -> None:
        self.request_id = request_id

    def _values(self) -> Tuple[Any, ...]:
        return (
            self.request_id,
        )

    @classmethod
    def _from_block(cls, frame: Buffer, block_at: int) -> AdvanceClock:
        (
            request_id,
        ) = cls.LAYOUT.unpack_from(frame, block_at)
        return cls(
            request_id=request_id,
        )


@dataclass(init=False)
class LogonAccepted(Message):
    """The session is open.

    report_sequence: 0.
    request_token: An opaque value that is sent back unchanged.
    participant: Account number; in commands it is 0 on the wire and stamped by the gateway.
    protocol_version: A small number.
    last_request_id: The highest request id taken from the participant: start above it.
    last_report_sequence: The participant's last execution report.
    first_kept_report: The oldest execution report that can be sent again; 0: none.
    """

    NAME: ClassVar[str] = "LogonAccepted"
    TEMPLATE_ID: ClassVar[int] = 100
    BLOCK_LENGTH: ClassVar[int] = 48
    FIRST_BLOCK_LENGTH: ClassVar[int] = 48
    LAYOUT: ClassVar[struct.Struct] = struct.Struct("<QQIHHQQQ")
    FIELDS: ClassVar[Tuple[FieldInfo, ...]] = (
        FieldInfo("reportSequence", "report_sequence", 1, 0, int, 0, 18446744073709551615),
        FieldInfo("requestToken", "request_token", 2, 8, int, 0, 18446744073709551615),
        FieldInfo("participant", "participant", 3, 16, int, 0, 4294967295),
        FieldInfo("protocolVersion", "protocol_version", 4, 20, int, 0, 65535),
        FieldInfo("lastRequestId", "last_request_id", 6, 24, int, 0, 18446744073709551615),
        FieldInfo("lastReportSequence", "last_report_sequence", 7, 32, int, 0, 18446744073709551615),
        FieldInfo("firstKeptReport", "first_kept_report", 8, 40, int, 0, 18446744073709551615),
    )

    report_sequence: int
    request_token: int
    participant: int
    protocol_version: int
    last_request_id: int
    last_report_sequence: int
    first_kept_report: int

    def __init__(
        self,
        *,
        report_sequence: int,
        request_token: int,
        participant: int,
        protocol_version: int,
        last_request_id: int,
        last_report_sequence: int,
        first_kept_report: int,
    ) -> None:
        self.report_sequence = report_sequence
        self.request_token = request_token
        self.participant = participant
        self.protocol_version = protocol_version
        self.last_request_id = last_request_id
        self.last_report_sequence = last_report_sequence
        self.first_kept_report = first_kept_report

    def _values(self) -> Tuple[Any, ...]:
        return (
            self.report_sequence,
            self.request_token,
            self.participant,
            self.protocol_version,
            0,
            self.last_request_id,
            self.last_report_sequence,
            self.first_kept_report,
        )

    @classmethod
    def _from_block(cls, frame: Buffer, block_at: int) -> LogonAccepted:
        (
            report_sequence,
            request_token,
            participant,
            protocol_version,
            padding1,
            last_request_id,
            last_report_sequence,
            first_kept_report,
        ) = cls.LAYOUT.unpack_from(frame, block_at)
        if padding1:
            raise WireError(RejectCode.RESERVED_NOT_ZERO, 100, 5, block_at + 22, padding1)
        return cls(
            report_sequence=report_sequence,
            request_token=request_token,
            participant=participant,
            protocol_version=protocol_version,
            last_request_id=last_request_id,
            last_report_sequence=last_report_sequence,
            first_kept_report=first_kept_report,
        )


@dataclass(init=False)
class Rejected(Message):
    """A message was refused and changed nothing.

    report_sequence: 0 when the gateway refused it.
    request_id: Request id or token of what was refused; 0 when it could not be read.
    value: The value refused, where one number tells it.
    engine_sequence: Sequence of the command; 0 when it was not sequenced.
    time: Nanoseconds since 1970-01-01T00:00:00Z.
    code: Why a message was refused. The numbers never change their meaning.
    field: Id of the offending field in its message; 0: none.
    offset: Where in the frame the offending byte stands.
    template: Template id of what was refused; 0 when it could not be read.
    """

    NAME: ClassVar[str] = "Rejected"
    TEMPLATE_ID: ClassVar[int] = 101
    BLOCK_LENGTH: ClassVar[int] = 56
    FIRST_BLOCK_LENGTH: ClassVar[int] = 56
    LAYOUT: ClassVar[struct.Struct] = struct.Struct("<QQqQQHHIHHI")
    FIELDS: ClassVar[Tuple[FieldInfo, ...]] = (
        FieldInfo("reportSequence", "report_sequence", 1, 0, int, 0, 18446744073709551615),
        FieldInfo("requestId", "request_id", 2, 8, int, 0, 18446744073709551615),
        FieldInfo("value", "value", 3, 16, int, -9223372036854775808, 9223372036854775807),
        FieldInfo("engineSequence", "engine_sequence", 4, 24, int, 0, 18446744073709551615),
        FieldInfo("time", "time", 5, 32, int, 0, 18446744073709551615),
        FieldInfo("code", "code", 6, 40, RejectCode),
        FieldInfo("field", "field", 7, 42, int, 0, 65535),
        FieldInfo("offset", "offset", 8, 44, int, 0, 4294967295),
        FieldInfo("template", "template", 9, 48, int, 0, 65535),
    )

    report_sequence: int
    request_id: int
    value: int
    engine_sequence: int
    time: int
    code: RejectCode
    field: int
    offset: int
    template: int

    def __init__(
        self,
        *,
        report_sequence: int,
        request_id: int,
        value: int,
        engine_sequence: int,
        time: int,
        code: RejectCode,
        field: int,
        offset: int,
        template: int,
    ) -> None:
        self.report_sequence = report_sequence
        self.request_id = request_id
        self.value = value
        self.engine_sequence = engine_sequence
        self.time = time
        self.code = code
        self.field = field
        self.offset = offset
        self.template = template

    def _values(self) -> Tuple[Any, ...]:
        return (
            self.report_sequence,
            self.request_id,
            self.value,
            self.engine_sequence,
            self.time,
            self.code,
            self.field,
            self.offset,
            self.template,
            0,
            0,
        )

    @classmethod
    def _from_block(cls, frame: Buffer, block_at: int) -> Rejected:
        (
            report_sequence,
            request_id,
            value,
            engine_sequence,
            time,
            code,
            field,
            offset,
            template,
            padding1,
            padding2,
        ) = cls.LAYOUT.unpack_from(frame, block_at)
        code = _decode_enum(RejectCode, 101, 6, block_at + 40, code)
        if padding1:
            raise WireError(RejectCode.RESERVED_NOT_ZERO, 101, 10, block_at + 50, padding1)
        if padding2:
            raise WireError(RejectCode.RESERVED_NOT_ZERO, 101, 11, block_at + 52, padding2)
        return cls(
            report_sequence=report_sequence,
            request_id=request_id,
            value=value,
            engine_sequence=engine_sequence,
            time=time,
            code=code,
            field=field,
            offset=offset,
            template=template,
        )


@dataclass(init=False)
class OrderAccepted(Message):
    """An order was accepted; fills follow.

    report_sequence: A running number without holes.
    request_id: Client order id.
    order: The exchange's id of an order.
    engine_sequence: A running number without holes.
    time: Nanoseconds since 1970-01-01T00:00:00Z.
    price: Ticks per unit-hour; absent: the smallest int64.
    quantity: Whole units (cards or servers).
    instrument: Number of an order book in the catalogue.
    side: Side of the book.
    order_type: How an order's price is meant.
    time_in_force: How long an order may wait.
    """

    NAME: ClassVar[str] = "OrderAccepted"
    TEMPLATE_ID: ClassVar[int] = 102
    BLOCK_LENGTH: ClassVar[int] = 64
    FIRST_BLOCK_LENGTH: ClassVar[int] = 64
    LAYOUT: ClassVar[struct.Struct] = struct.Struct("<QQQQQqqIBBBB")
    FIELDS: ClassVar[Tuple[FieldInfo, ...]] = (
        FieldInfo("reportSequence", "report_sequence", 1, 0, int, 0, 18446744073709551615),
        FieldInfo("requestId", "request_id", 2, 8, int, 0, 18446744073709551615),
        FieldInfo("order", "order", 3, 16, int, 0, 18446744073709551615),
        FieldInfo("engineSequence", "engine_sequence", 4, 24, int, 0, 18446744073709551615),
        FieldInfo("time", "time", 5, 32, int, 0, 18446744073709551615),
        FieldInfo("price", "price", 6, 40, int, -9223372036854775808, 9223372036854775807),
        FieldInfo("quantity", "quantity", 7, 48, int, -9223372036854775808, 9223372036854775807),
        FieldInfo("instrument", "instrument", 8, 56, int, 0, 4294967295),
        FieldInfo("side", "side", 9, 60, Side),
        FieldInfo("orderType", "order_type", 10, 61, OrderType),
        FieldInfo("timeInForce", "time_in_force", 11, 62, TimeInForce),
    )

    report_sequence: int
    request_id: int
    order: int
    engine_sequence: int
    time: int
    price: Optional[int]
    quantity: int
    instrument: int
    side: Side
    order_type: OrderType
    time_in_force: TimeInForce

    def __init__(
        self,
        *,
        report_sequence: int,
        request_id: int,
        order: int,
        engine_sequence: int,
        time: int,
        price: Optional[int] = None,
        quantity: int,
        instrument: int,
        side: Side,
        order_type: OrderType,
        time_in_force: TimeInForce,
    ) -> None:
        self.report_sequence = report_sequence
        self.request_id = request_id
        self.order = order
        self.engine_sequence = engine_sequence
        self.time = time
        self.price = price
        self.quantity = quantity
        self.instrument = instrument
        self.side = side
        self.order_type = order_type
        self.time_in_force = time_in_force

    def _values(self) -> Tuple[Any, ...]:
        return (
            self.report_sequence,
            self.request_id,
            self.order,
            self.engine_sequence,
            self.time,
            -9223372036854775808 if self.price is None else self.price,
            self.quantity,
            self.instrument,
            self.side,
            self.order_type,
            self.time_in_force,
            0,
        )

    @classmethod
    def _from_block(cls, frame: Buffer, block_at: int) -> OrderAccepted:
        (
            report_sequence,
            request_id,
            order,
            engine_sequence,
            time,
            price,
            quantity,
            instrument,
            side,
            order_type,
            time_in_force,
            padding1,
        ) = cls.LAYOUT.unpack_from(frame, block_at)
        if instrument < 1:
            raise WireError(RejectCode.FIELD_OUT_OF_RANGE, 102, 8, block_at + 56, instrument)
        side = _decode_enum(Side, 102, 9, block_at + 60, side)
        order_type = _decode_enum(OrderType, 102, 10, block_at + 61, order_type)
        time_in_force = _decode_enum(TimeInForce, 102, 11, block_at + 62, time_in_force)
        if padding1:
            raise WireError(RejectCode.RESERVED_NOT_ZERO, 102, 12, block_at + 63, padding1)
        return cls(
            report_sequence=report_sequence,
            request_id=request_id,
            order=order,
            engine_sequence=engine_sequence,
            time=time,
            price=None if price == -9223372036854775808 else price,
            quantity=quantity,
            instrument=instrument,
            side=side,
            order_type=order_type,
            time_in_force=time_in_force,
        )


@dataclass(init=False)
class OrderFilled(Message):
    """An order traded; each of the two participants gets one.

    report_sequence: A running number without holes.
    client_order: Client order id.
    order: The exchange's id of an order.
    engine_sequence: A running number without holes.
    time: Nanoseconds since 1970-01-01T00:00:00Z.
    trade: Number of a trade: 1, 2, 3 ... over the whole market.
    price: Ticks per unit-hour; one tick is 0.0001 CNY.
    quantity: Whole units (cards or servers).
    remaining: What the order has left.
    notional: Price x quantity x hours, in ticks.
    instrument: Number of an order book in the catalogue.
    hours: Length of the lease.
    side: The order's side.
    liquidity: Part that an order had in a trade.
    """

    NAME: ClassVar[str] = "OrderFilled"
    TEMPLATE_ID: ClassVar[int] = 103
    BLOCK_LENGTH: ClassVar[int] = 96
    FIRST_BLOCK_LENGTH: ClassVar[int] = 96
    LAYOUT: ClassVar[struct.Struct] = struct.Struct("<QQQQQQqqqqIIBBHI")
    FIELDS: ClassVar[Tuple[FieldInfo, ...]] = (
        FieldInfo("reportSequence", "report_sequence", 1, 0, int, 0, 18446744073709551615),
        FieldInfo("clientOrder", "client_order", 2, 8, int, 0, 18446744073709551615),
        FieldInfo("order", "order", 3, 16, int, 0, 18446744073709551615),
        FieldInfo("engineSequence", "engine_sequence", 4, 24, int, 0, 18446744073709551615),
        FieldInfo("time", "time", 5, 32, int, 0, 18446744073709551615),
        FieldInfo("trade", "trade", 6, 40, int, 0, 18446744073709551615),
        FieldInfo("price", "price", 7, 48, int, -9223372036854775808, 9223372036854775807),
        FieldInfo("quantity", "quantity", 8, 56, int, -9223372036854775808, 9223372036854775807),
        FieldInfo("remaining", "remaining", 9, 64, int, -9223372036854775808, 9223372036854775807),
        FieldInfo("notional", "notional", 10, 72, int, -9223372036854775808, 9223372036854775807),
        FieldInfo("instrument", "instrument", 11, 80, int, 0, 4294967295),
        FieldInfo("hours", "hours", 12, 84, int, 0, 4294967295),
        FieldInfo("side", "side", 13, 88, Side),
        FieldInfo("liquidity", "liquidity", 14, 89, Liquidity),
    )

    report_sequence: int
    client_order: int
    order: int
    engine_sequence: int
    time: int
    trade: int
    price: int
    quantity: int
    remaining: int
    notional: int
    instrument: int
    hours: int
    side: Side
    liquidity: Liquidity

    def __init__(
        self,
        *,
        report_sequence: int,
        client_order: int,
        order: int,
        engine_sequence: int,
        time: int,
        trade: int,
        price: int,
        quantity: int,
        remaining: int,
        notional: int,
        instrument: int,
        hours: int,
        side: Side,
        liquidity: Liquidity,
    ) -> None:
        self.report_sequence = report_sequence
        self.client_order = client_order
        self.order = order
        self.engine_sequence = engine_sequence
        self.time = time
        self.trade = trade
        self.price = price
        self.quantity = quantity
        self.remaining = remaining
        self.notional = notional
        self.instrument = instrument
        self.hours = hours
        self.side = side
        self.liquidity = liquidity

    def _values(self) -> Tuple[Any, ...]:
        return (
            self.report_sequence,
            self.client_order,
            self.order,
            self.engine_sequence,
            self.time,
            self.trade,
            self.price,
            self.quantity,
            self.remaining,
            self.notional,
            self.instrument,
            self.hours,
            self.side,
            self.liquidity,
            0,
            0,
        )

    @classmethod
    def _from_block(cls, frame: Buffer, block_at: int) -> OrderFilled:
        (
            report_sequence,
            client_order,
            order,
            engine_sequence,
            time,
            trade,
            price,
            quantity,
            remaining,
            notional,
            instrument,
            hours,
            side,
            liquidity,
            padding1,
            padding2,
        ) = cls.LAYOUT.unpack_from(frame, block_at)
        if instrument < 1:
            raise WireError(RejectCode.FIELD_OUT_OF_RANGE, 103, 11, block_at + 80, instrument)
        side = _decode_enum(Side, 103, 13, block_at + 88, side)
        liquidity = _decode_enum(Liquidity, 103, 14, block_at + 89, liquidity)
        if padding1:
            raise WireError(RejectCode.RESERVED_NOT_ZERO, 103, 15, block_at + 90, padding1)
        if padding2:
            raise WireError(RejectCode.RESERVED_NOT_ZERO, 103, 16, block_at + 92, padding2)
        return cls(
            report_sequence=report_sequence,
            client_order=client_order,
            order=order,
            engine_sequence=engine_sequence,
            time=time,
            trade=trade,
            price=price,
            quantity=quantity,
            remaining=remaining,
            notional=notional,
            instrument=instrument,
            hours=hours,
            side=side,
            liquidity=liquidity,
        )


@dataclass(init=False)
class OrderAmended(Message):
    """An amend was carried out; fills may follow.

    report_sequence: A running number without holes.
    request_id: The amend's.
    order: The exchange's id of an order.
    engine_sequence: A running number without holes.
    time: Nanoseconds since 1970-01-01T00:00:00Z.
    client_order: A participant's own id of a command; rises from command to command, across reconnections.
    price: Ticks per unit-hour; one tick is 0.0001 CNY.
    remaining: Whole units (cards or servers).
    instrument: Number of an order book in the catalogue.
    side: Side of the book.
    kept_priority: No or yes.
    """

    NAME: ClassVar[str] = "OrderAmended"
    TEMPLATE_ID: ClassVar[int] = 104
    BLOCK_LENGTH: ClassVar[int] = 72
    FIRST_BLOCK_LENGTH: ClassVar[int] = 72
    LAYOUT: ClassVar[struct.Struct] = struct.Struct("<QQQQQQqqIBBH")
    FIELDS: ClassVar[Tuple[FieldInfo, ...]] = (
        FieldInfo("reportSequence", "report_sequence", 1, 0, int, 0, 18446744073709551615),
        FieldInfo("requestId", "request_id", 2, 8, int, 0, 18446744073709551615),
        FieldInfo("order", "order", 3, 16, int, 0, 18446744073709551615),
        FieldInfo("engineSequence", "engine_sequence", 4, 24, int, 0, 18446744073709551615),
        FieldInfo("time", "time", 5, 32, int, 0, 18446744073709551615),
        FieldInfo("clientOrder", "client_order", 6, 40, int, 0, 18446744073709551615),
        FieldInfo("price", "price", 7, 48, int, -9223372036854775808, 9223372036854775807),
        FieldInfo("remaining", "remaining", 8, 56, int, -9223372036854775808, 9223372036854775807),
        FieldInfo("instrument", "instrument", 9, 64, int, 0, 4294967295),
        FieldInfo("side", "side", 10, 68, Side),
        FieldInfo("keptPriority", "kept_priority", 11, 69, bool),
    )

    report_sequence: int
    request_id: int
    order: int
    engine_sequence: int
    time: int
    client_order: int
    price: int
    remaining: int
    instrument: int
    side: Side
    kept_priority: bool

    def __init__(
        self,
        *,
        report_sequence: int,
        request_id: int,
        order: int,
        engine_sequence: int,
        time: int,
        client_order: int,
        price: int,
        remaining: int,
        instrument: int,
        side: Side,
        kept_priority: bool = False,
    ) -> None:
        self.report_sequence = report_sequence
        self.request_id = request_id
        self.order = order
        self.engine_sequence = engine_sequence
        self.time = time
        self.client_order = client_order
        self.price = price
        self.remaining = remaining
        self.instrument = instrument
        self.side = side
        self.kept_priority = kept_priority

    def _values(self) -> Tuple[Any, ...]:
        return (
            self.report_sequence,
            self.request_id,
            self.order,
            self.engine_sequence,
            self.time,
            self.client_order,
            self.price,
            self.remaining,
            self.instrument,
            self.side,
            self.kept_priority,
            0,
        )

    @classmethod
    def _from_block(cls, frame: Buffer, block_at: int) -> OrderAmended:
        (
            report_sequence,
            request_id,
            order,
            engine_sequence,
            time,
            client_order,
            price,
            remaining,
            instrument,
            side,
            kept_priority,
            padding1,
        ) = cls.LAYOUT.unpack_from(frame, block_at)
        if instrument < 1:
            raise WireError(RejectCode.FIELD_OUT_OF_RANGE, 104, 9, block_at + 64, instrument)
        side = _decode_enum(Side, 104, 10, block_at + 68, side)
        if kept_priority > 1:
            raise WireError(RejectCode.FIELD_OUT_OF_RANGE, 104, 11, block_at + 69, kept_priority)
        if padding1:
            raise WireError(RejectCode.RESERVED_NOT_ZERO, 104, 12, block_at + 70, padding1)
        return cls(
            report_sequence=report_sequence,
            request_id=request_id,
            order=order,
            engine_sequence=engine_sequence,
            time=time,
            client_order=client_order,
            price=price,
            remaining=remaining,
            instrument=instrument,
            side=side,
            kept_priority=kept_priority == 1,
        )


@dataclass(init=False)
class OrderCancelled(Message):
    """An order, or what was left of it, is gone without a trade.

    report_sequence: A running number without holes.
    request_id: The request that caused it; absent when none did.
    order: The exchange's id of an order.
    engine_sequence: A running number without holes.
    time: Nanoseconds since 1970-01-01T00:00:00Z.
    client_order: A participant's own id of a command; rises from command to command, across reconnections.
    quantity: Units that will not trade any more.
    instrument: Number of an order book in the catalogue.
    side: Side of the book.
    reason: Why an order, or what was left of it, was cancelled.
    remaining: Units left to trade: above 0 only when self-trade prevention took a part of the order.
    """

    NAME: ClassVar[str] = "OrderCancelled"
    TEMPLATE_ID: ClassVar[int] = 105
    BLOCK_LENGTH: ClassVar[int] = 72
    FIRST_BLOCK_LENGTH: ClassVar[int] = 72
    LAYOUT: ClassVar[struct.Struct] = struct.Struct("<QQQQQQqIBBHq")
    FIELDS: ClassVar[Tuple[FieldInfo, ...]] = (
        FieldInfo("reportSequence", "report_sequence", 1, 0, int, 0, 18446744073709551615),
        FieldInfo("requestId", "request_id", 2, 8, int, 0, 18446744073709551615),
        FieldInfo("order", "order", 3, 16, int, 0, 18446744073709551615),
        FieldInfo("engineSequence", "engine_sequence", 4, 24, int, 0, 18446744073709551615),
        FieldInfo("time", "time", 5, 32, int, 0, 18446744073709551615),
        FieldInfo("clientOrder", "client_order", 6, 40, int, 0, 18446744073709551615),
        FieldInfo("quantity", "quantity", 7, 48, int, -9223372036854775808, 9223372036854775807),
        FieldInfo("instrument", "instrument", 8, 56, int, 0, 4294967295),
        FieldInfo("side", "side", 9, 60, Side),
        FieldInfo("reason", "reason", 10, 61, CancelReason),
        FieldInfo("remaining", "remaining", 12, 64, int, -9223372036854775808, 9223372036854775807),
    )

    report_sequence: int
    request_id: Optional[int]
    order: int
    engine_sequence: int
    time: int
    client_order: int
    quantity: int
    instrument: int
    side: Side
    reason: CancelReason
    remaining: int

    def __init__(
        self,
        *,
        report_sequence: int,
        request_id: Optional[int] = None,
        order: int,
        engine_sequence: int,
        time: int,
        client_order: int,
        quantity: int,
        instrument: int,
        side: Side,
        reason: CancelReason,
        remaining: int,
    ) -> None:
        self.report_sequence = report_sequence
        self.request_id = request_id
        self.order = order
        self.engine_sequence = engine_sequence
        self.time = time
        self.client_order = client_order
        self.quantity = quantity
        self.instrument = instrument
        self.side = side
        self.reason = reason
        self.remaining = remaining

    def _values(self) -> Tuple[Any, ...]:
        return (
            self.report_sequence,
            0 if self.request_id is None else self.request_id,
            self.order,
            self.engine_sequence,
            self.time,
            self.client_order,
            self.quantity,
            self.instrument,
            self.side,
            self.reason,
            0,
            self.remaining,
        )

    @classmethod
    def _from_block(cls, frame: Buffer, block_at: int) -> OrderCancelled:
        (
            report_sequence,
            request_id,
            order,
            engine_sequence,
            time,
            client_order,
            quantity,
            instrument,
            side,
            reason,
            padding1,
            remaining,
        ) = cls.LAYOUT.unpack_from(frame, block_at)
        if instrument < 1:
            raise WireError(RejectCode.FIELD_OUT_OF_RANGE, 105, 8, block_at + 56, instrument)
        side = _decode_enum(Side, 105, 9, block_at + 60, side)
        reason = _decode_enum(CancelReason, 105, 10, block_at + 61, reason)
        if padding1:
            raise WireError(RejectCode.RESERVED_NOT_ZERO, 105, 11, block_at + 62, padding1)
        return cls(
            report_sequence=report_sequence,
            request_id=None if request_id == 0 else request_id,
            order=order,
            engine_sequence=engine_sequence,
            time=time,
            client_order=client_order,
            quantity=quantity,
            instrument=instrument,
            side=side,
            reason=reason,
            remaining=remaining,
        )


@dataclass(init=False)
class MassCancelled(Message):
    """A mass cancel is done; the cancellations came before.

    report_sequence: A running number without holes.
    request_id: A participant's own id of a command; rises from command to command, across reconnections.
    engine_sequence: A running number without holes.
    time: Nanoseconds since 1970-01-01T00:00:00Z.
    count: Orders cancelled.
    """

    NAME: ClassVar[str] = "MassCancelled"
    TEMPLATE_ID: ClassVar[int] = 106
    BLOCK_LENGTH: ClassVar[int] = 40
    FIRST_BLOCK_LENGTH: ClassVar[int] = 40
    LAYOUT: ClassVar[struct.Struct] = struct.Struct("<QQQQII")
    FIELDS: ClassVar[Tuple[FieldInfo, ...]] = (
        FieldInfo("reportSequence", "report_sequence", 1, 0, int, 0, 18446744073709551615),
        FieldInfo("requestId", "request_id", 2, 8, int, 0, 18446744073709551615),
        FieldInfo("engineSequence", "engine_sequence", 3, 16, int, 0, 18446744073709551615),
        FieldInfo("time", "time", 4, 24, int, 0, 18446744073709551615),
        FieldInfo("count", "count", 5, 32, int, 0, 4294967295),
    )

    report_sequence: int
    request_id: int
    engine_sequence: int
    time: int
    count: int

    def __init__(
        self,
        *,
        report_sequence: int,
        request_id: int,
        engine_sequence: int,
        time: int,
        count: int,
    ) -> None:
        self.report_sequence = report_sequence
        self.request_id = request_id
        self.engine_sequence = engine_sequence
        self.time = time
        self.count = count

    def _values(self) -> Tuple[Any, ...]:
        return (
            self.report_sequence,
            self.request_id,
            self.engine_sequence,
            self.time,
            self.count,
            0,
        )

    @classmethod
    def _from_block(cls, frame: Buffer, block_at: int) -> MassCancelled:
        (
            report_sequence,
            request_id,
            engine_sequence,
            time,
            count,
            padding1,
        ) = cls.LAYOUT.unpack_from(frame, block_at)
        if padding1:
            raise WireError(RejectCode.RESERVED_NOT_ZERO, 106, 6, block_at + 36, padding1)
        return cls(
            report_sequence=report_sequence,
            request_id=request_id,
            engine_sequence=engine_sequence,
            time=time,
            count=count,
        )


@dataclass(init=False)
class CommandDone(Message):
    """An operator's command was carried out.

    report_sequence: A running number without holes.
    request_id: A participant's own id of a command; rises from command to command, across reconnections.
    engine_sequence: A running number without holes.
    time: Nanoseconds since 1970-01-01T00:00:00Z.
    number: Number of the new participant, spec, region, tenor or instrument; 0 for a state change.
    template: Template id of the command.
    """

    NAME: ClassVar[str] = "CommandDone"
    TEMPLATE_ID: ClassVar[int] = 107
    BLOCK_LENGTH: ClassVar[int] = 40
    FIRST_BLOCK_LENGTH: ClassVar[int] = 40
    LAYOUT: ClassVar[struct.Struct] = struct.Struct("<QQQQIHH")
    FIELDS: ClassVar[Tuple[FieldInfo, ...]] = (
        FieldInfo("reportSequence", "report_sequence", 1, 0, int, 0, 18446744073709551615),
        FieldInfo("requestId", "request_id", 2, 8, int, 0, 18446744073709551615),
        FieldInfo("engineSequence", "engine_sequence", 3, 16, int, 0, 18446744073709551615),
        FieldInfo("time", "time", 4, 24, int, 0, 18446744073709551615),
        FieldInfo("number", "number", 5, 32, int, 0, 4294967295),
        FieldInfo("template", "template", 6, 36, int, 0, 65535),
    )

    report_sequence: int
    request_id: int
    engine_sequence: int
    time: int
    number: int
    template: int

    def __init__(
        self,
        *,
        report_sequence: int,
        request_id: int,
        engine_sequence: int,
        time: int,
        number: int,
        template: int,
    ) -> None:
        self.report_sequence = report_sequence
        self.request_id = request_id
        self.engine_sequence = engine_sequence
        self.time = time
        self.number = number
        self.template = template

    def _values(self) -> Tuple[Any, ...]:
        return (
            self.report_sequence,
            self.request_id,
            self.engine_sequence,
            self.time,
            self.number,
            self.template,
            0,
        )

    @classmethod
    def _from_block(cls, frame: Buffer, block_at: int) -> CommandDone:
        (
            report_sequence,
            request_id,
            engine_sequence,
            time,
            number,
            template,
            padding1,
        ) = cls.LAYOUT.unpack_from(frame, block_at)
        if padding1:
            raise WireError(RejectCode.RESERVED_NOT_ZERO, 107, 7, block_at + 38, padding1)
        return cls(
            report_sequence=report_sequence,
            request_id=request_id,
            engine_sequence=engine_sequence,
            time=time,
            number=number,
            template=template,
        )


@dataclass(init=False)
class OrderTriggered(Message):
    """The last trade reached a stop order's price: it goes on as a market or limit order.

    report_sequence: A running number without holes.
    client_order: A participant's own id of a command; rises from command to command, across reconnections.
    order: The exchange's id of an order.
    engine_sequence: A running number without holes.
    time: Nanoseconds since 1970-01-01T00:00:00Z.
    instrument: Number of an order book in the catalogue.
    side: Side of the book.
    """

    NAME: ClassVar[str] = "OrderTriggered"
    TEMPLATE_ID: ClassVar[int] = 108
    BLOCK_LENGTH: ClassVar[int] = 48
    FIRST_BLOCK_LENGTH: ClassVar[int] = 48
    LAYOUT: ClassVar[struct.Struct] = struct.Struct("<QQQQQIBBH")
    FIELDS: ClassVar[Tuple[FieldInfo, ...]] = (
        FieldInfo("reportSequence", "report_sequence", 1, 0, int, 0, 18446744073709551615),
        FieldInfo("clientOrder", "client_order", 2, 8, int, 0, 18446744073709551615),
        FieldInfo("order", "order", 3, 16, int, 0, 18446744073709551615),
        FieldInfo("engineSequence", "engine_sequence", 4, 24, int, 0, 18446744073709551615),
        FieldInfo("time", "time", 5, 32, int, 0, 18446744073709551615),
        FieldInfo("instrument", "instrument", 6, 40, int, 0, 4294967295),
        FieldInfo("side", "side", 7, 44, Side),
    )

    report_sequence: int
    client_order: int
    order: int
    engine_sequence: int
    time: int
    instrument: int
    side: Side

    def __init__(
        self,
        *,
        report_sequence: int,
        client_order: int,
        order: int,
        engine_sequence: int,
        time: int,
        instrument: int,
        side: Side,
    ) -> None:
        self.report_sequence = report_sequence
        self.client_order = client_order
        self.order = order
        self.engine_sequence = engine_sequence
        self.time = time
        self.instrument = instrument
        self.side = side

    def _values(self) -> Tuple[Any, ...]:
        return (
            self.report_sequence,
            self.client_order,
            self.order,
            self.engine_sequence,
            self.time,
            self.instrument,
            self.side,
            0,
            0,
        )

    @classmethod
    def _from_block(cls, frame: Buffer, block_at: int) -> OrderTriggered:
        (
            report_sequence,
            client_order,
            order,
            engine_sequence,
            time,
            instrument,
            side,
            padding1,
            padding2,
        ) = cls.LAYOUT.unpack_from(frame, block_at)
        if instrument < 1:
            raise WireError(RejectCode.FIELD_OUT_OF_RANGE, 108, 6, block_at + 40, instrument)
        side = _decode_enum(Side, 108, 7, block_at + 44, side)
        if padding1:
            raise WireError(RejectCode.RESERVED_NOT_ZERO, 108, 8, block_at + 45, padding1)
        if padding2:
            raise WireError(RejectCode.RESERVED_NOT_ZERO, 108, 9, block_at + 46, padding2)
        return cls(
            report_sequence=report_sequence,
            client_order=client_order,
            order=order,
            engine_sequence=engine_sequence,
            time=time,
            instrument=instrument,
            side=side,
        )


@dataclass(init=False)
class OpenOrder(Message):
    """One live order, in answer to QueryOpenOrders.

    report_sequence: 0.
    request_token: An opaque value that is sent back unchanged.
    order: The exchange's id of an order.
    client_order: A participant's own id of a command; rises from command to command, across reconnections.
    price: Ticks per unit-hour; one tick is 0.0001 CNY.
    remaining: Whole units (cards or servers).
    filled: Whole units (cards or servers).
    instrument: Number of an order book in the catalogue.
    side: Side of the book.
    stop_price: What it waits for, while it is a stop order that was not triggered.
    """

    NAME: ClassVar[str] = "OpenOrder"
    TEMPLATE_ID: ClassVar[int] = 110
    BLOCK_LENGTH: ClassVar[int] = 72
    FIRST_BLOCK_LENGTH: ClassVar[int] = 72
    LAYOUT: ClassVar[struct.Struct] = struct.Struct("<QQQQqqqIBBHq")
    FIELDS: ClassVar[Tuple[FieldInfo, ...]] = (
        FieldInfo("reportSequence", "report_sequence", 1, 0, int, 0, 18446744073709551615),
        FieldInfo("requestToken", "request_token", 2, 8, int, 0, 18446744073709551615),
        FieldInfo("order", "order", 3, 16, int, 0, 18446744073709551615),
        FieldInfo("clientOrder", "client_order", 4, 24, int, 0, 18446744073709551615),
        FieldInfo("price", "price", 5, 32, int, -9223372036854775808, 9223372036854775807),
        FieldInfo("remaining", "remaining", 6, 40, int, -9223372036854775808, 9223372036854775807),
        FieldInfo("filled", "filled", 7, 48, int, -9223372036854775808, 9223372036854775807),
        FieldInfo("instrument", "instrument", 8, 56, int, 0, 4294967295),
        FieldInfo("side", "side", 9, 60, Side),
        FieldInfo("stopPrice", "stop_price", 12, 64, int, -9223372036854775808, 9223372036854775807),
    )

    report_sequence: int
    request_token: int
    order: int
    client_order: int
    price: int
    remaining: int
    filled: int
    instrument: int
    side: Side
    stop_price: Optional[int]

    def __init__(
        self,
        *,
        report_sequence: int,
        request_token: int,
        order: int,
        client_order: int,
        price: int,
        remaining: int,
        filled: int,
        instrument: int,
        side: Side,
        stop_price: Optional[int] = None,
    ) -> None:
        self.report_sequence = report_sequence
        self.request_token = request_token
        self.order = order
        self.client_order = client_order
        self.price = price
        self.remaining = remaining
        self.filled = filled
        self.instrument = instrument
        self.side = side
        self.stop_price = stop_price

    def _values(self) -> Tuple[Any, ...]:
        return (
            self.report_sequence,
            self.request_token,
            self.order,
            self.client_order,
            self.price,
            self.remaining,
            self.filled,
            self.instrument,
            self.side,
            0,
            0,
            -9223372036854775808 if self.stop_price is None else self.stop_price,
        )

    @classmethod
    def _from_block(cls, frame: Buffer, block_at: int) -> OpenOrder:
        (
            report_sequence,
            request_token,
            order,
            client_order,
            price,
            remaining,
            filled,
            instrument,
            side,
            padding1,
            padding2,
            stop_price,
        ) = cls.LAYOUT.unpack_from(frame, block_at)
        if instrument < 1:
            raise WireError(RejectCode.FIELD_OUT_OF_RANGE, 110, 8, block_at + 56, instrument)
        side = _decode_enum(Side, 110, 9, block_at + 60, side)
        if padding1:
            raise WireError(RejectCode.RESERVED_NOT_ZERO, 110, 10, block_at + 61, padding1)
        if padding2:
            raise WireError(RejectCode.RESERVED_NOT_ZERO, 110, 11, block_at + 62, padding2)
        return cls(
            report_sequence=report_sequence,
            request_token=request_token,
            order=order,
            client_order=client_order,
            price=price,
            remaining=remaining,
            filled=filled,
            instrument=instrument,
            side=side,
            stop_price=None if stop_price == -9223372036854775808 else stop_price,
        )


@dataclass(init=False)
class QueryDone(Message):
    """Ends the answer to a query.

    report_sequence: 0.
    request_token: An opaque value that is sent back unchanged.
    engine_sequence: The answer is as of this command.
    count: Messages of the answer before this one.
    """

    NAME: ClassVar[str] = "QueryDone"
    TEMPLATE_ID: ClassVar[int] = 111
    BLOCK_LENGTH: ClassVar[int] = 32
    FIRST_BLOCK_LENGTH: ClassVar[int] = 32
    LAYOUT: ClassVar[struct.Struct] = struct.Struct("<QQQII")
    FIELDS: ClassVar[Tuple[FieldInfo, ...]] = (
        FieldInfo("reportSequence", "report_sequence", 1, 0, int, 0, 18446744073709551615),
        FieldInfo("requestToken", "request_token", 2, 8, int, 0, 18446744073709551615),
        FieldInfo("engineSequence", "engine_sequence", 3, 16, int, 0, 18446744073709551615),
        FieldInfo("count", "count", 4, 24, int, 0, 4294967295),
    )

    report_sequence: int
    request_token: int
    engine_sequence: int
    count: int

    def __init__(
        self,
        *,
        report_sequence: int,
        request_token: int,
        engine_sequence: int,
        count: int,
    ) -> None:
        self.report_sequence = report_sequence
        self.request_token = request_token
        self.engine_sequence = engine_sequence
        self.count = count

    def _values(self) -> Tuple[Any, ...]:
        return (
            self.report_sequence,
            self.request_token,
            self.engine_sequence,
            self.count,
            0,
        )

    @classmethod
    def _from_block(cls, frame: Buffer, block_at: int) -> QueryDone:
        (
            report_sequence,
            request_token,
            engine_sequence,
            count,
            padding1,
        ) = cls.LAYOUT.unpack_from(frame, block_at)
        if padding1:
            raise WireError(RejectCode.RESERVED_NOT_ZERO, 111, 5, block_at + 28, padding1)
        return cls(
            report_sequence=report_sequence,
            request_token=request_token,
            engine_sequence=engine_sequence,
            count=count,
        )


@dataclass(init=False)
class PoolOpened(Message):
    """A pool was opened: by a deposit, or with an offer that named none.

    report_sequence: A running number without holes.
    request_id: The deposit's or the offer's.
    pool: The exchange's id of a pool of capacity.
    engine_sequence: A running number without holes.
    time: Nanoseconds since 1970-01-01T00:00:00Z.
    units: All free.
    end: Until when the units may be used; absent: without end.
    lease: The lease whose units these are; absent: the participant's own.
    spec: Spec number.
    region: Region number.
    """

    NAME: ClassVar[str] = "PoolOpened"
    TEMPLATE_ID: ClassVar[int] = 112
    BLOCK_LENGTH: ClassVar[int] = 72
    FIRST_BLOCK_LENGTH: ClassVar[int] = 72
    LAYOUT: ClassVar[struct.Struct] = struct.Struct("<QQQQQqQQII")
    FIELDS: ClassVar[Tuple[FieldInfo, ...]] = (
        FieldInfo("reportSequence", "report_sequence", 1, 0, int, 0, 18446744073709551615),
        FieldInfo("requestId", "request_id", 2, 8, int, 0, 18446744073709551615),
        FieldInfo("pool", "pool", 3, 16, int, 0, 18446744073709551615),
        FieldInfo("engineSequence", "engine_sequence", 4, 24, int, 0, 18446744073709551615),
        FieldInfo("time", "time", 5, 32, int, 0, 18446744073709551615),
        FieldInfo("units", "units", 6, 40, int, -9223372036854775808, 9223372036854775807),
        FieldInfo("end", "end", 7, 48, int, 0, 18446744073709551615),
        FieldInfo("lease", "lease", 8, 56, int, 0, 18446744073709551615),
        FieldInfo("spec", "spec", 9, 64, int, 0, 4294967295),
        FieldInfo("region", "region", 10, 68, int, 0, 4294967295),
    )

    report_sequence: int
    request_id: int
    pool: int
    engine_sequence: int
    time: int
    units: int
    end: Optional[int]
    lease: Optional[int]
    spec: int
    region: int

    def __init__(
        self,
        *,
        report_sequence: int,
        request_id: int,
        pool: int,
        engine_sequence: int,
        time: int,
        units: int,
        end: Optional[int] = None,
        lease: Optional[int] = None,
        spec: int,
        region: int,
    ) -> None:
        self.report_sequence = report_sequence
        self.request_id = request_id
        self.pool = pool
        self.engine_sequence = engine_sequence
        self.time = time
        self.units = units
        self.end = end
        self.lease = lease
        self.spec = spec
        self.region = region

    def _values(self) -> Tuple[Any, ...]:
        return (
            self.report_sequence,
            self.request_id,
            self.pool,
            self.engine_sequence,
            self.time,
            self.units,
            0 if self.end is None else self.end,
            0 if self.lease is None else self.lease,
            self.spec,
            self.region,
        )

    @classmethod
    def _from_block(cls, frame: Buffer, block_at: int) -> PoolOpened:
        (
            report_sequence,
            request_id,
            pool,
            engine_sequence,
            time,
            units,
            end,
            lease,
            spec,
            region,
        ) = cls.LAYOUT.unpack_from(frame, block_at)
        return cls(
            report_sequence=report_sequence,
            request_id=request_id,
            pool=pool,
            engine_sequence=engine_sequence,
            time=time,
            units=units,
            end=None if end == 0 else end,
            lease=None if lease == 0 else lease,
            spec=spec,
            region=region,
        )


@dataclass(init=False)
class PoolChanged(Message):
    """Units came into a pool or left it otherwise than by a lease.

    report_sequence: A running number without holes.
    request_id: The request that caused it.
    pool: The exchange's id of a pool of capacity.
    engine_sequence: A running number without holes.
    time: Nanoseconds since 1970-01-01T00:00:00Z.
    units: Units in the pool now, free or on lease.
    free: Of these, free.
    out_of_service: Units that early ends took out and that have not come back.
    """

    NAME: ClassVar[str] = "PoolChanged"
    TEMPLATE_ID: ClassVar[int] = 113
    BLOCK_LENGTH: ClassVar[int] = 64
    FIRST_BLOCK_LENGTH: ClassVar[int] = 64
    LAYOUT: ClassVar[struct.Struct] = struct.Struct("<QQQQQqqq")
    FIELDS: ClassVar[Tuple[FieldInfo, ...]] = (
        FieldInfo("reportSequence", "report_sequence", 1, 0, int, 0, 18446744073709551615),
        FieldInfo("requestId", "request_id", 2, 8, int, 0, 18446744073709551615),
        FieldInfo("pool", "pool", 3, 16, int, 0, 18446744073709551615),
        FieldInfo("engineSequence", "engine_sequence", 4, 24, int, 0, 18446744073709551615),
        FieldInfo("time", "time", 5, 32, int, 0, 18446744073709551615),
        FieldInfo("units", "units", 6, 40, int, -9223372036854775808, 9223372036854775807),
        FieldInfo("free", "free", 7, 48, int, -9223372036854775808, 9223372036854775807),
        FieldInfo("outOfService", "out_of_service", 8, 56, int, -9223372036854775808, 9223372036854775807),
    )

    report_sequence: int
    request_id: Optional[int]
    pool: int
    engine_sequence: int
    time: int
    units: int
    free: int
    out_of_service: int

    def __init__(
        self,
        *,
        report_sequence: int,
        request_id: Optional[int] = None,
        pool: int,
        engine_sequence: int,
        time: int,
        units: int,
        free: int,
        out_of_service: int,
    ) -> None:
        self.report_sequence = report_sequence
        self.request_id = request_id
        self.pool = pool
        self.engine_sequence = engine_sequence
        self.time = time
        self.units = units
        self.free = free
        self.out_of_service = out_of_service

    def _values(self) -> Tuple[Any, ...]:
        return (
            self.report_sequence,
            0 if self.request_id is None else self.request_id,
            self.pool,
            self.engine_sequence,
            self.time,
            self.units,
            self.free,
            self.out_of_service,
        )

    @classmethod
    def _from_block(cls, frame: Buffer, block_at: int) -> PoolChanged:
        (
            report_sequence,
            request_id,
            pool,
            engine_sequence,
            time,
            units,
            free,
            out_of_service,
        ) = cls.LAYOUT.unpack_from(frame, block_at)
        return cls(
            report_sequence=report_sequence,
            request_id=None if request_id == 0 else request_id,
            pool=pool,
            engine_sequence=engine_sequence,
            time=time,
            units=units,
            free=free,
            out_of_service=out_of_service,
        )


@dataclass(init=False)
class PoolClosed(Message):
    """A pool is gone: withdrawn, past its end, or used by nothing any more.

    report_sequence: A running number without holes.
    request_id: The withdrawal; absent when none caused it.
    pool: The exchange's id of a pool of capacity.
    engine_sequence: A running number without holes.
    time: Nanoseconds since 1970-01-01T00:00:00Z.
    """

    NAME: ClassVar[str] = "PoolClosed"
    TEMPLATE_ID: ClassVar[int] = 114
    BLOCK_LENGTH: ClassVar[int] = 40
    FIRST_BLOCK_LENGTH: ClassVar[int] = 40
    LAYOUT: ClassVar[struct.Struct] = struct.Struct("<QQQQQ")
    FIELDS: ClassVar[Tuple[FieldInfo, ...]] = (
        FieldInfo("reportSequence", "report_sequence", 1, 0, int, 0, 18446744073709551615),
        FieldInfo("requestId", "request_id", 2, 8, int, 0, 18446744073709551615),
        FieldInfo("pool", "pool", 3, 16, int, 0, 18446744073709551615),
        FieldInfo("engineSequence", "engine_sequence", 4, 24, int, 0, 18446744073709551615),
        FieldInfo("time", "time", 5, 32, int, 0, 18446744073709551615),
    )

    report_sequence: int
    request_id: Optional[int]
    pool: int
    engine_sequence: int
    time: int

    def __init__(
        self,
        *,
        report_sequence: int,
        request_id: Optional[int] = None,
        pool: int,
        engine_sequence: int,
        time: int,
    ) -> None:
        self.report_sequence = report_sequence
        self.request_id = request_id
        self.pool = pool
        self.engine_sequence = engine_sequence
        self.time = time

    def _values(self) -> Tuple[Any, ...]:
        return (
            self.report_sequence,
            0 if self.request_id is None else self.request_id,
            self.pool,
            self.engine_sequence,
            self.time,
        )

    @classmethod
    def _from_block(cls, frame: Buffer, block_at: int) -> PoolClosed:
        (
            report_sequence,
            request_id,
            pool,
            engine_sequence,
            time,
        ) = cls.LAYOUT.unpack_from(frame, block_at)
        return cls(
            report_sequence=report_sequence,
            request_id=None if request_id == 0 else request_id,
            pool=pool,
            engine_sequence=engine_sequence,
            time=time,
        )


@dataclass(init=False)
class LeaseOpened(Message):
    """A trade opened a lease; each of the two participants gets one, after its fill.

    report_sequence: A running number without holes.
    request_id: Absent.
    lease: The exchange's id of a lease.
    engine_sequence: A running number without holes.
    time: Nanoseconds since 1970-01-01T00:00:00Z.
    trade: Number of a trade: 1, 2, 3 ... over the whole market.
    pool: The pool; told to the provider only.
    units: Whole units (cards or servers).
    price: Ticks per unit-hour; one tick is 0.0001 CNY.
    end: When it ends; it begins now.
    instrument: Number of an order book in the catalogue.
    role: The participant's part in it.
    """

    NAME: ClassVar[str] = "LeaseOpened"
    TEMPLATE_ID: ClassVar[int] = 115
    BLOCK_LENGTH: ClassVar[int] = 88
    FIRST_BLOCK_LENGTH: ClassVar[int] = 88
    LAYOUT: ClassVar[struct.Struct] = struct.Struct("<QQQQQQQqqQIBBH")
    FIELDS: ClassVar[Tuple[FieldInfo, ...]] = (
        FieldInfo("reportSequence", "report_sequence", 1, 0, int, 0, 18446744073709551615),
        FieldInfo("requestId", "request_id", 2, 8, int, 0, 18446744073709551615),
        FieldInfo("lease", "lease", 3, 16, int, 0, 18446744073709551615),
        FieldInfo("engineSequence", "engine_sequence", 4, 24, int, 0, 18446744073709551615),
        FieldInfo("time", "time", 5, 32, int, 0, 18446744073709551615),
        FieldInfo("trade", "trade", 6, 40, int, 0, 18446744073709551615),
        FieldInfo("pool", "pool", 7, 48, int, 0, 18446744073709551615),
        FieldInfo("units", "units", 8, 56, int, -9223372036854775808, 9223372036854775807),
        FieldInfo("price", "price", 9, 64, int, -9223372036854775808, 9223372036854775807),
        FieldInfo("end", "end", 10, 72, int, 0, 18446744073709551615),
        FieldInfo("instrument", "instrument", 11, 80, int, 0, 4294967295),
        FieldInfo("role", "role", 12, 84, LeaseRole),
    )

    report_sequence: int
    request_id: Optional[int]
    lease: int
    engine_sequence: int
    time: int
    trade: int
    pool: Optional[int]
    units: int
    price: int
    end: int
    instrument: int
    role: LeaseRole

    def __init__(
        self,
        *,
        report_sequence: int,
        request_id: Optional[int] = None,
        lease: int,
        engine_sequence: int,
        time: int,
        trade: int,
        pool: Optional[int] = None,
        units: int,
        price: int,
        end: int,
        instrument: int,
        role: LeaseRole,
    ) -> None:
        self.report_sequence = report_sequence
        self.request_id = request_id
        self.lease = lease
        self.engine_sequence = engine_sequence
        self.time = time
        self.trade = trade
        self.pool = pool
        self.units = units
        self.price = price
        self.end = end
        self.instrument = instrument
        self.role = role

    def _values(self) -> Tuple[Any, ...]:
        return (
            self.report_sequence,
            0 if self.request_id is None else self.request_id,
            self.lease,
            self.engine_sequence,
            self.time,
            self.trade,
            0 if self.pool is None else self.pool,
            self.units,
            self.price,
            self.end,
            self.instrument,
            self.role,
            0,
            0,
        )

    @classmethod
    def _from_block(cls, frame: Buffer, block_at: int) -> LeaseOpened:
        (
            report_sequence,
            request_id,
            lease,
            engine_sequence,
            time,
            trade,
            pool,
            units,
            price,
            end,
            instrument,
            role,
            padding1,
            padding2,
        ) = cls.LAYOUT.unpack_from(frame, block_at)
        if instrument < 1:
            raise WireError(RejectCode.FIELD_OUT_OF_RANGE, 115, 11, block_at + 80, instrument)
        role = _decode_enum(LeaseRole, 115, 12, block_at + 84, role)
        if padding1:
            raise WireError(RejectCode.RESERVED_NOT_ZERO, 115, 13, block_at + 85, padding1)
        if padding2:
            raise WireError(RejectCode.RESERVED_NOT_ZERO, 115, 14, block_at + 86, padding2)
        return cls(
            report_sequence=report_sequence,
            request_id=None if request_id == 0 else request_id,
            lease=lease,
            engine_sequence=engine_sequence,
            time=time,
            trade=trade,
            pool=None if pool == 0 else pool,
            units=units,
            price=price,
            end=end,
            instrument=instrument,
            role=role,
        )


@dataclass(init=False)
class LeaseEnded(Message):
    """A lease, or a part of it, ended; each of the two participants gets one.

    report_sequence: A running number without holes.
    request_id: The provider's request, told to the provider; absent when none caused it.
    lease: The exchange's id of a lease.
    engine_sequence: A running number without holes.
    time: Nanoseconds since 1970-01-01T00:00:00Z.
    pool: The pool; told to the provider only.
    units: Units that ended.
    remaining: Units of the lease that go on.
    price: Ticks per unit-hour; one tick is 0.0001 CNY.
    undelivered: What each of the ended units was short of, in nanoseconds; 0 at the lease's own end.
    instrument: Number of an order book in the catalogue.
    reason: Why a lease ended.
    role: The participant's part in it.
    """

    NAME: ClassVar[str] = "LeaseEnded"
    TEMPLATE_ID: ClassVar[int] = 116
    BLOCK_LENGTH: ClassVar[int] = 88
    FIRST_BLOCK_LENGTH: ClassVar[int] = 88
    LAYOUT: ClassVar[struct.Struct] = struct.Struct("<QQQQQQqqqQIBBH")
    FIELDS: ClassVar[Tuple[FieldInfo, ...]] = (
        FieldInfo("reportSequence", "report_sequence", 1, 0, int, 0, 18446744073709551615),
        FieldInfo("requestId", "request_id", 2, 8, int, 0, 18446744073709551615),
        FieldInfo("lease", "lease", 3, 16, int, 0, 18446744073709551615),
        FieldInfo("engineSequence", "engine_sequence", 4, 24, int, 0, 18446744073709551615),
        FieldInfo("time", "time", 5, 32, int, 0, 18446744073709551615),
        FieldInfo("pool", "pool", 6, 40, int, 0, 18446744073709551615),
        FieldInfo("units", "units", 7, 48, int, -9223372036854775808, 9223372036854775807),
        FieldInfo("remaining", "remaining", 8, 56, int, -9223372036854775808, 9223372036854775807),
        FieldInfo("price", "price", 9, 64, int, -9223372036854775808, 9223372036854775807),
        FieldInfo("undelivered", "undelivered", 10, 72, int, 0, 18446744073709551615),
        FieldInfo("instrument", "instrument", 11, 80, int, 0, 4294967295),
        FieldInfo("reason", "reason", 12, 84, LeaseEndReason),
        FieldInfo("role", "role", 13, 85, LeaseRole),
    )

    report_sequence: int
    request_id: Optional[int]
    lease: int
    engine_sequence: int
    time: int
    pool: Optional[int]
    units: int
    remaining: int
    price: int
    undelivered: int
    instrument: int
    reason: LeaseEndReason
    role: LeaseRole

    def __init__(
        self,
        *,
        report_sequence: int,
        request_id: Optional[int] = None,
        lease: int,
        engine_sequence: int,
        time: int,
        pool: Optional[int] = None,
        units: int,
        remaining: int,
        price: int,
        undelivered: int,
        instrument: int,
        reason: LeaseEndReason,
        role: LeaseRole,
    ) -> None:
        self.report_sequence = report_sequence
        self.request_id = request_id
        self.lease = lease
        self.engine_sequence = engine_sequence
        self.time = time
        self.pool = pool
        self.units = units
        self.remaining = remaining
        self.price = price
        self.undelivered = undelivered
        self.instrument = instrument
        self.reason = reason
        self.role = role

    def _values(self) -> Tuple[Any, ...]:
        return (
            self.report_sequence,
            0 if self.request_id is None else self.request_id,
            self.lease,
            self.engine_sequence,
            self.time,
            0 if self.pool is None else self.pool,
            self.units,
            self.remaining,
            self.price,
            self.undelivered,
            self.instrument,
            self.reason,
            self.role,
            0,
        )

    @classmethod
    def _from_block(cls, frame: Buffer, block_at: int) -> LeaseEnded:
        (
            report_sequence,
            request_id,
            lease,
            engine_sequence,
            time,
            pool,
            units,
            remaining,
            price,
            undelivered,
            instrument,
            reason,
            role,
            padding1,
        ) = cls.LAYOUT.unpack_from(frame, block_at)
        if instrument < 1:
            raise WireError(RejectCode.FIELD_OUT_OF_RANGE, 116, 11, block_at + 80, instrument)
        reason = _decode_enum(LeaseEndReason, 116, 12, block_at + 84, reason)
        role = _decode_enum(LeaseRole, 116, 13, block_at + 85, role)
        if padding1:
            raise WireError(RejectCode.RESERVED_NOT_ZERO, 116, 14, block_at + 86, padding1)
        return cls(
            report_sequence=report_sequence,
            request_id=None if request_id == 0 else request_id,
            lease=lease,
            engine_sequence=engine_sequence,
            time=time,
            pool=None if pool == 0 else pool,
            units=units,
            remaining=remaining,
            price=price,
            undelivered=undelivered,
            instrument=instrument,
            reason=reason,
            role=role,
        )


@dataclass(init=False)
class OrderParked(Message):
    """Nothing is free in the order's pool: it is out of its book, and comes back when units do.

    report_sequence: A running number without holes.
    client_order: A participant's own id of a command; rises from command to command, across reconnections.
    order: The exchange's id of an order.
    engine_sequence: A running number without holes.
    time: Nanoseconds since 1970-01-01T00:00:00Z.
    price: Its limit.
    remaining: Units left to trade.
    instrument: Number of an order book in the catalogue.
    side: Side of the book.
    """

    NAME: ClassVar[str] = "OrderParked"
    TEMPLATE_ID: ClassVar[int] = 117
    BLOCK_LENGTH: ClassVar[int] = 64
    FIRST_BLOCK_LENGTH: ClassVar[int] = 64
    LAYOUT: ClassVar[struct.Struct] = struct.Struct("<QQQQQqqIBBH")
    FIELDS: ClassVar[Tuple[FieldInfo, ...]] = (
        FieldInfo("reportSequence", "report_sequence", 1, 0, int, 0, 18446744073709551615),
        FieldInfo("clientOrder", "client_order", 2, 8, int, 0, 18446744073709551615),
        FieldInfo("order", "order", 3, 16, int, 0, 18446744073709551615),
        FieldInfo("engineSequence", "engine_sequence", 4, 24, int, 0, 18446744073709551615),
        FieldInfo("time", "time", 5, 32, int, 0, 18446744073709551615),
        FieldInfo("price", "price", 6, 40, int, -9223372036854775808, 9223372036854775807),
        FieldInfo("remaining", "remaining", 7, 48, int, -9223372036854775808, 9223372036854775807),
        FieldInfo("instrument", "instrument", 8, 56, int, 0, 4294967295),
        FieldInfo("side", "side", 9, 60, Side),
    )

    report_sequence: int
    client_order: int
    order: int
    engine_sequence: int
    time: int
    price: int
    remaining: int
    instrument: int
    side: Side

    def __init__(
        self,
        *,
        report_sequence: int,
        client_order: int,
        order: int,
        engine_sequence: int,
        time: int,
        price: int,
        remaining: int,
        instrument: int,
        side: Side,
    ) -> None:
        self.report_sequence = report_sequence
        self.client_order = client_order
        self.order = order
        self.engine_sequence = engine_sequence
        self.time = time
        self.price = price
        self.remaining = remaining
        self.instrument = instrument
        self.side = side

    def _values(self) -> Tuple[Any, ...]:
        return (
            self.report_sequence,
            self.client_order,
            self.order,
            self.engine_sequence,
            self.time,
            self.price,
            self.remaining,
            self.instrument,
            self.side,
            0,
            0,
        )

    @classmethod
    def _from_block(cls, frame: Buffer, block_at: int) -> OrderParked:
        (
            report_sequence,
            client_order,
            order,
            engine_sequence,
            time,
            price,
            remaining,
            instrument,
            side,
            padding1,
            padding2,
        ) = cls.LAYOUT.unpack_from(frame, block_at)
        if instrument < 1:
            raise WireError(RejectCode.FIELD_OUT_OF_RANGE, 117, 8, block_at + 56, instrument)
        side = _decode_enum(Side, 117, 9, block_at + 60, side)
        if padding1:
            raise WireError(RejectCode.RESERVED_NOT_ZERO, 117, 10, block_at + 61, padding1)
        if padding2:
            raise WireError(RejectCode.RESERVED_NOT_ZERO, 117, 11, block_at + 62, padding2)
        return cls(
            report_sequence=report_sequence,
            client_order=client_order,
            order=order,
            engine_sequence=engine_sequence,
            time=time,
            price=price,
            remaining=remaining,
            instrument=instrument,
            side=side,
        )


@dataclass(init=False)
class OrderRestored(Message):
    """Units came back to the order's pool: it goes to the end of the queue at its price, and may trade as it does.

    report_sequence: A running number without holes.
    client_order: A participant's own id of a command; rises from command to command, across reconnections.
    order: The exchange's id of an order.
    engine_sequence: A running number without holes.
    time: Nanoseconds since 1970-01-01T00:00:00Z.
    price: Its limit.
    remaining: Units left to trade.
    instrument: Number of an order book in the catalogue.
    side: Side of the book.
    """

    NAME: ClassVar[str] = "OrderRestored"
    TEMPLATE_ID: ClassVar[int] = 118
    BLOCK_LENGTH: ClassVar[int] = 64
    FIRST_BLOCK_LENGTH: ClassVar[int] = 64
    LAYOUT: ClassVar[struct.Struct] = struct.Struct("<QQQQQqqIBBH")
    FIELDS: ClassVar[Tuple[FieldInfo, ...]] = (
        FieldInfo("reportSequence", "report_sequence", 1, 0, int, 0, 18446744073709551615),
        FieldInfo("clientOrder", "client_order", 2, 8, int, 0, 18446744073709551615),
        FieldInfo("order", "order", 3, 16, int, 0, 18446744073709551615),
        FieldInfo("engineSequence", "engine_sequence", 4, 24, int, 0, 18446744073709551615),
        FieldInfo("time", "time", 5, 32, int, 0, 18446744073709551615),
        FieldInfo("price", "price", 6, 40, int, -9223372036854775808, 9223372036854775807),
        FieldInfo("remaining", "remaining", 7, 48, int, -9223372036854775808, 9223372036854775807),
        FieldInfo("instrument", "instrument", 8, 56, int, 0, 4294967295),
        FieldInfo("side", "side", 9, 60, Side),
    )

    report_sequence: int
    client_order: int
    order: int
    engine_sequence: int
    time: int
    price: int
    remaining: int
    instrument: int
    side: Side

    def __init__(
        self,
        *,
        report_sequence: int,
        client_order: int,
        order: int,
        engine_sequence: int,
        time: int,
        price: int,
        remaining: int,
        instrument: int,
        side: Side,
    ) -> None:
        self.report_sequence = report_sequence
        self.client_order = client_order
        self.order = order
        self.engine_sequence = engine_sequence
        self.time = time
        self.price = price
        self.remaining = remaining
        self.instrument = instrument
        self.side = side

    def _values(self) -> Tuple[Any, ...]:
        return (
            self.report_sequence,
            self.client_order,
            self.order,
            self.engine_sequence,
            self.time,
            self.price,
            self.remaining,
            self.instrument,
            self.side,
            0,
            0,
        )

    @classmethod
    def _from_block(cls, frame: Buffer, block_at: int) -> OrderRestored:
        (
            report_sequence,
            client_order,
            order,
            engine_sequence,
            time,
            price,
            remaining,
            instrument,
            side,
            padding1,
            padding2,
        ) = cls.LAYOUT.unpack_from(frame, block_at)
        if instrument < 1:
            raise WireError(RejectCode.FIELD_OUT_OF_RANGE, 118, 8, block_at + 56, instrument)
        side = _decode_enum(Side, 118, 9, block_at + 60, side)
        if padding1:
            raise WireError(RejectCode.RESERVED_NOT_ZERO, 118, 10, block_at + 61, padding1)
        if padding2:
            raise WireError(RejectCode.RESERVED_NOT_ZERO, 118, 11, block_at + 62, padding2)
        return cls(
            report_sequence=report_sequence,
            client_order=client_order,
            order=order,
            engine_sequence=engine_sequence,
            time=time,
            price=price,
            remaining=remaining,
            instrument=instrument,
            side=side,
        )


@dataclass(init=False)
class OpenPool(Message):
    """One open pool, in answer to QueryPools.

    report_sequence: 0.
    request_token: An opaque value that is sent back unchanged.
    pool: The exchange's id of a pool of capacity.
    units: Free or on lease.
    free: Whole units (cards or servers).
    out_of_service: Whole units (cards or servers).
    end: Nanoseconds since 1970-01-01T00:00:00Z; absent: 0.
    lease: The exchange's id of a lease; absent: 0.
    spec: A number.
    region: A number.
    offers: Live offers that sell from it, parked ones included.
    """

    NAME: ClassVar[str] = "OpenPool"
    TEMPLATE_ID: ClassVar[int] = 119
    BLOCK_LENGTH: ClassVar[int] = 80
    FIRST_BLOCK_LENGTH: ClassVar[int] = 80
    LAYOUT: ClassVar[struct.Struct] = struct.Struct("<QQQqqqQQIIII")
    FIELDS: ClassVar[Tuple[FieldInfo, ...]] = (
        FieldInfo("reportSequence", "report_sequence", 1, 0, int, 0, 18446744073709551615),
        FieldInfo("requestToken", "request_token", 2, 8, int, 0, 18446744073709551615),
        FieldInfo("pool", "pool", 3, 16, int, 0, 18446744073709551615),
        FieldInfo("units", "units", 4, 24, int, -9223372036854775808, 9223372036854775807),
        FieldInfo("free", "free", 5, 32, int, -9223372036854775808, 9223372036854775807),
        FieldInfo("outOfService", "out_of_service", 6, 40, int, -9223372036854775808, 9223372036854775807),
        FieldInfo("end", "end", 7, 48, int, 0, 18446744073709551615),
        FieldInfo("lease", "lease", 8, 56, int, 0, 18446744073709551615),
        FieldInfo("spec", "spec", 9, 64, int, 0, 4294967295),
        FieldInfo("region", "region", 10, 68, int, 0, 4294967295),
        FieldInfo("offers", "offers", 11, 72, int, 0, 4294967295),
    )

    report_sequence: int
    request_token: int
    pool: int
    units: int
    free: int
    out_of_service: int
    end: Optional[int]
    lease: Optional[int]
    spec: int
    region: int
    offers: int

    def __init__(
        self,
        *,
        report_sequence: int,
        request_token: int,
        pool: int,
        units: int,
        free: int,
        out_of_service: int,
        end: Optional[int] = None,
        lease: Optional[int] = None,
        spec: int,
        region: int,
        offers: int,
    ) -> None:
        self.report_sequence = report_sequence
        self.request_token = request_token
        self.pool = pool
        self.units = units
        self.free = free
        self.out_of_service = out_of_service
        self.end = end
        self.lease = lease
        self.spec = spec
        self.region = region
        self.offers = offers

    def _values(self) -> Tuple[Any, ...]:
        return (
            self.report_sequence,
            self.request_token,
            self.pool,
            self.units,
            self.free,
            self.out_of_service,
            0 if self.end is None else self.end,
            0 if self.lease is None else self.lease,
            self.spec,
            self.region,
            self.offers,
            0,
        )

    @classmethod
    def _from_block(cls, frame: Buffer, block_at: int) -> OpenPool:
        (
            report_sequence,
            request_token,
            pool,
            units,
            free,
            out_of_service,
            end,
            lease,
            spec,
            region,
            offers,
            padding1,
        ) = cls.LAYOUT.unpack_from(frame, block_at)
        if padding1:
            raise WireError(RejectCode.RESERVED_NOT_ZERO, 119, 12, block_at + 76, padding1)
        return cls(
            report_sequence=report_sequence,
            request_token=request_token,
            pool=pool,
            units=units,
            free=free,
            out_of_service=out_of_service,
            end=None if end == 0 else end,
            lease=None if lease == 0 else lease,
            spec=spec,
            region=region,
            offers=offers,
        )


@dataclass(init=False)
class OpenLease(Message):
    """One live lease, in answer to QueryLeases.

    report_sequence: 0.
    request_token: An opaque value that is sent back unchanged.
    lease: The exchange's id of a lease.
    pool: The pool; told to the provider only.
    units: Whole units (cards or servers).
    deposited: Of these, deposited in pools of the buyer.
    price: Ticks per unit-hour; one tick is 0.0001 CNY.
    start: Nanoseconds since 1970-01-01T00:00:00Z.
    end: Nanoseconds since 1970-01-01T00:00:00Z.
    instrument: Number of an order book in the catalogue.
    role: The participant's part in it.
    """

    NAME: ClassVar[str] = "OpenLease"
    TEMPLATE_ID: ClassVar[int] = 120
    BLOCK_LENGTH: ClassVar[int] = 80
    FIRST_BLOCK_LENGTH: ClassVar[int] = 80
    LAYOUT: ClassVar[struct.Struct] = struct.Struct("<QQQQqqqQQIBBH")
    FIELDS: ClassVar[Tuple[FieldInfo, ...]] = (
        FieldInfo("reportSequence", "report_sequence", 1, 0, int, 0, 18446744073709551615),
        FieldInfo("requestToken", "request_token", 2, 8, int, 0, 18446744073709551615),
        FieldInfo("lease", "lease", 3, 16, int, 0, 18446744073709551615),
        FieldInfo("pool", "pool", 4, 24, int, 0, 18446744073709551615),
        FieldInfo("units", "units", 5, 32, int, -9223372036854775808, 9223372036854775807),
        FieldInfo("deposited", "deposited", 6, 40, int, -9223372036854775808, 9223372036854775807),
        FieldInfo("price", "price", 7, 48, int, -9223372036854775808, 9223372036854775807),
        FieldInfo("start", "start", 8, 56, int, 0, 18446744073709551615),
        FieldInfo("end", "end", 9, 64, int, 0, 18446744073709551615),
        FieldInfo("instrument", "instrument", 10, 72, int, 0, 4294967295),
        FieldInfo("role", "role", 11, 76, LeaseRole),
    )

    report_sequence: int
    request_token: int
    lease: int
    pool: Optional[int]
    units: int
    deposited: int
    price: int
    start: int
    end: int
    instrument: int
    role: LeaseRole

    def __init__(
        self,
        *,
        report_sequence: int,
        request_token: int,
        lease: int,
        pool: Optional[int] = None,
        units: int,
        deposited: int,
        price: int,
        start: int,
        end: int,
        instrument: int,
        role: LeaseRole,
    ) -> None:
        self.report_sequence = report_sequence
        self.request_token = request_token
        self.lease = lease
        self.pool = pool
        self.units = units
        self.deposited = deposited
        self.price = price
        self.start = start
        self.end = end
        self.instrument = instrument
        self.role = role

    def _values(self) -> Tuple[Any, ...]:
        return (
            self.report_sequence,
            self.request_token,
            self.lease,
            0 if self.pool is None else self.pool,
            self.units,
            self.deposited,
            self.price,
            self.start,
            self.end,
            self.instrument,
            self.role,
            0,
            0,
        )

    @classmethod
    def _from_block(cls, frame: Buffer, block_at: int) -> OpenLease:
        (
            report_sequence,
            request_token,
            lease,
            pool,
            units,
            deposited,
            price,
            start,
            end,
            instrument,
            role,
            padding1,
            padding2,
        ) = cls.LAYOUT.unpack_from(frame, block_at)
        if instrument < 1:
            raise WireError(RejectCode.FIELD_OUT_OF_RANGE, 120, 10, block_at + 72, instrument)
        role = _decode_enum(LeaseRole, 120, 11, block_at + 76, role)
        if padding1:
            raise WireError(RejectCode.RESERVED_NOT_ZERO, 120, 12, block_at + 77, padding1)
        if padding2:
            raise WireError(RejectCode.RESERVED_NOT_ZERO, 120, 13, block_at + 78, padding2)
        return cls(
            report_sequence=report_sequence,
            request_token=request_token,
            lease=lease,
            pool=None if pool == 0 else pool,
            units=units,
            deposited=deposited,
            price=price,
            start=start,
            end=end,
            instrument=instrument,
            role=role,
        )


@dataclass(init=False)
class SpecDefinition(Message):
    """A spec of the catalogue.

    spec: A number.
    memory_gib: A number.
    code: ASCII, padded with zero bytes.
    interconnect: ASCII, padded with zero bytes.
    title: UTF-8, padded with zero bytes.
    peak_teraflops: A number.
    lot_size: A number.
    kind: What one unit is.
    """

    NAME: ClassVar[str] = "SpecDefinition"
    TEMPLATE_ID: ClassVar[int] = 140
    BLOCK_LENGTH: ClassVar[int] = 104
    FIRST_BLOCK_LENGTH: ClassVar[int] = 104
    LAYOUT: ClassVar[struct.Struct] = struct.Struct("<II16s16s48sIIBBHI")
    FIELDS: ClassVar[Tuple[FieldInfo, ...]] = (
        FieldInfo("spec", "spec", 1, 0, int, 0, 4294967295),
        FieldInfo("memoryGiB", "memory_gib", 2, 4, int, 0, 4294967295),
        FieldInfo("code", "code", 3, 8, str),
        FieldInfo("interconnect", "interconnect", 4, 24, str),
        FieldInfo("title", "title", 5, 40, str),
        FieldInfo("peakTeraflops", "peak_teraflops", 6, 88, int, 0, 4294967295),
        FieldInfo("lotSize", "lot_size", 7, 92, int, 0, 4294967295),
        FieldInfo("kind", "kind", 8, 96, SpecKind),
    )

    spec: int
    memory_gib: int
    code: str
    interconnect: str
    title: str
    peak_teraflops: int
    lot_size: int
    kind: SpecKind

    def __init__(
        self,
        *,
        spec: int,
        memory_gib: int,
        code: str,
        interconnect: str,
        title: str,
        peak_teraflops: int,
        lot_size: int,
        kind: SpecKind,
    ) -> None:
        self.spec = spec
        self.memory_gib = memory_gib
        self.code = code
        self.interconnect = interconnect
        self.title = title
        self.peak_teraflops = peak_teraflops
        self.lot_size = lot_size
        self.kind = kind

    def _values(self) -> Tuple[Any, ...]:
        return (
            self.spec,
            self.memory_gib,
            _encode_text("SpecDefinition.code", self.code, 16, "ascii"),
            _encode_text("SpecDefinition.interconnect", self.interconnect, 16, "ascii"),
            _encode_text("SpecDefinition.title", self.title, 48, "utf-8"),
            self.peak_teraflops,
            self.lot_size,
            self.kind,
            0,
            0,
            0,
        )

    @classmethod
    def _from_block(cls, frame: Buffer, block_at: int) -> SpecDefinition:
        (
            spec,
            memory_gib,
            code,
            interconnect,
            title,
            peak_teraflops,
            lot_size,
            kind,
            padding1,
            padding2,
            padding3,
        ) = cls.LAYOUT.unpack_from(frame, block_at)
        kind = _decode_enum(SpecKind, 140, 8, block_at + 96, kind)
        if padding1:
            raise WireError(RejectCode.RESERVED_NOT_ZERO, 140, 9, block_at + 97, padding1)
        if padding2:
            raise WireError(RejectCode.RESERVED_NOT_ZERO, 140, 10, block_at + 98, padding2)
        if padding3:
            raise WireError(RejectCode.RESERVED_NOT_ZERO, 140, 11, block_at + 100, padding3)
        return cls(
            spec=spec,
            memory_gib=memory_gib,
            code=_decode_text(code, "ascii"),
            interconnect=_decode_text(interconnect, "ascii"),
            title=_decode_text(title, "utf-8"),
            peak_teraflops=peak_teraflops,
            lot_size=lot_size,
            kind=kind,
        )


@dataclass(init=False)
class RegionDefinition(Message):
    """A region of the catalogue.

    region: A number.
    code: ASCII, padded with zero bytes.
    title: UTF-8, padded with zero bytes.
    """

    NAME: ClassVar[str] = "RegionDefinition"
    TEMPLATE_ID: ClassVar[int] = 141
    BLOCK_LENGTH: ClassVar[int] = 72
    FIRST_BLOCK_LENGTH: ClassVar[int] = 72
    LAYOUT: ClassVar[struct.Struct] = struct.Struct("<II16s48s")
    FIELDS: ClassVar[Tuple[FieldInfo, ...]] = (
        FieldInfo("region", "region", 1, 0, int, 0, 4294967295),
        FieldInfo("code", "code", 3, 8, str),
        FieldInfo("title", "title", 4, 24, str),
    )

    region: int
    code: str
    title: str

    def __init__(
        self,
        *,
        region: int,
        code: str,
        title: str,
    ) -> None:
        self.region = region
        self.code = code
        self.title = title

    def _values(self) -> Tuple[Any, ...]:
        return (
            self.region,
            0,
            _encode_text("RegionDefinition.code", self.code, 16, "ascii"),
            _encode_text("RegionDefinition.title", self.title, 48, "utf-8"),
        )

    @classmethod
    def _from_block(cls, frame: Buffer, block_at: int) -> RegionDefinition:
        (
            region,
            padding1,
            code,
            title,
        ) = cls.LAYOUT.unpack_from(frame, block_at)
        if padding1:
            raise WireError(RejectCode.RESERVED_NOT_ZERO, 141, 2, block_at + 4, padding1)
        return cls(
            region=region,
            code=_decode_text(code, "ascii"),
            title=_decode_text(title, "utf-8"),
        )


@dataclass(init=False)
class TenorDefinition(Message):
    """A tenor of the catalogue.

    tenor: A number.
    hours: A number.
    code: ASCII, padded with zero bytes.
    """

    NAME: ClassVar[str] = "TenorDefinition"
    TEMPLATE_ID: ClassVar[int] = 142
    BLOCK_LENGTH: ClassVar[int] = 24
    FIRST_BLOCK_LENGTH: ClassVar[int] = 24
    LAYOUT: ClassVar[struct.Struct] = struct.Struct("<II16s")
    FIELDS: ClassVar[Tuple[FieldInfo, ...]] = (
        FieldInfo("tenor", "tenor", 1, 0, int, 0, 4294967295),
        FieldInfo("hours", "hours", 2, 4, int, 0, 4294967295),
        FieldInfo("code", "code", 3, 8, str),
    )

    tenor: int
    hours: int
    code: str

    def __init__(
        self,
        *,
        tenor: int,
        hours: int,
        code: str,
    ) -> None:
        self.tenor = tenor
        self.hours = hours
        self.code = code

    def _values(self) -> Tuple[Any, ...]:
        return (
            self.tenor,
            self.hours,
            _encode_text("TenorDefinition.code", self.code, 16, "ascii"),
        )

    @classmethod
    def _from_block(cls, frame: Buffer, block_at: int) -> TenorDefinition:
        (
            tenor,
            hours,
            code,
        ) = cls.LAYOUT.unpack_from(frame, block_at)
        return cls(
            tenor=tenor,
            hours=hours,
            code=_decode_text(code, "ascii"),
        )


@dataclass(init=False)
class InstrumentDefinition(Message):
    """An instrument of the catalogue.

    instrument: Number of an order book in the catalogue.
    spec: A number.
    region: A number.
    tenor: A number.
    tick_size: A signed number.
    default_protection: A signed number.
    """

    NAME: ClassVar[str] = "InstrumentDefinition"
    TEMPLATE_ID: ClassVar[int] = 143
    BLOCK_LENGTH: ClassVar[int] = 32
    FIRST_BLOCK_LENGTH: ClassVar[int] = 32
    LAYOUT: ClassVar[struct.Struct] = struct.Struct("<IIIIqq")
    FIELDS: ClassVar[Tuple[FieldInfo, ...]] = (
        FieldInfo("instrument", "instrument", 1, 0, int, 0, 4294967295),
        FieldInfo("spec", "spec", 2, 4, int, 0, 4294967295),
        FieldInfo("region", "region", 3, 8, int, 0, 4294967295),
        FieldInfo("tenor", "tenor", 4, 12, int, 0, 4294967295),
        FieldInfo("tickSize", "tick_size", 5, 16, int, -9223372036854775808, 9223372036854775807),
        FieldInfo("defaultProtection", "default_protection", 6, 24, int, -9223372036854775808, 9223372036854775807),
    )

    instrument: int
    spec: int
    region: int
    tenor: int
    tick_size: int
    default_protection: int

    def __init__(
        self,
        *,
        instrument: int,
        spec: int,
        region: int,
        tenor: int,
        tick_size: int,
        default_protection: int,
    ) -> None:
        self.instrument = instrument
        self.spec = spec
        self.region = region
        self.tenor = tenor
        self.tick_size = tick_size
        self.default_protection = default_protection

    def _values(self) -> Tuple[Any, ...]:
        return (
            self.instrument,
            self.spec,
            self.region,
            self.tenor,
            self.tick_size,
            self.default_protection,
        )

    @classmethod
    def _from_block(cls, frame: Buffer, block_at: int) -> InstrumentDefinition:
        (
            instrument,
            spec,
            region,
            tenor,
            tick_size,
            default_protection,
        ) = cls.LAYOUT.unpack_from(frame, block_at)
        if instrument < 1:
            raise WireError(RejectCode.FIELD_OUT_OF_RANGE, 143, 1, block_at + 0, instrument)
        return cls(
            instrument=instrument,
            spec=spec,
            region=region,
            tenor=tenor,
            tick_size=tick_size,
            default_protection=default_protection,
        )


@dataclass(init=False)
class FeedHeader(Message):
    """Starts every feed body. The body's messages have the topic sequences firstSequence, firstSequence + 1 ...

    first_sequence: Topic sequence of the first message; in a heartbeat: that of the next message to come.
    engine_sequence: Sequence of the last command that the body reflects.
    time: Time of that command.
    count: Messages that follow; 0: a heartbeat.
    """

    NAME: ClassVar[str] = "FeedHeader"
    TEMPLATE_ID: ClassVar[int] = 200
    BLOCK_LENGTH: ClassVar[int] = 32
    FIRST_BLOCK_LENGTH: ClassVar[int] = 32
    LAYOUT: ClassVar[struct.Struct] = struct.Struct("<QQQII")
    FIELDS: ClassVar[Tuple[FieldInfo, ...]] = (
        FieldInfo("firstSequence", "first_sequence", 1, 0, int, 0, 18446744073709551615),
        FieldInfo("engineSequence", "engine_sequence", 2, 8, int, 0, 18446744073709551615),
        FieldInfo("time", "time", 3, 16, int, 0, 18446744073709551615),
        FieldInfo("count", "count", 4, 24, int, 0, 4294967295),
    )

    first_sequence: int
    engine_sequence: int
    time: int
    count: int

    def __init__(
        self,
        *,
        first_sequence: int,
        engine_sequence: int,
        time: int,
        count: int,
    ) -> None:
        self.first_sequence = first_sequence
        self.engine_sequence = engine_sequence
        self.time = time
        self.count = count

    def _values(self) -> Tuple[Any, ...]:
        return (
            self.first_sequence,
            self.engine_sequence,
            self.time,
            self.count,
            0,
        )

    @classmethod
    def _from_block(cls, frame: Buffer, block_at: int) -> FeedHeader:
        (
            first_sequence,
            engine_sequence,
            time,
            count,
            padding1,
        ) = cls.LAYOUT.unpack_from(frame, block_at)
        if padding1:
            raise WireError(RejectCode.RESERVED_NOT_ZERO, 200, 5, block_at + 28, padding1)
        return cls(
            first_sequence=first_sequence,
            engine_sequence=engine_sequence,
            time=time,
            count=count,
        )


@dataclass(init=False)
class Fill(Message):
    """A trade. Topic fill/.

    trade: Number of a trade: 1, 2, 3 ... over the whole market.
    price: Ticks per unit-hour; one tick is 0.0001 CNY.
    quantity: Whole units (cards or servers).
    time: Nanoseconds since 1970-01-01T00:00:00Z.
    engine_sequence: A running number without holes.
    taker_sent_at: The taker's own time of sending, as it gave it.
    instrument: Number of an order book in the catalogue.
    hours: Length of the lease.
    taker_side: Side of the book.
    pair: Which pair of participants traded: the same number as long as it has a fill in the window of the instrument's
        spot price, a new one later.
    """

    NAME: ClassVar[str] = "Fill"
    TEMPLATE_ID: ClassVar[int] = 201
    BLOCK_LENGTH: ClassVar[int] = 72
    FIRST_BLOCK_LENGTH: ClassVar[int] = 64
    LAYOUT: ClassVar[struct.Struct] = struct.Struct("<QqqQQQIIBBHIQ")
    FIELDS: ClassVar[Tuple[FieldInfo, ...]] = (
        FieldInfo("trade", "trade", 1, 0, int, 0, 18446744073709551615),
        FieldInfo("price", "price", 2, 8, int, -9223372036854775808, 9223372036854775807),
        FieldInfo("quantity", "quantity", 3, 16, int, -9223372036854775808, 9223372036854775807),
        FieldInfo("time", "time", 4, 24, int, 0, 18446744073709551615),
        FieldInfo("engineSequence", "engine_sequence", 5, 32, int, 0, 18446744073709551615),
        FieldInfo("takerSentAt", "taker_sent_at", 6, 40, int, 0, 18446744073709551615),
        FieldInfo("instrument", "instrument", 7, 48, int, 0, 4294967295),
        FieldInfo("hours", "hours", 8, 52, int, 0, 4294967295),
        FieldInfo("takerSide", "taker_side", 9, 56, Side),
        FieldInfo("pair", "pair", 13, 64, int, 0, 18446744073709551615),
    )

    trade: int
    price: int
    quantity: int
    time: int
    engine_sequence: int
    taker_sent_at: Optional[int]
    instrument: int
    hours: int
    taker_side: Side
    pair: Optional[int]

    def __init__(
        self,
        *,
        trade: int,
        price: int,
        quantity: int,
        time: int,
        engine_sequence: int,
        taker_sent_at: Optional[int] = None,
        instrument: int,
        hours: int,
        taker_side: Side,
        pair: Optional[int] = None,
    ) -> None:
        self.trade = trade
        self.price = price
        self.quantity = quantity
        self.time = time
        self.engine_sequence = engine_sequence
        self.taker_sent_at = taker_sent_at
        self.instrument = instrument
        self.hours = hours
        self.taker_side = taker_side
        self.pair = pair

    def _values(self) -> Tuple[Any, ...]:
        return (
            self.trade,
            self.price,
            self.quantity,
            self.time,
            self.engine_sequence,
            0 if self.taker_sent_at is None else self.taker_sent_at,
            self.instrument,
            self.hours,
            self.taker_side,
            0,
            0,
            0,
            0 if self.pair is None else self.pair,
        )

    @classmethod
    def _from_block(cls, frame: Buffer, block_at: int) -> Fill:
        (
            trade,
            price,
            quantity,
            time,
            engine_sequence,
            taker_sent_at,
            instrument,
            hours,
            taker_side,
            padding1,
            padding2,
            padding3,
            pair,
        ) = cls.LAYOUT.unpack_from(frame, block_at)
        if instrument < 1:
            raise WireError(RejectCode.FIELD_OUT_OF_RANGE, 201, 7, block_at + 48, instrument)
        taker_side = _decode_enum(Side, 201, 9, block_at + 56, taker_side)
        if padding1:
            raise WireError(RejectCode.RESERVED_NOT_ZERO, 201, 10, block_at + 57, padding1)
        if padding2:
            raise WireError(RejectCode.RESERVED_NOT_ZERO, 201, 11, block_at + 58, padding2)
        if padding3:
            raise WireError(RejectCode.RESERVED_NOT_ZERO, 201, 12, block_at + 60, padding3)
        return cls(
            trade=trade,
            price=price,
            quantity=quantity,
            time=time,
            engine_sequence=engine_sequence,
            taker_sent_at=None if taker_sent_at == 0 else taker_sent_at,
            instrument=instrument,
            hours=hours,
            taker_side=taker_side,
            pair=None if pair == 0 else pair,
        )


@dataclass(init=False)
class SpotPrice(Message):
    """The spot price of an instrument. Topic spot/.

    price: Ticks per unit-hour; one tick is 0.0001 CNY.
    units: Units traded in the window.
    time: When it was formed.
    window: Length of the window in nanoseconds: fills after time - window and up to time count; 0: one trade.
    instrument: Number of an order book in the catalogue.
    fills: Number of fills in the window.
    method: How a spot price came about.
    engine_sequence: Sequence of the last command that it reflects.
    impact_bid: Average price of selling the impact quantity to the book's bids, rounded half to even; absent: the book
        is too thin.
    impact_offer: Average price of buying it from the offers.
    impact_quantity: The impact quantity, in units.
    changed_at: When the price last changed.
    fixing: The full hour whose fixing this is; absent: it is no fixing.
    pairs: Number of pairs of participants with fills in the window.
    """

    NAME: ClassVar[str] = "SpotPrice"
    TEMPLATE_ID: ClassVar[int] = 202
    BLOCK_LENGTH: ClassVar[int] = 104
    FIRST_BLOCK_LENGTH: ClassVar[int] = 48
    LAYOUT: ClassVar[struct.Struct] = struct.Struct("<qqQQIIBBHIQqqqQQII")
    FIELDS: ClassVar[Tuple[FieldInfo, ...]] = (
        FieldInfo("price", "price", 1, 0, int, -9223372036854775808, 9223372036854775807),
        FieldInfo("units", "units", 2, 8, int, -9223372036854775808, 9223372036854775807),
        FieldInfo("time", "time", 3, 16, int, 0, 18446744073709551615),
        FieldInfo("window", "window", 4, 24, int, 0, 18446744073709551615),
        FieldInfo("instrument", "instrument", 5, 32, int, 0, 4294967295),
        FieldInfo("fills", "fills", 6, 36, int, 0, 4294967295),
        FieldInfo("method", "method", 7, 40, SpotMethod),
        FieldInfo("engineSequence", "engine_sequence", 11, 48, int, 0, 18446744073709551615),
        FieldInfo("impactBid", "impact_bid", 12, 56, int, -9223372036854775808, 9223372036854775807),
        FieldInfo("impactOffer", "impact_offer", 13, 64, int, -9223372036854775808, 9223372036854775807),
        FieldInfo("impactQuantity", "impact_quantity", 14, 72, int, -9223372036854775808, 9223372036854775807),
        FieldInfo("changedAt", "changed_at", 15, 80, int, 0, 18446744073709551615),
        FieldInfo("fixing", "fixing", 16, 88, int, 0, 18446744073709551615),
        FieldInfo("pairs", "pairs", 17, 96, int, 0, 4294967295),
    )

    price: int
    units: int
    time: int
    window: int
    instrument: int
    fills: int
    method: SpotMethod
    engine_sequence: Optional[int]
    impact_bid: Optional[int]
    impact_offer: Optional[int]
    impact_quantity: Optional[int]
    changed_at: Optional[int]
    fixing: Optional[int]
    pairs: Optional[int]

    def __init__(
        self,
        *,
        price: int,
        units: int,
        time: int,
        window: int,
        instrument: int,
        fills: int,
        method: SpotMethod,
        engine_sequence: Optional[int] = None,
        impact_bid: Optional[int] = None,
        impact_offer: Optional[int] = None,
        impact_quantity: Optional[int] = None,
        changed_at: Optional[int] = None,
        fixing: Optional[int] = None,
        pairs: Optional[int] = None,
    ) -> None:
        self.price = price
        self.units = units
        self.time = time
        self.window = window
        self.instrument = instrument
        self.fills = fills
        self.method = method
        self.engine_sequence = engine_sequence
        self.impact_bid = impact_bid
        self.impact_offer = impact_offer
        self.impact_quantity = impact_quantity
        self.changed_at = changed_at
        self.fixing = fixing
        self.pairs = pairs

    def _values(self) -> Tuple[Any, ...]:
        return (
            self.price,
            self.units,
            self.time,
            self.window,
            self.instrument,
            self.fills,
            self.method,
            0,
            0,
            0,
            0 if self.engine_sequence is None else self.engine_sequence,
            0 if self.impact_bid is None else self.impact_bid,
            0 if self.impact_offer is None else self.impact_offer,
            0 if self.impact_quantity is None else self.impact_quantity,
            0 if self.changed_at is None else self.changed_at,
            0 if self.fixing is None else self.fixing,
            0 if self.pairs is None else self.pairs,
            0,
        )

    @classmethod
    def _from_block(cls, frame: Buffer, block_at: int) -> SpotPrice:
        (
            price,
            units,
            time,
            window,
            instrument,
            fills,
            method,
            padding1,
            padding2,
            padding3,
            engine_sequence,
            impact_bid,
            impact_offer,
            impact_quantity,
            changed_at,
            fixing,
            pairs,
            padding4,
        ) = cls.LAYOUT.unpack_from(frame, block_at)
        if instrument < 1:
            raise WireError(RejectCode.FIELD_OUT_OF_RANGE, 202, 5, block_at + 32, instrument)
        method = _decode_enum(SpotMethod, 202, 7, block_at + 40, method)
        if padding1:
            raise WireError(RejectCode.RESERVED_NOT_ZERO, 202, 8, block_at + 41, padding1)
        if padding2:
            raise WireError(RejectCode.RESERVED_NOT_ZERO, 202, 9, block_at + 42, padding2)
        if padding3:
            raise WireError(RejectCode.RESERVED_NOT_ZERO, 202, 10, block_at + 44, padding3)
        if padding4:
            raise WireError(RejectCode.RESERVED_NOT_ZERO, 202, 18, block_at + 100, padding4)
        return cls(
            price=price,
            units=units,
            time=time,
            window=window,
            instrument=instrument,
            fills=fills,
            method=method,
            engine_sequence=None if engine_sequence == 0 else engine_sequence,
            impact_bid=None if impact_bid == 0 else impact_bid,
            impact_offer=None if impact_offer == 0 else impact_offer,
            impact_quantity=None if impact_quantity == 0 else impact_quantity,
            changed_at=None if changed_at == 0 else changed_at,
            fixing=None if fixing == 0 else fixing,
            pairs=None if pairs == 0 else pairs,
        )


@dataclass(init=False)
class Quote(Message):
    """Best bid and offer, on change. Topic quote/.

    bid_price: Absent: no bid.
    bid_quantity: Whole units (cards or servers).
    offer_price: Absent: no offer.
    offer_quantity: Whole units (cards or servers).
    time: Nanoseconds since 1970-01-01T00:00:00Z.
    instrument: Number of an order book in the catalogue.
    """

    NAME: ClassVar[str] = "Quote"
    TEMPLATE_ID: ClassVar[int] = 203
    BLOCK_LENGTH: ClassVar[int] = 48
    FIRST_BLOCK_LENGTH: ClassVar[int] = 48
    LAYOUT: ClassVar[struct.Struct] = struct.Struct("<qqqqQII")
    FIELDS: ClassVar[Tuple[FieldInfo, ...]] = (
        FieldInfo("bidPrice", "bid_price", 1, 0, int, -9223372036854775808, 9223372036854775807),
        FieldInfo("bidQuantity", "bid_quantity", 2, 8, int, -9223372036854775808, 9223372036854775807),
        FieldInfo("offerPrice", "offer_price", 3, 16, int, -9223372036854775808, 9223372036854775807),
        FieldInfo("offerQuantity", "offer_quantity", 4, 24, int, -9223372036854775808, 9223372036854775807),
        FieldInfo("time", "time", 5, 32, int, 0, 18446744073709551615),
        FieldInfo("instrument", "instrument", 6, 40, int, 0, 4294967295),
    )

    bid_price: Optional[int]
    bid_quantity: int
    offer_price: Optional[int]
    offer_quantity: int
    time: int
    instrument: int

    def __init__(
        self,
        *,
        bid_price: Optional[int] = None,
        bid_quantity: int,
        offer_price: Optional[int] = None,
        offer_quantity: int,
        time: int,
        instrument: int,
    ) -> None:
        self.bid_price = bid_price
        self.bid_quantity = bid_quantity
        self.offer_price = offer_price
        self.offer_quantity = offer_quantity
        self.time = time
        self.instrument = instrument

    def _values(self) -> Tuple[Any, ...]:
        return (
            -9223372036854775808 if self.bid_price is None else self.bid_price,
            self.bid_quantity,
            -9223372036854775808 if self.offer_price is None else self.offer_price,
            self.offer_quantity,
            self.time,
            self.instrument,
            0,
        )

    @classmethod
    def _from_block(cls, frame: Buffer, block_at: int) -> Quote:
        (
            bid_price,
            bid_quantity,
            offer_price,
            offer_quantity,
            time,
            instrument,
            padding1,
        ) = cls.LAYOUT.unpack_from(frame, block_at)
        if instrument < 1:
            raise WireError(RejectCode.FIELD_OUT_OF_RANGE, 203, 6, block_at + 40, instrument)
        if padding1:
            raise WireError(RejectCode.RESERVED_NOT_ZERO, 203, 7, block_at + 44, padding1)
        return cls(
            bid_price=None if bid_price == -9223372036854775808 else bid_price,
            bid_quantity=bid_quantity,
            offer_price=None if offer_price == -9223372036854775808 else offer_price,
            offer_quantity=offer_quantity,
            time=time,
            instrument=instrument,
        )


@dataclass(init=False)
class BookLevel(Message):
    """A price level's new total. Topic book/.

    price: Ticks per unit-hour; one tick is 0.0001 CNY.
    quantity: Units shown; 0: the level is gone.
    instrument: Number of an order book in the catalogue.
    order_count: A count.
    side: Side of the book.
    """

    NAME: ClassVar[str] = "BookLevel"
    TEMPLATE_ID: ClassVar[int] = 204
    BLOCK_LENGTH: ClassVar[int] = 32
    FIRST_BLOCK_LENGTH: ClassVar[int] = 32
    LAYOUT: ClassVar[struct.Struct] = struct.Struct("<qqIIBBHI")
    FIELDS: ClassVar[Tuple[FieldInfo, ...]] = (
        FieldInfo("price", "price", 1, 0, int, -9223372036854775808, 9223372036854775807),
        FieldInfo("quantity", "quantity", 2, 8, int, -9223372036854775808, 9223372036854775807),
        FieldInfo("instrument", "instrument", 3, 16, int, 0, 4294967295),
        FieldInfo("orderCount", "order_count", 4, 20, int, 0, 4294967295),
        FieldInfo("side", "side", 5, 24, Side),
    )

    price: int
    quantity: int
    instrument: int
    order_count: int
    side: Side

    def __init__(
        self,
        *,
        price: int,
        quantity: int,
        instrument: int,
        order_count: int,
        side: Side,
    ) -> None:
        self.price = price
        self.quantity = quantity
        self.instrument = instrument
        self.order_count = order_count
        self.side = side

    def _values(self) -> Tuple[Any, ...]:
        return (
            self.price,
            self.quantity,
            self.instrument,
            self.order_count,
            self.side,
            0,
            0,
            0,
        )

    @classmethod
    def _from_block(cls, frame: Buffer, block_at: int) -> BookLevel:
        (
            price,
            quantity,
            instrument,
            order_count,
            side,
            padding1,
            padding2,
            padding3,
        ) = cls.LAYOUT.unpack_from(frame, block_at)
        if instrument < 1:
            raise WireError(RejectCode.FIELD_OUT_OF_RANGE, 204, 3, block_at + 16, instrument)
        side = _decode_enum(Side, 204, 5, block_at + 24, side)
        if padding1:
            raise WireError(RejectCode.RESERVED_NOT_ZERO, 204, 6, block_at + 25, padding1)
        if padding2:
            raise WireError(RejectCode.RESERVED_NOT_ZERO, 204, 7, block_at + 26, padding2)
        if padding3:
            raise WireError(RejectCode.RESERVED_NOT_ZERO, 204, 8, block_at + 28, padding3)
        return cls(
            price=price,
            quantity=quantity,
            instrument=instrument,
            order_count=order_count,
            side=side,
        )


@dataclass(init=False)
class OrderOnBook(Message):
    """What an order shows now, without a name. Topic order/.

    order: The exchange's id of an order.
    price: Ticks per unit-hour; one tick is 0.0001 CNY.
    quantity: Units shown; 0: the order is gone.
    instrument: Number of an order book in the catalogue.
    side: Side of the book.
    kept_priority: no: it went to the end of its queue.
    """

    NAME: ClassVar[str] = "OrderOnBook"
    TEMPLATE_ID: ClassVar[int] = 205
    BLOCK_LENGTH: ClassVar[int] = 32
    FIRST_BLOCK_LENGTH: ClassVar[int] = 32
    LAYOUT: ClassVar[struct.Struct] = struct.Struct("<QqqIBBH")
    FIELDS: ClassVar[Tuple[FieldInfo, ...]] = (
        FieldInfo("order", "order", 1, 0, int, 0, 18446744073709551615),
        FieldInfo("price", "price", 2, 8, int, -9223372036854775808, 9223372036854775807),
        FieldInfo("quantity", "quantity", 3, 16, int, -9223372036854775808, 9223372036854775807),
        FieldInfo("instrument", "instrument", 4, 24, int, 0, 4294967295),
        FieldInfo("side", "side", 5, 28, Side),
        FieldInfo("keptPriority", "kept_priority", 6, 29, bool),
    )

    order: int
    price: int
    quantity: int
    instrument: int
    side: Side
    kept_priority: bool

    def __init__(
        self,
        *,
        order: int,
        price: int,
        quantity: int,
        instrument: int,
        side: Side,
        kept_priority: bool = False,
    ) -> None:
        self.order = order
        self.price = price
        self.quantity = quantity
        self.instrument = instrument
        self.side = side
        self.kept_priority = kept_priority

    def _values(self) -> Tuple[Any, ...]:
        return (
            self.order,
            self.price,
            self.quantity,
            self.instrument,
            self.side,
            self.kept_priority,
            0,
        )

    @classmethod
    def _from_block(cls, frame: Buffer, block_at: int) -> OrderOnBook:
        (
            order,
            price,
            quantity,
            instrument,
            side,
            kept_priority,
            padding1,
        ) = cls.LAYOUT.unpack_from(frame, block_at)
        if instrument < 1:
            raise WireError(RejectCode.FIELD_OUT_OF_RANGE, 205, 4, block_at + 24, instrument)
        side = _decode_enum(Side, 205, 5, block_at + 28, side)
        if kept_priority > 1:
            raise WireError(RejectCode.FIELD_OUT_OF_RANGE, 205, 6, block_at + 29, kept_priority)
        if padding1:
            raise WireError(RejectCode.RESERVED_NOT_ZERO, 205, 7, block_at + 30, padding1)
        return cls(
            order=order,
            price=price,
            quantity=quantity,
            instrument=instrument,
            side=side,
            kept_priority=kept_priority == 1,
        )


@dataclass(init=False)
class TradingStatus(Message):
    """A book's trading state. Topic status/.

    time: Nanoseconds since 1970-01-01T00:00:00Z.
    instrument: Number of an order book in the catalogue.
    state: What may happen in a book now.
    """

    NAME: ClassVar[str] = "TradingStatus"
    TEMPLATE_ID: ClassVar[int] = 206
    BLOCK_LENGTH: ClassVar[int] = 16
    FIRST_BLOCK_LENGTH: ClassVar[int] = 16
    LAYOUT: ClassVar[struct.Struct] = struct.Struct("<QIBBH")
    FIELDS: ClassVar[Tuple[FieldInfo, ...]] = (
        FieldInfo("time", "time", 1, 0, int, 0, 18446744073709551615),
        FieldInfo("instrument", "instrument", 2, 8, int, 0, 4294967295),
        FieldInfo("state", "state", 3, 12, TradingState),
    )

    time: int
    instrument: int
    state: TradingState

    def __init__(
        self,
        *,
        time: int,
        instrument: int,
        state: TradingState,
    ) -> None:
        self.time = time
        self.instrument = instrument
        self.state = state

    def _values(self) -> Tuple[Any, ...]:
        return (
            self.time,
            self.instrument,
            self.state,
            0,
            0,
        )

    @classmethod
    def _from_block(cls, frame: Buffer, block_at: int) -> TradingStatus:
        (
            time,
            instrument,
            state,
            padding1,
            padding2,
        ) = cls.LAYOUT.unpack_from(frame, block_at)
        if instrument < 1:
            raise WireError(RejectCode.FIELD_OUT_OF_RANGE, 206, 2, block_at + 8, instrument)
        state = _decode_enum(TradingState, 206, 3, block_at + 12, state)
        if padding1:
            raise WireError(RejectCode.RESERVED_NOT_ZERO, 206, 4, block_at + 13, padding1)
        if padding2:
            raise WireError(RejectCode.RESERVED_NOT_ZERO, 206, 5, block_at + 14, padding2)
        return cls(
            time=time,
            instrument=instrument,
            state=state,
        )


@dataclass(init=False)
class AuctionIndication(Message):
    """What a call auction would give now, while orders gather. Topic auction/.

    price: Absent: nothing would trade.
    quantity: Units that would trade.
    imbalance: Units bid at that price or better, less units offered at it or better.
    time: Nanoseconds since 1970-01-01T00:00:00Z.
    instrument: Number of an order book in the catalogue.
    """

    NAME: ClassVar[str] = "AuctionIndication"
    TEMPLATE_ID: ClassVar[int] = 207
    BLOCK_LENGTH: ClassVar[int] = 40
    FIRST_BLOCK_LENGTH: ClassVar[int] = 40
    LAYOUT: ClassVar[struct.Struct] = struct.Struct("<qqqQII")
    FIELDS: ClassVar[Tuple[FieldInfo, ...]] = (
        FieldInfo("price", "price", 1, 0, int, -9223372036854775808, 9223372036854775807),
        FieldInfo("quantity", "quantity", 2, 8, int, -9223372036854775808, 9223372036854775807),
        FieldInfo("imbalance", "imbalance", 3, 16, int, -9223372036854775808, 9223372036854775807),
        FieldInfo("time", "time", 4, 24, int, 0, 18446744073709551615),
        FieldInfo("instrument", "instrument", 5, 32, int, 0, 4294967295),
    )

    price: Optional[int]
    quantity: int
    imbalance: int
    time: int
    instrument: int

    def __init__(
        self,
        *,
        price: Optional[int] = None,
        quantity: int,
        imbalance: int,
        time: int,
        instrument: int,
    ) -> None:
        self.price = price
        self.quantity = quantity
        self.imbalance = imbalance
        self.time = time
        self.instrument = instrument

    def _values(self) -> Tuple[Any, ...]:
        return (
            -9223372036854775808 if self.price is None else self.price,
            self.quantity,
            self.imbalance,
            self.time,
            self.instrument,
            0,
        )

    @classmethod
    def _from_block(cls, frame: Buffer, block_at: int) -> AuctionIndication:
        (
            price,
            quantity,
            imbalance,
            time,
            instrument,
            padding1,
        ) = cls.LAYOUT.unpack_from(frame, block_at)
        if instrument < 1:
            raise WireError(RejectCode.FIELD_OUT_OF_RANGE, 207, 5, block_at + 32, instrument)
        if padding1:
            raise WireError(RejectCode.RESERVED_NOT_ZERO, 207, 6, block_at + 36, padding1)
        return cls(
            price=None if price == -9223372036854775808 else price,
            quantity=quantity,
            imbalance=imbalance,
            time=time,
            instrument=instrument,
        )


@dataclass(init=False)
class CapacityUse(Message):
    """Units of an instrument on lease and on offer, on change. Topic capacity/.

    units_on_lease: Sold, and not yet given back.
    units_offered: Shown by all offers in the book.
    time: Nanoseconds since 1970-01-01T00:00:00Z.
    instrument: Number of an order book in the catalogue.
    leases: Live leases.
    """

    NAME: ClassVar[str] = "CapacityUse"
    TEMPLATE_ID: ClassVar[int] = 220
    BLOCK_LENGTH: ClassVar[int] = 32
    FIRST_BLOCK_LENGTH: ClassVar[int] = 32
    LAYOUT: ClassVar[struct.Struct] = struct.Struct("<qqQII")
    FIELDS: ClassVar[Tuple[FieldInfo, ...]] = (
        FieldInfo("unitsOnLease", "units_on_lease", 1, 0, int, -9223372036854775808, 9223372036854775807),
        FieldInfo("unitsOffered", "units_offered", 2, 8, int, -9223372036854775808, 9223372036854775807),
        FieldInfo("time", "time", 3, 16, int, 0, 18446744073709551615),
        FieldInfo("instrument", "instrument", 4, 24, int, 0, 4294967295),
        FieldInfo("leases", "leases", 5, 28, int, 0, 4294967295),
    )

    units_on_lease: int
    units_offered: int
    time: int
    instrument: int
    leases: int

    def __init__(
        self,
        *,
        units_on_lease: int,
        units_offered: int,
        time: int,
        instrument: int,
        leases: int,
    ) -> None:
        self.units_on_lease = units_on_lease
        self.units_offered = units_offered
        self.time = time
        self.instrument = instrument
        self.leases = leases

    def _values(self) -> Tuple[Any, ...]:
        return (
            self.units_on_lease,
            self.units_offered,
            self.time,
            self.instrument,
            self.leases,
        )

    @classmethod
    def _from_block(cls, frame: Buffer, block_at: int) -> CapacityUse:
        (
            units_on_lease,
            units_offered,
            time,
            instrument,
            leases,
        ) = cls.LAYOUT.unpack_from(frame, block_at)
        if instrument < 1:
            raise WireError(RejectCode.FIELD_OUT_OF_RANGE, 220, 4, block_at + 24, instrument)
        return cls(
            units_on_lease=units_on_lease,
            units_offered=units_offered,
            time=time,
            instrument=instrument,
            leases=leases,
        )


@dataclass(init=False)
class Candle(Message):
    """What was traded in a minute, an hour or a day. Topic candle/.

    start: When the interval starts; it includes this moment, and not its end.
    open: Price of the first fill.
    high: Ticks per unit-hour; one tick is 0.0001 CNY.
    low: Ticks per unit-hour; one tick is 0.0001 CNY.
    close: Price of the last fill.
    units: Whole units (cards or servers).
    notional: Sum of price x units over the fills, in ticks; the largest int64 when it is more.
    instrument: Number of an order book in the catalogue.
    fills: A count.
    interval: Length of a candle's interval.
    is_closed: no: the interval is not over; only snapshots have such.
    """

    NAME: ClassVar[str] = "Candle"
    TEMPLATE_ID: ClassVar[int] = 221
    BLOCK_LENGTH: ClassVar[int] = 72
    FIRST_BLOCK_LENGTH: ClassVar[int] = 72
    LAYOUT: ClassVar[struct.Struct] = struct.Struct("<QqqqqqqIIBBHI")
    FIELDS: ClassVar[Tuple[FieldInfo, ...]] = (
        FieldInfo("start", "start", 1, 0, int, 0, 18446744073709551615),
        FieldInfo("open", "open", 2, 8, int, -9223372036854775808, 9223372036854775807),
        FieldInfo("high", "high", 3, 16, int, -9223372036854775808, 9223372036854775807),
        FieldInfo("low", "low", 4, 24, int, -9223372036854775808, 9223372036854775807),
        FieldInfo("close", "close", 5, 32, int, -9223372036854775808, 9223372036854775807),
        FieldInfo("units", "units", 6, 40, int, -9223372036854775808, 9223372036854775807),
        FieldInfo("notional", "notional", 7, 48, int, -9223372036854775808, 9223372036854775807),
        FieldInfo("instrument", "instrument", 8, 56, int, 0, 4294967295),
        FieldInfo("fills", "fills", 9, 60, int, 0, 4294967295),
        FieldInfo("interval", "interval", 10, 64, CandleInterval),
        FieldInfo("isClosed", "is_closed", 11, 65, bool),
    )

    start: int
    open: int
    high: int
    low: int
    close: int
    units: int
    notional: int
    instrument: int
    fills: int
    interval: CandleInterval
    is_closed: bool

    def __init__(
        self,
        *,
        start: int,
        open: int,
        high: int,
        low: int,
        close: int,
        units: int,
        notional: int,
        instrument: int,
        fills: int,
        interval: CandleInterval,
        is_closed: bool = False,
    ) -> None:
        self.start = start
        self.open = open
        self.high = high
        self.low = low
        self.close = close
        self.units = units
        self.notional = notional
        self.instrument = instrument
        self.fills = fills
        self.interval = interval
        self.is_closed = is_closed

    def _values(self) -> Tuple[Any, ...]:
        return (
            self.start,
            self.open,
            self.high,
            self.low,
            self.close,
            self.units,
            self.notional,
            self.instrument,
            self.fills,
            self.interval,
            self.is_closed,
            0,
            0,
        )

    @classmethod
    def _from_block(cls, frame: Buffer, block_at: int) -> Candle:
        (
            start,
            open,
            high,
            low,
            close,
            units,
            notional,
            instrument,
            fills,
            interval,
            is_closed,
            padding1,
            padding2,
        ) = cls.LAYOUT.unpack_from(frame, block_at)
        if instrument < 1:
            raise WireError(RejectCode.FIELD_OUT_OF_RANGE, 221, 8, block_at + 56, instrument)
        interval = _decode_enum(CandleInterval, 221, 10, block_at + 64, interval)
        if is_closed > 1:
            raise WireError(RejectCode.FIELD_OUT_OF_RANGE, 221, 11, block_at + 65, is_closed)
        if padding1:
            raise WireError(RejectCode.RESERVED_NOT_ZERO, 221, 12, block_at + 66, padding1)
        if padding2:
            raise WireError(RejectCode.RESERVED_NOT_ZERO, 221, 13, block_at + 68, padding2)
        return cls(
            start=start,
            open=open,
            high=high,
            low=low,
            close=close,
            units=units,
            notional=notional,
            instrument=instrument,
            fills=fills,
            interval=interval,
            is_closed=is_closed == 1,
        )


@dataclass(init=False)
class Statistics(Message):
    """An instrument's present day, and its open interest: on change, at most once a second. Topic stats/.

    day: When the day starts, in UTC.
    time: As of when it is.
    open: Price of the day's first fill; absent: no fill today.
    high: Ticks per unit-hour; absent: the smallest int64.
    low: Ticks per unit-hour; absent: the smallest int64.
    close: Price of the last fill so far.
    units: Whole units (cards or servers).
    notional: Sum of price x units over the day's fills, in ticks; the largest int64 when it is more.
    units_on_lease: The open interest.
    instrument: Number of an order book in the catalogue.
    fills: A count.
    """

    NAME: ClassVar[str] = "Statistics"
    TEMPLATE_ID: ClassVar[int] = 222
    BLOCK_LENGTH: ClassVar[int] = 80
    FIRST_BLOCK_LENGTH: ClassVar[int] = 80
    LAYOUT: ClassVar[struct.Struct] = struct.Struct("<QQqqqqqqqII")
    FIELDS: ClassVar[Tuple[FieldInfo, ...]] = (
        FieldInfo("day", "day", 1, 0, int, 0, 18446744073709551615),
        FieldInfo("time", "time", 2, 8, int, 0, 18446744073709551615),
        FieldInfo("open", "open", 3, 16, int, -9223372036854775808, 9223372036854775807),
        FieldInfo("high", "high", 4, 24, int, -9223372036854775808, 9223372036854775807),
        FieldInfo("low", "low", 5, 32, int, -9223372036854775808, 9223372036854775807),
        FieldInfo("close", "close", 6, 40, int, -9223372036854775808, 9223372036854775807),
        FieldInfo("units", "units", 7, 48, int, -9223372036854775808, 9223372036854775807),
        FieldInfo("notional", "notional", 8, 56, int, -9223372036854775808, 9223372036854775807),
        FieldInfo("unitsOnLease", "units_on_lease", 9, 64, int, -9223372036854775808, 9223372036854775807),
        FieldInfo("instrument", "instrument", 10, 72, int, 0, 4294967295),
        FieldInfo("fills", "fills", 11, 76, int, 0, 4294967295),
    )

    day: int
    time: int
    open: Optional[int]
    high: Optional[int]
    low: Optional[int]
    close: Optional[int]
    units: int
    notional: int
    units_on_lease: int
    instrument: int
    fills: int

    def __init__(
        self,
        *,
        day: int,
        time: int,
        open: Optional[int] = None,
        high: Optional[int] = None,
        low: Optional[int] = None,
        close: Optional[int] = None,
        units: int,
        notional: int,
        units_on_lease: int,
        instrument: int,
        fills: int,
    ) -> None:
        self.day = day
        self.time = time
        self.open = open
        self.high = high
        self.low = low
        self.close = close
        self.units = units
        self.notional = notional
        self.units_on_lease = units_on_lease
        self.instrument = instrument
        self.fills = fills

    def _values(self) -> Tuple[Any, ...]:
        return (
            self.day,
            self.time,
            -9223372036854775808 if self.open is None else self.open,
            -9223372036854775808 if self.high is None else self.high,
            -9223372036854775808 if self.low is None else self.low,
            -9223372036854775808 if self.close is None else self.close,
            self.units,
            self.notional,
            self.units_on_lease,
            self.instrument,
            self.fills,
        )

    @classmethod
    def _from_block(cls, frame: Buffer, block_at: int) -> Statistics:
        (
            day,
            time,
            open,
            high,
            low,
            close,
            units,
            notional,
            units_on_lease,
            instrument,
            fills,
        ) = cls.LAYOUT.unpack_from(frame, block_at)
        if instrument < 1:
            raise WireError(RejectCode.FIELD_OUT_OF_RANGE, 222, 10, block_at + 72, instrument)
        return cls(
            day=day,
            time=time,
            open=None if open == -9223372036854775808 else open,
            high=None if high == -9223372036854775808 else high,
            low=None if low == -9223372036854775808 else low,
            close=None if close == -9223372036854775808 else close,
            units=units,
            notional=notional,
            units_on_lease=units_on_lease,
            instrument=instrument,
            fills=fills,
        )


@dataclass(init=False)
class SnapshotRequest(Message):
    """Asks for the state behind a topic, or for the catalogue.

    request_token: An opaque value that is sent back unchanged.
    topic: Empty for the catalogue.
    kind: What a snapshot request wants.
    """

    NAME: ClassVar[str] = "SnapshotRequest"
    TEMPLATE_ID: ClassVar[int] = 230
    BLOCK_LENGTH: ClassVar[int] = 64
    FIRST_BLOCK_LENGTH: ClassVar[int] = 64
    LAYOUT: ClassVar[struct.Struct] = struct.Struct("<Q48sBBHI")
    FIELDS: ClassVar[Tuple[FieldInfo, ...]] = (
        FieldInfo("requestToken", "request_token", 1, 0, int, 0, 18446744073709551615),
        FieldInfo("topic", "topic", 2, 8, str),
        FieldInfo("kind", "kind", 3, 56, SnapshotKind),
    )

    request_token: int
    topic: str
    kind: SnapshotKind

    def __init__(
        self,
        *,
        request_token: int,
        topic: str,
        kind: SnapshotKind,
    ) -> None:
        self.request_token = request_token
        self.topic = topic
        self.kind = kind

    def _values(self) -> Tuple[Any, ...]:
        return (
            self.request_token,
            _encode_text("SnapshotRequest.topic", self.topic, 48, "ascii"),
            self.kind,
            0,
            0,
            0,
        )

    @classmethod
    def _from_block(cls, frame: Buffer, block_at: int) -> SnapshotRequest:
        (
            request_token,
            topic,
            kind,
            padding1,
            padding2,
            padding3,
        ) = cls.LAYOUT.unpack_from(frame, block_at)
        kind = _decode_enum(SnapshotKind, 230, 3, block_at + 56, kind)
        if padding1:
            raise WireError(RejectCode.RESERVED_NOT_ZERO, 230, 4, block_at + 57, padding1)
        if padding2:
            raise WireError(RejectCode.RESERVED_NOT_ZERO, 230, 5, block_at + 58, padding2)
        if padding3:
            raise WireError(RejectCode.RESERVED_NOT_ZERO, 230, 6, block_at + 60, padding3)
        return cls(
            request_token=request_token,
            topic=_decode_text(topic, "ascii"),
            kind=kind,
        )


@dataclass(init=False)
class RangeRequest(Message):
    """Asks for a topic's messages again.

    request_token: An opaque value that is sent back unchanged.
    topic: A topic such as fill/H800-80G/HZ/3m/, padded with zero bytes.
    first_sequence: A running number without holes.
    last_sequence: A running number without holes.
    """

    NAME: ClassVar[str] = "RangeRequest"
    TEMPLATE_ID: ClassVar[int] = 231
    BLOCK_LENGTH: ClassVar[int] = 72
    FIRST_BLOCK_LENGTH: ClassVar[int] = 72
    LAYOUT: ClassVar[struct.Struct] = struct.Struct("<Q48sQQ")
    FIELDS: ClassVar[Tuple[FieldInfo, ...]] = (
        FieldInfo("requestToken", "request_token", 1, 0, int, 0, 18446744073709551615),
        FieldInfo("topic", "topic", 2, 8, str),
        FieldInfo("firstSequence", "first_sequence", 3, 56, int, 0, 18446744073709551615),
        FieldInfo("lastSequence", "last_sequence", 4, 64, int, 0, 18446744073709551615),
    )

    request_token: int
    topic: str
    first_sequence: int
    last_sequence: int

    def __init__(
        self,
        *,
        request_token: int,
        topic: str,
        first_sequence: int,
        last_sequence: int,
    ) -> None:
        self.request_token = request_token
        self.topic = topic
        self.first_sequence = first_sequence
        self.last_sequence = last_sequence

    def _values(self) -> Tuple[Any, ...]:
        return (
            self.request_token,
            _encode_text("RangeRequest.topic", self.topic, 48, "ascii"),
            self.first_sequence,
            self.last_sequence,
        )

    @classmethod
    def _from_block(cls, frame: Buffer, block_at: int) -> RangeRequest:
        (
            request_token,
            topic,
            first_sequence,
            last_sequence,
        ) = cls.LAYOUT.unpack_from(frame, block_at)
        return cls(
            request_token=request_token,
            topic=_decode_text(topic, "ascii"),
            first_sequence=first_sequence,
            last_sequence=last_sequence,
        )


@dataclass(init=False)
class SnapshotHeader(Message):
    """Starts a snapshot; count messages follow, over as many frames as needed.

    request_token: An opaque value that is sent back unchanged.
    topic: A topic such as fill/H800-80G/HZ/3m/, padded with zero bytes.
    topic_sequence: Topic sequence of the last message that it reflects.
    engine_sequence: A running number without holes.
    time: Nanoseconds since 1970-01-01T00:00:00Z.
    count: Messages that follow.
    """

    NAME: ClassVar[str] = "SnapshotHeader"
    TEMPLATE_ID: ClassVar[int] = 232
    BLOCK_LENGTH: ClassVar[int] = 88
    FIRST_BLOCK_LENGTH: ClassVar[int] = 88
    LAYOUT: ClassVar[struct.Struct] = struct.Struct("<Q48sQQQII")
    FIELDS: ClassVar[Tuple[FieldInfo, ...]] = (
        FieldInfo("requestToken", "request_token", 1, 0, int, 0, 18446744073709551615),
        FieldInfo("topic", "topic", 2, 8, str),
        FieldInfo("topicSequence", "topic_sequence", 3, 56, int, 0, 18446744073709551615),
        FieldInfo("engineSequence", "engine_sequence", 4, 64, int, 0, 18446744073709551615),
        FieldInfo("time", "time", 5, 72, int, 0, 18446744073709551615),
        FieldInfo("count", "count", 6, 80, int, 0, 4294967295),
    )

    request_token: int
    topic: str
    topic_sequence: int
    engine_sequence: int
    time: int
    count: int

    def __init__(
        self,
        *,
        request_token: int,
        topic: str,
        topic_sequence: int,
        engine_sequence: int,
        time: int,
        count: int,
    ) -> None:
        self.request_token = request_token
        self.topic = topic
        self.topic_sequence = topic_sequence
        self.engine_sequence = engine_sequence
        self.time = time
        self.count = count

    def _values(self) -> Tuple[Any, ...]:
        return (
            self.request_token,
            _encode_text("SnapshotHeader.topic", self.topic, 48, "ascii"),
            self.topic_sequence,
            self.engine_sequence,
            self.time,
            self.count,
            0,
        )

    @classmethod
    def _from_block(cls, frame: Buffer, block_at: int) -> SnapshotHeader:
        (
            request_token,
            topic,
            topic_sequence,
            engine_sequence,
            time,
            count,
            padding1,
        ) = cls.LAYOUT.unpack_from(frame, block_at)
        if padding1:
            raise WireError(RejectCode.RESERVED_NOT_ZERO, 232, 7, block_at + 84, padding1)
        return cls(
            request_token=request_token,
            topic=_decode_text(topic, "ascii"),
            topic_sequence=topic_sequence,
            engine_sequence=engine_sequence,
            time=time,
            count=count,
        )


@dataclass(init=False)
class RangeHeader(Message):
    """Starts a range; count messages follow, over as many frames as needed.

    request_token: An opaque value that is sent back unchanged.
    topic: A topic such as fill/H800-80G/HZ/3m/, padded with zero bytes.
    first_sequence: A running number without holes.
    count: A count.
    """

    NAME: ClassVar[str] = "RangeHeader"
    TEMPLATE_ID: ClassVar[int] = 233
    BLOCK_LENGTH: ClassVar[int] = 72
    FIRST_BLOCK_LENGTH: ClassVar[int] = 72
    LAYOUT: ClassVar[struct.Struct] = struct.Struct("<Q48sQII")
    FIELDS: ClassVar[Tuple[FieldInfo, ...]] = (
        FieldInfo("requestToken", "request_token", 1, 0, int, 0, 18446744073709551615),
        FieldInfo("topic", "topic", 2, 8, str),
        FieldInfo("firstSequence", "first_sequence", 3, 56, int, 0, 18446744073709551615),
        FieldInfo("count", "count", 4, 64, int, 0, 4294967295),
    )

    request_token: int
    topic: str
    first_sequence: int
    count: int

    def __init__(
        self,
        *,
        request_token: int,
        topic: str,
        first_sequence: int,
        count: int,
    ) -> None:
        self.request_token = request_token
        self.topic = topic
        self.first_sequence = first_sequence
        self.count = count

    def _values(self) -> Tuple[Any, ...]:
        return (
            self.request_token,
            _encode_text("RangeHeader.topic", self.topic, 48, "ascii"),
            self.first_sequence,
            self.count,
            0,
        )

    @classmethod
    def _from_block(cls, frame: Buffer, block_at: int) -> RangeHeader:
        (
            request_token,
            topic,
            first_sequence,
            count,
            padding1,
        ) = cls.LAYOUT.unpack_from(frame, block_at)
        if padding1:
            raise WireError(RejectCode.RESERVED_NOT_ZERO, 233, 5, block_at + 68, padding1)
        return cls(
            request_token=request_token,
            topic=_decode_text(topic, "ascii"),
            first_sequence=first_sequence,
            count=count,
        )


for _message in (
    Logon, Heartbeat, NewOrder, CancelOrder, AmendOrder, MassCancel, NewAlternatives, DepositCapacity, DepositLease,
    WithdrawCapacity, EndLease, ReturnCapacity, QueryOpenOrders, QueryCatalogue, QueryPools, QueryLeases,
    RegisterParticipant, AddSpec, AddRegion, AddTenor, AddInstrument, SetTradingState, SetCollars, AdvanceClock,
    LogonAccepted, Rejected, OrderAccepted, OrderFilled, OrderAmended, OrderCancelled, MassCancelled, CommandDone,
    OrderTriggered, OpenOrder, QueryDone, PoolOpened, PoolChanged, PoolClosed, LeaseOpened, LeaseEnded, OrderParked,
    OrderRestored, OpenPool, OpenLease, SpecDefinition, RegionDefinition, TenorDefinition, InstrumentDefinition,
    FeedHeader, Fill, SpotPrice, Quote, BookLevel, OrderOnBook, TradingStatus, AuctionIndication, CapacityUse, Candle,
    Statistics, SnapshotRequest, RangeRequest, SnapshotHeader, RangeHeader,
):
    _MESSAGES[_message.TEMPLATE_ID] = _message
