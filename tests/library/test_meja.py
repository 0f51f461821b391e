"""Documents brought to the desk: read and shown before they are kept, published, taken away; failures undo it all."""

from __future__ import annotations

import io
import time
from pathlib import Path

import pytest

from kadqa.assistant import Assistant, Live, make_index
from kadqa.errors import IndexError_, InputError
from kadqa.library.meja import MOST, Desk, safe_name
from kadqa.library.terbit import Built, build_apart
from kadqa.settings import Settings

LAW = """PERATURAN DAERAH KABUPATEN LEMBAYUNG
NOMOR 4 TAHUN 2021
TENTANG
PASAR APUNG

Pasal 1
Pasar apung dibuka setiap hari Rabu di dermaga lama.

Pasal 2
Peraturan Daerah ini mulai berlaku pada tanggal diundangkan.
"""
SOURCE = "perda-lembayung-4-2021"


def build_here(config: Settings, progress) -> Built:
    report = make_index(config.index, config, progress)
    return Built(report.fingerprint, {Path(row.file).name: row.skipped for row in report.documents if row.skipped})


@pytest.fixture
def settled(config, tmp_path) -> Settings:
    corpus = tmp_path / "korpus"
    corpus.mkdir()
    (corpus / "sumber.toml").write_text(
        '[[sumber]]\nid = "pp-3-2001"\njenis = "pp"\nnomor = "3"\ntahun = "2001"\njudul = "Pasar"\n', encoding="utf-8"
    )
    (corpus / "pp-3-2001.md").write_text(
        "PERATURAN PEMERINTAH REPUBLIK INDONESIA\nNOMOR 3 TAHUN 2001\nTENTANG\nPASAR\n\nPasal 1\nPasar buka pagi.\n",
        encoding="utf-8",
    )
    config = config.model_copy(update={"corpus": str(corpus), "state": str(tmp_path / "state")})
    make_index(config.index, config)
    return config


@pytest.fixture
def live(settled) -> Live:
    return Live(Assistant.open(settled.index, settled))


@pytest.fixture
def desk(settled, live) -> Desk:
    return Desk(settled, published=live.reload, build=build_here)


def settle(desk: Desk) -> None:
    for _ in range(1200):
        if not desk.busy():
            return
        time.sleep(0.05)
    raise AssertionError("waited in vain")


def bring(desk: Desk, name: str = "perda.md", text: str = LAW):
    desk.bring(name, io.BytesIO(text.encode()))
    settle(desk)
    return desk.brought()[-1]


NAMES = {
    "a plain one": ("perda 4-2021.PDF", "perda-4-2021.pdf"),
    "a path": ("../../etc/passwd", "passwd"),
    "a path of Windows": ("C:\\a\\b.docx", "b.docx"),
    "a hidden file": (".htaccess", "htaccess"),
    "signs": ("a<b>&\"c'.html", "a-b-c.html"),
    "nothing": ("", "dokumen"),
    "a null": ("a\0b.md", "a-b.md"),
    "a long one": ("a" * 500 + ".txt", "a" * 80 + ".txt"),
}


@pytest.mark.parametrize(("given", "safe"), NAMES.values(), ids=NAMES)
def test_a_file_name_is_made_safe(given, safe):
    assert safe_name(given) == safe


def test_what_is_brought_is_shown_before_it_is_kept_and_then_answers_without_a_restart(desk, live, settled):
    one = bring(desk)
    assert (one.state, one.source, one.title.upper()) == ("terbaca", SOURCE, "PASAR APUNG")
    assert "Pasal 1 Pasar apung dibuka" in one.tree
    assert not live.knows(SOURCE)
    before = live.fingerprint
    desk.keep([one.key])
    settle(desk)
    assert desk.publishing().state == "selesai", desk.publishing()
    assert [(kept.name, kept.source) for kept in desk.kept()] == [(f"{SOURCE}.md", SOURCE)]
    assert desk.brought() == ()
    assert live.fingerprint != before
    assert live.show(f"{SOURCE}/pasal-1").full_text.startswith("Pasar apung dibuka")
    desk.remove(f"{SOURCE}.md")
    settle(desk)
    assert not live.knows(SOURCE)
    assert desk.kept() == ()
    assert live.fingerprint == before


REFUSED = {
    "no reader": ("virus.exe", "MZ", "Yang dapat: .docx"),
    "an empty file": ("kosong.pdf", "", "kosong"),
    "a broken PDF": ("rusak.pdf", "%PDF-1.4 tidak ada apa-apa", "rusak.pdf tidak dapat dibaca"),
    "what calls itself DOCX": ("palsu.docx", "bukan arsip", "palsu.docx tidak dapat dibaca"),
}


@pytest.mark.parametrize(("name", "text", "why"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_read_is_turned_down_with_its_reason_and_cannot_be_kept(desk, name, text, why):
    one = bring(desk, name, text)
    assert one.state == "ditolak"
    assert why in one.why
    desk.keep([one.key])
    settle(desk)
    assert desk.publishing().state == ""
    assert desk.kept() == ()


def test_the_same_file_is_not_kept_twice(desk):
    desk.keep([bring(desk).key])
    settle(desk)
    again = bring(desk, "nama-lain.md")
    assert (again.state, again.why) == ("ditolak", f"Berkas yang sama sudah tersimpan dengan nama {SOURCE}.md.")


def test_a_failed_build_leaves_the_old_index_in_use_and_the_file_on_the_desk(settled, live):
    def failing(config, progress):
        raise IndexError_("Ruang disk habis.")

    desk = Desk(settled, published=live.reload, build=failing)
    before = live.fingerprint
    one = bring(desk)
    desk.keep([one.key])
    settle(desk)
    assert desk.publishing().state == "gagal"
    assert desk.publishing().said.startswith("Ruang disk habis.")
    assert desk.kept() == ()
    assert [b.state for b in desk.brought()] == ["terbaca"]
    assert live.fingerprint == before
    assert live.show("pp-3-2001/pasal-1").full_text


def test_a_failed_removal_gives_the_document_back(desk, settled, live):
    desk.keep([bring(desk).key])
    settle(desk)

    def failing(config, progress):
        raise OSError("disk")

    other = Desk(settled, published=live.reload, build=failing)
    held = other.kept()
    other.remove(f"{SOURCE}.md")
    settle(other)
    assert other.publishing().state == "gagal"
    assert other.kept() == held
    assert live.knows(SOURCE)


def test_what_is_sent_away_leaves_nothing(desk, settled):
    one = bring(desk)
    desk.drop(one.key)
    assert desk.brought() == ()
    assert list((Path(settled.state) / "unggahan").iterdir()) == []


def test_the_desk_has_an_end(desk, monkeypatch):
    monkeypatch.setattr("kadqa.library.meja.MOST", 1)
    bring(desk)
    with pytest.raises(InputError, match="menunggu"):
        desk.bring("lain.md", io.BytesIO(b"x"))
    assert MOST > 1


def test_a_build_apart_that_fails_says_why_in_one_line(settled):
    before = Live(Assistant.open(settled.index, settled)).fingerprint
    broken = settled.model_copy(update={"corpus": str(settled.index / "tidak-ada")})
    with pytest.raises(IndexError_, match="tidak ada"):
        build_apart(broken, lambda what, done, total: None)
    assert Assistant.open(settled.index, settled).fingerprint == before
