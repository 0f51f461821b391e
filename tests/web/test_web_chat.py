"""The conversation without a browser: what is asked, what is shown, what is remembered."""

from __future__ import annotations

import json
import logging
from datetime import date

import pytest

from kadqa.errors import IndexError_, InputError
from kadqa.records import Filters, Source, Turn
from kadqa.web import chat
from kadqa.web.asker import Kept, question_address, read_filters
from kadqa.web.chat import FAILED, RESTORED, TURNS_KEPT, Asked, reach_html, read_command, reply, turns
from tests.web.fake import ANSWERED, ANSWERS, FakeAsker


@pytest.mark.parametrize("kind", ANSWERS)
def test_every_kind_of_answer_is_shown_with_a_card_per_citation(kind):
    message, _ = reply(FakeAsker(), Kept(), kind)
    assert message.count('class="kartu"') == len(ANSWERS[kind].citations)


def test_history_and_day_reach_the_assistant_and_the_turn_is_remembered():
    asker = FakeAsker()
    before = (Asked("sebelumnya", ("pp-1-2030",)),)
    _, one = reply(asker, Kept(), "lalu?", asked=before, as_of=date(2010, 1, 1))
    assert asker.asked == [("lalu?", (Turn("sebelumnya", ("pp-1-2030",)),), date(2010, 1, 1))]
    assert one == Asked("lalu?", tuple(c.provision for c in ANSWERED.citations), digest=True)


def test_only_the_last_turns_are_kept():
    asked: tuple[Asked, ...] = ()
    for n in range(TURNS_KEPT + 3):
        _, one = reply(FakeAsker(), Kept(), f"pertanyaan {n}", asked=asked)
        asked = (*asked, one)
    assert [turn.question for turn in turns(asked)] == [f"pertanyaan {n}" for n in range(3, TURNS_KEPT + 3)]


def test_ids_differ_between_two_answers_of_one_page():
    one, two = (reply(FakeAsker(), Kept(), "apa?")[0] for _ in range(2))
    assert one != two


def test_a_question_that_fails_is_logged_without_its_words_and_no_later_one_builds_on_it(caplog):
    with caplog.at_level(logging.DEBUG):
        message, one = reply(FakeAsker(), Kept(), "gagal rahasia")
    assert FAILED in message
    assert "something broke" not in message
    assert turns((Asked("dulu", ()), one)) == (Turn("dulu"),)
    assert "something broke" in caplog.text
    assert "rahasia" not in caplog.text


def test_an_error_meant_for_the_reader_is_shown():
    class Broken(FakeAsker):
        def ask(self, question, **_):
            raise IndexError_("index/ rusak <b>. Jalankan `kadqa index`.")

    message, _ = reply(Broken(), Kept(), "apa?")
    assert "index/ rusak &lt;b&gt;. Jalankan `kadqa index`." in message


def test_the_header_tells_how_far_all_of_the_law_reaches():
    header = reach_html(FakeAsker().sources())
    assert "Mengenal 2 peraturan dan 1 halaman web; keadaan hukum diperiksa s.d. 1 Januari 2030." in header


def test_a_page_that_was_read_later_does_not_move_how_far_the_law_was_checked():
    law = Source("pp-1-2030", "pp", diperiksa="2030-02-01")
    page = Source("halaman/kebun", "halaman", diperiksa="2031-12-31")
    assert "keadaan hukum diperiksa s.d. 1 Februari 2030." in reach_html((law, page))


def test_the_header_of_an_empty_corpus_says_so():
    assert "Belum memuat dokumen." in reach_html(())


def test_a_source_of_no_kind_and_a_date_of_no_form_do_not_count():
    header = reach_html((Source("berkas-x", "berkas", judul="<b>", diperiksa="zzz"), Source("pp-1-2030", "pp")))
    assert "Mengenal 1 peraturan." in header


def test_every_example_is_a_question_of_its_own():
    questions = [question for group in chat.EXAMPLES.values() for question in group]
    assert len(set(questions)) == len(questions)
    assert all(question.endswith("?") for question in questions)


def test_an_answer_names_its_filters_and_its_address_asks_it_again():
    asker, filters = FakeAsker(), Filters(True, ("uu", "pp"), 2010, 2020, True)
    message, _ = reply(asker, Kept(), "apa & siapa?", as_of=date(2012, 5, 1), filters=filters)
    assert asker.filters == [filters]
    assert "Disaring: hanya yang berlaku; jenis UU, PP; tahun 2010–2020; naskah resmi saja" in message
    assert "per=2012-05-01&amp;berlaku=1&amp;jenis=uu%2Cpp&amp;dari=2010&amp;sampai=2020&amp;naskah=1" in message


def test_filters_come_back_from_their_address():
    filters = Filters(True, ("uu", "halaman"), None, 2020, False)
    address = question_address("apa?", "", filters)
    assert address == "/?q=apa%3F&berlaku=1&jenis=uu%2Chalaman&sampai=2020"
    assert read_filters("1", "uu,halaman,tidak-ada", "", "2020", "") == filters
    with pytest.raises(InputError, match="Tulis empat angka"):
        read_filters(first="dua ribu")


COMMANDS = {
    "a question": ('{"tanya": [["apa?", "per=2010&berlaku=1"]]}', (None, (("apa?", {"per": "2010", "berlaku": "1"}),))),
    "only a cut": ('{"sisa": 2, "tanya": []}', (2, ())),
    "an empty question is none": ('{"sisa": 0, "tanya": [["  ", ""]]}', (0, ())),
    "no JSON": ("x", None),
    "another value": ("[1]", None),
    "a number that is none": ('{"sisa": "2"}', None),
    "a truth is no number": ('{"sisa": true}', None),
    "too many fields": ('{"tanya": [["a?", "' + "a=1&" * 40 + '"]]}', None),
    "pairs that are none": ('{"tanya": [1]}', None),
}


@pytest.mark.parametrize(("written", "expected"), COMMANDS.values(), ids=COMMANDS)
def test_a_command_of_the_page_is_read_and_nothing_else(written, expected):
    found = read_command(written)
    assert (found and (found.keep, found.questions)) == expected


def test_an_earlier_conversation_is_cut_to_its_bound():
    many = json.dumps({"sisa": 0, "tanya": [["a" * 10**5, ""]] * 99})
    found = read_command(many)
    assert len(found.questions) == RESTORED
    assert len(found.questions[0][0]) == chat.QUESTION_LONG


def test_the_oldest_answers_are_forgotten():
    kept = Kept(most=2)
    names = [kept.keep(ANSWERED) for _ in range(3)]
    assert [kept.get(name) is not None for name in names] == [False, True, True]
    assert len(set(names)) == 3


class Narrow(FakeAsker):
    """Finds nothing while it is narrowed."""

    def ask(self, question, *, filters=None, **rest):
        return super().ask("ditolak" if filters else question, filters=filters, **rest)


LIFTED = {
    "where the filters are why": (Narrow(), "apa?", Filters(in_force=True), True),
    "where there is nothing without them either": (FakeAsker(), "ditolak", Filters(in_force=True), False),
    "where there are none": (FakeAsker(), "ditolak", None, False),
    "where there is an answer": (FakeAsker(), "apa?", Filters(in_force=True), False),
}


@pytest.mark.parametrize(("asker", "question", "filters", "advised"), LIFTED.values(), ids=LIFTED)
def test_a_refusal_advises_to_lift_the_filters(asker, question, filters, advised):
    message, _ = reply(asker, Kept(), question, filters=filters)
    assert ("Tanyakan tanpa saringan" in message) == advised
