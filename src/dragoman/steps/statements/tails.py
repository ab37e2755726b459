"""«…, сообщает ТАСС.», "…, the agency said.": a cue at a sentence's end, known by its place, because parsers hang it anywhere."""

from itertools import takewhile

from dragoman.grammar.phrases import span_of
from dragoman.lexicon.cues import CueWords
from dragoman.model import Sentence, Token
from dragoman.steps.statements.draft import Construction, CueMatch, Draft, SpeakerSpan
from dragoman.steps.statements.speakers import balanced, speaker_of

FINAL = {".", "!", "?", "…", "...", "»", '"', "”", "''", "’"}
LEAVES = {"NOUN", "PROPN", "PRON", "ADJ", "DET", "ADP", "NUM", "ADV", "PART", "X", "AUX", "SYM"}
LONGEST = 14  # words; what is longer is no parenthesis


def tail(match: CueMatch, words: CueWords) -> Draft | None:
    """The parenthesis that a reporting cue makes at the end of its sentence, with what stands before it as content."""
    finite = match.row.part == "verb" and match.token.features.get("VerbForm") == "Fin"
    if not finite or "speech" not in match.row.shapes or match.row.stance != "says" or match.token.index < 3:
        return None
    end = last_word(match.sentence)
    return verb_first(match, words, end) or noun_first(match, words, end)


def last_word(sentence: Sentence) -> int:
    return max((t.index for t in sentence.tokens if t.text not in FINAL), default=0)


def verb_first(match: CueMatch, words: CueWords, end: int) -> Draft | None:
    tokens, first = match.sentence.tokens, match.token.index
    while first and (tokens[first - 1].lemma in words.as_words | words.this or tokens[first - 1].pos == "ADP"):
        first -= 1
    name = list(tokens[match.token.index + 1 : end + 1])
    if first < 2 or tokens[first - 1].text != "," or tokens[first - 2].pos == "CCONJ" or not nominal(name):
        return None
    subjects = [t for t in name if t.head == match.token.index and t.base == "nsubj"]
    bare = takewhile(lambda t: t.pos != "ADP", name)
    head = next((t for t in (*subjects, *bare) if may_say(match.sentence, t) and t.lemma not in words.when), None)
    return None if head is None else parenthetical_draft(match, tokens[first], tokens[end], speaker_of(match.sentence, head, words))


def may_say(sentence: Sentence, token: Token) -> bool:
    """Whether a noun may be the subject: no other case shows, no preposition stands before it."""
    bare = token.features.get("Case") in {"Nom", None} and not sentence.child(token, "case")
    return bare and token.pos in {"NOUN", "PROPN", "X"} and (token.index == 0 or sentence.tokens[token.index - 1].pos != "ADP")


def noun_first(match: CueMatch, words: CueWords, end: int) -> Draft | None:
    tokens, here = match.sentence.tokens, match.token.index
    comma = next((t.index for t in reversed(tokens[:here]) if t.text in {",", "”", '"', "»"}), None)
    if comma is None or tokens[comma].text != "," or match.token.features.get("VerbForm") != "Fin":
        return None
    further = next((t.index for t in tokens[here + 1 : end + 1] if t.text == ","), None)
    if further is not None and any(t.features.get("VerbForm") == "Part" for t in tokens[further + 1 : further + 2]):
        end = further - 1  # "…, Reuters reported, citing …"
    name, after = list(tokens[comma + 1 : here]), list(tokens[here + 1 : end + 1])
    if not name or not nominal(name) or (after and not nominal(after)) or len(after) > LONGEST // 2:
        return None
    if any(t.index > here for t in match.sentence.children(match.token, "obj")):
        return None
    head = match.sentence.head_of(name[0].start, name[-1].end)
    if head is None or head.pos not in {"NOUN", "PROPN", "PRON"} or match.sentence.child(head, "case") or head.lemma in words.when:
        return None
    span = balanced(match.sentence, span_of(match.sentence, name))
    return parenthetical_draft(match, tokens[comma + 1], tokens[end], SpeakerSpan(span, head, match.sentence))


def nominal(tokens: list[Token]) -> bool:
    """Whether words make nothing but a name and circumstances."""
    bare = [t for t in tokens if t.text not in {"«", "»", '"', "“", "”", "-", "(", ")", "."}]
    return 0 < len(bare) <= LONGEST and all(t.pos in LEAVES for t in bare)


def parenthetical_draft(match: CueMatch, first: Token, last: Token, speaker: SpeakerSpan) -> Draft | None:
    sentence = match.sentence
    content = [t for t in sentence.tokens[: first.index] if t.text not in {",", "—", "–", "-"} or t.index < first.index - 2]
    if not any(is_main(sentence, t) for t in content):
        return None
    parenthetical = span_of(sentence, list(sentence.tokens[first.index : last.index + 1]))
    said = span_of(sentence, content)
    return Draft(construction=Construction.PARENTHESIS, match=match, speaker=speaker, content=said, parenthetical=parenthetical)


def is_main(sentence: Sentence, token: Token) -> bool:
    """Whether a clause hangs on the token that may be what is said."""
    if token.base not in {"root", "ccomp", "parataxis", "conj"} or sentence.child(token, "mark"):
        return False
    return token.pos in {"VERB", "AUX"} or bool(sentence.child(token, "nsubj", "cop"))
