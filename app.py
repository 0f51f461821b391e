"""Starts the web chat: `python app.py`. The same as `kadqa serve`."""

import sys

from kadqa.cli import main

if __name__ == "__main__":
    raise SystemExit(main(["serve", *sys.argv[1:]]))
