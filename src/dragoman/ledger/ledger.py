"""A ledger that is open, and what may be done with it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property, partial
from itertools import islice, tee
from pathlib import Path
from typing import Any, Literal, TypeVar

from msgspec.structs import replace

from dragoman.batch import Executor, InLine, Outcome, attempt
from dragoman.corpus import review
from dragoman.corpus.agreement import Agreement, agreements, coded_twice
from dragoman.corpus.differences import Difference, differences
from dragoman.corpus.review import ClaimEdit, Signature, Stretch
from dragoman.corpus.stories.teller import Teller
from dragoman.corpus.ties import cooperation_sign, ties
from dragoman.corpus.trends import Trend, trend
from dragoman.errors import MissingError, UnknownActorError, UsageError
from dragoman.export.network import GraphFormat, network, written
from dragoman.export.prov import prov
from dragoman.keys import digest
from dragoman.lang.lemmas import Lemmas
from dragoman.ledger.answers import Explanation, Recoded, RunSize, Size, explanation
from dragoman.ledger.digest import DigestLine, digest_lines
from dragoman.ledger.exporting import WRITERS, ExportFormat
from dragoman.ledger.learning import Case, Lesson, agreed_cases, judged_cases, keep, lesson_of
from dragoman.ledger.overview import Overview, overview
from dragoman.ledger.runs import only, this_run
from dragoman.ledger.who import one_meant
from dragoman.lexicon import Lexicon
from dragoman.lexicon.actor_search import Dossier, FoundActor, dossier, search
from dragoman.lexicon.language import Language
from dragoman.lexicon.types import ClaimType
from dragoman.model import (
    ActorCorrection,
    ClaimCorrection,
    Correction,
    Document,
    PairAmount,
    PairCount,
    PairTotal,
    Period,
    Reading,
    Story,
    Tie,
    Verdict,
    Withdrawal,
)
from dragoman.pipeline import standard_tools
from dragoman.readers import Failure
from dragoman.settings import Settings
from dragoman.store.corrected import Corrected
from dragoman.store.corroboration import Corroboration
from dragoman.store.doctor import Defect
from dragoman.store.facets import Facets
from dragoman.store.net_cooperation import StrongestTies, StrongestTiesQuery
from dragoman.store.query import ClaimQuery, DocumentQuery, FoundClaim, FoundStatement, Page, StatementQuery, StoryQuery, TieQuery
from dragoman.store.store import Store
from dragoman.store.validate import Query, check_day, check_period, check_query, check_word, with_actors
from dragoman.store.writing import Run
from dragoman.tools import Tools

Kept = TypeVar("Kept", ClaimCorrection, ActorCorrection, Withdrawal)
Asked = TypeVar("Asked", bound=Query)
Found = TypeVar("Found")


class Ledger:
    """A ledger that is open. Every method raises StoreError where the database fails it."""

    def __init__(self, store: Store, tools: Tools) -> None:
        self._store, self._tools = store, tools

    @cached_property
    def own_run(self) -> Run:
        """What this ledger signs new readings with."""
        return this_run(self._tools)

    @property
    def lexicon(self) -> Lexicon:
        return self._tools.lexicon

    @property
    def languages(self) -> Mapping[str, Language]:
        """The languages that can be read, by their ISO 639-1 codes."""
        return self._tools.languages

    @property
    def own_actors(self) -> tuple[Path, ...]:
        """A user's own actor files."""
        return self.lexicon.own_actors

    @property
    def _actor_files(self) -> Path:
        return self.lexicon.folder / "actors"

    @property
    def types(self) -> Mapping[str, ClaimType]:
        """The claim types by name."""
        return self.lexicon.types

    def add(self, document: Document) -> Outcome | None:
        """What became of a document: its reading, which is stored whole; a Failure; None where it was there already."""
        return next(self.add_all([document], InLine(self._tools)))

    def add_all(self, found: Iterable[Document | Failure], executor: Executor) -> Iterator[Outcome | None]:
        """What became of each document, read by an executor: its reading, which is stored; a Failure; None where it was there already."""
        new, given = tee(map(self._unless_held, found))
        for one, outcome in zip(given, executor.read(new), strict=True):
            yield self._stored(one, outcome) if isinstance(one, Document) and isinstance(outcome, Reading) else outcome

    def _unless_held(self, found: Document | Failure) -> Document | Failure | None:
        return attempt(lambda one: None if self.holds(one) else one, found) if isinstance(found, Document) else found

    def _stored(self, document: Document, reading: Reading) -> Outcome | None:
        return attempt(lambda one: reading if self.keep(one, reading) else None, document)

    def holds(self, document: Document) -> bool:
        """Whether a reading of this document, as its source gave it, is there. Raises SourceError where no ledger can hold it."""
        return self._store.view.holds(document)

    def keep(self, document: Document, reading: Reading) -> bool:
        """Puts in a document with what this program, with this knowledge, has read of it; False where it was there already."""
        return self._store.writer.add(document, reading, self.own_run)

    def documents(self, query: DocumentQuery, after: str | None = None, limit: int | None = 50) -> Page[Reading]:
        """What is read of the documents that meet the query, the last to come in first. Raises UsageError."""
        return self._store.view.documents(self._checked(query), after, limit)

    def checked(self, verdict: Verdict, after: str | None = None, limit: int | None = 50) -> Page[Reading]:
        """Documents that as a whole have a check with this verdict, the newest first. Raises UsageError."""
        return self._store.view.checked(verdict, after, limit)

    def verdicts(self) -> Mapping[str, int]:
        """How many documents as a whole have a check with which verdict."""
        return self._store.view.verdicts()

    def document(self, id: str) -> Corrected:
        """What is read of the document with this id; of the one that came in last if there are several. Raises UsageError."""
        check_word("document", id)
        return there(self._store.view.document(id), "document", id)

    def claims(self, query: ClaimQuery, after: str | None = None, limit: int | None = 50) -> Page[FoundClaim]:
        """Claims that meet the query, newest first; `after` is the cursor of the page before (`Page.next`). Raises UsageError."""
        return self._store.view.claims(self._checked(query), after, limit)

    def claims_in_order(self, query: ClaimQuery) -> Iterator[FoundClaim]:
        """All claims that meet the query, by document and place in the text: an order that depends on nothing but the documents.

        Raises UsageError.
        """
        return self._store.view.claims_in_order(self._checked(query))

    def statements(self, query: StatementQuery, after: str | None = None, limit: int | None = 50) -> Page[FoundStatement]:
        """Statements that meet the query, newest first. Raises UsageError."""
        return self._store.view.statements(self._checked(query), after, limit)

    def claim(self, id: str) -> FoundClaim:
        """The claim with this id. Raises UsageError."""
        check_word("claim", id)
        return there(self._store.view.claim(id), "claim", id)

    def statement(self, id: str) -> FoundStatement:
        """The statement with this id. Raises UsageError."""
        check_word("statement", id)
        return there(self._store.view.statement(id), "statement", id)

    def stories(self, query: StoryQuery, after: str | None = None, limit: int | None = 50) -> Page[Story]:
        """Stories that meet the query, the last told first. Raises UsageError."""
        check_period("since", query.since, "until", query.until)
        return self._store.view.stories(query, after, limit)

    def story(self, id: str) -> Story:
        """The story with this id, or with one that begins so. Raises UsageError."""
        check_word("story", id)
        return there(self._store.view.story(id), "story", id)

    def story_with(self, document: str) -> Story:
        """The story in which a document is. Raises UsageError."""
        check_word("document", document)
        return there(self._store.view.story_with(document), "document", document)

    def digest(self, since: str, actor: str | None = None) -> list[DigestLine]:
        """What is new since a day, of an actor or of all: stories, origins of known stories, contradictions. Raises UsageError."""
        check_day("since", since)
        return list(digest_lines(self, since, self.actor_of(actor) if actor else None))

    def overview(self) -> Overview:
        """The ledger at one glance."""
        return overview(self)

    def ties(self, query: TieQuery) -> list[Tie]:
        """Who does, offers and says what to whom, counted; the pair with most claims first. Raises UsageError."""
        query = self._checked(query)
        if query.partner and not query.actor:
            raise UsageError("ties with a partner need an actor")
        amounts = self._store.view.pair_amounts(query) if query.amounts else ()
        return ties(*self._counts(query), self.lexicon.plover, amounts)

    def _counts(self, query: TieQuery) -> tuple[list[PairCount], list[PairTotal]]:
        """Of an actor either way over all time the counts are stored."""
        if query.actor and not (query.directed or query.by or query.since or query.until or query.min_score):
            return self._store.view.partner_counts(query.actor, query.partner)
        return self._store.view.pair_counts(query)

    def partners(self, actor: str, since: str | None = None, until: str | None = None, min_score: float = 0.0) -> list[Tie]:
        """With whom an actor has to do, either way, most claims first; over all time it is told at once, however many they are."""
        return self.ties(TieQuery(actor=actor, directed=False, since=since, until=until, min_score=min_score))

    def strongest_ties(self, asked: StrongestTiesQuery) -> StrongestTies:
        """The ties with most independent sources, either way, with their net cooperation. Raises UsageError."""
        check_period("since", asked.since, "until", asked.until)
        asked = replace(asked, actors=tuple(map(self.actor_of, asked.actors)))
        return self._store.view.strongest_ties(asked, partial(cooperation_sign, plover=self.lexicon.plover))

    def history(self, actor: str, by: Period) -> list[Tie]:
        """An actor with all its partners together, either way, by period. Raises UsageError."""
        return ties(self._store.view.actor_counts(self.actor_of(actor), by), (), self.lexicon.plover)

    def actor_of(self, text: str) -> str:
        """The code or canonical name of whom a code or a name means, in any language and any case.

        Of several who go by a name it is the one whom the ledger tells of. Raises UnknownActorError where nobody goes by it, UsageError
        where still several do.
        """
        check_word("actor", text)
        actors = self.lexicon.actors
        if text in actors.by_code or text in actors.people:
            return text
        if text in actors.by_name:  # a state's own name is its code's, a ministry's or palace's its own
            known = actors.records[actors.by_name[text]]
            return known.code if actors.by_code.get(known.code) is known else text
        knows = self._store.view.knows
        return text if knows(text) else one_meant(text, self._actor_files, self.own_actors, knows)

    def facets(self, query: ClaimQuery) -> Facets:
        """How many of the claims that meet the query have which type, status, outlet and so on. Raises UsageError."""
        return self._store.view.facets(self._checked(query))

    def amounts(self, query: TieQuery) -> list[PairAmount]:
        """The amounts told of pairs: levels and counts in a unit. Raises UsageError."""
        return self._store.view.pair_amounts(self._checked(query))

    def tells_amounts(self, query: TieQuery) -> bool:
        """Whether any amounts are told of pairs. Raises UsageError."""
        return self._store.view.tells_amounts(self._checked(query))

    def corroboration(self, query: ClaimQuery, among: int = 200) -> Corroboration:
        """Whether other sources report the same as the newest claims that meet the query. Raises UsageError."""
        return self._store.view.corroboration(self._checked(query), among)

    def trend(self, actor: str, partner: str, by: Period = "month", min_score: float = 0.0) -> Trend:
        """Two actors over time, either way, with trends and changes."""
        return trend(self.ties(TieQuery(actor=actor, partner=partner, by=by, directed=False, min_score=min_score)), by)

    def network(self, query: TieQuery, format: GraphFormat) -> bytes:
        """The ties as a graph."""
        return written(network(self.ties(query), self.lexicon.actors.by_code, query.by), format)

    def export(self, format: ExportFormat, path: Path, query: ClaimQuery) -> int:
        """Writes a file (Parquet: a folder; panel: a folder with a codebook beside it) and tells how many rows it has.

        A panel and whole readings (jsonl) use of the query only the days and the least score, jsonl nothing. Raises UsageError.
        """
        return WRITERS[format](self, path, self._checked(query))

    def explain(self, claim: str) -> Explanation:
        """What a claim rests on; the first letters of its id are enough. Raises UsageError where there is none, or more than one."""
        reading = there(self._store.view.reading_with(claim), "claim", claim)
        found = next(one for one in reading.claims if one.id.startswith(claim))
        return explanation(found, reading, self._store.view.documents_with(found.id))

    def rejected(self, claim: str) -> Explanation:
        """A claim that was rejected, as it was read then. Raises MissingError where none with this id was."""
        said = [one for one in self.corrections() if isinstance(one, ClaimCorrection) and one.read and one.read.id == claim]
        if not said:
            raise MissingError(f"the ledger has no claim {claim}")
        return explanation(said[-1].place, self.document(said[-1].document).reading)

    def judge(self, action: Literal["accept", "reject"], claim: str, by: Signature) -> ClaimCorrection:
        """Says of a claim (the first letters of its id) that it is right or wrong. Raises UsageError."""
        found = self.explain(claim)
        return self._keep(review.judgement(action, found.claim, found.document, by))

    def edit(self, claim: str, change: ClaimEdit, by: Signature) -> ClaimCorrection:
        """Says what a claim should be. Raises UsageError."""
        found, lexicon = self.explain(claim), self.lexicon
        wanted = review.validate(self._with_sides(change), found.claim.type, found.document, lexicon)
        return self._keep(review.edit(found.claim, wanted, found.document, lexicon.actors, by))

    def insert(self, document: str, evidence: Stretch, trigger: Stretch, change: ClaimEdit, by: Signature) -> ClaimCorrection:
        """Adds a claim that was missed in the document with this id; the trigger lies in the evidence. Raises UsageError."""
        found = self.document(document).reading.document
        whole = review.stretch(found, evidence)
        wanted = review.validate(self._with_sides(change), None, found, self.lexicon)
        return self._keep(review.missed(found, whole, review.stretch(found, trigger, whole), wanted, self.lexicon.actors, by))

    def merge(self, old: str, new: str, by: Signature) -> ActorCorrection:
        """Says that whoever goes by the code or name `old` is the actor `new`: two become one, or one name is parted from its code."""
        return self._keep(review.renaming(self._or_own(old), self._or_own(new), self.lexicon.actors, by))

    def withdraw(self, correction: str, by: Signature) -> Withdrawal:
        """Takes a correction (the first letters of its id) back: it is kept, and no longer in force. Raises UsageError."""
        found = self.corrections()
        chosen = only(correction, [one.id for one in found], "corrections", "dragoman corrections")
        return self._keep(review.withdrawal(next(one for one in found if one.id == chosen), by))

    def corrections(self) -> list[Correction]:
        """All that was corrected, oldest first."""
        return self._store.view.corrections()

    def corrections_of(self, document: str) -> list[Correction]:
        """Those of the text of the document with this id, oldest first, the withdrawn ones and their withdrawals among them."""
        return self._store.view.corrections_of(digest(self.document(document).reading.document.text))

    def apply(self, corrections: Sequence[Correction]) -> int:
        """Takes over corrections of another ledger; how many were new. Those of texts that are not here wait for them."""
        return self._store.writer.correct(corrections)

    def reviewed(self) -> Iterator[Corrected]:
        """The readings of all texts of which somebody judged a claim."""
        return self._store.view.reviewed()

    def actors(self, text: str) -> list[FoundActor]:
        """Who is known by a code or name that begins so; whole names first. Raises UsageError."""
        check_word("name", text)
        return search(self._actor_files, text, self.own_actors)

    def dossier(self, code: str, day: str) -> Dossier:
        """What is known under a code on an ISO day. Raises UsageError."""
        check_day("on", day)
        found = dossier(self._actor_files, code, day, self.own_actors)
        if found is None:
            raise MissingError(f"no actor has the code {code}")
        return found

    def recode(self, executor: Executor | None = None) -> Iterator[Recoded]:
        """Reads again every stored text whose current reading this program with this knowledge has not made, here or by an executor."""
        places = self._store.view.not_read_by(self.own_run.id)
        outcomes = (executor or InLine(self._tools)).read(map(self._store.view.document_at, places))
        for place, outcome in zip(places, outcomes, strict=True):
            if isinstance(outcome, Failure):
                yield Recoded(outcome.id, outcome.detail)
            else:
                self._store.writer.recode(place, outcome, self.own_run)
                yield Recoded(outcome.document.id)

    def runs(self) -> list[RunSize]:
        """What has read into this ledger, oldest first."""
        return [RunSize(one, *counts) for one, counts in self._store.view.runs()]

    def prov(self, run: str) -> dict[str, Any]:
        """Where the readings of a run (the first letters of its id) come from, as PROV-JSON. Raises UsageError."""
        known = {one.id: one for one, _ in self._store.view.runs()}
        chosen = only(run, [*known], "runs", "dragoman runs")
        return prov(known[chosen], self._store.view.made_by(chosen))

    def differences(self, before: str, after: str) -> Iterator[Difference]:
        """What two runs (the first letters of their ids) have different in the texts that both have read. Raises UsageError."""
        known = [one.id for one, _ in self._store.view.runs()]
        for first, second in self._store.view.read_twice(*(only(one, known, "runs", "dragoman runs") for one in (before, after))):
            yield from differences(first, second)

    def agreement(self, first: str, second: str, sample: int | None = None) -> list[Agreement]:
        """How far two runs (the first letters of their ids) agree about the texts that both have read, so many at most.

        Raises UsageError.
        """
        known = [one.id for one, _ in self._store.view.runs()]
        chosen = (only(one, known, "runs", "dragoman runs") for one in (first, second))
        return agreements([coded_twice(*both) for both in islice(self._store.view.read_twice(*chosen), sample)])

    def learn(self, path: Path, from_agreement: bool = False) -> Lesson:
        """What the corrections teach, or the agreement of two readers; written to `path` where it is better. Raises UsageError."""
        found = (one.reading for one in self.reviewed()) if not from_agreement else self.readings()
        lesson = lesson_of((case for one in found for case in self._cases(one, from_agreement)), self._tools)
        if lesson.is_better:
            keep(lesson, path)
        return lesson

    def _cases(self, reading: Reading, from_agreement: bool) -> Iterator[Case]:
        if from_agreement:
            return agreed_cases(reading, self._tools)
        said = self._store.view.corrections_of(digest(reading.document.text))
        return judged_cases(reading.document, said, self._tools)

    def examine(self) -> Iterator[Defect]:
        """What is damaged, missing or too much in the ledger; nothing if it is whole."""
        return self._store.view.examine()

    def reindex(self) -> None:
        """Makes all projections anew from the readings and the corrections."""
        self._store.writer.reindex()

    def state(self) -> str:
        """What is another whenever something was added, read again or corrected; told at once."""
        return self._store.view.state()

    def readings(self) -> Iterator[Reading]:
        """Everything that was read, one document after the other, in an order that depends on nothing but the documents."""
        return self._store.view.readings()

    def size(self) -> Size:
        return Size(*self._store.view.size())

    def _checked(self, query: Asked) -> Asked:
        """The query, if it makes sense, with actors as the ledger knows them. Raises UsageError."""
        check_query(query, self.lexicon.types)
        return with_actors(query, self.actor_of)

    def _with_sides(self, change: ClaimEdit) -> ClaimEdit:
        sides = {"source": change.source, "target": change.target}
        return replace(change, **{side: given and tuple(map(self._or_own, given)) for side, given in sides.items()})

    def _or_own(self, text: str) -> str:
        """The actor whom a code or name means; a word that nobody knows is a code of the user's own."""
        try:
            return self.actor_of(text)
        except UnknownActorError:
            return text

    def _keep(self, correction: Kept) -> Kept:
        self._store.writer.correct([correction])
        return correction


def there(found: Found | None, what: str, id: str) -> Found:
    """Raises MissingError for what is not."""
    if found is None:
        raise MissingError(f"the ledger has no {what} {id}")
    return found


@contextmanager
def open_ledger(settings: Settings, tools: Tools | None = None) -> Iterator[Ledger]:
    """The ledger at `settings.store`, made or migrated if need be; `tools` are the bundled ones if not given. Raises StoreError."""
    given = tools or standard_tools()
    lemmas = Lemmas(given.languages)
    store = Store(settings.store, lemmas.of_text, lemmas.of_query, Teller(lemmas))
    try:
        yield Ledger(store, given)
    finally:
        store.close()
