"""A procedure whose steps stand in several pasal one after another, told from its first step to its last.

"Langkah sister city dari awal sampai tanda tangan": no list has the steps of that kind, and a search finds those whose
words are nearest, in no order. The law's own order is that of the procedure.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from kadqa.asking.forms.mitra_asing import PARTIES, countries_in
from kadqa.asking.forms.sesudah import lists_of_stages
from kadqa.asking.question.informal import standard
from kadqa.asking.question.intent import FORM_WORDS
from kadqa.asking.question.own import GENERAL
from kadqa.asking.scope.kinds import ALIKE, applied_by, asked_kinds, kinds_of, naming_words, other_kinds, spoken
from kadqa.asking.scope.matter import WISHES
from kadqa.asking.scope.rezim import of_neighbour
from kadqa.asking.search.fitting import procedural
from kadqa.hukum import ids
from kadqa.hukum.rujukan import find_rujukan, resolve
from kadqa.lexical import content_words, word_set, words
from kadqa.library.snapshot import Library
from kadqa.records import IN_FORCE, Excerpt, Fact, Passage, Query
from kadqa.text import even_spelling, fold, squash

HEADING = re.compile(
    r"\b(?:penyelenggaraan|tata cara|tahapan?|prosedur|prakarsa|pelaksanaan|pengusulan|pengajuan|penyusunan|pembahasan"
    r"|penandatanganan|persetujuan|persiapan)\b"
)
"""A heading of steps; folded."""
STEP = re.compile(
    r"\b(?:menyampaikan|disampaikan|mengirim|dikirim|mengajukan|diajukan|mengusulkan|diusulkan|meneruskan|diteruskan"
    r"|memverifikasi|diverifikasi|membahas|dibahas|menyetujui|disetujui|mengoordinasikan|dikoordinasikan"
    r"|menandatangani|ditandatangani|menindaklanjuti|ditindaklanjuti|berkoordinasi|berkonsultasi|penjajakan)\b"
    r"|\b(?:memper?oleh|mendapat(?:kan)?|memberi(?:kan)?|berdasarkan) (?:pertimbangan|persetujuan)\b"
    r"|\b(?:meng|di)ambil alih\b|\bdilakukan lebih dulu\b"
    r"|\bpersetujuan\b.*\bdiberikan\b|\bprakarsa\b.*\bberasal\b|\bmengadakan rapat\b"
)
"""What somebody does for the next to follow; folded."""
NO_STEP = re.compile(
    r"\b(?:diatur (?:lebih lanjut|dengan|dalam)|paling sedikit (?:memuat|mengikutsertakan)|perselisihan)\b"
)
"""What tells a step in detail, leaves it to other rules, or is of what may come later; folded."""
LEFT_TO = re.compile(r"\btata cara\b.*\bdiatur lebih lanjut\b")
"""What leaves the rest of the procedure to another regulation; folded."""
TO_THE_END = re.compile(
    r"\b(?:mulai )?(?:dari|sejak) (?:awal|nol|mula|permulaan)\b"
    r"(?: (?:sampai|hingga|ke)(?: dengan)? \w+(?: tangan)?)?"
    r"|\b(?:sampai|hingga)(?: dengan)? (?:akhir|selesai|tuntas|jadi|diteken|ditandatangani|penandatanganan"
    r"|tanda ?tangan)\b"
)
"""Says that the whole is asked for: "dari awal sampai tanda tangan"; folded."""
_ASKING = """
    tahap tahapan langkah langkah-langkah prosedur alur mekanisme urutan urut tata cara proses lengkap rinci singkat
    awal akhir runtut tahap-tahap jalan jalannya mengurus urus memulai mulai membentuk dibentuk demi
    menempuh ditempuh dilalui menyelenggarakan penyelenggaraan diselenggarakan berapa
"""
ASKING = frozenset(words(_ASKING))
"""Stems that ask for the steps of something, and not of what."""
ORDER = re.compile(r"\b(?:tahap(?:an)?|langkah|prosedur|alur|urutan|tata cara|mekanisme|proses)(?:nya)?\b")
"""Asks for steps by that name; folded."""
LISTS_THEM = re.compile(r"\b(?:melalui|dengan|dalam)(?: \w+)? tahap(?:an)?\b|\btahapan?:")
"""Says that the stages follow; folded."""
LEAST = 3
"""Pasal over which the steps of a kind must be spread; what one or two have is found by itself."""
LEAST_ON_TOPIC = 2
"""The same for those under one heading that names what is asked about."""
MOST = 20
"""Provisions quoted at most."""


@dataclass(frozen=True, slots=True)
class Steps:
    """The steps that one pasal has."""

    pasal: str
    parts: tuple[str, ...]
    """Its ayat that are steps; the pasal itself where all are."""
    own: bool = True
    """It is of the procedure itself, not made to apply to it and not one that leaves the rest to another regulation."""


def in_order(query: Query, library: Library) -> tuple[tuple[Excerpt, ...], list[Fact]]:
    """(the steps of a procedure asked for as a whole, in the order of the law; where they stand); ((), []): no such.

    Of a kind of cooperation as such, or of what a heading of a law names: "prosedur pengambilalihan".
    """
    if query.intent != "tanya" or query.provisions or query.as_of is not None or not procedural(query):
        return (), []
    said = fold(squash(standard(even_spelling(query.focus_text or query.resolved))))
    kinds, topic = asked_kinds(query)[0], _topic(said, library)
    if query.focus_text and not ORDER.search(said):
        return (), []
    if topic:
        apart = not ORDER.search(said) or of_neighbour(fold(query.search_text))
        found = [] if apart else _longest(query, library, lambda one: topic <= word_set(one.trail[-1]))
        found = [] if any(_lists_stages(steps, query, library) for steps in found) else found
        # The heading that has the word may be of another matter: then no step of it is of the kind asked for.
        found = found if not kinds or any(kinds_of(steps.pasal, library)[0] & kinds for steps in found) else []
        least = LEAST_ON_TOPIC
    else:
        listed = not kinds or any(_holds(one, query, library) for one in lists_of_stages(query, library))
        found = [] if listed else _longest(query, library, lambda one: _carries_out(one, kinds, library))
        least = LEAST
    if len(found) < least:
        return (), []
    order = [part for steps in found for part in steps.parts]
    excerpts = [library.excerpt(one, query.day, query.today) for one in order[:MOST]]
    quoted = tuple(replace(one, score=1.0) for one in excerpts if one is not None)
    own = [steps.pasal for steps in found if steps.own]
    first, last = (library.label(one) for one in (own[0], own[-1]))
    last = last.removeprefix(library.label(ids.source_of(own[0]))).strip()
    whose = "itu" if topic else spoken(kinds)
    text = f"Langkah {whose} tersebar dalam {first} s.d. {last}; yang berikut menurut urutan di situ."
    return quoted, [Fact(text, quoted[:1], quoted[0].passage.provision, first=True)] if quoted else []


def _lists_stages(steps: Steps, query: Query, library: Library) -> bool:
    """Whether one of the parts has all stages in itself: "dilakukan melalui tahap A, B, C, dan D"."""
    passages = (library.passage(part, query.day) for part in steps.parts)
    return any(one is not None and LISTS_THEM.search(fold(one.full_text)) for one in passages)


def _topic(said: str, library: Library) -> frozenset[str]:
    """The stems of what the steps are asked of besides the kind; empty: of the kind as such."""
    said = TO_THE_END.sub(" ", said)
    rest = set(content_words(said)) - naming_words(said) - countries_in(said) - ASKING
    rest -= PARTIES | GENERAL | FORM_WORDS | WISHES
    # A name that no text knows says where the partner is.
    return frozenset(filter(library.knows, rest))


def _holds(listed: Passage, query: Query, library: Library) -> bool:
    asked = asked_kinds(query)
    foreign = other_kinds(listed.provision, asked, library)
    return not foreign or applied_by(listed.provision, asked, library) is not None


def _carries_out(pasal: Passage, kinds: frozenset[str], library: Library) -> bool:
    """Whether a pasal stands under a heading of steps and is about one of these kinds."""
    steps = HEADING.search(fold(pasal.trail[-1]))
    return steps is not None and bool(kinds_of(pasal.provision, library)[0] & kinds)


def _longest(query: Query, library: Library, belongs: Callable[[Passage], bool]) -> list[Steps]:
    """The steps of the law that has most pasal with such, of the laws that the question names if it names any."""
    laws = [one.id for one in library.sources.values() if not one.is_page and (not query.laws or one.id in query.laws)]
    return max((_steps_of(law, query, library, belongs) for law in laws), key=len, default=[])


def _steps_of(law: str, query: Query, library: Library, belongs: Callable[[Passage], bool]) -> list[Steps]:
    """The pasal of a law with steps, each with these, in reading order; what they make apply behind each."""
    kinds = asked_kinds(query)[0]
    found: dict[str, Steps] = {}
    rest: list[Steps] = []
    for pasal in dict.fromkeys(one.provision for one in library.of_source(law, kind="pasal")):
        passage = library.passage(pasal, query.day)
        if passage is None or not passage.trail or not belongs(passage):
            continue
        other = bool(kinds) and not kinds_of(pasal, library)[0] & kinds and bool(kinds_of(pasal, library)[0])
        if other or library.standing.status(pasal, query.day) not in IN_FORCE:
            continue
        said = fold(passage.full_text)
        if LEFT_TO.search(said):
            rest.append(Steps(pasal, (pasal,), own=False))
        elif ALIKE.search(said):
            found[pasal] = Steps(pasal, (pasal,))
            for applied in _made_to_apply(passage, library):
                # A kind by itself is told with the steps that hold for it too; both kinds have them already.
                if applied not in found and (steps := _parts(applied, frozenset(), query, library)):
                    found[applied] = Steps(applied, steps, own=False)
        elif steps := _parts(pasal, kinds, query, library):
            found.setdefault(pasal, Steps(pasal, steps))
    return [*found.values(), *rest] if found else []


def _made_to_apply(passage: Passage, library: Library) -> Iterator[str]:
    for rujukan in find_rujukan(passage.full_text):
        target = resolve(rujukan, default_source=ids.source_of(passage.provision))
        if target and "/pasal-" in target and library.texts(target):
            yield ids.pasal_of(target)


def _parts(pasal: str, kinds: frozenset[str], query: Query, library: Library) -> tuple[str, ...]:
    """The ayat of a pasal that are steps of the kinds; the pasal alone where all of them are."""
    passage = library.passage(pasal, query.day)
    if passage is None:
        return ()
    ayat = [one for one in library.children(pasal, version=passage.version, layer=passage.layer) if one.kind == "ayat"]
    steps = tuple(one.provision for one in ayat or [passage] if _is_step(one, kinds, library))
    return (pasal,) if ayat and len(steps) == len(ayat) else steps


def _is_step(passage: Passage, kinds: frozenset[str], library: Library) -> bool:
    said = fold(passage.full_text)
    of_others = kinds_of(passage.provision, library)[0]
    return (
        bool(STEP.search(said)) and not NO_STEP.search(said) and (not of_others or not kinds or bool(of_others & kinds))
    )
