"""Lets the tests run from the folder as it is, installed or not."""

import signal
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
for folder in (ROOT / "clients" / "python", ROOT / "tools", Path(__file__).parent):
    sys.path.insert(0, str(folder))


LONGEST_S = 400  # of a test; above what the longest wait of one is bounded by


@pytest.fixture(autouse=True)
def bounded():
    """Fails a test that waits for what never comes: heartbeats of the feed would keep it going for ever."""

    def fail(number, frame):
        raise AssertionError(f"the test took longer than {LONGEST_S} s")

    before = signal.signal(signal.SIGALRM, fail)
    signal.alarm(LONGEST_S)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


@pytest.fixture
def exchange():
    """A server of the test's own."""
    from exchange import running_exchange

    with running_exchange() as exchange:
        yield exchange
