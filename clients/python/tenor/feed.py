"""The public feed: what is traded and shown, topic by topic, without holes."""

from __future__ import annotations

import asyncio
from collections import deque
from dataclasses import dataclass
from types import TracebackType
from typing import AsyncIterator, Callable, Deque, Dict, Iterator, List, Optional, Tuple, Type, Union

import zmq
import zmq.asyncio

from . import codec
from .book import OrderBook
from .repair import RepairConnection, Snapshot

DEFAULT_ADDRESS = "tcp://127.0.0.1:7802"


@dataclass(frozen=True)
class Update:
    """One message of the feed.

    topic: the topic that it came under, such as fill/H800-80G/HZ/3m/.
    sequence: its number under the topic: 1, 2, 3 ... without holes.
    engine_sequence: number of the last command that it reflects; of a repaired one, that of the body that showed the gap.
    time: time of that command, in nanoseconds since 1970-01-01T00:00:00Z.
    message: the message; a Snapshot where the topic's state replaces the messages up to `sequence`.
    missed: how many messages of the topic were lost just before this one and could not be had again.
    repaired: whether it was lost on the way and asked for again.
    """

    topic: str
    sequence: int
    engine_sequence: int
    time: int
    message: Union[codec.Message, Snapshot]
    missed: int = 0
    repaired: bool = False


class Feed:
    """Iterates over the messages of the topics that start with one of `prefixes`; without prefixes, of `all/`.

        with Feed("tcp://127.0.0.1:7802", "fill/", "spot/H800-80G/") as feed:
            for update in feed:
                print(update.topic, update.message)

    `async for` does the same in asyncio; `on` and `run` call functions.

    Messages that were lost on the way are asked for at `repair`, the address of the replay socket, so that each comes
    once and in order. When they are not kept there any more, an Update with a Snapshot comes instead. Without `repair`
    a feed on port 7802 repairs from port 7803 of the same host; any other feed, and one with repair="", only tells in
    `missed` what is missing. RepairError means that the replay socket did not answer; nothing is skipped by it: iterate
    again, and the next message or heartbeat repairs.

    Iterating waits for messages. With `timeout`, it ends once nothing, not even a heartbeat, came for that many
    seconds.
    Messages of kinds that this client does not know come as codec.Unknown. Raises codec.WireError, or ValueError, for a
    body that is none.

    books: the order book of each `book/` topic, as of the last update handed out.
    repaired: messages that were lost and were had again.
    """

    def __init__(
        self,
        address: str = DEFAULT_ADDRESS,
        *prefixes: str,
        timeout: Optional[float] = None,
        repair: Optional[str] = None,
    ) -> None:
        self.books: Dict[str, OrderBook] = {}
        self.repaired = 0
        self._expected: Dict[str, int] = {}
        self._engine_sequences: Dict[str, int] = {}
        self._pending: Deque[Update] = deque()
        self._callbacks: List[Tuple[str, Callable[[Update], None]]] = []
        self._timeout = None if timeout is None else round(timeout * 1000)
        if repair is None and address.endswith(":7802"):
            repair = address[:-1] + "3"
        self._repair = RepairConnection(repair) if repair else None
        self._socket: zmq.Socket[bytes] = zmq.Context.instance().socket(zmq.SUB)
        self._socket.setsockopt(zmq.LINGER, 0)
        # What comes while a gap is repaired waits here; what does not fit becomes the next gap.
        self._socket.setsockopt(zmq.RCVHWM, 100_000)
        self._socket.connect(address)
        for prefix in prefixes or ("all/",):
            self._socket.subscribe(prefix)

    def start(self, topic: str, after: Optional[int] = None) -> None:
        """Begins `topic` with a snapshot of its state, or with the message after sequence `after`; 0: with the first.

        A topic that is not started begins with the first message that happens to come. Needs `repair`. Raises Refused
        for an unknown topic.
        """
        if self._repair is None:
            raise ValueError(f"{topic}: starting a topic needs the address of the replay socket, repair=...")
        if after is None:
            self._take_snapshot(topic, self._pending, missed=0)
        else:
            self._expected[topic] = after + 1

    def on(self, prefix: str, callback: Callable[[Update], None]) -> None:
        """Lets `run` call `callback` with every update of the topics that start with `prefix`."""
        self._callbacks.append((prefix, callback))

    def run(self) -> None:
        """Iterates and calls the callbacks, until the time-out or an exception of a callback."""
        for update in self:
            for prefix, callback in self._callbacks:
                if update.topic.startswith(prefix):
                    callback(update)

    def __iter__(self) -> Iterator[Update]:
        while True:
            while self._pending:
                yield self._hand_out()
            if not self._socket.poll(self._timeout):
                return
            topic, body = self._socket.recv_multipart()
            self._take(topic, body)

    async def __aiter__(self) -> AsyncIterator[Update]:
        socket = zmq.asyncio.Socket.from_socket(self._socket)
        while True:
            while self._pending:
                yield self._hand_out()
            if not await socket.poll(self._timeout):
                return
            topic, body = await socket.recv_multipart()
            # A repair waits for an answer, which must not hold up the loop.
            await asyncio.to_thread(self._take, topic, body)

    def updates(self, topic: str, body: bytes) -> List[Update]:
        """The messages of one body that came under `topic`, and before them what was missing; none that came before."""
        header, *messages = codec.decode_all(body, keep_unknown=True)
        if not isinstance(header, codec.FeedHeader):
            raise ValueError(f"{topic}: a feed body starts with a FeedHeader, this one with {header}")
        if header.count != len(messages):
            raise ValueError(f"{topic}: the header counts {header.count} messages, the body has {len(messages)}")
        first = header.first_sequence
        updates: List[Update] = []
        missed = 0
        if header.engine_sequence < self._engine_sequences.get(topic, 0):
            # The feed of a topic never goes back: another journal is behind it.
            self._expected.pop(topic, None)
            if self._repair:
                self._take_snapshot(topic, updates, missed=0)
        expected = self._expected.get(topic, first)
        if first > expected:
            if self._repair:
                self._make_good(topic, expected, header, updates)
            elif messages:
                missed = first - expected
        self._engine_sequences[topic] = header.engine_sequence
        known = max(0, self._expected.get(topic, first) - first)
        for position, message in enumerate(messages[known:], known):
            updates.append(Update(topic, first + position, header.engine_sequence, header.time, message, missed))
            missed = 0
        if messages:
            self._expected[topic] = max(self._expected.get(topic, 0), first + len(messages))
        else:
            self._expected.setdefault(topic, first)
        return updates

    def close(self) -> None:
        """Ends the subscription."""
        self._socket.close()
        if self._repair:
            self._repair.close()

    def __enter__(self) -> Feed:
        return self

    def __exit__(
        self, kind: Optional[Type[BaseException]], error: Optional[BaseException], trace: Optional[TracebackType]
    ) -> None:
        self.close()

    def _take(self, topic: bytes, body: bytes) -> None:
        self._pending.extend(self.updates(topic.decode("ascii"), body))

    def _hand_out(self) -> Update:
        update = self._pending.popleft()
        if update.topic.startswith("book/"):
            self.books.setdefault(update.topic, OrderBook()).apply(update.message)
        return update

    def _make_good(self, topic: str, expected: int, header: codec.FeedHeader, updates: List[Update]) -> None:
        """Appends the messages from `expected` to the one before the body, or the state that they led to."""
        assert self._repair
        last = header.first_sequence - 1
        messages = self._repair.range(topic, expected, last)
        if messages is None:
            self._take_snapshot(topic, updates, missed=last - expected + 1)
            return
        for sequence, message in enumerate(messages, expected):
            time = getattr(message, "time", header.time)
            updates.append(Update(topic, sequence, header.engine_sequence, time, message, repaired=True))
        self.repaired += len(messages)
        self._expected[topic] = last + 1

    def _take_snapshot(self, topic: str, updates: Union[List[Update], Deque[Update]], missed: int) -> None:
        assert self._repair
        snapshot = self._repair.snapshot(topic)
        updates.append(
            Update(topic, snapshot.sequence, snapshot.engine_sequence, snapshot.time, snapshot.state, missed)
        )
        self._expected[topic] = snapshot.sequence + 1
