"""Direct speech: which quotations are speech, and who speaks."""

import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from dragoman.lexicon.cues import CueWords
from dragoman.model import Sentence, Span, SpanIndex, Token, cut, trim
from dragoman.steps.statements.draft import Construction, CueMatch, Draft, SpeakerSpan
from dragoman.steps.statements.fitness import is_unsigned
from dragoman.steps.statements.parentheticals import own_tokens
from dragoman.steps.statements.quotes import Quotation
from dragoman.steps.statements.signed import signature

GAP = re.compile(r"[\s,.!?…;\-–—―]*")
LEAD = re.compile(r"[\s:,—–-]*")
FULL = 3  # words; a quotation up to this long is no speech of its own
LONG = 6000  # characters; nobody's speech is longer in a news text
BEFORE = 600  # characters between a quotation and a cue before it
FAR = 60  # characters between a quotation and the subject of its cue
END = tuple(".!?…,")
CLOSERS = "»”\"'’“"


def inside(place: Span, quotation: Span) -> bool:
    return quotation.start <= place.start and place.end <= quotation.end


def widened(draft: Draft, quotations: SpanIndex[Quotation], text: str) -> Draft:
    """The draft with its content grown to the borders of the quotations that it cuts; a cue inside a quotation stays inside."""
    content = draft.content
    for quotation in quotations.touching(content.start, content.end):
        if not content.overlap(quotation):
            continue
        if inside(draft.place, quotation):
            if draft.match is not None:
                content = cut(text, max(content.start, quotation.start), min(content.end, quotation.end))
        elif not content.covers(quotation):
            content = cut(text, min(content.start, quotation.start), max(content.end, quotation.end))
    return replace(draft, content=content)


def with_kind(draft: Draft, quotations: SpanIndex[Quotation]) -> Draft:
    """The draft with its kind: direct where nothing but quotations stands in it."""
    near = quotations.touching(draft.content.start, draft.content.end)
    within = [q for q in near if draft.content.covers(q) and not (draft.match and inside(draft.match.span, q))]
    if not within or draft.quote == "direct":
        return draft
    quoted = sum(q.end - q.start for q in within)
    return replace(draft, quote="direct" if quoted >= len(draft.content.text) - 2 else "partial")


def speech(
    quotations: Iterable[Quotation], drafts: SpanIndex[Draft], matches: SpanIndex[CueMatch], sentences: SpanIndex[Sentence], text: str
) -> list[Draft]:
    """A statement for each quotation that is speech and belongs to none yet."""
    made: list[Draft] = []
    for quotation in quotations:
        if any(d.content.overlap(quotation) and not inside(d.place, quotation) for d in drafts.touching(quotation.start, quotation.end)):
            continue
        signed = signature(quotation, sentences, text)
        if signed is not None:
            made.append(Draft(construction=Construction.DASH, match=None, speaker=signed, content=quotation, quote="direct"))
            continue
        match = tag(quotation, matches, text)
        if match is not None and (is_speech(quotation, text) or describes(quotation, match)):
            made.append(Draft(construction=Construction.QUOTATION, match=match, speaker=None, content=quotation, quote="direct"))
        elif is_floating(quotation, sentences, text):
            made.append(Draft(construction=Construction.FLOATING, match=None, speaker=None, content=quotation, quote="direct"))
    return made


def tag(quotation: Quotation, matches: SpanIndex[CueMatch], text: str) -> CueMatch | None:
    """The cue that a quotation hangs on."""
    within = [s for s in matches.touching(quotation.start, quotation.end) if inside(s.span, quotation)]
    around = [s for s in matches.touching(quotation.start - BEFORE, quotation.end + 3 * FAR) if not inside(s.span, quotation)]
    return tag_inside(quotation, within, text) or tag_after(quotation, around, text) or tag_before(quotation, around, text)


def describes(quotation: Quotation, match: CueMatch) -> bool:
    """Whether the words after a cue of naming are what something is called, and no name: «назвал его «мечтателем»»."""
    bare = quotation.text.strip(CLOSERS + "«„‘`( ")
    return "object" in match.row.shapes and match.span.end < quotation.start and bare[:1].islower()


def is_speech(quotation: Quotation, text: str) -> bool:
    """Whether a quotation is more than a name or a word held at arm's length."""
    led = text[max(0, quotation.start - 3) : quotation.start].rstrip().endswith(":")
    return quotation.words > FULL or quotation.text.rstrip(CLOSERS).endswith(END) or (led and quotation.words > 1)


def after_colon(
    matches: Sequence[CueMatch], drafts: SpanIndex[Draft], paragraphs: SpanIndex[Span], text: str, goes_on: bool = False
) -> list[Draft]:
    """Speech without marks after a colon: the rest of the sentence, or the next paragraph; where it `goes_on`, as in a ministry's own text,
    also those behind until one with a cue."""
    made = []
    for match in matches:
        if any(d.match is not None and d.match.span == match.span for d in drafts.touching(match.span.start - LONG, match.span.end + LONG)):
            continue
        content = colon_content(match, paragraphs, text)
        if content is not None and not any(d.content.overlap(content) for d in drafts.touching(content.start, content.end)):
            further = following_paragraphs(content, matches, paragraphs) if goes_on and content.start > match.sentence.end else ()
            spoken = (content, *further)
            made += [Draft(construction=Construction.COLON, match=match, speaker=None, content=one, quote="direct") for one in spoken]
    return made


def following_paragraphs(first: Span, matches: Sequence[CueMatch], paragraphs: SpanIndex[Span]) -> Iterator[Span]:
    """The paragraphs behind one that is said, until one in which somebody else is heard."""
    of_others = (match for match in matches if not is_in_first_person(match))
    cues, here = SpanIndex(of_others, lambda match: match.span), paragraphs.after(first.end)
    while here is not None and not cues.inside(here.start, here.end):
        if len(here.text.split()) > FULL:
            yield here
        here = paragraphs.after(here.end)


def colon_content(match: CueMatch, paragraphs: SpanIndex[Span], text: str) -> Span | None:
    end = own_tokens(match.sentence, match.token)[-1].end
    rest = text[end : match.sentence.end]
    if not rest.lstrip().startswith(":"):
        return None
    content = trim(text, end + rest.index(":") + 1, match.sentence.end)
    following = content if content.text else paragraphs.after(match.sentence.end)
    return following if following is not None and len(following.text) <= LONG else None


def is_in_first_person(match: CueMatch) -> bool:
    """Whether a cue is the speaker's own ("I hope that …")."""
    return any(subject.features.get("Person") == "1" for subject in match.sentence.children(match.token, "nsubj"))


def tag_inside(quotation: Quotation, matches: Sequence[CueMatch], text: str) -> CueMatch | None:
    """The cue that Russian puts inside the marks: «…, — сказал он. — …»."""
    for match in matches:
        if inside(match.span, quotation) and match.row.part == "verb":
            before = text[max(quotation.start, match.span.start - 4) : match.span.start].rstrip()
            if before[-1:] in "-–—" and before[:-1].rstrip()[-1:] in ",.!?…":
                return match
    return None


def tag_after(quotation: Quotation, matches: Sequence[CueMatch], text: str) -> CueMatch | None:
    """The cue that follows a quotation at once: «…», — сказал он."""
    return next((s for s in matches if s.span.start >= quotation.end and follows(quotation, s, text)), None)


def follows(quotation: Quotation, match: CueMatch, text: str) -> bool:
    """Whether nothing but marks stands between a quotation and a cue with its own words."""
    first = next((t for t in own_tokens(match.sentence, match.token) if t.start >= quotation.end), match.token)
    near = first.start < quotation.end + FAR and GAP.fullmatch(text, quotation.end, first.start) is not None
    return near and not is_over(quotation, first, text)


def is_over(quotation: Quotation, following: Token, text: str) -> bool:
    """Whether a new sentence or paragraph begins after a quotation: “… .” Smith said that …"""
    gap = text[quotation.end : following.start]
    ended = quotation.text.rstrip(CLOSERS).endswith(".") and not gap.strip()
    return "\n" in gap or (ended and following.text[:1].isupper())


def tag_before(quotation: Quotation, matches: Sequence[CueMatch], text: str) -> CueMatch | None:
    """The cue that leads to a quotation: «он сказал: …»."""
    colon = text[max(0, quotation.start - 4) : quotation.start].rstrip().endswith(":")
    for match in reversed(matches):
        if match.span.end > quotation.start or "\n" in text[match.span.end : quotation.start].strip():
            continue
        own = [t for t in own_tokens(match.sentence, match.token) if t.end <= quotation.start]
        if not own:
            continue
        if LEAD.fullmatch(text, own[-1].end, quotation.start) or (colon and quotation.start <= match.sentence.end + 2):
            return match
    return None


def is_floating(quotation: Quotation, sentences: SpanIndex[Sentence], text: str) -> bool:
    """Whether a quotation makes whole sentences of its own."""
    starts = any(0 <= quotation.start - s.start <= 2 for s in sentences.touching(quotation.start, quotation.start))
    inner = text[quotation.start : quotation.end].rstrip(CLOSERS)
    ends = inner.endswith((".", "!", "?", "…")) or text[quotation.end : quotation.end + 1] == "."
    return starts and ends and quotation.words > FULL


def inherited(drafts: Sequence[Draft], pointed: Sequence[SpeakerSpan], words: CueWords) -> list[Draft]:
    """Quotations without a cue, and where pronouns are named they and bare letters too, take the speaker of the statement before.

    `drafts` are in text order, so are the speakers of cues that only point back (`pointed`).
    """
    last: SpeakerSpan | None = None
    pronouns = words.pronouns | words.possessives
    found, waiting = [], list(reversed(pointed))
    for draft in drafts:
        while waiting and waiting[-1].span.end <= draft.place.start:
            last = waiting.pop()
        speaker = draft.speaker
        if speaker is None and draft.construction is Construction.FLOATING:
            speaker = last
        elif speaker and last and words.named_pronouns and (stands_for(speaker, last, pronouns) or is_unsigned(speaker, words)):
            speaker = replace(last, medium=speaker.medium or last.medium)
        if speaker is not None and draft.construction is not Construction.SIGNED and speaker.token.text.lower() not in pronouns:
            last = speaker
        found.append(replace(draft, speaker=speaker))
    return found


def stands_for(pronoun: SpeakerSpan, noun: SpeakerSpan, pronouns: frozenset[str]) -> bool:
    """Whether a speaker is a pronoun that may mean the noun, as far as number tells."""
    if pronoun.token.text.lower() not in pronouns:
        return False
    numbers = [v.token.features.get("Number") for v in (noun, pronoun)]
    return None in numbers or numbers[0] == numbers[1]
