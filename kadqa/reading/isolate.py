"""Files are read in a subprocess with limits: a hostile or broken file can end that process, not this one."""

from __future__ import annotations

import atexit
import contextlib
import queue
import subprocess
import sys
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kadqa.errors import UnreadableFile
from kadqa.reading.worker import read_frame, write_frame
from kadqa.records import Source, Structure
from kadqa.settings import Settings


class Worker:
    """One child process for many files; it is started when first needed, and anew after it failed.

    Safe to use from several threads: one file at a time.
    """

    def __init__(self, *, seconds: float, megabytes: int, pages: int) -> None:
        self.seconds = seconds
        self.megabytes = megabytes
        self.pages = pages
        self._process: subprocess.Popen[bytes] | None = None
        self._answers: queue.Queue[Any] = queue.Queue()
        self._lock = threading.Lock()

    def _start(self) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "kadqa.reading.worker", str(self.megabytes)]
        process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
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
        process.kill()
        process.wait()
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                with contextlib.suppress(OSError):
                    stream.close()

    def read(self, path: Path, known: Mapping[str, Source]) -> Structure:
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
                write_frame(process.stdin, (str(path), dict(known), self.pages))
                answer = self._answers.get(timeout=self.seconds)
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


_workers: dict[tuple[float, int, int], Worker] = {}


def worker(settings: Settings) -> Worker:
    """The worker with these limits, shared by all who ask."""
    key = (settings.read_seconds, settings.read_megabytes, settings.read_pages)
    if key not in _workers:
        _workers[key] = Worker(seconds=key[0], megabytes=key[1], pages=key[2])
    return _workers[key]


def read_file(path: Path, known: Mapping[str, Source], settings: Settings) -> Structure:
    """Read a file in the shared child process, within the limits of the settings.

    Raises:
        UnreadableFile: one Indonesian line: which file, why, what to do.
    """
    return worker(settings).read(Path(path), known)


def close_all() -> None:
    """End all children; called when this process ends."""
    for one in _workers.values():
        one.close()
    _workers.clear()


atexit.register(close_all)
