"""Long runs of kill cycles and power cuts; `tools/soak --help` says how."""

import argparse
import os
import shutil
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "clients" / "python"))

import kill_cycles  # noqa: E402
import power_cuts  # noqa: E402
from mounts import ImageDisk  # noqa: E402

UNAVAILABLE = 69


def main() -> int:
    parser = argparse.ArgumentParser(prog="tools/soak")
    kinds = parser.add_subparsers(dest="kind", required=True)
    kill = kinds.add_parser("kill")
    kill.add_argument("--cycles", type=int, default=1_000)
    cut = kinds.add_parser("power-cut")
    cut.add_argument("--cuts", type=int, default=50)
    for kind in (kill, cut):
        kind.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    binary = os.environ["TENOR_BINARY"]
    # Short, since the path of an ipc:// socket has room for 107 characters.
    folder = Path(tempfile.mkdtemp(prefix="tenor-"))

    def tell(line: str) -> None:
        print(line, flush=True)

    try:
        if options.kind == "kill":
            kill_cycles.run(binary, folder, options.cycles, options.seed, tell)
        else:
            reason = ImageDisk.why_not()
            if reason:
                print(f"tools/soak power-cut: {reason}", file=sys.stderr)
                return UNAVAILABLE
            power_cuts.run(binary, folder, options.cuts, options.seed, tell)
    except AssertionError as error:
        print(f"tools/soak {options.kind}: {error}", file=sys.stderr)
        return 1
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
