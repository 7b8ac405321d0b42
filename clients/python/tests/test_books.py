"""The order books that Feed keeps: those of the real server, or they say that they are not."""

import threading

import pytest
from exchange import PATIENCE_S, Trader
from feed_scene import BOOK, ORDERS, LossyLink, Market, book_of, feed_of, orders_of, read_to, truth, until

from tenor import Feed, OrderSession, Snapshot, codec

OFFER = codec.Side.OFFER


@pytest.mark.parametrize("topic, kept, of_snapshot", [(BOOK, "books", book_of), (ORDERS, "orders", orders_of)])
def test_a_feed_that_comes_late_keeps_the_whole_book_without_being_told_to(exchange, topic, kept, of_snapshot):
    market = Market(exchange)
    market.trade(30)
    with feed_of(exchange, topic) as feed:
        # A quiet topic's heartbeat is enough.
        first = next(iter(feed))
        assert isinstance(first.message, Snapshot) and first.missed == 0
        market.trade(30)
        end = truth(exchange, topic)
        read_to(feed, topic, end.sequence)
        book = getattr(feed, kept)[topic]
        assert book.is_complete and book == of_snapshot(end)
        assert book.bids or book.offers


def test_an_order_keeps_its_place_in_the_queue_or_goes_to_its_end_as_the_exchange_has_it(exchange):
    with OrderSession(exchange.address("order-entry"), "studio", patience=PATIENCE_S) as session:
        first, second, third = (session.bid("H800-80G.HZ.3m", 8, 100_000) for _ in range(3))
        session.amend(first, quantity=4)
        session.amend(second, quantity=16)
        session.bid("H800-80G.HZ.3m", 8, 101_000)
        session.cancel(session.bid("H800-80G.HZ.3m", 8, 102_000))
        with feed_of(exchange, ORDERS) as feed:
            feed.start(ORDERS, after=0)
            read_to(feed, ORDERS, truth(exchange, ORDERS).sequence)
        best, behind = feed.orders[ORDERS].bids
        assert (feed.orders[ORDERS].best_bid, best.price, best.quantity) == (best, 101_000, 8)
        assert behind.orders == ((first.order, 4), (third.order, 8), (second.order, 16))
        assert len(feed.orders[ORDERS]) == 4 and feed.orders[ORDERS].best_offer is None


@pytest.mark.parametrize("topic, kept", [(BOOK, "books"), (ORDERS, "orders")])
def test_a_book_of_which_something_was_lost_for_good_says_so_until_it_begins_anew(exchange, topic, kept):
    market, is_cut = Market(exchange), threading.Event()
    link = LossyLink(exchange.address("feed"), exchange.address("lossy"), is_cut.is_set)
    try:
        other_book = market.provider.instrument("H800-80G", "HZ", "1m")
        until(lambda: market.provider.enter(other_book, OFFER, 8, 1) and link.passed, "nothing passes the link")
        with Feed(exchange.address("lossy"), topic, timeout=PATIENCE_S, repair="") as feed:
            until(lambda: link.subscribers, "the subscription did not arrive")
            market.trade(20)
            read_to(feed, topic, truth(exchange, topic).sequence)
            book = getattr(feed, kept)[topic]
            assert book.is_complete
            is_cut.set()
            market.trade(20)
            until(lambda: link.lost[topic], "the link lost nothing")
            is_cut.clear()
            market.provider.enter(market.instrument, OFFER, 8, 150_000)
            while not next(iter(feed)).missed:
                assert book.is_complete
            assert not book.is_complete
            with feed_of(exchange, topic) as other:
                book.apply(next(iter(other)))
            assert book.is_complete
    finally:
        link.stop()


def test_another_journal_behind_the_exchange_leaves_nothing_of_the_old_book(exchange):
    old = Market(exchange)
    # With a short time-out, reading ends when nothing has come, and the market can go on.
    with Feed(exchange.address("feed"), BOOK, ORDERS, repair="", timeout=0.05) as blind:
        read(blind, lambda: old.trade(5), lambda updates: {each.topic for each in updates} == {BOOK, ORDERS})
        old.trade(40)
        with feed_of(exchange, BOOK, ORDERS) as seeing:
            for update in seeing:
                assert not update.restarted
                if len(seeing.books) + len(seeing.orders) == 2:
                    break
            exchange.stop()
            (exchange.folder / "data").rename(exchange.folder / "old")
            exchange.start()
            provider = Trader(exchange, "lakeside")
            instrument = provider.instrument("H800-80G", "HZ", "3m")

            def offer():
                return provider.enter(instrument, OFFER, 8, 150_000)

            updates = read(blind, offer, lambda updates: anew(updates) == {BOOK, ORDERS})
            assert [each.restarted for each in updates].count(True) == 2
            for topic, book in ((BOOK, blind.books[BOOK]), (ORDERS, blind.orders[ORDERS])):
                assert book.bids == [] and [each.price for each in book.offers] == [150_000]
                # Topics are subscribed to again one after the other, and something may be told in between.
                begun = any(each.topic == topic and each.sequence == 1 for each in updates)
                assert book.is_complete == begun
            updates = []
            for update in seeing:
                updates.append(update)
                if anew(updates) == {BOOK, ORDERS}:
                    break
            assert seeing.books[BOOK] == book_of(truth(exchange, BOOK))
            assert seeing.orders[ORDERS] == orders_of(truth(exchange, ORDERS))
            assert seeing.books[BOOK].is_complete and seeing.orders[ORDERS].is_complete


def anew(updates):
    """The topics of which another journal was told."""
    return {each.topic for each in updates if each.restarted}


def read(feed, act, is_enough):
    """Acts and reads what comes of it, again and again until it is enough."""
    updates = []

    def go_on():
        act()
        updates.extend(feed)
        return is_enough(updates)

    until(go_on, "it did not come to that")
    return updates
