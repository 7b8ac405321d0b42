"""tools/audit: reads the command line and tells the result."""

import argparse
import json
import sys
import traceback
from dataclasses import asdict, fields
from pathlib import Path

from tenor import codec

from . import journal, reports
from .journal import BadInput
from .market import Market
from .records import Limits

CLEAN, BROKEN, BAD_INPUT, FAULT = 0, 1, 2, 70


def audit(folder: Path, limits: Limits) -> Market:
    """The market of the journal in `folder`, recomputed and checked to its end."""
    market = Market(limits)
    for record in journal.read(folder / "journal"):
        try:
            commands = codec.decode_all(record.payload)
        except codec.WireError as error:
            raise BadInput(f"the record of sequence {record.first_sequence} holds no commands: {error}") from None
        if len(commands) != record.count:
            where = f"the record of sequence {record.first_sequence}"
            raise BadInput(f"{where} holds {len(commands)} commands, not {record.count}")
        for command in commands:
            market.apply(command, record.time)
    market.check_end()
    return market


def result(market: Market, compared) -> dict:
    """What the audit found, as JSON has it."""
    ledger = market.ledger
    return {
        "commands": market.sequence,
        "refusals": dict(sorted(market.refusals.items())),
        "trades": len(ledger.trades),
        "unitsSold": sum(trade.quantity for trade in ledger.trades),
        "leases": len(ledger.leases),
        "pools": [
            {"pool": pool.id, "owner": pool.owner, "deposited": pool.deposited, "largestOut": pool.largest_out}
            for pool in ledger.pools.values()
        ],
        "reports": compared,
        "violations": [asdict(violation) for violation in ledger.violations],
    }  # fmt: skip


def tell(found: dict) -> None:
    compared = found["reports"]
    print(f"{found['commands']} commands, {sum(found['refusals'].values())} refused")
    print(f"{found['trades']} trades, {found['unitsSold']} units sold, {found['leases']} leases")
    for pool in found["pools"]:
        print(f"pool {pool['pool']} of {pool['owner']}: at most {pool['largestOut']} of {pool['deposited']} units out")
    if compared is not None:
        parts = f"{compared['fills']} fills, {compared['leases']} leases and {compared['leaseEnds']} ends of leases"
        print(f"compared with {parts} told to clients")
    for violation in found["violations"]:
        print(f"BROKEN at {violation['sequence']}: {violation['rule']}: {violation['what']}")
    broken = len(found["violations"])
    print("every rule held" if not broken else f"{broken} times a rule was broken")


def parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="tools/audit",
        description="Recomputes a market from its journal, apart from the exchange's own code, and checks its rules.",
        epilog="Ends with 0 when every rule held, 1 when one was broken, 2 when the input cannot be audited, and 70 at"
        " a fault of its own.",
    )
    parser.add_argument("folder", type=Path, help="the exchange's data folder; the exchange must not be running")
    parser.add_argument("--reports", type=Path, metavar="FILE", help="what clients recorded, one report a line")
    parser.add_argument("--json", action="store_true", help="tell the result as one JSON document")
    for limit in fields(Limits):
        name = "--" + limit.name.replace("_", "-")
        parser.add_argument(name, type=int, default=limit.default, metavar="N", help="as the exchange was configured")
    return parser


def main(arguments=None) -> int:
    options = parser().parse_args(arguments)
    limits = Limits(**{limit.name: getattr(options, limit.name) for limit in fields(Limits)})
    try:
        told = None if options.reports is None else reports.read(options.reports)
        market = audit(options.folder, limits)
    except (BadInput, OSError) as error:
        print(f"tools/audit: {error}", file=sys.stderr)
        return BAD_INPUT
    except Exception:
        # Not Python's own 1: that says that a rule was broken.
        traceback.print_exc()
        return FAULT
    compared = None
    if told is not None:
        market.ledger.violations += reports.compare(market.ledger, told)
        compared = {"fills": len(told.fills), "leases": len(told.leases), "leaseEnds": len(told.ends)}
    found = result(market, compared)
    if options.json:
        print(json.dumps(found))
    else:
        tell(found)
    return BROKEN if found["violations"] else CLEAN
