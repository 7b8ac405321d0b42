"""Order entry: offers, bids, capacity, and what becomes of them."""

from __future__ import annotations

import time
from collections import deque
from types import TracebackType
from typing import Callable, Deque, Iterator, List, Optional, Type

from . import codec
from .codec import RejectCode
from .commands import Command
from .conversation import Conversation, Event, NotTaken, Report, ReportsMissed
from .errors import NoAnswer, NotCarriedOut, Refused, SessionError
from .line import Line
from .outcome import Gathering

DEFAULT_ORDER_ADDRESS = "tcp://127.0.0.1:7801"
HEARTBEAT_S = 2.0  # the exchange ends a session that is silent for 10 s
SILENCE_S = 10.0  # of the exchange, in spite of heartbeats: the connection is given up
PAUSE_S = 0.02  # long enough for a full queue to drain
UNANSWERED_LIMIT = 4096  # commands under way at a time: bounds what a reconnection sends again

_FOR_NOW = (RejectCode.BUSY, RejectCode.TOO_MANY_REQUESTS)


class Session:
    """A participant's session with order entry that outlives connections.

    When the connection breaks, or the exchange restarts, it logs on again by itself, asks for the reports it missed and
    sends again what was not taken: every command counts once, every report comes once and in order.

    A command is given in one of two ways: `carry_out` waits for what it leads to at once and returns that; `send` does
    not wait, and all its reports come out of `reports` and `poll`. The exchange ends a session that is silent for
    10 s; the next use opens it again, and nothing is lost by it. Use a session in one thread at a time, and have one
    session for a participant at a time, since request ids rise per participant.

    patience: seconds that a call waits for an answer, restarts of the exchange included, before it raises NoAnswer.
    """

    def __init__(
        self,
        address: str = DEFAULT_ORDER_ADDRESS,
        name: str = "",
        secret: str = "",
        *,
        reports_after: Optional[int] = None,
        cancel_on_disconnect: bool = False,
        patience: float = 30.0,
    ) -> None:
        """Logs on as `name`.

        reports_after: reports from before are sent again from the one after this on, 0: all that are kept; None: only
        what happens from now on comes. `last_report` of an earlier session makes this one go on where that ended.
        cancel_on_disconnect: all orders of the participant are cancelled when the session's signs of life stop.
        """
        self.address = address
        self.patience = patience
        self._conversation = Conversation(name, secret, reports_after, cancel_on_disconnect)
        self._line = Line(address)
        self._events: Deque[Event] = deque()
        self._answers: List[codec.Message] = []
        self._claims: Optional[Callable[[Event], bool]] = None
        self._openings = 0
        self._heard = self._sent = 0.0
        self._connect()
        deadline = time.monotonic() + patience
        try:
            while not self._conversation.is_open:
                self._check(deadline, f"the logon as {name}")
                self._step(deadline)
        except BaseException:
            self.close()
            raise

    @property
    def participant(self) -> int:
        """The number of the account."""
        return self._conversation.participant or 0

    @property
    def last_report(self) -> int:
        """The number of the last execution report that came; reports count 1, 2, 3 ... without holes."""
        return self._conversation.last_report

    @property
    def unanswered(self) -> int:
        """Commands of which no report has come yet."""
        return len(self._conversation.unanswered)

    @property
    def connections(self) -> int:
        """How often the session was opened: more than once after a break."""
        return self._openings

    def send(self, command: Command) -> int:
        """Sends a command and does not wait for its reports. Gives its request id, by which reports name it.

        Waits only while 4096 commands are not answered. Raises ValueError for a value that a field cannot hold.
        """
        deadline = time.monotonic() + self.patience
        while self.unanswered >= UNANSWERED_LIMIT:
            self._check(deadline, f"{self.unanswered} commands")
            self._step(deadline)
        frame = self._conversation.enter(command)
        if frame:
            self._put(frame)
        return command.request_id

    def carry_out(self, command: Command) -> Gathering:
        """Sends a command and waits for everything that it leads to at once.

        Raises Refused when the exchange refuses it, NotCarriedOut when it was passed over: nothing was changed then.
        Raises NoAnswer after `patience` seconds: it may have been carried out, and is not sent again.
        """
        deadline = time.monotonic() + self.patience
        while True:
            try:
                return self._carry_out(command, deadline)
            except Refused as refused:
                if refused.code not in _FOR_NOW or time.monotonic() > deadline:
                    raise
            time.sleep(PAUSE_S)

    def ask(self, question: codec.Message) -> List[codec.Message]:
        """Asks a question whose answer is a list, such as QueryOpenOrders, and gives the list."""

        def put() -> int:
            token = self._conversation.next_token()
            setattr(question, "request_token", token)
            self._put(question.encode())
            return token

        deadline = time.monotonic() + self.patience
        return self._ask(put, deadline, question.NAME, lambda: None)

    def poll(self, timeout: float = 0.0) -> List[Event]:
        """The reports that have come, in order; waits up to `timeout` seconds for the first.

        Apart from reports there are NotTaken, for a command of `send` that had no effect, and ReportsMissed.
        """
        deadline = time.monotonic() + timeout
        while True:
            self._step(time.monotonic() if self._events else deadline)
            if self._events or time.monotonic() >= deadline:
                events = list(self._events)
                self._events.clear()
                return events

    def reports(self, timeout: Optional[float] = None) -> Iterator[Event]:
        """Iterates over reports as `poll` gives them; ends once none came for `timeout` seconds, None: never."""
        heard = time.monotonic()
        while timeout is None or time.monotonic() < heard + timeout:
            for event in self.poll(HEARTBEAT_S if timeout is None else heard + timeout - time.monotonic()):
                heard = time.monotonic()
                yield event

    def flush(self) -> None:
        """Waits until every command is answered. The reports come out of `reports` and `poll`."""
        deadline = time.monotonic() + self.patience
        while self.unanswered:
            self._check(deadline, f"{self.unanswered} commands")
            self._step(deadline)

    def close(self) -> None:
        """Ends the connection. Commands that are not answered may or may not be carried out."""
        self._line.close()

    def _carry_out(self, command: Command, deadline: float) -> Gathering:
        frame = self._conversation.enter(command)
        gathering = Gathering(command.request_id)
        if frame:
            self._put(frame)
        self._claims = lambda event: not isinstance(event, (NotTaken, ReportsMissed)) and gathering.claims(event)

        def put() -> int:
            token, fence = self._conversation.fence()
            self._put(fence)
            return token

        def check() -> None:
            for event in self._events:
                if isinstance(event, NotTaken) and event.request_id == command.request_id:
                    self._events.remove(event)
                    raise NotCarriedOut(f"{command.NAME} {command.request_id} was not taken; later commands were")
                if isinstance(event, ReportsMissed) and command.request_id in event.unanswered:
                    raise NoAnswer(f"the answer to {command.NAME} {command.request_id} is not kept any more")

        try:
            self._ask(put, deadline, f"{command.NAME} {command.request_id}", check)
        except NoAnswer:
            # Who asked is told that it did not happen: not later, by surprise.
            self._conversation.give_up(command.request_id)
            self._line.is_broken = True
            raise
        finally:
            self._claims = None
        if not gathering.reports:
            raise SessionError(f"the exchange told nothing of {command.NAME} {command.request_id}: is it another version?")
        for report in gathering.reports:
            if isinstance(report, codec.Rejected):
                raise Refused(report)
        return gathering

    def _ask(
        self, put: Callable[[], int], deadline: float, what: str, check: Callable[[], None]
    ) -> List[codec.Message]:
        """Asks by `put`, again on each new connection, until the answer is whole; gives it without its end."""
        asked_on, token = 0, 0
        answer: List[codec.Message] = []
        while True:
            if self._conversation.is_open and asked_on != self._openings:
                asked_on = self._openings
                answer = []
                self._answers.clear()
                token = put()
            self._step(deadline)
            check()
            for message in self._answers:
                if isinstance(message, (codec.QueryDone, codec.LogonAccepted)) and message.request_token == token:
                    self._answers.clear()
                    return answer
                if isinstance(message, codec.Rejected):
                    if message.request_id == token and message.code not in _FOR_NOW:
                        raise Refused(message)
                    if message.request_id == token:
                        asked_on = 0
                        time.sleep(PAUSE_S)
                elif not isinstance(message, codec.Heartbeat) and getattr(message, "request_token", token) == token:
                    answer.append(message)
            self._answers.clear()
            self._check(deadline, what)

    def _check(self, deadline: float, what: str) -> None:
        if time.monotonic() > deadline:
            raise NoAnswer(
                f"{self.address} did not answer {what} within {self.patience} s. Is the exchange running there?"
            )

    def _step(self, deadline: float) -> None:
        """Keeps the connection up, waits until something comes or the deadline, and takes it in."""
        now = time.monotonic()
        if self._line.is_broken or now > self._heard + SILENCE_S:
            self._connect()
        elif self._conversation.is_lost:
            time.sleep(PAUSE_S)
            self._connect()
        elif now > self._sent + HEARTBEAT_S and self._conversation.is_open:
            self._put(codec.Heartbeat(request_token=0).encode())
        self._line.wait(min(deadline, self._sent + HEARTBEAT_S) - now if deadline > now else 0)
        for frame in self._line.frames():
            self._heard = time.monotonic()
            was_open = self._conversation.is_open
            events, answers, resend = self._conversation.receive(frame)
            for again in resend:
                self._put(again)
            self._openings += self._conversation.is_open and not was_open
            # A logon that follows a command which was refused for want of one is no answer to that command.
            self._answers += [] if self._conversation.is_lost else answers
            for event in events:
                if not (self._claims and self._claims(event)):
                    self._events.append(event)

    def _connect(self) -> None:
        self._line.connect()
        self._heard = time.monotonic()
        self._put(self._conversation.begin())

    def _put(self, frame: bytes) -> None:
        self._line.send(frame)
        self._sent = time.monotonic()

    def __exit__(
        self, kind: Optional[Type[BaseException]], error: Optional[BaseException], trace: Optional[TracebackType]
    ) -> None:
        self.close()


__all__ = ["DEFAULT_ORDER_ADDRESS", "Event", "NotTaken", "Report", "ReportsMissed", "Session"]
