"""Goes through a recording and compares."""

from __future__ import annotations

import sys
from bisect import bisect_right
from pathlib import Path
from typing import Dict, List, NamedTuple, Optional, Sequence, Set

from . import recording
from .recording import ALL, Level, Record, RecordingError, Spot
from .rule import Fill, impact_price, spot_price

HOUR = 3_600 * 10**9
# After a standstill, fixings are published for the last so many hours only.
FIXINGS_AFTER_STANDSTILL = 24


class Report:
    """What was found."""

    def __init__(self) -> None:
        self.checked = 0
        self.fixings = 0
        self.with_book = 0
        self.unchecked = 0
        self.instruments: Set[str] = set()
        self.differences: List[str] = []


class Instrument:
    """What the recording tells of one instrument."""

    def __init__(self) -> None:
        self.fills: List[Fill] = []
        self.times: List[int] = []
        self.levels: Dict[str, Dict[int, int]] = {"bid": {}, "offer": {}}
        self.last: Optional[Spot] = None

    def add(self, fill: Fill) -> None:
        self.fills.append(fill)
        self.times.append(fill.time)

    def set(self, level: Level) -> None:
        if level.quantity:
            self.levels[level.side][level.price] = level.quantity
        else:
            self.levels[level.side].pop(level.price, None)

    def impact(self, side: str, quantity: int) -> Optional[int]:
        return impact_price(sorted(self.levels[side].items(), reverse=side == "bid"), quantity)

    def window(self, spot: Spot) -> List[Fill]:
        first = bisect_right(self.times, spot.time - spot.window)
        last = bisect_right(self.times, spot.time)
        return [fill for fill in self.fills[first:last] if fill.sequence <= spot.sequence]


class Start(NamedTuple):
    """From where on the recording is whole."""

    is_beginning: bool  # it has everything from the first message on
    time: int


def recompute(records: Sequence[Record]) -> Report:
    """Compares every spot price in `records` with what their fills, and their book, give."""
    report = Report()
    instruments: Dict[str, Instrument] = {}
    firsts: Dict[str, int] = {}
    times = sorted(record.time for record in records if record.time is not None)
    for record in records:
        firsts.setdefault(record.topic, record.topic_sequence)
        if isinstance(record.value, Fill):
            instruments.setdefault(record.instrument, Instrument()).add(record.value)
    start = Start(all(first == 1 for first in firsts.values()), times[0] if times else 0)
    has_book = firsts.get(ALL) == 1
    for record in records:
        instrument = instruments.setdefault(record.instrument, Instrument())
        if isinstance(record.value, Level):
            instrument.set(record.value)
        elif isinstance(record.value, Spot):
            report.instruments.add(record.instrument)
            _compare(record, instrument, start, has_book, times, report)
            instrument.last = record.value
    return report


def _compare(
    record: Record, instrument: Instrument, start: Start, has_book: bool, times: List[int], report: Report
) -> None:
    spot, last = record.value, instrument.last
    where = f"{record.instrument}, topic {record.topic}, sequence {record.topic_sequence}"
    differences: List[str] = []
    if last is not None:
        differences += _missing_fixings(last, spot, times)
    if spot.fixing is not None and (spot.fixing % HOUR or spot.fixing != spot.time):
        differences.append(f"fixing of {spot.fixing} at {spot.time}: not a full hour, or not that of its time")
    window = instrument.window(spot)
    reaches_back = start.is_beginning or spot.time - spot.window >= start.time
    if not reaches_back or (last is None and not start.is_beginning):
        report.unchecked += 1
        report.differences += [f"{where}: {difference}" for difference in differences]
        return
    bid, offer = spot.impact_bid, spot.impact_offer
    if has_book:
        bid, offer = instrument.impact("bid", spot.impact_quantity), instrument.impact("offer", spot.impact_quantity)
        report.with_book += 1
    price, method = spot_price(window, last.price if last else None, bid, offer) or (None, "none")
    changed_at = last.changed_at if last is not None and last.price == price else spot.time
    expected = {
        "price": price, "method": method, "units": sum(fill.units for fill in window), "fills": len(window),
        "pairs": len({fill.pair for fill in window}), "impact_bid": bid, "impact_offer": offer,
        "changed_at": changed_at,
    }  # fmt: skip
    for name, value in expected.items():
        if getattr(spot, name) != value:
            differences.append(f"{name} published {getattr(spot, name)}, recomputed {value}")
    if last is not None and spot.fixing is None and (last.price, last.method) == (spot.price, spot.method):
        differences.append("published without a change")
    report.checked += 1
    report.fixings += spot.fixing is not None
    report.differences += [f"{where}: {difference}" for difference in differences]


def _missing_fixings(last: Spot, spot: Spot, times: List[int]) -> List[str]:
    """Full hours between two spot prices of an instrument that went by without a fixing."""
    first = (last.time // HOUR + 1) * HOUR if last.fixing is not None or last.time % HOUR else last.time
    missing = []
    for hour in range(first, spot.time, HOUR):
        later = bisect_right(times, hour)
        if later < len(times) and times[later] <= hour + FIXINGS_AFTER_STANDSTILL * HOUR:
            missing.append(f"the fixing of {hour} is missing")
    return missing


def main(arguments: Sequence[str], usage: str) -> int:
    if len(arguments) != 1 or arguments[0] in ("-h", "--help"):
        print(usage, file=sys.stdout if arguments[:1] in (["-h"], ["--help"]) else sys.stderr)
        return 0 if arguments[:1] in (["-h"], ["--help"]) else 2
    try:
        content = sys.stdin.buffer.read() if arguments[0] == "-" else Path(arguments[0]).read_bytes()
        report = recompute(recording.read(content))
    except (OSError, RecordingError) as error:
        print(f"recompute-spot: {arguments[0]}: {error}", file=sys.stderr)
        return 2
    for difference in report.differences:
        print(difference)
    print(
        f"{report.checked} spot prices of {len(report.instruments)} instruments checked, {report.fixings} of them"
        f" fixings, {report.with_book} with the book; {report.unchecked} not checked, since what they follow from lies"
        f" before the recording; {len(report.differences)} differences"
    )
    return 1 if report.differences else 0
