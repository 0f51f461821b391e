"""What a law allows is quoted with the conditions under which it, or what carries it out, allows the same."""

from __future__ import annotations

from datetime import date

import pytest

from kadqa.asking.excerpts.conditioned import conditioned
from kadqa.assistant import Assistant, make_index
from kadqa.records import Query

TODAY = date(2026, 11, 24)
LAW = "perda-lembayung-9-2022"
PERDA = """PERATURAN DAERAH KABUPATEN LEMBAYUNG
NOMOR 9 TAHUN 2022
TENTANG
TAMBAT PERAHU

Pasal 1
(1) Kepala dinas dapat membentuk regu tambat.
(2) Kepala dinas dapat membentuk gudang jaring.
(3) Kepala dinas membina regu tambat.

Pasal 2
(1) Regu tambat dapat dibentuk untuk dermaga yang memenuhi syarat sekaligus:
a. ramai; dan
b. terang.
(2) Regu tambat dapat dibubarkan, dengan syarat ada gantinya.
"""
CASES = {
    "what is allowed brings its conditions": ("bolehkah membentuk regu tambat", "pasal-1/ayat-1", "pasal-2/ayat-1"),
    "in the other voice": ("regu tambat boleh dibentuk?", "pasal-1/ayat-1", "pasal-2/ayat-1"),
    "nothing is asked of being allowed": ("siapa membentuk regu tambat", "pasal-1/ayat-1", None),
    "something else is asked about": ("bolehkah regu tambat disebut tim", "pasal-1/ayat-1", None),
    "something else is allowed": ("bolehkah membentuk gudang jaring", "pasal-1/ayat-2", None),
    "nothing is allowed": ("bolehkah membina regu tambat", "pasal-1/ayat-3", None),
    "the conditions are there": ("bolehkah membentuk regu tambat", "pasal-2/ayat-1", None),
}


@pytest.fixture
def library(tmp_path, config):
    (tmp_path / "perda.md").write_text(PERDA, encoding="utf-8")
    settings = config.model_copy(update={"corpus": str(tmp_path)})
    make_index(settings.index, settings)
    return Assistant.open(settings.index, settings).library


@pytest.mark.parametrize(("question", "quoted", "brought"), CASES.values(), ids=CASES)
def test_conditioned(library, question, quoted, brought):
    one = library.excerpt(f"{LAW}/{quoted}", TODAY, TODAY)
    query = Query(question, question, "tanya", TODAY)
    assert conditioned(one, query, [one], library) == (brought and f"{LAW}/{brought}")


def test_what_is_quoted_is_not_brought_again(library):
    one, other = (library.excerpt(f"{LAW}/{p}", TODAY, TODAY) for p in ("pasal-1/ayat-1", "pasal-2/ayat-1"))
    query = Query("bolehkah membentuk regu tambat", "bolehkah membentuk regu tambat", "tanya", TODAY)
    assert conditioned(one, query, [one, other], library) is None
