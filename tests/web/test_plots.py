"""Plots as files: whole, titled, at home in the dark, and telling nothing but the ledger's."""

import csv
import io
import math

import pytest
from lxml import etree

from dragoman.web.catalogue import Catalogue
from dragoman.web.plots.network import Edge, star
from serving import ask

PLOTS = {"tie": "actor=KGZ&with=TJK&by=month", "amounts": "actor=KGZ&with=TJK", "actor": "actor=KGZ", "network": "actor=KGZ"}


@pytest.mark.parametrize("name", PLOTS)
def test_a_plot_is_an_svg_with_a_title_for_light_and_dark(site: str, name: str) -> None:
    answer = ask(site, f"/plots/{name}.svg?{PLOTS[name]}", {"Accept-Language": "ru"})
    assert answer.headers["Content-Type"].startswith("image/svg+xml")
    tree = etree.fromstring(answer.text.encode())
    assert "Киргизия" in "".join(tree.itertext())
    assert "prefers-color-scheme:dark" in answer.text
    links = [value for node in tree.iter() for key, value in node.attrib.items() if key.endswith("href")]
    assert links
    assert all(address.startswith("/") for address in links)


@pytest.mark.parametrize("name", PLOTS)
def test_a_plot_is_a_picture_and_a_table(site: str, name: str) -> None:
    picture = ask(site, f"/plots/{name}.png?{PLOTS[name]}")
    assert picture.headers["Content-Type"] == "image/png"
    rows = list(csv.DictReader(io.StringIO(ask(site, f"/plots/{name}.csv?{PLOTS[name]}").text)))
    assert rows
    assert all(all(cell is not None for cell in row.values()) for row in rows)


@pytest.mark.parametrize("name", ["tie", "actor"])
def test_bars_tell_layer_and_sign_and_open_their_claims(site: str, name: str) -> None:
    rows = list(csv.DictReader(io.StringIO(ask(site, f"/plots/{name}.csv?{PLOTS[name]}").text)))
    drawn = ask(site, f"/plots/{name}.svg?{PLOTS[name]}").text
    assert {row["layer"] for row in rows} <= {"deeds", "words", "offers"}
    assert {row["sign"] for row in rows} == {"cooperation", "conflict"}
    assert all(f"since={row['period']}-01" in drawn for row in rows)


def test_a_plot_that_has_not_changed_is_not_sent_again(site: str) -> None:
    address = f"/plots/tie.svg?{PLOTS['tie']}"
    assert ask(site, address, {"If-None-Match": ask(site, address).headers["ETag"]}).status == 304


def test_edges_between_partners_bend_around_the_middle() -> None:
    """Each is drawn once and opens its tie; none runs through the actor, as its own ties do."""
    words = Catalogue("en", lambda language: {})
    edges = [Edge("RUS", partner, 5, 3, 1, 2, "conflict") for partner in ("IRN", "CHN", "PRK", "TUR")]
    plot = star(edges, [Edge("CHN", "TUR", 2, 1, 2, 0, "cooperation")], words, lambda one: f"/{one.actor}-{one.partner}", "RUS")
    bows = plot.spec["datasets"]["bows"]
    assert {row["address"].rpartition("/")[2] for row in bows} == {"CHN-TUR"}
    assert math.hypot(bows[1]["x"], bows[1]["y"]) >= 0.4
    assert len(plot.rows) == 5
