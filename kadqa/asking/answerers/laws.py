"""The regulations on a matter: "UU apa yang mengatur ...?"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kadqa.asking.laws.riwayat import history
from kadqa.asking.laws.times import without_law_of_the_day
from kadqa.asking.question.own import vague
from kadqa.asking.standing.facts import grounds
from kadqa.asking.standing.wording import lower_first, titled
from kadqa.hukum import ids
from kadqa.hukum.jenis import rank
from kadqa.library.snapshot import Library
from kadqa.records import GONE, IN_FORCE, Evidence, Fact, Hit, Query
from kadqa.text import fold

MOST = 8
"""Regulations listed at most."""
NEAR = 0.72
"""Share of the best score that the best find in a regulation must reach to be listed."""
LONG = 731
"""Days from which a time is too long for the law of its last day to stand for it."""
LAW = (
    r"(?:peraturan perundang-undangan|peraturan pemerintah|peraturan presiden|peraturan daerah|peraturan menteri"
    r"(?: dalam negeri)?|peraturan|aturan|regulasi|undang-undang|uu|pp|perpres|permendagri|permen|perda|produk hukum)"
)
ASKS_LAWS = re.compile(
    rf"\b{LAW}(?:nya)? (?:apa|mana|nomor berapa)(?: saja)?(?: yang)?(?: (?:mengatur|tentang|mengenai|soal)|$)"
    rf"|\b(?:daftar|sebutkan|apa saja|kumpulan|semua) {LAW}\b(?! daerah)"
    rf"|^{LAW}(?: (?:apa|yang))* (?:mengatur|tentang|mengenai|soal)\b"
    r"|\b(?:dasar|landasan|payung) hukum(?:nya)?\b"
)
"""Asks for regulations themselves: "UU apa yang mengatur ...", "daftar peraturan ...", "dasar hukum ..."; folded."""


def takes(query: Query, _: Library) -> float:
    """A question for regulations that names none."""
    if query.intent != "tanya" or query.laws or query.provisions:
        return 0.0
    return 0.8 if ASKS_LAWS.search(fold(query.spoken)) else 0.0


def answer(query: Query, hits: Sequence[Hit], library: Library) -> Evidence | None:
    """One statement for each regulation in which something near the best was found, law in force first."""
    best: dict[str, Hit] = {}
    for hit in hits:
        law = ids.source_of(hit.provision)
        if library.is_law(law) and hit.score >= hits[0].score * NEAR:
            best.setdefault(law, hit)
    if not best:
        return None

    def key(law: str) -> tuple[int, int, float]:
        return _class(law, query, library), rank(library.sources[law]), -best[law].score

    return Evidence(facts=tuple(_statement(law, best[law], query, library) for law in sorted(best, key=key)[:MOST]))


def takes_time(query: Query, library: Library) -> float:
    """How something was ruled at a time, without a matter that one provision could answer."""
    asked = query.intent == "tanya" and query.as_of is not None and query.terms and not query.laws
    return 0.7 if asked and vague(query, library) else 0.0


def of_the_time(query: Query, hits: Sequence[Hit], library: Library) -> Evidence:
    """The regulations of that day; of a longer time, what happened in it; where there was none, that."""
    laws = tuple(dict.fromkeys(ids.source_of(p) for term in query.terms for p in term.ketentuan))
    long = query.since is not None and (query.day - query.since).days > LONG
    if long and any(library.standing.status(law, query.day) != "belum berlaku" for law in laws):
        until = query.day if query.day < query.today else None
        return history(replace(query, as_of=until, subjects=laws, laws=(), provisions=()), library)
    # The constitution holds on any day, and rules nothing of how things are done.
    then = [hit for hit in hits if library.in_force(hit.best_unit, query.day) and not _constitution(hit, library)]
    found = answer(query, then, library)
    return found or Evidence(refusal=("tidak-ditemukan", without_law_of_the_day(query, library)))


def _constitution(hit: Hit, library: Library) -> bool:
    return library.sources[ids.source_of(hit.provision)].jenis == "uud"


def _class(law: str, query: Query, library: Library) -> int:
    status = library.standing.status(law, query.day)
    return 0 if status in IN_FORCE else 2 if status in GONE else 1


def _statement(law: str, hit: Hit, query: Query, library: Library) -> Fact:
    interval = library.interval(law, query.day)
    where = library.label(hit.provision).replace(f"{library.label(law)} ", "", 1)
    rests = [hit.provision, *([interval.by] if interval and interval.by and interval.status in GONE else [])]
    standing = lower_first(library.describe(interval))
    if interval is not None and interval.status == "tidak diketahui":
        standing = f"status {standing}"
    return Fact(f"{titled(law, library)} ({where}): {standing}", grounds(rests, query, library))
