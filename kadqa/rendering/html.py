"""An answer as one piece of HTML for the chat.

The chat's component reads Markdown with HTML in it and then strips what could act. Two facts
decide the form here. A block that begins with `<div>` and holds no line break is left alone by
Markdown, so `![x](https://...)` in a quoted text stays text and no request is made. And `aria-*`,
`data-*` and `on*` are stripped, so meaning is carried by elements, words, classes and ids.

Whatever comes from documents or questions goes through `text_html`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import chain, repeat
from textwrap import shorten
from typing import Any
from urllib.parse import quote

from kadqa.layout import label_of
from kadqa.records import Answer, Citation, Nearest, Warning_
from kadqa.rendering.body import reader_address
from kadqa.rendering.markers import FEW, markers, source_address, warning_html
from kadqa.rendering.pieces import badges, long_date, origin, safe_url, text_html, toggle_html
from kadqa.rendering.sentences import beside_rule, sentences_html
from kadqa.rendering.tools import tools_html
from kadqa.rendering.words import (
    SUCCESSORS,
    as_shown,
    legal_state,
    on_topic,
    read_as,
    shown_rows,
    title_of,
)

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
"""Sources of an answer, and topics of a comparison, that are listed at once."""
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
    answer: Answer,
    *,
    anchor: str,
    address: str = "",
    note: str = "",
    rated: bool = False,
    lift: str = "",
    known: bool = False,
) -> str:
    """One `<div>…</div>` without a line break: sentences with [n], warnings, sources as cards.

    Args:
        answer: any answer; a refusal shows its reason and what lies nearest.
        anchor: begins the ids of its cards ("j1-3" for source 3 of "j1"), unique in the page;
            a letter, then letters, digits, "-" or "_". The addresses of its sources and downloads hold it.
        note: a line that says what the answer was narrowed to; "": nothing.
        lift: where it is asked without what it was narrowed to, if that would be answered; "": it would not.
        known: whether the reader was told in this conversation what a ringkasan is.
        rated: whether the reader is asked below the tools if it helped.
        address: where this question can be asked again ("/?q=..."); "": no tools are offered below the answer.

    Raises:
        ValueError: the anchor has another form.
    """
    if not ANCHOR.fullmatch(anchor):
        raise ValueError(f"not an anchor: {anchor!r}")
    answer = as_shown(answer)
    parts = [_understood(answer), f'<p class="disaring">{text_html(note)}</p>' if note else ""]
    if answer.refused:
        parts += [_refusal(answer, lift), _warnings(answer.warnings, anchor)]
    else:
        warnings = tuple(w for w in answer.warnings if not known or w.kind != "ringkasan")
        beside = beside_rule(answer, warnings)
        parts += [_premise(answer), sentences_html(answer, anchor, beside), _terms(answer)]
        parts += [_table(answer.table, anchor), _timeline(answer.timeline or (), anchor)]
        parts += [_warnings([w for w in warnings if w not in beside], anchor), _state(answer), _cards(answer, anchor)]
    parts.append(_further(answer.next))
    if address:
        parts.append(tools_html(answer, anchor, address, rated=rated))
    return f'<div class="kadqa" id="{anchor}">{"".join(parts)}</div>'


# --- the answer -----------------------------------------------------------------------------


def _understood(answer: Answer) -> str:
    """How the question was read: the question made whole if that changed it."""
    read = read_as(answer)
    return f'<p class="paham">{text_html(shorten(read, PREVIEW, placeholder=" …"))}</p>' if read else ""


def _state(answer: Answer) -> str:
    """Of which day the law is and up to when it was followed; marked where that is long ago."""
    words, old = legal_state(answer)
    return f'<p class="keadaan{" usang" if old else ""}">{text_html(words)}</p>' if words else ""


def _terms(answer: Answer) -> str:
    said = "; ".join(f"<b>{text_html(short)}</b>: {text_html(full)}" for short, full in answer.terms)
    return f'<p class="singkatan">{said}</p>' if said else ""


def _further(questions: Sequence[str]) -> str:
    """Questions to go on with; the script of the page asks them in the same conversation."""
    if not questions:
        return ""
    items = "".join(f"<li>{_question(question)}</li>" for question in questions)
    return f'<h2 class="lanjut-tanya">Tanyakan juga</h2><ul class="lanjut-tanya">{items}</ul>'


def _question(question: str, words: str = "") -> str:
    return f'<a class="tanya" href="/?q={quote(question)}">{text_html(words or question)}</a>'


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


def _table(table: Mapping[str, Any] | None, anchor: str) -> str:
    if not table or not table.get("rows"):
        return ""
    columns = [text_html(str(column)) for column in table.get("columns", ())]
    head = "".join(f"<th>{column}</th>" for column in columns)
    shown, others = shown_rows(table)
    rows = "".join(f"<tr>{_cells(row, columns, anchor)}</tr>" for row in shown)
    topics = [f"<li>{_question(on_topic(table, topic), topic)}</li>" for topic in others]
    more = '<h2 class="lanjut-tanya">Pokok lain yang dibandingkan</h2>' if topics else ""
    at_once = len(topics) if len(topics) <= CARDS + FEW else CARDS
    if topics:
        more += f'<ul class="lanjut-tanya">{"".join(topics[:at_once])}</ul>'
    if topics[at_once:]:
        words = toggle_html(f"Tampilkan {len(topics) - at_once} pokok lain", "Ringkas kembali")
        rest = "".join(topics[at_once:])
        more += f'<details class="sisa"><summary>{words}</summary><ul class="lanjut-tanya">{rest}</ul></details>'
    # tabindex: a table wider than its window is scrolled sideways, by keyboard too.
    return (
        f'<div class="tabel" tabindex="0" role="region"><table><thead><tr>{head}</tr></thead>'
        f"<tbody>{rows}</tbody></table></div>{more}"
    )


def _cells(row: Sequence[Mapping[str, Any]], columns: Sequence[str], anchor: str) -> str:
    """The cells of a row. On a phone rows are blocks without a head, and each cell says its column itself."""
    return "".join(
        f'<td><span class="kolom">{name}</span> {text_html(str(cell.get("text", "")))}'
        f"{markers(cell.get('citations', ()), anchor)}</td>"
        for name, cell in zip(chain(columns, repeat("")), row, strict=False)
    )


def _timeline(events: Sequence[Mapping[str, Any]], anchor: str) -> str:
    items = []
    for event in events:
        what = str(event.get("event") or "")
        label = str(event.get("label") or event.get("source") or "")
        named = f" ({text_html(label)})" if label and label not in what else ""
        when = text_html(long_date(str(event.get("date") or ""))) or "tanggal tidak diketahui"
        items.append(f"<li><b>{when}</b>: {text_html(what)}{named}{markers(event.get('citations', ()), anchor)}</li>")
    return f'<ol class="riwayat">{"".join(items)}</ol>' if items else ""


def _warnings(warnings: Sequence[Warning_], anchor: str) -> str:
    items = "".join(
        f"<li><b>{WARNINGS.get(warning.kind, 'Perhatian')}.</b> {warning_html(warning, anchor)}</li>"
        for warning in warnings
    )
    return f'<ul class="awas">{items}</ul>' if items else ""


# --- the sources ----------------------------------------------------------------------------


def _cards(answer: Answer, anchor: str) -> str:
    """The sources as a list; of a long one the first few, the rest one click away."""
    if not answer.citations:
        return ""
    hidden = _behind(answer)
    cards = [_card(c, answer, anchor) for c in sorted(answer.citations, key=lambda c: c.n in hidden)]
    open_ = len(cards) - len(hidden)
    shown = cards[:open_] if open_ <= CARDS + FEW else cards[:CARDS]
    parts = [f'<h2 class="sumber">Sumber</h2><ol class="sumber">{"".join(shown)}</ol>']
    if rest := cards[len(shown) :]:
        words = toggle_html(f"Tampilkan {len(rest)} sumber lain", "Ringkas kembali")
        parts.append(
            f'<details class="sisa"><summary>{words}</summary><ol class="sumber">{"".join(rest)}</ol></details>'
        )
    return "".join(parts)


def _behind(answer: Answer) -> set[int]:
    """The numbers that only rows of a comparison cite which are not shown."""
    if not answer.table:
        return set()
    seen = {n for row in shown_rows(answer.table)[0] for cell in row for n in cell.get("citations", ())}
    seen |= {n for sentence in answer.sentences for n in sentence.citations}
    seen |= {n for warning in answer.warnings if warning.kind != "ringkasan" for n in warning.citations}
    return {citation.n for citation in answer.citations} - seen


def _card(citation: Citation, answer: Answer, anchor: str) -> str:
    """One line or two: what it is, how it stands, which layer. The panel that its link opens holds the rest."""
    name = text_html(label_of(citation))
    link = f'<a class="rujuk kartu-tautan" href="{source_address(citation.n, anchor)}">{name}</a>'
    head = f'<p class="kepala"><span class="nomor">[{citation.n}]</span> {link} {badges(citation)}</p>'
    said = legal_state(answer)[0]
    about = [title_of(citation), *(words for words in origin(citation) if words not in said)]
    if citation.kind == "halaman":
        # Of what time a page speaks, or that nobody knows: beside the law of a day that matters.
        about.append(citation.status_note.rstrip("."))
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
    toggle = toggle_html("Tampilkan seluruhnya", "Ringkas kembali")
    return f'<details><summary>{preview}{toggle}</summary><div class="utuh">{whole}</div></details>'
