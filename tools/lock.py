"""Lock files of the shipped datasets: SHA-256 and rows of every file.

Run from the root of the repository: `python -m tools.lock` (all datasets) or `python -m tools.lock NAME`.
"""

import csv
import hashlib
import sys
import tomllib
from pathlib import Path

from tools.facts import DATASETS

LOCK = "lock.toml"


def lock_text(folder: Path) -> str:
    """The lock of a folder: a table a file, in order of name."""
    lines = ["# SHA-256 of the bytes and number of rows (tables: without header; texts: 1) of every file."]
    for path in locked_files(folder):
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        lines += ["", f'["{path.name}"]', f'sha256 = "{digest}"', f"rows = {rows(path)}"]
    return "\n".join(lines) + "\n"


def locked_files(folder: Path) -> list[Path]:
    """The files of a dataset that its lock covers."""
    return sorted(
        path for path in folder.iterdir() if path.suffix in (".md", ".csv") and path.name != "README.md"
    )


def rows(path: Path) -> int:
    """Rows of a table without its header; a text counts as one."""
    if path.suffix != ".csv":
        return 1
    with path.open(encoding="utf-8", newline="") as table:
        return sum(1 for _ in csv.reader(table)) - 1


def read_lock(folder: Path) -> dict[str, dict[str, str | int]]:
    """The lock as it is stored."""
    return tomllib.loads((folder / LOCK).read_text(encoding="utf-8"))


def write_lock(folder: Path) -> None:
    """Write the lock of a folder."""
    (folder / LOCK).write_text(lock_text(folder), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    for name in sys.argv[1:] or sorted(path.name for path in DATASETS.iterdir() if path.is_dir()):
        write_lock(DATASETS / name)
