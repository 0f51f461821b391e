"""Write the vectors of a corpus beside it, for those who will index it next."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from kadqa.embedding import embed_cached, model_id
from kadqa.embedding.cache import VectorCache, cache_key
from kadqa.embedding.shipped import SHIPPED, write_shipped
from kadqa.errors import InputError, because
from kadqa.library.build import VECTORS_FILE, quiet, texts_to_embed
from kadqa.library.merge import Progress
from kadqa.settings import Settings


@dataclass(frozen=True, slots=True)
class Written:
    """What `kadqa corpus vectors` did."""

    file: Path
    texts: int
    embedded: int
    """Texts that had no vector yet, neither in the index nor in the file as it was."""


def write_vectors(folder: Path, settings: Settings, progress: Progress = quiet) -> Written:
    """Write `vektor.npz` into a corpus folder: a vector for each text that an index of this folder alone holds.

    Documents in it, such as those in `lokal/`, are among them: a folder that is handed on is written without.

    Args:
        folder: a corpus folder.
        settings: model, and the index whose cache of vectors is used and filled.
        progress: told what is being done.

    Raises:
        InputError: the folder holds nothing to index, or the file cannot be written.
        CorpusError: the folder does not exist.
    """
    if os.pathsep in str(folder):
        raise InputError(f"Nama folder korpus {folder} memuat '{os.pathsep}'. Beri folder dengan nama lain.")
    corpus, texts = texts_to_embed(settings.model_copy(update={"corpus": str(folder)}), progress)
    if not texts:
        raise InputError(f"Korpus {folder} tidak berisi apa pun untuk diindeks. Beri folder lain dengan --corpus.")
    done = 0

    def step(more: int) -> None:
        nonlocal done
        done += more
        progress("menghitung vektor", done, len(texts))

    cache = VectorCache(settings.index / VECTORS_FILE)
    vectors, embedded = embed_cached(settings.model, texts, cache, step, corpus.vectors)
    identity = model_id(settings.model)
    path = folder / SHIPPED
    try:
        write_shipped(path, identity, {cache_key(identity, t): v for t, v in zip(texts, vectors, strict=True)})
    except OSError as error:
        raise InputError(f"{path} tidak dapat ditulis: {because(error)}. Periksa izin dan ruang foldernya.") from error
    return Written(path, len(set(texts)), embedded)
