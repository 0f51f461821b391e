"""A provision is found in its pasal by the labels that lead to it, where its words stand there more than once."""

from __future__ import annotations

from datetime import date

import pytest

from kadqa.records import Shown
from kadqa.rendering.place import place_of
from kadqa.rendering.source import View, source_html, words_before

PASAL = (
    "(1) Rapat kebun dihadiri oleh:\na. gubernur;\nb. bupati; dan\nc. gubernur lain.\n"
    "(2) Kebun dibuka pagi hari.\n(3) Kebun dibuka pagi hari.\n(4) a. gubernur;\nb. bupati."
)
PENJELASAN = "Ayat (1) Cukup jelas.\nAyat (2) Huruf a Cukup jelas.\nHuruf b Cukup jelas.\nAyat (3) Cukup jelas."
INSERTED = "Ketentuan Pasal 5 diubah.\nPasal 5\n(1) Kebun ditutup.\n(2) Kebun ditutup."


def shown(provision: str, text: str) -> Shown:
    return Shown(
        id=provision, kind="", label="", text=text, full_text=text, layer="naskah", version="asli", versions=(),
        page=None, url=None, title="", standing=None, standing_today=None, note="", basis="naskah", checked="",
    )  # fmt: skip


LIST = "Rapat kebun dihadiri oleh:\na. gubernur;\nb. bupati; dan\nc. gubernur lain."
CASES = {
    "of two ayat with the same words the second": (
        PASAL, [("p/ayat-3", "Kebun dibuka pagi hari.")], PASAL.rindex("Kebun dibuka"),
    ),
    "a huruf whose word stands elsewhere": (
        PASAL, [("p/ayat-1", LIST), ("p/ayat-1/huruf-a", "gubernur;")], PASAL.index("gubernur;"),
    ),
    "the same huruf of another ayat": (
        PASAL, [("p/ayat-4", "a. gubernur;\nb. bupati."), ("p/ayat-4/huruf-a", "gubernur;")], PASAL.rindex("gubernur;"),
    ),
    "a penjelasan names the kind in its labels": (
        PENJELASAN,
        [("p/ayat-2", "Huruf a Cukup jelas.\nHuruf b Cukup jelas."), ("p/ayat-2/huruf-b", "Cukup jelas.")],
        PENJELASAN.index("Cukup jelas.\nAyat (3)"),
    ),
    "a pasal stands below its label": (
        INSERTED,
        [("p/uu-1-2001/pasal-5", "(1) Kebun ditutup.\n(2) Kebun ditutup."), ("p/ayat-2", "Kebun ditutup.")],
        INSERTED.rindex("Kebun ditutup."),
    ),
    "a label that is not there": (PASAL, [("p/ayat-9", "Kebun dibuka pagi hari.")], None),
    "words that are not there": (PASAL, [("p/ayat-2", "Kebun ditutup.")], None),
    "no words": (PASAL, [("p/ayat-2", "")], None),
}  # fmt: skip


@pytest.mark.parametrize(("text", "steps", "start"), CASES.values(), ids=CASES)
def test_place_of(text, steps, start):
    found = place_of([shown(*step) for step in steps], text)
    assert found == (None if start is None else (start, start + len(steps[-1][1])))


def test_the_source_marks_the_cited_one_of_two_ayat_with_the_same_words():
    around = shown("p/pasal-7", PASAL)
    cited = shown("p/pasal-7/ayat-3", "Kebun dibuka pagi hari.")
    view = View(
        shown=cited, around=around, steps=(cited,), penjelasan=(), kind="peraturan", day=date(2031, 1, 1),
        today=date(2031, 1, 1), known=lambda _: False, quote="Kebun dibuka",
    )  # fmt: skip
    assert '<p class="baris ayat">(3) <mark>Kebun dibuka</mark> pagi hari.</p>' in source_html(view)
    assert words_before(view).endswith("(2) Kebun dibuka pagi hari.\n(3) ")
