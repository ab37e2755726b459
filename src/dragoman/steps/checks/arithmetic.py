"""Ratios, percentages, parts and sums within one sentence."""

from collections.abc import Iterator

from dragoman.model import Check, Quantity, Verdict
from dragoman.steps.checks.scene import CheckContext, Range, amount, check, folded, plain, spread

LEVELS = {"level", "count", "conversion", "baseline"}


def same_kind(one: Quantity, other: Quantity) -> bool:
    return one.unit == other.unit and one.value is not None and other.value is not None


def levels(scene: CheckContext) -> list[Quantity]:
    return [q for q in scene.quantities if q.role in {"level", "count", "baseline"} and q.value and q.unit not in {"%", "times"}]


def ratio(scene: CheckContext) -> Iterator[Check]:
    """«в десять раз больше, чем 4 миллиарда»: the level is the ratio times what it is compared with."""
    for times in (q for q in scene.quantities if q.role == "ratio" and q.value):
        sides = two_levels(scene, times)
        if sides is not None:
            yield ratio_check(scene, times, *sides)


def two_levels(scene: CheckContext, change: Quantity) -> tuple[Quantity, Quantity] | None:
    """The level and the baseline that a ratio or percentage connects."""
    baselines = [q for q in levels(scene) if q.role == "baseline"]
    if len(baselines) != 1:
        return None
    base = baselines[0]
    others = [q for q in levels(scene) if q.role != "baseline" and same_kind(q, base)]
    return (min(others, key=lambda q: abs(q.start - base.start)), base) if others else None


def ratio_check(scene: CheckContext, times: Quantity, level: Quantity, base: Quantity) -> Check:
    near = Range((times.value or 0) * 0.95, (times.value or 0) * 1.05) if times.relation == "exactly" else spread(times)
    down = shrinks(scene, times)
    larger, smaller = (base, level) if down else (level, base)
    fits = spread(larger).meets(near.times(spread(smaller)))
    result = plain((times.value or 0) * (smaller.value or 0))
    detail = f"{plain(times.value or 0)} × {amount(smaller)} = {result}, the text says {amount(larger)}"
    if fits:
        detail = f"{amount(larger)} = {plain(times.value or 0)} × {amount(smaller)}"
    return check("ratio", "consistent" if fits else "inconsistent", detail, times, level, base)


def shrinks(scene: CheckContext, change: Quantity) -> bool:
    """Whether the words nearest to a change tell of a fall."""
    start, end = change.start - 60, change.end + 30
    return scene.tells(scene.words.fewer, start, end) and not scene.tells(scene.words.more, change.end, change.end + 12)


def percent(scene: CheckContext) -> Iterator[Check]:
    """A change in percent against the levels before and after."""
    for change in (q for q in scene.quantities if q.role == "change" and q.unit == "%" and q.value):
        sides = two_levels(scene, change)
        if sides is not None:
            yield percent_check(scene, change, *sides)


def percent_check(scene: CheckContext, change: Quantity, level: Quantity, base: Quantity) -> Check:
    down = shrinks(scene, change)
    told = spread(change)
    sign = -1 if down else 1
    factors = sorted((1 + sign * told.low / 100, 1 + sign * told.high / 100))
    expected = Range(max(factors[0], 0), max(factors[1], 0)).times(spread(base))
    fits = spread(level).meets(expected)
    real = 100 * ((level.value or 0) / (base.value or 1) - 1)
    detail = f"from {amount(base)} to {amount(level)} is {real:+.1f} %, the text says {sign * (change.value or 0):+g} %"
    return check("percent", "consistent" if fits else "inconsistent", detail, change, base, level)


def part(scene: CheckContext) -> Iterator[Check]:
    """What is included, or "30 of 50", may not be more than the whole."""
    for whole, piece in zip(scene.quantities, scene.quantities[1:], strict=False):
        between = folded(scene.between(whole, piece)).strip(" ,;()-")
        if between in scene.words.including and countable(whole, piece):
            if any((q.value or 0) >= (piece.value or 0) > (whole.value or 0) for q in scene.quantities if q.end <= whole.start):
                continue  # "226,000 people in 14 countries, including 120,000 in Indonesia": part of what was told before
            yield part_check(whole, piece, whole.relation in {"at_least", "more_than"})
        elif between == "" and between_of(scene, whole) and countable(whole, piece) and (piece.unit is None or same_kind(whole, piece)):
            yield part_check(whole, piece, False)
        elif between in scene.words.of and (same_kind(whole, piece) or (whole.unit is None and piece.value)) and countable(whole, piece):
            yield part_check(piece, whole, False)


def part_in_percent(scene: CheckContext) -> Iterator[Check]:
    """A share told right beside the part and the whole: "45 of 50 deputies (80 percent)", «две трети — 20 из 50»."""
    for i, (piece, whole) in enumerate(zip(scene.quantities, scene.quantities[1:], strict=False)):
        pair = folded(scene.between(piece, whole)).strip() in scene.words.of and countable(piece, whole)
        shares = scene.quantities[max(0, i - 1) : i] + scene.quantities[i + 2 : i + 3] if pair else ()
        for share in shares:
            gap = scene.between(share, piece) if share.end <= piece.start else scene.between(whole, share)
            if share.unit == "%" and share.value and is_beside(gap):
                yield part_in_percent_check(piece, whole, share)


def is_beside(between: str) -> bool:
    """Whether a bracket or dash, and at most the noun counted, stands between two amounts that are one."""
    return any(mark in between for mark in "(—–") and len(between.split()) <= 2


def part_in_percent_check(piece: Quantity, whole: Quantity, share: Quantity) -> Check:
    real = 100 * (piece.value or 0) / (whole.value or 1)
    fits = spread(share).meets(spread(piece).times(Range(100, 100)).over(spread(whole)))
    detail = f"{amount(piece)} of {amount(whole)} is {real:.3g} %, the text says {share.value:.3g} %"
    return check("percent", "consistent" if fits else "inconsistent", detail, piece, whole, share)


def between_of(scene: CheckContext, whole: Quantity) -> bool:
    """Whether "of" opens the clause before a whole: "Of the 45 passengers, 31 survived"."""
    first = next((k for k, word in enumerate(scene.line) if word.start >= whole.start), 0)
    before = [word.fold for word in scene.line[max(0, first - 2) : first]]
    return bool(before) and (before[-1] in scene.words.of or (before[0] in scene.words.of and before[-1] in scene.words.the))


def countable(one: Quantity, other: Quantity) -> bool:
    roles = {"level", "count"}
    return bool(one.value and other.value) and one.role in roles and other.role in roles and "%" not in {one.unit, other.unit}


def part_check(whole: Quantity, piece: Quantity, open_ended: bool) -> Check:
    fits = (piece.value or 0) <= (whole.value or 0)
    verdict: Verdict = "consistent" if fits else "unclear" if open_ended else "inconsistent"
    sign = "≤" if fits else ">"
    return check("part", verdict, f"the part {amount(piece)} {sign} the whole {amount(whole)}", whole, piece)


def total(scene: CheckContext) -> Iterator[Check]:
    """A sum and its listed parts: «30 человек: 10 мужчин, 15 женщин и 5 детей»."""
    for i, whole in enumerate(scene.quantities[:-2]):
        parts = listed(scene, i)
        if len(parts) >= 2 and all(countable(whole, p) for p in parts):
            yield total_check(scene, whole, parts)


def listed(scene: CheckContext, i: int) -> list[Quantity]:
    """The quantities listed after a colon or dash behind the `i`-th, up to the end of the list."""
    rest = scene.quantities[i + 1 :]
    whole = scene.quantities[i]
    if not rest or not opens_list(scene, folded(scene.between(whole, rest[0]))):
        return []
    found = [rest[0]]
    for one in rest[1:]:
        between = scene.between(found[-1], one)
        if len(between) > 60 or ";" in between or has_verb(scene, found[-1], one):
            break
        found.append(one)
    return found


def has_verb(scene: CheckContext, first: Quantity, last: Quantity) -> bool:
    """Whether a new clause begins between two amounts."""
    return any(t.pos in {"VERB", "AUX"} and t.relation not in {"amod", "acl"} for t in scene.sentence.tokens_in(first.end, last.start))


def opens_list(scene: CheckContext, between: str) -> bool:
    marks = [mark for mark in scene.words.sum_marks if mark in between.split() or between.endswith((mark, mark + " "))]
    included = any(between.strip(" ,").endswith(phrase) for phrase in scene.words.including)
    return (bool(marks) and len(between) <= 40) or included


def total_check(scene: CheckContext, whole: Quantity, parts: list[Quantity]) -> Check:
    added = sum(p.value or 0 for p in parts)
    bounds = Range(sum(spread(p).low for p in parts), sum(spread(p).high for p in parts))
    included = any(phrase in folded(scene.between(whole, parts[0])) for phrase in scene.words.including)
    fits = bounds.low <= spread(whole).high if included else bounds.meets(spread(whole))
    shown = " + ".join(plain(p.value or 0) for p in parts)
    detail = f"{shown} = {plain(added)}, the text says {amount(whole)}"
    return check("sum", "consistent" if fits else "inconsistent", detail, whole, *parts)


def shares(scene: CheckContext) -> Iterator[Check]:
    """Shares of one whole may not be more than all of it."""
    found = [q for q in scene.quantities if q.unit == "%" and q.role == "level" and q.value]
    if len(found) < 2 or not shares_of_one(scene, found):
        return
    added = sum(q.value or 0 for q in found)
    shown = " + ".join(plain(q.value or 0) for q in found)
    verdict: Verdict = "inconsistent" if added > 101.5 else "consistent"
    yield check("shares", verdict, f"{shown} = {plain(added)} %" + (", more than all" if added > 101.5 else ""), *found)


def shares_of_one(scene: CheckContext, found: list[Quantity]) -> bool:
    """Whether every percentage stands beside a word that makes it a share (a vote for, against, abstaining)."""
    stems, sides = scene.words.share, scene.words.sides
    near = [[word for word in scene.line if q.start - 25 <= word.start < q.end + 25] for q in found]
    return all(any(word.fold.startswith(stems) or word.fold in sides for word in words) for words in near)
