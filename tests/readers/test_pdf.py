"""PDF, the optional extra: paragraphs out of lines of print, and the file's own dates as candidates."""

import subprocess
import sys
from pathlib import Path

import pytest

from dragoman.model import DateCandidate, Document
from dragoman.readers import Failure, documents

RUSSIAN = "АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмнопрстуфхцчшщъыьэюя"
INFO = "/Title (Talks resume) /Author (Anna Smith) /CreationDate (D:20240306101500Z)"


def code(letter: str) -> int:
    """Latin letters as they are, Russian ones from 0x80 on, as a font's own code."""
    return 0x80 + RUSSIAN.index(letter) if letter in RUSSIAN else ord(letter)


def printed(lines: list[str]) -> bytes:
    """The drawing of lines 14 points apart; an empty one leaves a gap."""
    shown = (f"<{''.join(f'{code(letter):02X}' for letter in line)}> Tj 0 -14 Td" for line in lines)
    return f"BT /F1 11 Tf 72 760 Td {' '.join(shown)} ET".encode()


def pdf(*pages: list[str]) -> bytes:
    """A file of our own making, with a font that tells which characters its codes are."""
    rows = " ".join(f"<{code(letter):02X}> <{ord(letter):04X}>" for letter in RUSSIAN[:64])
    ascii_rows = " ".join(f"<{n:02X}> <{n:04X}>" for n in range(32, 127))
    cmap = f"1 begincodespacerange <00> <FF> endcodespacerange 64 beginbfchar {rows} endbfchar 95 beginbfchar {ascii_rows} endbfchar"
    font = "<< /Type /Font /Subtype /Type1 /BaseFont /Courier /ToUnicode 5 0 R /FirstChar 0 /LastChar 255 /Widths [" + "600 " * 256 + "] >>"
    kids = " ".join(f"{6 + 2 * n} 0 R" for n in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>", f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(), font.encode(),
        f"<< {INFO} >>".encode(), stream(f"/CIDInit /ProcSet findresource begin begincmap {cmap} endcmap end".encode()),
    ]
    for number, lines in enumerate(pages):
        resources = "/Resources << /Font << /F1 3 0 R >> >> /MediaBox [0 0 612 792]"
        objects.append(f"<< /Type /Page /Parent 2 0 R {resources} /Contents {7 + 2 * number} 0 R >>".encode())
        objects.append(stream(printed(lines)))
    body = b"%PDF-1.4\n"
    places = []
    for number, one in enumerate(objects, 1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer = b"trailer << /Size %d /Root 1 0 R /Info 4 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, len(body))
    return body + b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table) + trailer


def stream(content: bytes) -> bytes:
    return b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content)


FIRST = [
    "Daily Post - 1", "", "Talks to resume in Oslo", "", "OSLO, March 5, 2024 (Agency) - Officials of both countries said on",
    "Tuesday that talks would be resumed soon.", "A spokesman gave no details.", "",
    "Министр заявил, что Осло готов принять переговоры о границе в",
]
SECOND = ["Daily Post - 2", "", "начале сентября.", "", "The end."]
THIRD = ["Daily Post - 3", "", "Post scriptum."]


def read(folder: Path, raw: bytes) -> Document | Failure:
    (folder / "a.pdf").write_bytes(raw)
    [found] = documents(folder / "a.pdf")
    return found


def test_lines_become_paragraphs(tmp_path: Path) -> None:
    document = read(tmp_path, pdf(FIRST, SECOND, THIRD))
    assert isinstance(document, Document)
    assert document.text.split("\n\n") == [
        "Daily Post - 1", "Talks to resume in Oslo", f"{FIRST[4]} {FIRST[5]}",
        "A spokesman gave no details.", "Министр заявил, что Осло готов принять переговоры о границе в начале сентября.", "The end.",
        "Post scriptum.",
    ]
    assert (document.title, document.published) == ("Talks resume", "2024-03-05")
    assert document.origin is not None
    assert document.origin.dates == (DateCandidate("2024-03-06", "pdf-CreationDate"), DateCandidate("2024-03-05", "dateline"))
    assert document.origin.authors == ("Anna Smith",)


@pytest.mark.parametrize(
    ("raw", "type"), [(b"%PDF-1.4 and so on", "damaged"), (pdf([" "]), "no-article"), (pdf(*[["x"]] * 501), "too-large")],
    ids=["broken", "a picture of a page", "many pages"],
)
def test_what_is_no_text(tmp_path: Path, raw: bytes, type: str) -> None:
    found = read(tmp_path, raw)
    assert isinstance(found, Failure)
    assert found.type == type


def test_without_the_extra_a_pdf_is_refused() -> None:
    program = """
import sys
sys.modules["pypdfium2"] = None
from dragoman.errors import SourceError
from dragoman.readers.pdf import parse_pdf
try:
    parse_pdf(b"%PDF-1.4", None)
except SourceError as error:
    print(error.type, error.detail)
"""
    environment = {"PYTHONPATH": ":".join(sys.path)}
    done = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout == "unsupported PDF is an extra: pip install 'dragoman[pdf]'\n"
