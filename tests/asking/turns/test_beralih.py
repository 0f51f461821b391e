"""Follow-ups that turn to another kind or to the law before: the rule itself, all of it; over the shipped corpus."""

from __future__ import annotations

import pytest

from kadqa.asking.turns.dulu import asks_of_old, stood_before
from kadqa.records import Turn


def _asked(shipped, *questions):
    """The answer to the last of several questions of one conversation."""
    turns: list[Turn] = []
    for question in questions:
        answer = shipped.ask(question, history=turns)
        turns.append(Turn(question, tuple(c.provision for c in answer.citations)))
    return answer


def _cited(answer):
    return {c.provision for c in answer.citations}


def test_disputes_between_daerah_are_answered_with_the_rule_and_with_what_it_leaves_to_the_law_above(shipped):
    cited = _cited(_asked(shipped, "Bagaimana penyelesaian perselisihan KSDPK?", "kalau antardaerah?"))
    assert {"pp-28-2018/pasal-8", "uu-23-2014/pasal-370/ayat-1", "uu-23-2014/pasal-370/ayat-2"} <= cited


VOLUNTARY = {
    "who takes over": "Siapa yang mengambil alih bila kerja sama wajib tidak dilaksanakan?",
    "what happens": "Apa yang terjadi kalau kerja sama wajib tidak dilaksanakan?",
}


@pytest.mark.parametrize("text", VOLUNTARY.values(), ids=VOLUNTARY)
def test_a_rule_for_the_other_kind_alone_is_said_to_be_that(shipped, text):
    turn = Turn(text, ("uu-23-2014/pasal-364/ayat-3",))
    answer = shipped.ask("kalau yang sukarela?", history=[turn])
    assert answer.sentences[0].text == (
        "Akibat bila tidak dilaksanakan pada kerja sama sukarela: tidak ada pengambilalihan; aturannya hanya untuk "
        "kerja sama wajib."
    )
    quoted = {n for s in answer.sentences if s.kind == "kutipan" for n in s.citations}
    assert "uu-23-2014/pasal-365" not in {c.provision for c in answer.citations if c.n in quoted}


def test_a_kind_with_a_rule_of_its_own_gets_that(shipped):
    turn = Turn("apa itu kerja sama wajib?", ("uu-23-2014/pasal-364/ayat-1", "pp-28-2018/pasal-3/ayat-2"))
    answer = shipped.ask("kalau yang sukarela?", history=[turn])
    assert "uu-23-2014/pasal-365" in _cited(answer)
    assert answer.sentences[0].kind == "kutipan"


ASKS = {
    "in the old rule": ("di aturan lama?", True),
    "formerly": ("dulu bagaimana?", True),
    "formerly who": ("dulu siapa?", True),
    "before that": ("sebelumnya gimana?", True),
    "in the new one": ("di aturan yang baru?", False),
    "another matter": ("siapa yang membayar?", False),
}


@pytest.mark.parametrize(("text", "old"), ASKS.values(), ids=ASKS)
def test_a_follow_up_that_asks_of_the_law_before(text, old):
    assert asks_of_old(text) is old


def test_all_of_the_old_rule_is_told(shipped):
    turn = Turn("Bagaimana penyelesaian perselisihan KSDD?", ("uu-23-2014/pasal-370/ayat-1", "pp-28-2018/pasal-8"))
    cited = _cited(shipped.ask("di aturan lama?", history=[turn]))
    assert {"uu-32-2004/pasal-198/ayat-1", "pp-50-2007/pasal-14", "pp-50-2007/pasal-15"} <= cited


def test_what_stood_before_is_told_by_the_padanan_and_not_for_offices(shipped):
    found = stood_before(("pp-28-2018/pasal-9/ayat-2", "pp-28-2018/pasal-1/angka-6"), shipped.library)
    assert "pp-50-2007/pasal-20" in found
    assert not any(one.startswith("pp-50-2007/pasal-1/") for one in found)
