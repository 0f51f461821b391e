"""The documents page over HTTP: who gets in, what a form needs, what an upload may be; and what readers may say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

import pytest
from fastapi.testclient import TestClient

from kadqa.feedback import Feedback
from kadqa.records import Brought, LocalFile, Publishing
from kadqa.web.admin import COOKIE
from kadqa.web.server import build_app
from kadqa.web.session import FIRST_WAIT, FREE, SESSION, Attempts, Sessions, same
from kadqa.web.umpan import Rate
from tests.web.fake import HOSTILE, FakeAsker

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")
PASSWORD = "kata-sandi-uji"


@dataclass
class FakeKeeper:
    """Remembers what it was told; shows a file that was read and one that was not."""

    took: list[tuple[str, bytes]] = field(default_factory=list)
    told: list[tuple[str, object]] = field(default_factory=list)
    now: Publishing = field(default_factory=Publishing)

    def brought(self) -> Sequence[Brought]:
        return (
            Brought("aa11", HOSTILE, 12_345, "terbaca", source="pp-7-2031", title=HOSTILE, pages=2, provisions=3,
                    tree=f"pp-7-2031: {HOSTILE}\n  Pasal 1", warnings=(HOSTILE,)),
            Brought("bb22", "rusak.pdf", 3, "ditolak", HOSTILE),
        )  # fmt: skip

    def kept(self) -> Sequence[LocalFile]:
        return (LocalFile("perda-1.pdf", "pp-7-2031", 2_500_000),)

    def publishing(self) -> Publishing:
        return self.now

    def busy(self) -> bool:
        return self.now.state == "berjalan"

    def bring(self, name, data) -> Brought:
        self.took.append((name, data.read()))
        return Brought("cc33", name, 1)

    def drop(self, key) -> None:
        self.told.append(("drop", key))

    def keep(self, keys) -> None:
        self.told.append(("keep", list(keys)))

    def remove(self, name) -> None:
        self.told.append(("remove", name))


@pytest.fixture
def keeper() -> FakeKeeper:
    return FakeKeeper()


@pytest.fixture
def client(keeper, monkeypatch):
    monkeypatch.setattr("kadqa.web.admin.SLOWER", 0)
    app = build_app(FakeAsker(), keeper=keeper, password=PASSWORD, megabytes=1)
    with TestClient(app, follow_redirects=False) as client:
        yield client


def enter(client, password: str = PASSWORD):
    return client.post("/admin/masuk", data={"sandi": password})


def token(client) -> str:
    enter(client)
    return re.search(r'name="token" value="([^"]+)"', client.get("/admin").text)[1]


def test_without_a_password_there_is_no_such_page():
    with TestClient(build_app(FakeAsker(), keeper=FakeKeeper(), password="")) as client:
        assert "Kata sandi" not in client.get("/admin").text
        assert client.post("/admin/masuk", data={"sandi": ""}).status_code in {404, 405}


def test_who_gave_no_password_sees_and_does_nothing(client, keeper):
    assert "rusak.pdf" not in client.get("/admin").text
    assert client.get("/admin/keadaan").status_code == 403
    assert client.get("/admin/pratinjau/aa11").status_code == 303
    for path in ("/admin/unggah", "/admin/berkas"):
        answer = client.post(path, files={"berkas": ("a.md", b"x")}, data={"simpan": "semua", "token": ""})
        assert answer.status_code == 403
    assert (keeper.took, keeper.told) == ([], [])


def test_the_cookie_is_out_of_reach_of_scripts_and_of_other_sites(client):
    cookie = enter(client).headers["set-cookie"]
    assert cookie.startswith(f"{COOKIE}=")
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    assert "Path=/admin" in cookie
    assert PASSWORD not in cookie
    assert client.get("/admin").headers["cache-control"] == "no-store"


def test_wrong_passwords_are_few_and_then_even_the_right_one_waits(client):
    for _ in range(FREE):
        assert enter(client, "salah").status_code == 401
    answer = enter(client)
    assert answer.status_code == 429
    assert "Coba lagi dalam 10 detik" in answer.text
    assert int(answer.headers["retry-after"]) <= FIRST_WAIT + 1


def test_a_form_needs_its_token_and_must_come_from_our_own_page(client, keeper):
    right = token(client)
    wrong = [{"token": ""}, {"token": "x"}, {}]
    for fields in wrong:
        assert client.post("/admin/berkas", data={"hapus": "perda-1.pdf", **fields}).status_code == 403
        assert client.post("/admin/unggah", files={"berkas": ("a.md", b"x")}, data=fields).status_code == 403
    other = {"sec-fetch-site": "cross-site"}
    given = {"hapus": "perda-1.pdf", "token": right}
    assert client.post("/admin/berkas", data=given, headers=other).status_code == 403
    assert keeper.told == []
    assert keeper.took == []
    assert client.post("/admin/berkas", data=given).status_code == 303
    assert keeper.told == [("remove", "perda-1.pdf")]


ACTS = {
    "keep one": ({"simpan": "aa11"}, ("keep", ["aa11"])),
    "keep all": ({"simpan": "semua"}, ("keep", ["aa11", "bb22"])),
    "keep what is not there": ({"simpan": "zz"}, ("keep", [])),
    "send away": ({"buang": "bb22"}, ("drop", "bb22")),
    "remove": ({"hapus": "perda-1.pdf"}, ("remove", "perda-1.pdf")),
}


@pytest.mark.parametrize(("fields", "told"), ACTS.values(), ids=ACTS)
def test_each_button_does_what_it_says(client, keeper, fields, told):
    assert client.post("/admin/berkas", data={**fields, "token": token(client)}).status_code == 303
    assert keeper.told == [told]


def test_several_files_are_taken_at_once(client, keeper):
    files = [("berkas", ("a.md", b"satu")), ("berkas", ("../b.pdf", b"dua"))]
    assert client.post("/admin/unggah", files=files, data={"token": token(client)}).status_code == 303
    assert keeper.took == [("a.md", b"satu"), ("../b.pdf", b"dua")]


def test_an_upload_has_a_bound_and_says_so(client, keeper):
    answer = client.post("/admin/unggah", files={"berkas": ("a.md", b"x" * 1_100_000)}, data={"token": token(client)})
    assert answer.status_code == 413
    assert "lebih dari 1 MB" in answer.text
    empty = client.post("/admin/unggah", files={"lain": ("a.md", b"x")}, data={"token": token(client)})
    assert (empty.status_code, "Pilih berkas" in empty.text) == (400, True)
    assert keeper.took == []


def test_what_documents_say_is_text(client, keeper):
    token(client)
    for path in ("/admin", "/admin/keadaan", "/admin/pratinjau/aa11"):
        page = client.get(path).text
        assert "&lt;script&gt;window.PWN=1" in page
        assert "<script>window.PWN" not in page
        assert "<img src=http" not in page


def test_leaving_ends_the_session(client):
    given = token(client)
    secret = client.cookies[COOKIE]
    client.post("/admin/keluar", data={"token": given})
    client.cookies.set(COOKIE, secret, path="/admin")
    assert "rusak.pdf" not in client.get("/admin").text


def test_only_the_same_password_is_the_same():
    assert same("a", "a")
    assert not same("a", "A")
    assert not same("", "a")
    assert not same("\ud800", "a")


def test_waits_double_and_are_forgotten():
    clock = [0.0]
    attempts = Attempts(lambda: clock[0])
    assert [attempts.begin("a") for _ in range(FREE)] == [0.0] * FREE
    assert attempts.begin("a") == FIRST_WAIT
    assert attempts.begin("b") == 0
    clock[0] = FIRST_WAIT
    assert attempts.begin("a") == 0
    assert attempts.begin("a") == 2 * FIRST_WAIT
    clock[0] = 1e6
    assert attempts.begin("a") == 0
    attempts.right("a")
    assert [attempts.begin("a") for _ in range(FREE)] == [0.0] * FREE


def test_a_session_has_its_time():
    clock = [0.0]
    sessions = Sessions(lambda: clock[0])
    secret = sessions.start()
    assert sessions.get(secret) is not None
    assert sessions.get("lain") is None
    clock[0] = SESSION
    assert sessions.get(secret) is None


# --- what readers say ---------------------------------------------------------------------------


@pytest.fixture
def box():
    class Box(list):
        def add(self, one: Feedback, instead_of: int | None = None) -> int:
            self.append(one)
            return len(self)

    return Box()


@pytest.fixture
def rated(box, monkeypatch):
    """A client and the name of an answer that is kept there."""
    from fastapi import FastAPI

    from kadqa.web.asker import Kept
    from kadqa.web.pages import Pages
    from kadqa.web.umpan import add_feedback
    from tests.web.fake import ANSWERED

    app, kept = FastAPI(), Kept()
    add_feedback(app, Pages(FakeAsker(), kept), box, Rate(2))
    with TestClient(app) as client:
        yield client, f"/jawaban/{kept.keep(ANSWERED)}/nilai"


def test_a_word_is_kept_without_the_question_unless_its_reader_agrees(rated, box):
    client, where = rated
    assert 'value="tidak" required checked' in client.get(f"{where}?membantu=tidak&bagian=1").text
    told = client.post(f"{where}?bagian=1", data={"membantu": "tidak", "sebab": ["kurang", "status"], "catatan": "<b>"})
    assert "tanpa pertanyaannya" in told.text
    assert (box[0].helpful, box[0].reasons, box[0].note, box[0].question) == (False, ("status", "kurang"), "<b>", None)
    client.post(where, data={"membantu": "ya", "setuju": "1"})
    assert box[1].question == "Kapan kerja sama kebun bibit diadakan?"


def test_a_word_needs_a_choice_a_known_answer_our_own_page_and_a_measure(rated, box):
    client, where = rated
    assert client.post(where, data={}).status_code == 400
    assert client.post("/jawaban/jx/nilai", data={"membantu": "ya"}).status_code == 410
    assert client.post(where, data={"membantu": "ya"}, headers={"sec-fetch-site": "cross-site"}).status_code == 403
    codes = [client.post(where, data={"membantu": "ya"}).status_code for _ in range(3)]
    assert codes == [200, 200, 429]
    assert len(box) == 2


def test_the_measure_is_for_each_address_and_an_hour():
    clock = [0.0]
    rate = Rate(1, 10, lambda: clock[0])
    assert [rate.allows("a"), rate.allows("a"), rate.allows("b")] == [True, False, True]
    clock[0] = 11
    assert rate.allows("a")
