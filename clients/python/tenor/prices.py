"""Prices for people."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import Union

from .codec import TICKS_PER_CNY


def ticks(price: Union[str, Decimal, int]) -> int:
    """A price in CNY per unit-hour, such as "11.2", in whole ticks: the inverse of `cny`.

    Raises ValueError when it is no number or finer than a tick of 0.0001 CNY, and TypeError for a float, which cannot say
    most prices exactly.
    """
    if isinstance(price, float):
        raise TypeError(f"{price!r} is a float, which is not exact: write ticks('{price}')")
    try:
        exact = Decimal(price) * TICKS_PER_CNY
        whole = int(exact)
    except (InvalidOperation, OverflowError, ValueError):
        raise ValueError(f"{price!r} is no price: write CNY per unit-hour, as in '11.2'") from None
    if exact != whole:
        raise ValueError(f"{price!r} is finer than a tick of 0.0001 CNY: round it")
    return whole
