"""Village cooperation, public-private partnerships and foreign relations are told from kerja sama daerah."""

from __future__ import annotations

import pytest

from kadqa.asking.rezim import regime_of

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


@pytest.mark.parametrize("text", ["apa badan pelaksana kerja sama daerah?", "dengan siapa daerah dapat bekerja sama?"])
def test_cooperation_of_regions_is_not_answered_from_the_law_on_villages(shipped, text):
    answer = shipped.ask(text)
    assert not any(c.source == "uu-6-2014" for c in answer.citations)


def test_village_cooperation_is_answered_from_its_own_law_and_named_so(shipped):
    answer = shipped.ask("apa badan pelaksana kerja sama antardesa?")
    assert answer.citations[0].source == "uu-6-2014"
    assert any("kerja sama desa, bukan tentang kerja sama daerah" in s.text for s in answer.sentences)
