"""Whether what a document tells adds up: every check is a small function, and these lists are all of them."""

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from msgspec.structs import replace

from dragoman.lexicon import Lexicon
from dragoman.lexicon.actors import ActorRecord
from dragoman.lexicon.checks import exchange_rates
from dragoman.model import Check, Claim, ClaimCheck, Reading
from dragoman.steps.checks.ages import age
from dragoman.steps.checks.arithmetic import part, part_in_percent, percent, ratio, shares, total
from dragoman.steps.checks.dates import duration, future_as_past, unlike_intervals, weekday
from dragoman.steps.checks.money import average_rates, conversions
from dragoman.steps.checks.offices import office
from dragoman.steps.checks.repeats import repeats
from dragoman.steps.checks.scene import CheckContext
from dragoman.steps.checks.terms import office_then
from dragoman.tools import Step, Tools

MOST = 40  # amounts and times in a sentence; with more it is a table, whose sums are another matter

OF_A_SENTENCE: tuple[Callable[[CheckContext], Iterator[Check]], ...] = (
    ratio, percent, part, part_in_percent, total, shares, duration, future_as_past, unlike_intervals,
)
OF_A_DOCUMENT: tuple[Callable[[Sequence[CheckContext]], Iterator[Check]], ...] = (conversions, average_rates, repeats)


def find_checks(reading: Reading, tools: Tools) -> Reading:
    """Every check is of the claims whose evidence holds what it looked at, else of the document."""
    scenes = scenes_of(reading, tools)
    found = list(dict.fromkeys(every_check([s for s in scenes if may_fail(s)], tools.lexicon)))
    of_claims = tuple(ClaimCheck(claim.id, check) for claim in reading.claims for check in found if concerns(check, claim))
    attached = {one.check for one in of_claims}
    return replace(reading, claim_checks=of_claims, checks=tuple(check for check in found if check not in attached))


def may_fail(scene: CheckContext) -> bool:
    """Whether there is something to compare, though no table of amounts and times; the first sentence tells of publication."""
    told = scene.quantities or scene.times or scene.opens or scene.people
    return len(scene.quantities) + len(scene.times) <= MOST and bool(told)


def scenes_of(reading: Reading, tools: Tools) -> list[CheckContext]:
    """The sentences of languages that have words for checks and the calendar."""
    index = reading.index
    known = {code: (one.check_words, one.calendar) for code, one in tools.languages.items() if one.check_words and one.calendar}
    return [
        CheckContext(
            reading, sentence, tuple(index.quantities.starting_in(sentence.start, sentence.end)),
            tuple(index.times.starting_in(sentence.start, sentence.end)), *known[sentence.language], exchange_rates(tools.lexicon.folder),
        )
        for sentence in reading.trees if sentence.language in known
    ]


def every_check(scenes: Sequence[CheckContext], lexicon: Lexicon) -> Iterator[Check]:
    for scene in scenes:
        for one in OF_A_SENTENCE:
            yield from one(scene)
        yield from weekday(scene, scene.calendar)
        yield from office(scene, lexicon.offices, people(lexicon))
        yield from office_then(scene, lexicon.offices, people(lexicon))
        yield from age(scene, lexicon.offices, people(lexicon))
    for whole in OF_A_DOCUMENT:
        yield from whole(scenes)


@lru_cache(maxsize=4)
def people(lexicon: Lexicon) -> dict[str, ActorRecord]:
    """Known people with their terms, by name; namesakes are left out."""
    found: dict[str, ActorRecord] = {}
    twice = set()
    for known in lexicon.actors.records:
        if known.type == "PER" and known.tenures:
            twice.update({known.name} & found.keys())
            found[known.name] = known
    return {name: known for name, known in found.items() if name not in twice}


def concerns(check: Check, claim: Claim) -> bool:
    """Whether the evidence of a claim holds what a check looked at."""
    return any(claim.evidence.overlap(span) for span in check.spans)


NEEDS = ("trees", "mentions", "nationalities", "quantities", "times", "claims")
STEP = Step("checks", needs=NEEDS, gives=("checks", "claim_checks"), run=find_checks)
