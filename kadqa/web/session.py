"""Who may use the admin page: a password, few attempts, and sessions that are forgotten."""

from __future__ import annotations

import hashlib
import hmac
import secrets
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

FREE = 3
"""Wrong passwords of one address before it must wait."""
FIRST_WAIT = 10.0
"""Seconds of the first wait; each further wrong password doubles it."""
LONGEST_WAIT = 3600.0
FORGIVEN = 24 * 3600.0
"""Seconds after which the wrong passwords of an address are forgotten."""
ADDRESSES = 10_000
"""Addresses remembered, the latest ones."""
SESSION = 8 * 3600.0
"""Seconds that a session lasts: a day at the office."""
SESSIONS = 50

Clock = Callable[[], float]


def same(given: str, wanted: str) -> bool:
    """Whether two texts are equal, in a time that does not tell how alike they are or how long."""
    digests = (hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest() for text in (given, wanted))
    return hmac.compare_digest(*digests)


class Attempts:
    """How long an address must wait before its next password is looked at."""

    def __init__(self, clock: Clock = time.monotonic) -> None:
        self._clock = clock
        self._wrong: OrderedDict[str, tuple[int, float]] = OrderedDict()
        self._lock = threading.Lock()

    def begin(self, address: str) -> float:
        """Count an attempt as wrong before it is looked at, so that many at once gain nothing.

        Returns:
            Seconds to wait; 0: it may be looked at, and `right` takes it back.
        """
        now = self._clock()
        with self._lock:
            count, last = self._wrong.get(address, (0, now))
            if now - last > FORGIVEN:
                count = 0
            wait = 0.0 if count < FREE else min(FIRST_WAIT * 2.0 ** min(count - FREE, 20), LONGEST_WAIT)
            left = last + wait - now
            if count >= FREE and left > 0:
                return left
            self._wrong[address] = (count + 1, now)
            self._wrong.move_to_end(address)
            while len(self._wrong) > ADDRESSES:
                self._wrong.popitem(last=False)
            return 0.0

    def right(self, address: str) -> None:
        """The attempt was right: the address starts anew."""
        with self._lock:
            self._wrong.pop(address, None)


@dataclass(frozen=True, slots=True)
class Session:
    """Someone who gave the password."""

    token: str
    """What every form must carry, so that no other site can send one."""
    until: float


class Sessions:
    """Sessions by the digest of what the cookie holds. Nothing is written to disk."""

    def __init__(self, clock: Clock = time.monotonic) -> None:
        self._clock = clock
        self._open: OrderedDict[bytes, Session] = OrderedDict()
        self._lock = threading.Lock()

    def start(self) -> str:
        """Begin one; returns what its cookie holds. The oldest ends once there are too many."""
        secret = secrets.token_urlsafe(32)
        with self._lock:
            self._open[_digest(secret)] = Session(secrets.token_urlsafe(32), self._clock() + SESSION)
            while len(self._open) > SESSIONS:
                self._open.popitem(last=False)
        return secret

    def get(self, secret: str | None) -> Session | None:
        """The session of a cookie; None if there is none or its time is over."""
        if not secret:
            return None
        with self._lock:
            found = self._open.get(_digest(secret))
            if found is not None and found.until <= self._clock():
                del self._open[_digest(secret)]
                return None
            return found

    def end(self, secret: str | None) -> None:
        with self._lock:
            self._open.pop(_digest(secret or ""), None)


def _digest(secret: str) -> bytes:
    return hashlib.sha256(secret.encode("utf-8", "replace")).digest()
