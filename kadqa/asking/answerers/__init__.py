"""Every kind of answer: one row each. A new kind is a module and a row."""

from __future__ import annotations

from kadqa.asking.answerers import by_name, laws, quotation, sanctions
from kadqa.asking.answerers.base import Answerer
from kadqa.library.snapshot import Library
from kadqa.records import Query

ANSWERERS: tuple[Answerer, ...] = (
    Answerer("sumber", lambda q, _: float(bool(q.rests_on)), by_name.rested),
    Answerer("perbandingan", lambda q, _: float(q.intent == "banding"), by_name.side_by_side, searches=True),
    Answerer("riwayat", lambda q, _: float(q.intent == "riwayat"), by_name.over_time),
    Answerer("status", lambda q, _: float(q.intent == "status"), by_name.about_standing),
    Answerer("sanksi pasal", sanctions.takes_named, sanctions.of_named),
    Answerer("isi", by_name.takes_provisions, by_name.provisions_themselves),
    Answerer("ikhtisar", lambda q, _: 0.9 * (q.intent == "isi"), by_name.whole_law),
    Answerer("peraturan", laws.takes, laws.answer, searches=True, must_answer=True),
    Answerer("peraturan saat itu", laws.takes_time, laws.of_the_time, searches=True),
    Answerer("sanksi", sanctions.takes, sanctions.answer, searches=True, must_answer=True),
    Answerer("kutipan", quotation.takes, quotation.answer, searches=True, must_answer=True),
)
"""Of those that take a question the surest answers it, of equals the first."""


def in_turn(query: Query, library: Library) -> list[Answerer]:
    """The answerers that take a question, the surest first."""
    sure = {row.name: row.takes(query, library) for row in ANSWERERS}
    return sorted((row for row in ANSWERERS if sure[row.name] > 0.0), key=lambda row: -sure[row.name])


__all__ = ["ANSWERERS", "Answerer", "in_turn"]
