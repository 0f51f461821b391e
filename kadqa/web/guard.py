"""What stands before every route: who may ask under which name, how much a body may hold, and what an answer bears."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Mapping
from http import HTTPStatus
from urllib.parse import parse_qs

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kadqa.rendering.brand import Brand
from kadqa.rendering.pieces import text_html
from kadqa.web.hosts import ELSEWHERE, name_of
from kadqa.web.look import head_html

log = logging.getLogger(__name__)

POLICY = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self' 'unsafe-inline'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "connect-src 'self'",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "frame-ancestors 'self'",
    )
)
"""No request leaves for another host, whatever a document contains, and no text is evaluated as code."""

HEADERS = (
    (b"content-security-policy", POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    # The address of an office's machine is no business of the site that a link leads to.
    (b"referrer-policy", b"no-referrer"),
)

USED = frozenset({"queue", "run", "call", "heartbeat", "cancel", "reset", "info", "startup-events"})
"""What the page, and whoever asks over HTTP, needs below /gradio_api/. The rest takes files from anybody, hands out
files, and asks other hosts; the documents page has its own way in."""

SHARING = re.compile(rb'<meta\s+(?:property="og:|name="twitter:)[^>]*>\s*')
"""What Gradio's page says about itself to sites that show a preview of a link."""
MANIFEST = re.compile(rb'<link rel="manifest"[^>]*>\s*')
"""Of an app to install, which this is not; its address knows nothing of a proxy."""
ABOUT = (
    '<meta property="og:title" content="{name}"/><meta property="og:type" content="website"/>'
    '<meta property="og:description" content="Tanya jawab peraturan, dengan sumber dan status berlakunya"/>'
    '<meta name="description" content="Tanya jawab peraturan, dengan sumber dan status berlakunya"/>'
)
"""What is said in its place."""


def own_page(page: bytes, head: bytes) -> bytes:
    """Gradio's page in our language and under our name.

    Changed are the `lang` of its html, what a shared link says, and the end of its head, where
    `head` is put (`page_head`): given to Gradio instead, style and script would arrive only after its own script ran.
    """
    page = MANIFEST.sub(b"", SHARING.sub(b"", page))
    page = re.sub(rb'(<html\s[^>]*?)lang="en"', rb'\1lang="id"', page, count=1)
    return page.replace(b"</head>", head + b"</head>", 1)


def page_head(brand: Brand) -> str:
    """What the head of Gradio's page ends with: what it is, its sign, style and script."""
    return ABOUT.format(name=text_html(brand.name)) + brand.icon + head_html(brand)


ERRORS: Mapping[int, str] = {
    400: "Permintaan ini tidak dapat dibaca.",
    403: "Permintaan ini tidak dikirim dari halaman KADQA.",
    404: "Alamat ini tidak ada di KADQA.",
    405: "Alamat ini tidak dapat dibuka dengan cara itu.",
    410: "Yang dicari tidak lagi tersimpan di KADQA.",
    413: "Yang dikirim terlalu besar. Kirim yang lebih kecil, atau satu per satu.",
    422: "Alamat ini tidak lengkap atau salah tulis.",
    429: "Terlalu banyak permintaan. Tunggu sebentar, lalu coba lagi.",
    500: "Ada yang salah di KADQA. Coba lagi; bila berulang, beri tahu pengelolanya.",
    503: "KADQA sedang penuh. Tunggu sebentar, lalu coba lagi.",
}
"""What an error is called where nothing better was said of it."""
BODY = 1_000_000
"""Bytes of a request's body, at most, where its path has no bound of its own."""
Wrong = Callable[[str], str]
"""Makes the page of an error from what is said of it."""


class Guard:
    """Answers under its own names only, bounds what is sent in, and mends what is sent out.

    Every answer gets the security headers, the page at "/" our head, and an error in a browser a page.

    Args:
        app: what it stands before.
        head: what the head of the page at "/" ends with.
        wrong: makes the page of an error.
        root: path of a reverse proxy, or "".
        names: under which it answers; None: under every one.
        room: bytes of a body, at most, by the path that it is sent to.
    """

    def __init__(
        self,
        app: ASGIApp,
        *,
        head: str,
        wrong: Wrong,
        root: str = "",
        names: frozenset[str] | None = None,
        room: Mapping[str, int] | None = None,
    ) -> None:
        self.app = app
        self.names = names
        self.root = root
        self.head = head.encode()
        self.wrong = wrong
        self.room = room or {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        out = _Out(scope, send, self.wrong)
        if self.names is not None and name_of(dict(scope["headers"]).get(b"host", b"")) not in self.names:
            await out.refuse(HTTPStatus.MISDIRECTED_REQUEST, ELSEWHERE)
            return
        if self.root and scope["path"] == self.root:
            # Addresses of the page are relative to its folder.
            query = scope["query_string"]
            where = f"{self.root}/".encode() + (b"?" + query if query else b"")
            await out.send({"type": "http.response.start", "status": 307, "headers": [(b"location", where)]})
            await out.send({"type": "http.response.body", "body": b""})
            return
        if self.root and scope["path"].startswith(f"{self.root}/"):
            # A proxy that hands the whole path on is served like one that takes its part away.
            scope = _at(scope, scope["path"][len(self.root) :])
        if scope["path"].startswith("/gradio_api/") and scope["path"].split("/")[2] not in USED:
            await out.refuse(HTTPStatus.NOT_FOUND)
            return
        if scope["path"] == "/" and parse_qs(scope["query_string"]).get(b"pasal"):
            # The reader's address; "/" itself is Gradio's.
            scope = _at(scope, "/baca")
        if scope["method"] in {"GET", "HEAD"} and scope["path"] == "/":
            out.mend = lambda page: own_page(page, self.head)
            # It is changed on its way out, so it must come uncompressed.
            kept = [(name, value) for name, value in scope["headers"] if name != b"accept-encoding"]
            scope = {**scope, "headers": kept}
        bounded = _Bounded(receive, self.room.get(scope["path"], BODY))
        out.over = lambda: bounded.over
        try:
            await self.app(scope, bounded, out.send)
        except Exception:
            if out.begun and not bounded.over:
                raise
            if not bounded.over:
                log.exception("a request failed: %s %s", scope["method"], scope["path"])
            if not out.begun:
                await out.refuse(HTTPStatus.INTERNAL_SERVER_ERROR)


def _at(scope: Scope, path: str) -> Scope:
    return {**scope, "path": path, "raw_path": path.encode()}


class _Bounded:
    """The body of a request, as far as it may go: it is counted as it comes, whatever its head claims."""

    def __init__(self, receive: Receive, most: int) -> None:
        self._receive = receive
        self._left = most
        self.over = False

    async def __call__(self) -> Message:
        message = await self._receive()
        self._left -= len(message.get("body", b""))
        if self._left < 0:
            self.over = True
            raise OverflowError("the body of a request is over its bound")
        return message


class _Out:
    """One answer on its way out. What must be changed whole is held back until all of it is there."""

    def __init__(self, scope: Scope, send: Send, wrong: Wrong) -> None:
        self._send = send
        self._wrong = wrong
        self._empty = scope["method"] == "HEAD"
        self._browser = b"text/html" in dict(scope["headers"]).get(b"accept", b"")
        self._held: Message | None = None
        self._body = bytearray()
        self.begun = False
        self.mend: Callable[[bytes], bytes] | None = None
        """Changes the whole body; None: it is sent as it comes."""
        self.over: Callable[[], bool] = lambda: False
        """Whether the request's body was over its bound: then whatever is answered becomes that."""

    async def refuse(self, status: int, said: str = "") -> None:
        """Answer with an error of our own, in plain text: `send` makes a page of it for a browser."""
        head = [(b"content-type", b"text/plain; charset=utf-8")]
        await self.send({"type": "http.response.start", "status": int(status), "headers": head})
        await self.send({"type": "http.response.body", "body": (said or ERRORS.get(status, "")).encode() + b"\n"})

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.begun = True
            await self._start(message)
        elif self._held is not None and message["type"] == "http.response.body":
            self._body.extend(message.get("body", b""))
            if not message.get("more_body"):
                await self._whole()
        else:
            await self._send(message)

    async def _start(self, message: Message) -> None:
        names = {name for name, _ in HEADERS}
        old = [(name.lower(), value) for name, value in message.get("headers", ()) if name.lower() not in names]
        if self.over():
            message = {**message, "status": int(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)}
            old = [(b"content-type", b"text/plain; charset=utf-8")]
        message = {**message, "headers": [*old, *HEADERS]}
        failed = message["status"] >= HTTPStatus.BAD_REQUEST
        page = dict(old).get(b"content-type", b"").startswith(b"text/html")
        if self.over() or (failed and self._browser and not page) or (self.mend is not None and not failed):
            self._held = message
        else:
            await self._send(message)

    async def _whole(self) -> None:
        """Send what was held back, changed."""
        held, self._held = self._held, None
        assert held is not None
        status, headers, body = held["status"], held["headers"], bytes(self._body)
        if status < HTTPStatus.BAD_REQUEST and self.mend is not None:
            body = self.mend(body)
        else:
            said = self._said(status, dict(headers).get(b"content-type", b""), body)
            kind = b"text/html; charset=utf-8" if self._browser else b"text/plain; charset=utf-8"
            body = (self._wrong(said) if self._browser else f"{said}\n").encode()
            headers = [(name, value) for name, value in headers if name != b"content-type"] + [(b"content-type", kind)]
        headers = [(name, value) for name, value in headers if name != b"content-length"]
        if not self._empty:
            headers.append((b"content-length", str(len(body)).encode()))
        await self._send({**held, "headers": headers})
        await self._send({"type": "http.response.body", "body": b"" if self._empty else body})

    def _said(self, status: int, kind: bytes, body: bytes) -> str:
        """What is said of an error: our own words where they came with it, never those of a library."""
        words = body.decode("utf-8", "replace").strip()
        ours = kind.startswith(b"text/plain") and not self.over() and status < HTTPStatus.INTERNAL_SERVER_ERROR
        if ours and words and words != HTTPStatus(status).phrase:
            return words
        return ERRORS.get(status, "Alamat ini tidak dapat dibuka.")
