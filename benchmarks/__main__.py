"""Run every benchmark, print its figures, write docs/accuracy.md and validation.md; exit 1 past a limit."""

import sys
from itertools import chain

from benchmarks import accuracy, engines, reading, reports, rulings, selfcheck, startup, stats, store


def main() -> int:
    """Print one line a figure."""
    broken = False
    for ratio in chain(startup.ratios(), reports.ratios(), store.ratios(), engines.ratios()):
        print(ratio.line(), flush=True)
        broken |= ratio.value > ratio.limit
    for line in chain(selfcheck.lines(), rulings.lines()):
        print(line, flush=True)
    return int(broken) | reading.main() | accuracy.main() | stats.main([])


sys.exit(main())
