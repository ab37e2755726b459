"""Known names, the engines' names, and offices together."""

from collections import Counter
from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from dragoman.grammar.mentioned import standing_out
from dragoman.lexicon.actors import Actors
from dragoman.lexicon.inflector import Inflector
from dragoman.lexicon.words import NameWord, words
from dragoman.lexicon.words import phrase as phrase_key
from dragoman.model import STATELESS, UNKNOWN, Actor, Mention, Name, Paragraph, Reading, Span, SpanIndex, by_span, cut
from dragoman.steps.mentions import gazetteer, misspelt, people
from dragoman.steps.mentions.gazetteer import Hit
from dragoman.steps.mentions.offices import OfficePhrases, Phrase
from dragoman.tools import Step, Tools

PLACES = {"name", "capital", "city"}
BESIDE = {" ", ", ", "\u00a0"}
WHOLE = 0.7  # share of an outlet's name that has to name a body, for the body to be the publisher
APART = " ,–—"  # what may stand, with an article, between a name and the office after it


def find_mentions(reading: Reading, tools: Tools) -> Reading:
    """Every name, adjective, people, seat and office that stands for an actor; nested ones are each listed."""
    text, actors = reading.document.text, tools.lexicon.actors
    marks = [words(paragraph.text, paragraph.start) for paragraph in reading.paragraphs]
    reached = [
        gazetteer.reaches(text, marked, tools.lexicon, tools.languages.get(paragraph.language))
        for paragraph, marked in zip(reading.paragraphs, marks, strict=True)
    ]
    stem = tools.inflector(reading.language).stem
    context = gazetteer.context((r for found in reached for r in found), reading.names, actors, stem, reading.document.published)
    found: list[Mention] = []
    for paragraph, marked, reaches in zip(reading.paragraphs, marks, reached, strict=True):
        found += in_paragraph(reading, paragraph, marked, gazetteer.hits(reaches, marked, context, actors, stem), tools)
    mentions = with_people(reading, found, [w for marked in marks for w in marked], tools)
    return replace(reading, mentions=tuple(mentions), publisher=publisher_of(reading, tools))


def publisher_of(reading: Reading, tools: Tools) -> Actor | None:
    """The state or body that the outlet is part of (a ministry, a presidency), but for media."""
    outlet = reading.document.outlet
    if not outlet:
        return None
    marked = words(outlet, 0)
    reaches = gazetteer.reaches(outlet, marked, tools.lexicon, tools.languages.get(reading.language))
    actors, stem = tools.lexicon.actors, tools.inflector(reading.language).stem
    hits = gazetteer.hits(reaches, marked, gazetteer.context(reaches, (), actors, stem, None), actors, stem)
    of_outlet = replace(reading, document=replace(reading.document, text=outlet), names=())
    found = in_paragraph(of_outlet, Paragraph(outlet, 0, len(outlet), reading.language), marked, hits, tools)
    named = (m for m in sorted(found, key=lambda m: -len(m.text)) if len(m.text) > WHOLE * len(outlet))
    publisher = next((m.actor for m in named if m.actor and m.actor.code not in STATELESS and m.actor.sector != "MED"), None)
    return None if publisher is None else replace(publisher, mention=None)  # the text need not name it


def with_people(reading: Reading, found: list[Mention], marked: Sequence[NameWord], tools: Tools) -> list[Mention]:
    """The mentions with initials, namesakes and later surnames of people."""
    text, language, inflector = reading.document.text, tools.languages.get(reading.language), tools.inflector(reading.language)
    found = [people.with_initials(text, m, marked) if m.type == "PER" and m.kind == "name" else m for m in found]
    found = misspelt.repaired(same_bodies(found, tools.lexicon.actors), inflector.stem)
    found = people.same_people(people.surnames(found, inflector), inflector, language.engine.lemma if language else str)
    found += people.further_surnames(text, marked, found, inflector)
    return sorted(unique(found), key=lambda m: (m.start, -m.end))


def in_paragraph(reading: Reading, paragraph: Paragraph, marked: Sequence[NameWord], known: list[Hit], tools: Tools) -> list[Mention]:
    text, actors, day = reading.document.text, tools.lexicon.actors, reading.document.published
    names = [people.bare(n) for n in reading.index.names.starting_in(paragraph.start, paragraph.end)]
    people_named = by_span(n for n in names if n.type == "PER")
    hits = [h for h in known if not part_of_person(span_of(text, marked, h.first, h.last), h, people_named)]
    language, inflector = tools.languages.get(paragraph.language), tools.inflector(paragraph.language)
    reader = OfficePhrases(marked, hits, tools.lexicon.offices, language)
    phrases = list(reader.phrases())
    bare = list(reader.alone(phrases))
    no_names = language.not_names if language else frozenset()
    names = [n for n in names if inflector.stem(phrase_key(n.text)) not in no_names]
    found = [gazetteer.mention(text, marked, group, day) for group in gazetteer.joined(hits, marked)]
    found += [office(text, marked, p, actors, reader, day) for p in [*phrases, *(p for p in bare if p.head.alone or p.head.state)]]
    found += unknown(names, found, actors, day, inflector)
    unowned = [office(text, marked, p, actors, reader, day) for p in bare if p.head.kind == "office" and not p.head.state and not p.plural]
    return appositions(text, found, unowned, tools.lexicon.offices.articles)


def span_of(text: str, marked: Sequence[NameWord], first: int, last: int) -> Span:
    return cut(text, marked[first].start, marked[last - 1].end)


def part_of_person(span: Span, hit: Hit, people: SpanIndex[Name]) -> bool:
    """A place's name inside a person's («Майкл Джордан»)."""
    place = hit.record.type == "GPE" and hit.sense.use in PLACES
    return place and any(len(n.text) > len(span.text) for n in people.covering(span.start, span.end))


def office(text: str, marked: Sequence[NameWord], phrase: Phrase, actors: Actors, reader: OfficePhrases, day: str | None) -> Mention:
    """The mention that an office phrase is; who holds the office on that day is its actor, else the office itself."""
    span = span_of(text, marked, phrase.first, phrase.last)
    role, sector = reader.role_of(phrase)
    person = phrase.head.kind == "office"
    found = []
    for code, country, owner in owners(phrase, actors):
        one_holder = person and not phrase.former and not phrase.plural and not phrase.of_body
        holders = actors.holders(role, code, day) if one_holder and day else []
        one = holders[0] if len(holders) == 1 else None if person else actors.institution(role, code)
        name = one.name if one else f"{role} of {owner}"
        found.append(Actor(code, name, one.id if one else None, country, sector, span))
    return Mention(span.text, span.start, span.end, "PER" if person else "ORG", "office" if person else "name", tuple(found), role=role)


def owners(phrase: Phrase, actors: Actors) -> list[tuple[str, str | None, str]]:
    """Code, state and name of each owner; an office may have a state of its own («госсекретарь»)."""
    records = [hit.record for hit in phrase.owners]
    found = [(one.code, one.country, one.name if one.type == "ORG" and not one.role else "") for one in records]
    found = found or ([(phrase.head.state, phrase.head.state, "")] if phrase.head.state else [])
    return [(code, country, name or (actors.by_code[code].name if code in actors.by_code else code)) for code, country, name in found]


def unknown(
    names: Iterable[Name], known: Sequence[Mention], actors: Actors, day: str | None, inflector: Inflector
) -> list[Mention]:
    """What the engine found beside the known names; a body takes the state that is named inside it."""
    found, placed = [], SpanIndex(enumerate(known), lambda one: one[1])
    for name in names:
        touching = sorted(placed.touching(name.start, name.end), key=lambda one: one[0])
        over = [m for _, m in touching if m.start < name.end and name.start < m.end]
        if name.type == "ORG" and not any(m.type == "ORG" for m in over):
            inside = [m for m in over if name.covers(m) and m.actors and m.actors[0].code != UNKNOWN]
            if not any(m.start == name.start and m.end == name.end for m in inside):
                found.append(Mention(name.text, name.start, name.end, "ORG", "name", inside[0].actors[:1] if inside else ()))
        elif name.type == "PER":
            found += person(name, over, actors, day, inflector)
        elif not over:
            found.append(Mention(name.text, name.start, name.end, "GPE" if name.type == "LOC" else name.type))
    return found


def person(name: Name, over: Sequence[Mention], actors: Actors, day: str | None, inflector: Inflector) -> list[Mention]:
    """A person's name; one that holds a known person's name is that person, as is a known one with a middle name."""
    if any(m.start == name.start and m.end == name.end for m in over) or any(m.type != "PER" for m in over):
        return []
    inside = [m for m in over if m.type == "PER" and m.kind == "name"]
    if any(m.covers(name) for m in inside):
        return []
    who = inside[-1].actors if inside else people.with_middle_name(name, actors, day, inflector)
    return [Mention(name.text, name.start, name.end, "PER", "name", who)]


def appositions(text: str, mentions: list[Mention], unowned: Sequence[Mention], articles: frozenset[str]) -> list[Mention]:
    """A name beside an office («министр нефти Ирана Джавад Оуджи», "Lou Jiwei, China's finance minister") takes the office's actor,
    with its own name; beside an office without an owner it keeps that office as its role."""
    offices = [*(m for m in mentions if m.kind == "office"), *unowned]
    ends, starts = {m.end: m for m in reversed(offices)}, {m.start: m for m in offices}
    out = []
    for m in mentions:
        if m.type == "PER" and m.kind == "name" and not m.actors:
            beside = next((ends[at] for at in (m.start - 1, m.start - 2) if at in ends and text[at : m.start] in BESIDE), None)
            after = (at for at in range(m.end + 2, m.end + 9) if at in starts and apart(text[m.end : at], articles))
            beside = beside or starts.get(next(after, -1))
            if beside is not None:
                who = [replace(a, name=m.text, id=None, mention=Span(m.text, m.start, m.end)) for a in beside.actors[:1]]
                m = replace(m, actors=tuple(who), role=beside.role)
        out.append(m)
    people_at: dict[int, list[Mention]] = {}
    for m in out:
        if m.type == "PER" and m.kind == "name":
            people_at.setdefault(m.start, []).append(m)
    return [held(m, text, people_at.get(m.end + 1, ())) for m in out]


def apart(between: str, articles: frozenset[str]) -> bool:
    """Whether only a comma or dash, and perhaps an article, stands between."""
    return between.strip()[:1] in {*APART.strip()} and between.strip(APART) in {"", *articles}


def held(office: Mention, text: str, behind: Sequence[Mention]) -> Mention:
    """An office with its holder's name right after it is that person; `behind` are the people named at the next character but one."""
    if office.kind != "office" or len(office.actors) != 1:
        return office
    mine = office.actors[0]
    for m in behind:
        if text[office.end] == " " and m.actor and m.actor.code == mine.code:
            return replace(office, actors=(replace(m.actor, sector=mine.sector, mention=mine.mention),))
    return office


def same_bodies(mentions: Sequence[Mention], actors: Actors) -> list[Mention]:
    """A body without an owner («МИД») is the one of that kind whose owner the document names; if it names none, that of the state
    whose offices and bodies the document is about."""
    owners: dict[str, set[str]] = {}
    spoken: Counter[str] = Counter()
    for m in mentions:
        if m.role and m.actor:
            owners.setdefault(m.role, set()).add(m.actor.code)
        if (m.role or m.type == "PER") and m.actor and m.actor.country:
            spoken[m.actor.code] += 1
    one = standing_out(spoken)
    main = {one} if one else set(spoken)
    return [bound(m, owners.get(m.role or "", set() if m.type == "PER" else main), actors) for m in mentions]


def bound(mention: Mention, codes: set[str], actors: Actors) -> Mention:
    if mention.role is None or mention.actors or not codes:
        return mention
    if mention.type == "PER":
        return of_office(mention, codes, actors) if mention.kind == "name" else mention
    if len(codes) > 1:
        return replace(mention, candidates=tuple(sorted(codes)))
    return replace(mention, actors=(body(mention.role, min(codes), actors, mention),))


def of_office(mention: Mention, codes: set[str], actors: Actors) -> Mention:
    """A person beside an office without an owner belongs to the state whose offices the document is about."""
    if len(codes) > 1:
        return mention
    code = min(codes)
    state = actors.by_code.get(code)
    who = Actor(code, mention.text, None, state.country if state else None, "GOV", Span(mention.text, mention.start, mention.end))
    return replace(mention, actors=(who,))


def body(role: str, code: str, actors: Actors, span: Span, sector: str | None = "GOV") -> Actor:
    """The institution of a state: the one with a name of its own, or «role of state»."""
    one, state = actors.institution(role, code), actors.by_code.get(code)
    name = one.name if one else f"{role} of {state.name if state else code}"
    return Actor(code, name, one.id if one else None, code, one.sector if one else sector, Span(span.text, span.start, span.end))


def unique(mentions: Iterable[Mention]) -> list[Mention]:
    """One mention for each stretch and type; a person's shorter name inside a longer one goes."""
    best: dict[tuple[int, int, str], Mention] = {}
    for m in mentions:
        best.setdefault((m.start, m.end, m.type), m)
    inner, reached = set(), 0
    for m in sorted((m for m in best.values() if m.type == "PER" and m.kind == "name"), key=lambda m: (m.start, -m.end)):
        if m.end <= reached:
            inner.add((m.start, m.end, m.type))
        reached = max(reached, m.end)
    return [m for place, m in best.items() if place not in inner]


STEP = Step("mentions", needs=("language", "paragraphs", "names"), gives=("mentions", "publisher"), run=find_mentions)
