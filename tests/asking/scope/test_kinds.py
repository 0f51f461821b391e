"""Which kind of kerja sama daerah a question asks for, and which one a provision is about."""

from __future__ import annotations

import pytest

from kadqa.asking.scope.kinds import applied_by, asked_kinds, kinds_of, with_kind
from kadqa.asking.understand import understand
from tests.conftest import TODAY

ASKED = {
    "its abbreviation": ("apa objek KSDPK?", {"KSDPK"}),
    "another daerah": ("bagaimana kerja sama dengan kabupaten lain berakhir?", {"KSDD"}),
    "a neighbour": ("kerjasama dgn kota tetangga tahapannya apa", {"KSDD"}),
    "a company": ("boleh kerja sama dengan perusahaan swasta?", {"KSDPK"}),
    "a state company": ("tahapan kerja sama dengan BUMN", {"KSDPK"}),
    "a university": ("kerja sama dengan universitas", {"KSDPK"}),
    "a university abroad": ("kerja sama dengan universitas di luar negeri", {"KSDLL"}),
    "a foreign organisation": ("kerja sama dengan LSM asing", {"KSDLL"}),
    "a foreign city": ("kerja sama dengan kota di luar negeri", {"KSDPL"}),
    "a city of a country": ("sister city dengan kota di Jepang", {"KSDPL"}),
    "abroad, no partner": ("kerja sama luar negeri", {"KSDPL", "KSDLL"}),
    "two": ("apa beda KSDD dan KSDPK?", {"KSDD", "KSDPK"}),
    "what a firm runs": ("boleh parkir dikelola CV?", {"KSDPK"}),
    "what a cooperative runs": ("rusunawa dikelola oleh koperasi, boleh?", {"KSDPK"}),
    "a firm that does something else": ("bolehkah CV ikut lelang?", set()),
    "a grant of a neighbour": ("mobil hibah dari kota sebelah, boleh?", {"KSDD"}),
    "a body of the United Nations": ("bolehkah kerja sama dengan UNICEF?", {"KSDLL"}),
    "none": ("kapan kerja sama daerah berakhir?", set()),
    "a neighbouring regime": ("kerja sama desa dengan pihak ketiga", set()),
}


@pytest.mark.parametrize(("text", "expected"), ASKED.values(), ids=ASKED)
def test_the_kind_that_is_asked_for(shipped, text, expected):
    assert asked_kinds(understand(text, (), TODAY, shipped.library))[0] == expected


DUTY = {
    "wajib": ("siapa yang mengambil alih kerja sama wajib?", {"kerja sama wajib"}),
    "sukarela": ("kalau yang sukarela?", {"kerja sama sukarela"}),
    "a duty is no category": ("apakah daerah wajib bekerja sama?", set()),
}


@pytest.mark.parametrize(("text", "expected"), DUTY.values(), ids=DUTY)
def test_the_category_that_is_asked_for(shipped, text, expected):
    assert asked_kinds(understand(text, (), TODAY, shipped.library))[1] == expected


def test_what_is_wajib_or_sukarela_is_with_another_daerah(shipped):
    query = understand("apakah sukarela boleh tanpa persetujuan DPRD?", (), TODAY, shipped.library)
    assert asked_kinds(query) == ({"KSDD"}, {"kerja sama sukarela"})


OF = {
    "by its bab": ("pp-28-2018/pasal-8", {"KSDD"}, set()),
    "by its bagian within a bab on two": ("pp-28-2018/pasal-32/ayat-1", {"KSDPL"}, set()),
    "its own words narrow the heading": ("pp-28-2018/pasal-28/ayat-2", {"KSDLL"}, set()),
    "a bab on two": ("pp-28-2018/pasal-27/ayat-1", {"KSDPL", "KSDLL"}, set()),
    "by its words alone": ("uu-23-2014/pasal-366/ayat-3", {"KSDPK"}, set()),
    "by the law's title": ("permendagri-22-2020/pokok-1", {"KSDD", "KSDPK"}, set()),
    "a category": ("uu-23-2014/pasal-365", {"KSDD"}, {"kerja sama sukarela"}),
    "an item by its lead-in": ("uu-23-2014/pasal-364/ayat-1/huruf-a", {"KSDD"}, {"kerja sama wajib"}),
    "a list of partners": ("uu-23-2014/pasal-363/ayat-2", {"KSDD", "KSDPK", "KSDPL", "KSDLL"}, set()),
    "one of the list": ("uu-23-2014/pasal-363/ayat-2/huruf-c", {"KSDPL", "KSDLL"}, set()),
    "partners in a row": ("pp-28-2018/penjelasan/umum/alinea-1", {"KSDD", "KSDPK", "KSDPL", "KSDLL"}, set()),
    "the law's own name before its partners": ("pp-28-2018/pasal-14", {"KSDPK"}, set()),
    "every kind": ("pp-28-2018/pasal-44/ayat-1", set(), set()),
    "another regime": ("uu-6-2014/pasal-93/ayat-1", set(), set()),
    "a page": ("halaman/kukar-latar-belakang/pokok-1", set(), set()),
}


@pytest.mark.parametrize(("provision", "partner", "duty"), OF.values(), ids=OF)
def test_the_kind_that_a_provision_is_about(shipped, provision, partner, duty):
    assert kinds_of(provision, shipped.library) == (partner, duty)


APPLIED = {
    "by reference": ("pp-28-2018/pasal-9/ayat-1", "KSDPK", "pp-28-2018/pasal-22/ayat-1"),
    "to another kind": ("pp-28-2018/pasal-9/ayat-1", "KSDPL", None),
    "of two that are named": ("pp-28-2018/pasal-31/ayat-2", "KSDLL", "pp-28-2018/pasal-38"),
    "not named": ("pp-28-2018/pasal-29/ayat-1", "KSDLL", None),
}


@pytest.mark.parametrize(("provision", "kind", "by"), APPLIED.values(), ids=APPLIED)
def test_a_rule_of_one_kind_holds_for_another_where_the_law_says_so(shipped, provision, kind, by):
    assert applied_by(provision, (frozenset({kind}), frozenset()), shipped.library) == by


SINERGI = "sinergi perencanaan dan pelaksanaan pembangunan"
WRITTEN = {
    "a word of no text": (
        "kerja sama dengan kampus",
        "kerja sama dengan kampus (Kerja Sama Daerah Dengan Pihak Ketiga)",
    ),
    "a word of a text": ("kerja sama dengan BUMN", "kerja sama dengan BUMN"),
    "a term": ("sister city", "sister city"),
    "no partner": ("ibu kota Prancis", "ibu kota Prancis"),
    "an office of the centre": ("MoU pemda dengan kejaksaan negeri", f"MoU pemda dengan kejaksaan negeri ({SINERGI})"),
    "the centre as a third party": (
        "apakah kementerian termasuk pihak ketiga",
        f"apakah kementerian termasuk pihak ketiga ({SINERGI})",
    ),
    "the centre as who approves": ("kerja sama disetujui kementerian", "kerja sama disetujui kementerian"),
}


@pytest.mark.parametrize(("text", "expected"), WRITTEN.values(), ids=WRITTEN)
def test_the_laws_term_is_written_beside_a_partner_of_no_text(shipped, text, expected):
    assert with_kind(text, shipped.library) == expected


@pytest.mark.parametrize("text", ["siapa yang mendirikan BUMD?", "siapa yang menyelesaikan sengketa antarprovinsi?"])
def test_a_partner_is_one_in_a_question_on_cooperation_only(shipped, text):
    assert asked_kinds(understand(text, (), TODAY, shipped.library))[0] == set()


def test_a_duty_asked_of_all_cooperation_is_no_kind(shipped):
    for text in ("Apakah kerja sama daerah wajib dilaporkan?", "Apakah kerja sama daerah wajib ada studi kelayakan?"):
        assert "untuk kerja sama wajib" not in shipped.ask(text).answer
    assert "Hal itu diatur pula" not in shipped.ask("Haruskah gubernur bekerja sama dengan bupati?").answer
