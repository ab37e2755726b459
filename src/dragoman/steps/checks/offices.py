"""An office that its holder no longer had, or did not have yet, on the day told of."""

from collections.abc import Iterator, Mapping, Sequence

from dragoman.lexicon.actors import ActorRecord
from dragoman.lexicon.offices import OfficeMatch, Offices
from dragoman.lexicon.words import NameWord
from dragoman.lexicon.words import words as actor_words
from dragoman.model import Check, Mention
from dragoman.steps.checks.scene import CheckContext, check, day_of

BEFORE = 40  # characters before a name in which its office stands
FRESH = 60  # days before publication within which a sentence tells of its own time


def office(scene: CheckContext, offices: Offices, people: Mapping[str, ActorRecord]) -> Iterator[Check]:
    """«президент Барак Обама заявил во вторник», published in 2020."""
    day = told_on(scene)
    if day is None:
        return
    for mention in scene.people:
        known = people.get(mention.actor.name) if mention.actor else None
        title = title_before(scene, mention, offices) if known else None
        if known and title:
            yield from contradictions(known, title, day, mention)


def told_on(scene: CheckContext) -> str | None:
    """The day that the sentence tells of: its only single day, near publication; publication for a first sentence without a time."""
    if not scene.times and scene.opens:
        return scene.published.isoformat() if scene.published else None
    days = {t.start for t in scene.times if t.start and t.start == t.end}
    start = day_of(next(iter(days))) if len(days) == 1 else None
    if start is None or (scene.published and abs((scene.published - start).days) > FRESH):
        return None
    return start.isoformat()


def title_before(scene: CheckContext, mention: Mention, offices: Offices) -> str | None:
    """The office named right before a person, unless it is told to be a former one."""
    line = words_of(scene, mention.start - BEFORE, mention.start)
    found = terms_in(line, offices, scene.sentence.language)
    if any(one.term.kind == "former" or one.term.deputy for one in found):
        return None
    titles = [one for one in found if one.term.kind == "office"]
    return titles[-1].term.key if titles and adjoins(line, titles[-1].last) and not part_of_more(found) else None


def words_of(scene: CheckContext, start: int, end: int) -> list[NameWord]:
    """The words of a sentence within characters [start, end) of the document."""
    first = max(start, scene.sentence.start)
    return actor_words(scene.sentence.text[first - scene.sentence.start : end - scene.sentence.start], first)


def terms_in(line: Sequence[NameWord], offices: Offices, language: str) -> list[OfficeMatch]:
    """The words of offices, longest first, none inside another."""
    found: list[OfficeMatch] = []
    for i in range(len(line)):
        if not found or i >= found[-1].last:
            one = offices.at(line, i, language)
            found += [one] if one else []
    return found


def adjoins(line: Sequence[NameWord], last: int) -> bool:
    """Whether at most the name of a state stands between an office and a person."""
    return len(line) - last <= 1


def part_of_more(found: Sequence[OfficeMatch]) -> bool:
    """Whether the office belongs to something longer ("deputy defence minister"), whose terms are another matter."""
    return len(found) > 1


def contradictions(known: ActorRecord, title: str, day: str, mention: Mention) -> Iterator[Check]:
    terms = [t for t in known.tenures if t.office == title]
    if not terms or any(t.start is None or t.holds(day) for t in terms):
        return
    told = "; ".join(f"{t.start} to {t.end or 'today'}" for t in terms)
    yield check("office", "inconsistent", f"{known.name} was {title} from {told}, not on {day}", mention)
