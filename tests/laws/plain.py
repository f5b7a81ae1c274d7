"""Plain sentences whose right reading is known by how they are built."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from tracker.claims import read
from tracker.model import Claim, Document, Language

KYIV = ZoneInfo("Europe/Kyiv")
_PUBLISHED = datetime(2025, 12, 29, 8, tzinfo=UTC)
Case = tuple[str, Sequence[tuple[object, ...]]]

STRIKES: dict[Language, tuple[str, ...]] = {
    "en": (
        "Russia launched 88 drones at Ukraine overnight and 71 were shot down, the Air Force said.",
        "Two guided bombs hit Kharkiv on Sunday, killing three people and injuring 14, the mayor said.",
        "Ukrainian drones destroyed two Russian helicopters in Crimea, military intelligence said.",
    ),
    "uk": (
        "Уночі ворог атакував 88 дронами, сили ППО збили 71, повідомили Повітряні сили.",
        "Дві авіабомби влучили в Харків, троє людей загинули, 14 поранені, сказав мер.",
    ),
    "ru": (
        "Ночью Россия запустила по Украине 88 дронов, 71 сбит, сообщили Воздушные силы Украины.",
        "При ударе по Харькову погибли трое, ранены 14 человек, сообщил мэр.",
    ),
}
"""Sentences that tell of strikes."""


@cache
def claims_of(text: str, language: Language) -> Sequence[Claim]:
    """The claims of a text printed on a day of winter: values, read once for all that ask."""
    return read(Document(ref="plain", text=text, language=language, published=_PUBLISHED)).claims


def last_day(claim: Claim) -> str:
    """The last day of a claim's window in Kyiv; "" where it has none."""
    end = claim.window.end
    return (end - timedelta(seconds=1)).astimezone(KYIV).date().isoformat() if end else ""


def capital(text: str) -> str:
    """The sentence with a capital letter and single blanks."""
    text = " ".join(text.split())
    return text[:1].upper() + text[1:]


def misread(cases: Iterable[Case], language: Language, fields: Sequence[str]) -> list[str]:
    """Sentences whose claims differ in any of `fields`: metric, classes, best, claimant, day and so on."""
    wrong = []
    for text, want in cases:
        got = [tuple(_field(claim, name) for name in fields) for claim in claims_of(text, language)]
        if sorted(map(str, got)) != sorted(map(str, want)):
            wrong.append(f"{text} {got}")
    return wrong


def _field(claim: Claim, name: str) -> object:
    if name == "day":
        return last_day(claim)
    if name in ("best", "unit"):
        value = getattr(claim.amount, name)
        return int(value) if name == "best" and value is not None else value
    return "+".join(sorted(claim.classes)) if name == "classes" else getattr(claim, name)


def told(claims: Sequence[Claim]) -> list[tuple[object, ...]]:
    """What claims say, without when and by whom, in one order."""
    return sorted(
        (one.metric, one.classes, one.direction, one.amount.low or 0, one.amount.best or 0) for one in claims
    )
