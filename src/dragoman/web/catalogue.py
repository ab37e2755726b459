"""The interface in a reader's language: messages, names, numbers and days."""

import gettext
from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property
from pathlib import Path

import jinja2
from babel import Locale, dates, numbers
from babel.support import Translations

from dragoman.lexicon.display import CANONICAL
from dragoman.model import Actor, Claim, Document, Quantity, Time

FOLDER = Path(__file__).parent
LANGUAGES = {"en": "English", "ru": "Русский"}
DOMAIN = "pages"
SIGNS = {"exactly": "", "about": "≈ ", "at_least": "≥ ", "at_most": "≤ ", "more_than": "> ", "less_than": "< ", "between": ""}
LARGE = 1_000_000
OPEN_END = "…"
Names = Callable[[str], Mapping[str, str]]
"""What actors are called in a language, by code and by canonical name."""


class Catalogue:
    """One language of the interface, and the pages in it."""

    def __init__(self, language: str, names: Names) -> None:
        self.language, self._names_in = language, names
        self.locale = Locale.parse(language)
        self.messages = Translations.load(FOLDER / "locale", [language], DOMAIN)
        self.pages = environment(self)

    @cached_property
    def names(self) -> Mapping[str, str]:
        return self._names_in(self.language)

    def term(self, kind: str, value: str) -> str:
        """The word for a value of an enumeration: `status`, `happened`; the value itself where the catalogue has none."""
        assert isinstance(self.messages, gettext.NullTranslations)
        return str(self.messages.pgettext(kind, value))

    def title(self, plot: str, **names: str) -> str:
        """What stands over a plot."""
        return self.term("plot", plot) % names

    def actor(self, one: Actor) -> str:
        return self.names.get(one.name, one.name)

    def code(self, code: str) -> str:
        """What the state or body of a code is called."""
        return self.names.get(code, code)

    def number(self, value: float) -> str:
        """`40 billion`, `12,500`, `0.25`."""
        if abs(value) >= LARGE:
            exact = Decimal(str(value)) if value % 1 else Decimal(int(value))  # of `12.0` the languages have another form than of `12`
            return str(numbers.format_compact_decimal(exact, format_type="long", fraction_digits=2, locale=self.locale))
        return str(numbers.format_decimal(value, locale=self.locale))

    def amount(self, one: Quantity) -> str:
        """`≥ 40 rocket`, `50–70 rocket`, `40 billion USD`."""
        if one.value is not None:
            shown = SIGNS[one.relation] + self.number(one.value)
        else:
            shown = "–".join(OPEN_END if side is None else self.number(side) for side in (one.low, one.high))
        return f"{shown} {self.term('unit', one.unit)}" if one.unit else shown

    def day(self, moment: str | None) -> str:
        """A day as people write it: `15 Aug 2022`; of a date and time the day; what is none stays as it is."""
        try:
            return str(dates.format_date(date.fromisoformat((moment or "")[:10]), "d MMM y", locale=self.locale))
        except ValueError:
            return moment or ""

    def month(self, name: str) -> str:
        """`Aug 2022` of `2022-08`; a week, quarter or year as it is named."""
        try:
            return str(dates.format_date(date.fromisoformat(f"{name}-01"), "LLL y", locale=self.locale))
        except ValueError:
            return name

    def moment(self, at: str) -> str:
        """A date and time in UTC: `15 Aug 2022, 12:30 UTC`."""
        try:
            moment = datetime.fromisoformat(at)
        except ValueError:
            return at
        return str(dates.format_datetime(moment, "d MMM y, HH:mm 'UTC'", tzinfo=dates.UTC, locale=self.locale))

    def period(self, time: Time) -> str:
        if time.start == time.end:
            return self.day(time.start)
        return f"{self.day(time.start) or OPEN_END} – {self.day(time.end) or OPEN_END}"

    def when(self, claim: Claim, document: Document) -> str:
        """The first day of what a claim tells, else that of the report."""
        known = claim.time.start or claim.time.end if claim.time else None
        return self.day(known or document.published)


def environment(words: Catalogue) -> jinja2.Environment:
    """The templates, in a language: everything is escaped, and a name that is not given is an error."""
    made = jinja2.Environment(
        loader=jinja2.FileSystemLoader(FOLDER / "templates"), autoescape=True, undefined=jinja2.StrictUndefined,
        trim_blocks=True, lstrip_blocks=True, auto_reload=False, extensions=["jinja2.ext.i18n"],
    )
    made.install_gettext_translations(words.messages, newstyle=True)  # type: ignore[attr-defined]
    made.globals |= {"words": words, "languages": tuple(LANGUAGES)}
    return made


def chosen_language(cookie: str | None, accepted: str) -> str:
    """What the reader chose, else the first of the browser's languages that there is, else English."""
    asked = [cookie or "", *(part.split(";")[0].strip()[:2].lower() for part in accepted.split(","))]
    return next((language for language in asked if language in LANGUAGES), CANONICAL)
