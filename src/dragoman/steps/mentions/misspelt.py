"""Names with one wrong letter take the actor that the document names rightly elsewhere: «Борис Донсон», «Великбритания»."""

from collections.abc import Callable, Sequence

from msgspec.structs import replace

from dragoman.lexicon.words import words
from dragoman.model import Actor, Mention, Span

Stems = tuple[str, ...]
Stem = Callable[[str], str]
SHORTEST_PART, SHORTEST_PLACE = 3, 7  # letters of a name's part, of a place's stem


def repaired(mentions: Sequence[Mention], stem: Stem) -> list[Mention]:
    """The mentions; an unknown full name or place one letter away from a known one of the document is that one."""
    named = [m for m in mentions if m.kind in {"name", "metonym"} and m.type in {"PER", "GPE"}]
    known: dict[Stems, Mention] = {stems(m.text, stem): m for m in named if m.actor}
    wrong = {id(m): meant(m, known, stem) for m in named if not m.actor}
    return [as_actor(m, wrong.get(id(m))) for m in mentions]


def meant(mention: Mention, known: dict[Stems, Mention], stem: Stem) -> Actor | None:
    """Whom a misspelt name means; None where nobody or more than one comes near."""
    mine = stems(mention.text, stem)
    near = [other for parts, other in known.items() if other.type == mention.type and close(mine, parts, mention.type == "PER")]
    return near[0].actor if len({other.actor.name for other in near if other.actor}) == 1 else None


def stems(name: str, stem: Stem) -> Stems:
    return tuple(stem(word.key) for word in words(name))


def close(one: Stems, other: Stems, person: bool) -> bool:
    """Whether two names differ in one letter; those of people share another part, those of places are long."""
    apart = [(a, b) for a, b in zip(one, other, strict=False) if a != b]
    if len(one) != len(other) or len(apart) != 1 or (person and len(one) < 2):
        return False
    return min(map(len, apart[0])) >= (SHORTEST_PART if person else SHORTEST_PLACE) and one_letter_apart(*apart[0])


def one_letter_apart(one: str, other: str) -> bool:
    """Whether one letter is wrong, missing or too much after the first."""
    at = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    rest, others = one[at:], other[at:]
    return at > 0 and (rest[1:] == others[1:] or rest[1:] == others or rest == others[1:])


def as_actor(mention: Mention, actor: Actor | None) -> Mention:
    return replace(mention, actors=(replace(actor, mention=Span(mention.text, mention.start, mention.end)),)) if actor else mention
