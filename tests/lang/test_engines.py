"""The engines' promises: every tree has one root and no cycle, every token stands where it says."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from dragoman.lang import languages
from dragoman.model import Engine, Span, Token, cut

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.json"))
LANGUAGES = languages()


def sentences(engine: Engine, text: str) -> Iterator[Span]:
    start = 0
    for line in text.split("\n"):
        if line.strip():
            yield from engine.split(cut(text, start, start + len(line)))
        start += len(line) + 1


def climbs_to_root(tokens: tuple[Token, ...], token: Token) -> bool:
    steps = 0
    while token.head is not None and steps <= len(tokens):
        token, steps = tokens[token.head], steps + 1
    return token.head is None


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda p: p.stem)
def test_trees_are_trees_and_tokens_stand_in_the_text(path: Path) -> None:
    document = json.loads(path.read_text("utf8"))
    engine = LANGUAGES[document["language"]].engine
    found = list(sentences(engine, document["text"]))
    for sentence, tokens in zip(found, engine.parse(found), strict=True):
        assert sum(token.head is None for token in tokens) == 1, sentence.text
        assert all(climbs_to_root(tokens, token) for token in tokens), sentence.text
        assert all(document["text"][token.start : token.end] == token.text for token in tokens)


def test_what_stands_before_a_conjunction_is_not_its_clause() -> None:
    text = "Торговля достигла 40 миллиардов долларов за последние 18 месяцев, что в десять раз больше прежнего."
    tokens = LANGUAGES["ru"].engine.parse([cut(text, 0, len(text))])[0]
    months = next(token for token in tokens if token.text == "месяцев")
    assert months.head is not None
    assert tokens[months.head].index < months.index
