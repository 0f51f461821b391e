"""A pasal, or a whole regulation, to be read: table of contents, text with links, how it stands, its history."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from kadqa.hukum import ids
from kadqa.records import GONE, Part, Shown
from kadqa.rendering.body import Known, body_html, links_in, reader_address
from kadqa.rendering.pieces import badge, long_date, safe_url, text_html
from kadqa.rendering.source import layer_words, references_html, standing_html

HEADINGS = {"bab", "bagian", "paragraf"}


def provision_html(
    shown: Shown,
    parts: Sequence[Part],
    penjelasan: Sequence[Shown],
    *,
    law: Shown,
    day: date,
    today: date,
    known: Known,
) -> str:
    """One provision with what is before and after it.

    Args:
        shown: the provision.
        parts: all of its regulation, for the table of contents.
        penjelasan: of the provision.
        law: the regulation as such.
        day: the day that it is read for.
        today: today.
        known: whether an id can be shown.
    """
    kind = "halaman" if shown.standing is None else "peraturan"
    text = body_html(shown.full_text, links=links_in(shown.full_text, shown.id, known))
    head = [f"<h1>{text_html(shown.label)}</h1>"]
    if law.title and law.title != shown.label:
        head.append(f'<p class="judul"><a href="{text_html(reader_address(law.id))}">{text_html(law.title)}</a></p>')
    body = [
        standing_html(shown, day, today),
        f'<p class="lapisan">{text_html(_layer(shown, kind))}</p>',
        f'<div class="teks">{text}</div>',
    ]
    for one in penjelasan:
        words = body_html(one.full_text, links=links_in(one.full_text, one.id, known))
        body.append(
            f'<section class="penjelasan"><h2>{text_html(one.label)}</h2><div class="teks">{words}</div></section>'
        )
    body.append(_history(shown.timeline))
    if shown.referred_by:
        body.append(f"<section><h2>Dirujuk oleh</h2><div>{references_html(shown.referred_by)}</div></section>")
    body.append(_official(shown, kind))
    turn = _turn(shown, parts)
    return _framed("".join(head), turn + "".join(body) + turn, _contents(parts, shown.id))


def whole_html(law: Shown, parts: Sequence[Part], *, day: date, today: date, known: Known) -> str:
    """A whole regulation or page, part by part."""
    kind = "halaman" if law.standing is None else "peraturan"
    head = [f"<h1>{text_html(law.label)}</h1>"]
    if law.title and law.title != law.label:
        head.append(f'<p class="judul">{text_html(law.title)}</p>')
    head += [standing_html(law, day, today), _history(law.timeline), _official(law, kind)]
    if not parts:
        said = "Teks peraturan ini belum ada di korpus ini; yang diketahui hanya keadaan hukumnya."
        return _framed("".join([*head, f"<p>{said}</p>"]), "", "")
    layers = {part.layer for part in parts}
    if layers == {"ringkasan"}:
        head.append(f'<p class="lapisan">{layer_words("ringkasan", None, kind)}</p>')
    return _framed("".join(head), "".join(_part(part, layers, known) for part in parts), _contents(parts, ""))


def _part(part: Part, layers: set[str], known: Known) -> str:
    anchor = text_html(_anchor(part.provision))
    if part.kind in HEADINGS:
        return f'<h2 class="bab" id="{anchor}">{text_html(part.label)}</h2>'
    name = f"Penjelasan {part.label}" if ids.is_penjelasan(part.provision) else part.label
    marks = []
    if part.status in GONE or part.status in {"belum berlaku", "tidak diketahui"}:
        marks.append(badge(part.status or ""))
    if part.layer == "ringkasan" and len(layers) > 1:
        marks.append('<span class="lencana netral">ringkasan KADQA</span>')
    text = body_html(part.text, links=links_in(part.text, part.provision, known))
    link = f'<a href="{text_html(reader_address(part.provision))}">{text_html(name)}</a>'
    head = f"<h3>{link} {' '.join(marks)}</h3>"
    return f'<section class="pasal" id="{anchor}">{head}<div class="teks">{text}</div></section>'


def _contents(parts: Sequence[Part], here: str) -> str:
    """The table of contents: of a pasal it leads to other pasal, of the whole to places in it."""
    if len(parts) < 2:
        return ""
    items = []
    for part in parts:
        name = f"Penjelasan {part.label}" if ids.is_penjelasan(part.provision) else part.label
        address = reader_address(part.provision) if here else f"#{_anchor(part.provision)}"
        if part.kind in HEADINGS and here:
            address = f"{reader_address(ids.source_of(part.provision))}#{_anchor(part.provision)}"
        current = ' aria-current="true"' if part.provision == here else ""
        kind = "judul-bab" if part.kind in HEADINGS else ""
        items.append(f'<li class="{kind}"><a href="{text_html(address)}"{current}>{text_html(name)}</a></li>')
    return (
        f'<nav class="daftar-isi" aria-label="Daftar isi"><details open><summary>Daftar isi</summary>'
        f"<ol>{''.join(items)}</ol></details></nav>"
    )


def _turn(shown: Shown, parts: Sequence[Part]) -> str:
    apart = ids.is_penjelasan(shown.id)
    row = [p for p in parts if p.kind not in HEADINGS and ids.is_penjelasan(p.provision) == apart]
    at = next((n for n, part in enumerate(row) if part.provision == shown.id), None)
    steps: list[tuple[str, str, str, str]] = []
    if at is None:
        # An ayat or huruf: its neighbours under the same pasal.
        for rel, to, arrow in (("prev", shown.previous, "← "), ("next", shown.next, "")):
            if to:
                steps.append((rel, to, f"{arrow}{ids.step_label(to.rpartition('/')[2])}", "" if arrow else " →"))
    else:
        if at > 0:
            steps.append(("prev", row[at - 1].provision, f"← {row[at - 1].label}", ""))
        if at + 1 < len(row):
            steps.append(("next", row[at + 1].provision, row[at + 1].label, " →"))
    links = [
        f'<a rel="{rel}" href="{text_html(reader_address(to))}">{text_html(words)}{after}</a>'
        for rel, to, words, after in steps
    ]
    return f'<nav class="langkah" aria-label="Sebelum dan sesudah">{"".join(links)}</nav>' if links else ""


def _history(timeline: Sequence[Mapping[str, object]]) -> str:
    """The history from its first day on, each step with the act that made it."""
    items = []
    for event in timeline:
        if event.get("from") is None:
            continue
        when = text_html(long_date(str(event["from"])))
        by = str(event.get("by") or "")
        link = f' <a href="{text_html(reader_address(by))}">Buka dasarnya</a>' if by else ""
        items.append(f"<li><b>{when}</b>: {text_html(str(event.get('note') or ''))}{link}</li>")
    return f'<details class="riwayat"><summary>Riwayat</summary><ol>{"".join(items)}</ol></details>' if items else ""


def _official(shown: Shown, kind: str) -> str:
    url = safe_url(shown.url)
    if not url:
        return ""
    words = "Buka halaman aslinya" if kind == "halaman" else "Buka teks resminya"
    return f'<p class="alamat"><a href="{text_html(url)}" target="_blank" rel="noopener noreferrer">{words}</a></p>'


def _layer(shown: Shown, kind: str) -> str:
    said = layer_words(shown.layer, shown.version, kind)
    page = f" Halaman {shown.page}." if shown.page else ""
    doubts = f" Keraguan pada teks: {'; '.join(shown.doubts)}." if shown.doubts else ""
    return said + page + doubts


def _anchor(provision: str) -> str:
    return provision[len(ids.source_of(provision)) + 1 :].replace("/", "-") or "awal"


def _framed(head: str, body: str, contents: str) -> str:
    return f'<div class="baca"><div class="kepala-baca">{head}</div>{contents}<article>{body}</article></div>'
