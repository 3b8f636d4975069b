# Every target works in a fresh clone with git, make and Python 3.11 or newer.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# CONSTRAINTS=constraints.txt installs the locked versions, as continuous integration does.
CONSTRAINTS ?=
LOCKED := $(if $(CONSTRAINTS),-locked)
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check $(if $(CONSTRAINTS),--constraint $(CONSTRAINTS))

.PHONY: demo test quick lint format bench screens clean help
.DEFAULT_GOAL := help
# Bytecode is kept, whatever the surroundings ask for: the suite starts hundreds of programs, each of
# which would compile the whole package first.
export PYTHONDONTWRITEBYTECODE :=
# As the command has it: threads that share small matrices only wait for one another.
test quick light bare thorough: export OPENBLAS_NUM_THREADS := 1

help: ## Show this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 14

demo: $(VENV)/.package$(LOCKED) ## Install, check data/, print the hubs, write a map, a growth table and a picture
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

test: $(VENV)/.test$(LOCKED) $(VENV)/.store browser ## Run the whole suite, in a real browser too
	$(if $(CONSTRAINTS),$(BIN)/python tools/lock.py $(CONSTRAINTS) test)
	$(BIN)/python -m pytest -n auto --dist worksteal

quick: $(VENV)/.test$(LOCKED) ## Run what takes no browser, no chance inputs and no minute
	$(BIN)/python -m pytest -q -n auto --dist worksteal -m "not browser and not fuzz and not slow"

lint: $(VENV)/.lint$(LOCKED) ## Check style, types and who imports whom
	$(if $(CONSTRAINTS),$(BIN)/python tools/lock.py $(CONSTRAINTS) test lint)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(VENV)/.lint$(LOCKED) ## Put the code in the house's format
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

.PHONY: browser
browser: $(VENV)/.test$(LOCKED)
	@$(BIN)/python tools/browser.py

$(VENV)/.python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Python 3.11 or newer is needed; $(PYTHON) is $$($(PYTHON) -V 2>&1). Try: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.package$(LOCKED): $(VENV)/.python pyproject.toml $(CONSTRAINTS)
	$(PIP) -e .
	@touch $@

$(VENV)/.test$(LOCKED): $(VENV)/.python pyproject.toml $(CONSTRAINTS)
	$(PIP) -e '.[test]'
	@touch $@ $(VENV)/.package$(LOCKED)

$(VENV)/.lint$(LOCKED): $(VENV)/.python pyproject.toml $(CONSTRAINTS)
	$(PIP) -e '.[test,lint]'
	@touch $@ $(VENV)/.package$(LOCKED) $(VENV)/.test$(LOCKED)

# moto, which speaks as Amazon S3 does: apart, since what it needs would hold back what the program has.
$(VENV)/.store: $(VENV)/.python tools/store.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade --target $(VENV)/store --requirement tools/store.txt
	@touch $@

.PHONY: light
light: $(VENV)/.test$(LOCKED) ## Run the measures, and the questions that lean on them, without the extra [fast]
	NUMBA_DISABLE_JIT=1 $(BIN)/python -m pytest -q -n auto --dist worksteal -m "not browser and not fuzz and not slow" \
	  tests/measures tests/questions/test_whatif.py tests/questions/test_suggestions.py tests/questions/test_pasts.py \
	  --ignore=tests/measures/kernels

.PHONY: nx-suite
nx-suite: $(VENV)/.test$(LOCKED) ## Run NetworkX's own tests over the compiled measures, with and without its own in their place
	NETWORKX_TEST_BACKEND=ecosystem NETWORKX_FALLBACK_TO_NX=True $(BIN)/python -m pytest -q -p no:cacheprovider -c /dev/null --pyargs networkx
	NETWORKX_TEST_BACKEND=ecosystem $(BIN)/python -m pytest -q -p no:cacheprovider -c /dev/null --pyargs networkx

.PHONY: bare
bare: $(VENV)/.test$(LOCKED) ## Draw pictures, slides and reports where no fonts are installed
	$(BIN)/python tools/bare_fonts.py output/bare-fonts
	MPLCONFIGDIR=$(CURDIR)/output/bare-fonts $(BIN)/python -m pytest -q -n auto --dist worksteal tests/drawing/test_fonts.py tests/drawing/test_charts.py \
	  tests/drawing/test_pictures.py tests/drawing/test_labels.py tests/documents/slides/test_deck.py tests/documents/report/test_forms.py \
	  tests/documents/report/test_one_page.py tests/documents/report/test_slides.py

screens: $(VENV)/.test$(LOCKED) browser ## Take pictures of the map in its main states, into output/screens
	$(BIN)/python -m pytest tests/map/test_screens.py

look: $(VENV)/.package$(LOCKED) browser ## Render every slide and report page to PNG, into output/look (installs LibreOffice on Debian)
	$(BIN)/python tools/look.py
	$(BIN)/python tools/hostile.py

.PHONY: faults
faults: $(VENV)/.test ## Kill, interrupt and starve commands while they write, at more than a thousand points
	$(BIN)/python -m tests.faults.driver kill --points 400
	$(BIN)/python -m tests.faults.driver interrupt --points 200
	$(BIN)/python -m tests.faults.driver terminate --points 200
	$(BIN)/python -m tests.faults.driver two-writers --points 200
	unshare --map-root-user --mount $(BIN)/python -m tests.faults.driver full-disk
	GRAPH_FAULTS=1 $(BIN)/python -m pytest -q tests/faults/test_failing_calls.py

bench: $(VENV)/.test$(LOCKED) browser ## Compare with other libraries, in .venv-bench; BENCH="--only near --sizes 10k" does a part
	test -d .venv-bench || $(PYTHON) -m venv .venv-bench
	.venv-bench/bin/python -m pip install --quiet -e . igraph networkit playwright rustworkx scikit-network scipy
	.venv-bench/bin/python benchmarks/run.py $(BENCH)

.PHONY: browsers
browsers: ## Go through the map in Firefox and WebKitGTK, in .venv-browsers (needs Debian's firefox-esr, webkit2gtk-driver, xvfb; installs websocket-client)
	test -d .venv-browsers || $(PYTHON) -m venv .venv-browsers
	.venv-browsers/bin/python -m pip install --quiet --disable-pip-version-check -e . websocket-client
	$(if $(shell command -v xvfb-run),xvfb-run -a -s "-screen 0 1600x1200x24") .venv-browsers/bin/python tools/browsers/run.py

.PHONY: spark
spark: ## Read Parquet files by a Spark cluster of two workers on this machine, in .venv-spark (needs Java 17, such as Debian's openjdk-17-jre-headless)
	test -d .venv-spark || $(PYTHON) -m venv .venv-spark
	.venv-spark/bin/python -m pip install --quiet --disable-pip-version-check -e '.[lake,test]' 'pyspark[connect]>=4.1,<5'
	.venv-spark/bin/python -m pytest -q tests/lake/test_spark.py

.PHONY: thorough
thorough: $(VENV)/.test$(LOCKED) browser ## Run the tests that chance makes the inputs of with eight times as many; GRAPH_CHANCE says how many
	GRAPH_CHANCE=$${GRAPH_CHANCE:-8} $(BIN)/python -m pytest -q -n auto --dist worksteal $$(grep -rlE "tests.chance|hypothesis" tests --include="test_*.py")

.PHONY: fuzz mutants
fuzz: $(VENV)/.test$(LOCKED) ## Read 100,000 damaged pairs of files; FUZZ_COUNT and FUZZ_SEED say how many and which
	$(BIN)/python tools/fuzz.py

mutants: $(VENV)/.test$(LOCKED) ## Change the dates and the checks in a thousand places and more; the tests have to notice
	$(BIN)/python tools/mutants.py

.PHONY: sbom lock
sbom: $(VENV)/.test$(LOCKED) ## Write a bill of materials of what runs with the program, into output/sbom.json
	$(BIN)/python tools/sbom.py output/sbom.json

lock: ## Write constraints.txt anew: the newest versions that fit together on Python 3.11 and newer
	test -d .venv-lock || $(PYTHON) -m venv .venv-lock
	.venv-lock/bin/python -m pip install --quiet --disable-pip-version-check --upgrade uv
	.venv-lock/bin/uv pip compile --quiet --upgrade --universal --python-version 3.11 --all-extras \
	  --no-annotate --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" \
	  --output-file constraints.txt pyproject.toml
	printf 'flask\nflask-cors\nmoto[s3]\n' | .venv-lock/bin/uv pip compile --quiet --upgrade --universal --python-version 3.11 \
	  --no-annotate --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" --output-file tools/store.txt -

.PHONY: site
site: ## Make a site of the documents, into output/docs, which asks nothing of any other place
	test -d .venv-docs || $(PYTHON) -m venv .venv-docs
	.venv-docs/bin/python -m pip install --quiet --disable-pip-version-check mkdocs-material 'mkdocstrings[python]'
	NO_MKDOCS_2_WARNING=1 .venv-docs/bin/mkdocs build --quiet --strict

.PHONY: dist bundle bundle-check
dist: ## Build the wheel and the source archive into dist, and check what an index would say to them
	test -d .venv-dist || $(PYTHON) -m venv .venv-dist
	.venv-dist/bin/python -m pip install --quiet --disable-pip-version-check build twine
	rm -rf build
	.venv-dist/bin/python -m build --outdir dist .
	.venv-dist/bin/python -m twine check --strict dist/*.whl dist/*.tar.gz

# The package is not installed as editable: what is packed is what a user would install.
bundle: ## Make a zipped folder in dist that runs without Python, on systems like this one
	test -d .venv-bundle || $(PYTHON) -m venv .venv-bundle
	rm -rf build
	.venv-bundle/bin/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt '.[bundle]'
	.venv-bundle/bin/python tools/lock.py constraints.txt bundle
	.venv-bundle/bin/python tools/bundle.py make dist

bundle-check: bundle ## Compare all that the bundle writes with what the installed command writes
	.venv-bundle/bin/python tools/bundle.py check dist

clean: ## Remove what was installed and written
	rm -rf $(VENV) .venv-bundle .venv-dist build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find output -mindepth 1 ! -name .gitkeep -delete
