"""Prints every spot price as it is published, the present ones first.

python spot_prices.py [FEED REPLAY]
"""

import sys

from tenor import Feed, RepairConnection, Snapshot, cny, codec
from tenor.catalogue import Catalogue

feed_address, replay_address = sys.argv[1:] or ["tcp://127.0.0.1:7802", "tcp://127.0.0.1:7803"]

with RepairConnection(replay_address) as replay:
    instruments = Catalogue(replay.catalogue()).instruments

with Feed(feed_address, "spot/", repair=replay_address) as feed:
    for instrument in instruments:
        feed.start(instrument.topic("spot"))
    for update in feed:
        messages = update.message.messages if isinstance(update.message, Snapshot) else [update.message]
        for price in messages:
            if isinstance(price, codec.SpotPrice):
                what = "fixing" if price.fixing else price.method.name.lower()
                print(update.topic, cny(price.price), "CNY per unit-hour,", what, flush=True)
