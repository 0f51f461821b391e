"""Query to hits: the pasal and passages that are nearest to a question, and how well they bear on it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from kadqa.asking.question.terms import KINDS_OF
from kadqa.asking.search.fitting import fitted
from kadqa.asking.search.narrow import admits, narrowed
from kadqa.asking.search.rank import scores
from kadqa.hukum import ids
from kadqa.lexical import content_words, word_set
from kadqa.library.snapshot import Library
from kadqa.records import GONE, Hit, Query
from kadqa.stores import TOP
from kadqa.stores.base import Candidates, Unanswered, Vectors
from kadqa.text import fold

FITTED = 20
"""Hits in which the ayat of the form asked for is looked for; no further one is quoted."""
UNITS_KEPT = 8
"""Units remembered per hit: enough to choose the ayat to quote."""


SENTENCES = re.compile(r"(?<=[.!?;]) +(?=\w)")
"""Between two sentences: "... terbakar. Apakah ...", not "Ps. 5"-like short forms, which are written out by then."""
AHEAD_OF = 10
"""The hit whose score that of the first is held against: where many fit alike, none of them may be meant."""
AHEAD_MOSTLY = 0.15
"""How far the first is ahead of it on average over the development questions."""
ASKING_LEAST = 2
"""Words that an asking sentence must have to be weighed by itself."""


@dataclass(frozen=True, slots=True)
class Support:
    """How well what was found bears on the question; what refusal is decided on."""

    dense: float
    """Highest cosine of any unit found, -1..1; -1 if none was found."""
    coverage: float
    """Share of the question's words, weighted by rarity, that one of the best hits contains, 0..1."""
    asked: float | None = None
    """Highest cosine of a question that the hits are known to answer, -1..1; None if none is known of the best."""
    unanswered: Unanswered | None = None
    """How it stands to the questions that nothing here answers; None if none is known, and where they say nothing: of
    what fits best no question is known, so that it may answer what nothing did before it was here."""
    ahead: float = 0.0
    """By how much the score of the first hit is above that of the tenth, -1..1; of fewer hits what it mostly is."""
    own: float = 1.0
    """Share of the words that a follow-up adds to what it leans on that a best hit holds; 1 if it adds none."""
    founded: bool = False
    """The question is about a term as such, and a provision that the term rests on that day is here."""
    unheld: tuple[str, ...] = ()
    """Provisions of terms in the question that no text here holds or speaks of."""


def find(
    query: Query, vector: Vectors, library: Library, *, fill: int = 10, allowed: NDArray[np.bool_] | None = None
) -> tuple[Hit, ...]:
    """The hits for a question, best first; ties in the order of the corpus.

    A day asked about narrows the candidates to texts valid that day before the best are taken;
    a law that the question names is never narrowed away, but of its texts those of that day count.

    Args:
        query: the question.
        vector: its vector, shape (dim,).
        library: where to look.
        fill: how many hits are wanted at least, as far as the library holds that many.
        allowed: the units to look among, shape (n units,); None: those valid on the day asked about.
    """
    allowed = _valid_on_day(query, library) if allowed is None else allowed
    chosen = narrowed(query.filters, query.day, library)
    if chosen is not None:
        allowed = chosen if allowed is None else allowed & chosen
    candidates = library.store.search(vector, query.words, k=TOP, allowed=allowed)
    hits = _hits(query, candidates, library)
    if len(hits) < fill and len(candidates.rows) < len(library.units):
        every = library.store.search(vector, query.words, k=len(library.units), allowed=allowed)
        hits = followed(hits, _hits(query, every, library))
    return hits


def followed(hits: Sequence[Hit], more: Sequence[Hit]) -> tuple[Hit, ...]:
    """The hits with the further ones behind them: asking for more changes nothing among the first.

    Scores are scaled over what was looked at, so those of the further hits are brought below those of the first.
    """
    known = {hit.provision for hit in hits}
    rest = [hit for hit in more if hit.provision not in known]
    least = min((hit.score for hit in hits), default=1.0)
    scale = min(1.0, least / (max((hit.score for hit in rest), default=0.0) or 1.0))
    return (*hits, *(replace(hit, score=round(hit.score * scale, 6)) for hit in rest))


def _valid_on_day(query: Query, library: Library) -> NDArray[np.bool_] | None:
    if query.as_of is None:
        return None
    valid = library.standing_texts(query.as_of)
    if not query.laws:
        return valid
    named = [
        unit.source in query.laws
        and (library.stood(unit, query.as_of) or any(_within(unit.provision, one) for one in query.provisions))
        for unit in library.units
    ]
    return np.asarray(valid | named, dtype=bool)


def _within(provision: str, whole: str) -> bool:
    return f"{provision}/".startswith(f"{whole}/")


def _hits(query: Query, candidates: Candidates, library: Library) -> tuple[Hit, ...]:
    best: dict[str, list[tuple[float, int]]] = {}
    known = np.nan_to_num(candidates.asked, nan=-1.0)
    for at, (row, score) in enumerate(
        zip(candidates.rows.tolist(), scores(query, candidates, library).tolist(), strict=True)
    ):
        best.setdefault(library.units[row].group, []).append((score, at))
    hits = []
    for group, scored in best.items():
        scored.sort(key=lambda pair: -pair[0])
        score, at = scored[0]
        unit = library.units[int(candidates.rows[at])]
        hits.append(
            Hit(
                provision=group,
                best_unit=unit.provision,
                score=round(score, 6),
                dense=round(float(candidates.dense[at]), 6),
                lexical=round(float(candidates.lexical[at]), 6),
                asked=round(float(np.max(known[[i for _, i in scored]])), 6),
                known=_known(
                    [library.units[int(candidates.rows[i])].provision for _, i in scored],
                    known[[i for _, i in scored]].tolist(),
                ),
                units=tuple(
                    (library.units[int(candidates.rows[i])].provision, round(s, 6)) for s, i in scored[:UNITS_KEPT]
                ),
            )
        )
    hits.sort(key=lambda hit: (-naming(query, hit.provision), -hit.score))
    hits = [*fitted(query, hits[:FITTED], library), *hits[FITTED:]]
    hits = _with_defining(query, hits, library)
    hits.sort(key=lambda hit: (-naming(query, hit.provision), -hit.score))
    return tuple(hits)


def _known(units: Sequence[str], cosines: Sequence[float]) -> tuple[tuple[str, float], ...]:
    """The nearest known question of each unit (of all its texts), nearest first; those without one left out."""
    best: dict[str, float] = {}
    for unit, cosine in zip(units, cosines, strict=True):
        if cosine > -1.0:
            best[unit] = max(best.get(unit, -1.0), round(cosine, 6))
    return tuple(sorted(best.items(), key=lambda pair: -pair[1]))


def _with_defining(query: Query, hits: list[Hit], library: Library) -> list[Hit]:
    """Raise the provisions that the asked term rests on to the best score, as best unit of their hit."""
    top = max((hit.score for hit in hits), default=0.0)
    by_group = {hit.provision: hit for hit in hits}
    resting: dict[str, list[str]] = {}
    for provision in founding(query, library):
        resting.setdefault(ids.pasal_of(provision), []).append(provision)
    raised = []
    for group, provisions in resting.items():
        hit = by_group.get(group) or Hit(group, provisions[0], top, 0.0, 0.0)
        rest = ((unit, score) for unit, score in hit.units if unit not in provisions)
        units = (*((provision, top) for provision in provisions), *rest)
        raised.append(replace(hit, best_unit=provisions[0], score=top, units=units[:UNITS_KEPT]))
    return [*raised, *(hit for hit in hits if hit.provision not in resting)]


def of_kinds(query: Query) -> bool:
    """Whether a term for the kinds of something is what is asked about ("jenis kerja sama daerah")."""
    return bool(query.defined) and any(term.istilah.startswith(KINDS_OF) for term in query.terms)


def founding(query: Query, library: Library) -> list[str]:
    """The provisions that the asked term rests on, on the day asked about, those with a text here.

    istilah.toml names those of today: one that was no law yet on that day gives way to what it replaced.
    """
    found: dict[str, None] = {}
    seen: set[str] = set()
    waiting = list(query.defined)
    while waiting:
        provision = waiting.pop(0)
        if provision in seen:
            continue
        seen.add(provision)
        interval = library.interval(provision, query.day)
        if query.as_of is not None and interval is not None and ids.source_of(provision) not in query.laws:
            if interval.status == "belum berlaku":
                waiting += library.standing.predecessors(provision)
            if interval.status in {*GONE, "belum berlaku"}:
                continue
        if library.texts(provision) and admits(query.filters, provision, query.day, library):
            found[provision] = None
    if query.form == "definisi":
        # Pasal 1 is where a regulation says what its words mean; what else a term rests on says more than was asked.
        return [provision for provision in found if "/pasal-1/" in provision] or list(found)
    return list(found)


def naming(query: Query, group: str) -> int:
    """How the question names a hit: 2 by its pasal, 1 by its law or page (or that law's title), else 0."""
    if any(group in (provision, ids.pasal_of(provision)) for provision in query.provisions if "/" in provision):
        return 2
    return int(ids.source_of(group) in {*query.laws, *query.called})


def support(
    query: Query, hits: Sequence[Hit], library: Library, *, unanswered: Unanswered | None = None, top: int = 5
) -> Support:
    """How well the first `top` hits bear on the question.

    Args:
        query: the question.
        hits: what was found for it, best first.
        library: where it was found.
        unanswered: how it stands to questions that nothing there answers; None: none is known.
        top: how many hits are looked at for its words.
    """
    known = bool(hits) and hits[0].known_to_answer
    founded = bool(founding(query, library))
    held = [words_of(library, [unit for unit, _ in hit.units]) for hit in hits[:top]]
    return Support(
        dense=max((hit.dense for hit in hits), default=-1.0),
        coverage=max(_coverage(asked, held, library) for asked in (query.asked, _said_last(query))),
        asked=max(hit.asked for hit in hits) if known else None,
        unanswered=unanswered if known else None,
        ahead=hits[0].score - hits[AHEAD_OF - 1].score if len(hits) >= AHEAD_OF else AHEAD_MOSTLY,
        own=_coverage(query.own, held, library) if query.own else 1.0,
        founded=founded,
        unheld=_unheld(query, hits[:top], library),
    )


def unsaid(query: Query, hits: Sequence[Hit], library: Library) -> tuple[str, ...]:
    """The stems asked about that the first hit does not say, in the question's order; all if there is no hit.

    What it says is no sign that nothing answers, however often questions that nothing answers say it too.
    """
    said = words_of(library, [unit for unit, _ in hits[0].units]) if hits else set()
    return tuple(word for word in query.asked if word not in said)


def _said_last(query: Query) -> tuple[str, ...]:
    """The question's words in its asking sentence, where a situation is told before it; else ().

    "Pasar bersama kami terbakar. Apakah perjanjiannya berakhir?": that the law knows of no fire says nothing.
    """
    *told, last = SENTENCES.split(query.search_text.strip())
    said = set(content_words(last))
    kept = tuple(word for word in query.asked if word in said)
    return kept if told and len(kept) >= ASKING_LEAST else ()


def _coverage(asked: Sequence[str], held: Sequence[set[str]], library: Library) -> float:
    """The largest share of some stems, weighted by rarity, that one of several sets of stems holds, 0..1."""
    weights = {word: library.rarity(word) for word in asked}
    total = sum(weights.values())
    shares = (sum(weights[word] for word in asked if word in there) / total for there in held if total)
    return max(shares, default=0.0)


def _unheld(query: Query, hits: Sequence[Hit], library: Library) -> tuple[str, ...]:
    """The provisions of each named term that rests on texts not here, and that none of the hits speaks of."""

    def here(provision: str) -> bool:
        # Of a page or law as a whole only what stands in it has a text.
        return library.has_text(provision) if provision in library.sources else bool(library.texts(provision))

    missing = [term for term in query.terms if term.ketentuan and not any(map(here, term.ketentuan))]
    if not missing:
        return ()
    spoken = " ".join(fold(unit.text) for hit in hits for unit in library.units_of([u for u, _ in hit.units]))
    return tuple(
        provision
        for term in missing
        if not any(
            re.search(rf"(?<!\w){re.escape(fold(words))}(?!\w)", spoken) for words in (term.istilah, *term.varian)
        )
        for provision in term.ketentuan
    )


def words_of(library: Library, provisions: Iterable[str]) -> set[str]:
    """The stems in the units of some provisions, their heading trail and the questions that they answer included."""
    units = library.units_of(set(provisions))
    return set().union(*(word_set(text) for unit in units for text in (unit.text, *unit.questions)))
