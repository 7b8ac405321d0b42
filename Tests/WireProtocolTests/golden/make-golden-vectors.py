#!/usr/bin/env python3
"""Writes the golden vectors: NAME.json with a message's fields and its bytes.

The layouts below were written by hand from the schema's offsets, with the struct module, and share nothing with the
generated codecs: when a codec and a vector differ, one of two independent readings of the schema is wrong. A vector is
never changed once its version of the schema is in use: before the version rises, the vectors go to a folder of their
own (`version-0`), where the tests read them for good.

In a layout, `x` is padding. A value is either what the fields show and the bytes hold, or a pair of the two.
"""

import json
import struct
from pathlib import Path

SCHEMA_ID = 7801
VERSION = 1
ABSENT_SIGNED = (None, -(2**63))
ABSENT_UNSIGNED = (None, 0)
NO = (False, 0)
YES = (True, 1)
TIME = 1_767_225_600_123_456_789


def text(value):
    return (value, value.encode("utf-8"))


DIGEST = bytes(range(0xE0, 0x100))

# name, template id, layout of the block, fields in the layout's order
VECTORS = [
    ("Logon", 1, "Q 16s 32s Q H B x 4x", {
        "requestToken": 0x0102030405060708, "name": text("alice.01"), "secret": text("pässwörd"),
        "reportsAfter": 2**64 - 1, "protocolVersion": 0, "cancelOnDisconnect": YES}),
    ("Heartbeat", 2, "Q", {"requestToken": 2**64 - 2}),
    ("NewOrder", 10, "Q I I q q q q q q Q Q B B B B B B 2x Q", {
        "requestId": 1001, "participant": 7, "instrument": 42, "price": 112_000, "quantity": 16,
        "minimumQuantity": 8, "displayQuantity": ABSENT_SIGNED, "stopPrice": 111_500, "protection": -1,
        "expiresAt": TIME + 1, "sentAt": ABSENT_UNSIGNED, "side": ("offer", 1), "orderType": ("stopLimit", 3),
        "timeInForce": ("goodTillTime", 3), "postOnly": YES, "selfTradePrevention": ("decrementBoth", 2), "gang": NO,
        "pool": (3 << 32) | 5}),
    ("CancelOrder", 11, "Q I 4x Q Q", {
        "requestId": 1002, "participant": 0, "order": (5 << 32) | 77, "clientOrder": ABSENT_UNSIGNED}),
    ("AmendOrder", 12, "Q I 4x Q Q q q", {
        "requestId": 1003, "participant": 7, "order": ABSENT_UNSIGNED, "clientOrder": 1001, "price": ABSENT_SIGNED,
        "quantity": 12}),
    ("MassCancel", 13, "Q I I B x 2x 4x", {
        "requestId": 1004, "participant": 7, "instrument": ABSENT_UNSIGNED, "side": ("both", 2)}),
    ("NewAlternatives", 14, "Q I I q Q Q 8q 8I B B B x 4x", {
        "requestId": 1005, "participant": 7, "count": 3, "quantity": 32, "expiresAt": TIME + 2,
        "sentAt": ABSENT_UNSIGNED, "price1": 60_000, "price2": 80_000, "price3": -1, "price4": ABSENT_SIGNED,
        "price5": ABSENT_SIGNED, "price6": ABSENT_SIGNED, "price7": ABSENT_SIGNED, "price8": ABSENT_SIGNED,
        "instrument1": 42, "instrument2": 43, "instrument3": 44, "instrument4": ABSENT_UNSIGNED,
        "instrument5": ABSENT_UNSIGNED, "instrument6": ABSENT_UNSIGNED, "instrument7": ABSENT_UNSIGNED,
        "instrument8": ABSENT_UNSIGNED, "timeInForce": ("goodTillTime", 3),
        "selfTradePrevention": ("cancelOldest", 1), "gang": YES}),
    ("DepositCapacity", 15, "Q I I I 4x q Q", {
        "requestId": 1006, "participant": 7, "spec": 3, "region": 2, "units": 100, "end": ABSENT_UNSIGNED}),
    ("DepositLease", 16, "Q I 4x Q q", {
        "requestId": 1007, "participant": 7, "lease": (4 << 32) | 9, "units": ABSENT_SIGNED}),
    ("WithdrawCapacity", 17, "Q I 4x Q q", {
        "requestId": 1008, "participant": 7, "pool": (3 << 32) | 5, "units": 12}),
    ("EndLease", 18, "Q I 4x Q q", {"requestId": 1009, "participant": 7, "lease": (4 << 32) | 9, "units": 1}),
    ("ReturnCapacity", 19, "Q I 4x Q q", {
        "requestId": 1010, "participant": 7, "pool": (3 << 32) | 5, "units": 2}),
    ("QueryPools", 32, "Q I 4x", {"requestToken": 33, "participant": 7}),
    ("QueryLeases", 33, "Q I 4x", {"requestToken": 34, "participant": 7}),
    ("QueryOpenOrders", 30, "Q I 4x", {"requestToken": 31, "participant": 7}),
    ("QueryCatalogue", 31, "Q", {"requestToken": 32}),
    ("RegisterParticipant", 40, "Q I 4x 16s 32s", {
        "requestId": 1, "participant": 1, "name": text("ABCDEFGHIJKLMNOP"), "credential": (DIGEST.hex(), DIGEST)}),
    ("AddSpec", 41, "Q I I 16s 16s 48s I I B x 2x 4x", {
        "requestId": 2, "participant": 1, "memoryGiB": 80, "code": text("H800-80G"), "interconnect": text("NVLINK"),
        "title": text("NVIDIA H800 80 GB, 整机"), "peakTeraflops": 989, "lotSize": 8, "kind": ("server", 1)}),
    ("AddRegion", 42, "Q I 4x 16s 48s", {
        "requestId": 3, "participant": 1, "code": text("HZ"), "title": text("杭州")}),
    ("AddTenor", 43, "Q I I 16s", {"requestId": 4, "participant": 1, "hours": 2160, "code": text("3m")}),
    ("AddInstrument", 44, "Q I I I I q q", {
        "requestId": 5, "participant": 1, "spec": 3, "region": 2, "tenor": 5, "tickSize": 10,
        "defaultProtection": 5_000}),
    ("SetTradingState", 45, "Q I I B x 2x 4x", {
        "requestId": 6, "participant": 1, "instrument": 42, "state": ("halted", 2)}),
    ("SetCollars", 46, "Q I I q q q Q", {
        "requestId": 7, "participant": 1, "instrument": 42, "staticRange": 20_000, "dynamicRange": ABSENT_SIGNED,
        "reference": 112_000, "auctionNanoseconds": 30_000_000_000}),
    ("AdvanceClock", 50, "Q", {"requestId": 0}),
    ("LogonAccepted", 100, "Q Q I H 2x Q Q Q", {
        "reportSequence": 0, "requestToken": 0x0102030405060708, "participant": 7, "protocolVersion": 65_535,
        "lastRequestId": 1004, "lastReportSequence": 90, "firstKeptReport": 1}),
    ("Rejected", 101, "Q Q q Q Q H H I H 2x 4x", {
        "reportSequence": 0, "requestId": 1005, "value": -3, "engineSequence": 500, "time": TIME,
        "code": ("quantityNotPositive", 103), "field": 5, "offset": 32, "template": 10}),
    ("OrderAccepted", 102, "Q Q Q Q Q q q I B B B x", {
        "reportSequence": 91, "requestId": 1001, "order": (5 << 32) | 77, "engineSequence": 501, "time": TIME,
        "price": ABSENT_SIGNED, "quantity": 16, "instrument": 42, "side": ("bid", 0), "orderType": ("market", 1),
        "timeInForce": ("immediateOrCancel", 1)}),
    ("OrderFilled", 103, "Q Q Q Q Q Q q q q q I I B B 2x 4x", {
        "reportSequence": 92, "clientOrder": 1001, "order": (5 << 32) | 77, "engineSequence": 501, "time": TIME,
        "trade": 12, "price": 111_990, "quantity": 8, "remaining": 8, "notional": 111_990 * 8 * 2160,
        "instrument": 42, "hours": 2160, "side": ("bid", 0), "liquidity": ("taker", 1)}),
    ("OrderAmended", 104, "Q Q Q Q Q Q q q I B B 2x", {
        "reportSequence": 93, "requestId": 1003, "order": (5 << 32) | 77, "engineSequence": 502, "time": TIME,
        "clientOrder": 1001, "price": 112_000, "remaining": 4, "instrument": 42, "side": ("offer", 1),
        "keptPriority": YES}),
    ("OrderCancelled", 105, "Q Q Q Q Q Q q I B B 2x q", {
        "reportSequence": 94, "requestId": ABSENT_UNSIGNED, "order": (5 << 32) | 77, "engineSequence": 503,
        "time": TIME, "clientOrder": 1001, "quantity": 4, "instrument": 42, "side": ("offer", 1),
        "reason": ("amendUnmet", 8), "remaining": 2}),
    ("MassCancelled", 106, "Q Q Q Q I 4x", {
        "reportSequence": 95, "requestId": 1004, "engineSequence": 504, "time": TIME, "count": 3}),
    ("CommandDone", 107, "Q Q Q Q I H 2x", {
        "reportSequence": 96, "requestId": 5, "engineSequence": 505, "time": TIME, "number": 42, "template": 44}),
    ("OrderTriggered", 108, "Q Q Q Q Q I B x 2x", {
        "reportSequence": 97, "clientOrder": 1001, "order": (5 << 32) | 77, "engineSequence": 506, "time": TIME,
        "instrument": 42, "side": ("offer", 1)}),
    ("OpenOrder", 110, "Q Q Q Q q q q I B x 2x q", {
        "reportSequence": 0, "requestToken": 31, "order": (5 << 32) | 78, "clientOrder": 1000, "price": 1,
        "remaining": 2, "filled": 3, "instrument": 41, "side": ("bid", 0), "stopPrice": ABSENT_SIGNED}),
    ("QueryDone", 111, "Q Q Q I 4x", {
        "reportSequence": 0, "requestToken": 31, "engineSequence": 505, "count": 1}),
    ("PoolOpened", 112, "Q Q Q Q Q q Q Q I I", {
        "reportSequence": 98, "requestId": 1007, "pool": (3 << 32) | 5, "engineSequence": 507, "time": TIME,
        "units": 4, "end": TIME + 3, "lease": (4 << 32) | 9, "spec": 3, "region": 2}),
    ("PoolChanged", 113, "Q Q Q Q Q q q q", {
        "reportSequence": 99, "requestId": ABSENT_UNSIGNED, "pool": (3 << 32) | 5, "engineSequence": 508, "time": TIME,
        "units": 10, "free": 4, "outOfService": 2}),
    ("PoolClosed", 114, "Q Q Q Q Q", {
        "reportSequence": 100, "requestId": 1008, "pool": (3 << 32) | 5, "engineSequence": 509, "time": TIME}),
    ("LeaseOpened", 115, "Q Q Q Q Q Q Q q q Q I B x 2x", {
        "reportSequence": 101, "requestId": ABSENT_UNSIGNED, "lease": (4 << 32) | 9, "engineSequence": 510,
        "time": TIME, "trade": 12, "pool": ABSENT_UNSIGNED, "units": 8, "price": 111_990, "end": TIME + 4,
        "instrument": 42, "role": ("buyer", 0)}),
    ("LeaseEnded", 116, "Q Q Q Q Q Q q q q Q I B B 2x", {
        "reportSequence": 102, "requestId": 1009, "lease": (4 << 32) | 9, "engineSequence": 511, "time": TIME,
        "pool": (3 << 32) | 5, "units": 1, "remaining": 7, "price": 111_990, "undelivered": 3_600_000_000_000,
        "instrument": 42, "reason": ("headLeaseBroken", 2), "role": ("provider", 1)}),
    ("OrderParked", 117, "Q Q Q Q Q q q I B x 2x", {
        "reportSequence": 103, "clientOrder": 1001, "order": (5 << 32) | 77, "engineSequence": 512, "time": TIME,
        "price": 112_000, "remaining": 4, "instrument": 42, "side": ("offer", 1)}),
    ("OrderRestored", 118, "Q Q Q Q Q q q I B x 2x", {
        "reportSequence": 104, "clientOrder": 1001, "order": (5 << 32) | 77, "engineSequence": 513, "time": TIME,
        "price": 112_000, "remaining": 4, "instrument": 42, "side": ("offer", 1)}),
    ("OpenPool", 119, "Q Q Q q q q Q Q I I I 4x", {
        "reportSequence": 0, "requestToken": 33, "pool": (3 << 32) | 5, "units": 10, "free": 4, "outOfService": 2,
        "end": ABSENT_UNSIGNED, "lease": ABSENT_UNSIGNED, "spec": 3, "region": 2, "offers": 7}),
    ("OpenLease", 120, "Q Q Q Q q q q Q Q I B x 2x", {
        "reportSequence": 0, "requestToken": 34, "lease": (4 << 32) | 9, "pool": (3 << 32) | 5, "units": 8,
        "deposited": 3, "price": 111_990, "start": TIME - 5, "end": TIME + 4, "instrument": 42,
        "role": ("provider", 1)}),
    ("SpecDefinition", 140, "I I 16s 16s 48s I I B x 2x 4x", {
        "spec": 3, "memoryGiB": 64, "code": text("910B-64G"), "interconnect": text(""),
        "title": text("昇腾 910B"), "peakTeraflops": 376, "lotSize": 1, "kind": ("accelerator", 0)}),
    ("RegionDefinition", 141, "I 4x 16s 48s", {"region": 2, "code": text("HZ"), "title": text("Hangzhou")}),
    ("TenorDefinition", 142, "I I 16s", {"tenor": 7, "hours": 8760, "code": text("12m")}),
    ("InstrumentDefinition", 143, "I I I I q q", {
        "instrument": 42, "spec": 3, "region": 2, "tenor": 5, "tickSize": 10, "defaultProtection": 5_000}),
    ("FeedHeader", 200, "Q Q Q I 4x", {
        "firstSequence": 1_000_000, "engineSequence": 505, "time": TIME, "count": 2}),
    ("Fill", 201, "Q q q Q Q Q I I B x 2x 4x Q", {
        "trade": 12, "price": 111_990, "quantity": 8, "time": TIME, "engineSequence": 501, "takerSentAt": TIME - 1,
        "instrument": 42, "hours": 2160, "takerSide": ("bid", 0), "pair": 3}),
    ("SpotPrice", 202, "q q Q Q I I B x 2x 4x Q q q q Q Q I 4x", {
        "price": 111_990, "units": 50, "time": TIME, "window": 3_600 * 10**9, "instrument": 42, "fills": 3,
        "method": ("singlePair", 2), "engineSequence": 505, "impactBid": ABSENT_UNSIGNED, "impactOffer": 112_005,
        "impactQuantity": 8, "changedAt": TIME - 7, "fixing": TIME, "pairs": 1}),
    ("Quote", 203, "q q q q Q I 4x", {
        "bidPrice": ABSENT_SIGNED, "bidQuantity": 0, "offerPrice": 112_000, "offerQuantity": 8, "time": TIME,
        "instrument": 42}),
    ("BookLevel", 204, "q q I I B x 2x 4x", {
        "price": 112_000, "quantity": 8, "instrument": 42, "orderCount": 1, "side": ("offer", 1)}),
    ("OrderOnBook", 205, "Q q q I B B 2x", {
        "order": (5 << 32) | 77, "price": 112_000, "quantity": 0, "instrument": 42, "side": ("offer", 1),
        "keptPriority": NO}),
    ("AuctionIndication", 207, "q q q Q I 4x", {
        "price": 111_900, "quantity": 24, "imbalance": -8, "time": TIME, "instrument": 42}),
    ("TradingStatus", 206, "Q I B x 2x", {"time": TIME, "instrument": 42, "state": ("auction", 4)}),
    ("CapacityUse", 220, "q q Q I I", {
        "unitsOnLease": 24, "unitsOffered": 8, "time": TIME, "instrument": 42, "leases": 3}),
    ("Candle", 221, "Q q q q q q q I I B B 2x 4x", {
        "start": TIME, "open": 111_990, "high": 112_010, "low": 111_900, "close": 112_000, "units": 64,
        "notional": 7_168_000, "instrument": 42, "fills": 5, "interval": ("hour", 1), "isClosed": YES}),
    ("Statistics", 222, "Q Q q q q q q q q I I", {
        "day": TIME, "time": TIME + 5, "open": ABSENT_SIGNED, "high": 112_010, "low": 111_900, "close": 112_000,
        "units": 64, "notional": 7_168_000, "unitsOnLease": 24, "instrument": 42, "fills": 5}),
    ("SnapshotRequest", 230, "Q 48s B x 2x 4x", {
        "requestToken": 9, "topic": text(""), "kind": ("catalogue", 1)}),
    ("RangeRequest", 231, "Q 48s Q Q", {
        "requestToken": 10, "topic": text("fill/H800-80G/HZ/3m/"), "firstSequence": 3, "lastSequence": 4}),
    ("SnapshotHeader", 232, "Q 48s Q Q Q I 4x", {
        "requestToken": 9, "topic": text("book/ABCDEFGHIJKLMNOP/ABCDEFGH/ABCDEFGH/12345678"), "topicSequence": 5,
        "engineSequence": 505, "time": TIME, "count": 17}),
    ("RangeHeader", 233, "Q 48s Q I 4x", {
        "requestToken": 10, "topic": text("all/"), "firstSequence": 3, "count": 2}),
]  # fmt: skip


def vector(template, layout, fields):
    """What a message shows and its bytes, header included."""
    shown = {name: value[0] if isinstance(value, tuple) else value for name, value in fields.items()}
    packed = [value[1] if isinstance(value, tuple) else value for value in fields.values()]
    block = struct.pack("<" + layout, *packed)
    assert len(block) % 8 == 0, f"template {template}: block of {len(block)} bytes"
    return shown, struct.pack("<HHHH", len(block), template, SCHEMA_ID, VERSION) + block


def main():
    for name, template, layout, fields in VECTORS:
        shown, data = vector(template, layout, fields)
        content = json.dumps({"fields": shown, "hex": data.hex()}, ensure_ascii=False, indent=2)
        (Path(__file__).parent / f"{name}.json").write_text(content + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
