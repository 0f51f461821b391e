"""The table of all regulations and pages: how each stands, how far that was checked, which text is here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from textwrap import shorten

from kadqa.hukum.jenis import JENIS, rank
from kadqa.records import Shown, Source
from kadqa.rendering.body import reader_address
from kadqa.rendering.pieces import badge, long_date, safe_url, text_html
from kadqa.text import fold, squash

COLUMNS = ("Nama", "Status hari ini", "Ditetapkan", "Diperiksa s.d.", "Teks", "Teks resmi")
SHOWN = 320
"""Characters of a text that was found, at most."""
LAYERS = {"naskah": "naskah resmi", "ringkasan": "ringkasan KADQA"}


def found_html(found: Sequence[Shown], said: str = "") -> str:
    """What a search in the texts found, best first; `said`: why it found nothing."""
    items = ""
    for one in found:
        link = f'<a href="{text_html(reader_address(one.id))}">{text_html(one.label)}</a>'
        standing = badge(one.standing_today.status) if one.standing_today else ""
        if one.layer == "ringkasan":
            standing += f' <span class="lencana netral">{LAYERS[one.layer]}</span>'
        words = text_html(shorten(squash(one.full_text), SHOWN, placeholder=" …"))
        items += f"<li>{link} {standing}<br>{words}</li>"
    listed = f'<ol class="temuan">{items}</ol>' if items else f"<p>{text_html(said or 'Tidak ada yang cocok.')}</p>"
    return f"<h2>Dalam teksnya</h2><p>Ketentuan yang paling dekat dengan kata-kata itu.</p>{listed}"


def regulations_html(
    rows: Sequence[tuple[Source, Shown]], layers: Mapping[str, Set[str]], wanted: str = "", texts: str = ""
) -> str:
    """The tab "Regulasi".

    Args:
        rows: every source with itself as it is shown.
        layers: source id to the layers of its texts; nothing: its text is not here.
        wanted: words that a row must hold, all of them; the script of the page narrows the rest as one types.
        texts: what was found of them in the texts (`found_html`); "": nothing was searched for.
    """
    words = fold(wanted).split()
    found = [(source, shown) for source, shown in rows if all(word in _searched(source, shown) for word in words)]
    found.sort(key=lambda row: (rank(row[0]), -int(row[0].tahun) if row[0].tahun.isdecimal() else 0, row[1].label))
    laws = [row for row in found if row[0].jenis in JENIS]
    others = [row for row in found if row[0].jenis not in JENIS]
    form = (
        '<form class="cari" method="get" action="/regulasi" role="search">'
        '<label for="cari">Cari nomor, tahun, judul, atau isi</label> '
        f'<input id="cari" name="cari" type="search" value="{text_html(wanted)}" autocomplete="off">'
        ' <button>Cari</button></form><p id="hasil" role="status"></p>'
    )
    parts = [
        "<h1>Regulasi</h1>",
        "<p>Peraturan yang dikenal KADQA, dengan keadaan hukumnya hari ini. Pilih namanya untuk membaca teksnya.</p>",
        form,
    ]
    if laws:
        parts.append(_table("Peraturan", laws, layers))
    if others:
        parts.append(_table("Halaman web dan berkas lain", others, layers))
    if not found:
        parts.append("<p>Tidak ada nama atau judul yang cocok.</p>")
    parts.append(texts)
    return "".join(parts)


def _table(name: str, rows: Iterable[tuple[Source, Shown]], layers: Mapping[str, Set[str]]) -> str:
    head = "".join(f'<th scope="col">{column}</th>' for column in COLUMNS)
    body = "".join(_row(source, shown, layers.get(source.id, set())) for source, shown in rows)
    return (
        f'<h2>{name}</h2><div class="tabel" role="region" aria-label="{name}" tabindex="0">'
        f'<table class="daftar"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>'
    )


def _row(source: Source, shown: Shown, layers: Set[str]) -> str:
    title = text_html(source.judul) if source.judul and source.judul != shown.label else ""
    name = f'<a href="{text_html(reader_address(source.id))}">{text_html(shown.label)}</a><br>{title}'
    standing = (
        badge(shown.standing_today.status) if shown.standing_today else "halaman web" if source.is_page else "dokumen"
    )
    history = [event for event in shown.timeline if event.get("from") is not None]
    if history:
        steps = "".join(_step(event) for event in history)
        standing += f'<details class="riwayat"><summary>Riwayat</summary><ol>{steps}</ol></details>'
    written = long_date(source.ditetapkan or source.diundangkan) or text_html(source.tahun) or "–"
    text = ", ".join(LAYERS.get(layer, layer) for layer in sorted(layers)) or "belum ada"
    url = safe_url(shown.url)
    link = f'<a href="{text_html(url)}" target="_blank" rel="noopener noreferrer">buka</a>' if url else "–"
    link = link.replace("<a ", f'<a aria-label="Buka teks resmi {text_html(shown.label)}" ', 1)
    cells = (written, text_html(long_date(shown.checked or source.diperiksa)) or "–", text, link)
    # On a phone rows are blocks without a head, and each cell says its column itself.
    rest = "".join(
        f'<td><span class="kolom">{column}:</span> {cell}</td>' for column, cell in zip(COLUMNS[2:], cells, strict=True)
    )
    searched = text_html(_searched(source, shown))
    return f'<tr data-cari="{searched}"><th scope="row">{name}</th><td>{standing}</td>{rest}</tr>'


def _step(event: Mapping[str, object]) -> str:
    by = str(event.get("by") or "")
    link = f' <a href="{text_html(reader_address(by))}">Buka dasarnya</a>' if by else ""
    when = text_html(long_date(str(event["from"])))
    return f"<li><b>{when}</b>: {text_html(str(event.get('note') or ''))}{link}</li>"


def _searched(source: Source, shown: Shown) -> str:
    """What a search looks in, folded: label, kind by its long name, number, year, title, standing."""
    kind = JENIS[source.jenis].name if source.jenis in JENIS else source.jenis
    status = shown.standing_today.status if shown.standing_today else ""
    return fold(" ".join((shown.label, kind, source.nomor, source.tahun, source.judul, source.wilayah, status)))
