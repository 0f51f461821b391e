"""A report as one HTML page that needs nothing beside it: no script, no font, no other file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import Any

from kadqa.evaluation import plots
from kadqa.evaluation.compare import Comparison
from kadqa.evaluation.intervals import Measured, measure
from kadqa.evaluation.judge import Result, faults
from kadqa.evaluation.report import Report, right
from kadqa.evaluation.report_text import NAMES, cell, failure, named

STYLE = """
:root{color-scheme:light dark;--ink:#1d2733;--paper:#fff;--faint:#d7dde4;--strong:#1f5fa8;--bad:#b3261e;--good:#1b6e3c}
@media(prefers-color-scheme:dark){:root{--ink:#e4e9ef;--paper:#14191f;--faint:#36404b;--strong:#7db4f0;--bad:#f2a29b;
--good:#8fd6a8}}
body{font:15px/1.5 system-ui,sans-serif;color:var(--ink);background:var(--paper);max-width:1100px;margin:0 auto;
padding:24px}
h1{font-size:1.5em}h2{font-size:1.2em;margin-top:2em}h3{font-size:1em}
table{border-collapse:collapse;display:block;overflow-x:auto}
td,th{text-align:left;padding:3px 12px 3px 0;border-bottom:1px solid var(--faint);vertical-align:top}
td.n{white-space:nowrap;font-variant-numeric:tabular-nums}
svg{max-width:100%;height:auto;display:block}svg text{font-size:12px;fill:var(--ink)}
.grid{stroke:var(--faint)}.whisker{stroke:var(--strong);stroke-width:3;opacity:.5}.dot,.bar{fill:var(--strong)}
.empty{fill:var(--faint);opacity:.4}.marked{stroke:var(--bad);stroke-dasharray:4 3}.line{fill:none;stroke-width:2}
.c0{stroke:#1f77b4}.c1{stroke:#d97706}.c2{stroke:#2e8b57}.c3{stroke:#c0392b}.c4{stroke:#7e57c2}.c5{stroke:#6b7280}
.bad{color:var(--bad)}.good{color:var(--good)}pre{white-space:pre-wrap;overflow-wrap:anywhere;margin:.3em 0 1em}
details{margin:.5em 0}summary{cursor:pointer}
"""
POLICY = "default-src 'none'; style-src 'unsafe-inline'"
"""The page loads nothing, whatever a question or an answer holds."""


def _table(header: Sequence[str], rows: Iterable[Sequence[str]], plain: int = 1) -> str:
    """A table of text; columns from the `plain`th on hold numbers, which do not wrap."""
    head = "".join(f"<th>{escape(name)}</th>" for name in header)
    body = "".join(
        "<tr>" + "".join(f"<td{' class=n' if n >= plain else ''}>{escape(c)}</td>" for n, c in enumerate(row)) + "</tr>"
        for row in rows
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _section(title: str, *parts: str) -> str:
    body = "".join(part for part in parts if part)
    return f"<section><h2>{escape(title)}</h2>{body}</section>" if body else ""


def _gate(report: Report) -> str:
    lines = [
        f'<li class="{"good" if v.passed else "bad"}">{"lulus" if v.passed else "JATUH"}: {escape(str(v))}</li>'
        for v in report.verdicts
    ]
    return f"<ul>{''.join(lines)}</ul>" if lines else ""


def _shares(measured: Mapping[str, Measured]) -> str:
    """The numbers on a scale of 0..1 as dots with their intervals."""
    rows = []
    for name, m in measured.items():
        if name.startswith("latency") or m.value is None or m.low is None or m.high is None:
            continue
        rows.append((name, m.value, m.low, m.high, f"{NAMES.get(name, name)}: {cell(name, m)}"))
    return plots.whiskers(rows, "Angka dengan selang kepercayaan 95 %") if rows else ""


OF_GROUPS = ("R@1", "R@5", "R@5-ayat", "citation_recall", "facts", "outcome")
"""Numbers shown for each type and register; the others need more questions than a group has."""


def _groups(groups: Mapping[str, Sequence[Result]], what: str) -> str:
    """Per group a bar for the questions without a fault and a row of numbers."""
    told = sorted(groups.items())
    bars = [(name, right(group) / len(group), f"{right(group)} dari {len(group)}") for name, group in told]
    rows = []
    for name, group in told:
        measured = measure(group)
        rows.append((name, str(len(group)), *(cell(metric, measured[metric]) for metric in OF_GROUPS)))
    return plots.bars(bars, f"Pertanyaan tanpa kesalahan menurut {what}") + _table((what, "n", *OF_GROUPS), rows)


def _ranks(results: Sequence[Result]) -> str:
    """At which place the first right pasal came, as shares of the answerable questions."""
    from kadqa.evaluation.metrics import ranked

    places: list[int | None] = []
    for result in results:
        if result.question.answerable:
            golds, ranking = ranked(result, "pasal")
            places.append(next((n for n, found in enumerate(ranking, 1) if found in golds), None))
    if not places:
        return ""
    kinds = [(str(n), places.count(n)) for n in range(1, 11)] + [("tidak dalam 10", places.count(None))]
    rows = [(f"urutan {name}" if name.isdigit() else name, n / len(places), str(n)) for name, n in kinds]
    return plots.bars(rows, "Urutan pasal benar yang pertama")


def _curve(report: Report) -> str:
    points = report.curve
    lines = [
        ("presisi", [(p.threshold, p.precision) for p in points if p.precision is not None]),
        ("recall", [(p.threshold, p.recall) for p in points]),
        ("F1", [(p.threshold, p.f1) for p in points]),
        ("keliru ditolak", [(p.threshold, p.refused_wrongly) for p in points]),
    ]
    return plots.curves(lines, "Penolakan menurut ambang skor", marked=0.0, x_name="ambang skor (0 = yang dipakai)")


def _compared(found: Comparison) -> str:
    parts = [
        f"<p>{escape(found.past.name)} (indeks {escape(found.past.index)}): {found.same} pertanyaan yang sama, "
        f'<span class="good">{len(found.gained)} menjadi benar</span>, '
        f'<span class="bad">{len(found.lost)} menjadi salah</span>, {len(found.changed)} jawaban berubah; '
        f"{found.other} tidak dibandingkan (baru, atau kuncinya diubah).</p>"
    ]
    for name, differences in found.differences.items():
        if not name and len(found.differences) == 2:
            continue
        rows = [
            (
                metric, f"{d.before:.3f}", f"{d.after:.3f}", f"{d.after - d.before:+.3f}",
                f"[{d.low:+.3f} {d.high:+.3f}]" if d.low is not None else "", str(d.n), "ya" if d.certain else "",
            )
            for metric, d in differences.items()
        ]  # fmt: skip
        header = ("metrik", "dulu", "kini", "selisih", "selang 95 % (berpasangan)", "n", "tidak memuat 0")
        parts.append(f"<h3>{escape(name or 'semua')}</h3>{_table(header, rows)}" if rows else "")
    for title, rows_ in (("Menjadi benar", found.gained), ("Menjadi salah", found.lost)):
        if rows_:
            items = "".join(f"<li>{escape(named(row))}{_faults(row)}</li>" for row in rows_)
            parts.append(f"<h3>{title}</h3><ul>{items}</ul>")
    if found.past.listed and found.changed:
        columns = ("pertanyaan", "yang berubah", "status dulu", "status kini")
        told = [(named(c.now), ", ".join(c.what), _standing(c.before), _standing(c.now)) for c in found.changed]
        parts.append(f"<h3>Jawaban yang berubah</h3>{_table(columns, told, plain=9)}")
    return "".join(parts)


def _faults(row: Mapping[str, Any]) -> str:
    return f" <span class=bad>({escape('; '.join(row['faults']))})</span>" if row["faults"] else ""


def _standing(row: Mapping[str, Any]) -> str:
    """The cited provisions with their standing on the day asked about and today."""
    cited = row.get("standing") or {}
    return "; ".join(f"{provision}: {day or '-'} / {today or '-'}" for provision, (day, today) in cited.items())


def _failures(report: Report) -> str:
    parts = []
    for name, group in report.groups(lambda r: r.question.split).items():
        wrong = [(result, found) for result in group if (found := faults(result))]
        shown = [(result, found) for result, found in wrong if not report.hidden(result.question)]
        looks = f" Sejauh ini dilihat {report.looks} kali." if report.looks is not None and name == "held-out" else ""
        hidden = " Soalnya tidak ditampilkan." if len(shown) < len(wrong) else ""
        parts.append(f"<h3>{escape(name)}: {len(wrong)} dari {len(group)} dengan kesalahan.{hidden}{looks}</h3>")
        for result, found in shown:
            first, *rest = failure(result, found)
            answer = result.answer.answer
            parts.append(
                f"<details><summary>{escape(first[2:])}</summary>"
                f"<pre>{escape(chr(10).join(line.strip() for line in rest))}</pre><pre>{escape(answer)}</pre></details>"
            )
    return "".join(parts)


def to_html(report: Report) -> str:
    """The whole report as one page, in Indonesian."""
    columns = {"semua": report.metrics, **report.sets} if len(report.sets) > 1 else dict(report.sets)
    numbers = [(name, NAMES.get(name, ""), *(cell(name, c[name]) for c in columns.values())) for name in report.metrics]
    left_out = f" {len(report.skipped)} dilewati: dokumennya tidak ada di indeks." if report.skipped else ""
    absent = f" {len(report.absent)} ketentuan kuncinya tidak ada di indeks." if report.absent else ""
    wait = [result.ms for result in report.results]
    body = [
        "<h1>Evaluasi KADQA</h1>",
        f"<p>{len(report.results)} pertanyaan, {right(report.results)} tanpa kesalahan; indeks "
        f"{escape(report.index)}.{left_out}{absent}</p>",
        _section("Batas", _gate(report)),
        _section(
            "Angka",
            _table(("metrik", "arti", *columns), numbers, plain=2),
            *(f"<h3>{escape(name)}</h3>{_shares(measured)}" for name, measured in columns.items()),
        ),
        _section("Dibandingkan dengan laporan lain", _compared(report.comparison) if report.comparison else ""),
        _section("Menurut jenis pertanyaan", _groups(report.groups(lambda r: r.question.type), "jenis")),
        _section("Menurut ragam bahasa", _groups(report.groups(lambda r: r.question.register), "ragam")),
        _section("Urutan pasal benar", _ranks(report.results)),
        _section("Ambang penolakan", _curve(report)),
        _section("Waktu jawab", plots.histogram(wait, "Waktu jawab per pertanyaan", unit="milidetik") if wait else ""),
        _section("Yang salah", _failures(report)),
    ]
    return (
        '<!doctype html><html lang="id"><head><meta charset="utf-8"><title>Evaluasi KADQA</title>'
        f'<meta name="viewport" content="width=device-width"><meta http-equiv="Content-Security-Policy" '
        f'content="{POLICY}"><style>{STYLE}</style></head><body>{"".join(body)}</body></html>\n'
    )
