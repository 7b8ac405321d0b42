"""Trading states, price collars and the call auction."""

from tenor.codec import RejectCode, SelfTradePrevention, Side, TradingState

from .records import LARGEST_TIME, Book, Collars, Order, refuse_unless


class Auctions:
    def set_trading_state(self, command) -> None:
        refuse_unless(command.instrument is None or command.instrument in self.books, RejectCode.UNKNOWN_INSTRUMENT)
        refuse_unless(command.state != TradingState.AUCTION, RejectCode.NOT_SUPPORTED)
        numbers = sorted(self.books) if command.instrument is None else [command.instrument]
        for number in numbers:
            if self.books[number].state != command.state:
                self.change_state(self.books[number], command.state)

    def change_state(self, book: Book, state: TradingState) -> None:
        book.state = state
        if state != TradingState.AUCTION:
            book.auction = 0
        if state == TradingState.OPEN:
            self._uncross(book)
            self.retry_gangs(book)
            self.run_stops(book)

    def set_collars(self, command) -> None:
        book = self.book_of(command.instrument)
        for span in (command.static_range, command.dynamic_range):
            refuse_unless(span is None or span > 0, RejectCode.INVALID_COLLARS)
        reference = command.reference
        valid = reference is None or reference > 0 and reference % book.tick_size == 0
        refuse_unless(valid and command.auction_nanoseconds > 0, RejectCode.INVALID_COLLARS)
        if book.collars is None:
            book.collars = Collars()
        book.collars.static_range = command.static_range
        book.collars.dynamic_range = command.dynamic_range
        book.collars.length = command.auction_nanoseconds
        if reference is not None:
            book.collars.reference = reference

    def collared(self, book: Book, side: Side, limit: int) -> int:
        """The worst price within both `limit` and the collars."""
        if book.collars is None:
            return limit
        tick = book.tick_size
        for center, span in (
            (book.collars.reference, book.collars.static_range),
            (book.last_price, book.collars.dynamic_range),
        ):
            if center > 0 and span is not None:
                if side == Side.BID:
                    limit = min(limit, (center + span) // tick * tick)
                else:
                    limit = max(limit, -(-max(center - span, 1) // tick) * tick)
        return limit

    def start_auction(self, book: Book) -> None:
        if book.collars is None:
            return
        book.auction = self.set_timer(min(self.time + book.collars.length, LARGEST_TIME), "auction", book)
        self.change_state(book, TradingState.AUCTION)

    # The call auction

    def _uncross(self, book: Book) -> None:
        while book.bids and book.offers and book.bids[0].price >= book.offers[0].price:
            price = self._auction_price(book)
            while book.bids and book.offers and book.bids[0].price >= price >= book.offers[0].price:
                self._trade_heads(book.bids[0], book.offers[0], price)
            if book.collars is not None:
                book.collars.reference = price

    def _auction_price(self, book: Book) -> int:
        """Most units; least imbalance; the side with more; nearest to the last price; the lower."""
        icebergs = self.has_icebergs(book)

        def units(order: Order) -> int:
            return order.reach(order.remaining) if icebergs else order.shown

        low, high = book.offers[0].price, book.bids[0].price
        prices = sorted({order.price for order in book.bids + book.offers if low <= order.price <= high})
        candidates = []
        for price in prices:
            demand = sum(units(bid) for bid in book.bids if bid.price >= price)
            supply = sum(units(offer) for offer in book.offers if offer.price <= price)
            candidates.append((price, demand, supply))
        most = max(min(demand, supply) for _, demand, supply in candidates)
        candidates = [each for each in candidates if min(each[1], each[2]) == most]
        least = min(abs(demand - supply) for _, demand, supply in candidates)
        candidates = [each for each in candidates if abs(each[1] - each[2]) == least]
        if all(demand > supply for _, demand, supply in candidates):
            return candidates[-1][0]
        if all(demand < supply for _, demand, supply in candidates):
            return candidates[0][0]
        center = book.last_price or (book.collars.reference if book.collars else 0)
        if not center:
            return candidates[0][0]
        return min((abs(price - center), price) for price, _, _ in candidates)[1]

    def _trade_heads(self, bid: Order, offer: Order, price: int) -> None:
        if bid.participant == offer.participant:
            return self._prevent_in_auction(bid, offer)
        quantity = min(bid.shown, offer.shown)
        bid.shown -= quantity
        offer.shown -= quantity
        self.exchange(quantity, price, offer, bid)
        self.finish(bid)
        self.finish(offer)

    def _prevent_in_auction(self, bid: Order, offer: Order) -> None:
        """The bid counts as the incoming order."""
        both = min(bid.remaining, offer.remaining)
        bid_loses, offer_loses = {
            SelfTradePrevention.CANCEL_NEWEST: (bid.remaining, 0),
            SelfTradePrevention.CANCEL_OLDEST: (0, offer.remaining),
            SelfTradePrevention.DECREMENT_BOTH: (both, both),
        }[bid.prevention]
        for order, lost in ((offer, offer_loses), (bid, bid_loses)):
            if lost > 0 and order.group is not None:
                self.lose_units(order.group, lost)
            elif lost > 0:
                self.reduce(order, lost)
