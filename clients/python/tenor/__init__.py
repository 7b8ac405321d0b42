"""Client for Tenor, an exchange for compute.

`tenor.codec` has the messages, `tenor.Feed` reads the public feed. For times, numbers and what to do about rejects see
docs/protocol-reference.md.
"""

from . import codec
from .codec import WireError, cny
from .feed import Feed, Update

__all__ = ["Feed", "Update", "WireError", "cny", "codec"]
