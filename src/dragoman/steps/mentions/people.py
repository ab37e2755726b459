"""People: full names, then surnames; who is introduced beside an office keeps its actor."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from operator import attrgetter

from msgspec.structs import replace

from dragoman.lexicon.actors import Known
from dragoman.lexicon.name_endings import stem
from dragoman.lexicon.words import Word, words
from dragoman.model import UNKNOWN, Actor, Mention, Span, cut

Lemma = Callable[[str], str]
START = attrgetter("start")


@lru_cache(maxsize=2**15)
def key(name: str) -> str:
    """What the cases of a surname have in common."""
    last = words(name)
    return stem(last[-1].key) if last else ""


@lru_cache(maxsize=2**15)
def parts(name: str) -> int:
    """How many words of a name are more than initials."""
    return sum(len(word.key) > 1 for word in words(name))


def actor_of(known: Known, day: str | None, mention: Span) -> Actor:
    """A known person as what they were on that ISO day: the office held, else the last one before, else the first; without a day, the
    last one at home."""
    terms = known.terms
    holding = [t for t in terms if t.holds(day)]
    before = [t for t in terms if day and t.start and t.start <= day]
    home = [t for t in terms if t.country == known.code]
    best = max((holding or before or terms[:1]) if day else home, key=lambda t: t.start or "", default=None)
    country = best.country if best else known.code
    sector = best.sector if best else known.sector
    return Actor(country, known.name, known.id, country, sector, Span(mention.text, mention.start, mention.end))


def with_initials(text: str, mention: Mention, marked: Sequence[Word]) -> Mention:
    """«Мэй» becomes «Т. Мэй» where initials stand before it."""
    start = mention.start
    at = bisect_left(marked, start, key=START)
    if at == len(marked) or marked[at].start != start:
        return mention
    while at and is_initial(marked[at - 1]) and not text[marked[at - 1].end : start].strip():
        at -= 1
        start = marked[at].start
    if start == mention.start:
        return mention
    span = cut(text, start, mention.end)
    return replace(mention, text=span.text, start=span.start, end=span.end)


def is_initial(word: Word) -> bool:
    return len(word.key) == 1 and word.shape == "capital" and word.end - word.start == 2


def same_people(mentions: Sequence[Mention], lemma: Lemma) -> list[Mention]:
    """Every person without an actor takes that of a namesake in the document, or becomes an unknown one with a name."""
    known: dict[str, Actor] = {}
    longest: dict[str, str] = {}
    given: dict[str, set[str]] = {}
    for m in mentions:
        if m.type == "PER" and m.kind == "name":
            name = key(m.text)
            if m.actor is not None and (name not in known or known[name].code == UNKNOWN):
                known[name] = m.actor
            if (parts(m.text), -len(m.text)) > (parts(longest.get(name, "")), -len(longest.get(name, ""))):
                longest[name] = m.text
            if parts(m.text) > 1:
                given.setdefault(stem(words(m.text)[0].key), set()).add(name)
    for name, full in longest.items():
        known.setdefault(name, Actor(UNKNOWN, base(full, lemma)))
    return [named(m, known, given) for m in mentions]


def named(mention: Mention, known: dict[str, Actor], given: dict[str, set[str]]) -> Mention:
    """A given name alone is the one person of the document who bears it."""
    if mention.type != "PER" or mention.kind != "name" or mention.actors:
        return mention
    name = key(mention.text)
    bearers = given.get(name, set()) if parts(mention.text) == 1 else set()
    actor = known.get(next(iter(bearers)) if len(bearers) == 1 else name)
    return replace(mention, actors=(replace(actor, mention=Span(mention.text, mention.start, mention.end)),)) if actor else mention


def base(name: str, lemma: Lemma) -> str:
    """A name in its dictionary form, as far as the dictionary knows it."""
    found = [(word, lemma(word)) for word in name.split()]
    return " ".join(form.title() if stem(form) == stem(word) else word for word, form in found)


def further_surnames(text: str, marked: Iterable[Word], mentions: Sequence[Mention]) -> list[Mention]:
    """Surnames of people named in the document that nothing else has found."""
    keys = {key(m.text): m for m in mentions if m.type == "PER" and m.kind == "name" and m.actors}
    taken = {i for m in mentions for i in range(m.start, m.end)}
    found = []
    for word in marked:
        if word.shape == "capital" and word.start not in taken and len(word.key) > 2:
            same = keys.get(stem(word.key))
            if same is not None:
                span = cut(text, word.start, word.end)
                found.append(replace(same, text=span.text, start=span.start, end=span.end, actors=(replace(same.actors[0], mention=span),)))
    return found
