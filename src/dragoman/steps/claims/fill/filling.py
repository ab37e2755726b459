"""Filling a trigger's roles with the actors that its own sentence names."""

from itertools import chain

from dragoman.grammar.roles import agents, is_passive
from dragoman.steps.claims.fill.guesses import at_seat, nearest, opposite, strangers, subject_above
from dragoman.steps.claims.fill.light_verbs import from_governor
from dragoman.steps.claims.fill.parties import between, mutual
from dragoman.steps.claims.fill.places import by_place, by_preposition
from dragoman.steps.claims.fill.side import CLIMBED, NOBODY, Side, Sides, first_filled
from dragoman.steps.claims.sentence_context import SentenceContext
from dragoman.steps.claims.triggers import Trigger, is_verbal


def fill(context: SentenceContext, trigger: Trigger) -> Sides:
    """Who does it and to whom, as grammar says; what it leaves open is guessed from the sentence."""
    parties = between(context, trigger)
    source, target = (parties, NOBODY) if parties.actors else named(context, trigger)
    if not target.actors and not parties.actors:
        parties = mutual(context, trigger, source)
    if parties.actors:
        return Sides(parties, together=True)
    return Sides(*guessed(context, trigger, source if source.actors else strangers(context, trigger), target))


def named(context: SentenceContext, trigger: Trigger) -> tuple[Side, Side]:
    """The actors at the places of the frame, and those that the verb above a noun lends it."""
    frame = trigger.frame
    places = [by_place(context, trigger, frame.source), by_preposition(context, trigger, frame.source_prepositions, beside=True)]
    ordered = places if is_verbal(trigger.head) else reversed(places)  # «поддержка Израиля со стороны США»
    seat = at_seat(context, trigger.head) if frame.source else NOBODY
    source = seat if seat.actors else first_filled(context, chain.from_iterable(ordered))
    target = first_filled(context, by_place(context, trigger, frame.target), avoid=source)
    if not target.actors:
        target = first_filled(context, by_preposition(context, trigger, frame.target_prepositions), avoid=source)
        if target.codes <= source.codes and frame.one_sided:  # "put its brigade in Cucuta on alert"
            target = NOBODY
    return (source, target) if trigger.head.pos in {"VERB", "AUX"} else from_governor(context, trigger, source, target)


def guessed(context: SentenceContext, trigger: Trigger, source: Side, target: Side) -> tuple[Side, Side]:
    """The sides with the open ones filled from elsewhere in the sentence."""
    frame = trigger.frame
    paired = len(source.actors) + len(target.actors) > 1 and (frame.symmetric or frame.kind == "measure")
    if paired or frame.kind == "relation":
        return source, target
    subjectless = not agents(context.sentence, trigger.head) and not is_passive(context.sentence, trigger.head)
    if not source.actors and frame.source and subjectless:
        source = subject_above(context, trigger, avoid=target)
    if not source.actors and frame.symmetric and target.actors:
        source = nearest(context, trigger, avoid=target)
    if not target.actors and frame.asks_target:
        target = nearest(context, trigger, avoid=source)
    owned = source.trust >= CLIMBED and not is_verbal(trigger.head) and frame.kind == "event" and not frame.symmetric
    if not target.actors and frame.asks_target and owned and not frame.one_sided:
        target = opposite(context, trigger, avoid=source)
    if not source.actors and frame.kind == "measure" and not target.actors:
        source = nearest(context, trigger, avoid=target)
    return source, target
