"""Which commands are refused: docs/order-types.md, "Checks and their order"."""

from tenor.codec import OrderType, RejectCode, Side, TimeInForce, TradingState

from .records import Book, refuse_unless

LARGEST_NOTIONAL = 2**63 - 1
STOPS = (OrderType.STOP, OrderType.STOP_LIMIT)
IMMEDIATE = (TimeInForce.IMMEDIATE_OR_CANCEL, TimeInForce.FILL_OR_KILL)
LASTING = (TimeInForce.GOOD_TILL_CANCELLED, TimeInForce.GOOD_TILL_TIME)


def may_rest(command) -> bool:
    return command.order_type in (OrderType.LIMIT, OrderType.STOP_LIMIT) and command.time_in_force in LASTING


class Checks:
    def book_of(self, instrument) -> Book:
        refuse_unless(instrument in self.books, RejectCode.UNKNOWN_INSTRUMENT)
        return self.books[instrument]

    def check_new_order(self, command, book: Book) -> None:
        gathers = command.time_in_force in LASTING and command.order_type != OrderType.MARKET
        self.check_state(book, gathers and command.minimum_quantity is None)
        self.check_quantity(command.quantity, book)
        if command.order_type in (OrderType.LIMIT, OrderType.STOP_LIMIT):
            refuse_unless(command.price is not None, RejectCode.PRICE_MISSING)
            self.check_price(command.price, command.quantity, book)
        else:
            refuse_unless(command.price is None, RejectCode.PRICE_NOT_ALLOWED)
        self._check_terms(command, book)
        refuse_unless(not self._contradicts_itself(command), RejectCode.CONFLICTING_INSTRUCTIONS)
        pool = self._check_capacity(command, book)
        if may_rest(command) or command.order_type == OrderType.STOP:
            self.check_room(1)
        if command.post_only and book.state == TradingState.OPEN:
            reach = min(command.quantity, pool.free) if pool else command.quantity
            refuse_unless(not self.would_take(command.price, command.side, reach, book), RejectCode.WOULD_TAKE)

    def check_state(self, book: Book, gathers: bool) -> None:
        gathering = book.state in (TradingState.PRE_OPEN, TradingState.AUCTION)
        allowed = book.state == TradingState.OPEN or gathering and gathers
        refuse_unless(allowed, RejectCode.TRADING_STATE_FORBIDS)

    def check_quantity(self, quantity: int, book: Book) -> None:
        refuse_unless(quantity > 0, RejectCode.QUANTITY_NOT_POSITIVE)
        refuse_unless(quantity <= self.limits.maximum_order_quantity, RejectCode.QUANTITY_TOO_LARGE)
        refuse_unless(quantity % book.lot_size == 0, RejectCode.QUANTITY_NOT_WHOLE_LOTS)

    def check_price(self, price: int, quantity: int, book: Book) -> None:
        refuse_unless(price > 0, RejectCode.PRICE_NOT_POSITIVE)
        refuse_unless(price % book.tick_size == 0, RejectCode.PRICE_OFF_TICK)
        refuse_unless(price * quantity * book.hours <= LARGEST_NOTIONAL, RejectCode.NOTIONAL_OVERFLOW)

    def check_expiry(self, time_in_force: TimeInForce, expires_at) -> None:
        if time_in_force == TimeInForce.GOOD_TILL_TIME or expires_at is not None:
            valid = time_in_force == TimeInForce.GOOD_TILL_TIME and expires_at is not None and expires_at > self.time
            refuse_unless(valid, RejectCode.INVALID_EXPIRY)

    def check_room(self, orders: int) -> None:
        most = self.limits.maximum_open_orders
        refuse_unless(len(self.by_order) + orders <= most, RejectCode.TOO_MANY_OPEN_ORDERS)

    def check_leases(self) -> None:
        refuse_unless(len(self.leases) < self.limits.maximum_leases, RejectCode.TOO_MANY_LEASES)

    def check_pools(self) -> None:
        refuse_unless(self.open_pools < self.limits.maximum_pools, RejectCode.TOO_MANY_POOLS)

    def _check_terms(self, command, book: Book) -> None:
        if command.order_type in STOPS or command.stop_price is not None:
            stop = command.stop_price or 0
            valid = command.order_type in STOPS and stop > 0 and stop % book.tick_size == 0
            refuse_unless(valid, RejectCode.INVALID_STOP_PRICE)
        if command.protection is not None:
            valid = command.protection >= 0 and command.order_type in (OrderType.MARKET, OrderType.STOP)
            refuse_unless(valid, RejectCode.INVALID_PROTECTION)
        for part, code in (
            (command.minimum_quantity, RejectCode.INVALID_MINIMUM_QUANTITY),
            (command.display_quantity, RejectCode.INVALID_DISPLAY_QUANTITY),
        ):
            refuse_unless(part is None or 1 <= part <= command.quantity and part % book.lot_size == 0, code)
        self.check_expiry(command.time_in_force, command.expires_at)

    def _contradicts_itself(self, command) -> bool:
        immediate = command.time_in_force in IMMEDIATE
        has_minimum, is_iceberg = command.minimum_quantity is not None, command.display_quantity is not None
        limit = command.order_type == OrderType.LIMIT
        gang_like = (
            command.side == Side.BID and limit and command.time_in_force != TimeInForce.FILL_OR_KILL
            and not command.post_only and not has_minimum and not is_iceberg)  # fmt: skip
        return (
            command.post_only and (not limit or immediate or has_minimum)
            or is_iceberg and (command.order_type in (OrderType.MARKET, OrderType.STOP) or immediate)
            or has_minimum and command.time_in_force == TimeInForce.FILL_OR_KILL
            or bool(command.gang) and not gang_like
            or command.order_type in STOPS and immediate
            or command.order_type == OrderType.MARKET and command.time_in_force == TimeInForce.GOOD_TILL_TIME
        )  # fmt: skip

    def _check_capacity(self, command, book: Book):
        pool = None
        if command.pool is not None:
            refuse_unless(command.side == Side.OFFER, RejectCode.POOL_ON_BID)
            pool = self.pool_of(command.pool, command.participant)
            refuse_unless((pool.spec, pool.region) == (book.spec, book.region), RejectCode.POOL_MISMATCH)
            self.check_exceeds(pool, command.quantity)
            fits = pool.end is None or self.time + book.term <= pool.end
            refuse_unless(fits, RejectCode.TENOR_DOES_NOT_FIT)
        elif command.side == Side.OFFER:
            self.check_pools()
        self.check_leases()
        return pool

    def check_exceeds(self, pool, quantity: int) -> None:
        refuse_unless(quantity <= pool.units + pool.out_of_service, RejectCode.EXCEEDS_POOL)

    def pool_of(self, number: int, participant: int):
        """The open pool `number` of `participant`."""
        pool = self.pools.get(number)
        refuse_unless(pool is not None and pool.open, RejectCode.UNKNOWN_POOL)
        refuse_unless(pool.owner == participant, RejectCode.NOT_YOUR_POOL)
        return pool

    def would_take(self, price: int, side: Side, reach: int, book: Book) -> bool:
        if side == Side.BID:
            return bool(book.offers) and book.offers[0].price <= price
        if reach == 0:
            return False
        return bool(book.bids) and book.bids[0].price >= price or self.fitting_gang(book, price, reach) is not None
