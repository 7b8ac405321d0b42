"""Every way of reading the feed of the real server gives the same: each message once and in order, whatever was lost."""

import asyncio
import random
import time

import pytest
from exchange import PATIENCE_S, running_exchange
from feed_scene import BOOK, FILL, ORDERS, LossyLink, Market, book_of, everything, feed_of, read_to, truth


@pytest.fixture(scope="module")
def exchange():
    """One server for all: each test reads everything that was ever said, whoever made it."""
    with running_exchange() as exchange:
        yield exchange


class Enough(Exception):
    """Ends `Feed.run`."""


def iterated(feed, last):
    return read_to(feed, BOOK, last)


def async_iterated(feed, last):
    async def read():
        updates = []
        async for update in feed:
            updates.append(update)
            if update.sequence >= last:
                break
        return updates

    return asyncio.run(read())


def called_back(feed, last):
    updates, fills = [], []

    def take(update):
        updates.append(update)
        if update.sequence >= last:
            raise Enough

    feed.on("book/", take)
    feed.on("fill/", fills.append)
    with pytest.raises(Enough):
        feed.run()
    assert not fills, "it was called for another topic"
    return updates


@pytest.mark.parametrize("read", [iterated, async_iterated, called_back])
def test_each_message_comes_once_and_in_order_though_half_were_lost(exchange, read):
    market, dice = Market(exchange), random.Random(3)
    link = LossyLink(exchange.address("feed"), exchange.address("lossy"), lambda: dice.random() < 0.5)
    try:
        with feed_of(exchange, BOOK, address=exchange.address("lossy")) as feed:
            feed.start(BOOK, after=0)
            market.trade(60)
            end = truth(exchange, BOOK)
            updates = read(feed, end.sequence)
            assert [each.sequence for each in updates] == list(range(1, end.sequence + 1))
            assert [each.message for each in updates] == everything(exchange, BOOK, end.sequence)
            assert link.lost[BOOK] and feed.repaired > 0 and any(each.repaired for each in updates)
            assert feed.books[BOOK] == book_of(end)
    finally:
        link.stop()


def test_several_callbacks_each_have_their_topics(exchange):
    market = Market(exchange)
    market.trade(30)
    last = {topic: truth(exchange, topic).sequence for topic in (BOOK, FILL)}
    heard = {"": [], "fill/": [], FILL: []}

    def end_when_all_is_there(_):
        if {each.topic: each.sequence for each in heard[""]} == last:
            raise Enough

    with feed_of(exchange, BOOK, FILL) as feed:
        for prefix, updates in heard.items():
            feed.on(prefix, updates.append)
        feed.on("", end_when_all_is_there)
        for topic in last:
            feed.start(topic, after=0)
        with pytest.raises(Enough):
            feed.run()
    assert [each.message for each in heard["fill/"]] == everything(exchange, FILL, last[FILL])
    assert heard[FILL] == heard["fill/"] == [each for each in heard[""] if each.topic == FILL]


def test_one_who_is_cancelled_over_and_over_misses_nothing(exchange):
    market = Market(exchange)

    async def read(feed, last):
        updates, cancelled = [], 0

        async def read_on():
            async for update in feed:
                updates.append(update)
                if update.sequence >= last:
                    return

        deadline = time.monotonic() + PATIENCE_S
        while not updates or updates[-1].sequence < last:
            assert time.monotonic() < deadline, f"{len(updates)} of {last} came"
            reading = asyncio.ensure_future(read_on())
            # Some turns of the loop: it is cancelled while it waits for a body, and while the worker takes one.
            for _ in range(1 + cancelled % 7):
                await asyncio.sleep(0)
            await asyncio.wait([reading], timeout=0.001 * (cancelled % 3))
            cancelled += reading.cancel()
            await asyncio.gather(reading, return_exceptions=True)
        return updates, cancelled

    with feed_of(exchange, ORDERS) as feed:
        feed.start(ORDERS, after=0)
        market.trade(60)
        last = truth(exchange, ORDERS).sequence
        updates, cancelled = asyncio.run(read(feed, last))
    assert cancelled > 0
    assert [each.message for each in updates] == everything(exchange, ORDERS, last)


def test_a_feed_that_was_read_in_asyncio_is_read_on_otherwise(exchange):
    market = Market(exchange)
    with feed_of(exchange, BOOK) as feed:
        feed.start(BOOK, after=0)
        market.trade(20)
        updates = async_iterated(feed, truth(exchange, BOOK).sequence)
        market.trade(20)
        updates += iterated(feed, truth(exchange, BOOK).sequence)
        market.trade(20)
        last = truth(exchange, BOOK).sequence
        updates += async_iterated(feed, last)
    assert [each.sequence for each in updates] == list(range(1, last + 1))
