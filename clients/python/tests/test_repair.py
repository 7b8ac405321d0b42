"""Readers that come late, lose messages or are cut off end where one ends that never missed anything: the real server."""

import random
import threading

from exchange import running_exchange
from feed_scene import ALL, BOOK, FILL, LossyLink, Market, book_of, everything, feed_of, read_to, truth, until

from tenor import Snapshot


def test_a_late_joiner_has_the_book_and_every_later_change_once(exchange):
    market = Market(exchange)
    market.trade(30)
    with feed_of(exchange, "book/") as feed:
        feed.start(BOOK)
        market.trade(30)
        end = truth(exchange, BOOK)
        updates = read_to(feed, BOOK, end.sequence)
        assert isinstance(updates[0].message, Snapshot) and updates[0].sequence > 0
        assert [each.sequence for each in updates] == list(range(updates[0].sequence, end.sequence + 1))
        assert feed.books[BOOK] == book_of(end)
        assert feed.books[BOOK].bids or feed.books[BOOK].offers


def test_a_late_joiner_may_read_a_topic_from_its_first_message(exchange):
    market = Market(exchange)
    market.trade(40)
    last = truth(exchange, FILL).sequence
    assert last > 1
    with feed_of(exchange, "fill/") as feed:
        feed.start(FILL, after=0)
        updates = read_to(feed, FILL, last)
    assert [each.message for each in updates] == everything(exchange, FILL, last)
    assert [each.message.trade for each in updates] == list(range(1, last + 1))


def test_a_subscriber_that_drops_messages_of_all_topics_in_one_ends_with_them_all_once(exchange):
    market, dice = Market(exchange), random.Random(3)
    link = LossyLink(exchange.address("feed"), exchange.address("lossy"), lambda: dice.random() < 0.5)
    try:
        with feed_of(exchange, ALL, address=exchange.address("lossy")) as feed:
            feed.start(ALL, after=0)
            market.trade(100)
            end = truth(exchange, ALL)
            updates = read_to(feed, ALL, end.sequence)
            assert link.lost and feed.repaired > 0
            assert [each.sequence for each in updates] == list(range(1, end.sequence + 1))
            assert [each.message for each in updates] == everything(exchange, ALL, end.sequence)
    finally:
        link.stop()


def test_a_subscriber_that_was_cut_off_is_told_what_it_missed(exchange):
    market, is_cut = Market(exchange), threading.Event()
    link = LossyLink(exchange.address("feed"), exchange.address("lossy"), is_cut.is_set)
    try:
        with feed_of(exchange, BOOK, address=exchange.address("lossy")) as feed:
            feed.start(BOOK)
            market.trade(20)
            updates = read_to(feed, BOOK, truth(exchange, BOOK).sequence)
            is_cut.set()
            market.trade(40)
            until(lambda: link.lost[BOOK], "the link lost nothing")
            is_cut.clear()
            end = truth(exchange, BOOK)
            updates += read_to(feed, BOOK, end.sequence)  # no further message: a heartbeat shows the gap
            assert [each.sequence for each in updates] == list(range(updates[0].sequence, end.sequence + 1))
            assert feed.books[BOOK] == book_of(end)
    finally:
        link.stop()


def test_a_restart_of_the_server_repeats_and_loses_nothing(exchange):
    market = Market(exchange)
    with feed_of(exchange, BOOK) as feed:
        feed.start(BOOK)
        market.trade(20)
        updates = read_to(feed, BOOK, truth(exchange, BOOK).sequence)
        exchange.stop()
        exchange.start()
        Market(exchange).trade(30)
        end = truth(exchange, BOOK)
        updates += read_to(feed, BOOK, end.sequence)
        assert [each.sequence for each in updates] == list(range(updates[0].sequence, end.sequence + 1))
        assert feed.books[BOOK] == book_of(end)


def test_what_memory_has_forgotten_comes_from_the_journal():
    with running_exchange("kept-feed-messages=4") as exchange:
        Market(exchange).trade(60)
        end = truth(exchange, BOOK)
        with feed_of(exchange, BOOK) as feed:
            feed.start(BOOK, after=0)
            updates = read_to(feed, BOOK, end.sequence)
            assert [each.sequence for each in updates] == list(range(1, end.sequence + 1))
            assert feed.books[BOOK] == book_of(end)
