"""The package is whole when it is installed from its folder, as the pages say, and keeps what py.typed promises."""

import os
import shutil
import subprocess
import sys

from exchange import PYTHON_CLIENT

LOOK = """
import importlib.metadata, pathlib, tenor
from tenor import Feed, OrderSession, RepairConnection, codec, recording, table
print(pathlib.Path(tenor.__file__).parent)
print(importlib.metadata.version("tenor"), (pathlib.Path(tenor.__file__).parent / "py.typed").exists())
print(codec.decode_all(codec.Heartbeat(request_token=7).encode()))
"""


def test_what_pip_installs_is_whole(tmp_path):
    # A copy: building leaves files beside the sources.
    source, installed = tmp_path / "source", tmp_path / "installed"
    shutil.copytree(PYTHON_CLIENT, source, ignore=shutil.ignore_patterns("*.egg-info", "build", "__pycache__"))
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps"]
    subprocess.run([*pip, "--target", installed, source], check=True, timeout=300)
    environment = {**os.environ, "PYTHONPATH": str(installed)}
    look = subprocess.run(
        [sys.executable, "-c", LOOK], cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=60
    )
    assert look.returncode == 0, look.stderr
    folder, version, messages = look.stdout.splitlines()
    assert folder == str(installed / "tenor")
    assert version == "0.1.0 True"
    assert messages == "[Heartbeat(request_token=7)]"
    shown = {file.relative_to(installed / "tenor") for file in (installed / "tenor").rglob("*.py")}
    assert shown == {file.relative_to(PYTHON_CLIENT / "tenor") for file in (PYTHON_CLIENT / "tenor").rglob("*.py")}


def test_the_package_is_typed_without_a_hole(tmp_path):
    checked = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--cache-dir", tmp_path, PYTHON_CLIENT / "tenor"],
        capture_output=True, text=True)  # fmt: skip
    assert checked.returncode == 0, checked.stdout + checked.stderr
