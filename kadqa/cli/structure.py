"""`kadqa structure`: what the parser makes of a file, of two, or of all files of a folder."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Mapping
from pathlib import Path

from kadqa.cli.commands import Bar, _print, config_of, write_asked
from kadqa.errors import InputError
from kadqa.records import Source, Structure
from kadqa.rendering import json as as_json
from kadqa.settings import Settings

Known = Mapping[str, Source]


def structure(arguments: Namespace) -> int:
    """`kadqa structure`."""
    from kadqa.library.corpus import read_corpus

    config = config_of(arguments)
    path = Path(arguments.file)
    known = read_corpus(config.corpora()).sources
    if path.is_dir():
        if arguments.compare or arguments.pages:
            raise InputError(f"{path} adalah folder; --compare dan --pages memerlukan berkas. Beri satu berkas.")
        return _folder(arguments, path, known, config)
    if arguments.report:
        raise InputError(f"--report memerlukan folder, dan {path} bukan folder. Beri folder, atau hilangkan --report.")
    return _compare(arguments, path, known, config) if arguments.compare else _file(arguments, path, known, config)


def _read(path: Path, known: Known, config: Settings) -> Structure:
    """Read one file.

    Raises:
        InputError: there is no such file, or it cannot be read.
    """
    from kadqa.reading import read_file

    if not path.is_file():
        raise InputError(f"{path} tidak ada atau bukan berkas. Periksa namanya.")
    bar = Bar()
    try:
        return read_file(path, known, config, bar)
    finally:
        bar.close()


def _file(arguments: Namespace, path: Path, known: Known, config: Settings) -> int:
    from kadqa.reading import tree_text

    found = _read(path, known, config)
    if arguments.json:
        _print(as_json.structure_json(found, pages=arguments.pages))
    else:
        print(tree_text(found))
    return 0


def _compare(arguments: Namespace, path: Path, known: Known, config: Settings) -> int:
    from kadqa.reading.compare import compare, compare_json, compare_text

    other = Path(arguments.compare)
    files = (_read(path, known, config), _read(other, known, config))
    names = (path.name, other.name)
    found = compare(*files)
    if arguments.json:
        _print(compare_json(names, files, found))
    else:
        print(compare_text(names, files, found))
    return 0


def _folder(arguments: Namespace, path: Path, known: Known, config: Settings) -> int:
    from kadqa.evaluation.reading import read_folder, rows_json
    from kadqa.evaluation.reading_text import rows_markdown

    bar = Bar()
    try:
        rows = read_folder(path, known, config, bar)
    finally:
        bar.close()
    table = rows_markdown(rows, config.day())
    if arguments.report:
        write_asked(Path(arguments.report), table, "Beri berkas lain dengan --report.")
        print(f"Laporan ditulis ke {arguments.report}.", file=sys.stderr)
    if arguments.json:
        _print(rows_json(rows))
    elif not arguments.report:
        print(table)
    return 1 if any(row.faults for row in rows) else 0
