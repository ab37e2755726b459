"""Filling a trigger's roles with actors."""

from collections.abc import Callable, Iterable, Iterator
from itertools import chain

from msgspec import Struct

from dragoman.grammar.mentioned import Mentioned
from dragoman.grammar.phrases import clause_head, prepositions
from dragoman.grammar.roles import Found, agents, genitives, indirect, instrumentals, is_passive, obliques, owners, patients
from dragoman.lexicon.function_words import function_words
from dragoman.lexicon.governors import Governors
from dragoman.model import Actor, Sentence, Speaker, Token
from dragoman.steps.claims.context import Context, Gap
from dragoman.steps.claims.triggers import Trigger, is_verbal

DIRECT, CLIMBED, LENT, NEAR = 1.0, 0.9, 0.7, 0.45  # how far a filler reached by each way is trusted
LEAST, MOST = 0.1, 0.8  # how far one that is only spoken of is trusted: from no likelihood to certainty


class Role(Struct, frozen=True):
    """The actors that fill a role, the way they were reached, and how far that way is trusted (0 where nobody was found)."""

    actors: tuple[Actor, ...] = ()
    path: str = ""
    trust: float = 0.0


class Scene(Struct, frozen=True):
    """What filling needs to know: the sentence, who is meant where, the status words, who speaks there, and the types of acts that are
    often done at home."""

    sentence: Sentence
    mentioned: Mentioned
    governors: Governors
    speaker: Speaker | None
    domestic: frozenset[str] = frozenset()


PLACES: dict[str, Callable[[Sentence, Token], list[Found]]] = {
    "subject": agents,
    "object": patients,
    "indirect": indirect,
    "instrumental": instrumentals,
    "owner": owners,
    "genitive": genitives,
}
BESIDE_NOUNS = {"indirect", "instrumental", "owner", "genitive"}  # also beside the nouns of a trigger («оказать помощь Киеву»)


def fill(scene: Scene, trigger: Trigger) -> tuple[Role, Role]:
    """Source and target."""
    frame = trigger.frame
    places = [by_place(scene, trigger, frame.source), by_preposition(scene, trigger, frame.source_prepositions, beside=True)]
    named = places if is_verbal(trigger.head) else reversed(places)  # «поддержка Израиля со стороны США»
    source = first_filled(scene, chain.from_iterable(named))
    others = chain(by_place(scene, trigger, frame.target), by_preposition(scene, trigger, frame.target_prepositions))
    target = first_filled(scene, others, avoid=source)
    if trigger.head.pos not in {"VERB", "AUX"}:
        source, target = from_governor(scene, trigger, source, target)
    if len(source.actors) + len(target.actors) > 1 and (frame.symmetric or frame.kind == "measure"):
        return source, target
    if frame.kind == "relation":
        return source, target
    subjectless = not agents(scene.sentence, trigger.head) and not is_passive(scene.sentence, trigger.head)
    if not source.actors and frame.source and subjectless:
        seat = at_seat(scene, trigger, avoid=target)
        source = seat if seat.actors else subject_above(scene, trigger, avoid=target)
    if not source.actors and frame.symmetric and target.actors:
        source = nearest(scene, trigger, avoid=target)
    if not target.actors and frame.asks_target:
        target = nearest(scene, trigger, avoid=source)
    if not source.actors and frame.kind == "measure" and not target.actors:
        source = nearest(scene, trigger, avoid=target)
    return source, target


def from_context(scene: Scene, trigger: Trigger, source: Role, target: Role, context: Context) -> tuple[Role, Role]:
    """The sides that grammar left open, from what the article speaks of."""
    frame = trigger.frame
    if frame.kind == "relation":
        return source, target
    if not source.actors and frame.source:
        source = spoken_of(context, scene, trigger, target, is_source=True)
    if not target.actors and (not frame.one_sided or frame.type in scene.domestic) and not (frame.symmetric and len(source.actors) > 1):
        target = spoken_of(context, scene, trigger, source, is_source=False)
    return source, target


def spoken_of(context: Context, scene: Scene, trigger: Trigger, other: Role, is_source: bool) -> Role:
    known = frozenset(actor.code for actor in other.actors)
    guess = context.likeliest(Gap(scene.sentence, trigger.head, is_source, known, trigger.frame.type in scene.domestic))
    if guess.actor is None or guess.actor.mention is None:
        return Role()
    return Role((guess.actor,), f"spoken of: “{guess.actor.mention.text}”", LEAST + (MOST - LEAST) * guess.likelihood)


def at_seat(scene: Scene, trigger: Trigger, avoid: Role) -> Role:
    """Those in whose place "they" do it: a plural verb without a subject («в Варшаве критикуют …»)."""
    verb = trigger.head
    if not is_verbal(verb) or verb.features.get("Number") != "Plur" or verb.features.get("VerbForm") != "Fin":
        return Role()
    places = obliques(scene.sentence, verb, scene.governors.table.place_prepositions)
    return relabel(first_filled(scene, iter([places]), avoid=avoid), verb, LENT)


def subject_above(scene: Scene, trigger: Trigger, avoid: Role) -> Role:
    """The subject of the nearest clause above that has one: a guess, trusted as such."""
    sentence = scene.sentence
    taken = {a.mention for a in avoid.actors}
    for above in sentence.ancestors(trigger.head):
        if above.pos in {"VERB", "AUX"}:
            role = meant(scene, agents(sentence, above))
            actors = tuple(a for a in role.actors if a.mention not in taken and a.code != "MED")
            if actors:
                return Role(actors, f"{role.path} of “{above.text}” above", NEAR)
    return Role()


def nearest(scene: Scene, trigger: Trigger, avoid: Role) -> Role:
    """The actor that stands nearest below the trigger, after it first; the same one again only in the object. Trusted as a guess."""
    sentence, head = scene.sentence, trigger.head
    subjects = {t.index for s in sentence.children(head, "nsubj", "mark", "parataxis", "obl:agent") for t in sentence.subtree(s)}
    below = [t for t in sentence.subtree(head) if t.index not in subjects and not is_venue(scene, t)]
    places = [a.mention for a in avoid.actors]
    ordered = sorted(below, key=lambda t: (t.index < head.index, abs(t.index - head.index)))
    both = [(token, meant_with_conjuncts(scene, token)) for token in ordered]
    found = [(token, role) for token, role in both if role.actors and role.actors[0].mention not in places]
    others = (role for _, role in found if not {a.code for a in role.actors} & {a.code for a in avoid.actors})
    inside = {t.index for o in sentence.children(head, "obj", "nsubj:pass") for t in sentence.subtree(o) if t.pos not in {"PRON", "DET"}}
    again = (role for token, role in found if token.index in inside and not touching(role, avoid))
    return next(others, next(again, Role()))


def meant_with_conjuncts(scene: Scene, token: Token) -> Role:
    """Whom a token itself names, with those it is coordinated with."""
    if not scene.mentioned.actors(scene.sentence, token):
        return Role()
    role = meant(scene, [Found(t, "nearest") for t in (token, *scene.sentence.children(token, "conj"))])
    return Role(role.actors, f"nearest: “{token.text}”", NEAR)


def touching(role: Role, other: Role) -> bool:
    """Whether two roles are read from the same words."""
    places = [a.mention for a in other.actors if a.mention]
    return any(a.mention and a.mention.overlap(place) for a in role.actors for place in places)


def by_place(scene: Scene, trigger: Trigger, slots: tuple[str, ...]) -> Iterator[list[Found] | Role]:
    """What stands at each place of the row, in its order; nouns that belong to the trigger count as places, too."""
    sentence = scene.sentence
    for slot in slots:
        if slot == "speaker":
            if scene.speaker is not None and scene.speaker.actor is not None:
                yield Role((scene.speaker.actor,), "speaker", DIRECT)
        elif slot == "subject" and accused(scene, trigger.head):
            yield patients(sentence, sentence.tokens[trigger.head.head or 0])
        elif slot == "clause-subject":
            for child in sentence.children(trigger.head, "ccomp", "xcomp", "advcl"):
                yield agents(sentence, child)
        elif slot == "owner" and suffers_genitive(trigger):
            yield [found for found in owners(sentence, trigger.head) if found.path != "genitive"]
        else:
            yield PLACES[slot](sentence, owned(sentence, trigger.head) if slot == "owner" else trigger.head)
    for slot in slots:
        if slot in BESIDE_NOUNS:
            yield from (PLACES[slot](sentence, word) for word in trigger.words[1:])


def by_preposition(scene: Scene, trigger: Trigger, words: tuple[str, ...], beside: bool = False) -> Iterator[list[Found]]:
    """What stands behind the prepositions of the row; with `beside` also at the verb that the trigger is the subject of."""
    sentence, head = scene.sentence, trigger.head
    for word in bearers(sentence, trigger) if words else ():
        yield obliques(sentence, word, words)
    above = sentence.head(head)
    if beside and words and head.base == "nsubj" and above is not None:
        yield obliques(sentence, above, words)


def bearers(sentence: Sentence, trigger: Trigger) -> list[Token]:
    """The words that the trigger's prepositions hang on: its own (an adjective's noun for it), the copular verb above a predicate."""
    words = [owned(sentence, word) for word in trigger.words]
    above = sentence.head(trigger.head)
    predicate = trigger.head.base == "xcomp" and not is_verbal(trigger.head)
    return [*words, above] if predicate and above is not None else words


def accused(scene: Scene, verb: Token) -> bool:
    """Whether a verb without a subject tells what the object of the verb above is said to have done ("accused Iran of hacking")."""
    above = scene.sentence.head(verb)
    below = verb.pos == "VERB" and verb.base in {"advcl", "acl", "xcomp", "obl", "nmod"}
    if above is None or not below or scene.sentence.child(verb, "nsubj"):
        return False
    return scene.governors.support.get(above.lemma) == "other"


def suffers_genitive(trigger: Trigger) -> bool:
    """Whether the genitive beside a noun names whom the act is done to."""
    return "genitive" in trigger.frame.target or not function_words().owning.isdisjoint(trigger.frame.target_prepositions)


def owned(sentence: Sentence, token: Token) -> Token:
    """The noun whose owner counts: the one that an adjective stands before, else the token itself."""
    head = sentence.head(token)
    return head if token.base == "amod" and head is not None else token


def first_filled(scene: Scene, places: "Iterable[list[Found] | Role]", avoid: Role = Role()) -> Role:  # noqa: B008
    """The first place where somebody is meant, other than those of `avoid`: not in the same words, nor as owner of what stands there."""
    taken, codes = {a.mention for a in avoid.actors}, {a.code for a in avoid.actors}
    for place in places:
        role = place if isinstance(place, Role) else meant(scene, place)
        rest = tuple(a for a in role.actors if a.mention not in taken and (role.trust != CLIMBED or a.code not in codes))
        if rest:
            return Role(rest, role.path, role.trust)
    return Role()


def meant(scene: Scene, places: list[Found]) -> Role:
    """All the actors that stand at a place, coordinated ones together."""
    actors: list[Actor] = []
    path, trust = "", 0.0
    for found in places:
        some, way = speaking(scene, found.token) or scene.mentioned.who(scene.sentence, found)
        if some:
            path, trust = path or way, trust or (DIRECT if way == found.path else CLIMBED)
        actors += [actor for actor in some if actor.code not in {a.code for a in actors}]
    return Role(tuple(actors), path, trust)


def speaking(scene: Scene, token: Token) -> tuple[tuple[Actor, ...], str] | None:
    """The speaker, where a word says "I" or "we"; None for all other words."""
    if token.features.get("Person") != "1" or scene.speaker is None or scene.speaker.actor is None:
        return None
    return (scene.speaker.actor,), f"“{token.text}”, the speaker"


def from_governor(scene: Scene, trigger: Trigger, source: Role, target: Role) -> tuple[Role, Role]:
    """What the verb above a noun lends it: "launch strikes" its subject as source, "face sanctions" as target."""
    frame, sentence = trigger.frame, scene.sentence
    verb = governing_verb(sentence, trigger.head)
    if verb is None:
        return source, target if target.actors else beside_verb(scene, trigger, source)
    lent = scene.governors.support.get(verb.lemma)
    if lent == "other":
        return other_does(scene, verb, source), target
    if lent == "target" and not target.actors:
        target = relabel(meant(scene, agents(sentence, verb)), verb, LENT)
    elif not source.actors and lent != "target":
        source = relabel(meant(scene, agents(sentence, verb)), verb, LENT if lent else NEAR)
    if not target.actors and lent == "source":
        places = [obliques(sentence, verb, frame.target_prepositions), indirect(sentence, verb)]
        target = relabel(first_filled(scene, iter(places), avoid=source), verb, LENT)
    return without_same(source, target)


def other_does(scene: Scene, verb: Token, source: Role) -> Role:
    """The one whom a verb accuses or urges as the source of the act that it is about."""
    objects = (places(scene.sentence, verb) for places in (patients, indirect))
    return source if source.actors else relabel(first_filled(scene, objects), verb, LENT)


def beside_verb(scene: Scene, trigger: Trigger, source: Role) -> Role:
    """The target of a noun that is a subject, from beside its verb («Войска остаются в Ираке»)."""
    verb = scene.sentence.head(trigger.head)
    if verb is None or trigger.head.base != "nsubj" or trigger.frame.kind == "relation":
        return Role()
    return relabel(first_filled(scene, iter([obliques(scene.sentence, verb, trigger.frame.target_prepositions)]), avoid=source), verb, LENT)


def without_same(source: Role, target: Role) -> tuple[Role, Role]:
    """The same mention does not act on itself: the less trusted role gives way."""
    places = {a.mention for a in source.actors}
    if any(a.mention in places for a in target.actors):
        return (source, Role()) if source.trust >= target.trust else (Role(), target)
    return source, target


def is_venue(scene: Scene, token: Token) -> bool:
    """Whether a city only tells where («встретились в Дели»)."""
    city = any(mention.kind == "metonym" for mention in scene.mentioned.mentions(token)[:1])
    return city and prepositions(scene.sentence, token) in scene.governors.table.place_prepositions


def relabel(role: Role, verb: Token, trust: float) -> Role:
    return Role(role.actors, f"{role.path} of “{verb.text}”", min(role.trust, trust)) if role.actors else role


def governing_verb(sentence: Sentence, noun: Token) -> Token | None:
    """The verb that a noun is object, subject of a passive or oblique of, through nouns it belongs to."""
    here = noun
    while here.base in {"nmod", "conj", "appos", "compound", "amod"} and here.head is not None:
        here = sentence.tokens[here.head]
    head = sentence.head(here)
    if head is None or here.base not in {"obj", "obl", "nsubj", "xcomp", "iobj"} or head.pos not in {"VERB", "AUX"}:
        return None
    return None if here.relation == "nsubj" else clause_head(sentence, head)
