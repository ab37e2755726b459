"""How an act was done: by drone, by telephone, as a strike."""

from collections.abc import Iterable, Sequence

from dragoman.lexicon.frames import Frame
from dragoman.lexicon.modes import ModeRow
from dragoman.model import Sentence, Token


def mode_of(frame: Frame, sentence: Sentence, trigger: Sequence[Token], rows: Iterable[ModeRow]) -> str | None:
    """The mode that a frame or else the words of its act tell; a measure or relation has its frame's."""
    if frame.kind != "event" or frame.mode is not None:
        return frame.mode
    words = {word.lemma for own in trigger for word in (own, *sentence.children(own))}
    return next((row.name for row in rows if row.type == frame.type and not words.isdisjoint(row.words)), None)
