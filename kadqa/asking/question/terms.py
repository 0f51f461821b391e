"""Terms of the law in whatever words a question names them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from kadqa.library.snapshot import Library
from kadqa.records import Rujukan, Term
from kadqa.text import fold

KINDS_OF = "jenis "
"""A term of this beginning ("jenis kerja sama daerah") is itself what is asked for, whatever the form."""

WRITTEN = re.compile(r"[\w/-]+")
"""A word or number as it is written: "antar-daerah", "28/2018"."""


def terms_in(text: str, terms: Sequence[Term]) -> list[tuple[str, Term]]:
    """(the words used, the term) for each term of the law that a text names in whatever words, longest first."""
    rest = fold(text)
    found = []
    for used, term in _by_words(tuple(terms)):
        # Most terms are not in most questions: look for the letters before the word.
        if used not in rest:
            continue
        pattern = whole(used)
        if pattern.search(rest):
            rest = pattern.sub(" ; ", rest)
            found.append((used, term))
    return found


@lru_cache(maxsize=8)
def _by_words(terms: tuple[Term, ...]) -> tuple[tuple[str, Term], ...]:
    """(folded words, the term they stand for), longest first."""
    by_words = {fold(words_used): term for term in terms for words_used in (term.istilah, *term.varian)}
    return tuple((used, by_words[used]) for used in sorted(by_words, key=lambda w: (-len(w), w)) if used)


def whole(words_used: str) -> re.Pattern[str]:
    """A pattern for these words as whole words."""
    return re.compile(rf"(?<!\w){re.escape(words_used)}(?!\w)")


def blanked(text: str, found: Sequence[Rujukan]) -> str:
    """The text with its rujukan blanked, every other character where it was: "PP 28/2018" names no day."""
    for rujukan in found:
        if 0 <= rujukan.start < rujukan.end <= len(text):
            text = f"{text[: rujukan.start]}{'_' * (rujukan.end - rujukan.start)}{text[rujukan.end :]}"
    return text


def written_out(text: str, matched: Sequence[tuple[str, Term]], library: Library) -> str:
    """The question, with the law's term after everyday words and abbreviations that the texts do not explain.

    "Apa itu KSDD?" -> "Apa itu KSDD? (Kerja Sama Daerah dengan Daerah Lain)". Words that the texts themselves
    use need no help, and a term that the question already writes out is not repeated.
    """
    folded = fold(text)
    known = {used for used, _ in matched if " " in used and library.says(used)}
    added = [term.istilah for used, term in matched if fold(term.istilah) not in folded and used not in known]
    return f"{text} ({'; '.join(dict.fromkeys(added))})" if added else text
