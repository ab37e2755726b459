"""The words that office phrases are made of, in every form, and what they mean together."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from dragoman.lexicon.inflector import Inflected
from dragoman.lexicon.toml import load
from dragoman.lexicon.words import NameWord, longest_by_first, phrase

Kind = Literal["office", "institution", "portfolio", "plain", "former", "between", "and", "link", "article"]


class OfficeRow(Struct, frozen=True, forbid_unknown_fields=True):
    """An office: who `leads` an institution has its `head` office, who `speaks` is its spokesperson, a `deputy` is one of what follows;
    `state` is the code of whose it is where no owner stands beside it."""

    key: str
    sector: str
    names: tuple[str, ...]
    deputy: bool = False
    leads: bool = False
    speaks: bool = False
    state: str = ""
    portfolios: bool = False


class InstitutionRow(Struct, frozen=True, forbid_unknown_fields=True):
    """A body of a state; `head` is the office of its head; `alone`: its word is a name even without the state; `only`: a state has
    but one; `implied`: without an owner it is that of the state an article is about."""

    key: str
    sector: str
    names: tuple[str, ...]
    head: str = "head"
    alone: bool = False
    only: bool = False
    implied: bool = False
    portfolios: bool = False


class PortfolioRow(Struct, frozen=True, forbid_unknown_fields=True):
    """What a minister or a ministry is for."""

    key: str
    sector: str
    names: tuple[str, ...]


class OfficeFile(Struct, frozen=True, forbid_unknown_fields=True, rename={"and_": "and"}):
    """A file `offices.toml`, which tells what the lists mean."""

    office: tuple[OfficeRow, ...]
    institution: tuple[InstitutionRow, ...]
    portfolio: tuple[PortfolioRow, ...]
    plain: tuple[str, ...]
    former: tuple[str, ...]
    between: tuple[str, ...]
    and_: tuple[str, ...]
    links: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()


class OfficeTerm(Struct, frozen=True, gc=False, array_like=True):
    """A word or phrase of office phrases."""

    kind: Kind
    language: str
    key: str
    sector: str = "GOV"
    head: str = ""
    alone: bool = False
    deputy: bool = False
    leads: bool = False
    speaks: bool = False
    only: bool = False
    implied: bool = False
    state: str = ""
    portfolios: bool = False


class OfficeForm(Struct, frozen=True, gc=False, array_like=True):
    """A form of a term (its index), and whether it is plural."""

    term: int
    plural: bool = False


class CompiledOffices(Struct, frozen=True):
    terms: tuple[OfficeTerm, ...]
    forms: dict[str, tuple[OfficeForm, ...]]


class OfficeMatch(Struct, frozen=True, gc=False):
    """Words [first, last) that are a form of `term`."""

    first: int
    last: int
    term: OfficeTerm
    plural: bool


class Offices:
    """All terms and their forms."""

    def __init__(self, compiled: CompiledOffices) -> None:
        self._terms = compiled.terms
        self._forms: Mapping[str, tuple[OfficeForm, ...]] = compiled.forms

    @cached_property
    def _longest(self) -> dict[str, int]:
        return longest_by_first(self._forms)

    def starts(self, words: Sequence[NameWord]) -> list[int]:
        """The places where a term may begin."""
        longest = self._longest
        return [at for at, word in enumerate(words) if word.key in longest]

    def at(self, words: Sequence[NameWord], first: int, language: str) -> OfficeMatch | None:
        """The longest term of a language that begins at a word."""
        reach = self._longest.get(words[first].key, 0)
        for last in range(min(len(words), first + reach), first, -1):
            key = words[first].key if last == first + 1 else " ".join([w.key for w in words[first:last]])
            for form in self._forms.get(key, ()):
                term = self._terms[form.term]
                if term.language == language:
                    return OfficeMatch(first, last, term, form.plural)
        return None

    def joins(self, word: NameWord, language: str) -> bool:
        """Whether a word or mark joins the members of a list."""
        terms = (self._terms[form.term] for form in self._forms.get(word.key, ()))
        return any(term.kind == "and" and term.language == language for term in terms)

    @cached_property
    def articles(self) -> frozenset[str]:
        """The articles, as they are looked up."""
        return frozenset(form for form, found in self._forms.items() if any(self._terms[f.term].kind == "article" for f in found))

    def named(self, key: str) -> OfficeTerm:
        """The institution of a key."""
        return next(term for term in self._terms if term.kind == "institution" and term.key == key)

    def institution(self, name: str) -> str | None:
        """The institution, one in a state, that a normalised name (see `words.phrase`) is a form of."""
        terms = (self._terms[form.term] for form in self._forms.get(name, ()))
        return next((term.key for term in terms if term.kind == "institution" and term.only), None)


def compile_offices(languages: Iterable[Inflected]) -> CompiledOffices:
    """Every form of every term; a language without `offices.toml` has none. Raises DataError."""
    terms: list[OfficeTerm] = []
    forms: dict[str, list[OfficeForm]] = {}
    for language in languages:
        path = language.folder / "offices.toml"
        for term, names in rows(load(path, OfficeFile), language.code) if path.exists() else ():
            terms.append(term)
            for text, plural in (form for name in names for form in language.inflector.office_forms(name, term.kind)):
                form = OfficeForm(len(terms) - 1, plural)
                at = forms.setdefault(phrase(text), [])
                if all(f.term != form.term for f in at):
                    at.append(form)
    return CompiledOffices(tuple(terms), {form: tuple(forms[form]) for form in sorted(forms)})


def rows(file: OfficeFile, language: str) -> Iterator[tuple[OfficeTerm, tuple[str, ...]]]:
    for o in file.office:
        says = OfficeTerm("office", language, o.key, o.sector, deputy=o.deputy, leads=o.leads, speaks=o.speaks, state=o.state)
        yield replace(says, portfolios=o.portfolios), o.names
    for i in file.institution:
        is_one = OfficeTerm("institution", language, i.key, i.sector, i.head, i.alone, only=i.only or i.alone, implied=i.implied)
        yield replace(is_one, portfolios=i.portfolios), i.names
    for p in file.portfolio:
        yield OfficeTerm("portfolio", language, p.key, p.sector), p.names
    small: tuple[tuple[Kind, tuple[str, ...]], ...] = (
        ("plain", file.plain), ("former", file.former), ("between", file.between), ("and", file.and_), ("link", file.links),
        ("article", file.articles),
    )
    for kind, words in small:
        yield OfficeTerm(kind, language, kind), words


def role(terms: Sequence[OfficeTerm], head_first: bool) -> tuple[str, str]:
    """What office or institution terms mean together, from the head outward, and its sector; `head_first` tells how they were written."""
    head, rest = terms[0], [t for t in terms[1:] if t.kind in {"office", "institution", "portfolio"}]
    if not head_first and any(t.deputy for t in rest):
        key, sector = role([head, *(t for t in rest if not t.deputy)], head_first)
        return f"deputy {key}", sector
    inner = rest[0] if rest else None
    if inner is None:
        return head.key, head.sector
    if head.kind == "office" and inner.kind == "portfolio":
        return f"{inner.key} {head.key}", inner.sector
    if head.kind == "institution" and inner.kind == "portfolio" and head.key == "ministry":
        return f"{inner.key} ministry", inner.sector
    if head.kind == "institution":
        return head.key, head.sector
    return of_inner(head, *role(rest, head_first), inner)


def of_inner(head: OfficeTerm, key: str, sector: str, inner: OfficeTerm) -> tuple[str, str]:
    """An office of an office or institution: deputies, heads and speakers."""
    if head.deputy:
        return f"deputy {inner.head if inner.kind == 'institution' else key}", sector
    if head.leads and inner.kind == "institution":
        return inner.head if not key.endswith("ministry") else key.removesuffix("ministry") + "minister", sector
    if head.speaks:
        return f"{key} {head.key}", sector
    return head.key, sector if inner.kind == "institution" else head.sector
