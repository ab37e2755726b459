"""Which times and quantities belong to which act: by the tree inside a sentence, by the order of telling beyond it."""

from collections.abc import Sequence

from msgspec.structs import replace

from dragoman.model import Quantity, Reading, Sentence, Span, Time, Token, day_of

CLAUSES = {"acl", "advcl", "ccomp", "csubj", "parataxis", "xcomp"}
BORDER = 2  # what it costs to cross into another clause
FARTHEST = 14  # steps and borders beyond which a time belongs to something else
NEAR = 80  # characters that weigh as much as a step in the tree
BRACKET = 40  # characters between an amount and its conversion
STORY = 100  # characters back in which a story from the past still goes on, where the text names no fresh day


def time_of(
    reading: Reading, sentence: Sentence, trigger: Token, inherit: bool = False, compared: bool = False, over: bool = False
) -> Time | None:
    """When what the trigger tells of was or will be: the nearest time of its sentence, by the tree.

    With `inherit` (for events told in sequence) also the last fresh day told before the sentence, else the day of a release.
    An open «с 2014 года» ends at publication; beside an amount that is `compared` with, and for what happened in it («с 2014 года,
    когда …»), it is only the year named. What is `over` or going on reaches no further than publication ("this week").
    """
    inside = [t for t in reading.index.times.inside(sentence.start, sentence.end) if known(t)]
    ranked = sorted((cost + gap(trigger, t) // NEAR, t.span[0], t) for t in inside if (cost := distance(sentence, trigger, t)) <= FARTHEST)
    found = year_beside(sentence, ranked) if ranked else told_before(reading, sentence) if inherit and not inside else None
    found = found or (released(reading, sentence, trigger) if inherit else None)
    named = compared or (found is not None and hangs_on(sentence, trigger, found))
    if found and named and found.start and found.end is None and found.start.endswith("-01-01"):
        return replace(found, end=f"{found.start[:4]}-12-31")
    return replace(closed(found, reading.document.published, over), inferred=not ranked) if found else None


def released(reading: Reading, sentence: Sentence, trigger: Token) -> Time | None:
    """The day of a ministry's or presidency's own text, for what its main clauses tell."""
    day = day_of(reading.document.published) if reading.publisher else None
    above = (trigger, *sentence.ancestors(trigger))
    if day is None or any(token.base in CLAUSES - {"xcomp"} for token in above):
        return None
    return Time(day, day, "", (trigger.start, trigger.start))


def year_beside(sentence: Sentence, ranked: Sequence[tuple[int, int, Time]]) -> Time:
    """The nearest time; where a year stands right beside it in which it does not lie, that year ("on this day in 1939")."""
    cost, _, nearest = ranked[0]
    head = sentence.head_of(*nearest.span)
    for further, _, time in ranked[1:]:
        above = sentence.head_of(*time.span)
        beside = further == cost or (head is not None and above is not None and above.head == head.index)
        if beside and names_year(time) and not names_year(nearest) and (time.end or "") < (nearest.start or ""):
            return time
    return nearest


def names_year(time: Time) -> bool:
    """Whether the words of a time name its year."""
    return time.start is not None and time.start[:4] in time.text


def hangs_on(sentence: Sentence, trigger: Token, time: Time) -> bool:
    """Whether the trigger's clause tells what happened at a time («с 2014 года, когда …»)."""
    head = sentence.head_of(*time.span)
    return head is not None and any(above.index == head.index for above in sentence.ancestors(trigger))


def known(time: Time) -> bool:
    return time.start is not None or time.end is not None


def closed(time: Time, published: str | None, over: bool = False) -> Time:
    """What has gone on since some day went on until publication; so did what is over but has a period that goes on."""
    day = day_of(published)
    begun = time.start is not None and day != "" and time.start <= day
    goes_on = time.end is None or (over and time.end > day)
    return replace(time, end=day) if begun and goes_on else time


def distance(sentence: Sentence, trigger: Token, time: Time) -> int:
    """How far a time is from the trigger in the tree: steps, and more for each border of a clause."""
    head = sentence.head_of(*time.span)
    if head is None:
        return FARTHEST + 1
    mine, theirs = [trigger, *sentence.ancestors(trigger)], [head, *sentence.ancestors(head)]
    common = {t.index for t in mine} & {t.index for t in theirs}
    return climb(mine, common) + climb(theirs, common)


def gap(trigger: Token, time: Time) -> int:
    """Characters between the trigger and the time."""
    return max(0, time.span[0] - trigger.end, trigger.start - time.span[1])


def climb(path: list[Token], common: set[int]) -> int:
    """The cost of going up a path until the part that both share."""
    cost = 0
    for token in path:
        if token.index in common:
            break
        cost += 1 + BORDER * (token.base in CLAUSES)
    return cost


def told_before(reading: Reading, sentence: Sentence) -> Time | None:
    """The last single day told before the sentence that is the time of the news: within days of publication; else the first told at all.

    However far back it was told: where annotators gave an act without a time of its own one, it was this day in 66 of 80 cases,
    in 46 if only 500 characters were looked back over.
    """
    days = reading.index.news_days
    day = days.before(sentence.start) or days.after(sentence.start)
    if day is not None:
        return day
    near = reading.index.times.touching(sentence.start - STORY, sentence.start)
    story = [t for t in near if t.start and t.end and t.span[1] <= sentence.start]
    return story[-1] if story else None


def quantities_of(reading: Reading, evidence: Span, sentence: Sentence | None = None, trigger: Token | None = None) -> tuple[Quantity, ...]:
    """The quantities that stand in the clause of an act; a conversion in brackets goes with the amount before it.

    The noun that a participle belongs to is of its clause («140 мигрантов, спасённых …»), so that its number is, too; so is the subject
    of the verb above an infinitive («смогли вернуться 246 военных»).
    """
    nouns = outer_nouns(sentence, trigger) if sentence and trigger else []
    index = reading.index.quantities
    counted = [quantity for noun in nouns for quantity in index.covering(noun.start, noun.end)]
    first = min([evidence.start, *(quantity.start for quantity in counted)])
    kept: list[Quantity] = []
    before = index.before(first)
    for quantity in index.starting_from(first):
        bracketed = before is not None and quantity.role == "conversion" and quantity.start - before.end <= BRACKET
        if quantity.start >= evidence.end and not bracketed and quantity not in counted:
            break
        if before in kept if bracketed else evidence.covers(quantity) or quantity in counted:
            kept.append(quantity)
        before = quantity
    return tuple(kept)


def outer_nouns(sentence: Sentence, trigger: Token) -> list[Token]:
    """The nouns outside the clause of a participle or infinitive that are of it all the same."""
    above = sentence.head(trigger)
    if above is None:
        return []
    if trigger.base in {"acl", "amod"}:
        return [above]
    return list(sentence.children(above, "nsubj")) if trigger.base == "xcomp" else []
