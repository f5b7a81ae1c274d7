"""One target under the fuzzer, in this process: `python -m tools.fuzz_one TARGET [FLAG...] [FOLDER...]`.

The flags are those of libFuzzer; `tools.fuzz` runs it so for every target.
"""

import sys

import atheris

with atheris.instrument_imports(include=["tracker", "feedparser", "trafilatura", "htmldate", "pypdf"]):
    from tools.fuzz_targets import TARGETS

if __name__ == "__main__":
    atheris.Setup([sys.argv[0], *sys.argv[2:]], TARGETS[sys.argv[1]])
    atheris.Fuzz()
