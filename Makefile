PYTHON ?= python3
VENV ?= .venv
PY = $(VENV)/bin/python
JOBS ?= auto
# What is never imported need not be compiled, half a minute less; what is imported is compiled once and kept.
export PYTHONDONTWRITEBYTECODE =
INSTALL = $(PY) -m pip install --quiet --no-compile

.PHONY: run index test check eval bench fuzz wheel clean

run: $(VENV)/.run
	$(PY) app.py

index: $(VENV)/.run
	$(PY) -m kadqa index

test: $(VENV)/.dev
	$(PY) -m pytest -n $(JOBS) --dist loadfile --no-loadscope-reorder

check: $(VENV)/.dev
	$(PY) -m ruff format --check .
	$(PY) -m ruff check .
	$(PY) -m mypy

eval: index
	$(PY) -m kadqa eval

bench: index
	$(PY) -m kadqa bench

fuzz: $(VENV)/.dev
	$(PY) -m pytest -s tests/reading/fuzz_reading.py

wheel: $(VENV)/.run
	$(PY) -m pip wheel --quiet --no-deps --wheel-dir dist .

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.run: pyproject.toml | $(VENV)/bin/python
	$(INSTALL) --editable .
	touch $@

$(VENV)/.dev: pyproject.toml | $(VENV)/bin/python
	$(INSTALL) --editable '.[dev]'
	touch $(VENV)/.run $@

clean:
	rm -rf $(VENV) index build dist
