"""Frames: the words that carry an act, with who stands at the places in the tree that the frame names."""

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from dragoman.grammar.assertion import standing
from dragoman.grammar.phrases import first_clause
from dragoman.grammar.tense import tense
from dragoman.grammar.values import quantities_of, time_of
from dragoman.keys import content_id
from dragoman.model import Reading, Sentence, Span, Statement, Status, Token, hull
from dragoman.steps.claims import details
from dragoman.steps.claims.article import Article
from dragoman.steps.claims.candidate import Candidate, FrameRule
from dragoman.steps.claims.fill import Sides, fill, gaps, thought_in
from dragoman.steps.claims.modes import mode_of
from dragoman.steps.claims.sentence_context import SentenceContext
from dragoman.steps.claims.sides import Act, Cast, Choice, Chooser, act_of, as_told, is_mutual, learned
from dragoman.steps.claims.triggers import Trigger, find_triggers

CASUALTIES = "casualties"
DONE = {"happened", "ongoing"}
TOLD = {"happened", "ongoing", "offered", "demanded", "threatened", "denied"}  # these have the time that was told before them


class FrameMatch(Struct, frozen=True):
    """A trigger with what its own sentence says of its sides."""

    context: SentenceContext
    trigger: Trigger
    sides: Sides
    gap: int = 0  # where the clause begins that the trigger is only to be thought into
    told_with: tuple[Trigger, ...] = ()  # triggers of the same count in coordinated clauses («8 погибли и 15 ранены»)


def by_frames(article: Article, earlier: Sequence[Candidate], choose: Chooser | None = None) -> Iterator[Candidate]:
    """Every claim that a frame and at least one actor make; `choose` takes the likeliest sides (by default by the learned weights)."""
    cast, matches = matched(article)
    choose = choose or learned(article.side_weights)
    for match, act in matches:
        choice = as_told(cast, act) if match.gap else choose(cast, act)  # a clause without a verb has its parties and nobody else
        if choice.sides.source.actors or choice.sides.target.actors:
            yield candidate_of(article, replace(match, sides=choice.sides), choice)


def matched(article: Article) -> tuple[Cast, list[tuple[FrameMatch, Act]]]:
    """The actors of an article, and every trigger in it with the act whose sides are to be chosen."""
    matches = [match for context in article.sentences for match in matches_in(article.reading, context)]
    cast = Cast(article.reading, [(m.sides.source.actors, m.sides.target.actors) for m in matches])
    return cast, [(match, act_of(article.reading, cast, match.context, match.trigger, match.sides)) for match in matches]


def matches_in(reading: Reading, context: SentenceContext) -> Iterator[FrameMatch]:
    """The triggers of a sentence with the actors that grammar gives them."""
    triggers = find_triggers(context)
    for trigger in triggers:
        containing = details.around(reading, trigger.head)
        here = replace(context, speaker=next((s.source for s in containing if s.source is not None), None))
        if not (within_time(reading, trigger.head) or within_office(reading, context.sentence, trigger.head)):
            sides = fill(here, trigger)
            yield FrameMatch(here, trigger, sides, told_with=counted_with(context.sentence, trigger, triggers))
            for parts in gaps(context.sentence, trigger.head):
                yield FrameMatch(here, trigger, thought_in(here, parts, sides), gap=parts[0].start)


def candidate_of(article: Article, match: FrameMatch, choice: Choice) -> Candidate:
    reading, context, trigger, sides = article.reading, match.context, match.trigger, match.sides
    frame, sentence = trigger.frame, context.sentence
    words = hull(reading.document.text, trigger.words)
    containing = details.around(reading, trigger.head)
    told_by = cued_by(reading, words)
    assertion = standing(
        sentence, trigger.head, context.governors, given=frame.status, around=containing, told_negated=frame.negated
    )
    clauses = [details.evidence(sentence, told.words) for told in (trigger, *match.told_with)]
    evidence = hull(reading.document.text, clauses)
    said_by = details.attribution(reading, containing, told_by)
    return Candidate(
        id=content_id("c", reading.document.id, frame.type, words.start, words.end, *([match.gap] if match.gap else [])),
        sentence=sentence, head=trigger.head, kind=frame.kind, type=frame.type, contexts=frame.contexts, sides=sides,
        mode=mode_of(frame, sentence, trigger.words, context.modes),
        symmetric=is_mutual(frame, sides), status=assertion.status, changes=assertion.changes,
        evidence=evidence, trigger=words, choice=choice,
        attribution=details.with_denier(said_by, sentence, context.mentioned, assertion.changes),
        quantities=quantities_of(reading, evidence, sentence, trigger.head),
        time=time_of(
            reading, sentence, trigger.head, over=assertion.status in DONE,
            inherit=(frame.kind == "event" or frame.type == CASUALTIES) and is_told(sentence, trigger, assertion.status),
        ),
        rule=FrameRule(frame, len(trigger.words) - 1, tells_change(context, trigger.head), frame.type in context.domestic),
    )


def counted_with(sentence: Sentence, trigger: Trigger, triggers: Sequence[Trigger]) -> tuple[Trigger, ...]:
    """The other triggers of casualties in clauses coordinated with a trigger's: one count of dead and wounded."""
    if trigger.frame.type != CASUALTIES:
        return ()
    clause = first_clause(sentence, trigger.head)
    same = (t for t in triggers if t is not trigger and t.frame.type == CASUALTIES)
    return tuple(t for t in same if first_clause(sentence, t.head) == clause)


def is_told(sentence: Sentence, trigger: Trigger, status: Status) -> bool:
    """Whether an act stands in the sequence of the news, and so has its day: what is agreed is, though what it is about is to come."""
    agreed = trigger.frame.type == "AGREE" and trigger.head.pos == "VERB" and tense(sentence, trigger.head) != "future"
    return status in TOLD or (status == "planned" and agreed)


def cued_by(reading: Reading, words: Span) -> list[Statement]:
    """The statements whose cue is among the words of a trigger, in order of their contents."""
    found = [s for s in reading.index.cues.touching(words.start, words.end) if s.cue is not None and s.cue.overlap(words)]
    return sorted(found, key=lambda s: s.content.start)


def tells_change(context: SentenceContext, head: Token) -> bool:
    """Whether the trigger's clause tells a rise or a fall."""
    return any(token.lemma in context.frames.change for token in (head, *context.sentence.ancestors(head)))


def within_time(reading: Reading, token: Token) -> bool:
    """Whether a word is part of a date («День освобождения»)."""
    return bool(reading.index.times.covering(token.start, token.end))


def within_office(reading: Reading, sentence: Sentence, token: Token) -> bool:
    """Whether a word only says for what an office is («министр нефти»): the word for its holders may be counted ("700 advisers")."""
    offices = [mention for mention in reading.index.located_mentions.covering(token.start, token.end) if mention.kind == "office"]
    return any(sentence.head_of(office.start, office.end) != token for office in offices)
