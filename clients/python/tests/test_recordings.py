"""Recordings and tables of the feed, against the real server."""

import csv
import importlib.util
import os
import signal
import subprocess
import sys
import time

import pytest
from exchange import PATIENCE_S, running_exchange

from tenor import Feed, OrderBook, OrderSession, Snapshot, recording, table, ticks

BOOK = "H800-80G.HZ.3m"


@pytest.fixture(scope="module")
def heard():
    """What a feed gave of some trades, from its first message on."""
    with running_exchange() as exchange:
        return heard_of(exchange)


def heard_of(exchange):
    with OrderSession(exchange.address("order-entry"), "lakeside", patience=PATIENCE_S) as provider:
        with OrderSession(exchange.address("order-entry"), "studio", patience=PATIENCE_S) as buyer:
            for price in ("11.2", "11.3", "11.1"):
                provider.offer(BOOK, 4, ticks(price))
                assert buyer.bid(BOOK, 4, ticks(price)).filled == 4
    with Feed(exchange.address("feed"), "fill/", "quote/", repair=exchange.address("replay"), timeout=PATIENCE_S) as feed:
        updates = []
        for topic in ("fill/H800-80G/HZ/3m/", "quote/H800-80G/HZ/3m/"):
            feed.start(topic, after=0)
        for update in feed:
            updates.append(update)
            if sum(each.topic.startswith("fill/") for each in updates) == 3:
                return updates


def test_a_recording_is_replayed_as_it_was_heard(heard, tmp_path):
    assert recording.record(heard, tmp_path / "feed") == len(heard)
    replayed = list(recording.replay(tmp_path / "feed"))
    told = [(each.topic, each.sequence, each.engine_sequence, each.time, each.message) for each in heard]
    assert [(each.topic, each.sequence, each.engine_sequence, each.time, each.message) for each in replayed] == told


def test_a_book_recorded_from_its_middle_begins_with_its_state(exchange, tmp_path):
    topic = "book/H800-80G/HZ/3m/"
    with OrderSession(exchange.address("order-entry"), "lakeside", patience=PATIENCE_S) as provider:
        provider.offer(BOOK, 4, ticks("11.2"))
        with Feed(exchange.address("feed"), topic, repair=exchange.address("replay"), timeout=PATIENCE_S) as feed:
            feed.start(topic)
            provider.offer(BOOK, 3, ticks("11.3"))
            heard = []
            for update in feed:
                heard.append(update)
                live = feed.books[topic]
                if len(live.offers) == 2:
                    break
    recording.record(heard, tmp_path / "by-this-client")
    recorder = subprocess.Popen(
        [os.environ["TENOR_BINARY"], "record", tmp_path / "by-tenor", topic, "--feed", exchange.address("feed"), "--replay",
         exchange.address("replay")],
        stdout=subprocess.DEVNULL)  # fmt: skip
    try:
        # A heartbeat of the quiet book makes it begin; before, there is no more than the file's head, or no file.
        deadline = time.monotonic() + PATIENCE_S
        while not (tmp_path / "by-tenor").exists() or (tmp_path / "by-tenor").stat().st_size <= 16:
            assert time.monotonic() < deadline
            time.sleep(0.01)
    finally:
        recorder.send_signal(signal.SIGINT)
        recorder.wait()
    for name in ("by-this-client", "by-tenor"):
        replayed = list(recording.replay(tmp_path / name))
        assert isinstance(replayed[0].message, Snapshot)
        book = OrderBook()
        for update in replayed:
            book.apply(update)
        assert book == live


def test_tenor_play_plays_a_recording_of_this_client(heard, tmp_path):
    recording.record(heard, tmp_path / "feed")
    address = f"ipc://{tmp_path}/played"
    with Feed(address, "fill/", repair="", timeout=PATIENCE_S) as feed:
        player = subprocess.Popen(
            [os.environ["TENOR_BINARY"], "play", tmp_path / "feed", "--on", address, "--speed", "10"],
            stdout=subprocess.DEVNULL)  # fmt: skip
        try:
            seen = []
            for update in feed:
                seen.append(update.message)
                if len(seen) == 3:
                    break
        finally:
            player.kill()
            player.wait()
    assert seen == [each.message for each in heard if each.topic.startswith("fill/")]


def test_an_unfinished_last_body_is_left_out_and_other_files_are_refused(heard, tmp_path):
    recording.record(heard, tmp_path / "feed")
    whole = (tmp_path / "feed").read_bytes()
    (tmp_path / "cut").write_bytes(whole[:-1])
    assert len(list(recording.replay(tmp_path / "cut"))) == len(heard) - 1
    (tmp_path / "other").write_bytes(b"something else")
    with pytest.raises(recording.RecordingError, match="does not begin"):
        list(recording.replay(tmp_path / "other"))
    (tmp_path / "newer").write_bytes(whole[:8] + b"\x02" + whole[9:])
    with pytest.raises(recording.RecordingError, match="format 2"):
        list(recording.replay(tmp_path / "newer"))


def test_updates_are_written_as_csv(heard, tmp_path):
    assert table.to_csv(heard, tmp_path / "feed.csv") == len(heard)
    with open(tmp_path / "feed.csv", newline="") as file:
        read = list(csv.DictReader(file))
    fills = [row for row in read if row["message"] == "Fill"]
    assert [(row["price"], row["quantity"]) for row in fills] == [("112000", "4"), ("113000", "4"), ("111000", "4")]
    assert [int(row["sequence"]) for row in fills] == [1, 2, 3]


def test_snapshots_are_no_rows(heard):
    state = type(heard[0])("book/x/", 1, 1, 1, Snapshot(()))
    assert table.rows([state]) == []


@pytest.mark.parametrize("package, call", [("pandas", "to_dataframe"), ("pyarrow", "to_parquet")])
def test_without_the_package_it_is_said_what_to_install(heard, tmp_path, monkeypatch, package, call):
    monkeypatch.setitem(sys.modules, package, None)
    arguments = [heard] if call == "to_dataframe" else [heard, tmp_path / "feed.parquet"]
    with pytest.raises(ImportError, match=f"pip install {package}"):
        getattr(table, call)(*arguments)


@pytest.mark.skipif(importlib.util.find_spec("pandas") is None, reason="pandas is not installed")
def test_a_dataframe_has_a_row_for_each_message(heard):
    frame = table.to_dataframe(heard)
    assert list(frame[frame["message"] == "Fill"]["price"]) == [112_000, 113_000, 111_000]


@pytest.mark.skipif(importlib.util.find_spec("pyarrow") is None, reason="pyarrow is not installed")
def test_parquet_is_read_back(heard, tmp_path):
    import pyarrow.parquet

    assert table.to_parquet(heard, tmp_path / "feed.parquet") == len(heard)
    read = pyarrow.parquet.read_table(tmp_path / "feed.parquet").to_pylist()
    assert [row["price"] for row in read if row["message"] == "Fill"] == [112_000, 113_000, 111_000]
