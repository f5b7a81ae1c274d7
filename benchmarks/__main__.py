"""Run every benchmark, print its ratios and write docs/accuracy.md; exit 1 where a limit is broken."""

import sys
from itertools import chain

from benchmarks import accuracy, startup, store


def main() -> int:
    """Print one line a ratio."""
    broken = False
    for ratio in chain(startup.ratios(), store.ratios()):
        print(ratio.line(), flush=True)
        broken |= ratio.value > ratio.limit
    return int(broken) | accuracy.main()


sys.exit(main())
