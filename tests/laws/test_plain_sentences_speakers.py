"""Plain paragraphs: who asserts a figure, when he is named in a later sentence or beside another speaker."""

from collections.abc import Iterator
from itertools import product

from tests.laws.plain import Case, capital, misread
from tracker.model import Language

_SPEAKERS = {
    "uk": (
        ("голова ОВА Олег Синєгубов", "в", "ua_official", "унаслідок удару загинули 7 людей"),
        ("Повітряні сили", "ли", "ua_air_force", "уночі Росія запустила 7 ракет"),
    ),
    "ru": (
        ("губернатор Вячеслав Гладков", "л", "ru_official", "в результате атаки погибли 7 человек"),
        ("Минобороны РФ", "ло", "ru_mod", "ночью над Россией сбиты 7 ракет"),
    ),
}
_MORE = {"uk": "постраждали 23 людини", "ru": "пострадали 23 человека"}
_NEUTRAL = {
    "uk": ("Ремонт мереж триває.", "На місці працюють усі служби."),
    "ru": ("Следователи устанавливают обстоятельства.", "Отбой тревоги объявили под утро."),
}
_FRAMES = {
    "uk": "{s}. {m}, повідоми{e} {n}. {q}|{s}. {q} {m}, - повідоми{e} {n}."
    "|{s}. {m}. Про це повідоми{e} {n}. {q}|{s}. {q} {m}. {q} Про це повідоми{e} {n}.|{n}:\n\n«{s}. {m}».",
    "ru": "{s}. {m}, сообщи{e} {n}. {q}|{s}. {q} {m}, - сообщи{e} {n}.|{s}. {m}. Об этом сообщи{e} {n}. {q}"
    "|{s}. {q} {m}. {q} Об этом сообщи{e} {n}.|{n}:\n\n«{s}. {m}».",
}
_TWO: dict[Language, tuple[Case, ...]] = {
    "uk": (
        (
            "Уночі Росія випустила 58 дронів, повідомили Повітряні сили, а в Харкові загинули 7 людей,"
            " повідомив мер міста Ігор Терехов.",
            [(58, "ua_air_force"), (7, "ua_official")],
        ),
        (
            "Уночі Росія випустила по Україні 58 дронів. У Харкові загинули 7 людей, повідомив мер Харкова.",
            [(58, "unattributed"), (7, "ua_official")],
        ),
    ),
    "ru": (
        (
            "Ночью Россия выпустила 58 дронов, сообщил Генштаб ВСУ, а в Харькове погибли 7 человек,"
            " сообщил мэр Харькова Игорь Терехов.",
            [(58, "ua_general_staff"), (7, "ua_official")],
        ),
        (
            "Ночью Россия выпустила 58 дронов. В Харькове погибли 7 человек, сообщил мэр Харькова.",
            [(58, "unattributed"), (7, "ua_official")],
        ),
    ),
}


_OFFICES = ("officials said", "the mayor said", "police said", "rescuers said")
_ATTACKS = {
    "Russia {} 43 drones at the capital": "fired hurled lobbed aimed directed loosed",
    "Russia {} the capital with 43 drones": "pelted hammered swarmed barraged sprayed",
    "The capital was {} by 43 Russian drones": "attacked struck hit",
}
_DEFENCES = (
    "Ukraine's gunners mopped up 43 drones overnight",
    "Ukraine stopped 43 drones",
    "Ukraine weathered 43 drones overnight",
    "Ukraine came under attack from 43 drones",
    "Russia's missiles wounded 43 people",
)


_BODIES: dict[Language, tuple[tuple[str, str, str], ...]] = {
    "uk": (
        ("у Службі безпеки України", "Служби безпеки України", "ua_security_service"),
        ("в українській воєнній розвідці", "української воєнної розвідки", "ua_intelligence"),
        ("у пресслужбі Повітряних сил", "пресслужби Повітряних сил", "ua_air_force"),
        ("у повітряному командуванні «Південь»", "повітряного командування «Південь»", "ua_command_south"),
        ("у Міністерстві оборони Росії", "Міністерства оборони Росії", "ru_mod"),
        ("у телеграм-каналі «Рибар»", "телеграм-каналу «Рибар»", "ru_milblogger"),
    ),
    "ru": (
        ("в Службе безопасности Украины", "Службы безопасности Украины", "ua_security_service"),
        ("в украинской военной разведке", "украинской военной разведки", "ua_intelligence"),
        ("в пресс-службе Воздушных сил", "пресс-службы Воздушных сил", "ua_air_force"),
        ("в воздушном командовании «Юг»", "воздушного командования «Юг»", "ua_command_south"),
        ("в российском оборонном ведомстве", "российского оборонного ведомства", "ru_mod"),
        ("в канале «Два майора»", "канала «Два майора»", "ru_milblogger"),
    ),
}
_TELL: dict[Language, tuple[str, ...]] = {
    "uk": (
        "{s}, повідомили {b}. {m}, уточнили там.",
        "{s}, розповіли «Українській правді» джерела {b}. {m}, додали там.",
        "Джерело {b} розповіло УНІАН, що {s}. За даними відомства, {m}.",
        "{s}, – йдеться в повідомленні {o}. {m}, додали {b}.",
        "За підрахунками {o}, {s} і {m}.",
    ),
    "ru": (
        "{s}, сообщили {b}. {m}, уточнили там.",
        "{s}, рассказали «Украинской правде» источники {b}. {m}, добавили там.",
        "Источник {b} рассказал УНИАН, что {s}. По данным ведомства, {m}.",
        "{s}, говорится в сообщении {o}. {m}, добавили {b}.",
        "По подсчётам {o}, {s} и {m}.",
    ),
}
_DEEDS: dict[Language, tuple[str, str]] = {
    "uk": ("унаслідок удару загинули 7 людей", "постраждали 23 людини"),
    "ru": ("при ударе погибли 7 человек", "пострадали 23 человека"),
}


def test_bodies_are_named_where_they_are_told_in() -> None:
    """Sources in a body speak for it, to whichever newspaper, and "there" is the body named last."""
    for language in _DEEDS:
        said, more = _DEEDS[language]
        for frame, (body, of, claimant) in product(_TELL[language], _BODIES[language]):
            told = frame.format(s=said, m=more, b=body, o=of)
            text = ". ".join(capital(one) for one in told.split(". "))
            assert not misread([(text, [(7, claimant), (23, claimant)])], language, ("best", "claimant"))


_FORMS: dict[Language, tuple[tuple[str, str], ...]] = {
    "uk": (
        (
            "Повітряні сили",
            "кажуть казали додають підтверджують пояснюють хваляться сповістили вказують писали",
        ),
        (
            "командування Повітряних сил",
            "розповіло додало сповіщає пояснює скаржиться вказало відрапортувало",
        ),
        (
            "речник Повітряних сил Юрій Ігнат",
            "казав розповідав писав запевняв переконував поділився резюмував",
        ),
    ),
    "ru": (
        ("Воздушные силы Украины", "рассказывают уточняют напоминают поясняют хвастаются поделились писали"),
        ("командование Воздушных сил", "отчитывается подчёркивает констатирует похвасталось упоминает"),
        ("спикер Воздушных сил Юрий Игнат", "говорил рассказывал писал уверял объясняет напоминает"),
    ),
    "en": (
        ("Ukraine's air force", "explains insists alleges acknowledges warns contends clarifies assures"),
    ),
}
_SAYS: dict[Language, tuple[str, ...]] = {
    "uk": ("{n} {v}, що над Харковом збито 19 дронів.", "Над Харковом збито 19 дронів, {v} {n}."),
    "ru": ("{n} {v}, что над Харьковом сбито 19 дронов.", "Над Харьковом сбито 19 дронов, {v} {n}."),
    "en": (
        "{n} {v} that 19 drones were downed over Kharkiv.",
        "Over Kharkiv, {n} {v}, 19 drones were downed.",
    ),
}


def test_verbs_of_speech_stand_in_every_form() -> None:
    """Past and present, one and many."""
    for language, forms in _FORMS.items():
        told = ((name, verb) for name, verbs in forms for verb in verbs.split())
        texts = (
            capital(frame.format(n=name, v=verb)) for (name, verb), frame in product(told, _SAYS[language])
        )
        assert not misread([(one, [(19, "ua_air_force")]) for one in texts], language, ("best", "claimant"))


def test_offices_without_a_country_are_those_of_the_attacked() -> None:
    """Whatever the verb, who is attacked tells of it, and "the capital" is theirs."""
    attacks = [f"{frame.format(verb)} overnight" for frame in _ATTACKS for verb in _ATTACKS[frame].split()]
    kyiv, moscow = (43, "ua_official", "ru_on_ua", "kyiv_city"), (43, "ru_official", "ua_on_ru", "moscow")
    told = {
        **dict.fromkeys(attacks, kyiv),
        **dict.fromkeys(_DEFENCES, (43, "ua_official", "ru_on_ua", "national")),
        "43 Ukrainian drones were downed on their way to the capital": moscow,
        "Kyiv's forces hurled 43 drones at Crimea": (43, "ru_official", "ua_on_ru", "crimea"),
        "Ukraine targeted Russia with 43 drones": (43, "ru_official", "ua_on_ru", "national"),
    }
    cases = [(f"{deed}, {office}.", [want]) for (deed, want), office in product(told.items(), _OFFICES)]
    assert not misread(cases, "en", ("best", "claimant", "direction", "scope"))


def test_who_asserts_the_figures_of_a_paragraph() -> None:
    """Sentences without figures change nothing; a mayor tells of his city, not of the country."""
    for language, two in _TWO.items():
        assert not misread([*_paragraphs(language), *two], language, ("best", "claimant"))


def _paragraphs(language: Language) -> Iterator[Case]:
    for name, ending, claimant, said in _SPEAKERS[language]:
        for nth, frame in enumerate(_FRAMES[language].split("|")):
            neutral = _NEUTRAL[language][nth % 2]
            more = capital(_MORE[language])
            opened = name if frame.startswith("{s}") else capital(name)
            text = frame.format(s=capital(said), m=more, n=opened, e=ending, q=neutral)
            want = [(7, claimant), (23, claimant)]
            yield text, want


_NOUNS: dict[Language, tuple[tuple[str, str, str, str, str], ...]] = {
    "en": (
        (
            "the Kiel Institute",
            "the institute",
            "kiel",
            "Norway gave Ukraine 7 million euros",
            "Italy gave Ukraine 23 million euros",
        ),
        (
            "HUR",
            "the directorate",
            "ua_intelligence",
            "7 Russian ships were hit",
            "23 helicopters were destroyed",
        ),
        (
            "the UN mission",
            "the mission",
            "un",
            "7 civilians were killed",
            "23 civilians were wounded in Kharkiv",
        ),
    ),
    "uk": (
        (
            "Кільського інституту",
            "інституту",
            "kiel",
            "Італія виділила Україні 7 млн євро",
            "Данія виділила Україні 23 млн євро",
        ),
        ("ГУР", "розвідки", "ua_intelligence", "уражено 7 кораблів", "знищено 23 гелікоптери"),
        (
            "Моніторингової місії ООН",
            "місії",
            "un",
            "загинули 7 цивільних",
            "у Харкові поранено 23 цивільних",
        ),
    ),
    "ru": (
        (
            "Кильского института",
            "института",
            "kiel",
            "Италия выделила Украине 7 млн евро",
            "Дания выделила Украине 23 млн евро",
        ),
        ("ГУР", "разведки", "ua_intelligence", "поражены 7 кораблей", "уничтожены 23 вертолета"),
        (
            "Мониторинговой миссии ООН",
            "миссии",
            "un",
            "погибли 7 гражданских",
            "в Харькове ранены 23 гражданских",
        ),
    ),
}
_AGAIN: dict[Language, tuple[str, ...]] = {
    "en": (
        "According to {b}, {s}. According to {n}, {m}.",
        "{s}, according to {b}. {o}. {m}, a spokesman for {n} said.",
        "{s}, according to {b}. By its count, {m}.",
    ),
    "uk": (
        "За даними {b}, {s}. За оцінкою {n}, {m}.",
        "{s}, ідеться у зведенні {b}. {o}. {m}, уточнив речник {n}.",
        "{s}, свідчать дані {b}. З даних {n} випливає, що {m}.",
    ),
    "ru": (
        "По данным {b}, {s}. По оценке {n}, {m}.",
        "{s}, говорится в сводке {b}. {o}. {m}, уточнил представитель {n}.",
        "{s}, свидетельствуют данные {b}. Из данных {n} следует, что {m}.",
    ),
}
_OTHERS: dict[Language, str] = {
    "en": "Russia launched 58 drones, the air force said",
    "uk": "Росія випустила 58 дронів, повідомили Повітряні сили",
    "ru": "Россия выпустила 58 дронов, заявили Воздушные силы ВСУ",
}


def test_bodies_are_known_again_by_their_noun() -> None:
    """Another body told between changes nothing of it."""
    for language, other in _OTHERS.items():
        for frame, (body, noun, claimant, said, more) in product(_AGAIN[language], _NOUNS[language]):
            told = frame.format(b=body, n=noun, s=said, m=more, o=other)
            text = ". ".join(capital(one) for one in told.split(". "))
            unit = 1_000_000 if claimant == "kiel" else 1
            between = [(58, "ua_air_force")] if "{o}" in frame else []
            wanted = [(7 * unit, claimant), *between, (23 * unit, claimant)]
            assert not misread([(text, wanted)], language, ("best", "claimant"))
