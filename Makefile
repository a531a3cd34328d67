# Each target sets up what it needs: .venv is made on first use, and again when requirements.lock
# changes. Nothing is installed outside this folder.

PORT ?= 8000
PYTEST_ARGS ?=
# On two processors three at a time: a fifth of the time tests wait for servers and disks. Who is
# done takes over the last half of what another still has.
WORKERS ?= 3

VENV := .venv
BIN := $(VENV)/bin
LOCKED := $(VENV)/.locked
READY := $(VENV)/.ready

export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PIP_NO_INPUT := 1
export PIP_ROOT_USER_ACTION := ignore
unexport PYTHONHOME PYTHONPATH VIRTUAL_ENV
# Without its compiled files every program that a test starts would compile the project again.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help run test check bench trial format lock clean

help: ## say what there is
	@sed -n 's/^\([a-z]*\):.*## /  make \1|/p' $(firstword $(MAKEFILE_LIST)) | awk -F'|' '{ printf "%-14s %s\n", $$1, $$2 }'

run: $(READY) ## serve a sandbox with a sample company (PORT=8000)
	@$(BIN)/vordering sample --serve --port $(PORT)

# Types are read beside the tests, in what these leave of the processors; both count.
test: $(READY) ## the static checks and every test (PYTEST_ARGS="-k costs")
	@$(read_as_text)
	@types=$$(mktemp) && { $(BIN)/mypy >"$$types" 2>&1 & reading=$$!; } && \
	trap 'kill "$$reading" 2>/dev/null; rm -f "$$types"' EXIT && trap 'exit 130' INT TERM && \
	status=0 && \
	{ $(BIN)/python -m pytest -q -n $(WORKERS) --dist worksteal $(PYTEST_ARGS) || status=$$?; } && \
	{ wait "$$reading" || { status=$$?; echo "Types do not fit (mypy):"; cat "$$types"; } >&2; } && \
	exit "$$status"

check: $(READY) ## layout, lint and types, without running anything
	@$(read_as_text)
	@$(BIN)/mypy

bench: $(READY) ## measure beside raw yardsticks (BENCH_SIZE=full for the large sizes)
	@$(BIN)/python -m benchmarks

trial: $(READY) ## schemathesis over both stores, and repeats between kills (half an hour)
	@for store in sqlite postgres; do \
		$(BIN)/python -m tests.trial.openapi --store $$store && \
		$(BIN)/python -m tests.trial.retried --store $$store || exit 1; \
	done

format: $(READY) ## put the layout right and mend what can be mended by itself
	@$(BIN)/ruff check --fix --quiet . || true
	@$(BIN)/ruff format .

lock: ## write requirements.lock from pyproject.toml (UPGRADE=1 takes newer versions)
	@$(find_python) \
	test -x .venv-lock/bin/uv || { "$$python" -m venv --clear .venv-lock && .venv-lock/bin/pip install --quiet uv; } && \
	.venv-lock/bin/uv pip compile pyproject.toml --extra test --output-file requirements.lock --quiet \
		--universal --python-version 3.11 --generate-hashes --no-annotate --no-emit-index-url \
		--custom-compile-command "make lock" $(if $(UPGRADE),--upgrade)

clean: ## remove what make made; var/ holds your data and stays
	@rm -rf $(VENV) .venv-lock .venv-trial build dist *.egg-info .mypy_cache .pytest_cache .ruff_cache .hypothesis .schemathesis
	@find . -name __pycache__ -type d -not -path './var/*' -prune -exec rm -rf {} +

# The packages, exactly as locked. Python compiles what is imported the first time it is; to compile
# all of them, most of which nobody imports, was half the work of setting up.
$(LOCKED): requirements.lock requirements-client.lock
	@$(find_python) \
	echo "Setting up $(VENV) with $$("$$python" --version) (once) ..." && \
	"$$python" -m venv --clear $(VENV) && \
	$(BIN)/python -m pip install -qq --no-compile --require-hashes --only-binary :all: -r requirements.lock && \
	$(BIN)/python -m pip install -qq --no-compile --no-deps --require-hashes --only-binary :all: -r requirements-client.lock
	@touch $@

# The project itself, as it lies here; setuptools comes from the lock, so nothing is fetched.
$(READY): $(LOCKED) pyproject.toml
	@$(BIN)/python -m pip install --quiet --no-deps --no-index --no-build-isolation --editable .
	@touch $@

define read_as_text
$(BIN)/ruff format --check --quiet . || { echo "Layout differs: run make format." >&2; exit 1; }; \
$(BIN)/ruff check --quiet --output-format concise .
endef

define find_python
python=; \
for candidate in $(PYTHON) python3 python3.13 python3.12 python3.11 python3.14 python; do \
	if $$candidate -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; \
	then python=$$candidate; break; fi; \
done; \
if [ -z "$$python" ]; then \
	echo "vordering needs Python 3.11 or newer with venv. Install it (Debian: python3-venv)," >&2; \
	echo "or say where it is: make PYTHON=path/to/python3.12 ..." >&2; \
	exit 1; \
fi;
endef
