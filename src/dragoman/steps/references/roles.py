"""Offices without an owner («министр», "the president") and counterparts («северокорейский коллега»)."""

from collections.abc import Sequence

from dragoman.lexicon.language import Language
from dragoman.lexicon.offices import OfficeMatch, Offices, OfficeTerm, role
from dragoman.lexicon.words import NameWord
from dragoman.model import Actor, Mention, Reading, Sentence, Span
from dragoman.steps.references.context import ReferenceContext, narrowed, reference, state, states


def office_at(offices: Offices, words: Sequence[NameWord], first: int, language: Language) -> "tuple[int, OfficeTerm, str] | None":
    """The end, head and role of an office or institution that begins at a word, with its portfolio; None where there is none."""
    found: list[OfficeMatch] = []
    at = first
    while at < len(words):
        one = offices.at(words, at, language.code)
        if one is None or one.term.kind not in {"office", "portfolio", "institution"} or (one.plural and one.term.kind == "office"):
            break
        found.append(one)
        at = one.last
    head_first = language.traits.office_order == "head-first"
    terms = [f.term for f in (found if head_first else reversed(found))]
    return (found[-1].last, terms[0], role(terms, head_first)[0]) if terms and terms[0].kind != "portfolio" else None


def institution(
    context: ReferenceContext, index: int, sentence: Sentence, words: Sequence[NameWord], first: int, last: int, key: str
) -> Mention | None:
    """«правительство», "the army": that of the one state named with such a body just before, else of the state the article is about, else
    of the one named with such a body anywhere; the states spoken of last are only candidates."""
    start, end = words[first].start, words[last - 1].end
    token = sentence.head_of(start, end)
    if token is None or token.base == "compound" or narrowed(sentence, token, start, end):
        return None
    recent = [m for row in context.before(index, start) for m in row if m.role == key]
    everywhere = set() if recent or context.main else context.owners[key]
    owned = {m.actors[0].code for m in recent if m.actors} | everywhere
    near = next((found for found in map(states, context.before(index, start)) if found), [])
    sure = owned or ({context.main} if context.main else set())
    codes = sure or {code for code, _, _ in near}
    actors = []
    if len(sure) == 1:
        code = min(codes)
        known = context.lexicon.actors.institution(key, code)
        name = known.name if known else f"{key} of {state(context.lexicon, code, token).name}"
        actors = [Actor(code, name, known.id if known else None, state(context.lexicon, code, token).country, "GOV")]
    return reference(context.reading.document.text, start, end, "ORG", "role", actors, codes) if codes else None


def resolve(context: ReferenceContext, index: int, words: Sequence[NameWord], first: int, last: int, key: str) -> Mention | None:
    """Who was named in that role before, if it is one; a name right after it decides."""
    text = context.reading.document.text
    start, end = words[first].start, words[last - 1].end
    beside = person_behind(context, end)
    if beside is not None:
        return reference(text, start, end, "PER", "role", beside.actors)
    holders = context.holders.before(start, key)
    if not holders:
        return of_main(context, start, end, key)
    near = [a for a in holders.values() if len(holders) == 1 or a.name in nearby(context, index, start)]
    chosen = near if len({a.name for a in near}) == 1 else []
    return reference(text, start, end, "PER", "role", chosen[:1], (a.code for a in holders.values()))


def person_behind(context: ReferenceContext, end: int) -> Mention | None:
    """The known person who is named right behind a role."""
    behind = context.reading.index.mentions.starting_in(end + 1, end + 3)
    return next((m for m in behind if m.type == "PER" and m.actors), None)


def of_main(context: ReferenceContext, start: int, end: int, key: str) -> Mention | None:
    """The office of the state that the article is about."""
    if context.main is None:
        return None
    span = Span(context.reading.document.text[start:end], start, end)
    owner = state(context.lexicon, context.main, span)
    held = context.lexicon.actors.holders(key, context.main, context.day) if context.day else []
    who = Actor(owner.code, held[0].name if len(held) == 1 else f"{key} of {owner.name}", None, owner.country, "GOV")
    return reference(context.reading.document.text, start, end, "PER", "role", [who])


def nearby(context: ReferenceContext, index: int, start: int) -> set[str]:
    return {actor.name for row in context.before(index, start) for m in row for actor in m.actors}


def counterpart(context: ReferenceContext, sentence: Sentence, words: Sequence[NameWord], first: int, last: int) -> Mention | None:
    """«северокорейский коллега»: who holds the speaker's office in the state of the adjective before."""
    text = context.reading.document.text
    start, end = words[first].start, words[last - 1].end
    before = context.reading.index.mentions.touching(start - 1, start)
    adjective = next((m for m in before if m.kind in {"adjective", "name"} and m.actors and m.end == start - 1), None)
    beside = person_behind(context, end)
    if adjective is None:
        return reference(text, start, end, "PER", "role", beside.actors) if beside else None
    if beside is not None:
        return reference(text, adjective.start, end, "PER", "role", beside.actors)
    actor = adjective.actors[-1]
    office = subject_role(context.reading, sentence, start)
    holders = context.lexicon.actors.holders(office, actor.code, context.day) if office and context.day else []
    name, identity = (holders[0].name, holders[0].id) if len(holders) == 1 else (f"{office or 'official'} of {actor.name}", None)
    return reference(text, adjective.start, end, "PER", "role", [Actor(actor.code, name, identity, actor.country, "GOV")])


def subject_role(reading: Reading, sentence: Sentence, place: int) -> str | None:
    """The office named last before a place of a sentence."""
    named = [m.role for m in reading.index.mentions.inside(sentence.start, place) if m.kind == "office" and m.role]
    return named[-1] if named else None
