"""The feed over a real socket, from a publisher in this process."""

import itertools

import pytest
import zmq
from exchange import PATIENCE_S

from tenor import Feed, codec
from tenor.reader import FeedReader

TOPIC = "fill/H800-80G/HZ/3m/"


def fill(trade):
    return codec.Fill(
        trade=trade, price=112_000, quantity=8, time=5, engine_sequence=6, instrument=1, hours=2160,
        taker_side=codec.Side.BID)  # fmt: skip


def body(first, messages):
    header = codec.FeedHeader(first_sequence=first, engine_sequence=6, time=5, count=len(messages))
    return header.encode() + b"".join(message.encode() for message in messages)


@pytest.fixture
def publisher():
    socket = zmq.Context.instance().socket(zmq.XPUB)
    socket.setsockopt(zmq.LINGER, 0)
    socket.bind("tcp://127.0.0.1:*")
    yield socket
    socket.close()


def test_updates_come_numbered_and_losses_are_told(publisher):
    with Feed(publisher.getsockopt_string(zmq.LAST_ENDPOINT), "fill/", timeout=PATIENCE_S) as feed:
        assert publisher.poll(1000 * PATIENCE_S), "the subscription did not arrive"
        assert publisher.recv() == b"\x01fill/"
        publisher.send_multipart([b"quote/H800-80G/HZ/3m/", body(1, [fill(9)])])
        for first, trades in ((1, [11, 12]), (3, []), (3, [13]), (6, [16, 17])):
            publisher.send_multipart([TOPIC.encode(), body(first, [fill(trade) for trade in trades])])
        updates = list(itertools.islice(feed, 5))
    assert [update.sequence for update in updates] == [1, 2, 3, 6, 7]
    assert [update.message.trade for update in updates] == [11, 12, 13, 16, 17]
    assert [update.missed for update in updates] == [0, 0, 0, 2, 0]
    assert {update.topic for update in updates} == {TOPIC}


def test_a_feed_with_a_timeout_ends_when_nothing_comes(publisher):
    with Feed(publisher.getsockopt_string(zmq.LAST_ENDPOINT), "fill/", timeout=0.05) as feed:
        assert list(feed) == []


def test_messages_of_unknown_kinds_keep_their_number():
    updates = FeedReader(None).updates(TOPIC, body(4, [codec.Unknown(999, bytes(8)), fill(5)]))
    assert [(update.sequence, update.message.NAME) for update in updates] == [(4, "Unknown"), (5, "Fill")]


def test_a_body_that_is_none_is_refused():
    reader = FeedReader(None)
    with pytest.raises(ValueError, match="FeedHeader"):
        reader.updates(TOPIC, fill(1).encode())
    with pytest.raises(ValueError, match="counts 1 messages, the body has 0"):
        reader.updates(TOPIC, codec.FeedHeader(first_sequence=1, engine_sequence=1, time=1, count=1).encode())
    with pytest.raises(codec.WireError):
        reader.updates(TOPIC, b"")
