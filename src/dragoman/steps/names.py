"""Names of people, bodies and places as the engines find them."""

from msgspec.structs import replace

from dragoman.model import Name, Reading, Sentence
from dragoman.tools import Step, Tools


def find_names(reading: Reading, tools: Tools) -> Reading:
    found: list[Name] = []
    for code, language in tools.languages.items():
        sentences = [s for s in reading.sentences if s.language == code and may_name(s)]
        for names in language.engine.names(sentences) if sentences else ():
            found.extend(names)
    return replace(reading, names=tuple(sorted(found, key=lambda n: (n.start, -n.end))))


def may_name(sentence: Sentence) -> bool:
    """Whether a capital letter stands after the first word: without one the engines find next to nothing, at the same cost."""
    _, _, rest = sentence.text.partition(" ")
    return rest != rest.lower()


STEP = Step("names", needs=("sentences",), gives=("names",), run=find_names)
