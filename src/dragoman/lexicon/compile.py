"""From names to forms: what the compiled table of actors holds."""

from collections.abc import Callable, Iterable
from pathlib import Path

from msgspec.structs import replace

from dragoman.errors import DataError
from dragoman.lexicon.actor_files import Entry, Naming, own_entries
from dragoman.lexicon.actors import Compiled, Known, Sense
from dragoman.lexicon.offices import Offices
from dragoman.lexicon.words import phrase

Inflect = Callable[[Naming], Iterable[str]]


def role_of(actor: Known, namings: list[Naming], owners: dict[str, set[str]], offices: Offices) -> str | None:
    """The kind of institution that a body of a state is by its names («МИД России», "UK Treasury")."""
    states = owners.get(actor.code, set()) | {""}
    for naming in namings:
        words = phrase(naming.text).split(" ")
        for cut in range(len(words) + 1):
            first, second = " ".join(words[:cut]), " ".join(words[cut:])
            role = offices.institution(second) if first in states else offices.institution(first) if second in states else None
            if role:
                return role
    return None


def compiled(found: Iterable[Entry], offices: Offices, inflect: Inflect) -> Compiled:
    """All known actors and every form of their names."""
    known: list[Known] = []
    owners: dict[str, set[str]] = {}
    senses: dict[Sense, int] = {}
    forms: dict[str, list[int]] = {}
    for index, (actor, namings) in enumerate(found):
        if actor.type == "ORG" and actor.country and actor.role is None:
            actor = replace(actor, role=role_of(actor, namings, owners, offices))
        known.append(actor)
        for naming in namings:
            sense = Sense(index, naming.use, naming.shape, naming.weak, naming.quoted)
            number = senses.setdefault(sense, len(senses))
            spelt = {phrase(form) for form in inflect(naming)} - {""}
            if actor.type == "GPE" and naming.use in {"name", "adjective"}:
                owners.setdefault(actor.code, set()).update(spelt)
            for form in spelt:
                at = forms.setdefault(form, [])
                if number not in at:
                    at.append(number)
    ordered = {form: tuple(sorted(forms[form])) for form in sorted(forms)}
    return Compiled(tuple(known), tuple(senses), ordered, longest(ordered))


def with_own(base: Compiled, path: Path, offices: Offices, inflect: Inflect) -> Compiled:
    """The known actors and those of a user's own file, whose names come first. Raises DataError."""
    rows = list(own_entries(path))
    refuse_taken(base, rows, path)
    own = compiled(rows, offices, inflect)
    shifted = tuple(replace(sense, known=sense.known + len(base.known)) for sense in own.senses)
    forms = dict(base.forms)
    for form, numbers in own.forms.items():
        forms[form] = (*(number + len(base.senses) for number in numbers), *forms.get(form, ()))
    reach = {first: max(base.longest.get(first, 1), own.longest.get(first, 1)) for first in base.longest | own.longest}
    return Compiled(base.known + own.known, base.senses + shifted, forms, reach)


def refuse_taken(base: Compiled, rows: Iterable[Entry], path: Path) -> None:
    """A strong name that already means another code would make both unsure."""
    for actor, namings in rows:
        for naming in (n for n in namings if not n.weak and not n.quoted and n.use in {"name", "person"}):
            senses = [base.senses[number] for number in base.forms.get(phrase(naming.text), ())]
            other = next((base.known[s.known] for s in senses if not s.weak and base.known[s.known].code != actor.code), None)
            if other is not None:
                raise DataError(
                    f"{path}: {actor.name}: the name “{naming.text}” already means {other.name} ({other.code}) without conditions; "
                    f"list it under {naming.language}_weak, or give the row the code {other.code}"
                )


def longest(forms: Iterable[str]) -> dict[str, int]:
    """For the first word of forms of more than one word, how many words the longest has."""
    found: dict[str, int] = {}
    for form in forms:
        count = form.count(" ") + 1
        first = form.partition(" ")[0]
        if count > max(1, found.get(first, 0)):
            found[first] = count
    return found
