"""Build the subset of the house font that HTML editions carry: run when the font or the alphabet changes.

The house font is Source Sans Pro (SIL Open Font License 1.1). "Source" is a reserved font name, so the
subset is named Tracker Sans. Latin, Latin Extended-A, Cyrillic with the Ukrainian letters, currency
signs, arrows and the signs of arithmetic; figures stay tabular, which is the font's default.
"""

from pathlib import Path

from font_source_sans_pro import font_files_ttf
from fontTools import subset
from fontTools.ttLib import TTFont

FONTS = Path(__file__).resolve().parents[1] / "tracker" / "charts" / "fonts"
WEIGHTS = {"Regular": "SourceSansPro", "Bold": "SourceSansProBold"}
LETTERS = [
    *range(0x20, 0x180),
    *range(0x400, 0x460),
    0x490,
    0x491,
    *range(0x2010, 0x2023),
    0x2026,
    0x202F,
    *range(0x2030, 0x203B),
    *range(0x20A0, 0x20C0),
    0x2116,
    *range(0x2190, 0x2194),
    0x2212,
    0x2248,
    0x2260,
    0x2264,
    0x2265,
]


def build(weight: str) -> int:
    """Write one weight as WOFF2 and return its size [bytes]."""
    font = TTFont(font_files_ttf[WEIGHTS[weight]])
    options = subset.Options()
    options.flavor = "woff2"
    options.layout_features = ["kern", "liga", "ccmp", "locl", "mark", "mkmk", "tnum"]
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.drop_tables += ["DSIG"]
    maker = subset.Subsetter(options)
    maker.populate(unicodes=LETTERS)
    maker.subset(font)
    for record in font["name"].names:
        if record.nameID in (1, 3, 4, 6, 16):
            record.string = f"Tracker Sans {weight}" if record.nameID != 6 else f"TrackerSans-{weight}"
    font["head"].modified = font["head"].created
    path = FONTS / f"TrackerSans-{weight}.woff2"
    subset.save_font(font, str(path), options)
    return path.stat().st_size


if __name__ == "__main__":
    for weight in WEIGHTS:
        print(weight, build(weight))
