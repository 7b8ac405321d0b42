"""Bad input on the socket for snapshots and ranges of the real server: a coded answer, and nobody else is disturbed."""

import random
import time

import pytest
import zmq
from exchange import PATIENCE_S, Trader, running_exchange
from plain_subscriber import PlainSubscriber, Replay, encode
from raw_peer import MORE, RawPeer

from tenor import codec
from tenor.codec import RejectCode

TOPIC = "book/H800-80G/HZ/3m/"
TOKEN = 77
RANGE = {"requestToken": TOKEN, "topic": TOPIC.encode(), "firstSequence": 1, "lastSequence": 1}
SNAPSHOT = {"requestToken": TOKEN, "topic": TOPIC.encode(), "kind": 0}


class Client:
    """A connection that sends frames as they are given."""

    def __init__(self, exchange):
        self.exchange = exchange
        self.socket = zmq.Context.instance().socket(zmq.DEALER)
        self.socket.setsockopt(zmq.LINGER, 0)
        self.socket.setsockopt(zmq.RCVHWM, 0)
        self.socket.connect(exchange.address("replay"))

    def answer(self):
        """The next frame's messages."""
        assert self.socket.poll(PATIENCE_S * 1000), f"no answer; {self.exchange.log.read_text()}"
        return codec.decode_all(self.socket.recv())

    def refusal(self, *frames):
        self.socket.send_multipart(frames)
        (answer,) = self.answer()
        assert isinstance(answer, codec.Rejected), answer
        return answer


class Scene:
    """A server with one book, and an honest subscriber that goes on all the while."""

    def __init__(self, exchange):
        self.exchange = exchange
        self.trader = Trader(exchange, "studio")
        self.instrument = self.trader.instrument("H800-80G", "HZ", "3m")
        self.client = Client(exchange)
        self.honest = PlainSubscriber(exchange.address("feed"), exchange.address("replay"), TOPIC)
        self.honest.join(TOPIC)

    def check(self):
        """Orders are answered, the honest subscriber hears of them, and the bad client's connection still serves."""
        accepted = self.trader.enter(self.instrument, codec.Side.BID, 8, 90_000)
        deadline = time.monotonic() + PATIENCE_S
        while (header := self.honest.replay.snapshot(TOPIC)[0])["engineSequence"] < accepted.engine_sequence:
            assert time.monotonic() < deadline, header
        self.honest.read_to({TOPIC: header["topicSequence"]})
        assert self.honest.state()[TOPIC][0, 90_000][1] == header["topicSequence"], "an order each time"

    def close(self):
        self.client.socket.close(0)
        self.honest.close()


@pytest.fixture
def scene(exchange):
    scene = Scene(exchange)
    scene.check()
    yield scene
    scene.check()
    scene.close()


@pytest.mark.parametrize(
    "topic",
    [b"", b"book/", b"book/H800-80G/HZ/3m", b"book/h800-80g/hz/3m/", b"nothing/H800-80G/HZ/3m/", b"x" * 48, b"all"])  # fmt: skip
def test_an_unknown_topic_is_named_as_such(scene, topic):
    for name, fields in (("SnapshotRequest", SNAPSHOT), ("RangeRequest", RANGE)):
        refusal = scene.client.refusal(encode(name, **{**fields, "topic": topic}))
        assert (refusal.code, refusal.request_id) == (RejectCode.UNKNOWN_TOPIC, TOKEN)


@pytest.mark.parametrize(("first", "last"), [(0, 1), (0, 0), (2, 1), (2, 2), (1 << 63, (1 << 64) - 1), ((1 << 64) - 1, 1)])
def test_an_impossible_range_is_refused(scene, first, last):
    refusal = scene.client.refusal(encode("RangeRequest", **{**RANGE, "firstSequence": first, "lastSequence": last}))
    assert (refusal.code, refusal.request_id) == (RejectCode.RANGE_NOT_AVAILABLE, TOKEN)


def test_a_range_that_goes_on_behind_the_end_is_answered_as_far_as_it_goes(scene):
    scene.client.socket.send(encode("RangeRequest", **{**RANGE, "lastSequence": (1 << 64) - 1}))
    header, *messages = scene.client.answer()
    assert header.count == len(messages) == 1


@pytest.mark.parametrize(("frame", "code", "offset"), [
    (b"", None, 0),
    (b"\0", RejectCode.FRAME_TOO_SHORT, None),
    (bytes(8), RejectCode.WRONG_SCHEMA, None),
    (encode("RangeRequest", **RANGE)[:-8], RejectCode.FRAME_TOO_SHORT, None),
    (encode("RangeRequest", **RANGE) + b"\0\0\0", None, None),
    (b"\x48\0\xe7\x03\x79\x1e\1\0" + bytes(72), RejectCode.UNKNOWN_TEMPLATE, None),
    (encode("SnapshotRequest", **{**SNAPSHOT, "kind": 9}), RejectCode.FIELD_OUT_OF_RANGE, 8 + 56),
    (encode("FeedHeader", firstSequence=1, engineSequence=1, time=1, count=0), None, None),
], ids=["empty", "one byte", "zeros", "cut off", "too long", "template", "kind", "no request"])  # fmt: skip
def test_a_frame_that_is_no_request_gets_its_code_and_the_connection_goes_on(scene, frame, code, offset):
    if not frame:
        scene.client.socket.send(frame)
    else:
        refusal = scene.client.refusal(frame) if code else codec_of(scene.client, frame)
        assert code is None or refusal.code == code
        assert offset is None or refusal.offset == offset
    scene.client.socket.send(encode("SnapshotRequest", **SNAPSHOT))
    while not isinstance(header := scene.client.answer()[0], codec.SnapshotHeader):
        assert isinstance(header, codec.Rejected), header
    assert header.request_token == TOKEN


def codec_of(client, frame):
    """What a frame is answered that holds a request and then something that is none: the refusal is among it."""
    client.socket.send(frame)
    deadline = time.monotonic() + PATIENCE_S
    while time.monotonic() < deadline:
        for message in client.answer():
            if isinstance(message, codec.Rejected):
                return message
    raise AssertionError("no refusal came")


def test_requests_may_come_as_several_frames_of_one_message(scene):
    frames = [encode("SnapshotRequest", **{**SNAPSHOT, "requestToken": each}) for each in (1, 2, 3)]
    scene.client.socket.send_multipart(frames)
    assert [scene.client.answer()[0].request_token for _ in range(3)] == [1, 2, 3]


def test_an_empty_frame_in_front_as_a_req_socket_sends_it_does_no_harm(scene):
    scene.client.socket.send_multipart([b"", encode("SnapshotRequest", **SNAPSHOT)])
    messages = scene.client.answer()
    while not isinstance(messages[0], codec.SnapshotHeader):
        messages = scene.client.answer()
    assert messages[0].request_token == TOKEN


def test_a_frame_above_the_limit_is_refused_and_one_far_above_costs_the_connection(scene):
    assert scene.client.refusal(bytes(65_536 + 8)).code == RejectCode.FRAME_TOO_LONG
    peer = RawPeer(scene.exchange.address("replay"), b"DEALER")
    with pytest.raises(OSError):
        for _ in range(100):
            peer.send_frame(bytes(1 << 20))
    peer.close()


def test_garbage_disturbs_nobody(scene):
    seed = random.randrange(1 << 32)
    print("seed", seed)
    dice = random.Random(seed)
    request = encode("RangeRequest", **RANGE)
    for number in range(2_000):
        frame = bytearray(dice.choice([request, dice.randbytes(8 * dice.randrange(20)), request * dice.randrange(4)]))
        for _ in range(dice.randrange(6)):
            if frame:
                frame[dice.randrange(len(frame))] = dice.randrange(256)
        frames = [bytes(frame)] * dice.choice([1, 1, 1, 2, 5])
        scene.client.socket.send_multipart(frames)
        if number % 200 == 0:
            scene.check()
    # Half a message, and a connection that ends in the middle of one.
    peer = RawPeer(scene.exchange.address("replay"), b"DEALER")
    peer.send_frame(request, MORE)
    peer.close()


def test_too_many_requests_are_refused_to_who_asks_and_to_nobody_else():
    with running_exchange("replay-requests=5") as exchange:
        scene = Scene(exchange)
        scene.client.socket.send_multipart([encode("SnapshotRequest", **SNAPSHOT)] * 500)
        answers = [scene.client.answer()[0] for _ in range(500)]
        refused = [each for each in answers if isinstance(each, codec.Rejected)]
        assert {each.code for each in refused} == {RejectCode.TOO_MANY_REQUESTS}
        assert {each.request_id for each in refused} == {TOKEN}
        # Fifty at once, and a few more while they were answered.
        assert 50 <= len(answers) - len(refused) < 250
        other = Replay(exchange.address("replay"))
        assert other.ask_once("SnapshotRequest", TOPIC, time.monotonic() + PATIENCE_S, kind=0)[0]["topic"] == TOPIC
        # The bucket fills again.
        deadline = time.monotonic() + PATIENCE_S
        while True:
            scene.client.socket.send(encode("SnapshotRequest", **SNAPSHOT))
            if isinstance(scene.client.answer()[0], codec.SnapshotHeader):
                break
            assert time.monotonic() < deadline
            time.sleep(0.05)
        scene.close()
