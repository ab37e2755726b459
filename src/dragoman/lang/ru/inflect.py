"""The forms that a Russian name takes in a sentence."""

import importlib.metadata
import re
from collections.abc import Callable, Sequence
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

from pymorphy3 import MorphAnalyzer

from dragoman.keys import digest
from dragoman.lang.ru import name_endings
from dragoman.lang.ru.name_endings import declined, is_patronymic, stem, unchanging
from dragoman.lexicon import DATA
from dragoman.lexicon.actor_files import Alias
from dragoman.lexicon.inflector import Inflector

INNER_E = re.compile(r"(?<=\w)э")
CASES = ("nomn", "gent", "datv", "accs", "ablt", "loct")


@cache
def analyzer() -> Any:
    return MorphAnalyzer(lang="ru")


def noun_phrase(phrase: str, number: str | None = None) -> set[str]:
    """All cases of a name: adjectives and the nouns they stand with change, what depends on them («Штаты Америки») does not.

    `number` is that of the forms (`sing`, `plur`), None the name's own.
    """
    words = phrase.split(" ")
    changing = leading(words)
    found = {phrase} if number is None else set()
    for case in CASES:
        forms = [in_case(word, tag, case, number) if tag else word for word, tag in zip(words, changing, strict=True)]
        found.add(" ".join(forms))
    return found


def office_forms(name: str, kind: str) -> list[tuple[str, bool]]:
    """The forms of a word of office phrases, and whether each is plural."""
    if kind in {"plain", "former"}:
        return [(form, False) for form in lexeme(name, "ADJF")]
    if kind in {"portfolio", "between", "and"} or name.isupper():
        return [(name, False)]
    own = noun_phrase(name)
    return [(form, False) for form in own] + [(form, True) for form in noun_phrase(name, "plur") - own]


def leading(words: list[str]) -> list[Any]:
    """For each word its parse if it changes with the case of the whole, else None."""
    parses: list[Any] = []
    nouns = 0
    joined = False
    for word in words:
        best = base_parse(word)
        noun = best is not None and best.tag.POS == "NOUN"
        if best is None or (noun and nouns and not joined):
            if word == "и" and nouns:
                joined = True
                parses.append(None)
                continue
            break
        nouns += noun
        joined = False
        parses.append(best)
    return parses + [None] * (len(words) - len(parses))


def base_parse(word: str) -> Any:
    """The best reading of a word as a noun or adjective in the nominative; None where there is none or it never changes."""
    if word.isupper() or not word[:1].isalpha():
        return None
    found = [p for p in analyzer().parse(word) if p.tag.POS in {"NOUN", "ADJF", "PRTF"} and "nomn" in p.tag and "Fixd" not in p.tag]
    named = [p for p in found if "Geox" in p.tag or "Name" in p.tag or "Surn" in p.tag] if word[:1].isupper() else []
    adjectives = [p for p in found if p.tag.POS != "NOUN"]
    return (named or adjectives or found or [None])[0]


def reference_forms(text: str, kind: str) -> set[str]:
    """The forms of a referring word; groups and pronouns stand in the file in all their forms."""
    return {text} if kind in {"group", "pronoun"} else noun_phrase(text)


def in_case(word: str, parse: Any, case: str, number: str | None = None) -> str:
    number = number or ("plur" if "plur" in parse.tag else "sing")
    form = parse.inflect({case, number}) or parse.inflect({case})
    return like(word, form.word) if form else word


def like(pattern: str, word: str) -> str:
    """The word with the capital letters of the pattern."""
    parts, models = word.split("-"), pattern.split("-")
    if len(parts) != len(models):
        return word.capitalize() if pattern[:1].isupper() else word
    return "-".join(p.capitalize() if m[:1].isupper() else p for p, m in zip(parts, models, strict=True))


def lexeme(word: str, part: str) -> set[str]:
    """Every form of a word as the part of speech `part` (OpenCorpora's: ADJF, NOUN)."""
    parses = [p for p in analyzer().parse(word) if part == p.tag.POS and "nomn" in p.tag] or analyzer().parse(word)
    forms = {like(word, form.word) for form in parses[0].lexeme if part == form.tag.POS or form.tag.POS not in {"ADJS", "COMP"}}
    return forms | {word}


def forms_of(alias: Alias) -> set[str]:
    """Every form of a name of an actor file."""
    if alias.fixed or alias.use == "prefix":
        return {alias.text}
    if alias.use in {"person", "surname"}:
        return spelt_otherwise(person(alias.text, alias.gender))
    if alias.use in {"adjective", "local"}:
        return every_form(alias.text, "ADJF")
    if alias.use == "demonym":
        return every_form(alias.text, "NOUN")
    return noun_phrase(alias.text) | by_ending(alias.text)


def by_ending(name: str) -> set[str]:
    """The cases of a one-word name that the dictionary cannot decline («Ликуд»), or of what follows its last hyphen («Скотланд-Ярд»)."""
    first, hyphen, last = name.rpartition("-")
    if " " in name or last.isupper() or not last[:1].isupper() or (not hyphen and len(noun_phrase(name)) > 1):
        return set()
    return {first + hyphen + form for form in declined(last, "f" if last[-1] in "ая" else "m")}


def every_form(text: str, part: str) -> set[str]:
    """The forms of the last word, with what stands before it unchanged but for the case («турок-киприот» is one word)."""
    return lexeme(text, part) if " " not in text else noun_phrase(text)


def person(name: str, gender: str | None) -> set[str]:
    """All cases of a person's name: each part by the dictionary if it is known there, else by its ending."""
    parts = [oblique(word, gender or "m") for word in name.split(" ")]
    last = name.rpartition(" ")[0]
    together = {" ".join(forms) for forms in zip(*parts, strict=True)}
    return {name} | together | {f"{last} {form}".strip() for form in parts[-1]}


def spelt_otherwise(forms: set[str]) -> set[str]:
    """With «е» for «э» inside any of the words, as half of the papers write foreign names («Девид Дэвис», «Мей»)."""
    spelt = ([dict.fromkeys((word, INNER_E.sub("е", word))) for word in form.split(" ")] for form in forms)
    return {" ".join(words) for choices in spelt for words in product(*choices)}


def oblique(word: str, gender: str) -> list[str]:
    """Genitive, dative, accusative, instrumental, prepositional and the other instrumental of one part of a name.

    Of a double name the last part changes («Жан-Клода», «Бен-Гвира»), the first ones only where they look like adjectives or end in «а».
    """
    if "-" in word:
        *first, last = word.split("-")
        parts = [oblique(part, gender) if part.endswith(("а", "я", "ий", "ый")) else [part] * 6 for part in first]
        return ["-".join(forms) for forms in zip(*parts, oblique(last, gender), strict=True)]
    sex = {"m": "masc", "f": "femn"}[gender]
    for parse in analyzer().parse(word) if not unchanging(word) else ():
        tag = parse.tag
        if parse.is_known and {"nomn", "sing"} <= tag.grammemes and {"Name", "Surn", "Patr"} & tag.grammemes and tag.gender == sex:
            forms = [in_case(word, parse, case) for case in CASES[1:]]
            return [*forms, forms[3]]
    return declined(word, gender)


def nominative(forms: Sequence[str], lemma: Callable[[str], str]) -> str:
    """What several cases of one name are cases of; a form that never changes is its own."""
    distinct = {form.lower() for form in forms}
    if forms[0].isascii() or (len(distinct) == 1 and len(forms) > 1):
        return forms[0]
    likely = [*(lemma(form).title() for form in forms), *(stem(form).title() for form in forms), *forms]
    return max(likely, key=lambda name: len(distinct & cases(name)))


def cases(name: str) -> set[str]:
    """Every case of a man's or woman's name, in small letters."""
    return {form.lower() for form in (name, *declined(name, "m"), *declined(name, "f"))}


def version() -> str:
    """What signs all forms: this code, the endings it applies, and the dictionary."""
    files = (Path(__file__), Path(name_endings.__file__), DATA / "ru" / "name_endings.toml")
    libraries = (f"{name} {importlib.metadata.version(name)}" for name in ("pymorphy3", "pymorphy3-dicts-ru"))
    return digest("\0".join([*(path.read_text("utf8") for path in files), *libraries]))


INFLECTOR = Inflector(version(), forms_of, office_forms, reference_forms, stem, nominative, is_patronymic, small_adjectives=True)
