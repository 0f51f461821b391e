"""Who asks: a visitor's cookie, and the assistant that has that visitor's documents beside the library.

The visitor is a context variable, so that whatever shows or answers in the course of a request does it for whoever
made the request, and nothing has to hand the visitor on.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import Any, BinaryIO, Protocol, cast

from starlette.requests import HTTPConnection
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from kadqa.records import Brought
from kadqa.web.asker import Asker

COOKIE = "kadqa_sesi"

_visitor: ContextVar[str] = ContextVar("visitor", default="")


class Own(Protocol):
    """The documents of visitors, as the pages see them. It is called from several threads at once."""

    @property
    def files(self) -> int:
        """Documents of one visitor, at most."""

    @property
    def megabytes(self) -> int:
        """Size of one document, at most."""

    @property
    def hours(self) -> float:
        """Hours without a question or a visit after which they are removed."""

    @property
    def on_end(self) -> list[Callable[[str], None]]:
        """Called with every visitor whose session has ended."""

    def asker(self, visitor: str) -> Asker: ...
    def brought(self, visitor: str) -> Sequence[Brought]: ...
    def bring(self, visitor: str, name: str, data: BinaryIO) -> Brought: ...
    def drop(self, visitor: str, key: str) -> None: ...
    def confirm(self, visitor: str, key: str, n: int) -> None: ...
    def path_of(self, visitor: str, key: str) -> Path | None: ...
    def end(self, visitor: str) -> None: ...


def visitor() -> str:
    """Who the present request is from; "" for whoever has brought nothing."""
    return _visitor.get()


@contextmanager
def visiting(who: str) -> Iterator[None]:
    """What is done inside is done for this visitor."""
    before = _visitor.set(who)
    try:
        yield
    finally:
        _visitor.reset(before)


def visitor_of(request: HTTPConnection | Any) -> str:
    """Who a request is from: the digest of what its cookie holds, so that nothing here could be used as a cookie."""
    secret = request.cookies.get(COOKIE) if request is not None else None
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()[:32] if secret else ""


def welcome(secure: bool) -> tuple[str, str]:
    """A new visitor: what the cookie is to hold, as its header says it, and who it names."""
    secret = secrets.token_urlsafe(32)
    answer = Response()
    # No age: it goes when the browser is closed. Lax: a link from a mail still finds the visitor's documents.
    answer.set_cookie(COOKIE, secret, httponly=True, samesite="lax", secure=secure)
    return answer.headers["set-cookie"], hashlib.sha256(secret.encode()).hexdigest()[:32]


class ForVisitors:
    """Lets every request be done for the visitor whose cookie it brings."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        who = visitor_of(HTTPConnection(scope)) if scope["type"] == "http" else ""
        with visiting(who):
            await self.app(scope, receive, send)


class _ByVisitor:
    """Hands every call to the assistant of whoever asks."""

    def __init__(self, own: Own) -> None:
        self._own = own

    def __getattr__(self, name: str) -> Any:
        return getattr(self._own.asker(visitor()), name)


def by_visitor(own: Own) -> Asker:
    """One assistant for all pages: each visitor is answered with the own documents beside the library."""
    return cast("Asker", _ByVisitor(own))
