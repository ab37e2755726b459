"""Offices and bodies of a state, understood by grammar: «глава МИД ФРГ», "Iran's oil minister", «британское правительство»."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from dragoman.lexicon.language import Language
from dragoman.lexicon.offices import OfficeMatch, Offices, OfficeTerm, role
from dragoman.lexicon.words import NameWord
from dragoman.steps.mentions.gazetteer import Hit

HEADS = {"office", "institution"}
JOINING = {"and", "link", "article"}
LOOSE = {"plain", "former", "between"}
OWNERS = {"name", "seat", "capital", "city"}
POSSESSIVE = "s"
Element = OfficeMatch | Hit


class Phrase(Struct, frozen=True, gc=False):
    """Words [first, last) that are an office or a body of `owners`: `terms` from the head outward, `place` their words."""

    first: int
    last: int
    terms: tuple[OfficeTerm, ...]
    owners: tuple[Hit, ...]
    plural: bool = False

    @property
    def head(self) -> OfficeTerm:
        return self.terms[0]

    @property
    def of_body(self) -> bool:
        """Whether it belongs to a body of a state of which only the name is known («глава „Газпрома“»)."""
        return any(hit.record.type == "ORG" and hit.record.country and not hit.record.role and not hit.record.head for hit in self.owners)

    @property
    def former(self) -> bool:
        return any(t.kind == "former" for t in self.terms)


class OfficePhrases:
    """Office phrases among the words of a paragraph."""

    def __init__(self, words: Sequence[NameWord], hits: Sequence[Hit], offices: Offices, language: Language | None) -> None:
        self.words, self.offices, self.language = words, offices, language.code if language else ""
        self.head_first = language is not None and language.traits.office_order == "head-first"
        self.hits: Mapping[int, Hit] = {hit.first: hit for hit in reversed(hits)}
        found = ((at, offices.at(words, at, self.language)) for at in offices.starts(words))
        self.terms: Mapping[int, OfficeMatch] = {at: one for at, one in found if one}
        self.heads = any(map(is_head, self.terms.values()))

    def phrases(self) -> Iterator[Phrase]:
        """Every phrase, outer ones before those inside them."""
        last = 0
        for at in sorted({*self.hits, *self.terms}) if self.heads else ():
            if at >= last:
                for phrase in self.read(self.run(at)):
                    last = max(last, phrase.last)
                    yield phrase

    def read(self, elements: list[Element]) -> Iterator[Phrase]:
        read = self.head_first_phrases if self.head_first else self.head_last_phrases
        if any(is_head(e) for e in elements):
            yield from read(elements)

    def alone(self, taken: Sequence[Phrase]) -> Iterator[Phrase]:
        """Institutions and offices without an owner («МИД», "the finance minister") that no phrase holds."""
        last = 0
        for at in sorted(self.terms) if self.heads else ():
            elements = [e for e in self.run(at) if isinstance(e, OfficeMatch)] if at >= last and at not in self.hits else []
            while elements and not (is_head(elements[-1]) or elements[-1].term.kind == "portfolio"):
                elements = elements[:-1]
            if not any(map(is_head, elements)) or any(p.first < elements[-1].last and at < p.last for p in taken):
                continue
            terms = tuple(e.term for e in (elements if self.head_first else reversed(elements)))
            last = elements[-1].last
            if terms[0].kind in HEADS:
                yield Phrase(at, last, terms, (), any(e.plural for e in elements))
            if len(elements) > 1:
                yield from (Phrase(e.first, e.last, (e.term,), ()) for e in elements if e.term.alone)

    def role_of(self, phrase: Phrase) -> tuple[str, str]:
        """What a phrase is, and its sector; an owner that is an institution with a name of its own counts as that institution, and who
        heads an owner has the office of its head."""
        led = phrase.owners[0].record.head if phrase.owners else None
        terms = [t for t in phrase.terms if t.kind in HEADS or t.kind == "portfolio"]
        if led and len(terms) == 1 and heads(phrase.head, led):
            return led, phrase.head.sector
        named = [self.offices.named(hit.record.role) for hit in phrase.owners if hit.record.role]
        return role([*terms, *named], self.head_first)

    def run(self, at: int) -> list[Element]:
        """Office terms and the owners among them, with nothing else between."""
        elements: list[Element] = []
        while at < len(self.words):
            hit, found = self.hits.get(at), self.terms.get(at)
            if found and found.term.kind in JOINING:
                found = None
            if hit and (found is None or hit.last >= found.last) and (owns(hit) or self.owns_as_person(hit, elements)):
                elements.append(hit)
                at = self.after_possessive(hit.last)
                if self.head_first and hit.sense.use != "adjective":
                    break
            elif found and (found.term.kind != "between" or follows_portfolio(elements)):
                elements.append(found)
                at = found.last
            else:
                break
        return elements

    def owns_as_person(self, hit: Hit, elements: Sequence[Element]) -> bool:
        """"Obama's adviser", "the Trump administration", «правительство Мэй»: a known person's own; «министр Лавров» is no such thing."""
        if hit.record.type != "PER":
            return False
        if not self.head_first:
            return self.after_possessive(hit.last) > hit.last or is_persons(self.terms.get(hit.last))
        return is_persons(elements[-1] if elements else None)

    def after_possessive(self, at: int) -> int:
        return at + 1 if at < len(self.words) and self.words[at].key == POSSESSIVE and self.words[at].shape == "small" else at

    def head_first_phrases(self, elements: list[Element]) -> Iterator[Phrase]:
        """The head comes first, what it is of follows; an adjective owner stands before its noun, any other at the end."""
        while elements and loose(elements[-1]):
            elements = elements[:-1]
        if misplaced(elements):
            return
        for at, element in enumerate(elements):
            if not isinstance(element, OfficeMatch) or element.term.kind not in HEADS:
                continue
            start = at
            while start and self.belongs_before(elements[start - 1]):
                start -= 1
            owners = [e for e in elements[start:] if isinstance(e, Hit)][-1:]
            if not owners or (element.term.kind == "institution" and not has_institutions(owners[0])):
                continue
            terms = [e.term for e in [element, *elements[at + 1 :], *elements[start:at]] if isinstance(e, OfficeMatch)]
            owners += self.further(owners[0]) if element.plural and owners[0] is elements[-1] else []
            yield Phrase(elements[start].first, max(owners[-1].last, elements[-1].last), tuple(terms), tuple(owners), element.plural)

    def belongs_before(self, element: Element) -> bool:
        """Whether an element before the head is part of its phrase: modifiers and an adjective owner."""
        return element.sense.use == "adjective" if isinstance(element, Hit) else element.term.kind in {"plain", "former"}

    def further(self, owner: Hit) -> list[Hit]:
        """The other owners of a list: «президенты России и Франции»."""
        more: list[Hit] = []
        at = owner.last
        while at < len(self.words):
            hit = self.hits.get(at + 1)
            if not self.offices.joins(self.words[at], self.language) or hit is None or hit.sense.use != "name":
                break
            if hit.record.type != "GPE" or self.after_possessive(hit.last) > hit.last:
                break
            more.append(hit)
            at = hit.last
        return more

    def head_last_phrases(self, elements: list[Element]) -> Iterator[Phrase]:
        """The owner comes first and the head last, or the owner follows after "of" or "for"."""
        while elements and isinstance(elements[-1], Hit | OfficeMatch) and not is_head(elements[-1]):
            elements = elements[:-1]
        if not elements:
            return
        owners = [e for e in elements if isinstance(e, Hit)]
        after: Sequence[Phrase | Hit] = [] if owners else self.owner_after(elements[-1].last)
        if not owners and not after:
            return
        for at in range(len(elements) - 1, -1, -1):
            element = elements[at]
            if isinstance(element, OfficeMatch) and is_head(element) and not (element.term.deputy and at + 1 < len(elements)):
                inside = elements[: at + 1]
                terms = [e.term for e in reversed(inside) if isinstance(e, OfficeMatch)]
                before = [e for e in inside if isinstance(e, Hit)]
                if before:
                    yield Phrase(inside[0].first, element.last, tuple(terms), tuple(before), element.plural)
        if after:
            found = [e for e in elements if isinstance(e, OfficeMatch)]
            terms = [e.term for e in reversed(found)]
            inner = after[0]
            below, of = (inner.terms, inner.owners) if isinstance(inner, Phrase) else ((), tuple(h for h in after if isinstance(h, Hit)))
            yield Phrase(found[0].first, after[-1].last, (*terms, *below), of, found[-1].plural)
            if isinstance(inner, Phrase):
                yield inner

    def owner_after(self, at: int) -> Sequence[Phrase | Hit]:
        """What follows "of the": a phrase with its own owner, or states."""
        link = self.terms.get(at)
        if link is None or link.term.kind != "link":
            return []
        at = link.last
        portfolio = self.terms.get(at)
        if portfolio and portfolio.term.kind == "portfolio":
            return self.owner_after(portfolio.last)
        article = self.terms.get(at)
        if article and article.term.kind == "article" and at not in self.hits:
            at = article.last
        inner = next(iter(self.read(self.run(at))), None)
        if inner is not None and inner.first == at:
            return [inner]
        hit = self.hits.get(at)
        if hit and owns(hit) and hit.sense.use != "adjective":
            return [hit, *self.further(hit)]
        return []


def is_persons(element: Element | None) -> bool:
    """Whether it is a body that may be called by who leads it: a government, a cabinet, an administration."""
    if not isinstance(element, OfficeMatch) or element.term.kind != "institution" or element.term.alone:
        return False
    return element.term.only or element.term.implied


def loose(element: Element) -> bool:
    """What cannot end a phrase whose head stands first: modifiers, and an adjective, which is its noun's."""
    return element.sense.use == "adjective" if isinstance(element, Hit) else element.term.kind in LOOSE


def follows_portfolio(elements: Sequence[Element]) -> bool:
    last = elements[-1] if elements else None
    return isinstance(last, OfficeMatch) and last.term.kind == "portfolio"


def misplaced(elements: Sequence[Element]) -> bool:
    """Whether a portfolio stands where no minister or ministry has it («глава объединения промышленности»)."""
    heads = [e.term for e in elements if isinstance(e, OfficeMatch) and e.term.kind in HEADS]
    return any(isinstance(e, OfficeMatch) and e.term.kind == "portfolio" for e in elements) and not any(t.portfolios for t in heads)


def has_institutions(hit: Hit) -> bool:
    """States, their seats and bodies of many states have institutions; an outlet, company or ministry is one."""
    return hit.record.type in {"GPE", "PER"} or hit.record.country is None


def heads(term: OfficeTerm, office: str) -> bool:
    """Whether a word for who leads means this office: «глава», or "president" for a commission president."""
    return (term.leads and term.sector == "GOV") or office == term.key or office.endswith(f" {term.key}")


def is_head(element: Element) -> bool:
    return isinstance(element, OfficeMatch) and element.term.kind in HEADS


def owns(hit: Hit) -> bool:
    """Whether a name can have offices: states, seats and bodies."""
    return hit.record.type in {"GPE", "ORG"} and (hit.sense.use in OWNERS or hit.sense.use == "adjective")
