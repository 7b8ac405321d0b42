"""Clients that trade at random with the real server, for the tests of tools/audit."""

import random

from audit_exchange import NEVER, Session, run_sessions
from audit_script import LIMIT
from tenor import codec
from tenor.codec import SelfTradePrevention, Side, TimeInForce


class Dealer(Session):
    """A client that keeps several commands in flight: it deposits, offers, bids, sublets, amends and cancels."""

    IN_FLIGHT = 4

    def __init__(self, exchange, number, instruments):
        super().__init__(exchange, f"dealer{number}", 0)
        self.chance = random.Random(number)
        self.instruments = instruments
        self.commands_left = self.chance.randint(20, 50)
        self.pending, self.orders, self.pools, self.bought, self.sold = set(), [], {}, [], []
        self.is_provider = number % 3 == 0

    @property
    def is_finished(self):
        return self.commands_left == 0 and not self.pending

    def handle(self, messages):
        for message in messages:
            self.pending.discard(getattr(message, "request_id", None))
            if isinstance(message, codec.OrderAccepted):
                self.orders.append(message.request_id)
            elif isinstance(message, codec.PoolOpened):
                self.pools[message.pool] = (message.spec, message.region)
            elif isinstance(message, codec.LeaseOpened):
                (self.bought if message.role == codec.LeaseRole.BUYER else self.sold).append(message.lease)
        while self.participant and self.commands_left and len(self.pending) < self.IN_FLIGHT:
            self.send_next()

    def send_next(self):
        self.commands_left -= 1
        self.last_request += 1
        self.pending.add(self.last_request)
        self.socket.send(self.next_command()(request_id=self.last_request).encode())

    def next_command(self):
        """The next command, but for its request id."""
        roll = self.chance.random()
        if self.is_provider and not self.pools and roll < 0.5:
            return self.command(codec.DepositCapacity, spec=self.chance.randint(1, 2), region=1,
                                units=self.chance.randint(10, 40))  # fmt: skip
        if self.orders and roll < 0.2:
            order = self.chance.choice(self.orders)
            if roll < 0.1:
                return self.command(codec.CancelOrder, client_order=order)
            return self.command(codec.AmendOrder, client_order=order, price=self.price(), quantity=self.units())
        if self.bought and roll < 0.3:
            return self.command(codec.DepositLease, lease=self.chance.choice(self.bought))
        if self.sold and roll < 0.33:
            return self.command(codec.EndLease, lease=self.chance.choice(self.sold))
        if roll > 0.95:
            return self.alternatives()
        return self.order(roll)

    def order(self, roll):
        side, pool = Side.BID, None
        spec, region = self.chance.randint(1, 2), 1
        if self.pools and (roll < 0.7 if self.is_provider else roll < 0.4):
            side, pool = Side.OFFER, self.chance.choice(list(self.pools))
            spec, region = self.pools[pool]
        tenors = [tenor for each, place, tenor in self.instruments if (each, place) == (spec, region)]
        time_in_force = self.chance.choice([TimeInForce.GOOD_TILL_CANCELLED, TimeInForce.IMMEDIATE_OR_CANCEL])
        return self.command(
            codec.NewOrder, instrument=self.instruments[spec, region, self.chance.choice(tenors)], side=side, pool=pool,
            price=self.price(), quantity=self.units(), order_type=LIMIT, time_in_force=time_in_force, post_only=False,
            self_trade_prevention=SelfTradePrevention.CANCEL_NEWEST,
            gang=side == Side.BID and self.chance.random() < 0.2)  # fmt: skip

    def alternatives(self):
        books = [self.instruments[key] for key in self.chance.sample(sorted(self.instruments), 3)]
        return self.command(
            codec.NewAlternatives, count=3, quantity=self.units(),
            **{f"instrument{place}": book for place, book in enumerate(books, start=1)},
            **{f"price{place}": self.price() for place in range(1, 4)},
            time_in_force=TimeInForce.GOOD_TILL_CANCELLED, self_trade_prevention=SelfTradePrevention.CANCEL_NEWEST,
            gang=False)  # fmt: skip

    def command(self, kind, **fields):
        return lambda request_id: kind(request_id=request_id, participant=0, **fields)

    def price(self):
        return self.chance.randint(95_000, 105_000)

    def units(self):
        return self.chance.randint(1, 12)


def instruments_of(exchange):
    """The books of two specs in one region: spec, region and tenor to number."""
    session = Session(exchange, "planner", NEVER)
    instruments = {}

    def handle(_, messages):
        for message in messages:
            if isinstance(message, codec.InstrumentDefinition) and message.spec <= 2 and message.region == 1:
                instruments[message.spec, message.region, message.tenor] = message.instrument

    run_sessions(exchange, [session], handle, lambda: session.participant is not None)
    session.socket.send(codec.QueryCatalogue(request_token=2).encode())
    run_sessions(exchange, [session], handle, lambda: session.is_done)
    session.socket.close()
    return instruments
