"""Spot prices of the real server, computed again by tools/recompute-spot from what anybody can record.

The server's binary is named by TENOR_BINARY, as tools/test does.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest
import zmq

from spot_price.rule import Fill, impact_price, spot_price, traded
from tenor import codec

ROOT = Path(__file__).resolve().parents[3]
RECOMPUTE = ROOT / "tools" / "recompute-spot"
PATIENCE_S = 60  # how long anything is waited for before the test fails
BOOK = "H800-80G.HZ.3m"
TOPIC = "H800-80G/HZ/3m/"


class Exchange:
    """A server of its own with a short window, used through its command line."""

    def __init__(self, binary, folder):
        self.binary, self.folder = binary, folder
        self.places = {name: f"ipc://{folder}/{name}" for name in ("order-entry", "feed", "replay")}
        self.log = folder / "serve.log"
        flags = [text for name, place in self.places.items() for text in (f"--{name}", place)]
        self.environment = {**os.environ}
        for name, place in self.places.items():
            self.environment["TENOR_" + name.upper().replace("-", "_")] = place
        with self.log.open("w") as log:
            self.process = subprocess.Popen(
                [binary, "serve", "--data", folder / "data", "--http", "off", "--set", "spot-window=60,3m=3",
                 "--set", "impact-quantity=4", *flags], stdin=subprocess.DEVNULL, stdout=log, stderr=log)  # fmt: skip
        self.until(lambda: self.tenor("specs", check=False).returncode == 0)

    def until(self, condition):
        deadline = time.monotonic() + PATIENCE_S
        while not condition():
            assert self.process.poll() is None, self.log.read_text()
            assert time.monotonic() < deadline, f"not within {PATIENCE_S} s; {self.log.read_text()}"
            time.sleep(0.02)

    def tenor(self, *arguments, check=True):
        return subprocess.run(
            [self.binary, *arguments], env=self.environment, capture_output=True, text=True, check=check,
            timeout=PATIENCE_S)  # fmt: skip

    def order(self, participant, side, units, price):
        self.tenor(side, BOOK, str(units), "--price", price, "--as", participant)

    def trade(self, seller, buyer, units, price):
        self.order(seller, "offer", units, price)
        self.order(buyer, "bid", units, price)

    def stop(self):
        self.process.terminate()
        self.process.wait(PATIENCE_S)


class Recording:
    """What `tenor watch --json` prints of some topics."""

    def __init__(self, exchange, name, *topics):
        self.path = exchange.folder / name
        with self.path.open("w") as output:
            self.process = subprocess.Popen(
                [exchange.binary, "watch", *topics, "--json"], env=exchange.environment, stdout=output)  # fmt: skip

    def records(self, kind=None):
        lines = self.path.read_text().splitlines(keepends=True)
        records = [json.loads(line) for line in lines if line.endswith("\n")]
        return [record for record in records if kind in (None, record["kind"])]

    def methods(self):
        return [record["method"] for record in self.records("spot")]

    def stop(self):
        self.process.terminate()
        self.process.wait(PATIENCE_S)


@pytest.fixture
def exchange():
    binary = os.environ.get("TENOR_BINARY")
    if not binary:
        pytest.skip("TENOR_BINARY does not name a server; tools/test sets it")
    # Not pytest's own folder: the path of an ipc:// socket has room for 107 characters.
    folder = Path(tempfile.mkdtemp(prefix="tenor-"))
    exchange = Exchange(os.path.abspath(binary), folder)
    yield exchange
    exchange.stop()
    shutil.rmtree(folder)


def test_the_rule_of_the_program_gives_the_worked_example_of_the_docs():
    friends, others = 1, 2
    window = [Fill(1, 1, 120_000, 10, friends), Fill(2, 2, 122_000, 30, friends), Fill(3, 3, 118_000, 10, others)]
    assert traded(window) == 119_750
    assert spot_price(window, None, 119_000, 119_500) == (119_500, "traded")
    assert spot_price(window[:2], None, None, None) == (121_500, "singlePair")
    assert impact_price([(110, 3), (120, 9)], 4) == 112, "112.5, to even"
    assert impact_price([(110, 3)], 4) is None


def recompute(path):
    return subprocess.run(
        [sys.executable, RECOMPUTE, path], capture_output=True, text=True, timeout=PATIENCE_S)  # fmt: skip


def all_from_the_beginning(exchange):
    """The topic all/ as one body, from the socket for missed ranges."""
    socket = zmq.Context.instance().socket(zmq.DEALER)
    socket.setsockopt(zmq.LINGER, 0)
    socket.connect(exchange.places["replay"])
    request = codec.RangeRequest(request_token=1, topic="all/", first_sequence=1, last_sequence=2**64 - 1)
    socket.send(request.encode())
    messages, count = [], None
    while count is None or len(messages) < count:
        assert socket.poll(PATIENCE_S * 1000), "the range did not come"
        parts = codec.decode_all(socket.recv())
        if count is None:
            header = parts.pop(0)
            assert isinstance(header, codec.RangeHeader), header
            count = header.count
        messages += parts
    socket.close()
    moment = max(message.time for message in messages if hasattr(message, "time"))
    header = codec.FeedHeader(first_sequence=1, engine_sequence=0, time=moment, count=count)
    return header, messages


def play(exchange, recordings):
    """A market in which every method comes up, as the recordings show."""

    def seen(method):
        exchange.until(lambda: all(method in recording.methods() for recording in recordings))

    exchange.order("alice", "offer", 20, "12.5")
    exchange.order("bob", "bid", 20, "11.5")
    seen("middle")
    exchange.trade("alice", "bob", 10, "12")
    seen("singlePair")
    exchange.trade("alice", "carol", 5, "12.1001")
    exchange.trade("bob", "carol", 7, "11.7503")
    seen("traded")
    seen("carried")
    exchange.order("carol", "bid", 4, "12.3")
    seen("quoted")


def start(exchange, name, *topics):
    """A recording that has begun: something was said after its subscription came through."""
    recording = Recording(exchange, name, *topics)
    # In another book, which has to be quiet again before anything that is told of this one.
    price = iter(range(1, 10_000))

    def has_begun():
        exchange.tenor("bid", "H800-80G.HZ.1m", "1", "--price", str(next(price)), "--as", "dave")
        return recording.records()

    exchange.until(has_begun)
    return recording


def test_every_spot_price_of_the_server_follows_from_its_feed(exchange):
    whole = start(exchange, "all.jsonl", "all/")
    parts = Recording(exchange, "parts.jsonl", f"spot/{TOPIC}", f"fill/{TOPIC}")
    play(exchange, [whole])
    for recording in (whole, parts):
        recording.stop()

    result = recompute(whole.path)
    assert result.returncode == 0, result.stdout + result.stderr
    assert not result.stdout.startswith("0 "), result.stdout

    header, messages = all_from_the_beginning(exchange)
    spots = [message for message in messages if isinstance(message, codec.SpotPrice)]
    methods = {spot.method.schema_name for spot in spots}
    assert methods == {"middle", "singlePair", "traded", "carried", "quoted"}
    recording = exchange.folder / "all.bin"
    recording.write_bytes(b"".join(message.encode() for message in [header, *messages]))
    result = recompute(recording)
    assert result.returncode == 0, result.stdout + result.stderr
    assert f"{len(spots)} spot prices of 1 instruments checked" in result.stdout
    assert f"{len(spots)} with the book; 0 not checked" in result.stdout

    # The recording of two topics alone may have begun late; what it has must follow all the same.
    if parts.records():
        result = recompute(parts.path)
        assert result.returncode == 0, result.stdout + result.stderr


def test_a_price_that_does_not_follow_is_told(exchange, tmp_path):
    recording = start(exchange, "all.jsonl", "all/")
    play(exchange, [recording])
    recording.stop()
    records = recording.records()
    spot = [record for record in records if record["kind"] == "spot" and record["method"] == "traded"][0]
    honest = spot["price"]
    for wrong in (round(honest + 0.0001, 4), round(honest - 0.0001, 4)):
        spot["price"] = wrong
        changed = tmp_path / "changed.jsonl"
        changed.write_text("".join(json.dumps(record) + "\n" for record in records))
        result = recompute(changed)
        assert result.returncode == 1, result.stdout
        assert "price published" in result.stdout
    spot["price"] = honest
    for broken, complaint in (
        (records[:3] + records[4:], "goes from"),
        ([{**records[0], "kind": "fill"}], "not what tenor watch"),
        ([], "empty"),
    ):
        changed.write_text("".join(json.dumps(record) + "\n" for record in broken))
        result = recompute(changed)
        assert result.returncode == 2
        assert complaint in result.stderr


def test_the_usage_is_told():
    assert subprocess.run([sys.executable, RECOMPUTE], capture_output=True).returncode == 2
    result = subprocess.run([sys.executable, RECOMPUTE, "--help"], capture_output=True, text=True)
    assert result.returncode == 0 and "RECORDING" in result.stdout
    assert recompute("/nowhere").returncode == 2
