"""Known names among the words of a document."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from dragoman.lexicon import Lexicon
from dragoman.lexicon.actors import ActorRecord, Actors, Sense
from dragoman.lexicon.language import Language
from dragoman.lexicon.words import NameWord
from dragoman.model import UNKNOWN, Actor, Mention, MentionKind, Name, Span, cut
from dragoman.steps.mentions.people import actor_of, key, parts

Stem = Callable[[str], str]  # of a word of a name

KINDS: dict[str, MentionKind] = {
    "name": "name", "adjective": "adjective", "prefix": "adjective", "demonym": "demonym", "capital": "metonym", "seat": "metonym",
    "city": "name", "local": "adjective", "person": "name", "surname": "name",
}
NAMED_OFTEN = 2
OPENING, CLOSING = "«\"“„'‘", "»\"”“'’"


class Hit(Struct, frozen=True, gc=False):
    """Words [first, last) that mean `record`; `others` are what else the same words could mean."""

    first: int
    last: int
    sense: Sense
    record: ActorRecord
    others: tuple[ActorRecord, ...] = ()


class FormMatch(Struct, frozen=True, gc=False):
    """Words [first, last) of a paragraph that are a known form, and the senses that their surroundings allow."""

    first: int
    last: int
    senses: tuple[Sense, ...]


class NameContext(Struct, frozen=True):
    """What a document tells about weak names: the known actors it names strongly, how often each code stands for one of them,
    the stretches that the engines take for places and for people, the stems of surnames that stand in full names, and its ISO day."""

    strong: frozenset[int]
    codes: Mapping[str, int]
    places: frozenset[tuple[int, int]]
    people: frozenset[tuple[int, int]]
    full: frozenset[str]
    day: str | None


def reaches(text: str, words: Sequence[NameWord], lexicon: Lexicon, language: Language | None) -> list[FormMatch]:
    """The known forms of a paragraph; a weak surname with its initial or office before it is strong."""
    found = []
    actors = lexicon.actors
    for match in actors.find(words, language.traits.script if language else ""):
        senses = tuple(s for s in match.senses if fits(s, match.first, match.last, text, words))
        senses = in_company(senses, " ".join([w.key for w in words[match.first : match.last]]), words, lexicon)
        if any(s.weak and s.use == "surname" for s in senses):
            office = office_before(match.first, words, lexicon, language.code) if language else None
            senses = tuple(introduced(s, actors.records[s.record], match.first, words, office) for s in senses)
        if senses:
            found.append(FormMatch(match.first, match.last, senses))
    return found


def in_company(senses: tuple[Sense, ...], form: str, words: Sequence[NameWord], lexicon: Lexicon) -> tuple[Sense, ...]:
    """The senses of a name, or the other one it has in the company of the paragraph's words."""
    other = lexicon.homonyms.get(form)
    if other is None or not other.applies({w.key for w in words}):
        return senses
    return (Sense(lexicon.actors.by_name[other.means], "city", "capital"),) if other.means else ()


def introduced(sense: Sense, known: ActorRecord, first: int, words: Sequence[NameWord], office: str | None) -> Sense:
    """The sense, strong where the initial or an office that this person held stands right before it."""
    if not sense.weak or first == 0:
        return sense
    before = words[first - 1]
    initial = len(before.key) == 1 and before.shape == "capital" and before.key in known.initials
    return replace(sense, weak=False) if initial or (office and any(office in term.office for term in known.tenures)) else sense


def office_before(first: int, words: Sequence[NameWord], lexicon: Lexicon, language: str) -> str | None:
    """The key of the office that stands right before a word."""
    for at in range(max(0, first - 4), first):
        found = lexicon.offices.at(words, at, language)
        if found and found.last == first and found.term.kind == "office":
            return found.term.key
    return None


def context(found: Iterable[FormMatch], names: Sequence[Name], actors: Actors, stem: Stem, day: str | None) -> NameContext:
    """What the known forms of all paragraphs tell."""
    strong = [reach.senses[0].record for reach in found if not all(s.weak for s in reach.senses)]
    places = frozenset((n.start, n.end) for n in names if n.type in {"LOC", "GPE"})
    persons = [n for n in names if n.type == "PER"]
    full = frozenset(key(n.text, stem) for n in persons if parts(n.text) > 1)
    codes = Counter(actors.records[one].code for one in strong)
    return NameContext(frozenset(strong), codes, places, frozenset((n.start, n.end) for n in persons), full, day)


def hits(found: Iterable[FormMatch], words: Sequence[NameWord], context: NameContext, actors: Actors, stem: Stem) -> list[Hit]:
    """What the forms of a paragraph mean in this document."""
    out = []
    for reach in found:
        at = (words[reach.first].start, words[reach.last - 1].end)
        surname = stem(words[reach.last - 1].key) if at in context.people else ""
        allowed = [s for s in reach.senses if not s.weak or supported(s, actors.records[s.record], context, at in context.places, surname)]
        if allowed:
            best = max(allowed, key=lambda s: rank(s, actors.records[s.record], context))
            out.append(Hit(reach.first, reach.last, best, actors.records[best.record], others(best, allowed, actors)))
    return outermost(longer_after_article(out, words, actors.articles))


def supported(sense: Sense, known: ActorRecord, context: NameContext, place: bool, surname: str) -> bool:
    """Whether the document bears out a weak name: a place as the engine sees it, a body of a state that is named, anyone named in full,
    or the `surname` (its stem) of somebody whose state is named often and of whom no namesake is named in full."""
    if known.type == "GPE" and place:
        return True
    if known.kind == "place":
        return False
    if surname and sense.use == "surname" and surname not in context.full and context.codes.get(known.code, 0) >= NAMED_OFTEN:
        return True
    return sense.record in context.strong or bool(known.type == "ORG" and context.codes.get(known.country or known.code))


def rank(sense: Sense, known: ActorRecord, context: NameContext) -> tuple[bool, bool, bool, int]:
    """What lasts on the day of the document before what has ended, strong names before weak ones, those named in full before others,
    then whose state is named most."""
    return known.lasts(context.day), not sense.weak, sense.record in context.strong, context.codes.get(known.code, 0)


def others(best: Sense, senses: Iterable[Sense], actors: Actors) -> tuple[ActorRecord, ...]:
    found = {s.record: actors.records[s.record] for s in senses if actors.records[s.record].code != actors.records[best.record].code}
    return tuple(found.values())


def fits(sense: Sense, first: int, last: int, text: str, words: Sequence[NameWord]) -> bool:
    """Whether the surroundings allow this sense: a prefix needs its hyphen, a quoted name its marks."""
    if sense.use == "prefix":
        return last < len(words) and words[last].joined
    if sense.quoted:
        before, after = words[first].start - 1, words[last - 1].end
        return text[max(before, 0)] in OPENING and text[after : after + 1] in CLOSING
    return True


def longer_after_article(found: Sequence[Hit], words: Sequence[NameWord], articles: Collection[str]) -> list[Hit]:
    """Without a short name that begins with an article where a longer name begins at the word after it ("the Treasury Department")."""
    reach = {hit.first: hit.last for hit in reversed(found)}
    return [h for h in found if words[h.first].key not in articles or reach.get(h.first + 1, 0) <= h.last]


def outermost(found: list[Hit]) -> list[Hit]:
    """Without what stands inside the name of a place or person, or crosses an earlier name; a place inside a body's name stays."""
    kept: list[Hit] = []
    for hit in found:
        over = [k for k in kept[-4:] if k.last > hit.first]
        if all(k.record.type == "ORG" and hit.record.type == "GPE" and hit.last <= k.last for k in over):
            kept.append(hit)
    return kept


def joined(found: Sequence[Hit], words: Sequence[NameWord]) -> list[list[Hit]]:
    """Hits in groups: «российско-иранский» is one group of two, and each of the two by itself."""
    groups: list[list[Hit]] = []
    for hit in found:
        before = groups[-1][-1] if groups else None
        follows = before and before.sense.use == "prefix" and before.last == hit.first and words[hit.first].joined
        if follows and hit.sense.use in {"adjective", "prefix"}:
            groups[-1].append(hit)
        else:
            groups.append([hit])
    return groups + [[hit] for group in groups if len(group) > 1 for hit in group]


def actor(known: ActorRecord, mention: Span, day: str | None) -> Actor:
    """The known one as the actor of a mention; a person as what they were on that ISO day."""
    if known.type == "PER":
        return actor_of(known, day, mention)
    return Actor(known.code, known.name, known.id, known.country, known.sector, Span(mention.text, mention.start, mention.end))


def mention(text: str, words: Sequence[NameWord], group: Sequence[Hit], day: str | None) -> Mention:
    """The mention that a group of hits is."""
    span = cut(text, words[group[0].first].start, words[group[-1].last - 1].end)
    last = group[-1]
    return Mention(
        span.text, span.start, span.end, last.record.type, KINDS[last.sense.use],
        tuple(actor(h.record, span, day) for h in group if h.record.type == "PER" or h.record.code != UNKNOWN),
        tuple(k.code for k in last.others if k.code != UNKNOWN),
    )
