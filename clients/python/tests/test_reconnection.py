"""A session that outlives the exchange: every order is placed once and every report comes once, whatever breaks."""

import random
import threading
import time

import pytest
import zmq
from exchange import PATIENCE_S, running_exchange

from tenor import NotTaken, OrderSession, Refused, ReportsMissed, SessionError, codec, commands
from tenor.conversation import Conversation

BOOK = "H800-80G.HZ.3m"
BID = codec.Side.BID


def session_of(exchange, name, **options):
    return OrderSession(exchange.address("order-entry"), name, patience=PATIENCE_S, **options)


def everything_told_to(exchange, name):
    """Every report of the participant, as a session that was never there before gets them."""
    with session_of(exchange, name, reports_after=0) as session:
        reports, last = [], session._conversation.last_report
        while not reports or reports[-1].report_sequence < last:
            reports += session.poll(PATIENCE_S)
        return reports


def test_orders_sent_while_the_server_is_killed_are_placed_once_and_reported_once(exchange):
    seed = random.randrange(2**32)
    print("seed", seed)
    chance = random.Random(seed)
    with session_of(exchange, "steady") as session:
        number = session.number(BOOK)
        sent, told = [], []
        kills = sorted(chance.sample(range(50, 950), 3))
        for index in range(1_000):
            # Prices rise, so that each order shows by its price which one it was.
            sent.append(session.send(commands.new_order(BID, number, 8, 1_000 + index)))
            if index in kills:
                while session.connections <= kills.index(index):
                    told += session.poll(0.1)
                exchange.kill()
                exchange.start()
            if chance.random() < 0.1:
                told += session.poll()
        session.flush()
        told += session.poll()
        assert session.connections == 1 + len(kills)
        assert [each.request_id for each in told] == sent
        assert all(isinstance(each, codec.OrderAccepted) for each in told)
        assert [each.report_sequence for each in told] == list(range(1, len(sent) + 1))
        placed = sorted((order.client_order, order.price, order.remaining) for order in session.open_orders())
        assert placed == [(request, 1_000 + index, 8) for index, request in enumerate(sent)]
    assert everything_told_to(exchange, "steady") == told


def test_a_call_that_waits_while_the_server_is_killed_returns_what_it_led_to(exchange):
    kills = threading.Semaphore(0)

    def kill_when_told():
        for _ in range(3):
            assert kills.acquire(timeout=PATIENCE_S)
            exchange.kill()
            exchange.start()

    with session_of(exchange, "patient") as session:
        session.number(BOOK)
        killer = threading.Thread(target=kill_when_told)
        killer.start()
        outcomes = []
        while session.connections < 4:
            outcomes.append(session.bid(BOOK, 8, 1_000 + len(outcomes)))
            if len(outcomes) == 20 * session.connections:
                kills.release()  # while the next bids are under way
        killer.join(PATIENCE_S)
        assert {outcome.resting for outcome in outcomes} == {8}
        assert sorted(order.client_order for order in session.open_orders()) == [
            outcome.request_id for outcome in outcomes]  # fmt: skip
        assert session.poll() == []  # each report was in its outcome


def test_fills_that_happen_while_the_connection_is_down_come_once(exchange):
    with session_of(exchange, "ferry") as provider, session_of(exchange, "quay") as buyer:
        offer = provider.offer(BOOK, 24, 112_000)
        provider._line.close()
        for _ in range(3):
            buyer.bid(BOOK, 8, 112_000)
        fills = []
        for report in provider.reports(timeout=PATIENCE_S):
            if isinstance(report, codec.OrderFilled):
                fills.append((report.order, report.quantity))
            if len(fills) == 3:
                break
        assert fills == [(offer.order, 8)] * 3
        assert provider.connections == 2


def test_a_session_that_the_exchange_ended_for_silence_goes_on():
    with running_exchange("session-timeout=1") as exchange:
        with session_of(exchange, "dormant") as session, session_of(exchange, "awake") as other:
            first = session.bid(BOOK, 8, 1_000)
            # The other session's signs of life measure the time that the first one is silent.
            until = time.monotonic() + 1.5
            while time.monotonic() < until:
                other.ask(codec.QueryOpenOrders(request_token=0, participant=0))
            second = session.bid(BOOK, 8, 1_001)
            assert [order.client_order for order in session.open_orders()] == [first.request_id, second.request_id]


def test_reports_that_are_not_kept_any_more_are_named():
    with running_exchange("kept-reports=4") as exchange:
        with session_of(exchange, "forgetful") as session:
            for price in range(1, 11):
                session.bid(BOOK, 8, price)
        with session_of(exchange, "forgetful", reports_after=2) as session:
            missed, *told = session.poll(PATIENCE_S)
            assert missed == ReportsMissed(3, 6, ())
            assert [each.report_sequence for each in told] == [7, 8, 9, 10]


# What a real server does too rarely: the conversation alone, fed with what might come.

def accepted_by(conversation, frame, *, last_request_id=0, last_report=0, first_kept=1):
    (logon,) = codec.decode_all(frame)
    return codec.LogonAccepted(
        report_sequence=0, request_token=logon.request_token, participant=7, protocol_version=1,
        last_request_id=last_request_id, last_report_sequence=last_report, first_kept_report=first_kept).encode()  # fmt: skip


def accepted(sequence, request_id):
    return codec.OrderAccepted(
        report_sequence=sequence, request_id=request_id, order=request_id, engine_sequence=sequence, time=1, price=5,
        quantity=8, instrument=1, side=BID, order_type=codec.OrderType.LIMIT,
        time_in_force=codec.TimeInForce.GOOD_TILL_CANCELLED)  # fmt: skip


def refusal(code, request_id, *, sequence=0, template=codec.NewOrder.TEMPLATE_ID):
    return codec.Rejected(
        report_sequence=sequence, request_id=request_id, value=0, engine_sequence=0, time=1, code=code, field=0,
        offset=0, template=template).encode()  # fmt: skip


@pytest.fixture
def conversation():
    conversation = Conversation("sans-io", "", None, False)
    conversation.receive(accepted_by(conversation, conversation.begin()))
    return conversation


def enter(conversation, count):
    return [conversation.enter(commands.new_order(BID, 1, 8, 5)) for _ in range(count)]


def test_only_what_neither_reports_nor_the_last_request_id_show_is_sent_again(conversation):
    frames = enter(conversation, 4)
    logon = conversation.begin()
    assert not enter(conversation, 1)[0], "nothing leaves before the logon is through"
    opening = accepted_by(conversation, logon, last_request_id=2, last_report=2)
    assert conversation.receive(opening) == ([], [], []), "the reports are not all there"
    events, _, _ = conversation.receive(accepted(1, 1).encode())
    more, _, resend = conversation.receive(accepted(2, 2).encode())
    assert [each.request_id for each in events + more] == [1, 2]
    assert resend[:2] == frames[2:] and len(resend) == 3


def test_a_command_that_was_passed_over_is_told(conversation):
    enter(conversation, 2)
    opening = accepted_by(conversation, conversation.begin(), last_request_id=2, last_report=1)
    events, _, resend = conversation.receive(opening + accepted(1, 2).encode())
    assert [type(each) for each in events] == [codec.OrderAccepted, NotTaken]
    assert (events[1].request_id, resend) == (1, [])


def test_the_echo_of_a_command_that_was_sent_twice_is_no_answer(conversation):
    enter(conversation, 1)
    events, _, _ = conversation.receive(
        accepted(1, 1).encode() + refusal(codec.RejectCode.REQUEST_ID_NOT_RISING, 1, sequence=2))  # fmt: skip
    assert [type(each) for each in events] == [codec.OrderAccepted]
    assert conversation.last_report == 2


def test_a_report_that_comes_twice_is_handed_out_once(conversation):
    enter(conversation, 1)
    events, _, _ = conversation.receive(accepted(1, 1).encode() * 2)
    assert len(events) == 1
    assert conversation.receive(accepted(1, 1).encode())[0] == []


def test_a_session_that_the_exchange_does_not_know_any_more_keeps_its_commands(conversation):
    (frame,) = enter(conversation, 1)
    conversation.receive(refusal(codec.RejectCode.NOT_LOGGED_ON, 1))
    assert conversation.is_lost
    _, _, resend = conversation.receive(accepted_by(conversation, conversation.begin()))
    assert resend == [frame]


def test_unanswered_commands_whose_reports_are_gone_are_named_and_not_sent_again(conversation):
    enter(conversation, 1)
    opening = accepted_by(conversation, conversation.begin(), last_request_id=1, last_report=9, first_kept=10)
    events, _, resend = conversation.receive(opening)
    assert (events, resend) == ([ReportsMissed(1, 9, (1,))], [])


def test_another_journal_behind_the_exchange_is_noticed(conversation):
    enter(conversation, 1)
    conversation.receive(accepted(1, 1).encode())
    with pytest.raises(SessionError, match="another journal"):
        conversation.receive(accepted_by(conversation, conversation.begin()))


def test_a_full_exchange_refuses_the_logon():
    conversation = Conversation("late", "", None, False)
    conversation.begin()
    with pytest.raises(Refused, match="tooManySessions"):
        conversation.receive(refusal(codec.RejectCode.TOO_MANY_SESSIONS, 0, template=0))


def test_a_server_that_never_answers_leaves_no_order_behind():
    mute = zmq.Context.instance().socket(zmq.ROUTER)
    mute.setsockopt(zmq.LINGER, 0)
    port = mute.bind_to_random_port("tcp://127.0.0.1")
    session = None
    try:
        ready = threading.Event()

        def answer_the_logon():
            peer, frame = mute.recv_multipart()
            mute.send_multipart([peer, accepted_by(None, frame)])
            ready.set()

        thread = threading.Thread(target=answer_the_logon)
        thread.start()
        session = OrderSession(f"tcp://127.0.0.1:{port}", "ignored", patience=PATIENCE_S)
        thread.join(PATIENCE_S)
        session.patience = 0.05
        with pytest.raises(SessionError, match="did not answer NewOrder 1 within 0.05 s"):
            session.bid(1, 8, 5)
        assert session.unanswered == 0
    finally:
        if session:
            session.close()
        mute.close()
