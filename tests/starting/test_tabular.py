"""Lists as the tools of this world write them, byte by byte."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stageworkshop.domain.errors import DomainError, InputError
from stageworkshop.starting.tabular import Table, read_table, with_header

ENCODED: list[tuple[str, str]] = [
    ("utf-8", "Phase;Größe\nAngebot;groß\n山田;محمد\n"),
    ("utf-8-sig", "Phase;Größe\nAngebot;groß\n"),
    ("utf-16", "Phase;Größe\nAngebot;groß\n"),
    ("utf-16-le", "Phase;Größe\nAngebot;groß\n"),
    ("utf-16-be", "Этап;Владелец\nСделка;Отдел продаж\n"),
    ("utf-32", "Phase;Größe\nAngebot;groß\n"),
    ("cp1252", "Stufe;Größe\nGewonnen;Müller – „ok“ 5 €\n"),
    ("cp1252", "Stufe;Bedeutung\nLead;ein „warmer“ Kontakt\n"),
    ("cp1252", "Stage;Meaning\nLead;“warm”\nSQL;the buyer’s words\n"),
    ("cp850", "Étape;Sens\nQualifié;« à chaud »\n"),
    ("cp852", "Etapa;Význam\nPříležitost;žluťoučký kůň\n"),
    ("cp1252", "Étape;Propriétaire\nGagné;Équipe à Nîmes\n"),
    ("cp1252", "Etapa;Responsable\nCalificación;José Muñoz\n"),
    ("cp1252", "Fase;Aprovação\nNão qualificado;João\n"),
    ("cp1252", "Trin;Ejer\nTabt – gået;Søren Åkjær\n"),
    ("cp1250", "Etap;Właściciel\nWygrana;Łukasz Żółć\n"),
    ("cp1250", "Fáze;Vlastník\nPříležitost;Řízení obchodu\n"),
    ("cp1250", "Szakasz;Felelős\nElőminősített;Értékesítés\n"),
    ("cp1251", "Этап;Владелец\nСделка;Отдел продаж\n"),
    ("koi8_r", "Этап;Владелец\nСделка;Отдел продаж\n"),
    ("cp1253", "Στάδιο;Ομάδα\nΚερδισμένο;Πωλήσεις\n"),
    ("cp1254", "Aşama;Sahibi\nKazanıldı;Satış\n"),
    ("cp1255", "שלב;צוות\nהצעה;מכירות\n"),
    ("cp1256", "مرحلة;فريق\nعرض;مبيعات\n"),
    ("mac_roman", "Stufe;Größe\nGewonnen;Müller\n"),
    ("cp850", "Stufe;Größe\nGewonnen;Müller\n"),
    ("cp932", "段階;担当\n受注;営業部\n見込み客;マーケ\n"),
    ("gb18030", "阶段;负责人\n赢单;销售部\n"),
    ("cp949", "단계;담당\n수주;영업부\n"),
    ("big5", "階段;負責人\n贏單;銷售部\n"),
]


@pytest.mark.parametrize(("encoding", "text"), ENCODED)
def test_encoding_is_recognised(encoding: str, text: str) -> None:
    table = read_table(text.encode(encoding))
    lines = [line.split(";") for line in text.splitlines()]
    assert [table.columns, *table.rows] == lines or table.rows == lines
    assert table.delimiter == ";"


DIALECTS: list[tuple[str, str, list[str], list[list[str]]]] = [
    ("comma", "Stage,Owner\nMQL,Marketing\n", ["Stage", "Owner"], [["MQL", "Marketing"]]),
    ("pipe", "Stage|Owner\nMQL|Marketing\nSQL|Sales", ["Stage", "Owner"], [["MQL", "Marketing"], ["SQL", "Sales"]]),
    ("old mac", "Stage,Owner\rMQL,Marketing\r", ["Stage", "Owner"], [["MQL", "Marketing"]]),
    ("excel sep", "sep=;\r\nStage;Owner\r\nMQL;A,B\r\n", ["Stage", "Owner"], [["MQL", "A,B"]]),
    ("quoted line ends", 'Stage,Note\nMQL,"one\ntwo, ""three"""\n', ["Stage", "Note"], [["MQL", 'one\ntwo, "three"']]),
    ("pasted cells", 'Stage\tNote\nMQL\t"one\ntwo"\n', ["Stage", "Note"], [["MQL", "one\ntwo"]]),
    ("bare quotes in paste", 'Stage\tNote\n"Won" deals\t5" pipe\n', ["Stage", "Note"], [['"Won" deals', '5" pipe']]),
    ("decimal commas", "Phase;Wert\nA;1,5\nB;2,5\n", ["Phase", "Wert"], [["A", "1,5"], ["B", "2,5"]]),
    (
        "lists in cells",
        "Name,Exit criteria\nMQL,a; b; c\nSQL,d; e\n",
        ["Name", "Exit criteria"],
        [["MQL", "a; b; c"], ["SQL", "d; e"]],
    ),
    ("trailing delimiters", "Stage;Owner;;\nMQL;A;;\n", ["Stage", "Owner"], [["MQL", "A"]]),
    ("markdown", "| Stage | Owner |\n|:--|--:|\n| MQL | A |", ["Stage", "Owner"], [["MQL", "A"]]),
    (
        "no header",
        "MQL,Marketing,10%\nSQL,Sales,30%\n",
        ["Column 1", "Column 2", "Column 3"],
        [["MQL", "Marketing", "10%"], ["SQL", "Sales", "30%"]],
    ),
    ("one a line", "MQL\nSQL, qualified\nWon\nLost\n", ["Column 1"], [["MQL"], ["SQL, qualified"], ["Won"], ["Lost"]]),
    ("one a line, headed", "Stage name\nMQL\nSQL\n", ["Stage name"], [["MQL"], ["SQL"]]),
    ("bullets", "• MQL\n• SQL\n", ["Column 1"], [["MQL"], ["SQL"]]),
    ("numbered names stay", "1. Qualify\n2. Propose\n", ["Column 1"], [["1. Qualify"], ["2. Propose"]]),
    ("across", "MQL,SQL,Won", ["Column 1"], [["MQL"], ["SQL"], ["Won"]]),
    ("no line end", "MQL", ["Column 1"], [["MQL"]]),
    ("blanks", "\ufeffStage ;\u00a0Owner\n  MQL\u200b;  A \n", ["Stage", "Owner"], [["MQL", "A"]]),
    ("decomposed", "Stage,Gro\u0308ße\nMu\u0308ller,x\n", ["Stage", "Größe"], [["Müller", "x"]]),
]


@pytest.mark.parametrize(
    ("text", "columns", "rows"), [each[1:] for each in DIALECTS], ids=[each[0] for each in DIALECTS]
)
def test_dialect_is_recognised(text: str, columns: list[str], rows: list[list[str]]) -> None:
    for source in (text, text.encode(), text.encode("utf-16")):
        table = read_table(source)
        assert (table.columns, table.rows) == (columns, rows)


def test_oddities_are_named_and_nothing_is_lost() -> None:
    table = read_table('Stage,Owner,Note\nMQL,A\n\nSQL,"B" team,x,extra\n"Won,C,y\nLost,D,z\n')
    assert [row[0] for row in table.rows] == ["MQL", "SQL", '"Won', "Lost"]
    assert table.rows[1][3] == "extra"
    assert table.numbers == [2, 4, 5, 6]
    words = " ".join(table.oddities)
    assert "Fewer cells than the other rows (3) in row 2" in words
    assert "More cells than the other rows (3) in row 4" in words
    assert "A quotation mark without its partner in line 4, 5" in words
    assert "An empty row was left out." in words


def test_report_with_title_and_small_print() -> None:
    table = read_table(
        "Opportunity stages\n\nStage Name,Probability,Type\nProspecting,10%,Open\nClosed Won,100%,Won\n\n"
        "Confidential Information - Do Not Distribute\nCopyright (c) salesforce.com\n"
    )
    assert table.columns == ["Stage Name", "Probability", "Type"]
    assert [row[0] for row in table.rows] == ["Prospecting", "Closed Won"]
    assert "Opportunity stages" in table.oddities[0]
    assert "Confidential" in table.oddities[1]


def test_stage_alone_in_the_last_row_is_no_small_print() -> None:
    table = read_table("Stage,Owner,Type\nMQL,A,Open\nSQL,B,Open\n\nTotally won\n")
    assert table.rows[-1][0] == "Totally won"


def test_two_hundred_rows_from_excel(tmp_path: Path) -> None:
    path = tmp_path / "stages.csv"
    lines = [f'Stufe {n};"Zeile 1\nZeile 2; mit ""Zitat"" {n}";{n % 101} %' for n in range(200)]
    path.write_bytes(("sep=;\r\nStufe;Beschreibung;Wahrscheinlichkeit\r\n" + "\r\n".join(lines)).encode("utf-16"))
    table = read_table(path)
    assert table.has_header
    assert len(table.rows) == 200
    assert table.rows[199] == ["Stufe 199", 'Zeile 1\nZeile 2; mit "Zitat" 199', "98 %"]
    assert table.oddities == []


def test_what_the_user_says_goes_before_the_guess() -> None:
    table = read_table(b"a,b;c\nd,e;f\n", delimiter=";", header=True)
    assert table.columns == ["a,b", "c"]
    assert read_table("é".encode("mac_roman"), encoding="mac_roman").rows == [["é"]]


def test_text_cut_in_the_middle_of_a_character() -> None:
    table = read_table("Stage\nMQL\n".encode("utf-16") + b"x")
    assert table.rows == [["MQL"]]
    assert "cut off" in table.oddities[0]


def test_header_can_be_switched() -> None:
    table = read_table("Stage,Owner\nMQL,A\n")
    off = with_header(table, False)
    assert (off.columns, off.rows, off.numbers) == (
        ["Column 1", "Column 2"],
        [["Stage", "Owner"], ["MQL", "A"]],
        [1, 2],
    )
    assert with_header(off, True) == table


REFUSED: list[tuple[str, bytes]] = [
    ("empty", b""),
    ("blank", b"\n \t\r\n"),
    ("bom only", b"\xff\xfe"),
    ("xlsx", b"PK\x03\x04" + bytes(100)),
    ("xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100)),
    ("pdf", b"%PDF-1.7\n"),
    ("sqlite", b"SQLite format 3\x00" + bytes(100)),
    ("nul bytes", b"a,b\x00\x00\x00,c\nd\x00"),
    ("control characters", bytes(range(1, 32)) * 20),
]


@pytest.mark.parametrize("data", [each[1] for each in REFUSED], ids=[each[0] for each in REFUSED])
def test_what_is_no_list_is_refused_in_a_sentence(data: bytes) -> None:
    with pytest.raises(InputError) as caught:
        read_table(data, name="stages.csv")
    assert caught.value.message().startswith("stages.csv: ")


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    huge = tmp_path / "huge.csv"
    with huge.open("wb") as file:
        file.truncate(51 * 1024 * 1024)
    for path, code in [(huge, "file.huge"), (tmp_path, "file.folder"), (tmp_path / "no.csv", "file.missing")]:
        with pytest.raises(InputError) as caught:
            read_table(path)
        assert caught.value.code == code


FUZZ = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))


@FUZZ
@given(st.binary(max_size=400) | st.text(max_size=400) | st.integers(0, 2**32).map(lambda seed: _spoiled(seed)))
def test_anything_gives_a_table_or_a_sentence(source: bytes | str) -> None:
    try:
        table = read_table(source)
    except DomainError:
        return
    _is_whole(table)


@FUZZ
@given(
    st.lists(
        st.lists(st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=8), min_size=3, max_size=3),
        min_size=2,
        max_size=8,
    ),
    st.sampled_from(",;\t"),
)
def test_quoted_cells_come_back(rows: list[list[str]], delimiter: str) -> None:
    quoted = "\n".join(delimiter.join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows)
    table = read_table(quoted, delimiter=delimiter, header=False)
    from stageworkshop.domain.keys import nfc

    assert table.rows == [[nfc(cell) for cell in row] for row in rows]


def _is_whole(table: Table) -> None:
    assert all(len(row) == len(table.columns) for row in table.rows)
    assert len(table.numbers) == len(table.rows)
    assert all("\0" not in cell for row in table.rows for cell in row)


def _spoiled(seed: int) -> bytes:
    chance = random.Random(seed)
    data = bytearray(
        'Stage;Owner;"Exit\ncriteria"\nMQL;Marketing;"a ""b"""\nGrößer;Vertrieb;x\n'.encode(
            chance.choice(["utf-8", "utf-16", "cp1252"])
        )
    )
    for _ in range(chance.randint(1, 5)):
        data[chance.randrange(len(data))] = chance.randrange(256)
    return bytes(data)
