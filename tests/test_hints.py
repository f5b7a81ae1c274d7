"""What messages tell a user to type: every option and verb that they name is one of the command line."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import click

from tests import factory
from tests.cli import run
from tests.test_imports import ROOT
from tracker.cli import group
from tracker.model import Reading
from tracker.store import open_store

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
        source = path.read_text("utf-8")
        told = "--" in source or "tracker " in source  # to parse a file takes longer than to search it
        for node in ast.walk(ast.parse(source)) if told else ():
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


def test_other_days_are_named_only_where_they_may_help(tmp_path: Path) -> None:
    """A chart of two sides needs both: no day shows one of whom the store holds nothing."""
    store, out = tmp_path / "store.sqlite", tmp_path / "sides.png"
    with open_store(store, "w") as made:
        of = factory.document(claimant="ua_air_force")
        made.add([Reading(of, (factory.claim(of),))], known_at=factory.at(9), source="made up")
    done = run("chart", "two_sides", "--store", store, "--out", out)
    assert (done.code, "the store holds none of ru_mod" in done.err) == (1, True)
    bare = run(
        "chart", "coverage", "--since", "2030-01-01", "--until", "2030-01-09", "--store", store, "--out", out
    )
    assert "name other days with --since and --until" in bare.err
