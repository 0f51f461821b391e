"""A made-up assistant: what it answers and finds is written down beforehand."""

from __future__ import annotations

from datetime import date

from kadqa.evaluation.judge import Result
from kadqa.evaluation.questions import Question
from kadqa.records import Answer, Citation, Found, Sentence, Warning_

TODAY = date(2025, 8, 20)


def hit(provision, best_unit=None):
    return Found(provision, best_unit or provision, provision, "peraturan", "ringkasan", "berlaku", 1.0, 0.9, 3.0, "x")


def citation(n, provision, kind="peraturan"):
    source = provision.split("/")[0]
    return Citation(
        n=n,
        provision=provision,
        label=provision,
        kind=kind,
        layer="ringkasan",
        version="asli",
        quote="x",
        source=source,
        title=source,
        url=None,
        page=None,
        status="berlaku",
        status_by=None,
        status_since=None,
        status_today="berlaku",
        status_note="",
        checked="2025-08-20",
        basis="naskah",
    )


def answered(text="", cites=(), *, outcome="dijawab", warnings=(), kinds=None, resolved=None, **more):
    """An answer with one sentence per cited id; `kinds` are the kinds of these sentences."""
    kinds = kinds or ["kutipan"] * len(cites)
    return Answer(
        question="",
        resolved_question=resolved or "",
        intent="tanya",
        as_of=TODAY,
        outcome=outcome,
        answer=text,
        sentences=tuple(Sentence(text, kind, (n,)) for n, kind in enumerate(kinds, 1)),
        citations=tuple(citation(n, c) for n, c in enumerate(cites, 1)),
        warnings=tuple(Warning_(kind, "awas", about) for kind, about in warnings),
        **more,
    )


def refused(code="tidak-ditemukan", **more):
    return Answer("", "", "tanya", TODAY, "ditolak", "Maaf.", reason=(code, "Maaf."), **more)


def result(question, answer=None, hits=(), ms=1.0):
    return Result(question, answer or refused(), tuple(hits), ms)


def asked(id="q", gold=("uu-1-2000/pasal-1/ayat-1",), **more):
    """A question with gold, or without any one to be refused."""
    expect = more.pop("expect", "dijawab" if gold else "ditolak")
    return Question(id, more.pop("question", f"pertanyaan {id}"), expect=expect, gold=tuple(gold), **more)


class MadeUp:
    """Knows answers and hits by the question's text; what it does not know it refuses, and finds nothing."""

    fingerprint = "buatan"

    def __init__(self, answers=None, hits=None, missing=(), only=()):
        self.answers = answers or {}
        self.missing = missing
        self.only = {("naskah", provision) for provision in only}  # held as a digest only
        self.hits = hits or {}
        self.calls = []

    def holds(self, provision, *, layer=None):
        return (layer, provision) not in self.only and not provision.startswith(tuple(self.missing))

    def ask(self, question, *, history=(), as_of=None, id=None):
        self.calls.append(("ask", question, tuple(history), as_of, id))
        return self.answers.get(question) or refused()

    def search(self, question, *, history=(), k=10, as_of=None):
        self.calls.append(("search", question, tuple(history), k, as_of))
        return tuple(self.hits.get(question, ()))[:k]
