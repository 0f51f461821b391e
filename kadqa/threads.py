"""Thread counts, set before anything heavy is imported.

Three OpenMP runtimes (the embedding engine, faiss, torch) and OpenBLAS meet in one process.
With their defaults their idle threads spin against one another and a question takes 15 to
100 ms instead of 5. OpenBLAS reads its variable when numpy is first imported, so `prepare` is
called by the command line before anything else, and by `kadqa.stores` and `kadqa.embedding`
for those who use the package as a library; the first call decides.
"""

from __future__ import annotations

import os


def prepare(*, server: bool = False) -> None:
    """Set the thread variables that are not set yet; call before numpy, faiss or the engine is imported.

    Args:
        server: one engine thread per question and several questions at once (True),
            or two engine threads for the one question of a command (False).
    """
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    if server:
        os.environ.setdefault("OMP_NUM_THREADS", "1")
    else:
        os.environ.setdefault("OMP_NUM_THREADS", str(min(2, os.cpu_count() or 1)))
