"""What can be done with an answer, below it. The script of the page carries out what has no address of its own."""

from __future__ import annotations

from kadqa.hukum import ids
from kadqa.records import Answer
from kadqa.rendering.body import reader_address
from kadqa.rendering.pieces import text_html


def tools_html(answer: Answer, anchor: str, address: str, *, rated: bool = False) -> str:
    """A row of icons with their names: what it is taken along with, what goes on from it, whether it helped.

    Args:
        answer: any.
        anchor: the name that the addresses of its downloads hold.
        address: where this question can be asked again ("/?q=...").
        rated: whether the reader is asked if it helped.
    """
    use = [
        _action(f"/jawaban/{anchor}.txt", "Salin", "ikon salin"),
        _action(f"/jawaban/{anchor}.docx", "Word", "ikon word"),
        _action(f"/jawaban/{anchor}/dasar", "Dasar hukum", "ikon dasar bagian"),
    ]
    row = [] if answer.refused else use
    row += [_action(address, "Tautan", "ikon tautan"), _action("#ubah", "Ubah", "ikon ubah")]
    row += [_action("#ulangi", "Ulangi", "ikon ulangi")]
    if rated:
        # Without the script of the page they lead to the form in which it is said.
        form = f"/jawaban/{anchor}/nilai?membantu="
        row += [_action(f"{form}ya", "Membantu", "ikon suka"), _action(f"{form}tidak", "Tidak membantu", "ikon tidak")]
    rest = [] if answer.refused else [
        _action(f"/jawaban/{anchor}/sitasi", "Sitasi untuk karya tulis", "bagian"),
        _action(f"/jawaban/{anchor}.md", "Unduh Markdown"),
    ]  # fmt: skip
    if answer.intent == "isi" and answer.citations:
        # Who asks for a pasal itself may want all that belongs to it.
        rest.append(_action(reader_address(ids.pasal_of(answer.citations[0].provision)), "Baca selengkapnya"))
    more = "".join(f"<li>{action}</li>" for action in rest)
    folded = f'<details class="pakai"><summary>Lainnya</summary><ul>{more}</ul></details>' if more else ""
    return f'<div class="alat">{" ".join(row)}</div>{folded}'


def _action(address: str, words: str, kind: str = "") -> str:
    return f'<a class="{f"aksi {kind}".strip()}" href="{text_html(address)}">{words}</a>'
