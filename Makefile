# Guiju 规矩. `make` alone lists the targets.
SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export GUIJU_DATA ?= data

.PHONY: help setup setup-dev setup-bench system run serve test quick journeys lint format glossary catalogue shown law prove bench lock clean journeys-sqlite journeys-postgres

help: ## List the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-12s %s\n", $$1, $$2}'

$(VENV)/.runtime: requirements/runtime.lock pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/runtime.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -e .
	touch $@

$(VENV)/.dev: requirements/dev.lock $(VENV)/.runtime
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.lock
	touch $@

$(VENV)/.bench: requirements/bench.lock $(VENV)/.dev
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/bench.lock
	touch $@

setup: $(VENV)/.runtime ## Install what the product needs into .venv

setup-dev: $(VENV)/.dev system ## Install what tests need too (browser, PostgreSQL and fonts from Debian when root)

setup-bench: $(VENV)/.bench system ## Install the benchmark's peers too

system:
	bash scripts/system-packages.sh

run: setup ## Set up and start the site at http://127.0.0.1:8000 with both districts and demonstration data
	$(BIN)/guiju run

test: setup-dev lint ## Run everything: lint, law, tests on SQLite and PostgreSQL, browser journeys
	$(BIN)/guiju law check
	GUIJU_TEST_DATABASE=sqlite $(BIN)/pytest -n 2 -m "not journey"
	GUIJU_TEST_DATABASE=postgres $(BIN)/pytest -n 2 -m "not journey" tests/office
	$(MAKE) --jobs=2 --output-sync=target journeys-sqlite journeys-postgres

quick: $(VENV)/.dev ## Run the fast tests only (rules core and rulebooks)
	$(BIN)/pytest tests/rules tests/law

journeys: setup-dev ## Run the browser journeys
	$(BIN)/pytest -m journey tests/journeys

journeys-sqlite journeys-postgres: journeys-%: # a browser waits more than it works, so both go at once
	GUIJU_TEST_DATABASE=$* $(BIN)/pytest -m journey tests/journeys

lint: $(VENV)/.dev ## Check style, types, layers and sizes
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python scripts/size_guard.py
	$(BIN)/python scripts/glossary.py --check
	$(BIN)/python scripts/catalogue.py --check
	$(BIN)/python scripts/shown_by_tests.py --check
	$(BIN)/python scripts/punctuation.py --check

format: $(VENV)/.dev ## Put the code into the house style
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

glossary: setup ## Write docs/glossary.md anew from docs/glossary-concepts.txt and the vocabulary
	$(BIN)/python scripts/glossary.py

catalogue: $(VENV)/.dev ## Collect the words of the screens into the English catalogue and compile it
	$(BIN)/python scripts/catalogue.py --write

shown: setup ## Write anew which tests show which articles (for the coverage page)
	$(BIN)/python scripts/shown_by_tests.py

law: setup ## Load all rule texts and run their worked cases
	$(BIN)/guiju law check

prove: setup ## Prove for all facts that the rules have one answer, no contradiction, no dead end
	$(BIN)/guiju prove

bench: setup-bench ## Measure against the named peers; writes build/bench.json
	$(BIN)/python -m bench

lock: ## Make the lock files anew from pyproject.toml (needs uv)
	bash scripts/lock.sh

clean: ## Remove build results (never the data folder)
	rm -rf build .pytest_cache .mypy_cache .ruff_cache .hypothesis
