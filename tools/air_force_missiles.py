"""Sentences on missiles: which were fired, which were stopped, lost, and where."""

from collections.abc import Iterator, Sequence

from tools import air_force_sentences as say
from tools.air_force_night import AREAS, MISSILES, Night, pick
from tools.facts import Fact
from tools.wording import capital, first, join, plural


def missile_sentences(night: Night) -> Iterator[str]:
    """The missiles that were fired, and what became of them."""
    if not night.missiles:
        return
    listed = join([_launch_phrase(night, fact) for fact in night.missiles])
    total = night.fact("launched", "missile")
    is_total = total is not None and total not in night.missiles
    count = sum(fact.value for fact in night.missiles)
    slots = {
        "list": listed,
        "w": night.when(),
        "W": capital(night.when()),
        "were": plural(count, "was", "were"),
    }
    if night.fact("launched", "drone") is None:
        options: Sequence[str] = say.MISSILES_ONLY
    elif is_total and total is not None:
        options = say.MISSILE_TOTAL
        slots["m_missiles"] = night.with_noun(total.value, ("missile", "missiles"))
    else:
        options = say.MISSILES_TOO
    yield pick(options, night.turn).format(**slots)
    yield from missile_results(night, is_total)


def _launch_phrase(night: Night, fact: Fact) -> str:
    one = fact.value == 1 and night.turn % 2 == 0
    noun = night.noun(fact.classes)
    article = "an" if noun[0][0] in "AEIOU" else "a"
    return f"{article} {noun[0]}" if one and noun[0][:2] != "S-" else night.with_noun(fact.value, noun)


def missile_results(night: Night, is_total: bool) -> Iterator[str]:
    """Which missiles were stopped: some, all, none of each class; then those lost from radar."""
    results = [
        fact
        for (metric, name, scope), fact in night.facts.items()
        if metric == night.outcome
        and name in MISSILES
        and scope == "national"
        and not (is_total and name == "missile")
    ]
    verb = pick(night.verbs, night.turn)
    some = [fact for fact in results if fact.value and fact.bound != "all"]
    if some:
        yield _some_stopped(night, some, verb, is_total)
    elif is_total and (total := night.value(night.outcome, "missile")):
        yield f"Of the missiles, {night.number(total)} were {verb}."
    for fact in results:
        if fact.bound == "all":
            lead = "Both" if fact.value == 2 else "All"
            yield f"{lead} {night.noun(fact.classes)[1]} were {verb}."
    for fact in results:
        if not fact.value:
            yield _none_stopped(night, fact, verb)
    yield from lost_missiles(night)
    yield from missile_parts(night, results, verb)


def _some_stopped(night: Night, some: Sequence[Fact], verb: str, is_total: bool) -> str:
    listed = join([_stopped_phrase(night, fact) for fact in some])
    total = night.value(night.outcome, "missile") if is_total else None
    if total:
        noun = night.with_noun(total, ("missile", "missiles"))
        return pick(say.STOPPED_TOTAL, night.turn).format(
            m=night.number(total), m_missiles=noun, verb=verb, list=listed
        )
    were = plural(sum(fact.value for fact in some), "was", "were")
    words = listed.partition(" ")
    opened = f"{first(some[0].value)} {words[2]}"
    return pick(say.STOPPED, night.turn).format(verb=verb, list=listed, List=opened, were=were)


def _stopped_phrase(night: Night, fact: Fact) -> str:
    launched = night.value("launched", fact.classes)
    noun = night.noun(fact.classes)
    if launched and launched > fact.value and night.turn % 3 == 1:
        return f"{night.number(fact.value)} of the {night.with_noun(launched, noun)}"
    return night.with_noun(fact.value, noun)


def _none_stopped(night: Night, fact: Fact, verb: str) -> str:
    launched, noun = night.value("launched", fact.classes), night.noun(fact.classes)
    if not launched or launched == 1:
        return f"No {noun[0]} was {verb}."
    if launched == 2:
        return f"Neither of the {noun[1]} was {verb}."
    options = (
        f"None of the {noun[1]} was {verb}.",
        f"None of the {night.with_noun(launched, noun)} was {verb}.",
        f"No {noun[0]} was {verb}.",
    )
    return options[night.turn % 3]


def lost_missiles(night: Night) -> Iterator[str]:
    """The missiles that were lost from radar."""
    for (metric, name, _), fact in night.facts.items():
        if metric == "lost" and name in MISSILES:
            was = plural(fact.value, "was", "were")
            yield f"{night.starting(fact.value, night.noun(name))} {was} lost from radar."


def missile_parts(night: Night, results: Sequence[Fact], verb: str) -> Iterator[str]:
    """Sub-counts of missiles by area."""
    for result in results:
        for part in night.parts(result.classes):
            noun = night.noun(result.classes)
            was = plural(part.value, "was", "were")
            yield f"{capital(AREAS[part.scope])}, {night.with_noun(part.value, noun)} {was} {verb}."
