"""A generation built in a process of its own, so that a server that asks for it keeps nothing of the reading.

The child is told by environment variables what to build, and tells on its standard output, a JSON object per line,
what it is doing ("kemajuan"), and at last what it made ("selesai") or why it did not ("gagal").
"""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kadqa.child import child_command
from kadqa.errors import IndexError_, KadqaError
from kadqa.library.merge import Progress
from kadqa.settings import Settings, settings

NICER = 5
"""How much the child stands back, so that questions are answered while it works."""


@dataclass(frozen=True, slots=True)
class Built:
    """What the child made."""

    fingerprint: str
    skipped: Mapping[str, str]
    """File name of a document that was not taken to the reason."""


def build_apart(config: Settings, progress: Progress) -> Built:
    """Build and publish as `kadqa.library.build.build` does, in a child process.

    Raises:
        IndexError_: it could not be built; the live generation stays as it was.
    """
    child = subprocess.Popen(
        child_command("kadqa.library.terbit"),
        env={**os.environ, **_environment(config)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    last: dict[str, Any] = {}
    assert child.stdout is not None
    with child.stdout:
        for line in child.stdout:
            try:
                last = json.loads(line)
            except ValueError:
                continue
            if last.get("apa") == "kemajuan":
                progress(str(last["kata"]), int(last["selesai"]), int(last["dari"]))
    code = child.wait()
    if code == 0 and last.get("apa") == "selesai":
        return Built(str(last["fingerprint"]), dict(last["dilewati"]))
    said = last.get("kata") if last.get("apa") == "gagal" else f"prosesnya berhenti mendadak (kode {code})"
    raise IndexError_(f"Indeks tidak dapat dibangun: {said}")


def _environment(config: Settings) -> dict[str, str]:
    """Every setting that decides a build, so that the child has those of this process and not those of its shell."""
    given = config.model_dump(include={"model", "read_seconds", "read_megabytes", "read_pages", "keep_generations"})
    given |= {
        "index": config.index.resolve(),
        "corpus": os.pathsep.join(str(folder.resolve()) for folder in config.corpora()),
    }
    return {f"KADQA_{name.upper()}": str(value) for name, value in given.items()}


def _tell(**row: object) -> None:
    sys.stdout.write(json.dumps(row) + "\n")
    sys.stdout.flush()


def _main() -> int:
    """The child."""
    from kadqa.library.build import build

    if hasattr(os, "nice"):
        with contextlib.suppress(OSError):
            os.nice(NICER)
    config = settings()
    try:
        report = build(
            config.index, config, lambda what, done, of: _tell(apa="kemajuan", kata=what, selesai=done, dari=of)
        )
    except (KadqaError, OSError) as error:
        _tell(apa="gagal", kata=str(error))
        return 1
    skipped = {os.path.basename(row.file): row.skipped for row in report.documents if row.skipped}
    _tell(apa="selesai", fingerprint=report.fingerprint, dilewati=skipped)
    return 0


if __name__ == "__main__":
    raise SystemExit(_main())
