"""What comes after a stage: "MoU sudah ditandatangani, terus apa?" is answered with the list of stages from it on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kadqa.asking.question.informal import standard
from kadqa.asking.question.terms import terms_in, whole
from kadqa.asking.scope.kinds import applied_by, asked_kinds, other_kinds
from kadqa.hukum import ids
from kadqa.hukum.wording import LOST
from kadqa.lexical import content_words, words
from kadqa.library.snapshot import Library
from kadqa.records import IN_FORCE, Excerpt, Fact, Passage, Query
from kadqa.text import even_spelling, fold, squash

_STEP = r"(?:tahap|tahapan|langkah|proses)(?:nya)?"
_LATER = r"(?:berikut(?:nya)?|selanjutnya)"
_ON = r"(?:lalu|terus|trus|kemudian|maka|nah|sekarang|kini|selanjutnya|berikutnya|(?:habis|setelah|sesudah) itu)"
_DO = r"(?:(?:harus )?(?:apa|melakukan apa|bagaimana)|apa (?:yang )?(?:harus |perlu |mesti )?(?:dilakukan|ditempuh))"
_NEXT = (
    rf"(?:apa(?: saja)? {_STEP} (?:yang )?{_LATER}|{_STEP} (?:yang )?{_LATER}(?: (?:itu )?apa(?: saja)?)?"
    rf"|{_STEP} apa(?: saja)?(?: lagi)?|{_ON},? {_DO}|{_DO}|apa (?:lagi )?{_LATER})"
)
_AFTER = r"(?:setelah|sesudah|habis|usai|selepas|seusai)"
_TAIL = r"(?: (?:ya|sih|dong|kak|min|pak|bu|lagi|saja))*[ ?.!]*$"
_WHERE = r"(?: (?:dalam|untuk|pada|di) (?P<where>[^,?]+?))?"
ASKED = (
    re.compile(rf"^(?:.*[,.] )?{_AFTER} (?P<stage>[^,]+?),? (?:{_ON},? )?{_NEXT}{_WHERE}{_TAIL}"),
    re.compile(rf"^(?:{_NEXT}|apa) {_AFTER} (?P<stage>[^,]+?){_WHERE}{_TAIL}"),
    re.compile(rf"^(?P<stage>[^,]+? (?:sudah|telah)(?: [^,]+?)?),? (?:{_ON},? )?{_NEXT}{_TAIL}"),
)
"""Asks what comes after a stage: "setelah X apa tahap berikutnya", "X sudah ..., terus apa"; folded, in standard words.
"""
DONE = frozenset(
    words("sudah telah selesai beres jadi kelar rampung keluar terbit tahap tahapan langkah proses ada dapat")
)
"""Stems that say that a stage is over, and not which."""
GENERAL = frozenset(
    words(
        "kerja daerah antardaerah lain kami kita bupati gubernur wali kota walikota kepala pihak kedua para oleh "
        "dengan kabupaten provinsi tetangga sebelah pemda"
    )
)
"""Stems that stand in the names of most stages, or say whose stage it is."""
STAGES = re.compile(r"\b(?:tahap|tahapan|langkah|langkah-langkah|tata cara|prosedur|alur|urutan)\b[^:]*:\s*$")
"""The lead-in of a list of stages; folded."""
FIRST = re.compile(r"\b(?:lebih dulu|terlebih dahulu|sebelum)\b")
"""A lead-in of what is done before something else: no list of its stages; folded."""
MOST_LISTS = 2
"""Lists quoted at most."""
ALIKE = 4
"""Letters from which a stem that ends with another is of the same word: "tandatangan" and "andatangan"."""


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage in a list of them."""

    listed: Passage
    """The ayat or pasal that lists them."""
    items: tuple[Passage, ...]
    at: int
    """Its place among them, from 0."""


def stage_asked(query: Query, library: Library) -> tuple[tuple[frozenset[str], ...], ...]:
    """What names the stage after which a question asks what comes, each thing in the question's words and the law's.

    (): it asks no such thing.
    """
    text = fold(squash(standard(even_spelling(query.focus_text or query.resolved))))
    match = next((found for pattern in ASKED if (found := pattern.search(text))), None)
    if query.intent != "tanya" or query.provisions or match is None:
        return ()
    where = match.groupdict().get("where") or ""
    for used, _ in terms_in(where, library.terms):
        where = whole(used).sub(" ", where)
    if set(content_words(where)) - GENERAL - {"sama"}:
        # Stages of something else: "... dalam pengadaan".
        return ()
    stage = match["stage"]
    parts: list[tuple[frozenset[str], ...]] = []
    for used, term in terms_in(stage, library.terms):
        stage = whole(used).sub(" ", stage)
        said = (frozenset(words(name)) - GENERAL for name in (used, term.istilah))
        if alternatives := tuple(one for one in said if one):
            parts.append(alternatives)
    parts += [(frozenset({stem}),) for stem in content_words(stage) if stem not in DONE and stem not in GENERAL]
    return tuple(parts)


def stages_from(query: Query, library: Library) -> tuple[Stage, ...]:
    """The stage after which a question asks what comes, in each list in force that has it for the kind asked for."""
    named = stage_asked(query, library)
    if not named:
        return ()
    asked = asked_kinds(query)
    found: list[Stage] = []
    for listed in lists_of_stages(query, library):
        foreign = any(asked) and other_kinds(listed.provision, asked, library)
        if foreign and applied_by(listed.provision, asked, library) is None:
            continue
        items = library.children(listed.provision, version=listed.version, layer=listed.layer)
        places = [n for n, item in enumerate(items) if _names(item.text, named)]
        if places:
            found.append(Stage(listed, items, places[-1]))
    return tuple(found[:MOST_LISTS])


def quoted_from(stages: Sequence[Stage], query: Query, library: Library) -> tuple[tuple[Excerpt, ...], list[Fact]]:
    """(the lists from the stage on, each with the ayat beside it on a stage yet to come; what place the stage has)."""
    excerpts: list[Excerpt] = []
    facts: list[Fact] = []
    for stage in stages:
        item = stage.items[stage.at]
        start = stage.listed.full_text.find(item.text)
        begins = stage.listed.full_text.rfind("\n", 0, start) + 1
        excerpt = library.excerpt(
            stage.listed.provision, query.day, query.today, quote=stage.listed.full_text[begins:].strip()
        )
        if excerpt is None or start < 0:
            continue
        excerpts.append(excerpt)
        name = squash(LOST.sub("…", item.text)).rstrip(" ;.").removesuffix(" dan").rstrip(";")
        last = stage.at == len(stage.items) - 1
        text = (
            f"Tahap “{name}” adalah tahap ke-{stage.at + 1} dari {len(stage.items)} menurut {excerpt.label}; "
            f"{'tidak ada tahap sesudahnya di situ' if last else 'dikutip mulai dari tahap itu'}."
        )
        facts.append(Fact(text, (excerpt,), excerpt.passage.provision, first=True))
        excerpts += _on_stages(stage, query, library)
    return tuple(excerpts), facts


def lists_of_stages(query: Query, library: Library) -> Iterable[Passage]:
    """The lists of stages in force, of the laws that the question names if it names any."""
    seen: set[str] = set()
    for unit in library.saying(words("tahapan tahap langkah prosedur tata cara alur urutan")):
        if unit.provision in seen or unit.kind != "batang" or (query.laws and unit.source not in query.laws):
            continue
        seen.add(unit.provision)
        passage = library.passage(unit.provision, query.day)
        lead = fold(passage.text) if passage else ""
        if passage and STAGES.search(lead) and not FIRST.search(lead):
            stands = library.standing.status(unit.provision, query.day)
            if stands in IN_FORCE or query.laws:
                yield passage


def _names(item: str, named: Sequence[Sequence[frozenset[str]]]) -> bool:
    """Whether an item of a list names a stage: it has each thing of its name, in one wording or the other."""
    there = set(words(item))
    return all(any(all(any(_same(stem, o) for o in there) for stem in said) for said in part) for part in named)


def _same(one: str, other: str) -> bool:
    return one == other or (min(len(one), len(other)) >= ALIKE and (one.endswith(other) or other.endswith(one)))


def _on_stages(stage: Stage, query: Query, library: Library) -> list[Excerpt]:
    """The ayat beside a list that say when one of the stages from that stage on is needed."""
    parent = ids.parent_of(stage.listed.provision)
    if parent is None or stage.listed.kind != "ayat":
        return []
    names = [fold(item.text).rstrip(" ;.") for item in stage.items[stage.at :] if not LOST.search(item.text)]
    found = []
    for ayat in library.children(parent, version=stage.listed.version, layer=stage.listed.layer):
        if any(fold(ayat.full_text).startswith(f"{name} ") for name in names):
            excerpt = library.excerpt(ayat.provision, query.day, query.today)
            found += [excerpt] if excerpt is not None else []
    return found
