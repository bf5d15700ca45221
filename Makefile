# Sets up .venv from the committed lock (with uv where it is installed, else with pip) and runs the main job and the tests.

VENV := .venv
PY := $(VENV)/bin/python
FIRSTHAND := $(VENV)/bin/firsthand
UV := $(shell command -v uv 2>/dev/null)
STAMP := $(VENV)/.installed

.PHONY: setup demo test quick check lint fix docs lock models bench gate gate-fast speed clean

setup: $(STAMP)

$(STAMP): requirements.lock pyproject.toml models/pyproject.toml models/src/firsthand_models/MANIFEST.toml
ifneq ($(UV),)
	test -x $(PY) || uv venv --quiet $(VENV)
	VIRTUAL_ENV=$(VENV) uv pip install --quiet --require-hashes -r requirements.lock
	VIRTUAL_ENV=$(VENV) uv pip install --quiet --no-deps --no-build-isolation -e . -e ./models
else
	test -x $(PY) || python3 -m venv $(VENV)
	$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(PY) -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e . -e ./models
endif
	touch $@

# The sample holds a broken page and a report in Spanish on purpose, so `add` ends with 3: done, with problems.
demo: setup
	@rm -rf demo && mkdir demo
	@echo "$$ firsthand add samples/reports"
	@$(FIRSTHAND) add samples/reports --ledger demo/firsthand.db || test $$? -eq 3
	@echo && echo "$$ firsthand incidents"
	@$(FIRSTHAND) incidents --ledger demo/firsthand.db
	@id=$$($(FIRSTHAND) incidents --json --ledger demo/firsthand.db | $(PY) samples/most_told.py) \
	  && echo && echo "$$ firsthand show $$id" && $(FIRSTHAND) show $$id --ledger demo/firsthand.db
	@echo && echo "$$ firsthand report --out demo/dossier"
	@$(FIRSTHAND) report --out demo/dossier --ledger demo/firsthand.db
	@echo && echo "The sample is invented. Open demo/dossier/index.html in a browser; the ledger is demo/firsthand.db."

test: setup
	$(PY) -m pytest

# All but the tests that take seconds each: a browser, processes that are stopped, the commands of the pages.
quick: setup
	$(PY) -m pytest -m "not slow"

check: lint test

lint: setup
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/mypy
	$(VENV)/bin/lint-imports
	$(PY) docs/generate.py --check

fix: setup
	$(VENV)/bin/ruff check --fix .
	$(VENV)/bin/ruff format .

# The reference from the code, and what the commands in the pages print today.
docs: setup
	$(PY) docs/generate.py
	$(PY) -m docs.outputs

# Measures every task on the gold data beside the checkout: docs/accuracy.md, benchmarks/results.json, the README's table.
bench: setup
	$(PY) -m benchmarks.accuracy

# Fails where a figure is below its floor; gate-fast runs what is cheap enough for CI.
gate: setup
	$(PY) -m benchmarks.gate

gate-fast: setup
	$(PY) -m benchmarks.gate --fast

speed: setup
	$(PY) -m benchmarks.speed

# Checks the trained weights against their manifest and builds their wheel into dist/.
models: setup
	$(PY) models/seal.py
	$(PY) -m pip wheel --quiet --disable-pip-version-check --no-deps --no-build-isolation --wheel-dir dist ./models

# Rewrites the lock from pyproject.toml; needs uv.
lock:
	uv pip compile pyproject.toml --group dev --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url -o requirements.lock

clean:
	rm -rf $(VENV) demo dist build
