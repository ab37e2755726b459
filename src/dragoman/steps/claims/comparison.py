"""A measure set against another one: «…, что в десять раз больше, чем 4 миллиарда», "…, ten times the 4 billion of 2021"."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from dragoman.grammar.phrases import clause, clause_head
from dragoman.grammar.values import quantities_of, time_of
from dragoman.keys import content_id
from dragoman.lexicon.frames import Frames
from dragoman.model import Claim, Reading, Sentence, Span, Token, Why


def compared(reading: Reading, sentence: Sentence, claims: Sequence[Claim], frames: Frames) -> Iterator[Claim]:
    """For each comparative with a ratio, the measure before it in the sentence once more, with the amounts of the comparison."""
    for token in sentence.tokens:
        if token.lemma in frames.comparatives:
            before = [c for c in claims if c.kind == "measure" and c.trigger.start < token.start]
            if before:
                yield from comparison(reading, sentence, token, before[-1])


def comparison(reading: Reading, sentence: Sentence, token: Token, measure: Claim) -> Iterator[Claim]:
    evidence = clause(sentence, clause_head(sentence, token))
    quantities = quantities_of(reading, evidence)
    if evidence.covers(measure.trigger) or not any(q.role == "ratio" for q in quantities):
        return
    why = Why(rule="comparison", score=measure.why.score, path=(f"actors: those of “{measure.trigger.text}”",))
    yield replace(
        measure, id=content_id("c", measure.id, token.start), evidence=evidence, quantities=quantities, why=why,
        trigger=token_span(token), time=time_of(reading, sentence, token, compared=True),
    )


def token_span(token: Token) -> Span:
    return Span(token.text, token.start, token.end)
