"""Documents from a server on this machine: whole, of the right kind, and from nowhere the user did not mean."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from kadqa.errors import FetchError, InputError, UnreadableFile
from kadqa.library.fetch import AGENT, Fetcher, Limits, pdf_links
from kadqa.library.tambah import Local, is_address
from kadqa.reading import read_document, structure
from kadqa.records import Source

LAW = (
    "UNDANG-UNDANG REPUBLIK INDONESIA\nNOMOR 9 TAHUN 2030\nTENTANG\nTAMAN KOTA\n"
    "Menimbang : bahwa taman perlu ditata;\nMEMUTUSKAN:\nPasal 1\nTaman adalah tanah lapang.\nPasal 2\nTaman dirawat.\n"
)
PAGE = "<html><head><title>Taman</title></head><body><main><p>Taman kota dibuka setiap hari.</p></main></body></html>"
FAST = Limits(connect=2.0, read=0.4, total=2.0, size=20_000, pause=0.0)


class Server(ThreadingHTTPServer):
    """Answers from a table of path to (status, headers, body), and keeps what it was asked."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.table: dict[str, list[tuple[int, dict[str, str], bytes]]] = {}
        self.asked: list[tuple[str, str]] = []

    @property
    def root(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"

    def give(self, path: str, body: bytes | str, kind: str = "text/plain", status: int = 200, **headers: str) -> str:
        data = body.encode() if isinstance(body, str) else body
        fields = {"Content-Type": kind, "Content-Length": str(len(data))}
        fields |= {name.replace("_", "-"): value for name, value in headers.items()}
        self.table.setdefault(path, []).append((status, {k: v for k, v in fields.items() if v}, data))
        return self.root + path


class Handler(BaseHTTPRequestHandler):
    server: Server

    def do_GET(self) -> None:
        self.server.asked.append((self.path, self.headers.get("User-Agent", "")))
        rows = self.server.table.get(self.path)
        if not rows:
            self.send_error(404)
            return
        status, headers, body = rows.pop(0) if len(rows) > 1 else rows[0]
        if "X-Slow" in headers:
            time.sleep(float(headers["X-Slow"]))
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: object) -> None:
        pass


@pytest.fixture
def server() -> Iterator[Server]:
    made = Server()
    thread = threading.Thread(target=made.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield made
    made.shutdown()
    made.server_close()
    thread.join()


@pytest.fixture
def fetcher() -> Iterator[Fetcher]:
    with Fetcher(FAST, resolve=lambda host: {"umum.example": ["93.184.215.14"]}.get(host, ["127.0.0.1"])) as made:
        yield made


KINDS = {
    "plain text": ("/uu.txt", "text/plain; charset=utf-8", LAW, ".txt"),
    "Markdown told as text": ("/uu.md", "text/plain", LAW, ".md"),
    "a page": ("/", "text/html; charset=utf-8", PAGE, ".html"),
    "a PDF": ("/unduh?id=3", "application/pdf", "%PDF-1.4 ...", ".pdf"),
    "a PDF that the server does not name": ("/berkas", "application/octet-stream", "%PDF-1.4 ...", ".pdf"),
    "a PDF told as a page": ("/halaman", "text/html", "%PDF-1.4 ...", ".pdf"),
    "a text of which nothing is told": ("/uu.txt", "", LAW, ".txt"),
}


@pytest.mark.parametrize(("path", "kind", "body", "suffix"), KINDS.values(), ids=KINDS)
def test_a_document_of_each_kind(server, fetcher, path, kind, body, suffix):
    got = fetcher.fetch(server.give(path, body, kind))
    assert (got.suffix, got.data) == (suffix, body.encode())
    assert len(got.sha256) == 64


def test_it_says_who_asks_and_reads_what_robots_may_do(server, fetcher):
    fetcher.fetch(server.give("/uu.txt", LAW))
    assert server.asked == [("/robots.txt", AGENT), ("/uu.txt", AGENT)]
    assert AGENT.startswith("KADQA/")


def test_the_server_may_name_the_file(server, fetcher):
    url = server.give("/x", "%PDF-1.4", "application/pdf", Content_Disposition='attachment; filename="uu taman.pdf"')
    assert fetcher.fetch(url).name == "uu taman"


def test_redirects_are_followed_on_the_same_host(server, fetcher):
    server.give("/lama", "", status=301, Location="/baru")
    server.give("/baru", "", status=302, Location=f"{server.root}/uu.txt")
    server.give("/uu.txt", LAW)
    got = fetcher.fetch(server.root + "/lama")
    assert (got.url, got.final_url) == (server.root + "/lama", server.root + "/uu.txt")


FAILURES = {
    "a picture": ({"body": "\x89PNG", "kind": "image/png"}, "image/png"),
    "a page told as PDF": ({"body": PAGE, "kind": "application/pdf"}, "bukan PDF"),
    "what is not there": ({"body": "x", "status": 404}, "404"),
    "what is forbidden": ({"body": "x", "status": 403}, "403"),
    "larger than allowed, as told": ({"body": "x" * 20_001}, "lebih besar"),
    "larger than allowed, untold": ({"body": "x" * 20_001, "Content_Length": "", "Connection": "close"}, "lebih besar"),
    "empty": ({"body": " \n"}, "kosong"),
    "half a file": ({"body": "x" * 10, "Content_Length": "50", "Connection": "close"}, "seluruhnya"),
    "silence": ({"body": LAW, "X_Slow": "1"}, "pada waktunya"),
    "a redirect in a circle": ({"body": "", "status": 302, "Location": "/uu.txt"}, "lebih dari 5 kali"),
    "a redirect to another kind of address": ({"body": "", "status": 302, "Location": "file:///etc/hosts"}, "http"),
    "a redirect into a private network": (
        {"body": "", "status": 302, "Location": "http://dalam.example/rahasia.txt"},
        "jaringan dalam",
    ),
    "a redirect to this machine by another name": (
        {"body": "", "status": 302, "Location": "http://localhost:9/x.txt"},
        "jaringan dalam",
    ),
}


@pytest.mark.parametrize(("answer", "says"), FAILURES.values(), ids=FAILURES)
def test_a_failure_says_why_and_what_to_do(server, fetcher, answer, says):
    url = server.give("/uu.txt", **answer)
    with pytest.raises(FetchError, match=says) as error:
        fetcher.fetch(url)
    assert str(error.value).startswith(f"{url} tidak dapat diunduh: ")
    assert "\n" not in str(error.value)


ADDRESSES = {
    "a file of this machine": "file:///etc/hosts",
    "another protocol": "ftp://contoh.go.id/uu.pdf",
    "no host": "http:///uu.pdf",
    "a password": "http://saya:rahasia@contoh.go.id/uu.pdf",
    "a port that is none": "http://contoh.go.id:99999/uu.pdf",
    "no address": "uu.pdf",
}


@pytest.mark.parametrize("url", ADDRESSES.values(), ids=ADDRESSES)
def test_an_address_that_is_none_is_not_asked(fetcher, url):
    with pytest.raises(FetchError):
        fetcher.fetch(url)


PASSING = {
    "an overloaded server": {"body": "x", "status": 503},
    "half a file": {"body": "x", "Content_Length": "50", "Connection": "close"},
    "silence": {"body": "x", "X_Slow": "0.7"},
}


@pytest.mark.parametrize("first", PASSING.values(), ids=PASSING)
def test_a_failure_that_may_pass_is_tried_once_more(server, fetcher, first):
    server.give("/uu.txt", **first)
    url = server.give("/uu.txt", LAW)
    assert fetcher.fetch(url).data == LAW.encode()
    assert [path for path, _ in server.asked].count("/uu.txt") == 2


def test_nothing_is_tried_more_than_twice(server, fetcher):
    url = server.give("/uu.txt", "x", status=503)
    with pytest.raises(FetchError, match="503"):
        fetcher.fetch(url)
    assert [path for path, _ in server.asked].count("/uu.txt") == 2


def test_a_server_that_is_not_there(fetcher):
    with pytest.raises(FetchError, match="tidak dapat dihubungi"):
        fetcher.fetch("http://127.0.0.1:9/uu.pdf")


def test_robots_that_ask_to_stay_away_are_heeded(server, fetcher):
    server.give("/robots.txt", "User-agent: *\nDisallow: /rahasia/\n")
    server.give("/uu.txt", LAW)
    assert fetcher.fetch(server.root + "/uu.txt").data
    with pytest.raises(FetchError, match="robots"):
        fetcher.fetch(server.give("/rahasia/uu.txt", LAW))
    assert "/rahasia/uu.txt" not in [path for path, _ in server.asked]


def test_pdf_links_are_found():
    page = b'<a href="a.pdf">x</a><a href="/Download/9/uu">y</a><a href="#x">PDF</a><a href="tentang">z</a>'
    page += b'<a href="javascript:x">PDF</a><a href="http://lain.example/b.PDF?x=1">w</a>'
    assert pdf_links(page, "http://contoh.example/uu/") == [
        "http://contoh.example/uu/a.pdf", "http://contoh.example/Download/9/uu", "http://lain.example/b.PDF?x=1",
    ]  # fmt: skip


# --- into the folder ----------------------------------------------------------------------------

KNOWN = {"halaman/taman": Source("halaman/taman", "halaman", judul="Taman")}


@pytest.fixture
def local(tmp_path) -> Local:
    def read(path: Path):
        return structure(read_document(path, max_pages=10), name=path.name, known=KNOWN)

    return Local(tmp_path / "korpus", read, today=date(2031, 1, 2))


def names(local: Local) -> list[str]:
    return sorted(path.name for path in local.folder.iterdir()) if local.folder.exists() else []


def test_an_address_is_put_under_the_name_of_its_source(server, fetcher, local):
    added = local.add_address(fetcher, server.give("/x/unduh.txt", LAW))
    assert (added.file, added.source, added.state, added.bytes) == (
        "uu-9-2030.txt",
        "uu-9-2030",
        "ditambahkan",
        len(LAW),
    )
    assert local.origins() == {
        "uu-9-2030.txt": {
            "alamat": server.root + "/x/unduh.txt", "diunduh": "2031-01-02", "sha256": added.sha256,
            "sumber": "uu-9-2030",
        }
    }  # fmt: skip
    assert names(local) == [".asal.json", "uu-9-2030.txt"]


def test_the_same_content_is_put_once(server, fetcher, local, tmp_path):
    local.add_address(fetcher, server.give("/uu.txt", LAW))
    again = tmp_path / "lain.txt"
    again.write_text(LAW, encoding="utf-8")
    (added,) = local.add_path(again)
    assert (added.file, added.state) == ("uu-9-2030.txt", "sudah ada")
    assert len(names(local)) == 2


def test_another_file_of_the_same_source_does_not_replace_the_first(local, tmp_path):
    for name, text in (("a.txt", LAW), ("b.txt", LAW.replace("dirawat", "disiram"))):
        (tmp_path / name).write_text(text, encoding="utf-8")
        local.add_path(tmp_path / name)
    assert names(local) == [".asal.json", "uu-9-2030-berkas-2.txt", "uu-9-2030.txt"]
    assert "dirawat" in (local.folder / "uu-9-2030.txt").read_text(encoding="utf-8")


def test_a_page_keeps_its_name_and_a_front_page_gets_its_hosts(server, fetcher, local):
    local.add_address(fetcher, server.give("/berita/Taman%20Kita.html", PAGE, "text/html"))
    local.add_address(fetcher, server.give("/", PAGE + "<!-- -->", "text/html"))
    assert names(local) == [".asal.json", "127-0-0-1.html", "taman-kita.html"]


def test_a_folder_is_taken_at_any_depth_and_what_cannot_be_read_is_named(local, tmp_path):
    brought = tmp_path / "bawaan"
    (brought / "dalam").mkdir(parents=True)
    (brought / "dalam" / "uu.txt").write_text(LAW, encoding="utf-8")
    (brought / "taman.html").write_text(PAGE, encoding="utf-8")
    (brought / "README.md").write_text("x", encoding="utf-8")
    (brought / ".rahasia.txt").write_text("x", encoding="utf-8")
    (brought / "gambar.png").write_bytes(b"\x89PNG")
    (brought / "kosong.txt").write_text("", encoding="utf-8")
    added = local.add_path(brought)
    assert {Path(one.given).name: one.state for one in added} == {
        "uu.txt": "ditambahkan", "taman.html": "ditambahkan", "gambar.png": "dilewati", "kosong.txt": "dilewati",
    }  # fmt: skip
    assert all(one.why for one in added if one.state == "dilewati")
    assert names(local) == [".asal.json", "taman.html", "uu-9-2030.txt"]


def test_one_file_that_cannot_be_read_is_an_error(local, tmp_path):
    path = tmp_path / "gambar.png"
    path.write_bytes(b"\x89PNG")
    with pytest.raises(UnreadableFile, match=r"\.pdf"):
        local.add_path(path)
    with pytest.raises(InputError, match="tidak ada"):
        local.add_path(tmp_path / "tiada.pdf")
    assert names(local) == []


def test_a_folder_that_cannot_be_written_is_an_error(tmp_path, local):
    local.folder.parent.parent.mkdir(exist_ok=True)
    local.folder.parent.write_text("bukan folder", encoding="utf-8")
    path = tmp_path / "uu.txt"
    path.write_text(LAW, encoding="utf-8")
    with pytest.raises(InputError, match="--corpus"):
        local.add_path(path)


UU = Source("uu-9-2030", "uu", "9", "2030", "Taman Kota")


def listed(source: Source, *addresses: str) -> Source:
    from dataclasses import replace

    return replace(source, alamat=addresses)


def test_the_official_page_leads_to_the_file(server, fetcher, local):
    server.give("/uu/9", '<p>UU 9/2030</p><a href="/Download/1/uu.txt">unduh</a>', "text/html")
    server.give("/Download/1/uu.txt", LAW)
    added = local.fetch_source(fetcher, listed(UU, server.root + "/tiada", server.root + "/uu/9"))
    assert (added.file, added.state, added.why) == ("uu-9-2030.txt", "ditambahkan", "")


def test_another_regulation_than_the_wanted_is_not_taken(server, fetcher, local):
    url = server.give("/uu.txt", LAW.replace("NOMOR 9", "NOMOR 8"))
    added = local.fetch_source(fetcher, listed(UU, url))
    assert (added.state, added.file) == ("dilewati", "")
    assert "'uu-8-2030', bukan 'uu-9-2030'" in added.why
    assert names(local) == []


def test_a_link_into_a_private_network_is_not_followed(server, fetcher, local):
    server.give("/uu/9", '<a href="http://dalam.example/uu.pdf">unduh</a>', "text/html")
    assert "jaringan dalam" in local.fetch_source(fetcher, listed(UU, server.root + "/uu/9")).why


def test_a_listed_page_is_put_under_its_own_name(server, fetcher, local):
    page = listed(KNOWN["halaman/taman"], server.give("/", PAGE, "text/html"))
    added = local.fetch_source(fetcher, page)
    assert (added.file, added.source) == ("taman.html", "halaman/taman")


@pytest.mark.parametrize(
    ("given", "is_one"), [("https://a.go.id/x", True), ("HTTP://a", True), ("ftp://a", True), ("a/b.pdf", False)]
)
def test_is_address(given, is_one):
    assert is_address(given) is is_one
