"""An order book kept from the messages of its topic."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Dict, List, Optional, Union

from . import codec
from .repair import Snapshot


@dataclass(frozen=True)
class Level:
    """A price level: price in ticks, units shown, number of orders."""

    price: int
    quantity: int
    order_count: int


class OrderBook:
    """The price levels of one order book. Feed keeps one for each `book/` topic in `Feed.books`.

    Two books are equal when all their levels are. Applying a level costs a dictionary access, reading a side sorts it.
    """

    def __init__(self) -> None:
        self._sides: Dict[codec.Side, Dict[int, Level]] = {side: {} for side in codec.Side}

    def apply(self, message: Union[codec.Message, Snapshot]) -> None:
        """Takes a BookLevel, or a snapshot of the book's topic; other messages change nothing."""
        if isinstance(message, Snapshot):
            for levels in self._sides.values():
                levels.clear()
            for each in message.messages:
                self.apply(each)
        elif isinstance(message, codec.BookLevel):
            levels = self._sides[message.side]
            if message.quantity == 0:
                levels.pop(message.price, None)
            else:
                levels[message.price] = Level(message.price, message.quantity, message.order_count)

    @property
    def bids(self) -> List[Level]:
        """The bids, highest price first."""
        return sorted(self._sides[codec.Side.BID].values(), key=lambda level: -level.price)

    @property
    def offers(self) -> List[Level]:
        """The offers, lowest price first."""
        return sorted(self._sides[codec.Side.OFFER].values(), key=lambda level: level.price)

    @property
    def best_bid(self) -> Optional[Level]:
        """The highest bid; None when there is none."""
        return max(self._sides[codec.Side.BID].values(), key=lambda level: level.price, default=None)

    @property
    def best_offer(self) -> Optional[Level]:
        """The lowest offer; None when there is none."""
        return min(self._sides[codec.Side.OFFER].values(), key=lambda level: level.price, default=None)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, OrderBook) and self._sides == other._sides

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"OrderBook(bids={self.bids}, offers={self.offers})"
