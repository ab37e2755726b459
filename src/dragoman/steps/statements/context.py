"""What the rules of one language's sentences share."""

from collections.abc import Sequence

from msgspec import Struct

from dragoman.grammar.mentioned import Mentioned
from dragoman.lexicon.cues import Cues, CueWords
from dragoman.model import Actor, Mention, Reading, Sentence, Span, SpanIndex, by_span
from dragoman.steps.statements.draft import Draft
from dragoman.steps.statements.quotes import Quotation, quotations
from dragoman.steps.statements.transcripts import is_transcript, turns

HEAD = 600  # characters at the head of a text in which it tells where it plays


class StatementContext(Struct, frozen=True):
    """The parsed sentences of one language, the cues of that language, and what stands where in the document.

    `turns` are what is said in a transcript; `scene` is the state that the text names first, where it plays unless it says otherwise.
    """

    reading: Reading
    cues: Cues
    sentences: SpanIndex[Sentence]
    paragraphs: SpanIndex[Span]
    quotations: SpanIndex[Quotation]
    mentioned: Mentioned
    mentions: SpanIndex[Mention]
    turns: SpanIndex[Draft]
    scene: Actor | None

    @property
    def text(self) -> str:
        return self.reading.document.text

    @property
    def words(self) -> CueWords:
        return self.cues.words


def context_of(reading: Reading, sentences: Sequence[Sentence], cues: Cues) -> StatementContext:
    mentions, inside = by_span(reading.located_mentions), by_span(sentences)
    said = list(turns(reading, inside, mentions, cues.words))
    outermost = [q for q in quotations(reading.document.text, [p.end for p in reading.paragraphs]) if q.depth == 0]
    return StatementContext(
        reading, cues, inside, by_span(reading.paragraphs), by_span(outermost), Mentioned(reading), mentions,
        SpanIndex(said if is_transcript(said, reading) else (), content_of), scene_of(mentions),
    )


def content_of(draft: Draft) -> Span:
    return draft.content


def scene_of(mentions: SpanIndex[Mention]) -> Actor | None:
    """The state, or its city, that stands first at the head of a text."""
    places = (m for m in mentions.inside(0, HEAD) if m.type in {"GPE", "LOC"})
    return next((actor for place in places for actor in place.actors if actor.code == actor.country), None)


def itself(span: Span) -> Span:
    return span
