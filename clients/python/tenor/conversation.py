"""What a session knows of its talk with the exchange: no sockets, no clock.

It keeps every command until a report shows that it was taken. After a new connection the logon brings the reports missed
meanwhile; what these do not answer, and the exchange has not taken, is sent again with its request id. Request ids rise,
and the exchange refuses one that does not: so each command counts once, however often it was sent.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Dict, List, Optional, Tuple, Union, get_args

from . import codec
from .codec import RejectCode
from .commands import Command
from .errors import Refused, SessionError

NO_REPORTS = 2**64 - 1

Report = Union[
    codec.OrderAccepted,
    codec.OrderFilled,
    codec.OrderAmended,
    codec.OrderCancelled,
    codec.MassCancelled,
    codec.OrderTriggered,
    codec.OrderParked,
    codec.OrderRestored,
    codec.PoolOpened,
    codec.PoolChanged,
    codec.PoolClosed,
    codec.LeaseOpened,
    codec.LeaseEnded,
    codec.CommandDone,
    codec.Rejected,
]
_REPORTS = get_args(Report)


@dataclass(frozen=True)
class NotTaken:
    """A command that the exchange did not take, without a refusal that could be had: it has taken later ones instead.

    That happens when the connection broke with the refusal on it, and when another session of the participant used a
    higher request id. It changed nothing; send it again if it is still wanted.
    """

    request_id: int
    command: Command


@dataclass(frozen=True)
class ReportsMissed:
    """Reports that the exchange does not keep any more: what the participant knows has a hole.

    unanswered: commands of which it is not known whether they were taken. Ask for open orders, pools and leases.
    """

    first: int
    last: int
    unanswered: Tuple[int, ...]


Event = Union[Report, NotTaken, ReportsMissed]


class Conversation:
    """The state of a session, over any number of connections one after the other.

    participant: the number of the account, once logged on.
    last_request_id: the highest request id used or known to be used.
    last_report: the number of the last execution report that came.
    is_open: whether commands may be sent: the logon is through, and so is what it brought.
    is_lost: whether the exchange does not know this connection any more: a new one is needed.
    """

    def __init__(self, name: str, secret: str, reports_after: Optional[int], cancel_on_disconnect: bool) -> None:
        self.participant: Optional[int] = None
        self.last_request_id = 0
        self.last_report = NO_REPORTS if reports_after is None else reports_after
        self.is_open = False
        self.is_lost = False
        self.unanswered: Dict[int, Command] = {}
        self._logon = codec.Logon(
            request_token=0,
            name=name,
            secret=secret,
            reports_after=0,
            protocol_version=codec.SCHEMA_VERSION,
            cancel_on_disconnect=cancel_on_disconnect,
        )
        self._token = 0
        self._logon_token = 0
        self._accepted: Optional[codec.LogonAccepted] = None

    def begin(self) -> bytes:
        """The frame that a new connection begins with."""
        self.is_open = self.is_lost = False
        self._accepted = None
        self._logon_token = self.next_token()
        self._logon.request_token = self._logon_token
        self._logon.reports_after = self.last_report
        return self._logon.encode()

    def fence(self) -> Tuple[int, bytes]:
        """Token and bytes of a message whose answer, LogonAccepted, comes behind everything that earlier ones led to.

        The exchange answers a logon in order with commands, and one of a session that is open changes nothing.
        """
        token = self.next_token()
        self._logon.request_token = token
        self._logon.reports_after = NO_REPORTS
        return token, self._logon.encode()

    def enter(self, command: Command) -> bytes:
        """Gives the command its request id, keeps it until it is answered, and gives its frame; empty when it is not to be
        sent yet."""
        command.request_id = self.last_request_id + 1
        frame = command.encode()
        self.last_request_id += 1
        self.unanswered[command.request_id] = command
        return frame if self.is_open else b""

    def give_up(self, request_id: int) -> None:
        """Never sends the command again."""
        self.unanswered.pop(request_id, None)

    def next_token(self) -> int:
        """A number for a question."""
        self._token += 1
        return self._token

    def receive(self, frame: bytes) -> Tuple[List[Event], List[codec.Message], List[bytes]]:
        """Takes a frame: what is new in it, the answers to questions in it, and what is to be sent because of it.

        Raises Refused when the logon was refused, SessionError when another market's exchange has answered.
        """
        events: List[Event] = []
        answers: List[codec.Message] = []
        resend: List[bytes] = []
        for message in codec.iterate(frame, keep_unknown=True):
            if isinstance(message, _REPORTS):
                self._take(message, events, answers)
            elif isinstance(message, codec.LogonAccepted):
                if message.request_token == self._logon_token and not self.is_open:
                    self._accept(message, events)
                else:
                    answers.append(message)
            else:
                answers.append(message)
            if self._accepted and not self.is_open and self.last_report >= self._accepted.last_report_sequence:
                self._settle(self._accepted, events, resend)
        return events, answers, resend

    def _accept(self, accepted: codec.LogonAccepted, events: List[Event]) -> None:
        if self.participant is None and self.last_report == NO_REPORTS:
            self.last_report = accepted.last_report_sequence
        if self.last_report > accepted.last_report_sequence:
            raise SessionError(
                f"the exchange has sent {accepted.last_report_sequence} reports to {self._logon.name}, and this session "
                f"knows {self.last_report}: another journal is behind it. Make a new session."
            )
        self.participant = accepted.participant
        self._accepted = accepted
        first = accepted.first_kept_report or accepted.last_report_sequence + 1
        if first > self.last_report + 1:
            events.append(ReportsMissed(self.last_report + 1, first - 1, tuple(self.unanswered)))
            self.unanswered.clear()
            self.last_report = first - 1

    def _settle(self, accepted: codec.LogonAccepted, events: List[Event], resend: List[bytes]) -> None:
        """Every report up to the logon is there: what is not answered by now was not taken."""
        for request_id, command in list(self.unanswered.items()):
            if request_id > accepted.last_request_id:
                resend.append(command.encode())
            else:
                del self.unanswered[request_id]
                events.append(NotTaken(request_id, command))
        self.last_request_id = max(self.last_request_id, accepted.last_request_id)
        self.is_open = True

    def _take(self, report: Report, events: List[Event], answers: List[codec.Message]) -> None:
        if report.report_sequence > 0:
            if report.report_sequence <= self.last_report:
                return
            if report.report_sequence > self.last_report + 1:
                missed = ReportsMissed(self.last_report + 1, report.report_sequence - 1, tuple(self.unanswered))
                events.append(missed)
            self.last_report = report.report_sequence
        if isinstance(report, codec.Rejected):
            self._take_refusal(report, events, answers)
        else:
            self.unanswered.pop(getattr(report, "request_id", None) or 0, None)
            events.append(report)

    def _take_refusal(self, rejected: codec.Rejected, events: List[Event], answers: List[codec.Message]) -> None:
        if rejected.code in (RejectCode.NOT_LOGGED_ON, RejectCode.TOO_MANY_BAD_FRAMES):
            self.is_lost = True
            return
        if rejected.template == 0 and not self.is_open:
            raise Refused(rejected)
        if rejected.template == codec.Logon.TEMPLATE_ID and rejected.request_id == self._logon_token:
            if rejected.code in (RejectCode.BUSY, RejectCode.TOO_MANY_REQUESTS):
                self.is_lost = True
                return
            raise Refused(rejected)
        command = self.unanswered.get(rejected.request_id)
        if command is not None and command.TEMPLATE_ID == rejected.template:
            del self.unanswered[rejected.request_id]
            events.append(rejected)
        elif rejected.code == RejectCode.REQUEST_ID_NOT_RISING and 0 < rejected.request_id <= self.last_request_id:
            pass  # The echo of a command that was sent again although it had been taken: it was answered.
        elif rejected.report_sequence == 0 and rejected.template not in _COMMAND_TEMPLATES:
            answers.append(rejected)
        else:
            events.append(rejected)


_COMMAND_TEMPLATES = {kind.TEMPLATE_ID for kind in get_args(Command)}
