"""Segments that no start needs go to the journal's archive, under load, over kills; with it or without it the exchange goes on."""

import random
import shutil
import subprocess
import time
from pathlib import Path

from exchange import DAMAGED_JOURNAL, PATIENCE_S, Exchange
from test_backup import backup
from trader import Trader, load

ROOT = Path(__file__).parents[2]
TRADERS = 4
CYCLES = 4
SETTINGS = {"snapshot-interval": 1, "archive-segments": "true", "segment-size": 1 << 20}


def archived(exchange):
    return sorted((exchange.data / "journal" / "archive").glob("*.segment"))


def test_segments_are_archived_under_load_and_kills_and_nothing_is_lost(binary, folder):
    exchange = Exchange(binary, folder, **SETTINGS)
    traders = [Trader(f"trader-{number}", 3) for number in range(TRADERS)]
    moments = random.Random(3)
    try:
        exchange.start()
        for trader in traders:
            trader.connect(exchange)
        instrument = traders[0].instrument()
        for cycle in range(CYCLES):
            deadline = time.monotonic() + PATIENCE_S
            while len(archived(exchange)) < 2 * cycle + 2:
                assert time.monotonic() < deadline, f"nothing is archived: {exchange.said}"
                load(traders, instrument, 0.3)
            load(traders, instrument, moments.uniform(0, 0.5))
            exchange.kill()
            for trader in traders:
                trader.drain()
            exchange.start()
            assert " archived, " in exchange.said
            for trader in traders:
                trader.reconcile(exchange)
        head = backup(binary, exchange.data, folder / "whole")
        running = exchange.stop()
        assert running == exchange.replayed_hash()
        code, said, _ = exchange.run("journal", "verify", "--data", str(exchange.data), "--expect", head)
        assert code == 0 and "not checked" not in said

        # The archive goes to another place, as an operator may have it.
        archive = exchange.data / "journal" / "archive"
        shutil.move(archive, folder / "elsewhere")
        exchange.start()
        assert "took over a snapshot" in exchange.said
        for trader in traders:
            trader.reconcile(exchange)
        load(traders, instrument, 0.2)
        for trader in traders:
            trader.settled()
        running = exchange.stop()
        code, _, said = exchange.run("journal", "hash", "--data", str(exchange.data))
        assert code == DAMAGED_JOURNAL and "00000000000000000001.segment was moved to" in said and str(archive) in said
        code, said, _ = exchange.run("journal", "verify", "--data", str(exchange.data))
        assert code == 0 and "are not here, and not checked" in said

        # A link to it does as well.
        for segment in (exchange.data / "journal" / "archive").glob("*.segment"):
            shutil.move(segment, folder / "elsewhere")
        shutil.rmtree(exchange.data / "journal" / "archive", ignore_errors=True)
        archive.symlink_to(folder / "elsewhere")
        assert running == exchange.replayed_hash()
    finally:
        exchange.kill()
        for trader in traders:
            trader.close()


def test_without_archive_and_snapshots_a_start_names_what_is_missing(binary, folder):
    exchange = Exchange(binary, folder, **SETTINGS)
    trader = Trader("trader")
    try:
        exchange.start()
        trader.connect(exchange)
        instrument = trader.instrument()
        deadline = time.monotonic() + PATIENCE_S
        while not archived(exchange):
            assert time.monotonic() < deadline, f"nothing is archived: {exchange.said}"
            load([trader], instrument, 0.5)
        running = exchange.stop()
        shutil.move(exchange.data / "journal" / "archive", folder / "elsewhere")
        shutil.move(exchange.data / "snapshots", folder / "snapshots")
        exchange.spawn()
        assert not exchange.opens()
        assert exchange.process.returncode == DAMAGED_JOURNAL
        assert "00000000000000000001.segment was moved to" in exchange.said
        shutil.move(folder / "elsewhere", exchange.data / "journal" / "archive")
        exchange.start()
        assert exchange.stop() == running
    finally:
        exchange.kill()
        trader.close()


def test_an_archive_without_snapshots_is_refused_by_name(binary, folder):
    done = subprocess.run(
        [binary, "serve", "--data", str(folder / "data"), "--set", "archive-segments=true", "--set",
         "snapshot-interval=0"], capture_output=True, text=True, timeout=PATIENCE_S)  # fmt: skip
    assert done.returncode == 78
    assert "archive-segments" in done.stderr and "snapshot-interval" in done.stderr
