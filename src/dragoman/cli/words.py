"""Values in words: short, and the same in every table."""

import calendar
from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from dragoman.model import Actor, Attribution, Claim, Quantity, Time

SIGNS = {"exactly": "", "about": "~", "at_least": "≥", "at_most": "≤", "more_than": ">", "less_than": "<", "between": ""}
NOBODY = "…"


def actor(one: Actor) -> str:
    return one.code if one.name == one.code else f"{one.name} ({one.code})"


def actors(some: Sequence[Actor]) -> str:
    return " + ".join(map(actor, some)) or NOBODY


def parties(claim: Claim) -> str:
    """`A (CODE) → B (CODE)`; `↔` where the claim holds both ways."""
    return arrow(claim, actors(claim.source), actors(claim.target))


def names(claim: Claim) -> str:
    """The same without codes."""
    return arrow(claim, *(" + ".join(one.name for one in side) or NOBODY for side in (claim.source, claim.target)))


def arrow(claim: Claim, source: str, target: str) -> str:
    return f"{source} {'↔' if claim.symmetric else '→'} {target}" if claim.target else source


def number(value: float) -> str:
    return f"{value:,.0f}" if value == int(value) else f"{value:,.2f}".rstrip("0")


def amount(quantity: Quantity) -> str:
    """`≥40 rocket`, `50–70 rocket`, `40,000,000,000 USD`; `1/3` for a share that is no round percentage."""
    if quantity.unit == "%" and quantity.value is not None and round(quantity.value, 3) != quantity.value:
        return f"{SIGNS[quantity.relation]}{Fraction(quantity.value / 100).limit_denominator(100)}"
    if quantity.value is not None:
        shown = f"{SIGNS[quantity.relation]}{number(quantity.value)}"
    else:
        shown = "–".join(number(side) if side is not None else NOBODY for side in (quantity.low, quantity.high))
    return f"{shown} {quantity.unit}" if quantity.unit else shown


def period(time: Time) -> str:
    """A day, a month or a year by its own name, anything else by its two ends; marked where the sentence itself does not tell it."""
    return f"{between(time)} (inferred)" if time.inferred else between(time)


def between(time: Time) -> str:
    if time.start is None or time.end is None:
        return f"{time.start or NOBODY} – {time.end or NOBODY}"
    first, last = time.start[:10], time.end[:10]
    if first == last:
        return first
    if first.endswith("-01-01") and last == f"{first[:4]}-12-31":
        return first[:4]
    return first[:7] if is_month(first, last) else f"{first} – {last}"


def is_month(first: str, last: str) -> bool:
    try:
        start = date.fromisoformat(first)
    except ValueError:
        return False
    return start.day == 1 and last == start.replace(day=calendar.monthrange(start.year, start.month)[1]).isoformat()


def chain(links: Sequence[Attribution]) -> str:
    """`A, passed on by B, by C`: from the first speaker outward; at least one."""
    first, *relays = (link.text for link in links)
    return f"{first}, passed on by {', by '.join(relays)}" if relays else first
