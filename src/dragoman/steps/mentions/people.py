"""People: full names, then surnames; who is introduced beside an office keeps its actor."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from operator import attrgetter

from msgspec.structs import replace

from dragoman.lexicon.actors import ActorRecord, Actors
from dragoman.lexicon.inflector import Inflector
from dragoman.lexicon.words import NameWord, words
from dragoman.model import UNKNOWN, Actor, Mention, Name, Span, cut

Lemma = Callable[[str], str]
START = attrgetter("start")
INITIAL_ENDS = {".", ". ", ".\u00a0"}


@lru_cache(maxsize=2**15)
def key(name: str, stem: Callable[[str], str]) -> str:
    """What the cases of a surname have in common; `stem` tells it of a word."""
    last = words(name)
    return stem(last[-1].key) if last else ""


@lru_cache(maxsize=2**15)
def parts(name: str) -> int:
    """How many words of a name are more than initials."""
    return sum(len(word.key) > 1 for word in words(name))


def actor_of(known: ActorRecord, day: str | None, mention: Span) -> Actor:
    """A known person as what they were on that ISO day: the office held, else the last one before, else the first; without a day, the
    last one at home."""
    tenures = known.tenures
    holding = [t for t in tenures if t.holds(day)]
    before = [t for t in tenures if day and t.start and t.start <= day]
    home = [t for t in tenures if t.country == known.code]
    best = max((holding or before or tenures[:1]) if day else home, key=lambda t: t.start or "", default=None)
    country = best.country if best else known.code
    sector = best.sector if best else known.sector
    return Actor(country, known.name, known.id, country, sector, Span(mention.text, mention.start, mention.end))


def with_initials(text: str, mention: Mention, marked: Sequence[NameWord]) -> Mention:
    """«Мэй» becomes «Т. Мэй» where initials stand before it."""
    start = mention.start
    at = bisect_left(marked, start, key=START)
    if at == len(marked) or marked[at].start != start:
        return mention
    while at and is_initial(text, marked[at - 1], start):
        at -= 1
        start = marked[at].start
    if start == mention.start:
        return mention
    span = cut(text, start, mention.end)
    return replace(mention, text=span.text, start=span.start, end=span.end)


def is_initial(text: str, word: NameWord, start: int) -> bool:
    """Whether a word is an initial of the name that starts right after it."""
    return len(word.key) == 1 and word.shape == "capital" and text[word.end : start] in INITIAL_ENDS


def bare(name: Name) -> Name:
    """A name without another spelling of it in parentheses («Гэри Мак-Киннон (Gary McKinnon)»)."""
    text = name.text.partition(" (")[0]
    return Name(text, name.start, name.start + len(text), name.type)


def with_middle_name(name: Span, actors: Actors, day: str | None, inflector: Inflector) -> tuple[Actor, ...]:
    """Who is known by the first and last word of a name, where initials or a patronymic stand between («Loretta E. Lynch»)."""
    keys = [word.key for word in words(name.text)]
    middle = keys[1:-1]
    if not middle or not all(len(key) == 1 or inflector.is_patronymic(key) for key in middle):
        return ()
    found = {sense.record for sense in actors.senses(f"{keys[0]} {keys[-1]}") if sense.use == "person"}
    return (actor_of(actors.records[found.pop()], day, name),) if len(found) == 1 else ()


def surnames(mentions: Sequence[Mention], inflector: Inflector) -> list[Mention]:
    """A lone word that the engine took for an unknown place or body is a person, where it is the surname of one in the document."""
    full = {key(m.text, inflector.stem) for m in mentions if m.type == "PER" and m.kind == "name" and parts(m.text) > 1}
    mistaken = (not m.actors and m.type != "PER" and parts(m.text) == 1 and key(m.text, inflector.stem) in full for m in mentions)
    return [replace(m, type="PER") if wrong else m for m, wrong in zip(mentions, mistaken, strict=True)]


def same_people(mentions: Sequence[Mention], inflector: Inflector, lemma: Lemma) -> list[Mention]:
    """Every person without an actor takes that of a namesake in the document, or becomes an unknown one with a name."""
    known: dict[str, Actor] = {}
    texts: dict[str, list[str]] = {}
    given: dict[str, set[str]] = {}
    for m in mentions:
        if m.type == "PER" and m.kind == "name":
            name = key(m.text, inflector.stem)
            if m.actor is not None and (name not in known or known[name].code == UNKNOWN):
                known[name] = m.actor
            texts.setdefault(name, []).append(m.text)
            if parts(m.text) > 1:
                given.setdefault(inflector.stem(words(m.text)[0].key), set()).add(name)
    for name, found in texts.items():
        if name not in known:
            known[name] = Actor(UNKNOWN, base(found, inflector, lemma))
    return [named(m, key(m.text, inflector.stem), known, given) for m in mentions]


def named(mention: Mention, name: str, known: dict[str, Actor], given: dict[str, set[str]]) -> Mention:
    """A given name alone is the one person of the document who bears it; `name` is the mention's key."""
    if mention.type != "PER" or mention.kind != "name" or mention.actors:
        return mention
    bearers = given.get(name, set()) if parts(mention.text) == 1 else set()
    actor = known.get(next(iter(bearers)) if len(bearers) == 1 else name)
    return replace(mention, actors=(replace(actor, mention=Span(mention.text, mention.start, mention.end)),)) if actor else mention


def base(names: Sequence[str], inflector: Inflector, lemma: Lemma) -> str:
    """The longest of one person's names, each word in its dictionary form as far as the others and the dictionary tell it."""
    full = max(names, key=lambda name: (parts(name), -len(name)))
    rows = [name.split() for name in names]
    *given, _ = zip(*(row for row in rows if len(row) == len(full.split())), strict=True)
    return " ".join(inflector.nominative(column, lemma) for column in [*given, [row[-1] for row in rows]])


def further_surnames(text: str, marked: Iterable[NameWord], mentions: Sequence[Mention], inflector: Inflector) -> list[Mention]:
    """Surnames of people named in the document that nothing else has found."""
    keys = {key(m.text, inflector.stem): m for m in mentions if m.type == "PER" and m.kind == "name" and m.actors}
    taken = {i for m in mentions for i in range(m.start, m.end)}
    found = []
    for word in marked:
        if word.shape == "capital" and word.start not in taken and len(word.key) > 2:
            same = keys.get(inflector.stem(word.key))
            if same is not None:
                span = cut(text, word.start, word.end)
                found.append(replace(same, text=span.text, start=span.start, end=span.end, actors=(replace(same.actors[0], mention=span),)))
    return found
