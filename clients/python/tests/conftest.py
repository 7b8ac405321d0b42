"""Lets the tests run from the folder as it is, installed or not."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
for folder in (ROOT / "clients" / "python", ROOT / "tools"):
    sys.path.insert(0, str(folder))
