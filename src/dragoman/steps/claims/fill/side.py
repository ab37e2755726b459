"""The sides of an act, and how far each is trusted."""

from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from dragoman.grammar.paths import Link, Path, Position
from dragoman.grammar.phrases import phrase
from dragoman.grammar.roles import Filler
from dragoman.model import UNKNOWN, Actor, Sentence, Token
from dragoman.steps.claims.sentence_context import SentenceContext

OUTSIDE = {Position.SPEAKER, Position.NEAREST, Position.CONTEXT}  # no places in the tree
DIRECT, CLIMBED, LENT, NEAR = 1.0, 0.9, 0.7, 0.45  # how far a filler reached by each way is trusted


class Side(Struct, frozen=True):
    """The actors that stand on a side, the way they were reached, and how far that way is trusted (0 where nobody was found)."""

    actors: tuple[Actor, ...] = ()
    path: Path | None = None
    trust: float = 0.0

    @property
    def codes(self) -> frozenset[str]:
        return frozenset(actor.code for actor in self.actors)


NOBODY = Side()


class Sides(Struct, frozen=True):
    """Source and target of an act; `together` where each acts on the other and all stand in the source."""

    source: Side = NOBODY
    target: Side = NOBODY
    together: bool = False


def meant(context: SentenceContext, places: list[Filler]) -> Side:
    """All the actors that stand at a place, coordinated ones together."""
    actors: list[Actor] = []
    path: Path | None = None
    trust = 0.0
    for found in places:
        some, way = speaking(context, found.token) or context.mentioned.who(context.sentence, found)
        if some:
            direct = way == found.path and not context.mentioned.is_description(found.token)
            path, trust = path or way, trust or (DIRECT if direct else CLIMBED)
        actors += [actor for actor in some if actor.code not in {a.code for a in actors}]
    return Side(tuple(actors), path, trust)


def speaking(context: SentenceContext, token: Token) -> tuple[tuple[Actor, ...], Path] | None:
    """The speaker, where a word says "I" or "we"; None for all other words."""
    speaker = context.speaker or context.narrator
    if token.features.get("Person") != "1" or speaker is None or speaker.actor is None:
        return None
    return (speaker.actor,), Path(Position.SPEAKER, token.text)


def stranger(sentence: Sentence, found: Filler) -> Side:
    """Somebody of whom nobody knows who he is, named by what is known of him."""
    named = phrase(sentence, found.token)
    return Side((Actor(UNKNOWN, named.text, mention=named),), replace(found.path, unnamed=True), LENT)


def first_filled(context: SentenceContext, places: Iterable[list[Filler] | Side], avoid: Side = NOBODY) -> Side:
    """The first place where somebody is meant, other than those of `avoid`: not in the same words, nor as owner of what stands there."""
    taken = {a.mention for a in avoid.actors}
    for place in places:
        side = place if isinstance(place, Side) else meant(context, place)
        rest = tuple(a for a in side.actors if a.mention not in taken and (side.trust != CLIMBED or a.code not in avoid.codes))
        if rest:
            return Side(rest, side.path, side.trust)
    return NOBODY


def lend(side: Side, verb: Token, trust: float, link: Link = Link.OF) -> Side:
    """A side as another verb lends it, trusted at most so far."""
    return Side(side.actors, side.path.lent_by(verb.text, link), min(side.trust, trust)) if side.path else side


def way(side: Side) -> str:
    """How a side was reached, without the words on the way."""
    path = side.path
    if path is None:
        return "nobody"
    if path.position in OUTSIDE:
        return path.position
    controlled = any(hop.link is Link.CONTROL for hop in path.through)
    above = path.through or (path.lent and not path.owners)
    owner = path.owners or path.unnamed
    return f"{'controlled by the ' if controlled else ''}{path.position}{' above' if above else ''}{' through an owner' if owner else ''}"
