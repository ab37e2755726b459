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

from dragoman.grammar.changes import StatusChange, changes_at, is_asking, looked_up
from dragoman.grammar.phrases import is_predicate, prepositions
from dragoman.lexicon.governors import Effect, Governor, Governors
from dragoman.model import Sentence, Span, Statement, Status, Token

ASSERTED = {"happened", "ongoing"}
CONTENT = {"ccomp", "csubj"}
BELOW = {"xcomp", "ccomp", "csubj", "obj", "obl", "iobj", "nsubj", "nmod", "acl", "advcl", "advmod", "conj", "amod", "compound", "appos"}
LETTING_THROUGH = {"keeps", "possible", "planned"}  # what stands between a word and its negation ("could not be verified")
NOUNS = {"NOUN", "PROPN"}
UNREAL: dict[Effect, Status] = {"asked": "possible", "doubted": "possible", "supposed": "possible", "wished": "possible"}


class Assertion(Struct, frozen=True):
    """The status of an act, and the words that made it so, from the inside out."""

    status: Status
    changes: tuple[StatusChange, ...] = ()

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


def resolved(changes: Sequence[StatusChange]) -> list[StatusChange]:
    """The changes with each that is negated further out as what it does then ("did not confirm that", "could not be verified" doubt)."""
    found: list[StatusChange] = []
    for change in changes:
        place = negatable(found) if change.effect == "denied" else None
        if place is None:
            found.append(change)
        else:
            found[place] = replace(found[place], effect=cast(Effect, found[place].negated), negated=None)
    return found


def negatable(changes: Sequence[StatusChange]) -> int | None:
    """The place of the outermost change that a negation further out would turn; None where what stands between keeps it off."""
    for place, change in reversed(list(enumerate(changes))):
        if change.negated is not None:
            return place
        if change.effect not in LETTING_THROUGH:
            return None
    return None


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
) -> Iterator[StatusChange]:
    """What the statements around an act do to it; a named source's view is a claim of his, an unnamed one's is a guess."""
    for statement in around:
        named_view = statement.stance == "believes" and statement.source is not None
        if named_view or not is_told_of(sentence, act, statement.content, governors):
            continue
        effect = governors.table.stances.get(statement.stance, "keeps")
        if statement.cue is not None and statement.cue.start not in places and not statement.negated:
            yield StatusChange(effect, statement.cue.text, statement.cue.start, told=True)


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


def changes_above(sentence: Sentence, act: Token, governors: Governors) -> Iterator[StatusChange]:
    """From the act outward: what stands beside each word on the way, and the words that govern it."""
    here = act
    while True:
        yield from changes_at(sentence, here, governors)
        above = sentence.head(here)
        if above is None:
            return
        if stands_apart(sentence, here, governors):
            yield from split_question(sentence, here, above)
            return
        change = change_between(sentence, here, above, governors)
        if change is not None:
            yield change
        elif here.base in BELOW and ends_at(sentence, here, above, governors):
            if here.relation == "nsubj" and not sentence.child(above, "obj"):
                yield from changes_at(sentence, above, governors)  # «встреча не состоялась», but not «давление не изменило планов»
            elif here.base in CONTENT:
                yield from asked_above(sentence, above, governors)
            return
        here = above


def asked_above(sentence: Sentence, word: Token, governors: Governors) -> Iterator[StatusChange]:
    """What asks for the words that tell a clause ("Who says that …?", «Правда ли, что …?»), unless they take it as a fact."""
    for here in (word, *sentence.ancestors(word)):
        if here.lemma in governors.table.facts:
            return
        for child in sentence.children(here):
            if is_asking(child, governors.table):
                yield StatusChange("asked", child.text, child.start)
                return


def split_question(sentence: Sentence, here: Token, above: Token) -> Iterator[StatusChange]:
    """The question mark of a question whose verb the tree takes for a participle below its subject ("Are engineers building …?")."""
    top = sentence.head(above)
    progressive = here.base == "acl" and here.features.get("Aspect") == "Prog"
    if progressive and top is not None and top.pos == "AUX" and top.index < above.index and above.base == "nsubj":
        yield from (StatusChange("asked", mark.text, mark.start) for mark in sentence.children(top, "punct") if mark.text.startswith("?"))


def change_between(sentence: Sentence, here: Token, above: Token, governors: Governors) -> StatusChange | None:
    """What the word above does to what it governs; None where it says nothing of it."""
    verdict = verdict_on(sentence, here, above, governors)
    if verdict is not None:
        return verdict
    word, governor = governor_over(sentence, here, above, governors)
    if governor is not None and governs(sentence, here, above, governor, governors):
        return StatusChange(governor.effect, word.text, word.start, governor.negated, governor.told)
    mark = next((mark for mark in sentence.children(here, "mark") if mark.lemma in governors.table.purpose), None)
    return StatusChange("wished", mark.text, mark.start) if mark is not None else None


def governor_over(sentence: Sentence, here: Token, above: Token, governors: Governors) -> tuple[Token, Governor | None]:
    """The word above that speaks of a word, and its row; an infinitive beside told words speaks of them («проверить их не удалось»)."""
    if is_told(sentence, here, governors):
        for infinitive in sentence.children(above, "xcomp", "csubj"):
            row = governors.over(sentence, infinitive) if infinitive.features.get("VerbForm") == "Inf" else None
            if row is not None and row.told and infinitive.index != here.index:
                return infinitive, row
    return above, governors.over(sentence, above)


def verdict_on(sentence: Sentence, here: Token, above: Token, governors: Governors) -> StatusChange | None:
    """What those words are called in which an act is told ("called it a lie that …", «назвал выдумкой сообщения о …»)."""
    if not is_told(sentence, here, governors):
        return None
    called = (child for child in sentence.children(above) if child.index != here.index and child.base not in {"nsubj", "conj"})
    named = ((child, looked_up(sentence, child, governors.table.verdicts)) for child in called)
    return next((StatusChange(effect, child.text, child.start, told=True) for child, effect in named if effect), None)


def is_told(sentence: Sentence, here: Token, governors: Governors) -> bool:
    """Whether a word is the head of what is told: a clause, a noun for words ("the report that …") or a pronoun («о том, что …»)."""
    pointing = here.pos in {"PRON", "DET"} and sentence.child(here, "acl") is not None
    return here.base in CONTENT or here.lemma in governors.table.telling or pointing


def ends_at(sentence: Sentence, here: Token, above: Token, governors: Governors) -> bool:
    """Whether what stands further up says nothing of an act any more."""
    finite_clause = here.base in CONTENT and here.features.get("VerbForm") != "Inf"
    told = here.lemma in governors.table.telling and above.pos == "VERB"
    subject = here.relation == "nsubj" and above.pos == "VERB"
    return finite_clause or told or subject or takes_as_given(sentence, here, above, governors)


def stands_apart(sentence: Sentence, here: Token, governors: Governors) -> bool:
    """Whether what governs a word says nothing of whether it was done: relative and participle clauses, clauses of their own."""
    participle = here.base in {"acl", "amod"} and here.features.get("VerbForm") == "Part" and not sentence.child(here, "mark")
    relative = here.relation == "acl:relcl" and not is_content(sentence, here, governors)
    aside = here.base == "advcl" and not (is_purpose(sentence, here, governors) or is_complement(sentence, here, governors))
    own_subject = here.base == "conj" and sentence.child(here, "nsubj", "csubj") is not None
    return here.base not in BELOW or relative or participle or aside or own_subject


def is_content(sentence: Sentence, clause: Token, governors: Governors) -> bool:
    """Whether a clause below a noun is what the noun tells ("the claim that …"), though the tree calls it a relative one."""
    above = sentence.head(clause)
    row = governors.over(sentence, above) if above is not None else None
    words = above is not None and (above.lemma in governors.table.telling or above.pos == "PRON")
    told = words or (row is not None and row.negated is not None)
    objects = sentence.children(clause, "obj")
    links = (*sentence.children(clause, "mark", "advmod"), *(objects[:1] if len(objects) > 1 else ()))
    return told and any(link.pos in {"SCONJ", "PRON"} for link in links)


def is_complement(sentence: Sentence, clause: Token, governors: Governors) -> bool:
    """Whether a gerund behind a preposition is what the status word above it speaks of ("kept Turkey from invading")."""
    above = sentence.head(clause)
    linked = any(mark.lemma in governors.table.linking for mark in sentence.children(clause, "mark"))
    return linked and above is not None and governors.over(sentence, above) is not None


def governs(sentence: Sentence, here: Token, above: Token, governor: Governor, governors: Governors) -> bool:
    """Whether a status word's complement is what it speaks of: not its subject, and a told fact is not demanded or planned."""
    active_subject = here.relation == "nsubj" and above.pos == "VERB"
    if here.base == "conj" or (active_subject and not (governor.subject or here.lemma in governors.table.telling)):
        return False
    untold = governor.told and here.base != "acl" and not is_told(sentence, here, governors)
    if untold or (governor.acts and here.lemma not in governor.acts):
        return False
    if governor.marks and not any(mark.lemma in governor.marks for mark in sentence.children(here, "mark")):
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
