"""What a follow-up asks in its own words, and whether what was found speaks of it."""

from __future__ import annotations

from collections.abc import Sequence

from kadqa.asking.question.intent import FORM_WORDS
from kadqa.asking.turns.antecedent import as_written, without_kind
from kadqa.asking.turns.leaning import OPENING, TAIL, matters, spoken_form
from kadqa.lexical import content_words, word_set
from kadqa.library.snapshot import Library
from kadqa.records import Excerpt
from kadqa.text import fold


def own_words(focus: str) -> tuple[str, ...]:
    """Stems of what a follow-up asks, without how it opens and what only asks."""
    spoken = TAIL.sub("", OPENING.sub("", spoken_form(focus)))
    return tuple(word for word in content_words(spoken) if word not in FORM_WORDS)


def held(own: Sequence[str], excerpts: Sequence[Excerpt], library: Library) -> float:
    """Share of the stems, weighted by rarity, that the one excerpt which has most of them holds, 0..1."""
    weights = {word: library.rarity(word) for word in own}
    total = sum(weights.values())
    if not total:
        return 1.0
    texts = [word_set(excerpt.passage.full_text) for excerpt in excerpts]
    return max((sum(weight for word, weight in weights.items() if word in text) for text in texts), default=0.0) / total


def matter_of(resolved: str, focus: str, library: Library) -> str:
    """The term that the turn before is about, as it names it; "" if it names none, or the follow-up names its own."""
    if matters(spoken_form(focus), library):
        return ""
    at = fold(resolved).rfind(fold(focus).rstrip(" ?.!"))
    before = resolved[:at] if at > 0 else resolved
    found = matters(spoken_form(before), library)
    return as_written(without_kind(found[0][0], library), before) if found else ""
