"""Pieces that every page of HTML is made of: escaped text, dates, standing in words, where a text comes from."""

from __future__ import annotations

import html
import re
from datetime import date
from urllib.parse import urlsplit

from kadqa.hukum.hubungan import write_date
from kadqa.hukum.jenis import JENIS, short_name
from kadqa.hukum.wording import STANDING
from kadqa.records import ASLI, Citation, Source
from kadqa.rendering.words import is_title
from kadqa.text import CONTROL, INVISIBLE, SURROGATE

LOOKS: dict[str, tuple[str, str]] = {
    "berlaku": ("ada", "✓"),
    "berlaku bersyarat": ("syarat", "!"),
    "diubah": ("syarat", "!"),
    "belum berlaku": ("syarat", "!"),
    "dicabut": ("tiada", "✕"),
    "dihapus": ("tiada", "✕"),
}
"""Standing to (class, mark). The badge always says it in words; mark and colour only help."""
UNKNOWN = ("entah", "?")

KINDS: dict[str, str] = {
    "dokumen": "Dokumen",
    "halaman": "Halaman web",
    "catatan": "Catatan KADQA",
    "perbandingan": "Perbandingan KADQA",
}
"""Kinds of citation that have no standing, to what they are called."""

LINE_BREAK = re.compile("\r\n|[\r\n\u2028\u2029\x0b\x0c\x85]")


def text_html(text: str) -> str:
    """Escape a text of a document or a question: it will be shown as it is, on one line of source.

    Line breaks become `<br>`; control, zero-width and direction characters, which show nothing
    or turn the text round, are left out.
    """
    lines = LINE_BREAK.split(text)
    return "<br>".join(html.escape(INVISIBLE.sub("", CONTROL.sub("", SURROGATE.sub("", line)))) for line in lines)


def safe_url(url: str | None) -> str | None:
    """The address if it is an absolute http(s) one of characters that an address may have, else None."""
    if not url or re.search(r"[\s\x00-\x1f\x7f\\\"<>]", url):
        return None
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        return None
    return url if parts.scheme.lower() in {"http", "https"} and host else None


def long_date(written: str | date | None) -> str:
    """A date as people write it: "2014-10-02" -> "2 Oktober 2014", "2020" -> "2020".

    What is no date comes back as it is; None and "" give "".
    """
    try:
        return write_date(written)
    except ValueError:
        return str(written)


def badges(citation: Citation) -> str:
    """The standing of a citation on its day, and today's where it differs."""
    if citation.status is None:
        return f'<span class="lencana netral">{text_html(KINDS.get(citation.kind, "Tanpa status"))}</span>'
    badges = [badge(citation.status)]
    if citation.status_today and citation.status_today != citation.status:
        badges.append(badge(citation.status_today, "Hari ini: "))
    return " ".join(badges)


def badge(status: str, before: str = "") -> str:
    """A standing as mark and words, after `before`."""
    words, (name, mark) = STANDING.get(status, status), LOOKS.get(status, UNKNOWN)
    said = before + words if before else words[:1].upper() + words[1:]
    return f'<span class="lencana {name}">{mark} {text_html(said)}</span>'


def standing_class(words: str) -> str:
    """The class of a remark that says how something stands; "" for one that says something else."""
    status = words.removeprefix("hari ini ")
    key = next((key for key, said in STANDING.items() if status in {key, said}), None)
    return "" if key is None else LOOKS.get(key, UNKNOWN)[0]


def origin(citation: Citation) -> list[str]:
    """Where the words come from and how far they were checked, as short phrases."""
    words = {"catatan": "catatan KADQA", "perbandingan": "perbandingan KADQA"}.get(citation.kind)
    if words is None and is_title(citation):
        words = "judul"
    elif words is None and citation.layer == "ringkasan":
        words = "ringkasan KADQA"
    elif words is None:
        words = "teks halaman" if citation.kind == "halaman" else "naskah resmi"
        words += f", hlm. {citation.page}" if citation.page else ""
    said = [words]
    if citation.version and citation.version != ASLI:
        said.append(f"teks menurut {version_name(citation.version)}")
    basis = {"ocr": "hasil pindai", "sekunder": "menurut sumber sekunder", "belum": "belum diperiksa"}
    if citation.basis in basis:
        said.append(basis[citation.basis])
    checked = long_date(citation.checked)
    # The law is followed up to a day; a page is read on a day.
    checked = f"diperiksa{'' if citation.kind == 'halaman' else ' s.d.'} {checked}" if checked else ""
    if checked:
        said.append(checked)
    return said


def version_name(version: str) -> str:
    """The act that made a version as people write it: "uu-9-2015" -> "UU 9/2015"; others come back as they are."""
    for key in sorted(JENIS, key=len, reverse=True):
        match = re.fullmatch(rf"{key}-(\d+[a-z]?)-(\d{{4}})", version)
        if match:
            return short_name(Source(version, key, match.group(1).upper(), match.group(2)))
    return version


def toggle_html(opens: str, closes: str) -> str:
    """What a summary says while its details are closed and while they are open."""
    return f'<span class="buka">{opens}</span><span class="tutup">{closes}</span>'
