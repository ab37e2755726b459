"""Reading in which grammar chooses the sides, or has the first word: tests of rules do not turn on whether learned weights agree."""

from functools import partial

from dragoman.pipeline import STEPS, standard_lexicon
from dragoman.steps.claims import step_of
from dragoman.steps.claims.proposers import PROPOSERS, Proposer, by_frames
from dragoman.steps.claims.sides import Act, Cast, Choice, Chooser, as_told, learned
from dragoman.tools import Step

LEARNED = learned(standard_lexicon().side_weights)


def grammar_first(cast: Cast, act: Act) -> Choice:
    """The sides that grammar gives; where it gives not both, the likeliest ones that keep what it gives."""
    told = act.told
    if told.together or (told.source.actors and told.target.actors):
        return as_told(cast, act)
    found = LEARNED(cast, act).sides
    keeps = found.source.codes >= told.source.codes and found.target.codes >= told.target.codes
    return Choice(found) if keeps else as_told(cast, act)


def steps_with(choose: Chooser) -> tuple[Step, ...]:
    proposers: tuple[Proposer, ...] = (partial(by_frames, choose=choose), *PROPOSERS[1:])
    return tuple(step_of(proposers) if step.name == "claims" else step for step in STEPS)


STEPS_BY_GRAMMAR, STEPS_GRAMMAR_FIRST = steps_with(as_told), steps_with(grammar_first)
