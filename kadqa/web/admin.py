"""The page for documents: bring, look, keep, remove. It is there only when a password is set."""

from __future__ import annotations

import asyncio
import ipaddress
from collections.abc import Sequence
from http import HTTPStatus
from typing import Any, BinaryIO, Protocol
from urllib.parse import parse_qs

from fastapi import FastAPI, Request, Response
from fastapi.responses import HTMLResponse, PlainTextResponse, RedirectResponse
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException

from kadqa.errors import InputError
from kadqa.records import Brought, LocalFile, Publishing
from kadqa.rendering.admin import desk_html, login_html, preview_html, state_html
from kadqa.web.look import script
from kadqa.web.pages import Pages
from kadqa.web.session import Attempts, Session, Sessions, same
from kadqa.web.visitor import Own, visitor

COOKIE = "kadqa_admin"
FORM_LONG = 20_000
"""Bytes of a form without a file."""
SLOWER = 0.7
"""Seconds that a wrong password takes longer."""


class Keeper(Protocol):
    """What keeps the documents, as the page sees it. It is called from several threads at once."""

    def brought(self) -> Sequence[Brought]: ...
    def kept(self) -> Sequence[LocalFile]: ...
    def publishing(self) -> Publishing: ...
    def busy(self) -> bool: ...
    def bring(self, name: str, data: BinaryIO) -> Brought: ...
    def drop(self, key: str) -> None: ...
    def keep(self, keys: Sequence[str]) -> None: ...
    def remove(self, name: str) -> None: ...


class Admin:
    """The admin page of one app.

    Args:
        pages: frame and style of the pages.
        keeper: the documents.
        password: any text but the empty one.
        megabytes: size of one upload, all its files together, at most.
        own: documents of visitors; whoever knows the password takes the own ones over for all.
    """

    def __init__(self, pages: Pages, keeper: Keeper, password: str, megabytes: int, own: Own | None = None) -> None:
        if not password:
            raise ValueError("an admin page needs a password")
        self.pages = pages
        self.keeper = keeper
        self.password = password
        self.megabytes = megabytes
        self.own = own
        self.attempts = Attempts()
        self.sessions = Sessions()
        self.script = script("admin.js")

    # --- who asks -----------------------------------------------------------------------------

    def session(self, request: Request) -> Session | None:
        return self.sessions.get(request.cookies.get(COOKIE))

    def may(self, request: Request, token: object) -> bool:
        """Whether a form is from someone who gave the password, sent by our own page."""
        session = self.session(request)
        return session is not None and own_site(request) and same(str(token or ""), session.token)

    async def enter(self, request: Request) -> Response:
        """Look at a password."""
        if not own_site(request):
            return self.refused("Permintaan ini tidak berasal dari halaman KADQA.", 403)
        wait = self.attempts.begin(who(request))
        if wait > 0:
            answer = self.refused(f"Terlalu banyak percobaan. Coba lagi dalam {spoken(wait)}.", 429)
            answer.headers["retry-after"] = str(int(wait) + 1)
            return answer
        given = (await short_form(request)).get("sandi", "")
        if not same(given, self.password):
            await asyncio.sleep(SLOWER)
            return self.refused("Kata sandi itu tidak cocok.", 401)
        self.attempts.right(who(request))
        entered = self.to_desk()
        entered.set_cookie(
            COOKIE, self.sessions.start(), path=f"{self.pages.root}/admin", httponly=True, samesite="strict",
            secure=request.url.scheme == "https",
        )  # fmt: skip
        return entered

    def refused(self, said: str, status: int) -> HTMLResponse:
        return self.page(login_html(said), status)

    def to_desk(self) -> Response:
        return RedirectResponse(f"{self.pages.root}/admin", status_code=HTTPStatus.SEE_OTHER)

    def page(self, main: str, status: int = 200) -> HTMLResponse:
        answer = self.pages.page("Dokumen", main, "Dokumen", status, script=self.script)
        answer.headers["cache-control"] = "no-store"
        return answer

    # --- what is shown ------------------------------------------------------------------------

    def show(self, request: Request, said: str = "", status: int = 200) -> Response:
        session = self.session(request)
        if session is None:
            return self.page(login_html(said), 200 if not said else status)
        state = self.state(session)
        return self.page(desk_html(state, session.token, self.megabytes, said), status)

    def state(self, session: Session) -> str:
        keeper = self.keeper
        return state_html(
            keeper.brought(), keeper.kept(), keeper.publishing(), token=session.token, busy=keeper.busy(),
            own=self.own.brought(visitor()) if self.own else (),
        )  # fmt: skip

    def preview(self, request: Request, key: str) -> Response:
        session = self.session(request)
        if session is None:
            return self.to_desk()
        one = next((b for b in self.keeper.brought() if b.key == key), None)
        if one is None:
            return self.show(request, "Berkas itu sudah tidak ada di daftar.", 404)
        return self.page(preview_html(one, session.token))

    # --- what is done -------------------------------------------------------------------------

    async def upload(self, request: Request) -> Response:
        """Take files in. The session is looked at before the body is, the token before a file is."""
        if self.session(request) is None or not own_site(request):
            return self.refused("Sesi sudah berakhir. Masuk kembali.", 403)
        length = request.headers.get("content-length", "")
        if not length.isdecimal():
            return self.show(request, "Unggahan ini tidak menyebut ukurannya.", 411)
        if int(length) > self.megabytes * 1_000_000:
            said = f"Unggahan ini lebih dari {self.megabytes} MB. Unggah sebagian-sebagian, atau perkecil berkasnya."
            return self.show(request, said, 413)
        try:
            form = await request.form(max_files=100, max_fields=10)
        except MultiPartException:
            return self.show(request, "Unggahan ini tidak dapat dibaca. Coba sekali lagi.", 400)
        try:
            if not self.may(request, form.get("token")):
                return self.refused("Sesi sudah berakhir. Masuk kembali.", 403)
            files = [one for one in form.getlist("berkas") if isinstance(one, UploadFile) and one.filename]
            if not files:
                return self.show(request, "Pilih berkas lebih dahulu.", 400)
            for one in files:
                await run_in_threadpool(self.keeper.bring, one.filename or "", one.file)
        except InputError as error:
            return self.show(request, str(error), 409)
        finally:
            await form.close()
        return self.to_desk()

    async def act(self, request: Request) -> Response:
        """Keep, send away, remove: "simpan" and "buang" name files on the desk, "hapus" one that is kept.

        "ambil" names a document of the visitor's own, to be laid on the desk.
        """
        form = await short_form(request)
        if not self.may(request, form.get("token")):
            return self.refused("Sesi sudah berakhir. Masuk kembali.", 403)
        if wanted := form.get("simpan"):
            keys = [b.key for b in self.keeper.brought() if wanted in {"semua", b.key}]
            self.keeper.keep(keys)
        elif wanted := form.get("buang"):
            await run_in_threadpool(self.keeper.drop, wanted)
        elif wanted := form.get("hapus"):
            self.keeper.remove(wanted)
        elif (wanted := form.get("ambil")) and self.own:
            try:
                await run_in_threadpool(self.take_over, self.own, wanted)
            except InputError as error:
                return self.show(request, str(error), 409)
        return self.to_desk()

    def take_over(self, own: Own, key: str) -> None:
        """Lay a document of this visitor's own on the desk, from where it goes into the library as any other."""
        path = own.path_of(visitor(), key)
        if path is None:
            raise InputError("Dokumen itu sudah tidak ada dalam sesi Anda.")
        with path.open("rb") as file:
            self.keeper.bring(path.name, file)

    async def leave(self, request: Request) -> Response:
        if self.may(request, (await short_form(request)).get("token")):
            self.sessions.end(request.cookies.get(COOKIE))
        answer = self.to_desk()
        answer.delete_cookie(COOKIE, path=f"{self.pages.root}/admin", httponly=True, samesite="strict")
        return answer


def own_site(request: Request) -> bool:
    """Whether a browser says that the request comes from a page of ours; what says nothing is no browser."""
    return request.headers.get("sec-fetch-site", "same-origin") in {"same-origin", "none"}


def who(request: Request) -> str:
    """Whose attempts are counted together: an address, of IPv6 the network of a household."""
    host = request.client.host if request.client else ""
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return host
    if address.version == 6:
        return str(ipaddress.ip_network((address, 64), strict=False))
    return host


def spoken(seconds: float) -> str:
    """A time to wait in words, rounded up."""
    return f"{int(seconds) + 1} detik" if seconds < 90 else f"{int(seconds / 60) + 1} menit"


async def body_of(request: Request, most: int) -> bytes | None:
    """The body of a request; None if it is longer than `most` bytes."""
    body = bytearray()
    async for piece in request.stream():
        body += piece
        if len(body) > most:
            return None
    return bytes(body)


async def short_form(request: Request) -> dict[str, str]:
    """The fields of a form without a file, the last value of each; {} for one that is too long or none."""
    body = await body_of(request, FORM_LONG)
    try:
        found = parse_qs((body or b"").decode(), keep_blank_values=True, max_num_fields=200)
    except ValueError:
        return {}
    return {name: values[-1] for name, values in found.items()}


def add_admin(app: FastAPI, admin: Admin) -> None:
    """Declare the routes."""

    @app.get("/admin", response_class=HTMLResponse)
    def desk(request: Request) -> Response:
        return admin.show(request)

    @app.get("/admin/keadaan", response_class=HTMLResponse)
    def state(request: Request) -> Response:
        session = admin.session(request)
        if session is None:
            return PlainTextResponse("Sesi sudah berakhir.", status_code=403)
        return admin.pages.part(admin.state(session))

    @app.get("/admin/pratinjau/{key}", response_class=HTMLResponse)
    def preview(request: Request, key: str) -> Response:
        return admin.preview(request, key)

    posts: dict[str, Any] = {
        "/admin/masuk": admin.enter, "/admin/unggah": admin.upload, "/admin/berkas": admin.act,
        "/admin/keluar": admin.leave,
    }  # fmt: skip
    for path, does in posts.items():
        app.add_api_route(path, does, methods=["POST"], response_class=HTMLResponse, response_model=None)
