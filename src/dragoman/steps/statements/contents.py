"""What is said: the clause, infinitive, object or prepositional phrase that hangs on a cue."""

from collections.abc import Callable

from dragoman.grammar.phrases import clause_head, prepositions, span_of
from dragoman.grammar.roles import is_passive
from dragoman.lexicon.cues import CueWords, Shape
from dragoman.model import Sentence, Span, Token
from dragoman.steps.statements.draft import CueMatch

COMPLEMENTS = ("ccomp", "csubj", "xcomp", "advcl", "acl", "obj", "obl", "parataxis")
NOMINAL = {"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "SYM", "X"}


def find_content(match: CueMatch, words: CueWords) -> tuple[Span, Shape] | None:
    """The content by the first shape of the cue's row that fits, and that shape; None where nothing hangs on the cue."""
    for shape in match.row.shapes:
        found = SHAPES[shape](match, words)
        if found is not None and any(map(str.isalpha, found.text)) and (shape != "object" or is_substantial(found)):
            return found, shape
    found = rest_of_sentence(match, words) if words.bare_clauses else None
    return None if found is None else (found, "clause")


def is_substantial(found: Span) -> bool:
    """Whether an object is more than a pronoun or a bare word."""
    return " " in found.text or found.text[:1].isupper()


def clause_content(match: CueMatch, words: CueWords) -> Span | None:
    """A finite clause after the cue, without «что» or "that", or (English) before it without any conjunction."""
    sentence, token = match.sentence, match.token
    if not words.bare_clauses:
        opened = after_conjunction(match, words)
        if opened is not None or about_content(match, words) is not None:
            return opened
    for child in (*match.children(*COMPLEMENTS), *of_addressee(match, words)):
        if child.index > token.index and is_content_clause(match, child, words):  # "which it said crashed": only what follows the cue
            return bare(sentence, [t for t in sentence.subtree(child) if t.index > token.index], words)
    for child in sentence.children(token, "ccomp"):
        if child.index < token.index:
            return left_content(sentence, token, child)
    return None


def rest_of_sentence(match: CueMatch, words: CueWords) -> Span | None:
    """The words after a cue that make a clause which the parser did not see: "X said the laws around renting favour …"."""
    sentence, token = match.sentence, match.token
    if match.row.part != "verb" or match.row.shapes[0] != "clause" or token.base != "root" or token.features.get("VerbForm") != "Fin":
        return None
    for here in sentence.tokens[token.index + 1 : -1]:
        if here.pos == "SCONJ" and here.lemma in words.silent_conjunctions:
            return span_of(sentence, list(sentence.tokens[here.index + 1 :]))
        is_border = here.pos in {"SCONJ", "PUNCT"} or here.features.get("PronType") == "Rel"
        if is_border or (here.base == "cc" and sentence.tokens[here.head or 0].head == token.index):
            return None
        if here.features.get("VerbForm") == "Fin" and here.index > token.index + 1:
            return span_of(sentence, list(sentence.tokens[token.index + 1 :]))
    return None


def after_conjunction(match: CueMatch, words: CueWords) -> Span | None:
    """From the «что» after the cue to the end of the sentence or of the cue's clause, whatever the parser hung where."""
    sentence, last = match.sentence, max(t.index for t in (match.token, *match.words))
    if asks_at(sentence, last + 1, words):
        return span_of(sentence, list(sentence.tokens[last + 2 : clause_end(match, sentence.tokens[last + 1])]))
    for token in sentence.tokens[last + 1 :]:
        noun = sentence.head(token)
        if token.text.lower() in match.row.about and noun is not None and noun.pos == "NOUN":
            return None  # «объявил о встрече, что …»: the clause is no content
        if token.lemma in words.silent_conjunctions and sentence.tokens[token.index - 1].text == ",":
            end = clause_end(match, token)
            return span_of(sentence, list(sentence.tokens[token.index + 1 : end])) if token.index + 1 < end else None
        if token.pos in {"VERB", "SCONJ"} or token.text in {":", ";", "—", "–", "-"}:
            return None
    return None


def own_clause(match: CueMatch) -> Span:
    """The clause that an adverb colours («якобы», "reportedly"), without its marks."""
    sentence = match.sentence
    tokens = sentence.subtree(clause_head(sentence, match.token))
    return span_of(sentence, [t for t in tokens if t.pos != "PUNCT"])


def asks_at(sentence: Sentence, comma: int, words: CueWords) -> bool:
    """Whether an indirect question begins behind a comma: «…, кто виноват», «…, здоров ли он»."""
    return sentence.tokens[comma : comma + 1] != () and sentence.tokens[comma].text == "," and any(
        t.lemma in words.questions for t in sentence.tokens[comma + 1 : comma + 3]
    )


def clause_end(match: CueMatch, conjunction: Token) -> int:
    """The index of the token at which a clause ends that «что» opens: a bracket, or what is coordinated with the cue itself."""
    sentence = match.sentence
    depth = 0
    for token in sentence.tokens[conjunction.index + 1 :]:
        depth += (token.text == "(") - (token.text == ")")
        if depth < 0:
            return token.index
        if token.base == "conj" and token.head == match.token.index and token.pos in {"VERB", "ADJ"}:
            return min([token.index, *(t.index for t in sentence.children(token, "cc", "punct") if t.index > conjunction.index)])
    return len(sentence.tokens)


def of_addressee(match: CueMatch, words: CueWords) -> list[Token]:
    """Clauses that a parser hangs on the one who is told: "assured residents that …"."""
    sentence = match.sentence
    below = [c for noun in match.children("obj", "iobj", "obl") for c in sentence.children(noun, "acl", "ccomp", "advcl")]
    return [c for c in below if any(m.lemma in words.silent_conjunctions for m in sentence.children(c, "mark"))]


def left_content(sentence: Sentence, token: Token, child: Token) -> Span | None:
    """A clause that stands before its cue; what wraps around the cue is taken whole."""
    return span_of(sentence, [t for t in sentence.subtree(child) if not is_outer_mark(t)])


def is_outer_mark(token: Token) -> bool:
    return token.text in {",", ";", "—", "–", "-"}


def is_content_clause(match: CueMatch, child: Token, words: CueWords) -> bool:
    sentence = match.sentence
    marks = [m.lemma for m in sentence.children(child, "mark")]
    if any(m in words.silent_conjunctions for m in marks):
        return True
    if any(m in words.conjunctions for m in marks):
        return child.base not in {"obl", "advcl"}
    if child.base not in {"ccomp", "csubj"} or is_infinitive(sentence, child) or not is_finite(sentence, child):
        return False
    return words.bare_clauses or any(t.lemma in words.questions for t in sentence.subtree(child)[:3])


def is_finite(sentence: Sentence, verb: Token) -> bool:
    """Whether a predicate or one of its auxiliaries is finite."""
    if sentence.child(verb, "nsubj", "expl") and (verb.pos == "NOUN" or sentence.child(verb, "aux")):
        return True
    return any(t.features.get("VerbForm") == "Fin" for t in (verb, *sentence.children(verb, "aux", "cop")))


def bare(sentence: Sentence, tokens: list[Token], words: CueWords) -> Span:
    """The tokens without the leading comma and silent conjunction."""
    start = 0
    while start < len(tokens) - 1 and (tokens[start].pos == "PUNCT" and tokens[start].text in ",:;—–-"):
        start += 1
    if tokens[start].lemma in words.silent_conjunctions and start < len(tokens) - 1 and tokens[start].relation not in {"nsubj", "obj"}:
        start += 1
    return span_of(sentence, tokens[start:])


def infinitive_content(match: CueMatch, words: CueWords) -> Span | None:
    """An infinitive after the cue, with the one who is asked to do it."""
    sentence, token = match.sentence, match.token
    for child in match.children():
        follows = child.index > token.index and child.lemma not in match.row.not_with
        if follows and child.base not in {"conj", "parataxis", "aux"} and is_infinitive(sentence, child):
            asked = [c for c in match.children("obj", "iobj", "obl") if match.span.start < c.start and token.index < c.index < child.index]
            asked = [c for c in asked if c.base == "obj" or c.features.get("Case") == "Dat" or joined(match, c)]
            if match.row.voice == "impersonal" and not sentence.child(token, "expl"):
                return raised(match, child)
            aims = [c for c in match.children("advcl", "ccomp") if c.index > child.index and marked(sentence, c, words)]
            return span_of(sentence, [t for one in (*asked, child, *aims) for t in sentence.subtree(one) if t.start >= match.span.end])
    return None


def raised(match: CueMatch, infinitive: Token) -> Span | None:
    """What is believed of the subject, which the passive raised: "the fire is thought to have killed ten"."""
    sentence = match.sentence
    subjects = [t for s in sentence.children(match.token, "nsubj") for t in sentence.subtree(s)]
    return span_of(sentence, [*subjects, *sentence.subtree(infinitive)]) if subjects else None


def marked(sentence: Sentence, clause: Token, words: CueWords) -> bool:
    return any(m.lemma in words.conjunctions for m in sentence.children(clause, "mark"))


def is_infinitive(sentence: Sentence, verb: Token) -> bool:
    """Whether a verb is an infinitive and not part of a finite group ("would fall")."""
    if sentence.child(verb, "aux") and sentence.child(verb, "nsubj", "expl") and not sentence.child(verb, "mark"):
        return False
    if any(aux.features.get("VerbForm") == "Fin" for aux in sentence.children(verb, "aux")):
        return False
    return verb.features.get("VerbForm") == "Inf" or any(m.pos == "PART" for m in sentence.children(verb, "mark"))


def joined(match: CueMatch, noun: Token) -> bool:
    """Whether the noun's preposition is part of the cue ("call on …")."""
    return any(match.span.start <= case.start < match.span.end for case in match.sentence.children(noun, "case"))


def object_content(match: CueMatch, words: CueWords) -> Span | None:
    """The object of the cue, with what follows it in the same clause («обвинил Иран в поставках оружия»)."""
    sentence, token = match.sentence, match.token
    if len(match.words) == 1 and match.row.part == "verb" and is_passive(sentence, token):
        return passive_subject(match, words)
    if len(match.words) > 1 and match.words[-1].base in {"case", "mark"}:
        return governed(match, match.words[-1])
    nouns = [c for c in match.children("obj", "iobj", "obl", "nmod", "ccomp", "xcomp") if is_object(match, c)]
    if not nouns:
        return None
    first = min(nouns, key=lambda c: c.index)
    rest = [c for c in sentence.children(token, "obj", "obl", "xcomp", "nmod", "advmod", "ccomp", "iobj") if c.index > first.index]
    rest += [c for c in match.children("advcl") if c.index > first.index and sentence.subtree(c)[0].pos == "ADP"]  # "accused him of lying"
    tokens = [t for one in (first, *rest) for t in sentence.subtree(one) if t.start >= match.span.end]
    return span_of(sentence, tokens) if tokens else None


def passive_subject(match: CueMatch, words: CueWords) -> Span | None:
    """What is stressed or confirmed («подчёркнута важность …»), where that is not the party that does it."""
    subjects = [c for c in match.sentence.children(match.token, "nsubj") if c.pos == "NOUN" and c.lemma not in words.sides]
    return span_of(match.sentence, match.sentence.subtree(subjects[0])) if subjects else None


def governed(match: CueMatch, preposition: Token) -> Span | None:
    """What the preposition of a cue governs, with what follows it in the clause."""
    sentence = match.sentence
    head = sentence.head(preposition)
    if head is None or head.index < preposition.index:
        return None
    further = [c for c in match.children("obl", "xcomp", "ccomp", "advcl") if c.index > head.index]
    rest = [c for c in further if c.base == "obl" or is_infinitive(sentence, c)]
    return span_of(sentence, [t for one in (head, *rest) for t in sentence.subtree(one) if t.index > preposition.index])


def is_object(match: CueMatch, child: Token) -> bool:
    if child.index < match.token.index or child.pos not in NOMINAL:
        return False
    if child.base in {"obj"} and not match.sentence.child(child, "case"):
        return child.start >= match.span.end
    return joined(match, child) or (match.row.part == "noun" and child.base == "nmod" and child.features.get("Case") == "Gen")


def about_content(match: CueMatch, words: CueWords) -> Span | None:
    """A phrase with one of the row's prepositions («об аресте …»), preposition included."""
    sentence = match.sentence
    for child in match.children("obl", "nmod", "obj", "iobj", "ccomp", "advcl", "xcomp"):
        preposition = prepositions(sentence, child)
        if preposition in match.row.about and child.lemma not in words.this | words.sides:
            return span_of(sentence, sentence.subtree(child))
    return about_further_on(match, words)


def about_further_on(match: CueMatch, words: CueWords) -> Span | None:
    """The same phrase where the parser hung it on another noun."""
    sentence = match.sentence
    for token in sentence.tokens[match.words[-1].index + 1 :] if match.row.part == "verb" else ():
        if token.pos in {"VERB", "AUX", "PUNCT", "SCONJ"} and token.text not in "«»\"":
            return None
        noun = sentence.head(token)
        led = token.base == "case" and token.text.lower() in match.row.about
        if led and noun is not None and noun.lemma not in words.this | words.sides:
            return span_of(sentence, [t for t in sentence.subtree(noun) if t.index >= token.index])
    return None


def no_content(match: CueMatch, words: CueWords) -> Span | None:
    return None


SHAPES: dict[Shape, Callable[[CueMatch, CueWords], Span | None]] = {
    "clause": clause_content,
    "infinitive": infinitive_content,
    "object": object_content,
    "about": about_content,
    "speech": no_content,
}


def says_this(match: CueMatch, words: CueWords) -> bool:
    """Whether the cue only points back: «об этом сообщает …», «с таким заявлением выступил …»."""
    sentence = match.sentence
    objects = sentence.children(match.token, "obl", "obj", "nmod")
    if any(child.lemma in words.this and child.features.get("PronType") != "Rel" for child in objects):
        return True
    return any(d.lemma in words.this for word in match.words[1:] for d in sentence.children(word, "det", "amod"))
