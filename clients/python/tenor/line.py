"""A socket to order entry that notices when its connection breaks."""

from __future__ import annotations

from typing import Iterator, Optional

import zmq
from zmq.utils.monitor import recv_monitor_message


class Line:
    """One connection at a time. What waits to be sent on one that is given up never leaves."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.is_broken = True
        self._socket: Optional[zmq.Socket[bytes]] = None
        self._monitor: Optional[zmq.Socket[bytes]] = None
        self._poller = zmq.Poller()

    def connect(self) -> None:
        """Makes a new connection, in the background: what is sent waits for it."""
        self.close()
        # libzmq connects again by itself and then sends what waits, before any logon: hence a new socket each time.
        self._socket = zmq.Context.instance().socket(zmq.DEALER)
        self._socket.setsockopt(zmq.LINGER, 0)
        self._socket.setsockopt(zmq.SNDHWM, 0)
        self._socket.setsockopt(zmq.RCVHWM, 0)
        self._monitor = self._socket.get_monitor_socket(zmq.EVENT_DISCONNECTED)
        self._poller.register(self._socket, zmq.POLLIN)
        self._poller.register(self._monitor, zmq.POLLIN)
        self._socket.connect(self.address)
        self.is_broken = False

    def send(self, frame: bytes) -> None:
        """Sends a frame, or lets it wait for the connection."""
        if self._socket:
            self._socket.send(frame)

    def wait(self, seconds: float) -> None:
        """Waits until something has come or the connection has broken."""
        self._poller.poll(max(0, round(seconds * 1000)))

    def frames(self) -> Iterator[bytes]:
        """The frames that have come; those from before a break too."""
        if self._socket and self._monitor:
            while self._monitor.poll(0):
                recv_monitor_message(self._monitor)
                self.is_broken = True
            while self._socket.poll(0):
                yield self._socket.recv()

    def close(self) -> None:
        """Gives the connection up."""
        self.is_broken = True
        for socket in (self._socket, self._monitor):
            if socket:
                self._poller.unregister(socket)
        if self._socket:
            self._socket.disable_monitor()
            self._socket.close(0)
        self._socket = self._monitor = None
