"""Who does it and to whom: the fillers of a predicate's roles, however grammar hides them.

Followed are the passive, relative and participial clauses, control and raising, gerunds, infinitives that hang on nouns, and subjects and
objects shared between coordinated verbs.
"""

from collections.abc import Collection

from msgspec import Struct

from dragoman.grammar.phrases import following_conjuncts, prepositions
from dragoman.lexicon.function_words import function_words
from dragoman.model import Sentence, Token

SUBJECTS = ("nsubj", "csubj")
DEEPEST = 8  # how many clauses a subject may be borrowed through


class Found(Struct, frozen=True):
    """A noun that fills a role, and the way to it in words."""

    token: Token
    path: str


def is_passive(sentence: Sentence, verb: Token) -> bool:
    """Whether the verb's grammatical subject suffers the act."""
    if sentence.child(verb, "nsubj:pass", "aux:pass", "csubj:pass"):
        return True
    if verb.features.get("Voice") == "Pass" and verb.features.get("VerbForm") != "Fin":
        return True
    past_participle = verb.features.get("VerbForm") == "Part" and verb.features.get("Tense") == "Past" and "Voice" not in verb.features
    own = sentence.child(verb, "nsubj", "aux")
    return past_participle and own is None and verb.base in {"acl", "amod"}  # English "weapons supplied by Iran"


def is_participle(verb: Token) -> bool:
    return verb.relation in {"acl", "amod"} and verb.features.get("VerbForm") == "Part"


def agents(sentence: Sentence, verb: Token, object_control: bool = True, depth: int = 0) -> list[Found]:
    """Who does what the predicate says. `object_control` is False where the governing verb keeps its own subject ("promise")."""
    if is_passive(sentence, verb):
        return spread(sentence, passive_agents(sentence, verb), "agent of a passive")
    own = [s for s in sentence.children(verb, *SUBJECTS) if s.pos not in {"VERB", "AUX"}] or relative_subject(sentence, verb)
    if own:
        return spread(sentence, [antecedent(sentence, s) for s in own], "subject")
    if is_participle(verb):
        head = sentence.head(verb)
        return spread(sentence, [head] if head else [], "noun of a participle")
    return borrowed(sentence, verb, object_control, depth) if depth < DEEPEST else []


def relative_subject(sentence: Sentence, verb: Token) -> list[Token]:
    """The relative pronoun of a clause with another object, though the tree may call both so («страны, которые поддержали Киев»)."""
    objects = sentence.children(verb, "obj")
    return [o for o in objects if is_relative(o) and len(objects) > 1]


def is_relative(noun: Token) -> bool:
    return noun.features.get("PronType") == "Rel" or noun.lemma in function_words().relatives


def patients(sentence: Sentence, verb: Token) -> list[Found]:
    """What the predicate is done to: the object, or the subject of a passive."""
    if is_passive(sentence, verb):
        subjects = [antecedent(sentence, s) for s in sentence.children(verb, *SUBJECTS)]
        head = sentence.head(verb)
        if not subjects and verb.base in {"acl", "amod"} and head is not None:
            subjects = [head]
        if not subjects and verb.base == "conj" and head is not None:
            return patients(sentence, head) if is_passive(sentence, head) else []
        return spread(sentence, subjects, "subject of a passive")
    subject = {s.index for s in relative_subject(sentence, verb)}
    objects = [antecedent(sentence, o) for o in sentence.children(verb, "obj") if o.index not in subject]
    if not objects:
        objects = [o for other in sentence.children(verb, "conj") for o in sentence.children(other, "obj") if o.index > other.index]
    return spread(sentence, objects, "object")


def indirect(sentence: Sentence, verb: Token) -> list[Found]:
    """To whom: the indirect object, or a bare dative."""
    found = [c for c in sentence.children(verb, "iobj", "obl", "nmod") if c.base == "iobj" or is_bare(sentence, c, "Dat")]
    return spread(sentence, [antecedent(sentence, c) for c in found], "indirect object")


def instrumentals(sentence: Sentence, token: Token) -> list[Found]:
    """A bare instrumental («торговать нефтью», «обмен пленными»)."""
    found = [c for c in sentence.children(token, "obl", "nmod", "iobj", "obj") if is_bare(sentence, c, "Ins")]
    return spread(sentence, found, "instrumental")


def obliques(sentence: Sentence, token: Token, words: Collection[str], case: str | None = None) -> list[Found]:
    """The nouns below `token` with one of these prepositions (and, where given, in this case)."""
    found = []
    for child in sentence.children(token):
        if child.base not in {"obl", "nmod", "advcl", "acl", "xcomp", "ccomp", "advmod", "iobj", "obj"}:
            continue
        preposition = prepositions(sentence, child)
        if preposition in words and (case is None or child.features.get("Case") in {case, None}):
            found += [Found(n, f"{preposition} …") for n in following_conjuncts(sentence, antecedent(sentence, child))]
    return found


def owners(sentence: Sentence, noun: Token) -> list[Found]:
    """Whose it is: genitive, possessive, "of", an adjective or a noun before it."""
    found = []
    for child in sentence.children(noun):
        if child.relation in {"nmod:poss", "compound"} or child.base in {"amod", "det"}:
            found.append(Found(child, "possessive" if child.base != "amod" else "adjective"))
        elif child.base in {"nmod", "obl"} and noun.pos != "VERB" and in_genitive(sentence, child):
            found.append(Found(child, "genitive"))
        elif child.base == "nmod" and "Case" not in child.features and not sentence.child(child, "case"):
            found.append(Found(child, "possessive"))  # "the White House spokesman"
    return [Found(n, f.path) for f in found for n in following_conjuncts(sentence, f.token)]


def in_genitive(sentence: Sentence, noun: Token) -> bool:
    return is_bare(sentence, noun, "Gen") or prepositions(sentence, noun) in function_words().owning


def genitives(sentence: Sentence, noun: Token) -> list[Found]:
    """The owners that stand in the genitive or behind "of"."""
    return [found for found in owners(sentence, noun) if found.path == "genitive"]


def antecedent(sentence: Sentence, noun: Token) -> Token:
    """The noun that a relative pronoun stands for, or the noun itself."""
    if not is_relative(noun):
        return noun
    for above in [noun, *sentence.ancestors(noun)]:
        if above.base == "acl" and above.head is not None:
            return sentence.tokens[above.head]
    return noun


def is_bare(sentence: Sentence, noun: Token, case: str) -> bool:
    """Whether a noun stands in this case without a preposition."""
    return noun.features.get("Case") == case and not sentence.child(noun, "case")


def passive_agents(sentence: Sentence, verb: Token) -> list[Token]:
    named = [c for c in sentence.children(verb) if c.relation == "obl:agent" or (c.base == "obl" and is_bare(sentence, c, "Ins"))]
    return named or [c for c in sentence.children(verb, "obl", "nmod") if prepositions(sentence, c) in function_words().doing]


def spread(sentence: Sentence, tokens: list[Token], path: str) -> list[Found]:
    """Each of the tokens with its conjuncts."""
    return [Found(n, path) for token in tokens for n in following_conjuncts(sentence, token)]


def borrowed(sentence: Sentence, verb: Token, object_control: bool, depth: int) -> list[Found]:
    """The subject of a predicate that has none of its own, from what governs it."""
    head = sentence.head(verb)
    if head is None:
        return []
    if verb.base == "acl":
        return holders(sentence, head, depth)
    if verb.base in {"xcomp", "ccomp", "csubj"} and object_control and verb.base != "csubj":
        controllers = patients(sentence, head) + indirect(sentence, head)
        if controllers:
            return [Found(c.token, f"controlled by the {c.path} of “{head.text}”") for c in controllers]
    if verb.base in {"xcomp", "conj", "advcl", "ccomp", "parataxis", "obl"}:
        found = agents(sentence, head, depth=depth + 1)
        if not found and verb.base == "conj" and is_passive(sentence, head):
            found = patients(sentence, head)
        return [Found(f.token, f"{f.path} of “{head.text}”") for f in found]
    return []


def holders(sentence: Sentence, noun: Token, depth: int) -> list[Found]:
    """Whose a noun with an infinitive is ("Iran's decision to …"), else who governs it ("made a decision to …")."""
    owned = owners(sentence, noun)
    if owned:
        return [Found(f.token, f"{f.path} of “{noun.text}”") for f in owned]
    above = sentence.head(noun)
    if above is None or depth >= DEEPEST:
        return []
    return [Found(f.token, f"{f.path} of “{above.text}”") for f in agents(sentence, above, depth=depth + 1)]
