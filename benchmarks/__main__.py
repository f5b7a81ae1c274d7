"""Run every benchmark, print its ratios and write docs/accuracy.md; exit 1 where a limit is broken."""

import sys
from itertools import chain

<<<<<<< HEAD
from benchmarks import accuracy, reading, startup
=======
from benchmarks import accuracy, startup, store
>>>>>>> f748172ffdfb87ec29899a43fd1f1ff42855ee6a


def main() -> int:
    """Print one line a ratio."""
    broken = False
    for ratio in chain(startup.ratios(), store.ratios()):
        print(ratio.line(), flush=True)
        broken |= ratio.value > ratio.limit
    return int(broken) | reading.main() | accuracy.main()


sys.exit(main())
