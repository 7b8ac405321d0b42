"""Random markets for the tests of tools/audit."""

import random

from audit_script import HOUR, LIMIT, OPERATOR, Script
from tenor import codec
from tenor.codec import OrderType, SelfTradePrevention, Side, SideChoice, TimeInForce, TradingState


class RandomScript(Script):
    """Commands of every kind at random, with time in jumps that end leases and expire orders."""

    def __init__(self, seed, count, lot_size=1):
        super().__init__(participants=6, lot_size=lot_size)
        self.chance = random.Random(seed)
        self.lot_size = lot_size
        kinds = (
            (30, self.random_order), (8, self.random_pool_offer), (5, self.random_gang), (5, self.random_alternatives),
            (8, self.random_cancel), (12, self.random_amend), (1, self.random_mass_cancel), (3, self.random_deposit),
            (4, self.random_sublet), (2, self.random_withdrawal), (2, self.random_early_end), (3, self.random_return),
            (2, self.random_state), (1, self.random_collars), (8, self.random_wait))  # fmt: skip
        for _ in range(count):
            self.chance.choices([kind for _, kind in kinds], [weight for weight, _ in kinds])[0]()

    def party(self):
        return self.chance.choice(list(self.names))

    def book(self):
        return self.chance.choice(list(self.instruments.values()))

    def units(self, most=12):
        return self.chance.randint(1, most) * self.lot_size

    def price(self):
        return self.chance.randint(95, 105)

    def some(self, values):
        return self.chance.choice(list(values)) if values else 0

    def maybe(self, share, value):
        return value if self.chance.random() < share else None

    def prevention(self):
        return self.chance.choice(list(SelfTradePrevention))

    def random_order(self):
        side, quantity = self.chance.choice(list(Side)), self.units()
        order_type = self.chance.choices(list(OrderType), [12, 2, 1, 1])[0]
        time_in_force = self.chance.choices(list(TimeInForce), [12, 3, 2, 2])[0]
        expires = self.time + self.chance.randint(1, 40) * HOUR
        is_stop = order_type in (OrderType.STOP, OrderType.STOP_LIMIT)
        self.order(
            self.party(), self.book(), side, quantity,
            self.price() if order_type in (LIMIT, OrderType.STOP_LIMIT) else None, order_type, time_in_force,
            post_only=self.chance.random() < 0.1, self_trade_prevention=self.prevention(),
            expires_at=expires if time_in_force == TimeInForce.GOOD_TILL_TIME else None,
            stop_price=self.price() if is_stop else None, minimum_quantity=self.maybe(0.1, self.units(4)),
            display_quantity=self.maybe(0.15, self.units(3)),
            protection=self.maybe(0.5, 3) if order_type == OrderType.MARKET else None)  # fmt: skip

    def random_pool_offer(self):
        pool = self.some([pool for pool in self.market.pools.values() if not pool.implicit])
        if not pool:
            return
        books = [each.number for each in self.market.books.values() if each.region == pool.region]
        for book in self.chance.sample(books, self.chance.randint(1, len(books))):
            self.offer(
                pool.owner, book, self.units(), self.price(), pool=pool.id, post_only=self.chance.random() < 0.1,
                display_quantity=self.maybe(0.15, self.units(3)),
                time_in_force=self.chance.choices(list(TimeInForce)[:3], [8, 1, 1])[0],
                self_trade_prevention=self.prevention())  # fmt: skip

    def random_gang(self):
        self.bid(
            self.party(), self.book(), self.units(), self.price(), gang=True, self_trade_prevention=self.prevention(),
            time_in_force=self.chance.choices(list(TimeInForce)[:2], [5, 1])[0])  # fmt: skip

    def random_alternatives(self):
        books = self.chance.sample(list(self.instruments.values()), self.chance.randint(1, 4))
        named = {f"instrument{place}": book for place, book in enumerate(books, start=1)}
        prices = {f"price{place}": self.price() for place in range(1, len(books) + 1)}
        time_in_force = self.chance.choices(list(TimeInForce), [6, 1, 0, 1])[0]
        expires = self.time + self.chance.randint(1, 40) * HOUR
        self.do(
            codec.NewAlternatives, self.party(), count=len(books), quantity=self.units(), **named, **prices,
            time_in_force=time_in_force, self_trade_prevention=self.prevention(), gang=self.chance.random() < 0.3,
            expires_at=expires if time_in_force == TimeInForce.GOOD_TILL_TIME else None)  # fmt: skip

    def random_cancel(self):
        order = self.some(self.market.by_order.values())
        if order and self.chance.random() < 0.5:
            self.do(codec.CancelOrder, order.participant, client_order=order.client_order)
        elif order:
            self.do(codec.CancelOrder, order.participant, order=order.id)

    def random_amend(self):
        order = self.some(self.market.by_order.values())
        if order:
            self.do(
                codec.AmendOrder, order.participant, order=order.id, price=self.maybe(0.4, self.price()),
                quantity=self.maybe(0.7, self.units()))  # fmt: skip

    def random_mass_cancel(self):
        self.do(
            codec.MassCancel, self.party(), instrument=self.maybe(0.7, self.book()),
            side=self.chance.choice(list(SideChoice)))  # fmt: skip

    def random_deposit(self):
        self.do(
            codec.DepositCapacity, self.party(), spec=1, region=self.chance.randint(1, 2), units=self.units(40),
            end=self.maybe(0.5, self.time + self.chance.randint(0, 200) * HOUR))  # fmt: skip

    def random_sublet(self):
        lease = self.some(self.market.leases.values())
        if lease:
            self.do(codec.DepositLease, lease.buyer, lease=lease.id, units=self.maybe(0.5, self.units(4)))

    def random_withdrawal(self):
        pool = self.some(self.market.pools.values())
        if pool:
            self.do(codec.WithdrawCapacity, pool.owner, pool=pool.id, units=self.maybe(0.7, self.units(5)))

    def random_early_end(self):
        lease = self.some(self.market.leases.values())
        if lease:
            self.do(codec.EndLease, lease.pool.owner, lease=lease.id, units=self.maybe(0.5, self.units(3)))

    def random_return(self):
        pool = self.some([pool for pool in self.market.pools.values() if pool.out_of_service])
        if pool:
            self.do(codec.ReturnCapacity, pool.owner, pool=pool.id, units=self.units(5))

    def random_state(self):
        states = [TradingState.OPEN, TradingState.PRE_OPEN, TradingState.HALTED]
        state = self.chance.choices(states, [8, 3, 1])[0]
        self.do(codec.SetTradingState, OPERATOR, instrument=self.maybe(0.5, self.book()), state=state)

    def random_collars(self):
        self.do(
            codec.SetCollars, OPERATOR, instrument=self.book(), static_range=self.maybe(0.5, 4),
            dynamic_range=self.maybe(0.5, 2), reference=self.maybe(0.5, 100), auction_nanoseconds=HOUR)  # fmt: skip

    def random_wait(self):
        self.wait(self.chance.choice([1, HOUR // 2, HOUR, 5 * HOUR, 24 * HOUR]))
