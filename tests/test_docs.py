"""The documents name everything that is there: settings and commands in their lists, JSON fields in the contract."""

from __future__ import annotations

import argparse
import re
from dataclasses import fields
from datetime import date
from itertools import takewhile
from pathlib import Path

import pytest

from kadqa.cli.arguments import parser
from kadqa.library.corpus import read_corpus
from kadqa.library.pertanyaan import read_pertanyaan
from kadqa.records import Answer, Citation, Found, Shown, Structure
from kadqa.rendering.json import answer_json, citation_json, search_json, show_json, structure_json
from kadqa.settings import Settings

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = (ROOT / "docs" / "perintah.md").read_text(encoding="utf-8")
SETTINGS = (ROOT / "docs" / "pengaturan.md").read_text(encoding="utf-8")
CONTRACT = (ROOT / "docs" / "kontrak.md").read_text(encoding="utf-8")
LINK = re.compile(r"\]\((?!https?:|#)([^)#]+)[^)]*\)")
"""A link to a file: "[docs/kontrak.md](docs/kontrak.md)"."""


def commands() -> list[str]:
    """Every command with its action: "ask", "corpus list"."""
    found = []
    for name, command in _subcommands(parser()).items():
        actions = _subcommands(command)
        found += [f"{name} {action}" for action in actions] or [name]
    return found


def _subcommands(of: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    tables = (a.choices for a in of._actions if isinstance(a, argparse._SubParsersAction))
    return dict(next(tables, {}))


def options(name: str) -> set[str]:
    """The long options of a command, --help left out; of a command with actions those of all of them."""
    command = parser()
    for word in name.split():
        command = _subcommands(command)[word]
    return {o for action in command._actions for o in action.option_strings if o.startswith("--")} - {"--help"}


def row_of(name: str) -> str:
    """The row of the table of settings, as `Settings` has it."""
    field = Settings.model_fields[name]
    default = f" `{field.default}` " if field.default not in ("", None) else " "
    return f"| `KADQA_{name.upper()}` |{default}| {field.description} |"


@pytest.mark.parametrize("name", Settings.model_fields)
def test_every_setting_is_in_the_table_as_it_is(name):
    assert row_of(name) in SETTINGS.splitlines()


def test_the_table_names_no_setting_that_is_not_there():
    named = set(re.findall(r"^\| `KADQA_(\w+)` \|", SETTINGS, re.MULTILINE))
    assert named == {name.upper() for name in Settings.model_fields}


@pytest.mark.parametrize("name", commands())
def test_every_command_is_in_its_list_and_in_the_contract(name):
    for text in (COMMANDS, CONTRACT):
        assert re.search(rf"kadqa {name}\b", text)


@pytest.mark.parametrize("name", commands())
def test_the_contract_names_every_option(name):
    assert {option for option in options(name) if option not in CONTRACT} == set()


def test_the_readme_is_short():
    assert len(README.splitlines()) < 90


def test_the_readme_begins_with_the_two_commands():
    code = [line.split("#")[0].strip() for line in README.splitlines() if line.startswith("    ")]
    assert code[:2] == ["make run", "make test"]


ANSWER = Answer("", "", "tanya", date(2026, 11, 24), "dijawab", "")
CITATION = Citation(1, *[""] * (len(fields(Citation)) - 3))
FOUND = Found("", "", "", "", "", None, 0.0, 0.0, 0.0, "")
SHOWN = Shown("", "", "", "", "", None, None, (), None, None, "", None, None, "", "", "")


def structure_keys() -> set[str]:
    from kadqa.records import Dropped, Page, Provision, Report, Source

    made = Structure(
        Source("pp-1-2099", "pp"),
        "text",
        (Provision("pp-1-2099/pasal-1", "pasal", "Pasal 1", "", None, ((1, 0, 1),)),),
        (Dropped("page-head", ((1, 1, 2),)),),
        (Page(1, "ab"),),
        Report(1, 2, 1, {}, 0),
    )
    found = structure_json(made, pages=True)
    rows = (found, found["source"], found["provisions"][0], found["dropped"][0], found["pages"][0], found["report"])
    return {key for row in rows for key in row}


JSON = {
    "ask": lambda: set(answer_json(ANSWER)),
    "a citation": lambda: set(citation_json(CITATION)),
    "search": lambda: {*search_json("", [FOUND], {}), *search_json("", [FOUND], {})["hits"][0]},
    "show": lambda: set(show_json(SHOWN)),
    "structure": structure_keys,
}


@pytest.mark.parametrize("keys", JSON.values(), ids=JSON)
def test_the_contract_names_every_field(keys):
    assert {key for key in keys() if f'"{key}"' not in CONTRACT and f"`{key}`" not in CONTRACT} == set()


@pytest.mark.parametrize(
    "path", sorted(ROOT.glob("*.md")) + sorted((ROOT / "docs").rglob("*.md")), ids=lambda p: p.name
)
def test_every_link_to_a_file_leads_somewhere(path):
    links = LINK.findall(path.read_text(encoding="utf-8"))
    assert [link for link in links if not (path.parent / link).exists()] == []


@pytest.mark.parametrize("path", [ROOT / "corpus" / "README.md", ROOT / "docs" / "kontrak.md"], ids=lambda p: p.name)
def test_the_example_of_a_file_of_questions_is_one(tmp_path, path):
    lines = path.read_text(encoding="utf-8").splitlines()
    start = next(i for i, line in enumerate(lines) if line.endswith("- `pasal-9/ayat-1`")) - 4
    depth = len(lines[start]) - len(lines[start].lstrip())
    assert lines[start].strip() == "---"
    block = list(takewhile(lambda line: line.startswith(" " * depth) and line.strip(), lines[start:]))
    (tmp_path / "x.md").write_text("\n".join(line[depth:] for line in block), encoding="utf-8")
    found = read_pertanyaan(tmp_path / "x.md", "x.md")
    assert found.problems == ()
    known = read_corpus([ROOT / "corpus"]).questions
    assert found.questions
    assert all(many and (found.version, provision) in known for provision, many in found.questions.items())


def test_decisions_are_numbered_without_gap():
    numbers = sorted(int(path.name[:4]) for path in (ROOT / "docs" / "decisions").glob("*.md"))
    assert numbers == list(range(1, len(numbers) + 1))
