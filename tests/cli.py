"""Running the command line in this process, as a shell would see it."""

import contextlib
import io
import json
import sys
from typing import Any, NamedTuple
from unittest import mock

from tracker.cli import main


class Done(NamedTuple):
    """Exit code and the two streams."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[dict[str, Any]]:
        """Stdout as JSON lines."""
        return [json.loads(line) for line in self.out.splitlines()]


def run(*words: object, stdin: bytes = b"") -> Done:
    """Run `tracker WORDS...` and return what a shell would see."""
    out, err = io.StringIO(), io.StringIO()
    given = io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8")
    with (
        mock.patch.object(sys, "argv", ["tracker", *map(str, words)]),
        mock.patch.object(sys, "stdin", given),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
    ):
        try:
            main()
        except SystemExit as stop:
            code = stop.code if isinstance(stop.code, int) else 1
    return Done(code, out.getvalue(), err.getvalue())
