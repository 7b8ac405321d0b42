"""The generator: what it refuses, and that the committed files are what it makes."""

import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest
from codec_generator import command, schema

ROOT = Path(__file__).resolve().parents[3]

TYPES = """
    <composite name="messageHeader">
      <type name="blockLength" primitiveType="uint16"/>
      <type name="templateId" primitiveType="uint16"/>
      <type name="schemaId" primitiveType="uint16"/>
      <type name="version" primitiveType="uint16"/>
    </composite>
    <type name="Word" primitiveType="uint64"/>
    <type name="Half" primitiveType="uint32"/>
    <type name="Text" primitiveType="char" length="16"/>
    <type name="RequestId" primitiveType="uint64"/>
    <type name="ParticipantId" primitiveType="uint32"/>
    <type name="Padding4" primitiveType="uint32"/>
    <enum name="Colour" encodingType="uint8">
      <validValue name="red" description="Red">0</validValue>
      <validValue name="blue" description="Blue">1</validValue>
    </enum>
"""
MESSAGE = """
  <sbe:message name="Ping" id="1" description="A ping">
    <field name="token" id="1" type="Word" offset="0"/>
    <field name="half" id="2" type="Half" offset="8"/>
    <field name="padding1" id="3" type="Padding4" offset="12"/>
  </sbe:message>
"""


def parse(types=TYPES, messages=MESSAGE, attributes='id="7" version="0" byteOrder="littleEndian"'):
    text = f"""<sbe:messageSchema xmlns:sbe="{schema.SBE_NAMESPACE}" package="test" {attributes}>
      <types>{types}</types>{messages}</sbe:messageSchema>"""
    return schema.parse(ElementTree.fromstring(text))


def complaint(**changes):
    with pytest.raises(schema.SchemaError) as caught:
        parse(**changes)
    return str(caught.value)


def extra(text):
    """The types above and one more."""
    return {"types": TYPES + text}


def field(name, number, kind, offset, more=""):
    return f'<field name="{name}" id="{number}" type="{kind}" offset="{offset}"{more}/>'


def message(*fields, name="Ping", number=1):
    return f'<sbe:message name="{name}" id="{number}" description="A ping">{"".join(fields)}</sbe:message>'


def test_the_committed_files_are_current():
    files = command.generate(schema.load(ROOT / command.SCHEMA_PATH))
    assert command.differences(files, ROOT) == []


def test_the_command_is_content_with_the_repository():
    done = subprocess.run([sys.executable, ROOT / "tools/generate-codecs", "--check"], capture_output=True, text=True)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@pytest.fixture
def copy(tmp_path):
    (tmp_path / "Sources/WireProtocol").mkdir(parents=True)
    (tmp_path / command.SCHEMA_PATH).write_bytes((ROOT / command.SCHEMA_PATH).read_bytes())
    assert command.main(tmp_path, []) == 0
    return tmp_path


def test_check_names_a_changed_a_missing_and_a_left_over_file(copy, capsys):
    assert command.main(copy, ["--check"]) == 0
    with open(copy / command.REFERENCE_PATH, "a") as file:
        file.write("more\n")
    (copy / command.PYTHON_PATH).unlink()
    (copy / command.SWIFT_FOLDER / "OldMessage.swift").write_text("")
    assert command.main(copy, ["--check"]) == 1
    told = capsys.readouterr().err.splitlines()
    assert told == [
        "clients/python/tenor/codec.py is missing; run tools/generate-codecs",
        "docs/protocol-reference.md is not what the schema says; run tools/generate-codecs",
        "Sources/WireProtocol/Generated/OldMessage.swift is left over; run tools/generate-codecs",
    ]
    assert command.main(copy, []) == 0
    assert command.main(copy, ["--check"]) == 0


def test_a_changed_schema_makes_the_files_stale(copy, capsys):
    path = copy / command.SCHEMA_PATH
    path.write_text(path.read_text().replace('name="Heartbeat" id="2"', 'name="Heartbeat" id="3"'))
    assert command.main(copy, ["--check"]) == 1
    assert "HeartbeatMessage.swift is not what the schema says" in capsys.readouterr().err


def test_a_bad_schema_is_told_with_its_path(copy, capsys):
    path = copy / command.SCHEMA_PATH
    path.write_text(path.read_text().replace('byteOrder="littleEndian"', 'byteOrder="bigEndian"'))
    assert command.main(copy, []) == 2
    assert capsys.readouterr().err.startswith('Sources/WireProtocol/tenor.xml: byteOrder="bigEndian"')


def test_a_schema_that_keeps_the_rules_is_read():
    read = parse()
    assert (read.id, read.version, [each.name for each in read.messages]) == (7, 0, ["Ping"])
    assert read.messages[0].block_length == 16
    assert [each.name for each in read.messages[0].value_fields] == ["token", "half"]


@pytest.mark.parametrize(
    "changes, expected",
    [
        (dict(attributes='id="7" version="0" byteOrder="bigEndian"'), 'byteOrder="bigEndian" is not supported'),
        (dict(attributes='id="7" version="0"'), "the attribute byteOrder is missing"),
        (dict(attributes='id="70000" version="0" byteOrder="littleEndian"'), "70000 does not fit in a uint16"),
        (extra('<set name="Flags" encodingType="uint8"/>'), "<set> Flags is not supported"),
        (extra('<composite name="Money"/>'), "composite Money is not supported"),
        (extra('<type name="Real" primitiveType="double"/>'), 'primitiveType="double"'),
        (extra('<type name="Letter" primitiveType="char"/>'), 'primitiveType="char" without a length'),
        (extra('<type name="C" primitiveType="uint8" presence="constant">1</type>'), 'presence="constant"'),
        (extra('<type name="O" primitiveType="uint8" presence="optional"/>'), "needs a nullValue"),
        (extra('<type name="O" primitiveType="uint8" nullValue="0"/>'), "needs a nullValue"),
        (extra('<type name="S" primitiveType="uint8" sinceVersion="1"/>'), "sinceVersion is not supported"),
        (extra('<type name="S" primitiveType="uint8" semanticType="x"/>'), "semanticType is not supported"),
        (extra('<type name="L" primitiveType="uint32" length="8"/>'), "arrays of uint32 are not supported"),
        (extra('<type name="L" primitiveType="char" length="12"/>'), "length 12 is no positive multiple"),
        (extra('<type name="L" primitiveType="char" length="8" characterEncoding="GBK"/>'), '"GBK"'),
        (extra('<type name="M" primitiveType="uint8" minValue="9" maxValue="8"/>'), "minValue 9 is above"),
        (extra('<type name="M" primitiveType="uint8" minValue="256"/>'), "256 does not fit in a uint8"),
        (extra('<type name="Word" primitiveType="uint8"/>'), "two types are called Word"),
        (extra('<type name="Padding2" primitiveType="uint8"/>'), "must be 2 byte(s) wide"),
        (extra('<enum name="E" encodingType="char"/>'), 'encodingType="char" is not supported'),
        (extra('<enum name="E" encodingType="uint8"/>'), "has no values"),
        (dict(types=TYPES.replace(">1</validValue>", ">0</validValue>")), "0 is used twice: by red and blue"),
        (dict(types=TYPES.replace('name="blue"', 'name="red"')), "red is used twice"),
        (dict(types=TYPES.replace(">1</validValue>", ">256</validValue>")), "256 does not fit in a uint8"),
        (dict(types=TYPES.replace('<type name="version" primitiveType="uint16"/>', "")), "messageHeader must be"),
        (dict(types="<type name='Word' primitiveType='uint64'/>", messages=""), "messageHeader is missing"),
    ],
)
def test_types_that_break_a_rule_are_refused_by_name(changes, expected):
    assert expected in complaint(**changes)


@pytest.mark.parametrize(
    "messages, expected",
    [
        (message('<group name="legs" id="2"/>'), "<group> legs is not supported"),
        (message('<data name="note" id="2" type="Text"/>'), "<data> note is not supported"),
        (message(), "has no fields"),
        (message(field("a", 1, "Nothing", 0)), "unknown type Nothing"),
        (message(field("a", 1, "Word", 0, ' sinceVersion="1"')), "sinceVersion 1 is above the schema's version 0"),
        (message(field("a", 1, "Word", 0), field("b", 1, "Word", 8)), "1 is used twice: by a and b"),
        (message(field("a", 1, "Word", 0), field("a", 2, "Word", 8)), "a is used twice"),
        (message(field("a", 0, "Word", 0)), "id 0 means no field"),
        (message(field("a", 1, "Word", 8)), "offset 8 leaves a hole"),
        (message(field("a", 1, "Word", 0), field("b", 2, "Word", 4)), "offset 4 overlaps"),
        (message(field("a", 1, "Half", 0), field("b", 2, "Word", 4)), "offset 4 is no multiple of 8"),
        (message(field("a", 1, "Half", 0), field("b", 2, "Text", 4)), "offset 4 is no multiple of 8"),
        (message(field("a", 1, "Half", 0)), "block of 4 bytes is no multiple of 8"),
        (message(field("block", 1, "Word", 0)), "the name is reserved"),
        (message(field("padding1", 1, "Word", 0)), "have a padding type"),
        (message(field("a", 1, "Padding4", 0), field("b", 2, "Half", 4)), "have a padding type"),
        (MESSAGE + message(field("a", 1, "Word", 0), name="Pong"), "template id 1 is used twice: by Ping and Pong"),
        (MESSAGE + message(field("a", 1, "Word", 0), number=2), "message name Ping is used twice"),
        (message(field("requestId", 1, "RequestId", 0), number=10), "a command needs field participant"),
        (message(field("requestId", 1, "Word", 0), number=40), "a command needs field requestId"),
    ],
)
def test_messages_that_break_a_rule_are_refused_by_name(messages, expected):
    assert expected in complaint(messages=messages)


def test_reject_codes_must_say_what_to_do():
    code = '<enum name="RejectCode" encodingType="uint16"><validValue name="bad" description="{}">1</validValue></enum>'
    assert "RejectCode.bad: say what it means" in complaint(types=TYPES + code.format("It was bad."))
    parse(types=TYPES + code.format("It was bad. Send a good one."))
