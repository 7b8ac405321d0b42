"""tools/audit against the real server: what clients were told must equal what the audit makes of the journal."""

import json

import pytest
from audit_dealers import Dealer, instruments_of
from audit_exchange import Exchange, drain, reports_of_replay, run_sessions, write_reports
from audit_random import RandomScript
from audit_script import Script, audit, folder  # noqa: F401
from tenor import codec


@pytest.mark.parametrize("seed", range(8))
def test_random_markets_are_recomputed_to_the_last_lease(folder, seed):
    script = RandomScript(seed, 1_500, lot_size=1 + seed % 2)
    reports = reports_of_replay(folder, script)
    code, found = audit(folder / "data", "--reports", reports)
    assert code == 0, str(found["violations"][:5] if isinstance(found, dict) else found)
    assert found["reports"]["leaseEnds"] > found["trades"]
    assert found["trades"] > 200 and found["reports"]["fills"] == 2 * found["trades"], found


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


# Reports


@pytest.fixture
def told(folder):
    """The journal of one trade and its lease's early end, and what the real server told of them."""
    script = Script()
    book = script.instruments["1h", 1]
    script.offer(2, book, 10, 100)
    script.bid(3, book, 4, 120)
    (lease,) = script.market.leases
    script.do(codec.EndLease, 2, lease=lease, units=3)
    reports = reports_of_replay(folder, script)
    code, found = audit(folder / "data", "--reports", reports)
    assert (code, found["trades"], found["unitsSold"]) == (0, 1, 4), found
    assert found["reports"] == {"fills": 2, "leases": 2, "leaseEnds": 4}, found
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
    "name, rule",
    [
        ("OrderFilled", "fillReportedTwice"),
        ("LeaseOpened", "leaseReportedTwice"),
        ("LeaseEnded", "leaseEndReportedTwice"),
    ],
)
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


@pytest.mark.parametrize("field", ["lease", "units", "remaining", "undelivered", "participant"])
def test_an_altered_end_of_a_lease_is_found(folder, told, field):
    of_kind(told, "LeaseEnded")[field] += 1
    assert rules_with(folder, told) == ["leaseEndNotReported", "reportedLeaseEndDidNotHappen"]


@pytest.mark.parametrize(
    "name, rule",
    [
        ("OrderFilled", "fillNotReported"),
        ("LeaseOpened", "leaseNotReported"),
        ("LeaseEnded", "leaseEndNotReported"),
    ],
)
def test_a_missing_report_is_found(folder, told, name, rule):
    told.remove(of_kind(told, name))
    assert rules_with(folder, told) == [rule]
