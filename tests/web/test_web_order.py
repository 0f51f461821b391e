"""The end of a stream and the number of the next event: which of them reaches the page first."""

from __future__ import annotations

import asyncio

import pytest

from kadqa.web import order

DATA = {"type": "http", "path": "/gradio_api/queue/data"}
JOIN = {"type": "http", "path": "/gradio_api/queue/join"}
PAGE = {"type": "http", "path": "/regulasi"}


def body(text: bytes) -> list[dict]:
    return [{"type": "http.response.start", "status": 200}, {"type": "http.response.body", "body": text}]


@pytest.fixture
def waits(monkeypatch):
    """How long was waited; the time itself does not pass, and no machine is too slow for a stream just closed."""
    waited: list[float] = []

    async def sleep(seconds: float) -> None:
        waited.append(seconds)

    monkeypatch.setattr(order, "SETTLING", 1e6)
    monkeypatch.setattr(order.asyncio, "sleep", sleep)
    return waited


def serve(*requests: tuple[dict, bytes]) -> list[dict]:
    """What is sent for requests that come one after the other."""
    sent: list[dict] = []

    async def serving() -> None:
        said = iter([text for _, text in requests])

        async def app(scope, receive, send):
            for message in body(next(said)):
                await send(message)

        async def send(message):
            sent.append(message)

        ordered = order.InOrder(app)
        for scope, _ in requests:
            await ordered(scope, None, send)

    asyncio.run(serving())
    return sent


def test_an_event_taken_up_after_the_end_of_a_stream_is_held_back_once(waits):
    sent = serve((DATA, b'data: {"msg":"close_stream"}'), (JOIN, b'{"event_id":"a"}'))
    assert sent == [*body(b'data: {"msg":"close_stream"}'), *body(b'{"event_id":"a"}')]
    assert len(waits) == 1
    assert 0 < waits[0] <= order.SETTLING


def test_an_event_taken_up_while_the_end_of_a_stream_is_on_its_way_is_held_back(waits):
    async def serving() -> None:
        async def app(scope, receive, send):
            for message in body(b'data: {"msg":"close_stream"}' if scope is DATA else b'{"event_id":"a"}'):
                await send(message)

        ordered = order.InOrder(app)
        taken_up: list[dict] = []

        async def slow(message):
            if message.get("body"):
                await ordered(JOIN, None, at_once)

        async def at_once(message):
            taken_up.append(message)

        await ordered(DATA, None, slow)
        assert taken_up == body(b'{"event_id":"a"}')

    asyncio.run(serving())
    assert len(waits) == 1


@pytest.mark.parametrize(
    "requests",
    [
        [(JOIN, b'{"event_id":"a"}')],
        [(DATA, b'data: {"msg":"process_generating"}'), (JOIN, b'{"event_id":"a"}')],
        [(DATA, b'data: {"msg":"close_stream"}'), (PAGE, b"close_stream")],
        [(PAGE, b'{"msg":"close_stream"}'), (JOIN, b'{"event_id":"a"}')],
    ],
)
def test_nothing_else_waits(waits, requests):
    assert serve(*requests) == [message for _, text in requests for message in body(text)]
    assert waits == []
