"""What goes into a ledger comes out of it, on both databases."""

import pytest
import sqlalchemy as sa
from msgspec.structs import replace

from dragoman.corpus import review
from dragoman.corpus.review import Signature
from dragoman.errors import SourceError, UsageError
from dragoman.model import Attribution, PairCount, Quantity, Reading, Time
from dragoman.store.net_cooperation import Act, StrongestTies, StrongestTiesQuery
from dragoman.store.query import ClaimQuery, DocumentQuery, StatementQuery, TieQuery
from dragoman.store.store import Store
from synthetic import RUN, TELLER, claim_of, each, find, lower, many, reading_of


def put(store: Store, *readings: Reading) -> int:
    return store.writer.add_all([(reading.document, reading) for reading in readings], RUN)


def bare(reading: Reading) -> Reading:
    return replace(reading, sentences=())


def test_a_reading_comes_back_as_it_went_in(store: Store) -> None:
    readings = many(5)
    assert put(store, *reversed(readings)) == 5
    assert list(store.view.readings()) == [bare(reading) for reading in readings]
    found = store.view.reading_with(readings[2].claims[0].id)
    assert found == readings[2]


def test_the_same_document_twice_adds_nothing(store: Store) -> None:
    readings = many(3)
    put(store, *readings)
    assert put(store, *readings) == 0
    assert store.view.holds(readings[0].document)
    assert store.view.size() == (3, 3, 3)


def test_another_text_under_the_same_id_is_another_document(store: Store) -> None:
    first, second = reading_of("One.", id="x"), reading_of("Two.", id="x")
    assert put(store, first, second) == 2


def test_a_document_whose_reading_fails_leaves_nothing(store: Store) -> None:
    good, bad = many(2)
    broken = replace(bad, claims=(replace(bad.claims[0], type=None),))
    with pytest.raises(Exception, match=r"NULL|null"):
        put(store, good, broken)
    assert store.view.size() == (0, 0, 0)


TEXT = "Iran offered Russia about 300 drones."
CLAIMS = {
    "old": claim_of(TEXT, "IRN", "RUS", "AID", status="offered", day="2022-06-01", score=0.4,
                    quantities=(Quantity("about 300 drones", 20, 36, value=300, unit="drone", relation="about"),)),
    "new": claim_of(TEXT, "RUS", "IRN", "CONSULT", day="2022-08-01", symmetric=True,
                    quantities=(Quantity("more than 40", 0, 4, value=40, unit="ship", relation="more_than"),)),
    "said": claim_of(TEXT, "UKR", "RUS", "ACCUSE", day="2022-07-01", by=(Attribution("Kyiv", 0, 4, replace(
        claim_of(TEXT, "UKR", None).source[0], name="Volodymyr Zelensky")),)),
    "bare": claim_of("Undated.", "CHN", "RUS", "ACCUSE"),
}
QUERIES = [
    (ClaimQuery(), "new said old bare"),
    (ClaimQuery(actor="IRN"), "new old"),
    (ClaimQuery(actor="Iran"), "new old"),
    (ClaimQuery(source="IRN"), "old"),
    (ClaimQuery(target="RUS"), "said old bare"),
    (ClaimQuery(source="UKR", target="RUS"), "said"),
    (ClaimQuery(actor="RUS", by="UKR"), "said"),
    (ClaimQuery(source="IRN", target="UKR"), ""),
    (ClaimQuery(between=("RUS", "IRN"), source="IRN", actor="RUS"), "old"),
    (ClaimQuery(words="offered", source="UKR", target="RUS"), "said"),
    (ClaimQuery(between=("RUS", "IRN")), "new old"),
    (ClaimQuery(between=("RUS", "CHN")), "bare"),
    (ClaimQuery(by="UKR"), "said"),
    (ClaimQuery(by="Volodymyr Zelensky"), "said"),
    (ClaimQuery(types=("ACCUSE", "AID")), "said old bare"),
    (ClaimQuery(statuses=("offered",)), "old"),
    (ClaimQuery(since="2022-07-01"), "new said"),
    (ClaimQuery(until="2022-07-01"), "said old"),
    (ClaimQuery(unit="drone"), "old"),
    (ClaimQuery(unit="drone", at_least=200, at_most=400), "old"),
    (ClaimQuery(unit="drone", at_least=301), ""),
    (ClaimQuery(at_least=1000), "new"),  # more than 40 may be 1,000
    (ClaimQuery(words="offered DRONES"), "said new old"),
    (ClaimQuery(words="offered trucks"), ""),
    (ClaimQuery(words="undated"), "bare"),
    (ClaimQuery(min_score=0.5), "new said bare"),
    (ClaimQuery(outlet="Herald"), "new said old"),
    (ClaimQuery(language="ru"), "bare"),
    (ClaimQuery(document="two"), "bare"),
    (ClaimQuery(reported_since="2022-09-01"), "new said old"),
]


@pytest.fixture
def filled(store: Store) -> Store:
    first = reading_of(TEXT, CLAIMS["old"], CLAIMS["new"], CLAIMS["said"], id="one", outlet="Herald", published="2022-09-01")
    put(store, first, reading_of("Undated.", CLAIMS["bare"], id="two", language="ru"))
    return store


@pytest.mark.parametrize(("query", "names"), QUERIES, ids=[str(number) for number in range(len(QUERIES))])
def test_queries(filled: Store, query: ClaimQuery, names: str) -> None:
    known = {claim.id: name for name, claim in CLAIMS.items()}
    assert [known[found.claim.id] for found in filled.view.claims(query).found] == names.split()


def test_pages_go_on_where_they_ended_even_while_claims_come_in(store: Store) -> None:
    readings = many(25)
    put(store, *readings[:20])
    first = store.view.claims(ClaimQuery(), limit=7)
    put(store, *readings[20:])
    seen, cursor = [*first.found], first.next
    while cursor:
        page = store.view.claims(ClaimQuery(), cursor, limit=7)
        seen, cursor = [*seen, *page.found], page.next
    ids = [found.claim.id for found in seen]
    assert len(ids) == len(set(ids))
    assert {reading.claims[0].id for reading in readings[:20]} <= set(ids)


def test_a_wrong_cursor_is_a_usage_error(store: Store) -> None:
    with pytest.raises(UsageError, match="no cursor"):
        store.view.claims(ClaimQuery(), "nonsense")


def test_statements_by_and_about(store: Store) -> None:
    readings = many(30)
    put(store, *readings)
    by = store.view.statements(StatementQuery(by="RUS"), limit=None).found
    assert {found.statement.id for found in by} == {
        s.id for r in readings for s in r.statements if s.source and s.source.actor and s.source.actor.code == "RUS"}
    about = store.view.statements(StatementQuery(about="RUS"), limit=None).found
    parties = {r.document.id: {a.code for c in r.claims for a in (*c.source, *c.target)} for r in readings}
    assert {found.document.id for found in about} == {id for id, codes in parties.items() if "RUS" in codes}
    assert not {f.document.id for f in by} & {f.document.id for f in about}


def test_pair_counts_are_those_of_the_claims(filled: Store) -> None:
    counts, supports = filled.view.pair_counts(TieQuery())
    assert {(c.source, c.target, c.symmetric, c.type, c.claims) for c in counts} == {
        ("IRN", "RUS", False, "AID", 1), ("IRN", "RUS", True, "CONSULT", 1),
        ("UKR", "RUS", False, "ACCUSE", 1), ("CHN", "RUS", False, "ACCUSE", 1)}
    assert all((s.documents, s.sources) == (1, 1) for s in supports)


@pytest.mark.parametrize("query", [TieQuery(directed=False), TieQuery(actor="RUS", directed=False)])
def test_either_way_is_one_tie(filled: Store, query: TieQuery) -> None:
    counts, supports = filled.view.pair_counts(query)
    pairs = {frozenset((c.source, c.target)): c.symmetric for c in counts}
    assert pairs == {frozenset(("IRN", "RUS")): True, frozenset(("UKR", "RUS")): True, frozenset(("CHN", "RUS")): True}
    assert sum(c.claims for c in counts) == 4
    assert {frozenset((s.source, s.target)): s.sources for s in supports}[frozenset(("IRN", "RUS"))] == 1


@pytest.mark.parametrize(("by", "periods"), [
    ("day", {"2022-06-01", "2022-08-01"}), ("week", {"2022-05-30", "2022-08-01"}), ("month", {"2022-06", "2022-08"}),
    ("quarter", {"2022-Q2", "2022-Q3"}), ("year", {"2022"}), (None, {""}),
])
def test_periods(filled: Store, by: str | None, periods: set[str]) -> None:
    counts, _ = filled.view.pair_counts(TieQuery(actor="RUS", partner="IRN", by=by))  # type: ignore[arg-type]
    assert {c.period for c in counts} == periods


def test_what_lasts_belongs_to_the_month_it_begins_in_wherever_it_is_counted_or_listed(store: Store) -> None:
    lasting = replace(claim_of(TEXT, "IRN", "RUS", "AID"), time=Time("2022-05-20", "2022-06-10", "", (0, 0)))
    put(store, reading_of(TEXT, lasting))
    counts, _ = store.view.pair_counts(TieQuery(actor="RUS", partner="IRN", by="month"))
    assert {c.period for c in counts} == {"2022-05"}
    months = [ClaimQuery(since="2022-05-01", until="2022-05-31"), ClaimQuery(since="2022-06-01", until="2022-06-30")]
    assert [len(store.view.claims(month).found) for month in months] == [1, 0]


def test_a_claim_is_found_by_the_beginning_of_its_id(filled: Store) -> None:
    found = filled.view.reading_with(CLAIMS["old"].id[:8])
    assert found is not None
    assert found.document.id == "one"
    assert filled.view.reading_with("nothing") is None
    with pytest.raises(UsageError, match="more than one"):
        filled.view.reading_with("c")


def test_spans_come_back_as_the_text_has_them(filled: Store) -> None:
    claim = filled.view.claims(ClaimQuery(statuses=("offered",))).found[0]
    assert find(claim.document.text, claim.claim.evidence.text) == claim.claim.evidence


def test_the_export_does_not_depend_on_the_order_of_adding(store: Store, tmp_path_factory: pytest.TempPathFactory) -> None:
    readings = many(20)
    put(store, *readings)
    other = Store(f"sqlite:///{tmp_path_factory.mktemp('other') / 'ledger.sqlite'}", lower, each, TELLER)
    put(other, *reversed(readings))
    assert list(store.view.claims_in_order(ClaimQuery())) == list(other.view.claims_in_order(ClaimQuery()))
    assert [found.document.id for found in store.view.claims_in_order(ClaimQuery())] == [reading.document.id for reading in readings]
    other.close()


def test_partners_are_counted_at_once_as_they_are_one_by_one(store: Store) -> None:
    put(store, *many(60))
    slow, _ = store.view.pair_counts(TieQuery(actor="RUS", directed=False))

    def sums(counts: list[PairCount]) -> dict[tuple[str, str, str], int]:
        found: dict[tuple[str, str, str], int] = {}
        for count in counts:
            found[count.target, count.type, count.status] = found.get((count.target, count.type, count.status), 0) + count.claims
        return found

    quick, supports = store.view.partner_counts("RUS")
    assert sums(quick) == sums(slow)
    assert all(count.symmetric and count.source == "RUS" for count in quick)
    assert sorted(map(repr, supports)) == sorted(map(repr, store.view.pair_counts(TieQuery(actor="RUS", directed=False))[1]))


@pytest.mark.parametrize("inside", [False, True])
def test_strongest_ties_of_stored_counts_are_those_counted_in_all_of_time(store: Store, inside: bool) -> None:
    put(store, *many(60))

    def sign(act: Act) -> int:
        return 1 if act[1] == "AID" else -1 if act[1] == "ASSAULT" else 0

    actors = ("RUS", "PRK", "IRN")
    stored, counted = (store.view.strongest_ties(StrongestTiesQuery(actors, 100, inside, since=day), sign) for day in (None, "0001-01-01"))
    assert stored == counted
    assert stored.all == len(stored.found) > 0
    assert store.view.strongest_ties(StrongestTiesQuery(actors, 2, inside), sign) == StrongestTies(stored.found[:2], stored.all)
    assert {one.actor for one in stored.found} <= set(actors)
    assert not inside or all(one.actor < one.partner and one.partner in actors for one in stored.found)


def test_statements_are_found_by_the_name_of_the_speaker(store: Store) -> None:
    put(store, *many(30))
    by_code = store.view.statements(StatementQuery(by="CHN"), limit=None).found
    assert store.view.statements(StatementQuery(by="China"), limit=None).found == by_code != ()


def test_words_and_actors_together(filled: Store) -> None:
    found = filled.view.claims(ClaimQuery(words="drones", actor="UKR")).found
    assert [one.claim.id for one in found] == [CLAIMS["said"].id]
    page = filled.view.claims(ClaimQuery(words="drones"), limit=1)
    rest = filled.view.claims(ClaimQuery(words="drones"), page.next, limit=5)
    assert len({one.claim.id for one in (*page.found, *rest.found)}) == 3


def test_the_same_amount_of_the_same_day_is_one(store: Store) -> None:
    def told(id: str, day: str, value: float) -> Reading:
        quantity = Quantity("40 drones", 0, 9, value=value, unit="drone")
        return reading_of(f"{TEXT} {id}", claim_of(f"{TEXT} {id}", "IRN", "RUS", "AID", day=day, quantities=(quantity,)), id=id)

    put(store, told("a", "2022-06-01", 40), told("b", "2022-06-01", 40), told("c", "2022-06-02", 40), told("d", "2022-06-02", 10))
    found = store.view.pair_amounts(TieQuery(actor="RUS", by="year"))
    assert sorted(amount.value for amount in found) == [10, 40, 40]
    assert {(amount.source, amount.target, amount.unit, amount.period) for amount in found} == {("IRN", "RUS", "drone", "2022")}


def test_documents_are_listed_the_last_to_come_in_first(store: Store) -> None:
    readings = [
        reading_of("One.", published="2022-08-15T10:00:00+00:00", outlet="Herald"), reading_of("Two.", published="2022-08-16"),
        reading_of("Три.", language="ru"),
    ]
    put(store, *readings)
    texts = ["Три.", "Two.", "One."]
    assert [one.document.text for one in store.view.documents(DocumentQuery()).found] == texts
    first = store.view.documents(DocumentQuery(), limit=2)
    put(store, reading_of("Four."))
    assert [one.document.text for one in (*first.found, *store.view.documents(DocumentQuery(), first.next).found)] == texts
    for query, text in (
        (DocumentQuery(language="ru"), "Три."), (DocumentQuery(outlet="Herald"), "One."), (DocumentQuery(until="2022-08-15"), "One."),
        (DocumentQuery(since="2022-08-16"), "Two."),
    ):
        assert [one.document.text for one in store.view.documents(query).found] == [text]


def test_documents_claims_and_statements_are_found_by_their_ids(store: Store) -> None:
    readings = many(3)
    put(store, *readings)
    wanted = readings[1]
    found = store.view.document(wanted.document.id)
    assert found is not None
    assert found.reading == bare(wanted)
    said = store.view.statement(wanted.statements[0].id)
    assert said is not None
    assert (said.statement, said.document) == (wanted.statements[0], wanted.document)
    claim = store.view.claim(wanted.claims[0].id)
    assert claim is not None
    assert (claim.claim, claim.document) == (wanted.claims[0], wanted.document)
    assert store.view.claim("x") is None
    assert store.view.document("x") is None
    assert store.view.statement("x") is None


FACETED = [
    (ClaimQuery(), "type", {"ACCUSE": 2, "AID": 1, "CONSULT": 1}), (ClaimQuery(actor="IRN"), "status", {"happened": 1, "offered": 1}),
    (ClaimQuery(actor="RUS"), "party", {"IRN": 2, "RUS": 4, "CHN": 1, "UKR": 1}),
    (ClaimQuery(), "month", {"2022-06": 1, "2022-07": 1, "2022-08": 1, "": 1}),
    (ClaimQuery(), "speaker", {"Volodymyr Zelensky": 1}), (ClaimQuery(actor="Iran"), "type", {"AID": 1, "CONSULT": 1}),
    (ClaimQuery(words="drones"), "outlet", {"Herald": 3}), (ClaimQuery(statuses=("happened",), language="ru"), "type", {"ACCUSE": 1}),
]


@pytest.mark.parametrize(("query", "facet", "values"), FACETED, ids=[str(number) for number in range(len(FACETED))])
def test_facets_are_the_values_of_the_claims_that_are_found(filled: Store, query: ClaimQuery, facet: str, values: dict[str, int]) -> None:
    found = filled.view.facets(query)
    assert (found.values[facet], found.whole, found.claims) == (values, True, len(filled.view.claims(query).found))


def test_the_state_changes_with_whatever_is_put_in(store: Store) -> None:
    states = [store.view.state()]
    one, other = many(2)
    put(store, one)
    states.append(store.view.state())
    store.writer.correct([review.judgement("reject", one.claims[0], one.document, Signature("Ann", "2026-01-02"))])
    states.append(store.view.state())
    put(store, other)
    assert len({*states, store.view.state()}) == 4


@pytest.mark.parametrize(("published", "day"), [
    ("2024-03-05", "2024-03-05"), ("20240305T083000+03:00", "2024-03-05"), ("20240305", "2024-03-05"), ("2024-W10-2", "2024-03-05"),
    ("2024-03-05T23:59:00-05:00", "2024-03-05"), ("2024-03-05T24:00:00Z", "2024-03-05"), ("in March", ""), (None, ""),
])
def test_what_is_reported_has_a_real_day(store: Store, published: str | None, day: str) -> None:
    text = "Iran sent Russia trucks."
    put(store, reading_of(text, claim_of(text, "IRN", "RUS"), published=published))
    on = "2024-03-05"
    found = [
        store.view.claims(ClaimQuery(reported_since=on, reported_until=on)).found, store.view.claims(ClaimQuery(since=on, until=on)).found,
        store.view.documents(DocumentQuery(since=on, until=on)).found, store.view.pair_counts(TieQuery(since=on, until=on))[0],
    ]
    assert [len(some) for some in found] == [int(day != "")] * 4
    store.view.pair_counts(TieQuery(by="week"))


@pytest.mark.parametrize("words", ["!?", "« »", "—"])
def test_a_search_without_a_word_is_wrong_usage(filled: Store, words: str) -> None:
    for ask in (lambda: filled.view.claims(ClaimQuery(words=words)), lambda: filled.view.statements(StatementQuery(words=words))):
        with pytest.raises(UsageError, match="no word"):
            ask()


@pytest.mark.parametrize("text", ["Iran sent\0 Russia trucks.", "Iran sent \ud800 Russia trucks."])
def test_a_text_that_no_database_holds_is_an_error_of_its_document(store: Store, text: str) -> None:
    put(store, *many(1))
    with pytest.raises(SourceError, match="a ledger cannot hold"):
        put(store, reading_of(text, claim_of(text, "IRN", "RUS")))
    assert store.view.size()[0] == 1


def test_the_database_counts_what_it_holds_without_being_told(url: str, store: Store) -> None:
    put(store, *many(70))
    engine = sa.create_engine(url)
    with engine.connect() as connection:
        counted = sa.text(
            "SELECT reltuples FROM pg_class WHERE relname = 'claims'" if url.startswith("postgresql")
            else "SELECT max(CAST(stat AS integer)) FROM sqlite_stat1 WHERE tbl = 'claims'"
        )
        assert connection.execute(counted).scalar_one() == 70
    engine.dispose()


@pytest.mark.parametrize("turned", [False, True])
def test_of_the_same_text_the_first_published_document_is_shown_and_all_are_told(store: Store, turned: bool) -> None:
    text = "Iran sent Russia trucks."
    claim = claim_of(text, "IRN", "RUS")
    days = {"Tribune": "2024-03-04", "Herald": "20240305", "Post": None}
    readings = [reading_of(text, claim, outlet=outlet, published=day) for outlet, day in days.items()]
    for reading in reversed(readings) if turned else readings:
        put(store, reading)
    found, read = store.view.claim(claim.id), store.view.reading_with(claim.id[:8])
    assert found is not None
    assert read is not None
    assert found.document.outlet == read.document.outlet == "Tribune"
    assert store.view.documents_with(claim.id) == tuple(reading.document for reading in readings)
    assert {one.document.outlet for one in store.view.claims(ClaimQuery()).found} == set(days)
