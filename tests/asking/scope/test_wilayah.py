"""Names of provinces: put as the law calls them, but those that its texts name."""

from __future__ import annotations

import pytest

from kadqa.asking.scope.wilayah import PROVINCES, without_provinces
from kadqa.asking.understand import understand

PUT = {
    "where several lie": (
        "siapa memantau kerja sama dua kabupaten di Jawa Timur?",
        "siapa memantau kerja sama dua kabupaten di satu provinsi?",
    ),
    "the asker's own": (
        "Provinsi Maluku mau bekerja sama dengan Jepang",
        "provinsi kami mau bekerja sama dengan Jepang",
    ),
    "two of them": (
        "kabupaten di Sulsel dan kota di NTT berselisih",
        "kabupaten di provinsi kami dan kota di provinsi lain berselisih",
    ),
    "one told twice": (
        "kabupaten kami di Gorontalo, kotanya juga di gorontalo",
        "kabupaten kami di provinsi kami, kotanya juga di provinsi kami",
    ),
    "two, and one again": (
        "Jambi, Bengkulu, lalu Jambi lagi",
        "provinsi kami, provinsi lain, lalu provinsi kami lagi",
    ),
    "by its short form": ("prov. Kaltara boleh?", "provinsi kami boleh?"),
    "the longer of two names": ("kota di Papua Selatan", "kota di provinsi kami"),
    "a name that a text has": ("kabupaten di Aceh", "kabupaten di Aceh"),
    "where only a law on another region names it": ("kabupaten di Jawa Barat", "kabupaten di provinsi kami"),
    "with that region": ("kerja sama Jakarta dan Jawa Barat", "kerja sama Jakarta dan Jawa Barat"),
    "beside the asker's": ("kota kami berselisih dengan Provinsi Jambi", "kota kami berselisih dengan provinsi lain"),
    "around the other": ("kota kami dan kota di Jambi", "kota kami dan kota di provinsi kami"),
    "none": ("kabupaten tetangga", "kabupaten tetangga"),
    "part of a word": ("baliho dan jambinasi", "baliho dan jambinasi"),
}


@pytest.mark.parametrize(("text", "expected"), PUT.values(), ids=PUT)
def test_a_province_is_put_as_the_law_calls_it(shipped, text, expected):
    assert without_provinces(text, shipped.library) == expected


def test_all_provinces_are_there_and_each_name_once():
    names = [name for names in PROVINCES for name in names.split("|")]
    assert len(PROVINCES) == 38
    assert len(set(names)) == len(names)
    # A name that begins another one stands behind it, or it would be taken for it.
    for n, name in enumerate(names):
        assert not any(other.startswith(f"{name} ") for other in names[n + 1 :])


def test_a_question_is_searched_without_them_and_shown_with_them(shipped):
    text = "Siapa yang memantau kerja sama dua kabupaten yang sama-sama berada di Jawa Timur?"
    query = understand(text, (), shipped.day(), shipped.library)
    assert query.resolved == text
    assert query.search_text.endswith("berada di satu provinsi?")
    assert not {"jawa", "timur"} & set(query.asked)


def test_it_is_answered_as_it_is_for_any_province(shipped):
    named, plain = (
        shipped.ask(f"Siapa yang memantau kerja sama dua kabupaten yang sama-sama berada di {where}?")
        for where in ("Jawa Timur", "satu provinsi")
    )
    assert not named.refused
    assert [c.provision for c in named.citations] == [c.provision for c in plain.citations]
