"""The public feed: what is traded and shown, topic by topic."""

from __future__ import annotations

from dataclasses import dataclass
from types import TracebackType
from typing import Dict, Iterator, List, Optional, Type

import zmq

from . import codec

DEFAULT_ADDRESS = "tcp://127.0.0.1:7802"


@dataclass(frozen=True)
class Update:
    """One message of the feed.

    topic: the topic that it came under, such as fill/H800-80G/HZ/3m/.
    sequence: its number under the topic: 1, 2, 3 ... without holes.
    engine_sequence: number of the last command that it reflects.
    time: time of that command, in nanoseconds since 1970-01-01T00:00:00Z.
    message: the message.
    missed: how many messages of the topic were lost just before this one; ask for them on the repair socket.
    """

    topic: str
    sequence: int
    engine_sequence: int
    time: int
    message: codec.Message
    missed: int = 0


class Feed:
    """Iterates over the messages of the topics that start with one of `prefixes`; without prefixes, of `all/`.

        with Feed("tcp://127.0.0.1:7802", "fill/", "spot/H800-80G/") as feed:
            for update in feed:
                print(update.topic, update.message)

    Iterating waits for messages. With `timeout`, it ends once nothing, not even a heartbeat, came for that many
    seconds.
    Messages of kinds that this client does not know come as codec.Unknown. Raises codec.WireError, or ValueError, for a
    body that is none.
    """

    def __init__(self, address: str = DEFAULT_ADDRESS, *prefixes: str, timeout: Optional[float] = None) -> None:
        self._expected: Dict[str, int] = {}
        self._timeout = None if timeout is None else round(timeout * 1000)
        self._socket: zmq.Socket[bytes] = zmq.Context.instance().socket(zmq.SUB)
        self._socket.setsockopt(zmq.LINGER, 0)
        self._socket.connect(address)
        for prefix in prefixes or ("all/",):
            self._socket.subscribe(prefix)

    def __iter__(self) -> Iterator[Update]:
        while self._socket.poll(self._timeout):
            topic, body = self._socket.recv_multipart()
            yield from self.updates(topic.decode("ascii"), body)

    def updates(self, topic: str, body: bytes) -> List[Update]:
        """The messages of one body that came under `topic`; none for a heartbeat."""
        header, *messages = codec.decode_all(body, keep_unknown=True)
        if not isinstance(header, codec.FeedHeader):
            raise ValueError(f"{topic}: a feed body starts with a FeedHeader, this one with {header}")
        if header.count != len(messages):
            raise ValueError(f"{topic}: the header counts {header.count} messages, the body has {len(messages)}")
        first = header.first_sequence
        missed = max(0, first - self._expected.get(topic, first))
        if messages:
            self._expected[topic] = first + len(messages)
        return [
            Update(topic, first + position, header.engine_sequence, header.time, message, 0 if position else missed)
            for position, message in enumerate(messages)
        ]

    def close(self) -> None:
        """Ends the subscription."""
        self._socket.close()

    def __enter__(self) -> Feed:
        return self

    def __exit__(
        self, kind: Optional[Type[BaseException]], error: Optional[BaseException], trace: Optional[TracebackType]
    ) -> None:
        self.close()
