"""Acts whose verb is told once for several («Армения винит Азербайджан, а Грузия — Россию», "Norway sells to Chad, and Peru to Cuba")."""

from dragoman.grammar.paths import Path, Position
from dragoman.grammar.phrases import opens_clause
from dragoman.grammar.roles import Filler
from dragoman.model import Sentence, Token
from dragoman.steps.claims.fill.side import NOBODY, Side, Sides, first_filled, meant
from dragoman.steps.claims.sentence_context import SentenceContext

NOMINALS = {"NOUN", "PROPN", "ADJ", "NUM"}
REMNANTS = ("orphan", "nsubj", "obj", "obl", "nmod", "appos", "compound")


def gaps(sentence: Sentence, verb: Token) -> list[list[Token]]:
    """What is left of each clause that a verb is to be thought into, in text order: two parts at least."""
    if verb.pos != "VERB":
        return []
    nouns = [c for c in sentence.children(verb, "conj") if c.pos in NOMINALS and not sentence.child(c, "cop")]
    nouns += [c for o in sentence.children(verb, "obj") for c in sentence.children(o, "conj") if opens_clause(sentence, c)]
    left = (sorted((noun, *sentence.children(noun, *REMNANTS), *stray(sentence, verb, noun)), key=lambda t: t.index) for noun in nouns)
    return [parts for parts in left if len(parts) > 1]


def stray(sentence: Sentence, verb: Token, noun: Token) -> list[Token]:
    """The object of a clause without a verb, that the tree hangs on the verb of the clause before."""
    objects = sentence.children(verb, "obj")
    return [o for o in objects[1:] if o.index > noun.index] if opens_clause(sentence, noun) else []


def thought_in(context: SentenceContext, parts: list[Token], whole: Sides) -> Sides:
    """The sides of an act whose verb is told for `whole`: a part in the case of an object changes the target alone."""
    first, *others = ([Filler(part, Path(Position.REMNANT))] for part in parts)
    side = meant(context, first)
    if not side.actors:
        return Sides()
    if parts[0].features.get("Case", "Nom") != "Nom":
        return Sides(whole.source, side)
    target = first_filled(context, (apart(meant(context, other), side) for other in others))
    return Sides(side, target if target.actors else apart(whole.target, side))


def apart(side: Side, other: Side) -> Side:
    """A side, unless the other names one of the same words."""
    return NOBODY if {a.mention for a in side.actors} & {a.mention for a in other.actors} else side
