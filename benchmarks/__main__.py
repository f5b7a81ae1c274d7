"""Run every benchmark and print its ratios; exit 1 where a limit is broken."""

import sys

from benchmarks import startup


def main() -> int:
    """Print one line a ratio."""
    broken = False
    for ratio in startup.ratios():
        print(ratio.line(), flush=True)
        broken |= ratio.value > ratio.limit
    return int(broken)


sys.exit(main())
