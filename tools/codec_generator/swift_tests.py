"""Writes what the Swift tests need of the schema: random messages, and every value that a field must refuse."""

from __future__ import annotations

from typing import Iterator, List, Tuple

from .schema import PRIMITIVES, EnumType, Field, Schema, TextType
from .swift import BANNER, FLAG, INTEGERS, literal, swift_type, type_name


def generate(schema: Schema) -> dict:
    """The text of each file, by file name."""
    return {"RandomMessages.swift": _random_messages(schema), "RefusedValues.swift": _refused_values(schema)}


def _random_messages(schema: Schema) -> str:
    lines = [
        BANNER.rstrip(),
        "",
        "import MatchingEngine",
        "",
        "@testable import WireProtocol",
        "",
        "/// One message of every kind, all values drawn from `source`.",
        "func randomMessages(from source: inout RandomValues) -> [any WireMessage] {",
        "  var messages: [any WireMessage] = []",
    ]
    for message in schema.messages:
        lines.append("  messages.append(")
        lines.append(f"    {type_name(message)}(")
        arguments = [f"      {each.name}: {_random(each)}" for each in message.value_fields]
        lines.append(",\n".join(arguments) + "))")
    return "\n".join(lines + ["  return messages", "}"]) + "\n"


def _random(each: Field) -> str:
    kind = each.type
    if isinstance(kind, EnumType):
        return "source.flag()" if kind.name == FLAG else f"source.element({swift_type(kind)}.self)"
    if isinstance(kind, TextType):
        return f"source.{kind.name[0].lower()}{kind.name[1:]}()"
    integer = INTEGERS[kind.primitive]
    if kind.null is not None:
        return f"source.optional({integer}.self, null: {literal(kind.null, kind.primitive)})"
    _, smallest, largest = PRIMITIVES[kind.primitive]
    low = literal(smallest if kind.minimum is None else kind.minimum, kind.primitive)
    high = f"{integer}.max" if kind.maximum is None else str(kind.maximum)
    return f"source.integer(in: {low}...{high})"


def refused(schema: Schema) -> Iterator[Tuple[str, int, Field, int, str]]:
    """Each value next to the allowed ones: message name, template, field, value and reject code."""
    for message in schema.messages:
        for each in message.fields:
            for value in _values_refused(each):
                code = "reservedNotZero" if each.is_padding else "fieldOutOfRange"
                yield message.name, message.id, each, value, code


def _values_refused(each: Field) -> List[int]:
    kind = each.type
    if isinstance(kind, EnumType):
        used = {value.value for value in kind.values}
        largest = PRIMITIVES[kind.primitive][2]
        beyond = {max(used) + 1, largest, *(set(range(max(used))) - used)}
        return sorted(beyond - used)
    if isinstance(kind, TextType):
        return []
    _, smallest, largest = PRIMITIVES[kind.primitive]
    if kind.is_padding:
        return [1, largest]
    values = []
    if kind.minimum is not None and kind.minimum > smallest:
        values.append(kind.minimum - 1)
    if kind.maximum is not None and kind.maximum < largest:
        values.append(kind.maximum + 1)
    return [value for value in values if value != kind.null]


def _refused_values(schema: Schema) -> str:
    lines = [
        BANNER.rstrip(),
        "",
        "@testable import WireProtocol",
        "",
        "/// For every field that refuses some value: values that it must refuse, and how.",
        "let refusedValues: [RefusedValue] = [",
    ]
    for name, template, each, value, code in refused(schema):
        lines.append(
            f'  RefusedValue("{name}.{each.name}", {template}, field: {each.id}, at: {each.offset}, '
            f"bytes: {each.type.size}, value: {value}, .{code}),"
        )
    return "\n".join(lines + ["]"]) + "\n"
