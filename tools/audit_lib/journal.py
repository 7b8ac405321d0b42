"""Reads a journal's files by docs/journal-format.md, with nothing but that page."""

import hashlib
import struct
from pathlib import Path
from typing import Iterator, NamedTuple

SEGMENT_HEADER_SIZE = 4096
RECORD_HEADER_SIZE = 48
END_MARK = b"rec-end\n"
FORMAT_VERSION = 3
COMMANDS = 1
LINK = 2


class BadInput(Exception):
    """What was given cannot be audited: the text says what is wrong and where."""


class Record(NamedTuple):
    """One group commit: its commands' messages, the sequence of the first, their count and time."""

    first_sequence: int
    time: int
    count: int
    payload: bytes


def _table():
    table = []
    for byte in range(256):
        for _ in range(8):
            byte = byte >> 1 ^ (0x82F63B78 if byte & 1 else 0)
        table.append(byte)
    return table


_CRC_TABLE = _table()


def crc32c(data: bytes) -> int:
    """The Castagnoli checksum of RFC 3720."""
    value = 0xFFFFFFFF
    for byte in data:
        value = value >> 8 ^ _CRC_TABLE[(value ^ byte) & 0xFF]
    return value ^ 0xFFFFFFFF


def read(folder: Path) -> Iterator[Record]:
    """The records of the journal in `folder` and its archive, in order; raises BadInput where one is not sound."""
    segments = {path.name: path for place in (folder / "archive", folder) for path in place.glob("*.segment")}
    if not segments:
        raise BadInput(f"{folder}: there is no journal; name the folder that the exchange was started with")
    chain = _Chain()
    for number in range(1, len(segments) + 1):
        path = segments.get(f"{number:020}.segment")
        if path is None:
            raise BadInput(
                f"{folder}: segment {number} is missing; an audit needs all, so put back what was archived elsewhere")
        yield from _segment(path, number, chain)


class _Chain:
    """What the next record must continue."""

    def __init__(self):
        self.sequence = 1
        self.checksum = 0
        self.epoch = 0
        self.identifier = None
        self.ended = False
        # SHA-256 of the last link's digest, or of the identifier, and all records since.
        self.digest = None


def _segment(path: Path, number: int, chain: _Chain) -> Iterator[Record]:
    data = path.read_bytes()
    header = data[:SEGMENT_HEADER_SIZE]
    if not any(header) and not data.strip(b"\0"):
        chain.ended = True
        return
    if chain.ended:
        raise BadInput(f"{path}: it follows a segment that was not begun")
    _check_header(path, header, len(data), number, chain)
    position = SEGMENT_HEADER_SIZE
    while position + RECORD_HEADER_SIZE <= len(data) and any(data[position : position + RECORD_HEADER_SIZE]):
        record, position = _record(path, data, position, number, chain)
        if record is not None:
            yield record
    if data[position:].strip(b"\0"):
        raise BadInput(f"{path}: offset {position} is no record and not empty; see tenor journal verify")


def _check_header(path: Path, header: bytes, size: int, number: int, chain: _Chain) -> None:
    def refuse(what):
        raise BadInput(f"{path}: {what}")

    if header[:8] != b"TENORLOG":
        refuse("it does not begin as a segment does")
    if crc32c(header[:4092]) != struct.unpack_from("<I", header, 4092)[0]:
        refuse("the checksum of its header is wrong")
    _, lowest, identifier, stated, first, _, checksum, _, length = struct.unpack_from("<II16sQQQIIQ", header, 8)
    if lowest > FORMAT_VERSION:
        refuse(f"it needs a reader of format version {lowest}; this one knows {FORMAT_VERSION}")
    if chain.identifier is None:
        chain.identifier = identifier
        chain.digest = hashlib.sha256(identifier)
    if identifier != chain.identifier:
        refuse("it is another journal's segment")
    if (stated, first, checksum, length) != (number, chain.sequence, chain.checksum, size):
        refuse("it does not continue the segment before it")


def _record(path: Path, data: bytes, position: int, number: int, chain: _Chain):
    """The record at a position, None if it is a link of the chain of digests, and where the next one begins."""

    def refuse(what):
        raise BadInput(f"{path}: the record at offset {position}, sequence {chain.sequence}: {what}")

    header = data[position : position + RECORD_HEADER_SIZE]
    fields = struct.unpack("<4sIQQHHIIIII", header)
    magic, length, first, time, kind, flags, epoch, count, payload_checksum, previous, checksum = fields
    if magic != b"TREC":
        refuse("it does not begin as a record does")
    if crc32c(chain.identifier + struct.pack("<Q", number) + header[:44]) != checksum:
        refuse("the checksum of its header is wrong")
    if kind not in (COMMANDS, LINK) or flags:
        refuse(f"its type {kind} with flags {flags} is not known")
    if (first, previous) != (chain.sequence, chain.checksum) or epoch < chain.epoch:
        refuse("it does not continue the record before it")
    begin = position + RECORD_HEADER_SIZE
    payload = data[begin : begin + length]
    padded = begin + (length + 7) // 8 * 8
    if len(payload) < length or crc32c(payload) != payload_checksum:
        refuse("the checksum of its commands is wrong")
    if any(data[begin + length : padded]) or data[padded : padded + 8] != END_MARK:
        refuse("it does not end as a record does")
    chain.sequence, chain.checksum, chain.epoch = first + count, checksum, epoch
    if kind == LINK:
        if count or payload != chain.digest.digest():
            refuse("the digest of all records before it is wrong: somebody changed them")
        chain.digest = hashlib.sha256(payload)
        return None, padded + 8
    chain.digest.update(header + payload)
    return Record(first, time, count, payload), padded + 8
