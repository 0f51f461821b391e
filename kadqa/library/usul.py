"""Relations proposed from the texts: what the closing and amending provisions of documents do to other laws.

A curator checks and pastes; nothing here changes the corpus. The grammar of one provision is `kadqa.hukum.usul`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from kadqa.hukum import usul
from kadqa.hukum.day import parse_day
from kadqa.hukum.hubungan import span_of
from kadqa.hukum.ids import is_penjelasan, put_into, source_of
from kadqa.library.cocok import CHANGES, ENDS, Proposal, fit
from kadqa.reading.ragu import looks_ocr
from kadqa.records import Provision, Relation, Source, Structure
from kadqa.text import squash

QUOTE = 600
"""Characters of a provision that are shown with its proposal."""
UNSURE = "Letaknya tidak terbaca rapi pada naskah; periksa 'dari'."
BODY = {"pasal", "ayat", "huruf", "angka"}


@dataclass(slots=True)
class _Act:
    """A document while it is read."""

    structure: Structure
    children: dict[str, list[Provision]] = field(default_factory=dict)
    start: str = ""
    basis: str = "naskah"
    found: list[tuple[str, usul.Effect, str]] = field(default_factory=list)

    @property
    def id(self) -> str:
        return self.structure.source.id


# --- one document -----------------------------------------------------------------------------


def propose(
    structure: Structure, relations: Sequence[Relation] = (), sources: Mapping[str, Source] | None = None
) -> tuple[Proposal, ...]:
    """Read what a document does to other laws.

    Args:
        structure: a regulation, read.
        relations: those known already. They tell which regulations implement a law (what "peraturan
            pelaksanaan" keeps alive or ends), and how each proposal fits.
        sources: sources by id, for dates that the document does not show.

    Returns:
        Proposals in the order of the text. A document that is no regulation has none.
    """
    source = structure.source
    if not source.is_law:
        return ()
    act = _Act(structure, basis="ocr" if looks_ocr(structure.provisions) else "naskah")
    for provision in structure.provisions:
        if provision.parent is not None:
            act.children.setdefault(provision.parent, []).append(provision)
    act.start = first_day(structure, (sources or {}).get(source.id))
    _opening(act)
    amending = _amending(act)
    _closing(act, amending)
    proposals = []
    for dari, effect, quote in _with_implementing(act, relations, sources or {}):
        relation = _relation(act, dari, effect)
        if not relation.ke:
            continue
        state, why, new = fit(relation, relations)
        proposals.append(Proposal(relation, squash(quote)[:QUOTE], state, why, new))
    return tuple(proposals)


def _body(act: _Act) -> Iterable[Provision]:
    """Provisions of the act itself: no Menimbang, no penjelasan, nothing that it puts into another law."""
    for provision in act.structure.provisions:
        own = not is_penjelasan(provision.id) and put_into(provision.id) is None
        if provision.kind in BODY and own and "/pasal-" in provision.id and "/peraturan-lain/" not in provision.id:
            yield provision


def _opening(act: _Act) -> None:
    """What the regulation says it carries out, from all that stands before its first pasal."""
    for provision in act.structure.provisions:
        if provision.kind in {"pasal", "bab"}:
            break
        targets = tuple(t for t in usul.carries_out(provision.text) if source_of(t) != act.id)
        if targets and provision.kind != "mengingat":
            act.found.append((act.id, usul.Effect("melaksanakan", targets), provision.text))
            return


def _amending(act: _Act) -> set[str]:
    """Read lists of amendments; the ids of what stands in them."""
    inside: set[str] = set()
    for head in [p for p in _body(act) if p.kind in {"pasal", "angka", "ayat"}]:
        law = usul.amended_law(head.text)
        if not law or head.id in inside or law == act.id:
            continue
        below = [p for p in act.structure.provisions if p.id.startswith(head.id + "/") and not is_penjelasan(p.id)]
        inside.update([head.id, *(p.id for p in below)])
        seen: set[str] = set()
        for provision in below:
            listed = put_into(provision.id) is None and "/peraturan-lain/" not in provision.id
            effects = usul.amendments(provision.text, law) if listed and provision.kind == "angka" else []
            if listed and provision.kind == "angka" and not provision.text.strip():
                effects = _deleted(act, provision)
            effects = [effect if head.kind == "pasal" else replace(effect, note=UNSURE) for effect in effects]
            dari = _outer_angka(head.id, provision.id)
            _take(act, seen, dari, effects, provision.text)
            # Where a scan ran items together, an instruction stands within the wording of the one before it.
            for number, words in usul.instructions(provision.text):
                _take(act, seen, _item(head.id, number), usul.amendments(words, law), words)
        for number, words in usul.instructions(head.text):
            _take(act, seen, _item(head.id, number), usul.amendments(words, law), words)
    for heading in act.structure.provisions:
        if heading.kind not in {"bab", "bagian", "paragraf"} or is_penjelasan(heading.id):
            continue
        for pasal, words in usul.swallowed(heading.text):
            law, seen = usul.amended_law(words), set()
            for number, words_of in usul.instructions(words) if law else ():
                effects = [replace(effect, note=UNSURE) for effect in usul.amendments(words_of, law)]
                _take(act, seen, _item(f"{act.id}/pasal-{pasal.lower()}", number), effects, words_of)
    return inside


def _deleted(act: _Act, item: Provision) -> list[usul.Effect]:
    """What "3. Pasal 5 dihapus." deletes where the pasal was read as the wording that the item puts in."""
    gone = (put_into(p.id) for p in act.children.get(item.id, ()) if re.match(r"\W*dihapus\b", p.text, re.IGNORECASE))
    targets = tuple(target for target in gone if target)
    return [usul.Effect("menghapus", targets)] if targets else []


def _take(act: _Act, seen: set[str], dari: str, effects: Iterable[usul.Effect], quote: str) -> None:
    for effect in effects:
        # A scan may show an instruction twice: as an item, and at the foot of the page before it.
        fresh = tuple(target for target in effect.ke if f"{effect.jenis} {target}" not in seen)
        seen.update(f"{effect.jenis} {target}" for target in effect.ke)
        if fresh:
            effect = replace(effect, ke=fresh)
            act.found.append((dari, effect, quote))


def _item(head: str, number: str) -> str:
    return f"{head}/angka-{number}" if number else head


def _outer_angka(head: str, provision: str) -> str:
    """The item of the list of amendments that a provision stands in."""
    steps = provision[len(head) + 1 :].split("/")
    first = next((step for step in reversed(steps) if step.startswith("angka-")), steps[0])
    return f"{head}/{first}"


def _closing(act: _Act, amending: set[str]) -> None:
    handled: set[str] = set()
    for provision in _body(act):
        if provision.id in amending or provision.id in handled:
            continue
        if made := usul.establishes(provision.text):
            act.found.append((provision.id, usul.Effect("menetapkan", made), provision.text))
            continue
        items = [p for p in act.children.get(provision.id, ()) if p.kind in {"huruf", "angka"}]
        verb = usul.own_verb(provision.text)
        own = usul.closing_effects(provision.text, act=act.id)
        act.found += [(provision.id, effect, provision.text) for effect in own]
        if not items or not (verb or re.search(r"berlaku", provision.text)):
            continue
        verbs = _verbs_of(items, verb)
        for item in items:
            handled.add(item.id)
            effects = usul.closing_effects(item.text, verb=verbs[item.id], act=act.id)
            act.found += [(item.id, effect, f"{provision.text} {item.text}") for effect in effects]


def _verbs_of(items: Sequence[Provision], lead: str) -> dict[str, str]:
    """The verb that each item of a list is under: its own, that above the list, or that behind its last item."""
    found: dict[str, str] = {}
    following = ""
    for item in reversed(items):
        own = usul.own_verb(item.text)
        following = own or following
        found[item.id] = own or lead or following
    return found


def _readable(act: _Act, targets: Sequence[str]) -> tuple[str, ...]:
    """Without laws that are younger than the act: their year was misread."""
    year = act.structure.source.tahun
    return tuple(t for t in targets if not (year and source_of(t)[-4:].isdigit() and source_of(t)[-4:] > year))


def _amending_laws(law: str, relations: Sequence[Relation], sources: Mapping[str, Source]) -> list[str]:
    """Acts that are known to change a law and do nothing else, with what establishes them."""
    changed = [source_of(r.dari) for r in relations if r.jenis in CHANGES and any(source_of(t) == law for t in r.ke)]
    made = [source_of(r.dari) for r in relations if r.jenis == "menetapkan" and any(t in changed for t in r.ke)]
    found = dict.fromkeys([*changed, *made])
    return [one for one in found if one in sources and re.search(r"\bperubahan\b", sources[one].judul, re.IGNORECASE)]


def _with_implementing(
    act: _Act, relations: Sequence[Relation], sources: Mapping[str, Source]
) -> Iterable[tuple[str, usul.Effect, str]]:
    """Effects, with the implementing regulations that are known put in where a text means them.

    "Peraturan pelaksanaan dari PP 50/2007 tetap berlaku" means those that implement it; "semua peraturan yang
    berkaitan" means at least those that implement what this act repeals.
    """
    repealed = {
        target for _, effect, _ in act.found if effect.jenis == "mencabut" for target in effect.ke if "/" not in target
    }
    for dari, effect, quote in act.found:
        if effect.ke:
            more: list[str] = []
            if effect.jenis == "mencabut" and re.search(r"beberapa\s+kali", quote):
                # "terakhir dengan" names the last amending law; the earlier ones go along unnamed.
                whole = [target for target in effect.ke if "/" not in target]
                more = [one for law in whole for one in _amending_laws(law, relations, sources) if one != act.id]
            yield dari, replace(effect, ke=_readable(act, effect.ke)), quote
            named = {target for _, other, _ in act.found for target in other.ke}
            if rest := tuple(one for one in dict.fromkeys(more) if one not in named):
                note = f"Ikut dicabut sebagai perubahan {', '.join(whole)}; tidak disebut satu per satu."
                yield dari, replace(effect, ke=rest, note=note), quote
            continue
        laws = set(effect.implementing) or repealed
        known = dict.fromkeys(
            source_of(row.dari)
            for row in relations
            if row.jenis == "melaksanakan" and any(source_of(target) in laws for target in row.ke)
        )
        known.pop(act.id, None)
        kept = tuple(law for law in known if law not in repealed)
        note = "Disusun dari hubungan 'melaksanakan' yang dikenal; periksa lengkapnya."
        if effect.implementing:
            note = f"Peraturan pelaksanaan {', '.join(effect.implementing)} yang dikenal; periksa lengkapnya."
        if kept:
            yield dari, replace(effect, ke=kept, note=note), quote


def _relation(act: _Act, dari: str, effect: usul.Effect) -> Relation:
    mulai, condition = act.start, effect.condition
    if effect.when:
        # The dates of this act say nothing of another's: "sejak ditetapkannya Keputusan Presiden".
        mulai = _day_in(effect.when, Source("", ""))
        condition = "" if mulai else effect.when
    closed = effect.jenis in ENDS | CHANGES and all("/" in target for target in effect.ke)
    return Relation(
        dari,
        effect.jenis,
        effect.ke,
        lengkap=closed,
        mulai=mulai,
        syarat=condition,
        basis="ocr" if act.basis == "ocr" else "naskah",
        catatan=effect.note,
    )


# --- the first day ----------------------------------------------------------------------------


def first_day(structure: Structure, listed: Source | None) -> str:
    """The day an act takes effect: as it says itself, else as the corpus has it, else when it was announced."""
    told = structure.source
    announced = (listed.diundangkan if listed else "") or told.diundangkan
    made = (listed.ditetapkan if listed else "") or told.ditetapkan
    if listed and listed.berlaku:
        return listed.berlaku
    for provision in reversed(structure.provisions):
        if provision.kind not in {*BODY, "penutup"} or is_penjelasan(provision.id) or put_into(provision.id):
            continue
        if when := usul.takes_effect(provision.text):
            day = _day_in(when, replace(told, diundangkan=announced, ditetapkan=made))
            if day:
                return day
    return announced or made or told.tahun


_AFTER = re.compile(r"(\d+)\s*(?:\([^)]*\)\s*)?(hari|bulan|tahun)\b.{0,40}?\b(?:sejak|setelah|dari)", re.IGNORECASE)
_WRITTEN = re.compile(r"(\d{1,2}\s+[A-Za-z]+\s+\d{4})")


def _day_in(words: str, source: Source) -> str:
    """The day that words name, given the dates of the act; "" if they name none that can be known."""
    if match := _WRITTEN.search(words):
        try:
            day = parse_day(match[1])
        except Exception:
            day = None
        if day is not None:
            return day.isoformat()
    base = source.diundangkan if re.search(r"diundangkan|pengundangan", words, re.IGNORECASE) else ""
    base = base or (source.ditetapkan if re.search(r"ditetapkan|penetapan", words, re.IGNORECASE) else "")
    if not base:
        return ""
    if after := _AFTER.search(words):
        first = (span_of(base) or (date.min, date.max))[0]
        return _later(first, int(after[1]), after[2].lower())
    return base


def _later(day: date, count: int, unit: str) -> str:
    if unit == "hari":
        return (day + timedelta(days=count)).isoformat()
    months = day.month - 1 + (count if unit == "bulan" else 12 * count)
    year, month = day.year + months // 12, months % 12 + 1
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month, last).isoformat()
        except ValueError:
            continue
    return ""
