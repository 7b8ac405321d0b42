#!/usr/bin/env python3
"""Tells which relative links in the documentation, and which docs/ pages named in sources, lead nowhere.

    tools/lib/check_links.py        exit code 1 when there is one
"""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LINK = re.compile(r"\]\(([^)\s]+)\)")
PAGE = re.compile(r"\bdocs/[A-Za-z0-9_./-]+\.md\b")
FENCE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)


def anchors(page):
    """The anchors of a page's headings, as GitHub makes them."""
    headings = re.findall(r"^#+\s+(.*)$", FENCE.sub("", page.read_text()), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def broken_links(page):
    """Links of a page that lead nowhere."""
    for link in LINK.findall(FENCE.sub("", page.read_text())):
        if re.match(r"[a-z]+:", link):
            continue
        path, _, anchor = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        if not target.exists() or (anchor and target.suffix == ".md" and anchor not in anchors(target)):
            yield link


def main():
    tracked = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, text=True).stdout
    files = [ROOT / name for name in tracked.split("\0") if name and (ROOT / name).is_file()]
    found = []
    for file in files:
        if file.suffix == ".md":
            found += [f"{file.relative_to(ROOT)}: {link}" for link in broken_links(file)]
        elif file.suffix in {".swift", ".py", ".xml"}:
            pages = set(PAGE.findall(file.read_text()))
            found += [f"{file.relative_to(ROOT)}: {page}" for page in sorted(pages) if not (ROOT / page).exists()]
    if found:
        print("Links that lead nowhere:", *found, sep="\n  ", file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
