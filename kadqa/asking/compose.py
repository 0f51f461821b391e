"""Evidence to Answer, by extraction: pure, so that tests of answers need neither model nor index."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from kadqa.asking.lead import lead
from kadqa.hukum import ids
from kadqa.hukum.hubungan import write_date
from kadqa.hukum.wording import TODAY
from kadqa.layout import as_text
from kadqa.records import GONE, Answer, Citation, Event, Evidence, Excerpt, Nearest, Query, Sentence, Table, Warning_
from kadqa.text import fold

Composer = Callable[[Query, Evidence], Answer]

STATED = frozenset({"status", "banding", "riwayat"})
"""Intents that are answered by statements alone; a comparison quotes in its table."""
NOW_MOST = 6
"""Successors that a warning names; of more their number is said."""
LOOKED_AT = "Yang paling dekat"
"""What was found leads in with this, beside a refusal."""
UNANSWERED = "KADQA tidak menemukan jawaban atas bagian “{}”."
ITEM = frozenset({"huruf", "angka"})
"""Kinds of passage that are items of a list."""
ITEM_END = re.compile(r"(?<!:)[;,]\s*(?:dan/atau|dan|atau)?\s*$")
"""What ties an item to the next one: "jangka waktu kerja sama; dan"."""


@dataclass(slots=True)
class Draft:
    """An answer in the making: numbers are given in the order of first use."""

    sentences: list[Sentence] = field(default_factory=list)
    citations: dict[str, Citation] = field(default_factory=dict)

    def cite(self, excerpt: Excerpt, quote: str = "") -> int:
        """The number of an excerpt's citation, made on first use."""
        key = excerpt.passage.provision
        if key not in self.citations:
            self.citations[key] = citation(excerpt, len(self.citations) + 1, quote)
        return self.citations[key].n

    def say(self, text: str, kind: str, excerpts: Sequence[Excerpt]) -> None:
        numbers = tuple(dict.fromkeys(self.cite(excerpt) for excerpt in excerpts))
        self.sentences.append(Sentence(text, kind, numbers))  # type: ignore[arg-type]


def quote_of(excerpt: Excerpt) -> str:
    """What is quoted of an excerpt: its chosen part, else its whole; an item of a list without its tie to the next."""
    quote = excerpt.quote or excerpt.passage.full_text
    return ITEM_END.sub("", quote) if excerpt.passage.kind in ITEM else quote


def citation(excerpt: Excerpt, n: int, quote: str = "") -> Citation:
    """The citation of an excerpt, field by field."""
    passage, day, today = excerpt.passage, excerpt.on_day, excerpt.today
    return Citation(
        n=n,
        provision=passage.provision,
        label=excerpt.label,
        kind=excerpt.kind,
        layer=passage.layer,
        version=passage.version,
        quote=quote or quote_of(excerpt),
        source=excerpt.source.id,
        title=excerpt.source.judul or excerpt.label,
        url=excerpt.url,
        page=passage.page,
        status=day.status if day else None,
        status_by=day.by if day else None,
        status_since=(day.since or None) if day else None,
        status_today=today.status if today else None,
        status_note=excerpt.note,
        checked=(day.checked if day and day.checked else passage.checked or excerpt.source.diperiksa),
        basis=passage.basis,
        successor=excerpt.successors,
        doubts=passage.doubts,
    )


def compose(query: Query, evidence: Evidence) -> Answer:
    """The answer that the evidence carries, every sentence quoted or from a fixed wording."""
    if evidence.refusal is not None:
        return _refusal(query, evidence)
    if evidence.day is not None:
        query = replace(query, as_of=evidence.day)
    draft = Draft()
    for fact in evidence.premises:
        draft.say(fact.text, "keterangan", fact.excerpts)
    for fact in evidence.leading:
        draft.say(fact.text, "keterangan", fact.excerpts)
    if query.intent in STATED or not evidence.excerpts:
        for fact in evidence.facts:
            draft.say(fact.text, "keterangan", fact.excerpts)
    else:
        _quotes(draft, evidence)
    table, shown = _table(draft, evidence.table) if evidence.table else (None, [])
    timeline, events = _timeline(draft, evidence.events) if evidence.events else (None, [])
    citations = tuple(draft.citations.values())
    opening = lead(query, draft.sentences, table)
    text = as_text(draft.sentences, citations, opening)
    return Answer(
        question=query.text,
        resolved_question=query.resolved,
        intent=query.intent,
        as_of=query.day,
        outcome="dikoreksi" if evidence.premises else "dijawab",
        answer="\n\n".join([*text, *shown, *events]),
        sentences=tuple(draft.sentences),
        citations=citations,
        warnings=_warnings(query, evidence, draft),
        table=table,
        timeline=timeline,
        lead=opening,
        terms=tuple((short, full) for short, full in evidence.terms if _unsaid(short, full, query, draft)),
        next=evidence.further,
    )


def _table(draft: Draft, table: Table) -> tuple[dict[str, Any], list[str]]:
    """The table as an answer holds it, and each of its rows as a line of text."""
    rows: list[list[dict[str, Any]]] = []
    lines: list[str] = []
    for row in table.rows:
        cells: list[dict[str, Any]] = []
        for cell in row:
            numbers = list(dict.fromkeys(draft.cite(excerpt) for excerpt in cell.excerpts))
            cells.append({"text": cell.text, "citations": numbers})
        rows.append(cells)
        told = (
            f"{name}: {cell.text.rstrip('.')} {_numbers(numbered['citations'])}".rstrip()
            for name, cell, numbered in zip(table.columns[1:], row[1:], cells[1:], strict=True)
        )
        lines.append(f"{row[0].text} — {'; '.join(told)}.")
    return {"columns": list(table.columns), "rows": rows, "others": list(table.others)}, lines


def _timeline(draft: Draft, events: Sequence[Event]) -> tuple[tuple[dict[str, Any], ...], list[str]]:
    """The history as an answer holds it, and each event as a line of text."""
    found = []
    lines = []
    for event in events:
        numbers = list(dict.fromkeys(draft.cite(excerpt) for excerpt in event.excerpts))
        found.append(
            {
                "date": event.date,
                "event": event.text,
                "source": event.source,
                "label": event.label,
                "citations": numbers,
            }
        )
        when = write_date(event.date) or "Tanggal tidak diketahui"
        lines.append(f"{when}: {event.text} {_numbers(numbers)}")
    return tuple(found), lines


def _unsaid(short: str, full: str, query: Query, draft: Draft) -> bool:
    """Whether a short form is used in what is said, and neither asked with nor written out there."""
    said = fold(" ".join(sentence.text for sentence in draft.sentences))
    used = rf"\b{re.escape(fold(short))}\b"
    return bool(re.search(used, said)) and not re.search(used, fold(query.text)) and fold(full) not in said


def _quotes(draft: Draft, evidence: Evidence) -> None:
    twins: dict[str, list[Excerpt]] = {}
    for excerpt in evidence.excerpts:
        if excerpt.same_as:
            twins.setdefault(excerpt.same_as, []).append(excerpt)
    said: set[str] = set()
    for excerpt in _by_pasal([one for one in evidence.excerpts if not one.same_as]):
        together = [excerpt, *twins.get(excerpt.passage.provision, [])]
        beside = [fact for fact in evidence.facts if any(fact.about == e.passage.provision for e in together)]
        beside = [fact for fact in beside if fact.text not in said]
        said.update(fact.text for fact in beside)
        for fact in (fact for fact in beside if fact.first):
            draft.say(fact.text, "keterangan", fact.excerpts)
        draft.say(quote_of(excerpt), "kutipan", together)
        for fact in (fact for fact in beside if not fact.first):
            draft.say(fact.text, "keterangan", fact.excerpts)


def _by_pasal(excerpts: Sequence[Excerpt]) -> list[Excerpt]:
    """The excerpts in their order, those of one pasal and standing together where the first of them comes."""
    found: dict[tuple[str, str], list[Excerpt]] = {}
    for excerpt in excerpts:
        place = ids.pasal_of(excerpt.passage.provision), excerpt.on_day.status if excerpt.on_day else ""
        found.setdefault(place, []).append(excerpt)
    return [excerpt for several in found.values() for excerpt in several]


def _refusal(query: Query, evidence: Evidence) -> Answer:
    assert evidence.refusal is not None
    code, text = evidence.refusal
    if evidence.nearest and code not in {"masukan", "sapaan"}:
        text = f"{text}{_offered(evidence.nearest)}"
    warnings = tuple(Warning_("premis", fact.text) for fact in evidence.premises)
    return Answer(
        question=query.text,
        resolved_question=query.resolved,
        intent=query.intent,
        as_of=query.day,
        outcome="ditolak",
        answer=text,
        warnings=warnings,
        reason=(code, evidence.refusal[1]),
        nearest=evidence.nearest,
        next=evidence.further,
    )


def _offered(nearest: Sequence[Nearest]) -> str:
    """What came closest: labels in a row, or each with its words on lines of their own."""
    if not any(near.quote for near in nearest):
        return f" {LOOKED_AT}: {'; '.join(near.label for near in nearest)}."
    lines = ["", f"{LOOKED_AT}, tetapi belum tentu menjawab:"]
    for near in nearest:
        words = f": {near.quote}" if near.quote else ""
        lines.append(f"{near.label}{near.beside}{words}")
    return "\n\n".join(lines)


def _warnings(query: Query, evidence: Evidence, draft: Draft) -> tuple[Warning_, ...]:
    citations = tuple(draft.citations.values())
    found = [
        Warning_("premis", fact.text, tuple(draft.citations[e.passage.provision].n for e in fact.excerpts))
        for fact in evidence.premises
    ]
    found += [Warning_("bagian", UNANSWERED.format(part.rstrip(" ?.!"))) for part in evidence.unanswered]
    quoted = {n for s in draft.sentences if s.kind == "kutipan" for n in s.citations}
    if evidence.table is not None:
        cells = (cell for row in evidence.table.rows for cell in row if cell.quoted)
        quoted |= {draft.cite(excerpt) for cell in cells for excerpt in cell.excerpts}
    found += _gone_warnings(citations)
    found += _waiting_warnings(citations, quoted, _laws_asked(query) if query.intent in STATED else set())
    found += _standing_warnings([(c, said) for c in citations if (said := _weak(c, quoted | _asked_about(query, c)))])
    found += _page_warnings(evidence, draft)
    found += [_correction_warning(page, shown, draft) for page, shown in evidence.corrections]
    digests = tuple(c.n for c in citations if c.layer == "ringkasan" and c.n in quoted and c.kind == "peraturan")
    if digests:
        found.append(
            Warning_(
                "ringkasan",
                f"{_numbers(digests)} adalah ringkasan KADQA, bukan bunyi peraturan. Cocokkan dengan naskah resmi "
                "sebelum dikutip dalam dokumen dinas.",
                digests,
            )
        )
    doubtful = tuple(c.n for c in citations if c.doubts and c.n in quoted)
    if doubtful:
        found.append(
            Warning_(
                "ocr",
                f"Sebagian {_numbers(doubtful)} tidak terbaca jelas; periksa naskah resminya.",
                doubtful,
            )
        )
    if query.as_of is not None:
        answer_day = write_date(query.as_of)
        if query.as_of > query.today:
            checked = max((c.checked for c in citations if c.checked), default="")
            known = f" (diperiksa s.d. {write_date(checked)})" if checked else ""
            text = (
                f"Keadaan hukum per {answer_day} belum dapat diketahui; jawaban ini menurut yang diketahui kini{known}."
            )
            found.append(Warning_("tanggal", text, ()))
        differs = "hari ini status {} lain" if query.as_of > query.today else "sejak itu status {} berubah"
        changed = tuple(c.n for c in citations if c.status != c.status_today)
        if query.day_said:
            # A year is read as its last day; more is said only where the days of the time differ.
            differ = query.since and (evidence.notes or query.since.year != query.as_of.year)
            span = f"{write_date(query.since)} s.d. {answer_day}; dijawab menurut hukum" if differ else ""
            text = f"“{query.day_said}” dibaca sebagai {span or 'keadaan hukum'} per {answer_day}."
            found.append(Warning_("tanggal", text, ()))
        found += [Warning_("tanggal", note.text, ()) for note in evidence.notes]
        if changed:
            found.append(
                Warning_(
                    "tanggal",
                    f"Jawaban ini menurut hukum per {answer_day}; {differs.format(_numbers(changed))}.",
                    changed,
                )
            )
    return tuple(found)


def _gone_warnings(citations: Sequence[Citation]) -> list[Warning_]:
    """One warning for each repealed law that is cited, whichever of its provisions are."""
    by_source: dict[str, list[Citation]] = {}
    for c in citations:
        if c.status in GONE or c.status_today in GONE:
            by_source.setdefault(c.source, []).append(c)
    found = []
    for several in by_source.values():
        first = several[0]
        # How it stood on the day asked about is said in its citation; what warns is the repeal.
        text = f"{first.label}: {first.status_note.rpartition(TODAY)[2]}"
        successors = list(dict.fromkeys(reference.label for c in several for reference in c.successor))
        if successors:
            more = f", dan {len(successors) - NOW_MOST} ketentuan lain" if len(successors) > NOW_MOST else ""
            text = f"{text} Kini lihat {', '.join(successors[:NOW_MOST])}{more}."
        found.append(Warning_("dicabut", text, tuple(c.n for c in several)))
    return found


def _weak(c: Citation, quoted: set[int]) -> tuple[str, str] | None:
    """(kind of warning, what is said) for a citation that is quoted and may not be read as law without more."""
    if c.n not in quoted or c.status in GONE or (c.status_today in GONE and c.status != "diubah"):
        return None
    if c.status_today in GONE:
        # The repeal is warned of by law; that the text may not be that of the day is this provision's own.
        return "diubah", c.status_note.partition(f" {TODAY}")[0]
    standings = (c.status, c.status_today)
    if "diubah" in standings:
        return "diubah", c.status_note
    if "tidak diketahui" in standings:
        return "belum-diperiksa", c.status_note
    return ("diubah", c.status_note) if "berlaku bersyarat" in standings else None


def _standing_warnings(weak: Sequence[tuple[Citation, tuple[str, str]]]) -> list[Warning_]:
    """One warning for each standing; what several provisions of a law share is said of them together."""
    alike: dict[tuple[str, tuple[str, str]], list[Citation]] = {}
    for c, said in weak:
        alike.setdefault((c.source, said), []).append(c)
    found = []
    for (_, (kind, note)), several in alike.items():
        law = several[0].label.partition(" Pasal ")[0]
        names = [several[0].label, *(c.label.removeprefix(f"{law} ") for c in several[1:])]
        row = ", ".join(names[:-1]) + f"{',' if len(names) > 2 else ''} dan {names[-1]}" if names[1:] else names[0]
        found.append(Warning_(kind, f"{row}: {note}", tuple(c.n for c in several)))
    return found


def _asked_about(query: Query, c: Citation) -> set[int]:
    """The number of a citation whose own standing is asked for, if it is a provision: its change is warned of."""
    return {c.n} if query.intent == "status" and "/" in c.provision and c.provision in query.provisions else set()


def _laws_asked(query: Query) -> set[str]:
    """The laws that a question is about, by name or as what is compared or told the history of."""
    named = (*query.laws, *query.subjects, *(one for side in query.sides for one in side.ids))
    return {one.partition("/")[0] for one in named}


def _waiting_warnings(citations: Sequence[Citation], quoted: set[int], asked: set[str]) -> list[Warning_]:
    """One warning for each law that is not yet in force, of which something is quoted or that is asked about."""
    by_source: dict[str, list[Citation]] = {}
    for c in citations:
        if c.status == "belum berlaku" and (c.n in quoted or c.source in asked):
            by_source.setdefault(c.source, []).append(c)
    return [
        Warning_("tanggal", f"{several[0].label}: {several[0].status_note}", tuple(c.n for c in several))
        for several in by_source.values()
    ]


def _page_warnings(evidence: Evidence, draft: Draft) -> list[Warning_]:
    """A page that leans on repealed law says what was, not what is."""
    found = []
    for excerpt in evidence.excerpts:
        if excerpt.kind != "halaman":
            continue
        beside = [f for f in evidence.facts if f.about == excerpt.passage.provision]
        if any(e.today and e.today.status in GONE for fact in beside for e in fact.excerpts):
            n = draft.citations[excerpt.passage.provision].n
            found.append(
                Warning_("halaman-lama", f"{excerpt.label} bersandar pada peraturan yang sudah dicabut.", (n,))
            )
    return found


def _correction_warning(page: str, shown: Excerpt, draft: Draft) -> Warning_:
    return Warning_("koreksi", f"{shown.label}: {shown.passage.full_text}", (draft.citations[page].n,))


def _numbers(numbers: Sequence[int]) -> str:
    return " ".join(f"[{n}]" for n in numbers)


COMPOSERS: dict[str, Composer] = {"extractive": compose}
