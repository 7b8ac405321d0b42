"""What can be traded: specs, regions, tenors, and the instruments made of them."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from typing import Dict, Iterable, List, Tuple

from . import codec


@dataclass(frozen=True)
class Instrument:
    """An order book with everything that its number stands for.

    number: in orders and in the feed.
    symbol: H800-80G.HZ.3m.
    tick_size: order prices are whole multiples of this many ticks.
    """

    number: int
    spec: codec.SpecDefinition
    region: codec.RegionDefinition
    tenor: codec.TenorDefinition
    tick_size: int

    @property
    def symbol(self) -> str:
        """Spec, region and tenor with points between them."""
        return f"{self.spec.code}.{self.region.code}.{self.tenor.code}"

    def topic(self, kind: str) -> str:
        """The feed's topic of this instrument: fill/H800-80G/HZ/3m/ for the kind `fill`."""
        return f"{kind}/{self.spec.code}/{self.region.code}/{self.tenor.code}/"


class Catalogue:
    """The catalogue as the exchange has it; `messages` are its definitions. It does not change by itself."""

    def __init__(self, messages: Iterable[codec.Message]) -> None:
        self.specs: Dict[str, codec.SpecDefinition] = {}
        self.regions: Dict[str, codec.RegionDefinition] = {}
        self.tenors: Dict[str, codec.TenorDefinition] = {}
        definitions: List[codec.InstrumentDefinition] = []
        for message in messages:
            if isinstance(message, codec.SpecDefinition):
                self.specs[message.code] = message
            elif isinstance(message, codec.RegionDefinition):
                self.regions[message.code] = message
            elif isinstance(message, codec.TenorDefinition):
                self.tenors[message.code] = message
            elif isinstance(message, codec.InstrumentDefinition):
                definitions.append(message)
        specs = {each.spec: each for each in self.specs.values()}
        regions = {each.region: each for each in self.regions.values()}
        tenors = {each.tenor: each for each in self.tenors.values()}
        self._by_number = {
            each.instrument: Instrument(
                each.instrument, specs[each.spec], regions[each.region], tenors[each.tenor], each.tick_size
            )
            for each in definitions
        }
        self._by_symbol = {each.symbol.lower(): each for each in self._by_number.values()}

    @property
    def instruments(self) -> Tuple[Instrument, ...]:
        """Every instrument, by number."""
        return tuple(self._by_number.values())

    def instrument(self, symbol: str) -> Instrument:
        """The instrument called `symbol`, as in H800-80G.HZ.3m, in upper or lower case; raises KeyError for an unknown
        one, with what comes close."""
        found = self._by_symbol.get(symbol.lower())
        if found is None:
            near = [
                self._by_symbol[each].symbol for each in difflib.get_close_matches(symbol.lower(), self._by_symbol)
            ]
            raise KeyError(
                f"there is no instrument {symbol}; "
                + (f"did you mean {', '.join(near)}?" if near else "a symbol is spec.region.tenor, as in H800-80G.HZ.3m")
            )
        return found

    def __getitem__(self, number: int) -> Instrument:
        """The instrument with this number; raises KeyError when there is none."""
        return self._by_number[number]

    def place(self, place: str) -> Tuple[codec.SpecDefinition, codec.RegionDefinition]:
        """Spec and region of a place such as H800-80G.HZ; raises KeyError, naming what there is not."""
        spec, _, region = place.upper().partition(".")
        if spec not in self.specs:
            raise KeyError(f"{place}: there is no spec {spec}; a place is spec.region, as in H800-80G.HZ")
        if region not in self.regions:
            raise KeyError(f"{place}: there is no region {region}, only {' '.join(self.regions)}")
        return self.specs[spec], self.regions[region]
