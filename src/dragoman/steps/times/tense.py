"""Whether the clause around a time looks back or ahead."""

from dragoman.grammar.tense import governing, tense
from dragoman.grammar.words import Phrases, Word, words
from dragoman.model import Sentence, Token, cut
from dragoman.steps.times.clock import Lean

AFTER = 15  # characters after a verb in which the rest of a phrase may stand ("set for")


def lean_of(sentence: Sentence, start: int, end: int, future: Phrases[str]) -> Lean | None:
    """The tense of the clause at the characters [start, end) by the tree; None where no verb stands above them."""
    verbs = governing(sentence, start, end) if sentence.tokens else []
    for verb in verbs:
        lean = tense(sentence, verb)
        if lean == "future" or plans(sentence, verb, future):
            return "future"
        if lean == "past":  # what was agreed, asked or done then: the infinitive itself does not tell on which side of today
            return "unknown" if verbs[0].features.get("VerbForm") == "Inf" else "past"
    return "unknown" if verbs else None


def is_done(sentence: Sentence, start: int, end: int) -> bool:
    """Whether the nearest verb above the characters is finite and in the past."""
    verbs = governing(sentence, start, end)[:1] if sentence.tokens else []
    return any(tense(sentence, verb) == "past" and verb.features.get("VerbForm", "Fin") == "Fin" for verb in verbs)


def lean_of_words(line: list[Word], future: Phrases[str], past: tuple[str, ...]) -> Lean:
    """The tense of a sentence without a tree: from words that tell of plans or end like a past."""
    if any(future.at(line, i) for i in range(len(line))):
        return "future"
    return "past" if any(len(word.fold) > 3 and word.fold.endswith(past) for word in line) else "unknown"


def plans(sentence: Sentence, verb: Token, future: Phrases[str]) -> bool:
    """Whether the verb or its helpers are words of planning."""
    around = [verb, *sentence.children(verb, "aux", "aux:pass", "advmod", "xcomp")]
    return any(future.at(words(cut(sentence.text, t.start - sentence.start, t.end - sentence.start + AFTER)), 0) for t in around)
