"""Documents of one's own over HTTP and in a browser: whose they are, what bounds them, and that they go."""

from __future__ import annotations

import re
import threading
import time

import pytest
from fastapi.testclient import TestClient

from kadqa.web.server import build_app
from kadqa.web.visitor import COOKIE
from tests.library.test_visitors import own, shop  # noqa: F401
from tests.web.fake import FakeAsker
from tests.web.test_web_admin import PASSWORD, FakeKeeper, token
from tests.web.test_web_browser import ALONE, chromium

pytestmark = [
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]


@pytest.fixture
def site(shop):  # noqa: F811
    """Settings, the app, and the documents behind it."""
    config, live, _, visiting = shop
    return config, build_app(live, own=visiting), visiting


def bring(client, name: str, text: str):
    return client.post("/dokumen/unggah", files={"berkas": (name, text.encode())}, follow_redirects=False)


def ready(client) -> str:
    """The chips once nothing is being read any more."""
    for _ in range(600):
        chips = client.get("/dokumen?bagian=1").text
        if "data-sibuk" not in chips:
            return chips
        time.sleep(0.05)
    raise AssertionError(chips)


def ask(client, question: str) -> str:
    """The answer over the chat's own way in."""
    event = client.post("/gradio_api/call/tanya", json={"data": [question, "", False, [], "", "", False, []]}).json()
    return client.get(f"/gradio_api/call/tanya/{event['event_id']}").text


def test_a_cookie_comes_with_the_first_document_and_goes_with_the_last(site):
    _, app, visiting = site
    with TestClient(app) as client:
        assert "set-cookie" not in client.get("/dokumen").headers
        answer = bring(client, "durian.txt", own("durian", 3))
        assert answer.status_code == 303
        assert re.search(rf"{COOKIE}=[\w-]{{40,}}; HttpOnly; Path=/; SameSite=lax$", answer.headers["set-cookie"])
        assert "Perda Kabupaten Contoh 3/2021" in ready(client) or "Perda Contoh 3/2021" in ready(client)
        key = re.search(r'data-buang="(\w+)"', ready(client))[1]
        gone = client.post("/dokumen/berkas", data={"buang": key}, follow_redirects=False)
        assert "Max-Age=0" in gone.headers["set-cookie"]
        assert "<li" not in ready(client)
        assert not visiting.brought("")


def test_two_visitors_ask_at_once_and_neither_meets_the_others_document(site):
    _, app, _ = site
    whose = {"durian": "mangga", "mangga": "durian"}
    with TestClient(app) as first, TestClient(app) as second:
        clients = dict(zip(whose, (first, second), strict=True))
        for number, (fruit, client) in enumerate(clients.items(), 3):
            bring(client, f"{fruit}.txt", own(fruit, number))
            ready(client)
        faults: list[str] = []

        def many(fruit: str, number: int) -> None:
            client = clients[fruit]
            for n in range(200):
                page = client.get(f"/?pasal=perda-contoh-{number}-2021/pasal-1&n={n}").text
                other = client.get(f"/?pasal=perda-contoh-{7 - number}-2021/pasal-1&n={n}").text
                if fruit not in page or whose[fruit] in other:
                    faults.append(fruit)

        threads = [threading.Thread(target=many, args=(fruit, n)) for n, fruit in enumerate(whose, 3)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert faults == []
        for fruit, client in clients.items():
            said = ask(client, f"Apakah {fruit} wajib dicuci?")
            assert f"Setiap {fruit} wajib dicuci" in said
            kept = re.search(r"jawaban/(j\w+)", said)[1]
            assert client.get(f"/sumber?j={kept}&n=1").status_code == 200
            stranger = clients[whose[fruit]]
            for address in ("/sumber", "/sumber/petik", "/sumber/halaman.png", "/sumber/berkas"):
                assert stranger.get(f"{address}?j={kept}&n=1").status_code == 410
            assert f"Setiap {fruit}" not in ask(stranger, f"Apakah {fruit} wajib dicuci?")


def test_a_search_in_the_texts_finds_ones_own_document_and_nobody_elses(site):
    _, app, _ = site
    with TestClient(app) as mine, TestClient(app) as other:
        bring(mine, "durian.txt", own("durian", 3))
        ready(mine)
        pages = [
            client.get("/regulasi?cari=kebun+durian").text.partition("Dalam teksnya")[2] for client in (mine, other)
        ]
        assert ["Contoh 3/2021 Pasal" in page for page in pages] == [True, False]
        assert ["durian" in page.partition("<ol")[2] for page in pages] == [True, False]


def test_the_end_of_the_session_removes_every_byte(site):
    config, app, _ = site
    with TestClient(app) as client:
        bring(client, "durian.txt", own("durian", 3))
        ready(client)
        said = ask(client, "Apakah durian wajib dicuci?")
        kept = re.search(r"jawaban/(j\w+)", said)[1]
        assert client.get(f"/sumber?j={kept}&n=1").status_code == 200
        client.post("/dokumen/berkas", data={"akhiri": "ya"})
        assert [file for file in config.state_folder().rglob("*") if file.is_file()] == []
        assert client.get(f"/sumber?j={kept}&n=1").status_code == 410
        assert "Setiap durian" not in ask(client, "Apakah durian wajib dicuci?")


def test_what_cannot_be_taken_is_one_clear_line(site):
    _, app, _ = site
    with TestClient(app) as client:
        assert "tidak dapat dibaca" in bring(client, "gambar.exe", "x").text
        assert "kosong" in bring(client, "kosong.txt", "").text
        assert COOKIE not in client.cookies
        for name in ("a", "b"):
            bring(client, f"{name}.txt", own(f"buah {name}", 5 if name == "a" else 6))
        assert "Sudah ada 2 dokumen" in bring(client, "c.txt", own("salak", 8)).text
        elsewhere = client.post(
            "/dokumen/unggah", headers={"sec-fetch-site": "cross-site"}, files={"berkas": ("a", b"x")}
        )
        assert elsewhere.status_code == 403
        large = client.post("/dokumen/unggah", content=b"", headers={"content-length": "99999999999"})
        assert large.status_code == 413


def test_where_nobody_brings_documents_the_page_says_so():
    with TestClient(build_app(FakeAsker())) as client:
        assert "tidak dapat dibawa dokumen sendiri" in client.get("/dokumen").text
        assert client.post("/dokumen/unggah", files={"berkas": ("a.txt", b"x")}).status_code == 404


def test_whoever_knows_the_password_takes_a_document_over_for_all(shop, monkeypatch):  # noqa: F811
    _, live, _, visiting = shop
    monkeypatch.setattr("kadqa.web.admin.SLOWER", 0)
    keeper = FakeKeeper()
    app = build_app(live, own=visiting, keeper=keeper, password=PASSWORD)
    with TestClient(app) as client:
        bring(client, "durian.txt", own("durian", 3))
        ready(client)
        word = token(client)
        key = re.search(r'name="ambil" value="(\w+)"', client.get("/admin").text)[1]
        client.post("/admin/berkas", data={"token": word, "ambil": key})
        assert keeper.took == [("durian.txt", own("durian", 3).encode())]
        with TestClient(app) as other:
            assert 'name="ambil"' not in (token(other), other.get("/admin").text)[1]


@pytest.mark.browser
@pytest.mark.skipif(chromium() is None, reason="no Chromium: install it, or name it in KADQA_CHROMIUM")
@pytest.mark.parametrize("size", [(1440, 900), (390, 844)])
def test_a_file_dropped_onto_the_conversation_is_asked_about(site, size, tmp_path):
    sync_api = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
    from tests.web.fake import running_app

    _, app, _ = site
    with running_app(app) as where, sync_api.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium(), args=ALONE)
        page = browser.new_page(viewport={"width": size[0], "height": size[1]})
        page.goto(where)
        page.locator("#lampirkan").wait_for()
        page.evaluate(
            """text => {
                const data = new DataTransfer();
                data.items.add(new File([text], "durian.txt"));
                for (const kind of ["dragenter", "dragover", "drop"])
                    document.body.dispatchEvent(
                        new DragEvent(kind, { dataTransfer: data, bubbles: true, cancelable: true }));
            }""",
            own("durian", 3),
        )
        page.locator("#keping li.terbaca").wait_for()
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        page.locator("#pertanyaan textarea").fill("Apakah durian wajib dicuci?")
        page.locator("#pertanyaan textarea").press("Enter")
        page.locator("#percakapan .kadqa", has_text="Setiap durian wajib dicuci").wait_for()
        page.locator("#keping [data-buang]").click()
        page.locator("#keping li").wait_for(state="detached")
        page.goto(f"{where}/dokumen")
        assert "Belum ada dokumen" in page.inner_text("main")
        browser.close()
