"""Yes or no, where one sentence of the law carries it: the question's own words, in their order, with their modal."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kadqa.asking.informal import standard
from kadqa.lexical import words
from kadqa.records import IN_FORCE, Excerpt, Fact, Query
from kadqa.text import even_spelling, fold

ASKS = re.compile(
    r"^(?:apakah|apa(?= \w+ (?:boleh|bisa|dapat|harus|wajib|perlu)\b)|(?:boleh|dapat|bisa|harus|wajib|perlu)(?:kah)?)\b"
    r"|\b(?:boleh|dapat|bisa|harus|wajib|perlu)\b.*\btidak\W*$"
)
"""Asks for yes or no, on the folded question: "apakah ...", "bolehkah ...", "... harus atau tidak"."""
OPEN = re.compile(r"\b(?:siapa|kapan|berapa|bagaimana|mengapa|kenapa|mana|apa saja|atau(?! tidak))\b")
"""Asks for more than yes or no."""
ALL = re.compile(r"\b(?:semua|seluruh|setiap|selalu|hanya|cuma|masih|sudah|tetap)\b")
"""Asks how far something holds, which one sentence does not tell."""
MAY = re.compile(r"\b(?:boleh|bisa|dapat)(?:kah)?\b")
MUST = re.compile(r"\b(?:harus|wajib|perlu)(?:kah)?\b")
NOT = re.compile(r"\b(?:tidak|bukan|dilarang)\b")
LIMITED = re.compile(
    r"\b(?:kecuali|bila|jika|apabila|sepanjang|asalkan|dalam hal|dengan ketentuan|dengan syarat|hanya|selain|di luar)\b"
)
"""Says that something holds under a condition, or not always."""
POINTS = re.compile(r"\b(?:dimaksud|(?:menurut|dalam|pada) ayat)\b")
"""Says that something holds of what stands elsewhere: "izin sebagaimana dimaksud pada ayat (1)"."""
FRAME = frozenset(
    words(
        "apakah apa boleh bolehkah bisa bisakah dapat dapatkah harus haruskah wajib wajibkah perlu perlukah tidak atau"
    )
)
"""Stems of the question that ask, and say nothing."""
AHEAD = 2
"""Words that may stand before the first that the question asks of: else it is asked of something else."""
LEAST = 2
"""Stems of its own that a question must have."""


def verdict(query: Query, excerpts: Sequence[Excerpt]) -> tuple[Fact, ...]:
    """Say "Ya, menurut ..." or "Tidak, menurut ...", if the first excerpt carries it; else ().

    It must be a sentence of law in force that holds all words of the question in their order, so that who acts and
    what is acted on are the same; it says no more than its modal: what "dapat" be done need not be.

    Args:
        query: the question.
        excerpts: what is quoted, in the order of the answer.
    """
    asked = fold(standard(even_spelling(query.resolved)))
    if not excerpts or query.as_of is not None or not ASKS.search(asked):
        return ()
    if OPEN.search(asked) or ALL.search(asked) or NOT.search(re.sub(r"\b(?:atau )?tidak\W*$", "", asked)):
        return ()
    first = excerpts[0]
    said = _sentence(first)
    if not said or first.on_day is None or first.on_day.status not in IN_FORCE:
        return ()
    span = _span([word for word in words(asked) if word not in FRAME], said)
    holds = _holds(asked, said, span) if span else None
    if holds is None:
        return ()
    limited = bool(LIMITED.search(said) or (holds and POINTS.search(said)))
    text = {
        (True, False): f"Ya, menurut {first.label}.",
        (True, True): f"Ya, dengan syarat yang disebut {first.label}.",
        (False, False): f"Tidak, menurut {first.label}.",
        (False, True): f"Tidak, dengan pengecualian yang disebut {first.label}.",
    }[holds, limited]
    return (Fact(text, (first,), first.passage.provision, first=True),)


def _sentence(excerpt: Excerpt) -> str:
    """The one sentence of an excerpt, folded; "" if it is a list, has gaps, or says several things."""
    text = (excerpt.quote or excerpt.passage.full_text).partition(" Catatan KADQA:")[0]
    text = re.sub(r"^\s*\(\d+\w*\)\s", "", text).partition(";")[0].rstrip(" .")
    return "" if ":" in text or "[" in text or ". " in text else fold(text)


def _span(asked: Sequence[str], said: str) -> tuple[int, int] | None:
    """Where in a sentence the stems asked for stand, all of them in their order; None if they do not."""
    found: list[re.Match[str]] = []
    left = list(asked)
    for match in re.finditer(r"\w+(?:/\w+)?", said):
        if left and left[0] in words(match[0]):
            found.append(match)
            left.pop(0)
    if not found or left or len(asked) < LEAST or len(said[: found[0].start()].split()) > AHEAD:
        return None
    return found[0].start(), found[-1].end()


def _holds(asked: str, said: str, span: tuple[int, int]) -> bool | None:
    """Whether the sentence says yes or no to the question's modal; None if it says neither."""
    inside = said[span[0] : span[1]]
    predicate = MUST.search(inside) or MAY.search(inside) or NOT.search(inside)
    if re.search(r"\byang\b", inside[: predicate.start() if predicate else None]):
        # "Perahu yang bermotor harus berlampu" says nothing of all perahu.
        return None
    if NOT.search(said):
        # A denial of something else in the sentence says nothing here.
        denied = NOT.search(inside)
        return False if denied and len(NOT.findall(said)) == 1 else None
    if MUST.search(asked):
        return True if MUST.search(inside) else None
    if MAY.search(asked):
        return True if MAY.search(inside) else None
    return None if MAY.search(inside) or LIMITED.search(said) else True
