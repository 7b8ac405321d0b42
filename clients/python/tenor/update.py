"""What a feed hands out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Union

from . import codec
from .repair import Snapshot


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
    restarted: whether the topic counts anew from here, since another journal is behind it: what was known of it is void.
    """

    topic: str
    sequence: int
    engine_sequence: int
    time: int
    message: Union[codec.Message, Snapshot]
    missed: int = 0
    repaired: bool = False
    restarted: bool = False
