"""Whether the clause around a time looks back or ahead."""

from dragoman.grammar.words import Phrases, Word, words
from dragoman.model import Sentence, Token
from dragoman.steps.times.clock import Lean


def lean_of(sentence: Sentence, start: int, end: int, future: Phrases[str], past: tuple[str, ...]) -> Lean:
    """The tense of the clause at the characters [start, end): from the tree, else from words that tell of plans or end like a past."""
    verbs = governing(sentence, start, end) if sentence.tokens else []
    for verb in verbs:
        lean = tense(sentence, verb)
        if lean == "future" or plans(sentence, verb, future):
            return "future"
        if lean == "past":
            return "past"
    return "unknown" if verbs else lean_of_words(words(sentence), future, past)


def lean_of_words(line: list[Word], future: Phrases[str], past: tuple[str, ...]) -> Lean:
    if any(future.at(line, i) for i in range(len(line))):
        return "future"
    return "past" if any(len(word.fold) > 3 and word.fold.endswith(past) for word in line) else "unknown"


def governing(sentence: Sentence, start: int, end: int) -> list[Token]:
    """The verbs above the time, nearest first (two at most)."""
    head = sentence.head_of(start, end)
    if head is None:
        return []
    chain = [head, *sentence.ancestors(head)]
    return [t for t in chain if t.pos in {"VERB", "AUX"}][:2]


def tense(sentence: Sentence, verb: Token) -> Lean:
    helpers = sentence.children(verb, "aux", "aux:pass", "cop")
    for helper in helpers:
        if helper.lemma.lower() in {"will", "shall", "'ll"} or helper.features.get("Tense") == "Fut":
            return "future"
        if helper.features.get("Tense") == "Past" or helper.text.lower() in {"had", "has", "have"}:
            return "past"
    given = verb.features.get("Tense")
    if given == "Fut":
        return "future"
    if given == "Past":
        return "past"
    return "unknown"


def plans(sentence: Sentence, verb: Token, future: Phrases[str]) -> bool:
    """Whether the verb or its helpers are words of planning."""
    around = [verb, *sentence.children(verb, "aux", "aux:pass", "advmod", "xcomp")]
    return any(future.at(words(t), 0) is not None for t in around)
