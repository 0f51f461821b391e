"""Files are read in a subprocess with limits: a hostile or broken file can end that process, not this one."""

from __future__ import annotations

import atexit
import contextlib
import os
import queue
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from kadqa.child import child_command
from kadqa.errors import UnreadableFile
from kadqa.reading.worker import read_frame, write_frame
from kadqa.records import Source, Structure
from kadqa.settings import Settings

OCR_FOLDER = "ocr"
"""Where in the index folder the texts of page images are kept."""
WHOLE = 60
"""How many times the longest silence a file may take from its first to its last sign of life."""
FILE_SHARE = 4
"""A file may be this part of the memory: its text alone is a multiple of it."""
Progress = Callable[[str, int, int], None]
"""(what is being done, done, of how many)."""


def quiet(what: str, done: int, total: int) -> None:
    """A progress report to nobody."""


class Worker:
    """One child process for many files; it is started when first needed, and anew after it failed.

    Safe to use from several threads: one file at a time.

    Args:
        seconds: how long the child may go without a sign of life: a file, or one image of a page. A file that
            gives signs may take `WHOLE` times as long altogether.
        megabytes: its memory.
        pages: most pages of a file.
        cache: folder for what OCR reads; None keeps nothing.
    """

    def __init__(self, *, seconds: float, megabytes: int, pages: int, cache: Path | None = None) -> None:
        self.seconds = seconds
        self.megabytes = megabytes
        self.pages = pages
        self.cache = cache
        self._process: subprocess.Popen[bytes] | None = None
        self._answers: queue.Queue[Any] = queue.Queue()
        self._lock = threading.Lock()

    def _start(self) -> subprocess.Popen[bytes]:
        command = child_command("kadqa.reading.worker", str(self.megabytes))
        # A session of its own, so that what it started (OCR) ends with it.
        process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=hasattr(os, "killpg"),
        )
        answers: queue.Queue[Any] = queue.Queue()

        def listen() -> None:
            assert process.stdout is not None
            try:
                while True:
                    answers.put(read_frame(process.stdout))
            except Exception:  # the child is gone, or its answer is cut short: either way it has ended
                answers.put(None)

        threading.Thread(target=listen, daemon=True).start()
        self._process, self._answers = process, answers
        return process

    def close(self) -> None:
        """End the child, if there is one."""
        process, self._process = self._process, None
        if process is None:
            return
        if process.poll() is None and hasattr(os, "killpg"):
            with contextlib.suppress(OSError):
                os.killpg(process.pid, signal.SIGKILL)
        process.kill()
        process.wait()
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                with contextlib.suppress(OSError):
                    stream.close()

    def _answer(self, name: str, progress: Progress) -> Any:
        """The child's answer, after what it says of its progress; None if it ended.

        Raises:
            queue.Empty: it gave no sign of life for too long, or took too long altogether.
        """
        end = time.monotonic() + self.seconds * WHOLE
        while True:
            left = end - time.monotonic()
            if left <= 0:
                raise queue.Empty
            answer = self._answers.get(timeout=min(self.seconds, left))
            if answer is None or answer[0] != "kemajuan":
                return answer
            progress(f"memindai {name}", *answer[1])

    def read(self, path: Path, known: Mapping[str, Source], progress: Progress = quiet) -> Structure:
        """Read a file.

        Raises:
            UnreadableFile: no reader can read it, or reading took too long, too much memory, or ended the child.
        """
        with self._lock:
            process = self._process
            if process is None or process.poll() is not None:
                self.close()
                process = self._start()
            assert process.stdin is not None
            try:
                most = self.megabytes * 1024 * 1024 // FILE_SHARE
                cache = str(self.cache) if self.cache else None
                write_frame(process.stdin, (str(path), dict(known), self.pages, most, cache))
                answer = self._answer(path.name, progress)
            except queue.Empty:
                self.close()
                raise UnreadableFile(
                    f"{path.name} tidak dapat dibaca: lewat {self.seconds:g} detik. "
                    "Naikkan KADQA_READ_SECONDS atau bagi berkasnya."
                ) from None
            except OSError:
                answer = None
            if answer is None:
                self.close()
                raise UnreadableFile(
                    f"{path.name} tidak dapat dibaca: proses pembaca berhenti mendadak, mungkin karena kehabisan "
                    f"memori (batas {self.megabytes} MB). Naikkan KADQA_READ_MEGABYTES atau periksa berkasnya."
                )
            kind, value = answer
            if kind == "memori":
                # What is left of the child's memory is unknown; the next file gets a new one.
                self.close()
                raise UnreadableFile(
                    f"{path.name} tidak dapat dibaca: perlu memori lebih dari {self.megabytes} MB. "
                    "Naikkan KADQA_READ_MEGABYTES atau bagi berkasnya."
                )
        if kind == "ok":
            assert isinstance(value, Structure)
            return value
        if kind == "tidak":
            raise UnreadableFile(value)
        raise UnreadableFile(f"{path.name} tidak dapat dibaca: berkas rusak ({value}). Unduh kembali, lalu coba lagi.")


class Pool:
    """Several workers with the same limits, as many as there are cores; each file gets one that is free."""

    def __init__(self, make: Callable[[], Worker], size: int) -> None:
        self._make = make
        self._left = size
        self._free: queue.LifoQueue[Worker] = queue.LifoQueue()
        self._all: list[Worker] = []
        self._lock = threading.Lock()

    def _take(self) -> Worker:
        with contextlib.suppress(queue.Empty):
            return self._free.get_nowait()
        with self._lock:
            if self._left:
                self._left -= 1
                self._all.append(self._make())
                return self._all[-1]
        return self._free.get()

    def read(self, path: Path, known: Mapping[str, Source], progress: Progress = quiet) -> Structure:
        """As `Worker.read`."""
        one = self._take()
        try:
            return one.read(path, known, progress)
        finally:
            self._free.put(one)

    def rest(self) -> None:
        """End the children that read nothing now; they start again when needed."""
        idle = []
        with contextlib.suppress(queue.Empty):
            while True:
                idle.append(self._free.get_nowait())
        for one in idle:
            one.close()
            self._free.put(one)

    def close(self) -> None:
        """End all children; they start again when needed."""
        for one in self._all:
            one.close()


def cores() -> int:
    """How many files are read at once."""
    return max(1, min(8, len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1))


_pools: dict[tuple[float, int, int, Path], Pool] = {}
_pools_lock = threading.Lock()


def pool(settings: Settings) -> Pool:
    """The workers with these limits, shared by all who ask."""
    key = (settings.read_seconds, settings.read_megabytes, settings.read_pages, settings.index / OCR_FOLDER)
    with _pools_lock:
        if key not in _pools:
            seconds, megabytes, pages, cache = key
            _pools[key] = Pool(lambda: Worker(seconds=seconds, megabytes=megabytes, pages=pages, cache=cache), cores())
        return _pools[key]


def read_file(path: Path, known: Mapping[str, Source], settings: Settings, progress: Progress = quiet) -> Structure:
    """Read a file in a shared child process, within the limits of the settings. Safe from several threads.

    Raises:
        UnreadableFile: one Indonesian line: which file, why, what to do.
    """
    return pool(settings).read(Path(path), known, progress)


def close_all() -> None:
    """End all children; called when this process ends."""
    with _pools_lock:
        ended = list(_pools.values())
        _pools.clear()
    for one in ended:
        one.close()


atexit.register(close_all)
