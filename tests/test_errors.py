"""Why the system did not do something, in words that a reader of an office computer knows."""

from __future__ import annotations

import errno
import os

import pytest

from kadqa.errors import because

SAID = {
    "a folder for a file": (OSError(errno.EISDIR, os.strerror(errno.EISDIR)), "itu folder, bukan berkas"),
    "no right": (PermissionError(errno.EACCES, "Permission denied"), "tidak ada hak akses"),
    "what is not common": (OSError(errno.ENOTTY, "Inappropriate ioctl"), "Inappropriate ioctl"),
    "only words": (OSError("putus"), "putus"),
    "nothing": (OSError(), "galat sistem"),
}


@pytest.mark.parametrize(("error", "words"), SAID.values(), ids=SAID)
def test_the_reason(error, words):
    assert because(error) == words
