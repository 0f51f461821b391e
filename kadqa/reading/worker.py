"""The child process that reads files for `isolate`: requests on standard input, answers on standard output.

A frame is eight bytes of length, then a pickle. It imports the readers and nothing heavy: no
search engine, no model, no web framework.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import struct
import sys
from pathlib import Path
from typing import IO, Any

HEAD = struct.Struct(">Q")


def write_frame(stream: IO[bytes], value: Any) -> None:
    data = pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL)
    stream.write(HEAD.pack(len(data)))
    stream.write(data)
    stream.flush()


def read_frame(stream: IO[bytes]) -> Any:
    """The next value; raises EOFError when the other side is gone."""
    head = stream.read(HEAD.size)
    if len(head) < HEAD.size:
        raise EOFError
    (length,) = HEAD.unpack(head)
    data = stream.read(length)
    if len(data) < length:
        raise EOFError
    return pickle.loads(data)


def limit_memory(megabytes: int) -> None:
    """Cap this process's address space, where the system can (not on Windows)."""
    try:
        import resource
    except ImportError:
        return
    limit = megabytes * 1024 * 1024
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    if hard != resource.RLIM_INFINITY:
        limit = min(limit, hard)
    with contextlib.suppress(ValueError, OSError):  # macOS refuses some limits
        resource.setrlimit(resource.RLIMIT_AS, (limit, hard))


def main() -> None:
    """Answer requests (path, known sources, limits, folder of the OCR cache) until the end.

    Each is answered with any number of ("kemajuan", (done, total)), then ("ok", Structure), ("tidak", message),
    ("memori", "") or ("galat", message).
    """
    requests = sys.stdin.buffer
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    # Whatever a library prints must not get between the frames.
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    limit_memory(int(sys.argv[1]))
    from kadqa.errors import UnreadableFile
    from kadqa.reading.formats import read_document
    from kadqa.reading.structure import structure

    while True:
        try:
            path, known, max_pages, max_bytes, cache = read_frame(requests)
        except EOFError:
            return
        answer: tuple[str, Any]
        try:
            document = read_document(
                Path(path),
                max_pages=max_pages,
                max_bytes=max_bytes,
                cache=Path(cache) if cache else None,
                progress=lambda done, total: write_frame(answers, ("kemajuan", (done, total))),
            )
            answer = ("ok", structure(document, name=Path(path).name, known=known))
        except UnreadableFile as error:
            answer = ("tidak", str(error))
        except (MemoryError, RecursionError) as error:
            answer = ("memori", "") if isinstance(error, MemoryError) else ("galat", "susunannya terlalu dalam")
        except Exception as error:  # the file is at fault, not the program that asked
            answer = ("galat", f"{type(error).__name__}: {error}")
        write_frame(answers, answer)


if __name__ == "__main__":
    main()
