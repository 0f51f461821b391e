"""The words of a question that tell one provision from another."""

from __future__ import annotations

from kadqa.lexical import words
from kadqa.library.snapshot import Library
from kadqa.records import Query

GENERAL = frozenset(words("kerja sama daerah antardaerah"))
"""Stems of the subject itself; they stand everywhere, and a question of these alone asks for everything."""


def own_words(query: Query, library: Library) -> dict[str, float]:
    """The question's own stems with what they tell: those of the subject itself stand everywhere and tell nothing.

    Of a follow-up, only what it adds: the rest is what the conversation is about.
    """
    asked = set(query.asked) & set(words(query.focus_text)) if query.focus_text else query.asked
    return {word: library.telling(word) for word in asked if word not in GENERAL}
