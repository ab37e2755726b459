"""What can be named of a pair of sides, by which the choice between pairs is learned."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from msgspec import Struct

from dragoman.grammar.phrases import prepositions
from dragoman.grammar.roles import SUBJECTS, agents, is_passive
from dragoman.lexicon.frames import Frame
from dragoman.model import STATELESS, Reading, Sentence, Span, Statement, Token
from dragoman.steps.claims import details
from dragoman.steps.claims.fill import Side, Sides, way
from dragoman.steps.claims.sentence_context import SentenceContext
from dragoman.steps.claims.sides.cast import Cast, Codes, Occurrence, nearest
from dragoman.steps.claims.sides.configurations import known
from dragoman.steps.claims.triggers import Trigger

Features = dict[str, float]
Shared = Literal["nobody", "some", "all"]
Agreement = Literal["same", "turned round", "otherwise", "none"]
DEALINGS = "pair: deal with each other"
SHORT = 3  # sentences of a text in which what grammar leaves open is seldom told elsewhere
LONGEST = 3  # relations of a way through the tree that are told


class Act(Struct, frozen=True):
    """An act whose sides are chosen: its words, what grammar says of its sides, and who speaks around it."""

    context: SentenceContext
    trigger: Trigger
    told: Sides
    mutual: bool
    number: int
    is_short: bool
    word_class: str
    first_person: bool
    speakers: Sequence[Codes]
    teller: Codes
    above: Sequence[Token]

    @property
    def sentence(self) -> Sentence:
        return self.context.sentence

    @property
    def head(self) -> Token:
        return self.trigger.head

    @property
    def type(self) -> str:
        return self.trigger.frame.type

    @property
    def domestic(self) -> str:
        return "home" if self.type in self.context.domestic else "abroad"


def act_of(reading: Reading, cast: Cast, context: SentenceContext, trigger: Trigger, told: Sides) -> Act:
    sentence, head, frame = context.sentence, trigger.head, trigger.frame
    around = details.around(reading, head)
    return Act(
        context, trigger, told, is_mutual(frame, told), cast.number[sentence.start], len(cast.sentences) <= SHORT,
        word_class(sentence, head),
        any(found.token.features.get("Person") == "1" for found in agents(sentence, head)),
        [speaker_codes(statement) for statement in around], teller(reading, trigger), [head, *sentence.ancestors(head)],
    )


def is_mutual(frame: Frame, sides: Sides) -> bool:
    """Whether each side does it to the other; a measure may be of a tie whose two sides stand together («торговля России и Китая»)."""
    measured = frame.kind == "measure" and len(sides.source.actors) > 1 and not sides.target.actors
    return frame.symmetric or sides.together or measured


def word_class(sentence: Sentence, head: Token) -> str:
    if head.pos in {"VERB", "AUX"}:
        return "passive" if is_passive(sentence, head) else "verb"
    return "noun" if head.pos in {"NOUN", "PROPN"} else "word"


def speaker_codes(statement: Statement) -> Codes:
    return frozenset([statement.source.actor.code]) if statement.source and statement.source.actor else frozenset()


def length(act: Act) -> str:
    return "short" if act.is_short else "long"


def teller(reading: Reading, trigger: Trigger) -> Codes:
    """Who says something by the very word of the act."""
    start, end = min(word.start for word in trigger.words), max(word.end for word in trigger.words)
    words = Span("", start, end)
    found = (s for s in reading.index.cues.touching(start, end) if s.cue is not None and s.cue.overlap(words))
    return frozenset(code for statement in found for code in speaker_codes(statement))


def of_actor(cast: Cast, act: Act, code: str, recent: Sequence[str]) -> Features:
    """What is told of one actor for an act, whichever side it is on."""
    one = nearest(cast.by_code.get(code, ()), act.sentence, act.head)
    here = one is not None and act.sentence.start <= one.mention.start < act.sentence.end
    named = [*of_speaking(cast, act, code), *(of_place(act, one) if one is not None and here else of_distance(act, one))]
    where = "here" if here else "elsewhere"
    if one is not None:
        named += [f"named by a {one.mention.kind} {where}", f"a {one.mention.type}", f"relation {one.head.base} {where}"]
        named += [f"a subject {where}"] if one.head.base in SUBJECTS else []
    last = recent.index(code) if code in recent else None
    named += [f"named {'never' if last is None else min(last, 4)} back, {where}", f"named first {min(cast.order.get(code, 9), 4)}"]
    kind = "stateless" if code in STATELESS else "state" if one is not None and one.actor.country == code else "body"
    named += [f"a {kind}", f"a {kind} for {act.type}"]
    often = cast.often.get(code, 0.0)
    return dict.fromkeys(named, 1.0) | {"often named": often, f"often named, {where}": often}


def of_speaking(cast: Cast, act: Act, code: str) -> Iterator[str]:
    person = "I" if act.first_person else "not I"
    if cast.publisher is not None and code == cast.publisher.code:
        yield from ("the publisher", f"the publisher for {act.type}", f"the publisher, {person}, {'said' if act.speakers else 'told'}")
    for at, codes in enumerate(act.speakers[:2]):
        if code in codes:
            which = "the speaker" if at == 0 else "the outer speaker"
            yield from (which, f"{which} for {act.type}", f"{which}, {person}", f"{which} of a {act.word_class}")
    if code in act.teller:
        yield from ("the teller", f"the teller for {act.type}")


def of_place(act: Act, one: Occurrence) -> Iterator[str]:
    """How an actor of the act's own sentence stands to it in the tree."""
    indexes = {token.index: at for at, token in enumerate(act.above)}
    down = [one.head]
    while down[-1].index not in indexes:
        down.append(act.sentence.tokens[down[-1].head or 0])
    up, meeting = indexes[down[-1].index], down.pop()
    ups = [token.base for token in act.above[:up]]
    downs = [token.base for token in reversed(down)]
    branch = down[-1] if down else meeting
    preposition = prepositions(act.sentence, branch) or ""
    first = f"{downs[0] if downs else 'itself'} {preposition}"
    side = "before" if one.mention.end <= act.head.start else "inside" if one.mention.start < act.head.end else "after"
    way_there = f"{'^'.join(shortened(ups))}/{'v'.join(shortened(downs))}"
    yield from (f"{act.word_class}: {way_there}", f"{act.word_class}: {way_there} {preposition}")
    yield from (f"{act.word_class}: {first} up {min(up, 3)}", f"{act.type}: {first}", f"steps {min(up + len(downs), 7)}")
    yield from (f"{act.word_class}: {side}", f"{act.word_class}: {side} up {min(up, 3)}", f"{act.type}: {side} up {min(up, 2)}")
    yield f"as {one.head.base} {prepositions(act.sentence, one.head) or ''}"


def shortened(relations: Sequence[str]) -> Sequence[str]:
    return relations if len(relations) <= LONGEST else [*relations[:LONGEST], "…"]


def of_distance(act: Act, one: Occurrence | None) -> Iterator[str]:
    """How far from its act an actor is who is not named in its sentence."""
    if one is None:
        yield "not named"
    elif one.mention.end <= act.head.start:
        yield from (f"sentences back {min(act.number - one.sentence, 6)}", f"{act.type}: before")
    else:
        yield from ("only named later", f"{act.type}: only named later")


def of_side(name: str, codes: Codes, act: Act, cast: Cast, actors: Mapping[str, Features]) -> Features:
    """The features of a set of actors on one side; of several actors those of each count in part."""
    side, other = (act.told.source, act.told.target) if name == "source" else (act.told.target, act.told.source)
    if not codes:
        return {f"{name}: {one}": 1.0 for one in of_nobody(act, side, other)}
    found: Features = {}
    for code in sorted(codes):  # sums of floats depend on their order
        for feature, value in (actors[code] | dict.fromkeys(of_grammar(code, side, other), 1.0)).items():
            found[f"{name}: {feature}"] = found.get(f"{name}: {feature}", 0.0) + value / len(codes)
    found |= {f"{name}: {one}": 1.0 for one in of_set(codes, act, side, cast)}
    found[f"{name}: deals with the other"] = cast.dealings(codes, known(other.codes))
    return found


def of_nobody(act: Act, side: Side, other: Side) -> Iterator[str]:
    frame = act.trigger.frame
    yield f"nobody, grammar {way(side)} in a {length(act)} text"
    yield from ("nobody", f"nobody for {act.type}", f"nobody, grammar {way(side)}", f"nobody, grammar {way(side)} and {way(other)}")
    yield from (f"nobody, {'said' if act.speakers else 'told'} by a {act.word_class}", f"nobody for {frame.name} ({act.sentence.language})")
    yield from (f"nobody, {'one' if frame.one_sided else 'two'}-sided", f"nobody, {'I' if act.first_person else 'not I'}")


def of_grammar(code: str, side: Side, other: Side) -> Iterator[str]:
    mine = known(side.codes)
    yield f"in grammar's {way(side)}" if code in mine else f"instead of {way(side)}" if mine else "added"
    if code in known(other.codes):
        yield f"grammar's other side by {way(other)}"


def of_set(codes: Codes, act: Act, side: Side, cast: Cast) -> Iterator[str]:
    frame, same = act.trigger.frame, codes == known(side.codes)
    if same:
        yield from (f"as grammar {way(side)}", f"as grammar {way(side)} for {act.type}", f"as grammar {way(side)} of a {act.word_class}")
        yield f"as grammar for {frame.name} ({act.sentence.language})"
        yield f"as grammar {way(side)} in a {length(act)} text"
    if len(codes) > 1:
        yield "several"
        if not same:
            yield "several, not grammar's"
        if codes in cast.groups.get(act.number, ()):
            yield "named together"


class Shape(Struct, frozen=True):
    """What the features of a pair depend on: who is there, whether the sides share actors, and whether grammar says the same."""

    source: int
    target: int
    shared: Shared
    agreement: Agreement


def shape_of(source: Codes, target: Codes, act: Act) -> Shape:
    told_source, told_target = known(act.told.source.codes), known(act.told.target.codes)
    agreement: Agreement = "none"
    if (source, target) == (told_source, told_target):
        agreement = "same"
    elif (source, target) == (told_target, told_source):
        agreement = "turned round"
    elif source | target == told_source | told_target:
        agreement = "otherwise"
    shared: Shared = "all" if source and source == target else "some" if source & target else "nobody"
    return Shape(min(len(source), 2), min(len(target), 2), shared, agreement)


def of_pair(source: Codes, target: Codes, act: Act, cast: Cast) -> Features:
    """The features that only both sides together have."""
    found = of_shape(shape_of(source, target, act), act)
    return found | ({DEALINGS: cast.dealings(source, target)} if source and target else {})


def of_shape(shape: Shape, act: Act) -> Features:
    return dict.fromkeys((*of_presence(shape, act), *of_agreement(shape, act)), 1.0)


def of_presence(shape: Shape, act: Act) -> Iterator[str]:
    together = "together" if act.mutual else "apart"
    if shape.source and shape.target:
        yield from ("pair: both", f"pair: both for {act.type}", f"pair: both, {together}")
    elif shape.source:
        yield from (f"pair: source alone for {act.type}", f"pair: {'several' if shape.source > 1 else 'one'} source alone, {together}")
        yield f"pair: source alone, {'one' if act.trigger.frame.one_sided else 'two'}-sided"
    else:
        yield f"pair: target alone for {act.type}" if shape.target else "pair: nobody"
    if shape.shared == "all":
        yield from (f"pair: same, {act.domestic}", f"pair: same for {act.type}")
    elif shape.shared == "some":
        yield "pair: overlapping"


def of_agreement(shape: Shape, act: Act) -> Iterator[str]:
    """Whether grammar says the same."""
    match shape.agreement:
        case "same":
            yield from ("pair: grammar's", f"pair: grammar's for {act.type}", f"pair: grammar's in a {length(act)} text")
            yield f"pair: grammar's {way(act.told.source)} and {way(act.told.target)}"
        case "turned round":
            yield "pair: grammar's turned round"
        case "otherwise":
            yield "pair: grammar's actors otherwise"
