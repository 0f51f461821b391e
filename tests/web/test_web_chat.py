"""The conversation without a browser: what is asked, what is shown, what is remembered."""

from __future__ import annotations

import logging
from datetime import date

import pytest

from kadqa.errors import IndexError_
from kadqa.records import Source, Turn
from kadqa.web import chat
from kadqa.web.chat import FAILED, TURNS_KEPT, header_html, reply
from tests.web.fake import ANSWERED, ANSWERS, FakeAsker


@pytest.mark.parametrize("kind", ANSWERS)
def test_every_kind_of_answer_is_shown_with_a_card_per_citation(kind):
    message, _ = reply(FakeAsker(), kind)
    assert message.count('class="kartu"') == len(ANSWERS[kind].citations)


def test_history_and_day_reach_the_assistant_and_the_turn_is_remembered():
    asker = FakeAsker()
    before = (Turn("sebelumnya", ("pp-1-2030",)),)
    _, after = reply(asker, "lalu?", history=before, as_of=date(2010, 1, 1))
    assert asker.asked == [("lalu?", before, date(2010, 1, 1))]
    assert after == (*before, Turn("lalu?", tuple(c.provision for c in ANSWERED.citations)))


def test_only_the_last_turns_are_kept():
    turns: tuple[Turn, ...] = ()
    for n in range(TURNS_KEPT + 3):
        _, turns = reply(FakeAsker(), f"pertanyaan {n}", history=turns)
    assert [turn.question for turn in turns] == [f"pertanyaan {n}" for n in range(3, TURNS_KEPT + 3)]


def test_ids_differ_between_two_answers_of_one_page():
    one, two = (reply(FakeAsker(), "apa?")[0] for _ in range(2))
    assert one != two


def test_a_question_that_fails_is_logged_without_its_words_and_the_history_stays(caplog):
    history = (Turn("dulu"),)
    with caplog.at_level(logging.DEBUG):
        message, after = reply(FakeAsker(), "gagal rahasia", history=history)
    assert FAILED in message
    assert "something broke" not in message
    assert after == history
    assert "something broke" in caplog.text
    assert "rahasia" not in caplog.text


def test_an_error_meant_for_the_reader_is_shown():
    class Broken(FakeAsker):
        def ask(self, question, **_):
            raise IndexError_("index/ rusak <b>. Jalankan `kadqa index`.")

    message, _ = reply(Broken(), "apa?")
    assert "index/ rusak &lt;b&gt;. Jalankan `kadqa index`." in message


def test_the_header_tells_how_far_all_of_the_law_reaches():
    header = header_html(FakeAsker().sources())
    assert "<h1>KADQA</h1>" in header
    assert "Mengenal 2 peraturan dan 1 halaman web; keadaan hukum diperiksa s.d. 1 Januari 2030." in header


def test_a_page_that_was_read_later_does_not_move_how_far_the_law_was_checked():
    law = Source("pp-1-2030", "pp", diperiksa="2030-02-01")
    page = Source("halaman/kebun", "halaman", diperiksa="2031-12-31")
    assert "keadaan hukum diperiksa s.d. 1 Februari 2030." in header_html((law, page))


def test_the_header_of_an_empty_corpus_says_so():
    assert "Belum memuat dokumen." in header_html(())


def test_a_source_of_no_kind_and_a_date_of_no_form_do_not_count():
    header = header_html((Source("berkas-x", "berkas", judul="<b>", diperiksa="zzz"), Source("pp-1-2030", "pp")))
    assert "Mengenal 1 peraturan." in header


def test_every_example_is_a_question_of_its_own():
    questions = [question for group in chat.EXAMPLES.values() for question in group]
    assert len(set(questions)) == len(questions)
    assert all(question.endswith("?") for question in questions)
