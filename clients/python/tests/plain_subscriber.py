"""A subscriber written from docs/feed.md alone: struct, pyzmq, and the layouts that its tables give.

It shares no code with the client library, so that the page is held to what it promises.
"""

import re
import struct
import time
from pathlib import Path

import zmq

PAGE = Path(__file__).resolve().parents[3] / "docs" / "feed.md"
PATIENCE_S = 60
TYPES = {"u8": "B", "u16": "H", "u32": "I", "u64": "Q", "i64": "q", "s16": "16s", "s48": "48s"}
SCHEMA, VERSION = 7801, 1
BY_TEMPLATE, BY_NAME = {}, {}


def read_the_page():
    """Layouts by template and by name: block length and (offset, struct format, field) for each field."""
    for line in PAGE.read_text().splitlines():
        row = re.fullmatch(r"\| (\d+) \| `(\w+)` \| (\d+) \| (.+) \|", line)
        if row:
            template, name, block, fields = int(row[1]), row[2], int(row[3]), row[4].split(", ")
            layout = [(int(offset), "<" + TYPES[kind], field) for offset, kind, field in map(str.split, fields)]
            BY_TEMPLATE[template] = (name, block, layout)
            BY_NAME[name] = (template, block, layout)


read_the_page()


def encode(name, **values):
    template, block, layout = BY_NAME[name]
    frame = bytearray(8 + block)
    struct.pack_into("<HHHH", frame, 0, block, template, SCHEMA, VERSION)
    for offset, kind, field in layout:
        struct.pack_into(kind, frame, 8 + offset, values[field])
    return bytes(frame)


def decode(frame):
    """Pairs of a message's name and its fields."""
    messages, place = [], 0
    while place < len(frame):
        block, template, schema, _ = struct.unpack_from("<HHHH", frame, place)
        assert schema == SCHEMA, schema
        name, _, layout = BY_TEMPLATE.get(template, (str(template), block, []))
        fields = {}
        for offset, kind, field in layout:
            (value,) = struct.unpack_from(kind, frame, place + 8 + offset)
            fields[field] = value.rstrip(b"\0").decode() if isinstance(value, bytes) else value
        messages.append((name, fields))
        place += 8 + block
    return messages


class State:
    """What the messages of one topic add up to."""

    def __init__(self, topic):
        self.kind = topic.split("/")[0]
        self.value = {} if self.kind in ("book", "order", "spot") else [] if self.kind in ("fill", "candle", "all") else None

    def apply(self, message):
        name, fields = message
        if self.kind == "book":
            level = (fields["side"], fields["price"])
            self.value[level] = (fields["quantity"], fields["orderCount"])
            if fields["quantity"] == 0:
                del self.value[level]
        elif self.kind == "order":
            self.apply_order(fields)
        elif self.kind == "spot":
            if fields["fixing"]:
                self.value["fixing"] = fields
            self.value["price"] = fields
        elif self.kind in ("fill", "candle", "all"):
            self.value.append((name, fields))
        else:
            self.value = fields

    def apply_order(self, fields):
        order = fields["order"]
        place = next((level for level, queue in self.value.items() if order in queue), None)
        if fields["quantity"] == 0:
            if place:
                del self.value[place][order]
        elif place and fields["keptPriority"]:
            self.value[place][order] = fields["quantity"]
        else:
            if place:
                del self.value[place][order]
            self.value.setdefault((fields["side"], fields["price"]), {})[order] = fields["quantity"]
        if place and not self.value[place]:
            del self.value[place]

    def comparable(self):
        """The state without what is not part of it; queues with their order."""
        if self.kind == "order":
            return {level: list(queue.items()) for level, queue in self.value.items()}
        return self.value


class Replay:
    """Questions to 7803, one at a time."""

    def __init__(self, address):
        self.socket = zmq.Context.instance().socket(zmq.DEALER)
        self.socket.setsockopt(zmq.LINGER, 0)
        self.socket.setsockopt(zmq.RCVHWM, 0)
        self.socket.connect(address)
        self.token = 0

    def ask(self, name, topic="", **values):
        """The answer's header and messages; the header is a `Rejected` when there is no answer."""
        deadline = time.monotonic() + PATIENCE_S
        while True:
            header, messages = self.ask_once(name, topic, deadline, **values)
            if header.get("code") not in (14, 21):  # busy, too many requests
                return header, messages
            assert time.monotonic() < deadline, header
            time.sleep(0.01)

    def ask_once(self, name, topic, deadline, **values):
        self.token += 1
        self.socket.send(encode(name, requestToken=self.token, topic=topic.encode(), **values))
        header, messages = None, []
        while header is None or len(messages) < header["count"]:
            assert self.socket.poll(max(0, deadline - time.monotonic()) * 1000), f"no whole answer for {topic}"
            for kind, fields in decode(self.socket.recv()):
                if kind == "Rejected":
                    if fields["requestId"] == self.token:
                        return fields, []
                elif kind in ("SnapshotHeader", "RangeHeader"):
                    header = fields if fields["requestToken"] == self.token else None
                elif header is not None:
                    messages.append((kind, fields))
        return header, messages

    def snapshot(self, topic):
        return self.ask("SnapshotRequest", topic, kind=0)

    def range(self, topic, first, last):
        messages = []
        while len(messages) < last - first + 1:
            header, part = self.ask("RangeRequest", topic, firstSequence=first + len(messages), lastSequence=last)
            assert part and header["firstSequence"] == first + len(messages), header
            messages += part
        return messages

    def topics(self):
        """Every topic that there is."""
        codes, topics = {}, ["all/"]
        for name, fields in self.ask("SnapshotRequest", kind=1)[1]:
            if name == "InstrumentDefinition":
                path = "/".join(codes[part, fields[part.lower()]] for part in ("Spec", "Region", "Tenor"))
                kinds = ("fill", "spot", "quote", "book", "order", "status", "auction", "capacity", "candle", "stats")
                topics += [f"{kind}/{path}/" for kind in kinds]
            else:
                kind = name.removesuffix("Definition")
                codes[kind, fields[kind.lower()]] = fields["code"]
        return topics


class PlainSubscriber:
    """Follows every topic with a prefix, and gets again what it missed; what was said before it came too."""

    HISTORY = ("fill", "candle", "all")

    def __init__(self, feed, replay, prefix=""):
        self.replay = Replay(replay)
        self.states, self.next, self.bodies = {}, {}, []
        self.gaps = []  # topic, first and last sequence of what was missed, in the order found
        self.loses = lambda: False
        self.socket = zmq.Context.instance().socket(zmq.SUB)
        self.socket.setsockopt(zmq.LINGER, 0)
        self.socket.setsockopt(zmq.RCVHWM, 0)
        self.socket.connect(feed)
        self.socket.subscribe(prefix)

    def join(self, topic):
        """Begins a topic with its state, as one does who comes late."""
        state = self.states[topic] = State(topic)
        header, messages = self.replay.snapshot(topic)
        last = header["topicSequence"]
        if state.kind in self.HISTORY:
            messages = self.replay.range(topic, 1, last) if last else []
        for message in messages if last else []:
            state.apply(message)
        self.next[topic] = last + 1

    def read(self, milliseconds=100):
        """Takes one message, unless none comes or it is lost on purpose. Returns whether one came."""
        if not self.socket.poll(milliseconds):
            return False
        topic, body = self.socket.recv_multipart()
        if self.loses():
            return True
        topic = topic.decode()
        (name, header), *messages = decode(body)
        assert name == "FeedHeader" and header["count"] == len(messages), (topic, header, len(messages))
        self.bodies.append((topic, header))
        first = header["firstSequence"]
        expected = self.next.setdefault(topic, 1)
        state = self.states.setdefault(topic, State(topic))
        if first > expected:
            for message in self.replay.range(topic, expected, first - 1):
                state.apply(message)
            self.gaps.append((topic, expected, first - 1))
            self.next[topic] = expected = first
        for sequence, message in enumerate(messages, first):
            if sequence == expected:
                state.apply(message)
                expected += 1
        self.next[topic] = expected
        return True

    def read_to(self, ends):
        """Reads until each topic has come to its end: from its name to its last sequence."""
        deadline = time.monotonic() + PATIENCE_S
        while any(self.next.get(topic, 1) <= last for topic, last in ends.items()):
            behind = {topic: last for topic, last in ends.items() if self.next.get(topic, 1) <= last}
            assert time.monotonic() < deadline, f"nothing more came of {behind}"
            self.read()

    def state(self):
        """Every topic's state, as far as it ever had a message."""
        found = {topic: state.comparable() for topic, state in self.states.items() if self.next[topic] > 1}
        for topic in [each for each in found if each.startswith("auction/")]:
            status = found.get("status/" + topic.partition("/")[2])
            if status is None or status["state"] not in (1, 4):
                found[topic] = None
        return found

    def close(self):
        self.socket.close(0)
        self.replay.socket.close(0)
