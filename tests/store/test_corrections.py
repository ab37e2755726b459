"""Corrections hold at once and after recoding, on both databases; nothing that was read is overwritten."""

import pytest
from msgspec.structs import replace

from dragoman.corpus import review
from dragoman.corpus.review import ClaimEdit, Signature
from dragoman.errors import UsageError
from dragoman.model import Claim, Reading
from dragoman.pipeline import standard_lexicon
from dragoman.store.query import ClaimQuery, FoundClaim, StatementQuery, TieQuery
from dragoman.store.store import Store
from dragoman.store.writing import Run
from synthetic import RUN, TELLER, actor, claim_of, each, find, lower, many, reading_of

ACTORS = standard_lexicon().actors
BY = Signature("Ann", "2026-01-02T00:00:00+00:00", "because")
LATER = Signature("Bob", "2026-01-03T00:00:00+00:00")
NEXT_RUN = Run("r2", "2", "data", "{}", "2026-02-01T00:00:00+00:00")
TEXT = "Iran gave Russia drones and North Korea promised shells."
GAVE = claim_of(TEXT, "IRN", "RUS", "AID", trigger="gave", day="2022-06-01")
PROMISED = claim_of(TEXT, "PRK", "RUS", "AGREE", trigger="promised", status="planned", day="2022-06-01")
READING = reading_of(TEXT, GAVE, PROMISED, id="one")
DOCUMENT = READING.document


@pytest.fixture
def filled(store: Store) -> Store:
    store.writer.add(DOCUMENT, READING, RUN)
    return store


def all_of(store: Store, query: ClaimQuery | None = None) -> list[FoundClaim]:
    return list(store.view.claims(query or ClaimQuery(), limit=None).found)


def recode(store: Store, *claims: Claim) -> None:
    """Another run reads these claims."""
    for place in store.view.not_read_by(NEXT_RUN.id):
        store.writer.recode(place, replace(READING, claims=claims), NEXT_RUN)


def test_what_is_rejected_is_neither_listed_nor_counted(filled: Store) -> None:
    filled.writer.correct([review.judgement("reject", GAVE, DOCUMENT, BY)])
    assert [found.claim for found in all_of(filled)] == [PROMISED]
    assert [count.source for count in filled.view.pair_counts(TieQuery())[0]] == ["PRK"]
    assert all_of(filled, ClaimQuery(actor="IRN")) == []
    recode(filled, replace(GAVE, id="c-new"), PROMISED)
    assert [found.claim for found in all_of(filled)] == [PROMISED]


def test_what_is_accepted_stays_even_if_a_later_run_does_not_find_it(filled: Store) -> None:
    filled.writer.correct([review.judgement("accept", GAVE, DOCUMENT, BY)])
    assert {found.claim.id: found.review for found in all_of(filled)} == {GAVE.id: "accepted", PROMISED.id: None}
    assert [found.claim for found in all_of(filled, ClaimQuery(review="accepted"))] == [GAVE]
    recode(filled, PROMISED)
    assert {found.claim.id for found in all_of(filled)} == {GAVE.id, PROMISED.id}


def test_an_edit_changes_what_was_edited_and_nothing_else(filled: Store) -> None:
    filled.writer.correct([review.edit(GAVE, ClaimEdit(status="denied", target=("CHN",)), DOCUMENT, ACTORS, BY)])
    found = filled.view.reading_with(GAVE.id)
    assert found is not None
    edited = next(claim for claim in found.claims if claim.id == GAVE.id)
    assert (edited.status, edited.target[0].code, edited.target[0].name, edited.type) == ("denied", "CHN", "China", "AID")
    counts = filled.view.pair_counts(TieQuery())[0]
    assert {(c.source, c.target, c.status) for c in counts} == {("IRN", "CHN", "denied"), ("PRK", "RUS", "planned")}
    better = replace(GAVE, mode="military", why=replace(GAVE.why, rule="newer"))
    recode(filled, better, PROMISED)
    again = next(found.claim for found in all_of(filled) if found.review == "edited")
    assert (again.status, again.mode, again.why.rule) == ("denied", "military", "newer")


def test_a_missed_claim_is_added_once_even_if_a_later_run_finds_it(filled: Store) -> None:
    change = ClaimEdit(type="AID", status="offered", source=("PRK",), target=("Russia",))
    added = review.missed(DOCUMENT, find(TEXT, "North Korea promised shells"), find(TEXT, "shells"), change, ACTORS, BY)
    assert filled.writer.correct([added, added]) == 1
    assert filled.writer.correct([added]) == 0
    mine = [found.claim for found in all_of(filled) if found.review == "added"]
    assert [(c.source[0].code, c.target[0].code, c.evidence.text) for c in mine] == [("PRK", "RUS", "North Korea promised shells")]
    assert [found.review for found in all_of(filled, ClaimQuery(words="shells", statuses=("offered",)))] == ["added"]
    recode(filled, GAVE, PROMISED, replace(mine[0], id="c-new", why=GAVE.why))
    assert len(all_of(filled)) == 3


def test_of_two_judgements_the_later_one_holds(filled: Store) -> None:
    filled.writer.correct([review.judgement("accept", GAVE, DOCUMENT, LATER), review.judgement("reject", GAVE, DOCUMENT, BY)])
    assert {found.claim.id for found in all_of(filled)} == {GAVE.id, PROMISED.id}


def test_merged_actors_are_one_everywhere(store: Store) -> None:
    readings = many(40)
    store.writer.add_all([(reading.document, reading) for reading in readings], RUN)
    before = {found.claim.id for who in ("CHN", "IRN") for found in all_of(store, ClaimQuery(actor=who))}
    said = {found.statement.id for who in ("CHN", "IRN") for found in store.view.statements(StatementQuery(by=who), limit=None).found}
    store.writer.correct([review.renaming("IRN", "CHN", ACTORS, BY)])
    assert {found.claim.id for found in all_of(store, ClaimQuery(actor="CHN"))} == before
    assert {found.statement.id for found in store.view.statements(StatementQuery(by="CHN"), limit=None).found} == said
    assert all_of(store, ClaimQuery(actor="IRN")) == []
    assert not any("IRN" in (count.source, count.target) for count in store.view.pair_counts(TieQuery())[0])


def counted(store: Store) -> list[list[str]]:
    """The pairs in an order of our own: the database may give them in any."""
    return [sorted(map(str, part)) for part in store.view.pair_counts(TieQuery())]


def test_what_is_withdrawn_holds_no_longer_and_may_hold_again(store: Store) -> None:
    readings = many(40)
    store.writer.add_all([(reading.document, reading) for reading in readings], RUN)
    before, counts = all_of(store), counted(store)
    merged, gone = review.renaming("IRN", "CHN", ACTORS, BY), review.judgement("reject", readings[0].claims[0], readings[0].document, BY)
    store.writer.correct([merged, gone])
    after = all_of(store)
    undone = [review.withdrawal(one, LATER) for one in (merged, gone)]
    store.writer.correct(undone)
    assert (all_of(store), counted(store)) == (before, counts)
    assert list(store.view.examine()) == []
    store.writer.correct([review.withdrawal(one, Signature("Ann", f"2026-01-0{day}")) for one, day in zip(undone, (4, 5), strict=True)])
    assert all_of(store) == after
    assert [one.id for one in store.view.corrections_of(gone.digest)][:2] == [gone.id, undone[1].id]


def test_corrections_can_be_carried_to_another_ledger_even_before_the_text(filled: Store, tmp_path_factory: pytest.TempPathFactory) -> None:
    edited = review.edit(GAVE, ClaimEdit(type="COOPERATE"), DOCUMENT, ACTORS, BY)
    filled.writer.correct([edited, review.renaming("PRK", "KOR", ACTORS, LATER)])
    other = Store(f"sqlite:///{tmp_path_factory.mktemp('other') / 'ledger.sqlite'}", lower, each, TELLER)
    assert other.writer.correct(filled.view.corrections()) == 2
    other.writer.add(DOCUMENT, READING, RUN)
    assert all_of(other) == all_of(filled)
    assert other.view.corrections() == filled.view.corrections()
    other.close()


def test_nothing_that_was_read_is_overwritten(filled: Store) -> None:
    filled.writer.correct([review.judgement("reject", GAVE, DOCUMENT, BY)])
    recode(filled, PROMISED)
    pairs = list(filled.view.read_twice(RUN.id, NEXT_RUN.id))
    assert [(before.claims, after.claims) for before, after in pairs] == [((GAVE, PROMISED), (PROMISED,))]
    assert [(run.id, counts) for run, counts in filled.view.runs()] == [(RUN.id, (1, 0)), (NEXT_RUN.id, (1, 1))]
    assert filled.view.not_read_by(NEXT_RUN.id) == []


def test_the_same_trigger_may_carry_two_claims(store: Store) -> None:
    other = claim_of(TEXT, "IRN", "RUS", "ACCUSE", trigger="gave")
    reading: Reading = reading_of(TEXT, GAVE, other)
    store.writer.add(reading.document, reading, RUN)
    store.writer.correct([review.judgement("reject", other, reading.document, BY)])
    assert [found.claim for found in all_of(store)] == [GAVE]


def test_an_edit_that_changes_nothing_is_wrong_usage() -> None:
    with pytest.raises(UsageError, match="already"):
        review.edit(GAVE, ClaimEdit(type="AID"), DOCUMENT, ACTORS, BY)


@pytest.mark.parametrize("change", [
    ClaimEdit(type="AID", source=("RUS",)), ClaimEdit(status="planned", source=("RUS",)), ClaimEdit(type="AID", status="planned"),
])
def test_a_new_claim_must_say_what_and_who(change: ClaimEdit) -> None:
    with pytest.raises(UsageError, match="needs"):
        review.missed(DOCUMENT, GAVE.evidence, GAVE.trigger, change, ACTORS, BY)


@pytest.mark.parametrize(("text", "value", "unit", "relation"), [
    ("40 soldier", 40, "soldier", "exactly"), ("at_least 3,300,000,000 GBP", 3.3e9, "GBP", "at_least"), ("55 %", 55, "%", "exactly"),
    ("7", 7, None, "exactly"),
    ("1,5 USD", 1.5, "USD", "exactly"), ("1,500 USD", 1500, "USD", "exactly"), ("0,125 %", 0.125, "%", "exactly"),
    ("-1,234.5 point", -1234.5, "point", "exactly"),
    ("12 nuclear warhead", 12, "nuclear warhead", "exactly"),
])
def test_amounts(text: str, value: float, unit: str | None, relation: str) -> None:
    found = review.quantity(text, GAVE.evidence)
    assert (found.value, found.unit, found.relation) == (value, unit, relation)


@pytest.mark.parametrize("text", ["", "many soldiers", "at_least", "nan", "inf USD", "1e999 USD", "1,50,000 USD", "1,2,3"])
def test_what_is_no_amount_is_wrong_usage(text: str) -> None:
    with pytest.raises(UsageError, match="an amount is"):
        review.quantity(text, GAVE.evidence)


def test_an_actor_who_is_there_keeps_his_mention() -> None:
    spoken = replace(GAVE, source=(actor("IRN", find(TEXT, "Iran")),))
    edited = review.edit(spoken, ClaimEdit(source=("IRN", "PRK")), DOCUMENT, ACTORS, BY)
    assert edited.claim is not None
    assert [one.mention for one in edited.claim.source] == [find(TEXT, "Iran"), None]
