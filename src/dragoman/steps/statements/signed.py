"""Words that somebody put a name under: “…” — Carla Sanchez; a post with its handle; a paragraph in the first person."""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from dragoman.model import Medium, Sentence, Span, SpanIndex, cut, trim
from dragoman.steps.statements.draft import Construction, Draft, SpeakerSpan
from dragoman.steps.statements.quotes import Quotation

SIGNED = re.compile(r"[ \u00a0]*[―—–][ \u00a0]*(?P<name>[^\n\r.,;:!?«»“”\"]{3,60})(?=[\n\r,(]|\.?[ \u00a0]*(?:[\n\r]|$))")
POST = re.compile(r"[ \u00a0][―—–-][ \u00a0](?P<name>[^\n()]{2,60}?) \(@\w+\)")
UNDERSIGNED = re.compile(r"(?<=[.!?])[ \u00a0]+(?P<name>\w+(?:[ -]\w+){1,3})(?:, [^.,]{3,40})?\.?\s*$")
SIGNATURE = 120  # characters
WORD = re.compile(r"\w+")
QUOTED = re.compile("[\"«»“”]")
FEW = 3  # words; what is shorter is no speech of its own


def signature(quotation: Quotation, sentences: SpanIndex[Sentence], text: str) -> SpeakerSpan | None:
    """The name that a dash puts after a quotation: “…” — Carla Sanchez."""
    found = SIGNED.match(text, quotation.end)
    if found is None or quotation.words <= FEW:
        return None
    return signed(found.start("name"), found.end("name"), sentences, text)


def signed(start: int, end: int, sentences: SpanIndex[Sentence], text: str) -> SpeakerSpan | None:
    """The name that fills a place in the text, as a speaker; None where something else stands there."""
    for sentence in sentences.touching(end - 1, end - 1):
        words = [t for t in sentence.tokens if start <= t.start and t.end <= end]
        if words and words[0].pos == "PROPN" and not any(t.pos in {"VERB", "AUX"} for t in words):
            head = sentence.head_of(words[0].start, words[-1].end)
            return None if head is None else SpeakerSpan(cut(text, words[0].start, words[-1].end), head, sentence)
    return None


def posts(paragraphs: Sequence[Span], sentences: SpanIndex[Sentence], text: str, first_person: frozenset[str]) -> list[Draft]:
    """Whole paragraphs that somebody signed: a post as pages show it, or one in the first person with a name at its end."""
    made = []
    for paragraph in paragraphs:
        medium: Medium | None = "post"
        found = POST.search(text, paragraph.start, paragraph.end)
        if found is None and first_person & set(WORD.findall(paragraph.text.lower())) and not QUOTED.search(paragraph.text):
            medium = None
            found = UNDERSIGNED.search(text, max(paragraph.start, paragraph.end - SIGNATURE), paragraph.end)
        speaker = signed(found.start("name"), found.end("name"), sentences, text) if found else None
        if found is not None and speaker is not None:
            content = trim(text, paragraph.start, found.start())
            named = replace(speaker, medium=medium)
            made.append(Draft(construction=Construction.SIGNED, match=None, speaker=named, content=content, quote="direct"))
    return made
