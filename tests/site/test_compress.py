import gzip
import os
from pathlib import Path

import brotli

from generator.site.compress import compress

LONG = "the duty manager is told at once. " * 100


def packed(folder: Path) -> None:
    for path in [path for path in folder.rglob("*") if path.is_file()]:
        compress(path, path.read_bytes())


def test_texts_get_both_compressed_forms_beside_them(tmp_path: Path):
    for name in ("index.html", "a.css", "a.js", "search/search_index.json", "a.svg", "a.csv", "sitemap.xml"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(LONG)

    packed(tmp_path)

    for path in [
        path for path in tmp_path.rglob("*") if path.suffix not in (".gz", ".br") and path.is_file()
    ]:
        assert gzip.decompress(path.with_name(path.name + ".gz").read_bytes()) == LONG.encode()
        assert brotli.decompress(path.with_name(path.name + ".br").read_bytes()) == LONG.encode()


def test_small_files_pictures_fonts_and_archives_stay_alone(tmp_path: Path):
    (tmp_path / "small.html").write_text("x" * 1024)
    for name in ("a.png", "a.woff2", "a.zip"):
        (tmp_path / name).write_text(LONG)

    packed(tmp_path)

    assert not list(tmp_path.glob("*.gz")) + list(tmp_path.glob("*.br"))


def test_the_compressed_bytes_depend_on_the_content_alone(tmp_path: Path):
    for number, name in enumerate(("a", "b")):
        folder = tmp_path / name
        folder.mkdir()
        (folder / "index.html").write_text(LONG)
        os.utime(folder / "index.html", (number, number))
        packed(folder)

    for form in ("gz", "br"):
        a, b = (tmp_path / name / f"index.html.{form}" for name in ("a", "b"))
        assert a.read_bytes() == b.read_bytes()
