"""A disk that fills up: first only cancels are taken, then the server stops; with room again all goes on."""

import time

import pytest
from exchange import JOURNAL_FAILED
from mounts import SmallDisk
from tenor import codec
from trader import Trader

SEGMENT = 1 << 20
ROOM_FOR_TWO_SEGMENTS = 5 * SEGMENT // 2
ROOM_FOR_MANY = 16 * SEGMENT
PRICE = 112_000
NO_ORDER = 2**63  # a client order id that is never used
WINDOW = 256
MOST_COMMANDS = 100_000  # some segments full


@pytest.fixture
def disk(exchange, folder):
    disk = SmallDisk(folder / "disk", ROOM_FOR_TWO_SEGMENTS)
    exchange.data = disk.path / "data"
    yield disk
    exchange.kill()
    disk.unmount()


def cancel_until(trader, condition):
    """Sends cancels of no order, which are journalled and change nothing, until `condition` or the server's end."""
    end = len(trader.sent) + MOST_COMMANDS
    while not condition() and trader.exchange.is_running:
        assert len(trader.sent) < end, f"{MOST_COMMANDS} commands and it has not come to that: {trader.exchange.said}"
        for _ in range(WINDOW - len(trader.unanswered)):
            trader.cancel(NO_ORDER)
        trader.pump(1)
        forget_old(trader)


def forget_old(trader):
    """Cancels that were answered long ago; the trader would look through all of them at each turn."""
    if len(trader.sent) > 10 * WINDOW:
        for request in [number for number in trader.sent if number in trader.outcomes][:-WINDOW]:
            if isinstance(trader.sent[request], codec.CancelOrder):
                del trader.sent[request]


def is_refused(trader, instrument):
    """Whether a new order is refused, since only cancels are taken."""
    known = len(trader.refused)
    request = trader.enter(instrument, codec.Side.OFFER, PRICE)
    trader.until(lambda: request in trader.outcomes or len(trader.refused) > known, "an answer to an order")
    if request in trader.outcomes:
        return False
    refusal = trader.refused[-1]
    assert (refusal.request_id, refusal.code) == (request, codec.RejectCode.CANCEL_ONLY), refusal
    del trader.sent[request]
    return True


def fill_up(exchange):
    """Trades until only cancels are taken; the trader, its open orders, the instrument."""
    exchange.start()
    trader = Trader("lakeside")
    trader.connect(exchange)
    instrument = trader.instrument()
    for _ in range(3):
        trader.enter(instrument, codec.Side.OFFER, PRICE)
    trader.settled()
    cancel_until(trader, lambda: "only cancels are taken" in exchange.said)
    trader.settled()
    assert is_refused(trader, instrument)
    return trader, instrument


def test_no_attempt_at_room_lets_other_commands_in_while_there_is_none(exchange, disk):
    trader, instrument = fill_up(exchange)
    looked = 3  # seconds: it looks for room once a second
    end = time.monotonic() + looked
    while time.monotonic() < end:
        assert is_refused(trader, instrument)
    assert "has room again" not in exchange.said


def test_only_cancels_then_stop_then_room_and_nothing_is_lost(exchange, disk):
    trader, instrument = fill_up(exchange)
    order = next(iter(trader.open))
    trader.cancel(order)
    trader.settled()
    assert order not in trader.open and len(trader.open) == 2, "a cancel is taken when nothing else is"

    cancel_until(trader, lambda: False)
    assert exchange.wait() == JOURNAL_FAILED
    trader.drain()
    assert "no room" in exchange.said, exchange.said

    disk.resize(ROOM_FOR_MANY)
    exchange.start()
    trader.reconcile(exchange)
    assert not is_refused(trader, instrument)
    assert exchange.stop() == exchange.replayed_hash()


def test_with_room_again_a_running_server_takes_all_commands(exchange, disk):
    trader, instrument = fill_up(exchange)
    disk.resize(ROOM_FOR_MANY)
    # Nothing is sent meanwhile: it looks for room by itself.
    exchange.says("has room again")
    assert not is_refused(trader, instrument)
    exchange.kill()
    exchange.start()
    trader.reconcile(exchange)
    assert exchange.stop() == exchange.replayed_hash()
