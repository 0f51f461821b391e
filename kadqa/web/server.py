"""The chat as an ASGI app, and the server that runs it."""

from __future__ import annotations

import asyncio
import contextlib
import errno
import logging
import re
import socket
import threading
import webbrowser
from collections.abc import Callable, Sequence
from http import HTTPStatus
from typing import Any
from urllib.parse import parse_qs

import gradio as gr
import uvicorn
from fastapi import FastAPI
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kadqa.errors import InputError
from kadqa.rendering.brand import Brand
from kadqa.rendering.pieces import text_html
from kadqa.web.admin import Admin, Keeper, add_admin
from kadqa.web.asker import Asker, Kept
from kadqa.web.chat import Chat, build_page, head_html, theme
from kadqa.web.hosts import ELSEWHERE, name_of, served_names
from kadqa.web.order import InOrder
from kadqa.web.own import add_own
from kadqa.web.pages import Pages, add_pages
from kadqa.web.umpan import Box, add_feedback
from kadqa.web.visitor import ForVisitors, Own, by_visitor

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


class Guard:
    """Answers under its own names only, puts the security headers on every answer and mends the page at "/"."""

    def __init__(self, app: ASGIApp, *, head: str, root: str = "", names: frozenset[str] | None = None) -> None:
        self.app = app
        self.names = names
        self.root = root
        self.head = head.encode()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        if self.names is not None and name_of(dict(scope["headers"]).get(b"host", b"")) not in self.names:
            await _refuse(send, HTTPStatus.MISDIRECTED_REQUEST, ELSEWHERE)
            return
        if self.root and scope["path"] == self.root:
            # Addresses of the page are relative to its folder.
            query = scope["query_string"]
            where = f"{self.root}/".encode() + (b"?" + query if query else b"")
            await send({"type": "http.response.start", "status": 307, "headers": [(b"location", where), *HEADERS]})
            await send({"type": "http.response.body", "body": b""})
            return
        if self.root and scope["path"].startswith(f"{self.root}/"):
            # A proxy that hands the whole path on is served like one that takes its part away.
            path = scope["path"][len(self.root) :]
            scope = {**scope, "path": path, "raw_path": path.encode()}
        if scope["path"].startswith("/gradio_api/") and scope["path"].split("/")[2] not in USED:
            await _refuse(send, HTTPStatus.NOT_FOUND, "Alamat ini tidak ada di KADQA.\n")
            return
        if scope["path"] == "/" and parse_qs(scope["query_string"]).get(b"pasal"):
            # The reader's address; "/" itself is Gradio's.
            scope = {**scope, "path": "/baca", "raw_path": b"/baca"}
        is_page = scope["method"] in {"GET", "HEAD"} and scope["path"] == "/"
        if is_page:
            # It is changed on its way out, so it must come uncompressed.
            kept = [(name, value) for name, value in scope["headers"] if name != b"accept-encoding"]
            scope = {**scope, "headers": kept}
        start: Message = {}
        body = bytearray()

        async def sending(message: Message) -> None:
            nonlocal start
            if message["type"] == "http.response.start":
                names = {name for name, _ in HEADERS}
                old = [(name, value) for name, value in message.get("headers", ()) if name.lower() not in names]
                message = {**message, "headers": [*old, *HEADERS]}
                if is_page:
                    start = message
                    return
            elif is_page and message["type"] == "http.response.body":
                body.extend(message.get("body", b""))
                if message.get("more_body"):
                    return
                page = own_page(bytes(body), self.head)
                headers = [(name, value) for name, value in start["headers"] if name.lower() != b"content-length"]
                if scope["method"] == "GET":
                    headers.append((b"content-length", str(len(page)).encode()))
                await send({**start, "headers": headers})
                await send({"type": "http.response.body", "body": page})
                return
            await send(message)

        await self.app(scope, receive, sending)


async def _refuse(send: Send, status: HTTPStatus, said: str) -> None:
    head = [(b"content-type", b"text/plain; charset=utf-8"), *HEADERS]
    await send({"type": "http.response.start", "status": status, "headers": head})
    await send({"type": "http.response.body", "body": said.encode()})


def build_app(
    assistant: Asker,
    *,
    root: str = "",
    keeper: Keeper | None = None,
    password: str = "",
    megabytes: int = 100,
    box: Box | None = None,
    own: Own | None = None,
    names: frozenset[str] | None = None,
    brand: Brand | None = None,
) -> FastAPI:
    """The chat at "/", the pages, and "/health": `{"status": "ok", "index": fingerprint}`.

    Args:
        assistant: answers and shows.
        root: the path that a reverse proxy serves the app under, as `clean_root` gives it.
        keeper: takes documents in; None: there is no admin page.
        password: of the admin page; "": there is none.
        megabytes: size of one upload, at most.
        box: takes what readers say of answers; None: they are not asked.
        own: the documents of visitors; None: nobody brings any.
        names: under which it answers (`served_names`); None: under every one.
        brand: name, emblem and colour; None: those that ship.
    """
    brand = brand or Brand()
    app = FastAPI(title="KADQA", docs_url=None, redoc_url=None, openapi_url=None)
    if own is not None:
        assistant = by_visitor(own)
        app.add_middleware(ForVisitors)
    app.add_middleware(InOrder)
    app.add_middleware(Guard, head=page_head(brand), root=root, names=names)

    @app.get("/health")
    def health() -> dict[str, str]:
        return {"status": "ok", "index": assistant.fingerprint}

    kept = Kept()
    pages = Pages(assistant, kept, root=root, brand=brand)
    add_pages(app, pages)
    managed = keeper is not None and bool(password)
    if keeper is not None and managed:
        add_admin(app, Admin(pages, keeper, password, megabytes, own))
    add_own(app, pages, own, managed)
    if box is not None:
        add_feedback(app, pages, box)
    # Last: routes declared before it win.
    _with_loop(lambda: _mount(app, Chat(assistant, kept, root, box is not None, own, brand)))
    return app


def clean_root(written: str) -> str:
    """A path as addresses begin with it: "kadqa/" -> "/kadqa", "/" and "" -> "".

    Raises:
        InputError: it is no plain path.
    """
    path = "/".join(part for part in written.strip().split("/") if part)
    if not re.fullmatch(r"[A-Za-z0-9._~/-]*", path) or ".." in path.split("/"):
        raise InputError(f"--root-path {written!r} bukan alamat di dalam situs. Tulis seperti /kadqa.")
    return f"/{path}" if path else ""


def _mount(app: FastAPI, talk: Chat) -> None:
    gr.mount_gradio_app(
        app,
        build_page(talk),
        path="/",
        root_path=talk.root or None,
        theme=theme(),
        footer_links=[],
        run_history=False,
        show_error=False,
        ssr_mode=False,
        pwa=False,
        mcp_server=False,
        enable_monitoring=False,
        max_file_size="1kb",
    )


def _with_loop(make: Callable[[], None]) -> None:
    """Run it while an event loop runs: Gradio opens a loop for every lock when there is none, and closes none."""
    try:
        asyncio.get_running_loop()
    except RuntimeError:

        async def making() -> None:
            make()

        asyncio.run(making())
    else:
        make()


def address(host: str, port: int) -> str:
    """The address to open in a browser of this machine."""
    shown = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, f"[{host}]" if ":" in host else host)
    return f"http://{shown}:{port}"


def listen(host: str, port: int) -> socket.socket:
    """A listening socket, taken before the server starts so that a taken port is a clear error.

    Raises:
        InputError: the port is taken, not allowed or no port, or the host is not of this machine.
    """
    if not 0 <= port <= 65535:
        # The resolver would take the number modulo 65536.
        raise InputError(f"Port {port} tidak ada. Pilih port 1 sampai 65535, misalnya `--port 7860`.")
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
        family, kind, proto, _, place = found[0]
        sock = socket.socket(family, kind, proto)
        try:
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            sock.bind(place)
            sock.listen(128)
        except OSError:
            sock.close()
            raise
    except (OSError, UnicodeError) as error:
        code = error.errno if isinstance(error, OSError) else None
        if code == errno.EADDRINUSE:
            raise InputError(
                f"Port {port} di {host} sudah dipakai program lain. "
                f"Pilih port lain, misalnya `kadqa serve --port {port + 1}`."
            ) from None
        if code == errno.EACCES:
            raise InputError(f"Port {port} tidak boleh dipakai tanpa hak istimewa. Pilih port di atas 1023.") from None
        raise InputError(f"Tidak dapat melayani di {host} port {port}: {error}. Periksa --host dan --port.") from None
    return sock


def serve(
    assistant: Asker,
    host: str = "127.0.0.1",
    port: int = 7860,
    open_browser: bool = False,
    *,
    allowed: Sequence[str] = (),
    ready: Callable[[str], None] | None = None,
    **parts: Any,
) -> None:
    """Serve the chat until interrupted (Ctrl+C, SIGTERM). Prints nothing.

    Args:
        assistant: answers the questions, from several threads at once.
        host: name or address of this machine; "0.0.0.0" for all of its addresses.
        port: 0 takes any free one.
        open_browser: open the page once the server listens.
        allowed: names under which it is asked beside those of this machine (`served_names`).
        ready: called with the page's address once the port is ours.
        parts: as for `build_app`.

    Raises:
        InputError: host or port cannot be used.
    """
    names = served_names(host, allowed, parts.get("root", ""))
    sock = listen(host, port)
    try:
        app = build_app(assistant, names=names, **parts)
        where = address(host, sock.getsockname()[1])
        log.info("serving at %s", where)
        # No access log: it would keep what people ask.
        config = uvicorn.Config(app, log_level="warning", access_log=False, timeout_graceful_shutdown=3)
        if ready is not None:
            ready(where)
        if open_browser:
            # The socket already takes connections; the page waits until the server answers.
            threading.Thread(target=webbrowser.open, args=(where,), daemon=True).start()
        with contextlib.suppress(KeyboardInterrupt):
            uvicorn.Server(config).run(sockets=[sock])
    finally:
        sock.close()
