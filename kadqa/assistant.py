"""The only place where the parts are put together: an index opened, and what can be asked of it."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Self

import numpy as np

from kadqa.asking.compose import COMPOSERS
from kadqa.asking.conversation import Desk, Read
from kadqa.asking.search.find import find, followed
from kadqa.asking.search.found import found_in
from kadqa.asking.verify import verify
from kadqa.embedding import Embedder, Vectors, open_embedder
from kadqa.errors import IndexError_, InputError
from kadqa.hukum import ids
from kadqa.library.locate import locate
from kadqa.library.outline import file_of, outline
from kadqa.library.publish import current
from kadqa.library.shown import shown
from kadqa.library.snapshot import Library
from kadqa.records import Answer, Evidence, Filters, Found, Nearest, Part, Query, Shown, Source, Turn
from kadqa.settings import Settings, settings

if TYPE_CHECKING:
    from kadqa.library.build import BuildReport
    from kadqa.library.merge import Progress
    from kadqa.library.visitors import Visitors

ASKING = 1.5
"""Weight of a follow-up's own words beside the question made whole, where they ask something themselves."""
log = logging.getLogger(__name__)

FAILED = "Jawaban tidak lolos pemeriksaan kutipan, sehingga tidak ditampilkan. Yang ditemukan disebut di bawah."


class Assistant:
    """Answers questions from one opened snapshot; may be asked from many threads at once."""

    def __init__(
        self,
        library: Library,
        embedder: Embedder,
        *,
        config: Settings,
        composer: str = "extractive",
    ) -> None:
        self.library = library
        self.embedder = embedder
        self.config = config
        self.composer = composer
        self._last: tuple[tuple[str, tuple[Turn, ...], date | None], Read | None] = (("", (), None), None)

    @classmethod
    def open(cls, index: Path, config: Settings | None = None) -> Self:
        """Open the live generation of an index.

        Raises:
            IndexError_: it is missing, damaged, or was built with another model.
        """
        config = config or settings()
        library = Library(index, model=config.model)
        return cls(library, open_embedder(config.model), config=config)

    def reopened(self) -> Self:
        """Another one over what is live now, with the same model.

        Raises:
            IndexError_: the index cannot be opened.
        """
        return type(self)(
            Library(self.library.folder.parent, model=self.config.model),
            self.embedder,
            config=self.config,
            composer=self.composer,
        )

    @property
    def fingerprint(self) -> str:
        return self.library.fingerprint

    def holds(self, provision: str, *, layer: str | None = None) -> bool:
        """Whether this index has a text of a provision, its penjelasan, or something below it; a source is one too.

        Args:
            provision: any id.
            layer: "naskah" or "ringkasan"; None: either.
        """
        if any(layer in {None, text.layer} for text in self.library.texts(provision)):
            return True
        source, plain = ids.source_of(provision), ids.without_penjelasan(provision)
        units = self.library.units
        below = (units.provision[n] for n in self.library.rows_of([source]) if layer in {None, units.layer[n]})
        return any(f"{ids.without_penjelasan(one)}/".startswith(f"{plain}/") for one in below)

    def sources(self) -> tuple[Source, ...]:
        """All sources in the order of the corpus."""
        return tuple(self.library.sources.values())

    def ask(
        self,
        question: str,
        *,
        history: Sequence[Turn] = (),
        as_of: date | None = None,
        id: str | None = None,
        filters: Filters | None = None,
    ) -> Answer:
        """Answer a question, or refuse with a reason; never an answer that `verify` finds fault with.

        Args:
            question: as typed.
            history: earlier turns of the conversation, oldest first.
            as_of: the day whose law is asked about; None: today's.
            id: handed through to the answer.
            filters: what the search is narrowed to, before the best are taken; None: nothing.
        """
        began = time.perf_counter()
        read = self._read(question, history, as_of, filters)
        query, evidence = read.query, read.evidence
        start = time.perf_counter()
        answer = self._composed(query, evidence)
        return replace(
            answer,
            id=id,
            index=self.fingerprint,
            bearing=evidence.bearing,
            timings_ms={
                "embed": read.embed_ms, "search": read.search_ms, "answer": _ms(start), "total": _ms(began),
            },
        )  # fmt: skip

    def _read(self, question: str, history: Sequence[Turn], as_of: date | None, filters: Filters | None) -> Read:
        """A question read and looked up; the last one is kept, since a search for it often follows its answer."""
        read = Desk(self.library, self._vector, self.config.day(), as_of, filters).read(question, history)
        if not filters:
            self._last = ((question, tuple(history), as_of), read)
        return read

    def _vector(self, query: Query) -> Vectors:
        """The question's vector; a follow-up's own words weigh as much as the question made whole, or more."""
        vector = self.embedder.embed_question(query.search_text)
        if own_words := query.focus_text or query.sentence:
            own = self.embedder.embed_question(own_words)
            vector = vector + (ASKING if query.asks_itself else 1.0) * own
            vector = vector / np.linalg.norm(vector)
        return vector

    def _composed(self, query: Query, evidence: Evidence) -> Answer:
        answer = COMPOSERS[self.composer](query, evidence)
        faults = verify(answer, evidence)
        if not faults:
            return answer
        log.error("answer not shown: %s", "; ".join(faults))
        nearest = tuple(Nearest(e.passage.provision, e.label) for e in evidence.excerpts[:3])
        refused = replace(evidence, refusal=("tidak-ditemukan", FAILED), nearest=nearest)
        return COMPOSERS["extractive"](query, refused)

    def day(self) -> date:
        """The day that counts as today."""
        return self.config.day()

    def knows(self, provision: str) -> bool:
        """Whether `show` has something for an id."""
        return bool(self.library.texts(provision)) or provision in self.library.sources

    def locate(self, written: str) -> str:
        """The id that was meant by an id, a label or a rujukan as people write it, for `show`.

        Raises:
            InputError: it names no provision, or several.
        """
        return locate(written, self.library)

    def read(self, source: str, *, as_of: date | None = None) -> tuple[Part, ...]:
        """The parts of a regulation or page in reading order; () if it has no text here."""
        return outline(self.library, source, as_of or self.config.day())

    def file_of(self, source: str, version: str) -> Path | None:
        """The file that a text was read from, if it is still where it was."""
        return file_of(self.library, source, version)

    def search(
        self, question: str, *, history: Sequence[Turn] = (), k: int = 10, as_of: date | None = None
    ) -> tuple[Found, ...]:
        """The k pasal and passages that bear most on a question, best first; fewer only if the library holds fewer.

        Where the relations answer (standing, history, what replaced what), what the answer rests on comes first.

        Raises:
            InputError: the question is empty, too long, or not in Latin script; or k is below 1.
        """
        if k < 1:
            raise InputError(f"-k {k}: banyaknya hasil paling sedikit 1.")
        asked, read = self._last
        if read is None or asked != (question, tuple(history), as_of):
            read = self._read(question, history, as_of, None)
        query = read.query
        if query.refusal is not None:
            raise InputError(query.refusal[1])
        hits = found_in(read.evidence)
        if len(hits) < k:
            hits = followed(hits, find(query, self._vector(query), self.library, fill=k))
        found = []
        for hit in hits[:k]:
            excerpt = self.library.excerpt(hit.provision, query.day, query.today) or self.library.excerpt(
                hit.best_unit, query.day, query.today
            )
            if excerpt is None:
                continue
            found.append(
                Found(
                    provision=hit.provision, best_unit=hit.best_unit, label=excerpt.label, kind=excerpt.kind,
                    layer=excerpt.passage.layer, status=excerpt.on_day.status if excerpt.on_day else None,
                    score=hit.score, dense=hit.dense, lexical=hit.lexical, text=excerpt.passage.full_text,
                )
            )  # fmt: skip
        return tuple(found)

    def show(self, provision: str, *, as_of: date | None = None, version: str | None = None) -> Shown:
        """A provision, whole.

        Raises:
            InputError: nothing here has that id (or not in that version).
        """
        today = self.config.day()
        return shown(provision, as_of or today, today, self.library, version=version)


class Live:
    """An assistant that goes on to the next generation while it is asked: each call sees one snapshot, whole.

    A generation that another process publishes (`kadqa index` beside a running server) is taken up by the next
    question. One that cannot be opened is logged once, and the one before stays in use.
    """

    def __init__(self, assistant: Assistant) -> None:
        self._now = assistant
        self._tried = assistant.library.folder.name
        self._opening = threading.Lock()

    def reload(self) -> None:
        """Take what is live now; what is being asked meanwhile ends with the snapshot it began with.

        Raises:
            IndexError_: it cannot be opened; the old one stays in use.
        """
        with self._opening:
            self._now = self._now.reopened()
            self._tried = self._now.library.folder.name

    def _latest(self) -> Assistant:
        """The assistant over what is live; while one thread opens it the others go on with the one before."""
        if self._opening.acquire(blocking=False):
            try:
                self._follow()
            finally:
                self._opening.release()
        return self._now

    def _follow(self) -> None:
        try:
            name = current(self._now.library.folder.parent)
            if name is None or name == self._tried:
                return
            self._tried = name
            self._now = self._now.reopened()
        except IndexError_ as error:
            log.warning("a new index is not taken up: %s", error)

    @property
    def library(self) -> Library:
        """The library as it is now."""
        return self._latest().library

    def over(self, library: Library) -> Assistant:
        """An assistant over another library, with the same model."""
        return Assistant(library, self._now.embedder, config=self._now.config)

    @property
    def fingerprint(self) -> str:
        return self._latest().fingerprint

    def ask(
        self,
        question: str,
        *,
        history: Sequence[Turn] = (),
        as_of: date | None = None,
        filters: Filters | None = None,
    ) -> Answer:
        return self._latest().ask(question, history=history, as_of=as_of, filters=filters)

    def search(self, question: str, *, k: int = 10) -> tuple[Found, ...]:
        return self._latest().search(question, k=k)

    def sources(self) -> tuple[Source, ...]:
        return self._latest().sources()

    def day(self) -> date:
        return self._now.day()

    def show(self, provision: str, *, as_of: date | None = None, version: str | None = None) -> Shown:
        return self._now.show(provision, as_of=as_of, version=version)

    def knows(self, provision: str) -> bool:
        return self._now.knows(provision)

    def read(self, source: str, *, as_of: date | None = None) -> tuple[Part, ...]:
        return self._latest().read(source, as_of=as_of)

    def file_of(self, source: str, version: str) -> Path | None:
        return self._now.file_of(source, version)


class Visiting:
    """The assistants of visitors who brought documents of their own; whoever brought none asks the one for all.

    Args:
        live: the one for all.
        visitors: the documents.
    """

    def __init__(self, live: Live, visitors: Visitors) -> None:
        self._live = live
        self._visitors = visitors
        self._open: dict[str, Assistant] = {}
        self._lock = threading.Lock()
        config = visitors.config
        self.files, self.megabytes, self.hours = config.own_files, config.own_megabytes, config.own_hours
        self.brought, self.path_of, self.bring = visitors.brought, visitors.path_of, visitors.bring
        self.drop, self.confirm, self.end = visitors.drop, visitors.confirm, visitors.end
        self.on_end = visitors.on_end
        visitors.on_end.append(self._forget)

    def asker(self, visitor: str) -> Assistant | Live:
        """Who answers a visitor: over the library alone, or with the visitor's documents beside it."""
        library = self._visitors.library(visitor) if visitor else None
        with self._lock:
            if library is None:
                self._open.pop(visitor, None)
                return self._live
            held = self._open.get(visitor)
            if held is None or held.library is not library:
                held = self._open[visitor] = self._live.over(library)
            return held

    def _forget(self, visitor: str) -> None:
        with self._lock:
            self._open.pop(visitor, None)


def _ms(start: float) -> float:
    return round((time.perf_counter() - start) * 1000, 2)


def ensure_index(index: Path, config: Settings, progress: Progress | None = None) -> BuildReport | None:
    """Build the index if it is missing, damaged, or its corpus has changed; None if it was as it should be.

    A failed build leaves the live generation in use as long as it can be opened.
    """
    # Imported here: the readers (pypdf and others) have no part in answering.
    from kadqa.library.build import is_current

    try:
        if is_current(index, config):
            return None
    except IndexError_ as error:
        log.warning("%s", error)
    return make_index(index, config, progress)


def make_index(index: Path, config: Settings, progress: Progress | None = None) -> BuildReport:
    """Build or update the index (`kadqa index`)."""
    from kadqa.library.build import build, quiet

    return build(index, config, progress or quiet)
