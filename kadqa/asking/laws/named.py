"""Which texts are on a term: those that name it, and what it rests on now and rested on before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from kadqa.lexical import word_set
from kadqa.library.snapshot import Library
from kadqa.records import Term


def with_former(provisions: Iterable[str], library: Library) -> Iterator[str]:
    """The provisions, and after them those that they took the place of, step by step."""
    waiting = list(provisions)
    seen: set[str] = set()
    while waiting:
        provision = waiting.pop(0)
        if provision not in seen:
            seen.add(provision)
            yield provision
            waiting += library.standing.predecessors(provision)


def holds(text: str, own: frozenset[str], terms: Sequence[Term]) -> bool:
    """Whether a text holds all own stems and, of each term, all stems of one of its names."""
    there = word_set(text)
    return own <= there and all(
        any(word_set(name) and word_set(name) <= there for name in (term.istilah, *term.varian)) for term in terms
    )
