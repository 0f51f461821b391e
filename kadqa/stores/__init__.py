"""Where units are searched, given their vectors and words, and how scores are joined."""

from __future__ import annotations

from kadqa import threads

threads.prepare()

from collections.abc import Mapping

from kadqa.stores.base import TOP, Candidates, Store, StoreKind
from kadqa.stores.fusion import WEIGHT, fuse_scores
from kadqa.stores.joined import JoinedStore
from kadqa.stores.local import LocalStore

STORES: Mapping[str, type[StoreKind]] = {
    "local": LocalStore,
}
"""Every kind of store by its name in the manifest; another one is a class and a row."""

__all__ = ["STORES", "TOP", "WEIGHT", "Candidates", "JoinedStore", "LocalStore", "Store", "StoreKind", "fuse_scores"]
