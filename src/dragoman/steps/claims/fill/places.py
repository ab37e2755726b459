"""The places in the tree that a frame names for its roles."""

from collections.abc import Callable, Iterator

from dragoman.grammar.paths import Path, Position
from dragoman.grammar.roles import Filler, agents, genitives, indirect, instrumentals, obliques, origins, owners, patients
from dragoman.lexicon.frames import Frame
from dragoman.model import Sentence, Token
from dragoman.steps.claims.fill.side import DIRECT, NOBODY, Side, meant, stranger
from dragoman.steps.claims.sentence_context import SentenceContext
from dragoman.steps.claims.triggers import Trigger, is_verbal

PLACES: dict[str, Callable[[Sentence, Token], list[Filler]]] = {
    "subject": agents,
    "object": patients,
    "indirect": indirect,
    "instrumental": instrumentals,
    "owner": owners,
    "genitive": genitives,
    "origin": origins,
}
BESIDE_NOUNS = {"indirect", "instrumental", "owner", "genitive"}  # also beside the nouns of a trigger («оказать помощь Киеву»)


def by_place(context: SentenceContext, trigger: Trigger, slots: tuple[str, ...]) -> Iterator[list[Filler] | Side]:
    """What stands at each place of the row, in its order; nouns that belong to the trigger count as places, too."""
    sentence = context.sentence
    for slot in slots:
        if slot == "speaker":
            if context.speaker is not None and context.speaker.actor is not None:
                yield Side((context.speaker.actor,), Path(Position.SPEAKER), DIRECT)
        elif slot == "subject" and accused(context, trigger.head):
            yield patients(sentence, sentence.tokens[trigger.head.head or 0])
        elif slot == "clause-subject":
            for child in sentence.children(trigger.head, "ccomp", "xcomp", "advcl"):
                yield others_than_subject(context, trigger.head, child)
        elif slot == "object" and (acts := blamed_acts(context, trigger.head)):
            yield [found for act in acts for found in doers(sentence, act)]
            yield stranger(sentence, Filler(acts[0], Path(Position.OBJECT)))
        elif slot == "owner" and suffers_genitive(sentence, trigger.frame):
            yield [found for found in owners(sentence, trigger.head) if found.path.position != Position.GENITIVE]
        else:
            yield PLACES[slot](sentence, owned(sentence, trigger.head) if slot == "owner" else trigger.head)
    for slot in slots:
        if slot in BESIDE_NOUNS:
            yield from (PLACES[slot](sentence, word) for word in trigger.words[1:])


def by_preposition(context: SentenceContext, trigger: Trigger, words: tuple[str, ...], beside: bool = False) -> Iterator[list[Filler]]:
    """What stands behind the prepositions of the row; with `beside` also at the verb that the trigger is the subject of."""
    sentence, head = context.sentence, trigger.head
    for word in bearers(sentence, trigger) if words else ():
        yield from one_by_one(sentence, obliques(sentence, word, words))
    above = sentence.head(head)
    if beside and words and head.base == "nsubj" and above is not None:
        lends = context.governors.light_verbs.get(above.lemma) == "source"
        yield obliques(sentence, above, words if lends else frozenset(words) - sentence.function_words.doing)


def one_by_one(sentence: Sentence, places: list[Filler]) -> Iterator[list[Filler]]:
    """Phrases in text order, those with the same preposition together («на Индию в ООН» are two)."""
    for path in dict.fromkeys(place.path for place in places):
        yield [place for place in places if place.path == path]


def bearers(sentence: Sentence, trigger: Trigger) -> list[Token]:
    """The words that the trigger's prepositions hang on: its own (an adjective's noun for it), the copular verb above a predicate."""
    words = [owned(sentence, word) for word in trigger.words]
    above = sentence.head(trigger.head)
    predicate = trigger.head.base == "xcomp" and not is_verbal(trigger.head)
    return [*words, above] if predicate and above is not None else words


def others_than_subject(context: SentenceContext, verb: Token, clause: Token) -> Side:
    """Who does it in a clause below, where that is not who says so ("they warned that they could sell")."""
    side, subject = (meant(context, agents(context.sentence, one)) for one in (clause, verb))
    same = {(actor.code, actor.name) for actor in subject.actors}
    return NOBODY if any((actor.code, actor.name) in same for actor in side.actors) else side


def accused(context: SentenceContext, verb: Token) -> bool:
    """Whether a verb without a subject tells what the object of the verb above is said to have done ("accused Iran of hacking")."""
    above = context.sentence.head(verb)
    below = verb.pos == "VERB" and verb.base in {"advcl", "acl", "xcomp", "obl", "nmod"}
    if above is None or not below or context.sentence.child(verb, "nsubj"):
        return False
    return context.governors.light_verbs.get(above.lemma) == "other"


def suffers_genitive(sentence: Sentence, frame: Frame) -> bool:
    """Whether the genitive beside a noun names whom the act is done to."""
    return "genitive" in frame.target or not sentence.function_words.owning.isdisjoint(frame.target_prepositions)


def blamed_acts(context: SentenceContext, verb: Token) -> list[Token]:
    """The acts that a verb blames on somebody, whose genitive names whom they were done to ("condemned the killing of …")."""
    if context.governors.light_verbs.get(verb.lemma) != "other" or not is_verbal(verb):
        return []
    objects = [found.token for found in patients(context.sentence, verb)]
    events = {o.lemma: [row for row, _ in context.frames.nouns.get(o.lemma, ()) if row.kind == "event"] for o in objects}
    return [o for o in objects if any(suffers_genitive(context.sentence, row) for row in events[o.lemma])]


def doers(sentence: Sentence, act: Token) -> list[Filler]:
    """Who did what a noun tells: its owner but the genitive, or who stands behind "by"."""
    owning = [found for found in owners(sentence, act) if found.path.position != Position.GENITIVE]
    return [Filler(found.token, found.path.via(act.text)) for found in (*owning, *obliques(sentence, act, sentence.function_words.doing))]


def owned(sentence: Sentence, token: Token) -> Token:
    """The noun whose owner counts: the one that an adjective stands before, else the token itself."""
    head = sentence.head(token)
    return head if token.base == "amod" and head is not None else token
