"""From `facts.csv` to one statement file a post, in our own sentences: deterministic, no other input.

Run from the root of the repository: `python -m tools.air_force_statements`.
"""

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from tools import air_force_sentences as say
from tools.air_force_drones import (
    bound_of,
    drone_sentences,
    estimate,
    part_sentences,
    place_sentences,
    total_sentences,
)
from tools.air_force_missiles import lost_missiles, missile_parts, missile_sentences
from tools.air_force_night import DRONES, MISSILES, WEAPONS, Night, pick
from tools.air_force_ukrainian import Post
from tools.facts import DATASETS, Fact, read_facts, write_statement
from tools.wording import capital, plural

FOLDER = DATASETS / "air-force-statements"


def body(night: Night) -> str:
    """The whole text: prose in paragraphs, or lists under headlines."""
    if night.turn % 6 == 4 and night.fact("launched", "drone"):
        return listed_body(night) if night.missiles else bulletin_body(night)
    opening = [*drone_sentences(night), *part_sentences(night), *estimate(night)]
    missiles = list(missile_sentences(night))
    rest = list(total_sentences(night)) + list(place_sentences(night))
    return "\n\n".join(" ".join(part) for part in (opening, missiles, rest) if part)


def bulletin_body(night: Night) -> str:
    """Drones only: a line for each figure under a line with the window."""
    launched, stopped, lost, both = (
        night.value(metric, "drone") for metric in ("launched", night.outcome, "lost", "neutralised")
    )
    when = night.when()
    head = pick(say.BULLETINS, night.turn // 6).format(w=when, W=capital(when))
    lines = [head, f"- launched: {night.with_noun(launched or 0, DRONES[night.turn % len(DRONES)])}"]
    bound = bound_of(night)
    own = night.fact(night.outcome, "drone")
    share = _share(night, launched or 0, stopped or 0, own.bound if own else "exact")
    lines.append(f"- {night.verbs[0]}: {share}")
    if lost:
        lines.append(f"- lost from radar: {night.number(lost)}")
    if both and night.outcome == "shot_down":
        lines.append(f"- neutralised in all: {_share(night, launched or 0, both, bound)}")
    extra = [*part_sentences(night), *estimate(night, inside=False), *place_sentences(night)]
    return "\n".join([*lines, "", " ".join(extra)])


def _share(night: Night, launched: int, stopped: int, bound: str) -> str:
    if bound == "all":
        return "all of them"
    return f"all but {night.number(launched - stopped)}" if bound == "all_but" else night.number(stopped)


def listed_body(night: Night) -> str:
    """A headline with the window, the launched ones as a list, the stopped ones as a list."""
    launched = night.fact("launched", "drone")
    assert launched is not None
    total, stopped = (night.fact(metric, "air_target") for metric in ("launched", night.outcome))
    head = night.with_noun(total.value, WEAPONS[night.turn % 2]) if total else "the following"
    lines = [f"{capital(night.when())}, Russia launched {head}:"]
    lines.append(f"- {night.with_noun(launched.value, DRONES[night.turn % len(DRONES)])};")
    lines += [f"- {night.with_noun(fact.value, night.noun(fact.classes))};" for fact in night.missiles]
    lines[-1] = lines[-1].rstrip(";") + "."
    verb = night.verbs[0]
    lines += ["", f"{capital(verb)}{f' – {night.number(stopped.value)}, of them' if stopped else ''}:"]
    lines += _listed_results(night)
    extra = [
        *part_sentences(night, named=True),
        *_listed_rest(night),
        *estimate(night, inside=False),
        *lost_missiles(night),
    ]
    results = [
        fact
        for (metric, name, scope), fact in night.facts.items()
        if metric == night.outcome and name in MISSILES and scope == "national"
    ]
    extra += list(missile_parts(night, results, verb))
    return "\n".join([*lines, "", " ".join([*extra, *place_sentences(night)])])


def _listed_results(night: Night) -> list[str]:
    launched = night.value("launched", "drone") or 0
    lines = []
    for (metric, name, scope), fact in night.facts.items():
        listed = metric == night.outcome and scope == "national" and name in ("drone", *MISSILES)
        if listed and (name != "missile" or fact.value != night.missile_total):
            nouns = DRONES[0] if name == "drone" else night.noun(name)
            lines.append(f"- {_listed_result(night, fact, nouns, launched)};")
    lines[-1] = lines[-1].rstrip(";") + "."
    return lines


def _listed_result(night: Night, fact: Fact, nouns: tuple[str, str], launched: int) -> str:
    if not fact.value:
        return f"no {nouns[0]}"
    if fact.bound == "all_but":
        return f"all but {night.number(launched - fact.value)} of the {nouns[1]}"
    if fact.bound == "all":
        return f"both {nouns[1]}" if fact.value == 2 else f"all {night.with_noun(fact.value, nouns)}"
    return night.with_noun(fact.value, nouns)


def _listed_rest(night: Night) -> Iterator[str]:
    """What the lists leave out: lost drones, sums, totals of missiles."""
    lost, both = night.value("lost", "drone"), night.value("neutralised", "drone")
    if lost:
        yield f"{night.starting(lost, DRONES[0])} {plural(lost, 'was', 'were')} lost from radar."
    if both and night.outcome == "shot_down":
        if bound_of(night) == "all_but":
            launched = night.value("launched", "drone") or 0
            yield f"All but {night.number(launched - both)} of the drones were neutralised."
        elif bound_of(night) == "all":
            yield f"All {night.with_noun(both, DRONES[0])} were neutralised."
        else:
            yield f"In all, {night.with_noun(both, DRONES[0])} were neutralised."
    fired, stopped = (night.fact(metric, "missile") for metric in ("launched", night.outcome))
    if fired and fired not in night.missiles:
        missiles = night.with_noun(fired.value, ("missile", "missiles"))
        told = f"Of {missiles}, {night.number(stopped.value)} were {night.verbs[0]}." if stopped else ""
        yield told or f"In all, {missiles} were fired."
    lost_all, all_down = (night.value(metric, "air_target") for metric in ("lost", "neutralised"))
    if lost_all and all_down:
        yield (
            f"Of all {WEAPONS[night.turn % 2][1]}, {night.number(lost_all)} were lost from radar "
            f"and {night.number(all_down)} neutralised."
        )


NOTE = (
    "Written anew from the facts of the post named, to read and to draw with: not its words; the time of "
    "publication is assumed."
)


def build(folder: Path = FOLDER, out: Path | None = None) -> list[Path]:
    """Write every statement of `folder`/facts.csv into `out` and return the paths."""
    out = out or folder
    out.mkdir(parents=True, exist_ok=True)
    paths: list[Path] = []
    groups = groupby(read_facts(folder / "facts.csv"), key=lambda fact: fact.statement)
    for turn, (name, facts) in enumerate(groups):
        night = Night(list(facts), turn)
        ukrainian = turn % 3 == 2
        head = {
            "published": night.head.published,
            "publisher": night.head.publisher,
            "claimant": night.head.claimant,
            "language": "uk" if ukrainian else "en",
            "url": night.head.url,
            "note": NOTE,
        }
        paths.append(out / f"{name}.md")
        write_statement(paths[-1], head, Post(night).body() if ukrainian else body(night))
    return paths


if __name__ == "__main__":
    build()
