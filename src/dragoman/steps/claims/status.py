"""Whether it was done, planned, offered, feared or denied: composed from what grammar and the words around say, from the inside out."""

from collections.abc import Iterator

from msgspec import Struct

from dragoman.grammar.phrases import is_predicate, prepositions
from dragoman.lexicon.function_words import function_words
from dragoman.lexicon.governors import Effect, Governors, StatusFile
from dragoman.model import Sentence, Span, Statement, Status, Token

ASSERTED = {"happened", "ongoing"}
BELOW = {"xcomp", "ccomp", "csubj", "obj", "obl", "iobj", "nsubj", "nmod", "acl", "advcl", "conj", "amod", "compound", "appos"}


class Change(Struct, frozen=True):
    """One thing that changes a status: what it does, the word that does it, and where that stands."""

    effect: Effect
    word: str
    start: int


def status_of(
    sentence: Sentence, trigger: Token, given: Status | None, governors: Governors, around: list[Statement], told_negated: bool = False
) -> tuple[Status, list[Change]]:
    """The status of an act and the changes that led to it.

    `around` are the statements that contain the trigger, innermost first. Where the act is what a negated verb tells (`told_negated`:
    "will not accept" refuses), the negation and the tense of that verb say nothing of it.
    """
    changes = list(changes_above(sentence, trigger, governors))
    if told_negated:
        own = {child.start for child in sentence.children(trigger)}
        changes = [change for change in changes if change.start not in own]
    places = {change.start for change in changes}
    for statement in around:
        effect = governors.table.stances.get(statement.stance, "keeps")
        if statement.stance == "believes" and statement.source is not None:
            continue  # a named source's view is a claim of his; an unnamed one's is a guess
        if not is_told_of(sentence, trigger, statement.content, governors):
            continue
        if statement.cue is not None and statement.cue.start not in places and not statement.negated:
            changes.append(Change(effect, statement.cue.text, statement.cue.start))
    status: Status = given or ("happened" if told_negated else tense_of(sentence, trigger, governors))
    for change in changes:
        status = composed(status, change.effect)
    return status, [change for change in changes if change.effect != "keeps"]


def composed(status: Status, effect: Effect) -> Status:
    """What becomes of a status under one more change around it."""
    if effect == "denied":
        return "happened" if status == "denied" else "denied"
    if effect == "keeps" or status == effect:
        return status
    if effect == "happened" or effect == "ongoing":
        return status
    if status in ASSERTED or (status == "planned" and effect in {"possible", "offered", "threatened"}):
        return effect
    if status == "offered" and effect == "possible":  # "is likely to offer"
        return effect
    return status


def tense_of(sentence: Sentence, trigger: Token, governors: Governors) -> Status:
    """What the tense of the trigger's clause says."""
    verb = finite(sentence, trigger)
    if verb is None:
        return "happened"
    auxiliaries = sentence.children(verb, "aux", "cop")
    if verb.features.get("Tense") == "Fut" or any(a.lemma in governors.table.future_auxiliaries and is_future(a) for a in auxiliaries):
        return "planned"
    if any(a.features.get("Tense") == "Past" for a in auxiliaries):
        return "happened"
    forms = [verb, *auxiliaries]
    if any(f.features.get("Tense") == "Past" for f in forms) and not any(f.features.get("Aspect") == "Prog" for f in forms):
        return "happened"
    if any(f.features.get("Tense") == "Pres" or f.features.get("Aspect") == "Prog" for f in forms):
        return "ongoing"
    return "happened"


def is_future(auxiliary: Token) -> bool:
    return auxiliary.features.get("Tense") not in {"Past"}


def finite(sentence: Sentence, trigger: Token) -> Token | None:
    """The trigger, if it is a verb, else the verb above it."""
    for token in [trigger, *sentence.ancestors(trigger)]:
        if token.pos in {"VERB", "AUX"} or sentence.child(token, "cop"):
            return token
        if is_predicate(sentence, token):
            return token
    return None


def changes_above(sentence: Sentence, trigger: Token, governors: Governors) -> Iterator[Change]:
    """From the trigger outward: negation, auxiliaries, adverbs, conditionals, and the words that govern it."""
    here = trigger
    while True:
        yield from changes_at(sentence, here, governors)
        above = sentence.head(here)
        if above is None or stands_apart(sentence, here):
            return
        governor = governors.by_lemma.get(above.lemma)
        if governor is not None and governs(sentence, here, above, governor.effect, governors):
            if governor.negated is not None and any(c.effect == "denied" for c in changes_at(sentence, above, governors)):
                yield Change(governor.negated, above.text, above.start)
                return
            yield Change(governor.effect, above.text, above.start)
        elif here.base == "ccomp" or takes_as_given(sentence, here, above, governors):
            return
        elif here.relation == "nsubj" and above.pos == "VERB":
            if not sentence.child(above, "obj"):  # «встреча не состоялась», but not «давление не изменило планов»
                yield from changes_at(sentence, above, governors)
            return
        here = above


def stands_apart(sentence: Sentence, here: Token) -> bool:
    """Whether what governs a word says nothing of whether it was done: relative and participle clauses, clauses of their own."""
    participle = here.base in {"acl", "amod"} and here.features.get("VerbForm") == "Part"
    aside = here.base == "advcl" and not purpose(sentence, here)
    own_subject = here.base == "conj" and sentence.child(here, "nsubj", "csubj") is not None
    return here.base not in BELOW or here.relation == "acl:relcl" or participle or aside or own_subject


def governs(sentence: Sentence, here: Token, above: Token, effect: Effect, governors: Governors) -> bool:
    """Whether a status word's complement is what it speaks of: not its subject, and a told fact is not demanded or planned."""
    if here.base == "conj" or (here.relation == "nsubj" and above.pos == "VERB"):
        return False
    told = here.base == "ccomp" and "Tense" in here.features
    wanted = any(mark.lemma in governors.table.purpose for mark in sentence.children(here, "mark"))
    return not (told and effect in {"demanded", "planned"}) or wanted


def takes_as_given(sentence: Sentence, here: Token, above: Token, governors: Governors) -> bool:
    """Whether a noun stands under a word that takes the act as a fact («не поддержал санкции», "an inquiry into the attack")."""
    if here.pos not in {"NOUN", "PROPN"}:
        return False
    if here.base == "nmod":
        preposition = prepositions(sentence, here)
        return bool(preposition) and preposition not in function_words().owning and above.pos in {"NOUN", "PROPN"}
    return here.base in {"obj", "obl", "iobj"} and above.pos == "VERB" and governors.light_verbs.get(above.lemma) is None


def is_told_of(sentence: Sentence, trigger: Token, content: Span, governors: Governors) -> bool:
    """Whether a statement speaks of the trigger itself, not of something else in which it is named."""
    here = trigger
    for above in sentence.ancestors(trigger):
        if not content.covers(above):
            return True
        if stands_apart(sentence, here) or takes_as_given(sentence, here, above, governors):
            return False
        here = above
    return True


def followed_by(sentence: Sentence, token: Token, words: frozenset[str]) -> bool:
    """Whether the next word is one of these («не только», "not only": no negation)."""
    following = sentence.tokens[token.index + 1 : token.index + 2]
    return any(word.lemma in words or word.text.lower() in words for word in following)


def purpose(sentence: Sentence, clause: Token) -> bool:
    """Whether an adverbial clause says what for (an infinitive)."""
    return clause.features.get("VerbForm") == "Inf"


def changes_at(sentence: Sentence, token: Token, governors: Governors) -> Iterator[Change]:
    """What stands right beside one word; several negations there are one («никогда не»)."""
    if token.lemma in governors.table.unnegated:
        return
    denied = False
    for child in sentence.children(token):
        effect = shifted(sentence, token, child, governors.table) or effect_of(sentence, child, governors.table)
        if effect is not None and not (denied and effect == "denied"):
            denied = denied or effect == "denied"
            yield Change(effect, child.text, child.start)
    none = (word for noun in sentence.children(token, "obj", "nsubj") for word in sentence.children(noun, "det"))
    nothing = next((word for word in none if word.lemma in governors.table.negations), None)
    if nothing is not None and not denied:  # "sent no weapons"
        yield Change("denied", nothing.text, nothing.start)
    elif token.lemma in governors.table.negative_verbs and not denied:
        yield Change("denied", token.text, token.start)


def is_negated(sentence: Sentence, verb: Token, governors: Governors) -> bool:
    return any(change.effect == "denied" for change in changes_at(sentence, verb, governors))


def shifted(sentence: Sentence, verb: Token, child: Token, table: StatusFile) -> Effect | None:
    """What an auxiliary does that tells the future of what somebody said in the past ("said they would boycott …")."""
    above = sentence.head(verb)
    reported = verb.base == "ccomp" and above is not None and above.features.get("Tense") == "Past"
    return table.shifted.get(child.lemma) if reported and child.base == "aux" else None


def effect_of(sentence: Sentence, child: Token, table: StatusFile) -> Effect | None:
    """What a negation, auxiliary, adverb or conjunction does to the word it hangs on; None for all other words."""
    word = child.lemma
    if followed_by(sentence, child, table.unnegated):
        return None
    if child.features.get("Polarity") == "Neg" or (word in table.negations and child.base in {"advmod", "det", "case", "mark", "aux"}):
        return "denied"
    if child.base == "aux":
        return table.modals.get(word)
    if child.base in {"mark", "advmod"} and word in table.conditionals:
        return "possible"
    return table.adverbs.get(word) if child.base in {"advmod", "discourse", "parataxis", "amod"} else None
