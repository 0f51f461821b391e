"""From the question to the refusal: how it stands to questions that nothing answers decides, by way of the index."""

from __future__ import annotations

import numpy as np
import pytest

from kadqa.asking import gather
from kadqa.asking.refusal import refuse
from kadqa.asking.refusal.refuse import Cosines
from kadqa.lexical import content_words, words
from tests.fakes import FAKE_MODEL

UNLIKE = "Berapa honor juru tulis lapak apung dalam kerja sama daerah?"
SAID = frozenset(words("kerja sama daerah"))
"""What any provision says that is found for it: that questions which nothing answers say so too does not count."""


@pytest.fixture
def seen(shipped, monkeypatch):
    """What decides on each question that is asked, with cosines of the fake model that mean something."""
    monkeypatch.setitem(refuse.COSINES, FAKE_MODEL, Cosines(near=0.2, spread=0.2, alike=0.4, same=0.9))
    found = []
    decide = gather.decide

    def watched(query, support, **more):
        decision = decide(query, support, **more)
        found.append((query, support, decision))
        return decision

    monkeypatch.setattr(gather, "decide", watched)
    return found


def test_a_question_is_held_against_the_unanswered_ones_of_the_index(shipped, seen, monkeypatch):
    store, plain, held = type(shipped.library.store), shipped.library.store.unanswered, []
    monkeypatch.setattr(store, "unanswered", lambda _, *asked: held.append(asked) or plain(*asked))
    shipped.ask(UNLIKE)
    query, support, decision = seen[0]
    vector, asked = held[0]
    assert vector.tolist() == shipped.embedder.embed_question(query.search_text).tolist()
    assert set(query.asked) - set(asked) == SAID
    assert support.unanswered == plain(vector, asked)
    assert support.ahead != 0.0
    assert decision.margin is not None


def test_every_known_and_unanswered_question_of_the_corpus_has_its_words_in_the_index(shipped):
    store = shipped.library.store
    unit = next(unit for unit in shipped.library.units if unit.questions)
    asked = content_words(unit.questions[0])
    vector = shipped.embedder.embed_question(unit.questions[0])
    found = store.search(vector, asked)
    worded = dict(zip(found.rows.tolist(), found.worded.tolist(), strict=True))
    assert worded[unit.n] == max(worded.values()) > 0
    assert store.unanswered(vector, content_words("honor notaris")).worded > 0


SIDES = {"to the answered": (12.0, False), "to the unanswered": (-12.0, True)}


@pytest.mark.parametrize(("leaning", "refused"), SIDES.values(), ids=SIDES)
def test_the_side_that_a_question_leans_to_decides(shipped, seen, monkeypatch, leaning, refused):
    text = "kapan kerja sama antardaerah berakhir?"
    store = type(shipped.library.store)
    plain = store.unanswered
    monkeypatch.setattr(
        store, "unanswered", lambda *asked: plain(*asked)._replace(leaning=leaning, near=0.4, worded=0.0)
    )
    monkeypatch.setitem(refuse.WEIGHTS, "leaning", 1.0)
    assert shipped.ask(text).refused is refused
    assert np.sign(seen[0][2].margin) == np.sign(leaning)
