"""Ukrainian and Russian claims: develop passages exactly, held-out ones by counts, posts of the ministry."""

import csv
from datetime import UTC, datetime
from importlib import import_module
from itertools import product
from pathlib import Path
from pkgutil import walk_packages

import pytest

from tests.golden_score import shown
from tests.ministry import headline
from tests.shared import SHARED, needs_shared
from tests.together import together
from tracker.claims import read
from tracker.claims.noun.singular import is_singular
from tracker.claims.page.items import LEXICONS
from tracker.claims.words.inflect import inflect
from tracker.claims.words.lexicon_en import VERBS
from tracker.claims.words.patterns import Spoken
from tracker.claims.words.patterns_slavic import PATTERNS, STAGES
from tracker.model import Claim, Document, Language

PACKAGE = import_module("tracker.claims")
POSTS = "data/ru-mod-posts/2023-2024.csv"
SAID = datetime(2025, 8, 14, 6, tzinfo=UTC)


def claims(text: str, language: Language, publisher: str = "") -> list[Claim]:
    found = read(
        Document(ref="test", text=text, language=language, published=SAID, publisher=publisher)
    ).claims
    return sorted(found, key=lambda claim: claim.spans[0])


@pytest.mark.slow
class TestMinistryPosts:
    """Third-party posts stay outside: only figures worked out from them are compared."""

    @staticmethod
    def _posts() -> list[Document]:
        with (SHARED / POSTS).open(encoding="utf-8") as lines:
            rows = list(csv.DictReader(lines))
        return [
            Document(
                ref=f"mod/{nth}",
                text=row["text"],
                language="ru",
                publisher="ru_mod",
                published=datetime.fromisoformat(row["published_utc"]).replace(tzinfo=UTC),
            )
            for nth, row in enumerate(rows)
        ]

    @pytest.mark.slow
    @needs_shared(POSTS)
    def test_items_of_uncut_posts_sum_to_their_total(self) -> None:
        itemised, misses = 0, []
        for post in (one for one in self._posts() if len(one.text) < 398):
            found = [one for one in read(post).claims if not one.derived_from]
            stopped = sorted(
                (one for one in found if one.metric in ("shot_down", "neutralised", "suppressed")),
                key=lambda one: one.spans[0],
            )
            if len(stopped) < 3 or stopped[0].scope != "national":
                continue
            itemised += 1
            if sum(one.amount.best or 0 for one in stopped[1:]) != stopped[0].amount.best:
                misses.append(post.ref)
        assert itemised >= 15
        assert len(misses) <= 1, misses

    @needs_shared(POSTS)
    def test_headlines_agree_with_a_crude_counter(self) -> None:
        """Where they differ the reader was right when looked at (docs/sources/ministry-posts.md)."""
        counted, other = 0, []
        for post in self._posts():
            wanted = headline(post.text)
            if wanted is None:
                continue
            counted += 1
            found = sorted(
                (
                    one
                    for one in read(post).claims
                    if one.metric in ("shot_down", "neutralised", "suppressed")
                    and one.classes == ("drone",)
                    and not one.derived_from
                ),
                key=lambda one: one.spans[0],
            )
            if not found or found[0].amount.best != wanted:
                other.append(post.ref)
        assert counted > 1400
        assert len(other) <= 6, other

    @needs_shared(POSTS)
    def test_what_was_shot_down_is_ukrainian_and_of_the_ministry(self) -> None:
        found = [
            one for post in self._posts()[:300] for one in read(post).claims if one.metric == "shot_down"
        ]
        assert len(found) > 300
        assert {one.direction for one in found} == {"ua_on_ru"}
        assert {one.claimant for one in found} == {"ru_mod"}


class TestTables:
    @pytest.mark.parametrize("language", ["uk", "ru"])
    def test_senses_are_those_of_english(self, language: str) -> None:
        assert set(LEXICONS[language].verbs) <= set(VERBS)

    @pytest.mark.parametrize("language", ["uk", "ru"])
    def test_every_phrase_is_written_out(self, language: str) -> None:
        phrases = [phrase for phrase, _, _ in LEXICONS[language].phrases()]
        assert len(phrases) > 4000
        assert not [phrase for phrase in phrases if ":" in phrase or phrase != phrase.strip()]

    def test_patterns_agree_on_marks_alone(self) -> None:
        """In Latin text only the English half is tried: the other may read nothing there that it does not."""
        modules = [import_module(found.name) for found in walk_packages(PACKAGE.__path__, "tracker.claims.")]
        spoken_ones = {
            (module.__name__, name): one
            for module in modules
            for name, one in vars(module).items()
            if isinstance(one, Spoken)
        }
        texts = ["".join(marks) for size in (0, 1, 2) for marks in product(' -:,"();.5\n/+', repeat=size)]
        assert len(spoken_ones) > 180
        for name, one in spoken_ones.items():
            for text in texts:
                for way in ("search", "match", "fullmatch"):
                    english, both = (getattr(half, way)(text) for half in (one.english, one.whole))
                    assert bool(english) == bool(both), (name, way, text)

    def test_each_pattern_of_the_table_is_asked_by_the_module_whose_name_it_bears(self) -> None:
        sources = {
            path.stem: path.read_text(encoding="utf-8") for path in Path(PACKAGE.__path__[0]).rglob("*.py")
        }
        lost = [name for name in PATTERNS if f'"{name}"' not in sources.get(name.split(".")[0], "")]
        assert lost == []

    def test_stages_of_aid_are_the_four(self) -> None:
        assert set(STAGES) == {"aid_pledged", "aid_committed", "aid_allocated", "aid_disbursed"}

    def test_inflection_multiplies_words(self) -> None:
        assert (
            inflect("збит:o удар:m", {"o": "о і", "m": "- и"})
            == "збито удар|збито удари|збиті удар|збиті удари"
        )


@together(
    ("text", "language", "metrics"),
    [
        ("ППО збила 12 дронів.", "uk", ["shot_down"]),
        ("12 дронів збила ППО.", "uk", ["shot_down"]),
        ("12 дронів збито.", "uk", ["shot_down"]),
        ("Збито 12 дронів.", "uk", ["shot_down"]),
        ("Повідомили про 12 збитих дронів.", "uk", ["shot_down"]),
        ("Підтверджено збиття 12 дронів.", "uk", ["shot_down"]),
        ("Росія атакувала 12 дронами.", "uk", ["launched"]),
        ("Атакували 12 дронів.", "uk", ["launched"]),
        ("Влучили 12 дронів.", "uk", ["hit"]),
        ("Зафіксовано 12 влучань.", "uk", ["hit"]),
        ("Уничтожены 12 беспилотников.", "ru", ["shot_down"]),
        ("ПВО уничтожила 12 беспилотников.", "ru", ["shot_down"]),
        ("Сообщили о 12 беспилотниках, сбитых ночью.", "ru", ["shot_down"]),
        ("Атака 12 беспилотников.", "ru", ["launched"]),
        ("Сбит украинский БПЛА.", "ru", ["shot_down"]),
        ("Атакованы 12 районов.", "ru", []),
        ("Отменено 12 рейсов.", "ru", []),
        ("Знищено 12 складів.", "uk", []),
    ],
)
def test_the_verb_governs_from_either_side(text: str, language: Language, metrics: list[str]) -> None:
    assert [claim.metric for claim in claims(text, language)] == metrics


@together(
    ("text", "language", "direction"),
    [
        ("Україну атакували 12 дронів.", "uk", "ru_on_ua"),
        ("Україна вдарила по Криму 12 дронами.", "uk", "ua_on_ru"),
        ("Російська ППО збила 12 дронів.", "uk", "ua_on_ru"),
        ("Над Бєлгородом збито 12 дронів.", "uk", "ua_on_ru"),
        ("ВСУ атаковали Белгород 12 дронами.", "ru", "ua_on_ru"),
        ("Россия выпустила 12 ракет.", "ru", "ru_on_ua"),
        ("ВСУ обстреляли Донецк: двое погибших.", "ru", "ua_on_ru"),
        ("Потери российской армии: 980 военных.", "ru", "ua_on_ru"),
        ("Потери ВСУ: 980 военных.", "ru", "ru_on_ua"),
        ("Потери противника – 980 человек, сообщил Генштаб ВСУ.", "ru", "ua_on_ru"),
        ("Противник потерял 980 человек, сообщили в Минобороны РФ.", "ru", "ru_on_ua"),
        ("Киев атаковали 12 дронов.", "ru", "ru_on_ua"),
        ("Москву атаковали 12 дронов.", "ru", "ua_on_ru"),
        ("По Севастополю выпустили 12 ракет.", "ru", "ua_on_ru"),
        ("Сбиты 12 украинских беспилотников.", "ru", "ua_on_ru"),
        ("Сбиты 12 дронов-камикадзе ВСУ.", "ru", "ua_on_ru"),
        ("Мэр Одессы Труханов: город атаковали 12 дронов.", "ru", "ru_on_ua"),
        ("По данным Генштаба ВСУ, противник сбросил 12 авиабомб.", "ru", "ru_on_ua"),
    ],
)
def test_direction_by_role(text: str, language: Language, direction: str) -> None:
    assert {claim.direction for claim in claims(text, language)} == {direction}


@together(
    ("text", "language", "claimant"),
    [
        ("Збито 12 дронів, — повідомили в Повітряних силах.", "uk", "ua_air_force"),
        ("Збито 12 дронів – Повітряні сили.", "uk", "ua_air_force"),
        ("Збито 12 дронів. Про це повідомив начальник ОВА.", "uk", "ua_official"),
        ("«Збито 12 дронів. Пошкоджень немає», — сказав Зеленський.", "uk", "ua_president"),
        ("За уточненими даними Генштабу, збито 12 дронів.", "uk", "ua_general_staff"),
        ("Сбито 12 БПЛА, сообщил губернатор Гусев.", "ru", "ru_official"),
        ("По словам главы Крыма Аксёнова, сбито 12 БПЛА.", "ru", "ru_official"),
        ("Минобороны РФ отчиталось о 12 сбитых БПЛА.", "ru", "ru_mod"),
        ("Украинские военные сбили 12 дронов.", "ru", "unattributed"),
        ("Сбито 12 БПЛА. Об этом утром 14 августа сообщил губернатор Гусев.", "ru", "ru_official"),
        ("Как уточнили в Министерстве обороны РФ, сбито 12 БПЛА.", "ru", "ru_mod"),
        ("Немецкое министерство обороны сообщило о 12 сбитых дронах.", "ru", "donor:DEU"),
        ("Минобороны Польши сообщило о 12 сбитых дронах.", "ru", "donor:POL"),
        ("Как сообщает Reuters, Россия выпустила 12 ракет.", "ru", "unattributed"),
        ("По данным прокуратуры Харьковской области, погибли 12 человек.", "ru", "ua_official"),
        ("В Минздраве ДНР сообщили о 12 раненых.", "ru", "ru_official"),
        ("Глава Запорожской ОВА Иван Фёдоров сообщил о 12 погибших.", "ru", "ua_official"),
        ("Оперштаб Краснодарского края сообщил о 12 сбитых дронах.", "ru", "ru_official"),
        ("По предварительным данным, ПВО сбила 12 БПЛА.", "ru", "unattributed"),
        ("Сбито 12 БПЛА, подсчитал «Интерфакс» по сводкам Минобороны.", "ru", "tally:interfax"),
    ],
)
def test_claimant_of_the_words(text: str, language: Language, claimant: str) -> None:
    assert {claim.claimant for claim in claims(text, language)} == {claimant}


@pytest.mark.parametrize(
    ("word", "one"),
    [("ракету", True), ("беспилотник", True), ("ракет", False), ("дронами", False)],
)
def test_the_singular_is_told_by_its_ending(word: str, one: bool) -> None:
    assert is_singular(word) is one


@pytest.mark.parametrize(
    ("text", "language", "metric"),
    [
        ("Пострадавших нет.", "ru", "injured"),
        ("Обійшлося без загиблих.", "uk", "killed"),
        ("Ракет ворог не застосовував.", "uk", "launched"),
        ("Ніхто не загинув.", "uk", "killed"),
    ],
)
def test_a_said_zero_is_a_claim(text: str, language: Language, metric: str) -> None:
    (claim,) = claims(text, language)
    assert (claim.metric, claim.amount.high) == (metric, 0)


@together(
    ("words", "day"),
    [
        ("накануне", "2025-08-13"),
        ("позавчера", "2025-08-12"),
        ("сутками ранее", "2025-08-13"),
        ("двумя днями ранее", "2025-08-12"),
        ("неделю назад", "2025-08-10"),
        ("неделей ранее", "2025-08-10"),
        ("за прошлую неделю", "2025-08-10"),
        ("13 августа вечером", "2025-08-13"),
        ("вечером в среду", "2025-08-13"),
        ("в среду вечером", "2025-08-13"),
        ("с начала августа", "2025-08-14"),
        ("за июль", "2025-07-31"),
        ("за весну", "2025-05-31"),
        ("в ночь с 13 на 14 августа", "2025-08-14"),
        ("с 23:00 13 августа до 7:00 14 августа", "2025-08-14"),
    ],
)
def test_days_of_russian_words(words: str, day: str) -> None:
    """Said on Thursday, 14 August 2025."""
    for text in (f"Россия запустила {words} 40 дронов.", f"{words.capitalize()} Россия запустила 40 дронов."):
        assert {shown(claim)["day"] for claim in claims(text, "ru")} == {day}, text


@together(
    ("text", "stage"),
    [
        ("Германия выделит Украине 2 млрд евро.", "aid_pledged"),
        ("Германия отправит Украине технику на 2 млрд евро.", "aid_pledged"),
        ("Правительство Германии приняло решение о помощи Украине на 2 млрд евро.", "aid_committed"),
        ("Германия заложила в бюджет 2 млрд евро на помощь Украине.", "aid_allocated"),
        ("Германия перевела Украине 2 млрд евро.", "aid_disbursed"),
        ("Германия может выделить Украине 2 млрд евро.", ""),
        ("Киев просит у Германии 2 млрд евро.", ""),
    ],
)
def test_stage_of_russian_words(text: str, stage: str) -> None:
    assert [claim.metric for claim in claims(text, "ru")] == ([stage] if stage else [])


@pytest.mark.parametrize(
    "text",
    [
        "Москва отчиталась о 14 сбитых дронах, Киев – о 20.",
        "В Москве заявили о 14 сбитых дронах, в Киеве – о 20.",
        "Россия сообщает о 14 сбитых дронах, Украина – о 20.",
        "Минобороны РФ: сбиты 14 дронов. Воздушные силы: сбиты 20.",
    ],
)
def test_each_side_tells_its_own(text: str) -> None:
    found = [(claim.direction, claim.claimant[:2], claim.amount.best) for claim in claims(text, "ru")]
    assert found == [("ua_on_ru", "ru", 14), ("ru_on_ua", "ua", 20)]


@together(
    ("language", "text"),
    [
        ("en", "Air defences downed 40 of 52 drones overnight. The figures may be updated."),
        ("en", "Air defences downed 40 of 52 drones overnight. Data are being clarified."),
        ("uk", "Уночі збито 40 із 52 дронів. Дані уточнюються."),
        ("uk", "Уночі збито 40 із 52 дронів. Інформація може змінюватися."),
        ("ru", "Ночью сбиты 40 из 52 дронов. Информация уточняется."),
        ("ru", "Ночью сбиты 40 из 52 дронов. Цифры могут измениться."),
    ],
)
def test_figures_that_may_change_are_preliminary(language: Language, text: str) -> None:
    assert [claim.status for claim in claims(text, language)] == ["preliminary"] * 2
    assert {claim.status for claim in claims(text.split(". ")[0] + ".", language)} == {"final"}


def test_a_month_is_not_what_may_change() -> None:
    found = claims("Ночью сбит 41 дрон. Данные уточняются. За июль сбито 900 дронов.", "ru")
    assert [claim.status for claim in found] == ["preliminary", "final"]


@pytest.mark.parametrize(
    ("language", "text", "claimant"),
    [
        (
            "ru",
            "Сбито 20 БПЛА. Пострадавших нет. Губернатор Липецкой области Игорь Артамонов.",
            "ru_official",
        ),
        ("uk", "Збито 21 безпілотник. Поранено трьох людей. Владислав Гайваненко", "ua_official"),
        ("ru", "Сбито 20 БПЛА. В области работают спасатели.", "unattributed"),
        ("ru", "Сбито 20 БПЛА. Зеленский поблагодарил военных.", "unattributed"),
    ],
)
def test_who_signs_speaks(language: Language, text: str, claimant: str) -> None:
    assert {claim.claimant for claim in claims(text, language)} == {claimant}


@pytest.mark.parametrize(
    "text",
    [
        "Сбито не 78, а 84 дрона.",
        "Ранены девять, а не семь человек, заявил Гладков.",
        "Поранено не п'ять, а шість осіб.",
    ],
)
def test_what_takes_the_place_of_a_denied_figure_is_updated(text: str) -> None:
    found = claims(text, "uk" if "і" in text else "ru")
    assert [claim.status for claim in found] == ["updated"]
