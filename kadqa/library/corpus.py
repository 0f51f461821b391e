"""Read corpus folders: TOML tables, ringkasan, and the list of documents for the readers.

A folder may hold, at any depth, the tables of `TABLES`, folders named `ringkasan` with Markdown digests,
`pertanyaan` with the questions that provisions answer and `tanpa-jawaban` with those that none answers, and
documents. Not documents: vectors that lie beside them (`vektor.npz`), hidden files and folders (a leading dot),
README*, LICENSE*, office lock files (`~$...`), and other *.toml (named in a warning). Everything else is handed on,
so that a file no reader can read is named by `kadqa index` and not passed over in silence.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kadqa.embedding.shipped import SHIPPED
from kadqa.errors import CorpusError, because
from kadqa.hukum.hubungan import KINDS
from kadqa.hukum.jenis import JENIS
from kadqa.library.fields import (
    as_day,
    as_files,
    as_flag,
    as_number,
    as_pair,
    as_side,
    as_text,
    as_texts,
    as_year,
    one_of,
)
from kadqa.library.pertanyaan import bare, read_pertanyaan
from kadqa.library.ringkasan import Problem, read_ringkasan
from kadqa.library.tanpa_jawaban import read_tanpa_jawaban
from kadqa.records import OFFICE, Comparison, Correction, NumberException, Passage, Relation, Source, Term

BASIS = ("naskah", "ocr", "sekunder", "belum")
AT_LINE = re.compile(r"\(at line (\d+),[^)]*\)")
"""Where tomllib says a mistake stands."""
SKIPPED = ("README", "LICENSE", "LICENCE")


@dataclass(frozen=True, slots=True)
class Corpus:
    """Corpus folders, read and merged. `places` holds file and line of "sumber:uu-23-2014", "catatan:si-13",
    "perbandingan:prinsip", "istilah:KSDD", "ringkasan:asli:uu-23-2014/pasal-363/ayat-1", "pertanyaan:asli:..." and
    "tanpa-jawaban:Berapa honor notaris ...?".
    """

    sources: dict[str, Source] = field(default_factory=dict)
    relations: tuple[Relation, ...] = ()
    corrections: tuple[Correction, ...] = ()
    comparisons: tuple[Comparison, ...] = ()
    terms: tuple[Term, ...] = ()
    ringkasan: tuple[Passage, ...] = ()
    questions: Mapping[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)
    """The questions that each (version, provision) answers."""
    unanswered: tuple[str, ...] = ()
    """Questions that sound as if something here answered them, and that nothing does."""
    number_exceptions: tuple[NumberException, ...] = ()
    documents: tuple[Path, ...] = ()
    """Files for the readers, by folder, then by path."""
    warnings: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    files: tuple[Path, ...] = ()
    """Every file that the content of an index depends on: tables, ringkasan, questions of both kinds, documents."""
    vectors: tuple[Path, ...] = ()
    """Files of vectors of its texts: they spare the model's work and change nothing."""
    places: Mapping[str, tuple[str, int]] = field(default_factory=dict)


# --- fields -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Table:
    """How a TOML table is read: the name of its rows, their fields, those required, and the record they make."""

    row: str
    fields: Mapping[str, Callable[[object], Any]]
    required: tuple[str, ...]
    record: Callable[..., Any]
    identity: str
    """The field that names a row ("" for relations)."""
    rename: Mapping[str, str] = field(default_factory=dict)


def _fields(convert: Callable[[object], Any], names: str) -> dict[str, Callable[[object], Any]]:
    return dict.fromkeys(names.split(), convert)


TABLES: dict[str, Table] = {
    "sumber.toml": Table(
        "sumber",
        {
            **_fields(as_text, "id nomor judul wilayah ln tln"),
            "tahun": as_year,
            **_fields(as_day, "ditetapkan diundangkan berlaku diperiksa"),
            "jenis": one_of(*JENIS, "halaman", *sorted(OFFICE)),
            "pasal_terakhir": as_number,
            **_fields(as_texts, "alamat pihak penanda_tangan"),
            "berkas": as_files,
        },
        ("id", "jenis"),
        Source,
        "id",
    ),
    "hubungan.toml": Table(
        "hubungan",
        {
            **_fields(as_text, "dari syarat catatan"),
            **_fields(as_day, "mulai sampai diperiksa"),
            "jenis": one_of(*KINDS),
            "ke": as_texts,
            "lengkap": as_flag,
            "basis": one_of(*BASIS),
        },
        ("dari", "jenis"),
        Relation,
        "",
    ),
    "catatan.toml": Table(
        "catatan",
        {**_fields(as_text, "id halaman pola benar alasan"), "sumber": as_texts, "basis": one_of(*BASIS)},
        ("id", "halaman", "pola", "benar"),
        lambda *, alasan="", **values: Correction(alasan=alasan, **values),
        "id",
    ),
    "perbandingan.toml": Table(
        "perbandingan",
        {**_fields(as_text, "id aspek"), "antara": as_pair, **_fields(as_side, "kiri kanan")},
        ("id", "aspek", "antara", "kiri", "kanan"),
        Comparison,
        "id",
    ),
    "istilah.toml": Table(
        "istilah",
        {"istilah": as_text, **_fields(as_texts, "varian ketentuan")},
        ("istilah",),
        Term,
        "istilah",
    ),
    "angka.toml": Table(
        "angka",
        {**_fields(as_text, "ketentuan versi alasan"), "angka": as_texts},
        ("ketentuan", "angka", "alasan"),
        NumberException,
        "ketentuan",
    ),
}
"""Every table that a corpus folder may hold. A new table is one row here."""


# --- rows -------------------------------------------------------------------------------------


def _rows(text: str, row: str, name: str, problems: list[Problem]) -> Iterator[tuple[int, dict[str, Any]]]:
    """Line and content of each `[[row]]`. A table that is no TOML is read row by row: one mistake costs one row."""
    starts = [m.start() for m in re.finditer(rf"^[ \t]*\[\[\s*{row}\s*\]\]", text, re.MULTILINE)]
    line_of = {at: text.count("\n", 0, at) + 1 for at in starts}
    try:
        data = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError):
        for at, end in zip([0, *starts], [*starts, len(text)], strict=True):
            first = line_of.get(at, 1)
            try:
                chunk = tomllib.loads(text[at:end])
            except (tomllib.TOMLDecodeError, RecursionError) as error:
                found = AT_LINE.search(str(error))
                line = first + int(found.group(1)) - 1 if found else first
                why = "Baris TOML tidak dapat dibaca"
                problems.append(Problem(name, line, why, "Periksa tanda kutip, kurung, dan koma; baris ini dilewati."))
            else:
                yield from ((first, content) for content in chunk.get(row, []))
        return
    for key in data:
        if key != row:
            problems.append(Problem(name, 1, f"'{key}' tidak dikenal di berkas ini", f"Setiap baris mulai [[{row}]]."))
    contents = data.get(row, [])
    if not isinstance(contents, list) or not all(isinstance(content, dict) for content in contents):
        problems.append(Problem(name, 1, f"'{row}' bukan daftar baris", f"Tulis [[{row}]] di atas setiap baris."))
        return
    lines = [line_of[at] for at in starts] if len(starts) == len(contents) else [1] * len(contents)
    yield from zip(lines, contents, strict=True)


def _read_table(path: Path, name: str, table: Table, problems: list[Problem]) -> Iterator[tuple[int, Any]]:
    try:
        text = path.read_text(encoding="utf-8-sig").replace("\r\n", "\n")
    except (OSError, UnicodeDecodeError) as error:
        why = "bukan UTF-8" if isinstance(error, UnicodeDecodeError) else because(error)
        problems.append(Problem(name, 1, f"Berkas tidak dapat dibaca ({why})", "Simpan sebagai teks UTF-8."))
        return
    for line, content in _rows(text, table.row, name, problems):
        values: dict[str, Any] = {}
        mistakes = [f"'{key}' wajib diisi" for key in table.required if content.get(key) in (None, "")]
        for key, value in content.items():
            if key not in table.fields:
                mistakes.append(f"'{key}' tidak dikenal; yang dapat: {', '.join(table.fields)}")
                continue
            try:
                values[key] = table.fields[key](value)
            except ValueError as error:
                mistakes.append(f"'{key}' {error}")
        if mistakes:
            called = str(content.get(table.identity) or content.get("dari") or "").strip()
            row = f"[[{table.row}]] {called}".strip()
            problems.append(Problem(name, line, f"{row}: {'; '.join(mistakes)}", "Perbaiki; baris ini dilewati."))
        else:
            extra = {} if table.identity else {"where": f"{name} baris {line}"}
            yield line, table.record(**values, **extra)


# --- folders ----------------------------------------------------------------------------------


def _walk(folder: Path) -> list[Path]:
    """All but folders at any depth in a stable order, without hidden ones: a pipe, a broken link are named later."""
    found = [
        path
        for path in folder.rglob("*")
        if not path.is_dir() and not any(part.startswith(".") for part in path.relative_to(folder).parts)
    ]
    return sorted(found, key=lambda path: path.relative_to(folder).as_posix())


def _skipped(path: Path) -> bool:
    return path.name.startswith("~$") or path.name.upper().startswith(SKIPPED)


@dataclass(slots=True)
class _Merged:
    """Rows by identity while folders are read; a later folder's row replaces an earlier one's, with a warning."""

    rows: dict[str, dict[str, Any]] = field(default_factory=lambda: {table.row: {} for table in TABLES.values()})
    ringkasan: dict[tuple[str, str], Passage] = field(default_factory=dict)
    questions: dict[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)
    unanswered: dict[str, None] = field(default_factory=dict)
    digests: dict[tuple[str, str], tuple[int, str]] = field(default_factory=dict)
    """Source and version of a digest to the folder and file that it was last read from."""
    places: dict[str, tuple[str, int]] = field(default_factory=dict)
    folder_of: dict[str, int] = field(default_factory=dict)
    warnings: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def admit(self, key: str, name: str, line: int, folder: int) -> bool:
        """Whether the row with this key is to be taken; a second one of the same folder is a problem."""
        earlier = self.places.get(key)
        if earlier and self.folder_of[key] == folder:
            text = f"'{key.partition(':')[2]}' sudah ada di {earlier[0]} baris {earlier[1]}"
            self.problems.append(Problem(name, line, text, "Hapus salah satu; yang pertama dipakai."))
            return False
        if earlier:
            self.warnings.append(f"{name} baris {line} menggantikan '{key.partition(':')[2]}' dari {earlier[0]}.")
        self.places[key], self.folder_of[key] = (name, line), folder
        return True


def read_corpus(folders: Sequence[Path]) -> Corpus:
    """Read corpus folders and merge them, a later one over an earlier one.

    Args:
        folders: existing folders. A row with the identity of a row in an earlier folder replaces it (a warning);
            relations are collected, equal ones once. A file that two folders hold (one inside the other) is
            read once.

    Returns:
        What could be read. A row with a mistake is left out and named in `problems`; nothing else is lost.

    Raises:
        CorpusError: a folder does not exist or is a file.
    """
    merged = _Merged()
    files: list[Path] = []
    documents: list[Path] = []
    vectors: list[Path] = []
    seen: set[Path] = set()
    for index, folder in enumerate(map(Path, folders)):
        if not folder.is_dir():
            why = "bukan folder" if folder.exists() else "tidak ada"
            raise CorpusError(f"Korpus {folder} {why}. Beri folder dengan --corpus atau KADQA_CORPUS.")
        for path in _walk(folder):
            name = f"{folder.resolve().name}/{path.relative_to(folder).as_posix()}"
            if _skipped(path) or path.resolve() in seen:
                continue
            seen.add(path.resolve())
            if not path.is_file():
                documents.append(path)
                continue
            if path.name == SHIPPED:
                vectors.append(path)
                continue
            if path.name in TABLES:
                _take_table(path, name, index, merged)
            elif path.suffix.lower() == ".toml":
                merged.warnings.append(f"{name} dilewati: bukan tabel korpus. Yang dibaca: {', '.join(TABLES)}.")
                continue
            elif path.suffix.lower() == ".md" and "ringkasan" in path.relative_to(folder).parts[:-1]:
                _take_ringkasan(path, name, index, merged)
            elif path.suffix.lower() == ".md" and "pertanyaan" in path.relative_to(folder).parts[:-1]:
                _take_questions(path, name, merged)
            elif path.suffix.lower() == ".md" and "tanpa-jawaban" in path.relative_to(folder).parts[:-1]:
                _take_unanswered(path, name, merged)
            else:
                documents.append(path)
            files.append(path)
    rows = {row: tuple(by_key.values()) for row, by_key in merged.rows.items()}
    return Corpus(
        sources={source.id: source for source in rows["sumber"]},
        relations=rows["hubungan"],
        corrections=rows["catatan"],
        comparisons=rows["perbandingan"],
        terms=rows["istilah"],
        ringkasan=tuple(merged.ringkasan.values()),
        questions=merged.questions,
        unanswered=_unanswered(merged),
        number_exceptions=rows["angka"],
        documents=tuple(documents),
        warnings=tuple(merged.warnings),
        problems=tuple(merged.problems),
        files=tuple(files),
        vectors=tuple(vectors),
        places=merged.places,
    )


def _take_table(path: Path, name: str, folder: int, merged: _Merged) -> None:
    table = TABLES[path.name]
    rows = merged.rows[table.row]
    for line, record in _read_table(path, name, table, merged.problems):
        if not table.identity:
            first = rows.setdefault(repr((record.dari, record.jenis, record.ke, record.mulai, record.syarat)), record)
            if first is not record and first.where.startswith(f"{name} "):
                text = f"Baris yang sama sudah ada: {first.dari} {first.jenis} (yang lain: {first.where})"
                merged.problems.append(Problem(name, line, text, "Hapus salah satunya."))
            continue
        key = getattr(record, table.identity)
        if merged.admit(f"{table.row}:{key}", name, line, folder):
            rows[key] = record


def _take_questions(path: Path, name: str, merged: _Merged) -> None:
    """Take a file of questions. Those of a later folder come beside those of an earlier one: each may know others."""
    asked = read_pertanyaan(path, name)
    merged.problems += asked.problems
    for provision, questions in asked.questions.items():
        key = (asked.version, provision)
        merged.questions[key] = tuple(dict.fromkeys((*merged.questions.get(key, ()), *questions)))
        merged.places.setdefault(f"pertanyaan:{key[0]}:{key[1]}", (name, asked.lines[provision]))


def _take_unanswered(path: Path, name: str, merged: _Merged) -> None:
    asked = read_tanpa_jawaban(path, name)
    merged.problems += asked.problems
    for question, line in asked.questions.items():
        merged.unanswered.setdefault(question)
        merged.places.setdefault(f"tanpa-jawaban:{question}", (name, line))


def _unanswered(merged: _Merged) -> tuple[str, ...]:
    """The unanswered questions without those that another file answers: an office may bring what the corpus lacks."""
    answered = {bare(question) for questions in merged.questions.values() for question in questions}
    return tuple(question for question in merged.unanswered if bare(question) not in answered)


def _take_ringkasan(path: Path, name: str, folder: int, merged: _Merged) -> None:
    """Take a digest. One of a later folder replaces that of an earlier one whole, so that no text is put together
    from two of them; in one folder a digest may be spread over several files, each pasal in one of them.
    """
    digest = read_ringkasan(path, name)
    merged.problems += digest.problems
    if not digest.source:
        return
    whole = (digest.source, digest.version)
    if merged.digests.get(whole, (folder, ""))[0] != folder:
        merged.warnings.append(f"{name} menggantikan {merged.digests[whole][1]}.")
        for key in [k for k, p in merged.ringkasan.items() if (p.source, p.version) == whole]:
            del merged.ringkasan[key]
            merged.places.pop(f"ringkasan:{key[0]}:{key[1]}", None)
    merged.digests[whole] = (folder, name)
    for passage in digest.passages:
        key = (passage.version, passage.provision)
        line = digest.lines.get(passage.provision)
        if line is None:
            merged.ringkasan.setdefault(key, passage)
        elif merged.admit(f"ringkasan:{key[0]}:{key[1]}", name, line, folder):
            merged.ringkasan[key] = passage
