"""What is done to weapons by a verb that no table knows follows from who does it."""

from collections.abc import Sequence

import pytest

from tests.laws.plain import Case, misread
from tracker.model import Language

FIELDS = ("metric", "best", "direction")
HURLED = "flung|catapulted|battered the grid with|swamped the defences with|peppered Odesa with"
STOPPED = "nullified|blunted|mopped up|finished off|took care of|turned away|caught|shredded"
CAME = "followed|buzzed in|approached|tore into a power plant"
OTHER = "bought|received|ordered|unveiled|displayed|tested|exported|got|moved|identified|loaded|trained|took"
THROWN_UK = "140 дронів нацькувала|140 дронів нагнала на Одесу|140 дронами засипала Одесу"
STOPPED_UK = "заземлили|поклали|утилізували|повалили"
THROWN_RU = "140 дронов швырнула|140 дронов подняла|140 дронами забросала Сумы"
STOPPED_RU = "посадили|обезопасили|свалили|сняли"
OTHER_UK = "придбала|перекинула на південь|розмістила|знайшла на складі|витратила"
OTHER_RU = "показала|перебросила в Крым|разместила|спрятала в лесу|истратила"


def _english() -> list[Case]:
    told = "the Air Force of Ukraine said"
    return [
        *(
            (f"Russia {verb} 140 drones overnight, {told}.", [("launched", 140, "ru_on_ua")])
            for verb in HURLED.split("|")
        ),
        *(
            (f"Air defences {verb} 97 Russian drones.", [("neutralised", 97, "ru_on_ua")])
            for verb in STOPPED.split("|")
        ),
        *(
            (f"Overnight 31 Russian drones {verb}, {told}.", [("launched", 31, "ru_on_ua")])
            for verb in CAME.split("|")
        ),
        ("Air defenders blunted 97 drones.", [("neutralised", 97, "ru_on_ua")]),
        ("Air defence units spent 30 missiles overnight.", []),
        ("Ukraine's air defences fired 30 missiles.", []),
        (
            "Kyiv received 30 missiles from Germany, and Russia fired 60 drones.",
            [("launched", 60, "ru_on_ua")],
        ),
        *((f"Ukraine {verb} 140 drones.", []) for verb in OTHER.split("|")),
    ]


def _ukrainian() -> list[Case]:
    return [
        *((f"Уночі {thrown} Росія.", [("launched", 140, "ru_on_ua")]) for thrown in THROWN_UK.split("|")),
        *(
            (f"Сили ППО {verb} 97 дронів.", [("neutralised", 97, "ru_on_ua")])
            for verb in STOPPED_UK.split("|")
        ),
        *((f"Україна {verb} 140 дронів.", []) for verb in OTHER_UK.split("|")),
    ]


def _russian() -> list[Case]:
    return [
        *((f"Ночью {thrown} Россия.", [("launched", 140, "ru_on_ua")]) for thrown in THROWN_RU.split("|")),
        *(
            (f"Силы ПВО {verb} 97 украинских дронов.", [("neutralised", 97, "ua_on_ru")])
            for verb in STOPPED_RU.split("|")
        ),
        ("Силы ПВО выпустили 30 ракет по беспилотникам.", []),
        *((f"Россия {verb} 140 дронов.", []) for verb in OTHER_RU.split("|")),
    ]


@pytest.mark.parametrize(
    ("cases", "language"),
    [(_english(), "en"), (_ukrainian(), "uk"), (_russian(), "ru")],
    ids=["en", "uk", "ru"],
)
def test_the_doer_tells_what_was_done(cases: Sequence[Case], language: Language) -> None:
    assert misread(cases, language, FIELDS) == []
