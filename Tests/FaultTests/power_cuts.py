"""Simulated power cuts under load: the server is killed, and what its disk had not written is lost."""

import random
import threading
from pathlib import Path
from typing import Callable

from exchange import Exchange
from mounts import ImageDisk
from trader import Trader, load

TRADERS = 3
IMAGE_SIZE = 256 << 20
SHORTEST_S, LONGEST_S = 0.05, 0.5


def run(binary: str, folder: Path, cuts: int, seed: int, tell: Callable[[str], None] = lambda line: None) -> None:
    """Cuts the power `cuts` times; raises `AssertionError`, naming seed and cut, at the first thing that is wrong."""
    disk = ImageDisk(folder / "disk.image", folder / "disk")
    disk.make(IMAGE_SIZE)
    disk.mount()
    exchange = Exchange(binary, folder, data=disk.path / "data")
    moments = random.Random(seed)
    traders = [Trader(f"trader-{number}", seed) for number in range(TRADERS)]
    sent = answered = cut = 0
    try:
        exchange.start()
        for trader in traders:
            trader.connect(exchange)
        instrument = traders[0].instrument()
        for cut in range(cuts):
            timer = threading.Timer(moments.uniform(SHORTEST_S, LONGEST_S), exchange.process.kill)
            timer.start()
            counts = load(traders, instrument, LONGEST_S * 40)
            timer.join()
            exchange.kill()
            disk.cut_power()
            for trader in traders:
                trader.drain()
            exchange.start()
            for trader in traders:
                trader.reconcile(exchange)
            assert exchange.stop() == exchange.replayed_hash(), "the running server's hash is not that of a replay"
            sent, answered = sent + counts[0], answered + counts[1]
            tell(f"cut {cut + 1}: {sent} commands sent, {answered} answered before a cut, none lost, none twice")
            exchange.start()
            for trader in traders:
                trader.connect(exchange)
    except AssertionError as error:
        raise AssertionError(f"seed {seed}, cut {cut + 1}: {error}") from error
    finally:
        exchange.kill()
        for trader in traders:
            trader.close()
        disk.unmount()
