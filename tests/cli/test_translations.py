"""`playbook translations`: how far the languages are, keeping them in step, out to translators and back."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import polib
import pytest
from jsonschema import Draft202012Validator

from generator.translations import fingerprint
from generator.translations.status import schema
from tests.cli.conftest import HERE

HEAD = """\
kind: playbook
id: playbook
title: Aurora playbook
default_owner: press-officer
reviewed_on: 2026-11-01
"""
LATE = """\
kind: statement
id: late
title: Parcel is late
owner: press-officer
reviewed_on: 2026-11-01
type: reply
severities: [sev1]
text: |
  Your parcel is late, and we are sorry.
  It comes on {{day}}. See [[play:ring-back]].
blanks:
  day: {means: The new day}
approved_by:
  - {role: press-officer, on: 2026-11-01}
"""
RING = """\
kind: play
id: ring-back
title: Ring back
reviewed_on: 2026-11-01
ends_with: explained
steps:
  - id: ring
    by: press-officer
    do: Ring them within 30 minutes.
do_not:
  - Do not promise a day.
"""
TONE = """\
kind: tone
id: tone
title: Tone
reviewed_on: 2026-11-01
address_form:
  pl: Pan or Pani.
"""
RING_PL = """\
# By Ewa.
kind: translation
id: ring-back
translation: {state: draft, by: press-officer, on: 2026-11-01}
title: Oddzwoń
steps:
  - id: ring
    do: Zadzwoń w ciągu 30 minut.   # loud
"""
PL = "playbook/translations/pl/"
FILES = {
    "playbook/playbook.yaml": HEAD + "languages: [en, pl]\n",
    "playbook/statements/late.yaml": LATE,
    "playbook/plays/ring-back.yaml": RING,
    "playbook/tone.yaml": TONE,
    f"{PL}playbook/plays/ring-back.yaml": RING_PL,
}
OF_RING = f"{PL}playbook/plays/ring-back.yaml"
OF_LATE = f"{PL}playbook/statements/late.yaml"
MEMORY = f"{PL}fingerprints.txt"


@pytest.fixture
def root(playbook) -> Path:
    """A playbook in English and Polish, with a play half translated and a statement not begun."""
    return playbook(FILES)


@pytest.fixture
def do(run, root):
    """`do("sync")` runs `playbook translations sync` in it."""
    return lambda *words: run("translations", *words, "--root", root)


def files(root: Path) -> dict[str, bytes]:
    """Everything in the folder of translations."""
    folder = root / "playbook/translations"
    return {
        path.relative_to(root).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


# Status


def test_status_says_what_matters_first(do):
    said = do("status", "--language", "pl")

    assert said.code == 0
    assert said.out.splitlines()[0] == "Polish (pl): 0 of 30 texts are translated (0%)"
    assert said.out.index("First: statements for sev1 and sev2") < said.out.index("  statement ")
    assert said.out.index("  statement ") < said.out.index("  severity ") < said.out.index("  play ")
    assert (
        "  statement:late: 3 missing\n    playbook/translations/pl/playbook/statements/late.yaml\n"
        in said.out
    )
    assert "  press-officer" in said.out
    assert max(map(len, said.out.splitlines())) <= 80


def test_status_as_data_has_its_published_shape(do):
    said = do("status", "--format", "json")

    Draft202012Validator(schema()).validate(said.data)
    [polish] = said.data["languages"]
    ring = next(one for one in polish["documents"] if one["document"] == "play:ring-back")
    assert (ring["translated"], ring["out_of_date"], ring["missing"], ring["state"]) == (0, 2, 1, "draft")
    assert polish["documents"][0]["document"] == "statement:late"


def test_a_playbook_with_one_language_is_told_how_to_name_more(run, playbook):
    said = run("translations", "status", "--root", playbook())

    assert (said.code, said.out) == (2, "")
    assert "languages: [en, pl]" in said.err


def test_a_language_that_is_not_there_is_told(do):
    said = do("status", "--language", "el")

    assert said.code == 2
    assert "is not translated into 'el', but into pl" in said.err


# Sync


def test_sync_writes_what_is_missing_and_keeps_the_rest(do, root):
    said = do("sync", "play:ring-back", "playbook/statements/late.yaml")

    assert said.code == 0
    assert "2 files changed, 1 of them new." in said.out
    assert (
        files(root)[OF_RING].decode()
        == RING_PL + 'do_not:\n  # to translate: Do not promise a day.\n  - ""\n'
    )
    assert (
        files(root)[OF_LATE].decode()
        == """\
kind: translation
id: late
translation: {state: draft, by: press-officer, on: 2026-11-20}
# to translate: Parcel is late
title: ""
# to translate: Your parcel is late, and we are sorry. It comes on {{day}}. See [[play:ring-back]].
text: ""
blanks:
  day:
    # to translate: The new day
    means: ""
"""
    )


def test_sync_twice_changes_nothing_more(do, root):
    do("sync")
    before = files(root)

    said = do("sync")

    assert said.out == "Nothing to add.\n"
    assert files(root) == before


def test_a_file_with_windows_line_ends_keeps_them(do, root):
    path = root / OF_RING
    path.write_bytes(b"\xef\xbb\xbf" + RING_PL.replace("\n", "\r\n").encode())

    do("sync", OF_RING)

    raw = path.read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf# By Ewa.\r\nkind")
    assert raw.count(b"\n") == raw.count(b"\r\n")
    assert raw.endswith(b'  - ""\r\n')


def test_what_lost_its_source_is_told_and_taken_out_only_when_asked(do, root):
    do("accept", "--all")
    path = root / OF_RING
    path.write_text(RING_PL + "do_not:\n  - Nie obiecuj.\n  - Nie obwiniaj.\n", encoding="utf-8")

    kept = do("sync", OF_RING)
    assert f"left over  {OF_RING}:11\n" in kept.out
    assert "Nie obwiniaj" in path.read_text("utf-8")

    do("sync", OF_RING, "--prune")
    assert path.read_text("utf-8") == RING_PL + "do_not:\n  - Nie obiecuj.\n"


def test_a_renamed_document_takes_its_translation_with_it(do, root):
    do("accept", "play:ring-back")
    source = root / "playbook/plays/ring-back.yaml"
    source.with_name("call.yaml").write_text(RING.replace("id: ring-back", "id: call\nold_ids: [ring-back]"))
    source.unlink()

    said = do("sync")

    now = f"{PL}playbook/plays/call.yaml"
    assert f"renamed    {OF_RING} -> {now}\n" in said.out
    assert not (root / OF_RING).exists()
    assert "id: call\n" in (root / now).read_text("utf-8")
    assert "title: Oddzwoń\n" in (root / now).read_text("utf-8")
    remembered = (root / MEMORY).read_text("utf-8")
    assert "playbook/plays/call.yaml title " in remembered
    assert "ring-back.yaml" not in remembered
    assert "out of date" not in do("status").out.partition("What to do first")[2]
    assert do("sync").out.startswith("Nothing to add.")


def test_a_translation_that_somebody_renamed_by_hand_is_still_up_to_date(do, root):
    do("accept", "play:ring-back")
    source, there = root / "playbook/plays/ring-back.yaml", root / OF_RING
    source.with_name("call.yaml").write_text(RING.replace("id: ring-back", "id: call\nold_ids: [ring-back]"))
    source.unlink()
    there.rename(there.with_name("call.yaml"))

    said = do("sync")

    assert "renamed" not in said.out
    assert "id: call\n" in there.with_name("call.yaml").read_text("utf-8")
    assert "out of date" not in do("status").out.partition("What to do first")[2]


def test_a_name_that_another_document_has_now_is_not_followed(do, root):
    do("accept", "play:ring-back")
    (root / "playbook/plays/call.yaml").write_text(
        RING.replace("id: ring-back", "id: call\nold_ids: [ring-back]")
    )

    said = do("sync")

    assert "renamed" not in said.out
    assert "title: Oddzwoń\n" in (root / OF_RING).read_text("utf-8")


def test_what_was_remembered_of_a_text_that_is_gone_is_forgotten(do, root):
    do("accept", "--all")
    assert "steps.ring.do" in files(root)[MEMORY].decode()
    (root / "playbook/plays/ring-back.yaml").write_text(RING.replace("  - id: ring\n", "  - id: call\n"))

    do("sync")

    assert "steps.ring.do" not in files(root)[MEMORY].decode()


MANY = """\
do_not:
  - Do not promise a day.
  - Do not blame anybody.
  - Do not argue.
"""
DAY = "  # Never.\n  - Nie obiecuj dnia.\n"
BLAME = "  - Nie obwiniaj.  # nobody\n"
ARGUE = "  - |\n    Nie kłóć się.\n"
MANY_PL = f"do_not:\n{DAY}{BLAME}{ARGUE}# The end.\n"


def list_of(root: Path, source: str) -> str:
    (root / "playbook/plays/ring-back.yaml").write_text(RING.partition("do_not")[0] + source)
    return RING.partition("do_not")[0]


@pytest.fixture
def accepted(do, root) -> Path:
    """The same with three translated lines without ids, all accepted."""
    (root / OF_RING).write_text(RING_PL + MANY_PL, encoding="utf-8")
    list_of(root, MANY)
    assert do("accept", "--all").code == 0
    return root


@pytest.mark.parametrize(
    ("source", "translation", "late"),
    [
        (  # a new line in the middle
            MANY.replace("  - Do not blame", "  - Do not hurry.\n  - Do not blame"),
            MANY_PL.replace("  - Nie obwiniaj", '  # to translate: Do not hurry.\n  - ""\n  - Nie obwiniaj'),
            0,
        ),
        (  # a new line at the end
            MANY + "  - Do not hurry.\n",
            MANY_PL.replace("# The end", '  # to translate: Do not hurry.\n  - ""\n# The end'),
            0,
        ),
        (  # a line gone: it stays as a left-over
            MANY.replace("  - Do not promise a day.\n", ""),
            f"do_not:\n{BLAME}{ARGUE}{DAY}# The end.\n",
            0,
        ),
        (  # another order
            "do_not:\n  - Do not argue.\n  - Do not promise a day.\n  - Do not blame anybody.\n",
            f"do_not:\n{ARGUE}{DAY}{BLAME}# The end.\n",
            0,
        ),
        (MANY.replace("blame anybody", "blame us"), MANY_PL, 1),  # reworded in its place
        (  # reworded, and a new line before it
            MANY.replace("  - Do not blame anybody", "  - Do not hurry.\n  - Do not blame us"),
            MANY_PL.replace("  - |", '  # to translate: Do not blame us.\n  - ""\n  - |'),
            1,
        ),
    ],
)
def test_translations_of_lists_move_along_with_their_source(do, accepted, source, translation, late):
    list_of(accepted, source)

    said = do("sync", "play:ring-back")

    assert said.code == 0
    assert files(accepted)[OF_RING].decode() == RING_PL + translation
    ring = do("status", "--format", "json").data["languages"][0]["documents"]
    assert sum(one["out_of_date"] for one in ring) == late
    assert do("sync", "play:ring-back").out.startswith(("Nothing to add.", "left over"))
    assert files(accepted)[OF_RING].decode() == RING_PL + translation


def test_accepting_moves_translations_first_so_that_none_is_accepted_for_another_sentence(do, accepted):
    list_of(accepted, MANY.replace("  - Do not blame", "  - Do not hurry.\n  - Do not blame"))

    assert do("accept", "--all").code == 0

    memory = files(accepted)[MEMORY].decode()
    assert fingerprint("Do not hurry.") not in memory
    assert f"do_not.2 {fingerprint('Do not blame anybody.')}" in memory


def test_a_file_sent_out_before_a_list_grew_finds_its_places(do, accepted, tmp_path):
    path = exported(do, tmp_path)
    file = polib.pofile(str(path))
    file.find("play:ring-back#do_not.1", by="msgctxt").msgstr = "Nikogo nie obwiniaj."
    file.save()
    list_of(accepted, MANY.replace("  - Do not blame", "  - Do not hurry.\n  - Do not blame"))

    said = do("import", path)

    assert "1 taken over" in said.out
    assert "Nikogo nie obwiniaj.  # nobody" in files(accepted)[OF_RING].decode()
    assert do("status", "--format", "json").data["languages"][0]["out_of_date"] == 0


# Accept


def test_accepting_says_what_and_remembers_the_sentence(do, root):
    said = do("accept", "play:ring-back")

    assert said.out == (
        "play:ring-back (pl): title and steps.ring.do\n"
        "2 texts accepted as up to date. 1 text not translated yet.\n"
    )
    assert files(root)[MEMORY].decode().splitlines()[2:] == [
        f"playbook/plays/ring-back.yaml steps.ring.do {fingerprint('Ring them within 30 minutes.')}",
        f"playbook/plays/ring-back.yaml title {fingerprint('Ring back')}",
    ]
    assert files(root)[OF_RING].decode() == RING_PL
    assert do("accept", "--all").out.startswith("All was up to date already.")


def test_one_changed_sentence_is_out_of_date_until_it_alone_is_accepted(do, root):
    do("accept", "--all")
    source = root / "playbook/plays/ring-back.yaml"
    source.write_text(source.read_text().replace("30 minutes", "20 minutes"))
    late = [
        one
        for one in do("status", "--format", "json").data["languages"][0]["documents"]
        if one["out_of_date"]
    ]
    assert [(one["document"], one["out_of_date"]) for one in late] == [("play:ring-back", 1)]

    said = do("accept", "play:ring-back#steps.ring.do", "--language", "pl")

    assert said.out.startswith("play:ring-back (pl): steps.ring.do\n1 text accepted")
    assert do("status", "--format", "json").data["languages"][0]["out_of_date"] == 0


def test_what_is_not_translated_cannot_be_accepted(do, root):
    before = files(root)

    said = do("accept", "play:ring-back#do_not.0")

    assert (said.code, said.out) == (1, "")
    assert "play:ring-back#do_not.0 (pl) has no translation yet" in said.err
    assert files(root) == before


@pytest.mark.parametrize("words", [(), ("--all", "play:ring-back")])
def test_accepting_asks_for_what(do, words):
    said = do("accept", *words)

    assert said.code == 2
    assert "say which translations you accept" in said.err


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("play:ring-bak", "Did you mean 'play:ring-back'?"),
        ("play:ring-back#steps.rin.do", "Did you mean 'steps.ring.do'?"),
        ("playbook/nothing.yaml", "there is no document or file"),
    ],
)
def test_a_name_that_is_not_there_is_told(do, name, words):
    said = do("accept", name)

    assert said.code == 2
    assert words in said.err


# Out and back


def exported(do, tmp_path: Path, *words: str, name: str = "out.po") -> Path:
    path = tmp_path / name
    said = do("export", "--language", "pl", "--out", path, *words)
    assert said.code == 0
    return path


def test_a_translator_is_told_what_there_is_to_know(do, tmp_path):
    file = polib.pofile(str(exported(do, tmp_path)))
    unit = file.find("play:ring-back#steps.ring.do", by="msgctxt")

    assert "Form of address: Pan or Pani." in file.header
    assert unit.msgid == "Ring them within 30 minutes."
    assert unit.comment.splitlines()[:2] == [
        "Play 'Ring back'. What to do, in words a new colleague understands.",
        "Read by all employees.",
    ]
    assert unit.occurrences == [("playbook/plays/ring-back.yaml", "9")]
    assert "max-length:70" in file.find("play:ring-back#title", by="msgctxt").flags


def test_only_what_lags_can_be_sent(do, root, tmp_path):
    do("accept", "--all")
    (root / "playbook/plays/ring-back.yaml").write_text(RING.replace("30", "20"))

    stale = polib.pofile(str(exported(do, tmp_path, "--only", "stale")))
    missing = polib.pofile(str(exported(do, tmp_path, "--only", "missing", "play:ring-back")))

    assert [(unit.msgctxt, unit.fuzzy) for unit in stale] == [("play:ring-back#steps.ring.do", True)]
    assert [(unit.msgctxt, unit.msgstr) for unit in missing] == [("play:ring-back#do_not.0", "")]


def test_the_former_sentence_goes_along_where_the_repository_knows_it(do, root, tmp_path):
    do("accept", "--all")
    for words in (
        ("init", "-q"),
        ("add", "."),
        ("-c", "user.name=E", "-c", "user.email=e@e.example", "commit", "-qm", "x"),
    ):
        subprocess.run(["git", "-C", root, *words], check=True)
    (root / "playbook/plays/ring-back.yaml").write_text(RING.replace("30", "20"))

    [unit] = polib.pofile(str(exported(do, tmp_path, "--only", "stale")))

    assert unit.previous_msgid == "Ring them within 30 minutes."
    assert unit.msgid == "Ring them within 20 minutes."


@pytest.mark.parametrize("form", ["po", "xliff"])
def test_what_is_not_touched_changes_nothing(do, root, tmp_path, form):
    before = files(root)

    said = do("import", exported(do, tmp_path, "--format", form, name=f"out.{form}"))

    assert said.code == 0
    assert files(root) == before


def test_what_a_translator_wrote_is_taken_over_and_up_to_date(do, root, tmp_path):
    path = exported(do, tmp_path)
    file = polib.pofile(str(path))
    file.find("play:ring-back#title", by="msgctxt").msgstr = "Oddzwonić"
    file.find("play:ring-back#title", by="msgctxt").flags = []
    file.find(
        "statement:late#text", by="msgctxt"
    ).msgstr = "Paczka będzie {{day}}. [[play:ring-back|Oddzwonimy]]."
    file.save()

    said = do("import", path)

    assert said.code == 0
    assert said.out.startswith(f"{path}, Polish (pl): 2 taken over; ")
    assert files(root)[OF_RING].decode() == RING_PL.replace("Oddzwoń", "Oddzwonić")
    assert (
        "text: |\n  Paczka będzie {{day}}. [[play:ring-back|Oddzwonimy]].\n" in files(root)[OF_LATE].decode()
    )
    assert files(root)[MEMORY].decode().count("\n") == 4
    again = files(root)
    assert "nothing has changed" not in do("import", path).out
    assert files(root) == again


@pytest.mark.parametrize(
    "target",
    [
        "  |&| ",
        "- no",
        "Uwaga: 10:00",
        "#kryzys",
        "{x}",
        "a #b",
        "'tak'",
        '"tak"',
        "*x",
        "!\n #",
        "\u200fא: ב",
        "010",
    ],
)
def test_signs_that_mean_something_in_yaml_are_taken_over_as_they_are(do, root, tmp_path, target):
    path = exported(do, tmp_path)
    file = polib.pofile(str(path))
    for name in ("play:ring-back#title", "play:ring-back#steps.ring.do", "play:ring-back#do_not.0"):
        file.find(name, by="msgctxt").msgstr = target
    file.save()

    assert do("import", path).code == 0
    again = polib.pofile(str(exported(do, tmp_path, "play:ring-back", name="again.po")))
    assert {unit.msgstr.split("\n")[0] for unit in again} == {target.strip().split("\n")[0]}


def test_a_text_confirmed_by_its_translator_is_up_to_date(do, root, tmp_path):
    path = exported(do, tmp_path)
    file = polib.pofile(str(path))
    file.find("play:ring-back#title", by="msgctxt").flags = []
    file.save()

    assert "1 confirmed as up to date" in do("import", path).out
    assert files(root)[OF_RING].decode() == RING_PL
    assert "ring-back.yaml title" in files(root)[MEMORY].decode()


def test_a_text_made_from_a_former_sentence_stays_out_of_date(do, root, tmp_path):
    path = exported(do, tmp_path)
    file = polib.pofile(str(path))
    unit = file.find("play:ring-back#steps.ring.do", by="msgctxt")
    unit.msgstr, unit.flags = "Zadzwonić w 30 minut.", []
    file.save()
    (root / "playbook/plays/ring-back.yaml").write_text(RING.replace("30", "20"))

    said = do("import", path)

    assert "out of date play:ring-back#steps.ring.do" in said.out
    assert fingerprint("Ring them within 30 minutes.") in files(root)[MEMORY].decode()
    assert "do: Zadzwonić w 30 minut.   # loud" in files(root)[OF_RING].decode()


def test_a_text_changed_here_meanwhile_is_not_overwritten(do, root, tmp_path):
    path = exported(do, tmp_path)
    file = polib.pofile(str(path))
    file.find("play:ring-back#title", by="msgctxt").msgstr = "Telefon"
    file.save()
    newer = RING_PL.replace("Oddzwoń", "Oddzwaniamy")
    (root / OF_RING).write_text(newer, encoding="utf-8")

    said = do("import", path)

    assert "newer here  play:ring-back#title" in said.out
    assert files(root)[OF_RING].decode() == newer


def test_what_is_gone_or_not_ready_is_told(do, root, tmp_path):
    path = exported(do, tmp_path)
    file = polib.pofile(str(path))
    file.append(polib.POEntry(msgctxt="play:gone#title", msgid="Gone", msgstr="Nie ma"))
    unit = file.find("play:ring-back#do_not.0", by="msgctxt")
    unit.msgstr, unit.flags = "Nie obiecuj dnia?", ["fuzzy"]
    file.save()

    said = do("import", path)

    assert "gone        play:gone#title" in said.out
    assert "not ready   play:ring-back#do_not.0" in said.out
    assert files(root)[OF_RING].decode() == RING_PL + "do_not:\n  - Nie obiecuj dnia?\n"
    assert do("status", "--format", "json").data["languages"][0]["out_of_date"] == 3


@pytest.mark.parametrize(
    ("target", "words"),
    [
        ("Paczka będzie. [[play:ring-back]]", "has lost the blank {{day}}"),
        (
            "Paczka będzie {{day}} {{dzień}}. [[play:ring-back]]",
            "has the blank {{dzień}}, which its source does not have",
        ),
        ("Paczka {{day}} {{day}}. [[play:ring-back]]", "has the blank {{day}}, more often than its source"),
        ("Paczka będzie {{day}}.", "has lost the link [[play:ring-back]]"),
        ("{{day}} [[play:ring-back]]" + "a" * 20000, "at most 20000 fit there"),
        ("{{day}} [[play:ring-back]]\u202e", "holds an invisible character (U+202E)"),
    ],
)
def test_a_text_that_cannot_be_right_stops_the_import(do, root, tmp_path, target, words):
    path = exported(do, tmp_path)
    file = polib.pofile(str(path))
    file.find("statement:late#text", by="msgctxt").msgstr = target
    file.find("play:ring-back#title", by="msgctxt").msgstr = "Telefon"
    file.save()
    lines = path.read_text("utf-8").splitlines()
    line = (
        next(
            n
            for n in range(lines.index('msgctxt "statement:late#text"'), len(lines))
            if lines[n].startswith("msgstr")
        )
        + 1
    )
    before = files(root)

    said = do("import", path)

    assert said.code == 1
    assert words in said.err
    assert said.err.startswith(f"{path}:{line}: statement:late#text ")
    assert "1 fault; nothing was written." in said.err
    assert files(root) == before


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("Language: pl", "Language: el", "translates into 'el'; the playbook is translated into pl"),
        ("Language: pl", "Language: ", "does not say into which language"),
        ("X-Source-Language: en", "X-Source-Language: he", "translates from 'he'"),
    ],
)
def test_a_file_in_another_language_is_refused(do, root, tmp_path, old, new, words):
    path = exported(do, tmp_path)
    path.write_text(path.read_text("utf-8").replace(f'"{old}', f'"{new}'), encoding="utf-8")
    before = files(root)

    said = do("import", path)

    assert said.code == 2
    assert words in said.err
    assert files(root) == before


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "cp1250"])
def test_a_po_file_in_another_encoding_is_told_as_that(do, root, tmp_path, encoding):
    path = exported(do, tmp_path)
    path.write_bytes(path.read_text("utf-8").replace("Paczka", "Część").encode(encoding, "replace"))
    path.write_bytes(path.read_bytes() + "ęó".encode(encoding))
    before = files(root)

    said = do("import", path)

    assert said.code == 1
    assert "XLIFF" not in said.err
    assert files(root) == before


def test_other_spellings_of_the_language_are_understood(do, tmp_path):
    path = exported(do, tmp_path)
    path.write_text(path.read_text("utf-8").replace("Language: pl", "Language: pl_PL"), encoding="utf-8")

    assert do("import", path).code == 0


@pytest.mark.parametrize(
    "raw", [b"\xff\xfe\x00", b'msgid "\xe9"', b"<xliff", b"PK\x03\x04zip", b"<!DOCTYPE x><x/>"]
)
def test_a_file_that_is_none_is_told_and_nothing_is_written(do, root, tmp_path, raw):
    path = tmp_path / "torn.po"
    path.write_bytes(raw)
    before = files(root)

    said = do("import", path)

    assert said.code == 1
    assert said.err.startswith(f"{path}:1: ")
    assert "nothing was written" in said.err
    assert files(root) == before


def test_two_files_with_the_same_text_are_refused(do, root, tmp_path):
    one, other = exported(do, tmp_path), exported(do, tmp_path, name="other.po")
    for path, title in ((one, "Telefon"), (other, "Dzwoń")):
        file = polib.pofile(str(path))
        file.find("play:ring-back#title", by="msgctxt").msgstr = title
        file.save()

    said = do("import", one, other)

    assert said.code == 1
    assert f"play:ring-back#title comes back in {one} too" in said.err
    assert files(root)[OF_RING].decode() == RING_PL


def test_what_a_translator_has_to_say_is_shown(do, tmp_path):
    path = exported(do, tmp_path)
    file = polib.pofile(str(path))
    file.find("play:ring-back#title", by="msgctxt").tcomment = "Ring whom?"
    file.save()
    agency = exported(do, tmp_path, "--format", "xliff", name="out.xlf")
    text = agency.read_text("utf-8")
    agency.write_text(
        text.replace("</trans-unit>", "<note>Or tell?</note></trans-unit>", 1), encoding="utf-8"
    )

    said = do("import", path, agency)

    assert f"remark      play:ring-back#title  ({path}:" in said.out
    assert "): Ring whom?\n" in said.out
    assert said.out.count("): Or tell?\n") == 1


def test_scripts_of_exercises_can_be_left_out(run, playbook, tmp_path):
    root = playbook(FILES | SCENARIO)
    common = ("translations", "export", "--language", "pl", "--root", root, "--out")

    run(*common, tmp_path / "all.po")
    run(*common, tmp_path / "some.po", "--audience", "comms")

    kinds = [
        {unit.msgctxt.partition(":")[0] for unit in polib.pofile(str(tmp_path / f"{n}.po"))}
        for n in ("all", "some")
    ]
    assert kinds[0] - kinds[1] == {"facilitator"}


SCENARIO = {
    "scenarios/hot-lid/scenario.yaml": """\
kind: scenario
id: hot-lid
title: Hot lid
reviewed_on: 2026-11-01
""",
    "scenarios/hot-lid/facilitator.yaml": """\
kind: facilitator
id: hot-lid
scenario: hot-lid
title: Script of the hot lid
reviewed_on: 2026-11-01
injects:
  - {id: call, at: 5m, content: The phone rings.}
""",
}


def test_translations_of_scripts_kept_elsewhere_stand_beside_them(run, playbook, tmp_path):
    away = tmp_path / "scripts"
    (away / "hot-lid").mkdir(parents=True)
    (away / "hot-lid/facilitator.yaml").write_text(SCENARIO["scenarios/hot-lid/facilitator.yaml"])
    here = {"scenarios/hot-lid/scenario.yaml": SCENARIO["scenarios/hot-lid/scenario.yaml"]}
    root = playbook(FILES | here)
    common = ("--root", root, "--facilitator-dir", away)

    run("translations", "sync", "facilitator:hot-lid", *common)
    path = away / "translations/pl/scenarios/hot-lid/facilitator.yaml"
    path.write_text(
        path.read_text("utf-8").replace('content: ""', "content: Dzwoni telefon."), encoding="utf-8"
    )
    said = run("translations", "accept", "facilitator:hot-lid#injects.call.content", *common)

    assert said.code == 0
    assert "content: Dzwoni telefon." in path.read_text("utf-8")
    assert "injects.call.content" in (away / "translations/pl/fingerprints.txt").read_text("utf-8")
    found = run("translations", "status", "--format", "json", *common).data["languages"][0]["documents"]
    assert [one["translated"] for one in found if one["document"] == "facilitator:hot-lid"] == [1]
    assert "Dzwoni" not in "".join(text.decode() for text in files(root).values())


# The starter, in all its languages


@pytest.fixture(scope="module")
def starter(tmp_path_factory) -> Path:
    root = tmp_path_factory.mktemp("starter")
    for name in ("playbook", "roles", "scenarios"):
        shutil.copytree(HERE / name, root / name)
    return root


@pytest.mark.parametrize("form", ["po", "xliff"])
def test_the_whole_starter_goes_out_and_comes_back_byte_by_byte(run, starter, tmp_path, form):
    before = files(starter)

    run("translations", "export", "--format", form, "--out", tmp_path, "--root", starter)
    sent = sorted(tmp_path.iterdir())
    said = run("translations", "import", *sent, "--root", starter)

    assert [path.stem for path in sent] == ["playbook-ar", "playbook-el", "playbook-he", "playbook-pl"]
    assert said.code == 0
    assert files(starter) == before


def test_the_starter_is_in_step_and_accepted(run, starter):
    before = files(starter)
    found = run("translations", "status", "--format", "json", "--root", starter).data["languages"]

    assert [one["out_of_date"] for one in found] == [0, 0, 0, 0]
    assert "left over" not in run("translations", "sync", "--root", starter).out
    kept = files(starter)
    assert {path for path in before if kept[path] != before[path]} <= {
        path for path in kept if path.endswith(".yaml")
    }
    assert json.dumps(run("translations", "sync", "--root", starter).out) == '"Nothing to add.\\n"'
