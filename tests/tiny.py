"""A hand-made engine: trees from a readable table, so that no rule test needs a model.

    engine = tiny_engine('''
        1  Russia    Russia    PROPN  _             2  nsubj
        2  offered   offer     VERB   Tense=Past    0  root
        3  Iran      Iran      PROPN  _             2  iobj
        4  grain     grain     NOUN   Number=Sing   2  obj
        5  .         .         PUNCT  _             2  punct
    ''')
    reading = pipeline.run(Document(id="d", text="Russia offered Iran grain."), tools_of(engine))

The columns are those of CoNLL-U that matter: number, form, lemma, part of speech, features, head, relation. One table
holds one sentence; a blank line begins the next. A sentence is found again by its forms, wherever it stands in a text.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

from msgspec.structs import replace

from dragoman.lang import languages
from dragoman.lexicon.language import Language
from dragoman.model import Engine, MentionType, Name, Sentence, Span, Token
from dragoman.pipeline import standard_lexicon
from dragoman.tools import Tools

Row = tuple[str, str, str, dict[str, str], int, str]


class TinyEngine:
    """Knows the sentences of its tables and nothing else; names are given as a mapping from words to types."""

    def __init__(self, language: str, tables: str, names: Mapping[str, MentionType] | None = None) -> None:
        self.language, self.version = language, "by hand"
        self._names = dict(names or {})
        self._rows = {key(row[0] for row in rows): rows for rows in map(rows_of, re.split(r"\n\s*\n", tables.strip("\n"))) if rows}

    def split(self, paragraph: Span) -> list[Span]:
        ends = [found.end() for found in re.finditer(r"[.!?…]+[»”\"]?(?=\s|$)", paragraph.text)]
        if not ends or ends[-1] < len(paragraph.text):
            ends.append(len(paragraph.text))
        found, start = [], 0
        for end in ends:
            start += len(paragraph.text[start:end]) - len(paragraph.text[start:end].lstrip())
            if start < end:
                found.append(Span(paragraph.text[start:end], paragraph.start + start, paragraph.start + end))
            start = end
        return found

    def names(self, sentences: Sequence[Span]) -> list[list[Name]]:
        return [
            [Name(words, s.start + found.start(), s.start + found.end(), kind)
             for words, kind in self._names.items() for found in re.finditer(re.escape(words), s.text)]
            for s in sentences
        ]

    def parse(self, sentences: Sequence[Span]) -> list[tuple[Token, ...]]:
        return [tokens(s, self._rows[key([s.text])]) for s in sentences]

    def lemma(self, word: str) -> str:
        known = (row[1] for rows in self._rows.values() for row in rows if row[0] == word)
        return next(known, word.lower()).lower()


def key(forms: Iterable[str]) -> str:
    """What tells a sentence: its characters without blanks."""
    return re.sub(r"\s", "", "".join(forms))


def rows_of(table: str) -> list[Row]:
    rows = []
    for line in table.splitlines():
        if line.strip():
            _, form, lemma, pos, features, head, relation = line.split()
            pairs = dict(pair.split("=") for pair in features.split("|")) if features != "_" else {}
            rows.append((form, lemma, pos, pairs, int(head), relation))
    return rows


def tokens(sentence: Span, rows: Sequence[Row]) -> tuple[Token, ...]:
    found, at = [], 0
    for index, (form, lemma, pos, features, head, relation) in enumerate(rows):
        at = sentence.text.index(form, at)
        found.append(Token(
            text=form, start=sentence.start + at, end=sentence.start + at + len(form), index=index, lemma=lemma, pos=pos,
            features=features, head=head - 1 if head else None, relation=relation,
        ))
        at += len(form)
    return tuple(found)


def tiny_engine(tables: str, language: str = "en", names: Mapping[str, MentionType] | None = None) -> TinyEngine:
    return TinyEngine(language, tables, names)


def spoken_by(engine: Engine) -> Language:
    """The language of an engine, with its tables, read by this engine."""
    return replace(languages()[engine.language], load_engine=lambda: engine)


def tools_of(*engines: TinyEngine) -> Tools:
    return Tools(standard_lexicon(), {engine.language: spoken_by(engine) for engine in engines})


def tiny_sentence(text: str, table: str, language: str = "en", start: int = 0) -> Sentence:
    """One parsed sentence that begins at character `start` of its document."""
    span = Span(text, start, start + len(text))
    return Sentence(text, start, start + len(text), language, 0, tokens(span, rows_of(table)), languages()[language].function_words)
