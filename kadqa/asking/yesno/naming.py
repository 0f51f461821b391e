"""Names of one thing written as one word, so that a question and a statement may use different ones."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from kadqa.asking.question.terms import whole
from kadqa.asking.yesno.roles import has_voice
from kadqa.records import Term
from kadqa.text import fold

WORDS = tuple(f"istilah{first}{second}" for first in "bcdfghjklmnp" for second in "bcdfghjklmnpqrstvwxz")
"""Words of one stem each that stand for the terms of the law."""
REMEMBERED = 20_000
"""Texts that are remembered as they were written."""


class Names:
    """How the terms of the law are written in a question, and in what the law says.

    A question may use any of the words for a term. In the law only the term itself and its short form in capitals are
    read as it: a word that people use for it may be narrower there ("swasta" is one kind of pihak ketiga).
    """

    def __init__(self, terms: Sequence[Term]) -> None:
        in_question: dict[str, str] = {}
        in_law: dict[str, str] = {}
        for n, term in enumerate(terms[: len(WORDS)]):
            used = (term.istilah, *term.varian)
            # "Mengambil alih" tells who acts, and a name does not.
            if any(has_voice(fold(name).partition(" ")[0]) for name in used):
                continue
            in_question |= {fold(name): WORDS[n] for name in used}
            in_law |= {fold(name): WORDS[n] for name in used if name == term.istilah or name.isupper()}
        self._question = _longest_first(in_question)
        self._law = _longest_first(in_law)
        self._written: dict[tuple[bool, str], str] = {}

    def asked(self, text: str) -> str:
        """A folded question with its terms written as one word each."""
        return self._write(text, False)

    def said(self, text: str) -> str:
        """What the law says, folded, with its terms written as one word each."""
        return self._write(text, True)

    def _write(self, text: str, law: bool) -> str:
        key = (law, text)
        if key not in self._written:
            if len(self._written) >= REMEMBERED:
                self._written.clear()
            written = text
            for used, word in self._law if law else self._question:
                if used in written:
                    written = whole(used).sub(word, written)
            self._written[key] = written
        return self._written[key]


def _longest_first(names: dict[str, str]) -> list[tuple[str, str]]:
    return sorted(((used, word) for used, word in names.items() if used), key=lambda pair: (-len(pair[0]), pair[0]))


@lru_cache(maxsize=8)
def _names(terms: tuple[Term, ...]) -> Names:
    return Names(terms)


def names_of(terms: Sequence[Term]) -> Names:
    """The names of these terms; made once for each library."""
    return _names(tuple(terms))
