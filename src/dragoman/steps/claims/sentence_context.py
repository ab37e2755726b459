"""What reading the claims of one sentence needs to know."""

from msgspec import Struct

from dragoman.grammar.mentioned import Mentioned
from dragoman.lexicon.frames import Frames
from dragoman.lexicon.governors import Governors
from dragoman.lexicon.modes import ModeRow
from dragoman.model import Sentence, Speaker


class SentenceContext(Struct, frozen=True):
    """The sentence, who is meant where, the frames, status words and words of modes of its language, who speaks there, and the types of
    acts that are often done at home. `states` are the names of states and bodies, which their cities do not bear; `narrator` is the one
    who speaks in all of the article, where there is one."""

    sentence: Sentence
    mentioned: Mentioned
    frames: Frames
    governors: Governors
    modes: tuple[ModeRow, ...] = ()
    domestic: frozenset[str] = frozenset()
    states: frozenset[str] = frozenset()
    speaker: Speaker | None = None
    narrator: Speaker | None = None
