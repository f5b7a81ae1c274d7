"""Ukrainian and Russian verbs in another sense: works turn out drones, people lose access."""

from tracker.claims.page.groups import PERSONS
from tracker.claims.page.mention import Event, Mention
from tracker.claims.page.view import View
from tracker.claims.page.witness import VEHICLES
from tracker.text.lazy import regex

_TURN_OUT = regex(r"випус|выпус")
_WORKS = regex(
    r"(?<!\bпо )\b(?:завод|підприємств|предприяти|компані|компани|виробник|производител"
    r"|концерн|фабрик|цех)[а-яіїєґё]*(?: (?!росі|росс|рф)[а-яіїєґё\"«»-]+){0,5} (?:випус|выпус)[а-яіїєґё]+"
)
"""In "Завод у Львові щомісяця випускає 4000 дронів" nothing flies off."""
_MAKES = regex(r"(?:выпуска(?:ет|ют|ть)|випуска(?:є|ють|ти))\b")
_AIMED = regex(
    r"\b(?:по|на|против|проти|в сторону|у бік) (?:(?!данн|оценк|оцінк|слов|информ"
    r"|інформ)[а-яіїє]+ )?(?:украин|україн"
    r"|киев|київ|києв|город|міст|наш|нас\b|территор|територ|цел|ціл)"
)
"""In "ежемесячно выпускает до 70 ракет" they are made, in "выпускает по Украине" they fly."""
_OF_NO_WEIGHT = regex(
    r" (?:[а-яіїєґё]+ )?(?:доступ|связь|зв'язок|работ[ыу]|робот[иу]|жиль[её]|житло|прав[ао]|голос|мандат"
    r"|клиент|клієнт|контрол|довер|довір|возможност|можливіст|гражданств|громадянств|очк|балл|бал[иі]в?\b)"
)
"""In "22 физлица потеряли доступ" nothing is destroyed."""
_AND_MORE = regex(r"[а-яіїєґё] (?:і|й|та|и|а також|а также) $")
_RETURNED = regex(
    r"\b(?:серед|среди) (?:звільнен|повернен|повернут|вернувш|возвращ|освобожд|обмінян|обменян|полонен|пленн)"
)
"""In "Среди вернувшихся 24 раненых" the wounds are of long ago."""
_CIVILIAN = regex(
    r"\b(?:невідомий|неизвестный|чоловік|мужчина|жінка|женщина|підліток|подросток|учень|учениця|ученик|школяр|школяр[кі]а?"
    r"|школьник|студент"
    r"|пенсіонер|пенсионер|сусід|сосед|мисливець|охотник|водій|водитель|поліцейський|полицейский|патрульний"
    r"|стрілець|стрелок|нападник|нападавший|нападавш[а-я]+|грабіжник|грабитель|злочинець|преступник"
    r"|зловмисник"
    r"|злоумышленник|мешканець|житель|хлопець|парень|юнак|дівчина|девушка|іноземець|злодій|вовк|ведмідь"
    r"|собака"
    r"|волк|медведь) (?:[а-яіїєґё'-]+ ){0,4}$"
)
_DRIVEN = regex(
    rf"\b(?:{VEHICLES}|водител|водій|водія|авто|легков|такси|велосипед|лихач|мажор)[а-яіїєґё]*"
    r"[^.;:,]{0,25} $"
)
"""In "пьяный водитель сбил троих" nothing flew."""
_BLAZE = "(?:пожеж|пожар|возгоран|загоран|займан|наслідк|последств|аварі|авари)[а-яіїєґё]*"
_DOUSED = regex(
    rf"(?<![а-яіїєґё]){_BLAZE}[^.;:,]{{0,40}} л[иі]кв[иі]д"
    rf"|л[иі]кв[иі]д[а-яіїєґё]+ (?:[а-яіїєґё]+ ){{0,2}}{_BLAZE}"
)
"""In "пожежу ліквідували 36 рятувальників" a fire is put out."""
_HARMING = frozenset({"kill", "injure", "shoot_down"})


def _by_civilian(view: View, event: Event) -> bool:
    """In "чоловік поранив із рушниці чотирьох покупців" nobody fought."""
    acts = event.sense in _HARMING and event.verb.form == "finite" and not event.passive
    driven = event.sense == "shoot_down" and _DRIVEN.search(view.normalised, view.start, event.start)
    return acts and (bool(driven) or _CIVILIAN.search(view.normalised, view.start, event.start) is not None)


def in_other_sense(view: View, mention: Mention) -> bool:
    """Whether the verb of a figure tells of goods, rights or prisoners."""
    if view.page.language == "en":
        return False
    if mention.metric in PERSONS and _RETURNED.search(view.words):
        return True
    event = mention.event
    if event is None:
        return False
    done = (one for one in view.events if one.end <= max(event.end, mention.end))
    if (mention.metric in PERSONS or not mention.family) and any(_by_civilian(view, one) for one in done):
        return True
    if event.sense == "destroy" and _DOUSED.search(view.normalised, view.start, view.end):
        return True
    if event.sense == "lose":
        joined = _AND_MORE.search(view.normalised, event.end, max(mention.start, event.end))
        return joined is None and _OF_NO_WEIGHT.match(view.normalised, event.end, view.end) is not None
    return not _names_side(view) and is_turned_out(view, mention)


def are_made(view: View, mention: Mention) -> bool:
    """In "Завод в Алабуге выпускает 2700 «Гераней», утверждает разведка Украины" the weapons are made."""
    return is_turned_out(view, mention) and _names_side(view)


def _names_side(view: View) -> bool:
    claimants = view.page.vocabulary.claimants
    speak = (claimants.get(str(item.get("claimant"))) for item in view.of_kind("claimant"))
    return view.has("side") or any(one is not None and one.side in ("ua", "ru") for one in speak)


def is_turned_out(view: View, mention: Mention) -> bool:
    """In "Завод в Алабуге выпускает 2700 «Гераней»" nothing flies off: it is made."""
    event = mention.event
    if (
        event is None
        or event.sense != "launch"
        or not _TURN_OUT.match(view.normalised, event.start, event.end)
    ):
        return False
    if (
        view.has("per_period")
        and _MAKES.match(view.normalised, event.start)
        and not _AIMED.search(view.words)
    ):
        return True
    before = view.page.sentences[max(0, view.nth - 1)].start
    return _WORKS.search(view.normalised, before, view.end) is not None
