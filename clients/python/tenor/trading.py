"""The session that people use: offers, bids and capacity by name."""

from __future__ import annotations

from typing import List, Optional, Sequence, Tuple, Type, TypeVar, Union

from . import codec, commands
from .catalogue import Catalogue, Instrument
from .codec import SelfTradePrevention, Side, TimeInForce
from .outcome import Gathering, Outcome, of_kind
from .session import Session

Book = Union[int, str, Instrument]
OrderReference = Union[int, Outcome]
AnyReport = TypeVar("AnyReport", bound=codec.Message)


class OrderSession(Session):
    """A participant's session: each method gives a command, waits for what it leads to at once, and returns that.

        with OrderSession("tcp://127.0.0.1:7801", "lakeside", "its secret") as session:
            pool = session.deposit("H800-80G.HZ", 16)
            offer = session.offer("H800-80G.HZ.3m", 16, ticks("11.2"), pool=pool.pool)
            for report in session.reports():
                print(report)

    A book is named by its symbol or its number; prices are whole ticks, as `ticks("11.2")` makes them; times are
    nanoseconds since 1970. Every method raises Refused, with code, field and text, when the exchange says no.
    """

    _catalogue: Optional[Catalogue] = None

    def offer(
        self,
        book: Book,
        quantity: int,
        price: Optional[int] = None,
        *,
        pool: Optional[int] = None,
        time_in_force: Optional[TimeInForce] = None,
        expires_at: Optional[int] = None,
        post_only: bool = False,
        minimum_quantity: Optional[int] = None,
        display_quantity: Optional[int] = None,
        stop_price: Optional[int] = None,
        protection: Optional[int] = None,
        self_trade_prevention: SelfTradePrevention = SelfTradePrevention.CANCEL_NEWEST,
    ) -> Outcome:
        """Offers units, of `pool` or of a pool that is opened for them; without a price, at the market's."""
        return self._place(
            commands.new_order(
                Side.OFFER,
                self.number(book),
                quantity,
                price,
                pool=pool,
                time_in_force=time_in_force,
                expires_at=expires_at,
                post_only=post_only,
                minimum_quantity=minimum_quantity,
                display_quantity=display_quantity,
                stop_price=stop_price,
                protection=protection,
                self_trade_prevention=self_trade_prevention,
            )
        )

    def bid(
        self,
        book: Book,
        quantity: int,
        price: Optional[int] = None,
        *,
        gang: bool = False,
        time_in_force: Optional[TimeInForce] = None,
        expires_at: Optional[int] = None,
        post_only: bool = False,
        minimum_quantity: Optional[int] = None,
        display_quantity: Optional[int] = None,
        stop_price: Optional[int] = None,
        protection: Optional[int] = None,
        self_trade_prevention: SelfTradePrevention = SelfTradePrevention.CANCEL_NEWEST,
    ) -> Outcome:
        """Bids for units; without a price, at the market's. A gang bid takes all its units from one offer, or waits."""
        return self._place(
            commands.new_order(
                Side.BID,
                self.number(book),
                quantity,
                price,
                gang=gang,
                time_in_force=time_in_force,
                expires_at=expires_at,
                post_only=post_only,
                minimum_quantity=minimum_quantity,
                display_quantity=display_quantity,
                stop_price=stop_price,
                protection=protection,
                self_trade_prevention=self_trade_prevention,
            )
        )

    def bid_one_of(
        self,
        books: Sequence[Tuple[Book, int]],
        quantity: int,
        *,
        gang: bool = False,
        time_in_force: Optional[TimeInForce] = None,
        expires_at: Optional[int] = None,
        self_trade_prevention: SelfTradePrevention = SelfTradePrevention.CANCEL_NEWEST,
    ) -> Outcome:
        """Bids for units in one to eight books, each with its limit price; they share one quantity."""
        numbered = [(self.number(book), price) for book, price in books]
        return self._place(
            commands.alternatives(
                numbered,
                quantity,
                gang=gang,
                time_in_force=time_in_force,
                expires_at=expires_at,
                self_trade_prevention=self_trade_prevention,
            )
        )

    def cancel(self, order: OrderReference) -> codec.OrderCancelled:
        """Takes an order out of its book; tells what was left of it."""
        return self._one(self.carry_out(commands.cancel(_order(order))), codec.OrderCancelled)

    def cancel_all(self, book: Optional[Book] = None, side: Optional[Side] = None) -> List[codec.OrderCancelled]:
        """Cancels all orders, or those of one book or side; gives those that are gone."""
        choice = codec.SideChoice.BOTH if side is None else codec.SideChoice(side)
        instrument = None if book is None else self.number(book)
        done = self.carry_out(codec.MassCancel(request_id=0, instrument=instrument, side=choice))
        return of_kind(tuple(done.reports), codec.OrderCancelled)

    def amend(
        self, order: OrderReference, *, price: Optional[int] = None, quantity: Optional[int] = None
    ) -> Outcome:
        """Changes an order's limit, or its number of units left to trade, or both."""
        return self._place(commands.amend(_order(order), price=price, quantity=quantity))

    def deposit(self, place: str, units: int, *, end: Optional[int] = None) -> codec.PoolOpened:
        """Opens a pool of units in a place such as H800-80G.HZ, that may be used until `end`; None: without end."""
        spec, region = self.catalogue().place(place)
        command = codec.DepositCapacity(request_id=0, spec=spec.spec, region=region.region, units=units, end=end)
        return self._one(self.carry_out(command), codec.PoolOpened)

    def deposit_lease(self, lease: int, units: Optional[int] = None) -> codec.PoolOpened:
        """Opens a pool of units that the participant has on lease; None: all that are not deposited yet."""
        command = codec.DepositLease(request_id=0, lease=lease, units=units)
        return self._one(self.carry_out(command), codec.PoolOpened)

    def withdraw(self, pool: int, units: Optional[int] = None) -> codec.PoolChanged:
        """Takes free units out of a pool for good; None: all that are free. Tells what is left of the pool."""
        command = codec.WithdrawCapacity(request_id=0, pool=pool, units=units)
        return self._one(self.carry_out(command), codec.PoolChanged)

    def end_lease(self, lease: int, units: Optional[int] = None) -> codec.LeaseEnded:
        """Ends a lease of the participant's units before its time, as when a card failed; None: the whole of it."""
        return self._one(self.carry_out(codec.EndLease(request_id=0, lease=lease, units=units)), codec.LeaseEnded)

    def return_capacity(self, pool: int, units: int) -> codec.PoolChanged:
        """Says that units which an early end took out of service are back."""
        command = codec.ReturnCapacity(request_id=0, pool=pool, units=units)
        return self._one(self.carry_out(command), codec.PoolChanged)

    def open_orders(self) -> List[codec.OpenOrder]:
        """The participant's live orders, as of now."""
        return of_answers(self.ask(codec.QueryOpenOrders(request_token=0, participant=0)), codec.OpenOrder)

    def pools(self) -> List[codec.OpenPool]:
        """The participant's open pools, as of now."""
        return of_answers(self.ask(codec.QueryPools(request_token=0, participant=0)), codec.OpenPool)

    def leases(self) -> List[codec.OpenLease]:
        """The participant's live leases, as of now: those that it bought and those of its pools."""
        return of_answers(self.ask(codec.QueryLeases(request_token=0, participant=0)), codec.OpenLease)

    def catalogue(self, *, refresh: bool = False) -> Catalogue:
        """What can be traded; asked for once, unless told to `refresh`."""
        if self._catalogue is None or refresh:
            self._catalogue = Catalogue(self.ask(codec.QueryCatalogue(request_token=0)))
        return self._catalogue

    def number(self, book: Book) -> int:
        """The number of a book that is named by its symbol, its number or its instrument."""
        if isinstance(book, Instrument):
            return book.number
        return book if isinstance(book, int) else self.catalogue().instrument(book).number

    def __enter__(self) -> OrderSession:
        return self

    def _place(self, command: commands.Command) -> Outcome:
        return self.carry_out(command).outcome()

    def _one(self, done: Gathering, kind: Type[AnyReport]) -> AnyReport:
        return of_kind(tuple(done.reports), kind)[0]


def of_answers(answers: List[codec.Message], kind: Type[AnyReport]) -> List[AnyReport]:
    """Those of the answers that are of this kind."""
    return [each for each in answers if isinstance(each, kind)]


def _order(order: OrderReference) -> int:
    return order.order if isinstance(order, Outcome) else order
