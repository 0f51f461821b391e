"""A question that leans on the one before it, made whole: what it leaves out is taken from there."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from kadqa.asking.question.called import label
from kadqa.asking.question.intent import BANDING, ISI_WORDS, MOVED, without
from kadqa.asking.question.status import asks_standing
from kadqa.asking.turns.antecedent import (
    Before,
    as_written,
    law_before,
    law_of_standing,
    matter_defined,
    named_before,
    page_named,
    provision_before,
)
from kadqa.asking.turns.berubah import became
from kadqa.asking.turns.beside import compared
from kadqa.asking.turns.cited import MOST, asks_basis, is_gone, labels, main_cited, whose_standing
from kadqa.asking.turns.leaning import (
    CORRECTED,
    ITU,
    JOINS,
    NO_OWNER,
    NYA,
    OPENING,
    PAGE_POINTED,
    SINCE,
    STEP,
    TAIL,
    asks,
    is_name,
    leans,
    matters,
    spoken_form,
    without_talk,
)
from kadqa.asking.turns.nowadays import day_of, nowadays, renewed, says_now
from kadqa.asking.turns.swap import swapped
from kadqa.hukum import ids
from kadqa.hukum.rujukan import find_rujukan, resolve
from kadqa.lexical import content_words
from kadqa.library.snapshot import Library
from kadqa.records import Turn
from kadqa.text import squash

POINTED = re.compile(
    r"\b(?:(?:uu|pp|undang-undang|peraturan|aturan|pasal|ayat|ketentuan|kerja sama) )?(?:itu|tersebut|tadi|ini)\b",
    re.IGNORECASE,
)
"""A law or provision that is pointed at: "aturan itu", "pasal tersebut", "itu"."""
OWNED = re.compile(r"^[ -]?nya\b", re.IGNORECASE)
"""Behind a provision: "pasal 3-nya"."""
OWNER = re.compile(r"nya\b")
EXPLAINED = re.compile(
    r"^(?:(?:ada|apa|bagaimana|mana|isi|lihat|tampilkan|bunyi) )*penjelasan(?:nya)?(?: (?:apa|bagaimana|ada))*$"
)
"""Asks for the elucidation of what was shown: "penjelasannya?", "ada penjelasannya?"."""


BOTH = re.compile(r",? (?:dan|serta|terus|lalu) (?:apakah |apa )?(?:itu )?")
"""Between two questions."""
BY_LAW = re.compile(
    r"(?:(?:dan|lalu|terus|nah|kalau|dulu|dahulu|sebelumnya)[, ]+)*"
    r"(?:di|menurut|dalam|versi|pada|(?:waktu|saat|zaman|jaman|masa)(?: masih)?(?: pakai| memakai)?)"
    r" _(?: (?:itu|dulu|yang lama))*"
    r",? (?:bagaimana|apa|dulu bagaimana)(?: ya| sih)?"
    r"|(?:(?:dan|lalu|terus|nah|kalau|dulu)[, ]+)*(?:_ mengatur(?:nya)? bagaimana|_ mengaturnya apa"
    r"|bagaimana _ mengatur(?:nya| itu| hal itu)?)(?: ya| sih)?"
)
"""The same as before by another law, which stands at the underscore; on a `spoken_form`."""
BACK = re.compile(
    r"^(?:(?:oke|ok|nah|lalu|terus|kita|sekarang)[, ]+)*(?:balik|kembali)(?: lagi)? ke "
    r"(?:aturan|hukum|ketentuan)?(?:nya)? ?(?:yang )?(?:sekarang|saat ini|kini|berlaku|baru)(?: berlaku)?"
    r"[,:.]+ *(?=\w)",
    re.IGNORECASE,
)
"""Goes back to today's law: "oke balik ke aturan sekarang: ..."."""
NUMBER_AND_YEAR = re.compile(r"(?<![\w/.-])(?P<number>\d{1,3}) ?(?:/|tahun) ?(?P<year>(?:19|20)\d\d)\b(?!/)")
"""A law by its number and year alone."""
OF_FORCE = re.compile(r"^(?:itu )?(?:sejak|semenjak|mulai|dari)\b|berlaku|dicabut")
"""Asks from when something holds, rather than when it is done: "sejak kapan"."""


@dataclass(frozen=True, slots=True)
class Whole:
    """A question made whole."""

    text: str
    focus: str = ""
    """Its own words, where what it leans on stands in front of them; "": `text` says everything."""
    grounds: tuple[str, ...] = ()
    """What the answer before rested on, where that is what is asked for."""
    cited: bool = False
    """It names what the answer before cited: what the conversation is about stays as it was."""
    then: str = ""
    """The day that the question before was of, where the law of today is asked for instead."""


def made_whole(text: str, history: Sequence[Turn], library: Library, *, lean: bool | None = None) -> Whole:
    """The question with what it leaves out.

    Args:
        text: the question.
        history: the turns before it, oldest first.
        library: for the names of terms, laws and pasal.
        lean: whether it leans on the turn before; None: as `leans` tells.
    """
    before: Before | None = None
    for turn in history:
        before = _after(turn, before, library)
    return _read(text, before, library, lean)


def _with_kind(text: str, before: Before, library: Library) -> str:
    """The text with the kind of a law that it calls by number and year alone, as the one spoken of: "23/2009"."""
    law = law_before(before, library)
    if law not in library.sources:
        return text
    jenis = library.sources[law].jenis

    def write(match: re.Match[str]) -> str:
        found = f"{jenis}-{match['number']}-{match['year']}"
        return library.label(found) if found in library.sources else match[0]

    return text if any(r.jenis for r in find_rujukan(text)) else NUMBER_AND_YEAR.sub(write, text)


def _by_law(text: str) -> str:
    """The law by which alone a follow-up asks the same again: "dulu di PP 50/2007 bagaimana?"; "": it asks more."""
    found = find_rujukan(text)
    if len(found) != 1 or not found[0].jenis or found[0].pasal:
        return ""
    asked = BY_LAW.fullmatch(spoken_form(f"{text[: found[0].start]}_{text[found[0].end :]}"))
    return text[found[0].start : found[0].end] if asked else ""


def _after(turn: Turn, before: Before | None, library: Library) -> Before:
    """What the question after a turn may lean on: of a long talk the question that said the matter, and the last."""
    said = _read(squash(turn.question), before, library, None)
    if said.grounds and before is not None:
        return replace(before, citations=turn.citations or said.grounds)
    question = said.focus or said.text
    leant = before is not None and (said.focus or said.cited or not _says_what(question, library))
    # Asked anew of today's law, what the conversation is about has lost its day.
    of = before.subject if before is not None and leant and not said.then else ""
    earlier = before.matters if before is not None else ()
    named = [question[r.start : r.end] for r in find_rujukan(question) if r.jenis and not r.pasal]
    sides = matters(question, library)[: 2 if BANDING.search(question) else 1]
    named += [as_written(used, question) for used, _ in sorted(sides, key=lambda side: question.lower().find(side[0]))]
    cited = turn.citations or (before.citations if before is not None and said.focus else ())
    page = page_named(question, turn.citations, library) or (before.page if before is not None else "")
    return Before(question, cited, of, (*(one for one in earlier if one not in named), *named), said.then, page)


def _says_what(text: str, library: Library) -> bool:
    return any(r.jenis for r in find_rujukan(text)) or bool(matters(spoken_form(text), library))


def _read(text: str, before: Before | None, library: Library, lean: bool | None) -> Whole:
    if before is not None and (back := BACK.match(text)):
        text, before = text[back.end() :], renewed(before, library)
    if before is not None and (corrected := CORRECTED.match(text)):
        text = f"kalau {corrected['meant']}?"
    text = _with_kind(text, before, library) if before is not None else text
    if before is not None and (law := _by_law(text)):
        text = f"menurut {law}?"
    if before is None or not (leans(text, library) if lean is None else lean):
        return Whole(text)
    bare = without_talk(text, library)
    if asks_basis(text) and (rested := _rested_on(text, before, library)):
        names = ", ".join(library.label(one) for one in rested)
        return Whole(f"dasar jawaban sebelumnya: {names}", grounds=rested)
    for way in WAYS:
        found = way(bare, before, library)
        if found:
            named = any(r.jenis for r in find_rujukan(before.joined))
            then = day_of(before.question) if way is nowadays else ""
            return Whole(squash(found), cited=way is _standing and not named, then=then)
    if says_now(text):
        before = renewed(before, library)
    if lean is None and is_name(text, library) and not JOINS.match(spoken_form(text)):
        # A name alone that takes no place in the question before begins a matter of its own.
        return Whole(text)
    return Whole(f"{_about(text, before).rstrip(' ?.!')}. {text}", focus=text)


def _about(text: str, before: Before) -> str:
    """What stands in front of a question that leans: after a comparison what was compared, where it asks anew."""
    sides = before.matters[-2:]
    anew = len(sides) > 1 and BANDING.search(before.joined) and asks(text)
    return " dan ".join(sides) if anew else before.joined


def _rested_on(text: str, before: Before, library: Library) -> tuple[str, ...]:
    """What the answer before rested on: pages first, as they were quoted, then laws; () if it is not known.

    The legal basis of a term, or of what a page says, is no matter of what was quoted.
    """
    pages = [c for c in before.citations if (s := library.sources.get(ids.source_of(c))) is not None and s.is_page]
    if re.search(r"\bhukum", spoken_form(text)) and (pages or matter_defined(before, library)):
        return ()
    return tuple([*pages, *main_cited(before.citations, library)][:MOST])


# --- provisions ---------------------------------------------------------------------------------


def _neighbour(text: str, before: Before, library: Library) -> str | None:
    """The provision beside: "pasal berikutnya?" -> "isi Pasal 365 UU 23/2014"."""
    match = STEP.search(spoken_form(text))
    here = provision_before(before)
    if match is None or here is None:
        return None
    kind = match["kind"]
    parts = ids.without_penjelasan(here).split("/")
    at = next((i for i, part in enumerate(parts) if part.startswith(f"{kind}-")), None)
    if at is None:
        return None
    own = "/".join(parts[: at + 1])
    there = _like(own, kind, library)
    place = there.index(own) + (1 if match["next"] else -1) if own in there else -1
    return f"isi {label(there[place], library)}" if 0 <= place < len(there) else None


def _like(provision: str, kind: str, library: Library) -> list[str]:
    """The provisions of a kind beside one, in reading order."""
    above = provision.rpartition("/")[0]
    found = library.of_source(ids.source_of(provision), kind=kind)
    return list(dict.fromkeys(p.provision for p in found if p.provision.rpartition("/")[0] == above))


def _within(text: str, before: Before, library: Library) -> str | None:
    """A provision of the same law: "ayat 2 huruf c?" -> "isi Pasal 364 ayat (2) huruf c UU 23/2014"."""
    found = [r for r in find_rujukan(text) if not r.jenis]
    law = law_before(before, library)
    if len(found) != 1 or law is None or law not in library.sources:
        return None
    one = found[0]
    target = resolve(one, default_source=law, here=provision_before(before) if one.pasal is None else None)
    if target is None or "/pasal-" not in target:
        return None
    named = label(target, library)
    asked = TAIL.sub("", OPENING.sub("", spoken_form(without(text, found))))
    if content_words(asked):
        return f"{text[: one.start]}{named}{OWNED.sub('', text[one.end :])}"
    earlier, _ = named_before(before)
    spoken = without(before.question, [earlier]) if earlier and earlier.pasal else ""
    return f"{squash(spoken).rstrip(' ?.!')} {named}" if content_words(spoken) else f"isi {named}"


def _page(text: str, before: Before, _library: Library) -> str | None:
    """The page spoken of by its name: "kapan tulisan itu terbit?" -> "kapan halaman Buleleng terbit?"."""
    return PAGE_POINTED.sub(before.page, text, count=1) if before.page and PAGE_POINTED.search(text) else None


# --- the law or the term spoken of --------------------------------------------------------------


def _explained(text: str, before: Before, library: Library) -> str | None:
    """Its elucidation: "penjelasannya?" -> "isi Penjelasan Pasal 17 PP 28/2018"."""
    here = provision_before(before)
    if here is None or not EXPLAINED.search(spoken_form(text)):
        return None
    parts = ids.without_penjelasan(here).split("/")
    explained = "/".join([parts[0], "penjelasan", *parts[1:]])
    if not library.texts(explained):
        return None
    return f"isi Penjelasan {label('/'.join(parts), library)}"


def _standing(text: str, before: Before, library: Library) -> str | None:
    """How it stands: "apa penggantinya?" -> "apa pengganti PP 50/2007?", "masih berlaku?" -> "PP 50/2007 ...?"."""
    spoken = spoken_form(text)
    bare = _bare(spoken)
    if not asks_standing(bare) and not MOVED.search(bare):
        return None
    meant = whose_standing(before, spoken, library)
    if not meant:
        return None
    named = labels(meant, library)
    return _owned_by(text, named) or f"{named} {OPENING.sub('', spoken).strip()}?"


def _bare(spoken: str) -> str:
    """A folded text without what points back."""
    return ITU.sub(" ", NYA.sub(lambda m: m[0] if m["noun"] in NO_OWNER else m["noun"], spoken))


def _since(text: str, before: Before, library: Library) -> str | None:
    """From when, of a standing: "sejak kapan?" after "masih berlaku?" -> "UU 23/2014 berlaku sejak kapan?"."""
    asked = TAIL.sub("", OPENING.sub("", spoken_form(text)))
    spoken = spoken_form(without(before.question, find_rujukan(before.question)))
    if not SINCE.fullmatch(asked) or not (OF_FORCE.search(asked) or asks_standing(spoken)):
        return None
    meant = whose_standing(before, spoken, library)
    if not meant:
        return None
    gone = [one for one in meant if is_gone(one, library)]
    return f"sejak kapan {labels(gone or meant, library)} {'dicabut' if gone else 'berlaku'}?"


def _of_one_thing(text: str, before: Before, library: Library) -> str | None:
    """What belongs to the one law or term asked for: "siapa pihaknya?" after "apa itu KSDPK?"."""
    law = law_of_standing(before, library)
    if law:
        if law.startswith("Pasal") and not set(content_words(OWNER.sub("", spoken_form(text)))) - ISI_WORDS:
            return f"isi {law}"
        return POINTED.sub(law, text, count=1) if POINTED.search(text) else f"{text.rstrip(' ?.!')} menurut {law}"
    matter = matter_defined(before, library)
    return _owned_by(text, matter) if matter else None


def _where_and_whether(text: str, before: Before, library: Library) -> str | None:
    """Where it was said and how that stands: "pasal berapa dan masih berlaku?" -> "Pasal 14 PP 28/2018 ..."."""
    asked = BOTH.split(spoken_form(text))
    if len(asked) != 2 or not any(
        asks_basis(one) and asks_standing(_bare(asked[1 - n])) for n, one in enumerate(asked)
    ):
        return None
    meant = _rested_on("", before, library)
    standing = next(one for one in asked if not asks_basis(one))
    return f"{labels(meant, library)} {standing}?" if meant else None


def _owned_by(text: str, owner: str) -> str | None:
    """The text with its owner written out where it points: "sanksinya?" -> "sanksi KSDD?"; None: it does not point."""
    if POINTED.search(text):
        return POINTED.sub(lambda _: owner, text, count=1)
    for match in NYA.finditer(text.lower()):
        if match["noun"] not in NO_OWNER:
            return f"{text[: match.end() - 3]} {owner}{text[match.end() :]}"
    return None


Way = Callable[[str, Before, Library], str | None]
WAYS: tuple[Way, ...] = (
    _page,
    _neighbour,
    _within,
    _explained,
    became,
    nowadays,
    compared,
    swapped,
    _where_and_whether,
    _since,
    _standing,
    _of_one_thing,
)
"""Ways in which a question is made whole by putting words in place; the first that fits counts. If none does, the
question before is put in front."""
