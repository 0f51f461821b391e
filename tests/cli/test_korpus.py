"""`kadqa corpus fetch`, `add`, `relations` and `vectors` on the command line."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest

from kadqa.cli import main
from kadqa.settings import settings
from tests.fakes import FAKE_MODEL
from tests.library.test_fetch import Server, server  # noqa: F401

LAW = (
    "UNDANG-UNDANG REPUBLIK INDONESIA\nNOMOR 9 TAHUN 2030\nTENTANG\nTAMAN KOTA\n"
    "Menimbang : bahwa taman perlu ditata;\nMEMUTUSKAN:\nPasal 1\nTaman adalah tanah lapang.\nPasal 2\n"
    "Pada saat Undang-Undang ini mulai berlaku, Undang-Undang Nomor 5 Tahun 2009 tentang Taman dicabut dan "
    "dinyatakan tidak berlaku.\n"
)
ROW = '[[hubungan]]\ndari = "uu-9-2030/pasal-2"\njenis = "mencabut"\nke = ["uu-5-2009"]\nmulai = "2030"\n'


@pytest.fixture(autouse=True)
def _environment(monkeypatch):
    monkeypatch.setenv("KADQA_TODAY", "2031-01-02")
    settings.cache_clear()
    yield
    settings.cache_clear()


@pytest.fixture
def korpus(tmp_path) -> Path:
    folder = tmp_path / "korpus"
    folder.mkdir()
    (tmp_path / "bawaan.txt").write_text(LAW, encoding="utf-8")
    return folder


def run(capsys, *argv: object) -> tuple[int, str, str]:
    code = main([str(one) for one in argv])
    return code, *capsys.readouterr()


def test_add_a_file_and_then_suggest_from_it(capsys, korpus):
    code, out, _ = run(capsys, "corpus", "add", korpus.parent / "bawaan.txt", "--corpus", korpus, "--json")
    (added,) = json.loads(out)["added"]
    assert (code, added["file"], added["state"]) == (0, "uu-9-2030.txt", "ditambahkan")
    code, out, err = run(capsys, "corpus", "relations", "--suggest", "--corpus", korpus)
    (row,) = tomllib.loads(out)["hubungan"]
    assert (code, row["dari"], row["ke"]) == (0, "uu-9-2030/pasal-2", ["uu-5-2009"])
    assert "# baru" in out
    assert "1 dokumen dibaca: 1 baru" in err


def test_what_is_known_is_shown_only_when_asked(capsys, korpus, tmp_path):
    (korpus / "hubungan.toml").write_text(ROW, encoding="utf-8")
    given = ("corpus", "relations", "--suggest", "--corpus", korpus, tmp_path / "bawaan.txt")
    assert "Tidak ada usul" in run(capsys, *given)[1]
    assert "# sudah ada" in run(capsys, *given, "--all")[1]
    code, out, _ = run(capsys, *given, "--all", "--json", "--report", tmp_path / "laporan.md")
    (found,) = json.loads(out)["proposals"]
    assert (code, found["state"], found["ke"], found["jenis"]) == (0, "sudah ada", ["uu-5-2009"], "mencabut")
    assert "| uu-9-2030 | 1 | 1 | 1 | 1 | 1 | 0 | 0 |" in (tmp_path / "laporan.md").read_text(encoding="utf-8")


def test_relations_are_listed(capsys, korpus):
    (korpus / "hubungan.toml").write_text(ROW, encoding="utf-8")
    code, out, _ = run(capsys, "corpus", "relations", "--corpus", korpus)
    assert (code, "uu-9-2030/pasal-2" in out) == (0, True)
    (row,) = json.loads(run(capsys, "corpus", "relations", "--corpus", korpus, "--json")[1])["relations"]
    assert (row["ke"], row["mulai"]) == (["uu-5-2009"], "2030")


def test_add_and_fetch_by_address(capsys, korpus, server: Server):  # noqa: F811
    url = server.give("/uu.txt", LAW)
    rows = f'[[sumber]]\nid = "uu-9-2030"\njenis = "uu"\nnomor = "9"\ntahun = "2030"\nalamat = ["{url}"]\n'
    rows += f'[[sumber]]\nid = "uu-8-2030"\njenis = "uu"\nnomor = "8"\ntahun = "2030"\nalamat = ["{url}x"]\n'
    (korpus / "sumber.toml").write_text(rows, encoding="utf-8")
    code, out, _ = run(capsys, "corpus", "fetch", "--corpus", korpus, "--json")
    found = {row["given"]: row["state"] for row in json.loads(out)["added"]}
    assert (code, found) == (1, {"uu-9-2030": "ditambahkan", "uu-8-2030": "dilewati"})
    assert run(capsys, "corpus", "fetch", "uu-9-2030", "--corpus", korpus)[0] == 0
    code, out, _ = run(capsys, "corpus", "add", url, "--corpus", korpus)
    assert (code, "sudah ada" in out) == (0, True)
    assert [path.name for path in (korpus / "lokal").glob("*.txt")] == ["uu-9-2030.txt"]


WRONG = {
    "a file that is not there": (("add", "tiada.pdf"), "tiada.pdf tidak ada"),
    "an address of another kind": (("add", "ftp://contoh.go.id/x.pdf"), "bukan alamat http"),
    "a source that is not listed": (("fetch", "uu-1-1999"), "tidak ada di sumber.toml"),
    "nothing to read": (("relations", "--suggest"), "Tidak ada dokumen"),
    "a file without --suggest": (("relations", "x.pdf"), "--suggest"),
}


@pytest.mark.parametrize(("argv", "says"), WRONG.values(), ids=WRONG)
def test_wrong_usage_is_one_line(capsys, korpus, argv, says):
    code, out, err = run(capsys, "corpus", *argv, "--corpus", korpus)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert says in err


def test_vectors_are_written_beside_the_corpus(capsys, korpus, tmp_path, monkeypatch):
    monkeypatch.setenv("KADQA_MODEL", FAKE_MODEL)
    monkeypatch.setenv("KADQA_INDEX", str(tmp_path / "indeks"))
    settings.cache_clear()
    assert run(capsys, "corpus", "vectors", "--corpus", korpus)[0] == 2, "nothing to index"
    (korpus / "naskah.txt").write_text(LAW, encoding="utf-8")
    code, out, _ = run(capsys, "corpus", "vectors", "--corpus", korpus, "--json")
    row = json.loads(out)
    assert (code, row["file"], row["embedded"]) == (0, str(korpus / "vektor.npz"), row["texts"])
    code, out, _ = run(capsys, "corpus", "vectors", "--corpus", korpus)
    assert (code, "0 di antaranya baru dihitung" in out) == (0, True)


def test_vectors_that_cannot_be_written_say_why(capsys, korpus, tmp_path, monkeypatch):
    monkeypatch.setenv("KADQA_MODEL", FAKE_MODEL)
    monkeypatch.setenv("KADQA_INDEX", str(tmp_path / "indeks"))
    settings.cache_clear()
    (korpus / "naskah.txt").write_text(LAW, encoding="utf-8")
    (korpus / ".vektor.npz.baru").mkdir()
    code, _, err = run(capsys, "corpus", "vectors", "--corpus", korpus)
    assert code == 2
    assert "tidak dapat ditulis" in err
