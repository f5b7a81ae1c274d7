"""Ukrainian and Russian verbs in another sense: works turn out drones, people lose access."""

from tracker.claims.page.groups import PERSONS
from tracker.claims.page.mention import Mention
from tracker.claims.page.view import View
from tracker.text.lazy import regex

_TURN_OUT = regex(r"випус|выпус")
_WORKS = regex(
    r"(?<!\bпо )\b(?:завод|підприємств|предприяти|компані|компани|виробник|производител"
    r"|концерн|фабрик|цех|промышленность|промисловість|оборонка|опк|впк)[а-яіїєґё]*"
    r"(?: (?:россии|росії|рф|украины|україни|страны|країни))?"
    r"(?: (?!росі|росс|рф)[а-яіїєґё\"«»-]+){0,5} (?:випус|выпус)[а-яіїєґё]+"
)
"""In "Завод у Львові щомісяця випускає 4000 дронів" nothing flies off."""
_MAKES = regex(r"(?:выпуска(?:ет|ют|ть)|випуска(?:є|ють|ти))\b")
_AIMED = regex(
    r"\b(?:по|на|против|проти|в сторону|у бік) (?:"
    r"(?!данн|оценк|оцінк|слов|информ|інформ)[а-яіїє]+ )?(?:украин|україн"
    r"|киев|київ|києв|город|міст|наш|нас\b|территор|територ|цел|ціл)"
)
"""In "ежемесячно выпускает до 70 ракет" they are made, in "выпускает по Украине" they fly."""
_RETURNED = regex(
    r"\b(?:серед|среди) (?:звільнен|повернен|повернут|вернувш|возвращ|освобожд|обмінян|обменян|полонен|пленн)"
)
"""In "Среди вернувшихся 24 раненых" the wounds are of long ago."""
_BLAZE = "(?:пожеж|пожар|возгоран|загоран|займан|наслідк|последств|аварі|авари)[а-яіїєґё]*"
_FLIGHT = r"\bна (?:прил[её]т|приліт|прильот|вылет|виліт|вильот|посадк)[еуіиа]?\b"
_FLIGHT_BEFORE = regex(rf"{_FLIGHT} (?:- )?(?:[а-яіїє]{{4,}} )?$")
_FLIGHT_BEHIND = regex(rf" {_FLIGHT}")
_SHOWN = regex(
    r"\b(?:музе[йюяїеє]|вистав[кц]|экспозиц|експозиц|экспон|експон)[а-яіїє]*\b[^.;]{0,60}"
    r"\b(?:вистав|выстав|показ|представ|зібра|собра|експон|экспон|демонстр)"
)
"""In "У музеї виставили три збиті дрони" nobody shoots."""
_DOUSED = regex(
    rf"(?<![а-яіїєґё]){_BLAZE}[^.;:,]{{0,90}} л[иі]кв[иі]д"
    rf"|л[иі]кв[иі]д[а-яіїєґё]+ (?:[а-яіїєґё]+ ){{0,2}}{_BLAZE}"
)
"""In "пожежу ліквідували 36 рятувальників" a fire is put out."""


_THING_DESTROYED = regex(
    r"[а-яіїєґё]+(?:в|ла|ло|ли|л) (?:[а-яіїєґё']+ ){0,2}?(?:буд[ие]нок|будинки|дім|дом|дома|під'їзд|подъезд"
    r"|перекрит|автомоб|авто|машин|трактор|автобус|вагон|локомотив|склад|ангар|лікарн|больниц|школ|дитсад|детсад"
    r"|квартир|поверх|этаж|дах|крыш|магазин|рин[ок]|рын[ок]|міст|мост|п[іо]дстанц|завод|цех|церкв|храм|ферм"
    r"|станц|обладнан|оборудован|пожежн|пожарн)"
)
"""In "Дрон знищив пожежну машину" the drone is the subject."""


def in_other_sense(view: View, mention: Mention) -> bool:
    """Whether the verb of a figure tells of goods, rights or prisoners."""
    if view.page.language == "en":
        return False
    if mention.metric in PERSONS and _RETURNED.search(view.words):
        return True
    if mention.family in ("", "hits") and _counts_flights(view, mention):
        return True
    event = mention.event
    if event is None:
        return False
    if mention.family in ("air", "equipment") and _SHOWN.search(view.words):
        return True
    if event.sense == "destroy" and _DOUSED.search(view.normalised, view.start, view.end):
        return True
    if mention.family == "air" and event.sense == "destroy" and _is_the_destroyer(view, mention, event.start):
        return True
    return not _names_side(view) and is_turned_out(view, mention)


def _is_the_destroyer(view: View, mention: Mention, verb: int) -> bool:
    """In "Ракета знищила перекриття", "Дві ракети знищили склад" the weapon is the subject of its verb."""
    if not 0 < verb - mention.end <= len(" "):
        return False
    one = view.normalised.endswith("ракета", 0, mention.end)  # its accusative has another ending
    return one or _THING_DESTROYED.match(view.normalised, verb, view.end) is not None


def _counts_flights(view: View, mention: Mention) -> bool:
    """In "на вылет задержаны 18 рейсов, на прилёт - 31" those that arrive are flights."""
    before, behind = _FLIGHT_BEFORE, _FLIGHT_BEHIND
    near = "на " in view.words and before.search(view.normalised, view.start, mention.start)
    return bool(near) or behind.match(view.normalised, mention.end, view.end) is not None


def are_made(view: View, mention: Mention) -> bool:
    """In "Завод в Алабуге выпускает 2700 «Гераней», утверждает разведка Украины" the weapons are made."""
    return is_turned_out(view, mention) and _names_side(view)


def _names_side(view: View) -> bool:
    speaks_for = view.page.vocabulary.speaks_for
    return view.has("side") or any(speaks_for(one.get("claimant")) for one in view.of_kind("claimant"))


def is_aimed(view: View) -> bool:
    """In "выпускает по Украине" what is told flies."""
    return _AIMED.search(view.words) is not None


def may_turn_out(view: View, mention: Mention) -> bool:
    """Whether the verb of a figure, "выпускать", is one of launching and of making."""
    event = mention.event
    if event is None or event.sense != "launch":
        return False
    return _TURN_OUT.match(view.normalised, event.start, event.end) is not None


def is_turned_out(view: View, mention: Mention) -> bool:
    """In "Завод в Алабуге выпускает 2700 «Гераней»" nothing flies off: it is made."""
    event = mention.event
    if event is None or not may_turn_out(view, mention):
        return False
    if view.has("per_period") and _MAKES.match(view.normalised, event.start) and not is_aimed(view):
        return True
    if any(one.sense == "produce" and one.end <= event.start for one in view.events):
        return not is_aimed(view)  # "производит 300 ракет и намерена выпустить 500"
    before = view.page.sentences[max(0, view.nth - 1)].start
    return _WORKS.search(view.normalised, before, view.end) is not None
