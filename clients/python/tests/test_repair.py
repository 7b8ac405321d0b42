"""Readers that come late, lose messages or are cut off end where one ends that never missed anything: the real server."""

import asyncio
import random
import threading
import time

import pytest
import zmq
from exchange import PATIENCE_S, Trader, running_exchange

from tenor import Feed, Refused, RepairConnection, Snapshot, codec

BOOK = "book/H800-80G/HZ/3m/"
FILL = "fill/H800-80G/HZ/3m/"


class LossyLink:
    """Passes the feed on and loses every body for which `loses()` is true."""

    def __init__(self, source, address, loses):
        self.loses = loses
        self.lost = 0
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._run, args=(source, address))
        self._ready = threading.Event()
        self._thread.start()
        assert self._ready.wait(PATIENCE_S)

    def _run(self, source, address):
        incoming, outgoing = (zmq.Context.instance().socket(kind) for kind in (zmq.SUB, zmq.PUB))
        incoming.connect(source)
        incoming.subscribe("")
        outgoing.bind(address)
        self._ready.set()
        while not self._stopped.is_set():
            if incoming.poll(20):
                parts = incoming.recv_multipart()
                if self.loses():
                    self.lost += 1
                else:
                    outgoing.send_multipart(parts)
        incoming.close(0)
        outgoing.close(0)

    def stop(self):
        self._stopped.set()
        self._thread.join(PATIENCE_S)


class Market:
    """Two participants who trade at random, the same way in each run."""

    def __init__(self, exchange):
        self.provider, self.buyer = Trader(exchange, "lakeside"), Trader(exchange, "studio")
        self.instrument = self.provider.instrument("H800-80G", "HZ", "3m")
        self.random = random.Random(7)
        self.exchange = exchange

    def trade(self, orders):
        for _ in range(orders):
            price = 112_000 + 100 * self.random.randrange(-5, 6)
            trader, side = self.random.choice([(self.provider, codec.Side.OFFER), (self.buyer, codec.Side.BID)])
            accepted = trader.enter(self.instrument, side, 8 * self.random.randrange(1, 4), price)
        # The feed is as fresh as the reports a moment later.
        deadline = time.monotonic() + PATIENCE_S
        while truth(self.exchange, BOOK).engine_sequence < accepted.engine_sequence:
            assert time.monotonic() < deadline, f"the feed did not reach command {accepted.engine_sequence}"
            time.sleep(0.01)


def feed_of(exchange, *prefixes, address=None):
    return Feed(
        address or exchange.address("feed"), *prefixes, timeout=PATIENCE_S, repair=exchange.address("replay"))  # fmt: skip


def truth(exchange, topic):
    """The topic's state as the server has it, once nothing happens any more."""
    with RepairConnection(exchange.address("replay"), timeout=PATIENCE_S) as connection:
        return connection.snapshot(topic)


def read_to(feed, topic, last):
    """What the feed gives of a topic up to the sequence `last`."""
    updates = []
    for update in feed:
        if update.topic == topic:
            updates.append(update)
            if update.sequence >= last:
                return updates
    raise AssertionError(f"{topic} ended before {last}: {updates[-1:]}")


def everything(exchange, topic, last):
    with RepairConnection(exchange.address("replay"), timeout=PATIENCE_S) as connection:
        return connection.range(topic, 1, last)


def book_of(snapshot):
    from tenor import OrderBook

    book = OrderBook()
    book.apply(snapshot.state)
    return book


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


@pytest.mark.parametrize("topic", [BOOK, "all/"])
def test_a_subscriber_that_drops_messages_ends_with_all_of_them_once(exchange, topic):
    market, dice = Market(exchange), random.Random(3)
    link = LossyLink(exchange.address("feed"), exchange.address("lossy"), lambda: dice.random() < 0.5)
    try:
        with feed_of(exchange, topic, address=exchange.address("lossy")) as feed:
            feed.start(topic, after=0)
            market.trade(100)
            end = truth(exchange, topic)
            updates = read_to(feed, topic, end.sequence)
            assert link.lost > 0 and feed.repaired > 0
            assert [each.sequence for each in updates] == list(range(1, end.sequence + 1))
            assert [each.message for each in updates] == everything(exchange, topic, end.sequence)
            if topic == BOOK:
                assert feed.books[BOOK] == book_of(end)
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
            deadline = time.monotonic() + PATIENCE_S
            while not link.lost:
                assert time.monotonic() < deadline, "the link lost nothing"
                time.sleep(0.01)
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
