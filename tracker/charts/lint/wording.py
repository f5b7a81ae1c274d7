"""Rules on the words: title, subtitle, source and alt text, and every number in them."""

import re

from tracker.charts.drafting import MAX_ALT, MAX_TITLE_WORDS, title_words
from tracker.charts.layout import figure_words
from tracker.charts.lint.scene import Fault, Scene
from tracker.charts.spec import ChartSpec, Number
from tracker.charts.wording import words

SCALED = ((1.0, 0), (1e6, 0), (1e6, 1), (1e6, 2), (1e9, 1), (1e9, 2))  # money beside an axis of that unit
_DIGITS = re.compile(r"([^\W\d_][-_]?)?(\d+(?:[.,:\-\u00a0\u202f]\d+)*)")


def numbers_of(text: str) -> set[str]:
    """The digit groups of a text, with the separators inside them; not those of a name (Kh-101).

    >>> sorted(numbers_of("2,505 drones, 83.4 % on 8 May")), numbers_of("9 Kh-101 of kh_101")
    (['2,505', '8', '83.4'], {'9'})
    """
    return {digits for letter, digits in _DIGITS.findall(text) if not letter}


def known_numbers(spec: ChartSpec) -> set[str]:
    """The digit groups that the listed numbers of a spec allow."""
    return {group for number in spec.numbers for group in numbers_of(number.text)}


def _unknown(spec: ChartSpec, text: str) -> list[str]:
    return sorted(numbers_of(text) - known_numbers(spec))


def title(scene: Scene) -> list[Fault]:
    """No title, more than 12 words, wider than the figure, or a number that the spec does not have."""
    spec, faults = scene.spec, []
    if not spec.title.strip():
        faults.append(Fault("title", "title", "is missing"))
    elif title_words(spec.title) > MAX_TITLE_WORDS:
        faults.append(
            Fault("title", spec.title, f"{title_words(spec.title)} words, at most {MAX_TITLE_WORDS}")
        )
    for text in _unknown(spec, spec.title):
        faults.append(Fault("title", spec.title, f"{text} is not a number of the spec"))
    if spec.mode == "standalone" and figure_words(scene.figure, "title") != spec.title:
        faults.append(Fault("title", spec.title, "the figure says something else"))
    for one in scene.texts:
        if str(one.artist.get_gid()).startswith("title") and one.box.right > scene.page.right:
            faults.append(Fault("title", one.text, "is wider than the figure"))
    return faults


def source(scene: Scene) -> list[Fault]:
    """No source line, or not the one of the spec."""
    spec = scene.spec
    if not spec.source.strip():
        return [Fault("source", "source", "is missing")]
    if spec.mode == "standalone" and figure_words(scene.figure, "source") != spec.source:
        return [Fault("source", spec.source, "the figure does not carry it")]
    return []


def as_of(scene: Scene) -> list[Fault]:
    """A source line without the instant of the data."""
    if words(scene.spec.language).instant(scene.spec.as_of) in scene.spec.source:
        return []
    return [Fault("as_of", scene.spec.source, "does not say as of when")]


def unit(scene: Scene) -> list[Fault]:
    """A subtitle without the unit."""
    spec = scene.spec
    missing = not spec.unit_words or spec.unit_words.lower() not in spec.subtitle.lower()
    faults = [Fault("unit", spec.subtitle, "does not name the unit")] if missing else []
    if not missing and spec.mode == "standalone" and figure_words(scene.figure, "subtitle") != spec.subtitle:
        faults.append(Fault("unit", spec.subtitle, "the figure does not carry the subtitle"))
    return faults


def band_unnamed(scene: Scene) -> list[Fault]:
    """A band whose kind and level the subtitle does not name."""
    if not scene.bands or (scene.spec.band and scene.spec.band in scene.spec.subtitle):
        return []
    return [Fault("band_unnamed", scene.spec.subtitle, "does not say what the band is")]


def alt(scene: Scene) -> list[Fault]:
    """No alt text, a long one, or a number in it that the spec does not have."""
    text = scene.spec.alt
    if not text.strip():
        return [Fault("alt", "alt", "is missing")]
    faults = [Fault("alt", text, f"{one} is not a number of the spec") for one in _unknown(scene.spec, text)]
    if len(text) > MAX_ALT:
        faults.append(Fault("alt", text, f"{len(text)} characters, at most {MAX_ALT}"))
    return faults


def numbers(scene: Scene) -> list[Fault]:
    """A printed number that its own rows do not give, or one on the chart that is not listed."""
    spec = scene.spec
    faults = [
        Fault("numbers", number.text, f"its rows give {value:g}")
        for number in spec.numbers
        if (value := recompute(spec, number)) is not None
        and not (abs(value - number.value) <= 1e-9 * max(1.0, abs(value)) and _says(spec, number, value))
    ]
    faults += [
        Fault("numbers", number.text, "is no date of the chart")
        for number in spec.numbers
        if number.formula == "date" and not is_date(spec, number.value)
    ]
    for text in (spec.subtitle, spec.note, *(label.text for label in spec.labels)):
        faults += [
            Fault("numbers", text, f"{one} is not a number of the spec") for one in _unknown(spec, text)
        ]
    return faults


def recompute(spec: ChartSpec, number: Number) -> float | None:
    """The value of a listed number from the rows behind it; None where the formula is a setting or a date."""
    rows = [spec.rows[at] for at in number.rows]
    if number.formula == "rows":
        return float(len(rows))
    if number.formula == "periods":
        return float(len({row.period for row in rows}))
    if number.formula == "sum":
        return sum(row.best or 0.0 for row in rows)
    if number.formula in ("best", "low", "high", "denominator", "days_reported", "days"):
        value = getattr(rows[0], number.formula)
        return float("nan") if value is None else float(value)
    return None


def _says(spec: ChartSpec, number: Number, value: float) -> bool:
    """Whether the text is the value as the house prints it."""
    table = words(spec.language)
    if number.formula in ("rows", "periods", "days", "days_reported", "denominator"):
        return number.text == table.count(value)
    units = {spec.rows[at].key.unit for at in number.rows if spec.rows[at].key is not None}  # type: ignore[union-attr]
    printed = {table.value(value, one) for one in units | {spec.unit}}
    if spec.unit not in ("count", "fraction"):
        printed |= {table.scaled(value, scale, digits) for scale, digits in SCALED}
    return number.text in printed


def is_date(spec: ChartSpec, ordinal: float) -> bool:
    """Whether a printed date is one of the periods, ends or breaks of the spec."""
    days = {row.period.toordinal() for row in spec.rows} | {row.end.toordinal() - 1 for row in spec.rows}
    days |= {one.day.toordinal() for one in spec.breaks}
    days |= {row.as_of.toordinal() for row in spec.rows if row.as_of}
    days |= {spec.focus[0].toordinal(), spec.focus[1].toordinal() - 1} if spec.focus else set()
    days |= {one.span[0].toordinal() for one in spec.findings if one.span}
    return int(ordinal) in days
