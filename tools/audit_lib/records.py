"""What the market consists of, as plainly as can be: lists, kept sorted."""

from bisect import insort
from dataclasses import dataclass, field
from typing import Any, List, Optional

from tenor.codec import RejectCode, SelfTradePrevention, Side, TradingState

NANOSECONDS_PER_HOUR = 3_600_000_000_000
LARGEST_TIME = 2**64 - 2


class Refused(Exception):
    """A command was refused and changes nothing."""

    def __init__(self, code: RejectCode):
        super().__init__(code.schema_name)
        self.code = code


class Numbers:
    """Ids as the exchange gives them: a generation above a slot; the slot given back last is the next to be taken."""

    def __init__(self, slot_bits: int):
        self.slot_bits = slot_bits
        self.free = []
        self.generations = [0]

    def take(self) -> int:
        if self.free:
            slot = self.free.pop()
        else:
            slot = len(self.generations)
            self.generations.append(0)
        return self.generations[slot] << self.slot_bits | slot

    def give_back(self, number: int) -> None:
        slot = number & (1 << self.slot_bits) - 1
        self.generations[slot] += 1
        self.free.append(slot)


@dataclass(eq=False)
class Collars:
    static_range: Optional[int] = None
    dynamic_range: Optional[int] = None
    reference: int = 0
    length: int = 0


@dataclass(eq=False)
class Book:
    number: int
    spec: int
    region: int
    hours: int
    lot_size: int
    tick_size: int
    protection: int
    state: TradingState = TradingState.OPEN
    last_price: int = 0
    bids: List["Order"] = field(default_factory=list)
    offers: List["Order"] = field(default_factory=list)
    gangs: List["Order"] = field(default_factory=list)
    stop_bids: List["Order"] = field(default_factory=list)
    stop_offers: List["Order"] = field(default_factory=list)
    collars: Optional[Collars] = None
    auction: int = 0

    @property
    def term(self) -> int:
        return self.hours * NANOSECONDS_PER_HOUR

    def side(self, side: Side) -> List["Order"]:
        """The orders that rest on a side, the best first."""
        return self.bids if side == Side.BID else self.offers

    def best(self, side: Side) -> Optional["Order"]:
        orders = self.side(side)
        return orders[0] if orders else None


# Where an order is.
NOWHERE = "nowhere"  # being matched
RESTING = "resting"
PARKED = "parked"
WAITING = "waiting"  # a gang bid
STOPPED = "stopped"  # a stop order that is not triggered
GONE = "gone"


@dataclass(eq=False)
class Order:
    id: int
    participant: int
    client_order: int
    book: Book
    side: Side
    price: Optional[int]
    remaining: int
    prevention: SelfTradePrevention
    shown: int = 0
    filled: int = 0
    display: int = 0
    minimum: int = 0
    stop_price: int = 0
    protection: Optional[int] = None
    post_only: bool = False
    gang: bool = False
    is_limit: bool = True
    pool: Optional["Pool"] = None
    group: Optional["Group"] = None
    place: str = NOWHERE
    arrival: int = 0

    def reach(self, units: int) -> int:
        """How many of `units` its pool has free."""
        return units if self.pool is None else min(units, self.pool.free)

    def shown_part(self) -> int:
        return self.reach(min(self.display, self.remaining) if self.display else self.remaining)

    def rank(self):
        """Price, then time: the least goes first."""
        return (-self.price if self.side == Side.BID else self.price, self.arrival)

    def stop_rank(self):
        return (self.stop_price if self.side == Side.BID else -self.stop_price, self.arrival)

    def _list(self):
        if self.place == RESTING:
            return self.book.side(self.side)
        if self.place == WAITING:
            return self.book.gangs
        if self.place == STOPPED:
            return self.book.stop_bids if self.side == Side.BID else self.book.stop_offers
        return None

    def put(self, place: str, arrival: int) -> None:
        """Puts it at the end of its queue in `place`."""
        self.place, self.arrival = place, arrival
        orders = self._list()
        if orders is not None:
            insort(orders, self, key=Order.stop_rank if place == STOPPED else Order.rank)

    def leave(self) -> None:
        """Takes it out of where it is."""
        orders = self._list()
        if orders is not None:
            orders.remove(self)
        self.place = NOWHERE


@dataclass(eq=False)
class Group:
    """A bid with alternatives: one order per alternative, which share their quantity."""

    legs: List[Order] = field(default_factory=list)


@dataclass(eq=False)
class Pool:
    id: int
    owner: int
    spec: int
    region: int
    units: int
    free: int
    end: Optional[int]
    lease: Optional["Lease"] = None
    implicit: bool = False
    out_of_service: int = 0
    open: bool = True
    offers: List[Order] = field(default_factory=list)
    leases: List["Lease"] = field(default_factory=list)

    @property
    def idle(self) -> bool:
        return not self.offers and not self.leases and self.out_of_service == 0


@dataclass(eq=False)
class Lease:
    id: int
    trade: int
    buyer: int
    pool: Pool
    book: Book
    units: int
    price: int
    start: int
    end: int
    deposited: int = 0
    live: bool = True
    pools: List[Pool] = field(default_factory=list)


@dataclass
class Limits:
    """The exchange's settings that decide what is refused."""

    maximum_open_orders: int = 16_000_000
    maximum_order_quantity: int = 100_000_000
    maximum_instruments: int = 100_000
    maximum_participants: int = 100_000
    maximum_pools: int = 8_000_000
    maximum_leases: int = 32_000_000


def refuse_unless(condition: Any, code: RejectCode) -> None:
    if not condition:
        raise Refused(code)
