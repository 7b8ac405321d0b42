"""The preloaded library that makes calls on the journal's files fail; `shim.c` says how it is told."""

import shutil
import subprocess
import time
from pathlib import Path
from typing import Dict, List, NamedTuple, Optional

from exchange import PATIENCE_S, POLL_S, Exchange

SOURCE = Path(__file__).resolve().parent / "shim.c"
SEGMENTS = ".segment"
UNFINISHED_SEGMENTS = ".segment.new"


class Call(NamedTuple):
    """A call that the shim counted: the operation is write or sync, the outcome done, failed, short, held or lied."""

    number: int
    operation: str
    file: str
    outcome: str


def compile_shim(folder: Path) -> Optional[Path]:
    """The shared library, made in `folder`; `None` if there is no compiler."""
    compiler = shutil.which("cc") or shutil.which("clang")
    if compiler is None:
        return None
    library = folder / "shim.so"
    subprocess.run(
        [compiler, "-std=gnu11", "-Wall", "-Wextra", "-Werror", "-O1", "-fPIC", "-shared", "-pthread", "-o", library,
         SOURCE, "-ldl"], check=True)  # fmt: skip
    return library


class Shim:
    """Environments for starting a server under the shim, and the log of what it did."""

    def __init__(self, library: Path, exchange: Exchange) -> None:
        self.library = library
        self.exchange = exchange
        self.log = exchange.folder / "calls.log"
        self.hold = exchange.folder / "hold"

    def environment(
        self, kind: str = "nothing", call: int = 0, error: int = 0, suffix: str = SEGMENTS
    ) -> Dict[str, str]:
        self.log.unlink(missing_ok=True)
        return {
            "LD_PRELOAD": str(self.library),
            "TENOR_FAULT_FOLDER": str(self.exchange.data.resolve()),
            "TENOR_FAULT_SUFFIX": suffix,
            "TENOR_FAULT_LOG": str(self.log),
            "TENOR_FAULT_KIND": kind,
            "TENOR_FAULT_CALL": str(call),
            "TENOR_FAULT_ERROR": str(error),
            "TENOR_FAULT_WHILE": str(self.hold),
        }

    @property
    def calls(self) -> List[Call]:
        if not self.log.exists():
            return []
        lines = (line.split() for line in self.log.read_text().splitlines())
        return [Call(int(number), operation, file, outcome) for number, operation, file, outcome in lines]

    @property
    def has_struck(self) -> bool:
        """Whether a call failed or stopped halfway."""
        return any(call.outcome in ("failed", "short") for call in self.calls)

    def wait_until_held(self) -> None:
        deadline = time.monotonic() + PATIENCE_S
        while not any(call.outcome == "held" for call in self.calls):
            assert time.monotonic() < deadline, f"no sync was held within {PATIENCE_S} s"
            time.sleep(POLL_S)
