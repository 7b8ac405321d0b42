"""An implementation of SBE that is not Tenor's reads the schema file as it is, and finds the same values in every message.

sbedecoder shows an enumeration's value by its description, and an absent number as None, but as 0 where 0 is the null value.
"""

import json
import struct
from pathlib import Path

import pytest
from codec_generator import schema as schemas
from codec_generator.schema import EnumType, TextType

from tenor import codec

sbedecoder = pytest.importorskip("sbedecoder", reason="needs the package sbedecoder from PyPI")

ROOT = Path(__file__).resolve().parents[3]
SCHEMA_FILE = ROOT / "Sources/WireProtocol/tenor.xml"
SCHEMA = schemas.load(SCHEMA_FILE)
GOLDEN = {path.stem: json.loads(path.read_text("utf-8")) for path in
          (ROOT / "Tests/WireProtocolTests/golden").glob("*.json")}  # fmt: skip


class Messages(sbedecoder.SBEMessageFactory):
    """Messages one after the other, each behind its header, as Tenor's frames have them."""

    def build(self, frame, offset):
        block_length, template = struct.unpack_from("<HH", frame, offset)
        message = self.schema.get_message_type(template)()
        message.wrap(frame, offset)
        return message, codec.HEADER_LENGTH + block_length


@pytest.fixture(scope="module")
def parser():
    schema = sbedecoder.SBESchema(include_message_size_header=False)
    schema.parse(str(SCHEMA_FILE))
    return sbedecoder.SBEParser(Messages(schema))


def expected(field, value):
    """What sbedecoder makes of a value of ours."""
    if isinstance(field.type, EnumType):
        name = {True: "yes", False: "no"}.get(value, value)
        return next(each.description for each in field.type.values if each.name == name)
    if value is None and field.type.null == 0:
        return 0
    return value


def same(field, found, value):
    if isinstance(field.type, TextType) and field.type.primitive != "char":
        return True  # opaque bytes: it takes the first one only
    return found == expected(field, value)


def test_no_message_of_the_schema_is_left_out():
    assert sorted(GOLDEN) == sorted(each.name for each in SCHEMA.messages)


@pytest.mark.parametrize("name", sorted(GOLDEN))
def test_every_message_is_read_alike(parser, name):
    (message,) = parser.parse(bytes.fromhex(GOLDEN[name]["hex"]))
    assert message.name == name
    found = {field.original_name: field.value for field in message.fields}
    definition = next(each for each in SCHEMA.messages if each.name == name)
    values = GOLDEN[name]["fields"]
    for field in definition.value_fields:
        assert same(field, found[field.name], values[field.name]), (field.name, found[field.name])


def test_a_frame_of_many_messages_is_walked_alike(parser):
    names = sorted(GOLDEN)
    frame = b"".join(bytes.fromhex(GOLDEN[name]["hex"]) for name in names)
    assert [message.name for message in parser.parse(frame)] == names
    assert [message.NAME for message in codec.decode_all(frame)] == names
