"""Sides that no place in the tree names: whose seat it is, who stands nearest."""

from msgspec.structs import replace

from dragoman.grammar.paths import Link, Path, Position
from dragoman.grammar.phrases import clause_head, prepositions
from dragoman.grammar.roles import Filler, agents, obliques, subjects
from dragoman.model import Token
from dragoman.steps.claims.fill.side import LENT, NEAR, NOBODY, Side, first_filled, lend, meant, stranger
from dragoman.steps.claims.sentence_context import SentenceContext
from dragoman.steps.claims.triggers import Trigger, is_verbal


def strangers(context: SentenceContext, trigger: Trigger) -> Side:
    """Doers that are named, but as people of whom nobody knows who they are ("unknown gunmen")."""
    sentence, head = context.sentence, trigger.head
    doers = agents(sentence, head) if is_verbal(head) else obliques(sentence, head, trigger.frame.source_prepositions)
    for found in doers:
        words = (found.token, *sentence.children(found.token, "amod", "det"))
        if any(word.lemma in context.frames.unnamed for word in words):
            return stranger(sentence, found)
    return NOBODY


def at_seat(context: SentenceContext, verb: Token) -> Side:
    """Those in whose place "they" do it: a plural verb that nobody is the subject of («в Варшаве критикуют …»)."""
    sentence = context.sentence
    plural = verb.features.get("Number") == "Plur" and verb.features.get("VerbForm") == "Fin"
    if not is_verbal(verb) or not plural or subjects(sentence, verb) or (verb.base != "parataxis" and agents(sentence, verb)):
        return NOBODY
    places = obliques(sentence, verb, context.governors.table.place_prepositions)
    together = ([place, *(other for other in places if other.token.head == place.token.index)] for place in places)
    return lend(first_filled(context, together), verb, LENT)


def subject_above(context: SentenceContext, trigger: Trigger, avoid: Side) -> Side:
    """The subject of the nearest clause above that has one: a guess, trusted as such; or those at whose seat it is said."""
    sentence = context.sentence
    taken = {a.mention for a in avoid.actors}
    for above in sentence.ancestors(trigger.head):
        if above.pos in {"VERB", "AUX"}:
            side = meant(context, agents(sentence, above))
            actors = tuple(a for a in side.actors if a.mention not in taken and a.code != "MED")
            if actors:
                return lend(replace(side, actors=actors), above, NEAR, Link.ABOVE)
            seat = at_seat(context, above)
            if seat.actors and not seat.codes & avoid.codes:
                return seat
    return NOBODY


def nearest(context: SentenceContext, trigger: Trigger, avoid: Side) -> Side:
    """The actor that stands nearest below the trigger, after it first; the same one again only in the object of what is done to somebody.
    Trusted as a guess."""
    sentence, head = context.sentence, trigger.head
    subjects = {t.index for s in sentence.children(head, "nsubj", "mark", "parataxis", "obl:agent") for t in sentence.subtree(s)}
    below = [t for t in sentence.subtree(head) if t.index not in subjects and not is_venue(context, trigger, t)]
    places = [a.mention for a in avoid.actors]
    ordered = sorted(below, key=lambda t: (t.index < head.index, abs(t.index - head.index)))
    both = [(token, meant_with_conjuncts(context, token)) for token in ordered]
    found = [(token, side) for token, side in both if side.actors and side.actors[0].mention not in places]
    others = (side for _, side in found if not side.codes & avoid.codes)
    inside = {t.index for o in sentence.children(head, "obj", "nsubj:pass") for t in sentence.subtree(o) if t.pos not in {"PRON", "DET"}}
    again = (side for token, side in found if token.index in inside and not touching(side, avoid))
    return next(others, NOBODY if trigger.frame.one_sided else next(again, NOBODY))


def opposite(context: SentenceContext, trigger: Trigger, avoid: Side) -> Side:
    """The subject of the clause that a noun with an owner stands beside («под давлением США Панама вышла из …»)."""
    sentence, head = context.sentence, trigger.head
    verb = clause_head(sentence, head)
    if any(token.base in {"obj", "nsubj"} and token.head == verb.index for token in (head, *sentence.ancestors(head))):
        return NOBODY
    side = meant(context, agents(sentence, verb))
    beside = side.actors and not side.codes & avoid.codes
    return lend(side, verb, NEAR, Link.BESIDE) if beside else NOBODY


def meant_with_conjuncts(context: SentenceContext, token: Token) -> Side:
    """Whom a token itself names, with those it is coordinated with."""
    if not context.mentioned.actors(context.sentence, token):
        return NOBODY
    path = Path(Position.NEAREST, token.text)
    side = meant(context, [Filler(t, path) for t in (token, *context.sentence.children(token, "conj"))])
    return Side(side.actors, path, NEAR)


def touching(side: Side, other: Side) -> bool:
    """Whether two roles are read from the same words."""
    places = [a.mention for a in other.actors if a.mention]
    return any(a.mention and a.mention.overlap(place) for a in side.actors for place in places)


def is_venue(context: SentenceContext, trigger: Trigger, token: Token) -> bool:
    """Whether a city only tells where: a capital («встретились в Дели»), or any for acts that are not done at home."""
    named = context.mentioned.mentions(token)[:1]
    capital = any(mention.kind == "metonym" for mention in named)
    city = any(m.type == "GPE" and m.kind == "name" and not {a.name for a in m.actors} & context.states for m in named)
    where = prepositions(context.sentence, token) in context.governors.table.place_prepositions
    return where and (capital or (city and trigger.frame.type not in context.domestic))
