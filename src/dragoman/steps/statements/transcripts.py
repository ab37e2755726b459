"""Transcripts: paragraphs that begin with who speaks («В.Путин: …», "President Demirel. …"), as ministries and presidencies write them."""

import re
from collections.abc import Iterator, Sequence

from dragoman.lexicon.cues import CueWords
from dragoman.model import Mention, Reading, Sentence, Span, SpanIndex, cut, trim
from dragoman.steps.statements.draft import Construction, Draft, SpeakerSpan

LABEL = re.compile(r"\W*(?P<name>[^\n:!?«»“”\"]{1,80}?)(?P<mark>:|\.)(?=\s|$)")
INITIALS = re.compile(r"(?:\w\. ?){1,2}\w[\w-]+")
GREETING = 5  # words; what is no longer is only a greeting
LONGEST_NAME = 8  # words


def turns(
    reading: Reading, sentences: SpanIndex[Sentence], mentions: SpanIndex[Mention], words: CueWords
) -> Iterator[Draft]:
    """A statement for each paragraph of what somebody says in a transcript, until the next one speaks."""
    speaker: SpeakerSpan | None = None
    for paragraph in reading.paragraphs:
        label = label_of(paragraph, words, mentions)
        if label is not None:
            speaker = None if label.text.casefold() in words.questioners else speaker_at(label, sentences)
        start = paragraph.start if label is None else label.end + 1
        content = trim(reading.document.text, start, paragraph.end)
        if not any(map(str.isalpha, content.text)):
            speaker = speaker if label is not None else None  # a line of asterisks ends what is said
        elif speaker is not None and len(content.text.split()) > GREETING:
            yield Draft(construction=Construction.TURN, match=None, speaker=speaker, content=content, quote="direct")


def label_of(paragraph: Span, words: CueWords, mentions: SpanIndex[Mention]) -> Span | None:
    """The name at the beginning of a paragraph that tells who speaks it."""
    found = LABEL.match(paragraph.text)
    if found is None:
        return None
    name = cut(paragraph.text, found.start("name"), found.end("name")).moved(paragraph.start)
    asks = name.text.casefold() in words.questioners
    named = INITIALS.fullmatch(name.text) or any(is_speaker(m, name) for m in mentions.inside(name.start, name.end))
    return name if asks or (named and len(name.text.split()) <= LONGEST_NAME) else None


def is_speaker(mention: Mention, label: Span) -> bool:
    """Whether a person is all that a label names: "President Demirel", «Р.Эрдоган»."""
    return mention.type == "PER" and mention.end == label.end


def speaker_at(label: Span, sentences: SpanIndex[Sentence]) -> SpeakerSpan | None:
    sentence = next(iter(sentences.touching(label.start, label.end)), None)
    head = sentence.head_of(label.start, label.end) if sentence else None
    return SpeakerSpan(label, head, sentence) if sentence and head else None


def is_transcript(turns_: Sequence[Draft], reading: Reading) -> bool:
    """Whether labels make a transcript: in a body's own text one is enough, else two must speak."""
    speakers = {draft.speaker.span.start for draft in turns_ if draft.speaker is not None}
    return reading.publisher is not None or len(speakers) > 1
