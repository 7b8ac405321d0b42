"""The examples are what the READMEs quote, and work against the real server."""

import os
import select
import subprocess
import sys
import time

import pytest
from exchange import PATIENCE_S, PYTHON_CLIENT, Trader

from tenor import codec

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
