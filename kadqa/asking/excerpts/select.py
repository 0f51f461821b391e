"""Hits to excerpts: which provisions are quoted, and which part of each, so that an answer fits a screen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby

from kadqa.asking.excerpts.conditioned import conditioned
from kadqa.asking.excerpts.counterpart import nearest
from kadqa.asking.excerpts.explained import with_explained
from kadqa.asking.excerpts.referred import applied, by_letters, left_to, needed_beside
from kadqa.asking.excerpts.spare import STEP, without_spare
from kadqa.asking.question.own import own_words
from kadqa.asking.search.blocks import block_of, open_lists, quoted_parts
from kadqa.asking.search.find import founding, naming, of_kinds, words_of
from kadqa.asking.search.fitting import asked_form, in_steps, is_list
from kadqa.asking.search.known import without_farther
from kadqa.asking.standing.conflict import corrects, overtaken, replacements, younger
from kadqa.hukum import ids
from kadqa.hukum.jenis import rank
from kadqa.lexical import word_set
from kadqa.library.snapshot import Library
from kadqa.records import GONE, IN_FORCE, Excerpt, Hit, Query
from kadqa.text import wording

KEEP = {"berlaku": 0.82, "halaman": 0.80, "dicabut": 0.80}
"""Share of the best score in its own class that a further hit must reach to be quoted."""
FIRST = {"berlaku": 0.60, "halaman": 0.75, "dicabut": 1.0}
"""Share of the best score of all that the best of a class must reach to be quoted."""
FIRST_MISTAKEN = 0.9
"""The same for a page passage that is known to be wrong or leans on law that is gone, beside law in force."""
FIRST_BESIDE_TERM = 0.85
"""The same for a page beside the provisions that a term rests on."""
MOST = {"berlaku": 3, "halaman": 1, "dicabut": 1}
"""Hits quoted at most, by class."""
SECOND_BLOCK = 0.88
"""A second ayat of the same pasal is quoted if its unit scores this share of the best."""
THIRD_BLOCK = 0.95
"""A third one, if its unit scores this share of the best."""
STEPS = 5
"""Ayat of a pasal quoted at most where it is asked how something is done: each is a step."""
COUNTERPARTS = 2
"""Provisions quoted at most in the place of a repealed one."""
AFTER = 0.99
"""A counterpart's share of the score of what it replaces."""
ROOM = 5
"""Excerpts from which on no list is brought for the letters that one of them names."""
LOOKED = 20
"""Hits looked at for an answer."""
STRONG = 0.85
"""Share of the best score from which a hit is quoted whatever its words."""
TELLING = 0.65
"""Share of the question's own words (by rarity), of the most that any hit holds, that a hit must hold to be quoted."""
TIE = 0.01
"""Scores that differ by no more than this say that two provisions answer alike."""


def select(query: Query, hits: Sequence[Hit], library: Library) -> tuple[Excerpt, ...]:
    """The excerpts that answer, in the order in which an answer gives them.

    What the question names first, then law in force, then law whose standing is not known, then repealed law, then
    pages.
    """
    if not hits:
        return ()
    chosen: dict[str, Excerpt] = {}
    for n, hit in enumerate(_kept(query, hits, library)):
        quoted = dict(_blocks(hit, query, library, steps=n == 0 and in_steps(query, hit.best_unit, library)))
        for provision in library.in_reading_order(quoted):
            excerpt = library.excerpt(provision, query.day, query.today, quote=quoted[provision])
            if excerpt is not None:
                chosen.setdefault(provision, replace(excerpt, score=hit.score))
    found = list(chosen.values())
    needed = without_spare(query, found, hits, [_may_hold(excerpt) for excerpt in found], library)
    needed = without_farther(query, needed, hits, [_may_hold(excerpt) for excerpt in needed])
    needed = _made_readable(query, needed, hits, library)
    chosen = {excerpt.passage.provision: excerpt for excerpt in needed}
    for excerpt in _counterparts(query, needed, library):
        provision = excerpt.passage.provision
        if not any(ids.meets(provision, other) for other in chosen):
            chosen[provision] = excerpt
    found = with_explained(query, ordered(query, list(chosen.values())), hits, library)
    return without_bare_leads(marked_same(found))


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

    def turn(excerpt: Excerpt) -> tuple[bool, int]:
        return not asked_by_name(query, excerpt), place(excerpt)

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
    """The excerpts with what they cannot be read without, each at its place: the ayat that one of them leans on, and
    what the best one only makes apply.
    """
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
    for one in excerpts:
        provision = conditioned(one, query, found, library)
        excerpt = library.excerpt(provision, query.day, query.today) if provision else None
        if excerpt is not None:
            same = [e for e in found if ids.pasal_of(e.passage.provision) == ids.pasal_of(provision or "")]
            at = _place_of(provision or "", same[0], found, library) if same else found.index(one) + 1
            found.insert(at, replace(excerpt, score=one.score))
            break
    for one in [one for one in found if one is first or one not in excerpts]:
        provision = applied(one, query, found, hits, library)
        quoted = quoted_parts(provision, query, library) if provision else ()
        for n, (block, quote) in enumerate(quoted, start=1):
            excerpt = library.excerpt(block, query.day, query.today, quote=quote)
            if excerpt is not None:
                found.insert(found.index(one) + n, replace(excerpt, score=one.score))
        quoted_already = {e.passage.provision for e in found}
        left = [p for p in left_to(one, query, library) if not quoted_already & {p, *ids.ancestors(p)}]
        for n, provision in enumerate(left, start=1):
            excerpt = library.excerpt(provision, query.day, query.today)
            if excerpt is not None:
                found.insert(found.index(one) + n, replace(excerpt, score=one.score))
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
    """The class of an excerpt: "berlaku", "tidak diketahui", "dicabut" or "halaman"."""
    if excerpt.kind != "peraturan" or excerpt.on_day is None:
        return "halaman"
    status = excerpt.on_day.status
    return "berlaku" if status in IN_FORCE else "dicabut" if status in GONE else "tidak diketahui"


def asked_by_name(query: Query, excerpt: Excerpt) -> bool:
    """Whether the question names the law or page of an excerpt."""
    return excerpt.source.id in query.laws


def _may_hold(excerpt: Excerpt) -> str:
    """The class of an excerpt, where law whose standing is not known is measured against law in force."""
    return klass(excerpt).replace("tidak diketahui", "berlaku")


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
    raised = {ids.pasal_of(provision) for provision in founding(query, library)}
    # What a term rests on answers by itself: beside it one more provision, but no list of what else fits.
    resting = len(raised) + (0 if query.form == "definisi" or of_kinds(query) else 1)
    most = resting if any(hit.provision in raised for hit in named) else MOST["berlaku"]
    kept = [hit for hit in named if hit.score >= named[0].score * KEEP["berlaku"]][:most]
    # What the question names is answered from that; one provision of today's law may stand beside it.
    room = {"berlaku": 1, "halaman": 0, "dicabut": 0} if named else dict(MOST)
    if query.defined and not named:
        room = {"berlaku": max(1, resting), "halaman": 1, "dicabut": 0 if raised else 1}
        resting_on = [hit for hit in hits if hit.provision in raised]
        if resting_on and all(_hit_class(hit, query.day, library) == "dicabut" for hit in resting_on):
            # A term of old law alone: what the law of today says in other words is told beside it.
            return resting_on[: MOST["berlaku"]]
    top = max(hit.score for hit in hits)
    first: dict[str, float] = {}
    for hit in hits:
        kind = _hit_class(hit, query.day, library)
        best = first.setdefault(kind, hit.score)
        needed = FIRST_BESIDE_TERM if kind == "halaman" and query.defined else FIRST[kind]
        if named and hit.score < named[0].score:
            continue
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
    return _without_replaced(query, kept, library)


def _without_replaced(query: Query, hits: Sequence[Hit], library: Library) -> list[Hit]:
    """The hits without repealed law that the question does not ask for, where one of them has taken its place."""
    there = {hit.provision for hit in hits}

    def replaced(hit: Hit) -> bool:
        if naming(query, hit.provision) or _hit_class(hit, query.day, library) != "dicabut":
            return False
        return any(ids.pasal_of(now) in there for now in library.standing.successors(hit.best_unit))

    return [hit for hit in hits if not replaced(hit)]


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
    own = own_words(query, library)
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


def _blocks(hit: Hit, query: Query, library: Library, *, steps: bool) -> Iterator[tuple[str, str]]:
    """(provision, quote) for what is quoted of a hit, best first; quote "" means the whole.

    `steps`: its ayat are the steps of what is asked about.
    """
    given = 0
    opened = {} if asked_form(query) is is_list else open_lists(hit, query.day, library)
    founded = founding(query, library)
    about = hit.best_unit in founded
    most = 2 if _hit_class(hit, query.day, library) == "berlaku" and not about else 1
    most, near = (STEPS, STEP) if most == 2 and steps else (most, SECOND_BLOCK)
    best = hit.units[0][1] if hit.units else 0.0
    most = max(most, sum(one in founded for one, _ in hit.units))
    seen: set[str] = set()
    for unit, score in hit.units:
        if given and score < best * (near if given < most else THIRD_BLOCK):
            break
        # Of an open list only the item is quoted that was found in it.
        item = opened.get(unit, unit)
        block = item if ids.parent_of(item) in opened else block_of(item, query.day, library)
        if block in seen or any(one.startswith(f"{block}/") for one in seen):
            # Said already, or in part: what else stands in the whole was found less good.
            continue
        seen.add(block)
        if given and about and unit not in founded:
            break
        if ids.is_penjelasan(block):
            explained = block_of(ids.without_penjelasan(block), query.day, library)
            if explained not in seen and library.texts(explained):
                seen.add(explained)
                yield from quoted_parts(explained, query, library)
        yield from quoted_parts(block, query, library)
        given += 1
        if given == most + (most == 2):
            break


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
