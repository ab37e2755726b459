"""Trees for the sentences that can matter."""

from msgspec.structs import replace

from dragoman.model import Reading, Sentence
from dragoman.tools import Step, Tools

LONGEST = 2000  # characters; a longer "sentence" is a table or a list, and parsing it would cost more than it gives


def parse_sentences(reading: Reading, tools: Tools) -> Reading:
    trees = list(reading.sentences)
    for code, language in tools.languages.items():
        wanted = [i for i, s in enumerate(trees) if s.language == code and can_matter(s)]
        parsed = language.engine.parse([trees[i] for i in wanted]) if wanted else []
        for i, tokens in zip(wanted, parsed, strict=True):
            trees[i] = replace(trees[i], tokens=tokens)
    return replace(reading, trees=tuple(trees))


def can_matter(sentence: Sentence) -> bool:
    """Whether statements or claims may stand in a sentence."""
    return len(sentence.text) <= LONGEST


STEP = Step("parse", needs=("sentences",), gives=("trees",), run=parse_sentences)
