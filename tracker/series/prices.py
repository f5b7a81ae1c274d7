"""In which money a series is told: its currency, and the price index that takes inflation out."""

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NamedTuple

from tracker.errors import SeriesError
from tracker.exchange import currencies_with_rates
from tracker.vocab import Vocabulary

EURO = "EUR"
_PERIOD = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-\d{2})?)?")
_INDEX = re.compile(r"\d{1,9}(?:\.\d{1,9})?")


@dataclass(frozen=True)
class Prices:
    """A price index by month or year; `base` is the period in whose prices amounts are told."""

    name: str
    base: str
    index: Mapping[str, float]

    @property
    def note(self) -> str:
        """What a reader of such an amount must know."""
        return f"constant: in prices of {self.base}, deflated by {self.name}"

    def factor(self, day: date) -> float:
        """What an amount of a day is multiplied by.

        Raises: SeriesError for a day that the index does not cover.
        """
        period = f"{day:%Y-%m-%d}"[: len(self.base)]
        if period not in self.index:
            raise SeriesError(
                f"price index {self.name} does not cover {period}: it has {min(self.index)} to "
                f"{max(self.index)}; choose --since and --until inside it, or give a longer index"
            )
        return self.index[self.base] / self.index[period]


class Terms(NamedTuple):
    """Currency in which amounts are told, and prices for constant ones; nominal euros by default."""

    currency: str = EURO
    prices: Prices | None = None

    def check(self, metric: str, unit: str, vocabulary: Vocabulary) -> "Terms":
        """The terms with their currency, where they fit a metric.

        Raises: SeriesError for a metric that is no money, a currency that is none or has no rate.
        """
        if unit != "money":
            if self != NOMINAL_EUROS:
                raise SeriesError(f'"{metric}" counts no money: leave currency and price index out')
            return self
        code = self.currency.upper()
        if code not in vocabulary.currencies:
            raise SeriesError(f'no currency "{self.currency}": write its code, such as EUR, USD or GBP')
        if code != EURO and code not in (known := currencies_with_rates()):
            listed = ", ".join(sorted(known))
            raise SeriesError(f"{code} has no ECB reference rate: amounts can be told in {listed}")
        return self._replace(currency=code)


NOMINAL_EUROS = Terms()


def read_prices(file: Path | str, base: str = "") -> Prices:
    """A price index of a CSV file: date (2025-06 or 2025; a day stands for its month) and index.

    `base` is the period in whose prices amounts are told, by default the last of the file.
    Raises: SeriesError for another file, naming the line, and for a base that is not in it.
    """
    path = Path(file)
    index: dict[str, float] = {}
    for line, period, value in _rows(path):
        if period in index:
            raise SeriesError(f"{path}, line {line}: {period} stands twice")
        if index and len(period) != len(next(iter(index))):
            raise SeriesError(f"{path}, line {line}: months and years are mixed")
        index[period] = value
    if not index:
        raise SeriesError(f"{path}: no rows: a price index has the columns date and index")
    base = base or max(index)
    if base not in index:
        raise SeriesError(f"{path}: no base period {base}: it has {min(index)} to {max(index)}")
    return Prices(path.name, base, index)


def _rows(path: Path) -> Iterator[tuple[int, str, float]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            table = csv.DictReader(lines, strict=True)
            names = {name.strip().lower(): name for name in table.fieldnames or ()}
            if not {"date", "index"} <= names.keys():
                raise SeriesError(f"{path}: a price index is a CSV file with the columns date and index")
            for row in table:
                date_cell, index_cell = (str(row[names[name]] or "").strip() for name in ("date", "index"))
                found = _PERIOD.fullmatch(date_cell)
                if not found or not _INDEX.fullmatch(index_cell) or float(index_cell) == 0:
                    raise SeriesError(
                        f'{path}, line {table.line_num}: "{date_cell}, {index_cell}" is no row of a price '
                        "index: write 2025-06,121.4"
                    )
                yield table.line_num, "-".join(filter(None, found.groups())), float(index_cell)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise SeriesError(f"{path}: cannot be read as a price index ({error})") from error
