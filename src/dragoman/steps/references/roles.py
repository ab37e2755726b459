"""Offices without an owner («министр», "the president") and counterparts («северокорейский коллега»)."""

from collections.abc import Sequence

from dragoman.lexicon.offices import Found, Offices, role
from dragoman.lexicon.words import Word
from dragoman.model import UNKNOWN, Actor, Mention, Reading, Sentence
from dragoman.steps.references.scene import Scene, reference

HEADS = {"office"}


def office_at(offices: Offices, words: Sequence[Word], first: int, language: str) -> tuple[int, str] | None:
    """The end and the role of an office that begins at a word, with its portfolio; None where there is none, or a plural one."""
    found: list[Found] = []
    at = first
    while at < len(words):
        one = offices.at(words, at, language)
        if one is None or one.term.kind not in {"office", "portfolio"} or one.plural:
            break
        found.append(one)
        at = one.last
    if not any(f.term.kind == "office" for f in found):
        return None
    terms = [f.term for f in found] if language == "ru" else [f.term for f in reversed(found)]
    return (found[-1].last, role(terms)[0]) if terms[0].kind == "office" else None


def resolve(scene: Scene, index: int, words: Sequence[Word], first: int, last: int, key: str) -> Mention | None:
    """Who was named in that role before, if it is one; a name right after it decides."""
    text = scene.reading.document.text
    start, end = words[first].start, words[last - 1].end
    beside = next((m for m in scene.reading.mentions if m.type == "PER" and m.actors and 0 < m.start - end < 3), None)
    if beside is not None:
        return reference(text, start, end, "PER", "role", beside.actors)
    holders: dict[str, Actor] = {}
    for m in scene.reading.mentions:
        if m.end <= start and m.type == "PER":
            for actor in m.actors:
                if actor.code != UNKNOWN and holds(scene, m, actor, key):
                    holders.pop(actor.name, None)
                    holders[actor.name] = actor
    if not holders:
        return None
    near = [a for a in holders.values() if len(holders) == 1 or a.name in nearby(scene, index, start)]
    chosen = near if len({a.name for a in near}) == 1 else []
    return reference(text, start, end, "PER", "role", chosen[:1], (a.code for a in holders.values()))


def nearby(scene: Scene, index: int, start: int) -> set[str]:
    return {actor.name for row in scene.before(index, start) for m in row for actor in m.actors}


def holds(scene: Scene, mention: Mention, actor: Actor, key: str) -> bool:
    """Whether a mention's actor was introduced in the role, or is known to hold it on the day."""
    if mention.role and same(mention.role, key):
        return True
    known = scene.people.get(actor.name)
    return known is not None and any(same(term.office, key) and term.holds(scene.day) for term in known.terms)


def same(office: str, key: str) -> bool:
    """«министр» can be any minister, «лидер» only who is called so."""
    return office == key or office.endswith(f" {key}")


def counterpart(scene: Scene, sentence: Sentence, words: Sequence[Word], first: int, last: int) -> Mention | None:
    """«северокорейский коллега»: who holds the speaker's office in the state of the adjective before."""
    text = scene.reading.document.text
    start, end = words[first].start, words[last - 1].end
    adjective = next((m for m in scene.reading.mentions if m.kind in {"adjective", "name"} and m.actors and 0 < start - m.end < 2), None)
    beside = next((m for m in scene.reading.mentions if m.type == "PER" and m.actors and 0 < m.start - end < 3), None)
    if adjective is None:
        return reference(text, start, end, "PER", "role", beside.actors) if beside else None
    if beside is not None:
        return reference(text, adjective.start, end, "PER", "role", beside.actors)
    actor = adjective.actors[-1]
    office = subject_role(scene.reading, sentence, start)
    holders = scene.lexicon.actors.holders(office, actor.code, scene.day) if office and scene.day else []
    name, identity = (holders[0].name, holders[0].id) if len(holders) == 1 else (f"{office or 'official'} of {actor.name}", None)
    return reference(text, adjective.start, end, "PER", "role", [Actor(actor.code, name, identity, actor.country, "GOV")])


def subject_role(reading: Reading, sentence: Sentence, place: int) -> str | None:
    """The office named last before a place of a sentence."""
    named = [m.role for m in reading.mentions if m.kind == "office" and m.role and sentence.start <= m.start and m.end <= place]
    return named[-1] if named else None
