"""The page: header, examples, conversation, question box. Everything it shows comes from `Asker`."""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from urllib.parse import parse_qsl

# Gradio keeps a record of every event; without a bound its memory grows with the questions.
os.environ.setdefault("GRADIO_ANALYTICS_MAX_EVENTS", "300")
os.environ.setdefault("GRADIO_ANALYTICS_ENABLED", "False")

import gradio as gr

from kadqa.errors import InputError, KadqaError
from kadqa.hukum.hubungan import span_of
from kadqa.hukum.jenis import JENIS
from kadqa.records import Filters, Source, Turn
from kadqa.rendering.brand import Brand
from kadqa.rendering.html import answer_html, long_date, notice_html, question_html, text_html, waiting_html
from kadqa.rendering.site import header_html, rooted
from kadqa.web.asker import Asker, Kept, question_address, read_day, read_filters
from kadqa.web.visitor import Own, visiting, visitor, visitor_of

log = logging.getLogger(__name__)

TURNS_KEPT = 8
"""Earlier questions handed to the assistant, at most: a follow-up leans on the last few."""
RESTORED = 20
"""Questions that an earlier conversation is brought back with, at most: each is asked anew."""
QUESTION_LONG = 8000
"""Characters of a question that a command may bring; the assistant has a bound of its own."""
ADDRESS_FIELDS = ("berlaku", "jenis", "dari", "sampai", "naskah")
"""Fields of a question's address that are filters, in the order of `read_filters`."""
WAITING = 60
"""Questions that may wait; beyond it the page says that KADQA is busy."""
BUSY = frozenset({"menunggu", "dibaca"})
"""States of a visitor's document that is not asked yet."""
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

KINDS: dict[str, str] = {key: row.short for key, row in JENIS.items()} | {"halaman": "Halaman web"}
"""Keys of what a search can be narrowed to, to what they are called."""

FAILED = (
    "Maaf, pertanyaan ini tidak dapat dijawab karena ada kesalahan di dalam KADQA. "
    "Silakan coba lagi; bila terulang, beri tahu pengelola."
)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of the conversation, in the order of the page."""

    question: str
    cited: tuple[str, ...] | None
    """Provisions of its answer; None: it failed, and no later question builds on it."""
    digest: bool = False
    """Its answer told what a ringkasan is, which need not be said again."""


def turns(asked: Sequence[Asked]) -> tuple[Turn, ...]:
    """What the assistant is told of the conversation so far: the latest questions that were answered."""
    return tuple(Turn(one.question, one.cited) for one in asked if one.cited is not None)[-TURNS_KEPT:]


@dataclass(frozen=True, slots=True)
class Chat:
    """What the conversation speaks to.

    Attributes:
        asker: answers; with documents of visitors, for the visitor of `kadqa.web.visitor`.
        kept: the answers that have addresses.
        root: path of a reverse proxy, or "".
        rated: readers may say what they think of an answer.
        own: documents of visitors; None: nobody brings any.
        brand: whose site it is.
    """

    asker: Asker
    kept: Kept
    root: str = ""
    rated: bool = False
    own: Own | None = None
    brand: Brand = field(default_factory=Brand)

    def reply(self, request: gr.Request, question: str, **given: Any) -> tuple[str, Asked]:
        """`reply` for whoever sent the request, with the addresses as that browser sees them."""
        with visiting(visitor_of(request)):
            reading = [one.name for one in self.own.brought(visitor()) if one.state in BUSY] if self.own else []
            message, one = reply(self.asker, self.kept, question, rated=self.rated, reading=reading, **given)
        return rooted(message, self.root), one


def reply(
    asker: Asker,
    kept: Kept,
    question: str,
    *,
    asked: Sequence[Asked] = (),
    as_of: date | None = None,
    filters: Filters | None = None,
    rated: bool = False,
    reading: Sequence[str] = (),
) -> tuple[str, Asked]:
    """Ask, and show: the message for the chat, and what is remembered of the question.

    `reading` are the documents of the visitor's own that cannot be asked yet.

    Whatever goes wrong is logged and becomes a plain line. The question itself is not logged.
    """
    filters = filters or Filters()
    try:
        answer = asker.ask(question, history=turns(asked), as_of=as_of, filters=filters)
        whole = question_address(answer.resolved_question or question, as_of.isoformat() if as_of else "", filters)
        lift = ""
        if answer.refused and filters and not asker.ask(question, history=turns(asked), as_of=as_of).refused:
            # The filters are why nothing was found, and only then is it good advice to lift them.
            lift = question_address(answer.resolved_question or question, as_of.isoformat() if as_of else "", Filters())
        notes = [filters_words(filters)]
        if reading:
            notes.append(f"{', '.join(reading)} masih dibaca; jawaban ini belum memakainya")
        shown = answer_html(
            answer, anchor=kept.keep(answer, visitor()), address=whole, note=". ".join(filter(None, notes)),
            rated=rated, lift=lift, known=any(one.digest for one in asked),
        )  # fmt: skip
    except KadqaError as error:
        log.warning("a question failed: %s", type(error).__name__)
        return notice_html(str(error)), Asked(question, None)
    except Exception:
        log.exception("a question failed")
        return notice_html(FAILED), Asked(question, None)
    cited = tuple(dict.fromkeys(citation.provision for citation in answer.citations))
    return shown, Asked(question, cited, any(warning.kind == "ringkasan" for warning in answer.warnings))


def filters_words(filters: Filters) -> str:
    """What an answer was narrowed to, in words; "" for nothing."""
    said = ["hanya yang berlaku"] if filters.in_force else []
    if filters.jenis:
        said.append("jenis " + ", ".join(KINDS.get(kind, kind) for kind in filters.jenis))
    years = (filters.first_year, filters.last_year)
    if all(years):
        said.append(f"tahun {years[0]}–{years[1]}" if years[0] != years[1] else f"tahun {years[0]}")
    elif any(years):
        said.append(f"sejak tahun {years[0]}" if years[0] else f"sampai tahun {years[1]}")
    if filters.official:
        said.append("naskah resmi saja")
    return f"Disaring: {'; '.join(said)}" if said else ""


def kinds_of(sources: Sequence[Source]) -> list[tuple[str, str]]:
    """The kinds that can be chosen: (name, key) of those that are here, highest first."""
    here = {source.jenis for source in sources}
    return [(name, key) for key, name in KINDS.items() if key in here]


def reach_html(sources: Sequence[Source]) -> str:
    """How to begin, and how far the law reaches that is here."""
    laws = sum(source.jenis in JENIS for source in sources)
    pages = sum(source.is_page for source in sources)
    # What holds for all of them: a page that was read later moves nothing, nor does one law.
    days = [source.diperiksa for source in sources if source.jenis in JENIS and _is_date(source.diperiksa)]
    checked = min(days, default="")
    counts = [f"{count} {word}" for count, word in ((laws, "peraturan"), (pages, "halaman web")) if count]
    reach = f"Mengenal {' dan '.join(counts)}" if counts else "Belum memuat dokumen"
    reach += f"; keadaan hukum diperiksa s.d. {long_date(checked)}." if checked else "."
    return (
        '<div class="kadqa-mulai"><p>Tulis pertanyaan di bawah, atau mulai dari salah satu contoh.</p>'
        f'<p class="jangkauan">{text_html(reach)}</p></div>'
    )


def tab_tanya(talk: Chat) -> tuple[Any, Any]:
    """The conversation. Built inside the page's Blocks; returns what follows what is there: reach, choice of kinds."""
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
    asked = gr.State(())
    examples: list[gr.Button] = []
    with gr.Column(elem_id="contoh") as beginning:
        reach = gr.Markdown(reach_html(talk.asker.sources()), elem_id="jangkauan")
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
            if talk.own is not None:
                # The script of the page opens the choice of files, and shows what was brought above the box.
                gr.Button("Dokumen", size="sm", elem_id="lampirkan", scale=0, min_width=44)
            send = gr.Button("Tanya", variant="primary", elem_id="kirim", scale=0, min_width=96)
        with gr.Row(elem_id="baris-alat"):
            # What these two open, the script of the page opens: the earlier conversations, the filters.
            gr.Button("Percakapan sebelumnya", size="sm", elem_id="riwayat-tombol", scale=0, min_width=40)
            gr.Button("Tanggal dan saringan", size="sm", elem_id="saring-tombol", scale=0, min_width=80)
            fresh = gr.Button("Percakapan baru", size="sm", elem_id="baru", scale=0, min_width=150)
        with gr.Column(elem_id="saring"):
            with gr.Row(elem_classes="baris-saring"):
                in_force = gr.Checkbox(label="Hanya yang berlaku", elem_id="saring-berlaku")
                official = gr.Checkbox(label="Naskah resmi saja", elem_id="saring-naskah")
            kinds = gr.CheckboxGroup(kinds_of(talk.asker.sources()), label="Jenis", elem_id="saring-jenis")
            with gr.Row(elem_classes="baris-saring tahun"):
                day = gr.Textbox(
                    label="Hukum per tanggal", placeholder="hari ini", max_lines=1, elem_id="tanggal", min_width=90
                )
                first = gr.Textbox(
                    label="Dari tahun", placeholder="2014", max_lines=1, elem_id="saring-dari", min_width=90
                )
                last = gr.Textbox(
                    label="Sampai tahun", placeholder="2025", max_lines=1, elem_id="saring-sampai", min_width=90
                )
        # The script of the page speaks to the server through it: ?q=, ask again, edit, an earlier conversation.
        command = gr.Textbox(label="Perintah", elem_id="perintah")

    def tanya(request: gr.Request, question: str, *given: Any) -> Iterator[tuple[Any, ...]]:
        """First the question as it was put, then the answer. What cannot be asked changes only the notice."""
        written, *narrowing, shown, before = given
        same = gr.skip()
        if not (question or "").strip():
            yield same, same, same, _said("Tulis pertanyaan lebih dahulu."), same
            return
        try:
            as_of, filters = read_day(written), read_filters(*narrowing)
        except InputError as error:
            yield same, same, same, _said(str(error)), same
            return
        shown = [*(shown or []), {"role": "user", "content": question_html(question)}]
        waiting = {"role": "assistant", "content": waiting_html("Mencari jawaban …")}
        # The script of the page empties the box: by now the next question may stand in it.
        yield [*shown, waiting], same, same, "", gr.Column(visible=False)
        message, one = talk.reply(request, question, asked=before, as_of=as_of, filters=filters)
        yield [*shown, {"role": "assistant", "content": message}], (*before, one), same, same, same

    def perintah(request: gr.Request, written: str, day: str, *given: Any) -> Iterator[tuple[Any, ...]]:
        """Carry out what the script of the page asks for; anything else changes nothing."""
        *narrowing, shown, before = given
        same = gr.skip()
        wanted = read_command(written)
        if wanted is None:
            yield same, same, same, same, same
            return
        keep = max(0, wanted.keep if wanted.keep is not None else len(before))
        shown, before = list(shown or [])[: 2 * keep], tuple(before)[:keep]
        if not wanted.questions:
            yield shown, before, same, "", gr.Column(visible=not shown)
            return
        began = False
        for question, fields in wanted.questions:
            try:
                as_of = read_day(day if fields is None else fields.get("per"))
                read = narrowing if fields is None else [fields.get(name, "") for name in ADDRESS_FIELDS]
                filters = read_filters(*read)
            except InputError as error:
                yield same, same, same, _said(str(error)), same
                continue
            shown = [*shown, {"role": "user", "content": question_html(question)}]
            if not began:
                began = True
                waiting = {"role": "assistant", "content": waiting_html("Mencari jawaban …")}
                yield [*shown, waiting], same, same, "", gr.Column(visible=False)
            message, one = talk.reply(request, question, asked=before, as_of=as_of, filters=filters)
            shown, before = [*shown, {"role": "assistant", "content": message}], (*before, one)
        if began:
            yield shown, before, same, same, gr.Column(visible=not shown)

    def mulai_baru() -> tuple[Any, ...]:
        """Nothing of a conversation goes on in the next one, its day and its filters neither."""
        return [], (), "", "", gr.Column(visible=True), "", False, [], "", "", False

    outputs = [chat, asked, box, notice, beginning]
    narrowing = [in_force, kinds, first, last, official]
    # An answer is in the page before its event is over; what is asked in between waits, and is not lost.
    taken: dict[str, Any] = {
        "show_progress": "hidden", "concurrency_id": "tanya", "trigger_mode": "always_last",
    }  # fmt: skip
    gr.on([box.submit, send.click], tanya, [box, day, *narrowing, chat, asked], outputs, api_name="tanya", **taken)
    for example in examples:
        example.click(tanya, [example, day, *narrowing, chat, asked], outputs, api_visibility="private", **taken)
    command.change(perintah, [command, day, *narrowing, chat, asked], outputs, api_visibility="private", **taken)
    fresh.click(
        mulai_baru, None, [*outputs, day, *narrowing], api_visibility="private", show_progress="hidden", queue=False
    )
    return reach, kinds


@dataclass(frozen=True, slots=True)
class Command:
    """What the script of the page asks for."""

    keep: int | None
    """Questions of the conversation that stay, counted from its beginning; None: all."""
    questions: tuple[tuple[str, dict[str, str] | None], ...]
    """What is asked after them: the question, and the fields of its address (`question_address`); None: what the
    page is set to."""


def read_command(written: str) -> Command | None:
    """A command as JSON, {"sisa": 2, "tanya": [["pertanyaan", "per=2010&berlaku=1"]]}; None if it is none.

    At most `RESTORED` questions are taken, each cut at the length that a question may have.
    """
    try:
        raw = json.loads(written)
        keep = raw.get("sisa")
        questions = [
            (
                str(question)[:QUESTION_LONG],
                None if fields is None else dict(parse_qsl(str(fields), max_num_fields=12)),
            )
            for question, fields in raw.get("tanya", ())[:RESTORED]
        ]
    except (ValueError, TypeError, AttributeError, RecursionError):
        return None
    if not (keep is None or (isinstance(keep, int) and not isinstance(keep, bool))):
        return None
    return Command(keep, tuple((question, fields) for question, fields in questions if question.strip()))


def build_page(talk: Chat) -> gr.Blocks:
    """The page, ready to be mounted, with its queue."""
    asker = talk.asker
    with gr.Blocks(title=talk.brand.name, analytics_enabled=False, elem_id="kadqa") as page:
        gr.Markdown(rooted(header_html("Tanya", talk.brand, heading=True), talk.root), elem_id="kepala")
        reach, kinds = tab_tanya(talk)

        def terbaru() -> tuple[Any, ...]:
            return reach_html(asker.sources()), gr.CheckboxGroup(choices=kinds_of(asker.sources()))

        # What was published since the page was built. Shown progress would fade it out and in again.
        # Outside the queue: what the address asks is put at the same moment.
        page.load(terbaru, None, [reach, kinds], api_visibility="private", show_progress="hidden", queue=False)
    page.state_session_capacity = SESSIONS_KEPT
    page.queue(max_size=WAITING, default_concurrency_limit=max(1, os.cpu_count() or 1))
    return page


def _is_date(written: str) -> bool:
    try:
        return span_of(written) is not None
    except ValueError:
        return False


def _said(text: str) -> str:
    return f"<div>{text_html(text)}</div>"
