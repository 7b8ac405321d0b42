"""The real server for the tests of tools/audit, and sessions that keep every report.

The server's binary is named by TENOR_BINARY, as tools/test does.
"""

import json
import os
import subprocess
import time

import pytest
import zmq
from audit_script import HOUR, PATIENCE_S, write_journal
from tenor import codec

NEVER = 2**64 - 1


class Exchange:
    """A server on sockets in a folder."""

    def __init__(self, folder):
        binary = os.environ.get("TENOR_BINARY")
        if not binary:
            pytest.skip("TENOR_BINARY does not name a server; tools/test sets it")
        self.folder, self.log = folder, folder / "serve.log"
        command = [binary, "serve", "--data", folder / "data", "--http", "off"]
        for socket in ("order-entry", "feed", "replay"):
            command += [f"--{socket}", f"ipc://{folder}/{socket}"]
        with self.log.open("w") as log:
            self.process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log)

    def socket(self):
        socket = zmq.Context.instance().socket(zmq.DEALER)
        socket.setsockopt(zmq.LINGER, 0)
        socket.setsockopt(zmq.RCVHWM, 0)
        socket.connect(f"ipc://{self.folder}/order-entry")
        return socket

    def check(self):
        assert self.process.poll() is None, self.log.read_text()

    def stop(self):
        self.process.terminate()
        try:
            self.process.wait(PATIENCE_S)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
            raise


def logon(name, reports_after):
    return codec.Logon(
        request_token=1, name=name, secret="", reports_after=reports_after, protocol_version=codec.SCHEMA_VERSION,
        cancel_on_disconnect=False)  # fmt: skip


class Session:
    """A participant's connection that keeps every report; `next_commands` says what it does."""

    def __init__(self, exchange, name, reports_after):
        self.name, self.exchange = name, exchange
        self.socket = exchange.socket()
        self.socket.send(logon(name, reports_after).encode())
        self.participant = None
        self.reports = []
        self.is_done = False

    def receive(self):
        """Takes what has come; returns the messages."""
        messages = codec.decode_all(self.socket.recv())
        for message in messages:
            if isinstance(message, codec.LogonAccepted):
                self.participant = message.participant
                self.last_request = message.last_request_id
            elif isinstance(message, codec.QueryDone):
                self.is_done = True
            elif getattr(message, "report_sequence", 0):
                self.reports.append(message)
            else:
                assert not isinstance(message, codec.Rejected), (self.name, message)
        return messages

    def ask_for_the_end(self):
        """Once this is answered, every report made before has come."""
        self.is_done = False
        self.socket.send(codec.QueryOpenOrders(request_token=9, participant=0).encode())


def run_sessions(exchange, sessions, handle, finished):
    """Serves the sessions until `finished`."""
    poller = zmq.Poller()
    by_socket = {}
    for session in sessions:
        poller.register(session.socket, zmq.POLLIN)
        by_socket[session.socket] = session
    deadline = time.monotonic() + PATIENCE_S
    while not finished():
        assert time.monotonic() < deadline, exchange.log.read_text()[-4000:]
        exchange.check()
        for socket, _ in poller.poll(100):
            session = by_socket[socket]
            handle(session, session.receive())


def drain(exchange, sessions):
    def ignore(session, messages):
        pass

    run_sessions(exchange, sessions, ignore, lambda: all(each.participant is not None for each in sessions))
    for session in sessions:
        session.ask_for_the_end()
    run_sessions(exchange, sessions, ignore, lambda: all(each.is_done for each in sessions))
    for session in sessions:
        numbers = [report.report_sequence for report in session.reports]
        assert numbers == list(range(1, len(numbers) + 1)), f"{session.name} misses reports"


def write_reports(path, sessions):
    with path.open("w") as file:
        for session in sessions:
            for report in session.reports:
                file.write(json.dumps({"participant": session.participant, **report.to_dict()}) + "\n")
    return path


def reports_of_replay(folder, script, name="reports.jsonl"):
    """What the real server, started on the script's journal, tells every participant."""
    # So that nothing is due any more when the server's clock goes on, at a moment that nobody can know.
    script.wait(20 * 365 * 24 * HOUR)
    write_journal(folder / "data", script.batches)
    exchange = Exchange(folder)
    sessions = []
    try:
        sessions = [Session(exchange, each, 0) for each in script.names.values()]
        drain(exchange, sessions)
        assert [each.participant for each in sessions] == list(script.names)
    finally:
        exchange.stop()
        for session in sessions:
            session.socket.close()
    return write_reports(folder / name, sessions)
