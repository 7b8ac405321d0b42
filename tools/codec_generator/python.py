"""Writes the Python codec: one module that needs nothing but the standard library."""

from __future__ import annotations

import re
import textwrap
from pathlib import Path
from typing import Dict, List, Optional

from .schema import PRIMITIVES, EnumType, Field, Message, ScalarType, Schema, SchemaError, TextType

FLAG = "Flag"
HIDDEN_FIELDS = {"secret"}
LINE_LENGTH = 120
STRUCT_CODES = {
    "uint8": "B", "uint16": "H", "uint32": "I", "uint64": "Q", "int8": "b", "int16": "h", "int32": "i", "int64": "q",
}  # fmt: skip
# What does not follow from the schema: it stands at the head of the codec as it is.
PRELUDE = Path(__file__).parent / "python_prelude.py"


def generate(schema: Schema) -> str:
    """The text of the module."""
    prelude = PRELUDE.read_text(encoding="utf-8")
    for name, value in (("SCHEMA_ID", schema.id), ("SCHEMA_VERSION", schema.version)):
        prelude, count = re.subn(rf"^{name} = 0$", f"{name} = {value}", prelude, flags=re.MULTILINE)
        assert count == 1, f"the prelude sets {name} {count} times"
    parts = [prelude.rstrip()]
    parts += [_enumeration(each) for each in schema.enums if each.name != FLAG]
    parts += [_message(each) for each in schema.messages]
    known = ", ".join(each.name for each in schema.messages)
    lines = textwrap.wrap(known + ",", LINE_LENGTH, **_indented(4))
    parts.append("\n".join(["for _message in (", *lines, "):", "    _MESSAGES[_message.TEMPLATE_ID] = _message"]))
    return "\n\n\n".join(parts) + "\n"


def snake_case(name: str) -> str:
    """`requestId` as Python writes it: `request_id`."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_", name.replace("GiB", "Gib")).lower()


def member_name(name: str) -> str:
    """`goodTillTime` as Python writes constants: `GOOD_TILL_TIME`."""
    upper = snake_case(name).upper()
    first, *rest = upper.lower().split("_")
    if first + "".join(each.capitalize() for each in rest) != name:
        raise SchemaError(f"the enumeration value {name} cannot be told from its Python name {upper}")
    return upper


def _enumeration(each: EnumType) -> str:
    lines = [f"class {each.name}(WireEnum):", f'    """{_sentence(each.description)}"""', ""]
    for value in each.values:
        lines.append(f"    {member_name(value.name)} = {value.value}")
        if each.name != "RejectCode":
            lines[-1] += f"  # {_sentence(value.description)}"
    if each.name == "RejectCode":
        lines += [
            "",
            "    @property",
            "    def meaning(self) -> str:",
            '        """What it means and what to do."""',
            "        return _MEANINGS[self]",
            "",
            "",
            "_MEANINGS = {",
        ]
        for value in each.values:
            lines += _entry(f"RejectCode.{member_name(value.name)}", value.description)
        lines.append("}")
    return "\n".join(lines)


def _entry(key: str, text: str) -> List[str]:
    one_line = f'    {key}: "{text}",'
    if len(one_line) <= LINE_LENGTH:
        return [one_line]
    lines, current = [], ""
    for word in text.split(" "):
        if len(current) + len(word) + 12 > LINE_LENGTH:
            lines.append(current)
            current = ""
        current += word + " "
    lines.append(current.rstrip())
    return [f"    {key}: ("] + [f'        "{line}"' for line in lines] + ["    ),"]


def _message(message: Message) -> str:
    fields = message.value_fields
    lines = [
        "@dataclass(init=False)",
        f"class {message.name}(Message):",
        *textwrap.wrap(f'"""{_sentence(message.description)}', LINE_LENGTH, **_indented(4)),
        "",
    ]
    for each in fields:
        text = f"{snake_case(each.name)}: {_sentence(each.description or each.type.description)}"
        lines += textwrap.wrap(text, LINE_LENGTH, **_indented(4, 8))
    lines += [
        '    """',
        "",
        f'    NAME: ClassVar[str] = "{message.name}"',
        f"    TEMPLATE_ID: ClassVar[int] = {message.id}",
        f"    BLOCK_LENGTH: ClassVar[int] = {message.block_length}",
        f"    FIRST_BLOCK_LENGTH: ClassVar[int] = {message.first_length}",
        f'    LAYOUT: ClassVar[struct.Struct] = struct.Struct("<{_layout(message)}")',
        "    FIELDS: ClassVar[Tuple[FieldInfo, ...]] = (",
    ]
    lines += [f"        {_field_info(each)}," for each in fields] + ["    )", ""]
    for each in fields:
        hidden = " = field(repr=False)" if each.name in HIDDEN_FIELDS else ""
        lines.append(f"    {snake_case(each.name)}: {_annotation(each)}{hidden}")
    lines += [""] + _initializer(message) + [""] + _values(message) + [""] + _from_block(message)
    return "\n".join(lines)


def _indented(first: int, rest: Optional[int] = None) -> Dict[str, str]:
    return {"initial_indent": " " * first, "subsequent_indent": " " * (first if rest is None else rest)}


def _layout(message: Message) -> str:
    codes = []
    for each in message.fields:
        codes.append(f"{each.type.size}s" if isinstance(each.type, TextType) else STRUCT_CODES[each.type.primitive])
    return "".join(codes)


def _field_info(each: Field) -> str:
    kind = each.type
    if isinstance(kind, EnumType):
        python_kind = "bool" if kind.name == FLAG else kind.name
        return f'FieldInfo("{each.name}", "{snake_case(each.name)}", {each.id}, {each.offset}, {python_kind})'
    if isinstance(kind, TextType):
        python_kind = "str" if kind.primitive == "char" else "bytes"
        return f'FieldInfo("{each.name}", "{snake_case(each.name)}", {each.id}, {each.offset}, {python_kind})'
    _, low, high = PRIMITIVES[kind.primitive]
    return f'FieldInfo("{each.name}", "{snake_case(each.name)}", {each.id}, {each.offset}, int, {low}, {high})'


def _annotation(each: Field) -> str:
    kind = each.type
    if isinstance(kind, ScalarType):
        return "Optional[int]" if kind.null is not None else "int"
    if isinstance(kind, EnumType):
        return "bool" if kind.name == FLAG else kind.name
    return "str" if kind.primitive == "char" else "bytes"


def _initializer(message: Message) -> List[str]:
    parameters = []
    for each in message.value_fields:
        default = ""
        if isinstance(each.type, ScalarType) and each.type.null is not None:
            default = " = None"
        elif message.is_command and each.name == "participant":
            default = " = 0"
        elif isinstance(each.type, EnumType) and each.type.name == FLAG:
            default = " = False"
        parameters.append(f"        {snake_case(each.name)}: {_annotation(each)}{default},")
    lines = ["    def __init__(", "        self,", "        *,"] + parameters + ["    ) -> None:"]
    return lines + [f"        self.{snake_case(each.name)} = {snake_case(each.name)}" for each in message.value_fields]


def _values(message: Message) -> List[str]:
    lines = ["    def _values(self) -> Tuple[Any, ...]:", "        return ("]
    for each in message.fields:
        kind, name = each.type, f"self.{snake_case(each.name)}"
        if each.is_padding:
            value = "0"
        elif isinstance(kind, TextType) and kind.primitive == "char":
            value = f'_encode_text("{message.name}.{snake_case(each.name)}", {name}, {kind.size}, "{_encoding(kind)}")'
        elif isinstance(kind, TextType):
            value = f'_encode_bytes("{message.name}.{snake_case(each.name)}", {name}, {kind.size})'
        elif isinstance(kind, ScalarType) and kind.null is not None:
            value = f"{kind.null} if {name} is None else {name}"
        else:
            value = name
        lines.append(f"            {value},")
    return lines + ["        )"]


def _from_block(message: Message) -> List[str]:
    lines = [
        "    @classmethod",
        f"    def _from_block(cls, frame: Buffer, block_at: int) -> {message.name}:",
        "        (",
    ]
    lines += [f"            {snake_case(each.name)}," for each in message.fields]
    lines.append("        ) = cls.LAYOUT.unpack_from(frame, block_at)")
    for each in message.fields:
        lines += [f"        {line}" for line in _checks(message, each)]
    lines.append("        return cls(")
    for each in message.value_fields:
        name = snake_case(each.name)
        value = name
        if isinstance(each.type, ScalarType) and each.type.null is not None:
            value = f"None if {name} == {each.type.null} else {name}"
        elif isinstance(each.type, TextType) and each.type.primitive == "char":
            value = f'_decode_text({name}, "{_encoding(each.type)}")'
        elif isinstance(each.type, EnumType) and each.type.name == FLAG:
            value = f"{name} == 1"
        lines.append(f"            {name}={value},")
    return lines + ["        )"]


def _checks(message: Message, each: Field) -> List[str]:
    kind, name = each.type, snake_case(each.name)
    place = f"{message.id}, {each.id}, block_at + {each.offset}, {name}"
    if each.is_padding:
        return [f"if {name}:", f"    raise WireError(RejectCode.RESERVED_NOT_ZERO, {place})"]
    if isinstance(kind, EnumType) and kind.name == FLAG:
        return [f"if {name} > 1:", f"    raise WireError(RejectCode.FIELD_OUT_OF_RANGE, {place})"]
    if isinstance(kind, EnumType):
        return [f"{name} = _decode_enum({kind.name}, {place})"]
    if not isinstance(kind, ScalarType):
        return []
    conditions = []
    if kind.minimum is not None:
        conditions.append(f"{name} < {kind.minimum}")
    if kind.maximum is not None:
        conditions.append(f"{name} > {kind.maximum}")
    if not conditions:
        return []
    refused = " or ".join(conditions)
    if kind.null is not None:
        refused = f"{name} != {kind.null} and ({refused})"
    return [f"if {refused}:", f"    raise WireError(RejectCode.FIELD_OUT_OF_RANGE, {place})"]


def _encoding(kind: TextType) -> str:
    return "utf-8" if kind.utf8 else "ascii"


def _sentence(text: str) -> str:
    return text if text.endswith(".") else text + "."
