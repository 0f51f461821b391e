"""The page for documents: what lies on the desk, what the parser made of it, what is kept."""

from __future__ import annotations

from collections.abc import Sequence

from kadqa.records import Brought, LocalFile, Publishing
from kadqa.rendering.body import reader_address
from kadqa.rendering.pieces import text_html

STATES = {
    "menunggu": "menunggu dibaca",
    "dibaca": "sedang dibaca …",
    "terbaca": "terbaca, belum disimpan",
    "ditolak": "tidak dapat disimpan",
}
"""State of a file to what it is called."""


def login_html(said: str = "") -> str:
    """The form for the password, below a line that says why it is shown again."""
    line = f'<p class="kabar salah" role="alert">{text_html(said)}</p>' if said else ""
    return (
        f"<h1>Dokumen</h1><p>Menambah dan menghapus dokumen hanya untuk pengelola.</p>{line}"
        '<form class="masuk" method="post" action="/admin/masuk"><p><label for="sandi">Kata sandi pengelola</label>'
        '<input id="sandi" name="sandi" type="password" autocomplete="current-password" required></p>'
        "<p><button>Masuk</button></p></form>"
    )


def desk_html(state: str, token: str, megabytes: int, said: str = "") -> str:
    """The whole desk: the form for files, then `state`, which its script fetches again while something is done."""
    line = f'<p class="kabar salah" role="alert">{text_html(said)}</p>' if said else ""
    return (
        f'<div class="kepala-meja"><h1>Dokumen</h1><form method="post" action="/admin/keluar">{_token(token)}'
        f'<button class="kecil">Keluar</button></form></div>{line}'
        '<form class="unggah" method="post" action="/admin/unggah" enctype="multipart/form-data">'
        f"{_token(token)}"
        '<p><label for="berkas">Berkas peraturan atau halaman</label>'
        '<input id="berkas" name="berkas" type="file" multiple required accept=".pdf,.docx,.html,.htm,.md,.txt"></p>'
        f'<p class="lapisan">PDF, DOCX, HTML, Markdown, atau teks; boleh beberapa sekaligus, '
        f"paling banyak {megabytes} MB bersama-sama. Berkas dibaca dahulu; "
        "Anda melihat hasilnya sebelum menyimpannya.</p>"
        '<p><button>Unggah</button> <progress max="100" value="0" hidden aria-label="Kemajuan unggahan"></progress></p>'
        f'</form><div id="keadaan" aria-live="polite">{state}</div>'
    )


def state_html(
    brought: Sequence[Brought], kept: Sequence[LocalFile], publishing: Publishing, *, token: str, busy: bool,
    own: Sequence[Brought] = (),
) -> str:  # fmt: skip
    """What changes by itself: how publishing goes, the files on the desk, the documents that are kept.

    `own` are those of the visitor's own session, which can be laid on the desk.
    """
    parts = [f'<div class="keadaan"{" data-sibuk" if busy else ""}>', _publishing(publishing)]
    if brought:
        rows = "".join(_row(one, publishing) for one in brought)
        ready = sum(one.state == "terbaca" for one in brought)
        several = ready > 1 and publishing.state != "berjalan"
        every = f'<p><button name="simpan" value="semua">Simpan semua yang terbaca ({ready})</button></p>'
        parts.append(
            f'<h2>Belum disimpan</h2><form method="post" action="/admin/berkas">{_token(token)}'
            f'<ul class="meja">{rows}</ul>{every if several else ""}</form>'
        )
    if own:
        rows = "".join(
            f'<li><div><b>{text_html(one.name)}</b><p class="lapisan">{text_html(one.title or one.label)}</p></div>'
            f"<div>{button('ambil', one.key, 'Tambah ke pustaka', one.name)}</div></li>"
            for one in own
        )
        parts.append(
            f'<h2>Dalam sesi Anda sendiri</h2><form method="post" action="/admin/berkas">{_token(token)}'
            f'<ul class="meja">{rows}</ul></form>'
        )
    parts.append("<h2>Dokumen yang ditambahkan</h2>")
    if kept:
        items = "".join(_kept(one, publishing) for one in kept)
        parts.append(f'<form method="post" action="/admin/berkas">{_token(token)}<ul class="meja">{items}</ul></form>')
    else:
        parts.append("<p>Belum ada. Dokumen yang Anda simpan akan tercantum di sini.</p>")
    return "".join(parts) + "</div>"


def preview_html(one: Brought, token: str) -> str:
    """What the parser made of a file, before it is kept."""
    parts = [
        f'<p><a href="/admin">← Dokumen</a></p><h1>{text_html(one.name)}</h1>',
        f"<p>{text_html(_about(one))}</p>",
    ]
    if one.why:
        parts.append(f'<p class="kabar salah">{text_html(one.why)}</p>')
    if one.warnings:
        items = "".join(f"<li>{text_html(warning)}</li>" for warning in one.warnings)
        parts.append(f'<h2>Yang perlu diperiksa</h2><ul class="awas">{items}</ul>')
    if one.state == "terbaca":
        buttons = (
            button("simpan", one.key, "Simpan", one.name, "utama") + " " + button("buang", one.key, "Buang", one.name)
        )
        parts.append(f'<form method="post" action="/admin/berkas">{_token(token)}<p>{buttons}</p></form>')
    if one.tree:
        tree = "\n".join(text_html(line) for line in one.tree.split("\n"))
        parts.append(f'<h2>Susunan seperti terbaca</h2><pre class="pohon" tabindex="0">{tree}</pre>')
    return "".join(parts)


def _token(token: str) -> str:
    return f'<input type="hidden" name="token" value="{text_html(token)}">'


def button(name: str, value: str, words: str, of: str, kind: str = "kecil") -> str:
    """A button of a form; what it acts on is said to a screen reader, too."""
    return (
        f'<button class="{kind}" name="{name}" value="{text_html(value)}">{words}'
        f'<span class="tersembunyi"> {text_html(of)}</span></button>'
    )


def _publishing(publishing: Publishing) -> str:
    if not publishing.state:
        return ""
    notes = "".join(f"<li>{text_html(note)}</li>" for note in publishing.notes)
    notes = f"<p>Yang tidak dipakai:</p><ul>{notes}</ul>" if notes else ""
    if publishing.state != "berjalan":
        good = publishing.state == "selesai"
        return f'<div class="kabar {"baik" if good else "salah"}"><p>{text_html(publishing.said)}</p>{notes}</div>'
    bar = (
        f' <progress max="{publishing.total}" value="{publishing.done}" aria-label="Kemajuan"></progress>'
        if publishing.total > 1 else ""
    )  # fmt: skip
    return (
        f'<div class="kabar"><p>Indeks sedang diperbarui: {text_html(publishing.said)} …{bar} '
        "Selama itu pertanyaan dijawab dari indeks yang lama.</p></div>"
    )


def _about(one: Brought) -> str:
    said = [STATES.get(one.state, one.state), size_words(one.bytes)]
    if one.source:
        named = f"dikenali sebagai {one.source}" + (f" ({one.title})" if one.title else "")
        said += [named, f"{one.pages} halaman", f"{one.provisions} ketentuan"]
    if one.warnings:
        said.append(f"{len(one.warnings)} hal perlu diperiksa")
    return " · ".join(said)


def _row(one: Brought, publishing: Publishing) -> str:
    name = text_html(one.name)
    head = f'<a href="/admin/pratinjau/{text_html(one.key)}">{name}</a>' if one.state == "terbaca" else f"<b>{name}</b>"
    why = f'<p class="salah">{text_html(one.why)}</p>' if one.why else ""
    buttons = []
    # While a generation is made, what it holds is settled.
    if publishing.state != "berjalan":
        buttons = [button("simpan", one.key, "Simpan", one.name, "utama")] if one.state == "terbaca" else []
        buttons.append(button("buang", one.key, "Buang", one.name))
    return (
        f'<li><div>{head}<p class="lapisan">{text_html(_about(one))}</p>{why}</div><div>{" ".join(buttons)}</div></li>'
    )


def _kept(one: LocalFile, publishing: Publishing) -> str:
    name = text_html(one.name)
    link = f'<a href="{text_html(reader_address(one.source))}">{text_html(one.source)}</a> · ' if one.source else ""
    remove = button("hapus", one.name, "Hapus", one.name) if publishing.state != "berjalan" else ""
    about = f'<p class="lapisan">{link}{size_words(one.bytes)}</p>'
    return f"<li><div><b>{name}</b>{about}</div><div>{remove}</div></li>"


def size_words(size: int) -> str:
    """Bytes as people say them: 900 -> "1 kB", 2500000 -> "2,5 MB"."""
    return f"{size / 1e6:.1f} MB".replace(".", ",") if size >= 1_000_000 else f"{-(-size // 1000)} kB"
