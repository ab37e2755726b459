"""Statements within statements: who passes on whose words."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from dragoman.model import Sentence, SpanIndex, Token, trim
from dragoman.steps.statements.draft import Construction, CueMatch, Draft, SpeakerSpan

BLANK = " \t\r\n\u00a0,;:—–-"
REPORTING = {"says", "alleges", "denies", "shows"}
SAME = 0.8  # share of an outer content that its inner statement must fill for the outer to be no statement of its own


def of_sentence(drafts: Sequence[Draft]) -> dict[int, list[int]]:
    """The indexes of the drafts by the start of the sentence that their cue stands in."""
    found: dict[int, list[int]] = defaultdict(list)
    for index, draft in enumerate(drafts):
        if draft.match is not None:
            found[draft.match.sentence.start].append(index)
    return found


def is_origin(draft: Draft) -> bool:
    """Whether a draft only names whom another one passes on."""
    return draft.construction is Construction.ORIGIN


def with_origins(drafts: Sequence[Draft]) -> list[Draft]:
    """«… сообщает газета со ссылкой на МИД»: the ministry is the source, the paper passes it on."""
    found, there = list(drafts), of_sentence(drafts)
    for origin in drafts:
        if not is_origin(origin) or origin.match is None:
            continue
        host = host_of(origin.match, [(i, found[i]) for i in there[origin.match.sentence.start]])
        if host is not None:
            speaker = found[host].speaker
            relays = (speaker, *found[host].relays) if speaker else found[host].relays
            found[host] = replace(found[host], speaker=origin.speaker, relays=relays)
    return [d for d in found if not is_origin(d)]


def host_of(origin: CueMatch, drafts: Sequence[tuple[int, Draft]]) -> int | None:
    """The draft that an origin belongs to: the one whose cue governs it, else the nearest reporting cue of the sentence."""
    telling = [(i, d) for i, d in drafts if d.match and d.match.row.stance in REPORTING and not d.match.row.origin]
    above = {t.index for t in origin.sentence.ancestors(origin.token)}
    governing = [(i, d) for i, d in telling if d.match and d.match.token.index in above]
    nearest = min(governing or telling, key=lambda found: abs(found[1].place.start - origin.span.start), default=None)
    return None if nearest is None else nearest[0]


def passed_on(
    drafts: Sequence[Draft], pointers: Sequence[tuple[CueMatch, SpeakerSpan | None]], sentences: SpanIndex[Sentence],
    origins: Mapping[int, SpeakerSpan],
) -> list[Draft]:
    """«Об этом сообщает X» relays the statements of the sentence before; what stands beside it relays them, too."""
    found, there, gone, added = list(drafts), of_sentence(drafts), set(), []
    for match, speaker in pointers:
        outer = [i for i in there[match.sentence.start] if found[i].parenthetical is not None and found[i].content.covers(match.span)]
        gone.update(outer)
        near = (speaker, origins.get(match.sentence.start)) if outer else (origins.get(match.sentence.start), speaker)
        relays = tuple(v for v in (*near, *(found[i].speaker for i in outer)) if v is not None)
        before = sentences.before(match.sentence.start)
        if not relays or before is None:
            continue
        for index in there[before.start]:
            found[index] = replace(found[index], relays=(*found[index].relays, *relays))
        if not there[before.start]:
            added.append(Draft(construction=Construction.POINTER, match=match, speaker=relays[0], content=before, relays=relays[1:]))
    return [d for i, d in enumerate(found) if i not in gone] + added


def without_parentheticals(drafts: Sequence[Draft], text: str) -> list[Draft]:
    """Contents without the parentheses of other cues that stand at their ends."""
    parentheticals = SpanIndex([d for d in drafts if d.parenthetical is not None], lambda d: d.parenthetical or d.content)
    return [shortened(d, [p for p in parentheticals.touching(d.content.start, d.content.end) if p is not d], text) for d in drafts]


def shortened(draft: Draft, parentheticals: Sequence[Draft], text: str) -> Draft:
    content = draft.content
    for other in parentheticals:
        if is_inner(other, draft):
            continue
        inserted = other.parenthetical
        if inserted is None or not content.overlap(inserted) or other.content == content:
            continue
        if draft.match and inserted.covers(draft.match.span):
            continue
        if not text[inserted.end : content.end].strip(BLANK + ".»”\""):
            content = trim(text, content.start, max(inserted.start, content.start + 1), BLANK)
        elif draft.parenthetical is not None and not text[content.start : inserted.start].strip(BLANK):
            content = trim(text, inserted.end, content.end, BLANK)
    own = draft.parenthetical
    if own is not None and content.covers(own) and not text[own.end : content.end].strip(BLANK + ".»”\""):
        content = trim(text, content.start, own.start, BLANK)
    return replace(draft, content=content)


def is_inner(phrase: Draft, outer: Draft) -> bool:
    """«По словам X, …, сообщает ТАСС», «…, — сказал X, сообщает ТАСС»: the agency passes on X, who stays in what it says."""
    if phrase.match is None or outer.match is None or phrase.parenthetical is None or outer.parenthetical is None or is_origin(phrase):
        return False
    return phrase.parenthetical.start < outer.parenthetical.start and (phrase.match.row.part != "phrase" or outer.match.row.relaying)


def parted(drafts: Sequence[Draft], text: str) -> list[Draft]:
    """Contents without further cues of the same speaker's clause: «…, отметив, что …», «…, но выразил надежду, что …»."""
    there = of_sentence(drafts)
    return [cut_before(d, [drafts[i] for i in there[d.match.sentence.start] if drafts[i] is not d], text) if d.match else d for d in drafts]


def cut_before(draft: Draft, others: Sequence[Draft], text: str) -> Draft:
    content = draft.content
    for other in others:
        if other.match is None or draft.match is None or not content.covers(other.match.span) or draft.match.span.start > content.start:
            continue
        border = sibling_start(other.match, draft.match)
        if border is not None and border > content.start:
            content = trim(text, content.start, border, BLANK)
    return replace(draft, content=content)


def sibling_start(match: CueMatch, first: CueMatch) -> int | None:
    """Where the clause of a cue begins that stands beside an earlier cue's content: at a gerund, or at «, но», «, а»."""
    tokens = match.sentence.tokens
    if is_participle(match.token) and not is_participle(first.token):
        return tokens[match.token.index - 1].start if match.token.index and tokens[match.token.index - 1].text == "," else None
    for here in reversed(tokens[first.token.index + 1 : match.token.index]):
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
    places = SpanIndex(range(len(ordered)), lambda i: ordered[i].content)
    above = [innermost(i, ordered, places) for i in range(len(ordered))]
    passing = {j for i, j in enumerate(above) if j is not None and passes_on(ordered[j], ordered[i], pronouns)}
    found = []
    for index, draft in enumerate(ordered):
        outer = [ordered[j] for j in ancestors(index, above)]
        if index in passing or any(same_speaker(draft, o, pronouns) for o in outer) or (outer and tells_no_words(draft, outer[0])):
            continue
        reporting = [o for o in outer if o.match is not None and o.match.row.stance in REPORTING]
        relays = [speaker for o in reporting for speaker in (o.speaker, *o.relays) if speaker is not None]
        found.append(replace(draft, relays=(*draft.relays, *relays)))
    return sorted(found, key=lambda d: (d.content.start, d.content.end, d.speaker.span.start if d.speaker else -1))


def innermost(index: int, ordered: Sequence[Draft], places: SpanIndex[int]) -> int | None:
    """The smallest draft that holds the one at `index`; `ordered` by size."""
    content = ordered[index].content
    wider = sorted(j for j in places.touching(content.start, content.end) if j > index)
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
    if draft.match is None or draft.match.row.stance in REPORTING or draft.quote != "indirect" or draft.match.row.part != "verb":
        return False
    if governs(draft.match, outer) and not draft.match.sentence.child(draft.match.token, "aux") and outer.quote == "indirect":
        return False
    return outer.quote == "direct" or (outer.parenthetical is None and draft.shape != "clause")


def holds(outer: Draft, inner: Draft) -> bool:
    """Whether a statement stands inside what another says."""
    return outer.content.covers(inner.place) and outer.content.covers(inner.content) and outer.place != inner.place and (
        outer.content != inner.content or inner.match is not None
    )


def only_passes_on(outer: Draft, inner: Draft) -> bool:
    """Whether an outer cue stands beside nothing but the inner statement: its source, cue and content."""
    if outer.parenthetical is None or inner.match is None or not governs(inner.match, outer):
        return False
    spans = [inner.content, inner.place, *([inner.speaker.span] if inner.speaker else [])]
    start, end = min(s.start for s in spans), max(s.end for s in spans)
    return inner.speaker is not None and (end - start) >= SAME * (outer.content.end - outer.content.start)


def governs(match: CueMatch, outer: Draft) -> bool:
    """Whether a cue is the head of what another draft says (or stands beside it as a parenthesis or phrase does)."""
    head = match.sentence.head_of(outer.content.start, outer.content.end)
    return match.row.part == "phrase" or head is None or head.start == match.token.start or match.token.base in {"parataxis", "root"}


def same_speaker(inner: Draft, outer: Draft, pronouns: frozenset[str]) -> bool:
    """Whether the inner speaker is the outer one: a pronoun, or the same words."""
    if inner.speaker is None:
        return inner.match is None or inner.match.row.voice != "impersonal"
    if outer.speaker is None:
        return False
    return inner.speaker.token.text.lower() in pronouns or same_words(inner.speaker, outer.speaker)


def same_words(a: SpeakerSpan, b: SpeakerSpan) -> bool:
    return a.span.text == b.span.text or a.token.lemma == b.token.lemma
