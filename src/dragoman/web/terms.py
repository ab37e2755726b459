"""The values that pages show by a word of the catalogues, by kind. A test holds that every catalogue has them all."""

from collections.abc import Mapping, Sequence
from typing import get_args

from dragoman.lang import languages
from dragoman.lexicon.plover import Standing
from dragoman.model import Action, Differs, FlagKind, How, Kind, Medium, Reason, Review, Role, Stance, Status, Verdict
from dragoman.pipeline import standard_lexicon
from dragoman.web.pages.checks import Of
from dragoman.web.pages.claim import Place
from dragoman.web.pages.listing import FILTERS
from dragoman.web.pages.tie import PERIODS
from dragoman.web.plots.network import Sign
from dragoman.web.plots.pair import LAYERS

CHECKS = (
    "currency-ratio", "exchange-rate", "ratio", "percent", "part", "sum", "shares", "duration", "weekday", "future", "unlike-intervals",
    "repeat", "office",
)
ACTOR_KINDS = (
    "agency", "alliance", "armed-group", "army", "authority", "bloc", "breakaway", "company", "court", "historical", "intergovernmental",
    "media", "ministry", "movement", "ngo", "parliament", "party", "state", "territory",
)
UNITS = (
    "person", "soldier", "militant", "officer", "refugee", "hostage", "aircraft", "fighter", "drone", "tank", "missile", "rocket",
    "warhead", "howitzer", "ship", "country", "barrel", "tonne", "m3", "kilometre", "percentage point", "times", "second",
    "minute", "hour", "day", "week", "month", "year",
)
PROBLEMS = (
    "missing", "usage", "ledger", "unknown-host", "other-origin", "too-large", "read-only", "too-many-attempts", "no-token", "busy",
)


def terms() -> Mapping[str, Sequence[str]]:
    """What may be asked of `Words.term`; units beside these stay as they are."""
    lexicon = standard_lexicon()
    modes = sorted({mode.name for event in lexicon.plover.event for mode in event.modes})
    return {
        "status": get_args(Status), "verdict": get_args(Verdict), "review": get_args(Review), "action": get_args(Action),
        "kind": get_args(Kind), "stance": get_args(Stance), "medium": get_args(Medium), "role": get_args(Role), "mode": modes,
        "type": tuple(lexicon.types), "filter": (*FILTERS, "pair"), "language": (*languages(), "und"), "flag": get_args(FlagKind),
        "boilerplate": get_args(Reason), "check": CHECKS, "chain": get_args(Place), "sign": get_args(Sign),
        "layer": (*LAYERS, "prospects", "denied", "facts"), "standing": get_args(Standing), "period": PERIODS, "actor": ACTOR_KINDS,
        "sources": ("speaker", "relay", "outlet"), "checks": get_args(Of), "problem": PROBLEMS, "unit": UNITS, "axis": ("claims",),
        "differs": get_args(Differs), "how": get_args(How),
        "plot": ("tie", "amounts", "actor", "network"),
    }
