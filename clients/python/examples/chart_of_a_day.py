"""Draws the last day of a book as text: a line for each minute in which it traded, with a bar from low to high.

python chart_of_a_day.py SYMBOL [REPLAY]
"""

import datetime
import sys

from tenor import RepairConnection, cny, codec
from tenor.catalogue import Catalogue

WIDTH = 60
DAY = 24 * 3_600 * 10**9

with RepairConnection(sys.argv[2] if sys.argv[2:] else "tcp://127.0.0.1:7803") as replay:
    instrument = Catalogue(replay.catalogue()).instrument(sys.argv[1])
    topic = instrument.topic("candle")
    present = replay.snapshot(topic)
    finished = replay.range(topic, 1, present.sequence) if present.sequence else []

candles = [each for each in [*(finished or []), *present.state.messages] if isinstance(each, codec.Candle)]
minutes = [each for each in candles if each.interval == codec.CandleInterval.MINUTE]
minutes = [each for each in minutes if each.start > minutes[-1].start - DAY] if minutes else []
if not minutes:
    sys.exit(f"{instrument.symbol} was not traded")
low, high = min(each.low for each in minutes), max(each.high for each in minutes)
column = max(high - low, 1)
print(f"{instrument.symbol}: {cny(low)} to {cny(high)} CNY per unit-hour")
for each in minutes:
    begin, end = ((value - low) * (WIDTH - 1) // column for value in (each.low, each.high))
    moment = datetime.datetime.fromtimestamp(each.start // 10**9, datetime.timezone.utc)
    print(f"{moment:%H:%M} {' ' * begin}{'#' * (end - begin + 1):{WIDTH - begin}} {cny(each.close):>9} {each.units:>6} units")
