"""The rule of docs/spot-price.md, in exact fractions."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from typing import Iterable, List, NamedTuple, Optional, Tuple


class Fill(NamedTuple):
    sequence: int
    time: int
    price: int
    units: int
    pair: int


def rounded(value: Fraction) -> int:
    """To the nearest whole number, half to even: what Python's own `round` does, exactly for fractions."""
    return round(value)


def traded(window: Iterable[Fill]) -> Optional[int]:
    """The average of the window's fills, in which one pair has at most half of the units; None without fills."""
    units: Counter = Counter()
    notional: Counter = Counter()
    for fill in window:
        units[fill.pair] += fill.units
        notional[fill.pair] += fill.price * fill.units
    total = sum(units.values())
    if total == 0:
        return None
    weights = {pair: Fraction(1) for pair in units}
    pair, most = units.most_common(1)[0]
    if len(units) > 1 and 2 * most > total:
        weights[pair] = Fraction(total - most, most)
    weighed = sum(notional[pair] * weight for pair, weight in weights.items())
    return rounded(weighed / sum(units[pair] * weight for pair, weight in weights.items()))


def bound(price: int, bid: Optional[int], offer: Optional[int]) -> int:
    """The price between impact bid and offer; the offer wins when they cross."""
    if bid is not None:
        price = max(price, bid)
    return price if offer is None else min(price, offer)


def spot_price(
    window: List[Fill], last: Optional[int], bid: Optional[int], offer: Optional[int]
) -> Optional[Tuple[int, str]]:
    """Price and method; None when there is nothing to form a price from."""
    average = traded(window)
    if average is not None:
        return bound(average, bid, offer), "singlePair" if len({fill.pair for fill in window}) == 1 else "traded"
    if last is not None:
        stands = (bid is None or last > bid) and (offer is None or last < offer)
        return bound(last, bid, offer), "carried" if stands else "quoted"
    if bid is None or offer is None:
        return None
    return rounded(Fraction(bid + offer, 2)), "middle"


def impact_price(levels: List[Tuple[int, int]], quantity: int) -> Optional[int]:
    """The average price of the best `quantity` units of (price, units), best first; None: so many are not there."""
    missing, paid = quantity, 0
    for price, units in levels:
        taken = min(missing, units)
        missing -= taken
        paid += price * taken
        if missing == 0:
            return rounded(Fraction(paid, quantity))
    return None
