"""A ZeroMQ peer made of a bare socket, so that it can do what no library would: never read, send nonsense, read a trickle.

Speaks ZMTP 3.0 (https://rfc.zeromq.org/spec/23/), which says what the bytes are.
"""

import contextlib
import socket
import struct
import time

from exchange import PATIENCE_S

GREETING = b"\xff" + bytes(8) + b"\x7f\x03\x00" + b"NULL".ljust(20, b"\0") + bytes(32)
MORE, LONG, COMMAND = 1, 2, 4


class RawPeer:
    """A connection to an ipc:// address, or a host and a port, after the handshake; `kind`: the ZeroMQ type of its socket."""

    def __init__(self, address, kind, buffer=None):
        self.socket = socket.socket(socket.AF_UNIX if isinstance(address, str) else socket.AF_INET)
        if buffer:
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, buffer)
        self.socket.settimeout(PATIENCE_S)
        deadline = time.monotonic() + PATIENCE_S
        while True:
            try:
                self.socket.connect(address.removeprefix("ipc://") if isinstance(address, str) else address)
                break
            except (BlockingIOError, ConnectionRefusedError, FileNotFoundError):
                assert time.monotonic() < deadline, f"{address} takes no connection"
                time.sleep(0.01)
        self.socket.sendall(GREETING)
        self.read(len(GREETING))
        metadata = b"\x0bSocket-Type" + struct.pack(">I", len(kind)) + kind
        self.send_frame(b"\x05READY" + metadata, COMMAND)
        assert self.receive_frame()[1].startswith(b"\x05READY")

    def read(self, count):
        """So many bytes; fewer, possibly none, when the server has hung up."""
        found = b""
        while len(found) < count:
            try:
                part = self.socket.recv(count - len(found))
            except ConnectionError:
                break
            if not part:
                break
            found += part
        return found

    def send_frame(self, body, flags=0):
        if len(body) > 255:
            self.socket.sendall(struct.pack(">BQ", flags | LONG, len(body)) + body)
        else:
            self.socket.sendall(struct.pack(">BB", flags, len(body)) + body)

    def subscribe(self, prefix):
        self.send_frame(b"\x01" + prefix)

    def receive_frame(self):
        """Flags and body of the next frame; None when the server has hung up."""
        head = self.read(1)
        if not head:
            return None
        long = head[0] & LONG
        length = int.from_bytes(self.read(8 if long else 1), "big")
        body = self.read(length)
        return (head[0], body) if len(body) == length else None

    def receive_message(self):
        """The bodies of the next message's frames; None when the server has hung up. Answers pings as a library would."""
        bodies = []
        while True:
            frame = self.receive_frame()
            if frame is None:
                return None
            flags, body = frame
            if flags & COMMAND:
                if body.startswith(b"\x04PING"):
                    # What had come before the server hung up can still be read.
                    with contextlib.suppress(OSError):
                        self.send_frame(b"\x04PONG" + body[7:], COMMAND)
                continue
            bodies.append(body)
            if not flags & MORE:
                return bodies

    def close(self):
        self.socket.close()
