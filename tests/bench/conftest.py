"""The benchmarks lie beside src and tests, at the root of the checkout; tests of them need it on the path."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
