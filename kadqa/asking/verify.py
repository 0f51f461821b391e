"""The same invariants for every answer, whoever composed it."""

from __future__ import annotations

from kadqa.asking.lead import stands
from kadqa.records import Answer, Evidence, Excerpt
from kadqa.text import wording


def verify(answer: Answer, evidence: Evidence) -> tuple[str, ...]:
    """What is wrong with an answer, each as one line; () if nothing is.

    Checked: every sentence has citations that exist; a kutipan stands to the letter in the quote of the first
    of them, and in the same words in that of each other; every quote stands in the text of its provision as
    the evidence holds it; a keterangan is one of the evidence's; every cell of a table and every event of a
    history is the evidence's and has its citations; the lead says what the first sentence or row says; every
    citation is used, comes from the evidence and, for a regulation, has its standing; a refusal says nothing else
    but what the evidence holds as nearest.
    """
    if answer.refused:
        extra = answer.sentences or answer.citations
        if extra or not answer.reason:
            return ("a refusal carries sentences or citations",)
        return () if answer.nearest == evidence.nearest else ("a refusal offers what is not the nearest",)
    found: list[str] = []
    known = _known(evidence)
    by_number = {c.n: c for c in answer.citations}
    if list(by_number) != list(range(1, len(answer.citations) + 1)):
        found.append("citations are not numbered 1, 2, 3, ...")
    for c in answer.citations:
        texts = [e.passage.full_text for e in known.get(c.provision, ())]
        if not texts:
            found.append(f"[{c.n}] {c.provision} is not in the evidence")
        elif not c.quote or not any(c.quote in text for text in texts):
            found.append(f"[{c.n}] the quote does not stand in {c.provision}")
        if c.kind == "peraturan" and (c.status is None or c.status_today is None):
            found.append(f"[{c.n}] {c.provision} has no standing")
    facts = {fact.text for fact in (*evidence.facts, *evidence.leading, *evidence.premises)}
    used: set[int] = set()
    for sentence in answer.sentences:
        used.update(sentence.citations)
        cited = [by_number[n] for n in sentence.citations if n in by_number]
        if not sentence.citations or len(cited) != len(sentence.citations):
            found.append(f"a sentence without a source: {sentence.text[:60]}")
        elif sentence.kind == "kutipan" and sentence.text not in cited[0].quote:
            found.append(f"not to the letter: {sentence.text[:60]}")
        elif sentence.kind == "kutipan" and any(wording(sentence.text) not in wording(c.quote) for c in cited[1:]):
            found.append(f"not said by each of its sources: {sentence.text[:60]}")
        elif sentence.kind == "keterangan" and sentence.text not in facts:
            found.append(f"a statement of nobody: {sentence.text[:60]}")
        elif sentence.kind not in {"kutipan", "keterangan", "penulis"}:
            found.append(f"a sentence of no kind: {sentence.kind}")
    shown = [cell for row in (answer.table or {}).get("rows", ()) for cell in row[1:]]
    for piece in (*shown, *(answer.timeline or ())):
        numbers = piece["citations"]
        used.update(numbers)
        if not numbers or not set(numbers) <= set(by_number):
            found.append(f"a cell or event without a source: {str(piece.get('text', piece.get('event')))[:60]}")
    held = [cell for row in evidence.table.rows for cell in row[1:]] if evidence.table else []
    if [cell["text"] for cell in shown] != [cell.text for cell in held]:
        found.append("a table of nobody")
    for cell in held:
        lines = cell.text.splitlines() if cell.quoted else ()
        if any(not any(_stands(line, e) for e in cell.excerpts) for line in lines):
            found.append(f"a cell not to the letter: {cell.text[:60]}")
    if [event["event"] for event in answer.timeline or ()] != [event.text for event in evidence.events]:
        found.append("a history of nobody")
    found += [f"[{n}] is cited by no sentence" for n in by_number if n not in used]
    if not answer.sentences:
        found.append("an answer without sentences")
    if answer.lead is not None and not stands(answer.lead, answer.sentences, answer.table):
        found.append(f"a lead of nobody: {answer.lead.text[:60]}")
    return tuple(found)


def _stands(line: str, excerpt: Excerpt) -> bool:
    """Whether a line of a quoting cell, its label in front or not, stands in an excerpt's text."""
    text = excerpt.passage.full_text
    return line in text or line.partition(": ")[2] in text


def _known(evidence: Evidence) -> dict[str, list[Excerpt]]:
    excerpts = [
        *evidence.excerpts,
        *(e for fact in (*evidence.facts, *evidence.leading, *evidence.premises) for e in fact.excerpts),
        *(shown for _, shown in evidence.corrections),
        *(e for row in (evidence.table.rows if evidence.table else ()) for cell in row for e in cell.excerpts),
        *(e for event in evidence.events for e in event.excerpts),
    ]
    known: dict[str, list[Excerpt]] = {}
    for excerpt in excerpts:
        known.setdefault(excerpt.passage.provision, []).append(excerpt)
    return known
