"""Messages of the exchange. Made by tools/generate-codecs from Sources/WireProtocol/tenor.xml. Do not edit.

Every message is a dataclass with `encode()`; `decode_all(frame)` gives the messages of a frame. Prices are whole ticks
per unit-hour: one tick is 0.0001 CNY. An absent optional value is None.
"""
from __future__ import annotations

import dataclasses
import enum
import struct
from typing import ClassVar, Dict, List, Optional, Type, Union

SCHEMA_ID = 7801
SCHEMA_VERSION = 0
TICKS_PER_CNY = 10_000
_HEADER = struct.Struct("<HHHH")


class CodecError(ValueError):
    """Why a frame cannot be read: `reason`, and the `offset` in the frame at which it stands."""

    def __init__(self, reason: str, offset: int) -> None:
        super().__init__(f"{reason} at offset {offset}")
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
    return raw.split(b"\0", 1)[0].decode("utf-8", "replace")


def _fixed(text: str, length: int) -> bytes:
    raw = text.encode("utf-8")
    if len(raw) > length:
        raise CodecError(f"{text!r} has more than {length} bytes", 0)
    return raw.ljust(length, b"\0")



class Side(enum.IntEnum):
    """Side of the book."""

    BID = 0  # A buyer's order
    OFFER = 1  # A provider's order


class SideChoice(enum.IntEnum):
    """A side, or both."""

    BID = 0  # Bids only
    OFFER = 1  # Offers only
    BOTH = 2  # Both sides


class OrderType(enum.IntEnum):
    """How an order's price is meant."""

    LIMIT = 0  # At its price or better
    MARKET = 1  # Immediate or cancel, no worse than the best price by its protection
    STOP = 2  # A market order once the last trade reaches its stop price
    STOP_LIMIT = 3  # A limit order once the last trade reaches its stop price


class TimeInForce(enum.IntEnum):
    """How long an order may wait."""

    GOOD_TILL_CANCELLED = 0  # Until filled or cancelled
    IMMEDIATE_OR_CANCEL = 1  # What it can now; the rest is cancelled
    FILL_OR_KILL = 2  # All now or nothing
    GOOD_TILL_TIME = 3  # Until its expiry


class SelfTradePrevention(enum.IntEnum):
    """On meeting an order of the same participant."""

    CANCEL_NEWEST = 0  # What is left of the incoming order is cancelled
    CANCEL_OLDEST = 1  # The resting order is cancelled
    DECREMENT_BOTH = 2  # Both lose the smaller quantity, without a trade


class TradingState(enum.IntEnum):
    """What may happen in a book now."""

    OPEN = 0  # Continuous matching
    PRE_OPEN = 1  # Orders gather, no matching
    HALTED = 2  # Cancels only
    CLOSED = 3  # Cancels only
    AUCTION = 4  # A short call auction after a price collar was met


class CancelReason(enum.IntEnum):
    """Why an order, or what was left of it, was cancelled."""

    REQUESTED = 0  # Its participant asked for it
    MASS_CANCEL = 1  # Its participant's mass cancel
    IMMEDIATE_REMAINDER = 2  # What was left of an immediate-or-cancel or market order
    FILL_OR_KILL_UNFILLED = 3  # It could not be filled whole at once
    SELF_TRADE = 4  # It would have traded with an order of the same participant
    MINIMUM_QUANTITY_UNMET = 5  # The immediate part would not have reached its minimum quantity
    EXPIRED = 6  # Its time was up
    EXCHANGE = 7  # An operator took it out
    AMEND_UNMET = 8  # The amended order could not stand


class SpecKind(enum.IntEnum):
    """What one unit is."""

    ACCELERATOR = 0  # One accelerator card
    SERVER = 1  # One whole server


class Liquidity(enum.IntEnum):
    """Part that an order had in a trade."""

    MAKER = 0  # It was resting
    TAKER = 1  # It came in


class SpotMethod(enum.IntEnum):
    """How a spot price came about."""

    LAST_TRADE = 0  # The price of the last trade


class SnapshotKind(enum.IntEnum):
    """What a snapshot request wants."""

    TOPIC = 0  # The state behind one topic, and the sequence it is as of
    CATALOGUE = 1  # The whole catalogue


class RejectCode(enum.IntEnum):
    """Why a message was refused. The numbers never change their meaning."""

    FRAME_TOO_SHORT = 1  # The frame ends inside a message header or block. Send whole messages; each is an 8-byte header and a block.
    FRAME_TOO_LONG = 2  # The frame is larger than the server takes. Send at most 64 KiB a frame.
    FRAME_MISALIGNED = 3  # The frame's or a block's length is no multiple of 8. Pad each block to 8 bytes.
    UNKNOWN_TEMPLATE = 4  # No message has this template id. Compare your schema with the server's.
    WRONG_SCHEMA = 5  # The header names another schema id. Set it to 7801.
    BLOCK_TOO_SHORT = 6  # The block is shorter than the template's first version. Send all fields.
    FIELD_OUT_OF_RANGE = 7  # A field holds a value that its type does not allow. The reject names field and offset; send an allowed value.
    RESERVED_NOT_ZERO = 8  # Padding or the participant field was not zero. Leave them zero: the gateway fills in who you are.
    NOT_LOGGED_ON = 9  # The connection has not logged on. Send Logon first.
    ALREADY_LOGGED_ON = 10  # The connection is logged on as another participant. Open another connection.
    WRONG_CREDENTIALS = 11  # Name and secret do not belong together, or the name is not registered and registration is closed. Check them, or ask the operator.
    UNSUPPORTED_VERSION = 12  # The server does not speak this protocol version. Use the version in its answer's value.
    NOT_PERMITTED = 13  # Only the operator may do this. Log on as operator.
    BUSY = 14  # The server has as many commands in flight as it takes. Send it again, with the same request id, in a moment.
    CANCEL_ONLY = 15  # The journal's disk is nearly full: only cancels are taken. Try again when the operator has made room.
    NOT_ACOMMAND = 16  # Clients do not send this template. Send commands, queries and heartbeats only.
    TOO_MANY_BAD_FRAMES = 17  # Too many bad frames came from this connection; it is cut off. Connect again with a mended client.
    TOO_MANY_SESSIONS = 18  # The server has as many connections as it takes. Close one, or ask the operator.
    UNKNOWN_TOPIC = 19  # No such topic. Topics look like fill/H800-80G/HZ/3m/ and end in a slash.
    RANGE_NOT_AVAILABLE = 20  # The range is empty, starts at 0 or is older than what is kept. Ask for a snapshot instead.
    TOO_MANY_REQUESTS = 21  # This connection asks more often than it may. Slow down.
    UNKNOWN_PARTICIPANT = 100  # No such participant.
    REQUEST_ID_NOT_RISING = 101  # The request id is not above your last one. A resend after a time-out: it was taken, ask for the reports after the last you saw. Otherwise use a higher id.
    UNKNOWN_INSTRUMENT = 102  # No such instrument. Ask for the catalogue.
    QUANTITY_NOT_POSITIVE = 103  # Quantity is zero or negative. Send one lot or more.
    QUANTITY_NOT_WHOLE_LOTS = 104  # Quantity is no whole multiple of the spec's lot size. Round it.
    QUANTITY_TOO_LARGE = 105  # Quantity is above the exchange's limit. Split the order.
    PRICE_NOT_POSITIVE = 106  # Price is zero or negative. Send one tick or more.
    PRICE_OFF_TICK = 107  # Price is no whole multiple of the book's tick size. Round it.
    PRICE_MISSING = 108  # This order type needs a limit price.
    PRICE_NOT_ALLOWED = 109  # This order type takes no limit price. Leave it out, or send a limit order.
    NOTIONAL_OVERFLOW = 110  # Price x quantity x hours does not fit in 64 bits. Split the order or lower the price.
    WOULD_TAKE = 111  # The order is post-only and would take. Choose a price that does not cross.
    UNKNOWN_ORDER = 112  # No live order has this id: it was filled, cancelled or never was. Ask for your open orders.
    NOT_YOUR_ORDER = 113  # The order belongs to another participant.
    TRADING_STATE_FORBIDS = 114  # The book's trading state does not allow this now. Watch status/ and try again.
    TOO_MANY_OPEN_ORDERS = 115  # The exchange holds as many open orders as it may. Cancel some.
    CONFLICTING_INSTRUCTIONS = 116  # The instructions contradict each other. See the table of order types.
    INVALID_MINIMUM_QUANTITY = 117  # Minimum quantity is not between one lot and the quantity.
    INVALID_DISPLAY_QUANTITY = 118  # Display quantity is not between one lot and the quantity.
    INVALID_STOP_PRICE = 119  # Stop orders need a positive stop price on tick; other orders take none.
    INVALID_EXPIRY = 120  # Good-till-time orders need an expiry in the future; other orders take none.
    INVALID_PROTECTION = 121  # Protection is for market orders only and not negative.
    CLIENT_ORDER_ID_IN_USE = 122  # Another live order of yours has this client order id.
    NOTHING_TO_AMEND = 123  # The amend names neither price nor quantity.
    TOO_MANY_INSTRUMENTS = 124  # The exchange lists as many instruments as it may.
    TOO_MANY_PARTICIPANTS = 125  # The exchange has as many participants as it may.
    CATALOGUE_FULL = 126  # The catalogue has as many entries as it may.
    INVALID_CODE = 127  # A code or name is empty, too long or has a character that is not allowed.
    ALREADY_EXISTS = 128  # The code, name or instrument exists already.
    UNKNOWN_SPEC = 129  # No such spec.
    UNKNOWN_REGION = 130  # No such region.
    UNKNOWN_TENOR = 131  # No such tenor.
    INVALID_CATALOGUE_VALUE = 132  # Lot size, tick size, hours or protection is out of range.
    NOT_SUPPORTED = 133  # The instruction exists in the protocol but not in this release.
    CLOCK_WENT_BACK = 134  # The sequencer's time went backwards. Never sent to clients.


@dataclasses.dataclass
class Logon(Message):
    """Opens a session; the first message on a connection."""

    TEMPLATE_ID: ClassVar[int] = 1
    BLOCK_LENGTH: ClassVar[int] = 72
    _BLOCK: ClassVar[struct.Struct] = struct.Struct("<Q16s32sQHB1x4x")

    #: Sent back in the answer
    request_token: int = 0
    #: Participant's name
    name: str = ""
    #: Participant's secret; empty is allowed where the server allows it
    secret: str = ""
    #: Send again all kept execution reports above this sequence; the largest uint64: none
    reports_after: int = 0
    #: Schema version that the client speaks
    protocol_version: int = 0
    #: Cancel all orders of the participant when this session's heartbeats stop
    cancel_on_disconnect: bool = False

    def encode(self) -> bytes:
        """The message with its header."""
        return _HEADER.pack(self.BLOCK_LENGTH, self.TEMPLATE_ID, SCHEMA_ID, SCHEMA_VERSION) + self._BLOCK.pack(
            self.request_token,
            _fixed(self.name, 16),
            _fixed(self.secret, 32),
            self.reports_after,
            self.protocol_version,
            int(self.cancel_on_disconnect),
        )

    @classmethod
    def _decode_block(cls, block: bytes, offset: int) -> "Logon":
        _request_token, _name, _secret, _reports_after, _protocol_version, _cancel_on_disconnect = cls._BLOCK.unpack(block)
        try:
            return cls(
                _request_token,
                _text(_name),
                _text(_secret),
                _reports_after,
                _protocol_version,
                bool(_cancel_on_disconnect),
            )
        except ValueError as error:
            raise CodecError(str(error), offset) from error


@dataclasses.dataclass
class Heartbeat(Message):
    """Shows that a side is alive; the server answers each with one."""

    TEMPLATE_ID: ClassVar[int] = 2
    BLOCK_LENGTH: ClassVar[int] = 8
    _BLOCK: ClassVar[struct.Struct] = struct.Struct("<Q")

    #: Sent back in the answer
    request_token: int = 0

    def encode(self) -> bytes:
        """The message with its header."""
        return _HEADER.pack(self.BLOCK_LENGTH, self.TEMPLATE_ID, SCHEMA_ID, SCHEMA_VERSION) + self._BLOCK.pack(
            self.request_token,
        )

    @classmethod
    def _decode_block(cls, block: bytes, offset: int) -> "Heartbeat":
        _request_token, = cls._BLOCK.unpack(block)
        return cls(
            _request_token,
        )


@dataclasses.dataclass
class NewOrder(Message):
    """Enters an order."""

    TEMPLATE_ID: ClassVar[int] = 10
    BLOCK_LENGTH: ClassVar[int] = 88
    _BLOCK: ClassVar[struct.Struct] = struct.Struct("<QIIqqqqqqQQBBBBB1x2x")

    #: Client order id
    request_id: int = 0
    #: Account number; in commands it is 0 on the wire and stamped by the gateway
    participant: int = 0
    #: Number of an order book in the catalogue
    instrument: int = 0
    #: Limit price; absent for market and stop orders
    price: Optional[int] = None
    #: Units to trade
    quantity: int = 0
    #: The least that the immediate part must reach
    minimum_quantity: Optional[int] = None
    #: What an iceberg order shows at a time
    display_quantity: Optional[int] = None
    #: Triggers a stop order
    stop_price: Optional[int] = None
    #: How much worse than the best price a market order may trade
    protection: Optional[int] = None
    #: Expiry of a good-till-time order
    expires_at: Optional[int] = None
    #: The client's own time of sending; carried along for measuring latency, never used
    sent_at: Optional[int] = None
    #: Side of the book
    side: Side = Side.BID
    #: How an order's price is meant
    order_type: OrderType = OrderType.LIMIT
    #: How long an order may wait
    time_in_force: TimeInForce = TimeInForce.GOOD_TILL_CANCELLED
    #: Refused if it would take
    post_only: bool = False
    #: On meeting an order of the same participant
    self_trade_prevention: SelfTradePrevention = SelfTradePrevention.CANCEL_NEWEST

    def encode(self) -> bytes:
        """The message with its header."""
        return _HEADER.pack(self.BLOCK_LENGTH, self.TEMPLATE_ID, SCHEMA_ID, SCHEMA_VERSION) + self._BLOCK.pack(
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
            int(self.side),
            int(self.order_type),
            int(self.time_in_force),
            int(self.post_only),
            int(self.self_trade_prevention),
        )

    @classmethod
    def _decode_block(cls, block: bytes, offset: int) -> "NewOrder":
        _request_id, _participant, _instrument, _price, _quantity, _minimum_quantity, _display_quantity, _stop_price, _protection, _expires_at, _sent_at, _side, _order_type, _time_in_force, _post_only, _self_trade_prevention = cls._BLOCK.unpack(block)
        try:
            return cls(
                _request_id,
                _participant,
                _instrument,
                None if _price == -9223372036854775808 else _price,
                _quantity,
                None if _minimum_quantity == -9223372036854775808 else _minimum_quantity,
                None if _display_quantity == -9223372036854775808 else _display_quantity,
                None if _stop_price == -9223372036854775808 else _stop_price,
                None if _protection == -9223372036854775808 else _protection,
                None if _expires_at == 0 else _expires_at,
                None if _sent_at == 0 else _sent_at,
                Side(_side),
                OrderType(_order_type),
                TimeInForce(_time_in_force),
                bool(_post_only),
                SelfTradePrevention(_self_trade_prevention),
            )
        except ValueError as error:
            raise CodecError(str(error), offset) from error


@dataclasses.dataclass
class CancelOrder(Message):
    """Takes an order out of its book. Names it by order or by clientOrder, not both."""

    TEMPLATE_ID: ClassVar[int] = 11
    BLOCK_LENGTH: ClassVar[int] = 32
    _BLOCK: ClassVar[struct.Struct] = struct.Struct("<QI4xQQ")

    #: A participant's own id of a command; rises from command to command, across reconnections
    request_id: int = 0
    #: Account number; in commands it is 0 on the wire and stamped by the gateway
    participant: int = 0
    #: The exchange's id of the order
    order: Optional[int] = None
    #: The request id that entered the order
    client_order: Optional[int] = None

    def encode(self) -> bytes:
        """The message with its header."""
        return _HEADER.pack(self.BLOCK_LENGTH, self.TEMPLATE_ID, SCHEMA_ID, SCHEMA_VERSION) + self._BLOCK.pack(
            self.request_id,
            self.participant,
            0 if self.order is None else self.order,
            0 if self.client_order is None else self.client_order,
        )

    @classmethod
    def _decode_block(cls, block: bytes, offset: int) -> "CancelOrder":
        _request_id, _participant, _order, _client_order = cls._BLOCK.unpack(block)
        return cls(
            _request_id,
            _participant,
            None if _order == 0 else _order,
            None if _client_order == 0 else _client_order,
        )


@dataclasses.dataclass
class AmendOrder(Message):
    """Changes price or quantity. A lower or equal quantity at the same price keeps its place; anything else loses it and may trade."""

    TEMPLATE_ID: ClassVar[int] = 12
    BLOCK_LENGTH: ClassVar[int] = 48
    _BLOCK: ClassVar[struct.Struct] = struct.Struct("<QI4xQQqq")

    #: A participant's own id of a command; rises from command to command, across reconnections
    request_id: int = 0
    #: Account number; in commands it is 0 on the wire and stamped by the gateway
    participant: int = 0
    #: The exchange's id of an order; absent: 0
    order: Optional[int] = None
    #: A participant's own id of a command; absent: 0
    client_order: Optional[int] = None
    #: New limit; absent: as it is
    price: Optional[int] = None
    #: New number of units left to trade; absent: as it is
    quantity: Optional[int] = None

    def encode(self) -> bytes:
        """The message with its header."""
        return _HEADER.pack(self.BLOCK_LENGTH, self.TEMPLATE_ID, SCHEMA_ID, SCHEMA_VERSION) + self._BLOCK.pack(
            self.request_id,
            self.participant,
            0 if self.order is None else self.order,
            0 if self.client_order is None else self.client_order,
            -9223372036854775808 if self.price is None else self.price,
            -9223372036854775808 if self.quantity is None else self.quantity,
        )

    @classmethod
    def _decode_block(cls, block: bytes, offset: int) -> "AmendOrder":
        _request_id, _participant, _order, _client_order, _price, _quantity = cls._BLOCK.unpack(block)
        return cls(
            _request_id,
            _participant,
            None if _order == 0 else _order,
            None if _client_order == 0 else _client_order,
            None if _price == -9223372036854775808 else _price,
            None if _quantity == -9223372036854775808 else _quantity,
        )


@dataclasses.dataclass
class MassCancel(Message):
    """Cancels all live orders of the participant, or those of one instrument or side."""

    TEMPLATE_ID: ClassVar[int] = 13
    BLOCK_LENGTH: ClassVar[int] = 24
    _BLOCK: ClassVar[struct.Struct] = struct.Struct("<QIIB1x2x4x")

    #: A participant's own id of a command; rises from command to command, across reconnections
    request_id: int = 0
    #: Account number; in commands it is 0 on the wire and stamped by the gateway
    participant: int = 0
    #: Number of an order book; absent: 0
    instrument: Optional[int] = None
    #: A side, or both
    side: SideChoice = SideChoice.BID

    def encode(self) -> bytes:
        """The message with its header."""
        return _HEADER.pack(self.BLOCK_LENGTH, self.TEMPLATE_ID, SCHEMA_ID, SCHEMA_VERSION) + self._BLOCK.pack(
            self.request_id,
            self.participant,
            0 if self.instrument is None else self.instrument,
            int(self.side),
        )

    @classmethod
    def _decode_block(cls, block: bytes, offset: int) -> "MassCancel":
        _request_id, _participant, _instrument, _side = cls._BLOCK.unpack(block)
        try:
            return cls(
                _request_id,
                _participant,
                None if _instrument == 0 else _instrument,
                SideChoice(_side),
            )
        except ValueError as error:
            raise CodecError(str(error), offset) from error


@dataclasses.dataclass
class QueryOpenOrders(Message):
    """Asks for the participant's live orders: OpenOrder each, then QueryDone."""

    TEMPLATE_ID: ClassVar[int] = 30
    BLOCK_LENGTH: ClassVar[int] = 16
    _BLOCK: ClassVar[struct.Struct] = struct.Struct("<QI4x")

    #: An opaque value that is sent back unchanged
    request_token: int = 0
    #: Account number; in commands it is 0 on the wire and stamped by the gateway
    participant: int = 0

    def encode(self) -> bytes:
        """The message with its header."""
        return _HEADER.pack(self.BLOCK_LENGTH, self.TEMPLATE_ID, SCHEMA_ID, SCHEMA_VERSION) + self._BLOCK.pack(
            self.request_token,
            self.participant,
        )

    @classmethod
    def _decode_block(cls, block: bytes, offset: int) -> "QueryOpenOrders":
        _request_token, _participant = cls._BLOCK.unpack(block)
        return cls(
            _request_token,
            _participant,
        )


@dataclasses.dataclass
class QueryCatalogue(Message):
    """Asks for specs, regions, tenors and instruments, then QueryDone. Needs no logon."""

    TEMPLATE_ID: ClassVar[int] = 31
    BLOCK_LENGTH: ClassVar[int] = 8
    _BLOCK: ClassVar[struct.Struct] = struct.Struct("<Q")

    #: An opaque value that is sent back unchanged
    request_token: int = 0

    def encode(self) -> bytes:
        """The message with its header."""
        return _HEADER.pack(self.BLOCK_LENGTH, self.TEMPLATE_ID, SCHEMA_ID, SCHEMA_VERSION) + self._BLOCK.pack(
            self.request_token,
        )

    @classmethod
    def _decode_block(cls, block: bytes, offset: int) -> "QueryCatalogue":
        _request_token, = cls._BLOCK.unpack(block)
        return cls(
            _request_token,
        )


@dataclasses.dataclass
class RegisterParticipant(Message):
    """Opens an account."""

    TEMPLATE_ID: ClassVar[int] = 40
    BLOCK_LENGTH: ClassVar[int] = 64
    _BLOCK: ClassVar[struct.Struct] = struct.Struct("<QI4x16s32s")

    #: A participant's own id of a command; rises from command to command, across reconnections
    request_id: int = 0
    #: Account number; in commands it is 0 on the wire and stamped by the gateway
    participant: int = 0
    #: A-Z a-z 0-9 . _ -, 1-16 characters, unique
    name: str = ""
    #: SHA-256 over name, a zero byte and secret
    credential: bytes = bytes(32)

    def encode(self) -> bytes:
        """The message with its header."""
        return _HEADER.pack(self.BLOCK_LENGTH, self.TEMPLATE_ID, SCHEMA_ID, SCHEMA_VERSION) + self._BLOCK.pack(
            self.request_id,
            self.participant,
            _fixed(self.name, 16),
            self.credential,
        )

    @classmethod
    def _decode_block(cls, block: bytes, offset: int) -> "RegisterParticipant":
        _request_id, _participant, _name, _credential = cls._BLOCK.unpack(block)
        return cls(
            _request_id,
            _participant,
            _text(_name),
            _credential,
        )


@dataclasses.dataclass
class AddSpec(Message):
    """Adds a compute spec to the catalogue."""

    TEMPLATE_ID: ClassVar[int] = 41
    BLOCK_LENGTH: ClassVar[int] = 112
    _BLOCK: ClassVar[struct.Struct] = struct.Struct("<QII16s16s48sIIB1x2x4x")

    #: A participant's own id of a command; rises from command to command, across reconnections
    request_id: int = 0
    #: Account number; in commands it is 0 on the wire and stamped by the gateway
    participant: int = 0
    #: A number
    memory_gi_b: int = 0
    #: A-Z 0-9 -, 1-16 characters
    code: str = ""
    #: May be empty
    interconnect: str = ""
    #: UTF-8, padded with zero bytes
    title: str = ""
    #: FP16; 0 when not an accelerator
    peak_teraflops: int = 0
    #: Orders are whole multiples of it
    lot_size: int = 0
    #: What one unit is
    kind: SpecKind = SpecKind.ACCELERATOR

    def encode(self) -> bytes:
        """The message with its header."""
        return _HEADER.pack(self.BLOCK_LENGTH, self.TEMPLATE_ID, SCHEMA_ID, SCHEMA_VERSION) + self._BLOCK.pack(
            self.request_id,
            self.participant,
            self.memory_gi_b,
            _fixed(self.code, 16),
            _fixed(self.interconnect, 16),
            _fixed(self.title, 48),
            self.peak_teraflops,
            self.lot_size,
            int(self.kind),
        )

    @classmethod
    def _decode_block(cls, block: bytes, offset: int) -> "AddSpec":
        _request_id, _participant, _memory_gi_b, _code, _interconnect, _title, _peak_teraflops, _lot_size, _kind = cls._BLOCK.unpack(block)
        try:
            return cls(
                _request_id,
                _participant,
                _memory_gi_b,
                _text(_code),
                _text(_interconnect),
                _text(_title),
                _peak_teraflops,
                _lot_size,
                SpecKind(_kind),
            )
        except ValueError as error:
            raise CodecError(str(error), offset) from error


@dataclasses.dataclass
class AddRegion(Message):
    """Adds a region to the catalogue."""

    TEMPLATE_ID: ClassVar[int] = 42
    BLOCK_LENGTH: ClassVar[int] = 80
    _BLOCK: ClassVar[struct.Struct] = struct.Struct("<QI4x16s48s")

    #: A participant's own id of a command; rises from command to command, across reconnections
    request_id: int = 0
    #: Account number; in commands it is 0 on the wire and stamped by the gateway
    participant: int = 0
    #: A-Z 0-9, 1-8 characters
    code: str = ""
    #: UTF-8, padded with zero bytes
    title: str = ""

    def encode(self) -> bytes:
        """The message with its header."""
        return _HEADER.pack(self.BLOCK_LENGTH, self.TEMPLATE_ID, SCHEMA_ID, SCHEMA_VERSION) + self._BLOCK.pack(
            self.request_id,
            self.participant,
            _fixed(self.code, 16),
            _fixed(self.title, 48),
        )

    @classmethod
    def _decode_block(cls, block: bytes, offset: int) -> "AddRegion":
        _request_id, _participant, _code, _title = cls._BLOCK.unpack(block)
        return cls(
            _request_id,
            _participant,
            _text(_code),
            _text(_title),
        )


@dataclasses.dataclass
class AddTenor(Message):
    """Adds a tenor to the catalogue."""

    TEMPLATE_ID: ClassVar[int] = 43
    BLOCK_LENGTH: ClassVar[int] = 32
    _BLOCK: ClassVar[struct.Struct] = struct.Struct("<QII16s")

    #: A participant's own id of a command; rises from command to command, across reconnections
    request_id: int = 0
    #: Account number; in commands it is 0 on the wire and stamped by the gateway
    participant: int = 0
    #: A number
    hours: int = 0
    #: 0-9 a-z, 1-8 characters
    code: str = ""

    def encode(self) -> bytes:
        """The message with its header."""
        return _HEADER.pack(self.BLOCK_LENGTH, self.TEMPLATE_ID, SCHEMA_ID, SCHEMA_VERSION) + self._BLOCK.pack(
            self.request_id,
            self.participant,
            self.hours,
            _fixed(self.code, 16),
        )

    @classmethod
    def _decode_block(cls, block: bytes, offset: int) -> "AddTenor":
        _request_id, _participant, _hours, _code = cls._BLOCK.unpack(block)
        return cls(
            _request_id,
            _participant,
            _hours,
            _text(_code),
        )


@dataclasses.dataclass
class AddInstrument(Message):
    """Lists an instrument: opens the order book of a spec in a region for a tenor."""

    TEMPLATE_ID: ClassVar[int] = 44
    BLOCK_LENGTH: ClassVar[int] = 40
    _BLOCK: ClassVar[struct.Struct] = struct.Struct("<QIIIIqq")

    #: A participant's own id of a command; rises from command to command, across reconnections
    request_id: int = 0
    #: Account number; in commands it is 0 on the wire and stamped by the gateway
    participant: int = 0
    #: Spec number
    spec: int = 0
    #: Region number
    region: int = 0
    #: Tenor number
    tenor: int = 0
    #: Prices are whole multiples of this many ticks
    tick_size: int = 0
    #: Protection, in ticks, of market orders that name none
    default_protection: int = 0

    def encode(self) -> bytes:
        """The message with its header."""
        return _HEADER.pack(self.BLOCK_LENGTH, self.TEMPLATE_ID, SCHEMA_ID, SCHEMA_VERSION) + self._BLOCK.pack(
            self.request_id,
            self.participant,
            self.spec,
            self.region,
            self.tenor,
            self.tick_size,
            self.default_protection,
        )

    @classmethod
    def _decode_block(cls, block: bytes, offset: int) -> "AddInstrument":
        _request_id, _participant, _spec, _region, _tenor, _tick_size, _default_protection = cls._BLOCK.unpack(block)
        return cls(
            _request_id,
            _participant,
            _spec,
            _region,
            _tenor,
            _tick_size,
            _default_protection,
        )


@dataclasses.dataclass
class SetTradingState(Message):
    """Opens, halts or closes one book or all."""

    TEMPLATE_ID: ClassVar[int] = 45
    BLOCK_LENGTH: ClassVar[int] = 24
    _BLOCK: ClassVar[struct.Struct] = struct.Struct("<QIIB1x2x4x")

    #: A participant's own id of a command; rises from command to command, across reconnections
    request_id: int = 0
    #: Account number; in commands it is 0 on the wire and stamped by the gateway
    participant: int = 0
    #: Absent: the whole market
    instrument: Optional[int] = None
    #: What may happen in a book now
    state: TradingState = TradingState.OPEN

    def encode(self) -> bytes:
        """The message with its header."""
        return _HEADER.pack(self.BLOCK_LENGTH, self.TEMPLATE_ID, SCHEMA_ID, SCHEMA_VERSION) + self._BLOCK.pack(
            self.request_id,
            self.participant,
            0 if self.instrument is None else self.instrument,
            int(self.state),
        )

    @classmethod
    def _decode_block(cls, block: bytes, offset: int) -> "SetTradingState":
        _request_id, _participant, _instrument, _state = cls._BLOCK.unpack(block)
        try:
            return cls(
                _request_id,
                _participant,
                None if _instrument == 0 else _instrument,
                TradingState(_state),
            )
        except ValueError as error:
            raise CodecError(str(error), offset) from error


@dataclasses.dataclass
class AdvanceClock(Message):
    """Only time passes. Written to the journal by the sequencer; never taken from a client."""

    TEMPLATE_ID: ClassVar[int] = 50
    BLOCK_LENGTH: ClassVar[int] = 8
    _BLOCK: ClassVar[struct.Struct] = struct.Struct("<Q")

    #: 0
    request_id: int = 0

    def encode(self) -> bytes:
        """The message with its header."""
        return _HEADER.pack(self.BLOCK_LENGTH, self.TEMPLATE_ID, SCHEMA_ID, SCHEMA_VERSION) + self._BLOCK.pack(
            self.request_id,
        )

    @classmethod
    def _decode_block(cls, block: bytes, offset: int) -> "AdvanceClock":
        _request_id, = cls._BLOCK.unpack(block)
        return cls(
            _request_id,
        )


@dataclasses.dataclass
class LogonAccepted(Message):
    """The session is open."""

    TEMPLATE_ID: ClassVar[int] = 100
    BLOCK_LENGTH: ClassVar[int] = 48
    _BLOCK: ClassVar[struct.Struct] = struct.Struct("<QQIH2xQQQ")

    #: 0
    report_sequence: int = 0
    #: An opaque value that is sent back unchanged
    request_token: int = 0
    #: Account number; in commands it is 0 on the wire and stamped by the gateway
    participant: int = 0
    #: A small number
    protocol_version: int = 0
    #: The highest request id taken from the participant: start above it
    last_request_id: int = 0
    #: The participant's last execution report
    last_report_sequence: int = 0
    #: The oldest execution report that can be sent again; 0: none
    first_kept_report: int = 0

    def encode(self) -> bytes:
        """The message with its header."""
        return _HEADER.pack(self.BLOCK_LENGTH, self.TEMPLATE_ID, SCHEMA_ID, SCHEMA_VERSION) + self._BLOCK.pack(
            self.report_sequence,
            self.request_token,
            self.participant,
            self.protocol_version,
            self.last_request_id,
            self.last_report_sequence,
            self.first_kept_report,
        )

    @classmethod
    def _decode_block(cls, block: bytes, offset: int) -> "LogonAccepted":
        _report_sequence, _request_token, _participant, _protocol_version, _last_request_id, _last_report_sequence, _first_kept_report = cls._BLOCK.unpack(block)
        return cls(
            _report_sequence,
            _request_token,
            _participant,
            _protocol_version,
            _last_request_id,
            _last_report_sequence,
            _first_kept_report,
        )


@dataclasses.dataclass
class Rejected(Message):
    """A message was refused and changed nothing."""

    TEMPLATE_ID: ClassVar[int] = 101
    BLOCK_LENGTH: ClassVar[int] = 56
    _BLOCK: ClassVar[struct.Struct] = struct.Struct("<QQqQQHHIH2x4x")

    #: 0 when the gateway refused it
    report_sequence: int = 0
    #: Request id or token of what was refused; 0 when it could not be read
    request_id: int = 0
    #: The value refused, where one number tells it
    value: int = 0
    #: Sequence of the command; 0 when it was not sequenced
    engine_sequence: int = 0
    #: Nanoseconds since 1970-01-01T00:00:00Z
    time: int = 0
    #: Why a message was refused. The numbers never change their meaning
    code: RejectCode = RejectCode.FRAME_TOO_SHORT
    #: Id of the offending field in its message; 0: none
    field: int = 0
    #: Where in the frame the offending byte stands
    offset: int = 0
    #: Template id of what was refused; 0 when it could not be read
    template: int = 0

    def encode(self) -> bytes:
        """The message with its header."""
        return _HEADER.pack(self.BLOCK_LENGTH, self.TEMPLATE_ID, SCHEMA_ID, SCHEMA_VERSION) + self._BLOCK.pack(
            self.report_sequence,
            self.request_id,
            self.value,
            self.engine_sequence,
            self.time,
            int(self.code),
            self.field,
            self.offset,
            self.template,
        )

    @classmethod
    def _decode_block(cls, block: bytes, offset: int) -> "Rejected":
        _report_sequence, _request_id, _value, _engine_sequence, _time, _code, _field, _offset, _template = cls._BLOCK.unpack(block)
        try:
            return cls(
                _report_sequence,
                _request_id,
                _value,
                _engine_sequence,
                _time,
                RejectCode(_code),
                _field,
                _offset,
                _template,
            )
        except ValueError as error:
            raise CodecError(str(error), offset) from error


@dataclasses.dataclass
class OrderAccepted(Message):
    """An order was accepted; fills follow."""

    TEMPLATE_ID: ClassVar[int] = 102
    BLOCK_LENGTH: ClassVar[int] = 64
    _BLOCK: ClassVar[struct.Struct] = struct.Struct("<QQQQQqqIBBB1x")

    #: A running number without holes
    report_sequence: int = 0
    #: Client order id
    request_id: int = 0
    #: The exchange's id of an order
    order: int = 0
    #: A running number without holes
    engine_sequence: int = 0
    #: Nanoseconds since 1970-01-01T00:00:00Z
    time: int = 0
    #: Ticks per unit-hour; absent: the smallest int64
    price: Optional[int] = None
    #: Whole units (cards or servers)
    quantity: int = 0
    #: Number of an order book in the catalogue
    instrument: int = 0
    #: Side of the book
    side: Side = Side.BID
    #: How an order's price is meant
    order_type: OrderType = OrderType.LIMIT
    #: How long an order may wait
    time_in_force: TimeInForce = TimeInForce.GOOD_TILL_CANCELLED

    def encode(self) -> bytes:
        """The message with its header."""
        return _HEADER.pack(self.BLOCK_LENGTH, self.TEMPLATE_ID, SCHEMA_ID, SCHEMA_VERSION) + self._BLOCK.pack(
            self.report_sequence,
            self.request_id,
            self.order,
            self.engine_sequence,
            self.time,
            -9223372036854775808 if self.price is None else self.price,
            self.quantity,
            self.instrument,
            int(self.side),
            int(self.order_type),
            int(self.time_in_force),
        )

    @classmethod
    def _decode_block(cls, block: bytes, offset: int) -> "OrderAccepted":
        _report_sequence, _request_id, _order, _engine_sequence, _time, _price, _quantity, _instrument, _side, _order_type, _time_in_force = cls._BLOCK.unpack(block)
        try:
            return cls(
                _report_sequence,
                _request_id,
                _order,
                _engine_sequence,
                _time,
                None if _price == -9223372036854775808 else _price,
                _quantity,
                _instrument,
                Side(_side),
                OrderType(_order_type),
                TimeInForce(_time_in_force),
            )
        except ValueError as error:
            raise CodecError(str(error), offset) from error


@dataclasses.dataclass
class OrderFilled(Message):
    """An order traded; each of the two participants gets one."""

    TEMPLATE_ID: ClassVar[int] = 103
    BLOCK_LENGTH: ClassVar[int] = 96
    _BLOCK: ClassVar[struct.Struct] = struct.Struct("<QQQQQQqqqqIIBB2x4x")

    #: A running number without holes
    report_sequence: int = 0
    #: Client order id
    client_order: int = 0
    #: The exchange's id of an order
    order: int = 0
    #: A running number without holes
    engine_sequence: int = 0
    #: Nanoseconds since 1970-01-01T00:00:00Z
    time: int = 0
    #: Number of a trade: 1, 2, 3 ... over the whole market
    trade: int = 0
    #: Ticks per unit-hour; one tick is 0.0001 CNY
    price: int = 0
    #: Whole units (cards or servers)
    quantity: int = 0
    #: What the order has left
    remaining: int = 0
    #: Price x quantity x hours, in ticks
    notional: int = 0
    #: Number of an order book in the catalogue
    instrument: int = 0
    #: Length of the lease
    hours: int = 0
    #: The order's side
    side: Side = Side.BID
    #: Part that an order had in a trade
    liquidity: Liquidity = Liquidity.MAKER

    def encode(self) -> bytes:
        """The message with its header."""
        return _HEADER.pack(self.BLOCK_LENGTH, self.TEMPLATE_ID, SCHEMA_ID, SCHEMA_VERSION) + self._BLOCK.pack(
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
            int(self.side),
            int(self.liquidity),
        )

    @classmethod
    def _decode_block(cls, block: bytes, offset: int) -> "OrderFilled":
        _report_sequence, _client_order, _order, _engine_sequence, _time, _trade, _price, _quantity, _remaining, _notional, _instrument, _hours, _side, _liquidity = cls._BLOCK.unpack(block)
        try:
            return cls(
                _report_sequence,
                _client_order,
                _order,
                _engine_sequence,
                _time,
                _trade,
                _price,
                _quantity,
                _remaining,
                _notional,
                _instrument,
                _hours,
                Side(_side),
                Liquidity(_liquidity),
            )
        except ValueError as error:
            raise CodecError(str(error), offset) from error


@dataclasses.dataclass
class OrderAmended(Message):
    """An amend was carried out; fills may follow."""

    TEMPLATE_ID: ClassVar[int] = 104
    BLOCK_LENGTH: ClassVar[int] = 72
    _BLOCK: ClassVar[struct.Struct] = struct.Struct("<QQQQQQqqIBB2x")

    #: A running number without holes
    report_sequence: int = 0
    #: The amend's
    request_id: int = 0
    #: The exchange's id of an order
    order: int = 0
    #: A running number without holes
    engine_sequence: int = 0
    #: Nanoseconds since 1970-01-01T00:00:00Z
    time: int = 0
    #: A participant's own id of a command; rises from command to command, across reconnections
    client_order: int = 0
    #: Ticks per unit-hour; one tick is 0.0001 CNY
    price: int = 0
    #: Whole units (cards or servers)
    remaining: int = 0
    #: Number of an order book in the catalogue
    instrument: int = 0
    #: Side of the book
    side: Side = Side.BID
    #: No or yes
    kept_priority: bool = False

    def encode(self) -> bytes:
        """The message with its header."""
        return _HEADER.pack(self.BLOCK_LENGTH, self.TEMPLATE_ID, SCHEMA_ID, SCHEMA_VERSION) + self._BLOCK.pack(
            self.report_sequence,
            self.request_id,
            self.order,
            self.engine_sequence,
            self.time,
            self.client_order,
            self.price,
            self.remaining,
            self.instrument,
            int(self.side),
            int(self.kept_priority),
        )

    @classmethod
    def _decode_block(cls, block: bytes, offset: int) -> "OrderAmended":
        _report_sequence, _request_id, _order, _engine_sequence, _time, _client_order, _price, _remaining, _instrument, _side, _kept_priority = cls._BLOCK.unpack(block)
        try:
            return cls(
                _report_sequence,
                _request_id,
                _order,
                _engine_sequence,
                _time,
                _client_order,
                _price,
                _remaining,
                _instrument,
                Side(_side),
                bool(_kept_priority),
            )
        except ValueError as error:
            raise CodecError(str(error), offset) from error


@dataclasses.dataclass
class OrderCancelled(Message):
    """An order, or what was left of it, is gone without a trade."""

    TEMPLATE_ID: ClassVar[int] = 105
    BLOCK_LENGTH: ClassVar[int] = 64
    _BLOCK: ClassVar[struct.Struct] = struct.Struct("<QQQQQQqIBB2x")

    #: A running number without holes
    report_sequence: int = 0
    #: The request that caused it; absent when none did
    request_id: Optional[int] = None
    #: The exchange's id of an order
    order: int = 0
    #: A running number without holes
    engine_sequence: int = 0
    #: Nanoseconds since 1970-01-01T00:00:00Z
    time: int = 0
    #: A participant's own id of a command; rises from command to command, across reconnections
    client_order: int = 0
    #: Units that will not trade any more
    quantity: int = 0
    #: Number of an order book in the catalogue
    instrument: int = 0
    #: Side of the book
    side: Side = Side.BID
    #: Why an order, or what was left of it, was cancelled
    reason: CancelReason = CancelReason.REQUESTED

    def encode(self) -> bytes:
        """The message with its header."""
        return _HEADER.pack(self.BLOCK_LENGTH, self.TEMPLATE_ID, SCHEMA_ID, SCHEMA_VERSION) + self._BLOCK.pack(
            self.report_sequence,
            0 if self.request_id is None else self.request_id,
            self.order,
            self.engine_sequence,
            self.time,
            self.client_order,
            self.quantity,
            self.instrument,
            int(self.side),
            int(self.reason),
        )

    @classmethod
    def _decode_block(cls, block: bytes, offset: int) -> "OrderCancelled":
        _report_sequence, _request_id, _order, _engine_sequence, _time, _client_order, _quantity, _instrument, _side, _reason = cls._BLOCK.unpack(block)
        try:
            return cls(
                _report_sequence,
                None if _request_id == 0 else _request_id,
                _order,
                _engine_sequence,
                _time,
                _client_order,
                _quantity,
                _instrument,
                Side(_side),
                CancelReason(_reason),
            )
        except ValueError as error:
            raise CodecError(str(error), offset) from error


@dataclasses.dataclass
class MassCancelled(Message):
    """A mass cancel is done; the cancellations came before."""

    TEMPLATE_ID: ClassVar[int] = 106
    BLOCK_LENGTH: ClassVar[int] = 40
    _BLOCK: ClassVar[struct.Struct] = struct.Struct("<QQQQI4x")

    #: A running number without holes
    report_sequence: int = 0
    #: A participant's own id of a command; rises from command to command, across reconnections
    request_id: int = 0
    #: A running number without holes
    engine_sequence: int = 0
    #: Nanoseconds since 1970-01-01T00:00:00Z
    time: int = 0
    #: Orders cancelled
    count: int = 0

    def encode(self) -> bytes:
        """The message with its header."""
        return _HEADER.pack(self.BLOCK_LENGTH, self.TEMPLATE_ID, SCHEMA_ID, SCHEMA_VERSION) + self._BLOCK.pack(
            self.report_sequence,
            self.request_id,
            self.engine_sequence,
            self.time,
            self.count,
        )

    @classmethod
    def _decode_block(cls, block: bytes, offset: int) -> "MassCancelled":
        _report_sequence, _request_id, _engine_sequence, _time, _count = cls._BLOCK.unpack(block)
        return cls(
            _report_sequence,
            _request_id,
            _engine_sequence,
            _time,
            _count,
        )


@dataclasses.dataclass
class CommandDone(Message):
    """An operator's command was carried out."""

    TEMPLATE_ID: ClassVar[int] = 107
    BLOCK_LENGTH: ClassVar[int] = 40
    _BLOCK: ClassVar[struct.Struct] = struct.Struct("<QQQQIH2x")

    #: A running number without holes
    report_sequence: int = 0
    #: A participant's own id of a command; rises from command to command, across reconnections
    request_id: int = 0
    #: A running number without holes
    engine_sequence: int = 0
    #: Nanoseconds since 1970-01-01T00:00:00Z
    time: int = 0
    #: Number of the new participant, spec, region, tenor or instrument; 0 for a state change
    number: int = 0
    #: Template id of the command
    template: int = 0

    def encode(self) -> bytes:
        """The message with its header."""
        return _HEADER.pack(self.BLOCK_LENGTH, self.TEMPLATE_ID, SCHEMA_ID, SCHEMA_VERSION) + self._BLOCK.pack(
            self.report_sequence,
            self.request_id,
            self.engine_sequence,
            self.time,
            self.number,
            self.template,
        )

    @classmethod
    def _decode_block(cls, block: bytes, offset: int) -> "CommandDone":
        _report_sequence, _request_id, _engine_sequence, _time, _number, _template = cls._BLOCK.unpack(block)
        return cls(
            _report_sequence,
            _request_id,
            _engine_sequence,
            _time,
            _number,
            _template,
        )


@dataclasses.dataclass
class OpenOrder(Message):
    """One live order, in answer to QueryOpenOrders."""

    TEMPLATE_ID: ClassVar[int] = 110
    BLOCK_LENGTH: ClassVar[int] = 64
    _BLOCK: ClassVar[struct.Struct] = struct.Struct("<QQQQqqqIB1x2x")

    #: 0
    report_sequence: int = 0
    #: An opaque value that is sent back unchanged
    request_token: int = 0
    #: The exchange's id of an order
    order: int = 0
    #: A participant's own id of a command; rises from command to command, across reconnections
    client_order: int = 0
    #: Ticks per unit-hour; one tick is 0.0001 CNY
    price: int = 0
    #: Whole units (cards or servers)
    remaining: int = 0
    #: Whole units (cards or servers)
    filled: int = 0
    #: Number of an order book in the catalogue
    instrument: int = 0
    #: Side of the book
    side: Side = Side.BID

    def encode(self) -> bytes:
        """The message with its header."""
        return _HEADER.pack(self.BLOCK_LENGTH, self.TEMPLATE_ID, SCHEMA_ID, SCHEMA_VERSION) + self._BLOCK.pack(
            self.report_sequence,
            self.request_token,
            self.order,
            self.client_order,
            self.price,
            self.remaining,
            self.filled,
            self.instrument,
            int(self.side),
        )

    @classmethod
    def _decode_block(cls, block: bytes, offset: int) -> "OpenOrder":
        _report_sequence, _request_token, _order, _client_order, _price, _remaining, _filled, _instrument, _side = cls._BLOCK.unpack(block)
        try:
            return cls(
                _report_sequence,
                _request_token,
                _order,
                _client_order,
                _price,
                _remaining,
                _filled,
                _instrument,
                Side(_side),
            )
        except ValueError as error:
            raise CodecError(str(error), offset) from error


@dataclasses.dataclass
class QueryDone(Message):
    """Ends the answer to a query."""

    TEMPLATE_ID: ClassVar[int] = 111
    BLOCK_LENGTH: ClassVar[int] = 32
    _BLOCK: ClassVar[struct.Struct] = struct.Struct("<QQQI4x")

    #: 0
    report_sequence: int = 0
    #: An opaque value that is sent back unchanged
    request_token: int = 0
    #: The answer is as of this command
    engine_sequence: int = 0
    #: Messages of the answer before this one
    count: int = 0

    def encode(self) -> bytes:
        """The message with its header."""
        return _HEADER.pack(self.BLOCK_LENGTH, self.TEMPLATE_ID, SCHEMA_ID, SCHEMA_VERSION) + self._BLOCK.pack(
            self.report_sequence,
            self.request_token,
            self.engine_sequence,
            self.count,
        )

    @classmethod
    def _decode_block(cls, block: bytes, offset: int) -> "QueryDone":
        _report_sequence, _request_token, _engine_sequence, _count = cls._BLOCK.unpack(block)
        return cls(
            _report_sequence,
            _request_token,
            _engine_sequence,
            _count,
        )


@dataclasses.dataclass
class SpecDefinition(Message):
    """A spec of the catalogue."""

    TEMPLATE_ID: ClassVar[int] = 140
    BLOCK_LENGTH: ClassVar[int] = 104
    _BLOCK: ClassVar[struct.Struct] = struct.Struct("<II16s16s48sIIB1x2x4x")

    #: A number
    spec: int = 0
    #: A number
    memory_gi_b: int = 0
    #: ASCII, padded with zero bytes
    code: str = ""
    #: ASCII, padded with zero bytes
    interconnect: str = ""
    #: UTF-8, padded with zero bytes
    title: str = ""
    #: A number
    peak_teraflops: int = 0
    #: A number
    lot_size: int = 0
    #: What one unit is
    kind: SpecKind = SpecKind.ACCELERATOR

    def encode(self) -> bytes:
        """The message with its header."""
        return _HEADER.pack(self.BLOCK_LENGTH, self.TEMPLATE_ID, SCHEMA_ID, SCHEMA_VERSION) + self._BLOCK.pack(
            self.spec,
            self.memory_gi_b,
            _fixed(self.code, 16),
            _fixed(self.interconnect, 16),
            _fixed(self.title, 48),
            self.peak_teraflops,
            self.lot_size,
            int(self.kind),
        )

    @classmethod
    def _decode_block(cls, block: bytes, offset: int) -> "SpecDefinition":
        _spec, _memory_gi_b, _code, _interconnect, _title, _peak_teraflops, _lot_size, _kind = cls._BLOCK.unpack(block)
        try:
            return cls(
                _spec,
                _memory_gi_b,
                _text(_code),
                _text(_interconnect),
                _text(_title),
                _peak_teraflops,
                _lot_size,
                SpecKind(_kind),
            )
        except ValueError as error:
            raise CodecError(str(error), offset) from error


@dataclasses.dataclass
class RegionDefinition(Message):
    """A region of the catalogue."""

    TEMPLATE_ID: ClassVar[int] = 141
    BLOCK_LENGTH: ClassVar[int] = 72
    _BLOCK: ClassVar[struct.Struct] = struct.Struct("<I4x16s48s")

    #: A number
    region: int = 0
    #: ASCII, padded with zero bytes
    code: str = ""
    #: UTF-8, padded with zero bytes
    title: str = ""

    def encode(self) -> bytes:
        """The message with its header."""
        return _HEADER.pack(self.BLOCK_LENGTH, self.TEMPLATE_ID, SCHEMA_ID, SCHEMA_VERSION) + self._BLOCK.pack(
            self.region,
            _fixed(self.code, 16),
            _fixed(self.title, 48),
        )

    @classmethod
    def _decode_block(cls, block: bytes, offset: int) -> "RegionDefinition":
        _region, _code, _title = cls._BLOCK.unpack(block)
        return cls(
            _region,
            _text(_code),
            _text(_title),
        )


@dataclasses.dataclass
class TenorDefinition(Message):
    """A tenor of the catalogue."""

    TEMPLATE_ID: ClassVar[int] = 142
    BLOCK_LENGTH: ClassVar[int] = 24
    _BLOCK: ClassVar[struct.Struct] = struct.Struct("<II16s")

    #: A number
    tenor: int = 0
    #: A number
    hours: int = 0
    #: ASCII, padded with zero bytes
    code: str = ""

    def encode(self) -> bytes:
        """The message with its header."""
        return _HEADER.pack(self.BLOCK_LENGTH, self.TEMPLATE_ID, SCHEMA_ID, SCHEMA_VERSION) + self._BLOCK.pack(
            self.tenor,
            self.hours,
            _fixed(self.code, 16),
        )

    @classmethod
    def _decode_block(cls, block: bytes, offset: int) -> "TenorDefinition":
        _tenor, _hours, _code = cls._BLOCK.unpack(block)
        return cls(
            _tenor,
            _hours,
            _text(_code),
        )


@dataclasses.dataclass
class InstrumentDefinition(Message):
    """An instrument of the catalogue."""

    TEMPLATE_ID: ClassVar[int] = 143
    BLOCK_LENGTH: ClassVar[int] = 32
    _BLOCK: ClassVar[struct.Struct] = struct.Struct("<IIIIqq")

    #: Number of an order book in the catalogue
    instrument: int = 0
    #: A number
    spec: int = 0
    #: A number
    region: int = 0
    #: A number
    tenor: int = 0
    #: A signed number
    tick_size: int = 0
    #: A signed number
    default_protection: int = 0

    def encode(self) -> bytes:
        """The message with its header."""
        return _HEADER.pack(self.BLOCK_LENGTH, self.TEMPLATE_ID, SCHEMA_ID, SCHEMA_VERSION) + self._BLOCK.pack(
            self.instrument,
            self.spec,
            self.region,
            self.tenor,
            self.tick_size,
            self.default_protection,
        )

    @classmethod
    def _decode_block(cls, block: bytes, offset: int) -> "InstrumentDefinition":
        _instrument, _spec, _region, _tenor, _tick_size, _default_protection = cls._BLOCK.unpack(block)
        return cls(
            _instrument,
            _spec,
            _region,
            _tenor,
            _tick_size,
            _default_protection,
        )


@dataclasses.dataclass
class FeedHeader(Message):
    """Starts every feed body. The body's messages have the topic sequences firstSequence, firstSequence + 1 ...."""

    TEMPLATE_ID: ClassVar[int] = 200
    BLOCK_LENGTH: ClassVar[int] = 32
    _BLOCK: ClassVar[struct.Struct] = struct.Struct("<QQQI4x")

    #: Topic sequence of the first message; in a heartbeat: that of the next message to come
    first_sequence: int = 0
    #: Sequence of the last command that the body reflects
    engine_sequence: int = 0
    #: Time of that command
    time: int = 0
    #: Messages that follow; 0: a heartbeat
    count: int = 0

    def encode(self) -> bytes:
        """The message with its header."""
        return _HEADER.pack(self.BLOCK_LENGTH, self.TEMPLATE_ID, SCHEMA_ID, SCHEMA_VERSION) + self._BLOCK.pack(
            self.first_sequence,
            self.engine_sequence,
            self.time,
            self.count,
        )

    @classmethod
    def _decode_block(cls, block: bytes, offset: int) -> "FeedHeader":
        _first_sequence, _engine_sequence, _time, _count = cls._BLOCK.unpack(block)
        return cls(
            _first_sequence,
            _engine_sequence,
            _time,
            _count,
        )


@dataclasses.dataclass
class Fill(Message):
    """A trade. Topic fill/."""

    TEMPLATE_ID: ClassVar[int] = 201
    BLOCK_LENGTH: ClassVar[int] = 64
    _BLOCK: ClassVar[struct.Struct] = struct.Struct("<QqqQQQIIB1x2x4x")

    #: Number of a trade: 1, 2, 3 ... over the whole market
    trade: int = 0
    #: Ticks per unit-hour; one tick is 0.0001 CNY
    price: int = 0
    #: Whole units (cards or servers)
    quantity: int = 0
    #: Nanoseconds since 1970-01-01T00:00:00Z
    time: int = 0
    #: A running number without holes
    engine_sequence: int = 0
    #: The taker's own time of sending, as it gave it
    taker_sent_at: Optional[int] = None
    #: Number of an order book in the catalogue
    instrument: int = 0
    #: Length of the lease
    hours: int = 0
    #: Side of the book
    taker_side: Side = Side.BID

    def encode(self) -> bytes:
        """The message with its header."""
        return _HEADER.pack(self.BLOCK_LENGTH, self.TEMPLATE_ID, SCHEMA_ID, SCHEMA_VERSION) + self._BLOCK.pack(
            self.trade,
            self.price,
            self.quantity,
            self.time,
            self.engine_sequence,
            0 if self.taker_sent_at is None else self.taker_sent_at,
            self.instrument,
            self.hours,
            int(self.taker_side),
        )

    @classmethod
    def _decode_block(cls, block: bytes, offset: int) -> "Fill":
        _trade, _price, _quantity, _time, _engine_sequence, _taker_sent_at, _instrument, _hours, _taker_side = cls._BLOCK.unpack(block)
        try:
            return cls(
                _trade,
                _price,
                _quantity,
                _time,
                _engine_sequence,
                None if _taker_sent_at == 0 else _taker_sent_at,
                _instrument,
                _hours,
                Side(_taker_side),
            )
        except ValueError as error:
            raise CodecError(str(error), offset) from error


@dataclasses.dataclass
class SpotPrice(Message):
    """The spot price of an instrument. Topic spot/."""

    TEMPLATE_ID: ClassVar[int] = 202
    BLOCK_LENGTH: ClassVar[int] = 48
    _BLOCK: ClassVar[struct.Struct] = struct.Struct("<qqQQIIB1x2x4x")

    #: Ticks per unit-hour; one tick is 0.0001 CNY
    price: int = 0
    #: Units traded in the window
    units: int = 0
    #: When it was formed
    time: int = 0
    #: Length of the window in nanoseconds; 0: one trade
    window: int = 0
    #: Number of an order book in the catalogue
    instrument: int = 0
    #: Number of fills in the window
    fills: int = 0
    #: How a spot price came about
    method: SpotMethod = SpotMethod.LAST_TRADE

    def encode(self) -> bytes:
        """The message with its header."""
        return _HEADER.pack(self.BLOCK_LENGTH, self.TEMPLATE_ID, SCHEMA_ID, SCHEMA_VERSION) + self._BLOCK.pack(
            self.price,
            self.units,
            self.time,
            self.window,
            self.instrument,
            self.fills,
            int(self.method),
        )

    @classmethod
    def _decode_block(cls, block: bytes, offset: int) -> "SpotPrice":
        _price, _units, _time, _window, _instrument, _fills, _method = cls._BLOCK.unpack(block)
        try:
            return cls(
                _price,
                _units,
                _time,
                _window,
                _instrument,
                _fills,
                SpotMethod(_method),
            )
        except ValueError as error:
            raise CodecError(str(error), offset) from error


@dataclasses.dataclass
class Quote(Message):
    """Best bid and offer, on change. Topic quote/."""

    TEMPLATE_ID: ClassVar[int] = 203
    BLOCK_LENGTH: ClassVar[int] = 48
    _BLOCK: ClassVar[struct.Struct] = struct.Struct("<qqqqQI4x")

    #: Absent: no bid
    bid_price: Optional[int] = None
    #: Whole units (cards or servers)
    bid_quantity: int = 0
    #: Absent: no offer
    offer_price: Optional[int] = None
    #: Whole units (cards or servers)
    offer_quantity: int = 0
    #: Nanoseconds since 1970-01-01T00:00:00Z
    time: int = 0
    #: Number of an order book in the catalogue
    instrument: int = 0

    def encode(self) -> bytes:
        """The message with its header."""
        return _HEADER.pack(self.BLOCK_LENGTH, self.TEMPLATE_ID, SCHEMA_ID, SCHEMA_VERSION) + self._BLOCK.pack(
            -9223372036854775808 if self.bid_price is None else self.bid_price,
            self.bid_quantity,
            -9223372036854775808 if self.offer_price is None else self.offer_price,
            self.offer_quantity,
            self.time,
            self.instrument,
        )

    @classmethod
    def _decode_block(cls, block: bytes, offset: int) -> "Quote":
        _bid_price, _bid_quantity, _offer_price, _offer_quantity, _time, _instrument = cls._BLOCK.unpack(block)
        return cls(
            None if _bid_price == -9223372036854775808 else _bid_price,
            _bid_quantity,
            None if _offer_price == -9223372036854775808 else _offer_price,
            _offer_quantity,
            _time,
            _instrument,
        )


@dataclasses.dataclass
class BookLevel(Message):
    """A price level's new total. Topic book/."""

    TEMPLATE_ID: ClassVar[int] = 204
    BLOCK_LENGTH: ClassVar[int] = 32
    _BLOCK: ClassVar[struct.Struct] = struct.Struct("<qqIIB1x2x4x")

    #: Ticks per unit-hour; one tick is 0.0001 CNY
    price: int = 0
    #: Units shown; 0: the level is gone
    quantity: int = 0
    #: Number of an order book in the catalogue
    instrument: int = 0
    #: A count
    order_count: int = 0
    #: Side of the book
    side: Side = Side.BID

    def encode(self) -> bytes:
        """The message with its header."""
        return _HEADER.pack(self.BLOCK_LENGTH, self.TEMPLATE_ID, SCHEMA_ID, SCHEMA_VERSION) + self._BLOCK.pack(
            self.price,
            self.quantity,
            self.instrument,
            self.order_count,
            int(self.side),
        )

    @classmethod
    def _decode_block(cls, block: bytes, offset: int) -> "BookLevel":
        _price, _quantity, _instrument, _order_count, _side = cls._BLOCK.unpack(block)
        try:
            return cls(
                _price,
                _quantity,
                _instrument,
                _order_count,
                Side(_side),
            )
        except ValueError as error:
            raise CodecError(str(error), offset) from error


@dataclasses.dataclass
class OrderOnBook(Message):
    """What an order shows now, without a name. Topic order/."""

    TEMPLATE_ID: ClassVar[int] = 205
    BLOCK_LENGTH: ClassVar[int] = 32
    _BLOCK: ClassVar[struct.Struct] = struct.Struct("<QqqIBB2x")

    #: The exchange's id of an order
    order: int = 0
    #: Ticks per unit-hour; one tick is 0.0001 CNY
    price: int = 0
    #: Units shown; 0: the order is gone
    quantity: int = 0
    #: Number of an order book in the catalogue
    instrument: int = 0
    #: Side of the book
    side: Side = Side.BID
    #: no: it went to the end of its queue
    kept_priority: bool = False

    def encode(self) -> bytes:
        """The message with its header."""
        return _HEADER.pack(self.BLOCK_LENGTH, self.TEMPLATE_ID, SCHEMA_ID, SCHEMA_VERSION) + self._BLOCK.pack(
            self.order,
            self.price,
            self.quantity,
            self.instrument,
            int(self.side),
            int(self.kept_priority),
        )

    @classmethod
    def _decode_block(cls, block: bytes, offset: int) -> "OrderOnBook":
        _order, _price, _quantity, _instrument, _side, _kept_priority = cls._BLOCK.unpack(block)
        try:
            return cls(
                _order,
                _price,
                _quantity,
                _instrument,
                Side(_side),
                bool(_kept_priority),
            )
        except ValueError as error:
            raise CodecError(str(error), offset) from error


@dataclasses.dataclass
class TradingStatus(Message):
    """A book's trading state. Topic status/."""

    TEMPLATE_ID: ClassVar[int] = 206
    BLOCK_LENGTH: ClassVar[int] = 16
    _BLOCK: ClassVar[struct.Struct] = struct.Struct("<QIB1x2x")

    #: Nanoseconds since 1970-01-01T00:00:00Z
    time: int = 0
    #: Number of an order book in the catalogue
    instrument: int = 0
    #: What may happen in a book now
    state: TradingState = TradingState.OPEN

    def encode(self) -> bytes:
        """The message with its header."""
        return _HEADER.pack(self.BLOCK_LENGTH, self.TEMPLATE_ID, SCHEMA_ID, SCHEMA_VERSION) + self._BLOCK.pack(
            self.time,
            self.instrument,
            int(self.state),
        )

    @classmethod
    def _decode_block(cls, block: bytes, offset: int) -> "TradingStatus":
        _time, _instrument, _state = cls._BLOCK.unpack(block)
        try:
            return cls(
                _time,
                _instrument,
                TradingState(_state),
            )
        except ValueError as error:
            raise CodecError(str(error), offset) from error


@dataclasses.dataclass
class SnapshotRequest(Message):
    """Asks for the state behind a topic, or for the catalogue."""

    TEMPLATE_ID: ClassVar[int] = 230
    BLOCK_LENGTH: ClassVar[int] = 64
    _BLOCK: ClassVar[struct.Struct] = struct.Struct("<Q48sB1x2x4x")

    #: An opaque value that is sent back unchanged
    request_token: int = 0
    #: Empty for the catalogue
    topic: str = ""
    #: What a snapshot request wants
    kind: SnapshotKind = SnapshotKind.TOPIC

    def encode(self) -> bytes:
        """The message with its header."""
        return _HEADER.pack(self.BLOCK_LENGTH, self.TEMPLATE_ID, SCHEMA_ID, SCHEMA_VERSION) + self._BLOCK.pack(
            self.request_token,
            _fixed(self.topic, 48),
            int(self.kind),
        )

    @classmethod
    def _decode_block(cls, block: bytes, offset: int) -> "SnapshotRequest":
        _request_token, _topic, _kind = cls._BLOCK.unpack(block)
        try:
            return cls(
                _request_token,
                _text(_topic),
                SnapshotKind(_kind),
            )
        except ValueError as error:
            raise CodecError(str(error), offset) from error


@dataclasses.dataclass
class RangeRequest(Message):
    """Asks for a topic's messages again."""

    TEMPLATE_ID: ClassVar[int] = 231
    BLOCK_LENGTH: ClassVar[int] = 72
    _BLOCK: ClassVar[struct.Struct] = struct.Struct("<Q48sQQ")

    #: An opaque value that is sent back unchanged
    request_token: int = 0
    #: A topic such as fill/H800-80G/HZ/3m/, padded with zero bytes
    topic: str = ""
    #: A running number without holes
    first_sequence: int = 0
    #: A running number without holes
    last_sequence: int = 0

    def encode(self) -> bytes:
        """The message with its header."""
        return _HEADER.pack(self.BLOCK_LENGTH, self.TEMPLATE_ID, SCHEMA_ID, SCHEMA_VERSION) + self._BLOCK.pack(
            self.request_token,
            _fixed(self.topic, 48),
            self.first_sequence,
            self.last_sequence,
        )

    @classmethod
    def _decode_block(cls, block: bytes, offset: int) -> "RangeRequest":
        _request_token, _topic, _first_sequence, _last_sequence = cls._BLOCK.unpack(block)
        return cls(
            _request_token,
            _text(_topic),
            _first_sequence,
            _last_sequence,
        )


@dataclasses.dataclass
class SnapshotHeader(Message):
    """Starts a snapshot; count messages follow, over as many frames as needed."""

    TEMPLATE_ID: ClassVar[int] = 232
    BLOCK_LENGTH: ClassVar[int] = 88
    _BLOCK: ClassVar[struct.Struct] = struct.Struct("<Q48sQQQI4x")

    #: An opaque value that is sent back unchanged
    request_token: int = 0
    #: A topic such as fill/H800-80G/HZ/3m/, padded with zero bytes
    topic: str = ""
    #: Topic sequence of the last message that it reflects
    topic_sequence: int = 0
    #: A running number without holes
    engine_sequence: int = 0
    #: Nanoseconds since 1970-01-01T00:00:00Z
    time: int = 0
    #: Messages that follow
    count: int = 0

    def encode(self) -> bytes:
        """The message with its header."""
        return _HEADER.pack(self.BLOCK_LENGTH, self.TEMPLATE_ID, SCHEMA_ID, SCHEMA_VERSION) + self._BLOCK.pack(
            self.request_token,
            _fixed(self.topic, 48),
            self.topic_sequence,
            self.engine_sequence,
            self.time,
            self.count,
        )

    @classmethod
    def _decode_block(cls, block: bytes, offset: int) -> "SnapshotHeader":
        _request_token, _topic, _topic_sequence, _engine_sequence, _time, _count = cls._BLOCK.unpack(block)
        return cls(
            _request_token,
            _text(_topic),
            _topic_sequence,
            _engine_sequence,
            _time,
            _count,
        )


@dataclasses.dataclass
class RangeHeader(Message):
    """Starts a range; count messages follow, over as many frames as needed."""

    TEMPLATE_ID: ClassVar[int] = 233
    BLOCK_LENGTH: ClassVar[int] = 72
    _BLOCK: ClassVar[struct.Struct] = struct.Struct("<Q48sQI4x")

    #: An opaque value that is sent back unchanged
    request_token: int = 0
    #: A topic such as fill/H800-80G/HZ/3m/, padded with zero bytes
    topic: str = ""
    #: A running number without holes
    first_sequence: int = 0
    #: A count
    count: int = 0

    def encode(self) -> bytes:
        """The message with its header."""
        return _HEADER.pack(self.BLOCK_LENGTH, self.TEMPLATE_ID, SCHEMA_ID, SCHEMA_VERSION) + self._BLOCK.pack(
            self.request_token,
            _fixed(self.topic, 48),
            self.first_sequence,
            self.count,
        )

    @classmethod
    def _decode_block(cls, block: bytes, offset: int) -> "RangeHeader":
        _request_token, _topic, _first_sequence, _count = cls._BLOCK.unpack(block)
        return cls(
            _request_token,
            _text(_topic),
            _first_sequence,
            _count,
        )


MESSAGES: Dict[int, Type[Message]] = {
    1: Logon,
    2: Heartbeat,
    10: NewOrder,
    11: CancelOrder,
    12: AmendOrder,
    13: MassCancel,
    30: QueryOpenOrders,
    31: QueryCatalogue,
    40: RegisterParticipant,
    41: AddSpec,
    42: AddRegion,
    43: AddTenor,
    44: AddInstrument,
    45: SetTradingState,
    50: AdvanceClock,
    100: LogonAccepted,
    101: Rejected,
    102: OrderAccepted,
    103: OrderFilled,
    104: OrderAmended,
    105: OrderCancelled,
    106: MassCancelled,
    107: CommandDone,
    110: OpenOrder,
    111: QueryDone,
    140: SpecDefinition,
    141: RegionDefinition,
    142: TenorDefinition,
    143: InstrumentDefinition,
    200: FeedHeader,
    201: Fill,
    202: SpotPrice,
    203: Quote,
    204: BookLevel,
    205: OrderOnBook,
    206: TradingStatus,
    230: SnapshotRequest,
    231: RangeRequest,
    232: SnapshotHeader,
    233: RangeHeader,
}


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
            raise CodecError(f"schema {schema_id} is not {SCHEMA_ID}", offset + 4)
        kind = MESSAGES.get(template)
        if kind is None:
            raise CodecError(f"unknown template {template}", offset + 2)
        start = offset + _HEADER.size
        if block_length < kind.BLOCK_LENGTH or len(data) - start < block_length:
            raise CodecError(f"the block of {kind.__name__} is too short", offset)
        messages.append(kind._decode_block(data[start : start + kind.BLOCK_LENGTH], start))
        offset = start + block_length
    return messages
