"""The page for one's own documents, and what the chat fetches of it: bring, look, confirm, take away, end."""

from __future__ import annotations

from http import HTTPStatus

from fastapi import FastAPI, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException

from kadqa.errors import InputError
from kadqa.rendering.own import chips_html, off_html, own_html, own_state_html
from kadqa.web.admin import own_site, short_form
from kadqa.web.look import script
from kadqa.web.pages import Pages
from kadqa.web.visitor import COOKIE, Own, visitor, welcome

ROOM = 100_000
"""Bytes of an upload beside its files."""


class OwnPage:
    """The page of one app.

    Args:
        pages: frame and style; what it keeps of answers and pictures goes with a session.
        own: the documents.
        admin: whether there is a page for administrators to point to.
    """

    def __init__(self, pages: Pages, own: Own, admin: bool = False) -> None:
        self.pages = pages
        self.own = own
        self.admin = admin
        own.on_end.append(pages.forget)
        self.script = script("admin.js")

    def show(self, said: str = "", status: int = 200, part: bool = False) -> Response:
        """The page, or what the chat shows of it."""
        brought = self.own.brought(visitor())
        if part:
            return self._fresh(self.pages.part(chips_html(brought, said), status))
        main = own_html(
            own_state_html(brought), files=self.own.files, megabytes=self.own.megabytes, hours=self.own.hours,
            said=said, admin=self.admin,
        )  # fmt: skip
        return self._fresh(self.pages.page("Dokumen", main, "Dokumen", status, script=self.script))

    def state(self) -> Response:
        return self._fresh(self.pages.part(own_state_html(self.own.brought(visitor()))))

    def _fresh(self, answer: Response) -> Response:
        answer.headers["cache-control"] = "no-store"
        return answer

    async def upload(self, request: Request, bagian: bool = False) -> Response:
        """Take files in. Where they come from is looked at before the body is."""
        if not own_site(request):
            return self.show("Unggahan ini tidak dikirim dari halaman KADQA.", 403, bagian)
        length = request.headers.get("content-length", "")
        if not length.isdecimal():
            return self.show("Unggahan ini tidak menyebut ukurannya.", 411, bagian)
        if int(length) > self.own.megabytes * 1_000_000 + ROOM:
            return self.show(f"Unggahan ini lebih dari {self.own.megabytes} MB. Unggah satu per satu.", 413, bagian)
        try:
            form = await request.form(max_files=self.own.files, max_fields=10)
        except MultiPartException:
            return self.show("Unggahan ini tidak dapat dibaca. Coba sekali lagi.", 400, bagian)
        cookie, who, said = "", visitor(), ""
        if not who:
            cookie, who = welcome(request.url.scheme == "https")
        try:
            files = [one for one in form.getlist("berkas") if isinstance(one, UploadFile) and one.filename]
            if not files:
                return self.show("Pilih berkas lebih dahulu.", 400, bagian)
            for one in files:
                await run_in_threadpool(self.own.bring, who, one.filename or "", one.file)
        except InputError as error:
            said = str(error)
        finally:
            await form.close()
        if said:
            answer = self.show(said, 409, bagian)
        elif bagian:
            answer = self._fresh(self.pages.part(chips_html(self.own.brought(who))))
        else:
            answer = self.to_page()
        if cookie and self.own.brought(who):
            answer.headers.append("set-cookie", cookie)
        return answer

    async def act(self, request: Request, bagian: bool = False) -> Response:
        """Take one away ("buang"), confirm what one says ("benar": key and number), end the session ("akhiri")."""
        if not own_site(request):
            return self.show("Permintaan ini tidak dikirim dari halaman KADQA.", 403, bagian)
        form, who = await short_form(request), visitor()
        if key := form.get("buang"):
            await run_in_threadpool(self.own.drop, who, key)
        elif wanted := form.get("benar"):
            key, _, n = wanted.partition(" ")
            if n.isdecimal() and len(n) < 4:
                await run_in_threadpool(self.own.confirm, who, key, int(n))
        over = bool(form.get("akhiri"))
        if who and (over or not self.own.brought(who)):
            await run_in_threadpool(self.own.end, who)
            over = True
        answer = self.show(part=True) if bagian else self.to_page()
        if over:
            answer.delete_cookie(COOKIE, httponly=True, samesite="lax")
        return answer

    def to_page(self) -> Response:
        return RedirectResponse(f"{self.pages.root}/dokumen", status_code=HTTPStatus.SEE_OTHER)


def add_own(app: FastAPI, pages: Pages, own: Own | None, admin: bool) -> None:
    """Declare the routes; where nobody brings documents of their own, the page says so."""
    if own is None:

        @app.get("/dokumen", response_class=HTMLResponse)
        def off() -> Response:
            return pages.page("Dokumen", off_html(admin), "Dokumen")

        return
    page = OwnPage(pages, own, admin)

    @app.get("/dokumen", response_class=HTMLResponse)
    def show(bagian: bool = False) -> Response:
        return page.show(part=bagian)

    @app.get("/dokumen/keadaan", response_class=HTMLResponse)
    def state() -> Response:
        return page.state()

    for path, does in (("/dokumen/unggah", page.upload), ("/dokumen/berkas", page.act)):
        app.add_api_route(path, does, methods=["POST"], response_class=HTMLResponse, response_model=None)
