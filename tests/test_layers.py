"""The picture in docs/arsitektur.md is the code: no import goes against its table of rooms."""

from __future__ import annotations

import ast
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ROW = re.compile(r"^\| (\d+) \| `([\w.]+)` \| [^|]* \|([^|]*)\|$")
"""A row of the table: "| 1 | `hukum` | kinds of regulation | 0 |"."""


def rooms() -> dict[str, tuple[int, set[str]]]:
    lines = (ROOT / "docs" / "arsitektur.md").read_text(encoding="utf-8").splitlines()
    rows = [match.groups() for match in map(ROW.match, lines) if match]
    return {room: (int(layer), {part.strip(" `") for part in allowed.split(",")}) for layer, room, allowed in rows}


def room_of(module: str, table: dict[str, tuple[int, set[str]]]) -> str | None:
    """The longest room name that the module (without "kadqa.") is or lies in."""
    fits = [room for room in table if module == room or module.startswith(room + ".")]
    return max(fits, key=len, default=None)


def imports(path: Path) -> list[tuple[str, int]]:
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found += [(alias.name, node.lineno) for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            found += [(f"{node.module}.{alias.name}", node.lineno) for alias in node.names]
    return [(name.removeprefix("kadqa."), line) for name, line in found if name.startswith("kadqa.")]


def test_every_module_has_a_room():
    table = rooms()
    assert len(table) > 15
    modules = [p.relative_to(ROOT / "kadqa") for p in (ROOT / "kadqa").rglob("*.py")]
    names = [".".join(m.with_suffix("").parts).removesuffix(".__init__") for m in modules]
    outside = {"__init__", "__main__"}
    assert [n for n in names if n not in outside and room_of(n, table) is None] == []


def test_no_import_goes_against_the_table():
    table = rooms()
    wrong = []
    for path in (ROOT / "kadqa").rglob("*.py"):
        module = ".".join(path.relative_to(ROOT / "kadqa").with_suffix("").parts).removesuffix(".__init__")
        here = room_of(module, table)
        if here is None:
            continue
        layer, allowed = table[here]
        for name, line in imports(path):
            there = room_of(name, table)
            if there is None or there == here:
                continue
            target = table[there][0]
            fits = "any" in allowed or there in allowed or str(target) in allowed or name in {"__version__"}
            if target > layer or not fits:
                wrong.append(f"{path.relative_to(ROOT)}:{line} imports {name}")
    assert wrong == []
