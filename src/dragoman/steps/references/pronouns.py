"""Pronouns: «он», "its", «их»."""

from collections.abc import Sequence

from dragoman.lexicon.language import Traits
from dragoman.lexicon.references import Referring
from dragoman.lexicon.words import NameWord
from dragoman.model import Mention, MentionType, Sentence, Token
from dragoman.steps.references.context import NAMING, SUBJECTS, ReferenceContext, fits, reference

SEXES = {"m": "m", "f": "f"}


def resolve(
    context: ReferenceContext, index: int, sentence: Sentence, words: Sequence[NameWord], first: int, row: Referring
) -> Mention | None:
    """The one actor that agrees, nearest first, a subject before others; None where nothing agrees."""
    word = words[first]
    token = sentence.head_of(word.start, word.end)
    if token is None or token.pos not in {"PRON", "DET"} or empty(sentence, token):
        return None
    barred = barred_subject(sentence, token, context.languages[row.language].traits)
    for row_of_mentions in context.before(index, word.start):
        agreeing = [
            m for m in row_of_mentions
            if m.kind in NAMING and agrees(context, index, m, row) and not (barred and covers(m, barred)) and stands_out(context, index, m)
        ]
        chosen = choose(context, index, outer(agreeing))
        if chosen:
            one = chosen[0]
            type: MentionType = "PER" if row.person else one.type
            resolved = {m.actors[0].name for m in chosen} == {one.actors[0].name}
            codes = [a.code for m in chosen for a in m.actors]
            return reference(context.reading.document.text, word.start, word.end, type, "pronoun", one.actors if resolved else (), codes)
    return None


def empty(sentence: Sentence, token: Token) -> bool:
    """"It is known that …": the pronoun means nobody."""
    head = sentence.head(token)
    clause = head is not None and token.relation == "nsubj:pass" and bool(sentence.children(head, "ccomp", "csubj"))
    return token.base == "expl" or clause


def covers(mention: Mention, token: Token) -> bool:
    return mention.start <= token.start < mention.end


def barred_subject(sentence: Sentence, token: Token, traits: Traits) -> Token | None:
    """The subject of the pronoun's own clause, which a pronoun that is no subject cannot mean (but a possessive can
    where the language has none of its own for the subject)."""
    if token.relation in SUBJECTS or (not traits.own_possessive and token.features.get("Poss") == "Yes"):
        return None
    for above in sentence.ancestors(token):
        subject = next(iter(sentence.children(above, *SUBJECTS)), None)
        if subject is not None:
            return subject
    return None


def agrees(context: ReferenceContext, index: int, mention: Mention, row: Referring) -> bool:
    traits = context.languages[row.language].traits
    if (row.person and mention.type != "PER") or (row.gender == "n" and traits.gender == "natural" and mention.type == "PER"):
        return False
    if row.number == "plur" and len(mention.actors) > 1:
        return True
    known = context.people.get(mention.actors[0].name)
    if known and known.gender and row.gender in SEXES and mention.type == "PER":
        return known.gender == row.gender
    return fits(row, traits, context.head(mention, index))


def stands_out(context: ReferenceContext, index: int, mention: Mention) -> bool:
    """What is no person must be a subject or an owner to be taken up: a noun that is no mention could be meant as well."""
    if mention.type == "PER" or context.is_subject(mention, index):
        return True
    head = context.head(mention, index)
    return head is not None and head.relation == "nmod:poss"


def outer(mentions: Sequence[Mention]) -> list[Mention]:
    """Without those inside a longer one."""
    return [m for m in mentions if not any(o.covers(m) and len(o.text) > len(m.text) for o in mentions)]


def choose(context: ReferenceContext, index: int, agreeing: Sequence[Mention]) -> list[Mention]:
    """All if they are one actor, else the subjects if these are one actor, else all."""
    if len({m.actors[0].name for m in agreeing}) < 2:
        return list(agreeing)
    subjects = [m for m in agreeing if context.is_subject(m, index)]
    return subjects if len({m.actors[0].name for m in subjects}) == 1 else list(agreeing)
