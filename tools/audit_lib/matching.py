"""Continuous matching: the walk of an incoming order, and stops."""

from tenor.codec import SelfTradePrevention, Side, TradingState

from .records import NOWHERE, RESTING, WAITING, Book, Order


def opposite(side: Side) -> Side:
    return Side.OFFER if side == Side.BID else Side.BID


def within(price: int, limit: int, side: Side) -> bool:
    """Whether an order of `side` with `limit` may trade at `price`."""
    return price <= limit if side == Side.BID else price >= limit


class Matching:
    def execute(self, order: Order, rests: bool, whole: bool = False, minimum: int = 0) -> None:
        """Matches an order that is in no book, and sees to what is left of it."""
        book = order.book
        if book.state != TradingState.OPEN:
            return self.come_to_rest(order) if rests else self.drop(order)
        limit = self._limit(order)
        if limit is None:
            return self.drop(order)
        collared = self.collared(book, order.side, limit)
        if whole and not self._can_fill(order, order.remaining, collared):
            return self.drop(order)
        if minimum and not self._can_fill(order, minimum, collared):
            return self.drop(order)
        met_itself = self.match_gang(order, collared) if order.gang else self._walk(order, collared)
        stopped = not met_itself and order.remaining > 0 and self.is_stopped(book, order.side, limit, collared)
        if order.remaining == 0:
            self.release(order)
        elif met_itself or not rests:
            self.drop(order)
        else:
            self.come_to_rest(order)
        if stopped:
            self.start_auction(book)

    def _limit(self, order: Order):
        """The worst price at which it may trade; None: there is nothing to measure it by."""
        if order.price is not None:
            return order.price
        best = order.book.best(opposite(order.side))
        if best is None:
            return None
        protection = order.book.protection if order.protection is None else order.protection
        steps = protection // order.book.tick_size * order.book.tick_size
        return best.price + steps if order.side == Side.BID else best.price - steps

    def come_to_rest(self, order: Order) -> None:
        if order.gang:
            order.shown = order.remaining
            return order.put(WAITING, self.next_arrival())
        order.shown = order.shown_part()
        if order.shown == 0:
            return self.park(order)
        order.put(RESTING, self.next_arrival())

    def is_stopped(self, book: Book, side: Side, limit: int, collared: int) -> bool:
        """Whether the best price is within an order's limit, but beyond its collar."""
        best = book.best(opposite(side))
        return best is not None and within(best.price, limit, side) and not within(best.price, collared, side)

    def _can_fill(self, order: Order, quantity: int, limit: int) -> bool:
        """Whether ordinary orders within `limit` would fill `quantity` at once; units of a pool count once."""
        if order.reach(quantity) < quantity:
            return False
        makers = [m for m in order.book.side(opposite(order.side)) if within(m.price, limit, order.side)]
        left_in_pool, missing = {}, quantity

        def count(maker, units):
            if maker.pool is None:
                return units
            left = left_in_pool.get(maker.pool, maker.pool.free)
            left_in_pool[maker.pool] = left - min(units, left)
            return min(units, left)

        for price in dict.fromkeys(maker.price for maker in makers):
            level = [maker for maker in makers if maker.price == price]
            others = [maker for maker in level if maker.participant != order.participant]
            for maker in level:
                if missing <= 0:
                    break
                if maker.participant != order.participant:
                    missing -= count(maker, maker.shown)
                elif order.prevention != SelfTradePrevention.CANCEL_OLDEST:
                    # What icebergs before it hide comes back behind it.
                    return False
            if missing > 0 and self.has_icebergs(order.book):
                missing -= sum(count(maker, maker.remaining - maker.shown) for maker in others)
            if missing <= 0:
                break
        return missing <= 0

    # The walk

    def _walk(self, order: Order, limit: int) -> bool:
        """Trades with the best, then the next best ... Returns whether an order of its own participant ended it."""
        book = order.book
        while order.remaining > 0:
            reach = order.reach(order.remaining)
            if reach == 0:
                break
            maker = book.best(opposite(order.side))
            if maker is not None and not within(maker.price, limit, order.side):
                maker = None
            gang = self.fitting_gang(book, limit, reach) if order.side == Side.OFFER else None
            if gang is not None and (maker is None or gang.rank() < maker.rank()):
                maker = gang
            if maker is None:
                break
            if maker.participant == order.participant:
                if not self._prevent(order, maker):
                    return True
            elif maker.gang:
                self.fill_gang(maker, order)
            else:
                self.trade(min(reach, maker.shown), maker, order)
        return False

    def trade(self, quantity: int, maker: Order, taker: Order) -> None:
        """The incoming `taker` trades with `maker`, which rests in its book and is no gang bid."""
        maker.shown -= quantity
        self.exchange(quantity, maker.price, maker, taker)
        self.finish(maker)

    def exchange(self, quantity: int, price: int, maker: Order, taker: Order) -> None:
        """What every trade does: to both orders, to the offer's pool, to the bid's alternatives."""
        for order in (maker, taker):
            order.remaining -= quantity
            order.filled += quantity
        if taker.place in (NOWHERE, WAITING):
            taker.shown = taker.remaining
        self.trades += 1
        maker.book.last_price = price
        self.ledger.traded(self.trades, quantity, price, maker, taker)
        bid, offer = (taker, maker) if taker.side == Side.BID else (maker, taker)
        self.open_lease(quantity, price, bid, offer)
        offer.pool.free -= quantity
        self.shrink_offers(offer.pool)
        if bid.group is not None:
            self.shrink_legs(bid.group, bid)

    def finish(self, order: Order) -> None:
        """Sees to a resting order of which nothing is shown any more."""
        if order.shown > 0:
            return
        if order.remaining > 0:
            if order.place == RESTING:
                order.leave()
                order.shown = order.shown_part()
                order.put(RESTING, self.next_arrival())
            return
        order.leave()
        if order.group is not None:
            self.end_group(order.group)
        else:
            self.release(order)

    def _prevent(self, taker: Order, maker: Order) -> bool:
        """Self-trade prevention. Returns whether the taker goes on."""
        if taker.prevention == SelfTradePrevention.CANCEL_NEWEST:
            return False
        both = taker.prevention == SelfTradePrevention.DECREMENT_BOTH
        lost = min(taker.remaining, maker.remaining) if both else maker.remaining
        if maker.group is not None:
            self.lose_units(maker.group, lost)
        else:
            self.reduce(maker, lost)
        if both:
            taker.remaining -= lost
            taker.shown = taker.remaining
            self.ledger.cancelled(taker.id, lost)
        return True

    def reduce(self, order: Order, lost: int) -> None:
        """A resting order loses units without a trade: what it hides first."""
        self.ledger.cancelled(order.id, lost)
        order.remaining -= lost
        order.shown = min(order.shown, order.remaining)
        if order.remaining == 0:
            order.leave()
            self.release(order)

    # Stops

    def run_stops(self, book: Book) -> None:
        while book.state == TradingState.OPEN:
            order = self._triggered(book)
            if order is None:
                return
            order.leave()
            self.execute(order, rests=order.is_limit, minimum=order.minimum)

    def _triggered(self, book: Book):
        if not book.last_price:
            return None
        if book.stop_bids and book.last_price >= book.stop_bids[0].stop_price:
            return book.stop_bids[0]
        if book.stop_offers and book.last_price <= book.stop_offers[0].stop_price:
            return book.stop_offers[0]
        return None

    def has_icebergs(self, book: Book) -> bool:
        return any(order.display for order in book.bids + book.offers)
