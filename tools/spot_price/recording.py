"""Reads recorded feeds: lines of JSON from `tenor watch --json`, or recordings of
`tenor record`, or bodies of topic all/ one after the other."""

from __future__ import annotations

import calendar
import json
import struct
import time
from decimal import Decimal
from typing import Any, Dict, Iterator, List, NamedTuple, Optional, Union

import codec

from .rule import Fill

ALL = "all/"
RECORDING = b"TENORREC"  # how a file of `tenor record` begins: docs/feed.md has its layout
RECORDING_HEADER = struct.Struct("<8sII")
RECORDED_BODY = struct.Struct("<QII")


class RecordingError(Exception):
    """The recording cannot be read, or something is missing in its middle."""


class Level(NamedTuple):
    side: str
    price: int
    quantity: int


class Spot(NamedTuple):
    price: int
    method: str
    time: int
    window: int
    units: int
    fills: int
    pairs: int
    impact_bid: Optional[int]
    impact_offer: Optional[int]
    impact_quantity: int
    changed_at: int
    fixing: Optional[int]
    sequence: int


class Record(NamedTuple):
    topic: str
    topic_sequence: int
    instrument: str
    time: Optional[int]  # the moment that it shows the exchange to have reached
    value: Union[Fill, Level, Spot, None]  # None: of no matter to spot prices


def read(content: bytes) -> List[Record]:
    """All records, in order. `RecordingError` says what is wrong with them."""
    if not content.strip():
        raise RecordingError("it is empty")
    if content[:8] == RECORDING:
        content = b"".join(_recorded_bodies(content))
    records = list(_lines(content) if content.lstrip()[:1] == b"{" else _bodies(content))
    if any(record.topic == ALL for record in records):
        # Everything is in it, in order; the same messages under other topics would only count twice.
        records = [record for record in records if record.topic == ALL]
    reached: Dict[str, int] = {}
    for record in records:
        expected = reached.get(record.topic, record.topic_sequence - 1) + 1
        if record.topic_sequence != expected:
            raise RecordingError(f"topic {record.topic} goes from {expected - 1} to {record.topic_sequence}")
        reached[record.topic] = record.topic_sequence
    return records


def _recorded_bodies(content: bytes) -> Iterator[bytes]:
    _, version, _ = RECORDING_HEADER.unpack_from(content)
    if version != 1:
        raise RecordingError(f"it is a recording of format {version}, known is 1")
    place = RECORDING_HEADER.size
    while place + RECORDED_BODY.size <= len(content):
        _, topic_length, body_length = RECORDED_BODY.unpack_from(content, place)
        start = place + RECORDED_BODY.size
        topic = content[start : start + topic_length]
        place = start + topic_length + body_length
        # A recorder that was killed leaves its last body unfinished.
        if topic == ALL.encode() and place <= len(content):
            yield content[start + topic_length : place]


def _bodies(content: bytes) -> Iterator[Record]:
    number, left, header = 0, 0, None
    try:
        for message in codec.iterate(content, keep_unknown=True):
            if isinstance(message, codec.FeedHeader):
                if left:
                    raise RecordingError(f"a body ends {left} messages early, before topic sequence {number}")
                number, left, header = message.first_sequence, message.count, message
                continue
            if not left:
                raise RecordingError(f"a {message.NAME} stands outside of every body")
            left -= 1
            # A body's time is that of its last command.
            shown = getattr(message, "time", None) if left else header.time
            yield Record(ALL, number, str(getattr(message, "instrument", "")), shown, _value(message))
            number += 1
    except codec.WireError as error:
        raise RecordingError(f"it is neither lines of JSON nor bodies of the feed: {error}") from error
    if left:
        raise RecordingError(f"it ends {left} messages before its last body does")


def _value(message: Any) -> Union[Fill, Level, Spot, None]:
    if isinstance(message, codec.Fill):
        return Fill(message.engine_sequence, message.time, message.price, message.quantity, message.pair or 0)
    if isinstance(message, codec.BookLevel):
        return Level(message.side.schema_name, message.price, message.quantity)
    if isinstance(message, codec.SpotPrice):
        return Spot(
            message.price, message.method.schema_name, message.time, message.window, message.units, message.fills,
            message.pairs or 0, message.impact_bid, message.impact_offer, message.impact_quantity or 0,
            message.changed_at or 0, message.fixing, message.engine_sequence or 0)  # fmt: skip
    return None


def _lines(content: bytes) -> Iterator[Record]:
    for number, line in enumerate(content.decode("utf-8").splitlines(), 1):
        try:
            # Numbers stay exact decimals.
            fields = json.loads(line, parse_float=Decimal)
            yield Record(
                fields["topic"], fields["sequence"], fields["symbol"], _time(fields["time"]), _plain_value(fields))
        except (KeyError, TypeError, ValueError) as error:
            raise RecordingError(f"line {number} is not what tenor watch --json prints: {error!r}") from error


def _plain_value(fields: Dict[str, Any]) -> Union[Fill, Level, Spot, None]:
    kind = fields["kind"]
    if kind == "fill":
        return Fill(
            fields["engineSequence"], _time(fields["time"]), _ticks(fields["price"]), fields["quantity"],
            fields["pair"])  # fmt: skip
    if kind == "book":
        return Level(fields["side"], _ticks(fields["price"]), fields["quantity"])
    if kind == "spot":
        return Spot(
            _ticks(fields["price"]), fields["method"], _time(fields["time"]), fields["windowNanoseconds"],
            fields["units"], fields["fills"], fields["pairs"], _ticks(fields["impactBid"]),
            _ticks(fields["impactOffer"]), fields["impactQuantity"], _time(fields["changedAt"]),
            _time(fields["fixing"]), fields["engineSequence"])  # fmt: skip
    return None


def _ticks(yuan: Union[int, Decimal, None]) -> Optional[int]:
    if yuan is None:
        return None
    ticks = yuan * codec.TICKS_PER_CNY
    if ticks != int(ticks):
        raise ValueError(f"{yuan} CNY is no whole number of ticks")
    return int(ticks)


def _time(text: Optional[str]) -> Optional[int]:
    """Nanoseconds of 2026-01-01T00:00:00.123456789Z."""
    if text is None:
        return None
    moment, _, fraction = text.rstrip("Z").partition(".")
    seconds = calendar.timegm(time.strptime(moment, "%Y-%m-%dT%H:%M:%S"))
    return seconds * 10**9 + int((fraction or "0").ljust(9, "0"))
