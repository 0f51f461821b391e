"""Under which names a server answers.

A page of another site can lead its own name to this machine (DNS rebinding) and would then read answers, and the
documents behind them, as if they were its own. Its requests carry that name in `Host`; who is at this machine asks
for localhost. A server for the whole office is asked for by names that nobody here knows, so there all are answered.
"""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Sequence

from kadqa.errors import InputError

LOCAL = frozenset({"localhost", "127.0.0.1", "[::1]"})
"""Names of this machine in the address bar."""
HOST = re.compile(r"(?P<name>\[[0-9a-f:.]+\]|[^\s:@/\\\[\]?#]+?)\.?(?::\d{1,5})?")
"""A name or number of a machine, with or without a port: "kadqa.example:7860", "[::1]"."""
ELSEWHERE = (
    "KADQA di alamat ini hanya melayani komputer ini sendiri (localhost). Bila dilayani lewat nama lain, "
    "jalankan `kadqa serve --allow-host NAMA`.\n"
)


def served_names(host: str, given: Sequence[str] = (), root: str = "") -> frozenset[str] | None:
    """The names to answer under; None: every one.

    Args:
        host: what the server listens on.
        given: names that were allowed in so many words; with them no other is answered, wherever it listens.
        root: the path that a reverse proxy serves it under; a proxy asks under its own name.

    Raises:
        InputError: one of them is no name of a machine.
    """
    names = frozenset(map(_clean, given))
    if not names and (root or not _is_local(host)):
        return None
    return LOCAL | names | {name_of(host.encode()) if ":" not in host else f"[{host}]"}


def name_of(header: bytes) -> str:
    """The name in a `Host` header: b"KADQA.example:7860" -> "kadqa.example", b"[::1]:7860" -> "[::1]".

    "" for what is no name with at most a port behind it: b"localhost:7860@evil.example".
    """
    found = HOST.fullmatch(header.decode("latin-1").strip().lower())
    return found["name"] if found else ""


def _clean(given: str) -> str:
    name = name_of(given.encode())
    if not name or any(sign in given for sign in "/ *"):
        raise InputError(f"--allow-host {given!r} bukan nama komputer. Tulis seperti kadqa.example.go.id.")
    return name


def _is_local(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"
