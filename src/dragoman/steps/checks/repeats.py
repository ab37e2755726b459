"""The same amount told twice with different values."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from msgspec import Struct

from dragoman.model import Check, Quantity, Sentence, Token
from dragoman.steps.checks.scene import CheckContext, amount, check, spread

CONTENT = {"NOUN", "PROPN"}
MOST_TELLINGS = 20  # how many tellings with one verb and unit are looked back over
TOO_SMALL = 2  # smaller counts ("two people") are told of many things


class ToldAmount(Struct, frozen=True):
    """An amount with the verb it belongs to and the other nouns of that clause, each with its adjectives."""

    scene: CheckContext
    quantity: Quantity
    verb: str
    nouns: frozenset[frozenset[str]]


def repeats(scenes: Sequence[CheckContext]) -> Iterator[Check]:
    """One verb, one unit, the same thing told of, and two values."""
    every: dict[tuple[str | None, str], list[ToldAmount]] = defaultdict(list)
    for later in (telling for scene in scenes if scene.sentence.tokens for telling in tellings(scene)):
        before = every[later.quantity.unit, later.verb]
        earlier = next((e for e in before[-MOST_TELLINGS:] if same_thing(e, later)), None)
        if earlier is not None and not spread(earlier.quantity).meets(spread(later.quantity)):
            detail = f"“{earlier.verb}” is told of {amount(earlier.quantity)} and of {amount(later.quantity)}"
            yield check("repeat", "inconsistent", detail, earlier.quantity, later.quantity)
        before.append(later)


def tellings(scene: CheckContext) -> Iterator[ToldAmount]:
    for quantity in scene.quantities:
        told = quantity.relation == "exactly" and quantity.role in {"level", "count"} and quantity.unit not in {None, "times"}
        if told and quantity.value and quantity.value > TOO_SMALL and not is_share(scene, quantity):
            found = clause_of(scene.sentence, quantity)
            if found is not None:
                yield ToldAmount(scene, quantity, *found)


def is_share(scene: CheckContext, quantity: Quantity) -> bool:
    """Whether an amount is a percentage of something named after it ("32% of claims"): there are other shares of the same."""
    head = scene.sentence.head_of(quantity.start, quantity.end)
    parted = head is not None and scene.sentence.child(head, "nmod") is not None
    after = next((word.fold for word in scene.line if word.start >= quantity.end), "")
    return quantity.unit == "%" and (parted or after in scene.words.of)


def clause_of(sentence: Sentence, quantity: Quantity) -> tuple[str, frozenset[frozenset[str]]] | None:
    """The verb above an amount, and the nouns that hang on it or on the amount ("32% of claims")."""
    head = sentence.head_of(quantity.start, quantity.end)
    verb = next((t for t in sentence.ancestors(head) if t.pos == "VERB"), None) if head else None
    if head is None or verb is None:
        return None
    others = (*sentence.children(verb, "nsubj", "obj", "obl", "nmod"), *sentence.children(head, "nmod"))
    return verb.lemma, frozenset(described(sentence, t) for t in others if t.pos in CONTENT and not inside(t, quantity))


def described(sentence: Sentence, noun: Token) -> frozenset[str]:
    return frozenset((noun.lemma, *(t.lemma for t in sentence.children(noun, "amod", "compound"))))


def inside(token: Token, quantity: Quantity) -> bool:
    return quantity.start <= token.start and token.end <= quantity.end


def same_thing(one: ToldAmount, other: ToldAmount) -> bool:
    """Whether two tellings are of the same: verb, unit, nouns (one may name more of them), no other time or place."""
    alike = one.nouns and other.nouns and (one.nouns <= other.nouns or other.nouns <= one.nouns)
    if one.scene is other.scene or one.quantity.unit != other.quantity.unit or one.verb != other.verb or not alike:
        return False
    return agree(times_of(one), times_of(other)) and agree(places_of(one), places_of(other))


def agree(one: frozenset[str], other: frozenset[str]) -> bool:
    return not one or not other or one == other


def times_of(telling: ToldAmount) -> frozenset[str]:
    return frozenset(f"{t.start}..{t.end}" for t in telling.scene.times)


def places_of(telling: ToldAmount) -> frozenset[str]:
    """The states and places named in the sentence of a telling."""
    scene = telling.scene
    named = [m for m in scene.mentions if m.type in {"GPE", "LOC"}]
    return frozenset(m.actor.name if m.actor else m.text for m in named)
