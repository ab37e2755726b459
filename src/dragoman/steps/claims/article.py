"""What the proposers of one document share."""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from dragoman.grammar.mentioned import Mentioned
from dragoman.lexicon.actors import Actors
from dragoman.lexicon.types import ClaimType
from dragoman.lexicon.weights import Weights
from dragoman.model import Reading, Speaker
from dragoman.steps.claims.sentence_context import SentenceContext
from dragoman.tools import Tools


class Article(Struct, frozen=True):
    """A reading with its parsed sentences, each with what reading its claims needs to know, the weights by which sides are chosen, the
    claim types, and who is known."""

    reading: Reading
    sentences: tuple[SentenceContext, ...]
    side_weights: Weights
    types: Mapping[str, ClaimType]
    actors: Actors


def article_of(reading: Reading, tools: Tools) -> Article:
    return Article(reading, tuple(sentences_of(reading, tools)), tools.lexicon.side_weights, tools.lexicon.types, tools.lexicon.actors)


def sentences_of(reading: Reading, tools: Tools) -> Iterator[SentenceContext]:
    parsed = [sentence for sentence in reading.trees if sentence.tokens]
    languages = {code: tools.languages[code] for code in {sentence.language for sentence in parsed}}
    dwellers = {code: language.frames.dwellers for code, language in languages.items()}
    place_words = {code: language.governors.table.place_prepositions for code, language in languages.items()}
    mentioned = Mentioned(reading, dwellers, place_words)
    speaker = narrator(reading)
    domestic = frozenset(name for name, row in tools.lexicon.types.items() if row.domestic)
    states = frozenset(actor.name for actor in tools.lexicon.actors.by_code.values())
    for sentence in parsed:
        own = languages[sentence.language]
        yield SentenceContext(sentence, mentioned, own.frames, own.governors, own.modes, domestic, states, narrator=speaker)


def narrator(reading: Reading) -> Speaker | None:
    """The one whose words the article gives, where all that it quotes is said by one actor."""
    speakers = [s.source for s in reading.statements if s.quote == "direct" and s.source is not None]
    codes = {speaker.actor.code if speaker.actor else "" for speaker in speakers}
    return speakers[0] if len(codes) == 1 else None
