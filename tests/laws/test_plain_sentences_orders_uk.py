"""Laws of Ukrainian word order: the endings tell who attacks and what is attacked, not where they stand."""

from collections.abc import Iterator
from itertools import islice, product

from tests.laws.plain import Case, capital, misread

_SIDES = {
    "ru_on_ua": (
        (("ворог", "в"), ("росіяни", "ли"), ("РФ", "ла"), ("Москва", "ла"), ("російські війська", "ли")),
        (("Харків", "Харкову", "kharkiv"), ("українські міста", "українських містах", "national")),
    ),
    "ua_on_ru": (
        (("Україна", "ла"), ("ЗСУ", "ли"), ("Київ", "в"), ("українські військові", "ли")),
        (("Рязань", "Рязані", "ryazan"), ("російські області", "російських областях", "national")),
    ),
}
"""By direction who attacks, with the ending of the verb, and what is: accusative, behind "по", scope."""
_ORDERS = (
    "{who} атакува{v} {what} 56 дронами.",
    "атакува{v} {who} {what} 56 дронами.",
    "{what} {who} атакува{v} 56 дронами, поранивши 11 людей.",
    "по {at} {who} випусти{v} 56 дронів.",
    "випусти{v} {who} по {at} 56 дронів, заявив губернатор.",
    "56 дронів {who} спрямува{v} на {what}, сказав речник.",
)
_OUTCOMES = (
    "Уночі ворог випустив по Сумщині 97 {all}: збито 56.",
    "Росія випустила 97 {all}: вдалося збити 56 із них.",
    "За даними Повітряних сил, у ніч на 28 грудня із 97 {all} знищено 56.",
    "Як розповів речник, протягом дня 28 грудня із 97 {all} ППО збила 56.",
)
_HARM = ("{n} вбито {j} поранено ще вісьмох", "{n} загинули {j} травмовано 8 людей")


def _attacks() -> Iterator[Case]:
    for direction, (attackers, targets) in _SIDES.items():
        every = product(attackers, targets, _ORDERS)
        for (who, ending), (what, at, scope), order in islice(every, None, None, 2):
            text = capital(order.format(who=who, v=ending, what=what, at=at))
            want = [("launched", 56, direction, scope)]
            yield text, [*want, ("injured", 11, direction, scope)] if "11" in text else want


def test_endings_tell_who_attacks_in_every_order() -> None:
    """A subject behind its verb, an object before it, a capital that strikes change no side and no place."""
    assert not misread(_attacks(), "uk", ("metric", "best", "direction", "scope"))


def test_a_verb_behind_a_colon_or_a_source_counts_the_part() -> None:
    """What was launched stays launched, wherever what became of a part of it is told."""
    want = [("launched", 97, "ru_on_ua"), ("shot_down", 56, "ru_on_ua")]
    cases = ((text.format(all=noun), want) for text in _OUTCOMES for noun in ("дронів", "крилатих ракет"))
    assert not misread(cases, "uk", ("metric", "best", "direction"))


def test_verbs_of_harm_with_a_number_each_tell_of_two() -> None:
    """Dead and wounded that "і", "та" or a comma joins are no losses in one."""
    want = [("killed", "person", 4), ("injured", "person", 8)]
    lead = "Через російський обстріл Херсона "
    told = (harm.format(n="четверо людей", j=j) for harm, j in product(_HARM, ("і", "та")))
    assert not misread(((f"{lead}{one}.", want) for one in told), "uk", ("metric", "classes", "best"))
