"""The form in which a reader says whether an answer helped."""

from __future__ import annotations

from collections.abc import Mapping

from kadqa.rendering.pieces import text_html


def feedback_html(
    name: str, helpful: bool | None, reasons: Mapping[str, str], *, said: str = "", kept: str = ""
) -> str:
    """The form for one answer.

    Args:
        name: the answer's name in addresses.
        helpful: what is chosen already; None: nothing.
        reasons: key to words of what can be wrong.
        said: why the form is shown again; "": it is not.
        kept: that the choice is kept already; "": it is not.
    """
    line = f'<p class="kabar salah" role="alert">{text_html(said)}</p>' if said else ""
    line += f'<p class="terkirim" role="status">{text_html(kept)}</p>' if kept else ""
    choices = "".join(
        f'<label><input type="radio" name="membantu" value="{value}" required{" checked" if chosen else ""}> '
        f"{words}</label>"
        for value, words, chosen in (("ya", "Ya", helpful is True), ("tidak", "Tidak", helpful is False))
    )
    boxes = "".join(
        f'<label><input type="checkbox" name="sebab" value="{text_html(key)}"> {text_html(words)}</label>'
        for key, words in reasons.items()
    )
    return (
        '<section class="sumber"><h2 class="nama-sumber" tabindex="-1">Apakah jawaban ini membantu?</h2>'
        f'{line}<form class="umpan" method="post" action="/jawaban/{text_html(name)}/nilai">'
        f"<fieldset><legend>Membantu?</legend>{choices}</fieldset>"
        f"<fieldset><legend>Bila tidak, apa sebabnya? (boleh kosong)</legend>{boxes}</fieldset>"
        '<p><label for="catatan-umpan">Keterangan lain (boleh kosong; jangan tulis data pribadi)</label>'
        '<textarea id="catatan-umpan" name="catatan" rows="4" maxlength="2000"></textarea></p>'
        '<p><label><input type="checkbox" name="setuju" value="1"> Pertanyaan saya boleh disimpan bersama '
        "penilaian ini, untuk memperbaiki KADQA.</label></p>"
        '<p class="lapisan">Tanpa persetujuan itu, hanya penilaian dan keterangan Anda yang disimpan.</p>'
        "<p><button>Kirim penilaian</button></p></form></section>"
    )


def thanks_html(stored_question: bool) -> str:
    """What is said once it is kept."""
    what = "Penilaian dan pertanyaan Anda" if stored_question else "Penilaian Anda, tanpa pertanyaannya,"
    return (
        '<section class="sumber"><h2 class="nama-sumber" tabindex="-1">Terima kasih</h2>'
        f'<p class="terkirim" role="status">{what} sudah disimpan.</p></section>'
    )
