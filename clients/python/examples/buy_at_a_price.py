"""Waits until units can be had at a price, and buys them; says what was spent.

python buy_at_a_price.py NAME SYMBOL UNITS PRICE [ORDER-ENTRY FEED REPLAY]
"""

import sys

from tenor import Feed, OrderSession, Snapshot, cny, codec, ticks

name, symbol, units, price = sys.argv[1:5]
addresses = sys.argv[5:] or ["tcp://127.0.0.1:7801", "tcp://127.0.0.1:7802", "tcp://127.0.0.1:7803"]
left, limit = int(units), ticks(price)

with OrderSession(addresses[0], name) as session:
    instrument = session.catalogue().instrument(symbol)
    with Feed(addresses[1], instrument.topic("quote"), repair=addresses[2]) as feed:
        feed.start(instrument.topic("quote"))
        for update in feed:
            messages = update.message.messages if isinstance(update.message, Snapshot) else [update.message]
            quote = messages[-1] if messages else None
            if not isinstance(quote, codec.Quote) or quote.offer_price is None or quote.offer_price > limit:
                continue
            # Immediate or cancel: what somebody else was quicker to take is waited for again.
            bid = session.bid(symbol, left, limit, time_in_force=codec.TimeInForce.IMMEDIATE_OR_CANCEL)
            for fill in bid.fills:
                spent = cny(fill.price) * fill.quantity * instrument.tenor.hours
                print(f"bought {fill.quantity} at {cny(fill.price)} CNY per unit-hour: {spent} CNY", flush=True)
            left -= bid.filled
            if left == 0:
                break
