"""What the words right beside a word of a tree do to the act that it tells: negations, auxiliaries, adverbs, question marks …"""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from dragoman.lexicon.governors import Effect, Governors, StatusFile
from dragoman.model import Sentence, Token

NEGATING = {"advmod", "det", "case", "mark", "aux", "cc"}
NOUNS = {"NOUN", "PROPN"}


class StatusChange(Struct, frozen=True):
    """One thing that changes what is said of an act: what it does, the word that does it, and where that stands.

    `negated` is what it does where it is negated itself; `told` where it speaks of words, not of the act ("deny that …").
    """

    effect: Effect
    word: str
    start: int
    negated: Effect | None = None
    told: bool = False

    @property
    def is_denial(self) -> bool:
        """Whether somebody denies the act with this word, rather than that it fails or is left undone."""
        return self.effect == "denied" and (self.told or self.negated == "doubted")


def changes_at(sentence: Sentence, token: Token, governors: Governors) -> Iterator[StatusChange]:
    """What stands right beside one word; several negations there are one («никогда не»)."""
    table = governors.table
    if token.lemma in table.unnegated:
        return
    denied = False
    for child in sorted(sentence.children(token), key=lambda child: not is_negation(child, table)):  # negation binds closest
        effect = shifted(sentence, token, child, table) or effect_of(sentence, child, table)
        if effect is not None and not (denied and effect == "denied"):
            denied = denied or effect == "denied"
            yield StatusChange(effect, child.text, child.start)
    nothing = next((word for word in beside_nouns(sentence, token, table.occasions) if word.lemma in table.negations), None)
    if nothing is not None and not denied:  # "sent no weapons", "nobody attacked"
        yield StatusChange("denied", nothing.text, nothing.start)
    elif token.lemma in table.negative_verbs and not denied:
        yield StatusChange("denied", token.text, token.start)
    if is_inverted(sentence, token, table):
        yield StatusChange("supposed", token.text, token.start)
    yield from doubts_of_tellers(sentence, token, table)


def doubts_of_tellers(sentence: Sentence, verb: Token, table: StatusFile) -> Iterator[StatusChange]:
    """What is called doubtful in which an act is told ("unconfirmed reports say …", «по неподтверждённым данным, …»)."""
    tellers = (noun for noun in sentence.children(verb, "nsubj", "obl", "parataxis") if noun.lemma in table.telling)
    for word in (word for teller in tellers for word in sentence.children(teller, "amod")):
        if table.adverbs.get(word.lemma) == "doubted":
            yield StatusChange("doubted", word.text, word.start, told=True)


def beside_nouns(sentence: Sentence, verb: Token, occasions: frozenset[str]) -> Iterator[Token]:
    """The subject and object of a verb with the determiners before them, and those of the `occasions` ("at no time")."""
    for noun in sentence.children(verb, "obj", "nsubj"):
        yield noun
        yield from sentence.children(noun, "det", "cc")
    for noun in sentence.children(verb, "obl", "advmod", "nmod"):
        if noun.lemma in occasions:
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
    word, head = child.lemma, sentence.head(child)
    if followed_by(sentence, child, table.unnegated):
        return None
    if is_asking(child, table):
        return "asked"
    if is_negation(child, table):
        return None if is_alternative(sentence, child, table) else "denied"
    if child.base == "aux":
        return table.modals.get(word)
    if child.base in {"mark", "advmod"} and word in table.conditionals:
        return "supposed"
    if child.base in {"mark", "case"} and word in table.instead and is_clause(sentence, child):
        return "denied"
    if child.base == "amod" and head is not None and head.lemma in table.telling and word in table.verdicts:
        return table.verdicts[word]
    return looked_up(sentence, child, table.adverbs) if child.base in {"advmod", "discourse", "parataxis", "amod"} else None


def is_asking(word: Token, table: StatusFile) -> bool:
    return word.text.startswith("?") or word.lemma in table.asking


def is_negation(word: Token, table: StatusFile) -> bool:
    return word.features.get("Polarity") == "Neg" or (word.lemma in table.negations and word.base in NEGATING)


def is_alternative(sentence: Sentence, negation: Token, table: StatusFile) -> bool:
    """Whether a negation only names the other case ("whether or not", «или нет»)."""
    before = sentence.tokens[negation.index - 1 : negation.index] if negation.index else ()
    return any(word.lemma in table.alternatives for word in before)


def is_clause(sentence: Sentence, mark: Token) -> bool:
    """Whether a word stands before a verb ("against deporting", "short of invading")."""
    head = sentence.head(mark)
    return head is not None and head.pos == "VERB"


def looked_up(sentence: Sentence, word: Token, table: Mapping[str, Effect]) -> Effect | None:
    """What a table tells of a word, together with the next one first ("far from")."""
    following = "".join(token.lemma for token in sentence.tokens[word.index + 1 : word.index + 2])
    return table.get(f"{word.lemma} {following}") or table.get(word.lemma)


def followed_by(sentence: Sentence, token: Token, words: frozenset[str]) -> bool:
    """Whether the next word is one of these («не только», "not only": no negation)."""
    following = sentence.tokens[token.index + 1 : token.index + 2]
    return any(word.lemma in words or word.text.lower() in words for word in following)
