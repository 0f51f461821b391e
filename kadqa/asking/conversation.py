"""One question of a conversation, read and looked up: alone, with the turn before, or in its parts."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from kadqa.asking.further import with_what_goes_on
from kadqa.asking.gather import gather
from kadqa.asking.parts import APART, beside_standing, parts_of, together
from kadqa.asking.turns.leaning import leans
from kadqa.asking.understand import as_read, understand
from kadqa.embedding.base import Vectors
from kadqa.library.snapshot import Library
from kadqa.records import Evidence, Filters, Query, Turn

LEANS_IF = frozenset({"tidak-ditemukan", "di-luar-cakupan", "terlalu-umum"})
"""Reasons of refusal after which a question is read once more, with the turn before."""


@dataclass(frozen=True, slots=True)
class Read:
    """A question as it was read, with what was found for it."""

    query: Query
    evidence: Evidence
    embed_ms: float
    search_ms: float


@dataclass(frozen=True, slots=True)
class Desk:
    """What every reading of a question needs."""

    library: Library
    vector: Callable[[Query], Vectors]
    """The vector of a question, shape (dim,)."""
    today: date
    as_of: date | None = None
    filters: Filters | None = None

    def read(self, question: str, history: Sequence[Turn]) -> Read:
        """Understand a question and gather its evidence.

        One that has no answer alone is tried with the turn before; one that asks several things is answered part
        by part, and its evidence names the part that nothing answers.
        """
        read = self._whole(question, history)
        return replace(read, evidence=with_what_goes_on(read.query, read.evidence, self.library))

    def _whole(self, question: str, history: Sequence[Turn]) -> Read:
        history = self._cited(question, history)
        whole = self._leaning(self._alone(question, history), question, history)
        if whole.query.refusal is not None or whole.query.intent not in APART:
            return whole
        asked = as_read(question, self.library)
        parts = beside_standing(asked, self.library)
        if not parts and whole.query.intent != "status":
            parts = parts_of(asked, self.library)
        return (self._in_parts(whole, parts, history) if len(parts) > 1 else None) or whole

    def _alone(self, question: str, history: Sequence[Turn], *, lean: bool | None = None) -> Read:
        query = understand(question, history, self.today, self.library, as_of=self.as_of, lean=lean)
        if self.filters:
            query = replace(query, filters=self.filters)
        began = time.perf_counter()
        by_name = query.intent == "isi" and query.provisions
        searched = query.refusal is None and query.intent in {"tanya", "banding", "isi"} and not by_name
        vector = self.vector(query) if searched else None
        query = replace(query, vector=vector)
        embedded = time.perf_counter()
        evidence = gather(query, vector, self.library)
        return Read(query, evidence, _ms(began, embedded), _ms(embedded, time.perf_counter()))

    def _cited(self, question: str, history: Sequence[Turn]) -> Sequence[Turn]:
        """The turns, the last with what its answer cites where that was not handed over and is leaned on."""
        if not history or history[-1].citations or not leans(as_read(question, self.library), self.library):
            return history
        return (*history[:-1], self._turn(history[-1].question, self._whole(history[-1].question, history[:-1])))

    def _turn(self, question: str, read: Read) -> Turn:
        evidence = read.evidence
        grounds = [*evidence.excerpts, *(e for fact in evidence.facts for e in fact.excerpts)]
        return Turn(question, tuple(dict.fromkeys(excerpt.passage.provision for excerpt in grounds)))

    def _leaning(self, alone: Read, question: str, history: Sequence[Turn]) -> Read:
        """The question read with the turn before if only that carries an answer."""
        refusal = alone.evidence.refusal
        if refusal is None or refusal[0] not in LEANS_IF or not history or alone.query.focus_text:
            return alone
        read = self._alone(question, history, lean=True)
        return _after(alone, read) if read.evidence.refusal is None else alone

    def _in_parts(self, whole: Read, parts: Sequence[str], history: Sequence[Turn]) -> Read | None:
        """The parts of a question, each read after those before it; None if they make no one answer."""
        reads: list[Read] = []
        turns = list(history)
        for part in parts:
            read = self._leaning(self._alone(part, turns), part, turns)
            reads.append(read)
            turns.append(self._turn(part, read))
        evidence = together([(read.query, read.evidence) for read in reads])
        if evidence is None:
            return None
        # What a part leans on stands before it as a part of its own, and is not said twice.
        told = enumerate(zip(parts, reads, strict=True))
        said = [part if n and read.query.focus_text else read.query.resolved for n, (part, read) in told]
        resolved = " ".join(f"{one[:1].upper()}{one[1:].rstrip(' ?.!')}?" for one in said)
        spent = whole
        for read in reads:
            spent = _after(spent, read)
        return replace(spent, query=replace(whole.query, intent="tanya", resolved=resolved), evidence=evidence)


def _after(earlier: Read, read: Read) -> Read:
    """A reading with the time of an earlier one on top."""
    return replace(read, embed_ms=earlier.embed_ms + read.embed_ms, search_ms=earlier.search_ms + read.search_ms)


def _ms(start: float, end: float) -> float:
    return round((end - start) * 1000, 2)
