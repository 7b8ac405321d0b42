"""The public feed: what is traded and shown, topic by topic, without holes."""

from __future__ import annotations

import asyncio
from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor
from types import TracebackType
from typing import AsyncIterator, Callable, Deque, Dict, Iterator, List, Optional, Tuple, Type

import zmq
import zmq.asyncio

from .book import BookOrders, OrderBook
from .reader import FeedReader
from .repair import RepairConnection
from .update import Update

DEFAULT_ADDRESS = "tcp://127.0.0.1:7802"


class Feed:
    """Iterates over the messages of the topics that start with one of `prefixes`; without prefixes, of `all/`.

        with Feed("tcp://127.0.0.1:7802", "fill/", "spot/H800-80G/") as feed:
            for update in feed:
                print(update.topic, update.message)

    `async for` does the same in asyncio, and a cancelled one loses nothing; `on` and `run` call functions.

    Messages that were lost on the way are asked for at `repair`, the address of the replay socket, so that each comes
    once and in order. When they are not kept there any more, an Update with a Snapshot comes instead. Without `repair`
    a feed on port 7802 repairs from port 7803 of the same host; any other feed, and one with repair="", only tells in
    `missed` what is missing. RepairError means that the replay socket did not answer; nothing is skipped by it: iterate
    again, and the next message or heartbeat repairs.

    Iterating waits for messages. With `timeout`, it ends once nothing, not even a heartbeat, came for that many
    seconds.
    Messages of kinds that this client does not know come as codec.Unknown. Raises codec.WireError, or ValueError, for a
    body that is none.

    books, orders: the order book of each `book/` and of each `order/` topic, by level and order by order, as of the last
    update handed out. Their topics begin with a snapshot. Without `repair`, a book of which something was missed says so
    by `is_complete`.
    """

    def __init__(
        self,
        address: str = DEFAULT_ADDRESS,
        *prefixes: str,
        timeout: Optional[float] = None,
        repair: Optional[str] = None,
    ) -> None:
        self.books: Dict[str, OrderBook] = {}
        self.orders: Dict[str, BookOrders] = {}
        self._pending: Deque[Update] = deque()
        self._callbacks: List[Tuple[str, Callable[[Update], None]]] = []
        self._timeout = None if timeout is None else round(timeout * 1000)
        if repair is None and address.endswith(":7802"):
            repair = address[:-1] + "3"
        self._repair = RepairConnection(repair) if repair else None
        self._reader = FeedReader(self._repair)
        self._worker: Optional[ThreadPoolExecutor] = None
        self._taking: Optional[Future[None]] = None
        self._socket: zmq.Socket[bytes] = zmq.Context.instance().socket(zmq.SUB)
        self._socket.setsockopt(zmq.LINGER, 0)
        # What comes while a gap is repaired waits here; what does not fit becomes the next gap.
        self._socket.setsockopt(zmq.RCVHWM, 100_000)
        self._socket.connect(address)
        for prefix in prefixes or ("all/",):
            self._socket.subscribe(prefix)

    @property
    def repaired(self) -> int:
        """Messages that were lost and were had again."""
        return self._reader.repaired

    def start(self, topic: str, after: Optional[int] = None) -> None:
        """Begins `topic` with a snapshot of its state, or with the message after sequence `after`; 0: with the first.

        A topic that is not started begins with the first message that happens to come, a book's with a snapshot before
        it. Needs `repair`. Raises Refused for an unknown topic.
        """
        self._pending.extend(self._reader.start(topic, after))

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
        self._worker = self._worker or ThreadPoolExecutor(1)
        while True:
            # A repair waits for an answer, which must not hold up the loop. Who is cancelled meanwhile has taken the body.
            if self._taking:
                await asyncio.shield(asyncio.wrap_future(self._taking))
                self._taking = None
            while self._pending:
                yield self._hand_out()
            if not await socket.poll(self._timeout):
                return
            topic, body = await socket.recv_multipart()
            self._taking = self._worker.submit(self._take, topic, body)

    def close(self) -> None:
        """Ends the subscription."""
        if self._worker:
            self._worker.shutdown()
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
        name = topic.decode("ascii")
        self._pending.extend(self._reader.updates(name, body))

    def _hand_out(self) -> Update:
        update = self._pending.popleft()
        if update.topic.startswith("book/"):
            self.books.setdefault(update.topic, OrderBook()).apply(update)
        elif update.topic.startswith("order/"):
            self.orders.setdefault(update.topic, BookOrders()).apply(update)
        return update
