"""Where readers say whether an answer helped. A bounded number for each address, so that nobody fills the disk."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict, deque
from collections.abc import Callable
from typing import Protocol
from urllib.parse import parse_qs

from fastapi import FastAPI, Request, Response
from fastapi.responses import HTMLResponse
from starlette.concurrency import run_in_threadpool

from kadqa.errors import InputError
from kadqa.feedback import REASONS, Feedback, said
from kadqa.rendering.umpan import feedback_html, thanks_html
from kadqa.web.admin import body_of, own_site, who
from kadqa.web.pages import FORGOTTEN, Pages

MANY = 20
"""Words of one address within `WITHIN`, at most."""
WITHIN = 3600.0
ADDRESSES = 10_000
FORM_LONG = 40_000


class Box(Protocol):
    """Where they are put."""

    def add(self, one: Feedback, instead_of: int | None = None) -> int: ...


class Rate:
    """Lets each address do something so many times within an hour."""

    def __init__(self, many: int = MANY, within: float = WITHIN, clock: Callable[[], float] = time.monotonic) -> None:
        self._many, self._within, self._clock = many, within, clock
        self._times: OrderedDict[str, deque[float]] = OrderedDict()
        self._lock = threading.Lock()

    def allows(self, address: str) -> bool:
        """Whether once more is within the bound; it counts if so."""
        now = self._clock()
        with self._lock:
            times = self._times.setdefault(address, deque())
            self._times.move_to_end(address)
            while len(self._times) > ADDRESSES:
                self._times.popitem(last=False)
            while times and now - times[0] > self._within:
                times.popleft()
            if len(times) >= self._many:
                return False
            times.append(now)
            return True


def add_feedback(app: FastAPI, pages: Pages, box: Box, rate: Rate | None = None) -> None:
    """Declare the routes: the form, and what takes it."""
    rate = rate or Rate()
    # What was said of an answer, so that a second word on it takes the place of the first.
    before: OrderedDict[str, int] = OrderedDict()

    def shown(markup: str, part: bool, status: int = 200) -> HTMLResponse:
        return pages.part(markup, status) if part else pages.page("Penilaian", markup, status=status)

    @app.get("/jawaban/{name}/nilai", response_class=HTMLResponse)
    def form(name: str, membantu: str = "", tersimpan: bool = False, bagian: bool = False) -> Response:
        if pages.answer(name) is None:
            return pages.nothing(FORGOTTEN, bagian, 410)
        chosen = {"ya": True, "tidak": False}.get(membantu)
        kept = "Penilaian Anda sudah disimpan. Tambahkan sebabnya bila mau." if tersimpan and name in before else ""
        return shown(feedback_html(name, chosen, REASONS, kept=kept), bagian)

    @app.post("/jawaban/{name}/nilai", response_class=HTMLResponse)
    async def take(name: str, request: Request, bagian: bool = False) -> Response:
        answer = pages.answer(name)
        if answer is None:
            return pages.nothing(FORGOTTEN, bagian, 410)
        if not own_site(request):
            return pages.nothing("Penilaian ini tidak dikirim dari halaman KADQA.", bagian, 403)
        body = await body_of(request, FORM_LONG)
        given = parse_qs((body or b"").decode("utf-8", "replace"))
        word = {"ya": True, "tidak": False}.get(given.get("membantu", [""])[-1])
        if word is None:
            asked = feedback_html(name, None, REASONS, said="Pilih Ya atau Tidak lebih dahulu.")
            return shown(asked, bagian, 400)
        if not rate.allows(who(request)):
            return pages.nothing("Terlalu banyak penilaian dari alamat ini. Coba lagi satu jam lagi.", bagian, 429)
        one = said(
            answer, helpful=word, reasons=given.get("sebab", []), note=given.get("catatan", [""])[-1],
            consent=bool(given.get("setuju")),
        )  # fmt: skip
        try:
            before[name] = await run_in_threadpool(box.add, one, before.get(name))
            while len(before) > ADDRESSES:
                before.popitem(last=False)
        except InputError:
            return pages.nothing("Penilaian ini tidak dapat disimpan. Beri tahu pengelola.", bagian, 500)
        return shown(thanks_html(one.question is not None), bagian)
