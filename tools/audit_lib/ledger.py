"""Keeps account of what a market does, and finds where it breaks a rule.

It believes nothing that the market's books say of themselves: it adds up deposits, leases, fills and cancels on its
own.
"""

from dataclasses import dataclass, field
from typing import Dict, List, Optional

from tenor.codec import LeaseEndReason, TradingState

from .accounts import LeaseAccount, LeaseEnd, OrderAccount, OrderSide, PoolAccount, Trade, Violation

POOL_OVERSOLD = "poolOversold"
LEASE_BEYOND_POOL = "leaseBeyondPool"
LEASE_OVERLENT = "leaseOverlent"
SUBLEASE_OUTSIDE = "subLeaseOutsideLease"
BOOK_CROSSED = "bookCrossed"
ORDER_UNBALANCED = "orderUnbalanced"


@dataclass
class Ledger:
    """What was deposited, leased, entered, filled and cancelled."""

    sequence: int = 0
    time: int = 0
    moment: int = 0
    violations: List[Violation] = field(default_factory=list)
    trades: List[Trade] = field(default_factory=list)
    pools: Dict[int, PoolAccount] = field(default_factory=dict)
    leases: Dict[int, LeaseAccount] = field(default_factory=dict)
    ends: List[LeaseEnd] = field(default_factory=list)
    orders: Dict[int, OrderAccount] = field(default_factory=dict)

    def begin(self, sequence: int, time: int) -> None:
        """A command begins; `moment` is the time of what happens, which for what was due is earlier than `time`."""
        self.sequence, self.time = sequence, time

    def violated(self, rule: str, what: str) -> None:
        self.violations.append(Violation(rule, self.sequence, what))

    # Orders

    def entered(self, order: int, quantity: int, alternatives=()) -> None:
        account = OrderAccount(quantity)
        self.orders[order] = account
        for alternative in alternatives:
            self.orders[alternative] = account

    def amended(self, order: int, before: int, after: int) -> None:
        self.orders[order].entered += after - before

    def cancelled(self, order: int, quantity: int) -> None:
        self.orders[order].cancelled += quantity

    def traded(self, number: int, quantity: int, price: int, maker, taker) -> None:
        sides = [
            OrderSide(each.participant, each.id, each.client_order, each.remaining, each.side, each is taker)
            for each in (maker, taker)
        ]
        book = maker.book
        self.trades.append(Trade(number, self.sequence, self.time, book.number, book.hours, price, quantity, sides))
        for each in (maker, taker):
            self.orders[each.id].filled += quantity

    def check_orders(self, live) -> None:
        """At the end: of every order, filled + cancelled + left = entered. `live`: id to units left."""
        for order, account in self.orders.items():
            left = live.get(order, 0)
            total = account.filled + account.cancelled + left
            if total != account.entered:
                self.violated(
                    ORDER_UNBALANCED,
                    f"order {order}: {account.filled} filled + {account.cancelled} cancelled + {left} left"
                    f" = {total}, but {account.entered} were entered")  # fmt: skip

    # Pools and leases

    def pool_opened(self, pool: int, owner: int, units: int, end: Optional[int], lease: Optional[int]) -> None:
        self.pools[pool] = PoolAccount(pool, owner, units, units, end, lease, self.moment)
        if lease is not None:
            head = self.leases[lease]
            if end is None or end > head.end:
                self.violated(SUBLEASE_OUTSIDE, f"pool {pool} of lease {lease} ends at {end}, the lease at {head.end}")

    def pool_changed(self, pool: int, units: int) -> None:
        """Units came into the pool, or (below 0) left it, otherwise than by a lease."""
        account = self.pools[pool]
        account.units += units
        self._check_pool(account)

    def lease_opened(self, lease) -> None:
        pool = self.pools[lease.pool.id]
        account = LeaseAccount(
            lease.id, lease.trade, pool.id, lease.buyer, pool.owner, lease.book.number, lease.price, lease.units,
            lease.start, lease.end, self.sequence, self.time, left=lease.units)  # fmt: skip
        self.leases[lease.id] = account
        pool.out += account.units
        pool.largest_out = max(pool.largest_out, pool.out)
        self._check_pool(pool)
        if pool.end is not None and account.end > pool.end:
            what = f"lease {lease.id} ends at {account.end}, its pool {pool.id} at {pool.end}"
            self.violated(LEASE_BEYOND_POOL, what)
        if pool.lease is not None:
            self._lend(pool, account.units)

    def lease_ended(self, lease: int, units: int, reason: LeaseEndReason) -> None:
        account = self.leases[lease]
        account.left -= units
        undelivered = account.end - self.moment
        self.ends.append(LeaseEnd(account, units, account.left, undelivered, reason, self.sequence, self.time))
        if account.left == 0:
            account.ended = self.moment
        pool = self.pools[account.pool]
        pool.out -= units
        if pool.lease is not None:
            self.leases[pool.lease].lent -= units
        if account.left > 0 or account.ended < account.end:
            self._check_lent(account)

    def _lend(self, pool: PoolAccount, units: int) -> None:
        head = self.leases[pool.lease]
        head.lent += units
        self._check_lent(head)

    def _check_lent(self, head: LeaseAccount) -> None:
        if head.lent > head.left:
            self.violated(LEASE_OVERLENT, f"lease {head.id} has {head.left} units, of which {head.lent} are lent on")

    def _check_pool(self, pool: PoolAccount) -> None:
        if pool.out > pool.units:
            self.violated(POOL_OVERSOLD, f"pool {pool.id} has {pool.units} units, of which {pool.out} are on lease")

    def check_leases(self) -> None:
        """At the end: every sub-lease began and ended within its lease."""
        for lease in self.leases.values():
            head = self.leases.get(self.pools[lease.pool].lease)
            if head is None:
                continue
            until = lease.end if lease.ended is None else lease.ended
            last = head.end if head.ended is None else head.ended
            if lease.start < head.start or until > last:
                self.violated(
                    SUBLEASE_OUTSIDE,
                    f"lease {lease.id} runs from {lease.start} to {until}, lease {head.id}, whose units it"
                    f" lends on, from {head.start} to {last}")  # fmt: skip

    # Books

    def check_books(self, books) -> None:
        """No open book is crossed, but by gang bids that no single crossing offer can fill."""
        for book in books.values():
            if not book.offers or book.state != TradingState.OPEN:
                continue
            if book.bids:
                bid = max(order.price for order in book.bids)
                offer = min(order.price for order in book.offers)
                if bid >= offer:
                    self.violated(BOOK_CROSSED, f"book {book.number}: best bid {bid}, best offer {offer}")
            if book.gangs and book.collars is None:
                self._check_gangs(book)

    def _check_gangs(self, book) -> None:
        for gang in book.gangs:
            for offer in book.offers:
                fits = offer.price <= gang.price and offer.shown >= gang.remaining
                if fits and offer.participant != gang.participant:
                    waits = f"gang bid {gang.id} waits at {gang.price} for {gang.remaining}"
                    what = f"{waits}, offer {offer.id} shows {offer.shown} at {offer.price}"
                    self.violated(BOOK_CROSSED, f"book {book.number}: {what}")
