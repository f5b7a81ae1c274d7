"""Write the generated pages of the documentation: the command line, from its own help."""

from pathlib import Path

import click

from tracker.cli import VERBS, group

PAGE = Path(__file__).resolve().parents[1] / "docs" / "cli.md"
INTRO = """# Command line

Written by `make docs` from the commands themselves; a test compares it.

Every command that yields figures takes `--json`: one JSON object a line on stdout, each with its `kind`.
Progress and faults go to stderr. Exit codes: 0 done; 1 the answer is "no", also where nothing is
held of what is known; 2 bad usage or bad input (of a folder the good documents are added and the bad
listed), a name that neither the vocabulary nor the store knows, a target that cannot be written; 3 the store
or a source could not be used.
A bare date is that local day, `--until` includes it, and `--as-of DATE` means the end of that day in UTC.
"""


def page() -> str:
    """The page as it has to be."""
    parent = click.Context(group, info_name="tracker", **group.context_settings)
    parts = [INTRO]
    for verb in VERBS:
        command = group.get_command(parent, verb)
        if command is None:
            raise LookupError(verb)
        context = click.Context(
            command, info_name=verb, parent=parent, max_content_width=96, terminal_width=96
        )
        parts.append(f"\n## tracker {verb}\n\n```text\n{command.get_help(context)}\n```\n")
    return "".join(parts)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    print(PAGE.name)
