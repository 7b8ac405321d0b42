"""Subscribers of the real server that stop, crawl, come and go, or ask for everything there is: nobody else notices."""

import random
import select
import struct
import time

import pytest
from exchange import PATIENCE_S, Trader, running_exchange
from flood import Flood, open_files, resident_bytes
from plain_subscriber import PlainSubscriber
from raw_peer import RawPeer

from tenor import codec

MEBIBYTE = 1 << 20
LONGEST_BODY = 24_576 + 64  # with its topic
QUEUE = 64
TOPIC = "book/H800-80G/HZ/3m/"
# A round makes some ten times as many bodies as a queue holds.
ROUND = 60_000


class Scene:
    """A server whose queues are short, so that they are full in a moment, a participant, and a flood of orders."""

    def __init__(self, exchange):
        self.exchange = exchange
        self.trader = Trader(exchange, "studio")
        self.instrument = self.trader.instrument("H800-80G", "HZ", "3m")
        self.flood = Flood(exchange, self.instrument)
        self.peers = []

    def subscriber(self, *prefixes, address=None, **options):
        peer = RawPeer(address or self.exchange.address("feed"), b"SUB", **options)
        for prefix in prefixes:
            peer.subscribe(prefix)
        self.peers.append(peer)
        return peer

    def order(self):
        """An order is answered, whatever else goes on."""
        return self.trader.enter(self.instrument, codec.Side.BID, 8, 90_000)

    def order_until_something_comes(self, peer):
        self.until(lambda: self.order() and select.select([peer.socket], [], [], 0)[0], "nothing comes")

    def until(self, condition, what):
        deadline = time.monotonic() + PATIENCE_S
        while not condition():
            assert time.monotonic() < deadline, what
            time.sleep(0.01)

    def close(self):
        self.flood.close()
        for peer in self.peers:
            peer.close()


@pytest.fixture
def timeout():
    """Seconds after which who takes nothing is cut off: on a busy machine a slow reader may not be heard for long."""
    return 600


@pytest.fixture
def scene(timeout):
    settings = (f"subscriber-queue={QUEUE}", "kept-all-messages=1000", "kept-reports=1000",
                f"subscriber-timeout={timeout}", "session-timeout=600")  # fmt: skip
    with running_exchange(*settings) as exchange:
        scene = Scene(exchange)
        # So that everything that grows with use has grown before memory is looked at.
        scene.flood.run(ROUND)
        yield scene
        scene.close()


def sequences(peer):
    """First and next sequence of each body that comes over the connection."""
    while (message := peer.receive_message()) is not None:
        first, _, _, count = struct.unpack_from("<QQQI", message[1], 8)
        yield first, first + count


def finds_a_gap(scene, peer, expected=None):
    """Reads on until a body does not follow on the one before; when the server has hung up, over a new connection."""
    for first, following in sequences(peer):
        if expected is not None and first > expected:
            return True
        expected = following
    peer = scene.subscriber(b"all/")
    scene.order_until_something_comes(peer)
    return next(sequences(peer))[0] > expected


def test_a_hundred_subscribers_that_never_read_hold_up_nobody_and_each_sees_afterwards_that_it_lost_something(scene):
    for _ in range(100):
        scene.subscriber(b"all/")
    before = resident_bytes(scene.exchange.process)
    scene.flood.run(ROUND)
    scene.order()
    full = resident_bytes(scene.exchange.process)
    # Each queue holds so many bodies and no more; as they stopped together, they hold the same ones.
    assert full - before < 100 * QUEUE * LONGEST_BODY
    for _ in range(3):
        scene.flood.run(ROUND)
        scene.order()
    grown = resident_bytes(scene.exchange.process) - full
    # Queues without a bound would hold 70 MiB more by now; how far the rest grows is up to the allocator.
    assert grown < 32 * MEBIBYTE, f"{grown} bytes more after three times as many orders"
    for peer in list(scene.peers):
        assert finds_a_gap(scene, peer)


def test_a_subscriber_at_a_hundredth_of_the_speed_loses_bodies_and_sees_it(scene):
    fast, slow = scene.subscriber(b"all/"), scene.subscriber(b"all/", buffer=4_096)
    of_slow = sequences(slow)
    before = resident_bytes(scene.exchange.process)
    first_of_slow, expected = next(of_slow)
    gaps = taken = 0
    end = scene.flood.sent
    while taken < 1_500:
        if scene.flood.sent - end < 20 * ROUND and taken % 10 == 0:
            scene.flood.run(1_000)
        next(sequences(fast))
        taken += 1
        if taken % 100 == 0:
            first, following = next(of_slow)
            gaps += first > expected
            expected = following
    scene.order()
    # Some of the rest of the server's memory grows with the flood; a queue without a bound would hold 36 MiB by now.
    assert resident_bytes(scene.exchange.process) - before < 2 * QUEUE * LONGEST_BODY + 20 * MEBIBYTE
    assert gaps > 0 or finds_a_gap(scene, slow, expected)


def test_a_thousand_subscribers_that_come_and_go_leave_nothing_behind(scene):
    files = open_files(scene.exchange.process)
    honest = PlainSubscriber(scene.exchange.address("feed"), scene.exchange.address("replay"), TOPIC)
    honest.join(TOPIC)
    used = []
    for number in range(3_000):
        scene.subscriber(b"all/", b"fill/").close()
        scene.peers.pop()
        if number % 20 == 0:
            scene.order()
        if number % 1_000 == 999:
            used.append(resident_bytes(scene.exchange.process))
    scene.flood.run(1_000)
    honest.read_to({TOPIC: honest.replay.snapshot(TOPIC)[0]["topicSequence"]})
    honest.close()
    scene.until(lambda: open_files(scene.exchange.process) <= files, "connections are left open")
    # What the first thousand needed, the next ones use again.
    assert used[-1] - used[0] < 8 * MEBIBYTE


def test_a_topic_that_is_subscribed_a_hundred_thousand_times_is_subscribed_once(scene):
    before = resident_bytes(scene.exchange.process)
    peer = scene.subscriber()
    for number in range(100_000):
        peer.subscribe(b"order/")
        if number % 10_000 == 0:
            scene.order()
    peer.subscribe(b"all/")
    scene.order()
    while (message := peer.receive_message())[0] != b"all/":
        assert message[0].startswith(b"order/")
    assert resident_bytes(scene.exchange.process) - before < 4 * MEBIBYTE


def test_who_asks_for_a_hundred_thousand_topics_is_cut_off_at_the_limit(scene):
    honest = PlainSubscriber(scene.exchange.address("feed"), scene.exchange.address("replay"), TOPIC)
    honest.join(TOPIC)
    before = resident_bytes(scene.exchange.process)
    dice = random.Random(5)
    for _ in range(3):
        peer = scene.subscriber()
        with pytest.raises(OSError):
            for number in range(100_000):
                peer.subscribe(dice.randbytes(120))
                if number % 1_000 == 0:
                    scene.order()
    scene.until(lambda: "maximum-subscriptions" in scene.exchange.log.read_text(), "the log does not tell")
    # 10,000 prefixes of 120 bytes, some 40 bytes for each byte.
    assert resident_bytes(scene.exchange.process) - before < 80 * MEBIBYTE
    scene.flood.run(1_000)
    honest.read_to({TOPIC: honest.replay.snapshot(TOPIC)[0]["topicSequence"]})
    honest.close()


def test_a_subscriber_may_come_back_over_and_over_with_all_its_topics(scene):
    # Descriptors are used again; what went with the connection before does not count for the next one.
    for _ in range(30):
        peer = scene.subscriber(*(f"fill/{number}/".encode() for number in range(500)), b"all/")
        scene.order_until_something_comes(peer)
        assert peer.receive_message()[0] == b"all/"
        peer.close()
        scene.peers.pop()
    assert "maximum-subscriptions" not in scene.exchange.log.read_text()


@pytest.mark.parametrize("length", [129, 200_000])
def test_a_prefix_longer_than_any_topic_costs_the_connection(scene, length):
    peer = scene.subscriber()
    with pytest.raises(OSError):
        for _ in range(1_000):
            peer.subscribe(b"x" * length)
    scene.order()


@pytest.mark.parametrize("timeout", [1])
def test_a_subscriber_over_tcp_that_takes_nothing_is_cut_off(scene):
    files = open_files(scene.exchange.process)
    scene.subscriber(b"all/", address=scene.exchange.tcp_feed(), buffer=4_096)
    scene.until(lambda: open_files(scene.exchange.process) == files + 1, "the connection does not stand")
    scene.flood.run(ROUND)
    scene.until(lambda: open_files(scene.exchange.process) == files, "the connection still stands")
