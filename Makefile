# One place for a developer's habits. `make setup` first.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: setup test reliability fuzz tamper lint format bench bench-short clean

setup: .venv/ready

.venv/ready: pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --editable '.[dev]'
	touch $@

test: setup
	$(BIN)/python -m pytest -n auto

# The tests of the same name run less of it.
reliability: setup
	$(BIN)/python tests/reliability/full.py

tamper: setup
	$(BIN)/python tests/isolation/full.py

# A million random calls; FUZZ="PYTHON…" names the interpreters, one for each engine that is to be called.
FUZZ ?= $(BIN)/python
fuzz: setup
	nice $(BIN)/python tests/fuzz/full.py $(FUZZ)

lint: setup
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

format: setup
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

# Ten minutes on a machine with nothing else to do; writes benchmarks/results.
bench: setup
	$(BIN)/python -m benchmarks

bench-short: setup
	$(BIN)/python -m benchmarks --short

clean:
	rm -rf .venv benchmarks/.peers build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
