"""The subprocess that holds torch, seen from this side: started, asked, and stopped.

Over its pipes go lines of JSON, and after a line that says so the bytes of a float32 matrix:

    -> {"model": "...", "weights": "..." or null}
    <- {"dim": 384}                                       or {"error": "...", "loading": true}
    -> {"texts": [...], "question": false}
    <- {"at": [3, 0, 7], "bytes": 4608} and the bytes     as often as needed
    <- {"done": true}                                     or {"error": "...", "loading": false}
"""

from __future__ import annotations

import atexit
import json
import os
import subprocess
import tempfile
from collections.abc import Generator, Sequence
from contextlib import closing
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from kadqa.child import child_command
from kadqa.embedding.base import Chunk
from kadqa.errors import InputError, KadqaError
from kadqa.text import for_engine, squash

MODULE = "kadqa.embedding.torch_process"


@dataclass(frozen=True, slots=True)
class Task:
    """What the subprocess loads: a model's name, or (for the bundled one) the weight file."""

    model: str
    weights: str | None = None


class Worker:
    """A running subprocess with its model loaded. One request at a time: not for several threads.

    Raises:
        InputError: the model cannot be loaded.
        KadqaError: the subprocess ended by itself.
    """

    def __init__(self, task: Task) -> None:
        self._task = task
        # A file, not a pipe: nobody reads it while the work goes on, and a full pipe would block.
        self._log = tempfile.TemporaryFile()  # noqa: SIM115  closed in close()
        env = os.environ | {"OMP_NUM_THREADS": str(os.cpu_count() or 1)}
        self._process = subprocess.Popen(
            child_command(MODULE), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self._log, env=env
        )
        atexit.register(self.close)
        try:
            self._send(asdict(task))
            self.dim = int(self._receive()["dim"])
        except BaseException:
            self.close()
            raise

    def embed(self, texts: Sequence[str], *, question: bool) -> Generator[Chunk, None, None]:
        """Vectors of clean texts as they are made, in any order.

        If the iterator is left before its end, the subprocess is stopped: its answers would be those
        to the request before.
        """
        finished = False
        try:
            self._send({"texts": list(texts), "question": question})
            while "done" not in (head := self._receive()):
                data = self._stdout().read(head["bytes"])
                if len(data) != head["bytes"]:
                    raise self._ended()
                yield head["at"], np.frombuffer(data, np.float32).reshape(-1, self.dim)
            finished = True
        finally:
            if not finished:
                self.close()

    def close(self) -> None:
        """Stop the subprocess; harmless if it has ended."""
        atexit.unregister(self.close)
        if self._process.poll() is None:
            self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout, self._log):
            if pipe:
                try:
                    pipe.close()
                except OSError:  # unsent bytes of a request to a process that is gone
                    continue

    def _stdout(self) -> Any:
        return self._process.stdout

    def _send(self, message: dict[str, Any]) -> None:
        pipe: Any = self._process.stdin
        try:
            pipe.write(json.dumps(message).encode("ascii") + b"\n")
            pipe.flush()
        except (OSError, ValueError) as error:
            raise self._ended() from error

    def _receive(self) -> dict[str, Any]:
        try:
            line = self._stdout().readline()
        except ValueError as error:
            raise self._ended() from error
        if not line:
            raise self._ended()
        message: dict[str, Any] = json.loads(line)
        if "error" in message:
            why = message["error"]
            raise _cannot_load(self._task.model, why) if message["loading"] else self._failed(why)
        return message

    def _ended(self) -> KadqaError:
        try:
            code: int | None = self._process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            code = None
        last = ""
        if not self._log.closed:
            self._log.seek(0)
            lines = self._log.read().decode("utf-8", "replace").strip().splitlines()
            last = lines[-1] if lines else ""
        return self._failed(f"kode {code}" + (f", {last}" if last else ""))

    def _failed(self, why: str) -> KadqaError:
        return KadqaError(
            f"Proses embedding untuk model '{self._task.model}' berhenti ({_short(why)}). "
            "Jalankan kembali perintahnya; bagian yang sudah selesai tersimpan."
        )


def bulk(task: Task, texts: Sequence[str]) -> Generator[Chunk, None, None]:
    """Embed passages in a subprocess started for them, and stop it when they are done or left.

    Raises:
        InputError: the model cannot be loaded.
        KadqaError: the subprocess ended by itself.
    """
    if not texts:
        return
    with closing(Worker(task)) as worker:
        yield from worker.embed([for_engine(text) for text in texts], question=False)


def _short(text: str) -> str:
    line = squash(text)
    return line if len(line) <= 200 else line[:199] + "…"


def _cannot_load(model: str, why: str) -> InputError:
    return InputError(
        f"Model '{model}' tidak dapat dimuat: {_short(why)} Periksa KADQA_MODEL (nama model sentence-transformers "
        "atau folder) dan sambungan internet, atau kosongkan KADQA_MODEL untuk memakai model bawaan."
    )
