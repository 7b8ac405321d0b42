"""Commands about orders: enter, cancel, amend, mass cancel."""

from tenor.codec import OrderType, RejectCode, Side, SideChoice, TimeInForce, TradingState

from .checks import STOPS, may_rest
from .records import GONE, PARKED, STOPPED, WAITING, Order, refuse_unless


class Orders:
    def new_order(self, command) -> None:
        book = self.book_of(command.instrument)
        self.check_new_order(command, book)
        pool = None
        if command.side == Side.OFFER:
            pool = self.pools[command.pool] if command.pool is not None else self.open_pool(
                command.participant, book.spec, book.region, command.quantity, None, implicit=True)  # fmt: skip
        order = self.make_order(
            command.participant, command.request_id, book, command.side, command.price, command.quantity,
            prevention=command.self_trade_prevention, display=command.display_quantity or 0,
            minimum=command.minimum_quantity or 0, stop_price=command.stop_price or 0, protection=command.protection,
            post_only=bool(command.post_only), gang=bool(command.gang), pool=pool,
            is_limit=command.order_type in (OrderType.LIMIT, OrderType.STOP_LIMIT))  # fmt: skip
        self.by_client[order.participant, order.client_order] = order
        self.ledger.entered(order.id, order.remaining)
        self._set_expiry(order, command.expires_at)
        if command.order_type in STOPS:
            order.shown = order.remaining
            order.put(STOPPED, self.next_arrival())
        else:
            self.execute(
                order, rests=may_rest(command), minimum=order.minimum,
                whole=command.time_in_force == TimeInForce.FILL_OR_KILL)  # fmt: skip
        self.run_stops(book)

    def make_order(self, participant, client_order, book, side, price, quantity, **terms) -> Order:
        order = Order(
            self.order_numbers.take(), participant, client_order, book, side, price, quantity, shown=quantity, **terms
        )
        self.by_order[order.id] = order
        if order.pool is not None:
            order.pool.offers.append(order)
        return order

    def _set_expiry(self, order: Order, expires_at) -> None:
        due = [] if expires_at is None else [expires_at]
        if order.pool is not None and order.pool.end is not None:
            # The first moment at which its tenor does not fit any more.
            due.append(order.pool.end - order.book.term + 1)
        if due:
            self.set_timer(min(due), "order", order)

    # Out

    def release(self, order: Order) -> None:
        """The order is no more."""
        order.place = GONE
        if self.by_client.get((order.participant, order.client_order)) is order:
            del self.by_client[order.participant, order.client_order]
        del self.by_order[order.id]
        self.order_numbers.give_back(order.id)
        if order.pool is not None:
            order.pool.offers.remove(order)
            self.note_idle(order.pool)

    def drop(self, order: Order) -> None:
        """What is left of the order is cancelled."""
        self.ledger.cancelled(order.id, order.remaining)
        order.leave()
        self.release(order)

    def take_out(self, order: Order) -> None:
        """Cancels the order, with its alternatives."""
        if order.group is not None:
            self.lose_units(order.group, order.remaining)
        else:
            self.drop(order)

    def cancel_order(self, command) -> None:
        self.take_out(self._named(command))

    def _named(self, command) -> Order:
        if command.client_order is not None:
            order = self.by_client.get((command.participant, command.client_order))
            refuse_unless(order is not None, RejectCode.UNKNOWN_ORDER)
            return order
        order = self.by_order.get(command.order)
        refuse_unless(order is not None, RejectCode.UNKNOWN_ORDER)
        refuse_unless(order.participant == command.participant, RejectCode.NOT_YOUR_ORDER)
        return order

    def mass_cancel(self, command) -> None:
        refuse_unless(command.instrument is None or command.instrument in self.books, RejectCode.UNKNOWN_INSTRUMENT)
        orders = [order for order in self.by_order.values() if order.participant == command.participant]
        for order in sorted(orders, key=lambda order: (order.client_order, order.id)):
            if command.instrument is not None and order.book.number != command.instrument:
                continue
            if command.side != SideChoice.BOTH and int(order.side) != int(command.side):
                continue
            if order.place != GONE:
                self.take_out(order)

    # Amend

    def amend_order(self, command) -> None:
        order = self._named(command)
        if order.place == STOPPED:
            return self._amend_stop(order, command)
        if order.group is not None:
            return self.amend_group(order.group, command)
        price = order.price if command.price is None else command.price
        quantity = order.remaining if command.quantity is None else command.quantity
        self._check_amend(order, command, price, quantity)
        self.ledger.amended(order.id, order.remaining, quantity)
        keeps_place = price == order.price and quantity <= order.remaining
        if order.place == PARKED:
            order.price, order.remaining = price, quantity
            return
        if keeps_place:
            order.remaining, order.shown = quantity, min(order.shown, quantity)
            if order.place != WAITING:
                return
            self.retry_gang(order)
        else:
            order.leave()
            order.price, order.remaining, order.shown = price, quantity, quantity
            self.execute(order, rests=True)
        self.run_stops(order.book)

    def _check_amend(self, order: Order, command, price: int, quantity: int) -> None:
        book = order.book
        self._check_amend_allowed(book, command)
        self.check_quantity(quantity, book)
        most = self.limits.maximum_order_quantity
        refuse_unless(quantity + order.filled <= most, RejectCode.QUANTITY_TOO_LARGE)
        self.check_price(price, quantity, book)
        if order.pool is not None:
            self.check_exceeds(order.pool, quantity)
        if order.post_only and book.state == TradingState.OPEN:
            taken = self.would_take(price, order.side, order.reach(quantity), book)
            refuse_unless(not taken, RejectCode.WOULD_TAKE)

    def _check_amend_allowed(self, book, command) -> None:
        closed = book.state in (TradingState.HALTED, TradingState.CLOSED)
        refuse_unless(not closed, RejectCode.TRADING_STATE_FORBIDS)
        refuse_unless(command.price is not None or command.quantity is not None, RejectCode.NOTHING_TO_AMEND)

    def _amend_stop(self, order: Order, command) -> None:
        quantity = order.remaining if command.quantity is None else command.quantity
        self._check_amend_allowed(order.book, command)
        self.check_quantity(quantity, order.book)
        if order.pool is not None:
            self.check_exceeds(order.pool, quantity)
        refuse_unless(quantity >= order.minimum, RejectCode.INVALID_MINIMUM_QUANTITY)
        if order.is_limit:
            price = order.price if command.price is None else command.price
            self.check_price(price, quantity, order.book)
            order.price = price
        else:
            refuse_unless(command.price is None, RejectCode.PRICE_NOT_ALLOWED)
        self.ledger.amended(order.id, order.remaining, quantity)
        order.remaining = order.shown = quantity
