import sys
import zmq
from tenor import codec

feed = zmq.Context().socket(zmq.SUB)
feed.connect(sys.argv[1] if sys.argv[1:] else "tcp://127.0.0.1:7802")
feed.subscribe("fill/")
while True:
    topic, body = feed.recv_multipart()
    for fill in codec.decode_all(body)[1:]:  # a FeedHeader comes first
        print(topic.decode(), fill.quantity, "units at", codec.cny(fill.price), "CNY per unit-hour", flush=True)
