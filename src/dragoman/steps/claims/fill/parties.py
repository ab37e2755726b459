"""Acts whose parties do to each other what they do: "clashes between A and B", «А и Б обвинили друг друга»."""

from collections.abc import Sequence

from dragoman.grammar.paths import Path, Position
from dragoman.grammar.phrases import clause_head
from dragoman.grammar.roles import agents, hyphenated, obliques
from dragoman.model import Sentence, Token
from dragoman.steps.claims.fill.places import bearers
from dragoman.steps.claims.fill.side import DIRECT, NOBODY, Side, meant
from dragoman.steps.claims.sentence_context import SentenceContext
from dragoman.steps.claims.triggers import Trigger, is_verbal


def between(context: SentenceContext, trigger: Trigger) -> Side:
    """The two or more that stand behind "between", unless the frame says that something is done to them ("mediate between")."""
    sentence, head = context.sentence, trigger.head
    acted_on = not trigger.frame.symmetric and not sentence.function_words.between.isdisjoint(trigger.frame.target_prepositions)
    if acted_on or (is_verbal(head) and meant(context, agents(sentence, head)).actors):
        return NOBODY
    for word in (*bearers(sentence, trigger), *neighbours(sentence, head)):
        side = meant(context, obliques(sentence, word, sentence.function_words.between))
        if len(side.codes) > 1:
            return side
    return NOBODY


def mutual(context: SentenceContext, trigger: Trigger, source: Side) -> Side:
    """The several that do it, where the words say "each other", or an adjective joins them ("U.S.-Iranian talks")."""
    if len(source.codes) > 1 and says_mutual(context.sentence, trigger):
        return source
    two_sided = trigger.frame.symmetric or trigger.frame.kind == "measure"
    for word in context.sentence.children(trigger.head, "amod", "compound") if two_sided else ():
        both = tuple(actor for half in hyphenated(context.sentence, word) for actor in context.mentioned.halves(half))
        if len({actor.code for actor in both}) > 1:
            return Side(both, Path(Position.ADJECTIVE), DIRECT)
    return NOBODY


def neighbours(sentence: Sentence, head: Token) -> Sequence[Token]:
    """Where the phrase may stand as well: below the verb that a noun is subject or object of, below the subject of a verb."""
    if is_verbal(head):
        return sentence.children(head, "nsubj")
    above = sentence.head(head)
    return [above] if above is not None and is_verbal(above) and head.base in {"nsubj", "obj"} else []


def says_mutual(sentence: Sentence, trigger: Trigger) -> bool:
    """Whether the words of a trigger's own clause say that each does it to the other."""
    known = sentence.function_words
    if any(word.lemma in known.mutual for one in trigger.words for word in sentence.children(one, "amod", "advmod")):
        return True
    return any(is_reciprocal(sentence, word) and clause_head(sentence, word) == trigger.head for word in sentence.subtree(trigger.head))


def is_reciprocal(sentence: Sentence, word: Token) -> bool:
    """Whether "each other" begins at a word; a preposition may stand inside («друг с другом»)."""
    following = {token.lemma for token in sentence.tokens[word.index + 1 : word.index + 3]}
    pairs = (phrase.split() for phrase in sentence.function_words.reciprocal)
    return any(word.lemma == first and second in following for first, second in pairs)
