"""The examples are what the READMEs quote, and work against the real server.

The server's binary is named by TENOR_BINARY, as tools/test does.
"""

import os
import select
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest
import zmq

from tenor import codec

PYTHON_CLIENT = Path(__file__).resolve().parents[1]
ROOT = PYTHON_CLIENT.parents[1]
FILLS = PYTHON_CLIENT / "examples" / "fills.py"
PATIENCE_S = 60  # how long anything is waited for before the test fails
NEVER = 2**64 - 1


@pytest.mark.parametrize("readme", [ROOT / "README.md", PYTHON_CLIENT / "README.md"], ids=["repository", "client"])
def test_the_readme_quotes_the_subscriber_word_for_word(readme):
    assert f"```python\n{FILLS.read_text()}```\n" in readme.read_text()


def test_the_subscriber_has_ten_lines_of_code():
    lines = [line for line in FILLS.read_text().splitlines() if line.strip() and not line.lstrip().startswith("#")]
    assert len(lines) == 10


class Exchange:
    """A server of its own on sockets in a temporary folder."""

    def __init__(self, binary, folder):
        self.folder = folder
        self.log = folder / "serve.log"
        command = [binary, "serve", "--data", folder / "data", "--http", "off"]
        for socket in ("order-entry", "feed", "replay"):
            command += [f"--{socket}", self.address(socket)]
        with self.log.open("w") as log:
            self.process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log)

    def address(self, socket):
        return f"ipc://{self.folder}/{socket}"

    def stop(self):
        self.process.terminate()
        try:
            self.process.wait(PATIENCE_S)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
            raise


class Trader:
    """A participant with the codec and a socket, nothing else."""

    def __init__(self, exchange, name):
        self.exchange = exchange
        self.socket = zmq.Context.instance().socket(zmq.DEALER)
        self.socket.setsockopt(zmq.LINGER, 0)
        self.socket.connect(exchange.address("order-entry"))
        self.waiting = []
        self.send(
            codec.Logon(
                request_token=1, name=name, secret="", reports_after=NEVER, protocol_version=0,
                cancel_on_disconnect=False))  # fmt: skip
        self.last_request = self.expect(codec.LogonAccepted).last_request_id

    def send(self, message):
        self.socket.send(message.encode())

    def expect(self, kind):
        """The next message of `kind`; those before it are passed over."""
        deadline = time.monotonic() + PATIENCE_S
        while time.monotonic() < deadline:
            while self.waiting:
                message = self.waiting.pop(0)
                assert not isinstance(message, codec.Rejected), message
                if isinstance(message, kind):
                    return message
            assert self.exchange.process.poll() is None, self.exchange.log.read_text()
            if self.socket.poll(100):
                self.waiting = codec.decode_all(self.socket.recv())
        raise AssertionError(f"no {kind.__name__} came within {PATIENCE_S} s; {self.exchange.log.read_text()}")

    def instrument(self, spec, region, tenor):
        """The number of a spec's order book in a region for a tenor."""
        self.send(codec.QueryCatalogue(request_token=2))
        codes, numbers = {}, {}
        while True:
            message = self.expect(codec.Message)
            if isinstance(message, codec.QueryDone):
                return numbers[spec, region, tenor]
            if isinstance(message, codec.SpecDefinition):
                codes["spec", message.spec] = message.code
            elif isinstance(message, codec.RegionDefinition):
                codes["region", message.region] = message.code
            elif isinstance(message, codec.TenorDefinition):
                codes["tenor", message.tenor] = message.code
            elif isinstance(message, codec.InstrumentDefinition):
                parts = [(part, getattr(message, part)) for part in ("spec", "region", "tenor")]
                numbers[tuple(codes[part] for part in parts)] = message.instrument

    def enter(self, instrument, side, quantity, price):
        self.last_request += 1
        self.send(
            codec.NewOrder(
                request_id=self.last_request, instrument=instrument, side=side, quantity=quantity, price=price,
                order_type=codec.OrderType.LIMIT, time_in_force=codec.TimeInForce.GOOD_TILL_CANCELLED,
                post_only=False, self_trade_prevention=codec.SelfTradePrevention.CANCEL_NEWEST))  # fmt: skip
        return self.expect(codec.OrderAccepted)


@pytest.fixture
def exchange():
    binary = os.environ.get("TENOR_BINARY")
    if not binary:
        pytest.skip("TENOR_BINARY does not name a server; tools/test sets it")
    # Not pytest's own folder: the path of an ipc:// socket has room for 107 characters.
    folder = Path(tempfile.mkdtemp(prefix="tenor-"))
    exchange = Exchange(binary, folder)
    yield exchange
    exchange.stop()
    shutil.rmtree(folder)


def test_the_subscriber_prints_a_fill_of_the_real_server(exchange):
    provider, buyer = Trader(exchange, "lakeside"), Trader(exchange, "studio")
    instrument = provider.instrument("H800-80G", "HZ", "3m")
    subscriber = subprocess.Popen(
        [sys.executable, FILLS, exchange.address("feed")], stdout=subprocess.PIPE, text=True,
        env={**os.environ, "PYTHONPATH": str(PYTHON_CLIENT)})  # fmt: skip
    try:
        deadline = time.monotonic() + PATIENCE_S
        # A trade before the subscription has arrived is not sent to it: trade until one is seen.
        while not select.select([subscriber.stdout], [], [], 0.2)[0]:
            assert time.monotonic() < deadline, f"no fill was printed; {exchange.log.read_text()}"
            assert subscriber.poll() is None, "the subscriber has ended"
            provider.enter(instrument, codec.Side.OFFER, 8, 112_000)
            buyer.enter(instrument, codec.Side.BID, 8, 115_000)
            assert buyer.expect(codec.OrderFilled).price == 112_000
        assert subscriber.stdout.readline() == "fill/H800-80G/HZ/3m/ 8 units at 11.2 CNY per unit-hour\n"
    finally:
        subscriber.kill()
        subscriber.wait()
        subscriber.stdout.close()
