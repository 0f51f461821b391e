"""`kadqa eval`: where its reports go, and which one they are compared with."""

from __future__ import annotations

import json
import shlex
import sys
from argparse import Namespace
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from kadqa.cli.commands import Bar, _assistant, _print, config_of
from kadqa.errors import InputError, because

if TYPE_CHECKING:
    from kadqa.evaluation.report import Report

REPORTS = "reports"
LATEST = "terakhir"


def evaluate(arguments: Namespace) -> int:
    """`kadqa eval`."""
    from kadqa.evaluation import junit, runner
    from kadqa.evaluation.compare import read_past

    paths = tuple(map(Path, arguments.questions)) if arguments.questions else runner.default_questions()
    gate = Path(arguments.gate) if arguments.gate else (None if arguments.questions else runner.default_gate())
    out = where(arguments.out, arguments.questions)
    against = Path(arguments.against) if arguments.against else None
    if against is None and out is not None and out.with_name(f"{out.name}.json").is_file():
        against = out.with_name(f"{out.name}.json")
    # A last report that an older KADQA wrote is no reason to stop; one that was asked for by name is.
    try:
        past = read_past(against, listed=bool(arguments.against)) if against else None
    except InputError as error:
        if arguments.against:
            raise
        print(f"{error} Laporan itu tidak dibandingkan.", file=sys.stderr)
        past = None
    config = config_of(arguments)
    bar = Bar()
    try:
        report = runner.evaluate(
            _assistant(config), paths, gate=gate, against=past, progress=lambda done, of: bar("menanyakan", done, of)
        )
    finally:
        bar.close()
    report = replace(report, day=config.day().isoformat(), command=command(arguments.questions))
    if arguments.show_held_out is not None:
        record = runner.record_look(paths, config.day(), arguments.show_held_out)
        print(f"Dicatat di {record}.", file=sys.stderr)
        report = replace(report, open=True, looks=runner.count_looks(paths))
    if arguments.summary:
        _write_summary(report, Path(arguments.summary))
    if arguments.junit:
        junit.write(report, Path(arguments.junit))
    if out is not None:
        _write(report, out, asked=arguments.out is not None)
    if arguments.json:
        _print(report.to_json())
        for line in report.fallen:
            print(f"JATUH  {line}", file=sys.stderr)
    else:
        print(report.to_text())
    return 0 if report.passed else 1


def where(out: str | None, questions: list[str] | None) -> Path | None:
    """The reports' path without its ending; None: outside a clone, where nobody said where to.

    Without --out the questions of eval/ go to eval/reports/terakhir, other files to a name of their own there, so
    that each is compared with its own last report.
    """
    from kadqa.evaluation.runner import shipped

    if out is not None:
        path = Path(out)
        if path.is_dir() or out.endswith(("/", "\\")):
            return path / LATEST
        return path.with_suffix("") if path.suffix in {".json", ".html"} else path
    if not shipped().is_dir():
        return None
    return shipped() / REPORTS / ("-".join(Path(name).stem for name in questions) if questions else LATEST)


def command(questions: list[str] | None) -> str:
    """What measures again: `kadqa eval`, with the files of questions as seen from the clone."""
    from kadqa.evaluation.runner import shipped

    clone = shipped().parent
    paths = [Path(name).resolve() for name in questions or ()]
    names = [path.relative_to(clone).as_posix() if path.is_relative_to(clone) else path.name for path in paths]
    return shlex.join(["kadqa", "eval", *(part for name in names for part in ("--questions", name))])


def _write_summary(report: Report, out: Path) -> None:
    """Write the numbers alone.

    Raises:
        InputError: the file cannot be written.
    """
    from kadqa.evaluation.summary import summary_of

    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_text(json.dumps(summary_of(report), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    except OSError as error:
        raise InputError(f"{out} tidak dapat ditulis: {because(error)}. Beri tempat lain dengan --summary.") from None


def _write(report: Report, out: Path, *, asked: bool) -> None:
    """Write OUT.json and OUT.html; where nobody asked for them, a folder that cannot be written is no failure.

    Raises:
        InputError: they were asked for and cannot be written.
    """
    from kadqa.evaluation.report_html import to_html

    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        text = json.dumps(report.to_json(), ensure_ascii=False, indent=1)
        out.with_name(f"{out.name}.json").write_text(text + "\n", encoding="utf-8", errors="backslashreplace")
        out.with_name(f"{out.name}.html").write_text(to_html(report), encoding="utf-8", errors="replace")
    except OSError as error:
        said = f"Laporan {out}.json dan .html tidak dapat ditulis: {because(error)}."
        if asked:
            raise InputError(f"{said} Beri tempat lain dengan --out.") from None
        print(said, file=sys.stderr)
        return
    print(f"Laporan: {out}.html dan .json.", file=sys.stderr)
