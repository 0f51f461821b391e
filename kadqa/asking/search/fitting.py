"""Which ayat of a pasal found has the form that was asked for: a list, a length of time."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from kadqa.asking.question.own import own_words
from kadqa.asking.search.rank import ASKS_LENGTH, LENGTH, MEANING
from kadqa.hukum import ids
from kadqa.lexical import word_set, words
from kadqa.library.snapshot import Library
from kadqa.records import Hit, Query
from kadqa.text import fold

NEAR = 0.80
"""Share of the best score of a pasal from which an ayat that has the form asked for goes before the others."""
CLOSE = 0.92
"""The same for a unit that holds more of the question's own words."""
MORE = 0.2
"""How much more of the question's own words (by rarity) it must hold, of all of them."""
ITEMS = 2
"""Items from which a passage is a list."""

ASKS_LIST = re.compile(
    r"\b(?:apa|siapa|mana) (?:saja|aja)\b|\bsebutkan\b|\bisi(?:nya)?\b|\bmemuat apa\b"
    r"|\b(?:urusan|bidang|hal|langkah) apa\b"
    r"|\b(?P<name>jenis|macam|bentuk|kategori|tahap|tahapan|langkah|urutan|prosedur|prinsip|asas|syarat|persyaratan"
    r"|kriteria|unsur|rincian)(?:nya)?\b"
)
"""Asks for a list: "apa saja ...", "minimal isinya apa", "bagaimana tahapan ..."."""
ASKS_STEPS = re.compile(
    r"\b(?:tahap|tahapan|langkah|prosedur|alur|mekanisme|urutan|tata cara|proses|bagaimana cara)(?:nya)?\b"
    r"|\bbagaimana\b.{0,60}\b(?:meminta|mengajukan|mendapatkan|memperoleh|mengurus|melaporkan|menyusun|membentuk|diajukan"
    r"|diminta|dilakukan|dilaporkan|disusun|dibentuk|pengajuan|pelaporan|penyusunan|pembentukan)(?:nya)?\b"
)
"""Asks how something is done: "bagaimana tahapan ...", "bagaimana cara mengajukan ..."."""
ASKS_WHERE = re.compile(r"\b(?:mengatur|diatur|pasal (?:berapa|mana)|dasar hukum)\b")
"""Asks for the provision itself: "Permendagri mana yang mengatur tahapan ..."."""
ITEM = re.compile(r"(?m)^\(?(?:[a-z]{1,2}\d?|\d{1,2})[.)] \S|;")
"""The beginning of an item, or the end of one after a colon: "a. daerah lain", "pendidikan; kesehatan"."""
RUNNING = re.compile(
    r"\b(?:ber(?:bentuk|upa)|terdiri (?:atas|dari)|meliputi|mencakup|yaitu|yakni)\b"
    r"(?:[^.:;,]*,){3,}\s*(?:dan/atau|dan|atau)\s"
)
"""A list without a colon, of four things or more: "berbentuk konsultasi, musyawarah, kemitraan, dan pengawasan"."""

LISTINGS: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...] = (
    # "apa isi rencana ...", "rencana ... memuat apa": "Rencana paling sedikit memuat:".
    (
        re.compile(
            r"\b(?:isi(?:nya)?|berisi|(?:me|di|ter)muat|muatan(?:nya)?|(?:men|di|ter)cantum\w*"
            r"|harus ada (?:di|pada|dalam))\b"
        ),
        re.compile(r"\b(?:memuat|berisi(?:kan)?|isi(?:nya)?|mencantumkan)\b[^:]{0,60}:$", re.IGNORECASE),
    ),
    # "siapa yang ikut rapat ...", "peserta rapat ...": "Rapat itu mengikutsertakan:", "Tim terdiri atas:".
    (
        re.compile(
            r"\bsiapa\b.*\b(?:ikut|hadir|mengikuti|menghadiri|(?:di|ter)libat(?:kan)?|diundang|diikutsertakan|duduk)\b"
            r"|\b(?:peserta|anggota)(?:nya)?\b"
        ),
        re.compile(
            r"\b(?:mengikutsertakan|melibatkan|mengundang|dihadiri|diikuti|beranggotakan|terdiri (?:atas|dari))\b"
            r"[^:]{0,60}:$",
            re.IGNORECASE,
        ),
    ),
)
"""What a question asks to be listed, to the lead-in of the list that says it."""


def is_list(text: str) -> bool:
    """Whether a passage gives a list: a lead-in with a colon, and items after it; or one in a running sentence."""
    _, colon, rest = text.partition(":")
    return (bool(colon) and len(ITEM.findall(rest)) >= ITEMS) or bool(RUNNING.search(text))


FORMS: tuple[tuple[re.Pattern[str], Callable[[str], bool]], ...] = (
    (ASKS_LENGTH, lambda text: bool(LENGTH.search(text))),
    (ASKS_LIST, is_list),
)
"""What a question asks for, to whether a passage has it; the first that matches counts."""


def asked_form(query: Query) -> Callable[[str], bool] | None:
    """Whether a passage has the form that the question asks for, or None if it asks for none."""
    asked = fold(query.asking)
    return next((fits for asks, fits in FORMS if asks.search(asked)), None)


def procedural(query: Query) -> bool:
    """Whether the question asks how something is done, step by step; not where that is laid down."""
    asked = fold(query.asking)
    return bool(ASKS_STEPS.search(asked)) and not ASKS_WHERE.search(asked)


def in_steps(query: Query, unit: str, library: Library) -> bool:
    """Whether the ayat beside a unit are the steps of what is asked about: a list has them all in itself."""
    return procedural(query) and not is_list(_ayat_text(unit, query, library))


def named_list(query: Query) -> frozenset[str]:
    """The stems of what the list is called that is asked for: "tahapan", "syarat"; none for "apa saja"."""
    found = (match["name"] for match in ASKS_LIST.finditer(fold(query.asking)) if match["name"])
    return frozenset(word for name in found for word in words(name))


def fitted(query: Query, hits: Sequence[Hit], library: Library) -> list[Hit]:
    """The hits, each with the ayat first that has the form asked for, if it is nearly as good as the best.

    Hits keep their order and score: the pasal is found by its best unit, and quoted by the one that answers.
    """
    asked = fold(query.asking)
    lead = next((lead for asks, lead in LISTINGS if asks.search(asked)), None)
    fits = asked_form(query)

    def first(hit: Hit) -> Hit:
        listed = _listed(hit, lead, query, library) if lead else None
        return listed or (_fitted(hit, fits, query, library) if fits else _holding(hit, query, library))

    return [first(hit) for hit in hits]


def _listed(hit: Hit, lead: re.Pattern[str], query: Query, library: Library) -> Hit | None:
    """The hit with the ayat first that lists what is asked for, however weak: that ayat seldom says of what it is.

    Its lead-in must name something that the question names; None if there is no such ayat.
    """
    own = own_words(query, library)
    pasal = library.passage(hit.provision, query.day)
    for ayat in library.children(hit.provision, version=pasal.version) if pasal else ():
        said = ayat.text.rstrip()
        if ayat.kind == "ayat" and lead.search(said) and is_list(ayat.full_text) and own.keys() & word_set(said):
            units = ((ayat.provision, hit.score), *(pair for pair in hit.units if pair[0] != ayat.provision))
            return replace(hit, best_unit=ayat.provision, units=units)
    return None


def _holding(hit: Hit, query: Query, library: Library) -> Hit:
    """The hit with the unit first that holds clearly more of the question's own words, if it is nearly as good."""
    own = own_words(query, library)
    if MEANING.search(hit.best_unit) or not own:
        return hit
    held = []
    for unit, score in hit.units:
        if score < hit.score * CLOSE:
            break
        passage = library.passage(unit, query.day)
        there = word_set(passage.full_text) if passage else frozenset()
        held.append(sum(weight for word, weight in own.items() if word in there))
    if not held or max(held) < held[0] + MORE * sum(own.values()):
        return hit
    place = held.index(max(held))
    known = dict(hit.known)
    if known.get(hit.units[place][0], 1.0) < known.get(hit.best_unit, -1.0):
        # What is known to be asked of the other one is nearer to the question than its words can tell.
        return hit
    return _first(hit, place)


def _first(hit: Hit, place: int) -> Hit:
    unit = hit.units[place][0]
    units = ((unit, hit.score), *hit.units[:place], *hit.units[place + 1 :])
    return replace(hit, best_unit=unit, units=units)


def _fitted(hit: Hit, fits: Callable[[str], bool], query: Query, library: Library) -> Hit:
    if MEANING.search(hit.best_unit):
        # Which term is meant is no matter of form.
        return hit
    called = named_list(query) & word_set(_ayat_text(hit.best_unit, query, library))
    for place, (unit, score) in enumerate(hit.units):
        if score < hit.score * NEAR:
            break
        text = _ayat_text(unit, query, library)
        # A pasal that speaks of "tahapan" in one ayat may have a list of something else in the next.
        if fits(text) and called <= word_set(text):
            return _first(hit, place) if place else hit
    return hit


def _ayat_text(unit: str, query: Query, library: Library) -> str:
    """The text of the ayat, or pasal without ayat, that a unit stands in."""
    steps = [one for one in (unit, *ids.ancestors(unit)) if re.search(r"/(?:ayat|pasal)-[^/]+$", one)]
    here = steps[0] if steps and not ids.is_penjelasan(unit) else unit
    passage = library.passage(here, query.day)
    return passage.full_text if passage else ""
