"""`kadqa serve` and `kadqa feedback`: the chat, what it needs beside the assistant, and what it has kept."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from pathlib import Path

from kadqa.cli.commands import Bar, config_of, write_asked
from kadqa.errors import IndexError_


def serve(arguments: Namespace) -> int:
    """`kadqa serve`: the chat; the index is built first if it is missing or its corpus has changed."""
    from kadqa.assistant import Assistant, Live, ensure_index
    from kadqa.feedback import FeedbackStore
    from kadqa.rendering.brand import brand_of
    from kadqa.web import serve as run
    from kadqa.web.server import clean_root

    config = config_of(arguments)
    root = clean_root(arguments.root_path)
    bar = Bar()
    try:
        report = ensure_index(config.index, config, bar)
    except IndexError_ as error:
        # The corpus cannot be built, but an index may be there: better an older answer than none.
        print(error, file=sys.stderr)
        report = None
    finally:
        bar.close()
    if report is not None:
        print(f"Indeks dibangun: {report.units} satuan dari {report.sources} sumber.", file=sys.stderr)
    assistant = Live(Assistant.open(config.index, config))
    keeper = None
    if config.admin_password:
        from kadqa.library.meja import Desk

        keeper = Desk(config, published=assistant.reload)
    own = None
    if config.own_files:
        from kadqa.assistant import Visiting
        from kadqa.library.visitors import Visitors

        own = Visiting(assistant, Visitors(config, lambda: assistant.library))
    run(
        assistant, host=arguments.host, port=arguments.port, allowed=arguments.allow_host or (), root=root,
        open_browser=sys.stdout.isatty(), ready=_ready, keeper=keeper, password=config.admin_password,
        megabytes=config.upload_megabytes, box=FeedbackStore(config.state_folder()), own=own,
        brand=brand_of(config),
    )  # fmt: skip
    return 0


def _ready(where: str) -> None:
    print(f"KADQA siap di {where} (Ctrl+C untuk berhenti).", file=sys.stderr, flush=True)


def export(arguments: Namespace) -> int:
    """`kadqa feedback export`: those whose readers agreed, as lines for `kadqa eval --questions`."""
    from kadqa.feedback import FeedbackStore, as_question

    config = config_of(arguments)
    said = FeedbackStore(config.state_folder()).all()
    rows = [row for n, one in enumerate(said, 1) if (row := as_question(n, one, config.day()))]
    ready = [row for row in rows if "expect" in row]
    lines = [json.dumps(row, ensure_ascii=False) + "\n" for row in (rows if arguments.all else ready)]
    if arguments.out:
        write_asked(Path(arguments.out), "".join(lines), "Beri berkas lain dengan --out.")
    else:
        print("".join(lines), end="")
    rest = len(rows) - len(ready)
    told = f"{len(said)} penilaian, {len(rows)} dengan pertanyaannya; {len(ready)} siap dipakai."
    if rest:
        told += f" {rest} yang tidak membantu belum punya gold: " + (
            "isi sebelum dipakai." if arguments.all else "sertakan dengan --all, lalu isi."
        )
    print(told, file=sys.stderr)
    return 0
