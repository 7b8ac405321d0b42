"""tools/audit_lib reads journals of every released format, and finds history that was changed."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
GOLDEN = ROOT / "Tests" / "ExchangeServerTests" / "golden"
sys.path.insert(0, str(ROOT / "tools"))

from audit_lib import journal  # noqa: E402


@pytest.fixture(params=sorted(path.name for path in GOLDEN.glob("*.tar.xz")))
def golden(request, tmp_path):
    subprocess.run(["tar", "-xJf", GOLDEN / request.param, "-C", tmp_path], check=True)
    return tmp_path / "journal"


def test_every_golden_journal_is_read_to_its_last_command(golden):
    records = list(journal.read(golden))
    assert records[-1].first_sequence + records[-1].count - 1 == 324


def test_a_command_that_was_changed_with_its_checksums_is_found_by_the_next_link(tmp_path):
    subprocess.run(["tar", "-xJf", GOLDEN / "journal-2-snapshot-1.tar.xz", "-C", tmp_path], check=True)
    folder = tmp_path / "journal"
    _change_and_hide(folder)
    with pytest.raises(journal.BadInput, match="digest"):
        list(journal.read(folder))


def _change_and_hide(folder):
    """Changes a byte of the first command and computes every checksum anew."""
    previous = 0
    for number, path in enumerate(sorted(folder.glob("*.segment")), start=1):
        data = bytearray(path.read_bytes())
        if not any(data):
            return
        identifier = data[16:32]
        data[56:60] = previous.to_bytes(4, "little")
        data[4092:4096] = journal.crc32c(bytes(data[:4092])).to_bytes(4, "little")
        place = 4096
        while any(data[place : place + 48]):
            length = int.from_bytes(data[place + 4 : place + 8], "little")
            payload = place + 48
            if number == 1 and place == 4096:
                data[payload + length - 1] ^= 1
            checksum = journal.crc32c(bytes(data[payload : payload + length]))
            data[place + 36 : place + 40] = checksum.to_bytes(4, "little")
            data[place + 40 : place + 44] = previous.to_bytes(4, "little")
            salted = bytes(identifier) + number.to_bytes(8, "little") + bytes(data[place : place + 44])
            previous = journal.crc32c(salted)
            data[place + 44 : place + 48] = previous.to_bytes(4, "little")
            place = payload + (length + 7) // 8 * 8 + 8
        path.write_bytes(data)
