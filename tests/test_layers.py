"""A step sees the layers that it declares, and fills those that it declares to give."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from dragoman.errors import LayerError
from dragoman.model import Document, Reading, Sentence, Span, by_span, cut
from dragoman.pipeline import INPUTS, LAYERS, STEPS, check, layers, standard_lexicon, view_of
from dragoman.tools import Step, Tools

TOOLS = Tools(standard_lexicon(), {})
DOCUMENT = Document("d", "Iran met Russia.")


def step(needs: tuple[str, ...], gives: tuple[str, ...], run: Any) -> Step:
    return Step("trial", needs=needs, gives=gives, run=run)


def test_a_layer_that_is_not_declared_cannot_be_read() -> None:
    nosy = step(("sentences",), ("names",), lambda reading, tools: replace(reading, names=tuple(reading.claims)))
    with pytest.raises(LayerError, match="step trial reads claims, which it does not declare to need"):
        layers(DOCUMENT, TOOLS, [nosy])


@pytest.mark.parametrize("use", [len, bool, list, lambda layer: layer[0], lambda layer: layer == (), lambda layer: layer.count])
def test_no_use_of_an_undeclared_layer_goes_unnoticed(use: Any) -> None:
    view = view_of(Reading(document=DOCUMENT), step((), (), None))
    for layer in set(LAYERS) - {"document"}:
        with pytest.raises(LayerError, match=layer):
            use(getattr(view, layer))


def test_what_is_derived_from_an_undeclared_layer_cannot_be_read() -> None:
    view = view_of(Reading(document=DOCUMENT), step(("mentions",), (), None))
    with pytest.raises(LayerError, match="nationalities"):
        _ = view.located_mentions


def test_a_layer_that_is_not_declared_cannot_be_written() -> None:
    greedy = step((), ("names",), lambda reading, tools: replace(reading, sentences=(Sentence("x", 0, 1, "en", 0),)))
    with pytest.raises(LayerError, match="step trial writes sentences, which it does not declare to give"):
        layers(DOCUMENT, TOOLS, [greedy])


def test_the_text_cannot_be_changed() -> None:
    forger = step((), ("names",), lambda reading, tools: replace(reading, document=replace(reading.document, text="")))
    with pytest.raises(LayerError, match="document"):
        layers(DOCUMENT, TOOLS, [forger])


def test_each_layer_has_one_step() -> None:
    with pytest.raises(LayerError, match="gives names, which a step before it gives"):
        check([step((), ("names",), None), step((), ("names",), None)])


def test_steps_fill_every_layer() -> None:
    assert {*INPUTS, *(layer for one in STEPS for layer in one.gives)} == set(LAYERS)


TEXT = "x" * 60
PLACES = st.tuples(st.integers(0, 50), st.integers(0, 50)).map(lambda ends: (min(ends), max(ends)))


@given(st.lists(PLACES), PLACES)
def test_an_index_finds_what_a_look_at_all_finds(places: list[tuple[int, int]], asked: tuple[int, int]) -> None:
    spans = sorted((cut(TEXT, *place) for place in places), key=lambda span: span.start)
    index, (start, end) = by_span(spans), asked

    def those(rule: Any) -> list[Span]:
        return [span for span in spans if rule(span)]

    assert list(index) == spans
    assert index.starting_in(start, end) == those(lambda s: start <= s.start < end)
    assert list(index.starting_from(start)) == those(lambda s: start <= s.start)
    assert index.inside(start, end) == those(lambda s: start <= s.start < end and s.end <= end)
    assert index.touching(start, end) == those(lambda s: s.start <= end and start <= s.end)
    assert index.covering(start, end) == those(lambda s: s.start <= start and end <= s.end)
    assert index.before(start) == next(iter(reversed(those(lambda s: s.start < start))), None)
    assert index.after(start) == next(iter(those(lambda s: s.start >= start)), None)
