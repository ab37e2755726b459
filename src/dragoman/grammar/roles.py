"""Who does it and to whom: the fillers of a predicate's roles, however grammar hides them.

Followed are the passive, relative and participial clauses, control and raising, gerunds, infinitives that hang on nouns, and subjects and
objects shared between coordinated verbs.
"""

from collections.abc import Collection
from functools import lru_cache

from msgspec import Struct

from dragoman.grammar.paths import Link, Path, Position
from dragoman.grammar.phrases import following_conjuncts, opens_clause, prepositions
from dragoman.model import Sentence, Token

SUBJECTS = ("nsubj", "csubj")
DEEPEST = 8  # how many clauses a subject may be borrowed through


class Filler(Struct, frozen=True):
    """A noun that fills a role, and the way to it."""

    token: Token
    path: Path


def is_passive(sentence: Sentence, verb: Token) -> bool:
    """Whether the verb's grammatical subject suffers the act."""
    if sentence.child(verb, "nsubj:pass", "aux:pass", "csubj:pass"):
        return True
    if verb.features.get("Voice") == "Pass" and verb.features.get("VerbForm") != "Fin":
        return True
    return is_bare_participle(sentence, verb) and (verb.base in {"acl", "amod", "advcl"} or is_caused(sentence, verb))


def is_bare_participle(sentence: Sentence, verb: Token) -> bool:
    """Whether a verb is an English past participle without helpers ("weapons supplied by Iran"). One with an object is a finite verb
    that the tree mistakes ("the coalition bombed Sanaa")."""
    past_participle = verb.features.get("VerbForm") == "Part" and verb.features.get("Tense") == "Past" and "Voice" not in verb.features
    subject = None if is_caused(sentence, verb) else sentence.child(verb, "nsubj")
    return past_participle and subject is None and sentence.child(verb, "aux", "obj") is None


def is_caused(sentence: Sentence, verb: Token) -> bool:
    """Whether somebody has a thing done ("had the banker arrested")."""
    head = sentence.head(verb)
    return verb.base in {"ccomp", "xcomp"} and head is not None and head.lemma in sentence.function_words.causing


def is_participle(verb: Token) -> bool:
    return verb.relation in {"acl", "amod"} and verb.features.get("VerbForm") == "Part"


def agents(sentence: Sentence, verb: Token, object_control: bool = True, depth: int = 0) -> list[Filler]:
    """Who does what the predicate says. `object_control` is False where the governing verb keeps its own subject ("promise")."""
    if is_passive(sentence, verb):
        named = passive_agents(sentence, verb)
        if not named and is_caused(sentence, verb) and verb.head is not None and depth < DEEPEST:
            return agents(sentence, sentence.tokens[verb.head], depth=depth + 1)
        return spread(sentence, named, Position.AGENT)
    own = subjects(sentence, verb) or relative_subject(sentence, verb)
    if own:
        joined = companions(sentence, verb)
        return spread(sentence, [*(antecedent(sentence, s) for s in own), *joined], Position.SUBJECT)
    if verb.base == "appos" and verb.head is not None:
        return spread(sentence, [sentence.tokens[verb.head]], Position.APPOSITION)
    if is_participle(verb):
        head = sentence.head(verb)
        return spread(sentence, [head] if head else [], Position.PARTICIPLE_NOUN)
    return borrowed(sentence, verb, object_control, depth) if depth < DEEPEST else []


def subjects(sentence: Sentence, verb: Token) -> list[Token]:
    """The verb's own subjects, without one that is its object in truth («Япония осудила КНДР»)."""
    own = [s for s in sentence.children(verb, *SUBJECTS) if s.pos not in {"VERB", "AUX"}]
    objects = mistaken_objects(sentence, verb) if len(own) > 1 else []
    return [s for s in own if s not in objects]


def mistaken_objects(sentence: Sentence, verb: Token) -> list[Token]:
    """Nouns behind the verb that look alike as subject and object, called subjects though another one stands before it."""
    own = [s for s in sentence.children(verb, "nsubj") if s.pos not in {"VERB", "AUX"}]
    if len(own) < 2 or sentence.child(verb, "obj") or own[0].index > verb.index or is_passive(sentence, verb):
        return []
    return [s for s in own[1:] if s.index > verb.index and not parted(sentence, verb, s)]


def parted(sentence: Sentence, one: Token, other: Token) -> bool:
    """Whether a comma stands between two words: what is behind it belongs to another clause."""
    return any(token.text == "," for token in sentence.tokens[one.index : other.index])


def companions(sentence: Sentence, word: Token) -> list[Token]:
    """Those who do it as well («вместе с Францией», "along with France"), below a word."""
    if not tells_of_companions(sentence.text, sentence.function_words.joining):
        return []
    bearers = [word, *sentence.children(word, "advmod")]
    return [child for one in bearers for child in sentence.children(one, "nmod", "obl") if is_companion(sentence, child)]


@lru_cache(maxsize=64)  # asked for each noun of a sentence
def tells_of_companions(text: str, joining: frozenset[str]) -> bool:
    """Whether a sentence has such words at all."""
    words = " ".join(text.lower().split())
    return any(phrase in words for phrase in joining)


def is_companion(sentence: Sentence, noun: Token) -> bool:
    """Whether the words before a noun, its own and the one before them, say that it joins in."""
    first = sentence.subtree(noun)[0].index
    lead = [" ".join(t.text.lower() for t in sentence.tokens[start : noun.index]) for start in (first, first - 1) if start >= 0]
    return any(words.startswith(phrase) for words in lead for phrase in sentence.function_words.joining)


def relative_subject(sentence: Sentence, verb: Token) -> list[Token]:
    """The relative pronoun of a clause with another object, though the tree may call both so («страны, которые поддержали Киев»)."""
    objects = sentence.children(verb, "obj")
    return [o for o in objects if is_relative(sentence, o) and len(objects) > 1]


def is_relative(sentence: Sentence, noun: Token) -> bool:
    return noun.features.get("PronType") == "Rel" or noun.lemma in sentence.function_words.relatives


def patients(sentence: Sentence, verb: Token) -> list[Filler]:
    """What the predicate is done to: the object, or the subject of a passive."""
    if is_passive(sentence, verb):
        agent = passive_agents(sentence, verb)
        suffering = [antecedent(sentence, s) for s in sentence.children(verb, *SUBJECTS) if s not in agent]
        return spread(sentence, suffering, Position.PASSIVE_SUBJECT) or unsaid_patients(sentence, verb)
    subject = {s.index for s in relative_subject(sentence, verb)}
    own = [o for o in sentence.children(verb, "obj") if o.index not in subject and not behind_gap(sentence, verb, o)]
    objects = [antecedent(sentence, o) for o in own or mistaken_objects(sentence, verb)]
    if not objects:
        objects = [o for other in sentence.children(verb, "conj") for o in sentence.children(other, "obj") if o.index > other.index]
    return spread(sentence, objects, Position.OBJECT)


def behind_gap(sentence: Sentence, verb: Token, noun: Token) -> bool:
    """Whether an object belongs to a clause whose own verb is left out."""
    before = (c for o in sentence.children(verb, "obj") if o.index < noun.index for c in sentence.children(o, "conj"))
    return any(c.index < noun.index and opens_clause(sentence, c) for c in before)


def unsaid_patients(sentence: Sentence, verb: Token) -> list[Filler]:
    """Whom a passive without a subject is done to: the noun of a participle, the subject of the clause that it opens or joins."""
    head = sentence.head(verb)
    if head is None:
        return []
    if verb.base == "amod":
        return [Filler(head, Path(Position.PASSIVE_SUBJECT))]
    if verb.base == "acl":
        return spread(sentence, [head], Position.PASSIVE_SUBJECT)
    if verb.base == "conj":
        return patients(sentence, head) if is_passive(sentence, head) else []
    if verb.features.get("VerbForm") == "Part" and verb.base in {"advcl", "csubj"}:
        return [Filler(f.token, f.path.via(head.text)) for f in agents(sentence, head)]
    return []


def indirect(sentence: Sentence, verb: Token) -> list[Filler]:
    """To whom: the indirect object, or a bare dative."""
    children = sentence.children(verb, "iobj", "obl", "nmod")
    found = [c for c in children if is_bare(sentence, c, "Dat") or (c.base == "iobj" and not is_bare(sentence, c, "Ins"))]
    return spread(sentence, [antecedent(sentence, c) for c in found], Position.INDIRECT)


def instrumentals(sentence: Sentence, token: Token) -> list[Filler]:
    """A bare instrumental («торговать нефтью», «обмен пленными»)."""
    found = [c for c in sentence.children(token, "obl", "nmod", "iobj", "obj") if is_bare(sentence, c, "Ins")]
    return spread(sentence, found, Position.INSTRUMENTAL)


def obliques(sentence: Sentence, token: Token, words: Collection[str], case: str | None = None) -> list[Filler]:
    """The nouns below `token` with one of these prepositions (and, where given, in this case)."""
    found = []
    for child in sentence.children(token):
        if child.base not in {"obl", "nmod", "advcl", "acl", "xcomp", "ccomp", "advmod", "iobj", "obj"}:
            continue
        preposition = prepositions(sentence, child)
        if preposition in words and (case is None or child.features.get("Case") in {case, None}):
            nouns = following_conjuncts(sentence, antecedent(sentence, child))
            found += [Filler(noun, Path(Position.PREPOSITION, preposition)) for noun in nouns]
    return found


def owners(sentence: Sentence, noun: Token) -> list[Filler]:
    """Whose it is: genitive, possessive, "of", an adjective or a noun before it."""
    found = []
    for child in sentence.children(noun):
        if child.relation in {"nmod:poss", "compound"} or child.base in {"amod", "det"}:
            found.append(Filler(child, Path(Position.POSSESSIVE if child.base != "amod" else Position.ADJECTIVE)))
        elif child.base in {"nmod", "obl"} and noun.pos != "VERB" and in_genitive(sentence, child):
            found.append(Filler(child, Path(Position.GENITIVE)))
        elif child.base == "nmod" and "Case" not in child.features and not sentence.child(child, "case"):
            found.append(Filler(child, Path(Position.POSSESSIVE)))  # "the White House spokesman"
    return [Filler(n, f.path) for f in found for n in following_conjuncts(sentence, f.token)]


def hyphenated(sentence: Sentence, token: Token) -> list[Token]:
    """A token with the one that a hyphen joins to it ("Israeli-Palestinian")."""
    before = sentence.tokens[max(0, token.index - 2) : token.index]
    joined = len(before) == 2 and before[1].text == "-" and before[0].end == before[1].start and before[0].head == token.index
    return [before[0], token] if joined else [token]


def in_genitive(sentence: Sentence, noun: Token) -> bool:
    return is_bare(sentence, noun, "Gen") or prepositions(sentence, noun) in sentence.function_words.owning


def genitives(sentence: Sentence, noun: Token) -> list[Filler]:
    """The owners that stand in the genitive or behind "of"."""
    return [found for found in owners(sentence, noun) if found.path.position == Position.GENITIVE]


def origins(sentence: Sentence, token: Token) -> list[Filler]:
    """Whose that is that a verb has as object, or a noun is of («импорт иранской нефти»)."""
    things = genitives(sentence, token) if token.pos in {"NOUN", "PROPN"} else patients(sentence, token)
    return [Filler(owner.token, owner.path.via(thing.token.text)) for thing in things for owner in owners(sentence, thing.token)]


def antecedent(sentence: Sentence, noun: Token) -> Token:
    """The noun that a relative pronoun stands for, or the noun itself."""
    if not is_relative(sentence, noun):
        return noun
    for above in [noun, *sentence.ancestors(noun)]:
        if above.base == "acl" and above.head is not None:
            return sentence.tokens[above.head]
    return noun


def is_bare(sentence: Sentence, noun: Token, case: str) -> bool:
    """Whether a noun stands in this case without a preposition."""
    return noun.features.get("Case") == case and not sentence.child(noun, "case")


def passive_agents(sentence: Sentence, verb: Token) -> list[Token]:
    """By whom: the agent as the tree calls it, a bare instrumental, a name that has no cases, what stands behind "by"; the first found."""
    bare = {"obl", "iobj", "nmod", "nsubj"}
    called = [c for c in sentence.children(verb) if c.relation == "obl:agent" and not is_bare(sentence, c, "Dat")]
    named = called or [c for c in sentence.children(verb) if c.base in bare and is_bare(sentence, c, "Ins")]
    named = named or [c for c in sentence.children(verb, "nmod") if c.pos == "PROPN" and not sentence.child(c, "case")]
    named = named or [s for s in sentence.children(verb, "nsubj")[1:2] if not parted(sentence, verb, s)]  # «заложники освобождены Мали»
    named = named or [c for c in sentence.children(verb, "obl:unmarked") if verb.base == "amod" and c.index < verb.index]  # "Iran-backed"
    return named or [c for c in sentence.children(verb, "obl", "nmod") if prepositions(sentence, c) in sentence.function_words.doing]


def spread(sentence: Sentence, tokens: list[Token], position: Position) -> list[Filler]:
    """Each of the tokens with its conjuncts and companions."""
    return [Filler(n, Path(position)) for token in tokens for n in (*following_conjuncts(sentence, token), *companions(sentence, token))]


def borrowed(sentence: Sentence, verb: Token, object_control: bool, depth: int) -> list[Filler]:
    """The subject of a predicate that has none of its own, from what governs it."""
    head = sentence.head(verb)
    if head is None or (head.pos == "VERB" and not agree(verb, head)):  # «заявил, что арестовали …»
        return []
    if verb.base == "acl":
        return holders(sentence, head, depth)
    if verb.base in {"xcomp", "ccomp"} and object_control:
        controllers = patients(sentence, head) + indirect(sentence, head)
        if controllers:
            return [Filler(c.token, c.path.via(head.text, Link.CONTROL)) for c in controllers]
    if verb.base == "csubj":
        return [Filler(f.token, f.path.via(head.text)) for f in indirect(sentence, head)]  # «Ирану придется освободить …»
    if verb.base in {"xcomp", "conj", "advcl", "ccomp", "parataxis", "obl"}:
        found = agents(sentence, head, depth=depth + 1)
        if not found and verb.base == "conj" and is_passive(sentence, head):
            found = patients(sentence, head)
        return [Filler(f.token, f.path.via(head.text)) for f in found]
    return []


def agree(one: Token, other: Token) -> bool:
    """Whether the numbers of two words are not different."""
    return len({word.features["Number"] for word in (one, other) if "Number" in word.features}) < 2


def holders(sentence: Sentence, noun: Token, depth: int) -> list[Filler]:
    """Whose a noun with an infinitive is ("Iran's decision to …"), else who governs it ("made a decision to …")."""
    owned = owners(sentence, noun)
    if owned:
        return [Filler(f.token, f.path.via(noun.text)) for f in owned]
    above = sentence.head(noun)
    if above is None or depth >= DEEPEST:
        return []
    return [Filler(f.token, f.path.via(above.text)) for f in agents(sentence, above, depth=depth + 1)]
