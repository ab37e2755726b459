"""Readings made of the model's types, so that the ledger can be tested without reading anything."""

import random

from dragoman.corpus.stories.teller import Teller
from dragoman.keys import content_id
from dragoman.lang.lemmas import Lemmas
from dragoman.model import (
    Actor,
    Attribution,
    Claim,
    Document,
    Mention,
    Quantity,
    Reading,
    Sentence,
    Span,
    Speaker,
    Statement,
    Status,
    Time,
    Token,
    Why,
    cut,
)
from dragoman.store.writing import Run

TELLER = Teller(Lemmas({}))
RUN = Run("r1", "1", "data", "{}", "2026-01-01T00:00:00+00:00")
NAMES = {"RUS": "Russia", "PRK": "North Korea", "CHN": "China", "UKR": "Ukraine", "USA": "United States", "IRN": "Iran"}
TYPES = ("AID", "ACCUSE", "CONSULT", "SANCTION", "AGREE", "ASSAULT")
STATUSES: tuple[Status, ...] = ("happened", "offered", "denied", "planned", "ongoing", "possible")


def actor(code: str, mention: Span | None = None) -> Actor:
    return Actor(code, NAMES.get(code, code), country=code, sector="GOV", mention=mention)


def find(text: str, words: str) -> Span:
    start = text.index(words)
    return cut(text, start, start + len(words))


def claim_of(
    text: str, source: str | None, target: str | None, type: str = "AID", *, status: Status = "happened", day: str | None = None,
    trigger: str | None = None, by: tuple[Attribution, ...] = (), quantities: tuple[Quantity, ...] = (), symmetric: bool = False,
    mode: str | None = None, score: float = 0.9,
) -> Claim:
    """A claim whose evidence is the whole text."""
    return Claim(
        id=content_id("c", text, source, target, type, status, day), kind="event", type=type, mode=mode, symmetric=symmetric, status=status,
        source=(actor(source),) if source else (), target=(actor(target),) if target else (),
        evidence=cut(text, 0, len(text)), trigger=find(text, trigger) if trigger else cut(text, 0, len(text)),
        attribution=by, quantities=quantities, time=Time(day, day, "", (0, 0)) if day else None, why=Why("test", score),
    )


def reading_of(
    text: str, *claims: Claim, id: str = "", published: str | None = None, outlet: str | None = None, language: str = "en",
    statements: tuple[Statement, ...] = (), mentions: tuple[Mention, ...] = (),
) -> Reading:
    """A reading of a text that is one sentence, its tree a chain."""
    document = Document(id or content_id("d", text), text, language, published=published, outlet=outlet)
    return Reading(document=document, claims=claims, statements=statements, mentions=mentions, sentences=(sentence(text, language),))


def sentence(text: str, language: str) -> Sentence:
    tokens, start = [], 0
    for index, word in enumerate(text.split()):
        start = text.index(word, start)
        head, relation = (index - 1, "dep") if index else (None, "root")
        tokens.append(Token(word, start, start + len(word), index, word.lower(), "X", {}, head, relation))
        start += len(word)
    return Sentence(text, 0, len(text), language, 0, tuple(tokens))


def many(count: int, seed: int = 1) -> list[Reading]:
    """Different readings, the same for the same seed."""
    chance = random.Random(seed)
    return [random_reading(number, chance) for number in range(count)]


def random_reading(number: int, chance: random.Random) -> Reading:
    source, target, third = chance.sample(sorted(NAMES), 3)
    amount = chance.randrange(1, 500)
    text = f"{NAMES[third]} said report {number} that {NAMES[source]} sent {amount} trucks to {NAMES[target]}."
    day = f"20{chance.randrange(10, 24)}-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}"
    content = find(text, text[text.index(NAMES[source], text.index("that")) : -1])
    speaker = Speaker(NAMES[third], 0, len(NAMES[third]), actor(third))
    said = Statement(id=content_id("s", text), source=speaker, cue=find(text, "said"), content=content, quote="indirect")
    quantity = Quantity(str(amount), text.index(str(amount), text.index("sent")), text.index(" trucks"), value=amount, unit="truck")
    claim = claim_of(
        text, source, target, chance.choice(TYPES), status=chance.choice(STATUSES), day=day, trigger="sent", quantities=(quantity,),
        by=(Attribution(speaker.text, speaker.start, speaker.end, speaker.actor, said.id),), score=chance.random(),
    )
    parties = [(code, find(content.text, NAMES[code]).moved(content.start)) for code in (source, target)]
    named = [(third, find(text, NAMES[third])), *parties]
    return reading_of(
        text, claim, id=f"article-{number:05}", published=day, outlet=chance.choice(("Herald", "Tribune", None)), statements=(said,),
        mentions=tuple(Mention(name.text, name.start, name.end, "GPE", actors=(actor(code),)) for code, name in named),
    )


def lower(text: str, language: str) -> list[str]:
    return "".join(c if c.isalnum() else " " for c in text.lower()).split()


def each(words: str) -> list[list[str]]:
    return [[word] for word in lower(words, "en")]
