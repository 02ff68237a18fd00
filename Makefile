# `make site` builds the handbook, `make test` proves everything. Each sets up what it needs.
.DEFAULT_GOAL := site
.PHONY: site serve test bench format labels setup browser clean

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
# The starter playbook is proved against one day, so that its reviews never run out under a test.
TODAY  := 2026-11-20

site: $(VENV)/.ready-site
	$(BIN)/playbook build --today $(TODAY)
	@echo
	@echo "Look at it with 'make serve', or open site/employee/index.html."

serve: $(VENV)/.ready-site
	$(BIN)/playbook serve --today $(TODAY)

test: $(VENV)/.ready-test browser
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/pytest -n 2 --dist worksteal
	$(BIN)/playbook check --strict --today $(TODAY)
	$(BIN)/playbook build --strict --today $(TODAY) --site build/test-site

bench: $(VENV)/.ready-test
	$(BIN)/python -m bench

format: $(VENV)/.ready-test
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

# The program's own words: gather them from pages and templates into the catalogues that translators fill.
LOCALES := generator/locales
POT     := build/messages.pot
labels: $(VENV)/.ready-test
	@mkdir -p build
	cd generator && ../$(BIN)/pybabel -q extract -F locales/babel.cfg -k say -k N_ -k NN_:1,2 -k counted:1,2 -k forms:1,2 \
	  --project="Governance playbook" --version=1 --copyright-holder="the governance playbook's authors" \
	  --msgid-bugs-address="" --add-location=file --sort-by-file -o ../$(POT) .
	for language in ar el he pl; do \
	  test -f $(LOCALES)/$$language/LC_MESSAGES/messages.po || \
	    $(BIN)/pybabel -q init -i $(POT) -d $(LOCALES) -l $$language; \
	  $(BIN)/pybabel -q update -N -w 110 --ignore-pot-creation-date --ignore-obsolete -i $(POT) -d $(LOCALES) -l $$language; \
	done

setup: $(VENV)/.ready-test

$(VENV)/bin/pip:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "This needs Python 3.11 or newer; '$(PYTHON)' is older. Try: make PYTHON=python3.11"; exit 2; }
	@$(PYTHON) -m venv $(VENV) || \
	  { echo "Python cannot make virtual environments here. On Debian: apt-get install python3-venv"; exit 2; }

$(VENV)/.ready-site: requirements/site.txt pyproject.toml | $(VENV)/bin/pip
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/site.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.ready-test: requirements/test.txt pyproject.toml | $(VENV)/bin/pip
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/test.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@ $(VENV)/.ready-site

# The pages are tested in Debian's Chromium. CHROMIUM names another one.
browser:
	@command -v "$${CHROMIUM:-chromium}" >/dev/null 2>&1 || $(MAKE) --no-print-directory install-browser

.PHONY: install-browser
install-browser:
	@if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then \
	  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
	    chromium fonts-noto-core >/dev/null; \
	else \
	  echo "The tests open pages in Chromium, and there is none here. Install it (on Debian:"; \
	  echo "sudo apt-get install chromium), or name one: make test CHROMIUM=/path/to/chromium"; exit 2; \
	fi

clean:
	rm -rf $(VENV) build .mypy_cache .ruff_cache .pytest_cache .hypothesis
