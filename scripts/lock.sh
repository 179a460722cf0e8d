#!/usr/bin/env bash
# Pins every package with its hashes. One resolution for all three files, so that they agree.
set -euo pipefail
all=$(mktemp)
compile() { uv pip compile pyproject.toml "$@" --generate-hashes --no-header --no-emit-index-url --no-annotate --python-version 3.11 --quiet; }
compile --group dev --group bench -o "$all"
compile -c "$all" -o requirements/runtime.lock
compile --group dev -c "$all" -o requirements/dev.lock
compile --group bench -c "$all" -o requirements/bench.lock
rm -f "$all"
