PORT ?= 8000
ARGS ?=
FILE ?=
MINUTES ?= 10
FOLDER ?= var/backup
PYTHON := .venv/bin/python
LOCAL := $(PYTHON) -m cms.local
LOCK := .venv/bin/uv pip compile --quiet --generate-hashes --no-strip-extras --no-emit-index-url --no-emit-find-links \
	--python-version 3.11 --custom-compile-command "make lock" pyproject.toml
# Types and texts are read without a server, but the settings will not load without these.
UNUSED_SERVERS := SECRET_KEY=unused DATABASE_URL=postgresql:///unused REDIS_URL=redis://unused
NOT_SOURCES := --ignore=.venv --ignore=node_modules --ignore=var --ignore=tests

.DEFAULT_GOAL := help
.PHONY: help demo stop dev manage backup restore test stress bench bench-tables bench-parts bench-search lint format lock messages frontend clean venv

help: ## List the targets
	@sed -n 's/^\([a-z-]*\):.*## /\1|/p' $(MAKEFILE_LIST) | while IFS='|' read -r target text; \
		do printf '  make %-13s %s\n' "$$target" "$$text"; done

demo: venv ## Start the whole site with its demo content on port 8000; another: make demo PORT=8001
	@$(LOCAL) demo $(PORT)

stop: ## Stop everything `make demo` started; the data are kept
	@if [ -x $(PYTHON) ]; then $(LOCAL) stop; else echo "Nothing is running."; fi

dev: venv ## The same site with Django's own server, which reloads what you edit
	@$(LOCAL) dev $(PORT)

manage: venv ## Run a command of Django's on the running site: make manage ARGS="build_demo --pages 1000"
	@$(LOCAL) manage $(ARGS)

backup: venv ## Write everything there is into one archive in var/backup; elsewhere: make backup FOLDER=/path
	@$(LOCAL) backup $(FOLDER)

restore: venv ## Restore an archive onto a machine that has nothing yet: make restore FILE=…, with SECRET_KEY set
	@$(LOCAL) restore $(FILE) $(ARGS)

test: venv ## Run the tests with coverage, or a part of them: make test ARGS="-k word"
	@$(LOCAL) test $(ARGS)

stress: venv ## Run the tests that are too heavy for every run
	@$(LOCAL) stress $(ARGS)

bench: venv ## Measure the site as it is served, at 1,000 to 100,000 pages; takes a quarter of an hour
	@$(LOCAL) bench

bench-tables: venv ## Put what `make bench` found into README.md and docs/scale.md
	@$(PYTHON) -m tests.bench.site.table

bench-parts: venv ## Measure single parts that have a budget of time: make bench-parts ARGS="-k calendar"
	@$(LOCAL) bench tests/bench $(ARGS)

load: venv ## Ask a site of its own as on the day of a webinar, for ten minutes; others: make load MINUTES=2
	@$(LOCAL) load $(MINUTES)

bench-search: venv ## Measure the search at 1,000 and 100,000 pages: make bench-search FILE=judged.json
	@SEARCH_FILE=$(abspath $(FILE)) SEARCH_SIZES=1000,100000 SEARCH_ROUNDS=30 $(LOCAL) bench tests/bench/test_search.py

lint: venv ## Check format, rules, types, imports, templates, migrations, security and translations
	.venv/bin/ruff format --check .
	.venv/bin/ruff check .
	$(UNUSED_SERVERS) .venv/bin/mypy
	.venv/bin/lint-imports
	.venv/bin/djlint --lint --quiet templates
	$(LOCAL) checks

format: venv ## Put Python files into the common format
	.venv/bin/ruff check --fix .
	.venv/bin/ruff format .

lock: venv ## Write the pinned requirement files from pyproject.toml
	$(LOCK) -o requirements.txt
	$(LOCK) --extra dev -c requirements.txt -o requirements-dev.txt

messages: venv ## Bring the catalogues of texts in cms/locale up to date with the code
	$(UNUSED_SERVERS) $(PYTHON) manage.py makemessages --locale=nb --locale=nn $(NOT_SOURCES)

frontend: venv ## Install the npm packages
	@$(LOCAL) frontend

clean: ## Remove caches and what tests leave; keeps .venv, node_modules and the demo's data
	rm -rf .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis htmlcov .coverage* var/test var/lint
	find . -name __pycache__ -type d -not -path './.venv/*' -not -path './node_modules/*' -prune -exec rm -rf {} +

venv:
	@python3 cms/local/bootstrap.py
