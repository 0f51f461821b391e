"""Every exception that KADQA raises on purpose. The message is for the person who reads it: Indonesian, one line.

KadqaError
├── InputError        what the caller gave cannot be used (exit code 2)
│   ├── UnreadableFile    a document that no reader can read
│   ├── FetchError        an address that gives no document
│   └── CorpusError       a TOML table or ringkasan with a mistake in it
└── IndexError_       the index is missing, damaged, or made with other settings
"""

from __future__ import annotations

import errno


class KadqaError(Exception):
    """Base of all. `str(error)` is one line: what, where, what to do."""


class InputError(KadqaError):
    """What the caller gave cannot be used."""


class UnreadableFile(InputError):
    """A document that cannot be read; the message names the file and the reason."""


class FetchError(InputError):
    """An address that gives no document; the message names the address, the reason and what to do."""


class CorpusError(InputError):
    """A mistake in a corpus file; the message names the file, the row and the remedy."""


class IndexError_(KadqaError):
    """The index cannot be used; the message names the remedy (`kadqa index`)."""


_BECAUSE = {
    errno.ENOENT: "berkas atau folder itu tidak ada",
    errno.EISDIR: "itu folder, bukan berkas",
    errno.ENOTDIR: "bagian dari jalurnya bukan folder",
    errno.EEXIST: "sudah ada berkas bernama itu",
    errno.EACCES: "tidak ada hak akses",
    errno.EPERM: "tidak ada hak akses",
    errno.EROFS: "tempat itu hanya dapat dibaca",
    errno.ENOSPC: "ruang penyimpanan habis",
    errno.EMFILE: "terlalu banyak berkas terbuka",
    errno.ENAMETOOLONG: "namanya terlalu panjang",
    errno.EIO: "penyimpanan tidak dapat dibaca",
}


def because(error: OSError) -> str:
    """Why the system did not do something, in Indonesian where it is common; else in the system's own words."""
    return _BECAUSE.get(error.errno or 0) or error.strerror or str(error) or "galat sistem"
