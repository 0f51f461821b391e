"""Behind a reverse proxy at /kadqa: every address that the pages name leads back through it."""

from __future__ import annotations

import json
import re
import threading
from contextlib import asynccontextmanager, contextmanager

import httpx
import pytest
import uvicorn
from starlette.applications import Starlette
from starlette.background import BackgroundTask
from starlette.requests import Request
from starlette.responses import PlainTextResponse, StreamingResponse
from starlette.routing import Route

from kadqa.errors import InputError
from kadqa.rendering.site import rooted
from kadqa.web.server import address, build_app, clean_root, listen
from tests.web.fake import FakeAsker
from tests.web.test_web_admin import PASSWORD, FakeKeeper
from tests.web.test_web_browser import ALONE, WIDTHS, Page, chromium, outside, sync_api

pytestmark = [
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]
ROOT = "/kadqa"


class Box(list):
    def add(self, one, instead_of=None) -> int:
        self.append(one)
        return len(self)


@contextmanager
def served(app):
    sock = listen("127.0.0.1", 0)
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", timeout_graceful_shutdown=1))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [sock]}, daemon=True)
    thread.start()
    try:
        yield address("127.0.0.1", sock.getsockname()[1])
    finally:
        server.should_exit = True
        thread.join(timeout=20)
        sock.close()


def proxy(behind: str, *, strips: bool) -> Starlette:
    """Serves another server under ROOT; everything else is not found, as on a machine with other sites."""
    http = httpx.AsyncClient(timeout=60, limits=httpx.Limits(max_keepalive_connections=0))

    @asynccontextmanager
    async def life(app):
        async with http:
            yield

    async def pass_on(request: Request):
        path = request.url.path
        if not path.startswith(ROOT):
            return PlainTextResponse("situs lain", status_code=404)
        path = path.removeprefix(ROOT) or "/" if strips else path
        headers = [(name, value) for name, value in request.headers.raw if name != b"connection"]
        url = f"{behind}{path}" + (f"?{request.url.query}" if request.url.query else "")
        sent = http.build_request(request.method, url, headers=headers, content=await request.body())
        answer = await http.send(sent, stream=True)
        response = StreamingResponse(answer.aiter_raw(), answer.status_code, background=BackgroundTask(answer.aclose))
        response.raw_headers = [
            (name.lower(), value) for name, value in answer.headers.raw if name.lower() != b"transfer-encoding"
        ]
        return response

    return Starlette(routes=[Route("/{path:path}", pass_on, methods=["GET", "HEAD", "POST"])], lifespan=life)


@pytest.fixture(scope="module", params=[True, False], ids=["which takes the path away", "which hands the path on"])
def site(request):
    app = build_app(FakeAsker(), root=ROOT, keeper=FakeKeeper(), password=PASSWORD, box=Box())
    with served(app) as behind, served(proxy(behind, strips=request.param)) as front:
        yield front


def test_a_question_over_the_proxy_and_every_address_of_its_answer(site):
    with httpx.Client(base_url=site, timeout=20) as http:
        assert http.get("/").status_code == 404
        assert http.get(f"{ROOT}/health").json()["status"] == "ok"
        given = {"data": ["apa?", "", False, [], "", "", False, []]}
        event = http.post(f"{ROOT}/gradio_api/call/tanya", json=given).json()["event_id"]
        lines = http.get(f"{ROOT}/gradio_api/call/tanya/{event}").text.splitlines()
        said = json.dumps([json.loads(line[6:]) for line in lines if line.startswith("data: ")]).replace('\\"', '"')
        found = {link.replace("&amp;", "&") for link in re.findall(r'href=\\?"(/[^"\\]*)', said)}
        assert len(found) > 8
        assert {link for link in found if not link.startswith(f"{ROOT}/")} == set()
        assert {link: code for link in found if (code := http.get(link).status_code) != 200} == {}


PAGES = ("/?pasal=pp-7-2031/pasal-4", "/?pasal=pp-7-2031", "/regulasi", "/mutu", "/admin", "/regulasi?cari=bibit")


@pytest.mark.parametrize("path", PAGES)
def test_every_address_of_a_page_leads_back_through_the_proxy(site, path):
    with httpx.Client(base_url=site, timeout=20) as http:
        page = http.get(ROOT + path)
        assert page.status_code == 200
        links = {link.replace("&amp;", "&") for link in re.findall(r'(?:href|src|action)="(/[^"]*)"', page.text)}
        assert links
        assert {link for link in links if not link.startswith(f"{ROOT}/")} == set()
        gone = {link: http.get(link).status_code for link in links if "/admin/" not in link}
        assert set(gone.values()) == {200}


def test_who_enters_stays_below_the_root(site):
    with httpx.Client(base_url=site, timeout=20) as http:
        answer = http.post(f"{ROOT}/admin/masuk", data={"sandi": PASSWORD})
        assert answer.headers["location"] == f"{ROOT}/admin"
        assert f"Path={ROOT}/admin" in answer.headers["set-cookie"]
        assert 'name="token"' in http.get(answer.headers["location"]).text


@pytest.mark.browser
@pytest.mark.skipif(chromium() is None, reason="no Chromium: install it, or name it in KADQA_CHROMIUM")
def test_the_chat_works_behind_the_proxy(site):
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=ALONE)
        opened = Page(browser, f"{site}{ROOT}/", WIDTHS["a desktop"])
        opened.ask("apa?")
        opened.page.locator(".kadqa a.rujuk").first.click()
        opened.until(lambda: opened.page.locator("#panel-sumber mark").count() > 0)
        assert [url for url in opened.requests if url.startswith("http") and f"{site}{ROOT}/" not in url] == []
        assert outside(opened.requests) == []
        assert opened.complaints == []
        browser.close()


ROOTS = {"none": ("", ""), "a slash": ("/", ""), "a name": ("kadqa", "/kadqa"), "two": ("/a/kadqa/", "/a/kadqa")}


@pytest.mark.parametrize(("written", "root"), ROOTS.values(), ids=ROOTS)
def test_a_root_is_written_in_one_way(written, root):
    assert clean_root(written) == root


@pytest.mark.parametrize("written", ["http://x", '/a"b', "/a b", "/../a", "/a?b"])
def test_what_is_no_path_is_refused(written):
    with pytest.raises(InputError, match="root-path"):
        clean_root(written)


def test_only_our_own_addresses_get_the_root():
    markup = '<a href="/regulasi"> <a href="https://x/y"> <a href="#u"> <a href="//x"> &quot; href=&quot;/z&quot;'
    assert rooted(markup, "/k") == markup.replace('"/regulasi', '"/k/regulasi')
    assert rooted(markup, "") == markup
