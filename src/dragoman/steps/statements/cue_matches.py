"""Finding cues in a sentence."""

from collections.abc import Iterator

from dragoman.grammar.phrases import span_of
from dragoman.grammar.roles import is_passive
from dragoman.lexicon.cues import Cue, Cues
from dragoman.model import Sentence, Token
from dragoman.steps.statements.draft import CueMatch

PARTS = {
    "verb": {"VERB", "AUX"}, "noun": {"NOUN", "PROPN"}, "adjective": {"ADJ", "VERB", "ADV"},
    "adverb": {"ADV", "PART", "SCONJ", "CCONJ"},
    "phrase": {"ADP", "SCONJ", "ADV", "VERB", "NOUN", "ADJ", "CCONJ", "PART", "X", "PROPN", "PRON", "AUX", "DET"},
}
NEAR = 4  # how many words away the further words of a cue may stand
LONGEST_OWNER = 7  # words between «по» and «словам», "in" and "view"


def find_cue_matches(sentence: Sentence, cues: Cues) -> list[list[CueMatch]]:
    """For each token that may be a cue, the rows that fit, best first."""
    found = (list(matches_at(sentence, token, cues)) for token in sentence.tokens)
    return [matches for matches in found if matches]


def matches_at(sentence: Sentence, token: Token, cues: Cues) -> Iterator[CueMatch]:
    text = token.text.lower()
    lemma = cues.words.corrected.get(text, token.lemma)
    rows = cues.starting.get(lemma, ()) if lemma != text else ()
    for further, row in (*cues.starting.get(text, ()), *rows):
        fits = token.pos in PARTS[row.part] or (row.part == "verb" and is_misread(sentence, token))
        if fits and (row.voice == "active" or row.part == "adjective" or has_no_subject(sentence, token)):
            words = matched_words(sentence, token, further, row)
            if words is not None:
                refused = is_refused(sentence, token, cues)
                yield CueMatch(sentence, token, span_of(sentence, words), row, tuple(words), is_negated(sentence, token, cues), refused)


def is_misread(sentence: Sentence, token: Token) -> bool:
    """Whether a tagger took a verb for a noun ("Smith claims that …", with a subject) or for an adjective («прошептал»)."""
    if token.pos == "ADJ":
        full = token.features.get("Variant") != "Short" and token.base not in {"amod", "acl"}
        return full and token.lemma != token.text.lower() and not sentence.child(token, "cop", "case")
    return token.pos == "NOUN" and bool(sentence.child(token, "nsubj")) and not sentence.child(token, "cop", "det", "case", "amod")


def matched_words(sentence: Sentence, token: Token, further: tuple[str, ...], row: Cue) -> list[Token] | None:
    """The tokens of a cue that begins (or is headed) at `token`; None where its further words are missing."""
    reach = LONGEST_OWNER if row.part == "phrase" else NEAR
    words, last = [token], token.index
    for word in further:
        following = sentence.tokens[last + 1 : last + 1 + reach]
        next_one = next((t for t in following if word in {t.lemma, t.text.lower()}), None)
        if next_one is None and row.part == "verb":  # «готовность выразил»
            next_one = next((t for t in sentence.children(token, "obj", "xcomp", "obl") if t.lemma == word), None)
        if next_one is None or (row.part == "phrase" and not glued(sentence, words[-1], next_one)):
            return None
        if row.part == "verb" and word == further[-1] and next_one.pos == "ADP" and crosses_noun(sentence, words[-1], next_one):
            return None
        words.append(next_one)
        last = max(last, next_one.index)
    return words


def crosses_noun(sentence: Sentence, before: Token, word: Token) -> bool:
    """Whether a noun parts a verb from its preposition: "warned China against …" is no "warn against"."""
    return any(t.pos in {"NOUN", "PROPN"} for t in sentence.tokens[before.index + 1 : word.index])


def glued(sentence: Sentence, before: Token, word: Token) -> bool:
    """Whether only modifiers of `word` stand between the two words of a phrase."""
    between = sentence.tokens[before.index + 1 : word.index]
    return all(t.pos not in {"VERB", "ADP", "SCONJ", "CCONJ"} and t.text not in {",", ".", ":", ";"} for t in between)


def has_no_subject(sentence: Sentence, token: Token) -> bool:
    """Whether a verb's form leaves open who does it: passive, or reflexive."""
    return token.features.get("Voice") in {"Pass", "Mid"} or is_passive(sentence, token)


def is_refused(sentence: Sentence, token: Token, cues: Cues) -> bool:
    """Whether a cue hangs on a refusal ("declined to comment on …")."""
    head = sentence.head(token)
    if head is None or token.base not in {"xcomp", "ccomp"}:
        return False
    return head.lemma in cues.words.refusals


def is_negated(sentence: Sentence, token: Token, cues: Cues) -> bool:
    below = sentence.children(token, "advmod", "neg")
    return any(child.features.get("Polarity") == "Neg" or child.lemma in cues.words.negations for child in below)
