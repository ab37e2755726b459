"""The catalogues: complete, and compiled from what is written."""

from collections.abc import Sequence

import build_catalogues
import pytest
from babel.messages import Catalog
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

from dragoman.web.catalogue import LANGUAGES
from dragoman.web.terms import terms

Messages = dict[tuple[str, str | None], tuple[str, ...]]


def messages(catalogue: Catalog) -> Messages:
    """The forms of each message, by its (singular) id and its context."""
    return {(forms(one.id)[0], text(one.context)): forms(one.string or "") for one in catalogue if one.id}


def text(context: str | bytes | None) -> str | None:
    """Compiled catalogues give it as bytes."""
    return context.decode() if isinstance(context, bytes) else context


def forms(text: str | Sequence[str]) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text)


def written(language: str) -> Messages:
    with build_catalogues.catalogue(language).open("rb") as file:
        return messages(read_po(file, locale=language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_catalogue_has_every_message_and_no_other(language: str) -> None:
    found = written(language)
    assert set(found) == set(messages(build_catalogues.asked()))
    assert [key for key, strings in found.items() if not all(strings)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_catalogue_is_compiled(language: str) -> None:
    with build_catalogues.catalogue(language).with_suffix(".mo").open("rb") as file:
        assert messages(read_mo(file)) == written(language)


def test_no_russian_message_is_left_in_english() -> None:
    assert [key for key, strings in written("ru").items() if strings[0] == key[0]] == []


def test_every_kind_of_term_has_words() -> None:
    assert all(values for values in terms().values())
