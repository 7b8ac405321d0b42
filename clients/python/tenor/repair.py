"""Snapshots and missed messages of the feed, from the replay socket."""

from __future__ import annotations

import time
from dataclasses import dataclass
from types import TracebackType
from typing import List, Optional, Tuple, Type

import zmq

from . import codec
from .errors import Refused

DEFAULT_REPAIR_ADDRESS = "tcp://127.0.0.1:7803"
PAUSE_S = 0.02  # long enough for a full queue to drain


class RepairError(Exception):
    """The replay socket gave no answer, or one that is none. Nothing is lost by it: ask again."""


@dataclass(frozen=True)
class Snapshot:
    """The state behind a topic. It stands in an Update, whose sequence is the one that the state is as of.

    messages: the state as messages of the topic: for book/ every level, bids first, each side from its best price on.
    """

    messages: Tuple[codec.Message, ...]


@dataclass(frozen=True)
class TopicSnapshot:
    """A snapshot as it was answered.

    sequence: of the topic's last message that it reflects; 0 when the topic has had none.
    engine_sequence, time: of the last command that it reflects.
    """

    topic: str
    sequence: int
    engine_sequence: int
    time: int
    state: Snapshot


class RepairConnection:
    """A connection to the replay socket. One question at a time, from one thread at a time.

    Every method waits at most `timeout` seconds and then raises RepairError; a refusal raises Refused.
    """

    def __init__(self, address: str = DEFAULT_REPAIR_ADDRESS, *, timeout: float = 5.0) -> None:
        self.address = address
        self._timeout = timeout
        self._token = 0
        self._socket: zmq.Socket[bytes] = zmq.Context.instance().socket(zmq.DEALER)
        self._socket.setsockopt(zmq.LINGER, 0)
        self._socket.setsockopt(zmq.RCVHWM, 0)
        self._socket.connect(address)

    def snapshot(self, topic: str) -> TopicSnapshot:
        """The state behind `topic` and the sequence that it is as of."""
        return self._snapshot(topic, codec.SnapshotKind.TOPIC)

    def catalogue(self) -> Tuple[codec.Message, ...]:
        """Every spec, region, tenor and instrument, as definition messages."""
        return self._snapshot("", codec.SnapshotKind.CATALOGUE).state.messages

    def range(self, topic: str, first: int, last: int) -> Optional[List[codec.Message]]:
        """The messages of `topic` from sequence `first` to `last`; None when they are not kept any more."""
        messages: List[codec.Message] = []
        while len(messages) < last - first + 1:
            start = first + len(messages)
            try:
                header, part = self._ask(
                    codec.RangeRequest(request_token=0, topic=topic, first_sequence=start, last_sequence=last)
                )
            except Refused as refused:
                if refused.rejected.code == codec.RejectCode.RANGE_NOT_AVAILABLE:
                    return None
                raise
            whole = isinstance(header, codec.RangeHeader) and header.first_sequence == start
            if not whole or not part or len(messages) + len(part) > last - first + 1:
                raise RepairError(f"{self.address} answered another range of {topic} than {start} to {last}")
            messages += part
        return messages

    def close(self) -> None:
        """Ends the connection."""
        self._socket.close()

    def __enter__(self) -> RepairConnection:
        return self

    def __exit__(
        self, kind: Optional[Type[BaseException]], error: Optional[BaseException], trace: Optional[TracebackType]
    ) -> None:
        self.close()

    def _snapshot(self, topic: str, kind: codec.SnapshotKind) -> TopicSnapshot:
        header, messages = self._ask(codec.SnapshotRequest(request_token=0, topic=topic, kind=kind))
        if not isinstance(header, codec.SnapshotHeader):
            raise RepairError(f"{self.address} answered {header.NAME} to a question for a snapshot of {topic}")
        return TopicSnapshot(
            topic, header.topic_sequence, header.engine_sequence, header.time, Snapshot(tuple(messages))
        )

    def _ask(self, question: codec.Message) -> Tuple[codec.Message, List[codec.Message]]:
        """Header and messages of an answer; asks again while the exchange is busy."""
        deadline = time.monotonic() + self._timeout
        while True:
            try:
                return self._ask_once(question, deadline)
            except Refused as refused:
                for_now = refused.rejected.code in (codec.RejectCode.BUSY, codec.RejectCode.TOO_MANY_REQUESTS)
                if not for_now or time.monotonic() > deadline:
                    raise
            time.sleep(PAUSE_S)

    def _ask_once(self, question: codec.Message, deadline: float) -> Tuple[codec.Message, List[codec.Message]]:
        self._token += 1
        setattr(question, "request_token", self._token)
        self._socket.send(question.encode())
        header: Optional[codec.Message] = None
        messages: List[codec.Message] = []
        awaited = 0
        while True:
            left = deadline - time.monotonic()
            if left <= 0 or not self._socket.poll(round(left * 1000) + 1):
                raise RepairError(f"{self.address} did not answer {question.NAME} within {self._timeout} s")
            for message in codec.iterate(self._socket.recv(), keep_unknown=True):
                if isinstance(message, (codec.SnapshotHeader, codec.RangeHeader)):
                    # What was given up earlier may still be on its way.
                    header = message if message.request_token == self._token else None
                    awaited, messages = message.count, []
                elif isinstance(message, codec.Rejected):
                    if message.request_id == self._token:
                        raise Refused(message)
                elif header is not None:
                    messages.append(message)
            if header is not None and len(messages) >= awaited:
                return header, messages
