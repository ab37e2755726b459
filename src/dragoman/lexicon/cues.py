"""Cues: the words that tell that somebody says, believes, wants, shows … something."""

from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import Literal

from msgspec import Struct

from dragoman.lexicon.toml import load
from dragoman.model import Medium, Stance

Part = Literal["verb", "noun", "adjective", "adverb", "phrase"]
Shape = Literal["clause", "infinitive", "object", "about", "speech"]
Voice = Literal["active", "impersonal"]
Speakers = Literal["any", "evidence", "informants", "actors"]


class CueExample(Struct, frozen=True, forbid_unknown_fields=True):
    """A sentence and what must be read from it; `content` None: nothing."""

    text: str
    content: str | None = None
    source: str | None = None


class Cue(Struct, frozen=True, forbid_unknown_fields=True):
    """A class of cues.

    lemmas    dictionary forms, each with a sentence in which it is the cue; the further words of one with several stand near the
              first ("point out", «дать понять»)
    part      what the first word is in the tree; a `phrase` is a preposition group before its source («по словам», "according to"),
              an `adverb` tells that its clause is somebody else's word («якобы», "reportedly")
    shapes    how the content hangs on the cue: a finite `clause`, an `infinitive` (with the one asked), the `object` with what
              follows it, a phrase with one of the prepositions `about`, direct or parenthetical `speech`
    voice     `impersonal`: never has a subject that speaks («считается», "it seems")
    speakers  who may speak by this cue: `evidence` only inquiries, data and the like («показать»), `informants` only people and media,
              `actors` only those known as political actors (for acts that say something only when they are theirs)
    origin    the one named is the origin of what the statement beside it passes on («со ссылкой на …», "citing …")
    relaying  the usual word of those who pass on: beside «по словам X» it stands further out («…, сообщает ТАСС»)
    not_with  words after a cue that make it none («согласно графику», "declined to comment")
    """

    lemmas: dict[str, str]
    part: Part
    shapes: tuple[Shape, ...]
    stance: Stance = "says"
    about: tuple[str, ...] = ()
    voice: Voice = "active"
    medium: Medium | None = None
    speakers: Speakers = "any"
    origin: bool = False
    relaying: bool = False
    not_with: tuple[str, ...] = ()
    examples: tuple[CueExample, ...] = ()


class CueFile(Struct, frozen=True, forbid_unknown_fields=True):
    cue: tuple[Cue, ...]


class CueWords(Struct, frozen=True, forbid_unknown_fields=True):
    """What else a language's statements need, in lower case.

    silent_conjunctions  conjunctions that belong neither to the cue nor to the content
    conjunctions         further ones that open a content and belong to it («чтобы», "whether")
    questions            words that open an indirect question
    bare_clauses         whether a clause may be a content without any conjunction
    this                 what stands for something already said («об этом», "this")
    as_words             what leads a parenthesis («как пишет …», "as … put it")
    possessives          possessives in a phrase («по его словам»)
    through              prepositions of the medium («в письме», "in an interview")
    venues               prepositions of the body that speaks («заявили в МИД»); empty where the language has none
    corrected            dictionary forms of words that the engine's lemmas get wrong
    documents            nouns of media, by medium
    evidence             further nouns of what shows or finds something
    informants           nouns of those who know something and tell it
    pronouns             subjects that stand for a speaker named before
    when                 nouns that tell a day or time and never speak
    negations            adverbs and particles that deny a cue
    refusals             verbs after which nothing is said ("declined to comment")
    first_person         pronouns of whoever writes or is quoted
    sides                nouns of a party that speaks without its verb's subject («с российской стороны», after its preposition)
    questioners          what stands before a question in a transcript («Вопрос:», "Q:")
    residents            nouns of those who belong to where a text plays, where it does not say to whom ("police", «прокуратура»)
    named_pronouns       whether a pronoun speaker is given as the words that name him
    joint_apart          whether joint speakers make a statement each
    """

    silent_conjunctions: frozenset[str]
    conjunctions: frozenset[str]
    questions: frozenset[str]
    bare_clauses: bool
    this: frozenset[str]
    as_words: frozenset[str]
    possessives: frozenset[str]
    through: frozenset[str]
    venues: frozenset[str]
    pronouns: frozenset[str]
    when: frozenset[str]
    negations: frozenset[str]
    refusals: frozenset[str]
    first_person: frozenset[str]
    sides: frozenset[str]
    questioners: frozenset[str]
    residents: frozenset[str]
    named_pronouns: bool
    joint_apart: bool
    corrected: dict[str, str]
    evidence: frozenset[str]
    informants: frozenset[str]
    documents: dict[Medium, frozenset[str]]

    def medium(self, lemma: str) -> Medium | None:
        return next((medium for medium, lemmas in self.documents.items() if lemma in lemmas), None)


class Cues:
    """The cues of one language; `starting` finds those whose first word has a lemma."""

    def __init__(self, cues: Iterable[Cue], words: CueWords) -> None:
        self.all, self.words = tuple(cues), words

    @cached_property
    def starting(self) -> dict[str, list[tuple[tuple[str, ...], Cue]]]:
        """First lemma → the further words and the row, longest first."""
        found: dict[str, list[tuple[tuple[str, ...], Cue]]] = defaultdict(list)
        for cue in self.all:
            for lemma in cue.lemmas:
                first, *further = lemma.split()
                found[first].append((tuple(further), cue))
        for rows in found.values():
            rows.sort(key=lambda row: -len(row[0]))
        return dict(found)


def load_cues(folder: Path) -> Cues:
    """The cues in a language's folder: `words.toml` and one file per class."""
    rows = [row for path in sorted(folder.glob("*.toml")) if path.name != "words.toml" for row in load(path, CueFile).cue]
    return Cues(rows, load(folder / "words.toml", CueWords))
