"""The documents that a visitor brought: the page for them, and what the chat shows of them above its box."""

from __future__ import annotations

from collections.abc import Sequence

from kadqa.records import Brought
from kadqa.rendering.admin import button, size_words
from kadqa.rendering.body import reader_address
from kadqa.rendering.pieces import text_html

ACCEPTED = ".pdf,.docx,.html,.htm,.md,.txt"
STATES = {"menunggu": "menunggu giliran …", "dibaca": "sedang dibaca …", "terbaca": "siap ditanyakan"}
"""State of a document to what it is called."""
STEPS = {"membaca": "membaca", "mengenali": "mengenali teks pindaian", "menyiapkan": "menyiapkan pencarian"}


def own_html(state: str, *, files: int, megabytes: int, hours: float, said: str = "", admin: bool = False) -> str:
    """The whole page: the form for files, then `state`, which its script fetches again while something is read."""
    line = f'<p class="kabar salah" role="alert">{text_html(said)}</p>' if said else ""
    return (
        "<h1>Dokumen Anda</h1><p>Bawa perjanjian, surat, SK, SOP, atau perda Anda sendiri, lalu tanyakan isinya "
        'di <a href="/">percakapan</a>, bersama peraturan yang sudah dikenal KADQA. Dokumen ini hanya untuk sesi Anda: '
        f"orang lain tidak menemukannya, dan semuanya dihapus setelah {_hours(hours)} tidak dipakai, "
        f"atau begitu Anda mengakhiri sesi.</p>{line}"
        '<form class="unggah" method="post" action="/dokumen/unggah" enctype="multipart/form-data">'
        '<p><label for="berkas">Tambah dokumen</label>'
        f'<input id="berkas" name="berkas" type="file" multiple required accept="{ACCEPTED}"></p>'
        f'<p class="lapisan">PDF (pindaian juga), DOCX, HTML, Markdown, atau teks; paling banyak {files} dokumen, '
        f"masing-masing {megabytes} MB.</p>"
        '<p><button>Unggah</button> <progress max="100" value="0" hidden aria-label="Kemajuan unggahan"></progress></p>'
        f'</form><div id="keadaan" aria-live="polite">{state}</div>{_keeper(admin)}'
    )


def off_html(admin: bool) -> str:
    """The page where nobody brings documents of their own."""
    return f"<h1>Dokumen</h1><p>Di sini tidak dapat dibawa dokumen sendiri.</p>{_keeper(admin)}"


def own_state_html(brought: Sequence[Brought]) -> str:
    """What changes by itself: the documents, how far each is, what each says of standing."""
    busy = any(one.state in {"menunggu", "dibaca"} for one in brought)
    if not brought:
        return '<div class="keadaan"><p>Belum ada dokumen dalam sesi ini.</p></div>'
    rows = "".join(_row(one) for one in brought)
    return (
        f'<div class="keadaan"{" data-sibuk" if busy else ""}><h2>Dalam sesi ini</h2>'
        f'<form method="post" action="/dokumen/berkas"><ul class="meja">{rows}</ul>'
        '<p><button class="kecil" name="akhiri" value="ya">Hapus semua dan akhiri sesi</button></p></form></div>'
    )


def chips_html(brought: Sequence[Brought], said: str = "") -> str:
    """The documents above the box of the chat: name, state, and a button that takes each away."""
    busy = any(one.state in {"menunggu", "dibaca"} for one in brought)
    items = "".join(_chip(one) for one in brought)
    line = f'<p class="salah" role="alert">{text_html(said)}</p>' if said else ""
    rest = f"<ul>{items}</ul>" if brought else ""
    return f'<div class="keping"{" data-sibuk" if busy else ""}>{line}{rest}</div>'


def state_words(one: Brought) -> str:
    """How far a document is, in words: "membaca halaman 12 dari 30"."""
    if one.state == "ditolak":
        return "tidak dapat dipakai"
    if one.state != "dibaca" or not one.step:
        return STATES.get(one.state, one.state)
    said = STEPS.get(one.step, one.step)
    of = " halaman" if said == "membaca" else ""
    return f"{said}{of} {one.done} dari {one.total}" if one.total else f"{said} …"


def _row(one: Brought) -> str:
    name = text_html(one.name)
    ready = one.state == "terbaca"
    named = f"{one.label}: {one.title}" if one.title and one.title != one.label else one.label
    head = f'<a href="{text_html(reader_address(one.source))}">{text_html(named)}</a>' if ready else f"<b>{name}</b>"
    about = [one.name] if ready else []
    about += [state_words(one), size_words(one.bytes)]
    if ready:
        about += [f"{one.pages} halaman"] if one.pages > 1 else []
        about.append(f"{one.units} bagian dapat dicari")
    bar = ""
    if one.state == "dibaca" and one.total > 1:
        bar = f'<progress max="{one.total}" value="{one.done}" aria-label="Kemajuan {name}"></progress>'
    why = f'<p class="salah">{text_html(one.why)}</p>' if one.why else ""
    notes = "".join(f"<li>{text_html(note)}</li>" for note in one.warnings)
    notes = (
        f"<details><summary>{len(one.warnings)} hal perlu diperiksa</summary><ul>{notes}</ul></details>"
        if notes
        else ""
    )
    return (
        f'<li><div>{head}<p class="lapisan">{text_html(" · ".join(about))}</p>{bar}{why}{notes}{_offers(one)}</div>'
        f"<div>{button('buang', one.key, 'Hapus', one.name)}</div></li>"
    )


def _offers(one: Brought) -> str:
    """What its own text says of standing; it holds once the visitor confirms it, and for the visitor alone."""
    if not one.offers:
        return ""
    items = "".join(
        f"<li>{text_html(words)}{f' <q>{text_html(quote)}</q>' if quote else ''} "
        f"{button('benar', f'{one.key} {n}', 'Benar', words)}</li>"
        for n, (words, quote) in enumerate(one.offers)
    )
    return f'<div class="usul"><p>Menurut naskahnya sendiri (belum diperiksa):</p><ul>{items}</ul></div>'


def _chip(one: Brought) -> str:
    said = one.why or ("siap" if one.state == "terbaca" else state_words(one))
    ready = f' href="{text_html(reader_address(one.source))}"' if one.state == "terbaca" else ""
    shown = text_html(one.label if one.state == "terbaca" and one.label else one.name)
    return (
        f'<li class="{text_html(one.state)}" title="{text_html(one.name)}"><a{ready}>{shown}</a> '
        f"<small>{text_html(said)}</small> "
        f'<button type="button" data-buang="{text_html(one.key)}" aria-label="Hapus {text_html(one.name)}">×</button>'
        "</li>"
    )


def _keeper(admin: bool) -> str:
    if not admin:
        return ""
    return (
        '<p class="lapisan">Pengelola dapat memasukkan dokumen ke pustaka untuk semua orang: '
        '<a href="/admin">halaman pengelola</a>.</p>'
    )


def _hours(hours: float) -> str:
    return f"{hours:g} jam".replace(".", ",") if hours >= 1 else f"{round(hours * 60)} menit"
