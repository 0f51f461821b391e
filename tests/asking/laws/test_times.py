"""The words of time: eras, what changed between two days, how a history is limited. Over the shipped corpus."""

from __future__ import annotations

from datetime import date

import pytest

from kadqa.asking.understand import understand
from tests.conftest import TODAY

DAYS = {
    "an era": ("syarat kerja sama wajib pada masa Orde Baru", date(1998, 5, 20)),
    "an era, said shortly": ("syarat kerja sama zaman orba", date(1998, 5, 20)),
    "before an era": ("perselisihan antardaerah sebelum reformasi diselesaikan siapa", date(1998, 5, 20)),
    "the old words": ("isi pasal 18 UUD 1945 yang lama", date(1999, 12, 31)),
    "the old words, said twice": ("bunyi lama pasal 18 UUD sebelum amandemen", date(1999, 12, 31)),
    "the original": ("isi asli pasal 18 UUD 1945", date(1999, 12, 31)),
}


DAYS |= {
    "between two laws": (
        "UU 32/2004 sudah dicabut tapi PP 28/2018 belum ada, siapa yang menyetujui?",
        date(2018, 7, 12),
    ),
    "one law there, the other not": ("UU 23/2014 udah berlaku tp PP 28/2018 blm terbit, siapa?", date(2018, 7, 12)),
    "from one law to another": ("pada masa antara UU 23/2014 dan PP 28/2018, siapa yang setuju?", date(2018, 7, 12)),
    "a law not yet there": ("waktu PP 28/2018 belum ada, siapa yang menyetujui?", date(2018, 7, 12)),
    "a day amid the question": ("siapa yang menyetujui kerja sama pada 1 Mei 2010?", date(2010, 5, 1)),
    "a day with its short word": ("status PP 50/2007 tgl 2 oktober 2014", date(2014, 10, 2)),
    "a year that is not over": ("siapa yang menyetujui kerja sama pada tahun 2026?", TODAY),
    "before which a thing was made": ("perjanjian yang dibuat sebelum PP 28/2018 masih berlaku?", None),
    "the same without yang": ("MoU diteken sebelum PP 28/2018 apakah masih sah?", None),
    "the same with a year": ("kontrak yang ditandatangani bupati lama sebelum tahun 2018 tetap mengikat?", None),
    "a local rule": ("perda yang terbit sebelum UU 23/2014 masih berlaku?", None),
    "while a law was there": ("perjanjian yang dibuat waktu UU 32/2004 masih berlaku apakah batal?", None),
    "what there was then": ("apa saja syarat kerja sama yang ada pada tahun 2010?", date(2010, 12, 31)),
    "what was to be done then": (
        "apakah tetap perlu persetujuan DPRD untuk kerja sama pada tahun 2010?",
        date(2010, 12, 31),
    ),
    "rules of then": ("peraturan yang ada sebelum UU 23/2014 apa saja", date(2014, 10, 1)),
    "how a thing was made then": ("bagaimana perjanjian dibuat sebelum PP 28/2018?", date(2018, 7, 12)),
    "the law of then for a thing": (
        "aturan apa yang berlaku saat itu untuk perjanjian yang dibuat sebelum PP 28/2018?",
        date(2018, 7, 12),
    ),
    "a law called by its year": ("menurut UU otonomi daerah 1999 bolehkah kerja sama?", date(1999, 12, 31)),
    "the day of a deed": ("perjanjian yang ditandatangani pada 1 Mei 2010, siapa yang menyetujui?", None),
}


@pytest.mark.parametrize(("text", "day"), DAYS.values(), ids=DAYS)
def test_the_day_that_words_mean(shipped, text, day):
    assert understand(text, (), TODAY, shipped.library).as_of == day


UNDER = {
    "on its basis": ("perjanjian tahun 2015 dengan dasar PP 50/2007 masih sah?", ("pp-28-2018",)),
    "before it": ("kerja sama yang dibuat sebelum UU 32/2004 tetap berlaku?", ("uu-23-2014",)),
    "before today's": ("kontrak yang dibuat sebelum PP 28/2018 masih berlaku?", ("pp-28-2018",)),
    "its own matter": ("siapa yang menyetujui perjanjian menurut PP 50/2007?", ("pp-50-2007",)),
    "what it says of an end": ("kapan perjanjian berakhir menurut PP 50/2007?", ("pp-50-2007",)),
}


@pytest.mark.parametrize(("text", "laws"), UNDER.values(), ids=UNDER)
def test_what_is_left_of_a_thing_is_told_by_the_law_in_force(shipped, text, laws):
    assert understand(text, (), TODAY, shipped.library).laws == laws


@pytest.mark.parametrize("text", ["bunyi lama pasal 18 UUD sebelum amandemen", "isi asli pasal 18 UUD 1945"])
def test_the_old_words_are_quoted(shipped, text):
    answer = shipped.ask(text)
    assert [c.version for c in answer.citations] == ["asli"]
    assert answer.citations[0].provision == "uud-1945/pasal-18"


@pytest.mark.parametrize("text", [
    "pada masa Orde Baru, bagaimana kerja sama antardaerah diatur?", "kerja sama daerah sebelum reformasi",
])  # fmt: skip
def test_of_a_time_before_all_texts_the_law_of_then_is_named(shipped, text):
    answer = shipped.ask(text)
    assert answer.outcome == "ditolak"
    assert "Yang berlaku saat itu, UU 5/1974" in answer.answer


@pytest.mark.parametrize("text", [
    "bagaimana kerja sama daerah diatur menurut aturan tahun 2010",
    "sebelum UU 23/2014, kerja sama daerah diatur gimana?",
])  # fmt: skip
def test_how_a_thing_was_ruled_is_answered_with_the_laws_of_that_day(shipped, text):
    answer = shipped.ask(text)
    assert answer.outcome == "dijawab"
    assert any(sentence.text.startswith(("UU 32/2004", "PP 50/2007")) for sentence in answer.sentences)


CHANGED = {
    "between two laws": (
        "apa yang berubah antara 1999 dan sekarang soal kerja sama daerah",
        ["UU 22/1999", "UU 23/2014"],
    ),
    "since a year": ("apa saja perubahan aturan kerja sama daerah sejak 2010?", ["PP 50/2007", "PP 28/2018"]),
    "until a year": ("apa yang berubah soal kerja sama daerah antara 2000 dan 2010?", ["UU 22/1999", "UU 32/2004"]),
}


@pytest.mark.parametrize(("text", "sides"), CHANGED.values(), ids=CHANGED)
def test_what_time_changed_is_a_comparison_of_the_laws_at_its_ends(shipped, text, sides):
    answer = shipped.ask(text)
    assert answer.table["columns"][1:] == sides


def test_a_history_begins_where_it_is_asked_to(shipped):
    answer = shipped.ask("riwayat undang-undang pemerintahan daerah dari 1999 sampai sekarang")
    assert answer.timeline[0]["date"] == "1999-05-07"
    assert all(w.kind != "tanggal" for w in answer.warnings)


def test_a_history_says_from_when_on_it_knows_anything(shipped):
    text = shipped.ask("riwayat UU pemerintahan daerah sejak 1945").answer
    assert "Yang tercatat di korpus ini baru mulai 23 Juli 1974" in text
    assert (
        "Yang tercatat di korpus ini baru mulai" not in shipped.ask("riwayat UU pemerintahan daerah sejak 2000").answer
    )


def test_the_history_of_a_subject_leaves_other_changes_out(shipped):
    answer = shipped.ask("sejarah pengaturan kerja sama daerah")
    assert not any("Pasal 300" in event["event"] for event in answer.timeline)
    assert "perubahan atas ketentuan lain dalam peraturan itu tidak ditampilkan" in answer.answer
    named = shipped.ask("riwayat UU 23/2014")
    assert any("UU 9/2015" in event["event"] for event in named.timeline)


@pytest.mark.parametrize("text", ["sebelum UU 22/1999 apa yang berlaku?", "UU apa yang berlaku sebelum UU 22/1999?"])
def test_the_law_before_another_is_named(shipped, text):
    answer = shipped.ask(text)
    assert answer.sentences[0].text.startswith("Per 6 Mei 1999, UU 5/1974 tentang Pokok-pokok Pemerintahan di Daerah")
    # The law that came later is cited, but nobody asked whether it had begun.
    assert not any("Belum berlaku" in w.text for w in answer.warnings)


HISTORIES = [
    "kapan saja UU pemerintahan daerah berganti?",
    "urutan UU pemerintahan daerah dari yang pertama",
    "perkembangan aturan kerja sama daerah dari tahun 2000 sampai 2018",
    "bagaimana kerja sama daerah diatur antara 2000 dan 2020",
]


@pytest.mark.parametrize("text", HISTORIES)
def test_a_history_is_asked_for_in_many_words(shipped, text):
    events = [event["event"] for event in shipped.ask(text).timeline]
    assert any("UU 32/2004 tentang Pemerintahan Daerah diundangkan" in event for event in events)


def test_what_befalls_an_agreement_is_no_history(shipped):
    text = "apakah perjanjian kerja sama berakhir kalau aturan berganti?"
    assert understand(text, (), TODAY, shipped.library).intent == "tanya"


BEGUN = {
    "gone by now": ("kapan UU 32/2004 mulai berlaku?", "mulai berlaku pada 15 Oktober 2004 (Pasal 240)."),
    "changed since": ("sejak kapan UU 23/2014 berlaku", "mulai berlaku pada 2 Oktober 2014 (Pasal 411)."),
    "of a year alone": ("mulai kapan Permendagri 22/2020 berlaku?", "mulai berlaku pada tahun 2020."),
}


@pytest.mark.parametrize(("text", "said"), BEGUN.values(), ids=BEGUN)
def test_when_a_law_began_is_said_first(shipped, text, said):
    answer = shipped.ask(text)
    assert answer.intent == "status"
    assert answer.sentences[0].text.endswith(said)


def test_when_a_law_ended_is_no_question_on_its_beginning(shipped):
    assert "mulai berlaku pada" not in shipped.ask("sejak kapan UU 32/2004 tidak berlaku?").answer


def test_how_often_a_law_was_changed_is_counted_with_what_ended_parts_of_it(shipped):
    answer = shipped.ask("UU 23/2014 sudah diubah berapa kali?")
    assert answer.answer.startswith("Di korpus ini tercatat 5 peraturan yang mengubah UU 23/2014: Perppu 2/2014")
    assert any(
        "UU 23/2014 (18 ketentuan" in event["event"] and "UU 1/2022" in event["event"] for event in answer.timeline
    )
    # Of a pasal, of a law with an unchecked change, and of the constitution no number is told.
    for other in (
        "Berapa kali Pasal 363 UU 23/2014 diubah?",
        "Berapa kali UU 32/2004 diubah?",
        "Berapa kali UUD 1945 diubah?",
    ):
        assert "peraturan yang mengubah" not in shipped.ask(other).answer
    # A law repealed as a whole was not changed by that.
    assert "peraturan yang mengubah" not in shipped.ask("PP 50/2007 sudah diubah berapa kali?").answer


def test_when_a_law_began_needs_no_history(shipped):
    answer = shipped.ask("UU 23/2014 mulai berlaku kapan?")
    assert "mulai berlaku pada 2 Oktober 2014" in answer.answer
    assert not answer.timeline
    assert shipped.ask("kapan PP 50/2007 dicabut?").timeline


ENTRY = (
    "PP 28/2018 mulai jalan tanggal berapa?",
    "PP 28/2018 efektif kapan?",
    "UU DKJ yang 2024 itu sekarang sudah jalan atau belum?",
    "apa PP 50/2007 masih laku?",
)


@pytest.mark.parametrize("text", ENTRY)
def test_that_a_law_is_in_use_is_asked_in_many_words(shipped, text):
    answer = shipped.ask(text)
    assert answer.intent == "status"
    assert answer.outcome == "dijawab"
