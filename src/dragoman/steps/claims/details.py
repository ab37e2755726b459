"""How much, when and according to whom: what is attached to a claim."""

from collections.abc import Sequence

from dragoman.grammar.changes import StatusChange
from dragoman.grammar.mentioned import Mentioned
from dragoman.grammar.phrases import clause, clause_head, phrase
from dragoman.grammar.roles import agents, owners
from dragoman.model import Attribution, Reading, Sentence, Span, Speaker, Statement, Token


def around(reading: Reading, trigger: Span) -> list[Statement]:
    """The statements whose content contains a trigger, innermost first."""
    found = reading.index.contents.covering(trigger.start, trigger.end)
    return sorted(found, key=lambda s: s.content.end - s.content.start)


def attribution(reading: Reading, containing: Sequence[Statement], told_by: Sequence[Statement]) -> tuple[Attribution, ...]:
    """The chain from the original speaker outward.

    `told_by` are statements whose cue is the trigger itself (a narrated speech act): only their relays count. What a publisher says in the
    first person of its own text is the text's own voice.
    """
    links: list[Attribution] = []
    for statement in told_by:
        links += [link(relay, statement) for relay in statement.relayed_by]
    for statement in containing:
        if statement.source is not None and not is_own_voice(reading, statement.source):
            links.append(link(statement.source, statement))
        links += [link(relay, statement) for relay in statement.relayed_by]
    unique = {(one.start, one.end): one for one in reversed(links)}
    return tuple(one for one in links if unique.pop((one.start, one.end), None) is not None)


def with_denier(
    links: tuple[Attribution, ...], sentence: Sentence, mentioned: Mentioned, changes: Sequence[StatusChange]
) -> tuple[Attribution, ...]:
    """The chain with the one who denies an act as its first link, where no statement tells his words ("Moscow denied shelling …")."""
    words = [word for change in changes if change.is_denial for word in sentence.tokens_in(change.start, change.start + 1)]
    for found in (found for word in words[:1] for found in [*agents(sentence, word), *owners(sentence, word)]):
        actors, _ = mentioned.who(sentence, found)
        span = phrase(sentence, found.token)
        if actors and not any(one.overlap(span) or (one.actor is not None and one.actor.code == actors[0].code) for one in links):
            return (Attribution(span.text, span.start, span.end, actor=actors[0]), *links)
    return links


def is_own_voice(reading: Reading, speaker: Speaker) -> bool:
    """Whether a speaker is the publisher, by a word of the first person."""
    if reading.publisher is None:
        return False
    sentence = next(iter(reading.index.trees.covering(speaker.start, speaker.end)), None)
    head = sentence.head_of(speaker.start, speaker.end) if sentence else None
    return head is not None and head.features.get("Person") == "1"


def link(speaker: Speaker, statement: Statement) -> Attribution:
    return Attribution(speaker.text, speaker.start, speaker.end, actor=speaker.actor, statement=statement.id)


def evidence(sentence: Sentence, words: Sequence[Token]) -> Span:
    """The clause of the trigger."""
    return clause(sentence, clause_head(sentence, words[0]))
