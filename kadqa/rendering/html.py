"""An answer as one piece of HTML for the chat.

The chat's component reads Markdown with HTML in it and then strips what could act. Two facts
decide the form here. A block that begins with `<div>` and holds no line break is left alone by
Markdown, so `![x](https://...)` in a quoted text stays text and no request is made. And `aria-*`,
`data-*` and `on*` are stripped, so meaning is carried by elements, words, classes and ids.

Whatever comes from documents or questions goes through `text_html`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, repeat
from textwrap import shorten
from typing import Any

from kadqa.records import Answer, Citation, Nearest, Sentence, Warning_
from kadqa.rendering.body import reader_address
from kadqa.rendering.pieces import badges, long_date, origin, remarks, safe_url, text_html
from kadqa.rendering.tools import rating_html, tools_html
from kadqa.rendering.words import SUCCESSORS, is_quoted, label_of, read_as, title_of, unsaid_warnings
from kadqa.text import squash

__all__ = ["answer_html", "long_date", "notice_html", "question_html", "safe_url", "text_html", "waiting_html"]

WARNINGS: dict[str, str] = {
    "dicabut": "Sudah dicabut",
    "diubah": "Sudah diubah",
    "koreksi": "Koreksi",
    "halaman-lama": "Halaman lama",
    "premis": "Perlu diluruskan",
    "bagian": "Belum terjawab",
    "ringkasan": "Ringkasan",
    "tanggal": "Tanggal",
    "ocr": "Hasil pindai",
    "belum-diperiksa": "Belum diperiksa",
}
"""Kind of a warning to the words in front of it; a kind that is not listed gets "Perhatian"."""

LONG_QUOTE = 420
"""A quote above this many characters shows its beginning; the whole is one click away."""
CARDS = 8
"""Sources of an answer that are listed at once; a comparison has some eighty."""
NO_BREAK = "\u00a0"
BOUND = 3
"""Markers that are kept on one line; four are too wide for a cell on a phone."""
MARKERS = 6
"""Markers of a warning that are shown at once."""
FEW = 2
"""So many more are shown too: folding them away would spare nothing."""
PREVIEW = 260
"""Characters of that beginning, at most; it ends at a word. A question is folded in the same way."""

ANCHOR = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")


def question_html(question: str, *, limit: int = 2000) -> str:
    """The reader's own message: text, cut after `limit` characters; a long one is folded to its beginning.

    Class `asli` holds it whole once more, unseen, for the script of the page.
    """
    shown = question if len(question) <= limit else question[:limit].rstrip() + " …"
    return f'<div class="kadqa-tanya">{_folded(shown, "", "")}<span class="asli">{text_html(shown)}</span></div>'


def notice_html(text: str) -> str:
    """A line of the program itself in place of an answer, such as an error. Any text may be given."""
    return f'<div class="kadqa"><p class="kabar">{text_html(text)}</p></div>'


def waiting_html(text: str) -> str:
    """A line that stands in for an answer until it comes."""
    return f'<div class="kadqa tunggu"><p>{text_html(text)}</p></div>'


def answer_html(
    answer: Answer, *, anchor: str, address: str = "", note: str = "", rated: bool = False, lift: str = ""
) -> str:
    """One `<div>…</div>` without a line break: sentences with [n], warnings, sources as cards.

    Args:
        answer: any answer; a refusal shows its reason and what lies nearest.
        anchor: begins the ids of its cards ("j1-3" for source 3 of "j1"), unique in the page;
            a letter, then letters, digits, "-" or "_". The addresses of its sources and downloads hold it.
        note: a line that says what the answer was narrowed to; "": nothing.
        lift: where it is asked without what it was narrowed to, if that would be answered; "": it would not.
        rated: whether the reader is asked below the tools if it helped.
        address: where this question can be asked again ("/?q=..."); "": no tools are offered below the answer.

    Raises:
        ValueError: the anchor has another form.
    """
    if not ANCHOR.fullmatch(anchor):
        raise ValueError(f"not an anchor: {anchor!r}")
    parts = [_understood(answer), f'<p class="disaring">{text_html(note)}</p>' if note else ""]
    if answer.refused:
        parts += [_refusal(answer, lift)]
    else:
        known = {citation.n: citation for citation in answer.citations}
        parts += [_premise(answer), *_sentences(answer.sentences, known, anchor)]
        parts += [_table(answer.table, anchor), _timeline(answer.timeline or (), anchor)]
    parts += [_warnings(answer, anchor), _cards(answer, anchor)]
    if address:
        parts.append(tools_html(answer, anchor, address))
        if rated:
            parts.append(rating_html(anchor))
    return f'<div class="kadqa" id="{anchor}">{"".join(parts)}</div>'


# --- the answer -----------------------------------------------------------------------------


def _understood(answer: Answer) -> str:
    """How the question was read: the question made whole if that changed it, and the day of an answer's law."""
    said = [shorten(read, PREVIEW, placeholder=" …")] if (read := read_as(answer)) else []
    if not answer.refused:
        said.append(f"Keadaan hukum per {long_date(answer.as_of)}, sejauh yang sudah diperiksa")
    return f'<p class="paham">{text_html(" · ".join(said))}</p>' if said else ""


def _premise(answer: Answer) -> str:
    corrected = answer.outcome == "dikoreksi"
    return '<p class="koreksi">Ada yang perlu diluruskan dalam pertanyaan ini.</p>' if corrected else ""


def _refusal(answer: Answer, lift: str) -> str:
    """The reason, then what lies nearest as a list; the text of a refusal runs both together.

    Where the filters are the reason, that is said in place of what holds within them.
    """
    said = (answer.reason[1] if answer.reason else "") or answer.answer or "KADQA tidak menemukan jawabannya."
    parts = [_lift(lift) if lift else f'<p class="tolak">{text_html(said)}</p>']
    if answer.nearest:
        told = any(near.quote for near in answer.nearest)
        head = f"Yang paling dekat{', tetapi belum tentu menjawab' if told else ''}:"
        parts.append(f'<p class="dekat">{head}</p><ul class="dekat">{"".join(map(_near, answer.nearest))}</ul>')
    return "".join(parts)


def _near(near: Nearest) -> str:
    """What came closest, with its words if it is offered with them."""
    words = f"<br>{text_html(near.quote)}" if near.quote else ""
    return f"<li>{_read(near.provision, near.label)}{text_html(near.beside)}{words}</li>"


def _lift(address: str) -> str:
    return (
        '<p class="tolak">Tidak ada yang ditemukan dengan saringan ini, tetapi tanpa saringan ada jawabannya. '
        f'<a href="{text_html(address)}">Tanyakan tanpa saringan</a></p>'
    )


def _read(provision: str, words: str) -> str:
    return f'<a href="{text_html(reader_address(provision))}">{text_html(words)}</a>'


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
    said = [f'<b class="{name}">{text_html(words)}</b>' if name else words for words, name in remarks(citation)]
    rest = f" ({'; '.join(said)})" if said else ""
    return f'<span class="dari"><b class="nama">{text_html(label_of(citation))}</b>{rest}:</span> '


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
    """The markers [1] [2], bound to the word before them so that none begins a line; a long run may break."""
    return "".join(f"{' ' if at and at % BOUND == 0 else NO_BREAK}{_marker(n, anchor)}" for at, n in enumerate(numbers))


def _source_address(n: int, anchor: str) -> str:
    """Where the page of a source is; the script of the page shows it beside the answer."""
    return f"/sumber?j={anchor}&amp;n={int(n)}"


def _marker(n: int, anchor: str) -> str:
    return f'<a class="rujuk" href="{_source_address(n, anchor)}">[{int(n)}]</a>'


def _table(table: Mapping[str, Any] | None, anchor: str) -> str:
    if not table or not table.get("rows"):
        return ""
    columns = [text_html(str(column)) for column in table.get("columns", ())]
    head = "".join(f"<th>{column}</th>" for column in columns)
    rows = "".join(f"<tr>{_cells(row, columns, anchor)}</tr>" for row in table["rows"])
    # tabindex: a table wider than its window is scrolled sideways, by keyboard too.
    return (
        f'<div class="tabel" tabindex="0" role="region"><table><thead><tr>{head}</tr></thead>'
        f"<tbody>{rows}</tbody></table></div>"
    )


def _cells(row: Sequence[Mapping[str, Any]], columns: Sequence[str], anchor: str) -> str:
    """The cells of a row. On a phone rows are blocks without a head, and each cell says its column itself."""
    return "".join(
        f'<td><span class="kolom">{name}</span> {text_html(str(cell.get("text", "")))}'
        f"{_markers(cell.get('citations', ()), anchor)}</td>"
        for name, cell in zip(chain(columns, repeat("")), row, strict=False)
    )


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
    if len(later) <= MARKERS + FEW:
        return text + _markers(later, anchor)
    words = _toggle(f"dan {len(later) - MARKERS} lagi", "ringkas")
    rest = f"<details><summary>{words}</summary>{_markers(later[MARKERS:], anchor)}</details>"
    return f"{text}{_markers(later[:MARKERS], anchor)} {rest}"


# --- the sources ----------------------------------------------------------------------------


def _cards(answer: Answer, anchor: str) -> str:
    """The sources as a list; of a long one the first few, the rest one click away."""
    if not answer.citations:
        return ""
    cards = [_card(citation, anchor) for citation in answer.citations]
    shown = cards if len(cards) <= CARDS + FEW else cards[:CARDS]
    parts = [f'<h2 class="sumber">Sumber</h2><ol class="sumber">{"".join(shown)}</ol>']
    if rest := cards[len(shown) :]:
        words = _toggle(f"Tampilkan {len(rest)} sumber lain", "Ringkas kembali")
        parts.append(
            f'<details class="sisa"><summary>{words}</summary><ol class="sumber">{"".join(rest)}</ol></details>'
        )
    return "".join(parts)


def _card(citation: Citation, anchor: str) -> str:
    """One line or two: what it is, how it stands, which layer. The panel that its link opens holds the rest."""
    name = text_html(label_of(citation))
    link = f'<a class="rujuk kartu-tautan" href="{_source_address(citation.n, anchor)}">{name}</a>'
    head = f'<p class="kepala"><span class="nomor">[{citation.n}]</span> {link} {badges(citation)}</p>'
    about = [title_of(citation), *origin(citation)]
    if citation.successor:
        about.append(f"Penggantinya: {_successors([near.label for near in citation.successor])}")
    if citation.doubts:
        about.append("ada keraguan pada teks")
    words = text_html(" · ".join(part for part in about if part))
    return f'<li class="kartu" id="{anchor}-{citation.n}">{head}<p class="asal">{words}</p></li>'


def _successors(labels: Sequence[str]) -> str:
    """The first few, and how many more there are; the panel names them all."""
    rest = len(labels) - SUCCESSORS
    if rest <= 1:
        return ", ".join(labels)
    return f"{', '.join(labels[:SUCCESSORS])}, dan {rest} ketentuan lain"


def _folded(quote: str, before: str, after: str) -> str:
    """The quote whole, or its beginning with the whole one click away."""
    whole = f"{before}{text_html(quote)}{after}"
    if len(quote) <= LONG_QUOTE:
        return whole
    start = quote[:PREVIEW].rsplit(None, 1)[0] if " " in quote[:PREVIEW] else quote[:PREVIEW]
    preview = f'<span class="awal">{before}{text_html(start)} …{after} </span>'
    toggle = _toggle("Tampilkan seluruhnya", "Ringkas kembali")
    return f'<details><summary>{preview}{toggle}</summary><div class="utuh">{whole}</div></details>'


def _toggle(opens: str, closes: str) -> str:
    """What a summary says while its details are closed and while they are open."""
    return f'<span class="buka">{opens}</span><span class="tutup">{closes}</span>'
