"""What the rules of one language's sentences share."""

from collections.abc import Sequence

from msgspec import Struct

from dragoman.grammar.mentioned import Mentioned
from dragoman.lexicon.cues import Cues, CueWords
from dragoman.model import Mention, Reading, Sentence, Span
from dragoman.steps.statements.places import Places
from dragoman.steps.statements.quotes import Quotation, quotations


class StatementContext(Struct, frozen=True):
    """The parsed sentences of one language, the cues of that language, and what stands where in the document."""

    reading: Reading
    cues: Cues
    sentences: Places[Sentence]
    paragraphs: Places[Span]
    quotations: Places[Quotation]
    mentioned: Mentioned
    mentions: Places[Mention]

    @property
    def text(self) -> str:
        return self.reading.document.text

    @property
    def words(self) -> CueWords:
        return self.cues.words


def context_of(reading: Reading, sentences: Sequence[Sentence], cues: Cues) -> StatementContext:
    outermost = [q for q in quotations(reading.document.text, [p.end for p in reading.paragraphs]) if q.depth == 0]
    return StatementContext(
        reading, cues, Places(sentences, itself), Places(reading.paragraphs, itself), Places(outermost, itself), Mentioned(reading),
        Places(reading.mentions, itself),
    )


def itself(span: Span) -> Span:
    return span
