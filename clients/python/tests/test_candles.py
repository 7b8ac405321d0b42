"""Candles, the day and the open interest of the real server, computed again from its public fills."""

import json
import random
import subprocess

import pytest
from audit_script import HOUR, START, Script, write_journal
from exchange import PATIENCE_S, running_exchange
from plain_subscriber import Replay


MINUTE, DAY = HOUR // 60, 24 * HOUR
LENGTHS = {0: MINUTE, 1: HOUR, 2: DAY}
PATH = "H800-80G/HZ/1h/"


def trade_for_days(seed):
    """A journal's commands: two parties who trade at random over three days, with pauses, long ago."""
    script, dice = Script(), random.Random(seed)
    book = script.instruments["1h", 1]
    for _ in range(120):
        price, units = 100_000 + dice.randrange(-500, 500), dice.randrange(1, 9)
        script.offer(2, book, units, price)
        script.bid(3, book, units, price)
        script.time += dice.choice([0, 7 * 10**9, MINUTE, 20 * MINUTE, 3 * HOUR])
    script.wait(2 * DAY)
    return script


def candles_of(fills):
    """Closed candles by interval and start, as docs/spot-price.md has them."""
    candles = {}
    for fill in fills:
        for interval, length in LENGTHS.items():
            start = fill["time"] - fill["time"] % length
            price, units = fill["price"], fill["quantity"]
            candle = candles.setdefault(
                (interval, start), {"open": price, "high": price, "low": price, "units": 0, "notional": 0, "fills": 0})  # fmt: skip
            candle["high"], candle["low"] = max(candle["high"], price), min(candle["low"], price)
            candle["close"] = price
            candle["units"] += units
            candle["notional"] += price * units
            candle["fills"] += 1
    return candles


def history(replay, topic):
    last = replay.snapshot(topic)[0]["topicSequence"]
    return [fields for _, fields in replay.range(topic, 1, last)]


@pytest.mark.parametrize("settings", [(), ("kept-feed-messages=8",)], ids=["memory", "journal"])
def test_every_finished_candle_follows_from_the_fills_and_can_be_asked_for_for_ever(settings):
    seed = random.randrange(1 << 32)
    print("seed", seed)
    with running_exchange(*settings, before=lambda data: write_journal(data, trade_for_days(seed).batches)) as exchange:
        replay = Replay(exchange.address("replay"))
        expected = candles_of(history(replay, "fill/" + PATH))
        candles = history(replay, "candle/" + PATH)
        assert all(candle["isClosed"] for candle in candles)
        found = {(candle["interval"], candle["start"]): candle for candle in candles}
        assert len(found) == len(candles) and found.keys() == expected.keys()
        for key, candle in expected.items():
            assert candle.items() <= found[key].items(), key
        # In the order in which they ended.
        ends = [candle["start"] + LENGTHS[candle["interval"]] for candle in candles]
        assert ends == sorted(ends)
        shown = tenor(exchange, "--interval", "minute", "--last", "100000")
        minutes = [candle for candle in candles if candle["interval"] == 0]
        assert [each["units"] for each in shown["candles"]] == [candle["units"] for candle in minutes]
        days = tenor(exchange, "--interval", "day", "--last", "2")["candles"]
        assert [each["high"] for each in days] == [
            candle["high"] / 10_000 for candle in candles if candle["interval"] == 2][-2:]  # fmt: skip


def test_what_is_under_way_the_day_and_the_open_interest_are_told():
    script = Script()
    book = script.instruments["1h", 1]
    for price, units in ((100_100, 4), (100_300, 2), (100_000, 6)):
        script.offer(2, book, units, price)
        script.bid(3, book, units, price)
    with running_exchange(before=lambda data: write_journal(data, script.batches)) as exchange:
        replay = Replay(exchange.address("replay"))
        # The journal alone: the server's own clock has not gone on by then, or has ended them all and the leases.
        header, candles = replay.snapshot("candle/" + PATH)
        shown = tenor(exchange)
        if candles:
            assert [fields["interval"] for _, fields in candles] == [0, 1, 2]
            assert all(fields["units"] == 12 and not fields["isClosed"] for _, fields in candles)
        first = history(replay, "stats/" + PATH)[0]
        assert (first["open"], first["units"], first["unitsOnLease"]) == (100_100, 4, 4)
        assert shown["symbol"] == "H800-80G.HZ.1h"
        assert [(each["open"], each["close"], each["units"]) for each in shown["candles"]] == [(10.01, 10.0, 12)]
        # As last published: what changed since waits for a second of the market's time.
        told = history(replay, "stats/" + PATH)
        assert shown["unitsOnLease"] in {each["unitsOnLease"] for each in told}
        assert told[-1]["day"] >= START - START % DAY


def tenor(exchange, *options):
    command = [exchange.command[0], "stats", "h800-80g.hz.1h", "--json", *options]
    for socket in ("order-entry", "replay"):
        command += [f"--{socket}", exchange.address(socket)]
    return json.loads(subprocess.run(command, capture_output=True, text=True, check=True, timeout=PATIENCE_S).stdout)
