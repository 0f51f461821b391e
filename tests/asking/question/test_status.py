"""Questions on standing in the words of people, and the yes or no that they begin with: over the shipped corpus."""

from __future__ import annotations

from datetime import date

import pytest

from kadqa.asking.question.status import yes_or_no
from kadqa.asking.question.titles import in_full
from kadqa.asking.standing.wording import limited
from kadqa.asking.understand import understand
from kadqa.hukum.rujukan import find_rujukan
from kadqa.records import Interval
from tests.conftest import TODAY

STATUS = [
    "PP 50/2007 tentang Tata Cara Pelaksanaan Kerja Sama Daerah masih berlaku?",
    "masih berlakukah Permendagri 22 Tahun 2009 tentang Petunjuk Teknis Tata Cara Kerja Sama Daerah?",
    "Sudah dicabutkah PP 50/2007?",
    "UU 23/2014 ttg pemda msh berlaku ga",
    "bagaimana status hukum PP 28 tahun 2018 tentang Kerja Sama Daerah",
    "bolehkah PP 50/2007 dirujuk dalam nota dinas?",
    "boleh gak saya mencantumkan PP 50/2007 di konsiderans SK?",
    "bolehkah PP 28/2018 dijadikan konsiderans perjanjian kerja sama?",
    "apakah UU 32/2004 boleh dipakai sebagai dasar hukum?",
    "PP 79/2005 masih bisa jadi dasar binwas ga",
    "sejak kapan UU 32/2004 tidak berlaku lagi",
    "UU 23/2014 belum dicabut kan?",
    "UU 32/2004 tentang Pemerintahan Daerah sudah dicabut dengan UU 23/2014 tentang Pemerintahan Daerah?",
    "Apakah ketentuan persetujuan DPRD dalam Pasal 30 PP 28/2018 masih berlaku?",
    "apakah UU 32/2004 masih berlaku pada 2 Oktober 2014?",
    "Bagaimana status PP 50/2007 pada 1 Januari 2016?",
    "Di nota dinas, lebih tepat mengutip PP 50/2007 atau PP 28/2018?",
    "saya baca PP 50/2007 sudah tidak berlaku, betul?",
    "katanya PP 28/2018 sudah dicabut ya?",
    "boleh ga PP 50/2007 ditaruh di konsiderans keputusan bupati ttg tim kerja sama",
    "apakah UU 23/2014 masih berlaku seluruhnya seperti waktu diundangkan?",
    "PP 50/2007 masih kepake gak",
    "mohon konfirmasi apakah UU 32/2004 masih berlaku",
    "perubahan terakhir UU 23/2014",
    "masih boleh pakai PP 50 2007 gak buat dasar hukum MoU?",
    "UU 11 tahun 2020 cipta kerja masih berlaku?",
]
NOT_STATUS = [
    "apa syarat kerja sama wajib menurut PP 28/2018 tentang Kerja Sama Daerah?",
    "apakah PP 28/2018 tentang kerja sama daerah mengatur TKKSD?",
    "apakah PP 28/2018 bisa dipakai untuk kerja sama desa?",
    "kapan kerja sama berakhir menurut PP 28/2018",
    "berapa lama perjanjian kerja sama berlaku menurut PP 28/2018?",
]


@pytest.mark.parametrize("text", STATUS)
def test_how_a_law_stands_is_asked_in_many_words(shipped, text):
    assert understand(text, (), TODAY, shipped.library).intent == "status"


@pytest.mark.parametrize("text", NOT_STATUS)
def test_what_a_law_says_is_no_question_on_its_standing(shipped, text):
    assert understand(text, (), TODAY, shipped.library).intent != "status"


TITLES = {
    "the title": ("PP 28/2018 tentang Kerja Sama Daerah masih", "PP 28/2018 tentang Kerja Sama Daerah"),
    "in brackets": ("PP 28/2018 (tentang Kerja Sama Daerah) masih", "PP 28/2018 (tentang Kerja Sama Daerah)"),
    "an abbreviation": ("UU 23/2014 ttg Pemda masih", "UU 23/2014 ttg Pemda"),
    "more than the title": (
        "PP 28/2018 tentang kerja sama daerah dengan desa", "PP 28/2018 tentang kerja sama daerah",
    ),
    "less than the title": ("PP 50/2007 tentang kerja sama", "PP 50/2007"),
    "called otherwise in front": ("UU DKJ (UU 2/2024) udah", "UU DKJ (UU 2/2024)"),
    "another matter": ("PP 28/2018 tentang sekretariat", "PP 28/2018"),
    "the whole title at once": ("UU 11/2020 Cipta Kerja masih", "UU 11/2020 Cipta Kerja"),
    "words of the title that are asked about": ("PP 28/2018 kerja sama daerah wajib", "PP 28/2018"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "reached"), TITLES.values(), ids=TITLES)
def test_a_law_reaches_over_the_title_written_after_it(shipped, text, reached):
    (rujukan,) = in_full(find_rujukan(text), text, shipped.library)
    assert text[rujukan.start : rujukan.end] == reached


ANSWERS = {
    "in force, asked as such": ("apakah masih berlaku?", "berlaku", "Ya"),
    "gone, asked as in force": ("masih berlaku?", "dicabut", "Tidak lagi"),
    "gone, asked as gone": ("sudah tidak berlaku?", "dicabut", "Ya"),
    "in force, asked as gone": ("apakah sudah dicabut?", "berlaku", "Tidak"),
    "whether or not it may be used": (
        "boleh tidak dipakai untuk dasar MoU",
        "dicabut",
        "Tidak sebagai hukum yang berlaku",
    ),
    "to be used, but gone": ("bolehkah dirujuk dalam nota dinas?", "dicabut", "Tidak sebagai hukum yang berlaku"),
    "not known": ("apakah masih berlaku?", "tidak diketahui", "Belum dapat dipastikan"),
    "on condition": ("masih berlaku?", "berlaku bersyarat", "Ya, dengan syarat"),
    "changed, asked as such": ("sudah diubah?", "diubah", "Ya"),
    "changed, asked as a whole": ("masih berlaku seluruhnya?", "diubah", "Tidak seluruhnya"),
    "one of two things": ("masih berlaku atau sudah dicabut?", "dicabut", ""),
    "or not": ("masih berlaku atau tidak?", "dicabut", "Tidak lagi"),
    "a denial is left to the statement": ("belum dicabut kan?", "berlaku", ""),
    "more is asked than yes or no": ("sejak kapan tidak berlaku?", "dicabut", ""),
}


@pytest.mark.parametrize(("spoken", "status", "lead"), ANSWERS.values(), ids=ANSWERS)
def test_a_question_for_yes_or_no_begins_with_it(spoken, status, lead):
    assert yes_or_no(spoken, Interval("uu-1-2000", "asli", None, None, status)) == lead


BY_TITLE = {
    "one law": ("apakah UU Cipta Kerja masih berlaku?", ("uu-11-2020",)),
    "its whole title": ("PP tentang tata cara pelaksanaan kerja sama daerah sudah dicabut?", ("pp-50-2007",)),
    "laws called alike, the one in force first": (
        "UU Pemda masih berlaku?",
        ("uu-23-2014", "uu-32-2004", "uu-22-1999"),
    ),
    "a kind is asked for": ("UU apa yang masih berlaku tentang pemerintahan daerah?", ()),
    "no title": ("UU tentang kucing masih berlaku?", ()),
}


@pytest.mark.parametrize(("text", "laws"), BY_TITLE.values(), ids=BY_TITLE)
def test_a_law_is_named_by_its_title_alone(shipped, text, laws):
    query = understand(text, (), TODAY, shipped.library)
    assert (query.intent == "status", query.laws) == (bool(laws), laws)


def test_a_law_made_of_a_perppu_stands_in_its_place(shipped):
    answer = shipped.ask("apakah UU 11/2020 masih berlaku?")
    assert "Yang dapat dirujuk kini: UU 6/2023, yang menetapkan Perppu 2/2022 menjadi undang-undang." in answer.answer


def test_the_parts_of_a_law_that_were_repealed_are_listed(shipped):
    answer = shipped.ask("pasal berapa saja di UU 23/2014 yang sudah dicabut?")
    assert answer.outcome == "dijawab"
    told = [event["event"] for event in answer.timeline]
    assert any("dicabut oleh UU 1/2022" in event for event in told)
    assert not any("diubah oleh" in event for event in told)


def test_a_provision_asked_about_that_was_changed_is_warned_of(shipped):
    assert "diubah" in [w.kind for w in shipped.ask("Apakah Pasal 101 UU 23/2014 pernah diubah?").warnings]


def test_a_day_after_berlaku_leaves_the_question_on_standing(shipped):
    answer = shipped.ask("apakah UU 32/2004 masih berlaku pada 1 Oktober 2014?")
    assert answer.as_of == date(2014, 10, 1)
    assert answer.answer.startswith("Ya. Per 1 Oktober 2014, UU 32/2004")


def test_a_day_to_come_is_answered_as_far_as_it_is_known(shipped):
    answer = shipped.ask("apakah PP 28/2018 masih berlaku?", as_of=date(2030, 1, 1))
    assert answer.answer.startswith(
        "Keadaan per 1 Januari 2030 belum dapat diketahui; menurut yang diketahui kini, PP 28/2018"
    )
    gone = shipped.ask("apakah PP 50/2007 masih berlaku?", as_of=date(2030, 1, 1))
    assert gone.answer.startswith("Tidak lagi. Per 1 Januari 2030, PP 50/2007")
    assert any(w.kind == "tanggal" and "diperiksa s.d. 20 Agustus 2025" in w.text for w in answer.warnings)
    assert any(w.kind == "tanggal" for w in shipped.ask("apa itu kerja sama wajib", as_of=date(2030, 1, 1)).warnings)


def test_a_law_that_waits_is_not_in_force_and_warned_of_once(shipped):
    answer = shipped.ask("apakah UU 2/2024 sudah berlaku?")
    assert answer.answer.startswith("Belum. UU 2/2024 tentang Provinsi Daerah Khusus Jakarta belum berlaku menurut")
    assert [w.kind for w in answer.warnings] == ["tanggal"]


def test_a_repeal_that_nobody_checked_is_neither_denied_nor_told(shipped):
    answer = shipped.ask("apakah Permendagri 22/2020 mencabut Permendagri 22/2009?")
    assert answer.answer.startswith("Belum dapat dipastikan apakah Permendagri 22/2020 mencabut atau menggantikan")


def test_a_law_is_told_from_its_beginning_with_all_that_changed_it(shipped):
    text = shipped.ask("apakah UU 23/2014 masih berlaku?").answer
    assert "berlaku sejak 2 Oktober 2014, diubah oleh Perppu 2/2014 (ditetapkan menjadi UU 2/2015), UU 9/2015" in text
    assert "terakhir sejak 30 Desember 2022 oleh Perppu 2/2022 (ditetapkan menjadi UU 6/2023)" in text


def test_of_more_names_than_are_shown_their_number_is_said():
    assert limited(["a", "b", "c"], 2) == ["a", "b", "c"]
    assert limited(["a", "b", "c", "d"], 2) == ["a", "b", "2 lainnya"]


def test_what_is_asked_of_a_law_is_not_taken_for_granted(shipped):
    assert shipped.ask("apakah perjanjian yang dibuat dengan PP 50/2007 masih berlaku?").outcome != "dikoreksi"
    assert shipped.ask("siapa pihak ketiga menurut PP 50/2007 yang masih berlaku?").outcome == "dikoreksi"
