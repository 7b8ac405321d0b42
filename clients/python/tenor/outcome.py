"""What a command led to at once, gathered from its reports."""

from __future__ import annotations

from dataclasses import dataclass
from typing import List, Optional, Tuple, Type, TypeVar

from . import codec
from .conversation import Report

AnyReport = TypeVar("AnyReport", bound=codec.Message)


@dataclass(frozen=True)
class Outcome:
    """What an order or an amend led to at once; what happens to it later comes as reports.

    request_id: the order's or amend's own.
    order: the exchange's id of the order, by which it is cancelled and amended; of alternatives, the first one's.
    reports: everything that the command caused for this participant, in order.
    resting: units that wait: in the book, for a stop price, for an offer that can fill a gang, or for units of the pool.
    """

    request_id: int
    order: int
    reports: Tuple[Report, ...]
    resting: int

    @property
    def fills(self) -> List[codec.OrderFilled]:
        """Trades, in the order in which they happened."""
        return of_kind(self.reports, codec.OrderFilled)

    @property
    def leases(self) -> List[codec.LeaseOpened]:
        """The leases that the trades opened."""
        return of_kind(self.reports, codec.LeaseOpened)

    @property
    def filled(self) -> int:
        """Units traded."""
        return sum(fill.quantity for fill in self.fills)

    @property
    def pool(self) -> Optional[int]:
        """The pool that was opened with an offer that named none."""
        return next((each.pool for each in of_kind(self.reports, codec.PoolOpened)), None)

    @property
    def is_parked(self) -> bool:
        """Whether the order is out of its book until units come back to its pool."""
        return any(isinstance(each, codec.OrderParked) for each in self.reports)


class Gathering:
    """Collects what the command with this request id causes."""

    def __init__(self, request_id: int) -> None:
        self.request_id = request_id
        self.reports: List[Report] = []
        self._engine_sequence: Optional[int] = None
        self._client_order: Optional[int] = None

    def claims(self, report: Report) -> bool:
        """Whether the command caused the report, which is kept then."""
        if getattr(report, "request_id", None) == self.request_id:
            self._engine_sequence = report.engine_sequence
            if isinstance(report, codec.OrderAccepted):
                self._client_order = report.request_id
            elif isinstance(report, codec.OrderAmended):
                self._client_order = report.client_order
        elif report.engine_sequence != self._engine_sequence or not self._is_part(report):
            return False
        self.reports.append(report)
        return True

    def outcome(self) -> Outcome:
        """What an order or amend led to."""
        begun = next(each for each in self.reports if isinstance(each, (codec.OrderAccepted, codec.OrderAmended)))
        resting = begun.remaining if isinstance(begun, codec.OrderAmended) else begun.quantity
        for report in self.reports:
            if isinstance(report, (codec.OrderFilled, codec.OrderCancelled)):
                if report.client_order == self._client_order:
                    resting -= report.quantity
        return Outcome(self.request_id, begun.order, tuple(self.reports), resting)

    def _is_part(self, report: Report) -> bool:
        if isinstance(report, (codec.OrderFilled, codec.OrderTriggered, codec.OrderParked)):
            return report.client_order == self._client_order
        if isinstance(report, codec.LeaseOpened):
            return any(fill.trade == report.trade for fill in of_kind(tuple(self.reports), codec.OrderFilled))
        # Own orders that lost units to self-trade prevention have another client order.
        return isinstance(report, codec.OrderCancelled)


def of_kind(reports: Tuple[Report, ...], kind: Type[AnyReport]) -> List[AnyReport]:
    """Those of the reports that are of this kind."""
    return [each for each in reports if isinstance(each, kind)]
