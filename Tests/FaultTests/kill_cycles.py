"""kill -9 under load, again and again, on one journal."""

import random
import threading
from pathlib import Path
from typing import Callable

from exchange import Exchange
from trader import Trader, load

TRADERS = 4
SHORTEST_S, LONGEST_S = 0.02, 0.25
CYCLES_PER_JOURNAL = 100  # then a new one, since every start replays it all


def run(binary: str, folder: Path, cycles: int, seed: int, tell: Callable[[str], None] = lambda line: None) -> None:
    """Kills a server `cycles` times; raises `AssertionError`, naming seed and cycle, at the first thing that is wrong."""
    for first in range(0, cycles, CYCLES_PER_JOURNAL):
        part = folder / f"{first}"
        part.mkdir()
        _one_journal(Exchange(binary, part), first, min(first + CYCLES_PER_JOURNAL, cycles), seed, tell)


def _one_journal(exchange: Exchange, first: int, end: int, seed: int, tell: Callable[[str], None]) -> None:
    moments = random.Random(f"{seed} {first}")
    traders = [Trader(f"trader-{number}", seed + first) for number in range(TRADERS)]
    sent = answered = 0
    cycle = first
    try:
        exchange.start()
        for trader in traders:
            trader.connect(exchange)
        instrument = traders[0].instrument()
        for cycle in range(first, end):
            more_sent, more_answered = _cycle(exchange, traders, instrument, moments)
            sent, answered = sent + more_sent, answered + more_answered
            tell(f"cycle {cycle + 1}: {sent} commands sent, {answered} answered before a kill, none lost, none twice")
    except AssertionError as error:
        raise AssertionError(f"seed {seed}, cycle {cycle + 1}: {error}") from error
    finally:
        exchange.kill()
        for trader in traders:
            trader.close()


def _cycle(exchange, traders, instrument, moments):
    """One kill under load, one start that is held to everything, one stop whose hash is that of a replay."""
    timer = threading.Timer(moments.uniform(SHORTEST_S, LONGEST_S), exchange.process.kill)
    timer.start()
    counts = load(traders, instrument, LONGEST_S * 40)
    timer.join()
    exchange.kill()
    for trader in traders:
        trader.drain()
    exchange.start()
    for trader in traders:
        trader.reconcile(exchange)
    running = exchange.stop()
    assert running == exchange.replayed_hash(), "the running server's hash is not that of a replay"
    exchange.start()
    for trader in traders:
        trader.connect(exchange)
    return counts
