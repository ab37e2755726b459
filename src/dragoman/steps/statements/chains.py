"""Statements within statements: who passes on whose words."""

from collections import defaultdict
from collections.abc import Sequence

from msgspec.structs import replace

from dragoman.model import Sentence, Token, trim
from dragoman.steps.statements.draft import Draft, Sign, Voice
from dragoman.steps.statements.places import Places

BLANK = " \t\r\n\u00a0,;:—–-"
REPORTING = {"says", "alleges", "denies", "shows"}
SAME = 0.8  # share of an outer content that its inner statement must fill for the outer to be no statement of its own


def of_sentence(drafts: Sequence[Draft]) -> dict[int, list[int]]:
    """The indexes of the drafts by the start of the sentence that their cue stands in."""
    found: dict[int, list[int]] = defaultdict(list)
    for index, draft in enumerate(drafts):
        if draft.sign is not None:
            found[draft.sign.sentence.start].append(index)
    return found


def with_origins(drafts: Sequence[Draft]) -> list[Draft]:
    """«… сообщает газета со ссылкой на МИД»: the ministry is the source, the paper passes it on."""
    found, there = list(drafts), of_sentence(drafts)
    for origin in drafts:
        if origin.rule != "origin" or origin.sign is None:
            continue
        host = host_of(origin.sign, [(i, found[i]) for i in there[origin.sign.sentence.start]])
        if host is not None:
            voice = found[host].voice
            relays = (voice, *found[host].relays) if voice else found[host].relays
            found[host] = replace(found[host], voice=origin.voice, relays=relays)
    return [d for d in found if d.rule != "origin"]


def host_of(origin: Sign, drafts: Sequence[tuple[int, Draft]]) -> int | None:
    """The draft that an origin belongs to: the one whose cue governs it, else the nearest reporting cue of the sentence."""
    telling = [(i, d) for i, d in drafts if d.sign and d.sign.row.stance in REPORTING and not d.sign.row.origin]
    above = {t.index for t in origin.sentence.ancestors(origin.token)}
    governing = [(i, d) for i, d in telling if d.sign and d.sign.token.index in above]
    nearest = min(governing or telling, key=lambda found: abs(found[1].place.start - origin.span.start), default=None)
    return None if nearest is None else nearest[0]


def passed_on(
    drafts: Sequence[Draft], pointers: Sequence[tuple[Sign, Voice | None]], sentences: Places[Sentence], origins: dict[int, Voice]
) -> list[Draft]:
    """«Об этом сообщает X» relays the statements of the sentence before; what stands beside it relays them, too."""
    found, there, gone, added = list(drafts), of_sentence(drafts), set(), []
    for sign, voice in pointers:
        outer = [i for i in there[sign.sentence.start] if found[i].beside is not None and found[i].content.covers(sign.span)]
        gone.update(outer)
        near = (voice, origins.get(sign.sentence.start)) if outer else (origins.get(sign.sentence.start), voice)
        relays = tuple(v for v in (*near, *(found[i].voice for i in outer)) if v is not None)
        before = sentences.before(sign.sentence.start)
        if not relays or before is None:
            continue
        for index in there[before.start]:
            found[index] = replace(found[index], relays=(*found[index].relays, *relays))
        if not there[before.start]:
            added.append(Draft(sign=sign, voice=relays[0], content=before, relays=relays[1:], rule="this"))
    return [d for i, d in enumerate(found) if i not in gone] + added


def without_asides(drafts: Sequence[Draft], text: str) -> list[Draft]:
    """Contents without the parentheses of other cues that stand at their ends."""
    asides = Places([d for d in drafts if d.beside is not None], lambda d: d.beside or d.content)
    return [shortened(d, [a for a in asides.near(d.content.start, d.content.end) if a is not d], text) for d in drafts]


def shortened(draft: Draft, asides: Sequence[Draft], text: str) -> Draft:
    content = draft.content
    for other in asides:
        if is_inner(other, draft):
            continue
        aside = other.beside
        if aside is None or not content.overlap(aside) or (draft.sign and aside.covers(draft.sign.span)) or other.content == content:
            continue
        if not text[aside.end : content.end].strip(BLANK + ".»”\""):
            content = trim(text, content.start, max(aside.start, content.start + 1), BLANK)
        elif draft.beside is not None and not text[content.start : aside.start].strip(BLANK):
            content = trim(text, aside.end, content.end, BLANK)
    own = draft.beside
    if own is not None and content.covers(own) and not text[own.end : content.end].strip(BLANK + ".»”\""):
        content = trim(text, content.start, own.start, BLANK)
    return replace(draft, content=content)


def is_inner(phrase: Draft, outer: Draft) -> bool:
    """«По словам X, …, сообщает ТАСС», «…, — сказал X, сообщает ТАСС»: the agency passes on X, who stays in what it says."""
    if phrase.sign is None or outer.sign is None or phrase.beside is None or outer.beside is None or phrase.rule == "origin":
        return False
    return phrase.beside.start < outer.beside.start and (phrase.sign.row.part != "phrase" or outer.sign.row.relaying)


def parted(drafts: Sequence[Draft], text: str) -> list[Draft]:
    """Contents without further cues of the same speaker's clause: «…, отметив, что …», «…, но выразил надежду, что …»."""
    there = of_sentence(drafts)
    return [cut_before(d, [drafts[i] for i in there[d.sign.sentence.start] if drafts[i] is not d], text) if d.sign else d for d in drafts]


def cut_before(draft: Draft, others: Sequence[Draft], text: str) -> Draft:
    content = draft.content
    for other in others:
        if other.sign is None or draft.sign is None or not content.covers(other.sign.span) or draft.sign.span.start > content.start:
            continue
        border = sibling_start(other.sign, draft.sign)
        if border is not None and border > content.start:
            content = trim(text, content.start, border, BLANK)
    return replace(draft, content=content)


def sibling_start(sign: Sign, first: Sign) -> int | None:
    """Where the clause of a cue begins that stands beside an earlier cue's content: at a gerund, or at «, но», «, а»."""
    tokens = sign.sentence.tokens
    if is_participle(sign.token) and not is_participle(first.token):
        return tokens[sign.token.index - 1].start if sign.token.index and tokens[sign.token.index - 1].text == "," else None
    for here in reversed(tokens[first.token.index + 1 : sign.token.index]):
        if here.pos == "CCONJ" and here.index and tokens[here.index - 1].text == ",":
            return tokens[here.index - 1].start
        if here.pos in {"VERB", "SCONJ", "PUNCT"}:
            return None
    return None


def is_participle(token: Token) -> bool:
    """Whether a verb tells what its subject says besides («отметив», "adding")."""
    form = token.features
    return form.get("VerbForm") == "Conv" or (form.get("VerbForm") == "Part" and form.get("Aspect") == "Prog")


def chained(drafts: Sequence[Draft], pronouns: frozenset[str]) -> list[Draft]:
    """Each draft with those who relay it, inner to outer; drafts that only pass on another are left out."""
    ordered = sorted(drafts, key=lambda d: (d.content.end - d.content.start, d.place.start))
    places = Places(range(len(ordered)), lambda i: ordered[i].content)
    above = [innermost(i, ordered, places) for i in range(len(ordered))]
    passing = {j for i, j in enumerate(above) if j is not None and passes_on(ordered[j], ordered[i], pronouns)}
    found = []
    for index, draft in enumerate(ordered):
        outer = [ordered[j] for j in ancestors(index, above)]
        if index in passing or any(same_speaker(draft, o, pronouns) for o in outer) or (outer and tells_no_words(draft, outer[0])):
            continue
        relays = [v for o in outer if o.sign is not None and o.sign.row.stance in REPORTING for v in (o.voice, *o.relays) if v is not None]
        found.append(replace(draft, relays=(*draft.relays, *relays)))
    return sorted(found, key=lambda d: (d.content.start, d.content.end, d.voice.span.start if d.voice else -1))


def innermost(index: int, ordered: Sequence[Draft], places: Places[int]) -> int | None:
    """The smallest draft that holds the one at `index`; `ordered` by size."""
    content = ordered[index].content
    wider = sorted(j for j in places.near(content.start, content.end) if j > index)
    return next((j for j in wider if holds(ordered[j], ordered[index])), None)


def passes_on(outer: Draft, inner: Draft, pronouns: frozenset[str]) -> bool:
    return only_passes_on(outer, inner) and not same_speaker(inner, outer, pronouns) and not tells_no_words(inner, outer)


def ancestors(index: int, above: Sequence[int | None]) -> list[int]:
    found: list[int] = []
    here = above[index]
    while here is not None:
        found.append(here)
        here = above[here]
    return found


def tells_no_words(draft: Draft, outer: Draft) -> bool:
    """Whether a statement is only about what somebody wants or thinks, in the eyes of whoever is quoted."""
    if draft.sign is None or draft.sign.row.stance in REPORTING or draft.quote != "indirect" or draft.sign.row.part != "verb":
        return False
    if governs(draft.sign, outer) and not draft.sign.sentence.child(draft.sign.token, "aux") and outer.quote == "indirect":
        return False
    return outer.quote == "direct" or (outer.beside is None and not draft.rule.endswith("clause"))


def holds(outer: Draft, inner: Draft) -> bool:
    """Whether a statement stands inside what another says."""
    return outer.content.covers(inner.place) and outer.content.covers(inner.content) and outer.place != inner.place and (
        outer.content != inner.content or inner.sign is not None
    )


def only_passes_on(outer: Draft, inner: Draft) -> bool:
    """Whether an outer cue stands beside nothing but the inner statement: its source, cue and content."""
    if outer.beside is None or inner.sign is None or not governs(inner.sign, outer):
        return False
    spans = [inner.content, inner.place, *([inner.voice.span] if inner.voice else [])]
    start, end = min(s.start for s in spans), max(s.end for s in spans)
    return inner.voice is not None and (end - start) >= SAME * (outer.content.end - outer.content.start)


def governs(sign: Sign, outer: Draft) -> bool:
    """Whether a cue is the head of what another draft says (or stands beside it as a parenthesis or phrase does)."""
    head = sign.sentence.head_of(outer.content.start, outer.content.end)
    return sign.row.part == "phrase" or head is None or head.start == sign.token.start or sign.token.base in {"parataxis", "root"}


def same_speaker(inner: Draft, outer: Draft, pronouns: frozenset[str]) -> bool:
    """Whether the inner speaker is the outer one: a pronoun, or the same words."""
    if inner.voice is None:
        return inner.sign is None or inner.sign.row.voice != "impersonal"
    if outer.voice is None:
        return False
    return inner.voice.token.text.lower() in pronouns or same_words(inner.voice, outer.voice)


def same_words(a: Voice, b: Voice) -> bool:
    return a.span.text == b.span.text or a.token.lemma == b.token.lemma
