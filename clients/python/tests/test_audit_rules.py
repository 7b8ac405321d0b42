"""tools/audit rule by rule: a journal whose result is known, and a market made to break the rule."""

import pytest
from audit_script import HOUR, START, Script, audit, folder, write_journal  # noqa: F401
from tenor import codec
from tenor.codec import TimeInForce


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
    monkeypatch.setattr(script.market, "match_gang", lambda order, limit: False)
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
    (path,) = write_journal(folder, script.batches)
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


def test_a_journal_of_several_segments_is_read_to_its_end(folder):
    script = Script()
    rate_card(script)
    write_journal(folder, script.batches, records_per_segment=4)
    code, found = audit(folder)
    assert (code, found["commands"], found["trades"]) == (0, len(script.batches), 2), found


def test_a_missing_segment_is_refused(folder):
    script = Script()
    write_journal(folder, script.batches, records_per_segment=4)[1].unlink()
    assert "segment 2 is missing" in refused(folder)
