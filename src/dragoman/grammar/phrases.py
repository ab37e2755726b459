"""Noun phrases and clauses: their words, heads, prepositions and borders."""

from dragoman.model import Sentence, Span, Token

CLAUSE_BASES = {"acl", "advcl", "ccomp", "csubj", "parataxis"}


def prepositions(sentence: Sentence, noun: Token) -> str:
    """The words of the preposition before a noun («в отношении», "out of"), in lower case; empty where there is none."""
    words = []
    for case in sentence.children(noun, "case"):
        words += [t for t in sentence.subtree(case) if t.base in {"case", "fixed", "nmod", "obl"} and t.pos != "PUNCT"]
    return " ".join(word.text.lower() for word in words)


def conjuncts(sentence: Sentence, token: Token) -> list[Token]:
    """`token` and all it is coordinated with, first to last."""
    head = sentence.head(token)
    first = head if token.base == "conj" and head is not None else token
    return [first, *sentence.children(first, "conj")]


def following_conjuncts(sentence: Sentence, token: Token) -> list[Token]:
    """`token` and the conjuncts that hang on it, without one that is the subject of a clause of its own."""
    return [token, *(conjunct for conjunct in sentence.children(token, "conj") if not opens_clause(sentence, conjunct))]


def opens_clause(sentence: Sentence, conjunct: Token) -> bool:
    """Whether a name begins a clause whose verb is left out ("rejected the Turkish draft and Iraq the Iranian one")."""
    following = sentence.tokens[conjunct.index + 1 : conjunct.index + 2]
    return conjunct.pos == "PROPN" and any(word.relation == "det" and word.head != conjunct.index for word in following)


def phrase(sentence: Sentence, noun: Token, clauses: bool = False) -> Span:
    """The noun with its modifiers; without its preposition, the other conjuncts and (unless asked for) its clauses."""
    skipped = {"case", "cc", "conj", "mark", "cop", "nsubj", "aux", "advmod", "obl", "expl"} | (set() if clauses else CLAUSE_BASES)
    words = [noun]
    for child in sentence.children(noun):
        if child.base not in skipped and child.pos != "PUNCT":
            words += sentence.subtree(child) if clauses else without_clauses(sentence, child)
    return span_of(sentence, words)


def without_clauses(sentence: Sentence, token: Token) -> list[Token]:
    """`token` and all below it but clauses."""
    words = [token]
    for child in sentence.children(token):
        if child.base not in CLAUSE_BASES and child.pos != "PUNCT":
            words += without_clauses(sentence, child)
    return words


def span_of(sentence: Sentence, words: list[Token]) -> Span:
    """From the first to the last of some tokens of a sentence, outer commas and the like left out."""
    ordered = sorted(words, key=lambda t: t.index)
    while len(ordered) > 1 and ordered[-1].text in {",", ";", ":", "."}:
        ordered.pop()
    while len(ordered) > 1 and ordered[0].text in {",", ";", ":", "."}:
        ordered.pop(0)
    start, end = ordered[0].start, ordered[-1].end
    return Span(sentence.text[start - sentence.start : end - sentence.start], start, end)


def clause(sentence: Sentence, predicate: Token) -> Span:
    """The clause of a predicate: all below it but coordinated clauses with a subject of their own and parentheses."""
    words = [predicate]
    for child in sentence.children(predicate):
        if child.base in {"parataxis", "discourse"} or (child.base == "conj" and sentence.child(child, "nsubj", "csubj")):
            continue
        if child.base in {"cc", "mark"}:
            continue
        words += sentence.subtree(child)
    return span_of(sentence, words)


def clause_head(sentence: Sentence, token: Token) -> Token:
    """The predicate of the clause that a token stands in (itself, if it is one)."""
    here = token
    while here.head is not None and not is_predicate(sentence, here):
        here = sentence.tokens[here.head]
    return here


def first_clause(sentence: Sentence, token: Token) -> Token:
    """The predicate of the first of the coordinated clauses among which a token's clause stands."""
    here = clause_head(sentence, token)
    while here.base == "conj" and (above := sentence.head(here)) is not None:
        here = above
    return here


def is_predicate(sentence: Sentence, token: Token) -> bool:
    """Whether a clause hangs on this token: a verb, or a noun or adjective that has a subject or a copula."""
    if token.pos in {"VERB", "AUX"} and token.base not in {"aux", "cop", "amod"}:
        return True
    return bool(sentence.child(token, "nsubj", "csubj", "cop"))
