# What a developer runs; `just` is a convenience, each line works by itself.

# every check and test, as CI runs them
test:
    python3 run.py tests

# the accuracy gate over ../shared/eval
gate:
    .venv/bin/python eval/gate.py

# resolve the two locks again: hashes and no address of any registry
lock:
    uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --group build pyproject.toml -o requirements.lock
    uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --group build --group test pyproject.toml -o requirements-test.lock

# write the generated reference again
docs:
    .venv/bin/python docs/generate.py
