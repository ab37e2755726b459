"""An office told with a year in which the person did not hold it: "Trump, president in 2010", «в 2012 году премьер Мишустин»."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from dragoman.lexicon.actors import ActorRecord, Tenure
from dragoman.lexicon.offices import Offices
from dragoman.model import Check, Mention, Time, Verdict
from dragoman.steps.checks.dates import days_of
from dragoman.steps.checks.offices import FRESH, terms_in, title_before, words_of
from dragoman.steps.checks.scene import CheckContext, bounds, check, folded, time_span

LONGEST = timedelta(days=366)  # of the time that an office is told with
AROUND = timedelta(days=366)  # between an election and taking office, and what passes for becoming
OFFICE, BECAME, TITLE = "office", "became", "title"  # the person is said to have it, to have taken it, or only bears its name
BESIDE = " ,"  # what may stand between a title with its name and a time


def office_then(scene: CheckContext, offices: Offices, people: Mapping[str, ActorRecord]) -> Iterator[Check]:
    for time in scene.times:
        window = days_of(time)
        if window is None or window[1] - window[0] > LONGEST or is_fresh(scene, *window):
            continue
        for mention in scene.people:
            known = people.get(mention.actor.name) if mention.actor else None
            told = (told_behind(scene, mention, time, known, offices) or told_before(scene, mention, time, offices)) if known else None
            if known and told:
                yield from contradiction(scene, known, *told, window, mention, time)


def is_fresh(scene: CheckContext, start: date, end: date) -> bool:
    """Whether a time is a day so near to publication that the office of that day is another check."""
    return scene.published is not None and start == end and scene.published - end < timedelta(days=FRESH)


def told_before(scene: CheckContext, mention: Mention, time: Time, offices: Offices) -> tuple[str, str] | None:
    """«в 2012 году премьер Мишустин», «премьер Мишустин в 2012 году»: a title before a name, a time right beside the two."""
    title = title_before(scene, mention, offices)
    text, (start, end) = scene.reading.document.text, time.span
    after = mention.end <= start and not text[mention.end : start].strip(BESIDE)
    first = words_of(scene, end, mention.start) if end <= mention.start else []
    before = bool(first) and is_title_only(scene, first[0].start, mention.start, offices)
    return (title, TITLE) if title and (after or before) else None


def told_behind(scene: CheckContext, mention: Mention, time: Time, known: ActorRecord, offices: Offices) -> tuple[str, str] | None:
    """"Trump, president of the United States in 2010", "Trump was president in 2010", «Мишустин стал премьером в 2012 году»."""
    text, words = scene.reading.document.text, scene.words
    if not mention.end < time.span[0]:
        return None
    told = folded(text[mention.end : time.span[0]])
    link = next((word for word in (",", "-", *words.was, *words.became) if told.startswith(f"{word} ")), None)
    at = mention.end + text[mention.end : time.span[0]].find(" ", 1) if link else mention.end
    found = [one for one in terms_in(words_of(scene, at, time.span[0]), offices, scene.sentence.language) if one.term.kind == "office"]
    if link is None or len(found) != 1 or not is_title_only(scene, at, time.span[0], offices, known):
        return None
    return found[0].term.key, BECAME if link in words.became else OFFICE


def is_title_only(scene: CheckContext, start: int, end: int, offices: Offices, known: ActorRecord | None = None) -> bool:
    """Whether characters [start, end) name an office, not a former one or a deputy's, and at most its state (that of `known`)."""
    line = words_of(scene, start, end)
    found = terms_in(line, offices, scene.sentence.language)
    if any(one.term.kind == "former" or one.term.deputy for one in found):
        return False
    named = [m for m in scene.mentions if m.actor]
    owners = [m for m in named if known is None or (m.actor and m.actor.code in {known.code, known.country})]
    spans = [*((line[f.first].start, line[f.last - 1].end) for f in found), *((m.start, m.end) for m in owners)]
    small = scene.words.of | scene.words.the | scene.words.link_words
    return all(word.key in small or any(first <= word.start < last for first, last in spans) for word in line)


def contradiction(
    scene: CheckContext, known: ActorRecord, title: str, manner: str, window: tuple[date, date], mention: Mention, time: Time,
) -> Iterator[Check]:
    terms = [t for t in known.tenures if t.office == title]
    around = AROUND if manner == BECAME else timedelta(0)
    if not terms or any(t.start is None or overlaps(t, window[0] - around, window[1] + around, manner == BECAME) for t in terms):
        return
    today = scene.published.isoformat() if scene.published else None
    titled = manner == TITLE and any(t.holds(today) for t in terms)
    if titled and time.span[0] > mention.start:
        return  # "President Trump in 2013 visited …" calls him what he is today
    told = "; ".join(f"{t.start} to {t.end or 'today'}" for t in terms)
    detail = f"{known.name} was {title} from {told}; the text says “{time.text}”" + (", or it uses the title of today" if titled else "")
    verdict: Verdict = "unclear" if titled else "inconsistent"
    yield check("office", verdict, detail, mention, time_span(time))


def overlaps(term: Tenure, start: date, end: date, began: bool) -> bool:
    """Whether an office was held, or (with `began`) taken, in [start, end]."""
    first = bounds(term.start or "0001")
    last = first if began else bounds(term.end or "9999")
    return first[0] <= end and last[1] >= start
