"""The examples are what the READMEs quote, and work against the real server."""

import os
import select
import subprocess
import sys
import time

import pytest
from exchange import PATIENCE_S, PYTHON_CLIENT, Trader

from tenor import OrderSession, codec, ticks



def session_of(exchange, name):
    return OrderSession(exchange.address("order-entry"), name, patience=PATIENCE_S)


ROOT = PYTHON_CLIENT.parents[1]
FILLS = PYTHON_CLIENT / "examples" / "fills.py"


@pytest.mark.parametrize("readme", [ROOT / "README.md", PYTHON_CLIENT / "README.md"], ids=["repository", "client"])
def test_the_readme_quotes_the_subscriber_word_for_word(readme):
    assert f"```python\n{FILLS.read_text()}```\n" in readme.read_text()


def test_the_subscriber_has_ten_lines_of_code():
    lines = [line for line in FILLS.read_text().splitlines() if line.strip() and not line.lstrip().startswith("#")]
    assert len(lines) == 10


def test_the_subscriber_prints_a_fill_of_the_real_server(exchange):
    provider, buyer = Trader(exchange, "lakeside"), Trader(exchange, "studio")
    instrument = provider.instrument("H800-80G", "HZ", "3m")
    subscriber = subprocess.Popen(
        [sys.executable, FILLS, exchange.address("feed")], stdout=subprocess.PIPE, text=True,
        env={**os.environ, "PYTHONPATH": str(PYTHON_CLIENT)})  # fmt: skip
    try:
        deadline = time.monotonic() + PATIENCE_S
        # A trade before the subscription has arrived is not sent to it: trade until one is seen.
        while not select.select([subscriber.stdout], [], [], 0.2)[0]:
            assert time.monotonic() < deadline, f"no fill was printed; {exchange.log.read_text()}"
            assert subscriber.poll() is None, "the subscriber has ended"
            provider.enter(instrument, codec.Side.OFFER, 8, 112_000)
            buyer.enter(instrument, codec.Side.BID, 8, 115_000)
            assert buyer.expect(codec.OrderFilled).price == 112_000
        assert subscriber.stdout.readline() == "fill/H800-80G/HZ/3m/ 8 units at 11.2 CNY per unit-hour\n"
    finally:
        subscriber.kill()
        subscriber.wait()
        subscriber.stdout.close()


def started(name, *arguments):
    """An example as a process whose output can be read."""
    return subprocess.Popen(
        [sys.executable, PYTHON_CLIENT / "examples" / name, *map(str, arguments)], stdout=subprocess.PIPE, text=True,
        env={**os.environ, "PYTHONPATH": str(PYTHON_CLIENT)})  # fmt: skip


def line(example):
    """The next line that an example prints."""
    assert select.select([example.stdout], [], [], PATIENCE_S)[0], "it printed nothing"
    return example.stdout.readline().rstrip("\n")


def ended(example):
    example.kill()
    example.wait()
    example.stdout.close()


def test_spot_prices_are_printed_as_they_come(exchange):
    with session_of(exchange, "lakeside") as provider, session_of(exchange, "studio") as buyer:
        provider.offer("H800-80G.HZ.1w", 8, ticks("10.5"))
        buyer.bid("H800-80G.HZ.1w", 4, ticks("10.5"))
        example = started("spot_prices.py", exchange.address("feed"), exchange.address("replay"))
        try:
            assert line(example).startswith("spot/H800-80G/HZ/1w/ 10.5 CNY per unit-hour, ")
        finally:
            ended(example)


def test_the_buyer_waits_for_its_price_and_says_what_it_spent(exchange):
    addresses = [exchange.address(each) for each in ("order-entry", "feed", "replay")]
    with session_of(exchange, "lakeside") as provider:
        provider.offer("H800-80G.ZW.1d", 8, ticks("12"))
        example = started("buy_at_a_price.py", "waiting", "H800-80G.ZW.1d", 6, "11.5", *addresses)
        try:
            assert not select.select([example.stdout], [], [], 0.5)[0], "it bought above its price"
            provider.offer("H800-80G.ZW.1d", 4, ticks("11.4"))
            assert line(example) == "bought 4 at 11.4 CNY per unit-hour: 1094.4 CNY"
            provider.offer("H800-80G.ZW.1d", 4, ticks("11.5"))
            assert line(example) == "bought 2 at 11.5 CNY per unit-hour: 552.0 CNY"
            assert example.wait(PATIENCE_S) == 0
        finally:
            ended(example)


def test_the_provider_lowers_the_price_of_idle_cards_to_its_floor(exchange):
    with session_of(exchange, "studio-2") as buyer:
        example = started(
            "reprice_idle_cards.py", "idle", "H800-80G.ZW.1w", 8, "11", "10.5", "0.3", 0.2,
            exchange.address("order-entry"))  # fmt: skip
        try:
            assert line(example) == "8 idle, offered at 10.7 CNY per unit-hour"
            while line(example) != "8 idle, offered at 10.5 CNY per unit-hour":
                pass
            assert buyer.bid("H800-80G.ZW.1w", 8, ticks("10.5")).filled == 8
            while line(example) != "all are sold":
                pass
            assert example.wait(PATIENCE_S) == 0
        finally:
            ended(example)


def test_the_chart_of_a_day_shows_what_was_traded(exchange):
    with session_of(exchange, "lakeside") as provider, session_of(exchange, "studio") as buyer:
        for price in ("10", "10.4"):
            provider.offer("H800-80G.HZ.1h", 3, ticks(price))
            buyer.bid("H800-80G.HZ.1h", 3, ticks(price))
    example = started("chart_of_a_day.py", "H800-80G.HZ.1h", exchange.address("replay"))
    try:
        assert line(example) == "H800-80G.HZ.1h: 10 to 10.4 CNY per unit-hour"
        assert line(example).split()[-1] == "units"
        assert example.wait(PATIENCE_S) == 0
    finally:
        ended(example)
