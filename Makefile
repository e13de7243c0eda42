# make run · make test · make check: each sets up what it needs first. See README.md and docs/operations.md.
PORT ?= 8000
export PORT
# Compiled modules are kept, whatever the shell says: a worker of the tests would spend seven seconds on compiling them.
unexport PYTHONDONTWRITEBYTECODE
# Say T=tests/laqs for some of the tests, or T="-k capped".
T ?=
WORKERS ?= 2
SET_UP = @scripts/python -m scripts.set_up

.DEFAULT_GOAL := run
.PHONY: run install dev test test-postgres check format bench lock

run:
	$(SET_UP) run

install:
	$(SET_UP) install

dev:
	$(SET_UP) test
	$(SET_UP) install
	@DEBUG=1 .venv/bin/python manage.py runserver $(PORT)

test:
	$(SET_UP) test
	@.venv/bin/python -m pytest -n $(WORKERS) $(T)

test-postgres:
	$(SET_UP) test
	@.venv/bin/python -m scripts.with_postgres .venv/bin/python -m pytest --migrations -n $(WORKERS) $(T)

check:
	$(SET_UP) check
	@.venv/bin/python -m scripts.check

format:
	$(SET_UP) check
	@.venv/bin/ruff check --fix --quiet .
	@.venv/bin/ruff format .

# Figures go to standard output, all else beside it: make -s bench > figures.jsonl
bench:
	$(SET_UP) test >&2
	@bench/run

lock:
	@scripts/lock
