"""What messages tell a user to type: every option and verb that they name is one of the command line."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import click

from tests.test_imports import ROOT
from tracker.cli import group

OPTION, VERB = re.compile(r"(?<![\w-])--[a-z][a-z-]+"), re.compile(r"\btracker ([a-z]+)(?= [A-Z`{]|`)")
NO_VERBS = {"--help"}


def commands() -> dict[str, click.Command]:
    context = click.Context(group)
    return {
        name: command
        for name in group.list_commands(context)
        if (command := group.get_command(context, name))
    }


def words() -> Iterator[tuple[Path, str]]:
    """Every piece of text in the code, with its file."""
    for path in sorted((ROOT / "tracker").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield path, node.value


def test_options_and_verbs_of_messages_are_those_of_the_command_line() -> None:
    verbs = commands()
    options = {opt for verb in verbs.values() for param in verb.params for opt in param.opts} | NO_VERBS
    wrong = [
        (path.name, name)
        for path, text in words()
        for name in (*OPTION.findall(text), *VERB.findall(text))
        if name not in options | verbs.keys()
    ]
    assert wrong == []
