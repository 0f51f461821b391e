"""Terms of the law and their abbreviations: taught in istilah.toml, and read from the definitions themselves."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from kadqa.records import Passage, Term
from kadqa.text import fold

SHORTENED = re.compile(
    r"(?P<term>[A-Z][\w/-]*(?:[ \n]+[\w/-]+){0,11}?),?\s+yang\s+selanjutnya\s+(?:disebut|disingkat)(?:\s+dengan)?\s+"
    r"(?P<short>[A-Z]{2,8})\b"
)
"""A definition that gives an abbreviation: "Kerja Sama Antarpasar, yang selanjutnya disingkat KSAP, adalah ..."."""

ABBREVIATION = re.compile(r"^[A-Z]{2,8}$")
"""A variant that is an abbreviation: "KSDD"."""


def defined_terms(passages: Iterable[Passage], known: Sequence[Term]) -> tuple[Term, ...]:
    """Terms that definitions in the texts abbreviate, with the provision that does; those already known are left out.

    Only pasal 1 and its angka define for a whole regulation. Of several laws that define one
    abbreviation in the same words the terms are one; in other words, the first counts.
    """
    taken = {variant for term in known for variant in term.varian}
    found: dict[str, Term] = {}
    for passage in passages:
        if "/pasal-1/" not in f"{passage.provision}/" or "/penjelasan/" in passage.provision:
            continue
        for match in SHORTENED.finditer(passage.text):
            short, words = match["short"], " ".join(match["term"].split())
            if short in taken:
                continue
            earlier = found.get(short)
            if earlier is None:
                found[short] = Term(words, (short,), (passage.provision,))
            elif fold(earlier.istilah) == fold(words) and passage.provision not in earlier.ketentuan:
                found[short] = Term(earlier.istilah, (short,), (*earlier.ketentuan, passage.provision))
    return tuple(found.values())


def abbreviations(terms: Iterable[Term]) -> dict[str, str]:
    """Abbreviation to the term it stands for."""
    return {variant: term.istilah for term in terms for variant in term.varian if ABBREVIATION.match(variant)}


def spelled_out(text: str, short: dict[str, str]) -> str:
    """A text with the terms behind its abbreviations added at the end, so that it is found by either.

    A term that the text already writes out is not repeated.
    """
    folded = fold(text)
    added = [
        term
        for abbreviation, term in short.items()
        if abbreviation in text and re.search(rf"(?<!\w){abbreviation}(?!\w)", text) and fold(term) not in folded
    ]
    return f"{text} ({'; '.join(dict.fromkeys(added))})" if added else text
