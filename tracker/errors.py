"""The errors of the tracker: one base, one subclass a stage.

A message says what is wrong, where, and what to do about it. The command line prints it as one
line and leaves with `exit_code` (docs: 0 done, 1 the answer is "no", 2 bad input, also a name that
is unknown or a target that cannot be written, 3 store or source).
"""

from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import ClassVar

MOST_NAMES = 40
"""A list of names is cut there: nobody reads on."""


class TrackerError(Exception):
    """Base of every error that the tracker raises on purpose."""

    exit_code: ClassVar[int] = 2


class ModelError(TrackerError):
    """A value breaks a law of the model, such as low <= best <= high."""


class VocabularyError(TrackerError):
    """A vocabulary file is wrong: the message names the file and the key."""


class SourceError(TrackerError):
    """A file cannot be read as the format it claims to be."""


class RefusedError(SourceError):
    """An input is built, or as good as built, to exhaust who reads it."""


class FetchError(SourceError):
    """A feed or page cannot be reached, or may not be fetched."""

    exit_code = 3


class StoreError(TrackerError):
    """The store cannot be opened, locked, read or written."""

    exit_code = 3


class ExistsError(StoreError):
    """What is to be written anew is there already, and is never overwritten."""

    exit_code = 2


class TargetError(StoreError):
    """A file or folder that was named to be written cannot be; another name repairs it."""

    exit_code = 2


class DamagedError(StoreError):
    """The file of a store is damaged or no store at all."""


class AsOfError(StoreError):
    """An instant was asked for that the store has not seen, or a batch dated before the newest."""

    exit_code = 2


class CorrectionError(StoreError):
    """A correction or retraction without a reason, or of a claim that is not there or not live."""

    exit_code = 2


class SeriesError(TrackerError):
    """A series was asked for that the vocabulary or the calendar does not allow."""


class NotComparableError(SeriesError):
    """The figures asked for mean different things on the two sides; the answer is "no".

    `instead` says what may be asked for in their place.
    """

    exit_code = 1

    def __init__(self, message: str, instead: str = "") -> None:
        """The message, and what to do about it."""
        super().__init__(message)
        self.instead = instead


class NothingReportedError(SeriesError):
    """Nothing is held of what was asked for; the answer is "no", never an empty picture."""

    exit_code = 1


class UnknownIdError(TrackerError):
    """No claim, document or batch has the id that was given, or several have."""


class MethodError(TrackerError):
    """A statistical method was called with settings or series that it does not take."""


class TooShortError(MethodError):
    """A method has too little to go on; the answer is "no"."""

    exit_code = 1


class ChartError(TrackerError):
    """A chart specification cannot be drawn, or the lint found faults in it."""


class ReportError(TrackerError):
    """A report definition is wrong or an edition cannot be built."""


def how_to_install(extra: str) -> str:
    """The command that installs an extra, from a clone where the package is run from one.

    >>> how_to_install("pdf").endswith('[pdf]"')
    True
    """
    root = Path(__file__).resolve().parents[1]
    is_clone = (root / "pyproject.toml").is_file()
    return f'pip install -e "{root}[{extra}]"' if is_clone else f'pip install "strike-tracker[{extra}]"'


def near_it(word: str, known: Iterable[str], named: Sequence[str] = ()) -> str:
    """How a message about a name that is none ends: the names that may be meant, else those that there are.

    `named` are those that the word is another name of; then come those spelt alike, and those it is part of.

    >>> near_it("launchd", ["hit", "launched"]), near_it("bars", ["calendar", "weekly_bars"])
    ('near it are launched', 'near it are weekly_bars')
    >>> near_it("sea", ["day", "week"])
    'choose one of day, week'
    """
    names = list(known)
    asked = "_".join(word.lower().replace("-", " ").split())
    alike = get_close_matches(asked, names, 3, 0.8) or get_close_matches(asked, names, 3)
    holding = [name for name in names if asked and (asked in name or name in asked)]
    near = list(dict.fromkeys([*named, *alike, *holding]))[:3]
    more = " ..." if len(names) > MOST_NAMES else ""
    return (
        f"near it are {', '.join(near)}" if near else f"choose one of {', '.join(names[:MOST_NAMES])}{more}"
    )


def as_given(value: object) -> str:
    """What a call was given, for its message: with its type where it is no text.

    >>> as_given("5"), as_given(5)
    ('"5"', '"5" (of type int)')
    """
    return f'"{value}"' if isinstance(value, str) else f'"{value}" (of type {type(value).__name__})'
