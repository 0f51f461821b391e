"""Abbreviations that the texts never write out, with the words of the texts that have these initials beside them."""

from __future__ import annotations

import re

from kadqa.asking.question.singkatan import SHORT
from kadqa.hukum.numbering import from_roman
from kadqa.lexical import words
from kadqa.library.snapshot import Library
from kadqa.text import fold

CAPITALS = re.compile(r"\b[A-Z]{3,6}\b")
"""An abbreviation as people write it."""


def beside_initials(text: str, library: Library) -> str:
    """The text with words of the texts after each abbreviation that they do not know: to search by, no certain truth.

    "berapa iuran JHT?" -> "berapa iuran JHT (jaminan hari tua)?" Not in a question all in capitals, and nothing that
    a term of the library is called.
    """
    if text.isupper() or not CAPITALS.search(text):
        return text
    known = {fold(one) for term in library.terms for one in (term.istilah, *term.varian)}

    def write(match: re.Match[str]) -> str:
        word = fold(match[0])
        if word in known or word in SHORT or from_roman(match[0]) is not None or any(map(library.knows, words(word))):
            return match[0]
        found = [one for one in library.initials(word) if one not in fold(text)]
        return f"{match[0]} ({'; '.join(found)})" if found else match[0]

    return CAPITALS.sub(write, text)
