"""The Python that the pages show runs as it stands there, against a real server."""

import os
import re
import subprocess
import sys
import time

from exchange import PATIENCE_S, PYTHON_CLIENT, Trader, running_exchange

# What each block of a page prints once cards were traded; None: it prints nothing.
SHOWN = {
    "clients/python/README.md": [
        r"fill/H800-80G/HZ/3m/ 8 units at 11.2 CNY per unit-hour",
        r"fill/H800-80G/HZ/3m/ \d+ 8 11.2",
        r"book/H800-80G/HZ/3m/ .*Level.* whole",
        r"OrderFilled\(.*price=112000",
        None,
    ],
    "docs/clients.md": [r"8 cards at 11.2 CNY per card and hour", r"(?s)trade \d+ 8.*best offer Level"],
}
# The whole of 127.0.0.0/8 is this machine: the ports of the pages are free at an address of the test's own.
HOST = f"127.83.{os.getpid() >> 8 & 255}.{os.getpid() & 255 or 1}"


class Snippet:
    """A block of Python of a page, as a process with an own folder."""

    def __init__(self, code, shown, folder):
        self.shown = shown
        self.folder = folder
        folder.mkdir()
        # The recorder of the page waits a minute before it takes a feed for ended.
        code = code.replace("127.0.0.1", HOST).replace("timeout=60", "timeout=10")
        environment = {**os.environ, "PYTHONPATH": str(PYTHON_CLIENT), "PYTHONUNBUFFERED": "1"}
        with (folder / "out").open("w") as out:
            self.process = subprocess.Popen(
                [sys.executable, "-c", code], stdout=out, stderr=out, env=environment, cwd=folder)  # fmt: skip

    def text(self):
        return (self.folder / "out").read_text()

    def is_done(self):
        assert self.process.poll() in (None, 0), self.text()
        if self.shown:
            return re.search(self.shown, self.text())
        return any(file.suffix == ".feed" and file.stat().st_size > 100 for file in self.folder.iterdir())


def blocks(page):
    text = (PYTHON_CLIENT.parents[1] / page).read_text()
    return re.findall(r"^```python\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)


def test_what_the_pages_show_runs(tmp_path):
    addresses = []
    for number, socket in enumerate(("order-entry", "feed", "replay")):
        addresses += [f"--{socket}", f"tcp://{HOST}:{7801 + number}"]
    snippets = []
    with running_exchange(arguments=addresses) as exchange:
        provider, buyer = Trader(exchange, "test-provider"), Trader(exchange, "test-buyer")
        instrument = provider.instrument("H800-80G", "HZ", "3m")
        try:
            for page, shown in SHOWN.items():
                found = blocks(page)
                assert len(found) == len(shown), f"{page} has {len(found)} blocks of Python"
                for code, wanted in zip(found, shown):
                    snippets.append(Snippet(code, wanted, tmp_path / str(len(snippets))))
            deadline = time.monotonic() + PATIENCE_S
            while waiting := [each for each in snippets if not each.is_done()]:
                assert time.monotonic() < deadline, [(each.shown, each.text()) for each in waiting]
                # At the best price, so that the provider of the page sells too, the one who came first first.
                provider.enter(instrument, 1, 8, 112_000)
                buyer.enter(instrument, 0, 8, 112_000)
                time.sleep(0.1)
            recorders = [each for each in snippets if not each.shown]
            exchange.stop()
            for each in recorders:
                assert each.process.wait(PATIENCE_S) == 0, each.text()
                (table,) = each.folder.glob("*.csv")
                assert len(table.read_text().splitlines()) > 1
        finally:
            for each in snippets:
                each.process.kill()
                each.process.wait()
