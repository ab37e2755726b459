"""Finding the words that carry an act, a measure or a relation."""

from collections.abc import Iterator

from msgspec import Struct

from dragoman.grammar.changes import is_negated
from dragoman.grammar.phrases import following_conjuncts, prepositions
from dragoman.grammar.roles import agents, genitives, instrumentals, is_passive, patients
from dragoman.lexicon.frames import Frame, Frames, Oblique
from dragoman.model import Sentence, Token
from dragoman.steps.claims.sentence_context import SentenceContext

NOUNS = {"NOUN", "PROPN"}
PARTICLE_REACH = 2  # words between a verb and the preposition that belongs to it ("called urgently on")


class Trigger(Struct, frozen=True):
    """A frame row and the words that called it up: the first is the head, to which the roles belong."""

    frame: Frame
    words: tuple[Token, ...]

    @property
    def head(self) -> Token:
        return self.words[0]

    @property
    def precision(self) -> tuple[int, float]:
        """How narrow the row is: more words, then more weight."""
        frame = self.frame
        conditions = (frame.oblique, frame.objects, frame.subjects, frame.infinitive, frame.negated)
        return len(self.words) + sum(map(bool, conditions)), frame.weight


def find_triggers(context: SentenceContext) -> list[Trigger]:
    """For each word and kind at most one trigger, the narrowest; a noun that is part of a verb's trigger is not one of its own."""
    best: dict[tuple[str, int], Trigger] = {}
    for token in context.sentence.tokens:
        for found in candidates(context, token):
            place = found.frame.kind, token.index
            if place not in best or best[place].precision < found.precision:
                best[place] = found
    used = {(kind, word.index) for (kind, _), trigger in best.items() for word in trigger.words[1:]}
    return [trigger for place, trigger in best.items() if place not in used]


def candidates(context: SentenceContext, token: Token) -> Iterator[Trigger]:
    rows = rows_for(token, context.frames)
    hanging = words_below(context.sentence, token) if rows else frozenset()
    for row, rest in rows:
        words = with_rest(context.sentence, token, rest) if hanging.issuperset(rest) else None
        if words is None or not in_form(context, token, row):
            continue
        extra = narrowed(context, token, row)
        if extra is not None:
            yield Trigger(row, (*words, *(word for word in extra if word not in words)))


def in_form(context: SentenceContext, token: Token, row: Frame) -> bool:
    """Whether a verb has the voice, the infinitive and the negation that a row asks for."""
    wrong_voice = row.voice and is_passive(context.sentence, token) != (row.voice == "passive")
    if wrong_voice or (row.infinitive and not governs_infinitive(context.sentence, token)):
        return False
    return not row.negated or is_negated(context.sentence, token, context.governors)


def rows_for(token: Token, frames: Frames) -> "list[tuple[Frame, tuple[str, ...]]]":
    if is_verbal(token) and token.base not in {"aux", "cop"}:
        return frames.verbs.get(token.lemma, [])
    if token.pos in NOUNS:
        return frames.nouns.get(token.lemma, [])
    if token.pos in {"ADJ", "ADV"}:
        return frames.adjectives.get(token.lemma, [])
    return []


def governs_infinitive(sentence: Sentence, verb: Token) -> bool:
    """Whether a verb has an infinitive that somebody else is to do ("told them to leave", not "wants to leave")."""
    clauses = sentence.children(verb, "xcomp", "ccomp", "advcl")
    infinitives = [c for c in clauses if c.features.get("VerbForm") == "Inf" and not sentence.child(c, "aux")]
    return bool(infinitives) and (bool(patients(sentence, verb)) or any(sentence.child(c, "nsubj") for c in infinitives))


def is_verbal(token: Token) -> bool:
    return token.pos in {"VERB", "AUX"} or token.features.get("VerbForm") == "Part"


def words_below(sentence: Sentence, token: Token) -> frozenset[str]:
    """All words among which the further words of a lemma can be, as they stand and as lemmas."""
    children = sentence.children(token)
    below = (*children, *(word for child in children for word in sentence.children(child, "case", "mark")))
    return frozenset(form for word in below for form in (word.lemma, word.text.lower()))


def with_rest(sentence: Sentence, token: Token, rest: tuple[str, ...]) -> tuple[Token, ...] | None:
    """The token and the further words of its lemma, which hang on it (or are its nouns' prepositions); None where one is missing."""
    words = [token]
    for lemma in rest:
        near = ((child, c) for child in sentence.children(token) for c in sentence.children(child, "case", "mark"))
        own = [c for c in sentence.children(token) if c.base != "mark"]  # "to yield" is no "yield to"
        below = [*own, *(c for child, c in near if child.lemma in rest or 0 < c.index - token.index <= PARTICLE_REACH)]
        word = next((t for t in below if lemma in (t.lemma, t.text.lower())), None)
        if word is None:
            return None
        words.append(word)
    return tuple(words)


def narrowed(context: SentenceContext, token: Token, row: Frame) -> list[Token] | None:
    """The objects, subjects and obliques that the row asks for; None where they are missing (or an excluded word is there)."""
    sentence, portions = context.sentence, context.frames.portions
    extra: list[Token] = []
    if row.not_beside and any(word in row.not_beside for word in words_beside(sentence, token)):
        return None
    if row.kind == "event" and any(noun.lemma in context.frames.no_actors for noun in named_doers(sentence, token)):
        return None
    if row.objects or row.not_objects:
        objects = counted(sentence, things_done(sentence, token), portions)
        if any(o.lemma in row.not_objects for o in objects):
            return None
        extra += [o for o in objects if o.lemma in row.objects or (row.of_people and context.mentioned.is_person(o))][:1]
    if row.subjects:
        extra += [s for s in counted(sentence, doers(sentence, token), portions) if s.lemma in row.subjects][:1]
    if len(extra) < bool(row.objects) + bool(row.subjects):
        return None
    if row.oblique:
        others = (c for c in sentence.children(token) if c.base != "nsubj")
        beside = [c for c in others if right_noun(c, row.oblique) and right_preposition(sentence, c, row.oblique)]
        if not beside:
            return None
        extra += beside[:1] if row.oblique.nouns else []
    return extra


def words_beside(sentence: Sentence, token: Token) -> Iterator[str]:
    for child in sentence.children(token):
        yield from (child.lemma, prepositions(sentence, child))


def things_done(sentence: Sentence, token: Token) -> list[Token]:
    """The objects of a verb, with infinitives and clauses that stand in their place; what a noun has in the genitive."""
    found = patients(sentence, token) + instrumentals(sentence, token) if is_verbal(token) else genitives(sentence, token)
    return [*(one.token for one in found), *sentence.children(token, "xcomp", "ccomp")]


def doers(sentence: Sentence, token: Token) -> list[Token]:
    return [found.token for found in agents(sentence, token)]


def named_doers(sentence: Sentence, token: Token) -> list[Token]:
    """Who does what a verb tells; a bare name is left out ("Storm said")."""
    return [noun for noun in doers(sentence, token) if noun.pos == "NOUN"] if is_verbal(token) else []


def counted(sentence: Sentence, nouns: list[Token], portions: frozenset[str]) -> list[Token]:
    """Nouns, and behind one of the `portions` what it is a portion of («партия ракет», "a batch of missiles", "a million in aid")."""
    below = [child for noun in nouns if noun.lemma in portions for child in sentence.children(noun, "nmod")]
    return nouns + [one for noun in below for one in following_conjuncts(sentence, noun)]


def right_noun(noun: Token, wanted: Oblique) -> bool:
    return not wanted.nouns or noun.lemma in wanted.nouns or noun.text in wanted.nouns


def right_preposition(sentence: Sentence, noun: Token, wanted: Oblique) -> bool:
    return not wanted.prepositions or prepositions(sentence, noun) in wanted.prepositions
