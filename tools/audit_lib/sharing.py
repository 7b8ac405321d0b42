"""Several offers, one pool: what a trade takes away from the others, and what comes back."""

from tenor.codec import Side, TradingState

from .records import NOWHERE, PARKED, RESTING, Order, Pool


class Sharing:
    def park(self, order: Order) -> None:
        """Nothing is free in its pool: out of its book."""
        order.leave()
        order.shown = 0
        order.place = PARKED

    def shrink_offers(self, pool: Pool) -> None:
        for offer in pool.offers:
            if offer.place != RESTING:
                continue
            if pool.free == 0 and offer.remaining > 0:
                self.park(offer)
            else:
                offer.shown = min(offer.shown, pool.free)

    def give_back(self, pool: Pool, units: int) -> None:
        """Units are free again: offers come back and grow, in the order in which they were accepted."""
        pool.free += units
        books = []
        for offer in list(pool.offers):
            if pool.free == 0:
                break
            if offer.place in (RESTING, PARKED) and offer.book not in books:
                books.append(offer.book)
            if offer.place == RESTING:
                self._grow(offer)
            elif offer.place == PARKED:
                self._restore(offer)
        for book in books:
            self.run_stops(book)

    def _grow(self, offer: Order) -> None:
        shown = offer.shown_part()
        if shown > offer.shown:
            offer.shown = shown
            if offer.book.state == TradingState.OPEN:
                self.serve_gangs(offer)

    def _restore(self, offer: Order) -> None:
        offer.place, offer.shown = NOWHERE, offer.remaining
        reach = offer.reach(offer.remaining)
        is_open = offer.book.state == TradingState.OPEN
        if offer.post_only and is_open and self.would_take(offer.price, Side.OFFER, reach, offer.book):
            return self.drop(offer)
        self.execute(offer, rests=True)
