"""Known names among the words of a document."""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from dragoman.lexicon.actors import Actors, Known, Sense
from dragoman.lexicon.words import Word
from dragoman.model import Actor, Mention, MentionKind, Span, cut
from dragoman.steps.mentions.people import actor_of

KINDS: dict[str, MentionKind] = {
    "name": "name", "adjective": "adjective", "prefix": "adjective", "demonym": "demonym", "capital": "metonym", "city": "name",
    "seat": "metonym", "person": "name", "surname": "name",
}
OPENING, CLOSING = "«\"“„'‘", "»\"”“'’"


class Hit(Struct, frozen=True):
    """Words [first, last) that mean `known`; `others` are what else the same words could mean."""

    first: int
    last: int
    sense: Sense
    known: Known
    others: tuple[Known, ...] = ()


def hits(text: str, words: Sequence[Word], actors: Actors) -> list[Hit]:
    """The known names, the longest first wherever two begin together; weak ones only beside a strong one of the same actor."""
    found: list[tuple[int, int, list[Sense]]] = []
    for match in actors.find(words):
        senses = [s for s in match.senses if fits(s, match.first, match.last, text, words)]
        if senses:
            found.append((match.first, match.last, senses))
    strong = {s.known for _, _, senses in found for s in senses if not s.weak}
    out = []
    for first, last, senses in found:
        allowed = [s for s in senses if not s.weak or s.known in strong]
        if allowed:
            best = allowed[0]
            out.append(Hit(first, last, best, actors.known[best.known], others(best, allowed, actors)))
    return outermost(out)


def others(best: Sense, senses: Iterable[Sense], actors: Actors) -> tuple[Known, ...]:
    found = {s.known: actors.known[s.known] for s in senses if actors.known[s.known].code != actors.known[best.known].code}
    return tuple(found.values())


def fits(sense: Sense, first: int, last: int, text: str, words: Sequence[Word]) -> bool:
    """Whether the surroundings allow this sense: a prefix needs its hyphen, a quoted name its marks."""
    if sense.use == "prefix":
        return last < len(words) and words[last].joined
    if sense.quoted:
        before, after = words[first].start - 1, words[last - 1].end
        return text[max(before, 0)] in OPENING and text[after : after + 1] in CLOSING
    return True


def outermost(found: list[Hit]) -> list[Hit]:
    """Without what stands inside the name of a place or person, or crosses an earlier name; a place inside a body's name stays."""
    kept: list[Hit] = []
    for hit in found:
        over = [k for k in kept[-4:] if k.last > hit.first]
        if all(k.known.type == "ORG" and hit.known.type == "GPE" and hit.last <= k.last for k in over):
            kept.append(hit)
    return kept


def joined(found: Sequence[Hit], words: Sequence[Word]) -> list[list[Hit]]:
    """Hits in groups: «российско-иранский» is one group of two."""
    groups: list[list[Hit]] = []
    for hit in found:
        before = groups[-1][-1] if groups else None
        follows = before and before.sense.use == "prefix" and before.last == hit.first and words[hit.first].joined
        if follows and hit.sense.use in {"adjective", "prefix"}:
            groups[-1].append(hit)
        else:
            groups.append([hit])
    return groups


def actor(known: Known, mention: Span, day: str | None) -> Actor:
    """The known one as the actor of a mention; a person as what they were on that ISO day."""
    if known.type == "PER":
        return actor_of(known, day, mention)
    return Actor(known.code, known.name, known.id, known.country, known.sector, Span(mention.text, mention.start, mention.end))


def mention(text: str, words: Sequence[Word], group: Sequence[Hit], day: str | None) -> Mention:
    """The mention that a group of hits is."""
    span = cut(text, words[group[0].first].start, words[group[-1].last - 1].end)
    last = group[-1]
    return Mention(
        span.text, span.start, span.end, last.known.type, KINDS[last.sense.use], tuple(actor(h.known, span, day) for h in group),
        tuple(k.code for k in last.others),
    )
