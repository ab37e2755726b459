"""People whose state is told beside their name («американец по имени …», "Alan Gross, an American contractor"), wherever they are named."""

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from dragoman.grammar.mentioned import DEEPEST, Mentioned, main_state
from dragoman.grammar.roles import SUBJECTS, obliques, owners
from dragoman.model import STATELESS, UNKNOWN, Actor, Mention, Nationality, Reading, Sentence, Token, by_span
from dragoman.tools import Step, Tools

NOUNS = {"NOUN", "PROPN"}
DESCRIBED = {"appos", "flat", "nmod"}  # how a name hangs on the noun that says who somebody is


def find_nationalities(reading: Reading, tools: Tools) -> Reading:
    """An unknown person belongs to the state told beside any of his names, the first where several are told; a person of whom none is
    told, to the state that the article is about, where one stands out."""
    people = list(unknown_people(reading))
    homes = home_of_each(reading, people) if people else {}
    return replace(reading, nationalities=tuple(Nationality(person, home.code, home.country) for person, home in homes.items()))


def unknown_people(reading: Reading) -> Iterator[tuple[Sentence, Mention]]:
    """Every name of a person without a state in a parsed sentence."""
    unknown = [m for m in reading.mentions if m.type == "PER" and m.kind == "name" and is_unknown(m)]
    index = by_span(unknown)
    for sentence in reading.trees if unknown else ():
        if sentence.tokens:
            yield from ((sentence, m) for m in index.inside(sentence.start, sentence.end))


def is_unknown(mention: Mention) -> bool:
    return mention.actor is not None and mention.actor.code == UNKNOWN


def home_of_each(reading: Reading, people: Iterable[tuple[Sentence, Mention]]) -> dict[str, Actor]:
    """The state or body of each person of whom one can be told, by the person's name."""
    mentioned, main = Mentioned(reading), main_state(reading.mentions)
    homes: dict[str, Actor] = {}
    spoken_of = next((a for m in reading.mentions for a in m.actors if a.code == main), None)
    for sentence, mention in people:
        home = next(homes_beside(mentioned, sentence, mention), None)
        if home is not None:
            homes.setdefault(mention.actors[0].name, home)
    return homes if spoken_of is None else {mention.actors[0].name: spoken_of for _, mention in people} | homes


def homes_beside(mentioned: Mentioned, sentence: Sentence, mention: Mention) -> Iterator[Actor]:
    """The states and bodies that the nouns around a name tell."""
    head = sentence.head_of(mention.start, mention.end)
    for noun in describing(sentence, head) if head else ():
        yield from known(m for m in mentioned.mentions(noun) if m.kind not in {"name", "metonym"})
        yield from homes_of(mentioned, sentence, noun)


def describing(sentence: Sentence, name: Token) -> Iterator[Token]:
    """The name, its appositions, the noun that it is an apposition of («гражданин по имени …»), and what it is said to be."""
    yield name
    yield from sentence.children(name, "appos")
    above = sentence.head(name)
    if above is not None and above.lemma in sentence.function_words.naming:
        name, above = above, sentence.head(above)
    elif name.base == "nmod":
        return
    if above is not None and above.pos in NOUNS and (name.base in DESCRIBED or name.relation in SUBJECTS):
        yield above


def homes_of(mentioned: Mentioned, sentence: Sentence, noun: Token, depth: int = 0) -> Iterator[Actor]:
    """Whose somebody is («депутат парламента Ирана») or from where; an "Iran expert" is nobody's."""
    learned = any(word.lemma in sentence.function_words.studying for word in (noun, *sentence.children(noun, "compound")))
    for found in (*owners(sentence, noun), *obliques(sentence, noun, sentence.function_words.origin)):
        here = [m for m in mentioned.mentions(found.token) if m.type != "PER" and not (learned and m.kind == "name")]
        yield from known(here)
        if not here and depth < DEEPEST:
            yield from homes_of(mentioned, sentence, found.token, depth + 1)


def known(mentions: Iterable[Mention]) -> Iterator[Actor]:
    """The states and bodies among what is mentioned."""
    return (actor for mention in mentions for actor in mention.actors[:1] if actor.code not in STATELESS)


STEP = Step("nationality", needs=("trees", "mentions", "references"), gives=("nationalities",), run=find_nationalities)
