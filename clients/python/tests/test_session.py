"""Order entry from Python, against the real server."""

import time

import pytest
from exchange import PATIENCE_S, running_exchange

from tenor import NoAnswer, OrderSession, Refused, codec, commands, ticks

BOOK = "H800-80G.HZ.3m"
MONTH = "H800-80G.HZ.1m"


@pytest.fixture(scope="module")
def exchange():
    """One server for all: each test has participants of its own."""
    with running_exchange() as exchange:
        yield exchange


def session_of(exchange, name, **options):
    return OrderSession(exchange.address("order-entry"), name, patience=PATIENCE_S, **options)


def test_capacity_is_deposited_offered_bid_for_and_leased(exchange):
    with session_of(exchange, "lakeside") as provider, session_of(exchange, "studio") as buyer:
        pool = provider.deposit("H800-80G.HZ", 16)
        assert (pool.units, [each.free for each in provider.pools()]) == (16, [16])
        offer = provider.offer(BOOK, 16, ticks("11.2"), pool=pool.pool)
        assert (offer.resting, offer.filled, offer.pool) == (16, 0, None)
        assert provider.offer(MONTH, 16, ticks("12"), pool=pool.pool).resting == 16

        bid = buyer.bid(BOOK, 6, ticks("11.5"))
        assert [(fill.quantity, fill.price) for fill in bid.fills] == [(6, ticks("11.2"))]
        assert (bid.filled, bid.resting) == (6, 0)
        assert [lease.units for lease in bid.leases] == [6] == [lease.units for lease in buyer.leases()]

        told = provider.poll(PATIENCE_S)
        assert [type(each).__name__ for each in told[:2]] == ["OrderFilled", "LeaseOpened"]
        assert [(order.client_order, order.remaining) for order in provider.open_orders()] == [
            (offer.request_id, 10), (offer.request_id + 1, 16)]  # fmt: skip
        assert provider.amend(offer, price=ticks("11.3"), quantity=8).resting == 8
        assert provider.cancel(offer).quantity == 8
        assert len(provider.cancel_all(MONTH, codec.Side.OFFER)) == 1
        assert provider.open_orders() == []
        assert provider.withdraw(pool.pool).units == 6

        lent = buyer.deposit_lease(bid.leases[0].lease, 2)
        assert (lent.units, lent.lease) == (2, bid.leases[0].lease)
        assert provider.end_lease(bid.leases[0].lease, 4).units == 4
        assert provider.return_capacity(pool.pool, 4).free == 4


def test_bids_wait_or_not_as_they_are_told(exchange):
    with session_of(exchange, "harbour") as provider, session_of(exchange, "atelier") as buyer:
        book, other = "H100-80G.SH.1m", "H100-80G.SH.3m"
        first = provider.offer(book, 2, ticks("15"))
        assert first.pool is not None
        provider.offer(book, 4, ticks("15.1"))
        now = buyer.bid(book, 8, ticks("15"), time_in_force=codec.TimeInForce.IMMEDIATE_OR_CANCEL)
        assert (now.filled, now.resting) == (2, 0)
        whole = buyer.bid(book, 5, ticks("16"), time_in_force=codec.TimeInForce.FILL_OR_KILL)
        assert (whole.filled, whole.resting) == (0, 0)
        assert buyer.bid(book, 1).filled == 1  # at the market
        gang = buyer.bid(book, 4, ticks("16"), gang=True)
        assert (gang.filled, gang.resting) == (0, 4)
        buyer.cancel(gang)
        either = buyer.bid_one_of([(other, ticks("14")), (book, ticks("15.1"))], 3)
        assert (either.filled, either.resting) == (3, 0)
        stop = buyer.bid(book, 1, stop_price=ticks("20"))
        assert stop.resting == 1
        tomorrow = time.time_ns() + 86_400 * 10**9
        assert buyer.bid(book, 1, ticks("9"), expires_at=tomorrow).resting == 1
        assert len(buyer.open_orders()) == 2


def test_a_refusal_has_code_field_value_and_text(exchange):
    with session_of(exchange, "meadow") as session:
        with pytest.raises(Refused, match="priceNotPositive") as refused:
            session.bid(BOOK, 8, -5)
        assert (refused.value.code, refused.value.value) == (codec.RejectCode.PRICE_NOT_POSITIVE, -5)
        assert "Send one tick or more." in refused.value.text
        with pytest.raises(Refused, match="NewOrder") as refused:
            session.bid(0, 8, 1)
        assert (refused.value.code, refused.value.field) == (codec.RejectCode.FIELD_OUT_OF_RANGE, "instrument")
        with pytest.raises(Refused) as refused:
            session.cancel(10**12)
        assert refused.value.code is codec.RejectCode.UNKNOWN_ORDER
        with pytest.raises(KeyError, match="did you mean H800-80G.HZ.3m"):
            session.bid("H800-80.HZ.3m", 8, 1)
        with pytest.raises(KeyError, match="there is no region XX"):
            session.deposit("H800-80G.XX", 8)
        assert session.bid(BOOK, 8, 1).resting == 8  # nothing of it harmed the session


def test_a_wrong_secret_is_refused_and_a_silent_address_is_told(exchange):
    session_of(exchange, "orchard", secret="apple").close()
    with pytest.raises(Refused) as refused:
        session_of(exchange, "orchard", secret="pear")
    assert refused.value.code is codec.RejectCode.WRONG_CREDENTIALS
    with pytest.raises(NoAnswer, match="did not answer the logon as nobody within 0.05 s"):
        OrderSession(exchange.address("nowhere"), "nobody", patience=0.05)


def test_what_was_sent_without_waiting_is_told_in_order(exchange):
    with session_of(exchange, "brook") as session:
        number = session.number(BOOK)
        sent = [session.send(commands.new_order(codec.Side.BID, number, 8, price)) for price in (100, 0, 300)]
        sent.append(session.send(commands.cancel(client_order=sent[0])))
        session.flush()
        told = session.poll()
        assert [(type(each).__name__, each.request_id) for each in told] == [
            ("OrderAccepted", sent[0]), ("Rejected", sent[1]), ("OrderAccepted", sent[2]), ("OrderCancelled", sent[3])
        ]  # fmt: skip
        assert [each.report_sequence for each in told] == [1, 2, 3, 4]
        assert list(session.reports(timeout=0.01)) == []


def test_a_later_session_asks_for_what_came_while_it_was_away(exchange):
    with session_of(exchange, "spring") as first, session_of(exchange, "autumn") as other:
        first.offer("A100-80G.SH.1m", 3, ticks("5"))
        seen = first.last_report
        first.close()
        other.bid("A100-80G.SH.1m", 3, ticks("5"))
    with session_of(exchange, "spring", reports_after=seen) as second:
        told = second.poll(PATIENCE_S)
        assert [each.report_sequence for each in told] == list(range(seen + 1, seen + 1 + len(told)))
        assert isinstance(told[0], codec.OrderFilled)
        assert second.bid(BOOK, 8, 1).request_id > 1  # ids go on above those of the first session


def test_prices_are_exact():
    assert ticks("11.2") == 112_000
    assert codec.cny(ticks("0.0001")) == codec.cny(1)
    with pytest.raises(TypeError, match="float"):
        ticks(11.2)
    with pytest.raises(ValueError, match="finer than a tick"):
        ticks("1.00001")
    for text in ("", "eleven", "inf", "nan"):
        with pytest.raises(ValueError, match="is no price"):
            ticks(text)
