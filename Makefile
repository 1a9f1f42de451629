# make run    environment, sample articles → graph → store, then the server and page on http://127.0.0.1:8000
# make test   environment, all checks, all tests; what tells times runs alone and without the tracer of coverage
# make bench  the query service against other servers
# Everything is installed below this folder (.tools, .venv, web/node_modules); paths are relative, so the folder's name may hold blanks.

.DEFAULT_GOAL := help
.PHONY: help run build serve setup web ontology check test bench refresh clean
.DELETE_ON_ERROR:
SHELL := /bin/sh

ARTICLES ?= examples/articles
STORE    ?= data/store
HOST     ?= 127.0.0.1
PORT     ?= 8000
BENCH    ?= --documents 1000 10000
UV       ?= uv==0.13.9
BIN      := .venv/bin

help:  ## show this list
	@printf 'Targets (make TARGET):\n'
	@sed -n 's/^\([a-z]*\):.*## /  \1\t/p' Makefile | expand -t 12
	@printf 'Settings: ARTICLES=%s STORE=%s HOST=%s PORT=%s\n' "$(ARTICLES)" "$(STORE)" "$(HOST)" "$(PORT)"
	@printf 'Example:  make run ARTICLES=~/articles PORT=8080\n'

run: build serve  ## build the graph from ARTICLES and serve it

build: setup  ## build the graph from ARTICLES into STORE
	$(BIN)/kg build "$(ARTICLES)" --store "$(STORE)"

# Ctrl-C, status 130, is the server's usual end.
serve: setup  ## serve STORE on HOST:PORT
	$(BIN)/kg serve --store "$(STORE)" --host "$(HOST)" --port "$(PORT)" || [ $$? = 130 ]

setup: .venv/.synced web ontology  ## make the environment (.venv) from uv.lock, the page, the ontology's pages
	@:

# What Vite asks of Node. Without it, and where its packages cannot be had, the server runs without its page, and says so.
NODE_SERVES = const [major, minor] = process.versions.node.split(".").map(Number); \
	process.exit(major > 22 || major === 22 && minor >= 12 || major === 20 && minor >= 19 ? 0 : 1)

web:  ## build the page (web/dist), where Node 20.19 or newer is installed
	@if ! node -e '$(NODE_SERVES)' 2>/dev/null; then \
	  echo 'No Node 20.19 or newer: the page is not built, and the server runs without it.'; \
	elif ! $(MAKE) -s web/node_modules/.synced; then \
	  echo 'The packages of the page cannot be had: it is not built, and the server runs without it.'; \
	else $(MAKE) -s web/dist/index.html; fi

web/node_modules/.synced: web/package.json web/package-lock.json
	cd web && npm ci --loglevel=error
	@touch $@

web/dist/index.html: web/node_modules/.synced $(shell find web -name node_modules -prune -o -name dist -prune -o -type f -print)
	cd web && npm run --silent build

ontology: build/ontology/style.css  ## make the ontology's pages (build/ontology)

build/ontology/style.css: .venv/.synced ontology/core.ttl ontology/inferences.ttl ontology/alignments.ttl $(wildcard kg/documentation/*)
	$(BIN)/python -m kg.documentation build/ontology

check: setup  ## lint, format, types, who may import whom
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

test: check  ## all checks, then all tests with their coverage
	$(BIN)/coverage erase
	$(BIN)/pytest -rs -n auto --dist loadfile -m "not alone" --cov --cov-report=term
	$(BIN)/pytest -rs -m alone

bench: .venv/.bench  ## measure the query service beside other servers; options in BENCH
	$(BIN)/python bench/sparql.py $(BENCH)

refresh: setup  ## write anew what tour, README, golden graphs and sample answers show; then look at the difference
	$(BIN)/python -m tests.shown
	$(BIN)/python -m tests.sample_answers
	$(BIN)/python -m tests.rest_examples
	$(BIN)/python -m tests.test_explain

clean:  ## remove what was installed and built, but no store
	rm -rf .venv .tools web/node_modules web/dist dist build .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis .coverage .coverage.*

# A Python is looked for only when the environment has to be made.
FIND_PYTHON = for python in "$${PYTHON:-python3}" python3 python3.11 python3.12 python3.13 python3.14 python; do \
	  if "$$python" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then \
	    command -v "$$python"; exit 0; fi; done; \
	printf '%s\n' 'make: no Python 3.11 or newer with venv was found.' \
	  'Install one (Debian, Ubuntu: apt-get install python3 python3-venv; macOS: brew install python), or say where it is: make PYTHON=/path/to/python3 …' >&2; exit 1
export PYTHON

.tools/.ready:
	@python="$$($(FIND_PYTHON))" || exit 1; printf 'Python: %s\n' "$$python"; "$$python" -m venv .tools
	.tools/bin/python -m pip install --quiet --disable-pip-version-check "$(UV)"
	@touch $@

# The second try is for networks whose certificates only the system knows.
SYNC = UV_PYTHON_DOWNLOADS=never .tools/bin/uv sync --quiet --locked --python .tools/bin/python

.venv/.bench: .venv/.synced
	$(SYNC) --extra bench || $(SYNC) --extra bench --system-certs
	@touch $@

.venv/.synced: .tools/.ready pyproject.toml uv.lock
	$(SYNC) || $(SYNC) --system-certs
	@touch $@
