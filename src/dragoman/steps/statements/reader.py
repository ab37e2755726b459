"""From sentences to statements: finds cues, contents and voices, then puts them in order."""

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from dragoman.grammar.mentioned import Mentioned
from dragoman.keys import content_id
from dragoman.lexicon.cues import Cues
from dragoman.model import Actor, Reading, Sentence, Span, Speaker, Statement, cut
from dragoman.steps.statements.beside import headline, own_tokens, parenthesis, phrase_draft
from dragoman.steps.statements.chains import chained, parted, passed_on, with_origins, without_asides
from dragoman.steps.statements.contents import find_content, own_clause, says_this
from dragoman.steps.statements.direct import after_colon, inherited, speech, widened, with_kind
from dragoman.steps.statements.draft import Draft, Sign, Voice
from dragoman.steps.statements.fitness import goes_on, may_be_silent, needs_a_name, suits
from dragoman.steps.statements.places import Places
from dragoman.steps.statements.quotes import Quotation, quotations
from dragoman.steps.statements.signed import posts
from dragoman.steps.statements.signs import find_signs
from dragoman.steps.statements.speakers import find_voices, medium_of, nearest_voices, quoted, together, united
from dragoman.steps.statements.tails import tail


def by_sentence(drafts: Iterable[Draft]) -> dict[int, Voice]:
    """The voices of drafts by the start of their sentence."""
    return {d.sign.sentence.start: d.voice for d in drafts if d.sign is not None and d.voice is not None}


def may_say_it(voice: Voice, draft: Draft) -> bool:
    """Whether a voice stands outside what it says, or in the parenthesis inside it."""
    around = draft.beside or (draft.content if draft.sign and draft.content.covers(draft.sign.span) else None)
    return not draft.content.covers(voice.span) or (around is not None and around.covers(voice.span))


def itself(span: Span) -> Span:
    return span


def content_of(draft: Draft) -> Span:
    return draft.content


UNKNOWN = "UNK"  # the code of people whose state is not told
FAR_BACK = 2000  # characters between a pronoun and the name it stands for


class Reader:
    """Reads the statements of one language's sentences."""

    def __init__(self, reading: Reading, sentences: Sequence[Sentence], cues: Cues) -> None:
        self.reading, self.sentences, self.cues, self.words = reading, sentences, cues, cues.words
        self.text = reading.document.text
        self.mentioned, self.names = Mentioned(reading), Places(reading.mentions, itself)
        self.drafts: list[Draft] = []
        self.signs: list[Sign] = []
        self.pointers: list[Sign] = []
        self.latest: list[Draft] = []

    def read(self) -> list[Statement]:
        for sentence in self.sentences:
            self.read_sentence(sentence)
        marks = [q for q in quotations(self.text, [p.end for p in self.reading.paragraphs]) if q.depth == 0]
        drafts = self.with_speech(marks)
        origins = {d.place.start: d for d in drafts if d.rule == "origin"}.values()
        drafts = with_origins(without_asides(parted(drafts, self.text), self.text))
        drafts = sorted(drafts, key=lambda d: (d.place.start, d.content.end))
        pointers = [(sign, self.named(sign)) for sign in self.pointers]
        quoted_there = by_sentence(origins)
        said_there = (quoted_there.get(sign.sentence.start, voice) for sign, voice in pointers)
        pointed = [voice for voice in said_there if voice is not None]
        drafts = inherited(drafts, pointed, self.words)
        quoted = Places(marks, itself)
        drafts = passed_on([with_kind(d, quoted) for d in drafts], pointers, Places(self.sentences, itself), quoted_there)
        return [self.statement(d) for d in chained(drafts, self.words.pronouns) if d.content.text]

    def with_speech(self, marks: list[Quotation]) -> list[Draft]:
        """The drafts so far, grown to whole quotations, and those of direct speech."""
        quoted = Places(marks, itself)
        drafts = [widened(d, quoted, self.text) for d in self.drafts]
        signs = Places(self.signs, lambda s: s.span)
        sentences = Places(self.sentences, itself)
        drafts += posts(self.reading.paragraphs, sentences, self.text, self.words.first_person)
        made = speech(marks, Places(drafts, content_of), signs, sentences, self.text)
        wrapped = {d.sign.span for d in made if d.sign and d.content.covers(d.sign.span)}  # cues that Russian puts inside the marks
        drafts = [d for d in drafts if d.sign is None or d.sign.span not in wrapped]
        drafts += [d for one in made for d in self.voiced(one)]
        made = after_colon(self.signs, Places(drafts, content_of), Places(self.reading.paragraphs, itself), self.text)
        return drafts + [d for one in made for d in self.voiced(one)]

    def read_sentence(self, sentence: Sentence) -> None:
        used: set[int] = set()
        titled = headline(sentence, self.reading.paragraphs[sentence.paragraph], self.words)
        if titled is not None and titled.voice is not None and self.may_head(titled.voice):
            self.drafts.append(titled)
        for signs in find_signs(sentence, self.cues):
            if signs[0].token.index not in used:
                sign = self.read_signs(signs)
                used.update(t.index for t in sentence.tokens_in(sign.span.start, sign.span.end))

    def read_signs(self, signs: Sequence[Sign]) -> Sign:
        """Drafts from the first row that finds a content; the sign that was used."""
        for sign in signs:
            draft = tail(sign, self.words) or self.draft_of(sign)
            made = self.voiced(draft) if draft is not None else []
            if made:
                self.keep(made, sign)
                return sign
        for sign in signs:
            if "speech" in sign.row.shapes:
                draft = parenthesis(sign, self.words)
                if draft is not None:
                    self.keep(self.voiced(draft), sign)
                elif says_this(sign, self.words):
                    self.pointers += [] if sign.negated else [sign]
                else:
                    self.signs.append(sign)
                return sign
        return signs[0]

    def keep(self, drafts: list[Draft], sign: Sign) -> None:
        self.drafts += drafts
        self.latest = drafts or self.latest
        if "speech" in sign.row.shapes:
            self.signs.append(sign)

    def draft_of(self, sign: Sign) -> Draft | None:
        if sign.row.part == "phrase":
            return phrase_draft(sign, self.words)
        if sign.row.part == "adverb":
            return Draft(sign=sign, voice=None, content=own_clause(sign), rule="adverb")
        found = find_content(sign, self.words)
        if found is None:
            return None
        content, shape = found
        own = own_tokens(sign.sentence, sign.token)
        beside = cut(self.text, own[0].start, own[-1].end) if content.end <= own[0].start else None
        return Draft(sign=sign, voice=None, content=content, beside=beside, rule=f"{sign.row.part} {shape}")

    def voiced(self, draft: Draft) -> list[Draft]:
        """The draft with its speakers, as one or as one draft for each; none where it needs a speaker and has none."""
        sign = draft.sign
        if sign is None or sign.row.part == "adverb":
            return [draft]
        if sign.row.origin and sign.row.part == "verb":
            said, quoting = quoted(sign, self.words)
            return [replace(draft, voice=voice, relays=tuple(quoting[:1])) for voice in said[:1]]
        voices = [draft.voice] if draft.voice else united(self.voices(sign, draft), self.text)
        if not all(suits(sign.row, voice, self.words) for voice in voices):
            return []
        if sign.refused and not draft.rule.endswith("clause"):
            return []
        if voices and all(v.token.lemma in self.words.first_person for v in voices):
            return []
        if needs_a_name(draft, self.words) and not any(map(self.is_named, voices)):
            return []
        if sign.row.speakers == "actors" and not any(map(self.is_known, voices)):
            return []
        if not voices:
            return [draft] if may_be_silent(sign) else []
        if self.words.joint_apart:
            return [replace(draft, voice=voice) for voice in voices]
        return [replace(draft, voice=together(voices, self.text))]

    def voices(self, sign: Sign, draft: Draft) -> list[Voice]:
        """Who speaks by a cue; a cue coordinated with an earlier one takes its voice where it has none."""
        told = find_voices(sign, self.words)
        found = [v for v in told if may_say_it(v, draft)] or [v for v in nearest_voices(sign, self.words) if told and may_say_it(v, draft)]
        earlier = self.latest[-1].sign if self.latest else None
        if earlier is None or earlier.sentence is not sign.sentence or not goes_on(sign, earlier):
            return found
        return [d.voice for d in self.latest if d.voice is not None] or found

    def named(self, sign: Sign) -> Voice | None:
        """The first speaker of a cue, if he is named."""
        voices = [v for v in find_voices(sign, self.words) if suits(sign.row, v, self.words)]
        return next((v for v in voices if v.token.pos != "PRON" and self.is_named(v)), None)

    def is_named(self, voice: Voice | None) -> bool:
        """Whether a name, or a pronoun for one, tells who it is."""
        if voice is None:
            return False
        words = voice.sentence.tokens_in(voice.span.start, voice.span.end)
        return voice.token.pos == "PRON" or any(t.pos == "PROPN" or self.mentioned.mentions(t) for t in words)

    def is_known(self, voice: Voice) -> bool:
        actor = self.actor(voice)
        return actor is not None and actor.code != UNKNOWN

    def may_head(self, voice: Voice) -> bool:
        """Whether a title may tell of somebody's words by the colon after him: one who is named, or a poll or report."""
        return self.is_named(voice) or self.words.medium(voice.token.lemma) is not None

    def statement(self, draft: Draft) -> Statement:
        sign, voice = draft.sign, draft.voice
        place = (draft.content.start, draft.content.end, draft.place.start, voice.span.start if voice else -1)
        return Statement(
            id=content_id("s", self.reading.document.id, *place), source=self.speaker(voice), cue=sign.span if sign else None,
            content=draft.content, quote=draft.quote, medium=medium_of(sign, voice, self.words),
            stance=sign.row.stance if sign else "says", negated=bool(sign and (sign.negated or sign.refused)), rule=draft.rule,
            relayed_by=tuple(s for s in map(self.speaker, draft.relays) if s is not None),
        )

    def speaker(self, voice: Voice | None) -> Speaker | None:
        if voice is None:
            return None
        actor = self.actor(voice)
        span = self.naming(voice, actor) or voice.span
        return Speaker(span.text, span.start, span.end, actor)

    def actor(self, voice: Voice) -> Actor | None:
        """Who speaks: the one named, or whose he is («источник в Минобороны», "officials in Ankara")."""
        places = voice.sentence.children(voice.token, "nmod", "obl")
        for token in (voice.token, *(t for t in places if voice.span.covers(t))):
            actors, _ = self.mentioned.meant(voice.sentence, token)
            if actors:
                return actors[0]
        return None

    def naming(self, voice: Voice, actor: Actor | None) -> Span | None:
        """The nearest words before a pronoun that name the same actor."""
        if not self.words.named_pronouns or actor is None or voice.token.text.lower() not in self.words.pronouns | self.words.possessives:
            return None
        for mention in reversed(self.names.near(voice.span.start - FAR_BACK, voice.span.start)):
            if mention.end <= voice.span.start and any((a.code, a.name) == (actor.code, actor.name) for a in mention.actors):
                return mention
        return None
