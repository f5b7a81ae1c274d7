"""A series as people read it: what it is and whose, its periods in a table, what the columns are."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

import click

from tracker.cli.output import counted, table
from tracker.display import as_known, interval, number
from tracker.model import Observation

if TYPE_CHECKING:
    from tracker.series import Series

Row = dict[str, str]

COLUMNS = {
    "value": "what the observation rule chose, with its interval where it has one",
    "claimed": "the least and the most claimed, where a claim leaves no room for the value",
    "of": "numerator and denominator of a rate",
    "days": "days with a figure, of the days of the period",
    "claimed in": "the amounts in the currencies in which they were claimed",
    "by": "whose figures these are",
}
STATUSES = {
    "gaps": "over, and some of its days have no figure",
    "partial": "not over yet",
    "provisional": "rests on preliminary figures of the last day",
    "not_reported": "no figure is held, which is not zero",
}


def print_series(wanted: "Series") -> None:
    """Title, table and definitions; a run of periods without a figure is one line."""
    for line in _title(wanted):
        click.echo(line)
    make = _money_row if "amounts" in wanted.frame else _count_row
    observations = list(wanted.observations())
    claimants = dict(zip((one.period for one in observations), wanted.frame["claimants"], strict=True))
    rows = [
        _folded(run) if run[0].status == "not_reported" else make(wanted, one, claimants[one.period])
        for run in _runs(observations)
        for one in run[:1]
    ]
    headings = [name for name in dict.fromkeys(name for row in rows for name in row) if _told(rows, name)]
    last: list[str] = [name for name in ("status", "by", "notes") if name in headings]
    headings = [name for name in headings if name not in last] + last
    table(headings, [[row.get(name, "") for name in headings] for row in rows], wrapped=True)
    shown = {one.status for one in observations}
    click.echo()
    for name, told in (COLUMNS | STATUSES).items():
        if name in headings or name in shown:
            click.echo(f"  {name}: {told}")


def _title(wanted: "Series") -> Iterator[str]:
    unit = f"{wanted.numerator} of launched, as a share" if wanted.numerator else wanted.unit
    what = (wanted.metric, "+".join(wanted.classes), wanted.direction, wanted.scope, f"by {wanted.by}", unit)
    yield ", ".join(one for one in what if one != "none")
    made = (f"{wanted.as_of:%Y-%m-%d %H:%M} UTC", f"rule {wanted.rule}", f"day rule {wanted.day_rule}")
    yield f"as of {', '.join(made)}"
    told = wanted.frame[wanted.frame["claimants"].str.len() > 0]
    by = Counter(name for names in told["claimants"] for name in names)
    listed = [f"{name} ({counted(count, f'{wanted.by}s')})" for name, count in by.most_common()]
    relayed = int(told["relayed"].sum())
    only = f"; on {counted(relayed, 'days')} only as others print them" if relayed else ""
    yield f"figures of {', '.join(listed)}{only}\n"


def _runs(observations: Sequence[Observation]) -> Iterator[list[Observation]]:
    """Each period by itself, and periods without a figure together where their notes are the same."""
    for silent, run in groupby(observations, key=lambda one: one.status == "not_reported" and (one.notes,)):
        together = list(run)
        yield from [together] if silent else ([one] for one in together)


def _folded(run: Sequence[Observation]) -> Row:
    first, last = run[0], run[-1]
    alone = len(run) == 1
    told = () if alone else (counted(len(run), f"{first.by}s"),)
    return {
        "period": first.period.isoformat() if alone else f"{first.period} to {last.period}",
        "status": first.status,
        "notes": "; ".join((*told, *first.notes)),
    }


def _count_row(wanted: "Series", one: Observation, claimants: Sequence[str]) -> Row:
    percent = wanted.unit == "fraction"
    claimed = interval(one.claimed_low, None, one.claimed_high, percent=percent)
    counts = (number(one.numerator), number(one.denominator)) if one.numerator is not None else ()
    days = (one.end - one.period).days
    its_day = f"{one.period.isoformat()}: " if days == 1 else ""
    return {
        "period": one.period.isoformat(),
        "value": interval(one.low, one.best, one.high, percent=percent),
        "claimed": claimed if one.contested else "",
        "of": "/".join(counts),
        "status": one.status,
        "days": f"{one.days_reported} of {days}" if days > 1 else "",
        "by": _by(wanted, claimants),
        "notes": "; ".join(note.removeprefix(its_day) for note in one.notes),
    }


def _by(wanted: "Series", claimants: Sequence[str]) -> str:
    """Whose figure it is, where not all of a series are of one."""
    several = wanted.frame["claimants"].explode().dropna().nunique() > 1
    return ", ".join(claimants) if several else ""


def _money_row(wanted: "Series", one: Observation, claimants: Sequence[str]) -> Row:
    """Amounts with their currency, and the same money in euros, dollars and constant prices."""
    beside = [name for name in ("eur", "usd") if name != wanted.unit.lower()]
    base = [f"in prices of {wanted.prices_of}"] if wanted.prices_of else []
    return {
        "period": one.period.isoformat(),
        wanted.unit: interval(*(_known(one, end) for end in ("low", "best", "high"))),
        **{name.upper(): number(_known(one, name)) for name in beside},
        **{name: number(_known(one, "constant")) for name in base},
        "status": one.status,
        "claimed in": _amounts(one.amounts),
        "by": ", ".join(claimants),
        "notes": "; ".join(one.notes),
    }


def _known(one: Observation, field: str) -> float | None:
    """An amount of money without places that nobody has claimed; all of them are in --json and --csv."""
    return as_known(getattr(one, field), one.amounts.values())


def _amounts(sums: Mapping[str, float]) -> str:
    """Sums by currency: "9,000,000,000 EUR + 100 NOK"."""
    return " + ".join(f"{number(value)} {currency}" for currency, value in sorted(sums.items()))


def _told(rows: Sequence[Row], name: str) -> bool:
    return any(row.get(name) for row in rows)
