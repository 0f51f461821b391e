"""The end of a stream reaches the page before what was asked after it."""

from __future__ import annotations

import asyncio

from starlette.types import ASGIApp, Message, Receive, Scope, Send

STREAM = "/queue/data"
JOIN = "/queue/join"
CLOSING = b'"close_stream"'
SETTLING = 0.25
"""Seconds for the page to take in that its stream is over."""


class InOrder:
    """Holds back the number of a new event while a stream has only just been closed.

    Gradio sends the results of a session through one stream and closes it with its last event. The
    page opens another one when an event is taken up, unless it believes that the old one is still
    open: where the number of the event overtakes the end of the stream (they come on two
    connections), no stream is opened any more and the page waits for ever.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.closed = float("-inf")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = scope["path"] if scope["type"] == "http" else ""

        async def closing(message: Message) -> None:
            ends = CLOSING in message.get("body", b"")
            if ends:
                self.closed = asyncio.get_running_loop().time()
            await send(message)
            if ends:
                self.closed = asyncio.get_running_loop().time()

        async def joining(message: Message) -> None:
            left = self.closed + SETTLING - asyncio.get_running_loop().time()
            if message["type"] == "http.response.start" and left > 0:
                await asyncio.sleep(left)
            await send(message)

        wrapped = closing if path.endswith(STREAM) else joining if path.endswith(JOIN) else send
        await self.app(scope, receive, wrapped)
