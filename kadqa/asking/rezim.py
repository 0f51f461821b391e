"""Neighbouring kinds of cooperation, each with law of its own: told apart from kerja sama daerah."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kadqa.hukum import ids
from kadqa.library.snapshot import Library
from kadqa.records import Excerpt, Fact, Hit, Query
from kadqa.text import fold


@dataclass(frozen=True, slots=True)
class Regime:
    """One neighbour of kerja sama daerah."""

    name: str
    asked: re.Pattern[str]
    """What a question says that asks for it; on the folded question."""
    mark: re.Pattern[str]
    """What a title or heading says of law that is its own; folded."""
    share: float
    """What is left of the score of its provisions where a question on cooperation does not ask for it, 0..1."""


REGIMES = (
    Regime(
        "kerja sama desa",
        re.compile(r"\b(?:(?:antar)?desa|bumdes|kampung|nagari|gampong)\b"),
        re.compile(r"\b(?:antar)?desa\b"),
        0.0,
    ),
    Regime(
        "kerja sama pemerintah dengan badan usaha (KPBU)",
        re.compile(
            r"\b(?:kpbu|badan usaha|infrastruktur|ppp|public private|swasta|pihak ketiga|investor|perusahaan)\b"
        ),
        re.compile(r"\bkerja sama pemerintah(?: daerah)? dengan badan usaha\b"),
        0.9,
    ),
    Regime(
        "hubungan luar negeri dan perjanjian internasional",
        re.compile(r"\b(?:luar negeri|internasional|asing|sister|kembar|bersaudara|negara|perjanjian|diplomatik)\b"),
        re.compile(r"\b(?:hubungan luar negeri|perjanjian internasional)\b"),
        0.9,
    ),
)
"""The neighbours; a provision is of the first whose mark its law's title or a heading above it has."""

COOPERATION = re.compile(r"\b(?:be)?kerja sama\b")
"""A question about cooperation at all."""


def regime_of(provision: str, library: Library) -> Regime | None:
    """The neighbour whose law a provision is, or None: kerja sama daerah, or no matter of cooperation."""
    source = library.sources.get(ids.source_of(provision))
    if source is None or source.is_page:
        return None
    texts = library.texts(provision)
    spoken = fold(" ; ".join([source.judul, *(texts[0].trail if texts else ())]))
    return next((regime for regime in REGIMES if regime.mark.search(spoken)), None)


def told_apart(query: Query, hits: Sequence[Hit], library: Library) -> tuple[Hit, ...]:
    """The hits for a question on cooperation, without those of a neighbour that it does not ask for, best first.

    What the question names stays as it is; so does everything where it does not speak of cooperation.
    """
    asked = fold(query.search_text)
    if not COOPERATION.search(asked):
        return tuple(hits)
    kept = []
    for hit in hits:
        regime = None if ids.source_of(hit.provision) in query.laws else regime_of(hit.provision, library)
        share = 1.0 if regime is None or regime.asked.search(asked) else regime.share
        if share:
            kept.append(hit if share == 1.0 else replace(hit, score=round(hit.score * share, 6)))
    named = [hit for hit in kept if ids.source_of(hit.provision) in query.laws]
    rest = [hit for hit in kept if hit not in named]
    return (*named, *sorted(rest, key=lambda hit: -hit.score))


def regime_facts(query: Query, excerpts: Sequence[Excerpt], library: Library) -> tuple[Fact, ...]:
    """For each neighbour whose law a question on cooperation is answered from: that it is another matter."""
    if not COOPERATION.search(fold(query.search_text)):
        return ()
    found: dict[str, Fact] = {}
    for excerpt in excerpts:
        regime = regime_of(excerpt.passage.provision, library) if excerpt.kind == "peraturan" else None
        if regime is not None and regime.name not in found:
            text = f"{excerpt.label} adalah ketentuan tentang {regime.name}, bukan tentang kerja sama daerah."
            found[regime.name] = Fact(text, (excerpt,), excerpt.passage.provision)
    return tuple(found.values())
