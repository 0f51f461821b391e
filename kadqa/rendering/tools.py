"""What can be done with an answer, below it. The script of the page carries out what has no address of its own."""

from __future__ import annotations

from kadqa.hukum import ids
from kadqa.records import Answer
from kadqa.rendering.body import reader_address
from kadqa.rendering.pieces import text_html


def tools_html(answer: Answer, anchor: str, address: str) -> str:
    """First what it is taken along with, then what goes on from it, the rest folded away.

    Args:
        answer: any.
        anchor: the name that the addresses of its downloads hold.
        address: where this question can be asked again ("/?q=...").
    """
    again = [_action("#ubah", "Ubah pertanyaan", "ubah"), _action("#ulangi", "Tanyakan lagi", "ulangi")]
    link = _action(address, "Tautan pertanyaan ini", "tautan")
    if answer.refused:
        return f'<div class="alat">{" ".join((*again, link))}</div>'
    use = (
        _action(f"/jawaban/{anchor}.txt", "Salin jawaban", "salin"),
        _action(f"/jawaban/{anchor}.docx", "Unduh Word"),
        _action(f"/jawaban/{anchor}/dasar", "Dasar hukum untuk nota dinas", "bagian"),
    )
    if answer.intent == "isi" and answer.citations:
        # Who asks for a pasal itself may want all that belongs to it.
        again.append(_action(reader_address(ids.pasal_of(answer.citations[0].provision)), "Baca selengkapnya"))
    rest = (
        _action(f"/jawaban/{anchor}/sitasi", "Sitasi untuk karya tulis", "bagian"),
        _action(f"/jawaban/{anchor}.md", "Unduh Markdown"),
        link,
    )
    return (
        f'<div class="alat">{" ".join(use)}</div><div class="alat lanjut">{" ".join(again)}</div>'
        '<details class="pakai"><summary>Lainnya: sitasi, Markdown, tautan</summary>'
        f"<ul>{''.join(f'<li>{action}</li>' for action in rest)}</ul></details>"
    )


def rating_html(anchor: str) -> str:
    """Whether the answer helped, as two links that open the form."""
    links = " ".join(
        _action(f"/jawaban/{anchor}/nilai?membantu={value}", words, "bagian")
        for value, words in (("ya", "Ya, membantu"), ("tidak", "Tidak membantu"))
    )
    return f'<p class="nilai">Apakah jawaban ini membantu? {links}</p>'


def _action(address: str, words: str, kind: str = "") -> str:
    return f'<a class="{f"aksi {kind}".strip()}" href="{text_html(address)}">{words}</a>'
