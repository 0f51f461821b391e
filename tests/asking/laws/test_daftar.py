"""Asked which regulations are about a subject, an answer lists them by title with their standing."""

from __future__ import annotations

from datetime import date

import pytest

LISTED = {
    "a law for the subject": ("UU apa yang mengatur kerja sama daerah?", ["uu-23-2014", "uu-32-2004", "uu-22-1999"]),
    "a kind of regulation": ("PP apa yg mengatur kerjasama daerah", ["pp-28-2018", "pp-50-2007"]),
    "its basis": ("apa dasar hukum KSDPL?", ["uu-23-2014", "pp-28-2018", "permendagri-25-2020"]),
    "the basis, at the end": ("kerja sama daerah diatur dalam PP nomor berapa?", ["pp-28-2018"]),
    "the name of a kind is no subject": (
        "peraturan menteri dalam negeri tentang kerja sama luar negeri",
        ["permendagri-25-2020"],
    ),
    "by a heading": ("regulasi tentang kerja sama dengan pihak luar negeri apa saja", ["permendagri-3-2008"]),
    "two kinds": ("sebutkan UU dan PP tentang kerja sama daerah", ["uu-23-2014", "pp-28-2018", "pp-50-2007"]),
    "a neighbour in everyday words": ("aturan tentang aset daerah", ["uu-23-2014", "pp-27-2014", "pp-6-2006"]),
    "a neighbour": ("daftar peraturan tentang kerja sama desa", ["uu-6-2014"]),
}


@pytest.mark.parametrize(("text", "laws"), LISTED.values(), ids=LISTED)
def test_regulations_on_a_subject_are_listed(shipped, text, laws):
    answer = shipped.ask(text)
    assert answer.outcome == "dijawab"
    stated = [answer.citations[s.citations[0] - 1].source for s in answer.sentences[1:]]
    assert [law for law in stated if law in laws] == laws
    assert {s.kind for s in answer.sentences} == {"keterangan"}


OTHER = {
    "more is asked than the subject": "Permendagri mana yang mengatur cuti pegawai sekretariat?",
    "what the law says": "bagaimana aturan kerja sama dengan pihak ketiga?",
    "a pasal": "pasal berapa yang mengatur kerja sama wajib?",
    "a subject of nobody": "peraturan tentang kebakaran hutan apa saja?",
    "no subject": "daftar peraturan",
    "a law is named": "peraturan apa yang mencabut UU 32/2004?",
}


@pytest.mark.parametrize("text", OTHER.values(), ids=OTHER)
def test_other_questions_get_no_list(shipped, text):
    assert "judul, bab, atau ketentuan pokoknya" not in shipped.ask(text).answer


def test_a_narrower_term_beside_the_subject_decides_where_it_is_carried(shipped):
    cited = {c.provision for c in shipped.ask("dasar hukum perselisihan kerja sama daerah").citations}
    assert {"uu-23-2014/pasal-370", "pp-28-2018/pasal-8"} <= cited
    assert "uu-23-2014/pasal-363/ayat-1" not in cited


def test_the_very_words_count_where_a_title_has_them(shipped):
    answer = shipped.ask("peraturan tentang pemerintahan daerah")
    assert "UU 23/2014 tentang Pemerintahan Daerah" in answer.answer
    assert "Pihak Luar Negeri" not in answer.answer


def test_law_in_force_stands_first_and_each_has_its_standing(shipped):
    answer = shipped.ask("peraturan apa yang mengatur kerja sama daerah?")
    status = [answer.citations[s.citations[0] - 1].status for s in answer.sentences[1:]]
    order = [0 if one in {"berlaku", "diubah"} else 2 if one == "dicabut" else 1 for one in status]
    assert order == sorted(order)
    assert {0, 2} <= set(order)
    assert any("PP 50/2007" in s.text and "dicabut sejak 13 Juli 2018" in s.text for s in answer.sentences)


def test_the_list_of_a_day_is_that_of_its_law(shipped):
    answer = shipped.ask("PP apa yang mengatur kerja sama daerah?", as_of=date(2010, 1, 1))
    assert "PP 50/2007" in answer.answer
    assert "PP 28/2018 tentang" not in answer.answer


def test_a_kind_that_has_none_is_said_and_the_others_are_listed(shipped):
    answer = shipped.ask("perda tentang kerja sama daerah apa saja?")
    assert answer.answer.startswith("Tidak ada peraturan daerah tentang hal itu di korpus ini.")
    assert "PP 28/2018 tentang Kerja Sama Daerah" in answer.answer


def test_neighbours_are_left_out_of_a_list_that_does_not_name_them(shipped):
    answer = shipped.ask("dasar hukum kerja sama dengan swasta")
    assert not {"perpres-38-2015", "permendagri-96-2016"} & {c.source for c in answer.citations}


OF_A_KIND = {
    "with other daerah": (
        "dasar hukum kerja sama antardaerah",
        {"uu-32-2004", "pp-50-2007", "permendagri-22-2009"},
        (),
    ),
    "with third parties": ("peraturan tentang KSDPK", {"uu-32-2004", "pp-50-2007", "permendagri-22-2009"}, ()),
    "with partners abroad": ("dasar hukum kerja sama luar negeri", {"permendagri-3-2008"}, {"pp-50-2007"}),
}


@pytest.mark.parametrize(("text", "there", "away"), OF_A_KIND.values(), ids=OF_A_KIND)
def test_a_law_on_all_kinds_of_cooperation_is_listed_for_each_that_it_has(shipped, text, there, away):
    listed = {c.source for c in shipped.ask(text, as_of=date(2010, 1, 1)).citations}
    assert there <= listed
    assert not listed & set(away)


IN_FORCE = ["peraturan apa yang mengatur KSDPK saat ini?", "dasar hukum kerja sama daerah yang berlaku"]


@pytest.mark.parametrize("text", IN_FORCE)
def test_a_list_of_what_is_in_force_holds_no_repealed_law(shipped, text):
    cited = shipped.ask(text).citations
    assert {c.status for c in cited} <= {"berlaku", "diubah", "tidak diketahui"}
    assert "pp-28-2018" in {c.source for c in cited}


def test_a_title_of_a_later_law_is_not_the_law_of_an_earlier_day(shipped):
    answer = shipped.ask("Pada Maret 2017 apa PP kerja sama daerah yang berlaku?")
    assert "PP 50/2007" in answer.sentences[1].text
    assert "pp-28-2018" not in {c.source for c in answer.citations}
