"""Whether a speaker suits a cue, and whether a cue can do without one."""

from dragoman.grammar.roles import is_passive
from dragoman.lexicon.cues import Cue, CueWords
from dragoman.steps.statements.draft import CueMatch, Draft, SpeakerSpan


def suits(row: Cue, speaker: SpeakerSpan, words: CueWords) -> bool:
    """Whether a cue may be this one's: some are only of evidence, or of those who know and tell."""
    lemmas = {t.lemma for t in speaker.sentence.tokens_in(speaker.span.start, speaker.span.end)}
    if row.speakers == "evidence":
        return speaker.medium is not None or speaker.token.lemma in words.evidence or words.medium(speaker.token.lemma) is not None
    named = any(t.pos == "PROPN" for t in speaker.sentence.tokens_in(speaker.span.start, speaker.span.end))
    tells = speaker.token.features.get("Animacy") == "Anim" or words.medium(speaker.token.lemma) is not None
    return row.speakers != "informants" or named or tells or bool(lemmas & words.informants)


def needs_a_name(draft: Draft, words: CueWords) -> bool:
    """Whether nobody's words are told but an act or a wish: of interest only where it is known whose."""
    if draft.match is not None and (draft.match.row.speakers == "evidence" or draft.match.row.voice == "impersonal"):
        return False
    wish = draft.shape == "infinitive" and draft.match is not None and draft.match.row.stance != "says"
    return words.bare_clauses and (draft.shape == "object" or wish)


def may_be_silent(match: CueMatch) -> bool:
    """Whether a cue without a speaker tells of somebody's saying («считается», «говорят») and not of the author's («отметим»)."""
    if match.row.part != "verb":
        return match.row.part == "phrase"
    if match.row.voice == "impersonal" or is_passive(match.sentence, match.token):
        return True
    form = match.token.features
    return form.get("VerbForm") == "Fin" and form.get("Number") == "Plur" and form.get("Person") in {None, "3"} and "Mood" in form


def goes_on(match: CueMatch, earlier: CueMatch) -> bool:
    """Whether a cue without a subject of its own is told of the same one as an earlier cue of its sentence."""
    if match.token.features.get("VerbForm") == "Conv":
        return True
    if match.sentence.child(match.token, "nsubj") or match.token.base not in {"conj", "ccomp", "acl", "root"}:
        return False
    forms = [(t.features.get("VerbForm"), t.features.get("Number"), t.features.get("Gender")) for t in (match.token, earlier.token)]
    return match.row.part == "verb" and match.row.voice == "active" and forms[0] == forms[1] and forms[0][0] == "Fin"


def is_unsigned(speaker: SpeakerSpan, words: CueWords) -> bool:
    """Whether a speaker is a bare letter, post or statement, whose writer was named before («в сообщении говорится»)."""
    written = words.medium(speaker.token.lemma) in {"letter", "statement", "post"}
    return written and not speaker.sentence.children(speaker.token, "nmod", "amod", "appos", "flat", "acl")
