"""Speed as ratios against a stated limit or a peer in the same run; `make bench` runs all of it."""

import os

# One core against one core: read by the numerical libraries when they are loaded.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
