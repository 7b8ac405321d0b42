"""Every topic of the real server, as docs/feed.md has it: what anybody can write down from that page alone."""

import random
import time
from collections import Counter

import pytest
from exchange import PATIENCE_S, running_exchange
from plain_subscriber import BY_NAME, PlainSubscriber
from random_market import RandomMarket

from tenor import Feed, codec

KINDS = ("fill", "spot", "quote", "book", "order", "status", "auction", "capacity", "stats")


def plain(exchange):
    return PlainSubscriber(exchange.address("feed"), exchange.address("replay"))


class Watched:
    """A random market and a subscriber that was there before anything happened."""

    def __init__(self, exchange, seed):
        self.exchange = exchange
        self.market = RandomMarket(exchange, seed)
        self.subscribers = []
        self.honest = self.subscriber()
        deadline = time.monotonic() + PATIENCE_S
        while not self.honest.bodies:
            assert time.monotonic() < deadline, "the subscription did not arrive"
            self.market.act(1)
            self.honest.read(20)
        paths = self.market.symbols.values()
        self.topics = [each for each in self.honest.replay.topics() if each == "all/" or each.partition("/")[2] in paths]
        # A topic may have spoken before the subscription arrived, which shows only when it speaks again.
        self.at_the_start = {topic: self.honest.replay.snapshot(topic)[0]["topicSequence"] for topic in self.topics}
        self.read()

    def subscriber(self):
        self.subscribers.append(plain(self.exchange))
        return self.subscribers[-1]

    def read(self):
        for each in self.subscribers:
            while each.read(0):
                pass

    def settle(self):
        """The last sequence of each topic that has had a message, all subscribers having come there."""
        last = self.market.settle(self.honest.replay, self.topics)
        last = {topic: sequence for topic, sequence in last.items() if sequence > 0}
        for each in self.subscribers:
            each.read_to(last)
        lost = [gap for gap in self.honest.gaps if gap[2] > self.at_the_start[gap[0]]]
        assert not lost, "the honest subscriber lost something"
        return last

    def close(self):
        self.market.close()
        for each in self.subscribers:
            each.close()


@pytest.fixture
def watched(exchange):
    watched = Watched(exchange, seed=1)
    yield watched
    watched.close()


def test_every_kind_of_message_has_the_layout_that_the_page_gives():
    assert {"Fill", "SpotPrice", "Candle", "RangeHeader", "Rejected"} <= BY_NAME.keys()
    for name, (template, block, layout) in BY_NAME.items():
        kind = getattr(codec, name)
        assert (kind.TEMPLATE_ID, kind.BLOCK_LENGTH) == (template, block), name
        offsets = {field.name: field.offset for field in kind.FIELDS}
        assert {field: offset for offset, _, field in layout}.items() <= offsets.items(), name
        if 200 <= template < 230:
            assert len(layout) == len(offsets), f"{name}: a field is missing on the page"


@pytest.mark.parametrize(
    ("commands", "settings"), [(120, ()), (40, ("kept-feed-messages=4", "kept-all-messages=1000"))],
    ids=["memory", "journal"])  # fmt: skip
def test_whoever_comes_late_is_cut_off_or_loses_messages_ends_like_one_who_missed_nothing(commands, settings):
    seed = random.randrange(1 << 32)
    print("seed", seed)
    dice = random.Random(seed)
    with running_exchange(*settings) as exchange:
        watched = Watched(exchange, seed)
        try:
            honest, lossy, cut_off = watched.honest, watched.subscriber(), watched.subscriber()
            lossy.loses = lambda: dice.random() < 0.3
            for is_cut in (False, True, False):
                cut_off.loses = lambda is_cut=is_cut: is_cut
                watched.market.act(commands)
                watched.read()
            late = watched.subscriber()
            for topic in watched.topics:
                late.join(topic)
            watched.market.act(commands)
            lossy.loses = lambda: False
            last = watched.settle()
            if commands > 100:
                assert {topic.split("/")[0] for topic in last} >= {*KINDS, "all"}, last
            assert lossy.gaps and cut_off.gaps
            truth = honest.state()
            afterwards = watched.subscriber()
            for topic in last:
                afterwards.join(topic)
            for name, each in {"lossy": lossy, "cut off": cut_off, "late": late, "afterwards": afterwards}.items():
                state = each.state()
                assert state.keys() == truth.keys(), name
                for topic in truth:
                    assert state[topic] == truth[topic], f"{name}: {topic}"
        finally:
            watched.close()


def test_sequences_of_all_topics_have_no_holes_and_a_batch_has_one_body_for_each_topic(watched):
    watched.market.act(200)
    last = watched.settle()
    bodies = [(topic, header) for topic, header in watched.honest.bodies if header["count"] > 0]
    expected = {}
    for topic, header in bodies:
        assert header["firstSequence"] == expected.get(topic, header["firstSequence"]), topic
        expected[topic] = header["firstSequence"] + header["count"]
    assert expected == {topic: sequence + 1 for topic, sequence in last.items()}
    for (topic, sequence), count in Counter((topic, header["engineSequence"]) for topic, header in bodies).items():
        assert count == 1, f"{count} bodies of {topic} for the batch that ends with command {sequence}"
    batches = {header["engineSequence"] for topic, header in bodies if topic == "all/"}
    assert {header["engineSequence"] for _, header in bodies} == batches


def test_all_has_the_messages_of_every_topic_in_its_order(watched):
    watched.market.act(200)
    last = watched.settle()
    kinds = {"Fill": "fill", "SpotPrice": "spot", "Quote": "quote", "BookLevel": "book", "OrderOnBook": "order",
             "TradingStatus": "status", "AuctionIndication": "auction", "CapacityUse": "capacity", "Candle": "candle",
             "Statistics": "stats"}  # fmt: skip
    streams = {}
    for name, fields in watched.honest.replay.range("all/", 1, last.pop("all/")):
        topic = f"{kinds[name]}/{watched.market.symbols[fields['instrument']]}"
        streams.setdefault(topic, []).append((name, fields))
    assert streams.keys() == last.keys()
    for topic, sequence in last.items():
        assert streams[topic] == watched.honest.replay.range(topic, 1, sequence), topic


def test_a_quiet_topic_shows_every_second_that_nothing_is_missing(watched):
    watched.market.act(100)
    last = watched.settle()
    first_body = len(watched.honest.bodies)
    deadline = time.monotonic() + PATIENCE_S
    beats = Counter()
    while len(beats) < len(last) or min(beats.values()) < 2:
        assert time.monotonic() < deadline, f"no heartbeats of {set(last) - set(beats)}"
        watched.honest.read()
        for topic, header in watched.honest.bodies[first_body:]:
            assert header["count"] == 0 and header["firstSequence"] == last[topic] + 1, topic
            beats[topic] += 1
        first_body = len(watched.honest.bodies)


def test_a_single_order_is_on_the_feed_though_nothing_fills_its_body_up(watched):
    market = watched.market
    watched.settle()
    instrument = market.instruments[0]
    topic = "order/" + market.symbols[instrument]
    market.operator.do(codec.SetTradingState, instrument=instrument, state=codec.TradingState.OPEN)
    for number in range(20):
        watched.read()
        answer = market.parties[0].order(instrument, codec.Side.BID, 8, 90_000 + number * 100)
        deadline = time.monotonic() + PATIENCE_S
        first = len(watched.honest.bodies)
        while not (found := [each for each in watched.honest.bodies[first:] if each[0] == topic and each[1]["count"]]):
            assert time.monotonic() < deadline, "the order did not show"
            watched.honest.read()
        # The batch may hold the exchange's own clock command beside the order.
        assert found[0][1]["engineSequence"] - answer.engine_sequence in (0, 1)


def test_the_librarys_books_and_prices_are_those_that_the_page_leads_to(watched):
    with Feed(watched.exchange.address("feed"), "book/", "order/", "spot/", "fill/", timeout=PATIENCE_S,
              repair=watched.exchange.address("replay")) as feed:  # fmt: skip
        prices, fills = {}, {}
        topics = [each for each in watched.topics if each.split("/")[0] in ("book", "order", "spot", "fill")]
        for topic in topics:
            feed.start(topic, after=0)
        watched.market.act(150)
        last = watched.settle()
        awaited = {topic: last[topic] for topic in topics if topic in last}
        for update in feed:
            if update.topic.startswith("spot/"):
                prices[update.topic] = update.message.price
            elif update.topic.startswith("fill/"):
                fills.setdefault(update.topic, []).append((update.message.trade, update.message.price))
            if awaited.get(update.topic, 0) <= update.sequence:
                awaited.pop(update.topic, None)
            if not awaited:
                break
    state = watched.honest.state()
    assert prices and prices == {topic: each["price"]["price"] for topic, each in state.items() if topic in prices}
    for topic, each in fills.items():
        assert each == [(fields["trade"], fields["price"]) for _, fields in state[topic]]
    assert fills and feed.books and feed.orders
    for topic, book in feed.books.items():
        levels = {}
        for side, each in ((0, book.bids), (1, book.offers)):
            levels |= {(side, level.price): (level.quantity, level.order_count) for level in each}
        assert levels == state[topic], topic
    for topic, orders in feed.orders.items():
        queues = {}
        for side, each in ((0, orders.bids), (1, orders.offers)):
            queues |= {(side, queue.price): list(queue.orders) for queue in each}
        assert queues == state[topic], topic
