# One place for a developer's habits. `make setup` first.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: setup test reliability fuzz tamper soak lint format bench bench-short clean

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

# Ten minutes; SECONDS=60 makes it shorter. A test runs some seconds of it.
soak: SECONDS ?= 600
soak: setup
	PYTHONPATH=tests $(BIN)/python tests/reliability/soak_run.py $(SECONDS)

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
