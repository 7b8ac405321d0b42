"""Compares what clients were told with what the market recomputed."""

import json
from collections import Counter
from pathlib import Path
from typing import List, NamedTuple

from tenor import codec
from tenor.codec import LeaseRole, Liquidity

from .accounts import LeaseAccount, Violation
from .journal import BadInput
from .ledger import Ledger

FILL_MISSING = "fillNotReported"
FILL_UNFOUNDED = "reportedFillDidNotHappen"
FILL_REPEATED = "fillReportedTwice"
LEASE_MISSING = "leaseNotReported"
LEASE_UNFOUNDED = "reportedLeaseDidNotHappen"
LEASE_REPEATED = "leaseReportedTwice"
END_MISSING = "leaseEndNotReported"
END_UNFOUNDED = "reportedLeaseEndDidNotHappen"
END_REPEATED = "leaseEndReportedTwice"
RULES = {
    "fill": (FILL_MISSING, FILL_UNFOUNDED, FILL_REPEATED),
    "lease": (LEASE_MISSING, LEASE_UNFOUNDED, LEASE_REPEATED),
    "end": (END_MISSING, END_UNFOUNDED, END_REPEATED),
}
FILL_FIELDS = (
    "participant", "trade", "order", "clientOrder", "price", "quantity", "remaining", "notional", "instrument", "hours",
    "side", "liquidity", "engineSequence", "time")  # fmt: skip
LEASE_FIELDS = (
    "participant", "lease", "trade", "pool", "units", "price", "end", "instrument", "role", "engineSequence",
    "time")  # fmt: skip

END_FIELDS = (
    "participant", "lease", "pool", "units", "remaining", "price", "undelivered", "instrument", "reason", "role",
    "engineSequence", "time")  # fmt: skip


class Reports(NamedTuple):
    """What clients were told: the fields of each report, in the order above."""

    fills: List[tuple]
    leases: List[tuple]
    ends: List[tuple]


def read(path: Path) -> Reports:
    """The fills, leases and their ends told of in a file of reports: a JSON object a line, a report's fields and `participant`."""
    told = Reports([], [], [])
    try:
        lines = path.read_text().splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(f"{path}: the reports cannot be read: {error}") from None
    for number, line in enumerate(lines, start=1):
        try:
            report = json.loads(line)
            name = report["message"]
            if name == codec.OrderFilled.NAME:
                told.fills.append(tuple(report[field] for field in FILL_FIELDS))
            elif name == codec.LeaseOpened.NAME:
                told.leases.append(tuple(report[field] for field in LEASE_FIELDS))
            elif name == codec.LeaseEnded.NAME:
                told.ends.append(tuple(report[field] for field in END_FIELDS))
        except (ValueError, KeyError, TypeError) as error:
            raise BadInput(f"{path}, line {number}: it is no report ({type(error).__name__}: {error})") from None
    return told


def expected_fills(ledger: Ledger) -> list:
    """What each side of each trade should have been told."""
    return [
        (
            side.participant, trade.id, side.order, side.client_order, trade.price, trade.quantity, side.remaining,
            trade.price * trade.quantity * trade.hours, trade.instrument, trade.hours, side.side.schema_name,
            (Liquidity.TAKER if side.is_taker else Liquidity.MAKER).schema_name, trade.sequence, trade.time)
        for trade in ledger.trades for side in trade.sides
    ]  # fmt: skip


def expected_leases(ledger: Ledger) -> list:
    """What buyer and provider of each lease should have been told."""
    return [
        (
            participant, lease.id, lease.trade, pool, lease.units, lease.price, lease.end, lease.instrument,
            role.schema_name, lease.sequence, lease.time)
        for lease in ledger.leases.values()
        for participant, role, pool in _parties(lease)
    ]  # fmt: skip


def expected_ends(ledger: Ledger) -> list:
    """What buyer and provider should have been told of a lease's end, or of that of a part of it."""
    return [
        (
            participant, end.lease.id, pool, end.units, end.remaining, end.lease.price, end.undelivered,
            end.lease.instrument, end.reason.schema_name, role.schema_name, end.sequence, end.time)
        for end in ledger.ends
        for participant, role, pool in _parties(end.lease)
    ]  # fmt: skip


def _parties(lease: LeaseAccount):
    """Who is told of a lease: participant, role, and the pool, which only the provider is told."""
    yield lease.buyer, LeaseRole.BUYER, None
    yield lease.provider, LeaseRole.PROVIDER, lease.pool


def compare(ledger: Ledger, told: Reports) -> List[Violation]:
    """Where reports and market differ: each must be in both, exactly once."""
    found = _differences("fill", FILL_FIELDS, expected_fills(ledger), told.fills)
    found += _differences("lease", LEASE_FIELDS, expected_leases(ledger), told.leases)
    return found + _differences("end", END_FIELDS, expected_ends(ledger), told.ends)


def _differences(kind: str, fields: tuple, expected: list, told: list) -> List[Violation]:
    missing, unfounded, repeated = RULES[kind]
    wanted, had = Counter(expected), Counter(told)
    found = []
    for rows, rule in ((wanted, missing), (had, unfounded)):
        for row in rows:
            if row not in (had if rows is wanted else wanted):
                found.append(_violation(rule, fields, row))
    found += [_violation(repeated, fields, row) for row, count in had.items() if row in wanted and count > wanted[row]]
    return found


def _violation(rule: str, fields: tuple, row: tuple) -> Violation:
    values = dict(zip(fields, row))
    sequence = values["engineSequence"]
    text = ", ".join(f"{name} {value}" for name, value in values.items() if name != "engineSequence")
    return Violation(rule, sequence if isinstance(sequence, int) else 0, text)
