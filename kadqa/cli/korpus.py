"""`kadqa corpus fetch`, `corpus add`, `corpus relations` and `corpus vectors`."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from kadqa.cli.commands import Bar, Command, config_of, write_asked
from kadqa.errors import InputError, UnreadableFile
from kadqa.library.corpus import Corpus, read_corpus
from kadqa.rendering.text import table_text
from kadqa.settings import Settings


def _local(config: Settings, corpus: Corpus) -> Any:
    from kadqa.library.tambah import Local
    from kadqa.reading import read_file

    return Local(config.corpora()[-1], lambda path: read_file(path, corpus.sources, config), today=config.day())


def add(arguments: Namespace) -> int:
    """`kadqa corpus add`: 0 if everything given is there now, 1 if some files of a folder were passed over."""
    from kadqa.library.fetch import Fetcher
    from kadqa.library.tambah import is_address

    config = config_of(arguments)
    local = _local(config, read_corpus(config.corpora()))
    added: list[Any] = []
    with Fetcher() as fetcher:
        for given in arguments.given:
            added += [local.add_address(fetcher, given)] if is_address(given) else local.add_path(Path(given))
    return _tell(arguments, added, local.folder)


def fetch(arguments: Namespace) -> int:
    """`kadqa corpus fetch`: 0 if every source asked for is there now, 1 if some are not."""
    from kadqa.library.fetch import Fetcher

    config = config_of(arguments)
    corpus = read_corpus(config.corpora())
    unknown = [source for source in arguments.source if source not in corpus.sources]
    if unknown:
        raise InputError(f"'{unknown[0]}' tidak ada di sumber.toml. Lihat `kadqa corpus list`.")
    wanted = [s for s in corpus.sources.values() if (s.id in arguments.source if arguments.source else s.alamat)]
    local = _local(config, corpus)
    there = {row.get("sumber") for row in local.origins().values()}
    added = []
    bar = Bar()
    try:
        with Fetcher() as fetcher:
            for done, source in enumerate(wanted):
                bar(f"mengunduh {source.id}", done, len(wanted))
                if source.id not in there or arguments.source:
                    added.append(local.fetch_source(fetcher, source))
    finally:
        bar.close()
    return _tell(arguments, added, local.folder)


def _tell(arguments: Namespace, added: Sequence[Any], folder: Path) -> int:
    from kadqa.library.tambah import as_rows

    if arguments.json:
        print(json.dumps({"schema": 1, "folder": str(folder), "added": as_rows(added)}, ensure_ascii=False))
    else:
        rows = [(one.given, one.state, one.file, one.source, one.why) for one in added]
        if rows:
            print(table_text(("diberi", "hasil", "berkas", "sumber", "sebabnya"), rows))
        count = sum(one.state == "ditambahkan" for one in added)
        print(f"{count} dokumen ditambahkan ke {folder}." + (" Jalankan `kadqa index`." if count else ""))
    return 1 if any(one.state == "dilewati" for one in added) else 0


def relations(arguments: Namespace) -> int:
    """`kadqa corpus relations`: those of the corpus, or with --suggest those that its documents' texts say."""
    config = config_of(arguments)
    corpus = read_corpus(config.corpora())
    if not arguments.suggest:
        if arguments.file or arguments.report:
            raise InputError("kadqa corpus relations: BERKAS dan --report hanya bersama --suggest.")
        return _known(arguments, corpus)
    return _suggest(arguments, corpus, config)


def _known(arguments: Namespace, corpus: Corpus) -> int:
    if arguments.json:
        rows = [
            {
                "dari": r.dari, "jenis": r.jenis, "ke": list(r.ke), "lengkap": r.lengkap, "mulai": r.mulai,
                "sampai": r.sampai, "syarat": r.syarat, "basis": r.basis, "diperiksa": r.diperiksa, "where": r.where,
            }
            for r in corpus.relations
        ]  # fmt: skip
        print(json.dumps({"schema": 1, "relations": rows}, ensure_ascii=False))
    else:
        shown = [
            (r.dari, r.jenis, ", ".join(r.ke[:3]) + (" …" if len(r.ke) > 3 else ""), r.mulai, r.basis)
            for r in corpus.relations
        ]
        print(table_text(("dari", "jenis", "ke", "mulai", "basis"), shown))
    return 0


def _suggest(arguments: Namespace, corpus: Corpus, config: Settings) -> int:
    from kadqa.library import cocok
    from kadqa.library.usul import propose
    from kadqa.reading import read_file

    files = [one for given in arguments.file for one in _documents(Path(given))] or list(corpus.documents)
    if not files:
        raise InputError("Tidak ada dokumen untuk dibaca. Beri BERKAS, atau `kadqa corpus add` lebih dahulu.")
    best: dict[str, Sequence[cocok.Proposal]] = {}
    bar = Bar()
    try:
        for done, path in enumerate(files):
            bar(f"membaca {path.name}", done, len(files))
            try:
                structure = read_file(path, corpus.sources, config)
            except UnreadableFile as error:
                print(f"! {error}", file=sys.stderr)
                continue
            found = propose(structure, corpus.relations, corpus.sources)
            # Of several files of one source the one that shows most of its relations counts.
            if sum(len(p.relation.ke) for p in found) >= sum(
                len(p.relation.ke) for p in best.get(structure.source.id, ())
            ):
                best[structure.source.id] = found
    finally:
        bar.close()
    if arguments.report:
        tables = {act: cocok.missed(corpus.relations, found, act) for act, found in best.items()}
        kept = {act: rows for act, rows in tables.items() if rows or best[act]}
        write_asked(Path(arguments.report), cocok.report(kept, best), "Beri berkas lain dengan --report.")
    # A folder of texts speaks of many laws: asked are those that the corpus knows.
    searched = any(Path(given).is_dir() for given in arguments.file) and not arguments.all
    if searched:
        best = {act: cocok.touching(found, {*corpus.sources}) for act, found in best.items()}
    proposals = [p for found in best.values() for p in found if arguments.all or p.state != cocok.KNOWN]
    if arguments.json:
        print(json.dumps({"schema": 1, "proposals": [_row(p) for p in proposals]}, ensure_ascii=False))
    else:
        print("\n\n".join(cocok.as_toml(p, config.day().isoformat()) for p in proposals) or "# Tidak ada usul.")
    counts = {
        state: sum(p.state == state for found in best.values() for p in found)
        for state in (cocok.NEW, cocok.PARTLY, cocok.AGAINST, cocok.KNOWN)
    }
    told = ", ".join(f"{count} {state}" for state, count in counts.items())
    print(f"{len(best)} dokumen dibaca: {told}.", file=sys.stderr)
    # What was named and cannot be read is bad input; among the corpus's own documents it is passed over.
    return 2 if arguments.file and not best else 0


def _documents(given: Path) -> list[Path]:
    from kadqa.reading import READERS

    if given.is_dir():
        return sorted(
            p for p in given.rglob("*") if p.suffix.lower() in READERS and not p.name.startswith((".", "README"))
        )
    if not given.is_file():
        raise InputError(f"{given} tidak ada. Periksa nama berkas atau foldernya.")
    return [given]


def _row(proposal: Any) -> dict[str, Any]:
    r = proposal.relation
    return {
        "state": proposal.state, "why": proposal.why, "new": list(proposal.new), "dari": r.dari, "jenis": r.jenis,
        "ke": list(r.ke), "lengkap": r.lengkap, "mulai": r.mulai, "syarat": r.syarat, "basis": r.basis,
        "catatan": r.catatan, "quote": proposal.quote,
    }  # fmt: skip


def vectors(arguments: Namespace) -> int:
    """`kadqa corpus vectors`: the first corpus folder gets a file of its texts' vectors."""
    from kadqa.library.vektor import write_vectors

    config = config_of(arguments)
    bar = Bar()
    try:
        written = write_vectors(config.corpora()[0], config, bar)
    finally:
        bar.close()
    if arguments.json:
        row = {"file": str(written.file), "texts": written.texts, "embedded": written.embedded}
        print(json.dumps({"schema": 1, **row}, ensure_ascii=False))
    else:
        print(f"{written.file}: vektor {written.texts} teks, {written.embedded} di antaranya baru dihitung.")
    return 0


ACTIONS: dict[str, Command] = {"add": add, "fetch": fetch, "relations": relations, "vectors": vectors}
"""Actions of `kadqa corpus` beyond list and check."""
