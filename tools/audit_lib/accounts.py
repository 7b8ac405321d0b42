"""What the ledger keeps of each order, pool, lease and trade."""

from dataclasses import dataclass
from typing import Optional

from tenor.codec import LeaseEndReason, Side


@dataclass
class Violation:
    """A rule that was broken: which, after which command, and how."""

    rule: str
    sequence: int
    what: str


@dataclass
class Trade:
    """One trade as both sides should have been told of it; `maker` and `taker` as of right after it."""

    id: int
    sequence: int
    time: int
    instrument: int
    hours: int
    price: int
    quantity: int
    sides: list


@dataclass
class OrderSide:
    participant: int
    order: int
    client_order: int
    remaining: int
    side: Side
    is_taker: bool


@dataclass
class PoolAccount:
    id: int
    owner: int
    deposited: int
    units: int
    end: Optional[int]
    lease: Optional[int]
    opened: int
    out: int = 0
    largest_out: int = 0


@dataclass
class LeaseAccount:
    id: int
    trade: int
    pool: int
    buyer: int
    provider: int
    instrument: int
    price: int
    units: int
    start: int
    end: int
    sequence: int
    time: int
    left: int = 0
    ended: Optional[int] = None
    lent: int = 0


@dataclass
class LeaseEnd:
    """A lease, or a part of it, ended: `units`, of which each was short of `undelivered` nanoseconds."""

    lease: LeaseAccount
    units: int
    remaining: int
    undelivered: int
    reason: LeaseEndReason
    sequence: int
    time: int


@dataclass
class OrderAccount:
    entered: int
    filled: int = 0
    cancelled: int = 0
