"""The published error rate: docs/accuracy.md, from held-out passages, beside readers that pip installs."""

import sys
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from platform import python_version
from string import Template

from benchmarks.values import Reader, Values, compare, own_numbers
from tests.golden_score import FULL, TYPED, VALUE, Passage, Scores, Tally, document, load, matches, score
from tracker.claims import READER_VERSION, read

ROOT = Path(__file__).resolve().parents[1]
GOLDEN = ROOT / "tests" / "golden"
PAGE = ROOT / "docs" / "accuracy.md"
TEMPLATE = Path(__file__).with_suffix(".md")
LANGUAGES = {"en": "English", "uk": "Ukrainian", "ru": "Russian"}
PACKAGES = {
    "quantulum3": "quantulum3",
    "text2num": "text_to_num",
    "pyduckling_native_phihos": "duckling",
}
SETS = {
    "en": (
        "en",
        "exam.en",
        "exam4.en",
        "exam6.en",
        "exam7.en",
        "exam8.en",
        "exam9.en",
        "exam10.en",
        "exam12.en",
        "exam13.en",
        "exam14.en",
        "exam15.en",
        "exam16.en",
        "exam18.en",
    ),
    "uk": (
        "uk",
        "exam.uk",
        "exam4.uk",
        "exam6.uk",
        "exam7.uk",
        "exam8.uk",
        "exam9.uk",
        "exam10.uk",
        "exam13.uk",
        "exam14.uk",
        "exam15.uk",
        "exam16.uk",
    ),
    "ru": (
        "ru",
        "exam.ru",
        "exam5.ru",
        "exam6.ru",
        "exam7.ru",
        "exam10.ru",
        "exam12.ru",
        "exam13.ru",
        "exam14.ru",
        "exam15.ru",
        "exam16.ru",
        "exam18.ru",
    ),
}
"""The held-out sets of a language; those that rules were made from later are not among them."""
TOTALS_ONLY = (
    "exam4.",
    "exam5.",
    "exam6.",
    "exam7.",
    "exam8.",
    "exam9.",
    "exam10.",
    "exam12.",
    "exam13.",
    "exam14.",
    "exam15.",
    "exam16.",
    "exam18.",
)
STRICTNESS = {"value": VALUE, "typed": TYPED, "full": FULL}
KINDS = {
    "launched": ("launched",),
    "neutralised": ("neutralised", "shot_down", "lost", "suppressed"),
    "impacts": ("hit", "hit_locations", "debris_locations", "left_airspace", "still_airborne"),
    "casualties": ("killed", "injured", "missing"),
    "losses": ("personnel_losses", "equipment_destroyed", "equipment_damaged"),
    "aid": ("aid_pledged", "aid_committed", "aid_allocated", "aid_disbursed"),
    "rates": ("rate_shot", "rate_neutralised", "rate_hit"),
    "context": (
        *("territory_held_ru", "territory_held_ua", "distance", "distance_planned"),
        *("production", "production_planned", "stock", "force_size"),
    ),
}
Kinds = dict[str, dict[str, Tally]]


class MissingPeersError(Exception):
    """A reader to compare with is not installed."""


def page(sets: Mapping[str, Sequence[Passage]], readers: Sequence[Reader], known: Iterable[str]) -> str:
    """The whole page; `sets` by file name, `readers` with ours first, `known` misses in words."""
    versions = ", ".join(f"{reader.name} {reader.version}" for reader in readers)
    return Template(TEMPLATE.read_text(encoding="utf-8")).substitute(
        overall="\n".join(_overall(sets)),
        kinds="\n\n".join(_kind_tables(sets)),
        values="\n".join(_value_table(sets, readers)),
        known="\n".join(known) or "None is listed.",
        versions=f"{versions}; Python {python_version()}",
    )


def held_out(folder: Path = GOLDEN) -> dict[str, list[Passage]]:
    """The held-out passages of each file, four files a language."""
    names = [f"{name}.toml" for language in LANGUAGES for name in SETS[language]]
    return {name: load(folder / name) for name in names if (folder / name).exists()}


def known_misses(folder: Path = GOLDEN) -> Iterator[str]:
    """A line for each develop passage that is expected to fail, and for each `[[miss]]` beside them."""
    for language, name in LANGUAGES.items():
        file = tomllib.loads((folder / f"{language}.develop.toml").read_text(encoding="utf-8"))
        failing = [passage for passage in file["passage"] if passage.get("section") == "xfail"]
        for miss in (*failing, *file.get("miss", [])):
            yield f"* {name}, {miss['construction'].replace('_', ' ')}: {miss['why']}"


def by_kind(passages: Iterable[Passage]) -> Kinds:
    """Tallies of each kind and strictness, labels and claims of one kind compared with each other only."""
    tallies: Kinds = {kind: {name: Tally() for name in STRICTNESS} for kind in KINDS}
    for passage in passages:
        claims = read(document(passage)).claims
        for kind, metrics in KINDS.items():
            wanted = [want for want in passage.get("claims", []) if want["metric"] in metrics]
            found = [claim for claim in claims if claim.metric in metrics]
            for name, keys in STRICTNESS.items():
                tallies[kind][name].add(len(wanted), len(found), matches(wanted, found, keys))
    return tallies


def write(target: Path = PAGE) -> None:
    """Write the page anew.

    Raises: MissingPeersError, and leaves the page as it is, where a reader to compare with is not installed.
    """
    readers = [Reader("tracker", READER_VERSION, tuple(LANGUAGES), own_numbers), *_peers()]
    target.write_text(page(held_out(), readers, known_misses()), encoding="utf-8")


def _peers() -> Sequence[Reader]:
    absent = [package for package, module in PACKAGES.items() if find_spec(module) is None]
    if absent:
        raise MissingPeersError(
            f"docs/accuracy.md is left as it is: {', '.join(absent)} not installed. "
            "`make bench` installs them, or: pip install -c constraints.txt -e '.[bench]'"
        )
    peers: Sequence[Reader] = import_module("benchmarks.peers").PEERS
    return peers


def _overall(sets: Mapping[str, Sequence[Passage]]) -> Iterator[str]:
    yield "| set | language | passages | claims | value | typed | full | distractors claimed |"
    yield "|---|---|---|---|---|---|---|---|"
    for name, passages in sets.items():
        scores: Scores = score(passages)
        cells = (_cell(tally) for tally in (scores.value, scores.typed, scores.full))
        claimed = f"{scores.distractors_claimed} of {scores.distractors}"
        first = f"| `{name}` | {_language(name)} | {len(passages)} | {scores.value.expected}"
        yield f"{first} | {' | '.join(cells)} | {claimed} |"


def _kind_tables(sets: Mapping[str, Sequence[Passage]]) -> Iterator[str]:
    for name, passages in sets.items():
        if not name.startswith(TOTALS_ONLY):
            yield _kind_table(name, passages)


def _kind_table(name: str, passages: Sequence[Passage]) -> str:
    lines = [f"### {_language(name)}, `{name}`\n", "| kind | labelled | claimed | value | typed | full |"]
    lines.append("|---|---|---|---|---|---|")
    for kind, tallies in by_kind(passages).items():
        counts = tallies["value"]
        if counts.expected or counts.claimed:
            cells = " | ".join(_cell(tally) for tally in tallies.values())
            lines.append(f"| {kind} | {counts.expected} | {counts.claimed} | {cells} |")
    return "\n".join(lines)


def _value_table(sets: Mapping[str, Sequence[Passage]], readers: Sequence[Reader]) -> Iterator[str]:
    yield "| set | reader | figures wanted | numbers given | precision | recall | F1 |"
    yield "|---|---|---|---|---|---|---|"
    for name, passages in sets.items():
        for reader in readers:
            if name.split(".")[-2] in reader.languages:
                yield _value_row(name, reader, compare(passages, reader.read))


def _value_row(name: str, reader: Reader, values: Values) -> str:
    shares = " | ".join(f"{100 * share:.1f}" for share in (values.precision, values.recall, values.f1))
    return f"| `{name}` | {reader.name} | {values.wanted} | {values.given} | {shares} |"


def _cell(tally: Tally) -> str:
    if not tally.expected:
        return "–"
    return " / ".join(f"{100 * share:.1f}" for share in (tally.precision, tally.recall, tally.f1))


def _language(name: str) -> str:
    return LANGUAGES[name.split(".")[-2]]


def main() -> int:
    """Write the page, to the file named if one is; 1 where a reader to compare with is missing."""
    try:
        write(Path(sys.argv[1]) if len(sys.argv) > 1 else PAGE)
    except MissingPeersError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
