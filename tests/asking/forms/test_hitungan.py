"""What a page counts and tells one by one is told in full where is asked what it rests on: over the shipped corpus."""

from __future__ import annotations

import pytest

PAGE = "halaman/kemendagri-empat-hal"
ALL = {
    "and whether it holds": "Empat hal menurut Kemendagri apa, dan aturannya masih berlaku?",
    "which rules hold": "dari empat hal kemendagri, aturan mana yang masih berlaku?",
    "their basis": "Apa dasar hukum empat hal yang disebut Kemendagri?",
}


@pytest.mark.parametrize("text", ALL.values(), ids=ALL)
def test_each_is_told_with_what_it_rests_on(shipped, text):
    cited = {c.provision for c in shipped.ask(text).citations}
    assert {f"{PAGE}/pokok-{n}" for n in (5, 6, 7, 8, 9)} <= cited
    assert {"perpres-16-2018", "pp-27-2014", "permendagri-96-2016", "perpres-38-2015"} <= cited


def test_of_one_that_is_named_only_that_is_told(shipped):
    cited = {
        c.provision for c in shipped.ask("dari empat hal kemendagri, untuk aset acuannya peraturan apa?").citations
    }
    assert f"{PAGE}/pokok-7" in cited
    assert not {f"{PAGE}/pokok-6", f"{PAGE}/pokok-9"} & cited


def test_the_count_alone_answers_what_they_are(shipped):
    cited = [c.provision for c in shipped.ask("Apa empat hal yang disebut Kemendagri?").citations]
    assert f"{PAGE}/pokok-7" not in cited
