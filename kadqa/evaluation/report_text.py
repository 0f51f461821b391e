"""A report as text for the terminal: what was measured, which limit fell, which questions went wrong."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kadqa.evaluation.gate import Verdict
from kadqa.evaluation.intervals import Measured
from kadqa.evaluation.judge import Result, faults

HIDDEN = "held-out"
"""The set whose failures are only counted here: reading them is a look, which must be recorded."""
NAMES: dict[str, str] = {
    "R@1": "pasal benar pada urutan 1",
    "R@5": "pasal benar dalam 5 teratas",
    "R@10": "pasal benar dalam 10 teratas",
    "MRR@10": "kebalikan urutan pasal benar",
    "nDCG@10": "mutu urutan pasal",
    "R@1-ayat": "ayat benar pada urutan 1",
    "R@5-ayat": "ayat benar dalam 5 teratas",
    "R@10-ayat": "ayat benar dalam 10 teratas",
    "MRR@10-ayat": "kebalikan urutan ayat benar",
    "nDCG@10-ayat": "mutu urutan ayat",
    "rujukan@1": "pasal yang disebut berada pada urutan 1",
    "outcome": "dijawab, dikoreksi, atau ditolak dengan tepat",
    "citation_precision": "kutipan yang tepat",
    "citation_recall": "ketentuan kunci dikutip",
    "facts": "fakta yang disebut",
    "refusal_precision": "penolakan yang tepat",
    "refusal_recall": "yang tak terjawab dan ditolak",
    "refusal_f1": "F1 penolakan",
    "refused_wrongly": "terjawab tetapi ditolak (makin kecil makin baik)",
    "refusal_auroc": "daya pilah skor penolakan (AUROC)",
    "refusal_reason": "alasan penolakan yang tepat",
    "warnings_precision": "peringatan yang tepat",
    "warnings_recall": "peringatan yang diberikan",
    "latency_p50": "waktu jawab median, milidetik",
    "latency_p95": "waktu jawab persentil 95, milidetik",
}
"""What each row of METRICS is called for a reader."""


def _number(name: str, value: float | None) -> str:
    if value is None:
        return "-"
    return f"{value:.1f}" if name.startswith("latency") else f"{value:.3f}"


def cell(name: str, measured: Measured) -> str:
    """A number with its interval and n: "0.850 [0.750-0.950] n=40"; "-" where nothing was measured."""
    if measured.value is None:
        return "-"
    low, high = _number(name, measured.low), _number(name, measured.high)
    return f"{_number(name, measured.value)} [{low}-{high}] n={measured.n}"


def table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """Lines of a table, columns aligned at the left."""
    widths = [max(len(row[i]) for row in (header, *rows)) for i in range(len(header))]
    return ["  ".join(part.ljust(w) for part, w in zip(row, widths, strict=True)).rstrip() for row in (header, *rows)]


def failure(result: Result, wrong: Sequence[str]) -> list[str]:
    """A question that went wrong: what was found, what was expected."""
    question, answer = result.question, result.answer
    day = f" (per {question.as_of.isoformat()})" if question.as_of else ""
    found = ", ".join(hit.best_unit for hit in result.hits[:5]) or "tidak ada"
    cited = ", ".join(citation.provision for citation in answer.citations) or "tidak ada"
    expected = " atau ".join(question.gold) or f"ditolak ({question.reason or 'alasan apa pun'})"
    return [
        f"- {question.id}: {question.question}{day}",
        f"    salah      {'; '.join(wrong)}",
        f"    diharapkan {expected}",
        f"    ditemukan  {found}",
        f"    dikutip    {cited}",
    ]


def render(
    *,
    index: str,
    groups: Mapping[str, Sequence[Result]],
    overall: Mapping[str, Measured],
    sets: Mapping[str, Mapping[str, Measured]],
    verdicts: Sequence[Verdict],
    looks: int | None,
) -> str:
    """The whole report, lines joined; ends without a newline."""
    columns = {"semua": overall, **sets} if len(sets) > 1 else dict(sets)
    header = ("metrik", "arti", *columns)
    rows = [(name, NAMES.get(name, ""), *(cell(name, c[name]) for c in columns.values())) for name in overall]
    total = sum(len(group) for group in groups.values())
    lines = [f"Evaluasi KADQA: {total} pertanyaan, indeks {index}", "Selang dalam [] adalah selang kepercayaan 95 %."]
    lines += ["", *table(header, rows)]
    if verdicts:
        lines += ["", "Batas:"]
        lines += [f"  {'lulus' if verdict.passed else 'JATUH'}  {verdict}" for verdict in verdicts]
    for name, group in groups.items():
        wrong = [(result, found) for result in group if (found := faults(result))]
        lines += ["", f"{name}: {len(group) - len(wrong)} dari {len(group)} pertanyaan tanpa kesalahan."]
        if name == HIDDEN:
            seen = f" Sejauh ini dilihat {looks} kali." if looks is not None else ""
            lines += ["Rincian bagian ini hanya ada dalam --json; catat bila membacanya." + seen]
            continue
        for result, found in wrong:
            lines += failure(result, found)
    return "\n".join(lines)
