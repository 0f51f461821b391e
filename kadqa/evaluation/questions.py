"""Questions with their gold: one JSON object per line. eval/README.md describes the fields for people."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from kadqa.errors import InputError, because
from kadqa.records import Turn

TYPES = (
    "definition",
    "purpose",
    "list",
    "number",
    "who",
    "when",
    "yes-no",
    "procedure",
    "sanction",
    "condition",
    "comparison",
    "standing",
    "reference",
    "premise",
    "out-of-scope",
    "near-scope",
    "missing-law",
    "open-detail",
    "too-general",
    "injection",
    "input",
)
REGISTERS = ("formal", "informal", "abbreviation", "typo", "kerjasama", "mixed", "english")
OUTCOMES = ("dijawab", "dikoreksi", "ditolak")
REASONS = ("di-luar-cakupan", "tidak-ditemukan", "terlalu-umum", "peraturan-tidak-ada", "masukan", "sapaan")
WARNINGS = (
    "dicabut",
    "diubah",
    "koreksi",
    "halaman-lama",
    "premis",
    "bagian",
    "ringkasan",
    "tanggal",
    "ocr",
    "belum-diperiksa",
)
OTHER = "lain"
"""Type, register and set of a line that names none."""
SETS = ("dev", "dev-lain", "latih", "held-out", "held-out-besar", "held-out-segar", "ungkapan", OTHER)
VERDICTS = ("ya", "syarat", "tidak", "terbuka")
"""What the gold says to a yes-or-no question: yes, yes on conditions, no, neither."""
HIDDEN = "held-out"
"""How the sets begin whose questions are only counted: reading them is a look, which must be recorded."""

ID = re.compile(r"^[a-z0-9]+(?:-[a-z0-9]+)*(?:/[a-z0-9]+(?:-[a-z0-9]+)*)*$")
"""A provision id by its form: "uu-23-2014/pasal-363/ayat-2"."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question with what a right answer to it is."""

    id: str
    question: str
    split: str = OTHER
    type: str = OTHER
    register: str = OTHER
    expect: str = "dijawab"
    """One of OUTCOMES."""
    reason: str | None = None
    """Code of the refusal that is right; None: any."""
    gold: tuple[str, ...] = ()
    """Ids at ayat level (or a whole pasal, pokok or page); a find in or below any one of them is right."""
    also: tuple[str, ...] = ()
    """Ids that an answer may cite beside the gold; they count for nothing else."""
    facts: tuple[str, ...] = ()
    """What the answer must mention; "a|b" is met by a or by b."""
    warnings: tuple[str, ...] = ()
    """Kinds of warning that the answer must carry."""
    as_of: date | None = None
    history: tuple[Turn, ...] = ()
    verdict: str = ""
    """One of VERDICTS; "": nobody said."""
    realdata: bool = False
    """Answered from documents that do not ship; left out where the index does not hold them."""

    same: str = ""
    """Names what is asked, where other lines ask the same in other words; "": none does."""
    note: str = ""
    """For people; it decides nothing."""

    @property
    def answerable(self) -> bool:
        return self.expect != "ditolak"

    @property
    def key(self) -> str:
        """Names what is asked and what is right, so that two runs compare only what stayed the same."""
        parts = (self.question, self.as_of, self.history, self.expect, self.reason, self.gold, self.also)
        return hashlib.sha256(repr((*parts, self.facts, self.warnings)).encode("utf-8", "replace")).hexdigest()[:16]


class _Bad(Exception):
    """A mistake in one line; `read` adds file and line."""


def _text(value: Any, name: str) -> str:
    if not isinstance(value, str):
        raise _Bad(f"`{name}` harus teks")
    return value


def _texts(value: Any, name: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str) and item.strip() for item in value):
        raise _Bad(f"`{name}` harus daftar teks yang tidak kosong")
    return tuple(value)


def _ids(value: Any, name: str) -> tuple[str, ...]:
    ids = _texts(value, name)
    wrong = next((item for item in ids if not ID.match(item)), None)
    if wrong is not None:
        raise _Bad(f"`{name}` memuat '{wrong}', bukan id ketentuan (contoh: uu-23-2014/pasal-363/ayat-1)")
    return ids


def _facts(value: Any, name: str) -> tuple[str, ...]:
    facts = _texts(value, name)
    if any(not part.strip() for fact in facts for part in fact.split("|")):
        raise _Bad(f"`{name}` memuat pilihan kosong di sekitar '|'")
    return facts


def _one_of(allowed: tuple[str, ...]) -> Callable[[Any, str], str]:
    def check(value: Any, name: str) -> str:
        if value not in allowed:
            raise _Bad(f"`{name}` berisi '{value}'; yang dapat: {', '.join(allowed)}")
        return str(value)

    return check


def _reason(value: Any, name: str) -> str | None:
    return None if value is None else _one_of(REASONS)(value, name)


def _warnings(value: Any, name: str) -> tuple[str, ...]:
    return tuple(_one_of(WARNINGS)(kind, name) for kind in _texts(value, name))


def _flag(value: Any, name: str) -> bool:
    if not isinstance(value, bool):
        raise _Bad(f"`{name}` harus true atau false")
    return value


def _date(value: Any, name: str) -> date | None:
    if value is None:
        return None
    try:
        return date.fromisoformat(_text(value, name))
    except ValueError:
        raise _Bad(f"`{name}` berisi '{value}'; tulis sebagai TTTT-BB-HH (contoh: 2010-01-01)") from None


def _history(value: Any, name: str) -> tuple[Turn, ...]:
    if not isinstance(value, list):
        raise _Bad(f"`{name}` harus daftar pertanyaan")
    turns = []
    for item in value:
        if isinstance(item, str):
            turns.append(Turn(item))
        elif isinstance(item, dict) and isinstance(item.get("question"), str):
            turns.append(Turn(item["question"], _ids(item.get("citations", []), f"{name}.citations")))
        else:
            raise _Bad(f'`{name}` harus berisi teks atau {{"question", "citations"}}')
    return tuple(turns)


FIELDS: Mapping[str, Callable[[Any, str], Any]] = {
    "id": _text,
    "question": _text,
    "split": _one_of(SETS),
    "type": _one_of((*TYPES, OTHER)),
    "register": _one_of((*REGISTERS, OTHER)),
    "expect": _one_of(OUTCOMES),
    "reason": _reason,
    "gold": _ids,
    "also": _ids,
    "facts": _facts,
    "warnings": _warnings,
    "as_of": _date,
    "history": _history,
    "verdict": _one_of(VERDICTS),
    "realdata": _flag,
    "same": _text,
    "note": _text,
}
"""Every field of a line with the function that reads it."""


def parse(line: str, *, id: str = "") -> Question:
    """Read one line.

    Args:
        line: a JSON object with the fields of `FIELDS`; `question` is required, the others have defaults.
            Without `expect` a line with gold is to be answered; a line without either says too little.
        id: the id if the line has none.

    Raises:
        _Bad: the mistake in Indonesian, without file and line.
    """
    try:
        raw = json.loads(line)
    except ValueError as error:
        raise _Bad(f"bukan JSON ({error})") from None
    if not isinstance(raw, dict):
        raise _Bad('bukan objek JSON; tulis {"question": ..., "gold": [...]}')
    unknown = sorted(raw.keys() - FIELDS.keys())
    if unknown:
        raise _Bad(f"medan '{unknown[0]}' tidak dikenal; yang dapat: {', '.join(FIELDS)}")
    if "question" not in raw:
        raise _Bad("medan 'question' tidak ada")
    read = {name: FIELDS[name](value, name) for name, value in raw.items()}
    read.setdefault("id", id)
    if not read["id"].strip():
        raise _Bad("`id` kosong")
    if "expect" not in read:
        if not read.get("gold"):
            raise _Bad("tanpa `gold` medan 'expect' harus diisi (dijawab, dikoreksi, atau ditolak)")
        read["expect"] = "dijawab"
    question = Question(**read)
    if question.answerable and not question.gold:
        raise _Bad(f"`expect` '{question.expect}' memerlukan paling sedikit satu ketentuan dalam `gold`")
    if not question.answerable and (question.gold or question.facts):
        raise _Bad("`expect` 'ditolak' tidak boleh disertai `gold` atau `facts`")
    if question.answerable and question.reason:
        raise _Bad("`reason` hanya untuk `expect` 'ditolak'")
    return question


def read(paths: Iterable[Path]) -> tuple[Question, ...]:
    """Read files of questions, in order; empty lines are skipped.

    Raises:
        InputError: a file that cannot be read, a bad line (named with file and line), an id used
            twice, or no question at all.
    """
    found: dict[str, str] = {}
    questions: list[Question] = []
    names = []
    for path in paths:
        names.append(str(path))
        try:
            lines = path.read_text(encoding="utf-8-sig").split("\n")
        except (OSError, UnicodeDecodeError) as error:
            reason = because(error) if isinstance(error, OSError) else "bukan teks UTF-8"
            raise InputError(f"{path} tidak dapat dibaca: {reason}. Periksa --questions.") from None
        for n, line in enumerate(lines, 1):
            if not line.strip():
                continue
            where = f"{path}, baris {n}"
            try:
                question = parse(line, id=f"{path.stem}-{n}")
            except _Bad as error:
                raise InputError(f"{where}: {error}.") from None
            if question.id in found:
                raise InputError(f"{where}: id '{question.id}' sudah dipakai di {found[question.id]}.")
            found[question.id] = where
            questions.append(question)
    if not questions:
        raise InputError(f"Tidak ada pertanyaan dalam {', '.join(names) or 'daftar berkas yang kosong'}.")
    return tuple(questions)
