"""Commands in large frames, as many as the real server takes, and what its process uses."""

import os
import struct
import time

import zmq
from exchange import NEVER, PATIENCE_S

from tenor import codec

ORDERS_PER_FRAME = 200
IN_FLIGHT = 10 * ORDERS_PER_FRAME


class Flood:
    """A participant that enters bids on forty levels and cancels them all, over and over."""

    def __init__(self, exchange, instrument):
        self.exchange, self.instrument = exchange, instrument
        self.socket = zmq.Context.instance().socket(zmq.DEALER)
        self.socket.setsockopt(zmq.LINGER, 0)
        self.socket.setsockopt(zmq.RCVHWM, 0)
        self.socket.connect(exchange.address("order-entry"))
        self.socket.send(
            codec.Logon(
                request_token=1, name="flood", secret="", reports_after=NEVER,
                protocol_version=codec.SCHEMA_VERSION, cancel_on_disconnect=False).encode())  # fmt: skip
        assert self.socket.poll(PATIENCE_S * 1000), exchange.log.read_text()
        self.last_request = codec.decode_all(self.socket.recv())[0].last_request_id
        self.sent = self.answered = 0

    def run(self, commands, meanwhile=lambda: None):
        """Sends so many commands and waits until all are answered; calls `meanwhile` after each frame."""
        end = self.sent + commands
        deadline = time.monotonic() + PATIENCE_S
        while self.answered < end:
            assert time.monotonic() < deadline, f"{self.answered} of {end} commands were answered"
            if self.sent < end and self.sent - self.answered < IN_FLIGHT:
                self.send_frame()
                meanwhile()
            while self.socket.poll(0 if self.sent < end else 10):
                self.count(self.socket.recv())

    def send_frame(self):
        messages = [
            codec.NewOrder(
                request_id=self.last_request + number + 1, participant=0, instrument=self.instrument,
                side=codec.Side.BID, quantity=8, price=100_000 + 100 * (number % 40),
                order_type=codec.OrderType.LIMIT, time_in_force=codec.TimeInForce.GOOD_TILL_CANCELLED,
                post_only=False, self_trade_prevention=codec.SelfTradePrevention.CANCEL_NEWEST, gang=False)
            for number in range(ORDERS_PER_FRAME)]  # fmt: skip
        self.last_request += ORDERS_PER_FRAME + 1
        messages.append(codec.MassCancel(request_id=self.last_request, participant=0, side=codec.SideChoice.BOTH))
        self.socket.send(b"".join(message.encode() for message in messages))
        self.sent += len(messages)

    def count(self, frame):
        """Counts answers; decoding them all would be slower than the exchange."""
        answers = (codec.OrderAccepted.TEMPLATE_ID, codec.MassCancelled.TEMPLATE_ID)
        place = 0
        while place < len(frame):
            block, template = struct.unpack_from("<HH", frame, place)
            assert template != codec.Rejected.TEMPLATE_ID, codec.decode_all(frame)
            self.answered += template in answers
            place += 8 + block

    def close(self):
        self.socket.close(0)


def resident_bytes(process):
    """The memory that a process has in use."""
    with open(f"/proc/{process.pid}/statm") as file:
        return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def open_files(process):
    return len(os.listdir(f"/proc/{process.pid}/fd"))
