"""The elucidation that says what a word means comes first; one that names an example follows what it explains."""

from __future__ import annotations

from datetime import date

import pytest

from kadqa.asking.excerpts.explained import MEANS, with_explained
from kadqa.lexical import content_words
from kadqa.records import Hit, Query, Term

TODAY = date(2026, 11, 24)
PARTNERS, EXAMPLES = "pp-28-2018/pasal-14", "pp-28-2018/penjelasan/pasal-14/huruf-b"
OFFICE, COMPLEX = "pp-28-2018/pasal-7/ayat-1", "pp-28-2018/penjelasan/pasal-7/ayat-2/huruf-b"
CONDITIONS, FILLING = "pp-28-2018/pasal-27/ayat-3", "pp-28-2018/penjelasan/pasal-27/ayat-3/huruf-b"

TERMS = {
    "a digest": ("Lapak tetap berarti lapak yang tidak berpindah.", ["Lapak tetap"]),
    "a naskah": ("Yang dimaksud dengan “lapak tetap” adalah lapak di dermaga.", ["lapak tetap"]),
    "by examples": ("Lapak tetap antara lain lapak ikan.", ["Lapak tetap"]),
    "two in a row": ("Lapak tetap adalah lapak ikan. Lapak sore adalah lapak buah.", ["Lapak tetap", "Lapak sore"]),
    "it says what holds": ("Izin lapak diberikan oleh bupati.", []),
}


@pytest.mark.parametrize(("text", "terms"), TERMS.values(), ids=TERMS)
def test_the_term_that_a_text_explains(text, terms):
    assert [match["term"] for match in MEANS.finditer(text)] == terms


QUOTED = {
    "a meaning comes first": ("apa yang dimaksud saling melengkapi", CONDITIONS, [FILLING, CONDITIONS]),
    "of another ayat of the pasal": ("kompleksitas tinggi itu yang bagaimana", OFFICE, [COMPLEX, OFFICE]),
    "no meaning is asked for": ("siapa membentuk sekretariat dengan kompleksitas tinggi", PARTNERS, [PARTNERS]),
    "the words stand apart": ("apa arti tinggi dan kompleksitas", OFFICE, [OFFICE]),
    "what is repealed comes not first": ("apa arti itikad baik", CONDITIONS, [CONDITIONS]),
    "an example is named": ("apakah koperasi boleh jadi mitra", PARTNERS, [PARTNERS, EXAMPLES]),
    "the provision itself names it": ("apakah perseorangan boleh jadi mitra", PARTNERS, [PARTNERS]),
    "no example is named": ("apakah tetangga boleh jadi mitra", PARTNERS, [PARTNERS]),
}


@pytest.mark.parametrize(("text", "quoted", "expected"), QUOTED.values(), ids=QUOTED)
def test_with_explained(shipped, text, quoted, expected):
    assert explained(shipped.library, text, quoted) == expected


def test_what_a_law_defines_itself_is_not_said_by_its_elucidation(shipped):
    term = Term("kompleksitas tinggi", ketentuan=("pp-28-2018/pasal-1/angka-2",))
    assert explained(shipped.library, "apa itu kompleksitas tinggi", OFFICE, terms=(term,)) == [OFFICE]


ASKED = {
    "its own question is nearer": (0.92, 0.95, True),
    "that of the provision is": (0.95, 0.92, False),
    "none is known of it": (0.95, None, False),
}


@pytest.mark.parametrize(("own", "its", "quoted"), ASKED.values(), ids=ASKED)
def test_an_elucidation_known_to_be_asked_so_stands_beside(shipped, own, its, quoted):
    near = ((EXAMPLES, its),) if its else ()
    hits = (Hit(PARTNERS, PARTNERS, 0.9, 0.9, 1.0, known=((PARTNERS, own), *near)),)
    found = explained(shipped.library, "apakah tetangga boleh jadi mitra", PARTNERS, hits)
    assert found == [PARTNERS, *[EXAMPLES][:quoted]]


def explained(library, text, quoted, hits=(), **more) -> list[str]:
    stems = content_words(text)
    query = Query(text, text, "tanya", TODAY, search_text=text, words=stems, asked=stems, **more)
    excerpt = library.excerpt(quoted, TODAY, TODAY)
    return [one.passage.provision for one in with_explained(query, [excerpt], hits, library)]
