"""Datelines stand alone; headlines in capitals do not."""

import pytest

from dragoman.steps.sentences import DATELINE


@pytest.mark.parametrize(
    ("text", "dateline"),
    [
        ("NAIROBI, Sept 11 - India's prime minister met Ruto.", "NAIROBI, Sept 11 - "),
        ("WASHINGTON (Reuters) - The government said so.", "WASHINGTON (Reuters) - "),
        ("THE HAGUE, Netherlands (AP)_ The court ruled.", "THE HAGUE, Netherlands (AP)_ "),
        ("МОСКВА, 15 янв – Россия вывела войска.", "МОСКВА, 15 янв – "),
        ("Iran - a member of OPEC - agreed.", None),
        ("NATO and Russia met - again.", None),
        ("УЕФА объявил о решении - впервые.", None),
    ],
)
def test_datelines(text: str, dateline: str | None) -> None:
    found = DATELINE.match(text)
    assert (found[0] if found else None) == dateline
