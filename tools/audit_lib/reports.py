"""Compares what clients were told with what the market recomputed."""

import json
from collections import Counter
from pathlib import Path
from typing import List

from tenor import codec
from tenor.codec import LeaseRole, Liquidity

from .journal import BadInput
from .ledger import Ledger, Violation

FILL_MISSING = "fillNotReported"
FILL_UNFOUNDED = "reportedFillDidNotHappen"
FILL_REPEATED = "fillReportedTwice"
LEASE_MISSING = "leaseNotReported"
LEASE_UNFOUNDED = "reportedLeaseDidNotHappen"
LEASE_REPEATED = "leaseReportedTwice"
RULES = {
    "fill": (FILL_MISSING, FILL_UNFOUNDED, FILL_REPEATED),
    "lease": (LEASE_MISSING, LEASE_UNFOUNDED, LEASE_REPEATED),
}
FILL_FIELDS = (
    "participant", "trade", "order", "clientOrder", "price", "quantity", "remaining", "notional", "instrument", "hours",
    "side", "liquidity", "engineSequence", "time")  # fmt: skip
LEASE_FIELDS = (
    "participant", "lease", "trade", "pool", "units", "price", "end", "instrument", "role", "engineSequence",
    "time")  # fmt: skip


def read(path: Path):
    """The fills and leases told of in a file of reports: a JSON object a line, a report's fields and `participant`."""
    fills, leases = [], []
    try:
        lines = path.read_text().splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(f"{path}: the reports cannot be read: {error}") from None
    for number, line in enumerate(lines, start=1):
        try:
            report = json.loads(line)
            name = report["message"]
            if name == codec.OrderFilled.NAME:
                fills.append(tuple(report[field] for field in FILL_FIELDS))
            elif name == codec.LeaseOpened.NAME:
                leases.append(tuple(report[field] for field in LEASE_FIELDS))
        except (ValueError, KeyError, TypeError) as error:
            raise BadInput(f"{path}, line {number}: it is no report ({type(error).__name__}: {error})") from None
    return fills, leases


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
        for participant, role, pool in (
            (lease.buyer, LeaseRole.BUYER, None), (lease.provider, LeaseRole.PROVIDER, lease.pool))
    ]  # fmt: skip


def compare(ledger: Ledger, fills: list, leases: list) -> List[Violation]:
    """Where reports and market differ: each must be in both, exactly once."""
    found = _differences("fill", FILL_FIELDS, expected_fills(ledger), fills)
    return found + _differences("lease", LEASE_FIELDS, expected_leases(ledger), leases)


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
