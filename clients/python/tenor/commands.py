"""Commands with the defaults that most have. The session fills in the request id; the exchange, who sent it.

Prices are whole ticks of 0.0001 CNY per unit-hour (`tenor.ticks("11.2")`), times nanoseconds since 1970.
"""

from __future__ import annotations

from typing import Optional, Sequence, Tuple, Union

from . import codec
from .codec import OrderType, SelfTradePrevention, Side, TimeInForce

Command = Union[
    codec.NewOrder,
    codec.NewAlternatives,
    codec.CancelOrder,
    codec.AmendOrder,
    codec.MassCancel,
    codec.DepositCapacity,
    codec.DepositLease,
    codec.WithdrawCapacity,
    codec.EndLease,
    codec.ReturnCapacity,
]


def new_order(
    side: Side,
    instrument: int,
    quantity: int,
    price: Optional[int] = None,
    *,
    pool: Optional[int] = None,
    time_in_force: Optional[TimeInForce] = None,
    expires_at: Optional[int] = None,
    gang: bool = False,
    post_only: bool = False,
    minimum_quantity: Optional[int] = None,
    display_quantity: Optional[int] = None,
    stop_price: Optional[int] = None,
    protection: Optional[int] = None,
    self_trade_prevention: SelfTradePrevention = SelfTradePrevention.CANCEL_NEWEST,
    sent_at: Optional[int] = None,
) -> codec.NewOrder:
    """An order: at `price` or better; without a price, a market order; with a `stop_price`, one that waits for it.

    It waits until filled or cancelled, until `expires_at` when that is given; a market order does not wait.
    """
    if stop_price is not None:
        order_type = OrderType.STOP if price is None else OrderType.STOP_LIMIT
    else:
        order_type = OrderType.MARKET if price is None else OrderType.LIMIT
    if time_in_force is None:
        if expires_at is not None:
            time_in_force = TimeInForce.GOOD_TILL_TIME
        elif order_type is OrderType.MARKET:
            time_in_force = TimeInForce.IMMEDIATE_OR_CANCEL
        else:
            time_in_force = TimeInForce.GOOD_TILL_CANCELLED
    return codec.NewOrder(
        request_id=0,
        instrument=instrument,
        price=price,
        quantity=quantity,
        minimum_quantity=minimum_quantity,
        display_quantity=display_quantity,
        stop_price=stop_price,
        protection=protection,
        expires_at=expires_at,
        sent_at=sent_at,
        side=side,
        order_type=order_type,
        time_in_force=time_in_force,
        post_only=post_only,
        self_trade_prevention=self_trade_prevention,
        gang=gang,
        pool=pool,
    )


def alternatives(
    books: Sequence[Tuple[int, int]],
    quantity: int,
    *,
    time_in_force: Optional[TimeInForce] = None,
    expires_at: Optional[int] = None,
    gang: bool = False,
    self_trade_prevention: SelfTradePrevention = SelfTradePrevention.CANCEL_NEWEST,
) -> codec.NewAlternatives:
    """A bid that any of one to eight books may fill: pairs of instrument and limit price; all share one quantity."""
    if not 1 <= len(books) <= 8:
        raise ValueError(f"{len(books)} alternatives: a bid names one to eight books")
    if time_in_force is None:
        time_in_force = TimeInForce.GOOD_TILL_CANCELLED if expires_at is None else TimeInForce.GOOD_TILL_TIME
    command = codec.NewAlternatives(
        request_id=0,
        count=len(books),
        quantity=quantity,
        expires_at=expires_at,
        time_in_force=time_in_force,
        self_trade_prevention=self_trade_prevention,
        gang=gang,
    )
    for place, (instrument, price) in enumerate(books, 1):
        setattr(command, f"instrument{place}", instrument)
        setattr(command, f"price{place}", price)
    return command


def cancel(order: Optional[int] = None, *, client_order: Optional[int] = None) -> codec.CancelOrder:
    """Takes an order out of its book: named by the exchange's id, or by the request id that entered it."""
    _require_one_name(order, client_order)
    return codec.CancelOrder(request_id=0, order=order, client_order=client_order)


def amend(
    order: Optional[int] = None,
    *,
    client_order: Optional[int] = None,
    price: Optional[int] = None,
    quantity: Optional[int] = None,
) -> codec.AmendOrder:
    """Changes price, or the number of units left to trade, or both."""
    _require_one_name(order, client_order)
    return codec.AmendOrder(request_id=0, order=order, client_order=client_order, price=price, quantity=quantity)


def _require_one_name(order: Optional[int], client_order: Optional[int]) -> None:
    if (order is None) == (client_order is None):
        raise ValueError("name the order by its id or by client_order, one of the two")
