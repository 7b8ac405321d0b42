"""Journals for the tests of tools/audit: written command by command, audited in a process of its own."""

import hashlib
import json
import shutil
import struct
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from audit_lib.journal import crc32c
from audit_lib.market import Market
from tenor import codec
from tenor.codec import OrderType, SelfTradePrevention, Side, TimeInForce

AUDIT = Path(__file__).resolve().parents[3] / "tools" / "audit"
PATIENCE_S = 240  # how long anything is waited for before a test fails
HOUR = 3_600_000_000_000
START = 1_000_000_000_000_000_000  # 2001: before the server's clock
SEGMENT_SIZE = 4 << 20
LIMIT, OPERATOR = OrderType.LIMIT, 1


def write_journal(folder, batches, records_per_segment=None):
    """A journal as docs/journal-format.md has it: one record for each of `batches`, pairs of time and commands."""
    identifier = bytes(range(16))
    checksum, sequence, paths = 0, 1, []
    (folder / "journal").mkdir(parents=True)
    step = records_per_segment or len(batches)
    for number, first in enumerate(range(0, len(batches), step), start=1):
        fields = (1, 1, identifier, number, sequence, batches[first][0], checksum, 1, SEGMENT_SIZE)
        header = b"TENORLOG" + struct.pack("<II16sQQQIIQ", *fields)
        header += bytes(4092 - len(header))
        segment = header + struct.pack("<I", crc32c(header))
        for time_of_batch, commands in batches[first : first + step]:
            payload = b"".join(command.encode() for command in commands)
            record = struct.pack(
                "<4sIQQHHIIII", b"TREC", len(payload), sequence, time_of_batch, 1, 0, 1, len(commands),
                crc32c(payload), checksum)  # fmt: skip
            checksum = crc32c(identifier + struct.pack("<Q", number) + record)
            segment += record + struct.pack("<I", checksum) + payload + b"rec-end\n"
            sequence += len(commands)
        paths.append(folder / "journal" / f"{number:020}.segment")
        paths[-1].write_bytes(segment + bytes(SEGMENT_SIZE - len(segment)))
    return paths


def audit(folder, *options):
    """Exit code and the JSON document, or the error's text."""
    # -S: without installed packages, which it does not need.
    command = [sys.executable, "-S", AUDIT, folder, "--json", *options]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE_S)
    return ended.returncode, json.loads(ended.stdout) if ended.stdout else ended.stderr


class Script:
    """Commands with times, request ids filled in, and a market beside it that tells the ids that they lead to."""

    def __init__(self, participants=4, tenors=(("1h", 1), ("1d", 24), ("1w", 168)), lot_size=1):
        self.market = Market()
        self.batches, self.time, self.requests = [], START, {}
        self.instruments = {}
        self.do(codec.AddSpec, OPERATOR, memory_gib=80, code="H800-80G", interconnect="", title="", peak_teraflops=1,
                lot_size=lot_size, kind=codec.SpecKind.ACCELERATOR)  # fmt: skip
        for code in ("HZ", "ZW"):
            self.do(codec.AddRegion, OPERATOR, code=code, title="")
        for number, (code, hours) in enumerate(tenors, start=1):
            self.do(codec.AddTenor, OPERATOR, code=code, hours=hours)
            for region in (1, 2):
                self.do(codec.AddInstrument, OPERATOR, spec=1, region=region, tenor=number, tick_size=1,
                        default_protection=5)  # fmt: skip
                self.instruments[code, region] = len(self.instruments) + 1
        self.names = {}
        for number in range(2, participants + 2):
            name = f"party{number}"
            self.names[number] = name
            self.do(codec.RegisterParticipant, OPERATOR, name=name,
                    credential=hashlib.sha256(name.encode() + b"\0").digest())  # fmt: skip

    def do(self, message, participant, /, **fields):
        self.requests[participant] = self.requests.get(participant, 0) + 1
        command = message(request_id=self.requests[participant], participant=participant, **fields)
        self.batches.append((self.time, [command]))
        self.market.apply(command, self.time)
        return self.requests[participant]

    def wait(self, nanoseconds):
        self.time += nanoseconds
        self.batches.append((self.time, [codec.AdvanceClock(request_id=0)]))
        self.market.apply(codec.AdvanceClock(request_id=0), self.time)

    def order(self, participant, instrument, side, quantity, price, order_type=LIMIT,
              time_in_force=TimeInForce.GOOD_TILL_CANCELLED, post_only=False,
              self_trade_prevention=SelfTradePrevention.CANCEL_NEWEST, **terms):  # fmt: skip
        return self.do(
            codec.NewOrder, participant, instrument=instrument, side=side, quantity=quantity, price=price,
            order_type=order_type, time_in_force=time_in_force, post_only=post_only,
            self_trade_prevention=self_trade_prevention, **terms)  # fmt: skip

    def offer(self, participant, instrument, quantity, price, **terms):
        return self.order(participant, instrument, Side.OFFER, quantity, price, **terms)

    def bid(self, participant, instrument, quantity, price, **terms):
        return self.order(participant, instrument, Side.BID, quantity, price, **terms)

    def deposit(self, participant, units, end=None):
        self.do(codec.DepositCapacity, participant, spec=1, region=1, units=units, end=end)
        return list(self.market.pools)[-1]


@pytest.fixture
def folder():
    # Not pytest's own folder: the path of an ipc:// socket has room for 107 characters.
    folder = Path(tempfile.mkdtemp(prefix="tenor-"))
    yield folder
    shutil.rmtree(folder)
