"""A law asked about as perhaps applicable to a neighbour's matter: over the shipped corpus."""

from __future__ import annotations

import pytest

from kadqa.asking.laws.applied import applied
from kadqa.asking.scope.rezim import regime_of
from kadqa.asking.understand import understand
from tests.conftest import TODAY

DOUBTED = {
    "it applies to villages?": ("Apakah PP 28/2018 berlaku untuk kerja sama antardesa?", "uu-6-2014"),
    "a case, the law at its end": (
        "Dua desa di kabupaten berbeda mau kerja sama pasar desa. Pakai PP 28/2018?",
        "uu-6-2014",
    ),
    "in everyday words": ("Bumdes kami mau kerja sama dengan koperasi, pakai PP 28/2018 gak?", "uu-6-2014"),
    "another law": ("Kerja sama antardesa mengikuti Permendagri 22/2020?", "uu-6-2014"),
    "a law of many matters": ("Apakah UU 23/2014 berlaku untuk kerja sama antardesa?", "uu-6-2014"),
    "another neighbour": ("Apakah PP 28/2018 berlaku untuk KPBU?", "perpres-38-2015"),
    "the narrow name": ("Apakah UU 23/2014 berlaku untuk pemanfaatan barang milik daerah?", "pp-27-2014"),
}


@pytest.mark.parametrize(("text", "law"), DOUBTED.values(), ids=DOUBTED)
def test_a_law_that_is_doubted_does_not_confine_the_answer(shipped, text, law):
    answer = shipped.ask(text)
    assert " tidak disebut; yang mengaturnya " in answer.sentences[0].text
    quoted = {n for s in answer.sentences if s.kind == "kutipan" for n in s.citations}
    sources = {c.source for c in answer.citations if c.n in quoted}
    assert law in sources
    assert all(regime_of(source, shipped.library) is not None for source in sources)
    assert any("bukan tentang kerja sama daerah" in s.text for s in answer.sentences)


CERTAIN = {
    "the neighbour's own law": "Apakah UU 6/2014 berlaku untuk kerja sama antardesa?",
    "no neighbour": "Apakah PP 28/2018 berlaku untuk kerja sama antarkabupaten?",
    "where to look": "Bagaimana kerja sama antardesa menurut PP 28/2018?",
    "a provision": "Apakah Pasal 3 PP 28/2018 berlaku untuk desa?",
    "only the wider name": "Apakah barang milik daerah diatur dalam UU 23/2014?",
    "villages as such": "Apakah UU 23/2014 berlaku untuk desa?",
    "the assets of villages": "Apakah aset desa diatur dalam UU 23/2014?",
    "kerja sama daerah with a village": "Apakah UU 23/2014 berlaku untuk kerja sama daerah dengan desa?",
    "the law that is in force": "Apakah kota dapat menyerahkan barang milik daerah menurut PP 28/2018 yang berlaku?",
    "the neighbour, the law that is in force": "Apakah kerja sama antardesa boleh menurut PP 28/2018 yang berlaku?",
    "no law": "Apakah ada aturan yang berlaku untuk kerja sama antardesa?",
}


@pytest.mark.parametrize("text", CERTAIN.values(), ids=CERTAIN)
def test_a_law_that_is_not_doubted_stays_what_is_asked_of(shipped, text):
    assert applied(understand(text, (), TODAY, shipped.library), shipped.library) is None
