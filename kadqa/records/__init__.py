"""The nouns of KADQA, frozen, in the order they come into being.

    bytes -> Document (Page) -> Structure (Provision, Dropped) -> Passage -> Unit     at build
    question -> Query -> Candidates -> Hit -> Evidence -> Answer (Sentence, Citation) when asked

Nothing here computes; every other module speaks in these values. Dates in the
corpus keep the precision they were written with, so they are ISO strings ("2014-10-02",
"2020"); dates that are compared are `datetime.date`.
"""

from __future__ import annotations

from kadqa.records.answers import (
    Answer,
    Citation,
    Found,
    Outcome,
    Part,
    Sentence,
    Shown,
    Warning_,
)
from kadqa.records.asking import (
    Cell,
    Event,
    Evidence,
    Excerpt,
    Fact,
    Filters,
    Hit,
    Intent,
    Query,
    Rujukan,
    Side,
    Table,
    Turn,
)
from kadqa.records.bringing import Brought, LocalFile, Publishing
from kadqa.records.corpus import (
    ASLI,
    GONE,
    IN_FORCE,
    OFFICE,
    Basis,
    Comparison,
    Correction,
    KnownFile,
    Layer,
    NumberException,
    Relation,
    Source,
    Status,
    Term,
)
from kadqa.records.documents import (
    Document,
    Dropped,
    Page,
    Provision,
    Report,
    Span,
    Structure,
)
from kadqa.records.library import (
    Interval,
    Nearest,
    Passage,
    Reference,
    Unit,
)

__all__ = [
    "ASLI",
    "GONE",
    "IN_FORCE",
    "OFFICE",
    "Answer",
    "Basis",
    "Brought",
    "Cell",
    "Citation",
    "Comparison",
    "Correction",
    "Document",
    "Dropped",
    "Event",
    "Evidence",
    "Excerpt",
    "Fact",
    "Filters",
    "Found",
    "Hit",
    "Intent",
    "Interval",
    "KnownFile",
    "Layer",
    "LocalFile",
    "Nearest",
    "NumberException",
    "Outcome",
    "Page",
    "Part",
    "Passage",
    "Provision",
    "Publishing",
    "Query",
    "Reference",
    "Relation",
    "Report",
    "Rujukan",
    "Sentence",
    "Shown",
    "Side",
    "Source",
    "Span",
    "Status",
    "Structure",
    "Table",
    "Term",
    "Turn",
    "Unit",
    "Warning_",
]
