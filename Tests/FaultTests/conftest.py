"""A server's binary, a folder for it, and the shim, for all tests of faults."""

import os
import shutil
import sys
import tempfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
for folder in (ROOT / "clients" / "python", Path(__file__).resolve().parent):
    sys.path.insert(0, str(folder))

from exchange import Exchange  # noqa: E402
from shim import Shim, compile_shim  # noqa: E402


@pytest.fixture(scope="session")
def binary():
    path = os.environ.get("TENOR_BINARY")
    if not path:
        pytest.skip("TENOR_BINARY does not name a server; tools/test sets it")
    return str(Path(path).resolve())


@pytest.fixture
def folder():
    # Not pytest's own folder: the path of an ipc:// socket has room for 107 characters.
    folder = Path(tempfile.mkdtemp(prefix="tenor-"))
    yield folder
    shutil.rmtree(folder)


@pytest.fixture
def exchange(binary, folder):
    exchange = Exchange(binary, folder)
    yield exchange
    exchange.kill()


@pytest.fixture(scope="session")
def shim_library():
    folder = Path(tempfile.mkdtemp(prefix="tenor-shim-"))
    library = compile_shim(folder)
    if library is None:
        pytest.skip("neither cc nor clang is there to compile the shim")
    yield library
    shutil.rmtree(folder)


@pytest.fixture
def shim(shim_library, exchange):
    return Shim(shim_library, exchange)
