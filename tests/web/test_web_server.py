"""The app without a browser: the page, its headers, a question over HTTP, and the port."""

from __future__ import annotations

import json
import socket

import httpx
import pytest
from fastapi.testclient import TestClient

from kadqa.errors import InputError
from kadqa.rendering.brand import Brand
from kadqa.web import build_app, serve
from kadqa.web.guard import BODY, ERRORS, POLICY, own_page, page_head
from kadqa.web.hosts import LOCAL, served_names
from kadqa.web.pages import FORGOTTEN
from kadqa.web.server import address, listen
from tests.web.fake import FakeAsker, running

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")


@pytest.fixture(scope="module")
def client():
    with TestClient(build_app(FakeAsker())) as client:
        yield client


def test_health_names_the_index(client):
    answer = client.get("/health")
    assert answer.json() == {"status": "ok", "index": "f00d"}


def test_the_page_is_indonesian_and_ours(client):
    page = client.get("/").text
    assert 'lang="id"' in page
    assert '<meta property="og:title" content="KADQA"/>' in page
    assert 'content="Gradio"' not in page
    assert "#percakapan" in page
    assert "keadaan hukum diperiksa s.d. 1 Januari 2030" in page


def test_nothing_on_the_page_fades_while_an_event_runs(client):
    events = client.get("/config").json()["dependencies"]
    assert {event["show_progress"] for event in events} == {"hidden"}


@pytest.mark.parametrize("path", ["/", "/health", "/config", "/gradio_api/info", "/nowhere"])
def test_every_answer_forbids_other_hosts_and_evaluated_text(client, path):
    headers = client.get(path).headers
    assert headers["content-security-policy"] == POLICY
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"


def test_the_policy_allows_only_this_host():
    assert "unsafe-eval" not in POLICY
    assert "http" not in POLICY
    assert "*" not in POLICY


PAGE = {"accept": "text/html,application/xhtml+xml;q=0.9,*/*;q=0.8"}
"""What a browser says that it takes."""
NAMES = {
    "by number": ("127.0.0.1:7860", 200),
    "by name": ("localhost:7860", 200),
    "in capitals, with a dot": ("LocalHost.", 200),
    "by number of the other kind": ("[::1]:7860", 200),
    "by a name that was allowed": ("kadqa.example.go.id", 200),
    "by a name that was led here": ("jahat.example", 421),
    "by one that only begins so": ("localhost.jahat.example", 421),
    "by no name": ("", 421),
    "by a name behind one of ours": ("127.0.0.1:7860@jahat.example", 421),
    "by a number that goes on as a name": ("[::1].jahat.example", 421),
    "with a port that is none": ("localhost:7860:jahat", 421),
}


@pytest.mark.parametrize(("host", "status"), NAMES.values(), ids=NAMES)
@pytest.mark.parametrize("path", ["/health", "/", "/regulasi"])
def test_a_server_of_this_machine_answers_to_its_own_names_alone(host, status, path):
    app = build_app(FakeAsker(), names=served_names("127.0.0.1", ["kadqa.example.go.id:443"]))
    answer = TestClient(app).get(path, headers={"host": host})
    assert answer.status_code == status
    assert answer.headers["content-security-policy"] == POLICY
    if status == 421:
        assert "--allow-host" in answer.text
        assert len(answer.content) < 400
        assert "--allow-host" in TestClient(app).get(path, headers={"host": host, **PAGE}).text


LISTENING = {
    "on this machine": (("127.0.0.1", (), ""), LOCAL),
    "on another number of this machine": (("127.0.0.2", (), ""), LOCAL | {"127.0.0.2"}),
    "by the name of this machine": (("localhost", (), ""), LOCAL),
    "on the other kind of number": (("::1", (), ""), LOCAL),
    "for the whole office": (("0.0.0.0", (), ""), None),
    "for the office under one name": (("0.0.0.0", ("Kadqa.Example",), ""), LOCAL | {"0.0.0.0", "kadqa.example"}),
    "behind a proxy with a path": (("127.0.0.1", (), "/kadqa"), None),
    "behind one, under one name": (("127.0.0.1", ("kadqa.example",), "/kadqa"), LOCAL | {"kadqa.example"}),
}


@pytest.mark.parametrize(("given", "expected"), LISTENING.values(), ids=LISTENING)
def test_the_names_that_are_answered(given, expected):
    assert served_names(*given) == expected


@pytest.mark.parametrize("name", ["", "https://a.example", "*.example", "a b"])
def test_what_is_no_name_of_a_machine_is_an_error(name):
    with pytest.raises(InputError, match="--allow-host"):
        served_names("127.0.0.1", [name])


CLOSED = ("upload", "upload/", "file=/etc/passwd", "file/etc/passwd", "proxy=http://a.example", "deep_link", "stream/x",
          "component_server", "dev/reload", "vibe-edit", "", "%75pload", "login", "run-history/buckets")  # fmt: skip


@pytest.mark.parametrize("path", CLOSED)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_nobody_leaves_files_or_fetches_them_past_our_own_pages(client, path, method):
    files = {"files": ("a.html", b"<script>1</script>")} if method == "POST" else None
    answer = client.request(method, f"/gradio_api/{path}", files=files)
    assert answer.status_code == 404
    assert answer.text == "Alamat ini tidak ada di KADQA.\n"
    assert answer.headers["content-security-policy"] == POLICY


def test_the_page_names_its_length_and_a_head_request_has_no_body(client):
    page = client.get("/")
    assert int(page.headers["content-length"]) == len(page.content)
    assert client.head("/").content == b""


def test_what_a_shared_link_says_is_replaced_and_the_rest_stays():
    page = b'<html\n\tlang="en" style="a"><head><meta property="og:title"\n content="Gradio" /><title>x</title></head>'
    ours = own_page(page, page_head(Brand("A<b>")).encode() + b"<script>1</script>")
    assert ours.startswith(
        b'<html\n\tlang="id" style="a"><head><title>x</title><meta property="og:title" content="A&lt;b&gt;"'
    )
    assert ours.endswith(b"<script>1</script></head>")
    assert b'content="Gradio' not in ours


def test_a_question_over_http_is_answered_and_a_failing_one_does_not_stop_the_server():
    with running(FakeAsker()) as where:
        assert "Maaf, pertanyaan ini" in _asked(where, "gagal")
        assert 'class="kartu"' in _asked(where, "apa?")
        assert "Tanggal “31 Februari 2010” tidak dapat dibaca." in _asked(where, "apa?", "31 Februari 2010")
        assert "Tulis pertanyaan lebih dahulu." in _asked(where, "  ")


def _asked(where: str, question: str, day: str = "") -> str:
    """All that the page would be told, as one text, over Gradio's own HTTP interface."""
    with httpx.Client(base_url=f"{where}/gradio_api", timeout=20) as http:
        event = http.post("/call/tanya", json={"data": [question, day, False, [], "", "", False, []]}).json()[
            "event_id"
        ]
        lines = http.get(f"/call/tanya/{event}").text.splitlines()
    said = [json.loads(line.removeprefix("data: ")) for line in lines if line.startswith("data: ")]
    return json.dumps(said, ensure_ascii=False).replace('\\"', '"')


def test_a_taken_port_is_one_clear_line():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(InputError, match=rf"^Port {port} di 127.0.0.1 sudah dipakai.*--port {port + 1}`\.$"):
            serve(FakeAsker(), port=port)


def test_serve_tells_its_address_keeps_no_log_of_requests_and_gives_the_port_back(monkeypatch, capsys):
    ran = []

    def run(server, sockets):
        ran.append((server.config, sockets[0].getsockname()))
        raise KeyboardInterrupt

    monkeypatch.setattr("uvicorn.Server.run", run)
    told = []
    serve(FakeAsker(), port=0, ready=told.append)
    (config, (host, port)) = ran[0]
    assert told == [f"http://{host}:{port}"]
    assert config.access_log is False
    assert capsys.readouterr() == ("", "")
    listen(host, port).close()


@pytest.mark.parametrize(
    ("host", "port"),
    [("127.0.0.1", 70000), ("127.0.0.1", -1), ("203.0.113.7", 0), ("a" * 80, 0)],
    ids=["a port too high", "a port below nought", "a host elsewhere", "no name of a host"],
)
def test_what_cannot_be_served_is_one_clear_line(host, port):
    with pytest.raises(InputError) as error:
        listen(host, port)
    assert len(str(error.value).splitlines()) == 1


ADDRESSES = {
    "a local one": (("127.0.0.1", 7860), "http://127.0.0.1:7860"),
    "all": (("0.0.0.0", 80), "http://127.0.0.1:80"),
    "all of IPv6": (("::", 80), "http://[::1]:80"),
    "one of IPv6": (("fe80::1", 80), "http://[fe80::1]:80"),
    "a name": (("kadqa.local", 80), "http://kadqa.local:80"),
}


@pytest.mark.parametrize(("place", "expected"), ADDRESSES.values(), ids=ADDRESSES)
def test_the_address_can_be_opened(place, expected):
    assert address(*place) == expected


WRONG = {
    "no such address": ("GET", "/entah/apa", 404),
    "no such address of the chat": ("GET", "/gradio_api/info2", 404),
    "half an address": ("GET", "/sumber?n=satu", 422),
    "what was forgotten": ("GET", "/jawaban/j1.docx", 410),
}


@pytest.mark.parametrize(("method", "path", "status"), WRONG.values(), ids=WRONG)
def test_an_error_is_a_page_of_ours_in_a_browser(client, method, path, status):
    answer = client.request(method, path, headers=PAGE)
    assert answer.status_code == status
    assert answer.headers["content-type"].startswith("text/html")
    assert answer.headers["content-security-policy"] == POLICY
    assert '<html lang="id">' in answer.text
    assert 'href="/regulasi"' in answer.text
    assert (FORGOTTEN if status == 410 else ERRORS[status]) in answer.text
    assert int(answer.headers["content-length"]) == len(answer.content)
    assert not client.request(method, path).text.startswith("<!doctype")


def test_a_request_that_fails_is_said_so_and_the_server_goes_on():
    class Failing(FakeAsker):
        def read(self, source, *, as_of=None):
            raise RuntimeError("rahasia")

    client = TestClient(build_app(Failing()), raise_server_exceptions=False)
    for headers in ({}, PAGE):
        answer = client.get("/regulasi", headers=headers)
        assert answer.status_code == 500
        assert ERRORS[500] in answer.text
        assert "rahasia" not in answer.text
        assert answer.headers["content-security-policy"] == POLICY
    assert client.get("/health").status_code == 200


@pytest.mark.parametrize("streamed", [False, True], ids=["with its length", "in pieces"])
@pytest.mark.parametrize("path", ["/gradio_api/queue/join", "/gradio_api/run/predict"])
def test_a_body_is_read_up_to_its_bound(client, path, streamed):
    body = (b"x" * (BODY // 4) for _ in range(50)) if streamed else b"x" * (BODY + 1)
    answer = client.post(path, content=body, headers={"content-type": "application/json"})
    assert answer.status_code == 413
    assert ERRORS[413] in answer.text
