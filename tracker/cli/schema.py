"""`tracker schema`: the JSON schema of a noun."""

import json

import click

from tracker.model import NOUNS, schema


@click.command(name="schema")
@click.argument("noun", type=click.Choice(sorted(NOUNS)))
def command(noun: str) -> None:
    """JSON schema of a noun."""
    click.echo(json.dumps(schema(noun), indent=2, ensure_ascii=False))
