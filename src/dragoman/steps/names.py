"""Names of people, bodies and places as the engines find them."""

from msgspec.structs import replace

from dragoman.lexicon.words import words
from dragoman.model import Name, Reading, Sentence
from dragoman.tools import Step, Tools


def find_names(reading: Reading, tools: Tools) -> Reading:
    found: list[Name] = []
    for language, engine in tools.engines.items():
        sentences = [s for s in reading.sentences if s.language == language and may_hold_unknown(s, tools)]
        for names in engine.names(sentences) if sentences else ():
            found.extend(names)
    return replace(reading, names=tuple(sorted(found, key=lambda n: (n.start, -n.end))))


def may_hold_unknown(sentence: Sentence, tools: Tools) -> bool:
    """Whether a word after the first has a capital letter and is not known: only then is an engine worth its cost."""
    return any(word.shape != "small" and not tools.lexicon.actors.senses(word.key) for word in words(sentence.text)[1:])


STEP = Step("names", needs=("sentences",), gives=("names",), run=find_names)
