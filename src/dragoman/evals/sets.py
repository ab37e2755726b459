"""Which figures of which outside set are worth a line."""

from msgspec import Struct


class Aim(Struct, frozen=True):
    """A figure of a referee and what it should reach (None: it is only watched); `most` where lower is better."""

    figure: str
    least: float | None = None
    most: float | None = None

    def reached(self, value: float) -> bool | None:
        if self.least is None and self.most is None:
            return None
        return (self.least is None or value >= self.least) and (self.most is None or value <= self.most)


class GoldSet(Struct, frozen=True):
    """A folder of gold, the referee that scores it, and the figures to show."""

    name: str
    referee: str
    aims: tuple[Aim, ...]


FRESH = (
    Aim("claims.precision"), Aim("claims.recall"), Aim("claims.f1", 0.42), Aim("detection.precision"), Aim("detection.recall"),
    Aim("detection.f1", 0.68), Aim("ties.f1", 0.68), Aim("status", 0.89), Aim("attribution", 0.87), Aim("quantities", 0.78),
    Aim("time", 0.80), Aim("statements>0.3.f1", 0.80), Aim("statements>0.8.f1"), Aim("statements.source"),
    Aim("statements.source_code", 0.78), Aim("boilerplate.recall", 0.90),
)
DOCUMENTS = (
    Aim("claims.precision"), Aim("claims.recall"), Aim("claims.f1", 0.60), Aim("detection.precision"), Aim("detection.recall"),
    Aim("detection.f1", 0.75), Aim("ties.f1", 0.75), Aim("status", 0.85), Aim("attribution", 0.80), Aim("quantities", 0.90),
    Aim("time", 0.80), Aim("statements>0.3.f1", 0.80), Aim("statements>0.8.f1"), Aim("statements.source", 0.90),
    Aim("statements.source_code"), Aim("boilerplate.recall", 0.90),
)
FOUNDING_PAGE = (
    Aim("claims.precision", 0.80), Aim("claims.recall", 0.85), Aim("ties.f1", 0.85), Aim("status", 0.85), Aim("attribution", 0.85),
    Aim("quantities", 8 / 9), Aim("time", 0.75), Aim("statements>0.3.recall", 1.0), Aim("statements.source", 1.0),
    Aim("boilerplate.recall", 1.0),
)
QUOTES = ("content>0.3.f1", "iou>0.5.f1", "recall.direct", "recall.mixed")

SETS = (
    GoldSet("quotes_ggt", "quotes.py", (
        Aim("firstpart>0.3.f1", 0.88), Aim("firstpart>0.8.f1", 0.81), Aim("source>0.3", 0.90), Aim("recall.indirect"), *map(Aim, QUOTES),
    )),
    GoldSet("quotes_polnear", "quotes.py", (
        Aim("firstpart>0.3.f1", 0.72), Aim("firstpart>0.8.f1", 0.63), Aim("source>0.3", 0.88), Aim("recall.indirect", 0.60),
        *map(Aim, QUOTES),
    )),
    GoldSet("events_gsr", "events.py", (
        Aim("type.f1", 0.75), Aim("type.recall"), Aim("codes", 0.60), Aim("codes.pair"), Aim("spans"), Aim("any_event"),
        Aim("incomplete", most=0.15),
    )),
    GoldSet("events_plain", "events.py", (Aim("plain.any_event", most=0.12), Aim("plain.full"))),
    GoldSet("attitudes_rusentrel", "attitudes.py", (
        Aim("pairs.f1", 0.36), Aim("found.f1"), Aim("micro.precision"), Aim("micro.recall"), Aim("unseen.f1"), Aim("memory.f1"),
        Aim("unlinked"),
    )),
    GoldSet("attitudes_ruopinion", "attitudes.py", (
        Aim("tuples.f1"), Aim("tuples.precision"), Aim("tuples.recall"), Aim("tuples.target.f1"),
    )),
    GoldSet("actors_bsnlp", "actors.py", (
        Aim("forms.GPE.f1", 0.93), Aim("code.GPE", 0.97), Aim("forms.ORG.f1", 0.75), Aim("forms.PER.f1", 0.95), Aim("link.f1", 0.95),
        Aim("forms.any.f1"), Aim("code.ORG"),
    )),
    GoldSet("actors_nerel", "actors.py", (
        Aim("COUNTRY.found", 0.96), Aim("COUNTRY.code", 0.98), Aim("NATIONALITY.found", 0.95), Aim("NATIONALITY.code", 0.98),
        Aim("GPE.precision", 0.93), Aim("OFFICE.found", 0.85), Aim("OFFICE.code", 0.95), Aim("CITY.found"), Aim("PERSON.found"),
        Aim("ORGANIZATION.found"),
    )),
    GoldSet("values_news", "times_numbers.py", (
        Aim("time.all", 0.95), Aim("quantity.all", 0.95), Aim("quantity.precision", 0.95), Aim("time.precision"), Aim("relation"),
        Aim("role"),
    )),
    GoldSet("values_duckling_ru", "times_numbers.py", (
        Aim("time.day", 0.92), Aim("time.holiday", 0.92), Aim("time.all", 0.80), Aim("quantity.all", 0.95), Aim("false.time"),
        Aim("false.quantity"),
    )),
    GoldSet("values_duckling_en", "times_numbers.py", (
        Aim("time.all", 0.75), Aim("quantity.all", 0.90), Aim("time.day"), Aim("time.holiday"), Aim("false.time"), Aim("false.quantity"),
    )),
    GoldSet("values_dateparser_ru", "times_numbers.py", (Aim("time.all", 0.90),)),
    GoldSet("articles_scrapinghub", "extraction.py", (Aim("f1", 0.960), Aim("precision"), Aim("recall"), Aim("lost"))),
    GoldSet("parallel_pud", "parallel.py", (Aim("who_whom", 0.60), Aim("spoken", 0.75), Aim("type"), Aim("actors"), Aim("claims"))),
)
