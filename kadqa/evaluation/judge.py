"""One question with its answer: what in it is right, and what is not."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from kadqa.evaluation.questions import Question
from kadqa.hukum.ids import without_penjelasan
from kadqa.records import Answer, Citation, Found, Warning_
from kadqa.text import fold

STANDING_KINDS = frozenset({"dicabut", "diubah", "koreksi", "premis"})
"""Kinds of warning that can be wrong. The others (ringkasan, ocr, tanggal, ...) follow from which files the
library happens to hold, so they count only where a question asks for them."""


@dataclass(frozen=True, slots=True)
class Result:
    """A question that was asked."""

    question: Question
    answer: Answer
    hits: tuple[Found, ...]
    """Best first; what `search` gave, refused or not."""
    ms: float
    """Wall clock of `ask`, milliseconds."""


RULED = 9.0
"""Stands for the score of what a rule decided: beyond any bearing, above or below."""


def score(result: Result) -> float:
    """What the answer was decided by, -RULED..RULED: answered at 0 and above, refused below.

    Where a rule decided (or set the score aside) it is RULED on the side that it decided for.
    """
    answer = result.answer
    if answer.bearing is None or (answer.bearing < 0) != answer.refused:
        return -RULED if answer.refused else RULED
    return min(max(answer.bearing, -RULED + 1), RULED - 1)


def lies_in(provision: str, gold: str) -> bool:
    """Whether an id is `gold` or below it; a penjelasan counts as what it explains."""
    provision, gold = without_penjelasan(provision), without_penjelasan(gold)
    return provision == gold or provision.startswith(gold + "/")


def lies_in_any(provision: str, golds: Iterable[str]) -> bool:
    return any(lies_in(provision, gold) for gold in golds)


def mentions(text: str, fact: str) -> bool:
    """Whether a text mentions a fact ("45 hari", "dicabut|tidak berlaku"), whatever its case and spelling.

    A fact begins at a word's beginning and may go on ("efisien" is in "efisiensi"), but a number must
    end where it ends: "4" is neither in "14" nor in "45".
    """
    text = fold(text)
    for choice in fact.split("|"):
        choice = fold(choice)
        end = r"(?!\d)" if choice[-1:].isdigit() else ""
        if re.search(rf"(?<!\w){re.escape(choice)}{end}", text):
            return True
    return False


def said(answer: Answer) -> str:
    """Everything an answer tells: its text, its table, its timeline."""
    parts = [answer.answer]
    if answer.table:
        parts += [str(cell.get("text", "")) for row in answer.table.get("rows", ()) for cell in row]
    parts += [f"{event.get('date', '')} {event.get('event', '')}" for event in answer.timeline or ()]
    return "\n".join(parts)


def counted_citations(answer: Answer) -> tuple[Citation, ...]:
    """The citations that precision is about: those that carry what is quoted or written.

    A citation that only carries a statement on standing (keterangan) comes with the law it speaks of; it
    counts only where the answer holds nothing else. Corrections (catatan) are judged as warnings.
    """
    quoted = {n for s in answer.sentences if s.kind != "keterangan" for n in s.citations}
    wanted = quoted or {n for s in answer.sentences for n in s.citations}
    return tuple(c for c in answer.citations if c.n in wanted and c.kind != "catatan")


def right_citations(result: Result) -> tuple[Citation, ...]:
    """All citations of the answer, counted for precision or not, that lie in the gold."""
    return tuple(c for c in result.answer.citations if lies_in_any(c.provision, result.question.gold))


def judged_warnings(result: Result) -> tuple[tuple[Warning_, bool], ...]:
    """The warnings that can be wrong, each with whether it is right.

    Right is a kind that the question asks for, and a warning about a provision that may be cited here.
    """
    question, answer = result.question, result.answer
    allowed = (*question.gold, *question.also)
    named = {c.n: c.provision for c in answer.citations}
    judged = []
    for warning in answer.warnings:
        if warning.kind in question.warnings:
            judged.append((warning, True))
        elif warning.kind in STANDING_KINDS:
            about = (named[n] for n in warning.citations if n in named)
            judged.append((warning, any(lies_in_any(provision, allowed) for provision in about)))
    return tuple(judged)


def missing_warnings(result: Result) -> tuple[str, ...]:
    given = {warning.kind for warning in result.answer.warnings}
    return tuple(kind for kind in result.question.warnings if kind not in given)


def missing_facts(result: Result) -> tuple[str, ...]:
    if result.answer.refused:
        return result.question.facts
    text = said(result.answer)
    return tuple(fact for fact in result.question.facts if not mentions(text, fact))


def faults(result: Result) -> tuple[str, ...]:
    """What is wrong with an answer, each in a few Indonesian words; empty: it is right."""
    question, answer = result.question, result.answer
    found = []
    if answer.outcome != question.expect:
        found.append(f"{answer.outcome}, seharusnya {question.expect}")
    elif answer.reason and question.reason and answer.reason[0] != question.reason:
        found.append(f"alasan penolakan {answer.reason[0]}, seharusnya {question.reason}")
    if question.answerable and not answer.refused:
        if not right_citations(result):
            found.append(f"tidak mengutip {' atau '.join(question.gold)}")
        found += [f"tidak menyebut '{fact}'" for fact in missing_facts(result)]
    found += [f"tanpa peringatan {kind}" for kind in missing_warnings(result)]
    return tuple(found)
