"""A cited source as a reader checks it: its provision with the quote marked, how it stands, what belongs to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from textwrap import shorten

from kadqa.hukum import ids
from kadqa.layout import label_of
from kadqa.records import ASLI, Citation, Reference, Shown
from kadqa.rendering.body import Known, Range, body_html, find_quote, links_in, reader_address
from kadqa.rendering.pieces import KINDS, badge, badges, long_date, origin, safe_url, text_html, version_name
from kadqa.rendering.place import place_of
from kadqa.text import squash

QUOTED = 400
"""Characters of a quote beside its marker, at most; the panel has it whole."""
REFERRING = 10
"""Provisions that refer to the shown one and are listed at once."""


@dataclass(frozen=True, slots=True)
class View:
    """Everything that the page of a source shows."""

    shown: Shown
    """The provision that is cited, in the cited version."""
    around: Shown | None
    """The pasal that it stands in, in the same version and layer; None: it is one itself, or is of no regulation."""
    steps: tuple[Shown, ...]
    """What leads from there down to it, itself last; () where there is no `around`."""
    penjelasan: tuple[Shown, ...]
    kind: str
    """peraturan, dokumen, halaman, catatan, perbandingan."""
    day: date
    today: date
    known: Known
    quote: str = ""
    """Part of the provision's `full_text`; "": all of it is meant."""
    n: int | None = None
    """Its number in the answer."""
    image: str = ""
    """Address where the picture of its page is shown with its caption; "": there is none."""
    figure: str = ""
    """The picture itself (`figure_html`), in place of a link to it."""


def source_html(view: View) -> str:
    """One `<section>`; every text of documents in it is escaped, every address http(s) or our own."""
    shown = view.shown
    number = f'<span class="nomor">[{view.n}]</span> ' if view.n is not None else ""
    name = "Catatan KADQA" if view.kind == "catatan" else shown.label
    parts = [f'<h2 class="nama-sumber" tabindex="-1">{number}{text_html(name)}</h2>']
    if shown.title and shown.title != name and shown.title != shown.full_text:
        parts.append(f'<p class="judul">{text_html(shown.title)}</p>')
    parts += [standing_html(shown, view.day, view.today), _layer(view), _text(view), _image(view)]
    parts += [_penjelasan(view), _belongs(view), _addresses(view)]
    return f'<section class="sumber">{"".join(parts)}</section>'


def quoted_html(citation: Citation) -> str:
    """What is quoted, for beside its marker: the name with its standing, the words, and whose words they are."""
    words = shorten(squash(citation.quote) or citation.title, QUOTED, placeholder=" …")
    note = "" if citation.status in {None, "berlaku"} else citation.status_note
    said = " · ".join(part for part in (note.rstrip("."), *origin(citation)) if part)
    return (
        f"<p><b>[{citation.n}] {text_html(label_of(citation))}</b> {badges(citation)}</p>"
        f'<p>{text_html(words)}</p><p class="lapisan">{text_html(said)}</p>'
    )


def standing_html(shown: Shown, day: date, today: date) -> str:
    """How a provision stood on the day and stands today, since when and by what, how far checked, what replaces it."""
    if shown.standing is None:
        return f'<p class="keadaan">{text_html(shown.note)}</p>' if shown.note else ""
    parts = [badge(shown.standing.status, f"Per {long_date(day)}: " if day != today else "")]
    if shown.standing_today is not None and day != today:
        parts.append(badge(shown.standing_today.status, "Hari ini: "))
    lines = [f'<p class="lencana-baris">{" ".join(parts)}</p>']
    if shown.note:
        lines.append(f'<p class="keadaan">{text_html(shown.note)}</p>')
    checked = long_date(shown.checked)
    if checked and checked not in shown.note:
        lines.append(f'<p class="diperiksa">Keadaan hukumnya diperiksa s.d. {text_html(checked)}.</p>')
    if shown.successor:
        lines.append(f'<div class="pengganti"><b>Penggantinya:</b> {references_html(shown.successor)}</div>')
    return f'<div class="keadaan-hukum">{"".join(lines)}</div>'


def references_html(references: Sequence[Reference], most: int = REFERRING) -> str:
    """Links to the reader; what is beyond `most` is folded away."""
    links = [
        f'<a href="{text_html(reader_address(reference.provision))}">{text_html(reference.label)}</a>'
        for reference in references
    ]
    if len(links) <= most + 1:
        return ", ".join(links)
    rest = ", ".join(links[most:])
    return f"{', '.join(links[:most])}, <details><summary>dan {len(links) - most} lainnya</summary>{rest}</details>"


def layer_words(layer: str | None, version: str | None, kind: str) -> str:
    """What a text is, in words: the document's own, or our digest of it."""
    if kind == "catatan":
        return "Koreksi yang dibuat KADQA."
    if kind == "perbandingan":
        return "Perbandingan yang disusun KADQA."
    said = "Teks halaman itu sendiri." if kind == "halaman" else "Naskah resmi."
    if layer == "ringkasan":
        said = "Ringkasan KADQA dengan kata-kata sendiri, bukan bunyi aslinya; periksa teks resminya sebelum mengutip."
    if version and version != ASLI:
        said += f" Teks menurut {version_name(version)}."
    return said


def _layer(view: View) -> str:
    shown = view.shown
    is_title = view.kind == "peraturan" and shown.id == ids.source_of(shown.id)
    said = ["Judul peraturan." if is_title else layer_words(shown.layer, shown.version, view.kind)]
    basis = {
        "ocr": "Teks ini hasil pindai dan mungkin mengandung salah baca.",
        "sekunder": "Isinya menurut sumber sekunder.",
        "belum": "Belum diperiksa pada naskahnya.",
    }
    said.append(basis.get(shown.basis, ""))
    if shown.doubts:
        said.append(f"Keraguan pada teks: {'; '.join(shown.doubts)}.")
    return f'<p class="lapisan">{text_html(" ".join(part for part in said if part))}</p>'


def marked(view: View) -> tuple[Shown, Range | None]:
    """The text to show, the pasal around where it holds the quote, and where the quote stands in it."""
    shown, around = view.shown, view.around
    quote = view.quote or shown.full_text
    if around is not None:
        # A label that a scan misread leads nowhere: then the words are looked for.
        whole = place_of(view.steps, around.full_text) or find_quote(shown.full_text, around.full_text)
        mark = find_quote(quote, around.full_text, whole) if whole else None
        if mark is not None:
            return around, mark
    return shown, find_quote(quote, shown.full_text)


def words_before(view: View) -> str:
    """What stands before the quote in the document: tells it from the same words elsewhere on its page."""
    shown, mark = marked(view)
    return f"{shown.label}\n{shown.full_text[: mark[0] if mark else 0]}"


def _text(view: View) -> str:
    """The pasal around the cited provision, with the quote marked where it stands; else the provision alone."""
    shown, mark = marked(view)
    body = body_html(
        shown.full_text, marks=[mark] if mark else [], links=links_in(shown.full_text, shown.id, view.known)
    )
    heading = f"<h3>{text_html(shown.label)}</h3>" if shown is not view.shown else ""
    return f'{heading}<div class="teks">{body}</div>'


def figure_html(where: str, page: int, pages: int, mark: int | None, turned: bool) -> str:
    """The picture of a page of a PDF; its caption says that the quote is marked only where it is.

    Args:
        where: the query of its addresses: which answer, which source ("j=j1&n=2").
        page: which page it shows, from 1.
        pages: how many there are.
        mark: how far down it the quote begins, in hundredths; None: it was not found on it.
        turned: whether the reader turned to it from the page of the quote.
    """
    said = "letak kutipannya tidak ditemukan di gambar ini" if mark is None else "kutipan ditandai kuning"
    alt = f"Gambar halaman {page} naskah" + ("" if mark is None else ", dengan kutipan ditandai")
    place = "" if mark is None else f'<span class="letak" style="top:{mark}%"></span>'
    query = text_html(where)
    image = f"/sumber/halaman.png?{query}" + (f"&amp;hal={page}" if turned else "")
    turns = [(page - 1, "← Halaman sebelumnya"), (page + 1, "Halaman berikutnya →")]
    links = [
        f'<a class="balik" href="/sumber/halaman?{query}&amp;hal={to}">{words}</a>'
        for to, words in turns
        if 1 <= to <= pages
    ]
    links.append(f'<a href="/sumber/berkas?{query}#page={page}" target="_blank">Buka PDF</a>')
    caption = f"Halaman {page} dari {pages}" + ("" if turned else f"; {said}")
    return (
        f'<figure class="halaman"><figcaption>{caption}.</figcaption><p class="balik">{" ".join(links)}</p>'
        '<div class="lembar" tabindex="0" role="group" aria-label="Gambar halaman">'
        f'<a class="besar" href="{image}" target="_blank" title="Perbesar atau perkecil">'
        f'<img src="{image}" alt="{alt}">{place}</a></div></figure>'
    )


def _image(view: View) -> str:
    if view.figure:
        return view.figure
    # Drawing takes a moment, so the script of the page puts the picture here once the text can be read.
    link = f'<a href="{text_html(view.image)}">Gambar halaman naskah</a>'
    return f'<p class="gambar-halaman">{link}</p>' if view.image else ""


def _penjelasan(view: View) -> str:
    parts = []
    for shown in view.penjelasan:
        body = body_html(shown.full_text, links=links_in(shown.full_text, shown.id, view.known))
        words = text_html(layer_words(shown.layer, shown.version, "peraturan"))
        parts.append(
            f'<details class="penjelasan"><summary>{text_html(shown.label)}</summary>'
            f'<div class="teks">{body}</div><p class="lapisan">{words}</p></details>'
        )
    return "".join(parts)


def _belongs(view: View) -> str:
    lines = []
    referring = view.shown.referred_by or (view.around.referred_by if view.around else ())
    if referring:
        lines.append(f'<div class="dirujuk"><b>Dirujuk oleh:</b> {references_html(referring)}</div>')
    return "".join(lines)


def _addresses(view: View) -> str:
    links = []
    if view.kind in {"peraturan", "halaman"}:
        target = view.around.id if view.around else view.shown.id
        links.append(f'<a href="{text_html(reader_address(target))}">Baca selengkapnya</a>')
        if ids.source_of(target) != target:
            whole = reader_address(ids.source_of(target))
            words = "Seluruh halaman" if view.kind == "halaman" else "Seluruh peraturan"
            links.append(f'<a href="{text_html(whole)}">{words}</a>')
    url = safe_url(view.shown.url)
    if url:
        words = "Buka halaman aslinya" if view.kind == "halaman" else "Buka teks resminya"
        links.append(f'<a href="{text_html(url)}" target="_blank" rel="noopener noreferrer">{words}</a>')
    kind = KINDS.get(view.kind, "")
    parts = [f'<p class="jenis-sumber">{kind}</p>'] if kind and view.kind == "halaman" else []
    return "".join(parts) + f'<p class="alamat">{" · ".join(links)}</p>' if links else "".join(parts)
