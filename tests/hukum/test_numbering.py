import itertools
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kadqa.hukum.numbering import (
    ORDINAL,
    ROMAN,
    as_id,
    bagian_number,
    bare,
    follows,
    from_ordinal,
    from_roman,
    is_first,
    sort_key,
    to_ordinal,
    to_roman,
)

# --- roman ------------------------------------------------------------------------------------


def test_every_number_written_in_roman_reads_back_and_matches_the_pattern():
    for number in range(1, 4000):
        written = to_roman(number)
        assert re.fullmatch(ROMAN, written)
        assert from_roman(written) == from_roman(written.lower()) == number


def test_the_pattern_accepts_nothing_but_canonical_numerals():
    canonical = {to_roman(number) for number in range(1, 4000)}
    for length in range(6):
        for letters in itertools.product("IVXLCDM", repeat=length):
            word = "".join(letters)
            assert bool(re.fullmatch(ROMAN, word)) == (word in canonical) == (from_roman(word) is not None)


@pytest.mark.parametrize("text", ["", "IIII", "IC", "VX", "XvI", "12", "A", "ⅷ", "MMMM", " I"])
def test_what_is_no_roman_numeral_is_none(text):
    assert from_roman(text) is None


@pytest.mark.parametrize("number", [0, -1, 4000])
def test_roman_numerals_end_where_they_end(number):
    with pytest.raises(ValueError, match="Romawi"):
        to_roman(number)


# --- ordinals ---------------------------------------------------------------------------------


def test_every_ordinal_reads_back_in_any_case_and_spacing():
    for number in range(1, 100):
        written = to_ordinal(number)
        assert re.fullmatch(ORDINAL, written, re.IGNORECASE)
        for form in (written, written.upper(), written.replace(" ", ""), written.replace(" ", "\n")):
            assert from_ordinal(form) == number


ORDINALS = {
    "old style": ("Pertama", 1),
    "new style": ("Kesatu", 1),
    "ten": ("Kesepuluh", 10),
    "eleven": ("Kesebelas", 11),
    "a teen": ("Kedua Belas", 12),
    "tens": ("Ketiga Puluh", 30),
    "tens and one": ("Kedua Puluh Satu", 21),
    "capitals": ("KETIGA", 3),
    "with a hyphen": ("Ke-dua", 2),
    "a plain number is none": ("dua", None),
    "nothing is none": ("", None),
    "a title is none": ("Umum", None),
}


@pytest.mark.parametrize(("text", "expected"), ORDINALS.values(), ids=ORDINALS)
def test_from_ordinal(text, expected):
    assert from_ordinal(text) == expected


ORDINALS_IN_TEXT = {
    "title behind it": ("Bagian Kedua Kerja Sama", "Kedua"),
    "a title that begins like a number": ("Bagian Kedua Satuan Kerja", "Kedua"),
    "tens do not take the beginning of a word": ("Bagian Kedua Puluh Satuan Kerja", "Kedua Puluh"),
    "broken over a line": ("Bagian Kedua\nBelas Pembiayaan", "Kedua\nBelas"),
    "old style in capitals": ("BAGIAN PERTAMA UMUM", "PERTAMA"),
}


@pytest.mark.parametrize(("text", "expected"), ORDINALS_IN_TEXT.values(), ids=ORDINALS_IN_TEXT)
def test_the_ordinal_pattern_stops_where_the_title_begins(text, expected):
    assert re.search(ORDINAL, text, re.IGNORECASE)[0] == expected


@pytest.mark.parametrize("number", [0, 100])
def test_ordinals_end_where_they_end(number):
    with pytest.raises(ValueError, match="bilangan tingkat"):
        to_ordinal(number)


BAGIAN = {
    "plain": ("Kedua Belas", "12"),
    "inserted": ("Ketiga A", "3a"),
    "inserted without a space": ("KetigaA", "3a"),
    "no number": ("Umum", None),
    "a letter alone": ("A", None),
}


@pytest.mark.parametrize(("text", "expected"), BAGIAN.values(), ids=BAGIAN)
def test_bagian_number(text, expected):
    assert bagian_number(text) == expected


# --- numbers in lists -------------------------------------------------------------------------

FOLLOWS = {
    "next pasal": ("12", "13", True),
    "inserted pasal": ("12", "12A", True),
    "second inserted pasal": ("12A", "12B", True),
    "next pasal after an inserted one": ("12B", "13", True),
    "inserted within inserted": ("12A", "12A1", True),
    "a gap": ("12", "14", False),
    "backwards": ("12", "11", False),
    "the same": ("12", "12", False),
    "insertion starts at A": ("12", "12B", False),
    "inserted after the wrong pasal": ("12", "13A", False),
    "ayat in brackets": ("(4)", "(5)", True),
    "inserted ayat": ("(4)", "(4a)", True),
    "after an inserted ayat": ("(4a)", "(5)", True),
    "huruf": ("a", "b", True),
    "huruf with a dot": ("a.", "b.", True),
    "huruf after z": ("z", "aa", True),
    "doubled huruf": ("aa", "bb", True),
    "counted huruf": ("aa", "ab", True),
    "inserted huruf": ("d", "d1", True),
    "after an inserted huruf": ("d2", "e", True),
    "huruf h to i, which is also roman": ("h", "i", True),
    "huruf i to j": ("i", "j", True),
    "roman": ("i", "ii", True),
    "roman nine": ("viii", "ix", True),
    "roman capitals": ("I", "II", True),
    "inserted bab": ("IX", "IXA", True),
    "bab after an inserted one": ("IXA", "X", True),
    "capital letters that are also roman": ("C", "D", True),
    "no mixing of capitals": ("a", "B", False),
    "no mixing of kinds": ("9", "X", False),
    "letter after number": ("1", "b", False),
    "start with one": (None, "1", True),
    "start with a": (None, "a", True),
    "start with roman": (None, "i", True),
    "start with an inserted number": (None, "1A", False),
    "no start with two": (None, "2", False),
    "no number follows nothing": ("1", "", False),
    "words are no numbers": ("Pasal", "Pasam", False),
}


@pytest.mark.parametrize(("previous", "following", "expected"), FOLLOWS.values(), ids=FOLLOWS)
def test_follows(previous, following, expected):
    assert follows(previous, following) is expected


ORDERS = {
    "pasal": ["2", "11", "12", "12A", "12B", "13", "100"],
    "ayat": ["(1)", "(4)", "(4a)", "(4b)", "(5)", "(10)"],
    "huruf": ["a", "d", "d1", "d2", "e", "i", "z", "aa", "bb"],
    "bab": ["I", "II", "IV", "IX", "IXA", "X", "XVII"],
    "numbers, letters, the rest": ["3", "a", "b", "?"],
}


@pytest.mark.parametrize("ordered", ORDERS.values(), ids=ORDERS)
def test_sort_key(ordered):
    shuffled = ordered[1::2] + ordered[::2]
    assert sorted(shuffled, key=sort_key) == ordered


def test_small_letters_sort_as_letters_unless_they_are_said_to_be_roman():
    assert sorted(["v", "i", "x"], key=sort_key) == ["i", "v", "x"]
    assert sorted(["ix", "v", "i"], key=lambda n: sort_key(n, roman=True)) == ["i", "v", "ix"]


@given(st.text(max_size=8), st.text(max_size=8))
def test_any_two_texts_can_be_compared_and_followed(one, other):
    assert (sort_key(one) < sort_key(other)) in {True, False}
    assert follows(one, other) in {True, False}
    assert is_first(one) in {True, False}


@given(st.integers(1, 9999))
def test_the_next_number_follows_and_sorts_behind(number):
    assert follows(str(number), str(number + 1))
    assert sort_key(f"{number}") < sort_key(f"{number}A") < sort_key(f"{number + 1}")


def test_numbers_lose_what_is_printed_around_them():
    assert [bare("(4a)"), bare("12 A"), bare("a."), bare("2)")] == ["4a", "12A", "a", "2"]
    assert [as_id("12A"), as_id("(2)"), as_id("XVII")] == ["12a", "2", "xvii"]
