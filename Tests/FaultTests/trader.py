"""Clients that remember everything they were told, and hold the exchange to it after every restart."""

import random
import time
from typing import Dict, List, Optional, Tuple

import zmq
from exchange import PATIENCE_S, Exchange
from tenor import codec

NEVER = 2**64 - 1
RESENT_AFTER_ANSWER = 3  # commands that are sent again although their answers are known
COMPARED_AGAIN = 1_000  # reports heard before a restart that are told again after it; the server keeps more
DRAIN_MS = 20


class Trader:
    """A participant: what it sent, what it heard, and what is therefore true for ever."""

    def __init__(self, name: str, seed: int = 0) -> None:
        self.name = name
        self.random = random.Random(f"{seed} {name}")
        self.socket: Optional[zmq.Socket] = None
        self.exchange: Optional[Exchange] = None
        self.next_request = 1
        self.sent: Dict[int, codec.Message] = {}
        self.outcomes: Dict[int, codec.Message] = {}
        self.reports: List[codec.Message] = []  # the report with sequence n stands at n - 1
        self.open: Dict[int, int] = {}  # client order id: units left
        self.refused: List[codec.Rejected] = []  # by the gateway: never sequenced
        self.next_report = 1  # the report that must come next in this session
        self.answers: List[codec.Message] = []

    # Connection

    def connect(self, exchange: Exchange, reports_after: Optional[int] = None) -> codec.LogonAccepted:
        """Logs on with a new connection and asks for the reports after `reports_after` (the last heard)."""
        self.close()
        self.exchange = exchange
        self.socket = zmq.Context.instance().socket(zmq.DEALER)
        self.socket.setsockopt(zmq.LINGER, 0)
        self.socket.setsockopt(zmq.SNDHWM, 0)
        self.socket.connect(exchange.address("order-entry"))
        after = len(self.reports) if reports_after is None else reports_after
        self.next_report = after + 1
        self.socket.send(
            codec.Logon(
                request_token=1, name=self.name, secret="", reports_after=after, protocol_version=0,
                cancel_on_disconnect=False).encode())  # fmt: skip
        return self.answer(codec.LogonAccepted)

    def close(self) -> None:
        if self.socket is not None:
            self.socket.close()
            self.socket = None

    def pump(self, milliseconds: int = 0) -> bool:
        """Takes in what has arrived; whether anything had."""
        if not self.socket.poll(milliseconds):
            return False
        while True:
            try:
                frame = self.socket.recv(zmq.NOBLOCK)
            except zmq.Again:
                return True
            for message in codec.decode_all(frame):
                self.take(message)

    def drain(self) -> None:
        """Takes in what a server that has ended still sent."""
        while self.pump(DRAIN_MS):
            pass

    def until(self, condition, what: str) -> None:
        deadline = time.monotonic() + PATIENCE_S
        while not condition():
            assert time.monotonic() < deadline, f"{self.name}: not within {PATIENCE_S} s: {what}"
            if not self.pump(50) and not self.exchange.is_running:
                raise AssertionError(f"{self.name}: the server has ended while waiting for {what}: {self.exchange.said}")

    def answer(self, kind) -> codec.Message:
        """The next answer of `kind` that is no report."""

        def find():
            return next((index for index, message in enumerate(self.answers) if isinstance(message, kind)), None)

        self.until(lambda: find() is not None, kind.__name__)
        return self.answers.pop(find())

    # What is heard

    def take(self, message: codec.Message) -> None:
        sequence = getattr(message, "report_sequence", 0)
        if not sequence:
            is_refusal = isinstance(message, codec.Rejected)
            (self.refused if is_refusal else self.answers).append(message)
            return
        assert sequence == self.next_report, f"{self.name}: expected report {self.next_report}, got {message}"
        self.next_report += 1
        if sequence <= len(self.reports):
            told = self.reports[sequence - 1]
            assert message == told, f"{self.name}: was told {told}, now {message}"
            return
        self.reports.append(message)
        self.learn(message)

    def learn(self, message: codec.Message) -> None:
        if isinstance(message, codec.OrderAccepted):
            self.settle(message.request_id, message)
            self.open[message.request_id] = message.quantity
        elif isinstance(message, codec.Rejected):
            if message.code != codec.RejectCode.REQUEST_ID_NOT_RISING:
                self.settle(message.request_id, message)
            else:
                assert message.request_id in self.outcomes, f"{self.name}: a first sending was refused: {message}"
        elif isinstance(message, codec.OrderFilled):
            self.leave(message.client_order, message.remaining)
        elif isinstance(message, codec.OrderCancelled):
            self.leave(message.client_order, message.remaining)
            if isinstance(self.sent.get(message.request_id), codec.CancelOrder):
                self.settle(message.request_id, message)

    def settle(self, request: int, outcome: codec.Message) -> None:
        assert request in self.sent, f"{self.name}: never sent what {outcome} is about"
        assert request not in self.outcomes, f"{self.name}: two outcomes: {self.outcomes[request]} and {outcome}"
        self.outcomes[request] = outcome

    def leave(self, client_order: int, remaining: int) -> None:
        assert client_order in self.open, f"{self.name}: order {client_order} was not open"
        if remaining:
            self.open[client_order] = remaining
        else:
            del self.open[client_order]

    @property
    def unanswered(self) -> List[int]:
        return [request for request in self.sent if request not in self.outcomes]

    # What is sent

    def send(self, message: codec.Message) -> int:
        self.sent[message.request_id] = message
        self.socket.send(message.encode())
        return message.request_id

    def request(self) -> int:
        self.next_request += 1
        return self.next_request - 1

    def enter(self, instrument: int, side: codec.Side, price: int, quantity: int = 8) -> int:
        return self.send(
            codec.NewOrder(
                request_id=self.request(), instrument=instrument, side=side, quantity=quantity, price=price,
                order_type=codec.OrderType.LIMIT, time_in_force=codec.TimeInForce.GOOD_TILL_CANCELLED,
                post_only=False, self_trade_prevention=codec.SelfTradePrevention.CANCEL_NEWEST))  # fmt: skip

    def cancel(self, client_order: int) -> int:
        return self.send(codec.CancelOrder(request_id=self.request(), order=None, client_order=client_order))

    def act(self, instrument: int) -> None:
        """A random order or cancel."""
        most_open = 40
        if self.open and self.random.random() < (0.9 if len(self.open) > most_open else 0.3):
            self.cancel(self.random.choice(list(self.open)))
        else:
            side = self.random.choice((codec.Side.BID, codec.Side.OFFER))
            self.enter(instrument, side, self.random.randrange(108_000, 118_000, 1_000))

    def instrument(self) -> int:
        """The number of one order book of the built-in catalogue."""
        self.socket.send(codec.QueryCatalogue(request_token=2).encode())
        self.answer(codec.QueryDone)
        found = [message for message in self.answers if isinstance(message, codec.InstrumentDefinition)]
        self.answers.clear()
        return min(message.instrument for message in found)

    # The check

    def reconcile(self, exchange: Exchange) -> None:
        """Connects after a restart and holds the exchange to all that this trader was told.

        Everything it heard is told again, word for word, without holes; each command that was taken has exactly one
        outcome, and what was not taken has none; the open orders are those that follow. Then sends what was not taken
        again, and some of what was.
        """
        heard = len(self.reports)
        logon = self.connect(exchange, max(0, heard - COMPARED_AGAIN))
        assert logon.last_report_sequence >= heard, f"{self.name}: heard {heard} reports, the exchange knows {logon}"
        self.until(lambda: len(self.reports) >= logon.last_report_sequence, "reports that were missed")
        self.until(lambda: self.next_report > logon.last_report_sequence, "reports told again")
        for request in self.sent:
            is_taken = request <= logon.last_request_id
            assert is_taken == (request in self.outcomes), (
                f"{self.name}: request {request}, last taken {logon.last_request_id}, outcome"
                f" {self.outcomes.get(request)}"
            )
        assert self.open_orders() == self.open, self.name
        again = [request for request in self.sent if request in self.outcomes][-RESENT_AFTER_ANSWER:]
        for request in again + self.unanswered:
            self.socket.send(self.sent[request].encode())
        self.settled()

    def settled(self) -> None:
        """Waits until every command has its outcome."""
        self.until(lambda: not self.unanswered, "the outcomes of all commands")

    def open_orders(self) -> Dict[int, int]:
        self.socket.send(codec.QueryOpenOrders(request_token=3, participant=0).encode())
        self.answer(codec.QueryDone)
        orders = [message for message in self.answers if isinstance(message, codec.OpenOrder)]
        self.answers.clear()
        return {order.client_order: order.remaining for order in orders}


def load(traders: List[Trader], instrument: int, seconds: float, window: int = 48) -> Tuple[int, int]:
    """Keeps `window` commands of each trader in flight for `seconds` or until the server has ended.

    Returns how many were sent and how many were answered.
    """
    before = [(len(trader.sent), len(trader.outcomes)) for trader in traders]
    exchange = traders[0].exchange
    in_flight = {trader: len(trader.unanswered) for trader in traders}
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline and exchange.is_running:
        for trader in traders:
            sent, settled = len(trader.sent), len(trader.outcomes)
            for _ in range(window - in_flight[trader]):
                trader.act(instrument)
            trader.pump(1)
            in_flight[trader] += len(trader.sent) - sent - (len(trader.outcomes) - settled)
    sent = sum(len(trader.sent) - sent for trader, (sent, _) in zip(traders, before))
    answered = sum(len(trader.outcomes) - settled for trader, (_, settled) in zip(traders, before))
    return sent, answered
