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
from typing import Any

import gradio as gr
import uvicorn
from fastapi import FastAPI

from kadqa.errors import InputError
from kadqa.rendering.brand import Brand
from kadqa.web.admin import Admin, Keeper, add_admin
from kadqa.web.asker import Asker, Kept
from kadqa.web.chat import Chat, build_page
from kadqa.web.guard import Guard, page_head
from kadqa.web.hosts import served_names
from kadqa.web.look import theme
from kadqa.web.order import InOrder
from kadqa.web.own import ROOM, add_own
from kadqa.web.pages import Pages, add_pages
from kadqa.web.umpan import Box, add_feedback
from kadqa.web.visitor import ForVisitors, Own, by_visitor

log = logging.getLogger(__name__)


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
    kept = Kept()
    pages = Pages(assistant, kept, root=root, brand=brand)
    room = {"/admin/unggah": megabytes * 1_000_000 + ROOM}
    if own is not None:
        room["/dokumen/unggah"] = own.megabytes * 1_000_000 + ROOM
    app.add_middleware(Guard, head=page_head(brand), wrong=pages.wrong, root=root, names=names, room=room)

    @app.get("/health")
    def health() -> dict[str, str]:
        return {"status": "ok", "index": assistant.fingerprint}

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
