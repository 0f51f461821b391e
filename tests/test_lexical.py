"""Words of the lexical index: documents and questions meet in the same stems."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kadqa.lexical import ASKING, STOP, content_words, words

SAME = {
    "the old and the new spelling of kerja sama": ("kerjasama daerah", "kerja sama daerah"),
    "a verb made of kerja sama": ("dikerjasamakan", "kerja sama"),
    "a noun made of kerja sama": ("Pengerjasamaan", "kerja sama"),
    "the prefix antar written apart": ("kerja sama antar daerah", "kerja sama antardaerah"),
    "walikota in one word": ("walikota", "wali kota"),
    "a slash between two offices": ("Bupati/Wali Kota", "bupati wali kota"),
    "capitals": ("PEMERINTAH DAERAH", "pemerintah daerah"),
    "a verb and its noun": ("menyepakati", "kesepakatan"),
    "cost as verb and noun": ("dibiayai", "pembiayaan"),
    "a soft hyphen left by a page": ("pem\u00adbiayaan", "pembiayaan"),
    "a hyphenated plural": ("daerah-daerah", "daerah daerah"),
    "function words around content": ("yang dan kerja sama di untuk", "kerja sama"),
    "an underscore between words": ("perda_bupati", "perda bupati"),
    "the formula of a cross-reference": ("sebagaimana dimaksud pada ayat (1)", "ayat 1"),
    "full-width digits": ("３６３", "363"),
}


@pytest.mark.parametrize(("one", "other"), SAME.values(), ids=SAME)
def test_two_spellings_meet_in_the_same_words(one, other):
    assert words(one) == words(other) != ()


DIFFERENT = {
    "two numbers of pasal": ("Pasal 12", "Pasal 12A"),
    "a number whose letter looks like a suffix": ("Pasal 12", "Pasal 12I"),
    "wajib and dapat": ("wajib", "dapat"),
    "with and without tidak": ("tidak berlaku", "berlaku"),
    "two letters of an address": ("huruf a", "huruf b"),
    "maksud and the formula with dimaksud": ("maksud", "dimaksud"),
}


@pytest.mark.parametrize(("one", "other"), DIFFERENT.values(), ids=DIFFERENT)
def test_what_differs_in_law_stays_different(one, other):
    assert words(one) != words(other)


def test_numbers_are_kept():
    assert words("Pasal 363 ayat (2)") == ("pasal", "363", "ayat", "2")


QUESTIONS = {
    "question words go": ("Apa yang dimaksud dengan kerja sama daerah?", ("kerja", "sama", "daerah")),
    "a wish goes": ("Tolong jelaskan pembiayaan kerja sama", ("biaya", "kerja", "sama")),
    "each word once": ("daerah dengan daerah lain", ("daerah", "lain")),
    "English function words go": ("what is kerja sama daerah", ("kerja", "sama", "daerah")),
    "nothing but asking": ("tolong jelaskan ya", ()),
    "nothing but marks": ("?!", ()),
    "empty": ("", ()),
}


@pytest.mark.parametrize(("question", "expected"), QUESTIONS.values(), ids=QUESTIONS)
def test_content_words(question, expected):
    assert content_words(question) == expected


def test_asking_words_stay_in_documents():
    assert words("uji coba") == ("uji", "coba")
    assert content_words("coba uji") == ("uji",)


def test_the_two_lists_do_not_overlap():
    assert not STOP & ASKING


@pytest.mark.parametrize("word", sorted(STOP))
def test_every_stop_word_is_written_as_it_is_looked_up(word):
    assert words(word) == ()


@given(st.text())
def test_any_text_has_words_and_they_are_clean(text):
    found = words(text)
    assert all(word and not any(map(str.isspace, word)) for word in found)
    assert set(content_words(text)) <= set(found)


@given(st.text(), st.text())
def test_words_of_two_texts_are_those_of_each(one, other):
    assert words(f"{one}\n;\n{other}") == words(one) + words(other)


def test_threads_agree():
    texts = [f"penyelenggaraan kesepakatan {n} pembiayaan dikerjasamakan" for n in range(200)]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(words, texts)) == list(map(words, texts))
