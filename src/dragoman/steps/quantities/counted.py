"""What a number counts: the unit that stands after it."""

from collections.abc import Iterator

from msgspec import Struct

from dragoman.grammar.words import Word
from dragoman.model import Role, Sentence, Token
from dragoman.steps.quantities.vocabulary import PERCENT, TIMES, AmountVocabulary

INSIDE = {"ADJ", "DET", "NOUN", "PROPN", "ADV", "X", "NUM"}
OWNER = 3  # words in the name of an owner
FARTHEST = 5  # words between a number and the noun it counts


class Unit(Struct, frozen=True):
    """A unit, the index of the word after it, and the role that a quantity in it usually has."""

    name: str
    end: int
    role: Role
    money: bool = False


def unit_after(line: list[Word], i: int, sentence: Sentence, vocabulary: AmountVocabulary) -> Unit | None:
    """The unit that stands at word `i`, right after a number."""
    if i >= len(line):
        return unit_before(line, i, vocabulary)
    return (
        money(line, i, vocabulary) or written_on(line, i, vocabulary) or noun(line, i, sentence, vocabulary)
        or unit_before(line, i, vocabulary)
    )


def money(line: list[Word], i: int, vocabulary: AmountVocabulary) -> Unit | None:
    """A currency by name, sign or code."""
    code = vocabulary.code(line[i])
    if code:
        return Unit(code, i + 1, "level", True)
    found = vocabulary.money.at(line, i, vocabulary.forms)
    return Unit(found[0], found[1], "level", True) if found else None


def written_on(line: list[Word], i: int, vocabulary: AmountVocabulary) -> Unit | None:
    """A unit joined to the number by a hyphen: «30-летний», "30-year", "5.1-magnitude", "3-billion-dollar"."""
    if line[i].fold != "-" or not line[i].glued or i + 1 >= len(line) or not line[i + 1].glued:
        return None
    named = line[i + 1].text[0].isupper() or line[i + 1].fold in vocabulary.numbers.table.ordinal.suffixes
    currency = None if named else money(line, i + 1, vocabulary)
    if currency:
        return currency
    found = vocabulary.written_on.at(line, i + 1) or vocabulary.counted.at(line, i + 1, vocabulary.forms)
    if found is None or named or is_longer(line, found[1], vocabulary):
        return None
    if found[0] == "year" and is_age(line, found[1], vocabulary):
        return None
    return Unit(found[0], found[1], role_of(found[0], vocabulary))


def is_longer(line: list[Word], i: int, vocabulary: AmountVocabulary) -> bool:
    """Whether the word goes on after a hyphen: "three-year-old", though not "300-kilometre-long"."""
    goes_on = i + 1 < len(line) and line[i].fold == "-" and line[i].glued
    return goes_on and line[i + 1].fold not in vocabulary.words.dimensions


def is_age(line: list[Word], i: int, vocabulary: AmountVocabulary) -> bool:
    """Whether «41-летний» tells the age of the one named after it."""
    if not vocabulary.words.age_before_name or i >= len(line):
        return False
    known = known_noun(line, i, vocabulary)
    return line[i].text[0].isupper() or (known is not None and known.name in vocabulary.words.aging)


def noun(line: list[Word], i: int, sentence: Sentence, vocabulary: AmountVocabulary) -> Unit | None:
    known = known_noun(line, i, vocabulary)
    if known:
        return known
    if not sentence.tokens:
        return plural(line, i, vocabulary)
    return by_tree(line, i, sentence, vocabulary) or beside(line, i, sentence, vocabulary)


def beside(line: list[Word], i: int, sentence: Sentence, vocabulary: AmountVocabulary) -> Unit | None:
    """A noun in the plural right after the number, where the tree hangs the number elsewhere."""
    token = next(iter(sentence.tokens_in(line[i].start, line[i].end)), None)
    if token is None or token.pos != "NOUN" or token.features.get("Number") != "Plur" or token.end != line[i].end:
        return None
    return Unit(own_name(sentence, token, vocabulary), i + 1, "count")


def unit_before(line: list[Word], i: int, vocabulary: AmountVocabulary) -> Unit | None:
    """A unit that stands before its number: "magnitude 6.8"."""
    named = vocabulary.counted.at(line, i - 2, vocabulary.forms) if i > 1 else None
    fits = named is not None and named[0] in vocabulary.units.before and named[1] == i - 1
    return Unit(named[0], i, role_of(named[0], vocabulary)) if named and fits else None


def noun_of_group(line: list[Word], i: int, vocabulary: AmountVocabulary) -> Unit | None:
    """The noun after "of its": "three of its commanders", "51 of the country's air carriers"."""
    plurals = (plural(line, at, vocabulary) for at in range(i, min(i + 2, len(line))))
    return known_noun(line, i, vocabulary) or next(filter(None, plurals), None)


def owner_end(line: list[Word], i: int, vocabulary: AmountVocabulary) -> int | None:
    """The index after the determiner or owner at word `i`: "its", "Indonesia's"."""
    if i < len(line) and line[i].fold in vocabulary.words.determiners:
        return i + 1
    # the ending may stand apart: "Indonesia 's"
    pairs = ((k, line[k - 1].fold + line[k].fold) for k in range(i, min(i + OWNER, len(line))))
    return next((k + 1 for k, pair in pairs if pair.endswith(vocabulary.words.possessive)), None)


def plural(line: list[Word], i: int, vocabulary: AmountVocabulary) -> Unit | None:
    """Where there is no tree: an unknown word right after the number that looks like a plural by its ending."""
    word, one = line[i], vocabulary.singular(line[i].fold) if vocabulary.singular else line[i].fold
    looks = word.kind == "letters" and word.text.islower() and one != word.fold and len(word.fold) > 3
    return Unit(one, i + 1, "count") if looks else None


def known_noun(line: list[Word], i: int, vocabulary: AmountVocabulary) -> Unit | None:
    """A noun of the table, with adjectives before it; where endings tell the plural, with any words but function words."""
    by_ending = vocabulary.singular is not None
    best: Unit | None = None
    for j in reach(line, i):
        found = vocabulary.counted.at(line, j, vocabulary.forms)
        if found and not (by_ending and best and best.end <= j and not plural_like(line[found[1] - 1], vocabulary)):
            best = Unit(found[0], found[1], role_of(found[0], vocabulary))
            if not by_ending or found[0] in {PERCENT, TIMES} or plural_like(line[found[1] - 1], vocabulary):
                return best
        word = line[j]
        if j > i and is_joined(line, j):
            continue
        if word.kind != "letters" or (not by_ending and not vocabulary.is_adjective(word)):
            break
        if word.fold in vocabulary.words.function_words and word.fold not in vocabulary.words.determiners:
            break
        if is_people(word, vocabulary):
            best = Unit("person", j + 1, "count")
            if plural_like(word, vocabulary) and not next_is_noun(line, j + 1, vocabulary):
                return best
    return best


def reach(line: list[Word], i: int) -> Iterator[int]:
    """The indexes of the words among which a number's noun is looked for; what a hyphen joins is one word."""
    left = FARTHEST
    for j in range(i, len(line)):
        left -= not is_joined(line, j)
        if left < 0:
            return
        yield j


def is_joined(line: list[Word], i: int) -> bool:
    """Whether a word is a hyphen between two others, or joined on by one: "surface-to-air missiles"."""
    hyphen = i if line[i].fold == "-" else i - 1
    inside = 0 < hyphen < len(line) - 1 and line[hyphen].fold == "-" and line[hyphen].glued and line[hyphen + 1].glued
    return inside and line[hyphen - 1].kind == line[hyphen + 1].kind == "letters"


def next_is_noun(line: list[Word], i: int, vocabulary: AmountVocabulary) -> bool:
    """Whether a noun follows for which the word before may be an adjective ("Lebanese soldiers")."""
    return i < len(line) and vocabulary.counted.at(line, i, vocabulary.forms) is not None


def plural_like(word: Word, vocabulary: AmountVocabulary) -> bool:
    return vocabulary.singular is not None and (word.fold.endswith("s") or vocabulary.singular(word.fold) != word.fold)


def is_people(word: Word, vocabulary: AmountVocabulary) -> bool:
    """Whether a word in capitals names people by nation ("Israelis")."""
    return word.text[0].isupper() and len(word.text) > 4 and word.fold.endswith(vocabulary.units.demonym_endings or ("\0",))


def by_tree(line: list[Word], i: int, sentence: Sentence, vocabulary: AmountVocabulary) -> Unit | None:
    """The noun that the tree hangs the number on, in its own dictionary form."""
    if line[i].fold == "-" or line[i].kind == "digits":
        return None  # the other end of a range follows
    number = next(iter(sentence.tokens_in(line[i - 1].start, line[i - 1].end)), None)
    head = sentence.head(number) if number else None
    if number is None or head is None or number.base != "nummod" or head.pos not in {"NOUN", "PROPN"} or head.start < number.start:
        return None
    end = next((k + 1 for k in range(i, min(i + 2 * FARTHEST, len(line))) if line[k].end == head.end), None)
    if end is None or not all(is_inside(word, sentence) for word in line[i : end - 1]):
        return None
    return Unit(own_name(sentence, head, vocabulary), end, "count")


def is_inside(word: Word, sentence: Sentence) -> bool:
    """Whether a word may stand inside a noun phrase, between a number and its noun."""
    tokens = sentence.tokens_in(word.start, word.end)
    return all(t.pos in INSIDE or t.text == "-" or t.relation == "amod" for t in tokens)


def own_name(sentence: Sentence, head: Token, vocabulary: AmountVocabulary) -> str:
    lemma = vocabulary.singular(head.lemma.lower()) if vocabulary.singular else head.lemma.lower()
    known = vocabulary.units.names.get(lemma)
    if known:
        return known
    if vocabulary.singular and head.text[0].isupper() and head.text.lower().endswith(vocabulary.units.demonym_endings):
        return "person"
    return lemma


def role_of(unit: str, vocabulary: AmountVocabulary) -> Role:
    if unit in vocabulary.units.durations:
        return "duration"
    return "level" if unit == PERCENT or unit in vocabulary.units.measures else "count"
