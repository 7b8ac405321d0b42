"""Recordings of the feed: the files of `tenor record` and `tenor play`. Their layout stands in docs/feed.md."""

from __future__ import annotations

import os
import struct
import time
from typing import Iterable, Iterator, Union

from . import codec
from .repair import Snapshot
from .update import Update

MAGIC = b"TENORREC"
FORMAT = 1
_HEAD = struct.Struct("<8sII")
_BODY = struct.Struct("<QII")

Path = Union[str, "os.PathLike[str]"]


class RecordingError(Exception):
    """The file is no recording, or one of a format that this client does not know."""


def record(updates: Iterable[Update], path: Path) -> int:
    """Writes updates of a feed, as they come, with the times at which they came; gives how many they were.

        with Feed("tcp://127.0.0.1:7802", "all/", timeout=60) as feed:
            record(feed, "today.feed")

    It ends when `updates` does: with Feed's `timeout`, or with a generator that stops. `tenor play` plays the file, without
    Snapshots: these stand in it for `replay`.
    """
    count = 0
    with open(path, "wb") as file:
        file.write(_HEAD.pack(MAGIC, FORMAT, 0))
        for update in updates:
            topic = update.topic.encode()
            body = _body(update)
            file.write(_BODY.pack(time.time_ns(), len(topic), len(body)) + topic + body)
            count += 1
    return count


def _body(update: Update) -> bytes:
    if isinstance(update.message, Snapshot):
        messages = update.message.messages
        state = codec.SnapshotHeader(
            request_token=0, topic=update.topic, topic_sequence=update.sequence, engine_sequence=update.engine_sequence,
            time=update.time, count=len(messages))  # fmt: skip
        return state.encode() + b"".join(message.encode() for message in messages)
    header = codec.FeedHeader(
        first_sequence=update.sequence, engine_sequence=update.engine_sequence, time=update.time, count=1)  # fmt: skip
    return header.encode() + update.message.encode()


def replay(path: Path) -> Iterator[Update]:
    """The updates of a recording, in the order in which they came; at the pace of the reader.

    Raises RecordingError. The last body of a recorder that was killed may be unfinished; it is left out.
    """
    with open(path, "rb") as file:
        head = file.read(_HEAD.size)
        if len(head) < _HEAD.size or head[:8] != MAGIC:
            raise RecordingError(f"{path}: it does not begin as a recording does; make one with tenor record")
        found = _HEAD.unpack(head)[1]
        if found != FORMAT:
            raise RecordingError(f"{path}: it is a recording of format {found}, known is {FORMAT}: use a newer client")
        while len(part := file.read(_BODY.size)) == _BODY.size:
            _, topic_length, body_length = _BODY.unpack(part)
            topic, body = file.read(topic_length), file.read(body_length)
            if len(body) < body_length:
                return
            header, *messages = codec.decode_all(body, keep_unknown=True)
            if isinstance(header, codec.SnapshotHeader):
                state = Snapshot(tuple(messages))
                yield Update(topic.decode(), header.topic_sequence, header.engine_sequence, header.time, state)
                continue
            if not isinstance(header, codec.FeedHeader):
                raise RecordingError(f"{path}: a feed body starts with a FeedHeader, this one with {header}")
            for position, message in enumerate(messages):
                sequence = header.first_sequence + position
                yield Update(topic.decode(), sequence, header.engine_sequence, header.time, message)
