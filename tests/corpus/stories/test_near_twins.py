"""Sixty pairs of nearly the same words that do not tell the same: another figure or day, a denial, the contrary act. None is joined."""

from pathlib import Path

import msgspec
import pytest
from msgspec import Struct

from dragoman.corpus.stories.copies import Descent
from dragoman.corpus.stories.profile import Profile
from dragoman.corpus.stories.profiling import profile
from dragoman.corpus.stories.telling import story
from dragoman.lang import languages
from dragoman.lang.lemmas import Lemmas
from dragoman.model import Actor, Claim, Document, Paragraph, Quantity, Reading, Span, Status, Time, Why

FILE = Path(__file__).parents[2] / "gold" / "stories" / "near_twins.jsonl"
LEMMAS = Lemmas(languages())  # dictionaries of lemmas, no parser


class Twins(Struct, frozen=True):
    """Two sentences, the words in each that tell the act, and the detail that differs."""

    language: str
    a: str
    b: str
    trigger_a: str
    trigger_b: str
    differs: str
    status_b: Status = "happened"
    amount_a: str | None = None
    amount_b: str | None = None
    unit: str | None = None
    day_a: str | None = None
    day_b: str | None = None


PAIRS = msgspec.json.Decoder(Twins).decode_lines(FILE.read_bytes())


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(words, start, start + len(words))


def document(
    id: str, text: str, trigger: str, language: str, status: Status, amount: str | None, unit: str | None, day: str | None,
) -> Profile:
    """The reading of a sentence with one claim, as a reader makes it."""
    whole = Span(text, 0, len(text))
    told = span(text, amount) if amount else None
    amounts = (Quantity(told.text, told.start, told.end, value=float(told.text.split()[0]), unit=unit, role="count"),) if told else ()
    claim = Claim(
        id=f"c{id}", kind="event", type="ASSAULT", status=status, source=(Actor("AAA", "A"),), target=(Actor("BBB", "B"),), evidence=whole,
        trigger=span(text, trigger), quantities=amounts, time=Time(day, day, "", (0, 0)) if day else None, why=Why("made", 0.9),
    )
    read = Document(id, text, language, published=f"2024-09-0{1 if id == 'a' else 2}", outlet=id)
    return profile(
        Reading(document=read, paragraphs=(Paragraph(text, 0, len(text), language),), quantities=amounts, claims=(claim,)), LEMMAS,
    )


def joined(a: Profile, b: Profile) -> bool:
    members = [{member.id for member in group.members} for group in story(Descent([a, b])).claims]
    return any({"ca", "cb"} <= ids for ids in members)


def first(twins: Twins, id: str = "a") -> Profile:
    return document(id, twins.a, twins.trigger_a, twins.language, "happened", twins.amount_a, twins.unit, twins.day_a)


def test_there_are_sixty() -> None:
    assert len(PAIRS) == 60


@pytest.mark.parametrize("twins", PAIRS, ids=[f"{one.differs}: {one.a[:30]}" for one in PAIRS])
def test_near_twins_are_not_the_same_but_each_is_the_same_as_itself(twins: Twins) -> None:
    other = document("b", twins.b, twins.trigger_b, twins.language, twins.status_b, twins.amount_b, twins.unit, twins.day_b)
    assert not joined(first(twins), other)
    assert joined(first(twins), first(twins, "b"))
