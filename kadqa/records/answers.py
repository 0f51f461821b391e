"""What is handed out: an answer with its citations, finds, and a provision shown whole."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from kadqa.records.library import Interval, Nearest, Reference

Outcome = Literal["dijawab", "dikoreksi", "ditolak"]


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of an answer; `citations` are numbers of `Answer.citations`."""

    text: str
    kind: Literal["kutipan", "keterangan", "penulis"]
    citations: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Citation:
    """A cited passage as a reader sees it. Field by field as in the JSON of `kadqa ask`."""

    n: int
    provision: str
    label: str
    kind: str
    layer: str
    version: str
    quote: str
    source: str
    title: str
    url: str | None
    page: int | None
    status: str | None
    status_by: str | None
    status_since: str | None
    status_today: str | None
    status_note: str
    checked: str
    basis: str
    successor: tuple[Reference, ...] = ()
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Warning_:
    """A warning beside an answer; `kind` is one of the contract's (dicabut, diubah, koreksi, ...)."""

    kind: str
    text: str
    citations: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """A hit as `kadqa search` prints it, with its text and standing."""

    provision: str
    best_unit: str
    label: str
    kind: str
    layer: str
    status: str | None
    score: float
    dense: float
    lexical: float
    text: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A provision, whole, as `kadqa show` prints it."""

    id: str
    kind: str
    label: str
    text: str
    full_text: str
    layer: str | None
    version: str | None
    versions: tuple[Mapping[str, Any], ...]
    page: int | None
    url: str | None
    title: str
    standing: Interval | None
    """On the day asked about; None for pages, corrections and comparisons."""
    standing_today: Interval | None
    note: str
    basis: str
    checked: str
    successor: tuple[Reference, ...] = ()
    doubts: tuple[str, ...] = ()
    timeline: tuple[Mapping[str, Any], ...] = ()
    penjelasan: tuple[Reference, ...] = ()
    children: tuple[Reference, ...] = ()
    previous: str | None = None
    next: str | None = None
    referred_by: tuple[Reference, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a regulation or page as it is read through: a heading, a pasal, a penjelasan."""

    provision: str
    kind: str
    label: str
    """Short, as in `Provision`."""
    text: str
    """Whole, with its children's; of a heading "", since what is below it are parts of their own."""
    version: str
    layer: str
    status: str | None
    """On the day it is read for; None for pages."""
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What `kadqa ask` prints: every sentence cited, every citation with its standing."""

    question: str
    resolved_question: str
    intent: str
    as_of: date
    outcome: Outcome
    answer: str
    sentences: tuple[Sentence, ...] = ()
    citations: tuple[Citation, ...] = ()
    warnings: tuple[Warning_, ...] = ()
    reason: tuple[str, str] | None = None
    """(code, text) of a refusal."""
    nearest: tuple[Nearest, ...] = ()
    table: Mapping[str, Any] | None = None
    timeline: tuple[Mapping[str, Any], ...] | None = None
    lead: Sentence | None = None
    """How it begins, in bold: the first words of `sentences`, or what of them was asked for; None: as they stand."""
    terms: tuple[tuple[str, str], ...] = ()
    """Short forms that it uses and nobody wrote out, with what they are short for."""
    next: tuple[str, ...] = ()
    """Questions that go on from here and have an answer in this library."""
    answerer: str = "extractive"
    bearing: float | None = None
    """That of `Evidence`: answered at 0 and above, refused below; None: a rule decided, not a score."""
    id: str | None = None
    index: str = ""
    timings_ms: Mapping[str, float] = field(default_factory=dict)

    @property
    def refused(self) -> bool:
        return self.outcome == "ditolak"
