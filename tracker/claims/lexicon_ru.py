"""Russian words of the slots: the slot is here, its rules come with the next stage of the reader."""

from tracker.claims.lexicon import Lexicon

LEXICON = Lexicon()
