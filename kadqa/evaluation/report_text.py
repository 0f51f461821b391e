"""A report as text for the terminal: what was measured, which limit fell, which questions went wrong."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from kadqa.evaluation.compare import Comparison
from kadqa.evaluation.intervals import Difference, Measured
from kadqa.evaluation.judge import Result, faults
from kadqa.evaluation.questions import HIDDEN

if TYPE_CHECKING:
    from kadqa.evaluation.report import Report

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
    "verdict_said": "Ya atau Tidak dinyatakan dengan tepat",
    "verdict_wrong": "Ya atau Tidak yang keliru (makin kecil makin baik)",
    "same_answer": "jawaban yang sama, ditanyakan dengan kata lain",
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


def differences_table(found: Mapping[str, Difference]) -> list[str]:
    """Numbers that moved, those first whose interval leaves out 0 (marked *)."""
    moved = [(name, d) for name, d in found.items() if d.after != d.before and not name.startswith("latency")]
    moved.sort(key=lambda each: not each[1].certain)
    if not moved:
        return ["  tidak ada angka yang berubah (waktu tidak dibandingkan di sini)"]
    rows = [
        (
            f"  {name}{'*' if d.certain else ''}",
            f"{d.before:.3f}",
            f"{d.after:.3f}",
            f"{d.after - d.before:+.3f} [{d.low:+.3f} {d.high:+.3f}]" if d.low is not None else "",
        )
        for name, d in moved
    ]
    return table(("  metrik", "dulu", "kini", "selisih"), rows)


def named(row: Mapping[str, Any]) -> str:
    """A question by its id and words; by its id alone where it is hidden."""
    return f"{row['id']}: {row['question']}" if row["question"] is not None else f"{row['id']}"


def compared(found: Comparison) -> list[str]:
    """What was gained and lost; every changed answer too, if that was asked for."""
    lines = [
        "",
        f"Dibandingkan dengan {found.past.name} (indeks {found.past.index}): {found.same} pertanyaan yang sama, "
        f"{len(found.gained)} menjadi benar, {len(found.lost)} menjadi salah, {len(found.changed)} jawaban berubah.",
    ]
    if found.other:
        lines.append(f"{found.other} pertanyaan tidak dibandingkan: baru, atau kuncinya diubah.")
    if not found.same:
        return lines
    # One set alone is the same as all together.
    shown = {name: d for name, d in found.differences.items() if name or len(found.differences) > 2}
    for name, differences in shown.items():
        lines += ["", f"{name or 'semua'} (* = selang 95 % tidak memuat 0):", *differences_table(differences)]
    for title, rows in (("Menjadi benar", found.gained), ("Menjadi salah", found.lost)):
        if rows:
            lines += ["", f"{title}:", *(f"  {named(row)}" for row in rows)]
    if found.past.listed and found.changed:
        lines += ["", "Jawaban yang berubah:"]
        lines += [f"  {named(each.now)} ({', '.join(each.what)})" for each in found.changed]
    return lines


def render(report: Report) -> str:
    """The whole report, lines joined; ends without a newline."""
    groups = report.groups(lambda r: r.question.split)
    columns = {"semua": report.metrics, **report.sets} if len(report.sets) > 1 else dict(report.sets)
    header = ("metrik", "arti", *columns)
    rows = [(name, NAMES.get(name, ""), *(cell(name, c[name]) for c in columns.values())) for name in report.metrics]
    lines = [f"Evaluasi KADQA: {len(report.results)} pertanyaan, indeks {report.index}"]
    if report.skipped:
        lines.append(f"{len(report.skipped)} pertanyaan dilewati: dokumennya tidak ada di indeks ini (eval/README.md).")
    if report.absent:
        names = ", ".join(question.id for question in report.absent)
        lines.append(f"{len(report.absent)} pertanyaan yang ketentuan kuncinya tidak ada di indeks ini: {names}.")
    lines += ["Selang dalam [] adalah selang kepercayaan 95 %.", "", *table(header, rows)]
    if report.verdicts:
        lines += ["", "Batas:"]
        lines += [f"  {'lulus' if verdict.passed else 'JATUH'}  {verdict}" for verdict in report.verdicts]
    if report.comparison:
        lines += compared(report.comparison)
    for name, group in groups.items():
        wrong = [(result, found) for result in group if (found := faults(result))]
        lines += ["", f"{name}: {len(group) - len(wrong)} dari {len(group)} pertanyaan tanpa kesalahan."]
        if name.startswith(HIDDEN):
            seen = f" Sejauh ini dilihat {report.looks} kali." if report.looks is not None else ""
            if not report.open:
                lines += ["Soal bagian ini tidak ditampilkan tanpa --show-held-out ALASAN." + seen]
                continue
            lines += [f"Soal bagian ini ditampilkan.{seen}"]
        for result, found in wrong:
            lines += failure(result, found)
    return "\n".join(lines)
