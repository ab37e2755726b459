"""Cutting a text: nothing is lost, brackets are paired, everything marked stands where it was read."""

from collections.abc import Sequence

from dragoman.model import Statement, cut
from dragoman.web.marks import Closing, Layers, Opening, Part, Piece, around, paragraphs
from dragoman.web.originals import fragment, original
from synthetic import claim_of, reading_of

TEXT = "Kyiv said Moscow fired missiles.\n\nReuters wrote that Kyiv denied it, and that Moscow confirmed it."


def said(words: str, id: str) -> Statement:
    start = TEXT.index(words)
    return Statement(id=id, source=None, cue=None, content=cut(TEXT, start, start + len(words)), quote="indirect")


def words_of(parts: Sequence[Part]) -> str:
    return "".join(part.text for part in parts if isinstance(part, Piece))


def test_the_pieces_make_up_the_text() -> None:
    claim = claim_of(TEXT, "RUS", "UKR", trigger="fired")
    outer, inner = said("Kyiv denied it, and that Moscow confirmed it", "s1"), said("Moscow confirmed it", "s2")
    found = paragraphs(Layers(TEXT, (claim,), (outer, inner)))
    assert [words_of(parts) for parts in found] == TEXT.split("\n\n")
    assert [part.text for part in found[0] if isinstance(part, Piece) and part.trigger] == ["fired"]
    brackets = [(part.statement.id, part.depth) for part in found[1] if isinstance(part, Opening)]
    assert brackets == [("s1", 0), ("s2", 1)]
    assert [part.depth for part in found[1] if isinstance(part, Closing)] == [1, 0]


def test_a_statement_over_two_paragraphs_is_bracketed_in_both() -> None:
    found = paragraphs(Layers(TEXT, (), (said(TEXT[10:], "s1"),)))
    openings = [[part.labelled for part in parts if isinstance(part, Opening)] for parts in found]
    assert openings == [[True], [False]]
    assert [sum(isinstance(part, Closing) for part in parts) for parts in found] == [1, 1]


def test_only_the_lines_of_a_claim_are_shown_around_it() -> None:
    start = TEXT.index("Reuters")
    assert [words_of(parts) for parts in around(Layers(TEXT), cut(TEXT, start, start + 7))] == [TEXT.split("\n\n")[1]]


def test_the_original_is_found_at_its_words() -> None:
    document = reading_of("A short-range missile, it said.").document
    with_url = type(document)(document.id, document.text, url="https://example.org/a#top")
    assert original(with_url, cut(document.text, 2, 21)) == "https://example.org/a#:~:text=short%2Drange%20missile"
    assert original(type(document)("d", "x", url="javascript:alert(1)")) is None
    assert fragment(" ".join(f"word{place}" for place in range(30))) == "word0%20word1%20word2%20word3,word26%20word27%20word28%20word29"
