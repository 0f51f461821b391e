"""What an answerer is: one kind of answer, for the questions that it takes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kadqa.library.snapshot import Library
from kadqa.records import Evidence, Hit, Query


@dataclass(frozen=True, slots=True)
class Answerer:
    """One row of `ANSWERERS`. No answerer knows of another."""

    name: str
    takes: Callable[[Query, Library], float]
    """How surely the question is one for it, 0..1; 0: not at all. It looks at names, never at texts."""
    answer: Callable[[Query, Sequence[Hit], Library], Evidence | None]
    """The evidence; None: this question turns out to be none for it, and the next row takes it.

    The hits are the search's, best first and read; () for a row that does not search."""
    searches: bool = False
    """It answers from what was found."""
    must_answer: bool = False
    """It answers only if what was found answers the question, as the reader judges it."""
