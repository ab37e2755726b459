"""What a rate is told for: "$80 a barrel", «9 млн баррелей в сутки», "12 per 100,000 people"."""

from dragoman.grammar.words import Word
from dragoman.model import Sentence
from dragoman.steps.quantities.counted import unit_after
from dragoman.steps.quantities.vocabulary import AmountVocabulary


def base_after(line: list[Word], i: int, money: bool, sentence: Sentence, vocabulary: AmountVocabulary) -> str | None:
    """The base of the rate whose amount ends before word `i`; None where the amount is no rate."""
    if i >= len(line):
        return None
    known = vocabulary.rates.at(line, i, vocabulary.forms)
    if known:
        return None if known[1] < len(line) and line[known[1]].fold in vocabulary.words.no_rate else known[0]
    opens = line[i].fold in vocabulary.words.per or (money and line[i].fold in vocabulary.words.price_for)
    return measured_base(line, i + 1, sentence, vocabulary) if opens else None


def measured_base(line: list[Word], i: int, sentence: Sentence, vocabulary: AmountVocabulary) -> str | None:
    """"100,000 people" or "share" as `100000 person`, `share`."""
    scale = vocabulary.numbers.table.scales.get(line[i].fold) if i < len(line) else None
    number = vocabulary.numbers.read(line, i, bound=True)
    value, end = (number.value, number.end) if number else (scale.value, i + 1) if scale else (1, i)
    unit = unit_after(line, end, sentence, vocabulary)
    counted = "" if value == 1 else f"{value:.15g}"
    return f"{counted} {unit.name if unit else ''}".strip() or None
