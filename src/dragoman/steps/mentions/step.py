"""Known names and the engines' names together."""

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from dragoman.lexicon.words import words
from dragoman.model import Mention, Name, Reading
from dragoman.steps.mentions import gazetteer
from dragoman.tools import Step, Tools


def find_mentions(reading: Reading, tools: Tools) -> Reading:
    """Every name, adjective, people, seat and office that stands for an actor; nested ones are each listed."""
    text = reading.document.text
    found: list[Mention] = []
    for paragraph in reading.paragraphs:
        marked = words(paragraph.text, paragraph.start)
        groups = gazetteer.joined(gazetteer.hits(text, marked, tools.lexicon.actors), marked)
        found.extend(gazetteer.mention(text, marked, group) for group in groups)
    found = [m for m in found if not part_of_person(m, reading.names)]
    found.extend(unknown(reading.names, found))
    return replace(reading, mentions=tuple(sorted(found, key=lambda m: (m.start, -m.end))))


def part_of_person(mention: Mention, names: Iterable[Name]) -> bool:
    """A place's name inside a person's («Майкл Джордан»)."""
    return mention.type == "GPE" and any(n.type == "PER" and n.covers(mention) and len(n.text) > len(mention.text) for n in names)


def unknown(names: Iterable[Name], known: Sequence[Mention]) -> Iterable[Mention]:
    """What the engine found beside the known names; a body takes the state that is named inside it."""
    for name in names:
        over = [m for m in known if m.overlap(name)]
        if name.type == "ORG" and not any(m.type == "ORG" for m in over):
            inside = [m for m in over if name.covers(m) and m.actors]
            if not any(m.start == name.start and m.end == name.end for m in inside):
                yield Mention(name.text, name.start, name.end, "ORG", "name", inside[0].actors[:1] if inside else ())
        elif not over:
            yield Mention(name.text, name.start, name.end, "GPE" if name.type == "LOC" else name.type)


STEP = Step("mentions", needs=("paragraphs", "names"), gives=("mentions",), run=find_mentions)
