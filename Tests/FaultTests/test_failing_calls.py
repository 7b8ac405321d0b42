"""Each call on the journal's files fails once: the server stops, and nothing that it told was not durable."""

import errno

import pytest
from exchange import CANNOT_CREATE, JOURNAL_FAILED
from shim import UNFINISHED_SEGMENTS
from tenor import codec
from trader import Trader, load

PRICE = 112_000
ORDERS = 3


def short_session(exchange):
    """Two traders, a few orders one after the other, a trade and a cancel; ends early when the server does.

    Returns the traders and whether the session came to its end.
    """
    provider, buyer = Trader("lakeside"), Trader("studio")
    traders = [provider, buyer]
    try:
        for trader in traders:
            trader.connect(exchange)
        instrument = provider.instrument()
        for _ in range(ORDERS):
            provider.enter(instrument, codec.Side.OFFER, PRICE)
            provider.settled()
        buyer.enter(instrument, codec.Side.BID, PRICE)
        buyer.settled()
        provider.cancel(provider.next_request - 1)
        provider.settled()
    except AssertionError:
        if exchange.is_running or exchange.process.returncode != JOURNAL_FAILED:
            raise
        for trader in traders:
            if trader.socket is not None:
                trader.drain()
        return traders, False
    return traders, True


def check_after_restart(exchange, traders):
    exchange.start()
    for trader in traders:
        trader.reconcile(exchange)
        trader.close()
    running = exchange.stop()
    assert running == exchange.replayed_hash()


def test_a_session_without_a_fault_counts_its_calls(exchange, shim):
    exchange.start(shim.environment())
    traders, is_complete = short_session(exchange)
    assert is_complete
    exchange.kill()
    writes = [call for call in shim.calls if call.operation == "write"]
    # The segment's header, the catalogue, two registrations, and each command by itself.
    assert len(writes) >= 4 + ORDERS + 2
    check_after_restart(exchange, traders)


# kind, error: what happens to a write, and what to a sync. Of a write that fails nothing arrives, or (torn) some sectors; of
# a sync that fails everything may have arrived (error), or nothing (lost).
FAULTS = [
    pytest.param("error", errno.EIO, id="EIO"),
    pytest.param("lost", errno.ENOSPC, id="ENOSPC, pages dropped"),
    pytest.param("torn", errno.ENOSPC, id="torn, then ENOSPC"),
]


@pytest.mark.parametrize("kind, error", FAULTS)
def test_it_stops_at_any_failing_call_and_had_told_nothing_that_is_lost(exchange, shim, kind, error):
    call = 0
    while True:
        call += 1
        exchange.spawn(shim.environment(kind, call, error))
        has_opened = exchange.opens()
        traders, _ = short_session(exchange) if has_opened else ([], False)
        if shim.has_struck:
            code = exchange.wait()
            # Before it listens the journal could not be made; from then on, the journal failed.
            assert code == JOURNAL_FAILED or (code == CANNOT_CREATE and not has_opened), f"call {call}: {exchange.said}"
            assert ".segment" in exchange.said, f"it does not name the file: {exchange.said}"
        exchange.kill()
        assert not shim.has_struck or shim.calls[-1].outcome == "failed", f"it went on: {shim.calls[call - 1:]}"
        check_after_restart(exchange, traders)
        if call > len(shim.calls):
            break
        start_anew(exchange)


def start_anew(exchange):
    """A folder without a journal, so that each call is counted from the first."""
    for file in sorted(exchange.data.rglob("*"), reverse=True):
        file.rmdir() if file.is_dir() else file.unlink()


def test_a_short_write_is_continued(exchange, shim):
    for call in (3, 5, 7):
        exchange.start(shim.environment("short", call))
        traders, is_complete = short_session(exchange)
        assert is_complete, exchange.said
        exchange.kill()
        check_after_restart(exchange, traders)
        start_anew(exchange)


def test_a_restart_meets_the_fault_too_and_a_second_one_finds_everything(exchange, shim):
    exchange.start()
    traders, is_complete = short_session(exchange)
    assert is_complete
    exchange.kill()
    call = 0
    while True:
        call += 1
        exchange.spawn(shim.environment("error", call, errno.EIO))
        if exchange.opens():
            exchange.kill()
            break
        assert exchange.wait() == CANNOT_CREATE, exchange.said
    assert call > 1, "opening writes the last record again, and syncs it"
    check_after_restart(exchange, traders)


@pytest.mark.parametrize("call", [1, 2, 5])
def test_a_segment_that_cannot_be_made_ahead_stops_the_server_only_when_it_is_needed(exchange, shim, call):
    exchange.start()
    exchange.kill()
    # What stands ready was made by the start before.
    last = max(exchange.data.rglob("*.segment"))
    last.unlink()
    exchange.start(shim.environment("error", call, errno.EIO, suffix=UNFINISHED_SEGMENTS))
    traders, is_complete = short_session(exchange)
    assert is_complete, exchange.said
    assert any(made.outcome == "failed" for made in shim.calls)
    while not list(exchange.data.rglob(f"*{last.name}")):
        load(traders, traders[0].instrument(), 0.2)
    for trader in traders:
        trader.settled()
    exchange.kill()
    check_after_restart(exchange, traders)


def test_the_check_itself_notices_a_disk_whose_syncs_lie(exchange, shim):
    exchange.start(shim.environment("lie", 4))
    traders, is_complete = short_session(exchange)
    assert is_complete
    exchange.kill()
    # The journal's own mark tells first.
    with pytest.raises(AssertionError, match="was durable once"):
        check_after_restart(exchange, traders)
