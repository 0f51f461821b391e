"""The regulations on a matter: "UU apa yang mengatur ...?"."""

from __future__ import annotations

import re
from collections.abc import Sequence

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
