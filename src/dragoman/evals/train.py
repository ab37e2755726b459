"""`python -m dragoman.evals.train FOLDER GOLD...`: learns from documents that are annotated whole how sides are chosen and how claims are
judged, and writes `sides.toml` and `judge.toml` into FOLDER.

The part of the documents that `is_kept` tells is left out: it measures. The judge sees each document with sides that were chosen by
weights from the other documents, as it will see new ones.
"""

import sys
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

import msgspec
import numpy as np
from msgspec import Struct

from dragoman.corpus import learning
from dragoman.corpus.learning import Features
from dragoman.evals.gold import is_kept, part_of
from dragoman.evals.labels import GoldClaim, GoldPassage, agrees, codes, read_passages
from dragoman.lexicon.weights import Weights
from dragoman.model import Claim
from dragoman.pipeline import STEPS, layers, standard_tools
from dragoman.steps.claims.article import Article, article_of
from dragoman.steps.claims.grounding import grounded
from dragoman.steps.claims.proposers import PROPOSERS, Proposer, by_frames, proposed
from dragoman.steps.claims.proposers.frames import matched
from dragoman.steps.claims.scoring import with_features
from dragoman.steps.claims.selection import claim_of
from dragoman.steps.claims.sides import Act, Cast, learned
from dragoman.steps.claims.sides.chooser import pairs_of
from dragoman.steps.claims.sides.features import of_pair
from dragoman.tools import Tools

FOLDS = 5
LEAST = 3  # cases that have to show a feature
SIDES, JUDGE = 2.5, 8.0  # penalties, chosen by cross-validation
HEAD = """# How much each thing that can be named of {} speaks for it, in log odds.
# Learned from gold by `make weights`; not edited by hand.
[weights]
"""

BEFORE_CLAIMS = STEPS[: next(place for place, step in enumerate(STEPS) if step.name == "claims")]


class Case(Struct, frozen=True):
    """A gold document with what was read of it before its claims, and the pairs of sides of its acts that gold tells."""

    passage: GoldPassage
    article: Article
    acts: tuple[learning.ActPairs, ...]

    @property
    def fold(self) -> int:
        return part_of(f"fold {self.passage.id}", FOLDS)


def main(arguments: Sequence[str]) -> None:
    folder, *paths = map(Path, arguments)
    tools = standard_tools()
    cases = [case_of(passage, tools) for passage in read_passages(paths) if not is_kept(passage.id)]
    print(f"{len(cases)} documents, {sum(len(case.acts) for case in cases)} acts", file=sys.stderr)
    write(folder / "sides.toml", "a pair of sides", side_weights(cases))
    judged = [one for fold in range(FOLDS) for one in judged_in(cases, fold, tools)]
    found, right = [features for features, _ in judged], np.array([label for _, label in judged], dtype=float)
    names = learning.shown_often(found, LEAST)
    matrix, offset = learning.matrix_of(found, names), np.zeros(len(found))
    area = learning.crossed(matrix, right, offset, JUDGE)
    print(f"{len(found)} candidates, {int(right.sum())} right; area under the curve {area:.3f}", file=sys.stderr)
    write(folder / "judge.toml", "a claim", dict(zip(names, map(float, learning.logistic(matrix, right, offset, JUDGE)), strict=True)))


def case_of(passage: GoldPassage, tools: Tools) -> Case:
    article = article_of(layers(passage.document, tools, BEFORE_CLAIMS), tools)
    cast, matches = matched(article)
    told = ((act, gold_of(act, passage)) for match, act in matches if not match.gap)
    return Case(passage, article, tuple(case for act, gold in told if gold and (case := act_case(cast, act, gold)) is not None))


def gold_of(act: Act, passage: GoldPassage) -> GoldClaim | None:
    """The gold claim that stands on the words of an act: of its type, else of any that could be."""
    on = [gold for gold in passage.claims if any(gold.trigger_in(passage.text).overlap(word) for word in act.trigger.words)]
    return next((gold for gold in on if act.type in (gold.type, *gold.also)), on[0] if on else None)


def act_case(cast: Cast, act: Act, gold: GoldClaim) -> learning.ActPairs | None:
    """The pairs of an act with those that gold tells; None where it tells none of them."""
    pairs = pairs_of(cast, act)
    source, target = codes(gold.source), codes(gold.target)
    both = [(one, other) for one in pairs.sets for other in pairs.sets]
    right = [one | other == source | target if gold.symmetric else (one, other) == (source, target) for one, other in both]
    if not any(right):
        return None
    return learning.ActPairs(pairs.sources, pairs.targets, [of_pair(one, other, act, cast) for one, other in both], right)


def side_weights(cases: Sequence[Case]) -> dict[str, float]:
    acts = [act for case in cases for act in case.acts]
    names = learning.shown_often((shown(act) for act in acts), LEAST)
    return dict(zip(names, map(float, learning.softmax_over_pairs(acts, names, SIDES)), strict=True))


def shown(act: learning.ActPairs) -> Features:
    """Every feature that any pair of an act shows."""
    return {name: 1.0 for found in (*act.sources, *act.targets, *act.pairs) for name in found}


def judged_in(cases: Sequence[Case], fold: int, tools: Tools) -> Iterator[tuple[Features, bool]]:
    """The features of every candidate of the documents of a fold, with sides by weights from the others, and whether gold has it."""
    choose = learned(Weights(side_weights([case for case in cases if case.fold != fold])))
    proposers: tuple[Proposer, ...] = (partial(by_frames, choose=choose), *PROPOSERS[1:])
    for case in cases:
        if case.fold == fold:
            candidates, _ = grounded(case.article.reading.document, proposed(case.article, proposers))
            for candidate, features in with_features(case.article.reading, candidates):
                yield features, is_told(claim_of(candidate, tools.lexicon.types), case.passage)


def is_told(claim: Claim, passage: GoldPassage) -> bool:
    """Whether gold has a claim of this type and these sides whose evidence it shares."""
    return any(gold.evidence_in(passage.text).overlap(claim.evidence) and agrees(claim, gold) for gold in passage.claims)


def write(path: Path, of: str, weights: Mapping[str, float]) -> None:
    rows = (f"{msgspec.json.encode(name).decode()} = {value:.2f}\n" for name, value in sorted(weights.items()) if abs(value) >= 0.005)
    path.write_text(HEAD.format(of) + "".join(rows), encoding="utf8")


if __name__ == "__main__":
    main(sys.argv[1:])
