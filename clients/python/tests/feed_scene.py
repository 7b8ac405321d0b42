"""What tests of the feed share: a market of two, a link that loses messages, and the truth that the server knows."""

import random
import threading
import time
from collections import Counter

import zmq
from exchange import PATIENCE_S, Trader

from tenor import BookOrders, Feed, OrderBook, RepairConnection, Update, codec

ALL = "all/"
BOOK = "book/H800-80G/HZ/3m/"
ORDERS = "order/H800-80G/HZ/3m/"
FILL = "fill/H800-80G/HZ/3m/"


class LossyLink:
    """Passes the feed on and loses every body for which `loses()` is true; counts both by topic."""

    def __init__(self, source, address, loses):
        self.loses = loses
        self.passed, self.lost = Counter(), Counter()
        self.subscribers = 0
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._run, args=(source, address))
        self._ready = threading.Event()
        self._thread.start()
        assert self._ready.wait(PATIENCE_S)

    def _run(self, source, address):
        incoming, outgoing = (zmq.Context.instance().socket(kind) for kind in (zmq.SUB, zmq.XPUB))
        incoming.setsockopt(zmq.RCVHWM, 0)
        outgoing.setsockopt(zmq.SNDHWM, 0)
        incoming.connect(source)
        incoming.subscribe("")
        outgoing.bind(address)
        self._ready.set()
        while not self._stopped.is_set():
            while outgoing.poll(0):
                self.subscribers += 1 if outgoing.recv()[:1] == b"\x01" else -1
            if incoming.poll(20):
                parts = incoming.recv_multipart()
                counts = self.lost if self.loses() else self.passed
                if counts is self.passed:
                    outgoing.send_multipart(parts)
                counts[parts[0].decode()] += 1
        incoming.close(0)
        outgoing.close(0)

    def stop(self):
        self._stopped.set()
        self._thread.join(PATIENCE_S)


def until(condition, what):
    """Waits for a condition; what it does counts as waiting."""
    deadline = time.monotonic() + PATIENCE_S
    while not condition():
        assert time.monotonic() < deadline, what
        time.sleep(0.005)


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


def book_of(snapshot, kind=OrderBook):
    """The book that a snapshot tells."""
    book = kind()
    book.apply(Update(snapshot.topic, snapshot.sequence, snapshot.engine_sequence, snapshot.time, snapshot.state))
    return book


def orders_of(snapshot):
    """The orders that a snapshot tells."""
    return book_of(snapshot, BookOrders)
