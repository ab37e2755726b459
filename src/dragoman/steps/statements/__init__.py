"""Statements: who says what, by which words, and who passes it on."""

from collections.abc import Sequence

from msgspec.structs import replace

from dragoman.grammar.mentioned import Mentioned
from dragoman.grammar.roles import Found, is_passive
from dragoman.keys import content_id
from dragoman.lexicon.cues import Cues
from dragoman.model import Reading, Sentence, Speaker, Statement
from dragoman.steps.statements.beside import parenthesis, phrase_draft
from dragoman.steps.statements.chains import chained, parted, relayed, without_asides
from dragoman.steps.statements.contents import find_content, says_this
from dragoman.steps.statements.direct import inherited, speech, widened, with_kind
from dragoman.steps.statements.draft import Draft, Sign, Voice
from dragoman.steps.statements.quotes import quotations
from dragoman.steps.statements.signs import find_signs
from dragoman.steps.statements.speakers import find_voices, together
from dragoman.tools import Step, Tools


def find_statements(reading: Reading, tools: Tools) -> Reading:
    found: list[Statement] = []
    for language, cues in tools.lexicon.cues.items():
        sentences = [s for s in reading.sentences if s.language == language and s.tokens]
        if sentences:
            found += Reader(reading, sentences, cues).read()
    unique = {s.id: s for s in found}
    return replace(reading, statements=tuple(sorted(unique.values(), key=lambda s: (s.content.start, s.content.end))))


class Reader:
    """Reads the statements of one language's sentences."""

    def __init__(self, reading: Reading, sentences: Sequence[Sentence], cues: Cues) -> None:
        self.reading, self.sentences, self.cues, self.words = reading, sentences, cues, cues.words
        self.text = reading.document.text
        self.mentioned = Mentioned(reading)
        self.drafts: list[Draft] = []
        self.signs: list[Sign] = []
        self.passed_on: list[Sign] = []

    def read(self) -> list[Statement]:
        for sentence in self.sentences:
            self.read_sentence(sentence)
        marks = [q for q in quotations(self.text, [p.end for p in self.reading.paragraphs]) if q.depth == 0]
        drafts = [widened(d, marks, self.text) for d in self.drafts]
        drafts += [d for made in speech(marks, drafts, self.signs, self.sentences, self.text) for d in self.voiced(made)]
        drafts = without_asides(parted(drafts, self.text), self.text)
        drafts = sorted(drafts, key=lambda d: (d.place.start, d.content.end))
        drafts = inherited(drafts, self.words.pronouns | self.words.possessives, self.words.named_pronouns)
        drafts = chained(self.relayed_after([with_kind(d, marks) for d in drafts]), self.words.pronouns)
        return [self.statement(d) for d in drafts if d.content.text]

    def read_sentence(self, sentence: Sentence) -> None:
        used: set[int] = set()
        for signs in find_signs(sentence, self.cues):
            if signs[0].token.index not in used:
                sign = self.read_signs(signs)
                used.update(t.index for t in sentence.tokens_in(sign.span.start, sign.span.end))

    def read_signs(self, signs: Sequence[Sign]) -> Sign:
        """Drafts from the first row that finds a content; the sign that was used."""
        for sign in signs:
            draft = self.draft_of(sign)
            if draft is not None:
                self.drafts += self.voiced(draft)
                self.signs += [sign] if "speech" in sign.row.shapes else []
                return sign
        for sign in signs:
            if "speech" in sign.row.shapes:
                draft = parenthesis(sign, self.words)
                if draft is not None:
                    self.drafts += self.voiced(draft)
                elif says_this(sign, self.words):
                    self.passed_on.append(sign)
                self.signs.append(sign)
                return sign
        return signs[0]

    def draft_of(self, sign: Sign) -> Draft | None:
        if sign.row.part == "phrase":
            return phrase_draft(sign, self.words)
        found = find_content(sign, self.words)
        return None if found is None else Draft(sign=sign, voice=None, content=found[0], rule=f"{sign.row.part} {found[1]}")

    def voiced(self, draft: Draft) -> list[Draft]:
        """The draft with its speakers, as one or as one draft for each."""
        if draft.voice is not None or draft.sign is None:
            return [draft]
        if self.words.bare_clauses and needs_a_name(draft) and not any(map(self.is_named, find_voices(draft.sign, self.words))):
            return []
        voices = [v for v in find_voices(draft.sign, self.words) if draft.rule == "parenthesis" or not draft.content.covers(v.span)]
        if not voices:
            return [draft] if may_lack_a_voice(draft.sign) else []
        if self.words.joint_apart:
            return [replace(draft, voice=voice) for voice in voices]
        return [replace(draft, voice=together(voices, self.text))]

    def is_named(self, voice: Voice) -> bool:
        """Whether a name, or a pronoun for one, tells who it is."""
        words = voice.sentence.tokens_in(voice.span.start, voice.span.end)
        return voice.token.pos == "PRON" or any(t.pos == "PROPN" or self.mentioned.mentions(t) for t in words)

    def relayed_after(self, drafts: Sequence[Draft]) -> list[Draft]:
        """«Об этом сообщает X» passes on the statements of the sentence before."""
        found = list(drafts)
        for sign in self.passed_on:
            voices = find_voices(sign, self.words)
            before = [s for s in self.sentences if s.end <= sign.sentence.start][-1:]
            if not voices or not before or not self.is_named(voices[0]) or voices[0].token.pos == "PRON":
                continue
            there = [i for i, d in enumerate(found) if before[0].start <= d.place.start < before[0].end]
            for index in there:
                found[index] = relayed(found[index], voices[0])
            if not there:
                found.append(Draft(sign=sign, voice=voices[0], content=before[0], rule="this"))
        return found

    def statement(self, draft: Draft) -> Statement:
        sign, medium = draft.sign, draft.voice.medium if draft.voice else None
        return Statement(
            id=content_id("s", self.reading.document.id, draft.content.start, draft.content.end, draft.place.start, speaker_key(draft)),
            source=self.speaker(draft.voice), cue=sign.span if sign else None, content=draft.content, quote=draft.quote,
            medium=(sign.row.medium if sign else None) or medium, stance=sign.row.stance if sign else "says",
            relayed_by=tuple(s for s in map(self.speaker, draft.relays) if s is not None),
            negated=bool(sign and sign.negated), rule=draft.rule,
        )

    def speaker(self, voice: Voice | None) -> Speaker | None:
        if voice is None:
            return None
        actors, _ = self.mentioned.who(voice.sentence, Found(voice.token, ""))
        actor, span = actors[0] if actors else None, voice.span
        return Speaker(span.text, span.start, span.end, actor)


def needs_a_name(draft: Draft) -> bool:
    """Whether nobody's words are told but an act or a wish: of interest only where it is known whose."""
    shape = draft.rule.partition(" ")[2]
    return shape == "object" or (shape == "infinitive" and draft.sign is not None and draft.sign.row.stance != "says")


def may_lack_a_voice(sign: Sign) -> bool:
    """Whether a cue without a speaker tells of somebody's saying («считается», «говорят») and not of the author's («отметим»)."""
    if sign.row.part != "verb":
        return sign.row.part != "adjective"
    if sign.row.voice == "impersonal" or is_passive(sign.sentence, sign.token):
        return True
    form = sign.token.features
    return form.get("VerbForm") == "Fin" and form.get("Number") == "Plur" and form.get("Person") in {None, "3"} and "Mood" in form


def speaker_key(draft: Draft) -> int:
    return draft.voice.span.start if draft.voice else -1


STEP = Step("statements", needs=("sentences", "mentions"), gives=("statements",), run=find_statements)

__all__ = ["STEP"]
