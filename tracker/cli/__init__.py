"""The command line: verbs of the library, nothing else.

Each verb lives in its own module and is imported when it is called, so that `tracker --help` loads
click alone. Exit codes: 0 done, 1 the answer is "no", 2 bad usage or input, 3 store or source.
"""

import gc
import os
import sys
from importlib import import_module

import click

from tracker import __version__

VERBS = {
    "read": ("tracker.cli.read", "Claims and rejections of texts, without a store."),
    "add": ("tracker.cli.add", "Read documents into the store."),
    "fetch": ("tracker.cli.fetch", "Fetch feeds and pages that tracker.toml names."),
    "import": ("tracker.cli.imports", "Bring a structured file into the store."),
    "claims": ("tracker.cli.claims", "List and search what the store holds, with quotes."),
    "show": ("tracker.cli.show", "Show one claim or document with all that is known of it."),
    "series": ("tracker.cli.series", "One metric by day, week or month, as of any instant."),
    "revisions": ("tracker.cli.revisions", "Show how figures moved, and what changed between two instants."),
    "findings": ("tracker.cli.findings", "Trends, anomalies, records and rates of a series, or of all."),
    "forecast": ("tracker.cli.forecast", "The next days or weeks, and how well such forecasts did."),
    "nowcast": ("tracker.cli.nowcast", "What the newest periods will come to."),
    "chart": ("tracker.cli.chart", "Draw one chart as PNG, SVG, PDF or CSV."),
    "report": ("tracker.cli.report", "Build a dated edition of a report."),
    "check": ("tracker.cli.check", "A ruling on each figure of a text against the store."),
    "explain": ("tracker.cli.explain", "Which definitions of a metric yield a figure."),
    "correct": ("tracker.cli.correct", "Correct a claim: the old value stays for as-of."),
    "retract": ("tracker.cli.retract", "Retract a claim, a document or a batch."),
    "export": ("tracker.cli.export", "Export what is known as of an instant, or all history."),
    "review": ("tracker.cli.review", "Review what needs a person, claim by claim."),
    "reread": ("tracker.cli.reread", "Read stored texts again by a newer reader."),
    "verify": ("tracker.cli.verify", "Check the store: file, seals, ids, quotes, references."),
    "backup": ("tracker.cli.backup", "Back the store up, also while a writer works."),
    "copy": ("tracker.cli.copy", "Copy the store to a file or a server, with every past state."),
    "schema": ("tracker.cli.schema", "JSON schema of a noun."),
    "demo": ("tracker.cli.demo", "Read the shipped statements and write both reports."),
}

# A start makes hundreds of thousands of objects that stay; to go through them every 700 is a tenth of it.
COLLECT_AFTER = 20_000


class LazyGroup(click.Group):
    """A group whose verbs are imported only when they are called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The verbs in the order of the work: read, add, look, publish."""
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The verb's command; None for a name that is no verb."""
        if cmd_name not in VERBS:
            return None
        command = import_module(VERBS[cmd_name][0]).command
        if not isinstance(command, click.Command):
            raise TypeError(f"{VERBS[cmd_name][0]} has no command")
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The verb's command; of a name that is no verb the message names those near it."""
        if args and args[0] not in VERBS and not args[0].startswith("-"):
            near = import_module("tracker.errors").near_it(args[0], VERBS)
            ctx.fail(f'no verb "{args[0]}": {near}')
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of verbs, printed without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in VERBS.items()])


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="tracker")
def group() -> None:
    """Figures on strikes, losses and aid: read with their quotes, stored as-of, reported.

    Every command that yields figures takes --json (one object a line on stdout).
    """


def main() -> None:
    """Run the command line; errors of the tracker become one line on stderr and its exit code."""
    gc.set_threshold(COLLECT_AFTER)
    try:
        code = group(prog_name="tracker", standalone_mode=False)
    except click.exceptions.Abort:
        click.echo("stopped", err=True)
        sys.exit(130)
    except click.exceptions.NoArgsIsHelpError as fault:
        fault.show()
        sys.exit(2)
    except click.ClickException as fault:
        click.echo(f"error: {_usage_told(fault)}", err=True)
        sys.exit(2)
    except BrokenPipeError:
        # The reader of our output, such as head, has gone: that is no fault of anyone.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except Exception as fault:
        code = _told(fault)
    sys.exit(code if isinstance(code, int) else 0)


def _usage_told(fault: click.ClickException) -> str:
    """What is wrong with a command on one line, and where its words are told."""
    message = " ".join(fault.format_message().split()).rstrip(".")
    ctx = getattr(fault, "ctx", None)
    return f"{message}; see {ctx.command_path} --help" if ctx else message


def _told(fault: Exception) -> int:
    """Print a fault of ours and what to do; return its exit code. Other faults keep their traceback."""
    errors = import_module("tracker.errors")
    if isinstance(fault, errors.TrackerError):
        click.echo(f"{fault}" if fault.exit_code == 1 else f"error: {fault}", err=True)
        if instead := getattr(fault, "instead", ""):
            click.echo(f"note: {instead}", err=True)
        return int(fault.exit_code)
    raise fault
