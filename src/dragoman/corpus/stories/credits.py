"""Which outlets a text names as those from which it comes."""

import re
from collections.abc import Iterator, Sequence

import regex

from dragoman.corpus.stories.profile import Credit, Passage, Profile
from dragoman.corpus.stories.words import Located
from dragoman.lang.lemmas import WORD, Lemmas
from dragoman.lexicon.credits import credit_words
from dragoman.lexicon.transliteration import name_key
from dragoman.model import Reading, Span, cut

QUOTED = re.compile(r"[«„“\"]([^«»„“”\"]{2,50})[»“”\"]")
NAME = r"\p{Lu}[\w'’&-]*(?:\.\w[\w'’&-]*)*"
RUN = regex.compile(rf"{NAME}(?:\s(?:{NAME}|\p{{Ll}}{{1,3}}(?=\s\p{{Lu}})))*")
DATELINE = re.compile(r"\(([^()\n]{2,40})\)\s*[-–—]|[-–—]\s*([^-–—.\n(]{2,40})\.\s")  # (Reuters) - …; МОСКВА, 8 апр — РИА Новости. …
DATELINE_LENGTH = 90  # characters of a line in which a dateline ends
MOST_WORDS = 6


def credits(reading: Reading, located: Located, passages: Sequence[Passage], lemmas: Lemmas) -> tuple[Credit, ...]:
    """Names that stand where the source of a text is named; whose outlets they are is found out when documents are compared.

    Its own outlet may be among them: "a doctor told Silk Road Wire" says that nobody else was asked.
    """
    named = [*datelines(reading), *credited(reading, located, passages), *(flag for flag in reading.flags if flag.kind == "repost")]
    found = [Credit(span.text, span.start, span.end, outlet_key(span.text, reading.document.language, lemmas)) for span in named]
    found += list(known(reading))
    kept = {(one.start, one.key): one for one in found if one.key}
    return tuple(kept[place] for place in sorted(kept))


def outlet_key(name: str, language: str, lemmas: Lemmas) -> tuple[str, ...]:
    """The words of a name as `name_key` writes them, without small ones."""
    words = (lemma for word in WORD.findall(name)[:MOST_WORDS] for lemma in lemmas.of_text(word, language)[:1])
    return tuple(name_key(word) for word in words if word not in credit_words().joining)


def datelines(reading: Reading) -> Iterator[Span]:
    for paragraph in reading.paragraphs:
        if found := DATELINE.search(paragraph.text[:DATELINE_LENGTH]):
            group = 1 if found[1] else 2
            yield cut(reading.document.text, paragraph.start + found.start(group), paragraph.start + found.end(group))


def credited(reading: Reading, located: Located, passages: Sequence[Passage]) -> Iterator[Span]:
    """Names in the sentences that have a word that credits."""
    text, places = reading.document.text, [place for place, word, _ in located.words if word in credit_words().words]
    for passage in passages:
        if not any(passage.start <= place < passage.end for place in places):
            continue
        sentence = text[passage.start : passage.end]
        for pattern, group in ((QUOTED, 1), (RUN, 0)):
            for found in pattern.finditer(sentence):
                yield cut(text, passage.start + found.start(group), passage.start + found.end(group))


def known(reading: Reading) -> Iterator[Credit]:
    """Outlets that the actor tables know, under their canonical names; those that statements rest on."""
    for statement in reading.statements:
        for speaker in (*statement.relayed_by, *((statement.source,) if statement.source else ())):
            if speaker.actor and speaker.actor.sector == "MED":
                yield Credit(speaker.text, speaker.start, speaker.end, tuple(map(name_key, WORD.findall(speaker.actor.name))))


def names(credit: Credit, outlet: tuple[str, ...]) -> bool:
    """Whether the words name the outlet."""
    size = len(outlet)
    return any(credit.key[place : place + size] == outlet for place in range(len(credit.key) - size + 1))


def credit_of(copy: Profile, original: Profile) -> Credit | None:
    """Where one document says that it comes from the other's outlet; nowhere if that is its own as well."""
    others = [outlet for outlet in original.known_as if outlet not in copy.known_as]
    return next((credit for credit in copy.credits if any(names(credit, outlet) for outlet in others)), None)


def is_firsthand(document: Profile) -> bool:
    """Whether a document names its own outlet where sources are named."""
    return any(names(credit, outlet) for credit in document.credits for outlet in document.known_as)
