"""The words of a question that tell one provision from another."""

from __future__ import annotations

from kadqa.lexical import words
from kadqa.library.snapshot import Library
from kadqa.records import Query


def own_words(query: Query, library: Library) -> dict[str, float]:
    """The question's own stems with what they tell; those that stand in most texts of the library tell nothing.

    Of a follow-up, only what it adds: the rest is what the conversation is about.
    """
    asked = set(query.asked) & set(words(query.focus_text)) if query.focus_text else query.asked
    return {word: library.telling(word) for word in asked if not library.common(word)}
