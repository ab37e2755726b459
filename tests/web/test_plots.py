"""Plots as files: whole, titled, at home in the dark, and telling nothing but the ledger's."""

import csv
import io

import pytest
from lxml import etree

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


def test_the_tie_s_bars_are_the_ledger_s_counts(site: str) -> None:
    rows = list(csv.DictReader(io.StringIO(ask(site, f"/plots/tie.csv?{PLOTS['tie']}").text)))
    page = ask(site, "/ties/KGZ?with=TJK").text
    assert {row["layer"] for row in rows} <= {"deeds", "words", "offers"}
    assert all(f"since={row['period']}-01" in page for row in rows)
