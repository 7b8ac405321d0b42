"""Writes docs/protocol-reference.md."""

from __future__ import annotations

from typing import List

from .schema import EnumType, Field, Message, ScalarType, Schema, TextType, split_advice

INTRODUCTION = """\
# Protocol reference

Made from `{path}` by `tools/generate-codecs`; change the schema, not this page.

Tenor speaks FIX Simple Binary Encoding 1.0, little-endian, over ZeroMQ. Every message is an 8-byte header and a block
with every field at a fixed offset; all blocks are multiples of 8 bytes. One ZeroMQ frame holds one or more messages.

| Header field | Offset | Type | Value |
|---|---|---|---|
| blockLength | 0 | uint16 | Bytes of the block |
| templateId | 2 | uint16 | Number of the message |
| schemaId | 4 | uint16 | {schema_id} |
| version | 6 | uint16 | {version} |

A longer block than this page says comes from a newer version: read the known part, step over the rest. A shorter one
comes from an older version: the fields that it lacks, marked with the version that brought them, are absent. Padding is zero.
An absent value is written as the null value of its type.

## Sockets

| Port | ZeroMQ pattern | What goes over it |
|---|---|---|
| 7801 | ROUTER at the server, DEALER at the client | Logon, commands and queries; answers and execution reports |
| 7802 | XPUB at the server, SUB at the client | The feed: a topic frame and a body frame |
| 7803 | ROUTER at the server, DEALER at the client | Snapshots and ranges of the feed |

## Topics

A feed message is a topic frame and a body frame; the body is a FeedHeader and the messages it counts. Topics end in a
slash, so that subscribing to one never catches another whose name only starts alike; subscribe to `fill/` for all
trades, to `fill/H800-80G/` for those of one spec, to `fill/H800-80G/HZ/3m/` for those of one instrument.

| Topic | Messages |
|---|---|
| `fill/SPEC/REGION/TENOR/` | [Fill](#fill): every trade |
| `spot/SPEC/REGION/TENOR/` | [SpotPrice](#spotprice): on change, at most once a second, and the fixing of every full hour ([rule](spot-price.md)) |
| `quote/SPEC/REGION/TENOR/` | [Quote](#quote): best bid and offer, on change |
| `book/SPEC/REGION/TENOR/` | [BookLevel](#booklevel): totals of price levels |
| `order/SPEC/REGION/TENOR/` | [OrderOnBook](#orderonbook): order by order, without names |
| `status/SPEC/REGION/TENOR/` | [TradingStatus](#tradingstatus) |
| `capacity/SPEC/REGION/TENOR/` | [CapacityUse](#capacityuse): units on lease and on offer, without names |
| `candle/SPEC/REGION/TENOR/` | [Candle](#candle): of every minute, hour and day with a fill, once it is over |
| `stats/SPEC/REGION/TENOR/` | [Statistics](#statistics): the present day and the open interest |
| `all/` | All of these in one stream |
"""

# First template id of each group, and its heading.
GROUPS = [
    (1, "Session", "Clients and the exchange both send these."),
    (10, "Commands of participants", "Leave `participant` zero: the gateway fills in who is logged on."),
    (30, "Queries", "Answered in order with commands; they take no request id and change nothing."),
    (40, "Commands of the operator", "Only the operator may send these."),
    (50, "The sequencer's own", "Only in the journal; nobody may send it."),
    (
        100,
        "Answers and execution reports",
        "`reportSequence` counts the reports of one participant without holes; 0 marks answers that are not kept.",
    ),
    (140, "Catalogue", "In answer to QueryCatalogue and SnapshotRequest."),
    (200, "Feed", "On the feed socket, under topics."),
    (230, "Snapshots and gap repair", "On their own socket."),
]


def generate(schema: Schema) -> str:
    """The text of the page."""
    parts = [INTRODUCTION.format(path="Sources/WireProtocol/tenor.xml", schema_id=schema.id, version=schema.version)]
    parts.append("## Messages\n\n" + _overview(schema))
    for (first, title, remark), (after, _, _) in zip(GROUPS, GROUPS[1:] + [(2**16, "", "")]):
        parts.append(f"## {title}\n\n{remark}\n")
        parts += [_message(each) for each in schema.messages if first <= each.id < after]
    parts.append("## Enumerations\n")
    parts += [_enumeration(each) for each in schema.enums if each.name != "RejectCode"]
    parts.append(_reject_codes(schema.types["RejectCode"]))
    parts.append(_types(schema))
    return "\n".join(parts)


def _overview(schema: Schema) -> str:
    rows = [
        [str(each.id), f"[{each.name}](#{_anchor(each.name)})", str(each.block_length), _text(each.description)]
        for each in schema.messages
    ]
    return _table(["Template", "Message", "Block bytes", "Meaning"], rows)


def _message(message: Message) -> str:
    rows = [
        [each.name, str(each.id), str(each.offset), _type(each), _meaning(each)]
        for each in message.fields
        if not each.is_padding
    ]
    padding = ", ".join(_range(each) for each in message.fields if each.is_padding)
    lines = [
        f"### {message.name}",
        "",
        f"Template {message.id}, block of {message.block_length} bytes. {_sentence(_text(message.description))}",
        "",
        _table(["Field", "Id", "Offset", "Type", "Meaning"], rows),
    ]
    if padding:
        lines.append(f"Padding at {padding}.\n")
    return "\n".join(lines)


def _range(each: Field) -> str:
    return str(each.offset) if each.type.size == 1 else f"{each.offset}-{each.offset + each.type.size - 1}"


def _type(each: Field) -> str:
    kind = each.type
    if isinstance(kind, EnumType):
        return f"{kind.primitive}: [{kind.name}](#{_anchor(_heading(kind.name))})"
    if isinstance(kind, TextType):
        return f"{kind.primitive} x {kind.size}"
    if kind.null is not None:
        return f"{kind.primitive}, absent: {kind.null}"
    return kind.primitive


def _meaning(each: Field) -> str:
    kind = each.type
    parts = [each.description or kind.description]
    if each.since > 0:
        parts.append(f"Since version {each.since}")
    if isinstance(kind, ScalarType) and kind.minimum is not None:
        parts.append(f"At least {kind.minimum}")
    if isinstance(kind, ScalarType) and kind.maximum is not None:
        parts.append(f"At most {kind.maximum}")
    return ". ".join(_text(part) for part in parts)


def _enumeration(each: EnumType) -> str:
    rows = [[str(value.value), value.name, _text(value.description)] for value in each.values]
    lines = [f"### {each.name}", "", _sentence(each.description), "", _table(["Value", "Name", "Meaning"], rows)]
    return "\n".join(lines)


def _reject_codes(codes: EnumType) -> str:
    rows = []
    for value in codes.values:
        meaning, advice = split_advice(value.description)
        rows.append([str(value.value), value.name, _text(meaning), _text(advice)])
    return (
        f"## {_heading(codes.name)}\n\n{_sentence(codes.description)} Codes below 100 come from the gateway, the others"
        " from the engine.\n\n" + _table(["Code", "Name", "Meaning", "What to do"], rows)
    )


def _types(schema: Schema) -> str:
    rows = []
    for each in schema.types.values():
        if isinstance(each, EnumType) or each.is_padding:
            continue
        primitive = f"{each.primitive} x {each.size}" if isinstance(each, TextType) else each.primitive
        rows.append([each.name, primitive, _text(each.description)])
    return "## Types of fields\n\n" + _table(["Type", "Encoding", "Meaning"], rows)


def _heading(enum_name: str) -> str:
    """Messages and enumerations share the page; only reject codes have a heading of another name."""
    return {"RejectCode": "Reject codes"}.get(enum_name, enum_name)


def _table(heads: List[str], rows: List[List[str]]) -> str:
    lines = [f"| {' | '.join(heads)} |", "|" + "---|" * len(heads)]
    return "\n".join(lines + [f"| {' | '.join(row)} |" for row in rows]) + "\n"


def _anchor(heading: str) -> str:
    return heading.lower().replace(" ", "-")


def _text(text: str) -> str:
    return text.replace("|", "\\|")


def _sentence(text: str) -> str:
    return text if text.endswith(".") else text + "."
