"""Pictures, bullets, dashes and bold type before the lines of a post change no claim."""

import pytest

from tests.laws.plain import claims_of, told
from tracker.model import Language

_POSTS: dict[Language, tuple[str, ...]] = {
    "en": (
        "Of the 64 drones launched overnight, 50 were shot down, the air force said.",
        "With 12 missiles and 90 drones Russia attacked Odesa. Two people were killed, said the mayor.",
        "Enemy losses over the past day\nTanks - 4\nArtillery systems - 31",
        "On Sunday night, our tally says:\n88 drones launched\n70 drones neutralised\n9 drones lost",
    ),
    "uk": (
        "Із 64 дронів збито 50, решта влучили.",
        "Уночі по Одесі випустили 12 «шахедів». Загинули двоє людей, написав мер.",
        "Наліт триває. У небі ще 8 дронів, 5 уже збили.",
        "Уночі знищено 19 шахедів:\nОдещина - 11;\nМиколаївщина - 8.",
    ),
    "ru": (
        "Из 64 российских дронов 50 сбиты, ещё четыре ушли в Беларусь.",
        "По Кривому Рогу выпустили две ракеты. Ранены семь человек, написал мэр.",
        "130 беспилотников за ночь: в Смоленске горит нефтебаза",
    ),
}
_MARKS = ("⚡️ {}", "❗️{}", "🇺🇦 {}", "**{}**", "⚡️ **{}**", "1️⃣ {}", "{} ⚡️")
_BULLETS = ("• {}", "— {}")


@pytest.mark.parametrize("language", _POSTS)
def test_marks_change_no_claim(language: Language) -> None:
    """Whether the first line is marked or each is."""
    for post in _POSTS[language]:
        alone = told(claims_of(post, language))
        assert alone, post
        for mark in _MARKS if "\n" in post else (*_MARKS, *_BULLETS):
            assert told(claims_of(mark.format(post), language)) == alone, mark.format(post)
        each = "❗️" + post.replace("\n", "\n🔹 ")
        assert told(claims_of(each, language)) == alone, each


def test_a_number_in_a_keycap_counts_only_within_a_line() -> None:
    """The keycap that opens a line numbers it; one inside a line is a number in another dress."""
    numbered = "1️⃣ Над Сумщиною збито 4 дрони.\n2️⃣ Над Полтавщиною збито 6 дронів."
    assert [claim.amount.best for claim in claims_of(numbered, "uk")] == [4, 6]
    assert [claim.amount.best for claim in claims_of("ППО збила 4️⃣ безпілотники.", "uk")] == [4]


@pytest.mark.parametrize(
    ("language", "labels"),
    [
        ("en", ("BREAKING: {}", "Just in! {}")),
        ("uk", ("ТЕРМІНОВО! {}", "❗️Увага: {}")),
        ("ru", ("СРОЧНО: {}", "⚡️Молния! {}")),
    ],
)
def test_a_label_before_news_changes_no_claim(language: Language, labels: tuple[str, ...]) -> None:
    for post in _POSTS[language]:
        for label in labels:
            assert told(claims_of(label.format(post), language)) == told(claims_of(post, language)), label


@pytest.mark.parametrize(
    ("language", "footers"),
    [
        ("en", ("Subscribe to our channel", "Follow us on Telegram: @channel_a\nhttps://t.me/channel_a")),
        (
            "uk",
            (
                "👉 Підписатися на канал",
                "Надіслати новину | Підписатися",
                "[Телеграм](https://t.me/a1) | YouTube",
            ),
        ),
        ("ru", ("Подписывайтесь на наш канал!", "🔹 @channel_a\n\nПодписаться")),
    ],
)
def test_what_a_channel_says_of_itself_changes_no_claim(language: Language, footers: tuple[str, ...]) -> None:
    for post in _POSTS[language]:
        for footer in footers:
            text = f"{post}\n\n{footer}"
            assert told(claims_of(text, language)) == told(claims_of(post, language)), text
