"""What stands over an act: whether its clause is asserted, asked, denied, doubted, supposed, wished, planned …

One walk from the act up to the root of the tree collects, from the inside out, what each word on the way does to it: negation, auxiliaries
and adverbs beside it, question marks and particles, conjunctions, the words that govern it, and what somebody calls the words in which it
is told. The walk ends where a clause no longer depends on what is above it: relative clauses, and acts that a word takes as given
("regrets the attack"). The operators are then composed into the status of a claim.
"""

from collections.abc import Iterator, Sequence
from typing import cast

from msgspec import Struct
from msgspec.structs import replace

from dragoman.grammar.phrases import is_predicate, prepositions
from dragoman.lexicon.governors import Effect, Governor, Governors, StatusFile
from dragoman.model import Sentence, Span, Statement, Status, Token

ASSERTED = {"happened", "ongoing"}
BELOW = {"xcomp", "ccomp", "csubj", "obj", "obl", "iobj", "nsubj", "nmod", "acl", "advcl", "conj", "amod", "compound", "appos"}
NEGATING = {"advmod", "det", "case", "mark", "aux", "cc"}
NOUNS = {"NOUN", "PROPN"}
UNREAL: dict[Effect, Status] = {"asked": "possible", "doubted": "possible", "supposed": "possible", "wished": "possible"}


class Change(Struct, frozen=True):
    """One thing that changes what is said of an act: what it does, the word that does it, and where that stands.

    `negated` is what it does where it is negated itself; `told` where it speaks of words, not of the act ("deny that …").
    """

    effect: Effect
    word: str
    start: int
    negated: Effect | None = None
    told: bool = False


class Assertion(Struct, frozen=True):
    """The status of an act, and the words that made it so, from the inside out."""

    status: Status
    changes: tuple[Change, ...] = ()

    @property
    def is_asserted(self) -> bool:
        """Whether the act is told as done or going on."""
        return self.status in ASSERTED


def standing(
    sentence: Sentence,
    act: Token,
    governors: Governors,
    *,
    given: Status | None = None,
    around: Sequence[Statement] = (),
    told_negated: bool = False,
) -> Assertion:
    """What stands over `act`, a verb or noun of a parsed sentence.

    `given` is a status that the act's own words tell, else its tense does. `around` are the statements that contain it, innermost first.
    Where the act is what a negated verb tells (`told_negated`: "will not accept" refuses), the negation and the tense of that verb say
    nothing of it.
    """
    changes = resolved(list(changes_above(sentence, act, governors)))
    if told_negated:
        own = {child.start for child in sentence.children(act)}
        changes = [change for change in changes if change.start not in own]
    changes += stances(sentence, act, governors, around, {change.start for change in changes})
    status: Status = given or ("happened" if told_negated else tense_of(sentence, act, governors))
    for inner, change in zip([None, *changes], changes, strict=False):
        twice = inner is not None and inner.told and change.told and inner.effect == change.effect
        status = status if twice else composed(status, change.effect)
    return Assertion(status, tuple(change for change in changes if change.effect != "keeps"))


def resolved(changes: Sequence[Change]) -> list[Change]:
    """The changes with each that is itself negated by the next one as what it does then ("did not confirm that" doubts)."""
    found: list[Change] = []
    for change in changes:
        inner = found[-1] if found else None
        if inner is not None and inner.negated is not None and change.effect == "denied":
            found[-1] = replace(inner, effect=inner.negated, negated=None)
        else:
            found.append(change)
    return found


def composed(status: Status, effect: Effect) -> Status:
    """What becomes of a status under one more change around it."""
    if effect == "denied":
        return "happened" if status == "denied" else "denied"
    if effect == "keeps" or status == effect:
        return status
    if effect == "happened" or effect == "ongoing":
        return status
    outer = UNREAL.get(effect, effect)
    weaker = status == "planned" and outer in {"possible", "offered", "threatened"}
    open_again = status == "denied" and effect in {"asked", "doubted", "supposed"}  # "asked whether it had not attacked"
    if status in ASSERTED or weaker or open_again or (status == "offered" and outer == "possible"):
        return cast(Status, outer)
    return status


def stances(
    sentence: Sentence, act: Token, governors: Governors, around: Sequence[Statement], places: set[int]
) -> Iterator[Change]:
    """What the statements around an act do to it; a named source's view is a claim of his, an unnamed one's is a guess."""
    for statement in around:
        named_view = statement.stance == "believes" and statement.source is not None
        if named_view or not is_told_of(sentence, act, statement.content, governors):
            continue
        effect = governors.table.stances.get(statement.stance, "keeps")
        if statement.cue is not None and statement.cue.start not in places and not statement.negated:
            yield Change(effect, statement.cue.text, statement.cue.start, told=True)


def tense_of(sentence: Sentence, act: Token, governors: Governors) -> Status:
    """What the tense of the act's clause says."""
    verb = finite(sentence, act)
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


def finite(sentence: Sentence, act: Token) -> Token | None:
    """The act, if it is a verb, else the verb above it."""
    for token in [act, *sentence.ancestors(act)]:
        if token.pos in {"VERB", "AUX"} or sentence.child(token, "cop"):
            return token
        if is_predicate(sentence, token):
            return token
    return None


def changes_above(sentence: Sentence, act: Token, governors: Governors) -> Iterator[Change]:
    """From the act outward: what stands beside each word on the way, and the words that govern it."""
    here = act
    while True:
        yield from changes_at(sentence, here, governors)
        above = sentence.head(here)
        if above is None or stands_apart(sentence, here, governors):
            return
        change = change_between(sentence, here, above, governors)
        if change is not None:
            yield change
        elif here.base in BELOW and ends_at(sentence, here, above, governors):
            if here.relation == "nsubj" and not sentence.child(above, "obj"):
                yield from changes_at(sentence, above, governors)  # «встреча не состоялась», but not «давление не изменило планов»
            return
        here = above


def change_between(sentence: Sentence, here: Token, above: Token, governors: Governors) -> Change | None:
    """What the word above does to what it governs; None where it says nothing of it."""
    verdict = verdict_on(sentence, here, above, governors)
    if verdict is not None:
        return verdict
    governor = governors.over(sentence, above)
    if governor is not None and governs(sentence, here, above, governor, governors):
        return Change(governor.effect, above.text, above.start, governor.negated, governor.told)
    mark = next((mark for mark in sentence.children(here, "mark") if mark.lemma in governors.table.purpose), None)
    return Change("wished", mark.text, mark.start) if mark is not None else None


def verdict_on(sentence: Sentence, here: Token, above: Token, governors: Governors) -> Change | None:
    """What those words are called in which an act is told ("called it a lie that …", «назвал выдумкой сообщения о …»)."""
    if not is_told(here, governors):
        return None
    called = (child for child in sentence.children(above) if child.index != here.index and child.base not in {"nsubj", "conj"})
    named = ((child, governors.table.verdicts[child.lemma]) for child in called if child.lemma in governors.table.verdicts)
    return next((Change(effect, child.text, child.start, told=True) for child, effect in named), None)


def is_told(here: Token, governors: Governors) -> bool:
    """Whether a word is the head of what is told: a clause, or a noun for words ("the report that …")."""
    return here.base in {"ccomp", "csubj"} or here.lemma in governors.table.telling


def ends_at(sentence: Sentence, here: Token, above: Token, governors: Governors) -> bool:
    """Whether what stands further up says nothing of an act any more."""
    finite_clause = here.base in {"ccomp", "csubj"} and here.features.get("VerbForm") != "Inf"
    told = here.lemma in governors.table.telling and above.pos == "VERB"
    subject = here.relation == "nsubj" and above.pos == "VERB"
    return finite_clause or told or subject or takes_as_given(sentence, here, above, governors)


def stands_apart(sentence: Sentence, here: Token, governors: Governors) -> bool:
    """Whether what governs a word says nothing of whether it was done: relative and participle clauses, clauses of their own."""
    participle = here.base in {"acl", "amod"} and here.features.get("VerbForm") == "Part" and not sentence.child(here, "mark")
    relative = here.relation == "acl:relcl" and not is_content(sentence, here, governors)
    aside = here.base == "advcl" and not is_purpose(sentence, here, governors)
    own_subject = here.base == "conj" and sentence.child(here, "nsubj", "csubj") is not None
    return here.base not in BELOW or relative or participle or aside or own_subject


def is_content(sentence: Sentence, clause: Token, governors: Governors) -> bool:
    """Whether a clause below a noun is what the noun tells ("the claim that …"), though the tree calls it a relative one."""
    above = sentence.head(clause)
    return above is not None and above.lemma in governors.table.telling and sentence.child(clause, "mark") is not None


def governs(sentence: Sentence, here: Token, above: Token, governor: Governor, governors: Governors) -> bool:
    """Whether a status word's complement is what it speaks of: not its subject, and a told fact is not demanded or planned."""
    active_subject = here.relation == "nsubj" and above.pos == "VERB"
    if here.base == "conj" or (active_subject and not (governor.subject or here.lemma in governors.table.telling)):
        return False
    if (governor.told and not is_told(here, governors) and here.base != "acl") or (governor.acts and here.lemma not in governor.acts):
        return False
    told = here.base == "ccomp" and "Tense" in here.features
    wanted = any(mark.lemma in governors.table.purpose for mark in sentence.children(here, "mark"))
    return not (told and governor.effect in {"demanded", "planned"}) or wanted


def takes_as_given(sentence: Sentence, here: Token, above: Token, governors: Governors) -> bool:
    """Whether a noun stands under a word that takes the act as a fact («не поддержал санкции», "an inquiry into the attack")."""
    if here.pos not in NOUNS or above.lemma in governors.table.telling:
        return False
    if here.base == "nmod":
        preposition = prepositions(sentence, here)
        known = here.lemma not in governors.table.telling
        return known and bool(preposition) and preposition not in sentence.function_words.owning and above.pos in NOUNS
    return here.base in {"obj", "obl", "iobj"} and above.pos == "VERB" and governors.light_verbs.get(above.lemma) is None


def is_told_of(sentence: Sentence, act: Token, content: Span, governors: Governors) -> bool:
    """Whether a statement speaks of the act itself, not of something else in which it is named."""
    here = act
    for above in sentence.ancestors(act):
        if not content.covers(above):
            return True
        if stands_apart(sentence, here, governors) or takes_as_given(sentence, here, above, governors):
            return False
        here = above
    return True


def is_purpose(sentence: Sentence, clause: Token, governors: Governors) -> bool:
    """Whether an adverbial clause says what for: an infinitive, or behind a word of purpose («чтобы»)."""
    marked = any(mark.lemma in governors.table.purpose for mark in sentence.children(clause, "mark"))
    return marked or clause.features.get("VerbForm") == "Inf"


def followed_by(sentence: Sentence, token: Token, words: frozenset[str]) -> bool:
    """Whether the next word is one of these («не только», "not only": no negation)."""
    following = sentence.tokens[token.index + 1 : token.index + 2]
    return any(word.lemma in words or word.text.lower() in words for word in following)


def changes_at(sentence: Sentence, token: Token, governors: Governors) -> Iterator[Change]:
    """What stands right beside one word; several negations there are one («никогда не»)."""
    table = governors.table
    if token.lemma in table.unnegated:
        return
    denied = False
    for child in sentence.children(token):
        effect = shifted(sentence, token, child, table) or effect_of(sentence, child, table)
        if effect is not None and not (denied and effect == "denied"):
            denied = denied or effect == "denied"
            yield Change(effect, child.text, child.start)
    nothing = next((word for word in beside_nouns(sentence, token) if word.lemma in table.negations), None)
    if nothing is not None and not denied:  # "sent no weapons", "nobody attacked"
        yield Change("denied", nothing.text, nothing.start)
    elif token.lemma in table.negative_verbs and not denied:
        yield Change("denied", token.text, token.start)
    if is_inverted(sentence, token, table):
        yield Change("supposed", token.text, token.start)


def beside_nouns(sentence: Sentence, verb: Token) -> Iterator[Token]:
    """The subject and object of a verb with the determiners before them."""
    for noun in sentence.children(verb, "obj", "nsubj"):
        yield noun
        yield from sentence.children(noun, "det", "cc")


def is_inverted(sentence: Sentence, verb: Token, table: StatusFile) -> bool:
    """Whether a condition is told by the order of words alone ("Had Russia attacked, …", «Напади Россия, …»)."""
    subject = sentence.child(verb, "nsubj")
    if subject is None or sentence.text.rstrip().endswith("?"):
        return False
    auxiliary = next(iter(sentence.children(verb, "aux", "cop")), None)
    first = auxiliary is not None and auxiliary.index < subject.index and auxiliary.lemma in table.inverted
    below = first and verb.base in {"advcl", "ccomp", "csubj", "parataxis"} and not sentence.child(verb, "mark")
    return below or (verb.features.get("Mood") == "Imp" and subject.pos in NOUNS and subject.features.get("Case") == "Nom")


def is_negated(sentence: Sentence, verb: Token, governors: Governors) -> bool:
    return any(change.effect == "denied" for change in changes_at(sentence, verb, governors))


def shifted(sentence: Sentence, verb: Token, child: Token, table: StatusFile) -> Effect | None:
    """What an auxiliary does that tells the future of what somebody said in the past ("said they would boycott …")."""
    above = sentence.head(verb)
    reported = verb.base == "ccomp" and above is not None and above.features.get("Tense") == "Past"
    return table.shifted.get(child.lemma) if reported and child.base == "aux" else None


def effect_of(sentence: Sentence, child: Token, table: StatusFile) -> Effect | None:
    """What a negation, auxiliary, adverb, conjunction or question mark does to the word it hangs on; None for all other words."""
    word = child.lemma
    if followed_by(sentence, child, table.unnegated):
        return None
    if child.text.startswith("?") or word in table.asking:
        return "asked"
    if child.features.get("Polarity") == "Neg" or (word in table.negations and child.base in NEGATING):
        return "denied"
    if child.base == "aux":
        return table.modals.get(word)
    if child.base in {"mark", "advmod"} and word in table.conditionals:
        return "supposed"
    if child.base in {"mark", "case"} and word in table.instead and is_clause(sentence, child):
        return "denied"
    return table.adverbs.get(word) if child.base in {"advmod", "discourse", "parataxis", "amod"} else None


def is_clause(sentence: Sentence, mark: Token) -> bool:
    """Whether a word stands before a verb ("against deporting", "short of invading")."""
    head = sentence.head(mark)
    return head is not None and head.pos == "VERB"
