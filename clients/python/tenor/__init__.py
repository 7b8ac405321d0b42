"""Client for Tenor, an exchange for compute.

`tenor.codec` has the messages, `tenor.Feed` reads the public feed and keeps order books. For times, numbers and what to
do about rejects see docs/protocol-reference.md.
"""

from . import codec
from .book import Level, OrderBook
from .codec import WireError, cny
from .feed import Feed, Update
from .repair import Refused, RepairConnection, RepairError, Snapshot, TopicSnapshot

__all__ = [
    "Feed",
    "Level",
    "OrderBook",
    "Refused",
    "RepairConnection",
    "RepairError",
    "Snapshot",
    "TopicSnapshot",
    "Update",
    "WireError",
    "cny",
    "codec",
]
