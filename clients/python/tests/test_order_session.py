"""OrderSession against the real server, over restarts and kills of it."""

import random
import threading
import time

import pytest
from exchange import PATIENCE_S

import tenor
from tenor import NoAnswer, OrderSession, Refused, codec, commands, ticks
from tenor.codec import RejectCode, Side, TimeInForce

BOOK = "H800-80G.HZ.3m"


@pytest.fixture
def sessions(exchange):
    """Opens sessions by name, and closes them."""
    opened = []

    def open_session(name, **options):
        opened.append(OrderSession(exchange.address("order-entry"), name, patience=PATIENCE_S, **options))
        return opened[-1]

    yield open_session
    for session in opened:
        session.close()


def test_an_offer_of_a_pool_is_sold_to_a_bid_and_becomes_a_lease(sessions):
    provider, buyer = sessions("lakeside"), sessions("studio")
    pool = provider.deposit("H800-80G.HZ", 16)
    offer = provider.offer(BOOK, 16, ticks("11.2"), pool=pool.pool)
    assert (offer.filled, offer.resting, offer.pool) == (0, 16, None)
    bid = buyer.bid(BOOK, 10, ticks("11.5"))
    assert (bid.filled, bid.resting) == (10, 0)
    assert [(fill.price, fill.quantity) for fill in bid.fills] == [(112_000, 10)]
    assert [lease.units for lease in bid.leases] == [10]
    sold = next(each for each in provider.reports(timeout=PATIENCE_S) if isinstance(each, codec.OrderFilled))
    assert (sold.order, sold.quantity, sold.price) == (offer.order, 10, 112_000)
    assert [lease.lease for lease in buyer.leases()] == [bid.leases[0].lease]
    assert [(order.order, order.remaining) for order in provider.open_orders()] == [(offer.order, 6)]


def test_capacity_is_withdrawn_and_leases_end_before_their_time(sessions):
    provider, buyer = sessions("lakeside"), sessions("studio")
    pool = provider.deposit("H800-80G.HZ", 16)
    provider.offer(BOOK, 4, ticks("11.2"), pool=pool.pool)
    lease = buyer.bid(BOOK, 4, ticks("11.2")).leases[0]
    with pytest.raises(Refused) as refused:
        provider.withdraw(pool.pool, 13)
    assert (refused.value.code, refused.value.value) == (RejectCode.NOT_ENOUGH_FREE, 12)
    provider.withdraw(pool.pool, 12)
    assert [(each.pool, each.units) for each in provider.pools()] == [(pool.pool, 4)]
    ended = provider.end_lease(lease.lease, 1)
    assert (ended.lease, ended.units) == (lease.lease, 1)
    provider.return_capacity(pool.pool, 1)


def test_market_orders_and_orders_for_at_once_leave_nothing_behind(sessions):
    provider, buyer = sessions("lakeside"), sessions("studio")
    provider.offer(BOOK, 4, ticks("11.2"))
    market = buyer.bid(BOOK, 3)
    assert (market.filled, market.resting) == (3, 0)
    at_once = buyer.bid(BOOK, 3, ticks("11.2"), time_in_force=TimeInForce.IMMEDIATE_OR_CANCEL)
    assert (at_once.filled, at_once.resting) == (1, 0)
    assert buyer.open_orders() == []


def test_a_gang_bid_waits_for_one_offer_with_all_its_units(sessions):
    provider, buyer = sessions("lakeside"), sessions("studio")
    provider.offer(BOOK, 4, ticks("11.2"))
    gang = buyer.bid(BOOK, 8, ticks("12"), gang=True)
    assert (gang.filled, gang.resting) == (0, 8)
    assert provider.offer(BOOK, 8, ticks("11.9")).filled == 8


def test_a_bid_with_alternatives_is_filled_in_one_of_them(sessions):
    provider, buyer = sessions("lakeside"), sessions("studio")
    bid = buyer.bid_one_of([(BOOK, ticks("12")), ("H800-80G.SH.3m", ticks("11.8"))], 4)
    assert bid.resting == 4
    sold = provider.offer("H800-80G.SH.3m", 4, ticks("11.8"))
    assert sold.filled == 4
    buyer.flush()
    assert buyer.open_orders() == []


def test_orders_are_amended_and_cancelled_one_by_one_and_all_at_once(sessions):
    buyer = sessions("studio")
    first, second, third = (buyer.bid(BOOK, 4, ticks(price)) for price in ("10", "10.1", "10.2"))
    amended = buyer.amend(first, price=ticks("9.9"), quantity=2)
    assert (amended.order, amended.resting) == (first.order, 2)
    assert buyer.cancel(second).quantity == 4
    assert {each.order for each in buyer.cancel_all(BOOK, Side.BID)} == {first.order, third.order}
    with pytest.raises(Refused) as refused:
        buyer.cancel(second)
    assert refused.value.code is RejectCode.UNKNOWN_ORDER
    assert buyer.open_orders() == []


def test_a_refusal_tells_code_field_and_value_and_leaves_the_session_open(sessions):
    buyer = sessions("studio")
    with pytest.raises(Refused, match="quantityNotPositive .*Send one lot or more") as refused:
        buyer.bid(BOOK, 0, ticks("10"))
    assert (refused.value.code, refused.value.value) == (RejectCode.QUANTITY_NOT_POSITIVE, 0)
    with pytest.raises(Refused) as refused:
        buyer.carry_out(codec.CancelOrder(request_id=0, order=12345, client_order=None))
    assert refused.value.code is RejectCode.UNKNOWN_ORDER
    with pytest.raises(Refused) as refused:
        buyer.cancel_all(9_999_999)
    assert refused.value.code is RejectCode.UNKNOWN_INSTRUMENT
    with pytest.raises(KeyError, match="did you mean H800-80G.HZ.3m"):
        buyer.bid("H800-80G.HZ.33m", 1, ticks("10"))
    with pytest.raises(ValueError, match="finer than a tick"):
        ticks("11.20001")
    assert buyer.bid(BOOK, 1, ticks("10")).resting == 1


def test_a_wrong_secret_and_an_empty_name_are_refused_by_code(sessions):
    sessions("studio", secret="right")
    with pytest.raises(Refused) as refused:
        sessions("studio", secret="wrong")
    assert refused.value.code is RejectCode.WRONG_CREDENTIALS
    with pytest.raises(Refused) as refused:
        sessions("")
    assert refused.value.code is RejectCode.INVALID_CODE


def test_a_server_that_is_not_there_is_told_within_the_patience(tmp_path):
    with pytest.raises(NoAnswer, match="Is the exchange running there"):
        OrderSession(f"ipc://{tmp_path}/none", "studio", patience=0.2)


def test_a_new_session_gets_the_reports_that_came_while_nobody_listened(sessions):
    provider, buyer = sessions("lakeside"), sessions("studio")
    provider.offer(BOOK, 4, ticks("11.2"))
    seen = provider.last_report
    provider.close()
    buyer.bid(BOOK, 4, ticks("11.2"))
    again = sessions("lakeside", reports_after=seen)
    fill = next(each for each in again.reports(timeout=PATIENCE_S) if isinstance(each, codec.OrderFilled))
    assert fill.quantity == 4
    assert fill.report_sequence > seen


@pytest.mark.parametrize("way", ["kill", "terminate"])
def test_a_server_killed_in_a_stream_of_orders_places_each_once_and_reports_each_once(exchange, sessions, way):
    seed = random.randrange(1 << 32)
    print("seed", seed)
    chance = random.Random(seed)
    buyer = sessions("studio")
    book = buyer.number(BOOK)
    orders, kills = 600, sorted(chance.sample(range(50, 550), 3))
    events, restarts = [], []

    def restart():
        getattr(exchange.process, way)()
        exchange.process.wait()
        exchange.start()

    before, sent, placed = buyer.last_report, [], {}
    for number in range(orders):
        sent.append(buyer.send(commands.new_order(Side.BID, book, 1, 10_000 + 100 * number)))
        if number in kills:
            restarts.append(threading.Thread(target=restart))
            restarts[-1].start()
            # Orders are sent while the server dies; the next death waits until it is back.
            for _ in range(chance.randrange(20)):
                events += buyer.poll(0.001)
        if len(restarts) and number + 1 in kills:
            restarts[-1].join()
            buyer.open_orders()
    for thread in restarts:
        thread.join()
    buyer.flush()
    events += buyer.poll(0)
    not_taken = [each.request_id for each in events if isinstance(each, tenor.NotTaken)]
    assert not_taken == []
    accepted = [each for each in events if isinstance(each, codec.OrderAccepted)]
    assert [each.request_id for each in accepted] == sent
    reports = [each.report_sequence for each in events]
    assert reports == list(range(before + 1, before + 1 + len(reports)))
    for order in buyer.open_orders():
        placed[order.client_order] = placed.get(order.client_order, 0) + 1
    assert placed == {request: 1 for request in sent}
    assert buyer.connections > 1


def test_a_call_waits_through_a_restart_and_happens_once(exchange, sessions):
    buyer = sessions("studio")
    first = buyer.bid(BOOK, 1, ticks("10"))
    exchange.process.kill()
    exchange.process.wait()
    timer = threading.Timer(0.3, exchange.start)
    timer.start()
    second = buyer.bid(BOOK, 1, ticks("10.1"))
    timer.join()
    assert sorted(order.order for order in buyer.open_orders()) == sorted((first.order, second.order))


def test_a_session_that_lost_its_connection_gets_the_fills_it_missed_once(exchange, sessions):
    provider, buyer = sessions("lakeside"), sessions("studio")
    offer = provider.offer(BOOK, 4, ticks("11.2"))
    provider._line.close()  # As when the network broke.
    buyer.bid(BOOK, 4, ticks("11.2"))
    deadline = time.monotonic() + PATIENCE_S
    fills = []
    while not fills:
        assert time.monotonic() < deadline
        fills += [each for each in provider.poll(0.1) if isinstance(each, codec.OrderFilled)]
    provider.flush()
    provider.open_orders()
    fills += [each for each in provider.poll(0) if isinstance(each, codec.OrderFilled)]
    assert [(each.order, each.quantity) for each in fills] == [(offer.order, 4)]
