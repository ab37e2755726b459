"""English verb forms that the model's own tables get wrong."""

from functools import cache

from msgspec import Struct

from dragoman.lexicon.toml import DATA, load


class VerbForms(Struct, frozen=True, forbid_unknown_fields=True):
    """Inflected forms by their dictionary form, all in lower case."""

    forms: dict[str, tuple[str, ...]]


@cache
def verb_forms() -> dict[str, str]:
    """The dictionary form of each such form. Raises DataError."""
    table = load(DATA / "en" / "verb_forms.toml", VerbForms)
    return {form: verb for verb, forms in table.forms.items() for form in forms}
