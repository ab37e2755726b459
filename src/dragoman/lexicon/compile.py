"""From names to forms: what the compiled table of actors holds."""

from collections.abc import Iterable
from pathlib import Path

from msgspec.structs import replace

from dragoman.errors import DataError
from dragoman.lexicon.actor_files import Alias, Entry, own_entries
from dragoman.lexicon.actors import ActorRecord, Compiled, Sense, Shape
from dragoman.lexicon.inflector import UNINFLECTED, Inflected, Inflector
from dragoman.lexicon.offices import Offices
from dragoman.lexicon.words import phrase

SMALL = {"adjective", "demonym", "prefix", "local"}  # uses in which some languages write a name small


def shape(alias: Alias, inflector: Inflector) -> Shape:
    """How a name must at least be written: abbreviations in all capitals, other names with a capital letter."""
    first, _, rest = alias.text.partition(" ")
    bare = rest if first.lower() in inflector.articles else alias.text
    if alias.quoted or (inflector.small_adjectives and alias.use in SMALL) or not bare[:1].isupper():
        return "small"
    return "caps" if bare.isupper() and " " not in bare and len(bare) > 1 else "capital"


def role_of(actor: ActorRecord, aliases: list[Alias], owners: dict[str, set[str]], offices: Offices) -> str | None:
    """The kind of institution that a body of a state is by its names («МИД России», "UK Treasury")."""
    states = owners.get(actor.code, set()) | {""}
    for alias in aliases:
        words = phrase(alias.text).split(" ")
        for cut in range(len(words) + 1):
            first, second = " ".join(words[:cut]), " ".join(words[cut:])
            role = offices.institution(second) if first in states else offices.institution(first) if second in states else None
            if role:
                return role
    return None


def compiled(found: Iterable[Entry], offices: Offices, languages: Iterable[Inflected]) -> Compiled:
    """All known actors and every form of their names."""
    inflectors = {language.code: language.inflector for language in languages}
    known: list[ActorRecord] = []
    owners: dict[str, set[str]] = {}
    senses: dict[Sense, int] = {}
    forms: dict[str, list[int]] = {}
    for index, (actor, aliases) in enumerate(found):
        if actor.type == "ORG" and actor.country and actor.role is None:
            actor = replace(actor, role=role_of(actor, aliases, owners, offices))
        known.append(actor)
        for alias in aliases:
            inflector = inflectors.get(alias.language, UNINFLECTED)
            sense = Sense(index, alias.use, shape(alias, inflector), alias.weak, alias.quoted)
            number = senses.setdefault(sense, len(senses))
            spelt = {phrase(form) for form in inflector.name_forms(alias)} - {""}
            if actor.type == "GPE" and alias.use in {"name", "adjective"}:
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
    shifted = tuple(replace(sense, record=sense.record + len(base.records)) for sense in own.senses)
    forms = dict(base.forms)
    for form, numbers in own.forms.items():
        forms[form] = (*(number + len(base.senses) for number in numbers), *forms.get(form, ()))
    reach = {first: max(base.longest.get(first, 1), own.longest.get(first, 1)) for first in base.longest | own.longest}
    return Compiled(base.records + own.records, base.senses + shifted, forms, reach)


def refuse_taken(base: Compiled, rows: Iterable[Entry], path: Path) -> None:
    """A strong name that already means another code would make both unsure."""
    for actor, aliases in rows:
        for alias in (n for n in aliases if not n.weak and not n.quoted and n.use in {"name", "person"}):
            senses = [base.senses[number] for number in base.forms.get(phrase(alias.text), ())]
            other = next((base.records[s.record] for s in senses if not s.weak and base.records[s.record].code != actor.code), None)
            if other is not None:
                raise DataError(
                    f"{path}: {actor.name}: the name “{alias.text}” already means {other.name} ({other.code}) without conditions; "
                    f"list it under names.{alias.language}.weak, or give the row the code {other.code}"
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
