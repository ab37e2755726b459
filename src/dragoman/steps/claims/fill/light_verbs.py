"""Light verbs: the sides of an act told by a noun, from the verb that the noun is the object of ("launch strikes", "face sanctions")."""

from dragoman.grammar.phrases import clause_head
from dragoman.grammar.roles import agents, indirect, obliques, patients
from dragoman.model import Sentence, Token
from dragoman.steps.claims.fill.side import LENT, NEAR, NOBODY, Side, first_filled, lend, meant
from dragoman.steps.claims.sentence_context import SentenceContext
from dragoman.steps.claims.triggers import Trigger


def from_governor(context: SentenceContext, trigger: Trigger, source: Side, target: Side) -> tuple[Side, Side]:
    """What the verb above a noun lends it: "launch strikes" its subject as source, "face sanctions" as target."""
    frame, sentence = trigger.frame, context.sentence
    verb = governing_verb(sentence, trigger.head)
    if verb is None:
        return source, target if target.actors else beside_verb(context, trigger, source)
    role = context.governors.light_verbs.get(verb.lemma)
    if role == "other":
        return other_does(context, trigger.head, verb, source), target
    if role == "target" and not target.actors:
        target = lend(meant(context, agents(sentence, verb)), verb, LENT)
    elif not source.actors and role != "target":
        source = lend(meant(context, agents(sentence, verb)), verb, LENT if role else NEAR)
    if not target.actors and role == "source":
        places = [obliques(sentence, verb, frame.target_prepositions), indirect(sentence, verb)]
        target = lend(first_filled(context, iter(places), avoid=source), verb, LENT)
    return without_same(source, target)


def other_does(context: SentenceContext, act: Token, verb: Token, source: Side) -> Side:
    """The one whom a verb accuses or urges as the source of the act that it is about, unless the act is itself the object."""
    objects = [places(context.sentence, verb) for places in (patients, indirect)]
    above = {act.index, *(token.index for token in context.sentence.ancestors(act))}
    others = ([found for found in place if found.token.index not in above] for place in objects)
    return source if source.actors else lend(first_filled(context, others), verb, LENT)


def beside_verb(context: SentenceContext, trigger: Trigger, source: Side) -> Side:
    """The target of a noun that is a subject, from beside its verb («Войска остаются в Ираке»)."""
    verb = context.sentence.head(trigger.head)
    if verb is None or trigger.head.base != "nsubj" or trigger.frame.kind == "relation":
        return NOBODY
    places = iter([obliques(context.sentence, verb, trigger.frame.target_prepositions)])
    return lend(first_filled(context, places, avoid=source), verb, LENT)


def without_same(source: Side, target: Side) -> tuple[Side, Side]:
    """The same mention does not act on itself: the less trusted side gives way."""
    places = {a.mention for a in source.actors}
    if any(a.mention in places for a in target.actors):
        return (source, NOBODY) if source.trust >= target.trust else (NOBODY, target)
    return source, target


def governing_verb(sentence: Sentence, noun: Token) -> Token | None:
    """The verb that a noun is object, subject of a passive or oblique of, through nouns it belongs to."""
    here = noun
    while here.base in {"nmod", "conj", "appos", "compound", "amod"} and here.head is not None:
        here = sentence.tokens[here.head]
    head = sentence.head(here)
    if head is None or here.base not in {"obj", "obl", "nsubj", "xcomp", "iobj"} or head.pos not in {"VERB", "AUX"}:
        return None
    return None if here.relation == "nsubj" else clause_head(sentence, head)
