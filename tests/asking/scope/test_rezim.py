"""Village cooperation, public-private partnerships and foreign relations are told from kerja sama daerah."""

from __future__ import annotations

import pytest

from kadqa.asking.scope.rezim import name_of, regime_facts, regime_of, region_of, told_apart
from kadqa.asking.understand import understand
from kadqa.records import Hit
from tests.conftest import TODAY

REGIMES = {
    "uu-6-2014/pasal-92/ayat-2": "kerja sama desa",
    "uu-23-2014/pasal-363/ayat-1": None,
    "uu-37-1999": "hubungan luar negeri dan perjanjian internasional",
    "halaman/kukar-latar-belakang/pokok-1": None,
    "uu-1-1900/pasal-1": None,
}


@pytest.mark.parametrize(("provision", "name"), REGIMES.items(), ids=REGIMES)
def test_the_regime_of_a_provision(shipped, provision, name):
    found = regime_of(provision, shipped.library)
    assert (found.name if found else None) == name


NAMES = {
    "cooperation of villages": ("uu-6-2014/pasal-92/ayat-2", "kerja sama desa"),
    "assets of villages": ("uu-6-2014/pasal-76/ayat-2", "desa"),
    "a title on assets of villages": ("permendagri-1-2016/pokok-1", "desa"),
    "use of assets": ("pp-27-2014/pasal-27/huruf-e", "pemanfaatan barang milik negara/daerah"),
    "definitions of the law on assets": ("pp-27-2014/pasal-1/angka-15", "barang milik negara/daerah"),
    "a neighbour of one matter": ("uu-37-1999", "hubungan luar negeri dan perjanjian internasional"),
}


@pytest.mark.parametrize(("provision", "name"), NAMES.values(), ids=NAMES)
def test_a_provision_of_a_neighbour_is_named_by_what_its_headings_say(shipped, provision, name):
    regime = regime_of(provision, shipped.library)
    assert regime is not None
    assert name_of(regime, provision, shipped.library) == name


def test_assets_of_villages_are_no_cooperation_of_villages(shipped):
    answer = shipped.ask("Apakah aset desa termasuk barang milik daerah?")
    assert not any("tentang kerja sama desa" in s.text for s in answer.sentences)


@pytest.mark.parametrize("text", ["apa badan pelaksana kerja sama daerah?", "dengan siapa daerah dapat bekerja sama?"])
def test_cooperation_of_regions_is_not_answered_from_the_law_on_villages(shipped, text):
    answer = shipped.ask(text)
    assert not any(c.source == "uu-6-2014" for c in answer.citations)


def test_village_cooperation_is_answered_from_its_own_law_and_named_so(shipped):
    answer = shipped.ask("apa badan pelaksana kerja sama antardesa?")
    assert answer.citations[0].source == "uu-6-2014"
    assert any("kerja sama desa, bukan tentang kerja sama daerah" in s.text for s in answer.sentences)


DESA, DAERAH = Hit("uu-6-2014/pasal-92", "uu-6-2014/pasal-92", 0.9, 0, 0), Hit("pp-28-2018/pasal-7", "", 0.5, 0, 0)
APART = {
    "on regions": ("apa badan kerja sama?", ["pp-28-2018/pasal-7"]),
    "on villages": ("apa badan kerja sama antardesa?", ["uu-6-2014/pasal-92", "pp-28-2018/pasal-7"]),
    "the law is named": ("apa badan kerja sama menurut UU 6/2014?", ["uu-6-2014/pasal-92", "pp-28-2018/pasal-7"]),
    "on no cooperation": ("siapa yang memimpin musyawarah?", ["uu-6-2014/pasal-92", "pp-28-2018/pasal-7"]),
}


@pytest.mark.parametrize(("text", "expected"), APART.values(), ids=APART)
def test_finds_in_the_law_on_villages_stay_only_where_they_are_asked_for(shipped, text, expected):
    query = understand(text, (), TODAY, shipped.library)
    assert [hit.provision for hit in told_apart(query, (DESA, DAERAH), shipped.library)] == expected


REGIONS = {
    "the province of its title": ("uu-2-2024/pasal-49/ayat-1", "jakarta"),
    "a law that makes provinces": ("uu-14-2022", "papua"),
    "law for every daerah": ("uu-23-2014/pasal-363", None),
    "towns in general": ("pp-59-2022/pasal-57", None),
    "a page of a region": ("halaman/kukar-latar-belakang/pokok-1", None),
}


@pytest.mark.parametrize(("provision", "name"), REGIONS.values(), ids=REGIONS)
def test_a_national_law_on_one_region_is_known_by_its_title(shipped, provision, name):
    assert region_of(provision, shipped.library) == name


def test_law_on_one_region_steps_back_where_the_question_does_not_name_it(shipped):
    jakarta, every = Hit("uu-2-2024/pasal-49", "", 0.9, 0, 0), Hit("uu-23-2014/pasal-367", "", 0.6, 0, 0)
    order = {}
    for text in ("boleh kerja sama dengan kota di luar negeri?", "boleh Jakarta kerja sama dengan kota lain?"):
        query = understand(text, (), TODAY, shipped.library)
        order[text] = told_apart(query, (jakarta, every), shipped.library)[0]
    assert [hit.provision for hit in order.values()] == ["uu-23-2014/pasal-367", "uu-2-2024/pasal-49"]


def test_law_on_one_region_stays_where_the_question_says_what_it_alone_says(shipped):
    jakarta, every = Hit("uu-2-2024/pasal-51", "", 0.9, 0, 0), Hit("uu-23-2014/pasal-367", "", 0.6, 0, 0)
    query = understand("apakah Cianjur termasuk kawasan aglomerasi?", (), TODAY, shipped.library)
    assert told_apart(query, (jakarta, every), shipped.library)[0] == jakarta
    assert region_of("uu-3-2022/pasal-1", shipped.library) is None


def test_every_provision_of_a_neighbour_is_named_as_such_even_without_the_word_cooperation(shipped):
    for text in ("apa saja bentuk pemanfaatan barang milik daerah?", "siapa yang memimpin musyawarah antar-Desa?"):
        answer = shipped.ask(text)
        named = {n for s in answer.sentences if "bukan tentang kerja sama daerah" in s.text for n in s.citations}
        quoted = {n for s in answer.sentences if s.kind == "kutipan" for n in s.citations}
        neighbours = {
            c.n for c in answer.citations if c.n in quoted and regime_of(c.provision, shipped.library) is not None
        }
        assert neighbours
        assert neighbours <= named, text


def test_a_neighbour_not_asked_for_is_named_before_it_is_quoted(shipped):
    library = shipped.library
    query = understand("apa isi surat kuasa?", (), TODAY, library)
    quoted = [library.excerpt(f"uu-24-2000/pasal-7/ayat-{n}", TODAY, TODAY) for n in (1, 5)]
    (fact,) = regime_facts(query, quoted, library)
    assert fact.text.startswith("UU 24/2000 Pasal 7 ayat (1) dan ayat (5) adalah ketentuan tentang hubungan luar")
    assert (fact.first, fact.about) == (True, "uu-24-2000/pasal-7/ayat-1")
    query = understand("apa isi surat kuasa perjanjian internasional?", (), TODAY, library)
    (fact,) = regime_facts(query, quoted, library)
    assert (fact.first, fact.about) == (False, "uu-24-2000/pasal-7/ayat-5")


def test_cooperation_of_those_who_serve_the_public_does_not_stand_for_kerja_sama_daerah(shipped):
    for text in ("Apakah kerja sama boleh diperpanjang?", "Apakah kerja sama antardaerah dapat diperpanjang?"):
        assert all(not c.provision.startswith("uu-25-2009/") for c in shipped.ask(text).citations), text


def test_cooperation_of_those_who_serve_the_public_is_answered_and_named_as_such(shipped):
    answer = shipped.ask("Berapa lama maksimum kerja sama tertentu pelayanan publik?")
    assert [c.provision for c in answer.citations] == ["uu-25-2009/pasal-13/ayat-5"]
    assert answer.sentences[0].text.endswith("penyelenggara pelayanan publik, bukan tentang kerja sama daerah.")


OUTSIDE = {
    "a partner is no treaty": ("mitra wanprestasi, apa boleh perjanjian diakhiri?", "uu-24-2000/pasal-18", 0.6),
    "a contract is no treaty": ("siapa menandatangani perjanjian kerja sama?", "uu-24-2000/pasal-7", 0.6),
    "a treaty": ("siapa menandatangani perjanjian internasional?", "uu-24-2000/pasal-7", 1.0),
    "regions steps back for villages": ("bagaimana tahapan kerja sama antardesa?", "pp-28-2018/pasal-6", 0.7),
    "other matter stays": ("bagaimana tahapan kerja sama antardesa?", "uu-30-2014/pasal-14", 1.0),
    "a neighbour without cooperation": ("apa itu musyawarah?", "uu-6-2014/pasal-92", 0.9),
}


@pytest.mark.parametrize(("text", "provision", "share"), OUTSIDE.values(), ids=OUTSIDE)
def test_what_is_left_of_a_score(shipped, text, provision, share):
    query = understand(text, (), TODAY, shipped.library)
    (hit,) = told_apart(query, (Hit(provision, provision, 1.0, 0, 0),), shipped.library)
    assert hit.score == share
