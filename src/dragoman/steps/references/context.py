"""What the resolvers ask of a document: its sentences, and who is named where."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from msgspec.structs import replace

from dragoman.grammar.mentioned import main_state
from dragoman.lexicon import Lexicon
from dragoman.lexicon.actors import ActorRecord
from dragoman.lexicon.language import Language, Traits
from dragoman.lexicon.references import Referring
from dragoman.lexicon.words import NameWord
from dragoman.model import UNKNOWN, Actor, Mention, MentionKind, MentionType, Reading, Sentence, Span, Token
from dragoman.steps.references.holders import Holders

SUBJECTS = {"nsubj", "nsubj:pass"}
NAMING = {"name", "office", "metonym", "demonym", "group", "pronoun", "role"}
NARROWING = {"amod", "nmod", "acl", "acl:relcl", "det", "nummod", "nummod:gov", "nmod:poss"}
BACK = 2  # sentences before the own one that a reference may reach


class ReferenceContext:
    """A reading with the references found so far."""

    def __init__(self, reading: Reading, lexicon: Lexicon, languages: Mapping[str, Language]) -> None:
        self.reading, self.lexicon, self.languages = reading, lexicon, languages
        self.day = reading.document.published
        self.found: list[Mention] = []

    @cached_property
    def by_sentence(self) -> list[list[Mention]]:
        """The named mentions of each sentence, in order."""
        inside = self.reading.index.mentions.inside
        return [[m for m in inside(sentence.start, sentence.end) if m.actors] for sentence in self.reading.trees]

    def taken(self, index: int, start: int, end: int) -> bool:
        """Whether a mention of sentence `index` holds or crosses the characters [start, end); shorter ones inside them do not count."""
        over = (m for m in self.by_sentence[index] if m.start < end and start < m.end)
        return any(not (start <= m.start and m.end <= end and m.end - m.start < end - start) for m in over)

    @cached_property
    def codes(self) -> set[str]:
        """Every code named in the document."""
        return {actor.code for m in self.reading.mentions for actor in m.actors}

    @cached_property
    def owners(self) -> defaultdict[str, set[str]]:
        """For each role of a body the codes of the states that are named with one."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        for m in self.reading.mentions:
            if m.role and m.actors:
                found[m.role].add(m.actors[0].code)
        return found

    @cached_property
    def holders(self) -> Holders:
        """The people named so far by their offices."""
        return Holders(self.reading.mentions, self.people, self.day)

    @cached_property
    def main(self) -> str | None:
        """The state that the document is about; None where none stands out."""
        return main_state(self.reading.mentions)

    @property
    def people(self) -> dict[str, ActorRecord]:
        """Known people by their canonical name."""
        return self.lexicon.actors.people

    def before(self, index: int, place: int) -> Iterator[list[Mention]]:
        """The mentions before a place of sentence `index`: those of its own sentence first, then of each sentence before, nearest first."""
        for back in range(min(BACK, index) + 1):
            row = [m for m in self.by_sentence[index - back] if m.end <= place]
            later = [m for m in self.found if m.actors and self.reading.trees[index - back].covers(m) and m.end <= place]
            yield row + later

    def is_subject(self, mention: Mention, index: int) -> bool:
        """Whether a mention is (or is beside) a subject of a sentence or of one of those before it."""
        sentence = next(s for s in self.reading.trees[: index + 1][::-1] if s.covers(mention))
        token = sentence.head_of(mention.start, mention.end)
        while token is not None and token.base in {"appos", "flat", "conj"}:
            token = sentence.head(token)
        return token is not None and token.relation in SUBJECTS

    def head(self, mention: Mention, index: int) -> Token | None:
        sentence = next(s for s in self.reading.trees[: index + 1][::-1] if s.covers(mention))
        return sentence.head_of(mention.start, mention.end)

    def token(self, sentence: Sentence, words: Sequence[NameWord], first: int, last: int) -> Token | None:
        return sentence.head_of(words[first].start, words[last - 1].end)


def states(mentions: Iterable[Mention]) -> list[tuple[str, Mention, Actor]]:
    """The states and bodies that mentions name or stand for, each code once, in order of their last mention."""
    found: dict[str, tuple[str, Mention, Actor]] = {}
    for m in mentions:
        for actor in m.actors:
            if actor.code != UNKNOWN:
                found.pop(actor.code, None)
                found[actor.code] = (actor.code, m, actor)
    return list(found.values())


def state(lexicon: Lexicon, code: str, span: Span) -> Actor:
    """The state or body of a code, as the actor of a span."""
    known = lexicon.actors.by_code.get(code)
    return Actor(code, known.name if known else code, known.id if known else None, known.country if known else None, None, span)


def reference(
    text: str, start: int, end: int, type: MentionType, kind: MentionKind, actors: Sequence[Actor], candidates: Iterable[str] = ()
) -> Mention:
    """A reference; one that is resolved has actors and no candidates."""
    span = Span(text[start:end], start, end)
    given = tuple(replace(actor, mention=span) for actor in actors)
    return Mention(span.text, start, end, type, kind, given, () if given else tuple(sorted(set(candidates))))


def fits(row: Referring, traits: Traits, token: Token | None) -> bool:
    """Whether gender and number of a head word agree with a pronoun."""
    if token is None:
        return False
    genders = {"m": "Masc", "f": "Fem", "n": "Neut"}
    number = token.features.get("Number", "Sing")
    if row.number == "plur":
        return number == "Plur"
    if number == "Plur":
        return False
    return traits.gender == "natural" or row.gender is None or token.features.get("Gender", genders[row.gender]) == genders[row.gender]


def narrowed(sentence: Sentence, token: Token, start: int, end: int) -> bool:
    """Whether something outside the words says which one is meant («страны Запада», «соседняя страна»)."""
    outside = [c for c in sentence.children(token) if not start <= c.start < end and c.relation in NARROWING | {c.base} & NARROWING]
    return any(c.relation in NARROWING and c.lemma not in sentence.function_words.pointing for c in outside)
