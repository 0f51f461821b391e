"""What a provision cannot be read without: what it adds to, points back at, or what limits it."""

from __future__ import annotations

from datetime import date

import pytest

from kadqa.asking.excerpts.referred import needed_beside
from kadqa.asking.excerpts.select import select
from kadqa.assistant import Assistant, make_index
from kadqa.lexical import content_words
from kadqa.records import Hit, Query

TODAY = date(2026, 11, 24)
LAW = "perda-lembayung-9-2022"
PERDA = """PERATURAN DAERAH KABUPATEN LEMBAYUNG
NOMOR 9 TAHUN 2022
TENTANG
RETRIBUSI TAMBAT PERAHU

Pasal 1
(1) Pemilik perahu membayar retribusi tambat setiap bulan.
(2) Selain kewajiban sebagaimana dimaksud pada ayat (1), pemilik perahu:
a. menyalakan lampu; dan
b. memasang nomor lambung.
(3) Nomor lambung tersebut diterbitkan oleh dinas.
(4) Dalam hal pemilik perahu sebagaimana dimaksud pada ayat (1) tidak membayar, perahu dipindahkan.
(5) Pemindahan dilakukan oleh petugas.

Pasal 2
(1) Setiap perahu dilarang tambat pada malam hari.
(2) Ketentuan sebagaimana dimaksud pada ayat (1) dikecualikan bagi perahu nelayan.

Pasal 3
(1) Dermaga terdiri atas:
a. dermaga hulu;
b. dermaga hilir; dan
c. dermaga pasar.
(2) Dermaga sebagaimana dimaksud pada ayat (1) huruf a sampai dengan huruf b dijaga petugas.
(3) Dermaga pasar (ayat (1) huruf b dan huruf c) dijaga pedagang.
(4) Dermaga pasar sebagaimana dimaksud pada ayat (1) huruf c dicat setiap tahun.
"""

BESIDE = {
    "what is added brings what it is added to": ("pasal-1/ayat-2", "pasal-1/ayat-1"),
    "what points back brings what stands before it": ("pasal-1/ayat-3", "pasal-1/ayat-2"),
    "a duty brings what holds where it fails": ("pasal-1/ayat-1", "pasal-1/ayat-4"),
    "what holds where it fails stands by itself": ("pasal-1/ayat-4", None),
    "a prohibition brings its exception": ("pasal-2/ayat-1", "pasal-2/ayat-2"),
    "an exception that names the rule by its place brings the rule": ("pasal-2/ayat-2", "pasal-2/ayat-1"),
    "items known by their letters bring the list": ("pasal-3/ayat-2", "pasal-3/ayat-1"),
    "letters beside what they are stand by themselves": ("pasal-3/ayat-3", None),
    "a single item is named": ("pasal-3/ayat-4", None),
    "an ayat that names no other stands by itself": ("pasal-1/ayat-5", None),
}


@pytest.fixture
def library(tmp_path, config):
    (tmp_path / "perda.md").write_text(PERDA, encoding="utf-8")
    settings = config.model_copy(update={"corpus": str(tmp_path)})
    make_index(settings.index, settings)
    return Assistant.open(settings.index, settings).library


@pytest.mark.parametrize(("ayat", "beside"), BESIDE.values(), ids=BESIDE)
def test_needed_beside(library, ayat, beside):
    excerpt = library.excerpt(f"{LAW}/{ayat}", TODAY, TODAY)
    assert needed_beside(excerpt, library) == (beside and f"{LAW}/{beside}")


def test_it_stands_in_reading_order(library):
    pasal = f"{LAW}/pasal-1"
    hit = Hit(pasal, f"{pasal}/ayat-2", 1.0, 0.9, 1.0, units=((f"{pasal}/ayat-2", 1.0), (f"{pasal}/ayat-5", 0.99)))
    text = "apa kewajiban pemilik perahu"
    query = Query(text, text, "tanya", TODAY, words=content_words(text), asked=content_words(text))
    found = [excerpt.passage.provision for excerpt in select(query, (hit,), library)]
    assert found == [f"{pasal}/ayat-{n}" for n in (1, 2, 5)]
