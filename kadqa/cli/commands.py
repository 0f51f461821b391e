"""What each command calls. Heavy imports stand inside the functions, so that a light command starts at once."""

from __future__ import annotations

import json
import os
import shutil
import sys
import time
from argparse import Namespace
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from kadqa.errors import InputError, because
from kadqa.rendering import json as as_json
from kadqa.rendering import text as as_text
from kadqa.settings import Settings, settings

Command = Callable[[Namespace], int]


def config_of(arguments: Namespace) -> Settings:
    """The settings with what the command line overrides."""
    config = settings()
    given: dict[str, Any] = {}
    if getattr(arguments, "index", None):
        given["index"] = Path(arguments.index)
    if getattr(arguments, "corpus", None):
        given["corpus"] = os.pathsep.join(arguments.corpus)
    if "" in (name.strip() for name in getattr(arguments, "corpus", None) or ()):
        raise InputError("--corpus: nama folder korpus kosong. Tulis foldernya, atau hilangkan --corpus.")
    config = config.model_copy(update=given)
    if getattr(arguments, "corpus", None) or config.corpus:
        for folder in config.corpora():
            if not folder.is_dir():
                raise InputError(f"Folder korpus {folder} tidak ada. Periksa --corpus atau KADQA_CORPUS.")
    return config


def write_asked(path: Path, text: str, advice: str) -> None:
    """Write a file that the user asked for, with the folders above it.

    Raises:
        InputError: it cannot be written; the message ends with the advice.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise InputError(f"{path} tidak dapat ditulis: {because(error)}. {advice}") from None


def _print(value: object) -> None:
    print(json.dumps(value, ensure_ascii=False))


def _width() -> int:
    """Columns for running text: those of the terminal, but no longer than a line is easily read."""
    return max(40, min(as_text.WIDTH, shutil.get_terminal_size().columns))


class Bar:
    """A progress bar on standard error, named by what is being done; silent where no one looks."""

    def __init__(self) -> None:
        self._bar: Any = None
        self._total = -1

    def __call__(self, what: str, done: int, total: int) -> None:
        from tqdm import tqdm

        if self._bar is None or total != self._total:
            self.close()
            self._bar = tqdm(total=total, file=sys.stderr, leave=False, disable=None, unit="", ncols=90)
            self._total = total
        self._bar.set_description_str(what[:40], refresh=False)
        self._bar.n = done
        self._bar.refresh()

    def close(self) -> None:
        if self._bar is not None:
            self._bar.close()
            self._bar = None


# --- index ------------------------------------------------------------------------------------


def index(arguments: Namespace) -> int:
    """`kadqa index`."""
    from kadqa.assistant import make_index
    from kadqa.library.build import BuildReport, is_current

    config = config_of(arguments)
    if arguments.check:
        if is_current(config.index, config):
            print(f"Indeks di {config.index} utuh dan mutakhir.", file=sys.stderr)
            return 0
        print(f"Indeks di {config.index} belum ada atau tidak mutakhir. Jalankan `kadqa index`.", file=sys.stderr)
        return 1
    start = time.perf_counter()
    bar = Bar()
    try:
        report: BuildReport = make_index(config.index, config, bar)
    finally:
        bar.close()
    seconds = round(time.perf_counter() - start, 2)
    if arguments.json:
        _print(
            {
                "schema": 1,
                "fingerprint": report.fingerprint,
                "documents": [
                    {
                        "file": row.file, "source": row.source, "pages": row.pages, "provisions": row.provisions,
                        "units": row.units, "skipped": row.skipped,
                    }
                    for row in report.documents
                ],
                "units": report.units,
                "embedded": report.embedded,
                "seconds": seconds,
                "warnings": list(report.warnings),
            }
        )  # fmt: skip
    else:
        print(_index_text(report, seconds))
    for warning in report.warnings:
        print(f"! {warning}", file=sys.stderr)
    return 0


def _index_text(report: Any, seconds: float) -> str:
    lines = []
    if report.documents:
        rows = [
            (Path(row.file).name, row.source or "-", row.pages, row.provisions, row.units, row.skipped or "")
            for row in report.documents
        ]
        lines.append(
            as_text.table_text(("berkas", "sumber", "halaman", "ketentuan", "satuan", "dilewati karena"), rows)
        )
        lines.append("")
    skipped = sum(row.skipped is not None for row in report.documents)
    lines.append(
        f"{report.sources} sumber, {len(report.documents) - skipped} dokumen ({skipped} dilewati), "
        f"{report.passages} teks, {report.units} satuan; {report.embedded} divektorkan; {seconds} detik."
    )
    if report.published:
        lines.append(f"Generasi {report.generation} ({report.fingerprint}) diterbitkan.")
    else:
        lines.append(f"Tidak ada perubahan; generasi {report.generation} ({report.fingerprint}) tetap dipakai.")
    return "\n".join(lines)


# --- ask, search, show ------------------------------------------------------------------------


def _assistant(config: Settings) -> Any:
    from kadqa.assistant import Assistant

    return Assistant.open(config.index, config)


def _one_or_batch(arguments: Namespace) -> None:
    if (arguments.question is None) == (arguments.batch is None):
        raise InputError(f"kadqa {arguments.command}: beri satu PERTANYAAN atau --batch FILE.")


def ask(arguments: Namespace) -> int:
    """`kadqa ask`."""
    _one_or_batch(arguments)
    assistant = _assistant(config_of(arguments))
    if arguments.batch is None:
        answer = assistant.ask(arguments.question, as_of=arguments.as_of)
        if arguments.json:
            _print(as_json.answer_json(answer))
        else:
            print(as_text.answer_text(answer, _width()))
        return 1 if answer.refused else 0
    clean = True
    for row in _batch(arguments.batch, arguments.as_of):
        answer = assistant.ask(row.question, history=row.history, as_of=row.as_of, id=row.id)
        found = as_json.answer_json(answer)
        if row.problem:
            clean = False
            found |= {"reason": {"code": "masukan", "text": row.problem}, "answer": row.problem}
        _print(found)
    return 0 if clean else 2


def search(arguments: Namespace) -> int:
    """`kadqa search`."""
    _one_or_batch(arguments)
    assistant = _assistant(config_of(arguments))
    if arguments.batch is None:
        found, timings = _searched(assistant, arguments.question, arguments.k, arguments.as_of)
        if arguments.json:
            _print(as_json.search_json(arguments.question, found, timings))
        else:
            print(as_text.search_text(found, _width()))
        return 0
    clean = True
    for row in _batch(arguments.batch, arguments.as_of):
        try:
            found, timings = _searched(assistant, row.question, row.k or arguments.k, row.as_of, row.history)
        except InputError as error:
            clean, found, timings = False, (), {}
            print(f"{row.id}: {row.problem or error}", file=sys.stderr)
        _print(as_json.search_json(row.question, found, timings, id=row.id))
    return 0 if clean else 2


def _searched(
    assistant: Any, question: str, k: int, as_of: date | None, history: Sequence[Any] = ()
) -> tuple[Any, dict[str, float]]:
    start = time.perf_counter()
    found = assistant.search(question, history=history, k=k, as_of=as_of)
    return found, {"total": round((time.perf_counter() - start) * 1000, 2)}


def _batch(name: str, as_of: date | None) -> Iterator[Any]:
    from kadqa.cli.batch import read_batch

    return read_batch(name, as_of)


def show(arguments: Namespace) -> int:
    """`kadqa show`."""
    assistant = _assistant(config_of(arguments))
    shown = assistant.show(assistant.locate(arguments.id), as_of=arguments.as_of, version=arguments.version)
    if arguments.json:
        _print(as_json.show_json(shown))
    else:
        parts = assistant.read(shown.id, as_of=arguments.as_of) if shown.kind == "judul" else ()
        print(as_text.show_text(shown, _width(), parts))
    return 0


# --- structure, corpus ------------------------------------------------------------------------


def _structure(arguments: Namespace) -> int:
    from kadqa.cli.structure import structure

    return structure(arguments)


def corpus(arguments: Namespace) -> int:
    """`kadqa corpus`."""
    if arguments.action not in {"list", "check"}:
        from kadqa.cli import korpus

        return korpus.ACTIONS[arguments.action](arguments)
    from kadqa.library.corpus import read_corpus

    config = config_of(arguments)
    read = read_corpus(config.corpora())
    return _check(arguments, read, config) if arguments.action == "check" else _list(arguments, read, config)


def _check(arguments: Namespace, read: Any, config: Settings) -> int:
    from kadqa.library.check import check
    from kadqa.reading import read_file

    realdata = Path(config.realdata) if config.realdata else None
    problems = check(read, realdata, read=lambda path: read_file(path, read.sources, config))
    if arguments.json:
        rows = [
            {"level": p.level, "file": p.file, "line": p.line, "text": p.text, "remedy": p.remedy} for p in problems
        ]
        _print({"schema": 1, "problems": rows})
    else:
        for problem in problems:
            print(f"{problem.file}:{problem.line}: {problem.level}: {problem.text}. {problem.remedy}")
        print(f"{len(problems)} masalah ditemukan.")
    return 2 if any(problem.level == "salah" for problem in problems) else 0


def _list(arguments: Namespace, read: Any, config: Settings) -> int:
    from kadqa.hukum.jenis import short_name
    from kadqa.hukum.standing import compile_standing, describe

    names = {source.id: short_name(source) for source in read.sources.values()}
    standing = compile_standing(read.sources, read.relations, ())
    rows = []
    for source in read.sources.values():
        interval = standing.at(source.id, config.day())
        digests = sum(text.source == source.id for text in read.ringkasan)
        rows.append(
            {
                "id": source.id, "nama": names[source.id], "judul": source.judul,
                "status": interval.status if interval else None,
                "catatan": describe(interval, lambda i: names.get(i, i)) if interval else "",
                "diperiksa": source.diperiksa, "ringkasan": digests, "alamat": list(source.alamat),
            }
        )  # fmt: skip
    if arguments.json:
        _print({"schema": 1, "sources": rows, "documents": [str(path) for path in read.documents]})
    else:
        print(_list_text(rows, read.documents))
    return 0


def _list_text(rows: list[dict[str, Any]], documents: Any) -> str:
    """Regulations and pages in a table each, since pages have no standing and long ids; then the documents."""
    # Who looks sees whole lines; another program gets whole titles.
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
    laws = [(r["id"], r["status"], r["ringkasan"], r["judul"]) for r in rows if r["status"]]
    pages = [(r["id"], r["ringkasan"], r["judul"]) for r in rows if not r["status"]]
    parts = []
    if laws:
        parts.append(as_text.table_text(("peraturan", "status", "ringkasan", "judul"), laws, width))
    if pages:
        parts.append(as_text.table_text(("halaman web", "ringkasan", "judul"), pages, width))
    if documents:
        parts.append("\n".join([f"{len(documents)} dokumen:", *(f"  {path}" for path in documents)]))
    return "\n\n".join(parts) or "Korpus ini kosong."


# --- bench, serve -----------------------------------------------------------------------------


def bench(arguments: Namespace) -> int:
    """`kadqa bench`."""
    from kadqa.evaluation.bench import bench_text, run_bench

    found = run_bench(arguments.name)
    if arguments.json:
        _print(found)
    else:
        print(bench_text(found))
    return 0 if found["passed"] else 1


def _serve(arguments: Namespace) -> int:
    from kadqa.cli.serving import serve

    return serve(arguments)


def _feedback(arguments: Namespace) -> int:
    from kadqa.cli.serving import export

    return export(arguments)


def _evaluate(arguments: Namespace) -> int:
    from kadqa.cli.evaluating import evaluate

    return evaluate(arguments)


COMMANDS: dict[str, Command] = {
    "index": index,
    "ask": ask,
    "search": search,
    "show": show,
    "structure": _structure,
    "corpus": corpus,
    "eval": _evaluate,
    "serve": _serve,
    "feedback": _feedback,
    "bench": bench,
}
