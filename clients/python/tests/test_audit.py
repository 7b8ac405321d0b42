"""tools/audit against the real server, and rule by rule on journals whose result is known.

The server's binary is named by TENOR_BINARY, as tools/test does.
"""

import hashlib
import json
import os
import random
import shutil
import struct
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest
import zmq
from audit_lib.journal import crc32c
from audit_lib.ledger import Ledger
from audit_lib.market import Market
from tenor import codec
from tenor.codec import OrderType, SelfTradePrevention, Side, SideChoice, TimeInForce, TradingState

ROOT = Path(__file__).resolve().parents[3]
AUDIT = ROOT / "tools" / "audit"
PATIENCE_S = 240  # how long anything is waited for before a test fails
NEVER = 2**64 - 1
HOUR = 3_600_000_000_000
START = 1_000_000_000_000_000_000  # 2001: before the server's clock
SEGMENT_SIZE = 4 << 20
LIMIT, OPERATOR = OrderType.LIMIT, 1


# Journals


def write_journal(folder, batches):
    """A journal as docs/journal-format.md has it: one record for each of `batches`, pairs of time and commands."""
    identifier = bytes(range(16))
    checksum, sequence = 0, 1
    header = b"TENORLOG" + struct.pack("<II16sQQQIIQ", 1, 1, identifier, 1, 1, batches[0][0], 0, 1, SEGMENT_SIZE)
    header += bytes(4092 - len(header))
    segment = header + struct.pack("<I", crc32c(header))
    for time_of_batch, commands in batches:
        payload = b"".join(command.encode() for command in commands)
        record = struct.pack(
            "<4sIQQHHIIII", b"TREC", len(payload), sequence, time_of_batch, 1, 0, 1, len(commands), crc32c(payload),
            checksum)  # fmt: skip
        checksum = crc32c(identifier + struct.pack("<Q", 1) + record)
        segment += record + struct.pack("<I", checksum) + payload + b"rec-end\n"
        sequence += len(commands)
    (folder / "journal").mkdir(parents=True)
    path = folder / "journal" / "00000000000000000001.segment"
    path.write_bytes(segment + bytes(SEGMENT_SIZE - len(segment)))
    return path


def audit(folder, *options):
    """Exit code and the JSON document, or the error's text."""
    command = [sys.executable, AUDIT, folder, "--json", *options]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE_S)
    return ended.returncode, json.loads(ended.stdout) if ended.stdout else ended.stderr


class Script:
    """Commands with times, request ids filled in, and a market beside it that tells the ids that they lead to."""

    def __init__(self, participants=4, tenors=(("1h", 1), ("1d", 24), ("1w", 168)), lot_size=1):
        self.market = Market(ledger=Ledger())
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


# The real server


class Exchange:
    """A server on sockets in a folder."""

    def __init__(self, folder):
        binary = os.environ.get("TENOR_BINARY")
        if not binary:
            pytest.skip("TENOR_BINARY does not name a server; tools/test sets it")
        self.folder, self.log = folder, folder / "serve.log"
        command = [binary, "serve", "--data", folder / "data", "--http", "off"]
        for socket in ("order-entry", "feed", "replay"):
            command += [f"--{socket}", f"ipc://{folder}/{socket}"]
        with self.log.open("w") as log:
            self.process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log)

    def socket(self):
        socket = zmq.Context.instance().socket(zmq.DEALER)
        socket.setsockopt(zmq.LINGER, 0)
        socket.setsockopt(zmq.RCVHWM, 0)
        socket.connect(f"ipc://{self.folder}/order-entry")
        return socket

    def check(self):
        assert self.process.poll() is None, self.log.read_text()

    def stop(self):
        self.process.terminate()
        try:
            self.process.wait(PATIENCE_S)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
            raise


def logon(name, reports_after):
    return codec.Logon(
        request_token=1, name=name, secret="", reports_after=reports_after, protocol_version=codec.SCHEMA_VERSION,
        cancel_on_disconnect=False)  # fmt: skip


class Session:
    """A participant's connection that keeps every report; `next_commands` says what it does."""

    def __init__(self, exchange, name, reports_after):
        self.name, self.exchange = name, exchange
        self.socket = exchange.socket()
        self.socket.send(logon(name, reports_after).encode())
        self.participant = None
        self.reports = []
        self.is_done = False

    def receive(self):
        """Takes what has come; returns the messages."""
        messages = codec.decode_all(self.socket.recv())
        for message in messages:
            if isinstance(message, codec.LogonAccepted):
                self.participant = message.participant
                self.last_request = message.last_request_id
            elif isinstance(message, codec.QueryDone):
                self.is_done = True
            elif getattr(message, "report_sequence", 0):
                self.reports.append(message)
            else:
                assert not isinstance(message, codec.Rejected), (self.name, message)
        return messages

    def ask_for_the_end(self):
        """Once this is answered, every report made before has come."""
        self.is_done = False
        self.socket.send(codec.QueryOpenOrders(request_token=9, participant=0).encode())


def run_sessions(exchange, sessions, handle, finished):
    """Serves the sessions until `finished`."""
    poller = zmq.Poller()
    by_socket = {}
    for session in sessions:
        poller.register(session.socket, zmq.POLLIN)
        by_socket[session.socket] = session
    deadline = time.monotonic() + PATIENCE_S
    while not finished():
        assert time.monotonic() < deadline, exchange.log.read_text()[-4000:]
        exchange.check()
        for socket, _ in poller.poll(100):
            session = by_socket[socket]
            handle(session, session.receive())


def drain(exchange, sessions):
    def ignore(session, messages):
        pass

    run_sessions(exchange, sessions, ignore, lambda: all(each.participant is not None for each in sessions))
    for session in sessions:
        session.ask_for_the_end()
    run_sessions(exchange, sessions, ignore, lambda: all(each.is_done for each in sessions))
    for session in sessions:
        numbers = [report.report_sequence for report in session.reports]
        assert numbers == list(range(1, len(numbers) + 1)), f"{session.name} misses reports"


def write_reports(path, sessions):
    with path.open("w") as file:
        for session in sessions:
            for report in session.reports:
                file.write(json.dumps({"participant": session.participant, **report.to_dict()}) + "\n")
    return path


def reports_of_replay(folder, script, name="reports.jsonl"):
    """What the real server, started on the script's journal, tells every participant."""
    write_journal(folder / "data", script.batches)
    exchange = Exchange(folder)
    sessions = []
    try:
        sessions = [Session(exchange, each, 0) for each in script.names.values()]
        drain(exchange, sessions)
        assert [each.participant for each in sessions] == list(script.names)
    finally:
        exchange.stop()
        for session in sessions:
            session.socket.close()
    return write_reports(folder / name, sessions)


# Rule by rule: a journal whose result is known, and a market made to break the rule


def audited(folder, script):
    """What the audit finds in the script's journal: nothing broken."""
    write_journal(folder, script.batches)
    code, found = audit(folder)
    assert code == 0 and found["violations"] == [], found
    return found


def rules_broken(script):
    script.market.check_end()
    return {violation.rule for violation in script.market.ledger.violations}


def outs(found):
    return [(pool["deposited"], pool["largestOut"]) for pool in found["pools"]]


def rate_card(script):
    """The worked example of a provider with ten units and an offer of all of them in two books."""
    pool = script.deposit(2, 10)
    script.offer(2, script.instruments["1w", 1], 10, 120, pool=pool)
    script.offer(2, script.instruments["1d", 1], 10, 110, pool=pool)
    script.bid(3, script.instruments["1d", 1], 4, 110)
    script.bid(3, script.instruments["1w", 1], 20, 120)


def test_a_pool_is_never_sold_twice(folder):
    script = Script()
    rate_card(script)
    found = audited(folder, script)
    assert (found["trades"], found["unitsSold"], outs(found)) == (2, 10, [(10, 10)])


def test_a_pool_sold_twice_is_found(monkeypatch):
    script = Script()
    monkeypatch.setattr(script.market, "shrink_offers", lambda pool: None)
    rate_card(script)
    assert rules_broken(script) == {"poolOversold"}


def test_units_come_back_when_a_lease_ends(folder):
    script = Script()
    rate_card(script)
    script.wait(24 * HOUR - 1)
    script.bid(4, script.instruments["1w", 1], 1, 120, time_in_force=TimeInForce.IMMEDIATE_OR_CANCEL)
    script.wait(1)
    script.bid(4, script.instruments["1w", 1], 9, 120, time_in_force=TimeInForce.IMMEDIATE_OR_CANCEL)
    found = audited(folder, script)
    # The bid of the first day waits for 14 more, and the offer that comes back has four left.
    assert (found["trades"], found["unitsSold"], outs(found)) == (3, 14, [(10, 10)])


def short_pool(script, check=True):
    pool = script.deposit(2, 10, end=START + 30 * HOUR)
    if not check:
        script.market.pools[pool].end = None
    for tenor in ("1h", "1d", "1w"):
        script.offer(2, script.instruments[tenor, 1], 10, 100, pool=pool)
        script.bid(3, script.instruments[tenor, 1], 2, 100)


def test_a_lease_lies_inside_its_pool(folder):
    script = Script()
    short_pool(script)
    script.wait(7 * HOUR)
    script.bid(3, script.instruments["1d", 1], 2, 100)
    found = audited(folder, script)
    assert (found["trades"], found["refusals"]) == (2, {"tenorDoesNotFit": 1})


def test_a_lease_beyond_its_pool_is_found():
    script = Script()
    short_pool(script, check=False)
    assert rules_broken(script) == {"leaseBeyondPool"}


def compute_bank(script, deposits=1):
    """A buyer of ten units for a week lends them on for days."""
    script.offer(2, script.instruments["1w", 1], 10, 100)
    script.bid(3, script.instruments["1w", 1], 10, 100)
    (lease,) = script.market.leases.values()
    for _ in range(deposits):
        lease.deposited = 0
        script.do(codec.DepositLease, 3, lease=lease.id)
        pool = list(script.market.pools)[-1]
        script.offer(3, script.instruments["1d", 1], 10, 110, pool=pool)
        script.bid(4, script.instruments["1d", 1], 6, 110)
    return lease


def test_a_lease_is_lent_on_within_its_units_and_time(folder):
    script = Script()
    lease = compute_bank(script)
    script.wait(24 * HOUR)
    script.bid(5, script.instruments["1d", 1], 10, 110)
    script.do(codec.EndLease, 2, lease=lease.id)
    found = audited(folder, script)
    assert (found["trades"], found["leases"], outs(found)) == (3, 3, [(10, 10), (10, 6)])


def test_a_lease_lent_on_twice_is_found():
    script = Script()
    compute_bank(script, deposits=2)
    assert rules_broken(script) == {"leaseOverlent"}


def test_a_sub_lease_that_outlives_its_lease_is_found(monkeypatch):
    script = Script()
    monkeypatch.setattr(script.market, "_break_under", lambda lease: None)
    lease = compute_bank(script)
    script.do(codec.EndLease, 2, lease=lease.id)
    assert rules_broken(script) == {"leaseOverlent", "subLeaseOutsideLease"}


def crossing(script):
    book = script.instruments["1d", 1]
    script.offer(2, book, 4, 100)
    script.offer(2, book, 4, 101)
    script.bid(3, book, 10, 101)
    return book


def test_no_book_is_crossed(folder):
    script = Script()
    crossing(script)
    found = audited(folder, script)
    assert (found["trades"], found["unitsSold"]) == (2, 8)


def test_a_crossed_book_is_found(monkeypatch):
    script = Script()
    monkeypatch.setattr(script.market, "_walk", lambda order, limit: False)
    crossing(script)
    assert rules_broken(script) == {"bookCrossed"}


def gang(script, units):
    book = script.instruments["1d", 1]
    script.offer(2, book, 4, 100)
    script.offer(4, book, 4, 100)
    script.bid(3, book, units, 100, gang=True)


def test_only_a_gang_bid_that_no_offer_can_fill_may_cross(folder):
    script = Script()
    gang(script, 5)
    found = audited(folder, script)
    assert found["trades"] == 0


def test_a_gang_bid_left_beside_an_offer_that_fits_is_found(monkeypatch):
    script = Script()
    monkeypatch.setattr(script.market, "_match_gang", lambda order, limit: False)
    gang(script, 4)
    assert rules_broken(script) == {"bookCrossed"}


def changing_order(script):
    """Entered 9, amended to 12, 5 sold, amended to 3, the rest cancelled."""
    book = script.instruments["1d", 1]
    pool = script.deposit(2, 20)
    order = script.offer(2, book, 9, 100, pool=pool)
    script.do(codec.AmendOrder, 2, client_order=order, quantity=12)
    script.bid(3, book, 5, 100)
    script.do(codec.AmendOrder, 2, client_order=order, quantity=3)
    return order


def test_the_sums_of_an_order_add_up(folder):
    script = Script()
    script.do(codec.CancelOrder, 2, client_order=changing_order(script))
    found = audited(folder, script)
    assert (found["trades"], found["unitsSold"], found["refusals"]) == (1, 5, {})


def test_an_order_that_loses_units_is_found():
    script = Script()
    order = script.market.by_client[2, changing_order(script)]
    order.remaining -= 1
    assert rules_broken(script) == {"orderUnbalanced"}


# Reports


@pytest.fixture
def told(folder):
    """The journal of one trade, and what the real server told of it."""
    script = Script()
    book = script.instruments["1h", 1]
    script.offer(2, book, 10, 100)
    script.bid(3, book, 4, 120)
    reports = reports_of_replay(folder, script)
    code, found = audit(folder / "data", "--reports", reports)
    assert (code, found["trades"], found["unitsSold"], found["reports"]) == (0, 1, 4, {"fills": 2, "leases": 2}), found
    return [json.loads(line) for line in reports.read_text().splitlines()]


def rules_with(folder, reports):
    """The rules that the audit finds broken with these reports."""
    path = folder / "doctored.jsonl"
    path.write_text("".join(json.dumps(report) + "\n" for report in reports))
    code, found = audit(folder / "data", "--reports", path)
    assert code == (1 if found["violations"] else 0)
    return sorted(violation["rule"] for violation in found["violations"])


def of_kind(reports, name):
    return next(report for report in reports if report["message"] == name)


@pytest.mark.parametrize(
    "name, rule", [("OrderFilled", "fillReportedTwice"), ("LeaseOpened", "leaseReportedTwice")]
)  # fmt: skip
def test_a_doubled_report_is_found(folder, told, name, rule):
    assert rules_with(folder, told) == []
    assert rules_with(folder, [*told, of_kind(told, name)]) == [rule]


@pytest.mark.parametrize("field", ["price", "quantity", "participant", "order", "remaining", "trade"])
def test_an_altered_fill_is_found(folder, told, field):
    of_kind(told, "OrderFilled")[field] += 1
    assert rules_with(folder, told) == ["fillNotReported", "reportedFillDidNotHappen"]


@pytest.mark.parametrize("field", ["lease", "units", "price", "end", "participant"])
def test_an_altered_lease_is_found(folder, told, field):
    of_kind(told, "LeaseOpened")[field] += 1
    assert rules_with(folder, told) == ["leaseNotReported", "reportedLeaseDidNotHappen"]


@pytest.mark.parametrize("name, rule", [("OrderFilled", "fillNotReported"), ("LeaseOpened", "leaseNotReported")])
def test_a_missing_report_is_found(folder, told, name, rule):
    told.remove(of_kind(told, name))
    assert rules_with(folder, told) == [rule]


# Input that cannot be audited


def refused(folder, *options):
    code, text = audit(folder, *options)
    assert code == 2, text
    return text


def test_a_folder_without_a_journal_is_refused(folder):
    assert "there is no journal" in refused(folder)


@pytest.mark.parametrize("offset, reason", [(20, "checksum of its header"), (4096 + 100, "checksum of its commands")])
def test_a_damaged_journal_is_refused(folder, offset, reason):
    script = Script()
    path = write_journal(folder, script.batches)
    data = bytearray(path.read_bytes())
    data[offset] ^= 1
    path.write_bytes(data)
    assert reason in refused(folder)


def test_a_message_that_is_no_command_is_refused_by_name(folder):
    script = Script()
    script.batches.append((script.time, [codec.Heartbeat(request_token=1)]))
    write_journal(folder, script.batches)
    assert "Heartbeat is no command" in refused(folder)


def test_an_unknown_message_is_refused(folder):
    script = Script()
    script.batches.append((script.time, [codec.Unknown(9_999, b"rec-end." * 2)]))
    write_journal(folder, script.batches)
    assert "template 9999" in refused(folder)


def test_time_that_goes_back_is_refused(folder):
    script = Script()
    script.batches.append((script.time - 1, [codec.AdvanceClock(request_id=0)]))
    write_journal(folder, script.batches)
    assert "is before" in refused(folder)


def test_reports_that_are_none_are_refused(folder):
    script = Script()
    write_journal(folder, script.batches)
    path = folder / "reports.jsonl"
    path.write_text('{"message": "OrderFilled"}\n')
    assert "line 1" in refused(folder, "--reports", path)
    assert "cannot be read" in refused(folder, "--reports", folder / "none")


# Random markets: what the real server makes of a journal, against what the audit makes of it


class RandomScript(Script):
    """Commands of every kind at random, with time in jumps that end leases and expire orders."""

    def __init__(self, seed, count, lot_size=1):
        super().__init__(participants=6, lot_size=lot_size)
        self.chance = random.Random(seed)
        self.lot_size = lot_size
        kinds = (
            (30, self.random_order), (8, self.random_pool_offer), (5, self.random_gang), (5, self.random_alternatives),
            (8, self.random_cancel), (12, self.random_amend), (1, self.random_mass_cancel), (3, self.random_deposit),
            (4, self.random_sublet), (2, self.random_withdrawal), (2, self.random_early_end), (3, self.random_return),
            (2, self.random_state), (1, self.random_collars), (8, self.random_wait))  # fmt: skip
        for _ in range(count):
            self.chance.choices([kind for _, kind in kinds], [weight for weight, _ in kinds])[0]()

    def party(self):
        return self.chance.choice(list(self.names))

    def book(self):
        return self.chance.choice(list(self.instruments.values()))

    def units(self, most=12):
        return self.chance.randint(1, most) * self.lot_size

    def price(self):
        return self.chance.randint(95, 105)

    def some(self, values):
        return self.chance.choice(list(values)) if values else 0

    def maybe(self, share, value):
        return value if self.chance.random() < share else None

    def prevention(self):
        return self.chance.choice(list(SelfTradePrevention))

    def random_order(self):
        side, quantity = self.chance.choice(list(Side)), self.units()
        order_type = self.chance.choices(list(OrderType), [12, 2, 1, 1])[0]
        time_in_force = self.chance.choices(list(TimeInForce), [12, 3, 2, 2])[0]
        expires = self.time + self.chance.randint(1, 40) * HOUR
        is_stop = order_type in (OrderType.STOP, OrderType.STOP_LIMIT)
        self.order(
            self.party(), self.book(), side, quantity,
            self.price() if order_type in (LIMIT, OrderType.STOP_LIMIT) else None, order_type, time_in_force,
            post_only=self.chance.random() < 0.1, self_trade_prevention=self.prevention(),
            expires_at=expires if time_in_force == TimeInForce.GOOD_TILL_TIME else None,
            stop_price=self.price() if is_stop else None, minimum_quantity=self.maybe(0.1, self.units(4)),
            display_quantity=self.maybe(0.15, self.units(3)),
            protection=self.maybe(0.5, 3) if order_type == OrderType.MARKET else None)  # fmt: skip

    def random_pool_offer(self):
        pool = self.some([pool for pool in self.market.pools.values() if not pool.implicit])
        if not pool:
            return
        books = [each.number for each in self.market.books.values() if each.region == pool.region]
        for book in self.chance.sample(books, self.chance.randint(1, len(books))):
            self.offer(
                pool.owner, book, self.units(), self.price(), pool=pool.id, post_only=self.chance.random() < 0.1,
                display_quantity=self.maybe(0.15, self.units(3)),
                time_in_force=self.chance.choices(list(TimeInForce)[:3], [8, 1, 1])[0],
                self_trade_prevention=self.prevention())  # fmt: skip

    def random_gang(self):
        self.bid(
            self.party(), self.book(), self.units(), self.price(), gang=True, self_trade_prevention=self.prevention(),
            time_in_force=self.chance.choices(list(TimeInForce)[:2], [5, 1])[0])  # fmt: skip

    def random_alternatives(self):
        books = self.chance.sample(list(self.instruments.values()), self.chance.randint(1, 4))
        named = {f"instrument{place}": book for place, book in enumerate(books, start=1)}
        prices = {f"price{place}": self.price() for place in range(1, len(books) + 1)}
        time_in_force = self.chance.choices(list(TimeInForce), [6, 1, 0, 1])[0]
        expires = self.time + self.chance.randint(1, 40) * HOUR
        self.do(
            codec.NewAlternatives, self.party(), count=len(books), quantity=self.units(), **named, **prices,
            time_in_force=time_in_force, self_trade_prevention=self.prevention(), gang=self.chance.random() < 0.3,
            expires_at=expires if time_in_force == TimeInForce.GOOD_TILL_TIME else None)  # fmt: skip

    def random_cancel(self):
        order = self.some(self.market.by_order.values())
        if order and self.chance.random() < 0.5:
            self.do(codec.CancelOrder, order.participant, client_order=order.client_order)
        elif order:
            self.do(codec.CancelOrder, order.participant, order=order.id)

    def random_amend(self):
        order = self.some(self.market.by_order.values())
        if order:
            self.do(
                codec.AmendOrder, order.participant, order=order.id, price=self.maybe(0.4, self.price()),
                quantity=self.maybe(0.7, self.units()))  # fmt: skip

    def random_mass_cancel(self):
        self.do(
            codec.MassCancel, self.party(), instrument=self.maybe(0.7, self.book()),
            side=self.chance.choice(list(SideChoice)))  # fmt: skip

    def random_deposit(self):
        self.do(
            codec.DepositCapacity, self.party(), spec=1, region=self.chance.randint(1, 2), units=self.units(40),
            end=self.maybe(0.5, self.time + self.chance.randint(0, 200) * HOUR))  # fmt: skip

    def random_sublet(self):
        lease = self.some(self.market.leases.values())
        if lease:
            self.do(codec.DepositLease, lease.buyer, lease=lease.id, units=self.maybe(0.5, self.units(4)))

    def random_withdrawal(self):
        pool = self.some(self.market.pools.values())
        if pool:
            self.do(codec.WithdrawCapacity, pool.owner, pool=pool.id, units=self.maybe(0.7, self.units(5)))

    def random_early_end(self):
        lease = self.some(self.market.leases.values())
        if lease:
            self.do(codec.EndLease, lease.pool.owner, lease=lease.id, units=self.maybe(0.5, self.units(3)))

    def random_return(self):
        pool = self.some([pool for pool in self.market.pools.values() if pool.out_of_service])
        if pool:
            self.do(codec.ReturnCapacity, pool.owner, pool=pool.id, units=self.units(5))

    def random_state(self):
        states = [TradingState.OPEN, TradingState.PRE_OPEN, TradingState.HALTED]
        state = self.chance.choices(states, [8, 3, 1])[0]
        self.do(codec.SetTradingState, OPERATOR, instrument=self.maybe(0.5, self.book()), state=state)

    def random_collars(self):
        self.do(
            codec.SetCollars, OPERATOR, instrument=self.book(), static_range=self.maybe(0.5, 4),
            dynamic_range=self.maybe(0.5, 2), reference=self.maybe(0.5, 100), auction_nanoseconds=HOUR)  # fmt: skip

    def random_wait(self):
        self.wait(self.chance.choice([1, HOUR // 2, HOUR, 5 * HOUR, 24 * HOUR]))


@pytest.mark.parametrize("seed", range(8))
def test_random_markets_are_recomputed_to_the_last_lease(folder, seed):
    script = RandomScript(seed, 1_500, lot_size=1 + seed % 2)
    reports = reports_of_replay(folder, script)
    code, found = audit(folder / "data", "--reports", reports)
    assert code == 0, str(found["violations"][:5] if isinstance(found, dict) else found)
    assert found["trades"] > 200 and found["reports"]["fills"] == 2 * found["trades"], found


# Many clients at once


class Dealer(Session):
    """A client that keeps several commands in flight: it deposits, offers, bids, sublets, amends and cancels."""

    IN_FLIGHT = 4

    def __init__(self, exchange, number, instruments):
        super().__init__(exchange, f"dealer{number}", 0)
        self.chance = random.Random(number)
        self.instruments = instruments
        self.commands_left = self.chance.randint(20, 50)
        self.pending, self.orders, self.pools, self.bought, self.sold = set(), [], {}, [], []
        self.is_provider = number % 3 == 0

    @property
    def is_finished(self):
        return self.commands_left == 0 and not self.pending

    def handle(self, messages):
        for message in messages:
            self.pending.discard(getattr(message, "request_id", None))
            if isinstance(message, codec.OrderAccepted):
                self.orders.append(message.request_id)
            elif isinstance(message, codec.PoolOpened):
                self.pools[message.pool] = (message.spec, message.region)
            elif isinstance(message, codec.LeaseOpened):
                (self.bought if message.role == codec.LeaseRole.BUYER else self.sold).append(message.lease)
        while self.participant and self.commands_left and len(self.pending) < self.IN_FLIGHT:
            self.send_next()

    def send_next(self):
        self.commands_left -= 1
        self.last_request += 1
        self.pending.add(self.last_request)
        self.socket.send(self.next_command()(request_id=self.last_request).encode())

    def next_command(self):
        """The next command, but for its request id."""
        roll = self.chance.random()
        if self.is_provider and not self.pools and roll < 0.5:
            return self.command(codec.DepositCapacity, spec=self.chance.randint(1, 2), region=1,
                                units=self.chance.randint(10, 40))  # fmt: skip
        if self.orders and roll < 0.2:
            order = self.chance.choice(self.orders)
            if roll < 0.1:
                return self.command(codec.CancelOrder, client_order=order)
            return self.command(codec.AmendOrder, client_order=order, price=self.price(), quantity=self.units())
        if self.bought and roll < 0.3:
            return self.command(codec.DepositLease, lease=self.chance.choice(self.bought))
        if self.sold and roll < 0.33:
            return self.command(codec.EndLease, lease=self.chance.choice(self.sold))
        if roll > 0.95:
            return self.alternatives()
        return self.order(roll)

    def order(self, roll):
        side, pool = Side.BID, None
        spec, region = self.chance.randint(1, 2), 1
        if self.pools and (roll < 0.7 if self.is_provider else roll < 0.4):
            side, pool = Side.OFFER, self.chance.choice(list(self.pools))
            spec, region = self.pools[pool]
        tenors = [tenor for each, place, tenor in self.instruments if (each, place) == (spec, region)]
        time_in_force = self.chance.choice([TimeInForce.GOOD_TILL_CANCELLED, TimeInForce.IMMEDIATE_OR_CANCEL])
        return self.command(
            codec.NewOrder, instrument=self.instruments[spec, region, self.chance.choice(tenors)], side=side, pool=pool,
            price=self.price(), quantity=self.units(), order_type=LIMIT, time_in_force=time_in_force, post_only=False,
            self_trade_prevention=SelfTradePrevention.CANCEL_NEWEST,
            gang=side == Side.BID and self.chance.random() < 0.2)  # fmt: skip

    def alternatives(self):
        books = [self.instruments[key] for key in self.chance.sample(sorted(self.instruments), 3)]
        return self.command(
            codec.NewAlternatives, count=3, quantity=self.units(),
            **{f"instrument{place}": book for place, book in enumerate(books, start=1)},
            **{f"price{place}": self.price() for place in range(1, 4)},
            time_in_force=TimeInForce.GOOD_TILL_CANCELLED, self_trade_prevention=SelfTradePrevention.CANCEL_NEWEST,
            gang=False)  # fmt: skip

    def command(self, kind, **fields):
        return lambda request_id: kind(request_id=request_id, participant=0, **fields)

    def price(self):
        return self.chance.randint(95_000, 105_000)

    def units(self):
        return self.chance.randint(1, 12)


def instruments_of(exchange):
    """The books of two specs in one region: spec, region and tenor to number."""
    session = Session(exchange, "planner", NEVER)
    instruments = {}

    def handle(_, messages):
        for message in messages:
            if isinstance(message, codec.InstrumentDefinition) and message.spec <= 2 and message.region == 1:
                instruments[message.spec, message.region, message.tenor] = message.instrument

    run_sessions(exchange, [session], handle, lambda: session.participant is not None)
    session.socket.send(codec.QueryCatalogue(request_token=2).encode())
    run_sessions(exchange, [session], handle, lambda: session.is_done)
    session.socket.close()
    return instruments


def test_two_hundred_clients_at_once(folder):
    exchange = Exchange(folder)
    dealers = []
    try:
        instruments = instruments_of(exchange)
        dealers = [Dealer(exchange, number, instruments) for number in range(200)]
        run_sessions(
            exchange, dealers, lambda dealer, messages: dealer.handle(messages),
            lambda: all(dealer.participant and dealer.is_finished for dealer in dealers))  # fmt: skip
        drain(exchange, dealers)
    finally:
        exchange.stop()
        for dealer in dealers:
            dealer.socket.close()
    reports = write_reports(folder / "reports.jsonl", dealers)
    code, found = audit(folder / "data", "--reports", reports)
    assert code == 0, str(found["violations"][:5] if isinstance(found, dict) else found)
    assert found["commands"] > sum(dealer.last_request for dealer in dealers) > 200 * 20
    assert found["trades"] > 500 and found["reports"]["fills"] == 2 * found["trades"], found
    assert sum(pool["largestOut"] == pool["deposited"] for pool in found["pools"]) > 10, "no pool was ever sold out"
