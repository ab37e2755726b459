"""Whether a speaker suits a cue, and whether a cue can do without one."""

from dragoman.grammar.roles import is_passive
from dragoman.lexicon.cues import Cue, Words
from dragoman.steps.statements.draft import Draft, Sign, Voice


def suits(row: Cue, voice: Voice, words: Words) -> bool:
    """Whether a cue may be this one's: some are only of evidence, or of those who know and tell."""
    lemmas = {t.lemma for t in voice.sentence.tokens_in(voice.span.start, voice.span.end)}
    if row.speakers == "evidence":
        return voice.medium is not None or voice.token.lemma in words.evidence or words.medium(voice.token.lemma) is not None
    named = any(t.pos == "PROPN" for t in voice.sentence.tokens_in(voice.span.start, voice.span.end))
    tells = voice.token.features.get("Animacy") == "Anim" or words.medium(voice.token.lemma) is not None
    return row.speakers != "informants" or named or tells or bool(lemmas & words.informants)


def needs_a_name(draft: Draft, words: Words) -> bool:
    """Whether nobody's words are told but an act or a wish: of interest only where it is known whose."""
    if draft.sign is not None and (draft.sign.row.speakers == "evidence" or draft.sign.row.voice == "impersonal"):
        return False
    shape = draft.rule.partition(" ")[2]
    wish = shape == "infinitive" and draft.sign is not None and draft.sign.row.stance != "says"
    return words.bare_clauses and (shape == "object" or wish)


def may_be_silent(sign: Sign) -> bool:
    """Whether a cue without a speaker tells of somebody's saying («считается», «говорят») and not of the author's («отметим»)."""
    if sign.row.part != "verb":
        return sign.row.part == "phrase"
    if sign.row.voice == "impersonal" or is_passive(sign.sentence, sign.token):
        return True
    form = sign.token.features
    return form.get("VerbForm") == "Fin" and form.get("Number") == "Plur" and form.get("Person") in {None, "3"} and "Mood" in form


def goes_on(sign: Sign, earlier: Sign) -> bool:
    """Whether a cue without a subject of its own is told of the same one as an earlier cue of its sentence."""
    if sign.token.features.get("VerbForm") == "Conv":
        return True
    if sign.sentence.child(sign.token, "nsubj") or sign.token.base not in {"conj", "ccomp", "acl", "root"}:
        return False
    forms = [(t.features.get("VerbForm"), t.features.get("Number"), t.features.get("Gender")) for t in (sign.token, earlier.token)]
    return sign.row.part == "verb" and sign.row.voice == "active" and forms[0] == forms[1] and forms[0][0] == "Fin"
