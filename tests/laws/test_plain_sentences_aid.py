"""Laws of the plainest sentences on aid: donor, stage, kind and sum hold in any order and form of money."""

from collections.abc import Iterator

import pytest

from tests.laws.plain import Case, capital, misread
from tracker.model import Language

# {D} who gives, {g} from whom; {m} the sum; {k} its kind; {s} a second sum.
_STAGES = {
    "en": {
        "aid_pledged": "{D} pledged {m} in {k} aid to Ukraine.|{D} will give Ukraine {m} in {k} aid."
        "|{D} announced a {k} aid package worth {m} for Ukraine."
        "|{m} in {k} aid was pledged to Ukraine by {D}."
        "|Ukraine will receive {m} in {k} aid from {D}.|{m} in {k} aid will be given to Ukraine by {D}."
        "|{D} pledged {k} aid to Ukraine. The package is worth {m}."
        "|{D} will make {m} available in {k} aid to Kyiv."
        "|{m} in {k} aid for Ukraine has been promised by {D} for the repair of power lines.",
        "aid_committed": "{D} approved {m} in {k} aid for Ukraine."
        "|A {k} aid package of {m} for Ukraine was approved by {D}.",
        "aid_allocated": "{D} has allocated {m} in {k} aid to Ukraine."
        "|{m} in {k} aid was allocated to Ukraine by {D}.|{D} set {m} aside in {k} aid for Ukraine."
        "|{D}'s government had earmarked {m} in {k} aid for Kharkiv.",
        "aid_disbursed": "{D} sent Ukraine {m} in {k} aid.|Ukraine received {m} in {k} aid from {D}."
        "|Ukraine has received {m} from {D} in {k} aid.|{m} in {k} aid was transferred to Ukraine by {D}."
        "|{D} injected {m} in {k} aid into Ukraine."
        "|The {m} in {k} aid that {D} pledged to Ukraine has arrived.",
    },
    "uk": {
        "aid_pledged": "{D} пообіцяла Україні {m} {k} допомоги."
        "|{D} оголосила про пакет {k} допомоги Україні на {m}."
        "|{D} надасть Україні {m} {k} допомоги.|{m} {k} допомоги Україні пообіцяла {D}.",
        "aid_committed": "{D} схвалила {m} {k} допомоги Україні.|Уряд {g} схвалив {m} {k} допомоги Україні.",
        "aid_allocated": "{D} виділила Україні {m} {k} допомоги.|{m} {k} допомоги Україні виділила {D}.",
        "aid_disbursed": "{D} перерахувала Україні {m} {k} допомоги."
        "|Україна отримала {m} {k} допомоги від {g}."
        "|Україна отримала від {g} {m} {k} допомоги.",
    },
    "ru": {
        "aid_pledged": "{D} пообещала Украине {m} {k} помощи."
        "|{D} объявила о пакете {k} помощи Украине на {m}."
        "|{D} предоставит Украине {m} {k} помощи.|{m} {k} помощи Украине пообещала {D}.",
        "aid_committed": "{D} одобрила {m} {k} помощи Украине."
        "|Правительство {g} одобрило {m} {k} помощи Украине.",
        "aid_allocated": "{D} выделила Украине {m} {k} помощи.|{m} {k} помощи Украине выделила {D}.",
        "aid_disbursed": "{D} перечислила Украине {m} {k} помощи.|Украина получила {m} {k} помощи от {g}."
        "|Украина получила от {g} {m} {k} помощи.",
    },
}
_TWO = {
    "en": "{D} pledged {m} and {O} {s} in {k} aid to Ukraine."
    "|{D} pledged {m} in {k} aid to Ukraine and {O} {s} in {k} aid.",
    "uk": "{D} пообіцяла Україні {m} {k} допомоги, а {O} - {s} {k} допомоги.",
    "ru": "{D} пообещала Украине {m} {k} помощи, а {O} - {s} {k} помощи.",
}
_DONORS = {
    "en": (
        ("Germany", "Germany", "DEU"),
        ("Norway", "Norway", "NOR"),
        ("the United States", "the US", "USA"),
    ),
    "uk": (("Німеччина", "Німеччини", "DEU"), ("Норвегія", "Норвегії", "NOR"), ("Японія", "Японії", "JPN")),
    "ru": (("Германия", "Германии", "DEU"), ("Норвегия", "Норвегии", "NOR"), ("Япония", "Японии", "JPN")),
}
_SUMS: dict[str, dict[str, tuple[int, str]]] = {
    "en": {
        "300 million euros": (300_000_000, "EUR"),
        "€1.5bn": (1_500_000_000, "EUR"),
        "two billion dollars": (2_000_000_000, "USD"),
        "$45 million": (45_000_000, "USD"),
    },
    "uk": {
        "300 млн євро": (300_000_000, "EUR"),
        "€1,5 млрд": (1_500_000_000, "EUR"),
        "два мільярди доларів": (2_000_000_000, "USD"),
        "$45 мільйонів": (45_000_000, "USD"),
    },
    "ru": {
        "300 млн евро": (300_000_000, "EUR"),
        "€1,5 млрд": (1_500_000_000, "EUR"),
        "два миллиарда долларов": (2_000_000_000, "USD"),
        "$45 миллионов": (45_000_000, "USD"),
    },
}
_KINDS: dict[str, dict[str, str]] = {
    "en": {"military": "aid_military", "financial": "aid_financial", "humanitarian": "aid_humanitarian"},
    "uk": {"військової": "aid_military", "фінансової": "aid_financial", "гуманітарної": "aid_humanitarian"},
    "ru": {"военной": "aid_military", "финансовой": "aid_financial", "гуманитарной": "aid_humanitarian"},
}


def _cases(language: Language, stage: str, templates: str) -> Iterator[Case]:
    donors, sums, kinds = _DONORS[language], list(_SUMS[language].items()), list(_KINDS[language].items())
    for nth, template in enumerate(templates.split("|")):
        for turn in range(4):
            donor, other = donors[(nth + turn) % 3], donors[(nth + turn + 1) % 3]
            (first, one), (second, two) = sums[turn], sums[turn - 1]
            word, kind = kinds[(nth + 2 * turn) % 3]
            text = template.format(D=donor[0], g=donor[1], O=other[0], m=first, s=second, k=word)
            own = [(stage, kind, *one, donor[2])]
            yield capital(text), own + ([(stage, kind, *two, other[2])] if "{s}" in template else [])


@pytest.mark.parametrize("language", ["en", "uk", "ru"])
def test_donor_stage_kind_and_sum_hold_in_any_order(language: Language) -> None:
    fields = ("metric", "classes", "best", "unit", "scope")
    told = [*_STAGES[language].items(), ("aid_pledged", _TWO[language])]
    wrong = [
        sentence
        for stage, templates in told
        for sentence in misread(_cases(language, stage, templates), language, fields)
    ]
    assert not wrong


_PURPOSES = {
    "en": (
        "{D} will give {m}{b} this year for Ukraine's air defence.",
        "{D} will give {m}{b} to Ukraine for drones.",
        "{D} will give {m}{b} to train Ukrainian soldiers.",
        "{D} will give {m}{b} to repair homes in Kharkiv after missile strikes.",
        "Another {m}{b} from {g} will go to Ukraine's air defence.",
    ),
    "uk": (
        "{D} надасть {m}{b} на протиповітряну оборону України.",
        "{D} надасть {m}{b} Україні на дрони.",
        "{D} надасть {m}{b} для Збройних сил України.",
        "{D} надасть {m}{b} Україні на відновлення після ракетних ударів.",
        "Ще {m}{b} від {g} підуть на українську ППО.",
    ),
    "ru": (
        "{D} предоставит {m}{b} на противовоздушную оборону Украины.",
        "{D} предоставит {m}{b} Украине на дроны.",
        "{D} предоставит {m}{b} для Вооружённых сил Украины.",
        "{D} предоставит {m}{b} Украине на восстановление после ракетных ударов.",
        "Ещё {m}{b} от {g} пойдут на украинскую ПВО.",
    ),
}
_BRACKETS = {
    "en": ("", " (about 52 million pounds)"),
    "uk": ("", " (близько 52 млн фунтів)"),
    "ru": ("", " (около 52 млн фунтов)"),
}


@pytest.mark.parametrize("language", ["en", "uk", "ru"])
def test_what_money_buys_tells_its_kind_behind_any_bracket(language: Language) -> None:
    cases = [
        (
            capital(template.format(D=donor, g=of, m=money, b=bracket)),
            [("aid_pledged", "aid" if nth == 3 else "aid_military", *amount, code)],
        )
        for nth, template in enumerate(_PURPOSES[language])
        for donor, of, code in _DONORS[language]
        for (money, amount), bracket in zip(_SUMS[language].items(), _BRACKETS[language] * 2, strict=True)
    ]
    assert not misread(cases, language, ("metric", "classes", "best", "unit", "scope"))


_IN_TURN: dict[Language, str] = {
    "en": "{D} and {O} allocated {a} million and {b} million euros for drones for Ukraine respectively.",
    "uk": "{D} та {O} виділили Україні відповідно {a} млн і {b} млн євро на дрони.",
    "ru": "{D} и {O} выделили Украине соответственно {a} млн и {b} млн евро на дроны.",
}


@pytest.mark.parametrize("language", ["en", "uk", "ru"])
def test_two_donors_give_their_sums_in_turn(language: Language) -> None:
    donors = _DONORS[language]
    cases = []
    for nth, (first, _, one) in enumerate(donors):
        second, _, other = donors[nth - 1]
        text = _IN_TURN[language].format(D=first, O=second, a=43, b=8.5 if language == "en" else "8,5")
        sums = ((43_000_000, one), (8_500_000, other))
        cases.append((capital(text), [("aid_allocated", "aid_military", n, "EUR", code) for n, code in sums]))
    assert not misread(cases, language, ("metric", "classes", "best", "unit", "scope"))
