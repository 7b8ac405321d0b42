"""What the bodies of a feed add up to: each topic's updates in order, and what was missed made good."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Dict, List, Optional

from . import codec
from .book import keeps_book
from .repair import RepairConnection
from .update import Update


@dataclass
class _Topic:
    """expected: the sequence that comes next; None until the topic has begun. restarted: not told yet."""

    expected: Optional[int] = None
    engine_sequence: int = 0
    restarted: bool = False


class FeedReader:
    """Numbers the messages of a feed's bodies, in one thread at a time; `repair` gives what was lost, None: nothing does.

    A topic of a book begins with a snapshot, unless its first message of all comes: a book with a hole is none.

    repaired: messages that were lost and were had again.
    """

    def __init__(self, repair: Optional[RepairConnection]) -> None:
        self.repaired = 0
        self._repair = repair
        self._topics: Dict[str, _Topic] = {}

    def start(self, topic: str, after: Optional[int]) -> List[Update]:
        """Begins a topic with a snapshot, which is given, or with the message after sequence `after`."""
        if self._repair is None:
            raise ValueError(f"{topic}: starting a topic needs the address of the replay socket, repair=...")
        begun, updates = _Topic(), []
        if after is None:
            updates.append(self._snapshot(self._repair, topic, begun))
        else:
            begun.expected = after + 1
        self._topics[topic] = begun
        return updates

    def updates(self, topic: str, body: bytes) -> List[Update]:
        """The messages of one body that came under `topic`, and before them what was missing; none that came before.

        Raises codec.WireError, or ValueError, for a body that is none, and RepairError when the replay socket does not
        answer: the next body of the topic tries again.
        """
        header, *messages = codec.decode_all(body, keep_unknown=True)
        if not isinstance(header, codec.FeedHeader):
            raise ValueError(f"{topic}: a feed body starts with a FeedHeader, this one with {header}")
        if header.count != len(messages):
            raise ValueError(f"{topic}: the header counts {header.count} messages, the body has {len(messages)}")
        first, known = header.first_sequence, self._topics.setdefault(topic, _Topic())
        if header.engine_sequence < known.engine_sequence:
            # The feed of a topic never goes back: another journal is behind it.
            self._topics[topic] = known = _Topic(restarted=True)
        updates: List[Update] = []
        if known.expected is None and self._repair and (known.restarted or (keeps_book(topic) and first > 1)):
            updates.append(self._snapshot(self._repair, topic, known))
        expected = first if known.expected is None else known.expected
        missed = 0
        if first > expected and self._repair:
            updates += self._made_good(self._repair, topic, expected, header, known)
            expected = known.expected or first
        elif first > expected:
            if not messages:
                return updates  # told with the next message
            missed, expected = first - expected, first
        for sequence, message in enumerate(messages, first):
            if sequence < expected:
                continue
            updates.append(
                Update(topic, sequence, header.engine_sequence, header.time, message, missed, False, known.restarted)
            )
            missed, known.restarted = 0, False
        known.expected = max(expected, first + len(messages))
        known.engine_sequence = header.engine_sequence
        return updates

    def _made_good(
        self, repair: RepairConnection, topic: str, expected: int, header: codec.FeedHeader, known: _Topic
    ) -> List[Update]:
        """The messages from `expected` to the one before the body, or the state that they led to."""
        last = header.first_sequence - 1
        messages = repair.range(topic, expected, last)
        if messages is None:
            return [self._snapshot(repair, topic, known, missed=last - expected + 1)]
        self.repaired += len(messages)
        known.expected = last + 1
        return [
            Update(
                topic, sequence, header.engine_sequence, getattr(message, "time", header.time), message, repaired=True
            )
            for sequence, message in enumerate(messages, expected)
        ]

    def _snapshot(self, repair: RepairConnection, topic: str, known: _Topic, missed: int = 0) -> Update:
        snapshot = repair.snapshot(topic)
        update = Update(
            topic, snapshot.sequence, snapshot.engine_sequence, snapshot.time, snapshot.state, missed,
            restarted=known.restarted)  # fmt: skip
        known.expected, known.restarted = snapshot.sequence + 1, False
        return update
