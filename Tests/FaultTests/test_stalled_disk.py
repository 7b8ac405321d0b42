"""A disk that does not answer: clients wait, are told nothing early, and beyond a bound are told to come back."""

import time

from exchange import PATIENCE_S, POLL_S
from tenor import codec
from trader import Trader

PRICE = 112_000
STALL_MS = 2_000
NO_ORDER = 2**63  # a client order id that is never used
INBOUND = 1_024
BATCHES_IN_FLIGHT = 2
MOST_IN_FLIGHT = INBOUND + BATCHES_IN_FLIGHT * 4_096  # what waits, and what was sequenced ahead of the disk


def stall(exchange, shim, trader, instrument):
    """Holds the next sync, with an order of the trader in it."""
    shim.hold.touch()
    trader.enter(instrument, codec.Side.OFFER, PRICE)
    shim.wait_until_held()


def test_no_answer_comes_before_the_sync_has_returned(exchange, shim):
    exchange.start(shim.environment("hold"))
    trader, other = Trader("lakeside"), Trader("studio")
    trader.connect(exchange)
    other.connect(exchange)
    instrument = trader.instrument()
    stall(exchange, shim, trader, instrument)
    # The held sync may be that of a clock record before the order; that the order waits for its own is the same.
    other.enter(instrument, codec.Side.BID, PRICE)
    assert not trader.pump(STALL_MS), f"an answer came while the sync was held: {trader.reports}"
    assert not other.pump(), f"an answer came while the sync was held: {other.reports}"
    shim.hold.unlink()
    trader.settled()
    other.settled()
    trader.until(lambda: any(isinstance(report, codec.OrderFilled) for report in trader.reports), "the fill")
    exchange.kill()
    exchange.start()
    trader.reconcile(exchange)
    other.reconcile(exchange)


def test_what_is_in_flight_is_bounded_and_beyond_it_busy_comes_at_once(exchange, shim):
    exchange.settings.update({"inbound-capacity": INBOUND, "batches-in-flight": BATCHES_IN_FLIGHT})
    exchange.start(shim.environment("hold"))
    trader = Trader("lakeside")
    trader.connect(exchange)
    instrument = trader.instrument()
    stall(exchange, shim, trader, instrument)
    # Cancels of no order: each has its outcome, and none takes a place in the book.
    while not trader.refused:
        assert len(trader.sent) <= 4 * MOST_IN_FLIGHT, "so many are in flight and none was refused"
        trader.cancel(NO_ORDER)
        trader.pump()
    assert shim.hold.exists() and not trader.reports, "busy came while the disk was held, and nothing else"
    assert trader.refused[0].code == codec.RejectCode.BUSY
    in_flight = trader.refused[0].request_id - 1
    assert in_flight <= MOST_IN_FLIGHT

    # In order and with the same ids: what was refused as busy was never taken. Unless a later one, under way when the first
    # was refused, found room again: then its id has passed, and it is entered under a new one.
    shim.hold.unlink()
    trader.until(lambda: len(trader.outcomes) + len(trader.refused) >= len(trader.sent), "an answer to each")
    assert {message.code for message in trader.refused} == {codec.RejectCode.BUSY}
    last_taken = max(trader.outcomes)
    for request in trader.unanswered:
        if request < last_taken:
            del trader.sent[request]
            request = trader.cancel(NO_ORDER)
        else:
            trader.socket.send(trader.sent[request].encode())
        trader.until(lambda: request in trader.outcomes, "the outcome of a command sent again")
    exchange.kill()
    exchange.start()
    trader.reconcile(exchange)


def test_killed_while_the_disk_stalls(exchange, shim):
    exchange.start(shim.environment("hold"))
    trader = Trader("lakeside")
    trader.connect(exchange)
    instrument = trader.instrument()
    trader.enter(instrument, codec.Side.OFFER, PRICE)
    trader.settled()
    stall(exchange, shim, trader, instrument)
    exchange.kill()
    trader.drain()
    assert len(trader.unanswered) == 1
    exchange.start()
    trader.reconcile(exchange)
    assert exchange.stop() == exchange.replayed_hash()


def test_the_operator_sees_a_stall_and_its_end(exchange, shim):
    exchange.settings.update({"http": "127.0.0.1:0", "journal-time-limit": 100})
    exchange.start(shim.environment("hold"))
    trader = Trader("lakeside")
    trader.connect(exchange)
    instrument = trader.instrument()
    assert exchange.health()["status"] == "serving"
    stall(exchange, shim, trader, instrument)
    before = exchange.health()
    wait_for_status(exchange, "journal-stalled")
    assert exchange.metric("tenor_journal_append_age_seconds") > 0.1
    assert exchange.health()["durableSequence"] == before["durableSequence"]
    assert not trader.pump(), "an answer came while the sync was held"
    shim.hold.unlink()
    trader.settled()
    wait_for_status(exchange, "serving")
    exchange.kill()
    exchange.start()
    trader.reconcile(exchange)


def wait_for_status(exchange, status):
    deadline = time.monotonic() + PATIENCE_S
    while exchange.health()["status"] != status:
        assert time.monotonic() < deadline, f"it never became {status}: {exchange.health()}"
        time.sleep(POLL_S)
