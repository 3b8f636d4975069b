# Every target works in a fresh clone with git, make and Python 3.11 or newer.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check

.PHONY: demo test lint format bench screens clean help
.DEFAULT_GOAL := help

help: ## Show this list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 10

demo: $(VENV)/.package ## Install, check data/, print the hubs, write a map, a growth table and a picture
	$(BIN)/graph check
	$(BIN)/graph centrality --top 10 --format table
	$(BIN)/graph map -o output/map.html
	$(BIN)/graph growth -o output/growth.csv
	$(BIN)/graph timeline -o output/snapshot.png
	$(BIN)/graph timeline --from 2001 -o output/timeline
	$(BIN)/graph timeline --from 2001 -o output/timeline.pptx
	$(BIN)/graph report -o output/report.html
	@echo
	@echo "The map is output/map.html: open it by double-click."
	@echo "Beside it: output/growth.csv (one row a year), output/snapshot.png and output/timeline/ (pictures),"
	@echo "output/timeline.pptx (slides to edit) and output/report.html (the hub report)."
	@echo "Next: $(BIN)/graph centrality --measure betweenness --as-of 2020-09-18"
	@echo "      $(BIN)/graph map --lang ja -o output/map-ja.html"
	@echo "      $(BIN)/graph --help"

test: $(VENV)/.test browser ## Run the whole suite, in a real browser too
	$(BIN)/python -m pytest

lint: $(VENV)/.lint ## Check style, types and who imports whom
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(VENV)/.lint ## Put the code in the house's format
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

.PHONY: browser
browser: $(VENV)/.test
	@$(BIN)/python tools/browser.py

$(VENV)/.python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Python 3.11 or newer is needed; $(PYTHON) is $$($(PYTHON) -V 2>&1). Try: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.package: $(VENV)/.python pyproject.toml
	$(PIP) -e .
	@touch $@

$(VENV)/.test: $(VENV)/.python pyproject.toml
	$(PIP) -e '.[test]'
	@touch $@ $(VENV)/.package

$(VENV)/.lint: $(VENV)/.python pyproject.toml
	$(PIP) -e '.[test,lint]'
	@touch $@ $(VENV)/.package $(VENV)/.test

screens: $(VENV)/.test browser ## Take pictures of the map in its main states, into output/screens
	$(BIN)/python -m pytest tests/explorer/test_screens.py

look: $(VENV)/.package browser ## Render every slide and report page to PNG, into output/look (installs LibreOffice on Debian)
	$(BIN)/python tools/look.py

bench: $(VENV)/.test browser ## Compare with other libraries (they are installed beside, in .venv-bench)
	test -d .venv-bench || $(PYTHON) -m venv .venv-bench
	.venv-bench/bin/python -m pip install --quiet -e . igraph scipy
	.venv-bench/bin/python benchmarks/kernels.py
	$(BIN)/python benchmarks/layout.py
	$(BIN)/python benchmarks/map.py

clean: ## Remove what was installed and written
	rm -rf $(VENV) build *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find output -mindepth 1 ! -name .gitkeep -delete
