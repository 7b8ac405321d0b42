"""Bids with alternatives: one quantity over several books."""

from dataclasses import dataclass

from tenor.codec import RejectCode, SelfTradePrevention, Side, TimeInForce, TradingState

from .checks import LASTING
from .records import NOWHERE, RESTING, WAITING, Group, Order, refuse_unless

MOST = 8


@dataclass(eq=False)
class Leg:
    order: Order
    collared: int
    stopped: bool = False


class Alternatives:
    def new_alternatives(self, command) -> None:
        named = self._check_alternatives(command)
        group = Group()
        for book, price in named:
            order = self.make_order(
                command.participant, command.request_id, book, Side.BID, price, command.quantity,
                prevention=command.self_trade_prevention, gang=bool(command.gang), group=group)  # fmt: skip
            group.legs.append(order)
            if len(group.legs) == 1:
                self.by_client[order.participant, order.client_order] = order
                if command.expires_at is not None:
                    self.set_timer(command.expires_at, "order", order)
        self.ledger.entered(group.legs[0].id, command.quantity, [leg.id for leg in group.legs])
        legs = self._legs(group)
        met_itself = self._take_best(legs)
        left = group.legs[0].remaining
        if left == 0:
            self.end_group(group)
        elif met_itself or command.time_in_force not in LASTING:
            self.lose_units(group, left)
        else:
            for leg in legs:
                self.come_to_rest(leg.order)
        self._start_auctions(legs, met_itself)
        for leg in legs:
            self.run_stops(leg.order.book)

    def _check_alternatives(self, command) -> list:
        refuse_unless(1 <= command.count <= MOST, RejectCode.INVALID_ALTERNATIVE_COUNT)
        instruments = [getattr(command, f"instrument{index}") or 0 for index in range(1, command.count + 1)]
        prices = [getattr(command, f"price{index}") or 0 for index in range(1, command.count + 1)]
        refuse_unless(len(set(instruments)) == len(instruments), RejectCode.ALTERNATIVE_REPEATED)
        named = []
        for instrument, price in zip(instruments, prices):
            book = self.book_of(instrument)
            self.check_state(book, command.time_in_force in LASTING)
            self.check_quantity(command.quantity, book)
            self.check_price(price, command.quantity, book)
            named.append((book, price))
        refuse_unless(command.time_in_force != TimeInForce.FILL_OR_KILL, RejectCode.CONFLICTING_INSTRUCTIONS)
        self.check_expiry(command.time_in_force, command.expires_at)
        self.check_leases()
        if command.time_in_force in LASTING:
            self.check_room(command.count)
        return named

    def _legs(self, group: Group) -> list:
        return [Leg(order, self.collared(order.book, Side.BID, order.price)) for order in group.legs]

    def _start_auctions(self, legs: list, met_itself: bool) -> None:
        for leg in legs:
            if leg.stopped and not met_itself and leg.order.book.state == TradingState.OPEN:
                self.start_auction(leg.order.book)

    def _take_best(self, legs: list) -> bool:
        """Trades where it saves most, again and again. Returns whether an order of its own participant ended it."""
        first = legs[0].order
        while first.remaining > 0:
            order, maker = self._best(legs, first.remaining if first.gang else 1)
            if order is None:
                return False
            if maker.participant != order.participant:
                self.trade(min(order.remaining, maker.shown), maker, order)
            elif order.prevention == SelfTradePrevention.CANCEL_OLDEST:
                self.reduce(maker, maker.remaining)
            elif order.prevention == SelfTradePrevention.DECREMENT_BOTH and not order.gang:
                lost = min(order.remaining, maker.remaining)
                self.reduce(maker, lost)
                self._reduce_group(order.group, lost)
            else:
                return True
        return False

    def _best(self, legs: list, units: int):
        best, largest = (None, None), -1
        for leg in legs:
            order = leg.order
            if leg.stopped or order.book.state != TradingState.OPEN:
                continue
            if self.is_stopped(order.book, Side.BID, order.price, leg.collared):
                leg.stopped = True
                continue
            maker = self.first_offer(order.book, leg.collared, units)
            if maker is not None and order.price - maker.price > largest:
                best, largest = (order, maker), order.price - maker.price
        return best

    # The shared quantity

    def shrink_legs(self, group: Group, traded: Order) -> None:
        """`traded` has traded: the others have as much left as it has."""
        for leg in group.legs:
            if leg is not traded:
                leg.filled = traded.filled
                self._shrink_leg(leg, traded.remaining)

    def _shrink_leg(self, leg: Order, left: int) -> None:
        leg.remaining = leg.shown = left
        if left == 0 and leg.place in (RESTING, WAITING):
            leg.leave()

    def _reduce_group(self, group: Group, lost: int) -> None:
        first = group.legs[0]
        self.ledger.cancelled(first.id, lost)
        left = first.remaining - lost
        for leg in group.legs:
            self._shrink_leg(leg, left)

    def lose_units(self, group: Group, lost: int) -> None:
        """All alternatives lose units without a trade."""
        self._reduce_group(group, lost)
        if group.legs[0].remaining == 0:
            self.end_group(group)

    def end_group(self, group: Group) -> None:
        for leg in group.legs:
            assert leg.place == NOWHERE, "an alternative that is done is in no book"
            leg.group = None
            self.release(leg)

    def retry_group(self, group: Group) -> None:
        """Looks for an offer for waiting gang bids with alternatives again; this never starts an auction."""
        legs = self._legs(group)
        met_itself = self._take_best(legs)
        left = group.legs[0].remaining
        if left == 0:
            for leg in legs:
                leg.order.leave()
            return self.end_group(group)
        if met_itself:
            self.lose_units(group, left)

    def amend_group(self, group: Group, command) -> None:
        first = group.legs[0]
        left, price = first.remaining, first.price
        quantity = left if command.quantity is None else command.quantity
        self._check_amend_allowed(first.book, command)
        for leg in group.legs:
            self.check_quantity(quantity, leg.book)
        lower = (command.price is None or command.price == price) and quantity <= left
        refuse_unless(lower, RejectCode.CONFLICTING_INSTRUCTIONS)
        self.ledger.amended(first.id, left, quantity)
        if quantity == left:
            return
        for leg in group.legs:
            self._shrink_leg(leg, quantity)
        if first.gang:
            books = [leg.book for leg in group.legs]
            self.retry_group(group)
            for book in books:
                self.run_stops(book)
