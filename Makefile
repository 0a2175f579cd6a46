# Two commands do all the set-up on a fresh machine: `make up` and `make test`.
# They need Python and make; uv is fetched into .tools and brings Python 3.10 where it is missing.
SHELL := /bin/bash
PYTHON ?= python3
UV := .tools/bin/uv
RUN := RASA_TELEMETRY_ENABLED=false

.PHONY: up test check format clean

up: .venv/ready
	@$(RUN) .venv/bin/attune up

test: .venv/ready
	@$(RUN) .ci/checks

check: .venv/ready
	@$(RUN) .ci/checks --quick

format: .venv/ready
	@.venv/bin/ruff format . && .venv/bin/ruff check --fix .

.venv/ready: pyproject.toml uv.lock $(UV)
	@echo "Setting up the environment (a few minutes, once)"
	@$(UV) sync --frozen --quiet
	@touch $@

$(UV):
	@command -v $(PYTHON) >/dev/null || { echo "Python 3 is needed and was not found."; exit 1; }
	@$(PYTHON) -m venv .tools || { echo "Python's venv module is missing (on Debian: python3-venv)."; exit 1; }
	@.tools/bin/pip install --quiet uv

clean:
	rm -rf .venv .tools var
