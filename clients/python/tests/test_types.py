"""The package keeps what py.typed promises."""

import subprocess
import sys

from exchange import PYTHON_CLIENT


def test_the_package_is_typed_without_a_hole(tmp_path):
    checked = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--cache-dir", tmp_path, PYTHON_CLIENT / "tenor"],
        capture_output=True, text=True)  # fmt: skip
    assert checked.returncode == 0, checked.stdout + checked.stderr
