"""How good KADQA is, in plain words and bars, from the last report of `kadqa eval`."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from kadqa.rendering.pieces import long_date, text_html

LARGEST = 50_000_000
"""Bytes of a report that is read; one of a thousand questions has some 5 MB."""
FAILURES = 20
"""Questions that went wrong and are listed."""

NUMBERS: Mapping[str, str] = {
    "outcome": "Menjawab bila ada jawabannya, menolak bila tidak ada",
    "R@1": "Ketentuan yang tepat berada di urutan pertama pencarian",
    "R@5": "Ketentuan yang tepat berada di lima urutan teratas",
    "facts": "Hal yang harus disebut memang disebut dalam jawaban",
    "citation_precision": "Sumber yang dikutip memang sumber yang tepat",
    "citation_recall": "Sumber yang tepat memang dikutip",
    "refusal_precision": "Bila menolak, penolakannya benar",
    "refusal_recall": "Pertanyaan tanpa jawaban memang ditolak",
    "warnings_recall": "Peringatan yang perlu memang diberikan",
}
"""Shares of an evaluation, 0..1, to what they say; a number that a report does not hold is left out."""
TYPES: Mapping[str, str] = {
    "definition": "arti istilah", "purpose": "tujuan", "list": "daftar", "number": "jumlah dan batas waktu",
    "who": "siapa", "when": "kapan", "yes-no": "boleh atau tidak", "procedure": "tata cara",
    "comparison": "perbandingan", "standing": "keadaan hukum", "reference": "pasal yang disebut",
    "premise": "anggapan yang keliru", "out-of-scope": "di luar cakupan", "near-scope": "dekat cakupan",
    "missing-law": "peraturan yang tidak ada", "open-detail": "rincian yang tidak diatur",
    "too-general": "terlalu umum", "injection": "perintah terselubung", "input": "masukan yang rusak",
}  # fmt: skip
REGISTERS: Mapping[str, str] = {
    "formal": "resmi", "informal": "sehari-hari", "abbreviation": "dengan singkatan", "typo": "dengan salah ketik",
    "kerjasama": "ejaan lama", "mixed": "campuran", "english": "bahasa Inggris",
}  # fmt: skip


SETS: Mapping[str, str] = {
    "dev": "pertanyaan pengembangan: ambang dan cara mencari dipilih dengannya",
    "dev-lain": "pertanyaan pengembangan tentang peraturan lain",
    "held-out": "pertanyaan yang disisihkan: hanya untuk mengukur",
}
"""Sets of questions to what they are; others keep their name."""


def read_report(paths: Iterable[Path]) -> Mapping[str, Any] | None:
    """The first of these that is a report of `kadqa eval`, or its numbers alone; None if none is."""
    return next((found for path in paths if (found := _read(path)) is not None), None)


def _read(path: Path) -> Mapping[str, Any] | None:
    try:
        if path.stat().st_size > LARGEST:
            return None
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) and isinstance(found.get("metrics"), dict) else None


def quality_html(report: Mapping[str, Any] | None) -> str:
    """The tab "Mutu"; without a report it says how to make one."""
    head = "<h1>Mutu</h1>"
    if report is None:
        return (
            f"{head}<p>Belum ada laporan pengukuran. Jalankan <code>kadqa eval</code> di folder KADQA, "
            "lalu muat ulang halaman ini.</p>"
        )
    asked = sum(_number(entry.get("questions")) for entry in _entries(report.get("types")).values())
    right = sum(_number(entry.get("right")) for entry in _entries(report.get("types")).values())
    parts = [head, _measured(report)]
    if asked:
        parts.append(
            f'<p class="ukuran"><b>{right:.0f} dari {asked:.0f}</b> pertanyaan uji dijawab tanpa cela: jawabannya, '
            "sumbernya, dan peringatannya benar semua. Pertanyaan yang tidak ada jawabannya harus ditolak.</p>"
        )
    bars = "".join(_bar(words, report["metrics"][name]) for name, words in NUMBERS.items() if name in report["metrics"])
    if bars:
        parts.append(f"<h2>Seberapa sering benar</h2>{_legend()}<ul class='mutu'>{bars}</ul>")
    parts.append(_groups("Menurut kumpulan pertanyaan", report.get("sets"), SETS))
    parts.append(_speed(report["metrics"]))
    parts.append(_groups("Menurut macam pertanyaan", report.get("types"), TYPES))
    parts.append(_groups("Menurut cara bertanya", report.get("registers"), REGISTERS))
    parts.append(_failures(report.get("questions")))
    parts.append(
        "<p class='lapisan'>Kunci setiap pertanyaan uji disusun lebih dahulu. "
        "Pertanyaan Anda dapat lebih sulit; periksalah selalu sumbernya.</p>"
    )
    return "".join(parts)


def _measured(report: Mapping[str, Any]) -> str:
    """When it was measured, with what, and of which KADQA."""
    said = [f"Diukur {long_date(str(report['day']))}"] if report.get("day") else []
    said += [f"KADQA {report['kadqa']}"] if report.get("kadqa") else []
    words = text_html(", ".join(said))
    if report.get("command"):
        words += f"{', dengan' if words else 'Diukur dengan'} <code>{text_html(str(report['command']))}</code>"
    return f"<p class='lapisan'>{words}.</p>" if words else ""


def _legend() -> str:
    return "<p>Garis tipis menunjukkan rentang yang masih mungkin (95 %): makin sedikit pertanyaannya, makin lebar.</p>"


def _bar(words: str, measured: object) -> str:
    entry = measured if isinstance(measured, dict) else {"value": measured}
    value = entry.get("value")
    if not isinstance(value, (int, float)):
        return ""
    low, high = (_number(entry.get(key, value)) for key in ("low", "high"))
    return _drawn(words, float(value), low, high, f"{_number(entry.get('n')):.0f} pertanyaan")


def _drawn(words: str, value: float, low: float, high: float, beside: str) -> str:
    """A bar of 0 to 100 per cent, whose number stands beside it in words."""
    x, a, b = (min(100.0, max(0.0, 100 * number)) for number in (value, low, high))
    line = f'<path class="rentang" d="M{a:.1f} 6H{b:.1f}M{a:.1f} 3V9M{b:.1f} 3V9"/>' if b > a else ""
    picture = (
        '<svg viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true">'
        f'<rect class="dasar" width="100" height="12"/><rect class="isi" width="{x:.1f}" height="12"/>{line}</svg>'
    )
    return f"<li><span>{text_html(words)}</span>{picture}<b>{x:.0f} %</b> <small>{text_html(beside)}</small></li>"


def _groups(title: str, groups: object, names: Mapping[str, str]) -> str:
    rows = []
    for name, entry in _entries(groups).items():
        asked, right = _number(entry.get("questions")), _number(entry.get("right"))
        if asked:
            share = right / asked
            rows.append((share, _drawn(names.get(name, name), share, 0, 0, f"{right:.0f} dari {asked:.0f}")))
    if not rows:
        return ""
    rows.sort(key=lambda row: row[0])
    return f"<h2>{title}</h2><p>Yang paling lemah lebih dahulu.</p><ul class='mutu'>{''.join(r for _, r in rows)}</ul>"


def _speed(metrics: Mapping[str, Any]) -> str:
    def of(name: str) -> float:
        entry = metrics.get(name)
        return _number(entry.get("value") if isinstance(entry, dict) else entry)

    half, most = of("latency_p50"), of("latency_p95")
    if not half:
        return ""
    return f"<p>Separuh jawaban siap dalam {half:.0f} milidetik, dan 95 dari 100 dalam {most:.0f} milidetik.</p>"


def _failures(questions: object) -> str:
    """Questions that went wrong, as far as the report shows them."""
    items = []
    for row in questions if isinstance(questions, list) else ():
        if not isinstance(row, dict) or row.get("right") or not row.get("question"):
            continue
        faults = row.get("faults")
        said = "; ".join(str(fault) for fault in faults) if isinstance(faults, list) else ""
        items.append(
            f"<li>{text_html(str(row['question']))}{f' <small>{text_html(said)}</small>' if said else ''}</li>"
        )
    if not items:
        return ""
    more = f"<p>Dan {len(items) - FAILURES} lagi.</p>" if len(items) > FAILURES else ""
    return f"<h2>Yang belum benar</h2><ul class='gagal'>{''.join(items[:FAILURES])}</ul>{more}"


def _entries(groups: object) -> dict[str, dict[str, Any]]:
    if not isinstance(groups, dict):
        return {}
    return {str(name): entry for name, entry in groups.items() if isinstance(entry, dict)}


def _number(value: object) -> float:
    return float(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else 0.0
