"""Whether a question is about a term of the law as such, and on which provisions that rests."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kadqa.asking.question.intent import FORM_WORDS
from kadqa.asking.question.terms import KINDS_OF, terms_in
from kadqa.lexical import content_words, words
from kadqa.records import Term
from kadqa.text import fold, squash

EXPLAIN = re.compile(
    r"\b(?:(?:tolong|mohon|coba|bisa|dapatkah|minta) )*(?:(?:men)?jelaskan|dijelaskan|terangkan|uraikan|penjelasan)\b"
    r"(?: (?:tentang|soal|mengenai))?"
)
"""Asks to be told of something; folded."""
BRIEFLY = re.compile(r"\bsecara (?:singkat|ringkas|umum|sederhana)\b|\b(?:dong|ya|min|kak|pak|bu)(?=[ ?.!]*$)")
"""What adds nothing to that; folded."""
EITHER_END = r"(?: (?:ya|sih|kah|dong|min|pak|bu|kak))*[ ?.!]*"
"""What may stand behind the second of two things between which a question asks to choose."""
ABOUT_A_TERM = frozenset({"definisi", "tujuan", "dasar"})
"""Forms of question that the provisions a term rests on answer by themselves."""
ABOUT_WORDS = frozenset(
    words(
        "tujuan maksud guna manfaat dasar hukum landasan menjadi melakukan melaksanakan mengadakan suatu diatur daerah "
        "berlaku"
    )
)
"""Stems that a question about a term as such may hold besides the term."""
LAW_NAMED = r"\b(?:uu|pp|undang-undang|peraturan pemerintah|perda|permendagri) {}\b"
"""A term that only names a law: "UU pemda"."""


def defined_by(text: str, matched: Sequence[tuple[str, Term]], form: str, terms: Sequence[Term]) -> tuple[str, ...]:
    """The provisions that the one term rests on which a question asks the meaning, purpose or basis of.

    Of two kinds of cooperation between which a question asks to choose, those of both. () if the question says more
    than the term: then its other words decide what answers.
    """
    if either := _either(text, terms):
        return tuple(dict.fromkeys(id for term in either for id in term.ketentuan))
    matched = [(used, term) for used, term in matched if not re.search(LAW_NAMED.format(re.escape(used)), fold(text))]
    of_kinds = [pair for pair in matched if pair[1].istilah.startswith(KINDS_OF)]
    if not matched or (form not in ABOUT_A_TERM and not of_kinds):
        return ()
    matched = of_kinds or matched
    known = {word for used, term in terms_in(text, terms) for word in (*words(used), *words(term.istilah))}
    rest = set(content_words(text)) - known - FORM_WORDS - ABOUT_WORDS
    return () if rest else tuple(dict.fromkeys(id for _, term in matched for id in term.ketentuan))


def told_of(text: str, matched: Sequence[tuple[str, Term]]) -> bool:
    """Whether a question asks to be told of a term and says nothing else: "tolong jelaskan KSDPK secara singkat"."""
    said, count = EXPLAIN.subn(" ", BRIEFLY.sub(" ", fold(text)))
    return bool(count) and squash(said).strip(" ?.!,") in {fold(used) for used, _ in matched}


def _either(text: str, terms: Sequence[Term]) -> tuple[Term, ...]:
    """The two kinds of cooperation of which a question asks which one something is: "... itu KSDPL atau KSDLL?"."""
    folded = fold(text)
    at = sorted((folded.find(fold(used)), used, term) for used, term in terms_in(text, terms) if fold(used) in folded)
    if len(at) < 2:
        return ()
    (_, first, one), (_, last, other) = at[-2:]
    kinds = all(fold(term.istilah).startswith("kerja sama ") and term.ketentuan for term in (one, other))
    between = rf"\b{re.escape(fold(first))} (?:atau(?:kah)?|apa) {re.escape(fold(last))}{EITHER_END}$"
    return (one, other) if kinds and one != other and re.search(between, folded) else ()
