"""The real server as a process: started on sockets in a folder, killed, stopped, asked for its hash."""

import json
import os
import re
import signal
import subprocess
import time
import urllib.request
from pathlib import Path
from typing import Dict, Optional, Tuple

PATIENCE_S = 60  # how long anything is waited for before a test fails
POLL_S = 0.005

STOPPED = 0
DAMAGED_JOURNAL = 65
CANNOT_CREATE = 73
JOURNAL_FAILED = 74
HELD_BY_ANOTHER = 75


class Exchange:
    """A server on sockets in `folder`, with its data in `data`. It can be started any number of times."""

    def __init__(self, binary: str, folder: Path, data: Optional[Path] = None, **settings: object) -> None:
        self.binary = binary
        self.folder = folder
        self.data = data or folder / "data"
        self.settings = {"segment-size": 1 << 20, "http": "off", **settings}
        self.log = folder / "serve.log"
        self.process: Optional[subprocess.Popen] = None

    def address(self, socket: str) -> str:
        return f"ipc://{self.folder}/{socket}"

    def spawn(self, environment: Optional[Dict[str, str]] = None) -> None:
        """Starts the process without waiting for it to listen."""
        assert self.process is None or self.process.poll() is not None, "the last one still runs"
        command = [self.binary, "serve", "--data", str(self.data)]
        for socket in ("order-entry", "feed", "replay"):
            command += [f"--{socket}", self.address(socket)]
        for name, value in self.settings.items():
            command += ["--set", f"{name}={value}"]
        with self.log.open("w") as log:
            self.process = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, env={**os.environ, **(environment or {})}
            )

    def start(self, environment: Optional[Dict[str, str]] = None) -> None:
        """Starts the process and waits until it listens."""
        self.spawn(environment)
        assert self.opens(), f"it ended with {self.process.returncode}: {self.said}"

    def opens(self) -> bool:
        """Waits until it listens (true) or has ended (false)."""
        deadline = time.monotonic() + PATIENCE_S
        while time.monotonic() < deadline:
            if "Tenor is open." in self.said:
                return True
            if self.process.poll() is not None:
                return False
            time.sleep(POLL_S)
        raise AssertionError(f"it neither opened nor ended within {PATIENCE_S} s: {self.said}")

    def says(self, text: str) -> None:
        """Waits until it has said `text`."""
        deadline = time.monotonic() + PATIENCE_S
        while text not in self.said:
            assert self.is_running and time.monotonic() < deadline, f"it never said {text!r}: {self.said}"
            time.sleep(POLL_S)

    def health(self) -> dict:
        """What `/health` says, when it was started with `http` on a free port."""
        address = re.search(r"http://(\S+)/health", self.said).group(1)
        with urllib.request.urlopen(f"http://{address}/health", timeout=PATIENCE_S) as answer:
            return json.load(answer)

    def metric(self, name: str) -> float:
        """One figure of `/metrics`."""
        address = re.search(r"http://(\S+)/health", self.said).group(1)
        with urllib.request.urlopen(f"http://{address}/metrics", timeout=PATIENCE_S) as answer:
            found = re.search(rf"^{name} (\S+)$", answer.read().decode(), re.MULTILINE)
        assert found, f"there is no metric {name}"
        return float(found.group(1))

    @property
    def said(self) -> str:
        return self.log.read_text(errors="replace")

    @property
    def is_running(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def wait(self) -> int:
        """Waits until it has ended by itself; its exit code."""
        try:
            return self.process.wait(PATIENCE_S)
        except subprocess.TimeoutExpired:
            self.kill()
            raise AssertionError(f"it did not end within {PATIENCE_S} s: {self.said}") from None

    def kill(self) -> None:
        """kill -9; does nothing if it has ended."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()

    def stop(self) -> str:
        """Asks it to stop; the state hash that it logs."""
        self.process.send_signal(signal.SIGTERM)
        code = self.wait()
        assert code == STOPPED, f"it stopped with {code}: {self.said}"
        hashes = re.findall(r"stateHash=([0-9a-f]{16})", self.said)
        assert hashes, f"it logged no state hash: {self.said}"
        return hashes[-1]

    def run(self, *arguments: str) -> Tuple[int, str, str]:
        """Runs a command of the binary; exit code, standard output, standard error."""
        done = subprocess.run(
            [self.binary, *arguments], stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=PATIENCE_S
        )
        return done.returncode, done.stdout, done.stderr

    def replayed_hash(self) -> str:
        """The state hash of a straight replay by `tenor journal hash`."""
        code, output, errors = self.run("journal", "hash", "--data", str(self.data), "--json")
        assert code == STOPPED, f"tenor journal hash ended with {code}: {errors}"
        return json.loads(output)["stateHash"]
