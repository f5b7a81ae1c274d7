"""Whether a figure tells of what may come: plans, promises, conditions, what was asked for."""

from tracker.claims.page.items import Item
from tracker.claims.page.mention import Mention
from tracker.claims.page.view import View
from tracker.claims.words.patterns import slavic
from tracker.text.lazy import regex

_TOLD_ASIDE = regex(
    r", [^,;:.\d]{2,60} (?:said|says|warn(?:s|ed)|told|added|reported|believes?|claim(?:s|ed)|wrote), "
)
"""In "has given orders, Kyiv warns, for a strike with 70 missiles" the plan reaches over who tells of it."""
_WOULD = regex(
    r" (?:would|could|might|may|will)(?: (?:still|then|also|probably))? | (?:would|should) have (?:been )?"
)
"""In "300 would get through", "400 would have died" nothing has happened."""
_UNREAL = regex(r"\b(?:would|should|ought to) (?:\w+ly |also |then )?$")
"""In "would have fired 40" nothing was fired, in "may have fired 40" it may have been."""
_OBLIGED = regex(
    r"\b(?:(?:supposed|meant|expected|required|ought|trains?|trained|training|learn(?:s|ed|ing)?|ha(?:s|ve)"
    r"|needs?|(?:task|aim|job|point|idea|challenge) (?:is|was)"
    r"|(?:has|have|had|with) (?:[\w-]+ ){1,3}(?:seconds|minutes|hours|days|turns)(?: in which)?"
    r"|(?:expect|anticipat|foresee|fear|assum|want)(?:e?s|ed|ing)? (?:[\w'-]+ ){1,4}?)"
    r" ?to (?:(?:try|attempt|start|begin|go on|keep|be able|manage) )?(?:to )?(?:have )?"
    r"|you (?:can |must |then )?|lets? (?:you|players) )$"
)
"""In "is supposed to shoot down", "has ten minutes to hit", "you shoot down" nothing has happened."""
_INFINITIVES = {
    "uk": regex(r"(?!безвісти)[а-яіїєґ']+ти(?:с[ья])?(?= |$)"),
    "ru": regex(r"[а-я]+т[ьи](?:ся)?(?= |$)"),
}
_DONE = slavic(
    r"\b(?:вда(?!р)|уда(?!р)|зум|сум|зміг|змог|смог|мог|міг|встиг|успе|пощаст|повезл|довел|довод|пришл"
    r"|приход|спромо|ухитр|примудр|продовж|продолж|поча|нача|допом|помог|помаг|позволил|дозволи[лв]|стал|став"
    r"|дал|дав|вийшло|получил|прийшло|намаг|пыта|спроб|попыт|поспіша|поспеш)[а-яіїє]*"
)
"""In "вдалося збити 12", "могли уничтожить три" the infinitive tells of what was done, or may have been."""
_WILL_MANAGE = regex(
    r"\b(?:зможе|зможуть|сможе[тм]|смогут|зумі(?:є|ють)|суме[ею]т|[ву]дасться|удастся|встигн(?:е|уть)"
    r"|успеют|успеет|почн(?:е|уть)|начн[её]т|начнут|допомож(?:е|уть)|помо(?:жет|гут)|дозвол(?:ить|ять)"
    r"|позвол[ия]т|стан(?:е|уть|ет|ут)) (?:[а-яіїєґё]+ ){0,2}$"
)
"""In "к осени сумеет запускать по 800" they may come some day."""
_MUST = slavic(
    r"\b(?:ма(?:є|ють)|мус[ия][а-яії]*|повин[а-яії]+|треба|потрібн[а-яії]+|необхідн[а-яії]+|слід"
    r"|зобов[а-яії']+|долж[а-я]+"
    r"|нужн[а-я]+|надо|необходим[а-я]*|обязан[а-я]*|следует|достатньо|достаточно|варто"
    r"|стоит) (?:[а-яіїєґё]+ ){0,2}?"
    r"(?!відзнач|зазнач|дода|підкресл|згада|нагада|визна|отме[тч]|добав|подчерк|упом[яи]|напомн|призна)"
    r"[а-яіїєґё']+(?:ти|ть|тися|ться) (?:[а-яіїєґё]+ ){0,2}$"
)
"""In "пілот має підтвердити 10 збитих" nobody did so far; "слід відзначити 10 збитих" tells of them."""
_IRREALIS = regex(r" (?:бы|б|би)\b")
_IRREALIS_BEFORE = regex(r"(?<!хотя)(?<!хоча)(?<!как) (?:бы|б|би)(?: [а-яіїєґё]+){0,2} $")
_IMAGINED = regex(
    r"[\W\d]*(?:let(?: u|')s (?:suppose|assume|imagine|say)|imagine|suppose|picture"
    r"|(?:had|were|should) [^.;?]{4,80}, [^.;?]*\b(?:would|could|might)\b"
    r"|say (?=\d|[a-z]+ (?:drones?|missiles?))|уяв[аіиї][а-яії]+|припуст[іи]мо?|допустімо"
    r"|what (?:would happen |happens )?if|(?:а )?(?:що|что),? (?:якщо|як|если)\b"
    r"|представ(?:им|ьте)[а-я]*|допустим|предположим|вообраз[а-я]+"
    r"|(?:question|problem|exercise|puzzle|задача|завдання|вправа|запитання|вопрос|упражнение)"
    r" (?:№|no\. )?\d+)\b"
)
"""In "Уявімо, що на Берлін летять 300", "Suppose 40 missiles hit it" nothing has happened."""
_PREPARED = slavic(
    r"\b(?:підготовк|подготовк)[а-яіїє]+ (?:до |к )?(?:нов[а-яіїє]+ |масован[а-яіїє]+ )?"
    r"(?:пуск|запуск|удар|атак|обстріл|обстрел|нальот|нал[её]т)[а-яіїє]* (?:із |з |с )?"
    r"(?:понад |до |более )?$"
)
"""In "лякають підготовкою пуску 120 ракет" none was launched."""
_HOW_MANY = regex(r"\b(?:how many|скільки|сколько)\b")
_NOT_YET = regex(
    r"\b(?:a matter of time|a question of (?:time|when)|(?:in the|at) worst(?: case)?|worst-case"
    r"|питання часу|вопрос времени|у найгіршому (?:випадку|разі)|в худшем случае|за найгіршого сценарію)\b"
)
"""In "The first night with 1,000 drones is only a matter of time" it has not come."""
_SOME_TIME = frozenset(
    {"matter", "question", "worst", "питання", "вопрос", "худшем", "найгіршому", "найгіршого"}
)
""" "A matter of time", "at worst": one of these words stands in it."""
_TAKES = regex(r"\b(?:takes?|needs?|enough)\b[^;:]{0,60} to $")
"""In "it takes two interceptors to stop one Shahed" nothing is counted."""
_OF_GOODS = regex(r" (?:worth|valued|totall?ing|books?)\b")
"""In "has orders worth 63 billion" nothing is ordered to be done."""
_REACHES = {"plan": 70, "future": 25}
"""Characters over which a word of a plan, or of the future, reaches [characters]."""
_PLAN_ENDS = regex(r"[;:,]|\b(?:after|as|because)\b")
_HAVE = regex(r"\s+(?:not\s+|well\s+)?have\s")
_WILL_BE = regex(r"(?:\s+\w+){0,3}\s+(?:will|would|could|may|might|can|to)\s+(?:soon\s+)?be\s+")
_ASKED_FOR = regex(
    r"\b(?:ask|appeal|beg|press|lobb)(?:s|ed|ing|ied|ies)? (?:[\w'-]+ ){1,4}for (?:another |some |about )?$"
)
_GIVE_US = regex(r"\W*(?:please )?(?:give|send|lend|sell) (?:us|ukraine|them|me)\b")
_MEANT_TO = regex(
    r"(?:, (?:які|яких|которые|которых))?(?: [а-яіїєґё]+)?"
    r" (?:плану|планиру|хоч|хоте|хот[яі]т|готу|готов|наміря|намерева|собира|збира)[а-яіїєґё]+ "
)
"""In "ще 28 ракет компанія планує запустити" the plan stands behind the number."""
_SALVO = regex(r"\bзалп(?:ом|у|а)?(?: ?-)? $")
"""In "два носителя, залп - до 12 ракет" what could be fired is told."""
_FULL_SALVO = regex(
    r"\b(?:(?:total|combined|overall|full|maximum) salvo|its salvo) (?:of|is|being|was|totalling|-)"
    r" (?:up to |about )?$"
)
_WAITING = slavic(
    r"[^,;:.]{0,40} (?:ждут|ждёт|ожидают|чекають|чекає|готов[ыі]|наготове|напоготові|нацел[ея]н[ыі]"
    r"|націлені)\b"
)
"""In "двести «Гераней» ждут приказа" nothing flies yet."""
_WAS_ABLE = regex(r"(?: was| ?were|been) able to")
"""In "its crews were able to bring down 97 of them" they did."""
_COULD_TELL = regex(
    r"(?:could|can) (?:only |so far |now |independently )*"
    r"(?:confirm|verify|identify|establish|document|find)\b"
)
"""In "analysts could confirm 13 damaged aircraft" they did."""
_OR = regex(r"[а-яіїєґё'] чи$")
"""In "знищили чи подавили" two verbs are joined; a question opens its clause."""
_AS_IT_WAS = slavic(
    r"(?:за умови|при условии) (?!що |что )[^,;:.]*\b[а-яіїєґ]{3,}(?:(?<![ії])в|л[аио]?)(?:с[ья])? [^,;:.]*"
)
"""In "За умови туману ворог просунувся на 5 км" it is told how it was."""
_CONTRASTED = regex(r"(?:^|[\s\"])(?:если|якщо) (?:(?!бы\b|би\b)[^,;] ?)+, то (?!бы\b|би\b)")
_TO_COME = regex(
    r"\b(?:salvo|wave|attack|strike|barrage|raid|volley) (?:will|would|is going to) (?:be|consist|come"
    r"|number|include"
    r"|involve)\b[^,;.\d]{0,25}$"
    r"|\b(?:залп|хвил|волн|удар|атак|нал[иіеё]т|обстр[іе]л)[а-яіїє]* (?:буд(?:е|ет|уть|ут)"
    r"|складатиметься|состав(?:ит|ят)"
    r"|становитиме|налічуватиме)\b[^,;.\d]{0,25}$"
    r"|\b(?:(?:може|можуть|может|могут) (?:сягнути|досягти|перевищити|зрости до|скласти|достичь"
    r"|достигнуть|превысить|вырасти до|составить)|сягн(?:е|уть)|досягн(?:е|уть)"
    r"|достигн(?:ет|ут)|зрост(?:е|уть) до"
    r"|вырастет до|становитиме|становитимуть) (?:приблизно |близько |понад |примерно |около |почти |майже )?$"
)
"""In "следующий залп будет из ста ракет", "за пів року ця цифра сягне мільйона" nothing has happened yet."""
_AND_THEN = regex(
    r"[^.;\d]*(?:,| and| та| і| й| и| а) (?:then |later |even |up to |потім |затем |вже |уже )?"
)


def is_conditional(view: View, mention: Mention) -> bool:
    """In "if Moscow refuses, Europe is ready to give 90 billion" nothing is told that happened."""
    if not view.has("conditional"):
        return False
    clause = view.clause_of(mention.start)
    words = [item for item in view.of_kind("conditional") if clause[0] <= item.start < mention.start]
    words = [item for item in words if not _OR.search(view.normalised, view.start, item.end)]
    words = [item for item in words if not _AS_IT_WAS.fullmatch(view.normalised, item.start, mention.start)]
    told = mention.event is None or mention.event.verb.form == "finite"
    if words and told and view.page.language != "en" and _CONTRASTED.search(view.words):
        return False  # "если ночью запустили 82 дрона, то сутками ранее - 69"
    return any(
        "," not in view.normalised[item.end : mention.start] or item.start - view.start < 3 for item in words
    )


def is_planned(view: View, mention: Mention) -> bool:
    """In "plans to launch 500", "will send 40" nothing has happened yet."""
    if _is_to_come(view, mention) or _GIVE_US.match(view.words) or is_asked_for(view, mention):
        return True
    if _IMAGINED.match(view.words) or _is_imagined_before(view) or _is_unreal(view, mention):
        return True
    if not view.page.each_word.isdisjoint(_SOME_TIME) and _NOT_YET.search(view.words):
        return True
    if plan := _plan_before(view, mention):
        return (
            not _past_perfect(view, *plan) or _UNREAL.search(view.normalised, view.start, plan[0]) is not None
        )
    salvo = "salvo " in view.words and _FULL_SALVO.search(view.normalised, view.start, mention.start)
    salvo = salvo or (
        mention.quantity.amount.bound == "at_most"
        and _SALVO.search(view.normalised, view.start, mention.start)
    )
    if salvo or _future_passive(view, mention):
        return True
    if view.page.language != "en" and _PREPARED.search(view.normalised, view.start, mention.start):
        return True
    beside = (mention.start - item.end == 1 and not _is_target(view, item) for item in view.of_kind("plan"))
    if view.has("plan") and any(beside):
        return True  # "к залпу готовят 60 ракет"
    return _goes_on_with_plan(view, mention)


def _goes_on_with_plan(view: View, mention: Mention) -> bool:
    """In "is preparing to launch 1,000 a night, and 2,000 by spring" the second number is planned too."""
    if mention.family or view.kinds.isdisjoint(_REACHES):
        return False
    before = view.page.numbers_within(view.start, mention.start)
    if not before:
        return False
    start, end = before[-1].span
    own = mention.event is not None and mention.event.start > start
    joined = _AND_THEN.fullmatch(view.normalised, end, mention.start)
    return joined is not None and not own and is_planned_at(view, start)


def _is_imagined_before(view: View) -> bool:
    """In "What if 800 came? Our columnist counts 500 shot down" the sentence goes on with the thought."""
    before = view.before
    if view.windows or view.has("side"):
        return False
    if _asks_how_many(view):
        return True
    if before is None or before.sentence.paragraph != view.sentence.paragraph:
        return False
    return _IMAGINED.match(before.words) is not None


def _asks_how_many(view: View) -> bool:
    """In "A wave of 90 decoys reaches your sector. How many get through?" a puzzle is set."""
    sentences, page = view.page.sentences, view.page
    if not page.tells(_HOW_MANY) or view.nth + 1 >= len(sentences):
        return False
    behind = sentences[view.nth + 1]
    asked = behind.paragraph == view.sentence.paragraph and page.normalised[behind.end - 1] == "?"
    return asked and _HOW_MANY.search(page.normalised, behind.start, behind.end) is not None


def _is_to_come(view: View, mention: Mention) -> bool:
    """Whether the verb, or the words beside the number, tell of what is still to come."""
    event = mention.event
    if event is None:
        to_come = _WAITING.match(view.normalised, mention.end, view.end)
    elif event.verb.form == "future" or view.normalised[view.start : event.start].strip() == "to":
        return True  # "To bring down ten missiles, a battery must ..."
    else:
        infinitive = view.normalised.endswith(" to ", view.start, event.start)
        to_come = _TAKES.search(view.normalised, view.start, event.start) if infinitive else None
    near = max(view.start, mention.start - 60)
    return to_come is not None or _TO_COME.search(view.normalised, near, mention.start) is not None


def _is_unreal(view: View, mention: Mention) -> bool:
    """In "выпустили бы 40", "треба збити 12", "has to shoot down 12" the verb tells of what was not done."""
    event = mention.event
    if event is None or (event.verb.form == "noun" and not view.normalised.endswith(" to ", 0, event.start)):
        return False
    if view.page.language == "en":
        clause = view.clause_of(mention.start)
        return _OBLIGED.search(view.normalised, clause[0], event.start) is not None
    clause = view.clause_of(event.start)
    if _IRREALIS.match(view.normalised, event.end) or _IRREALIS_BEFORE.search(
        view.normalised, clause[0], event.start
    ):
        return True
    if event.verb.form == "attr":
        first = next((one for one in view.mentions if one.start <= event.start < one.end), mention)
        if _MUST.search(view.normalised, clause[0], first.start):
            return True
    if not _INFINITIVES[view.page.language].match(view.normalised, event.start, event.end):
        return False
    to_come = _WILL_MANAGE.search(view.normalised, view.start, event.start)
    return to_come is not None or not _DONE.search(view.words)


def _plan_before(view: View, mention: Mention) -> tuple[int, int] | None:
    """From the end of a word of a plan in the clause of a figure to its verb, or to the number."""
    if view.kinds.isdisjoint(_REACHES):
        return None
    clause = view.clause_of(mention.start)
    event = mention.event
    before = event is not None and event.end <= mention.start and event.verb.form != "noun"
    anchor = event.start if event is not None and before else mention.start
    for kind, reach in _REACHES.items():
        for item in view.of_kind(kind):
            if _COULD_TELL.match(view.normalised, item.start, view.end):
                continue
            if _is_target(view, item) or _WAS_ABLE.fullmatch(view.normalised, item.start - 5, item.end):
                continue
            if not clause[0] <= item.start < anchor or _OF_GOODS.match(view.normalised, item.end):
                continue
            if mention.whole and view.normalised.startswith(" not ", item.end):
                continue  # "could not intercept any of the six"
            gap = _TOLD_ASIDE.sub(" ", view.normalised[item.end : anchor])
            if len(gap) <= reach and not _PLAN_ENDS.search(gap):
                return item.end, anchor
    return None


def is_asked_for(view: View, mention: Mention) -> bool:
    """In "has asked partners for 60 billion" nothing was given."""
    asked = "for " in view.words and _ASKED_FOR.search(view.normalised, view.start, mention.start)
    return bool(asked)


def is_planned_at(view: View, position: int) -> bool:
    """In "intends to send 1,000 drones per night" a plan stands before the number, in its clause."""
    clause = view.clause_of(position)
    plans = (item for kind in _REACHES for item in view.of_kind(kind))
    gaps = (view.normalised[item.end : position] for item in plans if clause[0] <= item.start < position)
    return any(len(gap) <= _REACHES["plan"] and not _PLAN_ENDS.search(gap) for gap in gaps)


def _is_target(view: View, item: Item) -> bool:
    """In "341 цель нейтрализована", "попали в цель два" the word of a goal is that of a target."""
    aimed = view.normalised.endswith((" в ", " у "), 0, item.start) and item.end - item.start <= len("ціль")
    return aimed or any(one.start <= item.start < one.end for one in view.mentions)


def _past_perfect(view: View, start: int, end: int) -> bool:
    return _HAVE.match(view.normalised, start, end + 6) is not None


def _future_passive(view: View, mention: Mention) -> bool:
    """In "40 will be delivered", "a salvo of ten would equal ..." nothing has happened."""
    if (
        mention.event
        and mention.event.verb.form == "noun"
        and _WOULD.match(view.normalised, mention.end, view.end)
    ):
        return True  # "a salvo of ten would equal a nuclear blow"
    if not mention.event or mention.event.start < mention.end:
        return False
    gap = view.normalised[mention.end : mention.event.start]
    if _WOULD.fullmatch(gap) or _MEANT_TO.fullmatch(gap):
        return True
    return _WILL_BE.fullmatch(gap) is not None
