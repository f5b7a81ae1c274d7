# Two verbs do everything on a fresh machine with Python and make: `make demo` and `make test`.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
DEMO_READY := $(VENV)/.ready-demo
READY := $(VENV)/.ready-dev
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt

# Compiled modules are kept between runs and shared by the test workers, whatever the shell says.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: demo test test-all lint bench docs fuzz clean soak sample

$(DEMO_READY): pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(PIP) --editable .
	@touch $@

$(READY): $(DEMO_READY)
	$(PIP) --editable '.[dev,html,pdf,fetch,postgres]'
	@touch $@

demo: $(DEMO_READY)
	$(BIN)/tracker demo --out demo

test: $(READY) lint
	$(BIN)/python -m pytest -n 2 --dist worksteal

test-all: $(READY) lint
	$(BIN)/python -m pytest -n 2 --dist worksteal -m ''

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy --num-workers 2
	$(BIN)/lint-imports
	$(BIN)/codespell

bench: $(READY)
	$(PIP) --editable '.[bench]'
	$(BIN)/python -m benchmarks

# MINUTES of fuzzing in all, shared among the targets of tools/fuzz_targets.py
MINUTES ?= 14
fuzz: $(READY)
	$(PIP) --editable '.[fuzz]'
	$(BIN)/python -m tools.fuzz $(MINUTES)

# Kills, crowds and full disks for minutes; prints the figures of docs/reliability.md
soak: $(READY)
	$(BIN)/python -m pytest tests/store/test_soak.py -m slow -q -s

docs: $(READY)
	$(BIN)/python -m tools.docs

# The edition under reports/weekly/sample; look at it before it is committed
sample: $(READY)
	$(BIN)/python -m tools.sample

clean:
	rm -rf $(VENV) demo dist build
