"""The market: commands in, facts out."""

from collections import Counter
from heapq import heappop, heappush

from tenor import codec
from tenor.codec import RejectCode, TradingState

from .alternatives import Alternatives
from .auction import Auctions
from .capacity import Capacity
from .catalogue import Catalogue
from .checks import Checks
from .gangs import Gangs
from .journal import BadInput
from .ledger import Ledger
from .matching import Matching
from .orders import Orders
from .records import GONE, PARKED, Limits, Numbers, Refused, refuse_unless
from .sharing import Sharing

OPERATOR = 1


class Market(Catalogue, Checks, Orders, Matching, Gangs, Alternatives, Sharing, Capacity, Auctions):
    """All books, pools and leases, recomputed command by command; `ledger` hears what happens."""

    def __init__(self, limits=None, ledger=None):
        self.limits = limits or Limits()
        self.ledger = ledger or Ledger()
        self.sequence = 0
        self.time = 0
        self.books = {}
        self.last_requests = {OPERATOR: 0}
        self.by_client = {}
        self.by_order = {}
        self.pools = {}
        self.leases = {}
        self.idle = []
        self.order_numbers, self.pool_numbers, self.lease_numbers = Numbers(24), Numbers(32), Numbers(32)
        self.timers = []
        self.timer_count = 0
        self.arrivals = 0
        self.trades = 0
        self.open_pools = 0
        self.refusals = Counter()
        self.prepare_catalogue()
        self.handlers = {
            codec.NewOrder: self.new_order,
            codec.NewAlternatives: self.new_alternatives,
            codec.CancelOrder: self.cancel_order,
            codec.AmendOrder: self.amend_order,
            codec.MassCancel: self.mass_cancel,
            codec.DepositCapacity: self.deposit_capacity,
            codec.DepositLease: self.deposit_lease,
            codec.WithdrawCapacity: self.withdraw_capacity,
            codec.EndLease: self.end_lease,
            codec.ReturnCapacity: self.return_capacity,
        }
        self.operator_handlers = {
            codec.RegisterParticipant: self.register_participant,
            codec.AddSpec: self.add_spec,
            codec.AddRegion: self.add_region,
            codec.AddTenor: self.add_tenor,
            codec.AddInstrument: self.add_instrument,
            codec.SetTradingState: self.set_trading_state,
            codec.SetCollars: self.set_collars,
        }

    def apply(self, command, time: int) -> None:
        """Carries out one command at `time`, after everything that was due by then."""
        self.sequence += 1
        if time < self.time:
            raise BadInput(f"sequence {self.sequence}: its time {time} is before {self.time}, the time before it")
        self.ledger.begin(self.sequence, time)
        self.run_timers(time)
        try:
            self.dispatch(command)
        except Refused as refusal:
            self.refusals[refusal.code.schema_name] += 1
        self.close_idle_pools()
        self.ledger.check_books(self.books)

    def check_end(self) -> None:
        """Checks what can only be checked at the end."""
        self.ledger.check_orders({order.id: order.remaining for order in self._live_orders()})
        self.ledger.check_leases()

    def _live_orders(self):
        """Live orders as their books hold them; parked ones as their pools do."""
        for book in self.books.values():
            for orders in (book.bids, book.offers, book.gangs, book.stop_bids, book.stop_offers):
                yield from orders
        for pool in self.pools.values():
            yield from (offer for offer in pool.offers if offer.place == PARKED)

    def dispatch(self, command) -> None:
        kind = type(command)
        if kind is codec.AdvanceClock:
            return
        if kind not in self.handlers and kind not in self.operator_handlers:
            raise BadInput(f"sequence {self.sequence}: {command.NAME} is no command that this audit knows")
        refuse_unless(command.participant in self.last_requests, RejectCode.UNKNOWN_PARTICIPANT)
        refuse_unless(command.request_id > self.last_requests[command.participant], RejectCode.REQUEST_ID_NOT_RISING)
        self.last_requests[command.participant] = command.request_id
        if kind in self.handlers:
            return self.handlers[kind](command)
        refuse_unless(command.participant == OPERATOR, RejectCode.NOT_PERMITTED)
        self.operator_handlers[kind](command)

    def next_arrival(self) -> int:
        self.arrivals += 1
        return self.arrivals

    # Time. Everything due in order: due time, then the order in which it was set up.

    def set_timer(self, due: int, kind: str, subject) -> int:
        self.timer_count += 1
        heappush(self.timers, (due, self.timer_count, kind, subject))
        return self.timer_count

    def run_timers(self, now: int) -> None:
        while self.timers and self.timers[0][0] <= now:
            self.time, number, kind, subject = heappop(self.timers)
            self.ledger.moment = self.time
            if kind == "order" and subject.place != GONE:
                self.take_out(subject)
            elif kind == "auction" and subject.state == TradingState.AUCTION and subject.auction == number:
                self.change_state(subject, TradingState.OPEN)
            elif kind == "pool" and subject.open:
                self.close_pool(subject)
            elif kind == "lease" and subject.live:
                self.end_by_term(subject)
            self.close_idle_pools()
        self.time = self.ledger.moment = now
