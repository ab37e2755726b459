"""What the rules of one language's sentences share."""

from collections.abc import Sequence

from msgspec import Struct

from dragoman.grammar.mentioned import Mentioned
from dragoman.lexicon.cues import Cues, CueWords
from dragoman.model import Mention, Reading, Sentence, Span, SpanIndex, by_span
from dragoman.steps.statements.quotes import Quotation, quotations


class StatementContext(Struct, frozen=True):
    """The parsed sentences of one language, the cues of that language, and what stands where in the document."""

    reading: Reading
    cues: Cues
    sentences: SpanIndex[Sentence]
    paragraphs: SpanIndex[Span]
    quotations: SpanIndex[Quotation]
    mentioned: Mentioned
    mentions: SpanIndex[Mention]

    @property
    def text(self) -> str:
        return self.reading.document.text

    @property
    def words(self) -> CueWords:
        return self.cues.words


def context_of(reading: Reading, sentences: Sequence[Sentence], cues: Cues) -> StatementContext:
    outermost = [q for q in quotations(reading.document.text, [p.end for p in reading.paragraphs]) if q.depth == 0]
    return StatementContext(
        reading, cues, by_span(sentences), by_span(reading.paragraphs), by_span(outermost), Mentioned(reading),
        by_span(reading.located_mentions),
    )


def itself(span: Span) -> Span:
    return span
