"""Hits to excerpts: which provisions are quoted, and which part of each, so that an answer fits a screen."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby, pairwise

from kadqa.asking.conflict import corrects, overtaken, replacements, younger
from kadqa.asking.find import GENERAL, founding, naming, words_of
from kadqa.hukum import ids
from kadqa.hukum.jenis import rank
from kadqa.lexical import words
from kadqa.library.snapshot import Library
from kadqa.records import GONE, IN_FORCE, Excerpt, Hit, Query
from kadqa.text import wording

BLOCK = 1000
"""Longest passage quoted whole, in characters; of a longer one the sentences that answer."""
ALINEA = 800
"""The same for an alinea of a page, which says several things."""
QUOTE = 600
"""Length that chosen sentences of a long passage may fill, in characters."""
KEEP = {"berlaku": 0.86, "halaman": 0.80, "dicabut": 0.80}
"""Share of the best score in its own class that a further hit must reach to be quoted."""
FIRST = {"berlaku": 0.60, "halaman": 0.75, "dicabut": 0.92}
"""Share of the best score of all that the best of a class must reach to be quoted."""
FIRST_MISTAKEN = 0.9
"""The same for a page passage that is known to be wrong or leans on law that is gone, beside law in force."""
FIRST_BESIDE_TERM = 0.87
"""The same for a page beside the provisions that a term rests on."""
MOST = {"berlaku": 3, "halaman": 1, "dicabut": 1}
"""Hits quoted at most, by class."""
SECOND_BLOCK = 0.88
"""A second ayat of the same pasal is quoted if its unit scores this share of the best."""
COUNTERPARTS = 2
"""Provisions quoted at most in the place of a repealed one."""
AFTER = 0.99
"""A counterpart's share of the score of what it replaces."""
LOOKED = 20
"""Hits looked at for an answer."""
STRONG = 0.85
"""Share of the best score from which a hit is quoted whatever its words."""
TELLING = 0.5
"""Share of the question's own words (by rarity), of the most that any hit holds, that a hit must hold to be quoted."""
TIE = 0.01
"""Scores that differ by no more than this say that two provisions answer alike."""

SENTENCE_END = re.compile(
    r"(?<=[.!?])(?<!\b\d\.)(?<!\b\d\d\.)(?<!^[a-z]\.)[”\"]?\s+(?=[A-Z“\"])|\n(?=\(?[0-9a-z]{1,3}[.)] )",
    re.MULTILINE,
)
"""Between two sentences: "... kerja sama. Daerah ...", and before a list item: "... ini:", line break, "1. Daerah ...".

A list item's own mark ("1. Daerah") ends no sentence.
"""


def select(query: Query, hits: Sequence[Hit], library: Library) -> tuple[Excerpt, ...]:
    """The excerpts that answer, in the order in which an answer gives them.

    Law in force first, then law whose standing is not known, then repealed law, then pages; what
    the question names comes first within its class, and is never left out for another class.
    """
    if not hits:
        return ()
    chosen: dict[str, Excerpt] = {}
    for hit in _kept(query, hits, library):
        quoted = dict(_blocks(hit, query, library))
        for provision in library.in_reading_order(quoted):
            excerpt = library.excerpt(provision, query.day, query.today, quote=quoted[provision])
            if excerpt is not None:
                chosen.setdefault(provision, replace(excerpt, score=hit.score))
    for excerpt in _counterparts(query, list(chosen.values()), library):
        provision = excerpt.passage.provision
        if not any(_overlap(provision, other) for other in chosen):
            chosen[provision] = excerpt
    return marked_same(ordered(query, list(chosen.values())))


def ordered(query: Query, excerpts: Sequence[Excerpt]) -> list[Excerpt]:
    """Excerpts by class, and in a class as they came, save that among equals the higher law speaks first.

    Equal is what scored within `TIE` of the first of its run. Of equal rank the more special law is first (its title
    holds more of the question), then the later one. What the question names, or a term rests on, stays as it came.
    """
    found: list[Excerpt] = []
    for _, same in groupby(sorted(excerpts, key=place), key=place):
        run: list[Excerpt] = []
        for excerpt in same:
            if run and excerpt.score < run[0].score - TIE:
                found += _by_rank(query, run)
                run = []
            run.append(excerpt)
        found += _by_rank(query, run)
    return found


def _by_rank(query: Query, run: Sequence[Excerpt]) -> list[Excerpt]:
    if query.laws or query.defined or any(excerpt.kind != "peraturan" for excerpt in run):
        return list(run)
    asked = set(query.words)

    def key(excerpt: Excerpt) -> tuple[int, int, int]:
        source = excerpt.source
        begun = (source.diundangkan or source.ditetapkan or source.tahun)[:10].replace("-", "")
        return rank(source), -len(asked & set(words(source.judul))), -int((begun or "0").ljust(8, "0"))

    return sorted(run, key=key)


def _counterparts(query: Query, chosen: Sequence[Excerpt], library: Library) -> Iterator[Excerpt]:
    """Today's provisions in the place of a repealed one that is quoted: the answer leads with what holds now."""
    if query.as_of is not None:
        return
    led = any(klass(excerpt) == "berlaku" for excerpt in chosen)
    for old in chosen:
        if klass(old) == "dicabut":
            provisions = [s.provision for s in old.successors if "/" in s.provision]
        elif old.kind == "halaman" and not led:
            # The page alone would say what was law: what took its place leads.
            gone = overtaken(old, query, library)
            provisions = [one for target in gone for one in replacements(target, query, library) if "/" in one]
        else:
            continue
        for provision in provisions[:COUNTERPARTS]:
            for block, quote in _quoted(block_of(provision, query.day, library), query, library):
                excerpt = library.excerpt(block, query.day, query.today, quote=quote)
                if excerpt is not None:
                    yield replace(excerpt, score=old.score * AFTER)


def _overlap(one: str, other: str) -> bool:
    """Whether one provision stands in the other, or is it, so that quoting both says a thing twice."""
    return f"{one}/".startswith(f"{other}/") or f"{other}/".startswith(f"{one}/")


def klass(excerpt: Excerpt) -> str:
    """The class of an excerpt: "berlaku", "tidak diketahui", "dicabut" or "halaman"."""
    if excerpt.kind != "peraturan" or excerpt.on_day is None:
        return "halaman"
    status = excerpt.on_day.status
    return "berlaku" if status in IN_FORCE else "dicabut" if status in GONE else "tidak diketahui"


def place(excerpt: Excerpt) -> int:
    """Position of an excerpt's class in an answer."""
    return ("berlaku", "tidak diketahui", "dicabut", "halaman").index(klass(excerpt))


def _hit_class(hit: Hit, day: date, library: Library) -> str:
    interval = library.interval(hit.best_unit, day)
    if interval is None:
        return "halaman"
    return "dicabut" if interval.status in GONE else "berlaku"


def _kept(query: Query, hits: Sequence[Hit], library: Library) -> list[Hit]:
    """The hits worth quoting, best first."""
    hits = _telling(query, hits, library)
    exact = [hit for hit in hits if naming(query, hit.provision) == 2]
    if exact:
        return exact[: MOST["berlaku"]]
    named = [hit for hit in hits if naming(query, hit.provision)]
    kept = [hit for hit in named if hit.score >= named[0].score * KEEP["berlaku"]][: MOST["berlaku"]]
    # What the question names is answered from that; one provision of today's law may stand beside it.
    room = {"berlaku": 1, "halaman": 0, "dicabut": 0} if named else dict(MOST)
    if query.defined and not named:
        # What a term rests on answers by itself: beside it one more provision, but no list of what else fits.
        raised = {ids.pasal_of(provision) for provision in founding(query, library)}
        more = 0 if query.form == "definisi" else 1
        room = {"berlaku": max(1, len(raised) + more), "halaman": 1, "dicabut": 0 if raised else 1}
    top = max(hit.score for hit in hits)
    first: dict[str, float] = {}
    for hit in hits:
        kind = _hit_class(hit, query.day, library)
        best = first.setdefault(kind, hit.score)
        needed = FIRST_BESIDE_TERM if kind == "halaman" and query.defined else FIRST[kind]
        if (
            kind == "halaman"
            and query.as_of is not None
            and younger(library.sources[ids.source_of(hit.provision)], query.as_of)
        ):
            continue
        if kind == "halaman" and "berlaku" in first and mistaken(hit, query, library):
            needed = max(needed, FIRST_MISTAKEN)
        if hit in kept or room[kind] == 0 or best < top * needed or hit.score < best * KEEP[kind]:
            continue
        room[kind] -= 1
        kept.append(hit)
    return kept


def mistaken(hit: Hit, query: Query, library: Library) -> bool:
    """Whether a page passage has a correction, or leans on law that is gone by the day asked about."""
    excerpt = library.excerpt(hit.best_unit, query.day, query.today)
    if excerpt is None or excerpt.kind != "halaman":
        return False
    return any(corrects(c, excerpt) for c in library.corrections) or bool(overtaken(excerpt, query, library))


def _telling(query: Query, hits: Sequence[Hit], library: Library) -> Sequence[Hit]:
    """Leave out weak hits that hold few of the question's own words where another of the first hits holds them.

    "Kerja sama" and "daerah" stand everywhere and tell nothing; what the question names stays.
    """
    own = {word: library.rarity(word) for word in query.asked if word not in GENERAL}
    if not own:
        return hits
    shares = {}
    for hit in hits[:LOOKED]:
        there = words_of(library, [unit for unit, _ in hit.units])
        shares[hit.provision] = sum(weight for word, weight in own.items() if word in there)
    best = max(shares.values(), default=0.0)
    top = max((hit.score for hit in hits), default=0.0)
    defined = {ids.pasal_of(provision) for provision in query.defined}
    return [
        hit
        for hit in hits[:LOOKED]
        if hit.score >= top * STRONG
        or shares[hit.provision] >= best * TELLING
        or naming(query, hit.provision)
        or hit.provision in defined
    ]


def _blocks(hit: Hit, query: Query, library: Library) -> Iterator[tuple[str, str]]:
    """(provision, quote) for what is quoted of a hit, best first; quote "" means the whole."""
    given = 0
    about = hit.best_unit in founding(query, library)
    most = 2 if _hit_class(hit, query.day, library) == "berlaku" and not about else 1
    best = hit.units[0][1] if hit.units else 0.0
    seen: set[str] = set()
    for unit, score in hit.units:
        if given and score < best * SECOND_BLOCK:
            break
        block = block_of(unit, query.day, library)
        if block in seen:
            continue
        seen.add(block)
        if ids.is_penjelasan(block):
            explained = block_of(ids.without_penjelasan(block), query.day, library)
            if explained not in seen and library.texts(explained):
                seen.add(explained)
                yield from _quoted(explained, query, library)
        yield from _quoted(block, query, library)
        given += 1
        if given == most:
            break


def block_of(provision: str, day: date, library: Library) -> str:
    """The smallest provision around a unit that reads as a whole: its ayat, its pasal, a definition.

    A list item is taken with its lead-in and the other items as long as that fits `BLOCK`.
    """
    if ids.is_penjelasan(provision):
        return provision
    here = provision
    while True:
        step = here.rpartition("/")[2].partition("-")[0]
        parent = ids.parent_of(here)
        if step not in {"huruf", "angka"} or parent is None:
            return here
        above = parent.rpartition("/")[2].partition("-")[0]
        # Angka right under a pasal are definitions: each stands alone.
        if step == "angka" and above == "pasal":
            return here
        passage = library.passage(parent, day)
        if passage is None or len(passage.full_text) > BLOCK:
            return here
        here = parent


def _quoted(block: str, query: Query, library: Library) -> Iterator[tuple[str, str]]:
    passage = library.passage(block, query.day)
    if passage is None:
        return
    parent = ids.parent_of(block)
    if block.rpartition("/")[2].startswith("huruf") and parent:
        lead = library.passage(parent, query.day)
        if lead is not None and lead.text.rstrip().endswith(":"):
            yield parent, lead.text
    full = passage.full_text
    if library.amends(block) and passage.text:
        yield block, passage.text
    elif len(full) <= (ALINEA if passage.kind == "alinea" else BLOCK):
        yield block, ""
    else:
        yield block, best_sentences(full, frozenset(query.words))


def best_sentences(text: str, asked: Collection[str]) -> str:
    """The run of whole sentences of a text that holds most of the words asked for, at most `QUOTE` characters.

    At least one sentence is given, however long. Ties go to the earlier run.
    """
    cuts = [0, *(match.end() for match in SENTENCE_END.finditer(text)), len(text)]
    told = [set(words(text[a:b])) & set(asked) for a, b in pairwise(cuts)]
    best, run = -1.0, (0, 1)
    for first in range(len(told)):
        for last in range(first + 1, len(told) + 1):
            length = cuts[last] - cuts[first]
            if last > first + 1 and length > QUOTE:
                break
            # A further sentence must bring words of its own, or the shorter run wins.
            worth = len(set().union(*told[first:last])) - 0.2 * (last - first)
            if worth > best:
                best, run = worth, (first, last)
    return text[cuts[run[0]] : cuts[run[1]]].strip()


def marked_same(excerpts: Sequence[Excerpt]) -> tuple[Excerpt, ...]:
    """Excerpts of one class that are worded the same point to the first of them.

    Only the very words count: provisions that differ in an actor, a number or a "not" share most of their words too.
    """
    marked: list[Excerpt] = []
    first: dict[tuple[int, str], str] = {}
    for excerpt in excerpts:
        provision = excerpt.passage.provision
        said = first.setdefault((place(excerpt), wording(excerpt.quote or excerpt.passage.full_text)), provision)
        marked.append(replace(excerpt, same_as="" if said == provision else said))
    return tuple(marked)
