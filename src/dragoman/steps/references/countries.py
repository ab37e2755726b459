"""Descriptions of states («островное государство», "the kingdom"), groups of two («обе страны») and words for halves ("the North")."""

from collections.abc import Sequence

from dragoman.lexicon.references import Referring
from dragoman.lexicon.words import NameWord
from dragoman.model import Mention, Sentence
from dragoman.steps.references.context import ReferenceContext, narrowed, reference, state, states


def descriptor(
    context: ReferenceContext, index: int, sentence: Sentence, words: Sequence[NameWord], first: int, last: int, row: Referring
) -> Mention | None:
    """The state last spoken of that can be so described."""
    start, end = words[first].start, words[last - 1].end
    token = sentence.head_of(start, end)
    if token is None or token.features.get("Number") == "Plur" or narrowed(sentence, token, start, end):
        return None
    text = context.reading.document.text
    span = context.reading.document.text[start:end]
    fitting: list[str] = []
    for mentions in context.before(index, start):
        named = [(code, m) for code, m, actor in states(mentions) if suits(context, code, row)]
        fitting += [code for code, _ in named]
        subjects = [code for code, m in named if context.is_subject(m, index)]
        chosen = {code for code, _ in named} if len(named) == 1 else set(subjects) if len(set(subjects)) == 1 else set()
        if chosen:
            code = chosen.pop()
            return reference(text, start, end, "GPE", "role", [state(context.lexicon, code, token)])
        if named:
            break
    far = {code for code in row.members if code in context.codes and suits(context, code, row)}
    if len(far) == 1 and not fitting:
        return reference(text, start, end, "GPE", "role", [state(context.lexicon, far.pop(), token)])
    return reference(text, start, end, "GPE", "role", (), fitting or far) if span and (fitting or far) else None


def suits(context: ReferenceContext, code: str, row: Referring) -> bool:
    known = context.lexicon.actors.by_code.get(code)
    return known is not None and known.type == "GPE" and (not row.members or code in row.members)


def group(
    context: ReferenceContext, index: int, sentence: Sentence, words: Sequence[NameWord], first: int, last: int, row: Referring
) -> Mention | None:
    """The two states, or two people, last spoken of; three or more stay candidates."""
    start, end = words[first].start, words[last - 1].end
    token = sentence.head_of(start, end)
    single = first + 1 == last
    if token is None or narrowed(sentence, token, start, end) or (single and token.features.get("Number") != "Plur"):
        return None
    text = context.reading.document.text
    people = row.of == "people"
    found: dict[str, Mention] = {}
    for mentions in context.before(index, start):
        wanted = [m for m in mentions if not people or m.type == "PER"]
        for code, m, _ in reversed(states(wanted)):
            if people or (context.lexicon.actors.by_code.get(code) and context.lexicon.actors.by_code[code].type == "GPE"):
                found.setdefault(code, m)
        if len(found) >= 2:
            break
    if len(found) < 2:
        return None
    two = list(found.items()) if len(found) == 2 else []
    actors = [next(a for a in m.actors if a.code == code) if people else state(context.lexicon, code, token) for code, m in two]
    return reference(text, start, end, "PER" if people else "GPE", "group", actors[::-1], found)


def region(context: ReferenceContext, words: Sequence[NameWord], first: int, last: int, row: Referring) -> Mention | None:
    """«Север» in a Korean context."""
    word = words[last - 1]
    before = words[first - 1] if first else None
    after = words[last] if last < len(words) else None
    named = (before is not None and before.shape == "capital" and first > 1) or (after is not None and after.shape == "capital")
    if word.shape != "capital" or named or not context.codes & set(row.context):
        return None
    actor = state(context.lexicon, row.code, context.reading.trees[0])
    return reference(context.reading.document.text, words[first].start, word.end, "GPE", "role", [actor])
