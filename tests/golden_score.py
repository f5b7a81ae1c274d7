"""Scores a reader against golden passages: typed, value and full F1, and distractors wrongly claimed.

A passage is a table of a golden TOML file. Of an expected claim only the named keys are compared.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import tomli

from tracker.claims import read
from tracker.model import Claim, Document, Reading, Window

VALUE = ("low", "best", "high", "unit")
TYPED = ("metric", "classes", "direction", "low", "best", "high", "unit", "bound")
FULL = (*TYPED, "day", "claimant")
Passage = Mapping[str, Any]


@dataclass
class Tally:
    """Expected, claimed and right ones, and the F1 of them."""

    expected: int = 0
    claimed: int = 0
    right: int = 0

    def add(self, expected: int, claimed: int, right: int) -> None:
        """Count what one passage adds."""
        self.expected += expected
        self.claimed += claimed
        self.right += right

    @property
    def precision(self) -> float:
        """Right / claimed; 1 where nothing was claimed."""
        return self.right / self.claimed if self.claimed else 1.0

    @property
    def recall(self) -> float:
        """Right / expected; 1 where nothing was expected."""
        return self.right / self.expected if self.expected else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall; 1 where nothing was expected or claimed."""
        total = self.expected + self.claimed
        return 2 * self.right / total if total else 1.0


@dataclass
class Scores:
    """F1 by strictness, exact passages by construction, and what distractor passages wrongly claimed."""

    value: Tally = field(default_factory=Tally)
    typed: Tally = field(default_factory=Tally)
    full: Tally = field(default_factory=Tally)
    distractors: int = 0
    distractors_claimed: int = 0
    rejections: Tally = field(default_factory=Tally)
    passages: Counter[str] = field(default_factory=Counter, repr=False)
    passed: Counter[str] = field(default_factory=Counter, repr=False)
    misses: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list), repr=False)

    def totals(self) -> dict[str, float]:
        """F1 by strictness, and the share of distractor passages from which nothing was claimed."""
        return {
            "value": self.value.f1,
            "typed": self.typed.f1,
            "full": self.full.f1,
            "distractors": 1 - self.distractors_claimed / max(self.distractors, 1),
        }

    def table(self) -> str:
        """One line for each construction and the totals, without a word of the passages."""
        rows = [
            f"{name:34} {self.passed[name]:4} of {count:4}" for name, count in sorted(self.passages.items())
        ]
        rows.append(
            f"value F1 {self.value.f1:.3f}  typed F1 {self.typed.f1:.3f}  full F1 {self.full.f1:.3f}"
            f"  distractors claimed {self.distractors_claimed} of {self.distractors}"
            f"  rejections {self.rejections.right} of {self.rejections.expected}"
        )
        return "\n".join(rows)


@cache
def load(path: Path) -> list[Passage]:
    """The passages of a golden file, in order."""
    passages: list[dict[str, Any]] = tomli.loads(path.read_text(encoding="utf-8"))["passage"]
    return [
        {**passage, "claims": [expand(want) for want in passage.get("claims", [])]} for passage in passages
    ]


def expand(want: Mapping[str, Any]) -> dict[str, Any]:
    """A wanted claim with `n` written out, and the last local day of a window that has an end."""
    full = dict(want)
    if "n" in full:
        number = full.pop("n")
        full = {"low": number, "best": number, "high": number, "bound": "exact", **full}
    if "end" in full and "day" not in full:
        full["day"] = _last_day(full["end"])
    return full


def _last_day(end: Any) -> str:
    if isinstance(end, datetime) or "T" in str(end):
        moment = end if isinstance(end, datetime) else datetime.fromisoformat(str(end))
        return (moment - timedelta(seconds=1)).astimezone(ZoneInfo("Europe/Kyiv")).date().isoformat()
    return str(end)


def document(passage: Passage) -> Document:
    """The document that a passage describes."""
    published = passage.get("published")
    return Document(
        ref=passage["id"],
        text=passage["text"],
        published=datetime.fromisoformat(published) if isinstance(published, str) else published,
        publisher=passage.get("publisher", ""),
        claimant=passage.get("claimant", ""),
        language=passage.get("language", "en"),
    )


def score(passages: Iterable[Passage]) -> Scores:
    """Read every passage and compare."""
    scores = Scores()
    for passage in passages:
        _score_one(passage, read(document(passage)), scores)
    return scores


def faults(passage: Passage, reading: Reading) -> list[str]:
    """What is missing, too much or different, in words."""
    expected = list(passage.get("claims", []))
    claims = list(reading.claims)
    lines = []
    for want in expected:
        match = next((claim for claim in claims if agrees(want, claim)), None)
        if match is None:
            lines.append(f"missing {want}")
        else:
            claims.remove(match)
    lines.extend(f"too much {shown(claim)}" for claim in claims)
    lines.extend(
        f"not rejected {want}" for want in passage.get("rejections", []) if not _rejected(want, reading)
    )
    return lines


def agrees(want: Mapping[str, Any], claim: Claim, keys: Sequence[str] | None = None) -> bool:
    """Whether a claim is what was wanted, in the keys that are named (and asked for)."""
    has = shown(claim)
    wanted = {key: value for key, value in want.items() if keys is None or key in keys}
    for key, value in wanted.items():
        if key not in has:
            raise KeyError(f"golden claim key {key}")
        if not _same(key, value, has[key], claim):
            return False
    if keys is None or "low" in keys:
        return ("low" in want or has["low"] is None or not _valued(want)) and (
            "high" in want or has["high"] is None or not _valued(want)
        )
    return True


def shown(claim: Claim) -> dict[str, Any]:
    """A claim in the keys of the golden files; windows as first and last local day or as instant."""
    start, end = days(claim.window, claim.claimant)
    return {
        "metric": claim.metric,
        "classes": sorted(claim.classes),
        "low": claim.amount.low,
        "best": claim.amount.best,
        "high": claim.amount.high,
        "unit": claim.amount.unit,
        "bound": claim.amount.bound,
        "direction": claim.direction,
        "scope": claim.scope,
        "claimant": claim.claimant,
        "start": start,
        "end": end,
        "day": end,
        "hedged": claim.rule.startswith("hedged/"),
        "derived": bool(claim.derived_from),
        "equivalents": [{"best": one.best, "unit": one.unit} for one in claim.equivalents],
        "publisher": claim.publisher,
        "basis": claim.window.basis,
        "status": claim.status,
    }


def days(window: Window, claimant: str) -> tuple[str, str]:
    """First and last local day of a window; "" where it is unresolved."""
    if window.basis == "instant" and window.start is not None:
        day = window.start.astimezone(ZoneInfo("Europe/Kyiv")).date().isoformat()
        return day, day
    if window.start is None or window.end is None:
        return "", ""
    zone = ZoneInfo("Europe/Moscow" if claimant == "ru_mod" else "Europe/Kyiv")
    last = max(window.start, window.end - timedelta(seconds=1))
    return window.start.astimezone(zone).date().isoformat(), last.astimezone(zone).date().isoformat()


def _valued(want: Mapping[str, Any]) -> bool:
    return any(key in want for key in ("low", "best", "high"))


def _same(key: str, value: Any, has: Any, claim: Claim) -> bool:
    if key == "classes":
        return bool(sorted(value) == has)
    if key in ("start", "end"):
        return _same_day(key, value, has, claim)
    if key in ("low", "best", "high"):
        return has is not None and abs(float(value) - has) <= 0.051 + 1e-9 * abs(has)
    return bool(value == has)


def _same_day(key: str, value: Any, has: str, claim: Claim) -> bool:
    if isinstance(value, date) and not isinstance(value, datetime):
        return value.isoformat() == has
    if isinstance(value, datetime) or "T" in str(value):
        moment = value if isinstance(value, datetime) else datetime.fromisoformat(str(value))
        end = claim.window.start if key == "start" else claim.window.end
        return end is not None and moment.astimezone(UTC) == end
    return bool(str(value) == has)


def _rejected(want: Mapping[str, Any], reading: Reading) -> bool:
    """By overlap with a printing of the number; without a reason any reason will do."""
    text, printed = reading.document.text.lower(), str(want["text"]).lower()
    places = [match.span() for match in re.finditer(re.escape(printed), text)]
    return any(
        rejection.reason == want.get("reason", rejection.reason)
        and any(start < rejection.span[1] and rejection.span[0] < end for start, end in places)
        for rejection in reading.rejections
    )


def _score_one(passage: Passage, reading: Reading, scores: Scores) -> None:
    expected, claims = list(passage.get("claims", [])), list(reading.claims)
    for tally, keys in ((scores.value, VALUE), (scores.typed, TYPED), (scores.full, FULL)):
        tally.add(len(expected), len(claims), matches(expected, claims, keys))
    if not expected:
        scores.distractors += 1
        scores.distractors_claimed += bool(claims)
    for want in passage.get("rejections", []):
        scores.rejections.expected += 1
        scores.rejections.right += _rejected(want, reading)
    construction = passage.get("construction", "")
    scores.passages[construction] += 1
    found = faults(passage, reading)
    scores.passed[construction] += not found
    if found:
        scores.misses[passage["id"]] = found


def matches(expected: Sequence[Mapping[str, Any]], claims: Sequence[Claim], keys: Sequence[str]) -> int:
    """How many of the wanted claims agree in the keys with a claim of their own."""
    left = list(claims)
    right = 0
    for want in expected:
        match = next((claim for claim in left if agrees(want, claim, keys)), None)
        if match is not None:
            left.remove(match)
            right += 1
    return right
