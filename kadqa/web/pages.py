"""Addresses of our own: sources, reader, downloads, regulations, quality. They hold no law and no search."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from fastapi import FastAPI, Request, Response
from fastapi.responses import FileResponse, HTMLResponse, PlainTextResponse

from kadqa.errors import InputError
from kadqa.hukum import ids
from kadqa.records import Answer, Citation, Shown
from kadqa.rendering.body import reader_address
from kadqa.rendering.brand import Brand
from kadqa.rendering.cite import answer_markdown, answer_plain, study_citations
from kadqa.rendering.dasar import legal_basis_text
from kadqa.rendering.docx import answer_docx
from kadqa.rendering.page_image import about
from kadqa.rendering.pieces import text_html
from kadqa.rendering.quality import quality_html, read_report
from kadqa.rendering.reader import provision_html, whole_html
from kadqa.rendering.regulations import found_html, regulations_html
from kadqa.rendering.site import page_html, rooted, wrong_html
from kadqa.rendering.source import View, figure_html, quoted_html, source_html, words_before
from kadqa.settings import shipped_summary
from kadqa.web.asker import Asker, Kept, read_day
from kadqa.web.look import page_style, script
from kadqa.web.pictures import Pictures
from kadqa.web.visitor import visitor

TEXTS_FOUND = 10
"""Provisions that a search in the texts lists."""
PRIVATE = {"cache-control": "private, no-store"}
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FORGOTTEN = "Jawaban ini sudah tidak tersimpan di KADQA. Ajukan pertanyaannya sekali lagi."
REPORTS = (Path("eval/reports/terakhir.json"), shipped_summary())
"""Where `kadqa eval` leaves its last report, and the numbers that ship, for where nobody has measured."""


class Pages:
    """What the routes show. One for each app.

    Args:
        asker: answers and shows.
        kept: the latest answers.
        reports: of an evaluation; the first that is there is shown.
        root: the path that a reverse proxy serves the app under ("/kadqa"); "": none.
        brand: whose site it is; None: the one that ships.
    """

    def __init__(
        self,
        asker: Asker,
        kept: Kept,
        *,
        reports: Sequence[Path] = REPORTS,
        root: str = "",
        brand: Brand | None = None,
    ) -> None:
        self.root = root
        self.brand = brand or Brand()
        self.asker = asker
        self.kept = kept
        self.reports = tuple(reports)
        self.style = page_style(self.brand)
        self.script = script("site.js")
        self.pictures = Pictures()

    def page(
        self, title: str, main: str, active: str = "", status: int = 200, *, script: str | None = None
    ) -> HTMLResponse:
        script = self.script if script is None else script
        whole = page_html(title, main, active=active, style=self.style, script=script, brand=self.brand)
        return HTMLResponse(rooted(whole, self.root), status_code=status)

    def part(self, markup: str, status: int = 200) -> HTMLResponse:
        """A part of a page, for a script of ours to put in its place."""
        return HTMLResponse(rooted(markup, self.root), status_code=status)

    def nothing(self, said: str, part: bool = False, status: int = 404) -> HTMLResponse:
        """A plain line where there is nothing to show."""
        if part:
            return self.part(f'<p class="kabar">{text_html(said)}</p>', status)
        return self.page("Tidak dapat dibuka", wrong_html(said), status=status)

    def wrong(self, said: str) -> str:
        """The page of an error: what went wrong, and where to go on."""
        whole = page_html("Tidak dapat dibuka", wrong_html(said), style=self.style, brand=self.brand)
        return rooted(whole, self.root)

    def answer(self, name: str) -> Answer | None:
        """A kept answer, if it is for whoever asks."""
        return self.kept.get(name, visitor())

    def forget(self, who: str) -> None:
        """Forget what was answered and drawn for a visitor."""
        self.kept.forget(who)
        self.pictures.forget(who)

    # --- a source -----------------------------------------------------------------------------

    def source(self, name: str, n: int, part: bool) -> HTMLResponse:
        """The source of an answer with the quote marked: a part of a page for the panel, or a page."""
        answer = self.answer(name)
        citation = _citation(answer, n)
        if answer is None or citation is None:
            return self.nothing(FORGOTTEN, part, 410)
        try:
            view = self._view(answer, citation, name)
        except InputError as error:
            return self.nothing(str(error), part)
        if view.image and not part:
            view = replace(view, figure=self._figure(name, citation) or "", image="")
        shown = source_html(view)
        return self.part(shown) if part else self.page(citation.label, shown)

    def quoted(self, name: str, n: int) -> HTMLResponse:
        """What is quoted of a source, for beside its marker."""
        citation = _citation(self.answer(name), n)
        return self.nothing(FORGOTTEN, True, 410) if citation is None else self.part(quoted_html(citation))

    def _view(self, answer: Answer, citation: Citation, name: str) -> View:
        day = answer.as_of
        version = citation.version or None
        try:
            shown = self.asker.show(citation.provision, as_of=day, version=version)
        except InputError:
            shown = self.asker.show(citation.provision, as_of=day)
        around, steps = self._pasal(shown, day) if citation.kind == "peraturan" else (None, ())
        explained = tuple(
            self.asker.show(reference.provision, as_of=day)
            for reference in shown.penjelasan or (around.penjelasan if around else ())
        )
        image = ""
        if shown.page is not None and self._file(citation) is not None:
            image = f"/sumber/halaman?j={name}&n={citation.n}"
        return View(
            shown=shown, around=around, steps=steps, penjelasan=explained, kind=citation.kind, day=day,
            today=self.asker.day(), known=self.asker.knows, quote=citation.quote, n=citation.n, image=image,
        )  # fmt: skip

    def _pasal(self, shown: Shown, day: date) -> tuple[Shown | None, tuple[Shown, ...]]:
        """The whole pasal around a provision, in the same version and layer, and the steps down to it."""
        steps = [shown]
        for above in ids.ancestors(shown.id):
            try:
                found = self.asker.show(above, as_of=day, version=shown.version)
            except InputError:
                # A law that an amending one puts its pasal into is no step of its own.
                continue
            if found.layer != shown.layer:
                break
            if above.rpartition("/")[2].startswith("pasal-"):
                return found, tuple(reversed(steps))
            steps.append(found)
        return None, ()

    def _file(self, citation: Citation) -> Path | None:
        if citation.layer != "naskah" or citation.page is None:
            return None
        file = self.asker.file_of(citation.source, citation.version)
        return file if file is not None and file.suffix.lower() == ".pdf" else None

    def _picture(self, name: str, citation: Citation, turned: int = 0) -> bytes | None:
        """The page of a PDF with the quote marked, or another of its pages; None if it cannot be drawn."""
        answer, file = self.answer(name), self._file(citation)
        if answer is None or citation.page is None or file is None:
            return None
        if turned:
            return self.pictures.drawn(visitor(), file, turned)
        try:
            before = words_before(self._view(answer, citation, name))
        except InputError:
            before = ""
        return self.pictures.drawn(visitor(), file, citation.page, citation.quote, before)

    def _figure(self, name: str, citation: Citation, turned: int = 0) -> str | None:
        picture = self._picture(name, citation)
        if picture is None:
            return None
        if turned in {0, about(picture)[0]}:
            turned = 0
        elif (picture := self._picture(name, citation, turned)) is None:
            return None
        return figure_html(f"j={name}&n={citation.n}", *about(picture), turned > 0)

    def _drawn(self, name: str, n: int) -> Citation | None:
        """A source of an answer that has pages to be shown."""
        citation = _citation(self.answer(name), n)
        return citation if citation is not None and self._file(citation) is not None else None

    def figure(self, name: str, n: int, turned: int, part: bool) -> HTMLResponse:
        """A page of a PDF with what its picture shows in words; `turned`: which page, 0 for that of the quote."""
        citation = self._drawn(name, n)
        if citation is None:
            return self.nothing(FORGOTTEN, part, 410)
        figure = self._figure(name, citation, turned)
        if figure is None:
            return self.nothing("Halaman ini tidak dapat digambar.", part)
        return self.part(figure) if part else self.page("Halaman naskah", figure)

    def image(self, name: str, n: int, turned: int) -> Response:
        """The picture alone."""
        citation = self._drawn(name, n)
        if citation is None:
            return PlainTextResponse(FORGOTTEN, status_code=410)
        picture = self._picture(name, citation, turned)
        if picture is None:
            return PlainTextResponse("Halaman ini tidak dapat digambar.", status_code=404)
        return Response(picture, media_type="image/png", headers={"cache-control": "private, max-age=600"})

    def whole(self, name: str, n: int) -> Response:
        """The PDF itself, as it was brought."""
        citation = self._drawn(name, n)
        file = None if citation is None else self._file(citation)
        if file is None:
            return PlainTextResponse(FORGOTTEN, status_code=410)
        return FileResponse(file, media_type="application/pdf", headers={"content-disposition": "inline"} | PRIVATE)

    # --- what is taken along ------------------------------------------------------------------

    def _answer(self, name: str, make: Callable[[Answer], Response]) -> Response:
        answer = self.answer(name)
        return PlainTextResponse(FORGOTTEN, status_code=410) if answer is None else make(answer)

    def taken(self, name: str, form: str) -> Response:
        """An answer as a download ("docx", "md") or as text to be copied ("txt")."""
        sources = {source.id: source for source in self.asker.sources()}

        def make(answer: Answer) -> Response:
            if form == "docx":
                return Response(answer_docx(answer, sources), media_type=WORD, headers=_attached("jawaban-kadqa.docx"))
            if form == "md":
                words = answer_markdown(answer, sources)
                return PlainTextResponse(
                    words, media_type="text/markdown; charset=utf-8", headers=_attached("jawaban-kadqa.md")
                )
            return PlainTextResponse(answer_plain(answer, sources))

        return self._answer(name, make)

    def basis(self, name: str, part: bool) -> Response:
        """The block "Dasar hukum" of an answer."""
        sources = {source.id: source for source in self.asker.sources()}
        said = "Jawaban ini tidak mengutip peraturan, jadi tidak ada dasar hukum yang dapat disusun."
        hint = "Urut menurut jenis peraturan, lalu tahun. Periksa kembali sebelum dipakai."
        return self._answer(
            name,
            lambda answer: self._copied("Dasar hukum", legal_basis_text(answer, sources) or said, hint, part),
        )

    def citation(self, name: str, part: bool) -> Response:
        """The sources of an answer as a student cites them."""
        sources = {source.id: source for source in self.asker.sources()}
        hint = "Sesuaikan dengan pedoman sitasi kampus Anda."
        return self._answer(
            name,
            lambda answer: self._copied(
                "Sitasi untuk karya tulis", "\n".join(study_citations(answer, sources, self.asker.day())), hint, part
            ),
        )

    def _copied(self, title: str, text: str, hint: str, part: bool) -> HTMLResponse:
        block = (
            f'<section class="sumber"><h2 class="nama-sumber" tabindex="-1">{title}</h2>'
            f'<p class="lapisan">{hint}</p><pre class="salinan" tabindex="0">{text_html(text)}</pre>'
            '<p><button type="button" class="salin-blok">Salin</button></p></section>'
        )
        return self.part(block) if part else self.page(title, block)

    # --- reader and tabs ----------------------------------------------------------------------

    def reader(self, provision: str, written: str) -> HTMLResponse:
        """A provision or a whole regulation."""
        try:
            day = read_day(written) or self.asker.day()
        except InputError as error:
            return self.nothing(str(error))
        provision = provision.strip().strip("/").lower()
        try:
            shown = self.asker.show(provision, as_of=day)
            source = ids.source_of(shown.id)
            law = shown if source == shown.id or not self.asker.knows(source) else self.asker.show(source, as_of=day)
            parts = self.asker.read(source, as_of=day)
            penjelasan = tuple(self.asker.show(reference.provision, as_of=day) for reference in shown.penjelasan)
        except InputError:
            return self._absent(provision)
        today, known = self.asker.day(), self.asker.knows
        if shown.id == source:
            main = whole_html(law, parts, day=day, today=today, known=known)
        else:
            main = provision_html(shown, parts, penjelasan, law=law, day=day, today=today, known=known)
        return self.page(shown.label, main)

    def _absent(self, provision: str) -> HTMLResponse:
        """What is not here, and where to go on: to the nearest that is, and to all that are."""
        name = provision
        if ids.SOURCE_LIKE.match(ids.source_of(provision)):
            name = ids.label(provision, ids.source_from_id(provision))
        above = next((step for step in ids.ancestors(provision) if self.asker.knows(step)), None)
        links = [(reader_address(above), f"Baca {self.asker.show(above).label}")] if above else []
        links.append(("/regulasi", "Peraturan yang dikenal KADQA"))
        ways = " · ".join(f'<a href="{text_html(to)}">{text_html(words)}</a>' for to, words in links)
        line = f'<h1>Tidak ada</h1><p class="kabar">{text_html(name)} tidak ada di KADQA.</p><p>{ways}</p>'
        return self.page("Tidak ada", line, status=404)

    def regulations(self, wanted: str) -> HTMLResponse:
        """The tab "Regulasi"."""
        rows = [(source, self.asker.show(source.id)) for source in self.asker.sources()]
        layers = {source.id: {part.layer for part in self.asker.read(source.id)} for source, _ in rows}
        texts = ""
        if wanted.strip():
            try:
                hits = self.asker.search(wanted.strip(), k=TEXTS_FOUND)
                texts = found_html([self.asker.show(hit.best_unit) for hit in hits])
            except InputError as error:
                texts = found_html((), str(error))
        return self.page("Regulasi", regulations_html(rows, layers, wanted, texts), "Regulasi")

    def quality(self) -> HTMLResponse:
        """The tab "Mutu"."""
        return self.page("Mutu", quality_html(read_report(self.reports)), "Mutu")


def add_pages(app: FastAPI, pages: Pages) -> None:
    """Declare the routes. `/?pasal=...` comes here as "/baca" (see `Guard`)."""

    @app.get("/sumber", response_class=HTMLResponse)
    def source(j: str = "", n: int = 0, bagian: bool = False) -> Response:
        return pages.source(j, n, bagian)

    @app.get("/sumber/petik", response_class=HTMLResponse)
    def quoted(j: str = "", n: int = 0) -> Response:
        return pages.quoted(j, n)

    @app.get("/sumber/halaman", response_class=HTMLResponse)
    def figure(j: str = "", n: int = 0, hal: int = 0, bagian: bool = False) -> Response:
        return pages.figure(j, n, max(hal, 0), bagian)

    @app.get("/sumber/halaman.png")
    def image(j: str = "", n: int = 0, hal: int = 0) -> Response:
        return pages.image(j, n, max(hal, 0))

    @app.get("/sumber/berkas")
    def whole(j: str = "", n: int = 0) -> Response:
        return pages.whole(j, n)

    @app.get("/jawaban/{name}.{form}")
    def taken(name: str, form: str) -> Response:
        if form not in {"docx", "md", "txt"}:
            return PlainTextResponse("Bentuk itu tidak ada. Yang ada: docx, md, txt.", status_code=404)
        return pages.taken(name, form)

    @app.get("/jawaban/{name}/dasar", response_class=HTMLResponse)
    def basis(name: str, bagian: bool = False) -> Response:
        return pages.basis(name, bagian)

    @app.get("/jawaban/{name}/sitasi", response_class=HTMLResponse)
    def citation(name: str, bagian: bool = False) -> Response:
        return pages.citation(name, bagian)

    @app.get("/baca", response_class=HTMLResponse)
    def reader(request: Request) -> Response:
        fields = request.query_params
        return pages.reader(fields.get("pasal", ""), fields.get("per", ""))

    @app.get("/regulasi", response_class=HTMLResponse)
    def regulations(cari: str = "") -> Response:
        return pages.regulations(cari)

    @app.get("/mutu", response_class=HTMLResponse)
    def quality() -> Response:
        return pages.quality()


def _citation(answer: Answer | None, n: int) -> Citation | None:
    return next((c for c in answer.citations if c.n == n), None) if answer else None


def _attached(name: str) -> dict[str, str]:
    return {"content-disposition": f'attachment; filename="{name}"'} | PRIVATE
