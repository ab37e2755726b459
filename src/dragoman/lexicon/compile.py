"""From names to forms: what the compiled table of actors holds."""

from collections.abc import Iterable
from pathlib import Path

from msgspec.structs import replace

from dragoman.errors import DataError
from dragoman.lexicon.actor_files import Entry, Naming, own_entries
from dragoman.lexicon.actors import Compiled, Known, Sense, Shape
from dragoman.lexicon.inflector import UNINFLECTED, Inflected, Inflector
from dragoman.lexicon.offices import Offices
from dragoman.lexicon.words import phrase

SMALL = {"adjective", "demonym", "prefix", "local"}  # uses in which some languages write a name small


def shape(naming: Naming, inflector: Inflector) -> Shape:
    """How a name must at least be written: abbreviations in all capitals, other names with a capital letter."""
    bare = naming.text.removeprefix("the ").removeprefix("The ")
    if naming.quoted or (inflector.small_adjectives and naming.use in SMALL) or not bare[:1].isupper():
        return "small"
    return "caps" if bare.isupper() and " " not in bare and len(bare) > 1 else "capital"


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


def compiled(found: Iterable[Entry], offices: Offices, languages: Iterable[Inflected]) -> Compiled:
    """All known actors and every form of their names."""
    inflectors = {language.code: language.inflector for language in languages}
    known: list[Known] = []
    owners: dict[str, set[str]] = {}
    senses: dict[Sense, int] = {}
    forms: dict[str, list[int]] = {}
    for index, (actor, namings) in enumerate(found):
        if actor.type == "ORG" and actor.country and actor.role is None:
            actor = replace(actor, role=role_of(actor, namings, owners, offices))
        known.append(actor)
        for naming in namings:
            inflector = inflectors.get(naming.language, UNINFLECTED)
            sense = Sense(index, naming.use, shape(naming, inflector), naming.weak, naming.quoted)
            number = senses.setdefault(sense, len(senses))
            spelt = {phrase(form) for form in inflector.name_forms(naming)} - {""}
            if actor.type == "GPE" and naming.use in {"name", "adjective"}:
                owners.setdefault(actor.code, set()).update(spelt)
            for form in spelt:
                at = forms.setdefault(form, [])
                if number not in at:
                    at.append(number)
    ordered = {form: tuple(sorted(forms[form])) for form in sorted(forms)}
    return Compiled(tuple(known), tuple(senses), ordered, longest(ordered))


def with_own(base: Compiled, path: Path, offices: Offices, languages: Iterable[Inflected]) -> Compiled:
    """The known actors and those of a user's own file, whose names come first. Raises DataError."""
    rows = list(own_entries(path))
    refuse_taken(base, rows, path)
    own = compiled(rows, offices, languages)
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
                    f"list it under names.{naming.language}.weak, or give the row the code {other.code}"
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
