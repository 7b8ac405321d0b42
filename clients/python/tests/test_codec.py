"""The codec against the bytes agreed on, and against bytes that are no message."""

import json
import random
import struct
from pathlib import Path

import pytest
from codec_generator import schema as schemas
from codec_generator.swift_tests import refused

from tenor import codec

ROOT = Path(__file__).resolve().parents[3]
GOLDEN = {path.stem: json.loads(path.read_text("utf-8")) for path in
          (ROOT / "Tests/WireProtocolTests/golden").glob("*.json")}
VERSION_0 = {path.stem: json.loads(path.read_text("utf-8")) for path in
             (ROOT / "Tests/WireProtocolTests/golden/version-0").glob("*.json")}
SCHEMA = schemas.load(ROOT / "Sources/WireProtocol/tenor.xml")
REFUSED = list(refused(SCHEMA))
HEARTBEAT = codec.Heartbeat(request_token=1)


def golden(name):
    return bytes.fromhex(GOLDEN[name]["hex"])


def new_order(**changes):
    values = dict(
        request_id=7, instrument=42, price=112_000, quantity=16, side=codec.Side.BID, order_type=codec.OrderType.LIMIT,
        time_in_force=codec.TimeInForce.GOOD_TILL_CANCELLED, post_only=False,
        self_trade_prevention=codec.SelfTradePrevention.CANCEL_NEWEST)  # fmt: skip
    return codec.NewOrder(**{**values, **changes})


def error_of(frame):
    with pytest.raises(codec.WireError) as caught:
        codec.decode_all(frame)
    error = caught.value
    return error.code.schema_name, error.template, error.field, error.offset, error.value


def test_every_message_has_a_golden_vector():
    assert {each.name for each in SCHEMA.messages} == set(GOLDEN)


@pytest.mark.parametrize("name", sorted(GOLDEN))
def test_the_bytes_hold_the_fields_and_the_fields_make_the_bytes(name):
    (message,) = codec.decode_all(golden(name))
    assert message.to_dict() == {"message": name, **GOLDEN[name]["fields"]}
    assert message.encode() == golden(name)
    assert codec.from_dict({"message": name, **GOLDEN[name]["fields"]}) == message


def test_a_frame_holds_many_messages():
    frame = b"".join(golden(name) for name in sorted(GOLDEN))
    assert [message.NAME for message in codec.decode_all(frame)] == sorted(GOLDEN)
    assert codec.decode_all(memoryview(frame)) == codec.decode_all(frame)


@pytest.mark.parametrize("name, template, field, value, code", REFUSED)
def test_a_value_that_a_field_does_not_allow_is_refused(name, template, field, value, code):
    frame = bytearray(HEARTBEAT.encode() + golden(name))
    place = len(HEARTBEAT.encode()) + codec.HEADER_LENGTH + field.offset
    frame[place : place + field.type.size] = value.to_bytes(field.type.size, "little")
    assert error_of(frame) == (code, template, field.id, place, value)


def test_frames_that_end_too_early_are_too_short():
    assert error_of(b"") == ("frameTooShort", 0, 0, 0, 0)
    assert error_of(b"\x10\0\1\0") == ("frameTooShort", 0, 0, 0, 4)
    assert error_of(HEARTBEAT.encode() + new_order().encode()[:-8]) == ("frameTooShort", 10, 0, 16, 96)


def test_lengths_that_are_no_multiple_of_eight_are_misaligned():
    assert error_of(HEARTBEAT.encode() + b"\0\0\0") == ("frameMisaligned", 0, 0, 16, 19)
    frame = bytearray(HEARTBEAT.encode())
    frame[0] = 7
    assert error_of(frame) == ("frameMisaligned", 2, 0, 0, 7)


def test_headers_of_other_schemas_and_templates_are_refused():
    assert error_of(struct.pack("<HHHHQ", 8, 2, 7802, 0, 1)) == ("wrongSchema", 0, 0, 4, 7802)
    assert error_of(struct.pack("<HHHHQ", 8, 999, 7801, 0, 1)) == ("unknownTemplate", 999, 0, 2, 999)


def test_unknown_messages_can_be_kept():
    unknown = struct.pack("<HHHHQ", 8, 999, 7801, 3, 1)
    kept = codec.decode_all(unknown + HEARTBEAT.encode(), keep_unknown=True)
    assert kept == [codec.Unknown(999, struct.pack("<Q", 1)), HEARTBEAT]


def test_a_block_shorter_than_the_first_version_is_refused():
    frame = bytearray(new_order().encode()[:-16])
    frame[0] = 80
    assert error_of(frame) == ("blockTooShort", 10, 0, 0, 80)


@pytest.mark.parametrize("name", sorted(VERSION_0))
def test_the_bytes_of_version_0_are_still_read(name):
    (message,) = codec.decode_all(bytes.fromhex(VERSION_0[name]["hex"]))
    fields = VERSION_0[name]["fields"]
    assert {field: message.to_dict()[field] for field in fields} == fields


def test_what_an_older_order_lacks_is_absent():
    (order,) = codec.decode_all(bytes.fromhex(VERSION_0["NewOrder"]["hex"]))
    assert order.pool is None
    assert order.gang is False


def test_a_longer_block_of_a_newer_version_is_read_by_its_known_part():
    newer = struct.pack("<HHHH", 112, 10, 7801, 2) + new_order().encode()[8:] + b"\xff" * 16
    assert codec.decode_all(newer + HEARTBEAT.encode()) == [new_order(), HEARTBEAT]


def test_random_and_mutated_frames_raise_wire_errors_and_nothing_else():
    source = random.Random(1)
    originals = [golden(name) for name in sorted(GOLDEN)]
    for _ in range(20_000):
        frame = bytearray(source.choice(originals) + source.choice(originals))
        for _ in range(source.randrange(1, 4)):
            frame[source.randrange(len(frame))] = source.randrange(256)
        del frame[len(frame) - source.choice([0, 0, 1, 8]) :]
        try:
            codec.decode_all(frame)
        except codec.WireError as error:
            assert 0 <= error.offset <= len(frame)


@pytest.mark.parametrize(
    "message, complaint",
    [
        (codec.Heartbeat(request_token=-1), "Heartbeat.request_token = -1: must be between 0 and"),
        (new_order(quantity=2**63), "NewOrder.quantity = 9223372036854775808: must be between"),
        (new_order(price=11.2), "NewOrder.price = 11.2: must be a whole number"),
        (new_order(side="bid"), "NewOrder.side = 'bid': must be a Side"),
    ],
)
def test_a_value_that_cannot_be_sent_is_named(message, complaint):
    with pytest.raises(ValueError) as caught:
        message.encode()
    assert str(caught.value).startswith(complaint)


@pytest.mark.parametrize("name", ["x" * 17, "a\0b", "杭州"])
def test_a_text_that_does_not_fit_is_refused(name):
    logon = codec.Logon(
        request_token=1, name=name, secret="", reports_after=0, protocol_version=0, cancel_on_disconnect=False
    )
    with pytest.raises(ValueError, match="Logon.name"):
        logon.encode()


def test_a_secret_is_not_shown():
    logon = codec.Logon(
        request_token=1, name="a", secret="pässwörd", reports_after=0, protocol_version=0, cancel_on_disconnect=False
    )
    assert "pässwörd" not in repr(logon)
    assert codec.decode_all(logon.encode())[0].secret == "pässwörd"


def test_prices_become_yuan_exactly():
    assert str(codec.cny(111_999)) == "11.1999"


def test_reject_codes_say_what_to_do():
    for code in codec.RejectCode:
        assert ". " in code.meaning
        assert codec.RejectCode.from_schema_name(code.schema_name) is code


def test_a_name_that_no_message_or_enumeration_has_is_refused():
    with pytest.raises(KeyError):
        codec.from_dict({"message": "Nothing"})
    with pytest.raises(ValueError):
        codec.Side.from_schema_name("both")
