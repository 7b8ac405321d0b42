"""The command line: which files are made, and whether those on disk are current."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Dict, List

from . import python, reference, swift, swift_tests
from .schema import Schema, SchemaError, load

SCHEMA_PATH = "Sources/WireProtocol/tenor.xml"
SWIFT_FOLDER = "Sources/WireProtocol/Generated"
SWIFT_TESTS_FOLDER = "Tests/WireProtocolTests/Generated"
PYTHON_PATH = "clients/python/tenor/codec.py"
REFERENCE_PATH = "docs/protocol-reference.md"


def generate(schema: Schema) -> Dict[str, str]:
    """The text of every generated file, by its path from the repository's root."""
    files = {f"{SWIFT_FOLDER}/{name}": text for name, text in swift.generate(schema).items()}
    files.update({f"{SWIFT_TESTS_FOLDER}/{name}": text for name, text in swift_tests.generate(schema).items()})
    files[PYTHON_PATH] = python.generate(schema)
    files[REFERENCE_PATH] = reference.generate(schema)
    return files


def differences(files: Dict[str, str], root: Path) -> List[str]:
    """One line for each file below `root` that is missing, out of date or left over."""
    found = []
    for path, text in sorted(files.items()):
        on_disk = root / path
        if not on_disk.exists():
            found.append(f"{path} is missing")
        elif on_disk.read_text(encoding="utf-8") != text:
            found.append(f"{path} is not what the schema says")
    found += [f"{path} is left over" for path in left_over(files, root)]
    return found


def left_over(files: Dict[str, str], root: Path) -> List[str]:
    """Files in the folders of generated Swift that the schema no longer asks for."""
    present = [
        f"{folder}/{each.name}"
        for folder in (SWIFT_FOLDER, SWIFT_TESTS_FOLDER)
        if (root / folder).exists()
        for each in sorted((root / folder).iterdir())
    ]
    return [path for path in present if path not in files]


def write(files: Dict[str, str], root: Path) -> None:
    """Brings the files below `root` up to date; those that are current are not touched."""
    for path in left_over(files, root):
        (root / path).unlink()
    for path, text in files.items():
        on_disk = root / path
        if on_disk.exists() and on_disk.read_text(encoding="utf-8") == text:
            continue
        on_disk.parent.mkdir(parents=True, exist_ok=True)
        on_disk.write_text(text, encoding="utf-8")


def main(root: Path, arguments=None) -> int:
    """Runs the command for the repository at `root`. Returns the exit code: 0, 1 not current, 2 bad schema."""
    parser = argparse.ArgumentParser(
        prog="generate-codecs", description=f"Makes the codecs and the protocol reference from {SCHEMA_PATH}."
    )
    parser.add_argument("--check", action="store_true", help="write nothing; exit with 1 when a file is not current")
    options = parser.parse_args(arguments)
    try:
        files = generate(load(root / SCHEMA_PATH))
    except SchemaError as error:
        print(f"{SCHEMA_PATH}: {error}", file=sys.stderr)
        return 2
    if not options.check:
        write(files, root)
        return 0
    stale = differences(files, root)
    for line in stale:
        print(f"{line}; run tools/generate-codecs", file=sys.stderr)
    return 1 if stale else 0
