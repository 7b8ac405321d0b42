"""Gang bids: all units from one offer, at once, or wait."""

from tenor.codec import SelfTradePrevention, Side, TradingState

from .records import GONE, RESTING, Book, Order


class Gangs:
    def fitting_gang(self, book: Book, price: int, units: int, not_of: int = 0):
        """The first waiting gang bid at `price` or more for at most `units`."""
        for gang in book.gangs:
            if gang.price >= price and gang.remaining <= units and gang.participant != not_of:
                return gang
        return None

    def first_offer(self, book: Book, limit: int, units: int):
        """The first offer at `limit` or less that shows `units` or more."""
        return next((offer for offer in book.offers if offer.price <= limit and offer.shown >= units), None)

    def match_gang(self, order: Order, limit: int) -> bool:
        while True:
            maker = self.first_offer(order.book, limit, order.remaining)
            if maker is None:
                return False
            if maker.participant != order.participant:
                self.trade(order.remaining, maker, order)
                return False
            if order.prevention != SelfTradePrevention.CANCEL_OLDEST:
                return True
            self.reduce(maker, maker.remaining)

    def fill_gang(self, gang: Order, offer: Order) -> None:
        """A waiting gang bid is filled by `offer`, at its own limit."""
        self.exchange(gang.remaining, gang.price, gang, offer)
        gang.shown = 0
        self._end_gang(gang)

    def _end_gang(self, gang: Order) -> None:
        gang.leave()
        if gang.group is not None:
            self.end_group(gang.group)
        else:
            self.release(gang)

    def serve_gangs(self, offer: Order) -> None:
        """Waiting gang bids trade with a resting offer that shows more than before."""
        while offer.place == RESTING:
            gang = self.fitting_gang(offer.book, offer.price, offer.shown, not_of=offer.participant)
            if gang is None:
                return
            offer.shown -= gang.remaining
            self.fill_gang(gang, offer)
            self.finish(offer)

    def retry_gang(self, gang: Order) -> None:
        """Looks for an offer for a waiting gang bid again; this never starts an auction."""
        book = gang.book
        if book.state != TradingState.OPEN:
            return
        collared = self.collared(book, Side.BID, gang.price)
        met_itself = self.match_gang(gang, collared)
        if gang.remaining == 0:
            return self._end_gang(gang)
        if met_itself:
            self.drop(gang)

    def retry_gangs(self, book: Book) -> None:
        for gang in list(book.gangs):
            if book.state != TradingState.OPEN:
                return
            if gang.place != GONE:
                if gang.group is not None:
                    self.retry_group(gang.group)
                else:
                    self.retry_gang(gang)
