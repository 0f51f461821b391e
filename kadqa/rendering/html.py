"""An answer as one piece of HTML for the chat.

The chat's component reads Markdown with HTML in it and then strips what could act. Two facts
decide the form here. A block that begins with `<div>` and holds no line break is left alone by
Markdown, so `![x](https://...)` in a quoted text stays text and no request is made. And `aria-*`,
`data-*` and `on*` are stripped, so meaning is carried by elements, words, classes and ids.

Whatever comes from documents or questions goes through `text_html`.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from textwrap import shorten
from typing import Any
from urllib.parse import urlsplit

from kadqa.hukum.hubungan import write_date
from kadqa.hukum.jenis import JENIS, short_name
from kadqa.records import ASLI, GONE, Answer, Citation, Sentence, Source, Warning_
from kadqa.rendering.words import SUCCESSORS, is_quoted, is_title, title_of, unsaid_warnings
from kadqa.text import CONTROL, INVISIBLE, SURROGATE, fold, squash

STANDING: dict[str, tuple[str, str, str]] = {
    "berlaku": ("berlaku", "ada", "✓"),
    "berlaku bersyarat": ("berlaku bersyarat", "syarat", "!"),
    "diubah": ("berlaku, dengan perubahan", "syarat", "!"),
    "belum berlaku": ("belum berlaku", "syarat", "!"),
    "dicabut": ("dicabut", "tiada", "✕"),
    "dihapus": ("dihapus", "tiada", "✕"),
    "tidak diketahui": ("tidak diketahui", "entah", "?"),
}
"""Standing to (words, class, mark). The badge always says it in words; mark and colour only help."""

WARNINGS: dict[str, str] = {
    "dicabut": "Sudah dicabut",
    "diubah": "Sudah diubah",
    "koreksi": "Koreksi",
    "halaman-lama": "Halaman lama",
    "premis": "Perlu diluruskan",
    "ringkasan": "Ringkasan",
    "tanggal": "Tanggal",
    "ocr": "Hasil pindai",
    "belum-diperiksa": "Belum diperiksa",
}
"""Kind of a warning to the words in front of it; a kind that is not listed gets "Perhatian"."""

KINDS: dict[str, str] = {"halaman": "Halaman web", "catatan": "Catatan KADQA", "perbandingan": "Perbandingan KADQA"}
"""Kinds of citation that have no standing, to what they are called."""

LONG_QUOTE = 420
"""A quote above this many characters shows its beginning; the whole is one click away."""
PREVIEW = 260
"""Characters of that beginning, at most; it ends at a word. A question is folded in the same way."""

LINE_BREAK = re.compile("\r\n|[\r\n\u2028\u2029\x0b\x0c\x85]")
ANCHOR = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")


def text_html(text: str) -> str:
    """Escape a text of a document or a question: it will be shown as it is, on one line of source.

    Line breaks become `<br>`; control, zero-width and direction characters, which show nothing
    or turn the text round, are left out.
    """
    lines = LINE_BREAK.split(text)
    return "<br>".join(html.escape(INVISIBLE.sub("", CONTROL.sub("", SURROGATE.sub("", line)))) for line in lines)


def question_html(question: str, *, limit: int = 2000) -> str:
    """The reader's own message: text, cut after `limit` characters; a long one is folded to its beginning."""
    shown = question if len(question) <= limit else question[:limit].rstrip() + " …"
    return f'<div class="kadqa-tanya">{_folded(shown, "", "")}</div>'


def notice_html(text: str) -> str:
    """A line of the program itself in place of an answer, such as an error. Any text may be given."""
    return f'<div class="kadqa"><p class="kabar">{text_html(text)}</p></div>'


def waiting_html(text: str) -> str:
    """A line that stands in for an answer until it comes."""
    return f'<div class="kadqa tunggu"><p>{text_html(text)}</p></div>'


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


def answer_html(answer: Answer, *, anchor: str) -> str:
    """One `<div>…</div>` without a line break: sentences with [n], warnings, sources as cards.

    Args:
        answer: any answer; a refusal shows its reason and what lies nearest.
        anchor: begins the ids of its cards ("j1-3" for source 3 of "j1"), unique in the page;
            a letter, then letters, digits, "-" or "_".

    Raises:
        ValueError: the anchor has another form.
    """
    if not ANCHOR.fullmatch(anchor):
        raise ValueError(f"not an anchor: {anchor!r}")
    parts = [_understood(answer)]
    if answer.refused:
        parts += [_refusal(answer)]
    else:
        known = {citation.n: citation for citation in answer.citations}
        parts += [_premise(answer), *_sentences(answer.sentences, known, anchor)]
        parts += [_table(answer.table, anchor), _timeline(answer.timeline or (), anchor)]
    parts += [_warnings(answer, anchor), _cards(answer, anchor)]
    return f'<div class="kadqa">{"".join(parts)}</div>'


# --- the answer -----------------------------------------------------------------------------


def _understood(answer: Answer) -> str:
    """How the question was read: the question made whole if that changed it, and the day of an answer's law."""
    resolved = answer.resolved_question
    same = not resolved or fold(resolved).rstrip(" ?.") == fold(answer.question).rstrip(" ?.")
    unread = answer.reason is not None and answer.reason[0] == "masukan"
    said = [] if same or unread else [f"Dipahami sebagai: {shorten(resolved, PREVIEW, placeholder=' …')}"]
    if not answer.refused:
        said.append(f"Keadaan hukum per {long_date(answer.as_of)}, sejauh yang sudah diperiksa")
    return f'<p class="paham">{text_html(" · ".join(said))}</p>' if said else ""


def _premise(answer: Answer) -> str:
    corrected = answer.outcome == "dikoreksi"
    return '<p class="koreksi">Ada yang perlu diluruskan dalam pertanyaan ini.</p>' if corrected else ""


def _refusal(answer: Answer) -> str:
    """The reason, then what lies nearest as a list; the text of a refusal runs both together."""
    said = (answer.reason[1] if answer.reason else "") or answer.answer or "KADQA tidak menemukan jawabannya."
    parts = [f'<p class="tolak">{text_html(said)}</p>']
    if answer.nearest:
        items = "".join(f"<li>{text_html(near.label)}</li>" for near in answer.nearest)
        parts.append(f'<p class="dekat">Yang paling dekat:</p><ul class="dekat">{items}</ul>')
    return "".join(parts)


def _sentences(sentences: Sequence[Sentence], known: Mapping[int, Citation], anchor: str) -> list[str]:
    """Each sentence with its markers; what is quoted comes after the name of where it stands, given once in a row."""
    shown, before = [], None
    for sentence in sentences:
        first = known.get(sentence.citations[0]) if sentence.kind == "kutipan" and sentence.citations else None
        lead = _lead(first) if first is not None and first != before else ""
        shown.append(_sentence(sentence, known, anchor, lead))
        before = first
    return shown


def _lead(citation: Citation) -> str:
    """Where a quoted sentence stands: "PP 50/2007 Pasal 2 (dicabut; ringkasan KADQA):"."""
    said = []
    if citation.status not in {None, "berlaku"}:
        words, name, _ = STANDING.get(citation.status or "", (citation.status or "", "entah", ""))
        said.append(f'<b class="{name}">{text_html(words)}</b>')
    if citation.status not in {None, *GONE} and citation.status_today in GONE:
        said.append(f'<b class="tiada">hari ini {citation.status_today}</b>')
    if citation.layer == "ringkasan" and citation.kind in {"peraturan", "halaman"}:
        said.append("ringkasan KADQA")
    rest = f" ({'; '.join(said)})" if said else ""
    return f'<span class="dari"><b class="nama">{text_html(citation.label)}</b>{rest}:</span> '


def _sentence(sentence: Sentence, known: Mapping[int, Citation], anchor: str, lead: str) -> str:
    """A sentence with its markers; in quotation marks only where it stands so in a naskah that it cites."""
    cited = [known[n] for n in sentence.citations if n in known]
    verbatim = sentence.kind == "kutipan" and any(
        is_quoted(citation) and squash(sentence.text) in squash(citation.quote) for citation in cited
    )
    body = text_html(sentence.text.strip())
    body = f"“{body}”" if verbatim else body
    return f'<p class="kalimat">{lead}{body}{_markers(sentence.citations, anchor)}</p>'


def _markers(numbers: Iterable[int], anchor: str) -> str:
    """The markers [1] [2], each bound to the word before it so that no marker begins a line."""
    return "".join(f"\u00a0{_marker(n, anchor)}" for n in numbers)


def _marker(n: int, anchor: str) -> str:
    return f'<a class="rujuk" href="#{anchor}-{int(n)}">[{int(n)}]</a>'


def _table(table: Mapping[str, Any] | None, anchor: str) -> str:
    if not table or not table.get("rows"):
        return ""
    head = "".join(f"<th>{text_html(str(column))}</th>" for column in table.get("columns", ()))
    rows = "".join(f"<tr>{''.join(_cell(cell, anchor) for cell in row)}</tr>" for row in table["rows"])
    # tabindex: a table wider than a phone is scrolled sideways, by keyboard too.
    return (
        f'<div class="tabel" tabindex="0" role="region"><table><thead><tr>{head}</tr></thead>'
        f"<tbody>{rows}</tbody></table></div>"
    )


def _cell(cell: Mapping[str, Any], anchor: str) -> str:
    return f"<td>{text_html(str(cell.get('text', '')))}{_markers(cell.get('citations', ()), anchor)}</td>"


def _timeline(events: Sequence[Mapping[str, Any]], anchor: str) -> str:
    items = []
    for event in events:
        what = str(event.get("event") or "")
        label = str(event.get("label") or event.get("source") or "")
        named = f" ({text_html(label)})" if label and label not in what else ""
        when = text_html(long_date(str(event.get("date") or ""))) or "tanggal tidak diketahui"
        items.append(f"<li><b>{when}</b>: {text_html(what)}{named}{_markers(event.get('citations', ()), anchor)}</li>")
    return f'<ol class="riwayat">{"".join(items)}</ol>' if items else ""


def _warnings(answer: Answer, anchor: str) -> str:
    items = "".join(
        f"<li><b>{WARNINGS.get(warning.kind, 'Perhatian')}.</b> {_warning(warning, anchor)}</li>"
        for warning in unsaid_warnings(answer)
    )
    return f'<ul class="awas">{items}</ul>' if items else ""


def _warning(warning: Warning_, anchor: str) -> str:
    """Its text; a marker that stands in it becomes the link, the others follow it."""
    text = text_html(warning.text)
    later = []
    for n in warning.citations:
        if f"[{n}]" in text:
            text = text.replace(f"[{n}]", _marker(n, anchor))
        else:
            later.append(n)
    return text + _markers(later, anchor)


# --- the sources ----------------------------------------------------------------------------


def _cards(answer: Answer, anchor: str) -> str:
    if not answer.citations:
        return ""
    cards = "".join(_card(citation, anchor) for citation in answer.citations)
    return f'<h2 class="sumber">Sumber</h2><ol class="sumber">{cards}</ol>'


def _card(citation: Citation, anchor: str) -> str:
    head = (
        f'<p class="kepala"><span class="nomor">[{citation.n}]</span> '
        f'<b class="label">{text_html(citation.label)}</b> {_badges(citation)}</p>'
    )
    # The quote before the standing: the badge in the head has said that in a word.
    parts = [head, _line("judul", title_of(citation)), _quote(citation), _line("status", citation.status_note)]
    if citation.successor:
        parts.append(
            f'<div class="pengganti">Penggantinya: {_successors([near.label for near in citation.successor])}</div>'
        )
    if citation.doubts:
        parts.append(_line("ragu", f"Keraguan pada teks: {'; '.join(citation.doubts)}"))
    url = safe_url(citation.url)
    origin = text_html(" · ".join(_origin(citation)))
    if url:
        words = "Buka halaman aslinya" if citation.kind == "halaman" else "Buka teks resminya"
        link = f'<a href="{html.escape(url)}" target="_blank" rel="noopener noreferrer">{words}</a>'
        origin = f"{origin} · {link}"
    parts.append(f'<p class="asal">{origin}</p>')
    return f'<li class="kartu" id="{anchor}-{citation.n}" tabindex="-1">{"".join(parts)}</li>'


def _line(name: str, text: str) -> str:
    return f'<p class="{name}">{text_html(text)}</p>' if text else ""


def _successors(labels: Sequence[str]) -> str:
    """The first few; the others are one click away."""
    first = text_html(", ".join(labels[:SUCCESSORS]))
    if len(labels) <= SUCCESSORS + 1:
        return text_html(", ".join(labels))
    rest = text_html(", ".join(labels[SUCCESSORS:]))
    more = f"dan {len(labels) - SUCCESSORS} ketentuan lain"
    return f'{first}, <details><summary><span class="buka awal">{more}</span></summary>{rest}</details>'


def _badges(citation: Citation) -> str:
    if citation.status is None:
        return f'<span class="lencana netral">{text_html(KINDS.get(citation.kind, "Tanpa status"))}</span>'
    badges = [_badge(citation.status)]
    if citation.status_today and citation.status_today != citation.status:
        badges.append(_badge(citation.status_today, "Hari ini: "))
    return " ".join(badges)


def _badge(status: str, before: str = "") -> str:
    words, name, mark = STANDING.get(status, (status, "entah", "?"))
    said = before + words if before else words[:1].upper() + words[1:]
    return f'<span class="lencana {name}">{mark} {text_html(said)}</span>'


def _quote(citation: Citation) -> str:
    quote = citation.quote.strip()
    if not quote:
        return ""
    if is_quoted(citation):
        return f'<blockquote class="kutip">{_folded(quote, "“", "”")}</blockquote>'
    if is_title(citation):  # The card shows that anyway.
        return ""
    intro = {"catatan": "Menurut catatan KADQA:", "perbandingan": "Menurut perbandingan KADQA:"}
    said = intro.get(citation.kind, "Menurut ringkasan KADQA:")
    return f'<div class="ringkas"><i>{said}</i> {_folded(quote, "", "")}</div>'


def _folded(quote: str, before: str, after: str) -> str:
    """The quote whole, or its beginning with the whole one click away."""
    whole = f"{before}{text_html(quote)}{after}"
    if len(quote) <= LONG_QUOTE:
        return whole
    start = quote[:PREVIEW].rsplit(None, 1)[0] if " " in quote[:PREVIEW] else quote[:PREVIEW]
    preview = f'<span class="awal">{before}{text_html(start)} …{after} </span>'
    toggle = '<span class="buka">Tampilkan seluruhnya</span><span class="tutup">Ringkas kembali</span>'
    return f'<details><summary>{preview}{toggle}</summary><div class="utuh">{whole}</div></details>'


def _origin(citation: Citation) -> list[str]:
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
        said.append(f"teks menurut {_version_name(citation.version)}")
    basis = {"ocr": "hasil pindai", "sekunder": "menurut sumber sekunder", "belum": "belum diperiksa"}
    if citation.basis in basis:
        said.append(basis[citation.basis])
    checked = long_date(citation.checked)
    # The law is followed up to a day; a page is read on a day.
    checked = f"diperiksa{'' if citation.kind == 'halaman' else ' s.d.'} {checked}" if checked else ""
    if checked and checked not in citation.status_note:
        said.append(checked)
    return said


def _version_name(version: str) -> str:
    """The act that made a version as people write it: "uu-9-2015" -> "UU 9/2015"; others come back as they are."""
    for key in sorted(JENIS, key=len, reverse=True):
        match = re.fullmatch(rf"{key}-(\d+[a-z]?)-(\d{{4}})", version)
        if match:
            return short_name(Source(version, key, match.group(1).upper(), match.group(2)))
    return version
