"""The export of Telegram's desktop program, `result.json`: one document a message that has words.

The text of a message is its pieces (plain, bold, links, ...) joined: spans count its characters.
"""

import json
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from typing import Any

from tracker.errors import SourceError
from tracker.sources.documents import (
    FIRST_YEAR,
    LAST_YEAR,
    instant_of,
    mended,
    read_bytes,
    shown,
    single_input,
)
from tracker.sources.encoding import decode
from tracker.sources.nouns import Input, Raw
from tracker.sources.printer import find_claimant, find_publisher
from tracker.sources.published import Publication
from tracker.text.dates.calendar import NOON
from tracker.vocab import UNATTRIBUTED

MAX_EXPORT = 300_000_000
"""A larger export is to be made in parts [bytes]."""


def read(raw: Raw) -> Iterator[Input]:
    """One input per message with words, in the order of the file; chats of a whole export one by one.

    Raises: SourceError for a file that is no export, or a message that breaks its form.
    """
    content = read_bytes(raw, MAX_EXPORT, "which is too much at once; export a span of time")
    seen = 0
    text = decode(content, raw.ref, note=raw.note)
    for chat in _chats(_object(text, raw.ref), raw.ref):
        name = chat.get("name")
        name = name if isinstance(name, str) else ""
        for message in chat["messages"]:
            found = _input(raw, message, name)
            if found is not None:
                seen += 1
                yield found
    if not seen:
        raise SourceError(f"{raw.ref}: no message of this export has words")


def _object(text: str, where: str) -> dict[str, Any]:
    try:
        values = json.loads(text)
    except (ValueError, RecursionError) as error:
        reason = error.msg if isinstance(error, json.JSONDecodeError) else str(error)[:80]
        raise SourceError(f"{where}: no JSON ({reason}); give the result.json of an export") from None
    if not isinstance(values, dict):
        raise SourceError(f"{where}: a JSON {type(values).__name__}, no export of Telegram; give JSON lines")
    return values


def _chats(values: dict[str, Any], where: str) -> list[dict[str, Any]]:
    """The one chat of an export, or the chats of a whole one."""
    listed = values.get("chats")
    chats = listed.get("list") if isinstance(listed, dict) else [values]
    if not isinstance(chats, list) or not all(_is_chat(chat) for chat in chats):
        raise SourceError(
            f'{where}: no export of Telegram: "messages" is missing; export a channel as JSON, '
            "and give texts of your own as JSON lines (.jsonl)"
        )
    return chats


def _is_chat(chat: Any) -> bool:
    return isinstance(chat, dict) and isinstance(chat.get("messages"), list)


def _input(raw: Raw, message: Any, channel: str) -> Input | None:
    """The input of one message; None for a service line and a message without words."""
    if not isinstance(message, dict):
        raise SourceError(f"{raw.ref}: a message is a JSON {type(message).__name__}, not an object")
    where = f"{raw.ref}#{shown(str(message.get('id', '?')))}"
    text = _words(message.get("text", ""), where)
    if message.get("type", "message") != "message" or not text.strip():
        return None
    fields, reasons = _printer(message, channel)
    dated = _dated(message, where)
    return single_input(
        raw._replace(ref=where),
        text,
        0,
        {} if raw.source else fields,
        dated=dated,
        reasons=(*reasons, *_edited(message, where)),
    )


def _words(text: Any, where: str) -> str:
    """The text of a message: a string, or a list of strings and entities with a text each."""
    if isinstance(text, str):
        return text
    if not isinstance(text, list):
        raise SourceError(f'{where}: "text" is neither text nor a list of its pieces')
    pieces = [piece.get("text") if isinstance(piece, dict) else piece for piece in text]
    words = [piece for piece in pieces if isinstance(piece, str)]
    if len(words) < len(pieces):
        raise SourceError(f"{where}: a piece of the text has no text")
    return "".join(words)


def _printer(message: Mapping[str, Any], channel: str) -> tuple[dict[str, str], tuple[str, ...]]:
    """Who printed the message and whose words it passes on."""
    name = channel or _string(message, "from")
    fields = {"publisher": find_publisher(name) or name}
    origin = _string(message, "forwarded_from")
    if not origin:
        return fields, ()
    claimant = find_claimant(origin)
    if not claimant and find_claimant(name):
        # an office that passes on another's words does not state them
        fields["claimant"] = UNATTRIBUTED
    return {**fields, **({"claimant": claimant} if claimant else {})}, (f"forwarded from {origin}",)


def _string(message: Mapping[str, Any], key: str) -> str:
    value = message.get(key)
    return mended(value) if isinstance(value, str) else ""


def _dated(message: Mapping[str, Any], where: str) -> Publication:
    """The instant of a message: its seconds; older exports print the clock of the exporting machine only."""
    if message.get("date_unixtime") is not None:
        return Publication(
            instant_of(message["date_unixtime"], where), "given", "high", ("date of the message",)
        )
    day = _day(message, where)
    reason = "date of the message, whose clock has no offset: its day counts"
    return Publication(datetime.combine(day, NOON), "given", "medium", (reason,))


def _day(message: Mapping[str, Any], where: str) -> date:
    try:
        day = datetime.fromisoformat(_string(message, "date")).date()
    except ValueError:
        raise SourceError(f'{where}: "date" is no date; export the channel again') from None
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise SourceError(f'{where}: "date" {day} is not between {FIRST_YEAR} and {LAST_YEAR}')
    return day


def _edited(message: Mapping[str, Any], where: str) -> tuple[str, ...]:
    """A remark on an edited message: the text is the new one, published is as before."""
    if message.get("edited_unixtime") is not None:
        at = instant_of(message["edited_unixtime"], where).astimezone(UTC)
        return (f"edited at {at:%Y-%m-%d %H:%M} UTC: the text is the edited one",)
    edited = _string(message, "edited")
    return (f"edited at {edited}: the text is the edited one",) if edited else ()
