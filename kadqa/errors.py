"""Every exception that KADQA raises on purpose. The message is for the person who reads it: Indonesian, one line.

KadqaError
├── InputError        what the caller gave cannot be used (exit code 2)
│   ├── UnreadableFile    a document that no reader can read
│   ├── FetchError        an address that gives no document
│   └── CorpusError       a TOML table or ringkasan with a mistake in it
└── IndexError_       the index is missing, damaged, or made with other settings
"""

from __future__ import annotations


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
