# Each target sets up what it needs by itself; all it asks for is Python 3.11 or newer, make and git.
# Recipes are plain commands, so that they also run where make has no Unix shell.

VENV := .venv
ifeq ($(OS),Windows_NT)
PYTHON ?= python
BIN := $(VENV)/Scripts
else
PYTHON ?= python3
BIN := $(VENV)/bin
endif
RUN := $(BIN)/python -m
RUNTIME := $(VENV)/runtime.stamp
DEV := $(VENV)/dev.stamp
COMPOSE := $(VENV)/compose.stamp
PINS := pyproject.toml constraints.txt tools/environment.py

.PHONY: demo test lint golden templates samples rules bench stress sweep fuzz compose clean

demo: $(RUNTIME)  ## the documents of the department sample, in demo/
	$(RUN) tools.demo

test: lint  ## everything that must hold
	$(RUN) pytest -q -n auto --dist loadgroup

lint: $(DEV)
	$(RUN) ruff check
	$(RUN) ruff format --check
	$(RUN) mypy
	$(BIN)/lint-imports

golden: $(DEV)  ## accept what the samples make now: documents and numbers of pages
	$(RUN) pytest -q tests/test_samples.py tests/pages --accept

templates: $(DEV)  ## templates/docx and templates/xlsx from their builders
	$(RUN) tools.docx_templates
	$(RUN) tools.xlsx_templates
	$(RUN) tools.xlsx_lists
	$(RUN) tools.xlsx_register
	$(RUN) tools.xlsx_forms

samples: $(DEV)  ## samples/*/*.xlsx from tools/sample_data
	$(RUN) tools.build_samples
	$(RUN) tools.messy_sample

rules: $(DEV)  ## the table of rules in README.md from paperwork/lint/rules
	$(RUN) tools.rule_table

bench: $(DEV)  ## everything beside its peers, as ratios: the tables in README.md, and the register
	$(RUN) tools.bench
	$(RUN) tools.bench_register

stress: $(DEV)  ## as many clerks at one register as ever, and then more: minutes
	$(RUN) tools.stress_register

sweep: $(DEV)  ## kills and faults at every step of a run, and storms of kills: it takes long
	$(RUN) tools.sweep

fuzz: $(DEV)  ## damaged files at everything that opens one, for SECONDS seconds, else a minute
	$(RUN) tools.fuzz --seconds $(or $(SECONDS),60)
	$(RUN) tools.fuzz.anything

compose: $(COMPOSE)  ## docxtpl with docxcompose, apart from ours, to test sub-documents beside it

clean:
	$(PYTHON) tools/environment.py clean

$(RUNTIME): $(PINS)
	$(PYTHON) tools/environment.py runtime

$(DEV): $(PINS)
	$(PYTHON) tools/environment.py dev

$(COMPOSE): $(PINS)
	$(PYTHON) tools/environment.py compose
