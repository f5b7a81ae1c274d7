"""A coverage-guided fuzz run (extra `fuzz`): `python -m tools.fuzz MINUTES [TARGET...]`.

The minutes are shared among the targets, each in a process of its own. What a target finds new stays in
`build/fuzz/TARGET/corpus`, what breaks a law in `build/fuzz/TARGET/` as `crash-...` or `timeout-...`.
"""

import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from tools.fuzz_targets import SEEDS, TARGETS

BUILD = Path("build") / "fuzz"
SECONDS_A_CASE = 60
"""An input of at most `LONGEST` bytes that takes longer hangs, on a busy machine too."""
LONGEST = 8_192
WORDS = (
    *("12", "1,300", "1.5", "2-3", "110-ма", "Х-101", "Kh-22/32", "Shahed-136/131", "07:30", "2025-09-07"),
    *("shot down", "launched", "all but", "of which", "dozens of", "at least", "drones", "missiles", "%"),
    *("збито", "запустив", "усі, крім", "з них", "десятки", "щонайменше", "дронів", "ракет", "загинули"),
    *("сбито", "запустила", "все, кроме", "из них", "не менее", "беспилотников", "погибли", "по три"),
    *("billion euros", "млрд євро", "млн долларов", "overnight into 7 September", "у ніч на 7 вересня"),
    *("в ночь на 7 сентября", "half a", "twenty-three", "двадцять п'ять", "сто двадцать один", "—", "«"),
)
"""What the mutator may insert into texts."""
MARKS = (
    *("<p>", "</p>", "<!ENTITY", "<![CDATA[", "<meta charset=", '<time datetime="', "<item>", "<entry>"),
    *('"text":', '"date":', '"messages":', '"date_unixtime":', "text,date\n", '""', "---\n", "published: "),
    *("PK\x03\x04", "%PDF-1.7", " 0 obj", "stream\n", "endobj", "xref", "trailer", "/Type /Page", "&#x0;"),
)
"""What it may insert into files."""
_COVERED = re.compile(r" cov: (\d+) ft: (\d+) ")
_EXECUTED = re.compile(r"stat::number_of_executed_units:\s+(\d+)")


class Run(NamedTuple):
    """What a run of one target came to."""

    target: str
    executions: int
    edges: int
    features: int
    findings: tuple[str, ...]


def main(arguments: list[str]) -> int:
    """Run the targets one after the other and print a line for each; 1 if any broke a law."""
    minutes, targets = float(arguments[0]), arguments[1:] or list(TARGETS)
    runs = [run(target, round(60 * minutes / len(targets))) for target in targets]
    print(f"{'target':12} {'executions':>12} {'edges':>8} {'features':>10} findings")
    for each in runs:
        findings = " ".join(each.findings) or "none"
        print(f"{each.target:12} {each.executions:12,} {each.edges:8,} {each.features:10,} {findings}")
    return int(any(each.findings for each in runs))


def run(target: str, seconds: int) -> Run:
    """Fuzz one target in a process of its own, beginning with its seeds."""
    folder = BUILD / target
    corpus = folder / "corpus"
    corpus.mkdir(parents=True, exist_ok=True)
    before = set(folder.glob("*-*"))
    with tempfile.NamedTemporaryFile("w", suffix=".dict", encoding="ascii") as words:
        words.write(dictionary(WORDS if target.startswith("reader") else (*WORDS, *MARKS)))
        words.flush()
        settings = {
            "max_total_time": seconds,
            "max_len": LONGEST,
            "timeout": SECONDS_A_CASE,
            "report_slow_units": SECONDS_A_CASE,
            "rss_limit_mb": 3000,
            "dict": words.name,
            "artifact_prefix": f"{folder}/",
            "print_final_stats": 1,
        }
        flags = [f"-{name}={value}" for name, value in settings.items()]
        command = [sys.executable, "-m", "tools.fuzz_one", target, *flags, str(corpus), str(SEEDS / target)]
        done = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
    (folder / "log.txt").write_text(done.stderr + done.stdout, encoding="utf-8")
    edges, features = (_COVERED.findall(done.stderr) or [("0", "0")])[-1]
    executions = (_EXECUTED.findall(done.stderr) or ["0"])[-1]
    findings = sorted(path.name for path in set(folder.glob("*-*")) - before)
    if done.returncode and not findings:
        findings = [f"exit {done.returncode}, see {folder / 'log.txt'}"]
    return Run(target, int(executions), int(edges), int(features), tuple(findings))


def dictionary(words: tuple[str, ...]) -> str:
    """The words as the fuzzer takes them: bytes that are no letters of ASCII escaped."""
    escaped = ("".join(f"\\x{byte:02x}" for byte in word.encode()) for word in words)
    return "".join(f'"{word}"\n' for word in escaped)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
