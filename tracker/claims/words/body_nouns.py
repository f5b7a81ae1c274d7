# ruff: noqa: E501  (a table: one noun a line)
"""The nouns by which a body is taken up once it was named, and the claimants that each may stand for."""

from collections.abc import Mapping
from types import MappingProxyType

_OFFICIALS = frozenset({"ua_official", "ru_official"})
_HEADQUARTERS = frozenset({"ua_air_force", "ru_mod", "ua_general_staff"})
_COMMANDS = _HEADQUARTERS - {"ru_mod"} | {
    "ua_commander",
    "ua_command_south",
    "ua_command_east",
    "ua_command_west",
    "ua_command_center",
}
_SERVICES = frozenset({"ua_security_service", "ua_intelligence"})
_OF_STATES = frozenset({"ua_official", "ru_mod", "donor"})
BODIES: Mapping[str, tuple[str, frozenset[str]]] = MappingProxyType(
    {
        "institute": (
            r"институт[аеу]?|інститут[іу]?|исследовательск\w+ центр\w*|дослідницьк\w+ центр\w*|institute|think[ -]tank|research cent(?:re|er)",
            frozenset({"kiel", "expert"}),
        ),
        "authors": (
            r"автор(?:ы|ов|и|ів)|исследовател(?:и|ей)|дослідник(?:и|ів)|аналитик(?:и|ов)|аналітик(?:и|ів)|authors|researchers|analysts",
            frozenset({"kiel", "expert"}),
        ),
        "intelligence": (
            r"(?:военной |воєнної |военная |воєнна )?(?:разведк[аиеу]|розвідк[аиу]|розвідці)|управлени[еия]|управлінн[іяю]|(?:military )?intelligence|(?:intelligence )?directorate|spy agency",
            frozenset({"ua_intelligence"}),
        ),
        "service": (
            r"(?:спец)?служб[аыеиі]|(?:security |intelligence |emergency )?service",
            _SERVICES | _OFFICIALS,
        ),
        "staff": (r"(?:ген)?штаб[аеіу]?|staff", frozenset({"ua_general_staff"})),
        "command": (
            r"командовани[еия]|командуванн[іяю]|(?:air |operational )?command|headquarters",
            _COMMANDS,
        ),
        "military": (r"военны[ех]|військов(?:і|их)|military", _HEADQUARTERS),
        "ministry": (
            r"(?:военн\w+ |оборонн\w+ )?ведомств[аое]|(?:військов\w+ |оборонн\w+ )?відомств[аоі]|агентств[аоеі]|agency",
            _OF_STATES | _OFFICIALS | _SERVICES | _COMMANDS,
        ),
        "department": (r"министерств[аое]|міністерств[аоі]|(?:defen[cs]e )?ministry", _OF_STATES),
        "prosecutors": (
            r"прокуратур[аыеиі]|полици[ия]|поліці[їяю]|администраци[ия]|адміністраці[їя]|ова|спасател(?:и|ей)|рятувальник(?:и|ів)|prosecutors|police|administration",
            _OFFICIALS,
        ),
        "commission": (
            r"комисси[ия]|комісі[їя]|commission|(?:(?:eu|bloc's) )?executive|bloc",
            frozenset({"eu"}),
        ),
        "mission": (
            r"мисси[ия]|місі[їя]|организаци[ия]|організаці[їя]|(?:monitoring )?mission|organi[sz]ation",
            frozenset({"un"}),
        ),
        "government": (
            r"(?:foreign|finance|interior|prime) minist(?:er|ry)|foreign office|treasury|government|chancellor|premier|правительств[аое]|уряд[уі]?|мид[аеу]?|мзс|минфин[аеу]?|мінфін[уі]?|премьер|прем'єр|канцлер",
            frozenset({"donor"}),
        ),
        "office": (r"(?:prosecutor's |human rights )?office", _OFFICIALS | {"un"}),
        "alliance": (r"альянс[аеіу]?|alliance", frozenset({"nato"})),
    }
)
