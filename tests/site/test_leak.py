import gzip
import io
import json
import zipfile
from pathlib import Path

import pytest

from generator.folding import words, words_in_place
from generator.site.leak import Text, leaks

SECRET = "At nine the supplier admits that the bottles were never tested for glass"
FACILITATOR = Text("facilitator", "scenarios/glass/facilitator.yaml", 12, SECRET)
PUBLIC = Text(
    "employee", "scenarios/glass/scenario.yaml", 4, "A customer finds glass in a bottle of lemonade"
)


def page(body: str) -> str:
    return (
        f'<!doctype html><html lang=en><head><title>Plays</title></head><body class="md">{body}</body></html>'
    )


def site(folder: Path, **files: str | bytes) -> Path:
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data.encode() if isinstance(data, str) else data)
    return folder


def found(folder: Path, *texts: Text, audience: str = "employee") -> list[str]:
    return [finding.message for finding in leaks(folder, audience, texts or (FACILITATOR, PUBLIC))]


def test_a_sentence_of_a_facilitator_file_on_an_employee_page_is_found_with_its_line_and_page(tmp_path: Path):
    site(tmp_path, **{"plays/refund/index.html": page(f"<p>{SECRET}.</p>")})

    (finding,) = leaks(tmp_path, "employee", [FACILITATOR, PUBLIC])

    assert finding.check == "facilitator-text-on-employee-site"
    assert (finding.place.path, finding.place.line) == ("scenarios/glass/facilitator.yaml", 12)
    assert finding.message == (
        "'At nine the supplier admits that the bottles were never tested for ...' stands on the page "
        "'plays/refund/' of the employee site, but this file is for facilitators only"
    )


def test_seven_words_in_a_row_are_no_leak_and_eight_are(tmp_path: Path):
    site(tmp_path, **{"index.html": page("supplier admits that the bottles were never")})
    assert not found(tmp_path)
    site(tmp_path, **{"index.html": page("supplier admits that the bottles were never tested")})
    assert found(tmp_path)


@pytest.mark.parametrize(
    ("hidden", "shown"),
    [
        (SECRET, SECRET.upper().replace(" ", ", ")),
        (SECRET, SECRET.replace("the", "<em>the</em>").replace(" ", "\n  ")),
        (SECRET, SECRET.replace("e", "&#101;").replace(" ", "&nbsp;")),
        (SECRET, SECRET.replace("supplier", "sup\u00adplier")),
        (
            "Το πρωί ο προμηθευτής παραδέχεται ότι τα μπουκάλια έσπασαν",
            "ΤΟ ΠΡΩΙ Ο ΠΡΟΜΗΘΕΥΤΗΣ ΠΑΡΑΔΕΧΕΤΑΙ ΟΤΙ ΤΑ ΜΠΟΥΚΑΛΙΑ ΕΣΠΑΣΑΝ",
        ),
        (
            "Źle się dzieje w fabryce, gdy dostawca milczy przez godzinę",
            "zle sie dzieje w fabryce gdy dostawca milczy przez godzine".replace(
                "zle sie", "z\u0301le się"
            ).replace("godzine", "godzinę"),
        ),
        (
            "يعترف المورد بأن الزجاجات لم تفحص قبل الشحن اليوم",
            "يَعترف المورد بان الزجاجات لم تفحص قبل الشحـن اليوم",
        ),
        (
            "הספק מודה שהבקבוקים לא נבדקו לפני המשלוח של היום",
            "הַסַּפָּק מודה שהבקבוקים לא נבדקו לפני המשלוח של היום",
        ),
        (
            SECRET.replace("supplier", "[supplier](https://example.org/x)"),
            SECRET.replace("supplier", '<a href="https://example.org/x">supplier</a>'),
        ),
    ],
    ids=["case", "tags", "entities", "hyphen", "greek", "polish", "arabic", "hebrew", "link"],
)
def test_case_marks_punctuation_and_markup_hide_nothing(tmp_path: Path, hidden: str, shown: str):
    site(tmp_path, **{"index.html": page(f"<p>{shown}</p>")})

    assert found(tmp_path, Text("facilitator", "f.yaml", 1, hidden))


def zipped(name: str, text: str | bytes) -> bytes:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr(name, text)
    return archive.getvalue()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("index.html", page(f'<img alt="{SECRET}">')),
        ("index.html", page(f'<a href="mailto:x?subject={SECRET.replace(" ", "%20")}">')),
        (
            "index.html",
            page(
                '<script type="application/json">'
                + json.dumps({"x": SECRET}).replace("t", "\\u0074")
                + "</script>"
            ),
        ),
        ("index.html", page(f"<!-- {SECRET} -->")),
        ("search/search_index.json", json.dumps({"docs": [{"text": f"<p>{SECRET}</p>"}]})),
        ("data/x.json", json.dumps({SECRET: 1})),
        ("data/torn.json", "{" + SECRET),
        ("assets/x.js", f"var x = '{SECRET.replace(' ', chr(92) + 'n')}'"),
        ("assets/x.css", f"a::after {{ content: '{SECRET}' }}"),
        ("x.svg", f"<svg><desc>{SECRET}</desc></svg>"),
        ("x.csv", SECRET.replace(" ", ";")),
        ("sitemap.xml.gz", gzip.compress(f"<loc>{SECRET}</loc>".encode(), mtime=0)),
        ("x.zip", zipped("a/b.html", page(SECRET))),
        ("x.docx", zipped("word/document.xml", f"<w:t>{SECRET}</w:t>")),
        ("x.zip", zipped("inner.zip", zipped("a.txt", SECRET))),
        ("torn.zip", b"PK\x03\x04" + SECRET.encode()),
        ("torn.gz", b"\x1f\x8b" + SECRET.encode()),
        ("x.png", b"\x89PNG\x00\xff" + SECRET.encode()),
        (SECRET.lower().replace(" ", "-") + ".txt", "nothing"),
    ],
)
def test_every_file_of_the_site_is_read(tmp_path: Path, name: str, data: str | bytes):
    site(tmp_path, **{name: data})

    assert found(tmp_path)


def test_what_a_file_of_the_audience_says_too_is_no_leak(tmp_path: Path):
    site(tmp_path, **{"index.html": page(SECRET)})

    assert not found(
        tmp_path, FACILITATOR, Text("employee", "playbook/plays/a.yaml", 3, f"Remember: {SECRET}!")
    )


def test_what_only_a_narrower_audience_may_read_does_not_excuse(tmp_path: Path):
    site(tmp_path, **{"index.html": page(SECRET)})

    assert found(tmp_path, FACILITATOR, Text("comms", "playbook/plays/a.yaml", 3, SECRET))


def test_comms_text_may_stand_on_the_comms_site_and_not_on_the_employee_site(tmp_path: Path):
    site(tmp_path, **{"index.html": page(SECRET)})
    comms = Text("comms", "playbook/escalations/a.yaml", 3, SECRET)

    assert not found(tmp_path, comms, audience="comms")
    assert found(tmp_path, comms, audience="employee")


def test_the_programs_own_words_are_no_leak_and_are_asked_for_only_on_suspicion(tmp_path: Path):
    asked: list[str] = []

    def own_words() -> list[str]:
        asked.append("asked")
        return [SECRET]

    site(tmp_path, **{"index.html": page("Nothing to see")})
    assert not leaks(tmp_path, "employee", [FACILITATOR], own_words)
    assert not asked
    site(tmp_path, **{"index.html": page(SECRET)})
    assert not leaks(tmp_path, "employee", [FACILITATOR], own_words)
    assert asked


def test_short_lines_that_follow_one_another_in_a_file_count_as_one_text(tmp_path: Path):
    lines = ("Call the laboratory", "Ask for batch nine", "Stop the lorries")
    texts = [Text("facilitator", "f.yaml", 10 + at, line) for at, line in enumerate(lines)]
    site(tmp_path, **{"index.html": page("".join(f"<li>{line}</li>" for line in lines))})

    (finding,) = leaks(tmp_path, "employee", texts)

    assert (finding.place.line, finding.place.end_line) == (10, 13)
    assert finding.message.startswith("'Call the laboratory Ask for batch nine Stop the lorries' stands")


def test_the_ends_of_two_texts_give_nothing_away_when_readers_may_know_each(tmp_path: Path):
    narrow = [
        Text("comms", "c.yaml", 5, "16:05 Athens time"),
        Text("comms", "c.yaml", 6, "A time of day with its place"),
    ]
    public = [
        Text("employee", "e.yaml", 5, "A time of day with its place"),
        Text("employee", "e.yaml", 6, "17:00 Warsaw time"),
    ]
    site(tmp_path, **{"index.html": page("<dt>time</dt><dd>A time of day with its place</dd>")})

    assert leaks(tmp_path, "employee", [*narrow, *public]) == []
    assert leaks(tmp_path, "employee", narrow)


def test_the_line_is_the_one_inside_a_long_text_where_the_words_stand(tmp_path: Path):
    text = Text("facilitator", "f.yaml", 20, f"First we wait.\nThen the phone rings.\n{SECRET}")
    site(tmp_path, **{"index.html": page(SECRET)})

    (finding,) = leaks(tmp_path, "employee", [text])

    assert finding.place.line == 22


def test_the_page_is_named_rather_than_the_index_that_repeats_it(tmp_path: Path):
    site(tmp_path, **{"a.json": json.dumps(SECRET), "z/index.html": page(SECRET)})

    assert "on the page 'z/'" in found(tmp_path)[0]


def test_words_with_their_places_are_the_same_words():
    text = "Ο Ἀθῆναι 1½ don’t ﬁne, a_b — שָׁלוֹם أُولى\u200f\u00a0x\u00ady ℡"

    assert [word.folded for word in words_in_place(text)] == words(text)


def test_rows_of_numbers_tell_nothing(tmp_path: Path):
    site(tmp_path, **{"index.html": page("min 0 5 10 15 20 25 30 35 40 45 50")})

    assert not found(tmp_path, Text("facilitator", "f.yaml", 1, "min 0 5 10 15 20 25 30 35 40 45 50"))


def test_the_end_of_one_long_text_and_the_start_of_the_next_are_no_run(tmp_path: Path):
    said = [
        Text(
            "facilitator",
            "scenarios/x/facilitator.yaml",
            3,
            "The supplier will ring us again and in any case within 60 minutes",
        ),
        Text(
            "facilitator",
            "scenarios/x/facilitator.yaml",
            4,
            "How the team answers then is what this event is all about",
        ),
    ]
    (tmp_path / "index.html").write_text(page("in any case within 60 minutes How the team"), encoding="utf-8")
    assert leaks(tmp_path, "employee", said) == []


def test_short_lines_of_a_list_are_read_as_one_text(tmp_path: Path):
    said = [
        Text("facilitator", "scenarios/x/facilitator.yaml", 3, "Ring the supplier"),
        Text("facilitator", "scenarios/x/facilitator.yaml", 4, "Stop the winter advert"),
        Text("facilitator", "scenarios/x/facilitator.yaml", 5, "Wake the lawyer"),
    ]
    (tmp_path / "index.html").write_text(
        page("Ring the supplier Stop the winter advert Wake the lawyer"), encoding="utf-8"
    )
    assert len(leaks(tmp_path, "employee", said)) == 1
