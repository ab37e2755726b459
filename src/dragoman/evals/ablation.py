"""`python -m dragoman.evals.ablation PAGE`: what each part of the reading adds.

Measured on documents that nothing was learned from and on coded sentences (events_gsr). Each row reads everything anew without one part:
another tuple of steps, or languages that lack what the part knows.
"""

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, partial
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from dragoman.batch import attempt, documents_of
from dragoman.evals.gold import Gold, find_gold
from dragoman.evals.referee import Figures, score_documents, score_set, write_readings
from dragoman.evals.report import put, rows, shown
from dragoman.evals.sets import SETS
from dragoman.lang import languages
from dragoman.lexicon.frames import Frames, load_frames
from dragoman.lexicon.governors import Governors, StatusFile, load_governors
from dragoman.lexicon.language import Language
from dragoman.model import Document, Reading, Sentence
from dragoman.pipeline import STEPS, run, standard_tools
from dragoman.readers import Failure
from dragoman.steps.claims import step_of
from dragoman.steps.claims.proposers import PROPOSERS, Proposer, by_frames
from dragoman.steps.claims.sides import as_told
from dragoman.tools import Step, Tools

READINGS = Path("build/readings/ablation.jsonl")
CODED = next(one for one in SETS if one.name == "events_gsr")
OF_DOCUMENTS = ("claims.f1", "detection.f1", "ties.f1", "status", "attribution")
OF_SENTENCES = ("type.f1", "codes")
TOLD: tuple[Proposer, ...] = (partial(by_frames, choose=as_told), *PROPOSERS[1:])

Change = Callable[[Reading], Reading]


class Variant(Struct, frozen=True):
    """A reading that lacks one part."""

    name: str
    steps: Sequence[Step]
    tools: Tools

    def read(self, sources: Iterable[str]) -> Iterator[Reading | Failure]:
        found = documents_of(sources, self.tools.languages)
        return (attempt(lambda one: run(one, self.tools, self.steps), one) if isinstance(one, Document) else one for one in found)


class VerbsOnly(Language, frozen=True, dict=True):
    """A language with frames without their nouns."""

    @cached_property
    def frames(self) -> Frames:
        frames = load_frames(self.folder)
        frames.rows = tuple(replace(row, nouns=()) for row in frames.rows)
        return frames


class NoStatusWords(Language, frozen=True, dict=True):
    """A language in which no word changes the status of the act below it."""

    @cached_property
    def governors(self) -> Governors:
        return Governors(silenced(load_governors(self.folder).table))


def spoken(kind: type[Language]) -> dict[str, Language]:
    """Every language, each of a kind that lacks something."""
    return {code: kind(one.folder, one.inflector, one.load_engine) for code, one in languages().items()}


def silenced(table: StatusFile) -> StatusFile:
    none: frozenset[str] = frozenset()
    return replace(
        table, governor=(), stances=dict.fromkeys(table.stances, "keeps"), modals={}, adverbs={}, conditionals=none, negations=none,
        unnegated=none, negative_verbs=none, future_auxiliaries=none, obligations=none, purpose=none,
    )


def variants() -> list[Variant]:
    tools = standard_tools()
    return [
        Variant("everything", STEPS, tools),
        Variant("without people, bodies and offices (states and cities only)", after("mentions", places_only), tools),
        Variant("without references (pronouns, roles, groups)", [step for step in STEPS if step.name != "references"], tools),
        Variant("without nouns as triggers", STEPS, replace(tools, languages=spoken(VerbsOnly))),
        Variant("without control and raising (open complements are not followed)", after("parse", closed), tools),
        Variant("without words that change the status", STEPS, replace(tools, languages=spoken(NoStatusWords))),
        Variant("without the learned choice of sides (what grammar says)", instead_of("claims", step_of(TOLD)), tools),
        Variant("without the learned judge (all that is proposed)", STEPS, replace(tools, everything=True)),
    ]


def after(name: str, change: Change) -> list[Step]:
    """All steps, one of them with a change to what it gives."""
    changed = next(step for step in STEPS if step.name == name)
    return instead_of(name, replace(changed, run=lambda reading, tools: change(changed.run(reading, tools))))


def instead_of(name: str, other: Step) -> list[Step]:
    return [other if step.name == name else step for step in STEPS]


def places_only(reading: Reading) -> Reading:
    return replace(reading, mentions=tuple(mention for mention in reading.mentions if mention.type in {"GPE", "LOC"}))


def closed(reading: Reading) -> Reading:
    return replace(reading, trees=tuple(map(with_closed_complements, reading.trees)))


def with_closed_complements(sentence: Sentence) -> Sentence:
    return replace(sentence, tokens=tuple(replace(t, relation="dep") if t.base == "xcomp" else t for t in sentence.tokens))


def main(arguments: Sequence[str]) -> None:
    gold = find_gold()
    if gold is not None:
        put(Path(arguments[0]), "ablation", table({variant.name: measured(variant, gold) for variant in variants()}))


def measured(variant: Variant, gold: Gold) -> Figures:
    """The figures of the documents and of the coded sentences together."""
    print(f"{variant.name} …", file=sys.stderr)
    write_readings(gold.fresh, READINGS, variant.read)
    return score_documents(gold, gold.fresh, READINGS) | (score_set(gold, CODED, READINGS, variant.read) or {})


def table(figures: Mapping[str, Figures]) -> str:
    columns = (*OF_DOCUMENTS, *OF_SENTENCES)
    return rows([["", *columns], *([name, *(shown(found.get(column)) for column in columns)] for name, found in figures.items())])


if __name__ == "__main__":
    main(sys.argv[1:])
