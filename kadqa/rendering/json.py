"""Answers and finds as the JSON that other programs hold on to (docs/kontrak.md). Fields may be added, none removed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import kadqa
from kadqa.records import Answer, Citation, Found, Reference, Sentence, Shown, Structure

SCHEMA = 1


def _reference(reference: Reference) -> dict[str, str]:
    return {"provision": reference.provision, "label": reference.label}


def _sentence(sentence: Sentence) -> dict[str, Any]:
    return {"text": sentence.text, "kind": sentence.kind, "citations": list(sentence.citations)}


def citation_json(c: Citation) -> dict[str, Any]:
    """One entry of `citations`."""
    return {
        "n": c.n, "provision": c.provision, "label": c.label, "kind": c.kind, "layer": c.layer, "version": c.version,
        "quote": c.quote, "source": c.source, "title": c.title, "url": c.url, "page": c.page, "status": c.status,
        "status_by": c.status_by, "status_since": c.status_since, "status_today": c.status_today,
        "status_note": c.status_note, "checked": c.checked, "basis": c.basis,
        "successor": [_reference(reference) for reference in c.successor], "doubts": list(c.doubts),
    }  # fmt: skip


def answer_json(answer: Answer) -> dict[str, Any]:
    """The whole of `kadqa ask --json`; a refusal has the same fields."""
    return {
        "schema": SCHEMA,
        "kadqa": kadqa.__version__,
        "index": answer.index,
        "id": answer.id,
        "question": answer.question,
        "resolved_question": answer.resolved_question,
        "intent": answer.intent,
        "as_of": answer.as_of.isoformat(),
        "outcome": answer.outcome,
        "refused": answer.refused,
        "reason": {"code": answer.reason[0], "text": answer.reason[1]} if answer.reason else None,
        "answer": answer.answer,
        "sentences": [_sentence(sentence) for sentence in answer.sentences],
        "lead": _sentence(answer.lead) if answer.lead else None,
        "terms": [{"short": short, "full": full} for short, full in answer.terms],
        "next": list(answer.next),
        "table": answer.table,
        "timeline": list(answer.timeline) if answer.timeline is not None else None,
        "citations": [citation_json(c) for c in answer.citations],
        "warnings": [{"kind": w.kind, "text": w.text, "citations": list(w.citations)} for w in answer.warnings],
        "nearest": [reference.provision for reference in answer.nearest],
        "answerer": answer.answerer,
        "bearing": answer.bearing,
        "timings_ms": dict(answer.timings_ms),
    }


def search_json(
    question: str, found: Iterable[Found], timings: Mapping[str, float], *, id: str | None = None
) -> dict[str, Any]:
    """The whole of `kadqa search --json`."""
    return {
        "schema": SCHEMA,
        "id": id,
        "question": question,
        "hits": [
            {
                "provision": f.provision, "best_unit": f.best_unit, "label": f.label, "kind": f.kind, "layer": f.layer,
                "status": f.status, "score": f.score, "dense": f.dense, "lexical": f.lexical, "text": f.text,
            }
            for f in found
        ],
        "timings_ms": dict(timings),
    }  # fmt: skip


def show_json(shown: Shown) -> dict[str, Any]:
    """The whole of `kadqa show --json`."""
    on_day, today = shown.standing, shown.standing_today
    return {
        "schema": SCHEMA,
        "id": shown.id,
        "kind": shown.kind,
        "label": shown.label,
        "text": shown.text,
        "full_text": shown.full_text,
        "layer": shown.layer,
        "version": shown.version,
        "versions": [dict(version) for version in shown.versions],
        "page": shown.page,
        "url": shown.url,
        "title": shown.title,
        "status": on_day.status if on_day else None,
        "status_by": on_day.by if on_day else None,
        "status_since": (on_day.since or None) if on_day else None,
        "status_today": today.status if today else None,
        "status_note": shown.note,
        "checked": shown.checked,
        "basis": shown.basis,
        "successor": [_reference(reference) for reference in shown.successor],
        "doubts": list(shown.doubts),
        "timeline": [dict(event) for event in shown.timeline],
        "penjelasan": [reference.provision for reference in shown.penjelasan],
        "children": [reference.provision for reference in shown.children],
        "previous": shown.previous,
        "next": shown.next,
        "referred_by": [reference.provision for reference in shown.referred_by],
    }


def structure_json(structure: Structure, *, pages: bool = False) -> dict[str, Any]:
    """The whole of `kadqa structure --json`."""
    source, report = structure.source, structure.report
    found: dict[str, Any] = {
        "schema": SCHEMA,
        "source": {
            "id": source.id, "jenis": source.jenis, "nomor": source.nomor, "tahun": source.tahun, "judul": source.judul,
            "tanggal": source.ditetapkan or source.diundangkan,
        },
        "provisions": [
            {
                "id": p.id, "kind": p.kind, "label": p.label, "text": p.text, "page_first": p.page_first,
                "page_last": p.page_last, "parent": p.parent, "spans": _spans(p.spans), "doubts": list(p.doubts),
                "changes": [{"how": how, "provision": target} for how, target in p.changes],
            }
            for p in structure.provisions
        ],
        "dropped": [{"kind": d.kind, "spans": _spans(d.spans)} for d in structure.dropped],
        "sources": [{"id": s.id, "judul": s.judul, "alamat": list(s.alamat)} for s in structure.members],
        "scanned": list(structure.scanned),
        "report": {
            "pages": report.pages, "chars_in": report.chars_in, "chars_kept": report.chars_kept,
            "dropped": dict(report.dropped), "unaccounted": report.unaccounted, "mended": report.mended,
            "warnings": list(report.warnings),
        },
    }  # fmt: skip
    if pages:
        found["pages"] = [{"n": page.n, "text": page.text} for page in structure.pages]
    return found


def _spans(spans: Sequence[tuple[int, int, int]]) -> list[list[int]]:
    return [list(span) for span in spans]
