"""Client for Tenor, an exchange for compute.

`tenor.Feed` reads the public feed and keeps order books; `tenor.OrderSession` offers, bids and deposits capacity;
`tenor.codec` has the messages. For times, numbers and what to do about rejects see docs/protocol-reference.md.
"""

from . import codec, commands, recording, table
from .book import BookOrders, Level, OrderBook, Queue
from .catalogue import Catalogue, Instrument
from .codec import WireError, cny
from .conversation import Event, NotTaken, Report, ReportsMissed
from .errors import NoAnswer, NotCarriedOut, Refused, SessionError
from .feed import Feed
from .outcome import Outcome
from .prices import ticks
from .repair import RepairConnection, RepairError, Snapshot, TopicSnapshot
from .trading import OrderSession
from .update import Update

__all__ = [
    "BookOrders",
    "Catalogue",
    "Event",
    "Feed",
    "Instrument",
    "Level",
    "NoAnswer",
    "NotCarriedOut",
    "NotTaken",
    "OrderBook",
    "OrderSession",
    "Outcome",
    "Queue",
    "Refused",
    "RepairConnection",
    "RepairError",
    "Report",
    "ReportsMissed",
    "SessionError",
    "Snapshot",
    "TopicSnapshot",
    "Update",
    "WireError",
    "cny",
    "codec",
    "commands",
    "recording",
    "table",
    "ticks",
]
