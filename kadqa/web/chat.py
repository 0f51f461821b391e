"""The page: header, examples, conversation, question box. Everything it shows comes from `Asker`."""

from __future__ import annotations

import logging
import os
import secrets
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Protocol

# Gradio keeps a record of every event; without a bound its memory grows with the questions.
os.environ.setdefault("GRADIO_ANALYTICS_MAX_EVENTS", "300")
os.environ.setdefault("GRADIO_ANALYTICS_ENABLED", "False")

import gradio as gr

from kadqa.errors import InputError, KadqaError
from kadqa.hukum.day import parse_day
from kadqa.hukum.hubungan import span_of
from kadqa.hukum.jenis import JENIS
from kadqa.records import Answer, Source, Turn
from kadqa.rendering.html import answer_html, long_date, notice_html, question_html, text_html, waiting_html

log = logging.getLogger(__name__)

HERE = Path(__file__).resolve().parent
TURNS_KEPT = 8
"""Earlier questions handed to the assistant, at most: a follow-up leans on the last few."""
WAITING = 60
"""Questions that may wait; beyond it the page says that KADQA is busy."""
SESSIONS_KEPT = 300
"""Conversations whose earlier questions are remembered, the latest ones."""

EXAMPLES: dict[str, tuple[str, ...]] = {
    "Untuk ASN": (
        "Apa tujuan kerja sama antardaerah?",
        "Kerja sama apa yang wajib dilakukan daerah?",
        "Apakah UU 32/2004 masih berlaku?",
    ),
    "Untuk mahasiswa": (
        "Apa yang dimaksud dengan kerja sama daerah?",
        "Apa isi Pasal 363 UU 23/2014?",
        "Siapa saja pihak dalam kerja sama daerah?",
    ),
}
"""Questions to begin with, by audience; a click asks one."""

FAILED = (
    "Maaf, pertanyaan ini tidak dapat dijawab karena ada kesalahan di dalam KADQA. "
    "Silakan coba lagi; bila terulang, beri tahu pengelola."
)


class Asker(Protocol):
    """What the page needs of the assistant. It is called from several threads at once."""

    @property
    def fingerprint(self) -> str:
        """Names the state of the index; changes whenever an answer could."""

    def ask(self, question: str, *, history: Sequence[Turn] = (), as_of: date | None = None) -> Answer:
        """Answer any text, the empty one too; a question without support comes back refused.

        Args:
            question: as it was typed.
            history: earlier questions of the conversation, oldest first.
            as_of: the day whose law is asked about; None: today, or what the question itself says.
        """

    def sources(self) -> Sequence[Source]:
        """Every regulation and page that it answers from."""


def reply(
    asker: Asker, question: str, *, history: Sequence[Turn] = (), as_of: date | None = None
) -> tuple[str, tuple[Turn, ...]]:
    """Ask, and show: the message for the chat, and the history with this question in it.

    Whatever goes wrong is logged and becomes a plain line; then the history stays as it was.
    The question itself is not logged.
    """
    try:
        answer = asker.ask(question, history=tuple(history), as_of=as_of)
        shown = answer_html(answer, anchor=f"j{secrets.token_hex(4)}")
    except KadqaError as error:
        log.warning("a question failed: %s", type(error).__name__)
        return notice_html(str(error)), tuple(history)
    except Exception:
        log.exception("a question failed")
        return notice_html(FAILED), tuple(history)
    cited = tuple(dict.fromkeys(citation.provision for citation in answer.citations))
    return shown, (*history, Turn(question, cited))[-TURNS_KEPT:]


def header_html(sources: Sequence[Source]) -> str:
    """Name, what it is in one line, and how far its law reaches."""
    laws = sum(source.jenis in JENIS for source in sources)
    pages = sum(source.is_page for source in sources)
    # What holds for all of them: a page that was read later moves nothing, nor does one law.
    days = [source.diperiksa for source in sources if source.jenis in JENIS and _is_date(source.diperiksa)]
    checked = min(days, default="")
    counts = [f"{count} {word}" for count, word in ((laws, "peraturan"), (pages, "halaman web")) if count]
    reach = f"Mengenal {' dan '.join(counts)}" if counts else "Belum memuat dokumen"
    reach += f"; keadaan hukum diperiksa s.d. {long_date(checked)}." if checked else "."
    return (
        '<div class="kadqa-kepala"><h1>KADQA</h1>'
        "<p>Tanya jawab hukum kerja sama daerah. Setiap jawaban disertai sumber dan status berlakunya.</p>"
        f'<p class="jangkauan">{text_html(reach)}</p></div>'
    )


def tab_tanya(asker: Asker) -> None:
    """The conversation. Built inside the page's Blocks."""
    chat = gr.Chatbot(
        elem_id="percakapan",
        show_label=False,
        label="Percakapan",
        height=None,
        min_height=0,
        container=False,
        autoscroll=False,
        layout="panel",
        buttons=[],
        feedback_options=None,
        line_breaks=False,
        latex_delimiters=[],
        allow_tags=False,
        sanitize_html=True,
        allow_file_downloads=False,
    )
    turns = gr.State(())
    examples: list[gr.Button] = []
    with gr.Column(elem_id="contoh") as beginning:
        gr.Markdown('<div class="kadqa-mulai">Tulis pertanyaan di bawah, atau mulai dari salah satu contoh.</div>')
        for audience, questions in EXAMPLES.items():
            with gr.Column(elem_classes="kelompok"):
                gr.Markdown(f'<div><h2 class="kelompok">{audience}</h2></div>')
                examples += [gr.Button(question, size="sm", elem_classes="contoh") for question in questions]
    with gr.Column(elem_id="tulis"):
        notice = gr.Markdown("", elem_id="pesan")
        with gr.Row(elem_id="baris-tanya", equal_height=False):
            box = gr.Textbox(
                label="Pertanyaan",
                placeholder="Tulis pertanyaan …",
                lines=1,
                max_lines=6,
                elem_id="pertanyaan",
                scale=6,
                min_width=160,
                autofocus=True,
            )
            send = gr.Button("Tanya", variant="primary", elem_id="kirim", scale=0, min_width=96)
        with gr.Row(elem_id="baris-alat"):
            day = gr.Textbox(
                label="Per tanggal",
                placeholder="boleh kosong",
                max_lines=1,
                elem_id="tanggal",
                scale=0,
                min_width=120,
            )
            fresh = gr.Button("Percakapan baru", size="sm", elem_id="baru", scale=0, min_width=150)

    def tanya(question: str, written: str, shown: list[Any], history: tuple[Turn, ...]) -> Iterator[tuple[Any, ...]]:
        """First the question as it was put, then the answer. What cannot be asked changes only the notice."""
        same = gr.skip()
        if not (question or "").strip():
            yield same, same, same, _said("Tulis pertanyaan lebih dahulu."), same
            return
        try:
            as_of = parse_day(written or "")
        except InputError as error:
            yield same, same, same, _said(str(error)), same
            return
        shown = [*(shown or []), {"role": "user", "content": question_html(question)}]
        waiting = {"role": "assistant", "content": waiting_html("Mencari jawaban …")}
        # The script of the page empties the box: by now the next question may stand in it.
        yield [*shown, waiting], same, same, "", gr.Column(visible=False)
        message, history = reply(asker, question, history=history, as_of=as_of)
        yield [*shown, {"role": "assistant", "content": message}], history, same, same, same

    def mulai_baru() -> tuple[Any, ...]:
        return [], (), "", "", gr.Column(visible=True)

    outputs = [chat, turns, box, notice, beginning]
    gr.on(
        [box.submit, send.click],
        tanya,
        [box, day, chat, turns],
        outputs,
        api_name="tanya",
        show_progress="hidden",
        concurrency_id="tanya",
        # An answer is in the page before its event is over; what is asked in between waits, and is not lost.
        trigger_mode="always_last",
    )
    for example in examples:
        example.click(
            tanya,
            [example, day, chat, turns],
            outputs,
            api_visibility="private",
            show_progress="hidden",
            concurrency_id="tanya",
            trigger_mode="always_last",
        )
    fresh.click(mulai_baru, None, outputs, api_visibility="private", show_progress="hidden", queue=False)


TABS: dict[str, Callable[[Asker], None]] = {
    "Tanya": tab_tanya,
}
"""The tabs of the page, in order: name and what builds it. A bar is shown once there are two."""


def build_page(asker: Asker) -> gr.Blocks:
    """The page, ready to be mounted, with its queue."""
    with gr.Blocks(title="KADQA", analytics_enabled=False, elem_id="kadqa") as page:
        gr.Markdown(lambda: header_html(asker.sources()), elem_id="kepala")
        if len(TABS) == 1:
            next(iter(TABS.values()))(asker)
        else:
            with gr.Tabs():
                for name, build in TABS.items():
                    with gr.Tab(name):
                        build(asker)
    page.state_session_capacity = SESSIONS_KEPT
    page.queue(max_size=WAITING, default_concurrency_limit=max(1, os.cpu_count() or 1))
    return page


def theme() -> Any:
    """Calm, with the fonts of the machine: nothing is fetched."""
    return gr.themes.Base(
        primary_hue="blue",
        neutral_hue="slate",
        font=["system-ui", "sans-serif"],
        font_mono=["ui-monospace", "monospace"],
    ).set(
        button_primary_background_fill="#1d4f7c",
        button_primary_background_fill_dark="#2b6ca3",
        button_primary_background_fill_hover="#153c5f",
        button_primary_background_fill_hover_dark="#245b89",
        button_primary_text_color="white",
        button_primary_text_color_dark="white",
    )


def head_html() -> str:
    """Style and script of the page, for its head; both are files beside this one."""
    style = (HERE / "page.css").read_text(encoding="utf-8")
    script = (HERE / "page.js").read_text(encoding="utf-8")
    return f"<style>{style}</style><script>{script}</script>"


def _is_date(written: str) -> bool:
    try:
        return span_of(written) is not None
    except ValueError:
        return False


def _said(text: str) -> str:
    return f"<div>{text_html(text)}</div>"
