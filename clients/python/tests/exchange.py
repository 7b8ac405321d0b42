"""A real server for the tests, and a participant of it that needs the codec only.

The server's binary is named by TENOR_BINARY, as tools/test does.
"""

import contextlib
import os
import re
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

import pytest
import zmq

from tenor import codec

PYTHON_CLIENT = Path(__file__).resolve().parents[1]
PATIENCE_S = 60  # how long anything is waited for before the test fails
NEVER = 2**64 - 1


@contextlib.contextmanager
def running_exchange(*settings, before=lambda data: None, arguments=()):
    """A server with these settings and further arguments; skips the test when no binary is named.

    `before` may fill its data folder.
    """
    binary = os.environ.get("TENOR_BINARY")
    if not binary:
        pytest.skip("TENOR_BINARY does not name a server; tools/test sets it")
    # Not pytest's own folder: the path of an ipc:// socket has room for 107 characters.
    folder = Path(tempfile.mkdtemp(prefix="tenor-"))
    (folder / "data").mkdir()
    before(folder / "data")
    exchange = Exchange(str(Path(binary).resolve()), folder, *settings, arguments=arguments)
    try:
        yield exchange
    finally:
        exchange.stop()
        shutil.rmtree(folder)


class Exchange:
    """A server of its own on sockets in a temporary folder; `stop` and `start` make a restart."""

    def __init__(self, binary, folder, *settings, arguments=()):
        self.folder = folder
        self.log = folder / "serve.log"
        self.command = [binary, "serve", "--data", folder / "data", "--http", "off", "--feed", "tcp://127.0.0.1:*"]
        for socket in ("order-entry", "feed", "replay"):
            self.command += [f"--{socket}", self.address(socket)]
        for setting in settings:
            self.command += ["--set", setting]
        self.command += arguments
        self.start()

    def start(self):
        with self.log.open("a") as log:
            self.process = subprocess.Popen(self.command, stdin=subprocess.DEVNULL, stdout=log, stderr=log)

    def address(self, socket):
        return f"ipc://{self.folder}/{socket}"

    def tcp_feed(self):
        """Host and port at which the feed is published too."""
        deadline = time.monotonic() + PATIENCE_S
        while not (found := re.search(r"feed +.*tcp://127\.0\.0\.1:(\d+)", self.log.read_text())):
            assert time.monotonic() < deadline and self.process.poll() is None, self.log.read_text()
            time.sleep(0.01)
        return "127.0.0.1", int(found[1])

    def kill(self):
        """Ends it at once, as a power cut would."""
        self.process.kill()
        self.process.wait(PATIENCE_S)

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
