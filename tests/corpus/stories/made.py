"""Documents of made-up news for tests, profiled without a model."""

import re
from collections.abc import Iterable

from dragoman.corpus.stories.profile import Profile
from dragoman.corpus.stories.profiling import profile
from dragoman.keys import content_id
from dragoman.lang.lemmas import Lemmas
from dragoman.model import Actor, Claim, Document, Mention, Paragraph, Quantity, Reading, Span, Status, Time, Why
from tiny import TinyEngine, spoken_by


class Endings(TinyEngine):
    """Takes a plural or a third person's -s off, which is all the lemmas that these texts need."""

    def lemma(self, word: str) -> str:
        return word.removesuffix("s")


LEMMAS = Lemmas({"en": spoken_by(Endings("en", ""))})
ACTORS = {"Pakistan": "PAK", "Afghanistan": "AFG", "Kabul": "AFG", "Пакистан": "PAK", "Афганистан": "AFG", "Peru": "PER", "Colombia": "COL"}
COUNTED = re.compile(r"(\d+) (people|villages|missiles|km)")
UNITS = {"people": "person", "villages": "village", "missiles": "missile", "km": "kilometre"}


def document(
    id: str, text: str, published: str | None = "2024-09-17T06:00:00+00:00", outlet: str | None = None, language: str = "en",
    claims: Iterable[Claim] = (), url: str | None = None, days: Iterable[str] = (),
) -> Profile:
    """The profile of a text: its lines are paragraphs, known states are mentioned, numbers with a unit are amounts, and
    it tells of these days."""
    return profile(reading(id, text, published, outlet, language, claims, url, days), LEMMAS)


def reading(
    id: str, text: str, published: str | None, outlet: str | None, language: str, claims: Iterable[Claim] = (), url: str | None = None,
    days: Iterable[str] = (),
) -> Reading:
    lines = list(re.finditer(r"[^\n]+", text))
    mentions = [
        Mention(found[0], *found.span(), type="GPE", actors=(Actor(code, name, mention=Span(found[0], *found.span())),))
        for name, code in ACTORS.items() for found in re.finditer(name, text)
    ]
    amounts = [
        Quantity(found[0], *found.span(), value=float(found[1]), unit=UNITS[found[2]], role="count") for found in COUNTED.finditer(text)
    ]
    return Reading(
        document=Document(id, text, language, text.partition("\n")[0], published, outlet, url),
        paragraphs=tuple(Paragraph(line[0], *line.span(), language) for line in lines), mentions=tuple(mentions),
        quantities=tuple(amounts), claims=tuple(claims), times=tuple(Time(day, day, "on that day", (0, 0)) for day in days),
    )


def claim(
    text: str, trigger: str, type: str = "ASSAULT", source: str = "PAK", target: str = "AFG", status: Status = "happened",
    evidence: str | None = None, day: str | None = None,
) -> Claim:
    """A claim of the words `trigger`, read from the sentence `evidence` (else from the whole text)."""
    def span(words: str) -> Span:
        start = text.index(words)
        return Span(words, start, start + len(words))

    told = span(evidence or text)
    amounts = [
        Quantity(found[0], told.start + found.start(), told.start + found.end(), value=float(found[1]), unit=UNITS[found[2]], role="count")
        for found in COUNTED.finditer(told.text)
    ]
    return Claim(
        id=content_id("c", text, trigger), kind="event", type=type,
        source=(Actor(source, source),), target=(Actor(target, target),),
        status=status, evidence=told, trigger=span(trigger), quantities=tuple(amounts),
        time=Time(day, day, day, (told.start, told.start)) if day else None, why=Why("made", 0.9),
    )
