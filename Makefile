# Everything a person types here. `make` alone lists it.
#
# Needs Linux, Python 3.11 or newer with pip, and make. Nothing is installed outside this folder: uv goes to
# .boot, everything else to .venv. uv is the installer because pip takes minutes where uv takes seconds; its
# version and every package's hash are fixed in the requirements files, which hold no address of any registry.

PY ?= python3
ARGS ?=

UV := .boot/bin/uv
PYTHON := .venv/bin/python
MOTCUA := .venv/bin/motcua
# Third-party pytest plug-ins are named, not discovered: discovery alone costs more than a second a run.
PYTEST := PYTEST_DISABLE_PLUGIN_AUTOLOAD=1 $(PYTHON) -m pytest -p _hypothesis_pytestplugin -p pytest_cov.plugin -p anyio.pytest_plugin
RUN_READY := .venv/.run-ready
TEST_READY := .venv/.test-ready
LOCK := $(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help setup run test lint crash clock outage linkage bench demo-all browser-tests pictures lock words clean

help: ## show this list
	@awk 'BEGIN {FS = ":.*## "} /^[a-z-]+:.*## / {printf "  make %-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: $(RUN_READY) ## install what running needs (the others call it)
	@:

run: $(RUN_READY) ## start everything, with demo data, and print the addresses (Ctrl-C stops all of it)
	@exec $(MOTCUA) up --demo --end-with-parent $(ARGS)

test: $(TEST_READY) ## run the tests, as many files side by side as there are processors (ARGS="-k receipt" chooses)
	$(PYTEST) -p xdist.plugin --numprocesses logical --maxprocesses 4 --dist loadfile --no-loadscope-reorder $(ARGS)

browser-tests: $(TEST_READY) ## run only the tests that need Chromium
	MOTCUA_REQUIRE_BROWSER=1 $(PYTEST) -m browser $(ARGS)

pictures: $(TEST_READY) ## take the picture of every page anew: docs/pictures and docs/pages.md
	MOTCUA_REQUIRE_BROWSER=1 $(PYTEST) -m pictures $(ARGS)

lint: $(TEST_READY) ## check style, types and the storeys of the house
	$(PYTHON) -m ruff check .
	$(PYTHON) -m ruff format --check .
	$(PYTHON) -m mypy
	.venv/bin/lint-imports

crash: $(TEST_READY) ## kill the office at every point of a procedure and look whether anything is lost (long)
	$(PYTEST) -m crash $(ARGS)

clock: $(TEST_READY) ## count a hundred thousand due times minute by minute as well (long)
	MOTCUA_CLOCK_CASES=100000 $(PYTEST) tests/clock/test_naive_oracle.py -k patient $(ARGS)

outage: $(TEST_READY) ## take the engine away for ten minutes while the office works on (long)
	$(PYTEST) -m outage $(ARGS)

linkage: $(TEST_READY) ## a ward, a police post and an insurance office side by side while one is down or the line errs (long)
	$(PYTEST) -m linkage $(ARGS)

bench: $(RUN_READY) ## measure speed; the figures, not pass or fail
	@$(MOTCUA) bench $(ARGS)

demo-all: $(RUN_READY) ## file every sample of ward, police post and insurance office; drive each to its ending
	@$(MOTCUA) demo-all $(ARGS)

lock: $(UV) ## choose package versions anew within pyproject.toml and write the requirements files
	@rm -f requirements.txt requirements-dev.txt
	$(LOCK) pyproject.toml -o requirements.txt
	$(LOCK) --group dev --constraint requirements.txt pyproject.toml -o requirements-dev.txt

words: $(TEST_READY) ## make the English catalogue fresh from what the sources say; names what has no English yet
	@$(PYTHON) -m operations.words.write

clean: ## remove what was installed and cached; data in var/ stays
	rm -rf .boot .venv .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# A folder that holds the tests' packages holds the run's packages too: never take them out again.
$(RUN_READY): requirements.txt requirements-dev.txt pyproject.toml $(UV)
	@if [ -e $(TEST_READY) ]; then $(call install,requirements-dev.txt); else $(call install,requirements.txt); fi
	@touch $@

$(TEST_READY): requirements.txt requirements-dev.txt pyproject.toml $(UV)
	@$(call install,requirements-dev.txt)
	@touch $(RUN_READY) $@

$(UV): requirements-boot.txt
	@$(PY) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || \
		{ echo "Cần Python 3.11 trở lên; '$(PY)' không phải. Hãy gõ: make PY=python3.12 ... ($(PY) is missing or older than 3.11)"; exit 1; }
	@$(PY) -c 'import pip' 2>/dev/null || \
		{ echo "'$(PY)' chưa có pip; trên Debian: apt install python3-pip ($(PY) has no pip)"; exit 1; }
	@echo "Cài đặt công cụ (installing the installer) ..."
	@rm -rf .boot
	@$(PY) -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --no-cache-dir \
		--require-hashes --target .boot -r requirements-boot.txt
	@touch $@

# uv trusts whom this machine trusts, if it trusts anybody, and keeps a cache in the home folder where there is one
# to write to.
define install
{ echo "Cài đặt thư viện (installing packages: $(1)) ..."; \
$(PY) -c 'import ssl, sys; sys.exit(not ssl.create_default_context().get_ca_certs())' && export UV_SYSTEM_CERTS=1; \
cache="$${UV_CACHE_DIR:-$${XDG_CACHE_HOME:-$$HOME/.cache}/uv}"; \
mkdir -p "$$cache" 2>/dev/null && [ -w "$$cache" ] || export UV_NO_CACHE=1; \
$(PYTHON) -c '' 2>/dev/null || \
	$(UV) venv --quiet --clear --no-python-downloads --python "$$($(PY) -c 'import sys; print(sys.executable)')" .venv || exit 1; \
VIRTUAL_ENV=.venv $(UV) pip sync --quiet --require-hashes $(1) && \
VIRTUAL_ENV=.venv $(UV) pip install --quiet --no-deps --no-build-isolation --editable . || exit 1; }
endef
