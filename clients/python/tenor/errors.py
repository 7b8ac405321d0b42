"""What can go wrong between a client and the exchange."""

from __future__ import annotations

from typing import Dict, Optional, Type

from . import codec

_KINDS: Dict[int, Type[codec.Message]] = {
    kind.TEMPLATE_ID: kind for kind in codec.Message.__subclasses__() if kind is not codec.Unknown
}


class Refused(Exception):
    """The exchange refused a message, which changed nothing.

    rejected: the refusal as it came.
    code: why; the numbers and names never change their meaning.
    field: the offending field, as the message's class calls it; None when it is not about one.
    value: the value refused, where one number tells it.
    text: what the code means and what to do.
    """

    def __init__(self, rejected: codec.Rejected) -> None:
        self.rejected = rejected
        self.code = rejected.code
        self.field = _field_name(rejected)
        self.value = rejected.value
        self.text = rejected.code.meaning
        kind = _KINDS.get(rejected.template)
        super().__init__(
            f"{self.code.schema_name} ({kind.NAME if kind else f'template {rejected.template}'}, request "
            f"{rejected.request_id}, field {self.field}, value {self.value}): {self.text}"
        )


class SessionError(Exception):
    """A session with the exchange cannot go on as asked. The message tells why and what to do."""


class NoAnswer(SessionError):
    """The exchange did not answer in time. Whether a command was carried out is not known: its reports, if any, still
    come, and the command is not sent again."""


class NotCarriedOut(SessionError):
    """The exchange never took the command, and has taken later ones: it changed nothing. Give it again if still wanted."""


def _field_name(rejected: codec.Rejected) -> Optional[str]:
    kind = _KINDS.get(rejected.template)
    for info in kind.FIELDS if kind else ():
        if info.id == rejected.field:
            return info.attribute
    return None
