"""Offers cards, and lowers the price of those that nobody has bought, a step a minute, down to a floor.

python reprice_idle_cards.py NAME SYMBOL UNITS PRICE FLOOR STEP [SECONDS [ORDER-ENTRY]]
"""

import sys
import time

from tenor import OrderSession, cny, ticks

name, symbol, units, price, floor, step = sys.argv[1:7]
seconds = float(sys.argv[7]) if sys.argv[7:] else 60.0
present, lowest, down = ticks(price), ticks(floor), ticks(step)

with OrderSession(sys.argv[8] if sys.argv[8:] else "tcp://127.0.0.1:7801", name) as session:
    offer = session.offer(symbol, int(units), present)
    while True:
        # Reports are read while waiting: what was sold, and when its leases end.
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            session.poll(until - time.monotonic())
        idle = sum(order.remaining for order in session.open_orders() if order.client_order == offer.request_id)
        if idle == 0:
            print("all are sold", flush=True)
            break
        if present > lowest:
            present = max(lowest, present - down)
            session.amend(offer, price=present, quantity=idle)
        print(f"{idle} idle, offered at {cny(present)} CNY per unit-hour", flush=True)
