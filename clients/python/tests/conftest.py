"""Lets the tests run from the folder as it is, installed or not."""

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
for folder in (ROOT / "clients" / "python", ROOT / "tools", Path(__file__).parent):
    sys.path.insert(0, str(folder))


@pytest.fixture
def exchange():
    """A server of the test's own."""
    from exchange import running_exchange

    with running_exchange() as exchange:
        yield exchange
