"""Cues that stand beside what is said: «…, сообщает ТАСС, …», "according to …", «МИД: …»."""

from dragoman.grammar.phrases import clause_head, is_predicate, phrase, span_of
from dragoman.grammar.roles import is_relative
from dragoman.lexicon.cues import CueWords
from dragoman.model import Sentence, Span, Token, cut, trim
from dragoman.steps.statements.draft import Construction, CueMatch, Draft, SpeakerSpan
from dragoman.steps.statements.speakers import balanced, speaker_of

BORDERS = {",", "—", "–", "-", "―", "»", '"', "”", "''", "“", ".", "!", "?", "…", ";", ":", "(", ")", "’", "'", "...", "--"}
CLAUSES = {"ccomp", "parataxis", "conj", "csubj", "cc", "punct", "root", "mark"}
LONGEST_NAME = 8  # words before the colon of a headline
LONGEST_TITLE = 25  # words
INNER = {"amod", "det", "nummod", "compound", "flat", "nmod", "punct", "case", "advmod", "appos"}
BLANK = " \t\r\n\u00a0\u202f,;:—–―-"


def parenthesis(match: CueMatch, words: CueWords) -> Draft | None:
    """A cue between commas or dashes and the content around it; None where it is no parenthesis."""
    sentence = match.sentence
    own = own_tokens(sentence, match.token)
    if not is_parenthetical(sentence, match.token, own[0], words):
        return None
    first, last = own[0].index, to_border(sentence, own[-1].index)
    if first and sentence.tokens[first - 1].lemma in words.as_words:
        first -= 1
    before = sentence.tokens[first - 1] if first else None
    after = sentence.tokens[last + 1] if last + 1 < len(sentence.tokens) else None
    if (before is not None and before.text not in BORDERS) or (after is not None and after.text not in BORDERS):
        return None
    inserted = Span("", sentence.tokens[first].start, sentence.tokens[last].end)
    content = around(sentence, inserted)
    if content is None or (before is None and sentence.tokens[first].lemma not in words.as_words):
        return None
    return Draft(construction=Construction.PARENTHESIS, match=match, speaker=None, content=content, parenthetical=inserted)


def to_border(sentence: Sentence, last: int) -> int:
    """Further to the right, as long as no mark or verb stands there: a parser hangs the last words of a parenthesis anywhere."""
    for token in sentence.tokens[last + 1 :]:
        if token.pos in {"VERB", "AUX"}:
            return last
        if token.text in BORDERS:
            return token.index - 1
    return len(sentence.tokens) - 1


def is_parenthetical(sentence: Sentence, verb: Token, first: Token, words: CueWords) -> bool:
    """Whether a verb governs nothing but the parenthesis."""
    if verb.features.get("VerbForm") == "Conv":
        return False
    if verb.base == "parataxis" or (first.index and sentence.tokens[first.index - 1].lemma in words.as_words):
        return True
    return any(c.index < first.index and is_predicate(sentence, c) for c in sentence.children(verb, "parataxis", "ccomp"))


def own_tokens(sentence: Sentence, verb: Token) -> list[Token]:
    """The cue with its subject, addressee and circumstances, without any clause."""
    found = [verb]
    for child in sentence.children(verb):
        if child.base not in CLAUSES and not (child.base == "advcl" and child.features.get("VerbForm") == "Fin"):
            found += sentence.subtree(child)
    return sorted(found, key=lambda t: t.index)


def around(sentence: Sentence, inserted: Span) -> Span | None:
    """What stands on both sides of a parenthesis: the one side that has words, or everything with the parenthesis inside."""
    left = cut_in(sentence, sentence.start, inserted.start)
    right = cut_in(sentence, inserted.end, sentence.end)
    if not has_words(right):
        return left if has_words(left) else None
    if not has_words(left):
        return right
    return left_to_right(sentence, left, right)


def cut_in(sentence: Sentence, start: int, end: int) -> Span:
    stop = min(end, sentence.end - (sentence.text[-1:] == "." and sentence.text[-2:] != ".."))
    return trim(sentence.text, start - sentence.start, stop - sentence.start, BLANK).moved(sentence.start)


def has_words(span: Span) -> bool:
    return sum(map(str.isalpha, span.text)) > 2


def source_phrase(match: CueMatch, words: CueWords) -> Draft | None:
    """«По словам X, …», "…, according to X": the source follows the phrase or stands inside it."""
    if match.row.part != "phrase":
        return None
    sentence = match.sentence
    speakers, end = phrase_speakers(match, words)
    if not speakers:
        return None
    if speakers[0].token.lemma in match.row.not_with:
        return None
    inserted = Span("", match.span.start, end)
    if match.row.origin:
        return Draft(construction=Construction.ORIGIN, match=match, speaker=speakers[0], content=inserted, parenthetical=inserted)
    content = host(sentence, match, inserted)
    if content is None:
        return None
    return Draft(construction=Construction.PHRASE, match=match, speaker=speakers[0], content=content, parenthetical=inserted)


def headline(sentence: Sentence, paragraph: Span, words: CueWords) -> Draft | None:
    """«Польша: мы не уступим»: a name, a colon and what it says, in a line of its own."""
    colon = next((t for t in sentence.tokens[:LONGEST_NAME] if t.text == ":"), None)
    if colon is None or colon.index == 0 or sentence.start != paragraph.start or not is_title(sentence, paragraph):
        return None
    left, right = sentence.tokens[: colon.index], sentence.tokens[colon.index + 1 :]
    head = sentence.head_of(left[0].start, left[-1].end)
    if head is None or any(t.pos in {"VERB", "AUX", "NUM", "PUNCT"} for t in left):
        return None
    if head.pos != "PROPN" and not (len(left) == 1 and head.pos == "NOUN"):
        return None
    if not any(t.pos in {"VERB", "AUX"} for t in right):
        return None
    speaker = SpeakerSpan(span_of(sentence, list(left)), head, sentence)
    return Draft(construction=Construction.HEADLINE, match=None, speaker=speaker, content=cut_in(sentence, colon.end, paragraph.end))


def is_title(sentence: Sentence, paragraph: Span) -> bool:
    """Whether a line may be a title: it ends without a full stop, or is one short sentence."""
    if paragraph.text[-1:] not in ".…":
        return True
    return sentence.end >= paragraph.end and len(sentence.tokens) <= LONGEST_TITLE


def phrase_speakers(match: CueMatch, words: CueWords) -> tuple[list[SpeakerSpan], int]:
    """The sources of a phrase and where its words end."""
    sentence, inside = match.sentence, []
    for token in sentence.tokens_in(match.span.start, match.span.end):
        if token.relation == "nmod:poss" or (token.base == "det" and token.lemma in words.possessives):
            inside.append(token)
    if inside:
        return [speaker_of(sentence, inside[0], words)], match.span.end
    following = next((t for t in sentence.tokens if t.start >= match.span.end), None)
    if following is None or (following.pos == "PUNCT" and following.text not in '«"“'):
        return [], match.span.end
    head = noun_above(sentence, following, match.span.end)
    if head is None:
        return [], match.span.end
    whole = balanced(sentence, phrase(sentence, head, clauses=False))
    start = max(whole.start, match.span.end)
    span = trim(sentence.text, start - sentence.start, whole.end - sentence.start).moved(sentence.start)
    maker = speaker_of(sentence, head, words)
    if maker.token is not head and maker.token.start >= start:
        below = [t.end for t in sentence.subtree(head) if t.start >= span.start and t.pos != "PUNCT"]
        return [maker], max([span.end, maker.span.end, *below])
    below = [t.end for t in sentence.subtree(head) if t.start >= span.start and t.pos != "PUNCT"]
    return [SpeakerSpan(span, head, sentence)], max([span.end, *below])


def noun_above(sentence: Sentence, token: Token, border: int) -> Token | None:
    """The head of the noun phrase that begins with `token`."""
    here = token
    while here.head is not None and sentence.tokens[here.head].start >= border and here.base in INNER:
        if here.pos in {"NOUN", "PROPN", "PRON"} and here.base not in {"compound", "nmod", "flat"}:
            break
        here = sentence.tokens[here.head]
    return here if here.pos in {"NOUN", "PROPN", "PRON", "ADJ", "NUM", "X", "DET"} else None


def host(sentence: Sentence, match: CueMatch, inserted: Span) -> Span | None:
    """The clause that a phrase belongs to, without the phrase where it stands at an end."""
    left, right = cut_in(sentence, sentence.start, inserted.start), cut_in(sentence, inserted.end, sentence.end)
    if not has_words(right):
        return left if has_words(left) else None
    if len(left.text.split()) <= 2:
        return right
    head = clause_head(sentence, match.token)
    word_before = next((t for t in reversed(sentence.tokens_in(sentence.start, inserted.start)) if t.pos != "PUNCT"), None)
    if word_before is not None and (is_relative(sentence, word_before) or word_before.pos == "SCONJ"):
        return right  # «…, которое, по мнению X, нарушает договор»
    if any(left.covers(subject) for subject in sentence.children(head, "nsubj", "csubj")):
        return left_to_right(sentence, left, right)
    first = min((t.start for t in sentence.subtree(head)), default=sentence.start)
    inner = cut_in(sentence, max(first, sentence.start), inserted.start)
    if len(inner.text.split()) <= 3:
        return right
    return left_to_right(sentence, inner, right)


def left_to_right(sentence: Sentence, left: Span, right: Span) -> Span:
    return cut(sentence.text, left.start - sentence.start, right.end - sentence.start).moved(sentence.start)
