"""What a question takes for granted of the law and is wrong: said before anything is answered."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from kadqa.asking.laws.acts import never_changed
from kadqa.asking.question.informal import COUNTABLE, standard
from kadqa.asking.standing.facts import grounds, once
from kadqa.asking.standing.wording import lower_first, titled
from kadqa.errors import InputError
from kadqa.hukum import ids
from kadqa.hukum.day import DATE, parse_day
from kadqa.hukum.hubungan import span_of, write_date
from kadqa.hukum.rujukan import find_rujukan, resolve
from kadqa.lexical import word_set, words
from kadqa.library.snapshot import Library
from kadqa.records import GONE, IN_FORCE, Excerpt, Fact, Interval, Passage, Query, Relation
from kadqa.text import fold


def premises_of(query: Query, library: Library) -> tuple[tuple[Fact, ...], tuple[Fact, ...]]:
    """What a question takes for granted and is wrong: (of provisions that do not exist, of laws that do)."""
    of_laws = (*wrong_law_facts(query, library), *wrong_day_facts(query, library), *wrong_act_facts(query, library))
    return missing_pasal_facts(query, library), once(of_laws)


# --- provisions that do not exist ---------------------------------------------------------------


def missing_pasal_facts(query: Query, library: Library) -> tuple[Fact, ...]:
    """For each pasal that a question names past a law's last one, and each ayat past a pasal's: that there is none."""
    facts = []
    for provision in query.provisions:
        source = library.sources.get(ids.source_of(provision))
        number = ids.pasal_number(provision)
        if source is None or not number:
            continue
        name = library.label(source.id)
        if source.pasal_terakhir and number > source.pasal_terakhir:
            text = f"{name} tidak mempunyai Pasal {number}; pasal terakhirnya Pasal {source.pasal_terakhir}."
            facts.append(Fact(text, grounds([source.id], query, library)))
        elif (last := _last_ayat(provision, library)) is not None:
            pasal = ids.pasal_of(provision)
            text = f"{library.label(pasal)} tidak mempunyai {_ayat_label(provision)}; ayat terakhirnya ayat ({last})."
            facts.append(Fact(text, grounds([pasal], query, library)))
    return tuple(facts)


AYAT = re.compile(r"/(pasal-[^/]+)/ayat-(\d+)(?:/|$)")


def _ayat_label(provision: str) -> str:
    match = AYAT.search(provision)
    return f"ayat ({match[2]})" if match else ""


def _last_ayat(provision: str, library: Library) -> int | None:
    """The last ayat of a pasal whose own text is here and has fewer than the question names; else None.

    A digest may leave ayat out, so only the document's own text tells.
    """
    match = AYAT.search(provision)
    if match is None or library.texts(provision) or ids.is_penjelasan(provision):
        return None
    pasal = provision[: match.start(2) - len("/ayat-")]
    numbers = [
        int(found[2])
        for text in library.texts(pasal)
        if text.layer == "naskah"
        for child in library.children(pasal, version=text.version, layer="naskah")
        if (found := AYAT.search(child.provision)) is not None
    ]
    return max(numbers) if numbers and max(numbers) < int(match[2]) else None


# --- standing and names -------------------------------------------------------------------------


def wrong_law_facts(query: Query, library: Library) -> tuple[Fact, ...]:
    """What a question takes for granted of a law and is wrong: its standing, or a name known to be a mistake."""
    facts = []
    for law in query.laws:
        if law in library.sources:
            interval = library.interval(law, query.today)
            if interval is not None and wrongly_asserted(query, law, interval):
                facts.append(_standing(law, interval, query, library))
            continue
        for correction in library.corrections:
            if _names_only(law, correction.pola):
                shown = library.excerpt(f"catatan/{correction.id}", query.day, query.today)
                if shown is not None:
                    facts.append(Fact(correction.benar, (shown,)))
    return tuple(facts)


def _names_only(law: str, phrase: str) -> bool:
    """Whether a phrase is a law's name and no more: a longer one is of what a page says of it, not of its name."""
    return any(
        ids.source_of(resolve(found) or "") == law and found.end - found.start >= len(phrase.strip())
        for found in find_rujukan(phrase)
    )


def _standing(law: str, interval: Interval, query: Query, library: Library) -> Fact:
    text = f"{titled(law, library)} {lower_first(library.describe(interval))}"
    return Fact(text, grounds([law, *([interval.by] if interval.by else [])], query, library))


IN_PASSING = r"[^.?!]{0,25}\b(?:masih|sekarang|kini|saat ini|yang)\b[^.?!]{0,15}\bberlaku\b"
SAID_IN_FORCE = re.compile(IN_PASSING, re.IGNORECASE)
"""After a law's name: that it is in force, said in passing ("... yang sekarang masih berlaku, ...")."""
SAID_GONE = re.compile(
    r"[^.?!]{0,15}\b(?:sudah|telah|yang|resmi|kan)\b[^.?!]{0,10}\b(?:dicabut|tidak berlaku|diganti(?:kan)?)\b",
    re.IGNORECASE,
)
"""After a law's name: that it was repealed, said in passing ("karena ... sudah dicabut, ...")."""
GONE_BEFORE = re.compile(
    r"\b(?:dicabutnya|pencabutan|tidak berlakunya|digantinya|tidak berlaku lagi(?:nya)?)\s*$", re.IGNORECASE
)
"""Before a law's name: that it was repealed ("sejak dicabutnya ...", "karena pencabutan ...")."""


def wrongly_asserted(query: Query, law: str, interval: Interval) -> bool:
    """Whether a question takes for granted that a law is in force which is gone, or gone which is in force."""
    if query.intent == "status" or query.changes_only:
        return False
    said = SAID_IN_FORCE if interval.status in GONE else SAID_GONE if interval.status in IN_FORCE else None
    if said is None:
        return False
    text = standard(query.resolved)
    named = [r for r in find_rujukan(text) if r.jenis and ids.source_of(resolve(r) or "") == law]
    if said is SAID_GONE and any(GONE_BEFORE.search(text[: r.start]) for r in named):
        return True
    # "... yang mencabut ..." speaks of what it did, and a condition takes nothing for granted.
    return any(_says(said, text[r.end :]) and not IF_ONLY.search(text[: r.start]) for r in named)


def _says(said: re.Pattern[str], rest: str) -> bool:
    """Whether it is said of the law before `rest`, and is not what the question asks ("... masih berlaku?")."""
    match = said.match(rest)
    if match is None:
        return False
    return bool(rest[match.end() :].strip(" ?.!")) or bool(re.search(r"\byang\b", match[0], re.IGNORECASE))


IF_ONLY = re.compile(r"\b(?:kalau|jika|apabila|bila|seandainya|apakah)\s*$", re.IGNORECASE)


# --- days ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class DayOf:
    """A day of a law's life, as a question speaks of it."""

    verb: str
    """Alternation of the words that say it."""
    fields: tuple[str, ...]
    """Fields of the source that hold it, the exact one first; (): the day of its repeal."""
    told: str
    """What is said of the law."""


DAYS = (
    DayOf(r"diundangkan|terbit|diterbitkan|lahir|keluar", ("diundangkan", "ditetapkan"), "diundangkan"),
    DayOf(r"ditetapkan|disahkan", ("ditetapkan", "diundangkan"), "ditetapkan"),
    DayOf(r"mulai berlaku|berlaku (?=sejak|mulai)", ("berlaku", "diundangkan"), "mulai berlaku"),
    DayOf(r"dicabut", (), "dicabut"),
)
SAID_DAY = re.compile(
    rf"\s*,?(?: (?:yang|itu|ini|sudah|telah|baru|resmi|kan))* ?(?P<verb>{'|'.join(day.verb for day in DAYS)})"
    rf"(?: ?(?:pada|sejak|di|mulai|tahun|tanggal|bulan))* (?P<day>{DATE}|(?:19|20)\d{{2}})\b(?![/-])",
    re.IGNORECASE,
)
"""After a law's name: a day of its life ("yang diundangkan tahun 2019", "dicabut pada 1 Mei 2016")."""


def wrong_day_facts(query: Query, library: Library) -> tuple[Fact, ...]:
    """For each day of a law's life that a question tells otherwise than the corpus: the day as it is."""
    facts = []
    for rujukan in find_rujukan(query.resolved):
        law = ids.source_of(resolve(rujukan) or "") if rujukan.jenis else ""
        match = SAID_DAY.match(query.resolved[rujukan.end :])
        if law not in library.sources or match is None:
            continue
        kind = next(
            day
            for day in DAYS
            if re.fullmatch(day.verb, match["verb"], re.IGNORECASE) or match["verb"].strip().casefold() in day.verb
        )
        said = _span(match["day"])
        real, exact = _real(law, kind, query, library)
        if said is None or not real:
            continue
        first, last = span_of(real) or (date.min, date.max)
        if not exact:
            # Another day of the same law stands for it: a year's turn may lie between the two.
            first, last = first.replace(year=first.year - 1), last.replace(year=last.year + 1)
        if said[1] < first or last < said[0]:
            interval = library.interval(law, query.today)
            rests = [law, *([interval.by] if interval and interval.by and kind.told == "dicabut" else [])]
            told = f"{titled(law, library)} {kind.told if exact else 'diundangkan'}"
            facts.append(Fact(f"{told} pada {write_date(real)}, bukan {match['day']}.", grounds(rests, query, library)))
    return tuple(facts)


def _span(written: str) -> tuple[date, date] | None:
    try:
        day = parse_day(written)
    except InputError:
        return None
    if day is None:
        return None
    return (day.replace(month=1, day=1), day) if written.isdecimal() else (day, day)


def _real(law: str, kind: DayOf, query: Query, library: Library) -> tuple[str, bool]:
    """(the day as the corpus has it, whether it is of that very kind); ("", True) if none is known."""
    if not kind.fields:
        interval = library.interval(law, query.today)
        return (interval.since if interval and interval.status in GONE else ""), True
    source = library.sources[law]
    exact, other = (str(getattr(source, name)) for name in kind.fields)
    if kind.told == "mulai berlaku":
        # Without a day of its own a law begins with its gazette.
        return exact or other, True
    return (exact, True) if exact else (other, False)


# --- acts ---------------------------------------------------------------------------------------

BY_PASSIVE = re.compile(
    r"\s*,?(?: (?:yang|itu|sudah|telah|kan|resmi))* (?:dicabut|diganti(?:kan)?)(?: (?:oleh|dengan|lewat|melalui))?\s*$",
    re.IGNORECASE,
)
"""Between two laws: the first was repealed or replaced by the second."""
BY_ACTIVE = re.compile(
    r"\s*,?(?: (?:yang|itu|sudah|telah|kan))* (?:mencabut|menggantikan|mengganti)\s*$", re.IGNORECASE
)
"""Between two laws: the first repealed or replaced the second."""
CHANGED_BY = re.compile(
    r"\s*,?(?: ?(?:yang|itu|sudah|telah|kan))* ?(?:diubah|direvisi|dihapus)(?: (?:oleh|dengan|lewat|melalui))?\s*$",
    re.IGNORECASE,
)
"""Between two laws or provisions: the first was changed by the second."""
CHANGES = re.compile(r"\s*,?(?: (?:yang|itu|sudah|telah|kan))* (?:mengubah|merevisi|menghapus)\s*$", re.IGNORECASE)
"""Between two laws or provisions: the first changed the second."""


def wrong_act_facts(query: Query, library: Library) -> tuple[Fact, ...]:
    """For each repeal that a question tells of the wrong law: how the law that it speaks of stands.

    And for each change that no act is recorded to have made: what that act did change.
    """
    if query.intent == "status":
        return ()
    text = standard(query.resolved)
    found = [r for r in find_rujukan(text) if r.jenis and resolve(r)]
    facts = []
    for first, second in pairwise(found):
        between = text[first.end : second.start]
        one, other = (ids.source_of(resolve(r) or "") for r in (first, second))
        changed, by = (
            (first, other) if CHANGED_BY.match(between) else (second, one) if CHANGES.match(between) else (None, "")
        )
        if changed is not None and (never := never_changed(by, resolve(changed) or "", query, library)) is not None:
            facts.append(never)
        old, act = (one, other) if BY_PASSIVE.match(between) else (other, one) if BY_ACTIVE.match(between) else ("", "")
        if old not in library.sources or act not in library.sources or old == act or _ended(act, old, library):
            continue
        interval = library.interval(old, query.today)
        if interval is None or interval.status == "tidak diketahui":
            continue
        coming = [row for row in _endings(act, old, library) if row.basis != "belum"]
        denied = f"{library.label(old)} {'belum' if coming else 'tidak'} dicabut oleh {library.label(act)}:"
        told = f"{denied} {titled(old, library)} {lower_first(library.describe(interval))}"
        rests = [old, *(row.dari for row in coming), *([interval.by] if interval.by else [])]
        facts.append(Fact(told, grounds(rests, query, library)))
    return tuple(facts)


def _ended(act: str, old: str, library: Library) -> bool:
    """Whether a law is recorded to have ended or replaced another, or something in it, checked or not."""
    done = [row for row in _endings(act, old, library) if row.mulai or not row.syarat]
    return bool(done) or library.standing.replaces(act, old)


def _endings(act: str, old: str, library: Library) -> list[Relation]:
    """Relations by which a law ends another, or something in it; those that wait for something are among them."""
    rows = (row for row in library.standing.relations_of(old) if row.jenis in {"mencabut", "menggantikan"})
    return [row for row in rows if ids.source_of(row.dari) == act and old in map(ids.source_of, row.ke)]


# --- counts -------------------------------------------------------------------------------------

NUMBERS = {
    name: n
    for n, name in enumerate(
        ["dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas"], start=2
    )
} | {
    f"{name} belas": n
    for n, name in enumerate(["dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan"], start=12)
}
"""Numbers in words that a question may count with."""
SAID_COUNT = re.compile(
    rf"\b(?P<n>\d{{1,2}}|{'|'.join(sorted(NUMBERS, key=len, reverse=True))})(?: ?\([\w ]+\))?"
    rf" (?P<what>{COUNTABLE})\b"
)
"""A number of things that the law is said to have: "9 prinsip", "sebelas asas"."""
WANTED = re.compile(
    r"\b(?:contoh|minimal|maksimal|paling (?:sedikit|banyak)|cukup|ambil|beri(?:kan)?|sebutkan)"
    r"(?: (?:saja|cukup))?\s*$"
)
"""Before a number: that so many are wanted, not that there are so many."""
ITEM = re.compile(r"^\s*(?:[a-z]|\d{1,2})[.)]\s", re.MULTILINE)


def wrong_count_facts(query: Query, excerpts: Sequence[Excerpt], library: Library) -> tuple[Fact, ...]:
    """For a number of things that a question gives to a law or its subject: how many the law lists, if it is another.

    Args:
        query: the question.
        excerpts: what answers it; where the question names no law, the list is looked for there.
        library: for the lists of a law that the question names.
    """
    match = SAID_COUNT.search(fold(query.resolved))
    if match is None:
        return ()
    wanted = bool(WANTED.search(fold(query.resolved)[: match.start()]))
    said = int(match["n"]) if match["n"].isdecimal() else NUMBERS[match["n"]]
    noun = words(match["what"])[0] if words(match["what"]) else ""
    laws = [law for law in query.laws if law in library.sources and library.sources[law].is_law]
    lists = list(_lists(laws, noun, excerpts, library))
    if not noun or any(count == said for _, count in lists):
        return ()
    if not lists:
        held = [law for law in laws if library.has_text(law)]
        if not held or wanted:
            return ()
        there = f"ketentuan {library.label(held[0])} yang ada di korpus ini"
        text = f"Dalam {there} tidak ditemukan daftar {said} {match['what']}."
        return (Fact(text, grounds(held[:1], query, library)),)
    asked = {word for word in query.asked if word != noun and not library.common(word)}
    passage, count = max(lists, key=lambda found: len(asked & word_set(" ".join((*found[0].trail, found[0].text)))))
    if wanted and said < count:
        return ()
    text = f"{library.label(passage.provision)} memuat {count} {match['what']}, bukan {said}."
    return (Fact(text, grounds([passage.provision], query, library)),)


def without_law(query: Query, library: Library) -> Query:
    """The question without the law that is wrongly said to list so many things: others may hold what is meant.

    Unchanged if that law lists such things, or the question counts nothing.
    """
    match = SAID_COUNT.search(fold(query.resolved))
    counted = wrong_count_facts(query, (), library) if match and query.laws else ()
    if match is None or not counted or f" {match['what']}." not in counted[0].text:
        return query
    number = match["n"]
    kept = tuple(word for word in query.words if word != number)
    return replace(query, laws=(), provisions=(), words=kept, asked=tuple(w for w in query.asked if w != number))


def _lists(
    laws: Sequence[str], noun: str, excerpts: Sequence[Excerpt], library: Library
) -> Iterator[tuple[Passage, int]]:
    """(a passage that leads in a list of such things, how many) in the laws named, else in what is quoted."""
    if laws:
        passages = [passage for law in laws for passage in library.of_source(law)]
    else:
        passages = [excerpt.passage for excerpt in excerpts if excerpt.kind == "peraturan"]
    seen: set[str] = set()
    for passage in passages:
        if passage.provision in seen or noun not in words(passage.text):
            continue
        count = len(ITEM.findall(passage.full_text[len(passage.text) :]))
        children = library.children(passage.provision, version=passage.version, layer=passage.layer)
        own = [child for child in children if child.provision.rpartition("/")[2].startswith(("huruf-", "angka-"))]
        if own or count > 1:
            seen.add(passage.provision)
            yield passage, len(own) or count
