"""Hits to excerpts: which provisions are quoted, and which part of each, so that an answer fits a screen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby

from kadqa.asking.excerpts.counterpart import nearest
from kadqa.asking.excerpts.needed import needed
from kadqa.asking.excerpts.referred import by_letters, needed_beside
from kadqa.asking.search.blocks import block_of, open_lists, quoted_parts
from kadqa.asking.search.find import founding, naming
from kadqa.asking.standing.conflict import overtaken, replacements, younger
from kadqa.hukum import ids
from kadqa.hukum.jenis import rank
from kadqa.lexical import word_set
from kadqa.library.snapshot import Library
from kadqa.records import GONE, IN_FORCE, Excerpt, Hit, Query
from kadqa.text import wording

KEEP = {"berlaku": 0.85, "dokumen": 0.85, "halaman": 0.80, "dicabut": 0.80}
"""Share of the best score in its own class that a further hit must reach to be quoted."""
FIRST = {"berlaku": 0.60, "dokumen": 0.80, "halaman": 0.75, "dicabut": 1.0}
"""Share of the best score of all that the best of a class must reach to be quoted."""
MOST = {"berlaku": 3, "dokumen": 3, "halaman": 1, "dicabut": 1}
"""Hits quoted at most, by class."""
SECOND_BLOCK = 0.90
"""A second ayat of the same pasal is quoted if its unit scores this share of the best."""
STEPS = 5
"""Ayat of a pasal quoted at most where it is asked how something is done: each is a step."""
COUNTERPARTS = 2
"""Provisions quoted at most in the place of a repealed one."""
AFTER = 0.99
"""A counterpart's share of the score of what it replaces."""
ROOM = 5
"""Excerpts from which on no list is brought for the letters that one of them names."""
LOOKED = 10
"""Hits looked at for an answer."""
REPEALED = 2
"""Place of repealed law among the classes of an answer (`place`)."""
TIE = 0.01
"""Scores that differ by no more than this say that two provisions answer alike."""


def select(query: Query, hits: Sequence[Hit], library: Library) -> tuple[Excerpt, ...]:
    """The excerpts that answer, in the order in which an answer gives them.

    What the question names first, then law in force, then law whose standing is not known, then repealed law, then
    pages.
    """
    made = _made_readable(query, needed(query, chosen(query, hits, library), hits, library), hits, library)
    found = {excerpt.passage.provision: excerpt for excerpt in made}
    for excerpt in _counterparts(query, made, library):
        provision = excerpt.passage.provision
        if not any(ids.meets(provision, other) for other in found):
            found[provision] = excerpt
    return without_bare_leads(marked_same(ordered(query, list(found.values()))))


def chosen(query: Query, hits: Sequence[Hit], library: Library) -> list[Excerpt]:
    """What may be quoted of the hits: of each one worth it, the parts that read as a whole."""
    found: dict[str, Excerpt] = {}
    for hit in _kept(query, hits[:LOOKED], library):
        quoted = dict(_blocks(hit, query, library))
        for provision in library.in_reading_order(quoted):
            excerpt = library.excerpt(provision, query.day, query.today, quote=quoted[provision])
            if excerpt is not None:
                found.setdefault(provision, replace(excerpt, score=hit.score))
    return list(found.values())


def without_bare_leads(excerpts: Sequence[Excerpt]) -> tuple[Excerpt, ...]:
    """The excerpts without the lead-ins of which every item is said by another excerpt: nothing would follow them."""
    said = [excerpt.passage.provision for excerpt in excerpts if not excerpt.same_as]
    return tuple(
        excerpt
        for excerpt in excerpts
        if not excerpt.quote.endswith(":") or any(one.startswith(f"{excerpt.passage.provision}/") for one in said)
    )


def ordered(query: Query, excerpts: Sequence[Excerpt]) -> list[Excerpt]:
    """Excerpts by class, and in a class as they came, save that among equals the higher law speaks first.

    The law or page that the question names speaks before all others, in force or not.
    Equal is what scored within `TIE` of the first of its run. Of equal rank the more special law is first (its title
    holds more of the question), then the later one. What the question names, or a term rests on, stays as it came.
    """
    found: list[Excerpt] = []

    def turn(excerpt: Excerpt) -> tuple[bool, bool, int]:
        named = asked_by_name(query, excerpt)
        return not named, not named and query.law_first and klass(excerpt) == "dokumen", place(excerpt)

    for _, same in groupby(sorted(excerpts, key=turn), key=turn):
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
        return rank(source), -len(asked & word_set(source.judul)), -int((begun or "0").ljust(8, "0"))

    return sorted(run, key=key)


def _made_readable(query: Query, excerpts: Sequence[Excerpt], hits: Sequence[Hit], library: Library) -> list[Excerpt]:
    """The excerpts with the ayat that the best of them cannot be read without, at its place."""
    found = list(excerpts)
    if not found:
        return []
    first = max(found, key=lambda excerpt: excerpt.score)
    best = {hit.best_unit for hit in hits if hit.provision == ids.pasal_of(first.passage.provision)}
    for one in (first, *excerpts):
        # A list is long: only what answers best brings one, and puts out nothing else.
        listed = by_letters(one)
        lists = one.passage.provision in best and len(found) < ROOM
        beside = needed_beside(one, library) if not listed or lists else None
        if beside and beside not in {excerpt.passage.provision for excerpt in found}:
            excerpt = library.excerpt(beside, query.day, query.today)
            if excerpt is not None:
                at = found.index(one) + 1 if listed else _place_of(beside, one, found, library)
                found.insert(at, replace(excerpt, score=one.score))
            break
    return found


def _place_of(provision: str, beside: Excerpt, excerpts: Sequence[Excerpt], library: Library) -> int:
    """Where an ayat belongs among excerpts: in reading order among those of its pasal that stand together."""
    pasal = ids.pasal_of(provision)
    at = excerpts.index(beside)
    while at and ids.pasal_of(excerpts[at - 1].passage.provision) == pasal:
        at -= 1
    for excerpt in excerpts[at:]:
        here = excerpt.passage.provision
        if ids.pasal_of(here) != pasal or library.in_reading_order([provision, here])[0] == provision:
            break
        at += 1
    return at


def _counterparts(query: Query, chosen: Sequence[Excerpt], library: Library) -> Iterator[Excerpt]:
    """Today's provisions in the place of a repealed one that is quoted: the answer leads with what holds now."""
    if query.as_of is not None:
        return
    led = any(klass(excerpt) == "berlaku" for excerpt in chosen)
    for old in chosen:
        if old.quote.endswith(":"):
            # Only leads in to an item, which is quoted too.
            continue
        if klass(old) == "dicabut":
            provisions = [s.provision for s in old.successors if "/" in s.provision]
        elif old.kind == "halaman" and not led:
            # The page alone would say what was law: what took its place leads.
            gone = overtaken(old, query, library)
            provisions = [one for target in gone for one in replacements(target, query, library) if "/" in one]
        else:
            continue
        most = 1 if asked_by_name(query, old) else COUNTERPARTS
        blocks = [block_of(provision, query.day, library) for provision in provisions]
        for provision in nearest(blocks, old, query, library, most=most):
            for block, quote in quoted_parts(provision, query, library):
                excerpt = library.excerpt(block, query.day, query.today, quote=quote)
                if excerpt is not None:
                    yield replace(excerpt, score=old.score * AFTER)


def klass(excerpt: Excerpt) -> str:
    """The class of an excerpt: "berlaku", "dokumen", "tidak diketahui", "dicabut" or "halaman"."""
    if excerpt.kind == "dokumen":
        return "dokumen"
    if excerpt.kind != "peraturan" or excerpt.on_day is None:
        return "halaman"
    status = excerpt.on_day.status
    # A law that nobody checked is read as it was made; its citation says so.
    return (
        "berlaku"
        if status in IN_FORCE or excerpt.on_day.unchecked
        else "dicabut"
        if status in GONE
        else "tidak diketahui"
    )


def asked_by_name(query: Query, excerpt: Excerpt) -> bool:
    """Whether the question names the law or page of an excerpt."""
    return excerpt.source.id in query.laws


def place(excerpt: Excerpt) -> int:
    """Position of an excerpt's class in an answer; an office document stands with the law in force, by its score."""
    return {"berlaku": 0, "dokumen": 0, "tidak diketahui": 1, "dicabut": REPEALED, "halaman": 3}[klass(excerpt)]


def _hit_class(hit: Hit, day: date, library: Library) -> str:
    interval = library.interval(hit.best_unit, day)
    if interval is None:
        source = library.sources.get(ids.source_of(hit.provision))
        return "halaman" if source is None or source.is_page else "dokumen"
    return "dicabut" if interval.status in GONE else "berlaku"


def _kept(query: Query, hits: Sequence[Hit], library: Library) -> list[Hit]:
    """The hits worth quoting, best first."""
    if not hits:
        return []
    exact = [hit for hit in hits if naming(query, hit.provision) == 2]
    if exact:
        return exact[: MOST["berlaku"]]
    named = [hit for hit in hits if naming(query, hit.provision)]
    raised = {ids.pasal_of(provision) for provision in founding(query, library)}
    # What the question names is answered from that; one provision of today's law may stand beside it.
    room = {"berlaku": 1, "dokumen": 0, "halaman": 0, "dicabut": 0} if named else dict(MOST)
    if raised:
        # What a term rests on answers by itself: beside it one more provision, but no list of what else fits.
        # Repealed law only where a term rests on nothing else.
        gone = sum(hit.provision in raised and _hit_class(hit, query.day, library) == "dicabut" for hit in hits)
        room = {"berlaku": len(raised), "dokumen": 1, "halaman": 1, "dicabut": gone if gone == len(raised) else 0}
    kept = [hit for hit in named if _near(hit, named[0], "berlaku")][: MOST["berlaku"]]
    top = max(hit.score for hit in hits)
    first: dict[str, Hit] = {}
    # Beside what an own document says stands what the law says, where it nearly answers as well.
    leads = named[0] if named else max(hits, key=lambda hit: hit.score)
    least = FIRST["dokumen"] if _hit_class(leads, query.day, library) == "dokumen" else 0.0
    for hit in hits:
        kind = _hit_class(hit, query.day, library)
        best = first.setdefault(kind, hit)
        if hit in kept or room[kind] == 0 or best.score < top * max(FIRST[kind], least):
            continue
        if not _near(hit, best, kind) or (named and hit.score < named[0].score):
            continue
        page = library.sources[ids.source_of(hit.provision)]
        if kind == "halaman" and query.as_of is not None and younger(page, query.as_of):
            continue
        room[kind] -= 1
        kept.append(hit)
    return _without_replaced(query, kept, library)


def _near(hit: Hit, best: Hit, kind: str) -> bool:
    """Whether a hit is nearly as good as the best of its class."""
    return hit.score >= best.score * KEEP[kind]


def _without_replaced(query: Query, hits: Sequence[Hit], library: Library) -> list[Hit]:
    """The hits without repealed law that the question does not ask for, where one of them has taken its place."""
    there = {hit.provision for hit in hits}

    def replaced(hit: Hit) -> bool:
        if naming(query, hit.provision) or _hit_class(hit, query.day, library) != "dicabut":
            return False
        return any(ids.pasal_of(now) in there for now in library.standing.successors(hit.best_unit))

    return [hit for hit in hits if not replaced(hit)]


def _blocks(hit: Hit, query: Query, library: Library) -> Iterator[tuple[str, str]]:
    """(provision, quote) for what is quoted of a hit, best first; quote "" means the whole."""
    opened = {} if query.asks.get("list", 0.0) > query.asks.get("yesno", 0.0) else open_lists(hit, query.day, library)
    founded = [unit for unit, _ in hit.units if unit in founding(query, library)]
    steps = query.asks.get("procedure", 0.0) > max(query.asks.get("yesno", 0.0), query.asks.get("who", 0.0))
    most = len(founded) or (STEPS if steps else 2 if _hit_class(hit, query.day, library) == "berlaku" else 1)
    best = hit.units[0][1] if hit.units else 0.0
    seen: set[str] = set()
    for unit, score in hit.units:
        if len(seen) >= most or (seen and score < best * SECOND_BLOCK) or (founded and unit not in founded):
            break
        # Of an open list only the item is quoted that was found in it.
        item = opened.get(unit, unit)
        block = item if ids.parent_of(item) in opened else block_of(item, query.day, library)
        if block in seen or any(one.startswith(f"{block}/") for one in seen):
            # Said already, or in part: what else stands in the whole was found less good.
            continue
        seen.add(block)
        if ids.is_penjelasan(block):
            explained = block_of(ids.without_penjelasan(block), query.day, library)
            if explained not in seen and library.texts(explained):
                yield from quoted_parts(explained, query, library)
        yield from quoted_parts(block, query, library)


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
