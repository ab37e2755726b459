"""Who says it."""

from collections.abc import Iterator

from dragoman.grammar.phrases import phrase, prepositions
from dragoman.grammar.roles import agents, is_passive, owners
from dragoman.lexicon.cues import Words
from dragoman.model import Sentence, Span, Token, hull
from dragoman.steps.statements.draft import Sign, Voice


def find_voices(sign: Sign, words: Words) -> list[Voice]:
    """Those who say it, each on his own; empty where nobody is named."""
    if sign.row.voice == "impersonal":
        tokens = list(venues(sign, words))
    elif sign.row.part == "noun":
        tokens = [f.token for f in owners(sign.sentence, sign.token) if f.token.pos in {"NOUN", "PROPN", "PRON", "DET"}]
    else:
        tokens = [f.token for f in agents(sign.sentence, sign.token)] or list(venues(sign, words)) or neighbours(sign)
    return [voice_of(sign.sentence, token, words) for token in {t.start: t for t in tokens}.values() if can_speak(sign, token)]


def can_speak(sign: Sign, token: Token) -> bool:
    return token.pos in {"NOUN", "PROPN", "PRON", "DET", "ADJ", "NUM", "X", "SYM"} and token.start != sign.token.start


def venues(sign: Sign, words: Words) -> Iterator[Token]:
    """The body in which it is said («заявили в МИД»), or the document («в письме говорится»)."""
    sentence = sign.sentence
    for child in sentence.children(sign.token, "obl", "nmod"):
        if prepositions(sentence, child) in words.venues and child.features.get("Case") in {"Loc", None} and child.pos in {"NOUN", "PROPN"}:
            yield child
            yield from sentence.children(child, "conj")


def neighbours(sign: Sign) -> list[Token]:
    """The name right before a finite cue that a parser hung elsewhere."""
    before = [t for t in sign.sentence.tokens[: sign.token.index] if t.pos not in {"ADV", "AUX", "PART"}]
    fits = sign.row.part == "verb" and sign.token.features.get("VerbForm") == "Fin" and not is_passive(sign.sentence, sign.token)
    return before[-1:] if fits and before and before[-1].pos in {"PROPN", "PRON"} else []


def voice_of(sentence: Sentence, token: Token, words: Words) -> Voice:
    """A medium gives way to the one who made it, where he is named: «в письме премьера» is the premier's."""
    medium = words.medium(token.lemma)
    if medium is not None:
        makers = [f.token for f in owners(sentence, token) if f.token.pos in {"NOUN", "PROPN"} and words.medium(f.token.lemma) is None]
        if makers:
            return Voice(phrase(sentence, makers[0]), makers[0], sentence, medium)
    return Voice(phrase(sentence, token), token, sentence, medium)


def together(voices: list[Voice], text: str) -> Voice:
    """Joint speakers as one voice."""
    start = min(v.span.start for v in voices)
    span = hull(text, [v.span for v in voices])
    return Voice(Span(span.text, start, span.end), voices[0].token, voices[0].sentence, voices[0].medium)

