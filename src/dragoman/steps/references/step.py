"""All references of a document, from its beginning to its end."""

from collections.abc import Sequence

from msgspec.structs import replace

from dragoman.lexicon.references import ReferenceMatch
from dragoman.lexicon.words import NameWord, words
from dragoman.model import Mention, Reading, Sentence
from dragoman.steps.references import countries, pronouns, roles
from dragoman.steps.references.context import ReferenceContext
from dragoman.tools import Step, Tools


def find_references(reading: Reading, tools: Tools) -> Reading:
    """Resolved where one actor fits; else with the candidates between which no choice was made."""
    context = ReferenceContext(reading, tools.lexicon, tools.languages)
    for index, sentence in enumerate(reading.trees):
        if sentence.tokens:
            in_sentence(context, index, sentence)
    return replace(reading, references=tuple(sorted(context.found, key=lambda m: m.start)))


def in_sentence(context: ReferenceContext, index: int, sentence: Sentence) -> None:
    marked, done = words(sentence.text, sentence.start), 0
    references, offices = context.lexicon.references, context.lexicon.offices
    for at in sorted({*references.starts(marked), *offices.starts(marked)}):
        if at < done:
            continue
        found = references.at(marked, at, sentence.language)
        office = None if found else roles.office_at(offices, marked, at, context.languages[sentence.language])
        last = found.last if found else office[0] if office else at + 1
        if context.taken(index, marked[at].start, marked[last - 1].end):
            continue
        one = resolve(context, index, sentence, marked, found) if found else None
        if office and office[1].kind == "office":
            one = roles.resolve(context, index, marked, at, last, office[2])
        elif office and (office[1].only or office[1].implied):
            one = roles.institution(context, index, sentence, marked, at, last, office[2])
        if one is not None:
            context.found.append(one)
        done = last


def resolve(context: ReferenceContext, index: int, sentence: Sentence, marked: Sequence[NameWord], found: ReferenceMatch) -> Mention | None:
    first, last, row = found.first, found.last, found.row
    match row.kind:
        case "pronoun":
            return pronouns.resolve(context, index, sentence, marked, first, row)
        case "counterpart":
            return roles.counterpart(context, sentence, marked, first, last)
        case "descriptor":
            return countries.descriptor(context, index, sentence, marked, first, last, row)
        case "group":
            return countries.group(context, index, sentence, marked, first, last, row)
        case "region":
            return countries.region(context, marked, first, last, row)


STEP = Step("references", needs=("trees", "mentions"), gives=("references",), run=find_references)
