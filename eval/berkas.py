"""Ask about documents that someone brought, beside the shipped library, and print what came of it.

    python eval/berkas.py FOLDER [--index index] [--all]

FOLDER holds documents and `pertanyaan.jsonl`: {"question", "document" (a file's stem, "" if none answers), "must"
(texts that a right answer quotes)}. Right: what is quoted holds every `must`; first: its first sentence does. `--all`
prints every question, otherwise only those that went wrong.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from kadqa.assistant import Assistant, Live, Visiting
from kadqa.library.visitors import Visitors
from kadqa.settings import Settings
from kadqa.text import fold

NAME = "pertanyaan.jsonl"
LONGEST = 300.0
"""Seconds that reading may take."""


def brought(folder: Path, index: Path, state: str) -> Assistant | Live:
    """The assistant of a visitor who brought the folder's documents."""
    config = Settings(index=index, state=state)
    live = Live(Assistant.open(index, config))
    visiting = Visiting(live, Visitors(config, lambda: live.library))
    for path in sorted(folder.iterdir()):
        if path.name != NAME:
            with path.open("rb") as file:
                visiting.bring("penanya", path.name, file)
    began = time.monotonic()
    while any(one.state in {"menunggu", "dibaca"} for one in visiting.brought("penanya")):
        if time.monotonic() - began > LONGEST:
            raise SystemExit("The documents were not read in time.")
        time.sleep(0.2)
    for one in visiting.brought("penanya"):
        sys.stdout.write(f"# {one.name}: {one.label}, {one.units} satuan {one.why}\n")
    time.sleep(1.0)
    return visiting.asker("penanya")


def graded(row: dict, answer) -> str:
    """right, partly, wrong, refused; for what nothing answers: held or answered."""
    if not row["document"]:
        return "held" if answer.refused else "answered"
    if answer.refused:
        return "refused"
    said = fold(" ".join(sentence.text for sentence in answer.sentences))
    there = [fold(one) in said for one in row["must"]]
    return "right" if all(there) else "partly" if any(there) else "wrong"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--index", type=Path, default=Path("index"))
    parser.add_argument("--all", action="store_true")
    given = parser.parse_args()
    rows = [json.loads(line) for line in (given.folder / NAME).read_text(encoding="utf-8").splitlines() if line.strip()]
    counts: Counter[str] = Counter()
    first = 0
    with tempfile.TemporaryDirectory() as state:
        asker = brought(given.folder, given.index, state)
        for row in rows:
            answer = asker.ask(row["question"])
            grade = graded(row, answer)
            counts[grade] += 1
            leads = grade == "right" and all(fold(one) in fold(answer.sentences[0].text) for one in row["must"])
            first += leads
            if given.all or grade not in {"right", "held"} or (grade == "right" and not leads):
                said = answer.sentences[0].text[:110] if answer.sentences else answer.reason
                where = answer.citations[0].label if answer.citations else [one.label for one in answer.nearest][:2]
                sys.stdout.write(f"{grade:9}{answer.bearing:6.2f} {row['question']} -> {said} [{where}]\n")
    answerable = sum(bool(row["document"]) for row in rows)
    sys.stdout.write(
        f"{answerable} answerable: right {counts['right']} (of them in the first sentence {first}), partly "
        f"{counts['partly']}, wrong {counts['wrong']}, refused {counts['refused']}; "
        f"{len(rows) - answerable} without an answer: refused {counts['held']}, answered {counts['answered']}\n"
    )


if __name__ == "__main__":
    sys.exit(main())
