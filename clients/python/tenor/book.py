"""Order books kept from the updates of their topics: by price level, and order by order."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import Dict, List, Optional, Tuple

from . import codec
from .repair import Snapshot
from .update import Update


class KeptBook(ABC):
    """What both kinds of order book have in common.

    is_complete: whether it is the book that the exchange has, as of the last update: it was begun with a snapshot, or with
    the first message of all, and nothing was lost since. What another shows may be wrong.
    """

    def __init__(self) -> None:
        self.is_complete = False

    def apply(self, update: Update) -> None:
        """Takes an update of the book's topic; messages of other kinds leave the book as it is."""
        if isinstance(update.message, Snapshot):
            self._clear()
            self.is_complete = True
            for message in update.message.messages:
                self._set(message)
            return
        if update.missed:
            self.is_complete = False
        if update.restarted or update.sequence == 1:
            # Before the first message of all the book was empty.
            self._clear()
            self.is_complete = update.sequence == 1
        self._set(update.message)

    @abstractmethod
    def _clear(self) -> None: ...

    @abstractmethod
    def _set(self, message: codec.Message) -> None: ...


@dataclass(frozen=True)
class Level:
    """A price level: price in ticks, units shown, number of orders."""

    price: int
    quantity: int
    order_count: int


class OrderBook(KeptBook):
    """The price levels of one order book. Feed keeps one for each `book/` topic in `Feed.books`.

    Two books are equal when all their levels are. Applying a level costs a dictionary access, reading a side sorts it.
    """

    def __init__(self) -> None:
        super().__init__()
        self._sides: Dict[codec.Side, Dict[int, Level]] = {side: {} for side in codec.Side}

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

    def _clear(self) -> None:
        for levels in self._sides.values():
            levels.clear()

    def _set(self, message: codec.Message) -> None:
        if isinstance(message, codec.BookLevel):
            levels = self._sides[message.side]
            if message.quantity == 0:
                levels.pop(message.price, None)
            else:
                levels[message.price] = Level(message.price, message.quantity, message.order_count)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, OrderBook) and self._sides == other._sides

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"OrderBook(bids={self.bids}, offers={self.offers})"


@dataclass(frozen=True)
class Queue:
    """The orders at one price, the one that trades first in front: pairs of the exchange's id and the units shown."""

    price: int
    orders: Tuple[Tuple[int, int], ...]

    @property
    def quantity(self) -> int:
        """Units shown by all of them."""
        return sum(quantity for _, quantity in self.orders)


class BookOrders(KeptBook):
    """The single orders of one order book. Feed keeps one for each `order/` topic in `Feed.orders`.

    Applying a message costs some dictionary accesses, reading a side sorts its prices. Two are equal when all their
    queues are.
    """

    def __init__(self) -> None:
        super().__init__()
        # The orders of a price, in the order in which they would trade.
        self._queues: Dict[Tuple[codec.Side, int], Dict[int, int]] = {}
        self._places: Dict[int, Tuple[codec.Side, int]] = {}

    def __len__(self) -> int:
        return len(self._places)

    @property
    def bids(self) -> List[Queue]:
        """The bids, highest price first."""
        return self._side(codec.Side.BID)[::-1]

    @property
    def offers(self) -> List[Queue]:
        """The offers, lowest price first."""
        return self._side(codec.Side.OFFER)

    @property
    def best_bid(self) -> Optional[Queue]:
        """The orders at the highest bid; None when there are none."""
        return next(iter(self.bids), None)

    @property
    def best_offer(self) -> Optional[Queue]:
        """The orders at the lowest offer; None when there are none."""
        return next(iter(self.offers), None)

    def _side(self, side: codec.Side) -> List[Queue]:
        prices = sorted(price for each, price in self._queues if each == side)
        return [Queue(price, tuple(self._queues[side, price].items())) for price in prices]

    def _clear(self) -> None:
        self._queues.clear()
        self._places.clear()

    def _set(self, message: codec.Message) -> None:
        if not isinstance(message, codec.OrderOnBook):
            return
        place, known = (message.side, message.price), self._places.get(message.order)
        if known and not (message.quantity and message.kept_priority and known == place):
            self._remove(message.order, known)
        if message.quantity:
            self._queues.setdefault(place, {})[message.order] = message.quantity
            self._places[message.order] = place

    def _remove(self, order: int, place: Tuple[codec.Side, int]) -> None:
        del self._places[order], self._queues[place][order]
        if not self._queues[place]:
            del self._queues[place]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, BookOrders) and (self.bids, self.offers) == (other.bids, other.offers)

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"BookOrders(bids={self.bids}, offers={self.offers})"


def keeps_book(topic: str) -> bool:
    """Whether the messages of a topic add up to a book; those of `all/`, which has every instrument's, do not."""
    return topic.startswith(("book/", "order/"))
