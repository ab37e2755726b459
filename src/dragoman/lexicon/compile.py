"""From names to forms: what the compiled file of actors holds."""

from collections.abc import Callable, Iterable

from dragoman.lexicon.actor_files import Entry, Naming
from dragoman.lexicon.actors import Compiled, Known, Sense
from dragoman.lexicon.words import phrase

Inflect = Callable[[Naming], Iterable[str]]


def as_written(naming: Naming) -> Iterable[str]:
    """A name that does not change."""
    return (naming.text,)


def compiled(found: Iterable[Entry], inflect: Inflect = as_written) -> Compiled:
    """All known actors and every form of their names."""
    known: list[Known] = []
    senses: dict[Sense, int] = {}
    forms: dict[str, list[int]] = {}
    for index, (actor, namings) in enumerate(found):
        known.append(actor)
        for naming in namings:
            sense = Sense(index, naming.use, naming.shape, naming.weak, naming.quoted)
            number = senses.setdefault(sense, len(senses))
            for form in {phrase(form) for form in inflect(naming)} - {""}:
                at = forms.setdefault(form, [])
                if number not in at:
                    at.append(number)
    return Compiled(tuple(known), tuple(senses), {form: tuple(sorted(forms[form])) for form in sorted(forms)})
