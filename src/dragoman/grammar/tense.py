"""The tense of the clause around some characters."""

from typing import Literal

from dragoman.grammar.phrases import prepositions
from dragoman.model import Sentence, Token

Tense = Literal["past", "future", "unknown"]


def governing(sentence: Sentence, start: int, end: int) -> list[Token]:
    """The verbs above the characters [start, end), nearest first (two at most)."""
    head = sentence.head_of(start, end)
    if head is None:
        return []
    return [t for t in (head, *sentence.ancestors(head)) if t.pos in {"VERB", "AUX"}][:2]


def tense(sentence: Sentence, verb: Token) -> Tense:
    """Past or future, by the verb and its helpers."""
    for helper in sentence.children(verb, "aux", "aux:pass", "cop"):
        if helper.lemma.lower() in sentence.function_words.future or helper.features.get("Tense") == "Fut":
            return "future"
        if helper.features.get("Tense") == "Past" or helper.text.lower() in sentence.function_words.perfect:
            return "past"
        if helper.features.get("Tense") == "Pres" and verb.features.get("VerbForm") == "Part":
            return "unknown"  # "is set for Friday"
    return {"Fut": "future", "Past": "past"}.get(verb.features.get("Tense", ""), "unknown")  # type: ignore[return-value]


def told_as_past(sentence: Sentence, start: int, end: int) -> bool:
    """Whether the characters stand under a verb that tells of the past, with no preposition but those of a point in time."""
    head = sentence.head_of(start, end) if sentence.tokens else None
    verb = next((t for t in sentence.ancestors(head) if t.pos in {"VERB", "AUX"}), None) if head else None
    if head is None or verb is None or prepositions(sentence, head) not in {"", *sentence.function_words.at_a_time}:
        return False
    helped = any(t.features.get("Tense") == "Past" for t in sentence.children(verb, "aux", "aux:pass"))  # "was signed"
    return tense(sentence, verb) == "past" and (helped or verb.features.get("VerbForm", "Fin") != "Part")
