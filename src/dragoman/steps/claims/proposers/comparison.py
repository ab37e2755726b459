"""A measure set against another one: «…, что в десять раз больше, чем 4 миллиарда», "…, ten times the 4 billion of 2021"."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from dragoman.grammar.phrases import clause, clause_head
from dragoman.grammar.values import quantities_of, time_of
from dragoman.keys import content_id
from dragoman.model import Reading, Span, Token
from dragoman.steps.claims.article import Article
from dragoman.steps.claims.candidate import Candidate, ComparisonRule


def compared(article: Article, earlier: Sequence[Candidate]) -> Iterator[Candidate]:
    """For each comparative with a ratio, each measure before it in the sentence once more, with the amounts of the comparison."""
    for context in article.sentences:
        for token in context.sentence.tokens:
            if token.lemma in context.frames.comparatives:
                measures = (one for one in earlier if one.kind == "measure" and one.sentence.start == context.sentence.start)
                for measure in measures:
                    yield from comparison(article.reading, token, measure)


def comparison(reading: Reading, token: Token, measure: Candidate) -> Iterator[Candidate]:
    sentence = measure.sentence
    evidence = clause(sentence, clause_head(sentence, token))
    quantities = quantities_of(reading, evidence)
    apart = measure.trigger.start < token.start and not evidence.covers(measure.trigger)
    if apart and any(quantity.role == "ratio" for quantity in quantities):
        yield replace(
            measure, id=content_id("c", measure.id, token.start), head=token, trigger=Span(token.text, token.start, token.end),
            evidence=evidence, quantities=quantities, time=time_of(reading, sentence, token, compared=True),
            rule=ComparisonRule(measure), changes=(),
        )
