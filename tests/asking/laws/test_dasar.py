"""Whether a law is the basis of a matter, asked or claimed: over the shipped corpus."""

from __future__ import annotations

import pytest

from kadqa.asking.laws.dasar import basis_of
from kadqa.asking.understand import understand
from tests.conftest import TODAY

NO_LONGER = {
    "what a page says, in everyday words": "Kukar bilang dasar hukum kerja sama itu UU 32/2004. Bener ga tuh?",
    "what a page says": "Apakah halaman Kukar benar bahwa dasar hukum kerja sama daerah adalah UU 32/2004?",
    "what somebody says": "Kata teman saya PP 50/2007 itu dasar hukum kerja sama antardaerah, benar?",
    "taken to be so": "Dasar hukum kerja sama daerah masih UU 32/2004 kan?",
    "as a question on standing": "Apakah UU 32/2004 masih menjadi dasar hukum kerja sama daerah?",
}


@pytest.mark.parametrize("text", NO_LONGER.values(), ids=NO_LONGER)
def test_a_law_that_is_gone_is_no_longer_the_basis(shipped, text):
    answer = shipped.ask(text)
    assert not answer.refused
    assert answer.sentences[0].text.startswith("Tidak lagi. ")
    assert any(s.text.startswith("Kini berlaku ") for s in answer.sentences)


def test_what_the_matter_rests_on_now_is_quoted_with_the_page_and_its_correction(shipped):
    answer = shipped.ask(NO_LONGER["what a page says"])
    cited = {c.provision for c in answer.citations}
    assert {"uu-23-2014/pasal-363/ayat-1", "pp-28-2018/pasal-1/angka-1"} <= cited
    assert any(c.kind == "halaman" and "UU 32/2004" in c.quote for c in answer.citations)
    assert any("Catatan KADQA SI-01" in w.text for w in answer.warnings)


def test_a_law_in_force_on_which_the_matter_rests_is_the_basis(shipped):
    answer = shipped.ask("benarkah dasar hukum kerja sama daerah adalah UU 23/2014?")
    assert answer.sentences[0].text.startswith("Ya. UU 23/2014 tentang Pemerintahan Daerah berlaku")
    then = shipped.ask("Pada tahun 2010 apakah benar dasar hukum kerja sama daerah adalah UU 32/2004?")
    assert then.sentences[0].text.startswith("Ya. Per 31 Desember 2010, UU 32/2004")


CLAIMED = {
    "a law that never was the basis": ("Apakah benar UU 37/1999 dasar hukum kerja sama desa?", False),
    "what is asked for": ("apa dasar hukum kerja sama daerah selain UU 23/2014?", None),
    "more than a term of the law": ("Dasar hukum tarif parkir dalam kerja sama daerah itu PP 28/2018, benar?", None),
    "two terms": ("Dasar hukum TKKSD dalam kerja sama daerah itu UU 23/2014, benar?", None),
    "no term of the law": ("Dasar hukum pembangunan jalan tol itu PP 50/2007, benar?", None),
    "another matter": ("Apakah UU 32/2004 mengatur kerja sama daerah?", None),
}


@pytest.mark.parametrize(("text", "once"), CLAIMED.values(), ids=CLAIMED)
def test_what_is_claimed_of_a_law(shipped, text, once):
    basis = basis_of(understand(text, (), TODAY, shipped.library), shipped.library)
    assert (basis and basis.once) == once


WIDER = [text for text, once in CLAIMED.values() if once is None]


@pytest.mark.parametrize("text", WIDER)
def test_of_what_no_single_term_covers_no_basis_is_claimed(shipped, text):
    said = [s.text for s in shipped.ask(text).sentences]
    assert not any(one.startswith("Tidak lagi. ") or "Ketentuan pokok tentang" in one for one in said)
    assert not any("tarif parkir" in one or "jalan tol" in one for one in said if one.startswith("Ya"))


def test_on_what_a_law_rests_itself_is_what_it_names_before_its_pasal(shipped):
    answer = shipped.ask("apa dasar hukum PP 28/2018?")
    assert [c.provision for c in answer.citations] == ["pp-28-2018/mengingat", "pp-28-2018/menimbang"]
    asked = shipped.ask("apa dasar hukum kerja sama daerah menurut PP 28/2018?")
    assert "pp-28-2018/mengingat" not in {c.provision for c in asked.citations}
