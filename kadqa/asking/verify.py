"""The same invariants for every answer, whoever composed it."""

from __future__ import annotations

from kadqa.records import Answer, Evidence, Excerpt


def verify(answer: Answer, evidence: Evidence) -> tuple[str, ...]:
    """What is wrong with an answer, each as one line; () if nothing is.

    Checked: every sentence has citations that exist; a kutipan stands to the letter in the quote of one of
    them; every quote stands in the text of its provision as the evidence holds it; a keterangan is one of
    the evidence's; every citation is used, comes from the evidence and, for a regulation, has its standing;
    a refusal says nothing else.
    """
    if answer.refused:
        extra = answer.sentences or answer.citations
        return ("a refusal carries sentences or citations",) if extra or not answer.reason else ()
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
    facts = {fact.text for fact in (*evidence.facts, *evidence.premises)}
    used: set[int] = set()
    for sentence in answer.sentences:
        used.update(sentence.citations)
        cited = [by_number[n] for n in sentence.citations if n in by_number]
        if not sentence.citations or len(cited) != len(sentence.citations):
            found.append(f"a sentence without a source: {sentence.text[:60]}")
        elif sentence.kind == "kutipan" and not any(sentence.text in c.quote for c in cited):
            found.append(f"not to the letter: {sentence.text[:60]}")
        elif sentence.kind == "keterangan" and sentence.text not in facts:
            found.append(f"a statement of nobody: {sentence.text[:60]}")
        elif sentence.kind not in {"kutipan", "keterangan", "penulis"}:
            found.append(f"a sentence of no kind: {sentence.kind}")
    found += [f"[{n}] is cited by no sentence" for n in by_number if n not in used]
    if not answer.sentences:
        found.append("an answer without sentences")
    return tuple(found)


def _known(evidence: Evidence) -> dict[str, list[Excerpt]]:
    excerpts = [
        *evidence.excerpts,
        *(e for fact in (*evidence.facts, *evidence.premises) for e in fact.excerpts),
        *(shown for _, shown in evidence.corrections),
    ]
    known: dict[str, list[Excerpt]] = {}
    for excerpt in excerpts:
        known.setdefault(excerpt.passage.provision, []).append(excerpt)
    return known
