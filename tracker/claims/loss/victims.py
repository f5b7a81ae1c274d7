"""Words for people that no table holds: who dies or is wounded is somebody."""

from tracker.claims.page.mention import Event, Mention
from tracker.claims.page.view import View
from tracker.text.lazy import regex

_SUFFERING = frozenset({"die", "kill", "injure", "missing"})
_NOUN = regex(r" (?:(?P<first>[а-яіїєґё'-]+(?:[иы]х|[иі]|[ыи]е|[оеє]го)) )?(?P<noun>[а-яіїєґё'-]{3,})")
_BEASTS = regex(
    r"(?:коров|корів|кор[іо]в|свин|собак|пес|псів|псов|кот|кіт|кіш|кош|кон[еій]|коней|лошад|ов[её]ц|вівц|овец|коз|кур|птах|птиц"
    r"|риб|рыб|тварин|животн|дельф|бджол|пч[её]л|голів|голов|ведмед|медвед|вовк|волк|лебед|гус|качок|уток|олен)"
)
_FOLK = regex(
    r"^(?:член|моряк|рыбак|рибал|горняк|електрик|электрик|фельдшер|докер|матрос|офицер|офіцер|инженер|інженер|мин[её]р"
    r"|сап[её]р|инспектор|інспектор|директор|доктор|сан[иі]тар|прокурор|диспетчер|аграр|монах|монах[иі]н|чернец|черниц"
    r"|медсест|сест[её]?р|брат|провідниц|женщин|жінок|пастух|шеф|кухар|повар|бухгалтер|слесар|слюсар|токар|комбайн[её]р)"
    r"[а-яіїєґё']*$"
    r"|(?:щик|(?<!легко)(?<!грузо)вик|хнік|хник|ян|чан|ист|іст|тел|ец|ц|ник|рок|ач|лог|ант|ент)(?:и|ы|ів|їв|ов|ев|ей|а|я|ам|ям|у|ин|ина|і|е|)$"
)
_BETWEEN = regex(r"(?: (?!(?:и|і|й|та|а|но|але) )[а-яіїєґё'-]+){0,2} ")
_NOUN_PHRASE = r" (?:[a-z'-]+ ){0,2}?(?P<noun>[a-z-]{3,}(?:s|men|folk))(?![\w'-])"
_SOME = regex(_NOUN_PHRASE)
_ANIMALS = regex(
    r"(?:[a-z]*(?:cow|calf|dog|cat|horse|pig|goat|hen|chicken|bird|animal|pet|dolphin|whale|bee|rabbit|lamb|puppy"
    r"|puppie|kitten|duck|swan|bull|bear|wol|deer|ostrich|stork|pigeon|fish|house|home|building|job|hope))[a-z]*$"
)
_WHO = regex(
    rf"{_NOUN_PHRASE}"
    r"(?:,? aged? [\w, ]+?| (?:in|from|at|near) [\w' -]{3,40}?)?,?"
    r" (?:(?:were|was|have|had|been|are|being|also|later|all|reportedly) )*"
)
_VICTIMS_OF = regex(
    r"жертв(?:ами|ою|ой) \"?(?:[а-яіїєґё-]+(?:их|ых|ої|ой|ого) )?(?P<of>(?!стал)[а-яіїєґё]{4,})"
)
_GAVE_UP = regex(
    r" (?:(?:had|have|has|also|then) )*"
    r"(?:surrendered|deserted|defected|gave themselves up|laid down their arms)\b"
    r"| (?:are|were|remain|remained) (?:still |being )?(?:held|imprisoned|jailed|in captivity)\b"
)
"""In "102 soldiers surrendered and 460 fell", "6,000 are held in Russia" the first live."""
_DEADLY = regex(
    r"атак|удар|обстр|войн|війн|бомб|ракет|дрон|бпла|безпіл|беспил|нал[ьёе]|агрес|теракт|вибух|взрыв|боев|бойов"
    r"|росі|росс|окуп|оккуп|ворог|враг|терор|террор|геноцид|вторгн|вторж"
)
_LOOSE = (
    "постражд",
    "пострад",
    "ушкодж",
    "пошкодж",
    "поврежд",
    "не найд",
    "не знайд",
    "не удалось",
    "не вдалос",
)
"""What things suffer too."""


def is_victim(view: View, mention: Mention) -> bool:
    """Whether an unknown noun stands beside a verb of dying or wounding: "загинуло троє гірників".

    Houses and herds can suffer too: of "постраждали", "ушкоджень зазнали" only a word for people is subject.
    """
    if view.page.language == "en":
        return _is_english_victim(view, mention)
    match = _NOUN.match(view.normalised, mention.span[1], view.end)
    if match is None or _BEASTS.match(match["noun"]):
        return False
    first = match["first"] and _FOLK.search(match["first"])  # "чотири члени екіпажу"
    if not first and any(match.start("noun") == item.start for item in view.items):
        return False
    folk = first or _FOLK.search(match["noun"]) is not None
    end = match.end("first") if first else match.end()
    return any(
        _is_beside(view, mention, event, end) and (folk or not _is_loose(view, event))
        for event in view.events
    )


def _is_english_victim(view: View, mention: Mention) -> bool:
    """In "three siblings aged two to nine were killed", "killing two accountants" people are counted."""
    match = _SOME.match(view.normalised, mention.span[1], view.end)
    if match is None or _ANIMALS.match(match["noun"]):
        return False
    for event in view.events:
        if event.sense not in _SUFFERING or event.verb.form in ("noun", "pred"):
            continue
        if event.end == mention.start - 1 and not event.passive and event.sense != "die":
            return True
        undergoes = event.passive or event.sense == "die"
        who = _WHO.fullmatch(view.normalised, mention.span[1], event.start) if undergoes else None
        if who is not None and not _ANIMALS.match(who["noun"]):
            return True
    return False


def is_unharmed(view: View, mention: Mention) -> bool:
    """In "416 осіб стали жертвами довільних затримань" nobody is told to have died."""
    event = mention.event
    if mention.family == "person" and _GAVE_UP.match(view.normalised, mention.end, view.end):
        return True
    if event is None or event.sense != "die":
        return event is None and mention.metric in ("killed", "injured") and _is_held(view, mention)
    match = _VICTIMS_OF.match(view.normalised, event.start, view.end)
    return match is not None and _DEADLY.search(match[0], 8) is None


def _is_held(view: View, mention: Mention) -> bool:
    """In "16 знайшли мертвими, 166 звільнено" the second were only held or set free."""
    held = (one for one in view.events if one.sense == "hold" and one.start >= mention.end)
    return any(not view.normalised[mention.end : one.start].strip() for one in held)


def _is_loose(view: View, event: Event) -> bool:
    return view.normalised.startswith(_LOOSE, event.start)


def _is_beside(view: View, mention: Mention, event: Event, end: int) -> bool:
    """Whether a verb of suffering stands right beside those whom a number counts."""
    if event.sense not in _SUFFERING or event.verb.form == "noun":
        return False
    if event.end <= mention.start:
        return _BETWEEN.fullmatch(view.normalised, event.end, mention.start) is not None
    return event.start >= end and _BETWEEN.fullmatch(view.normalised, end, event.start) is not None
