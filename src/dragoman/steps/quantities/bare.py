"""What a number without a noun of its own counts: what its subject is a number of, what stands beside it, the people killed."""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from dragoman.grammar.words import Word
from dragoman.model import Quantity, Sentence, Token
from dragoman.steps.quantities.counted import own_name
from dragoman.steps.quantities.roles import is_money
from dragoman.steps.quantities.vocabulary import PERCENT, TIMES, AmountVocabulary

NEAREST = 5  # amounts back from which an amount may take its unit
MANY = 1_000_000  # a bare number so large after money is money («против 20 млрд годом ранее»)
REACH = 20  # characters within which a verb of killing tells what a bare number counts
GROUP = range(3, 100)  # how many "the seven" may be
NOMINAL = {"NOUN", "PROPN", "ADJ", "NUM", "X"}
COUNTED = {"count", "level", "duration"}
NO_UNIT = {None, "unit", "one"}  # «1550 единиц» and "45 new ones" say no more of what is counted than the number does


class SentenceAmounts(Struct, frozen=True, dict=True):
    """A sentence and its amounts; those up to the one in question have their units already."""

    found: list[Quantity]
    sentence: Sentence
    line: list[Word]
    vocabulary: AmountVocabulary

    @cached_property
    def starts(self) -> list[int]:
        return [word.start for word in self.line]

    def words(self, start: int, end: int) -> list[Word]:
        """The words that begin in [start, end)."""
        return self.line[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def before(self, k: int) -> Quantity | None:
        return self.found[k - 1] if k > 0 else None

    def after(self, k: int) -> Quantity | None:
        return self.found[k + 1] if k + 1 < len(self.found) else None


def with_units(found: Sequence[Quantity], sentence: Sentence, line: list[Word], vocabulary: AmountVocabulary) -> list[Quantity]:
    """The amounts of a sentence, those without a unit with the one that their surroundings give."""
    amounts = SentenceAmounts(list(found), sentence, line, vocabulary)
    for k, one in enumerate(amounts.found):
        if one.unit in NO_UNIT:
            amounts.found[k] = next((settled for rule in RULES if (settled := rule(amounts, k))), one)
    return amounts.found


def counting(one: Quantity, unit: str) -> Quantity:
    return replace(one, unit=unit, role="count" if one.role == "level" else one.role)


def compared(amounts: SentenceAmounts, k: int) -> Quantity | None:
    """What an amount is compared with is measured as that amount: «выросли до 5 млрд долларов против 3 млрд»."""
    one = amounts.found[k]
    earlier = reversed(amounts.found[max(0, k - NEAREST) : k])
    unit = next((q.unit for q in earlier if q.unit not in {None, TIMES, PERCENT} and q.role != "duration"), None)
    large = one.value is not None and one.value >= MANY and is_money(unit)
    return replace(one, unit=unit) if unit and (one.role == "baseline" or large) else None


def joined(amounts: SentenceAmounts, k: int) -> Quantity | None:
    """«102 и 21 человек», "30 of 50 missiles": the unit of the amount behind."""
    one, after = amounts.found[k], amounts.after(k)
    if after is None or after.unit is None or after.role not in COUNTED:
        return None
    between = [word.fold for word in amounts.words(one.end, after.start)[:3]]
    joins = amounts.vocabulary.words.joins
    alike = 1 <= len(between) <= 2 and all(word in joins for word in between)
    words_ = amounts.vocabulary.words
    part = after.role == "count" and 1 <= len(between) <= 2 and between[0] in words_.of and words_.determiners.issuperset(between[1:])
    return replace(one, unit=after.unit, role=after.role) if alike or part or killed_alike(amounts, one, after, between) else None


def killed_alike(amounts: SentenceAmounts, one: Quantity, after: Quantity, between: list[str]) -> bool:
    """«погиб один и ранено двое военных», "killing one and wounding two soldiers": both are of the people named last."""
    words_ = amounts.vocabulary.words
    verb = amounts.words(one.start - REACH, one.start)[-1:]
    told = len(between) == 2 and between[0] in words_.joins and between[1].startswith(words_.casualties)
    return told and after.unit in words_.aging and bool(verb) and verb[0].fold.startswith(words_.casualties)


def out_of(amounts: SentenceAmounts, k: int) -> Quantity | None:
    """«45 голосов из 50»: the unit of the amount before."""
    one, before = amounts.found[k], amounts.before(k)
    if before is None or before.unit is None or before.role != "count":
        return None
    between = [word.fold for word in amounts.words(before.end, one.start)]
    return counting(one, before.unit) if len(between) == 1 and between[0] in amounts.vocabulary.words.of else None


def told_of(amounts: SentenceAmounts, k: int) -> Quantity | None:
    """«число беженцев достигло 3000», "the number of companies rose to 40", "a population of 5 million"."""
    one = amounts.found[k]
    head = amounts.sentence.head_of(one.start, one.end)
    nouns = (*nouns_before(amounts, one), *subjects(amounts.sentence, head)) if head else ()
    unit = next((unit for noun in nouns if (unit := unit_told(amounts, noun))), None)
    return counting(one, unit) if unit else None


def nouns_before(amounts: SentenceAmounts, one: Quantity) -> list[Token]:
    """The two tokens right before an amount: «с населением в 5 млн»."""
    index = next((t.index for t in amounts.sentence.tokens if t.start >= one.start), 0)
    return list(amounts.sentence.tokens[max(0, index - 2) : index])


def subjects(sentence: Sentence, head: Token) -> Iterator[Token]:
    """The nouns that the number at `head` belongs to, up to the first subject."""
    for token in (head, *sentence.ancestors(head)):
        yield token
        subject = sentence.child(token, "nsubj")
        if subject:
            yield subject
            return


def unit_told(amounts: SentenceAmounts, noun: Token) -> str | None:
    words_ = amounts.vocabulary.words
    counts, heads = noun.lemma in words_.number_of, noun.lemma in words_.headcounts
    things = [t for t in amounts.sentence.children(noun, "nmod") if t.pos == "NOUN" and t.features.get("Number") == "Plur"]
    unit = own_name(amounts.sentence, things[0], amounts.vocabulary) if things and (counts or heads) else None
    if heads:
        return unit if unit in words_.aging else "person"
    return unit


def counted_again(amounts: SentenceAmounts, k: int) -> Quantity | None:
    """"30 tanks, including 45 new ones": the unit of the last thing counted."""
    earlier = (q.unit for q in reversed(amounts.found[max(0, k - NEAREST) : k]) if q.role == "count" and q.unit)
    unit = next(earlier, None) if amounts.found[k].unit == "one" else None
    return counting(amounts.found[k], unit) if unit else None


def named_before(amounts: SentenceAmounts, k: int) -> Quantity | None:
    """«две трети голосов — 67», "Missiles fired: 40": a noun in the plural before a dash or colon."""
    one = amounts.found[k]
    before = amounts.words(amounts.sentence.start, one.start)[-2:]
    if len(before) < 2 or before[1].fold not in {"-", ":"} or before[1].glued == (before[1].fold == "-"):
        return None
    token = next(iter(amounts.sentence.tokens_in(before[0].start, before[0].end)), None)
    unit = amounts.vocabulary.units.names.get(token.lemma) if token and token.features.get("Number") == "Plur" else None
    return counting(one, unit) if unit else None


def killed(amounts: SentenceAmounts, k: int) -> Quantity | None:
    one = amounts.found[k]
    near = amounts.words(one.start - REACH, one.end + REACH)
    told = one.unit is None and any(word.fold.startswith(amounts.vocabulary.words.casualties) for word in near)
    return replace(one, unit="person", role="count") if told else None


Rule = Callable[[SentenceAmounts, int], Quantity | None]
RULES: tuple[Rule, ...] = (compared, joined, out_of, counted_again, told_of, named_before, killed)


def stands_for_killed(line: list[Word], i: int, end: int, vocabulary: AmountVocabulary) -> bool:
    """«погиб один», "one was killed", "killing three": a number word right beside a verb of killing."""
    words_ = vocabulary.words
    before, after = (line[i - 1].fold if i else ""), [word.fold for word in line[end : end + 2]]
    if before in words_.nobody or words_.of & {*after[:1]}:
        return False
    told = after[1:] if words_.function_words & {*after[:1]} else after[:1]
    return any(word.startswith(words_.casualties) for word in (before, *told))


def stands_for_group(line: list[Word], i: int, end: int, value: float, sentence: Sentence, vocabulary: AmountVocabulary) -> bool:
    """"the seven", where no noun follows."""
    known = i > 0 and line[i - 1].fold in vocabulary.words.definite and line[i].text.islower()
    token = next(iter(sentence.tokens_in(line[i].start, line[i].end)), None)
    if not known or value not in GROUP or token is None or token.base == "nummod":
        return False
    follows = line[end : end + 1]
    nominal = any(t.pos in NOMINAL for word in follows for t in sentence.tokens_in(word.start, word.end))
    return not nominal and not any(word.glued and word.fold == "-" for word in follows)


def told_again(group: Quantity, earlier: Sequence[Quantity]) -> Quantity:
    """What "the seven" are: what the same number counted last, else people."""
    before = (q.unit for q in reversed(earlier) if q.value == group.value and q.role == "count" and q.unit)
    return replace(group, unit=next(before, "person"))
