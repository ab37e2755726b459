"""`python -m dragoman.evals.meaning GOLD… [--faults PART]`: how often a sentence comes out with its meaning turned round.

Each gold sentence lists the acts that its words name, with what may rightly be said of them. An act that is read in another sense is an
inversion: told as done where it is asked, denied, doubted or averted; told as denied where it took place; doer and sufferer exchanged, or
a doer made up; said by somebody who did not say it. `--faults PART` lists those of the sentences of a part (`rules`, `held`).
"""

import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct

from dragoman.evals.report import rows, shown
from dragoman.model import UNKNOWN, Actor, Claim, Document
from dragoman.model.claim import Status
from dragoman.pipeline import run, standard_tools

Fault = Literal["told as done", "told as denied", "sides", "speaker", "false event", "dated anew"]
INVERSIONS: frozenset[Fault] = frozenset({"told as done", "told as denied", "sides", "speaker"})
DONE: frozenset[Status] = frozenset({"happened", "ongoing"})
SUFFERED = {"casualties", "displacement"}  # measures whose source is the side that suffered
EVERYDAY = {"sport", "weather", "disease", "market", "entertainment", "metaphor", "company"}
VIOLENT = {"ASSAULT", "COERCE", "ACCUSE", "casualties"}  # acts for which nobody may be made the doer


class GoldAct(Struct, frozen=True, forbid_unknown_fields=True):
    """An act named by one of the words of `trigger`, and what may be said of it.

    `speakers` are the codes of those who may stand first in its attribution ("" is the article itself; None: not asked);
    `years` those it may be dated to; a `required` act must be read.
    """

    trigger: tuple[str, ...]
    types: frozenset[str]
    doers: frozenset[str]
    sufferers: frozenset[str]
    status: frozenset[Status]
    speakers: frozenset[str] | None = None
    years: frozenset[int] = frozenset()
    required: bool = False


class GoldSentence(Struct, frozen=True, forbid_unknown_fields=True):
    """A sentence of one `kind` of meaning; without rows it tells no event. Rules are written from `rules`, never from `held`."""

    id: str
    language: str
    published: str
    part: Literal["rules", "held"]
    kind: str
    text: str
    rows: tuple[GoldAct, ...] = ()

    @property
    def document(self) -> Document:
        return Document(id=self.id, text=self.text, language=self.language, published=self.published)


class Verdict(Struct, frozen=True):
    """What is wrong with the claims of one sentence, and how many of its required acts were read."""

    sentence: GoldSentence
    faults: tuple[tuple[Fault, Claim], ...]
    read: int

    @property
    def required(self) -> int:
        return sum(act.required for act in self.sentence.rows)

    def has(self, *faults: Fault) -> bool:
        return any(fault in faults for fault, _ in self.faults)


def main(arguments: Sequence[str]) -> None:
    paths, options = (list(some) for some in split_at_options(arguments))
    tools = standard_tools()
    verdicts = [verdict(one, run(one.document, tools).claims) for one in read_sentences(map(Path, paths))]
    print(table(verdicts))
    shown_parts = set(options[1:])
    print("\n".join(line for one in verdicts if one.sentence.part in shown_parts for line in listed(one)))


def split_at_options(arguments: Sequence[str]) -> tuple[Sequence[str], Sequence[str]]:
    """The paths, and `--faults` with the parts behind it."""
    place = arguments.index("--faults") if "--faults" in arguments else len(arguments)
    return arguments[:place], arguments[place:]


def read_sentences(paths: Iterable[Path]) -> Iterator[GoldSentence]:
    """The sentences of files of JSON lines. Raises msgspec.ValidationError."""
    for path in paths:
        yield from (msgspec.json.decode(line, type=GoldSentence) for line in path.read_bytes().splitlines())


def verdict(sentence: GoldSentence, claims: Sequence[Claim]) -> Verdict:
    by_act = [(act, claim) for claim in claims for act in sentence.rows if names(act, claim, sentence.text)]
    known = {claim.id for _, claim in by_act}
    faults = [(fault, claim) for act, claim in by_act for fault in faults_of(act, claim)]
    if not any(act.required for act in sentence.rows) and sentence.kind in EVERYDAY:
        faults += [("false event", claim) for claim in claims if claim.id not in known]
    read = sum(act.required and any(is_read(act, claim) for one, claim in by_act if one is act) for act in sentence.rows)
    return Verdict(sentence, tuple(faults), read)


def names(act: GoldAct, claim: Claim, text: str) -> bool:
    """Whether a claim's trigger stands on one of the words of an act."""
    places = [(found.start(), found.end()) for word in act.trigger for found in re.finditer(rf"(?<!\w){re.escape(word)}(?!\w)", text)]
    if claim.type not in act.types:  # a longer trigger may be about something else ("eased its embargo")
        return any(start <= claim.trigger.start and claim.trigger.end <= end for start, end in places)
    return any(start < claim.trigger.end and claim.trigger.start < end for start, end in places)


def is_read(act: GoldAct, claim: Claim) -> bool:
    doers, sufferers = sides(claim)
    return claim.type in act.types and act.doers - {UNKNOWN} <= doers | sufferers and claim.status in act.status


def faults_of(act: GoldAct, claim: Claim) -> Iterator[Fault]:
    if claim.status in DONE and not act.status & DONE:
        yield "told as done"
    if claim.status == "denied" and "denied" not in act.status:
        yield "told as denied"
    if is_exchanged(act, claim):
        yield "sides"
    if act.speakers is not None and speaker(claim) not in (*act.speakers, None):
        yield "speaker"
    if act.years and claim.time is not None and not {int(day[:4]) for day in (claim.time.start, claim.time.end) if day} & act.years:
        yield "dated anew"


def is_exchanged(act: GoldAct, claim: Claim) -> bool:
    """Whether doers stand as sufferers or sufferers as doers; for violence also whether somebody is the doer who is not."""
    doers, sufferers = sides(claim)
    swapped = not claim.symmetric and bool(doers & (act.sufferers - act.doers) or sufferers & (act.doers - act.sufferers))
    made_up = claim.type in VIOLENT and bool(act.doers) and not doers <= act.doers | {UNKNOWN}
    return swapped or made_up


def sides(claim: Claim) -> tuple[frozenset[str], frozenset[str]]:
    """The codes of those who do it and of those to whom it is done."""
    source, target = codes(claim.source), codes(claim.target)
    return (target, source) if claim.type in SUFFERED else (source, target)


def codes(side: Iterable[Actor]) -> frozenset[str]:
    return frozenset(actor.code for actor in side) - {UNKNOWN}


def speaker(claim: Claim) -> str | None:
    """The code of who says so: "" for the article itself, None for somebody of no state."""
    if not claim.attribution:
        return ""
    actor = claim.attribution[0].actor
    return actor.code if actor is not None else None


def table(verdicts: Sequence[Verdict]) -> str:
    """One row a language and kind, and one for all of a language and part: sentences, the share of them inverted, of each fault."""
    groups: Mapping[tuple[str, str], list[Verdict]] = defaultdict(list)
    for one in verdicts:
        for name in (one.sentence.kind, f"all ({one.sentence.part})", "all"):
            groups[one.sentence.language, name].append(one)
    head = ["language", "kind", "sentences", "inverted", "false events", "dated anew", "required acts read"]
    return rows([head, *([*group, *cells(members)] for group, members in sorted(groups.items()))])


def cells(verdicts: Sequence[Verdict]) -> list[str]:
    acts = [one for one in verdicts if one.sentence.rows]
    plain = [one for one in verdicts if one.sentence.kind in EVERYDAY]
    old = [one for one in verdicts if any(act.years for act in one.sentence.rows)]
    required = sum(one.required for one in verdicts)
    return [
        str(len(verdicts)),
        share([one.has(*INVERSIONS) for one in acts]),
        share([one.has("false event") for one in plain]),
        share([one.has("dated anew") for one in old]),
        shown(sum(one.read for one in verdicts) / required if required else None),
    ]


def share(verdicts: Sequence[bool]) -> str:
    return shown(sum(verdicts) / len(verdicts) if verdicts else None)


def listed(verdict: Verdict) -> Iterator[str]:
    """A line for each fault of a sentence, below the sentence."""
    if verdict.faults or verdict.read < verdict.required:
        yield f"{verdict.sentence.id}: {verdict.sentence.text}"
    for fault, claim in verdict.faults:
        who, whom = ("+".join(sorted(codes(side))) or "?" for side in (claim.source, claim.target))
        told = f"{claim.type} {claim.status} “{claim.trigger.text}”"
        yield f"    {fault}: {who} → {whom} {told} by {speaker(claim) or '–'} ({claim.why.rule})"
    if verdict.read < verdict.required:
        yield f"    {verdict.required - verdict.read} not read"


if __name__ == "__main__":
    main(sys.argv[1:])
