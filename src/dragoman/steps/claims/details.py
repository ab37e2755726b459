"""How much, when and according to whom: what is attached to a claim."""

from collections.abc import Sequence

from dragoman.grammar.phrases import clause, clause_head
from dragoman.model import Actor, Attribution, Quantity, Reading, Sentence, Span, Speaker, Statement, Time, Token


def around(statements: Sequence[Statement], trigger: Span) -> list[Statement]:
    """The statements whose content contains a trigger, innermost first."""
    found = [s for s in statements if s.content.covers(trigger)]
    return sorted(found, key=lambda s: s.content.end - s.content.start)


def attribution(containing: Sequence[Statement], told_by: Sequence[Statement], actors: Sequence[Actor]) -> tuple[Attribution, ...]:
    """The chain from the original speaker outward.

    `told_by` are statements whose cue is the trigger itself (a narrated speech act): only their relays count.
    """
    links: list[Attribution] = []
    for statement in told_by:
        links += [link(relay, statement) for relay in statement.relayed_by]
    for statement in containing:
        if statement.source is not None:
            links.append(link(statement.source, statement))
        links += [link(relay, statement) for relay in statement.relayed_by]
    unique = {(one.start, one.end): one for one in reversed(links)}
    return tuple(one for one in links if unique.pop((one.start, one.end), None) is not None)


def link(speaker: Speaker, statement: Statement) -> Attribution:
    return Attribution(speaker.text, speaker.start, speaker.end, actor=speaker.actor, statement=statement.id)


def evidence(sentence: Sentence, words: Sequence[Token]) -> Span:
    """The clause of the trigger."""
    return clause(sentence, clause_head(sentence, words[0]))


def quantities_in(reading: Reading, span: Span) -> tuple[Quantity, ...]:
    return tuple(q for q in reading.quantities if span.start <= q.start and q.end <= span.end)


def time_for(reading: Reading, sentence: Sentence, span: Span) -> Time | None:
    """The time that stands in the clause; else the only one of the sentence."""
    inside = [t for t in reading.times if span.start <= t.span[0] and t.span[1] <= span.end]
    return inside[0] if inside else None
