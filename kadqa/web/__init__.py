"""The web chat: a page that asks the assistant and shows its answers. It holds no law and no search."""

from kadqa.web.asker import Asker
from kadqa.web.server import build_app, serve

__all__ = ["Asker", "build_app", "serve"]
