"""Backup of a running exchange, restore, verification and move: the commands of docs/durability.md."""

import os
import shutil
import subprocess
import sys
import threading
from pathlib import Path

from exchange import PATIENCE_S, Exchange
from trader import COMPARED_AGAIN, Trader, load

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tools" / "lib"))

import copy_segment  # noqa: E402

TRADERS = 4


def backup(binary: str, data: Path, copy: Path) -> str:
    """Runs tools/backup; returns the head that it prints."""
    done = subprocess.run(
        [ROOT / "tools" / "backup", data, copy], env={"TENOR_BINARY": binary, "PATH": "/usr/bin:/bin"},
        capture_output=True, text=True, timeout=PATIENCE_S)  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert "All is well" in done.stdout
    return next(line.split()[1] for line in done.stdout.splitlines() if line.startswith("Head"))


def test_a_backup_of_a_running_exchange_has_all_that_was_answered_and_can_be_started_elsewhere(binary, folder):
    (folder / "old").mkdir()
    exchange = Exchange(binary, folder / "old")
    traders = [Trader(f"trader-{number}", 7) for number in range(TRADERS)]
    heads, answered = [], []
    try:
        exchange.start()
        for trader in traders:
            trader.connect(exchange)
        instrument = traders[0].instrument()
        for number in range(5):
            # All that these traders know when the copy begins must be in it, whatever comes while it is made.
            answered.append([(trader, len(trader.reports)) for trader in traders])
            copying = threading.Thread(
                target=lambda copy=folder / f"copy-{number}": heads.append(backup(binary, exchange.data, copy)))
            copying.start()
            load(traders, instrument, 0.5)
            copying.join(PATIENCE_S)
            assert len(heads) == number + 1, "a backup failed"
        load(traders, instrument, 0.2)
        for trader in traders:
            trader.settled()
    finally:
        exchange.stop()
    for number, head in enumerate(heads):
        moved = folder / f"moved-{number}"
        moved.mkdir()
        shutil.copytree(folder / f"copy-{number}", moved / "data")
        restored = Exchange(binary, moved)
        # The history of the copy is that of the exchange that went on.
        assert restored.run("journal", "verify", "--data", str(exchange.data), "--expect", head)[0] == 0
        restored.start()
        try:
            for trader, reports in answered[number]:
                # It knows all that the exchange told, of which the copy must tell the same again as far as it goes.
                other = Trader(trader.name)
                other.reports = list(trader.reports)
                logon = other.connect(restored, max(0, reports - COMPARED_AGAIN))
                last = logon.last_report_sequence
                assert reports <= last <= len(other.reports)
                other.until(lambda: other.next_report > last, "all reports")
                other.close()
        finally:
            hash_at_stop = restored.stop()
        assert hash_at_stop == restored.replayed_hash()
    for trader in traders:
        trader.close()


def test_a_copy_of_which_a_byte_was_changed_is_noticed(binary, folder):
    exchange = Exchange(binary, folder)
    exchange.start()
    trader = Trader("trader")
    trader.connect(exchange)
    load([trader], trader.instrument(), 0.2)
    exchange.stop()
    trader.close()
    backup(binary, exchange.data, folder / "copy")
    segment = folder / "copy" / "journal" / "00000000000000000001.segment"
    data = bytearray(segment.read_bytes())
    data[5_000] ^= 1
    segment.write_bytes(data)
    code, _, said = exchange.run("journal", "verify", "--data", str(folder / "copy"))
    assert code == 65 and "segment 1" in said


def test_a_copy_of_a_segment_that_grows_meanwhile_has_no_hole(folder, monkeypatch):
    segment, copy = folder / "segment", folder / "copy"
    blocks = 64
    segment.write_bytes(bytes(blocks * copy_segment.BLOCK))
    read, written = os.pread, 0

    def read_after_an_append(descriptor, count, offset):
        nonlocal written
        # Half as fast as the copy: they meet in the middle, whichever way it reads.
        if offset // copy_segment.BLOCK % 2:
            with segment.open("r+b") as file:
                file.seek(written * copy_segment.BLOCK)
                file.write(b"x" * copy_segment.BLOCK)
            written += 1
        return read(descriptor, count, offset)

    monkeypatch.setattr(os, "pread", read_after_an_append)
    copy_segment.copy_segment(str(segment), str(copy))
    data = copy.read_bytes()
    assert len(data) == blocks * copy_segment.BLOCK
    assert 0 < data.count(b"x") < len(data)
    assert not data.lstrip(b"x").strip(b"\0"), "records behind a place that is blank"
