"""A fragment of HTML, as entries of feeds hold it -> its text, with a line for each block."""

import re
from html.parser import HTMLParser

BLOCKS = re.compile(
    r"address|article|aside|blockquote|br|dd|div|dl|dt|figcaption|figure|footer|form|h[1-6r]|header|li|main|nav"
    r"|[ou]l|p|pre|section|table|t[dhr]"
)
UNREAD = frozenset({"script", "style", "noscript", "template", "svg"})
_SPACES = re.compile(r"[ \t\r\f\v]*\n\s*")
_MARKUP = re.compile(r"<[a-zA-Z/!]|&#?\w{2,8};")


def text_of(fragment: str) -> str:
    """The words of a fragment; a text without markup is returned as it is, trimmed.

    >>> text_of("<p>Shot down: <b>40</b> of 61.</p><p>Debris &amp; fires.</p>").splitlines()
    ['Shot down: 40 of 61.', 'Debris & fires.']
    """
    if not _MARKUP.search(fragment):
        return fragment.strip()
    words = _Words()
    words.feed(fragment)
    words.close()
    return _SPACES.sub("\n", "".join(words.parts)).strip()


class _Words(HTMLParser):
    """Collects the text between tags."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._unread = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A block begins a line."""
        if tag in UNREAD:
            self._unread += 1
        if BLOCKS.fullmatch(tag):
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        """A block ends its line."""
        if tag in UNREAD:
            self._unread = max(0, self._unread - 1)
        if BLOCKS.fullmatch(tag) and tag != "br":
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        """Words, unless they are a program or a style."""
        if not self._unread:
            self.parts.append(data)
