"""Participants and an operator of the real server who do everything that shows on the feed, at random."""

import random
import time

import zmq
from exchange import NEVER, PATIENCE_S

from tenor import codec
from tenor.codec import SelfTradePrevention, Side, TimeInForce, TradingState

BOOKS = [("H800-80G", "HZ", "3m"), ("H800-80G", "HZ", "1m"), ("A100-80G", "HZ", "1m")]
ANSWERS = (
    codec.OrderAccepted, codec.OrderCancelled, codec.OrderAmended, codec.Rejected, codec.PoolOpened, codec.PoolChanged,
    codec.PoolClosed, codec.MassCancelled, codec.CommandDone, codec.LeaseEnded)  # fmt: skip


class Party:
    """A connection that sends a command and waits for what it led to, refused or not."""

    def __init__(self, exchange, name, secret=""):
        self.exchange = exchange
        self.socket = zmq.Context.instance().socket(zmq.DEALER)
        self.socket.setsockopt(zmq.LINGER, 0)
        self.socket.connect(exchange.address("order-entry"))
        self.orders, self.pools, self.leases = [], [], []
        self.engine_sequence = 0
        self.socket.send(
            codec.Logon(
                request_token=1, name=name, secret=secret, reports_after=NEVER,
                protocol_version=codec.SCHEMA_VERSION, cancel_on_disconnect=False).encode())  # fmt: skip
        self.last_request = self.receive(lambda message: isinstance(message, codec.LogonAccepted)).last_request_id

    def receive(self, is_awaited):
        deadline = time.monotonic() + PATIENCE_S
        found = None
        while found is None:
            assert time.monotonic() < deadline, self.exchange.log.read_text()
            assert self.exchange.process.poll() is None, self.exchange.log.read_text()
            if not self.socket.poll(100):
                continue
            for message in codec.decode_all(self.socket.recv()):
                self.engine_sequence = max(self.engine_sequence, getattr(message, "engine_sequence", None) or 0)
                if isinstance(message, codec.PoolOpened):
                    self.pools.append((message.pool, message.spec, message.region))
                elif isinstance(message, codec.LeaseOpened) and message.role == codec.LeaseRole.PROVIDER:
                    self.leases.append(message.lease)
                if found is None and is_awaited(message):
                    found = message
        return found

    def do(self, kind, **fields):
        self.last_request += 1
        request = self.last_request
        self.socket.send(kind(request_id=request, participant=0, **fields).encode())
        return self.receive(
            lambda message: isinstance(message, ANSWERS) and getattr(message, "request_id", None) == request)

    def order(self, instrument, side, quantity, price, **terms):
        answer = self.do(
            codec.NewOrder, instrument=instrument, side=side, quantity=quantity, price=price,
            order_type=codec.OrderType.LIMIT, self_trade_prevention=SelfTradePrevention.CANCEL_NEWEST,
            **{"time_in_force": TimeInForce.GOOD_TILL_CANCELLED, "post_only": False, "gang": False, **terms})  # fmt: skip
        if isinstance(answer, codec.OrderAccepted):
            self.orders.append(answer.request_id)
        return answer

    def close(self):
        self.socket.close(0)


class RandomMarket:
    """Some books in which everything happens; the same seed does the same."""

    def __init__(self, exchange, seed, specs=None):
        self.exchange, self.dice = exchange, random.Random(seed)
        self.parties = [Party(exchange, f"party{number}") for number in range(4)]
        self.operator = Party(exchange, "operator", (exchange.folder / "data" / "operator.secret").read_text().strip())
        self.instruments, self.places, self.symbols = [], {}, {}
        self.read_catalogue()

    def read_catalogue(self):
        party, codes = self.parties[0], {}

        def take(message):
            if isinstance(message, (codec.SpecDefinition, codec.RegionDefinition, codec.TenorDefinition)):
                part = message.NAME.removesuffix("Definition").lower()
                codes[part, getattr(message, part)] = message.code
            elif isinstance(message, codec.InstrumentDefinition):
                symbol = tuple(codes[part, getattr(message, part)] for part in ("spec", "region", "tenor"))
                if symbol in BOOKS:
                    self.instruments.append(message.instrument)
                    self.places[message.instrument] = (message.spec, message.region)
                    self.symbols[message.instrument] = "/".join(symbol) + "/"
            return isinstance(message, codec.QueryDone)

        party.socket.send(codec.QueryCatalogue(request_token=2).encode())
        party.receive(take)
        assert len(self.instruments) == len(BOOKS)

    @property
    def engine_sequence(self):
        """The last command that anybody was answered."""
        return max(party.engine_sequence for party in [self.operator, *self.parties])

    def act(self, times):
        """So many commands; all states of books, and therefore all topics, come up."""
        for _ in range(times):
            roll = self.dice.random()
            if roll < 0.05:
                self.set_state()
            elif roll < 0.25:
                self.change_order()
            elif roll < 0.33:
                self.use_pool()
            elif roll < 0.40:
                self.bid_for_alternatives()
            else:
                self.enter()

    def price(self):
        return 112_000 + 100 * self.dice.randrange(-8, 9)

    def units(self):
        return 8 * self.dice.randrange(1, 5)

    def set_state(self):
        states = [TradingState.OPEN] * 3 + [TradingState.PRE_OPEN, TradingState.HALTED]
        self.operator.do(
            codec.SetTradingState, instrument=self.dice.choice(self.instruments), state=self.dice.choice(states))  # fmt: skip

    def enter(self):
        party, side = self.dice.choice(self.parties), self.dice.choice(list(Side))
        terms = self.dice.choice([
            {}, {}, {}, {"time_in_force": TimeInForce.IMMEDIATE_OR_CANCEL}, {"post_only": True},
            {"display_quantity": 8}, {"gang": side == Side.BID}])  # fmt: skip
        party.order(self.dice.choice(self.instruments), side, self.units(), self.price(), **terms)

    def change_order(self):
        party = self.dice.choice(self.parties)
        if party.orders and self.dice.random() < 0.5:
            party.do(codec.CancelOrder, client_order=party.orders.pop(self.dice.randrange(len(party.orders))))
        elif party.orders:
            party.do(
                codec.AmendOrder, client_order=self.dice.choice(party.orders), price=self.price(),
                quantity=self.units())  # fmt: skip

    def use_pool(self):
        party = self.dice.choice(self.parties[:2])
        if party.leases and self.dice.random() < 0.3:
            party.do(codec.EndLease, lease=party.leases.pop())
        elif not party.pools or self.dice.random() < 0.2:
            spec, region = self.places[self.dice.choice(self.instruments)]
            party.do(codec.DepositCapacity, spec=spec, region=region, units=64)
        else:
            pool, spec, region = self.dice.choice(party.pools)
            for instrument in [each for each in self.instruments if self.places[each] == (spec, region)]:
                party.order(instrument, Side.OFFER, self.units(), self.price(), pool=pool)

    def bid_for_alternatives(self):
        books = self.dice.sample(self.instruments, 2)
        self.dice.choice(self.parties).do(
            codec.NewAlternatives, count=2, quantity=self.units(), instrument1=books[0], instrument2=books[1],
            price1=self.price(), price2=self.price(), time_in_force=TimeInForce.GOOD_TILL_CANCELLED,
            self_trade_prevention=SelfTradePrevention.CANCEL_NEWEST, gang=False)  # fmt: skip

    def settle(self, replay, topics):
        """Waits until the feed has what was done; returns each topic's last sequence, nothing of it about to change."""
        deadline = time.monotonic() + PATIENCE_S
        last, engine = {}, 0
        # Spot prices and statistics follow up to a second behind the fills that moved them.
        quiet_since = time.monotonic()
        while engine < self.engine_sequence or time.monotonic() < quiet_since + 1.5:
            assert time.monotonic() < deadline, f"the feed did not settle; {self.exchange.log.read_text()}"
            header, _ = replay.snapshot("all/")
            engine = header["engineSequence"]
            if header["topicSequence"] != last.get("all/"):
                last["all/"] = header["topicSequence"]
                quiet_since = time.monotonic()
            time.sleep(0.02)
        for topic in topics:
            last[topic] = replay.snapshot(topic)[0]["topicSequence"]
        return last

    def close(self):
        for party in [self.operator, *self.parties]:
            party.close()


