"""A child process runs Python's modules and ours, and nothing that lies in the folder where somebody stands."""

from __future__ import annotations

import subprocess
import sys

import pytest

from kadqa.child import child_command
from kadqa.reading.isolate import Worker

SHADOWS = ("copy", "json", "queue", "struct", "pypdf", "kadqa")


@pytest.fixture
def trap(tmp_path, monkeypatch):
    """A folder in which every such module leaves a mark when it is run."""
    for name in SHADOWS:
        code = f"open({str(tmp_path / 'dijalankan')!r}, 'a').write({name!r})\nraise SystemExit(3)\n"
        (tmp_path / f"{name}.py").write_text(code, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_child_runs_nothing_of_the_current_folder(trap):
    code = [*child_command("kadqa.rendering.page_image")]
    done = subprocess.run(code, input=b"{}", capture_output=True, check=False)
    assert not (trap / "dijalankan").exists()
    assert b"ModuleNotFoundError" not in done.stderr


def test_a_file_is_read_where_a_module_of_that_name_lies_beside_it(trap):
    (trap / "catatan.md").write_text("# Catatan rapat\n\nKebun bibit dibuka hari Senin.\n", encoding="utf-8")
    reader = Worker(seconds=60, megabytes=2048, pages=10)
    try:
        assert reader.read(trap / "catatan.md", {}).provisions
    finally:
        reader.close()
    assert not (trap / "dijalankan").exists()


def test_arguments_come_to_the_module():
    assert child_command("kadqa.reading.worker", "64")[-1] == "64"
    assert child_command("kadqa.reading.worker")[0] == sys.executable
