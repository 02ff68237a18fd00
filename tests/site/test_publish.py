"""Publishing by swap, with a stand-in engine that writes a few pages."""

import errno
import multiprocessing
import os
import resource
import shutil
import signal
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from markupsafe import Markup

from generator.page import Edition, MenuEntry, Page, Section
from generator.site import release
from generator.site.faults import SiteFault
from generator.site.leak import Text
from generator.site.publish import BrokenLinks, Published, publish
from generator.site.release import PlaceFault, rollback
from generator.workers import Cancelled

EPOCH = 1_700_000_000
AUDIENCES = ("employee", "comms", "facilitator")
PAGES = 5
LOOK = Path("mkdocs.yml")


def engine(edition: Edition, look: Path, into: Path, epoch: int, pages: int = PAGES) -> None:
    """A page for each number, all of which say the edition's name: a torn site says two."""
    for number in range(pages):
        page = into / (f"p{number}/index.html" if number else "index.html")
        page.parent.mkdir(exist_ok=True)
        page.write_text(
            f"<!doctype html><title>{edition.name}</title><p>{edition.name}</p>" + "<p>words</p>" * 200
        )


def editions(name: str, *audiences: str) -> list[Edition]:
    return [Edition(audience, "en", "ltr", name, (), ()) for audience in audiences or AUDIENCES]


def build(site: Path, name: str, *audiences: str, **given: object) -> Published:
    given = {"engine": engine, "policy": lambda: "default-src 'none'"} | given
    return publish(editions(name, *audiences), site, LOOK, EPOCH, **given)  # type: ignore[arg-type]


def says(site: Path) -> set[str]:
    """What the pages say that are served: one name for a whole site."""
    return {page.read_text().split("<title>")[1].split("<")[0] for page in site.rglob("*.html")}


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def releases(site: Path) -> list[str]:
    return sorted(path.name for path in (site.parent / ".site-releases").iterdir() if path.name[0] != ".")


def leftovers(site: Path) -> list[str]:
    hidden = [path.name for path in (site.parent / ".site-releases").glob(".*")]
    return sorted(name for name in hidden if not name.endswith(".lock"))


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return tmp_path / "site"


# What is served


def test_a_site_is_a_link_to_a_release_with_a_folder_for_each_audience(site: Path):
    published = build(site, "one")

    assert site.is_symlink()
    assert site.readlink() == Path(".site-releases") / published.release
    assert sorted(path.name for path in site.iterdir()) == ["comms", "employee", "facilitator", "headers"]
    assert published.built == AUDIENCES
    assert says(site) == {"one"}


def test_the_folder_that_holds_the_site_can_be_moved(site: Path):
    build(site, "one")
    moved = site.parent.rename(site.parent.with_name("elsewhere"))

    assert says(moved / "site") == {"one"}


def test_two_earlier_releases_stay_and_older_ones_go(site: Path):
    for name in ("one", "two", "three", "four"):
        build(site, name, "employee")

    assert releases(site) == ["site-000002", "site-000003", "site-000004"]
    assert not leftovers(site)


def test_two_sites_in_one_folder_keep_their_releases_apart(tmp_path: Path):
    for name in ("one", "two", "three", "four"):
        build(tmp_path / "site", name, "employee")
    build(tmp_path / "public", "other", "employee")

    assert says(tmp_path / "site") == {"four"}
    assert says(tmp_path / "public") == {"other"}
    rollback(tmp_path / "site")
    assert says(tmp_path / "site") == {"three"}


def test_the_same_editions_give_the_same_bytes_and_times_whatever_the_umask(tmp_path: Path):
    before = os.umask(0o077)
    try:
        build(tmp_path / "a" / "site", "one")
    finally:
        os.umask(before)
    build(tmp_path / "b" / "site", "one", processes=1)
    a, b = tmp_path / "a" / "site", tmp_path / "b" / "site"

    assert bytes_of(a) == bytes_of(b)
    assert [(p.stat().st_mtime, oct(p.stat().st_mode)) for p in sorted(a.rglob("*"))] == [
        (p.stat().st_mtime, oct(p.stat().st_mode)) for p in sorted(b.rglob("*"))
    ]
    assert oct(a.stat().st_mode)[-3:] == "755"
    assert {oct(p.stat().st_mode)[-3:] for p in a.rglob("*")} == {"644", "755"}


def test_a_change_of_the_same_length_on_the_same_day_changes_the_time_that_browsers_compare(site: Path):
    build(site, "one", "employee")
    page = site / "employee" / "index.html"
    before = page.stat()
    build(site, "two", "employee")

    assert page.stat().st_size == before.st_size
    assert page.stat().st_mtime != before.st_mtime


def test_languages_after_the_first_lie_below_their_code(site: Path):
    both = [Edition("employee", language, "ltr", language, (), ()) for language in ("en", "pl")]
    publish(both, site, LOOK, EPOCH, engine=engine, policy=lambda: "")

    assert (site / "employee" / "index.html").read_text().startswith("<!doctype html><title>en<")
    assert (site / "employee" / "pl" / "index.html").read_text().startswith("<!doctype html><title>pl<")


def test_progress_is_told_step_by_step_up_to_the_last(site: Path):
    steps: list[tuple[str, int, int]] = []
    build(site, "one", progress=lambda *step: steps.append(step))

    assert [done for _, done, _ in steps] == list(range(1, 11))
    assert {total for _, _, total in steps} == {10}
    assert steps[-1][0] == "published"


# Some audiences only


def test_an_audience_that_is_not_built_stays_as_it_was(site: Path):
    build(site, "one")
    comms = bytes_of(site / "comms"), bytes_of(site / "headers" / "comms")

    published = build(site, "two", "employee")

    assert published.carried == ("comms", "facilitator")
    assert says(site / "employee") == {"two"}
    assert (bytes_of(site / "comms"), bytes_of(site / "headers" / "comms")) == comms


def test_what_is_carried_outlives_the_release_it_came_from(site: Path):
    build(site, "one")
    for name in ("two", "three", "four", "five"):
        build(site, name, "employee")

    assert says(site / "comms") == {"one"}


# Going back


def test_rollback_brings_the_earlier_release_back_and_again_goes_one_further(site: Path):
    for name in ("one", "two", "three"):
        build(site, name, "employee")

    assert rollback(site) == "site-000002"
    assert says(site) == {"two"}
    assert rollback(site) == "site-000001"
    assert says(site) == {"one"}
    with pytest.raises(PlaceFault, match="'site-000001' is the oldest release that is kept"):
        rollback(site)
    assert says(site) == {"one"}


def test_after_a_rollback_the_next_build_keeps_the_good_releases_and_drops_the_ones_rolled_back(site: Path):
    for name in ("one", "two", "bad"):
        build(site, name, "employee")
    rollback(site)
    build(site, "repaired", "employee")

    assert says(site) == {"repaired"}
    rollback(site)
    assert says(site) == {"two"}


def test_there_is_nothing_to_go_back_to_before_the_first_build(site: Path):
    with pytest.raises(PlaceFault, match="There is no site at"):
        rollback(site)


def test_a_link_whose_releases_are_gone_can_be_built_anew(site: Path):
    build(site, "one", "employee")
    shutil.rmtree(site.parent / ".site-releases")

    with pytest.raises(PlaceFault, match="nothing to go back to"):
        rollback(site)
    build(site, "two", "employee")

    assert says(site) == {"two"}


# With the engine itself


def test_real_editions_come_out_the_same_in_one_process_and_in_several(tmp_path: Path):
    (tmp_path / "mkdocs.yml").write_text(
        "site_name: Playbook\nplugins: [playbook]\ntheme: {name: material, font: false}\n"
    )
    home = Page("", "Aurora handbook", "home", Markup('<p><a href="plays/#all">Plays</a></p>'))
    plays = Page("plays/", "Plays", "plays", sections=(Section("all", 2, "All", Markup("<p>None yet.</p>")),))
    made = [
        Edition(audience, "en", "ltr", "Aurora handbook", (home, plays), (MenuEntry("Home", ""),))
        for audience in AUDIENCES
    ]
    for name, processes in (("a", 1), ("b", 2)):
        publish(made, tmp_path / name / "site", tmp_path / "mkdocs.yml", EPOCH, processes=processes)

    a, b = (bytes_of(tmp_path / name / "site") for name in ("a", "b"))
    assert a == b
    assert "employee/plays/index.html.gz" in a
    assert "employee/offline/handbook.zip" in a
    assert "comms/offline/handbook.zip" not in a
    assert b"script-src 'self' 'sha256-" in a["headers/facilitator/pages.conf"]


# What goes wrong leaves the site as it was


class Broken(Exception):
    pass


def failing(edition: Edition, look: Path, into: Path, epoch: int) -> None:
    engine(edition, look, into, epoch)
    if edition.audience == "comms":
        raise Broken("no such icon")


def full_disk(edition: Edition, look: Path, into: Path, epoch: int) -> None:
    engine(edition, look, into, epoch)
    raise OSError(errno.ENOSPC, "No space left on device", str(into / "index.html"))


def dead_link(edition: Edition, look: Path, into: Path, epoch: int) -> None:
    engine(edition, look, into, epoch)
    (into / "index.html").write_text('<title>x</title><a href="gone/">x</a>')


def their_style(edition: Edition, look: Path, into: Path, epoch: int) -> None:
    engine(edition, look, into, epoch)
    (into / "brand.css").write_text("@font-face { src: url(gone.woff2) }")


def telling(edition: Edition, look: Path, into: Path, epoch: int) -> None:
    engine(edition, look, into, epoch)
    (into / "index.html").write_text("<p>at nine the supplier admits that glass was found</p>")


def killed(edition: Edition, look: Path, into: Path, epoch: int) -> None:
    engine(edition, look, into, epoch)
    os.kill(os.getpid(), signal.SIGKILL)


@pytest.mark.parametrize("processes", [1, 2])
@pytest.mark.parametrize(
    ("engine", "raised"), [(failing, Broken), (full_disk, PlaceFault), (dead_link, BrokenLinks)]
)
def test_a_build_that_fails_changes_nothing(
    site: Path, engine: Callable[..., None], raised: type[Exception], processes: int
):
    build(site, "one")
    before = bytes_of(site)

    with pytest.raises(raised):
        build(site, "two", engine=engine, processes=processes)

    assert bytes_of(site) == before
    assert releases(site) == ["site-000001"]
    assert not leftovers(site)


def test_a_fault_in_the_companys_own_style_sheet_is_not_ours(site: Path):
    with pytest.raises(SiteFault, match=r"playbook/pages/brand.css: 'gone.woff2' leads nowhere"):
        build(site, "one", "employee", engine=their_style)


def test_a_full_disk_is_told_in_plain_words(site: Path):
    with pytest.raises(PlaceFault) as told:
        build(site, "one", "employee", engine=full_disk)

    assert "there is no space left on the disk" in str(told.value)
    assert "is still served, unchanged" in str(told.value)


def test_a_leak_is_a_finding_and_nothing_is_published(site: Path):
    build(site, "one")
    before = bytes_of(site)
    secret = Text(
        "facilitator", "scenarios/x/facilitator.yaml", 9, "At nine the supplier admits that glass was found."
    )

    published = build(site, "two", engine=telling, texts=[secret])

    assert published.release == ""
    assert [(f.check, f.place.line) for f in published.findings] == [
        ("facilitator-text-on-employee-site", 9)
    ] * 2
    assert bytes_of(site) == before


def test_a_part_of_the_build_that_is_ended_from_outside_ends_the_build(site: Path):
    build(site, "one")

    with pytest.raises(Cancelled, match="ended from outside"):
        build(site, "two", engine=killed)

    assert says(site) == {"one"}


def test_files_larger_than_allowed_change_nothing(site: Path):
    build(site, "one", "employee")

    def limited() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (1500, 1500))
        try:
            build(site, "two", "employee")
        except PlaceFault as told:
            sys.exit(7 if "larger than this machine allows" in str(told) else 8)

    assert ended(limited).exitcode == 7
    assert says(site) == {"one"}
    assert releases(site) == ["site-000001"]


@pytest.mark.parametrize("make", ["folder", "file", "link"])
def test_what_the_program_did_not_make_is_left_alone(site: Path, make: str):
    if make == "folder":
        site.mkdir()
        (site / "mine.txt").write_text("mine")
    elif make == "file":
        site.write_text("mine")
    else:
        site.symlink_to("elsewhere")

    with pytest.raises(PlaceFault, match="this program did not make"):
        build(site, "one", "employee")

    assert not (site.parent / ".site-releases").exists()


def test_a_folder_that_cannot_be_made_is_told_in_plain_words(tmp_path: Path):
    (tmp_path / "file").write_text("")

    with pytest.raises(PlaceFault, match="a file stands where a folder is needed"):
        build(tmp_path / "file" / "site", "one", "employee")


# Several builds, and builds that are killed


def ended(target: Callable[[], None]) -> multiprocessing.Process:
    process = multiprocessing.get_context("fork").Process(target=target)
    process.start()
    process.join(60)
    return process


def test_a_second_build_waits_for_the_first_and_says_so(site: Path):
    context = multiprocessing.get_context("fork")
    inside, go_on, waited = context.Event(), context.Event(), context.Event()

    def held(edition: Edition, look: Path, into: Path, epoch: int) -> None:
        inside.set()
        go_on.wait(30)
        engine(edition, look, into, epoch)

    first = context.Process(target=lambda: build(site, "first", "employee", engine=held))
    first.start()
    assert inside.wait(30)
    second = context.Process(target=lambda: build(site, "second", "employee", waiting=waited.set))
    second.start()
    assert waited.wait(30)
    assert not site.exists()
    go_on.set()
    first.join(30)
    second.join(30)

    assert (first.exitcode, second.exitcode) == (0, 0)
    assert says(site) == {"second"}
    rollback(site)
    assert says(site) == {"first"}


def test_what_a_killed_build_left_is_cleaned_by_the_next(site: Path):
    def killed_here(edition: Edition, look: Path, into: Path, epoch: int) -> None:
        engine(edition, look, into, epoch)
        os.kill(os.getpid(), signal.SIGKILL)

    ended(lambda: build(site, "one", "employee", engine=killed_here))
    assert leftovers(site)
    build(site, "two", "employee")

    assert not leftovers(site)
    assert says(site) == {"two"}


@pytest.mark.parametrize("moment", ["rename", "symlink_to", "replace"])
def test_a_build_killed_at_a_step_of_the_swap_leaves_the_old_site_or_the_new(
    site: Path, moment: str, monkeypatch: pytest.MonkeyPatch
):
    build(site, "old", "employee")
    original = getattr(Path, moment)

    def killed_after() -> None:
        def act(path: Path, *given: object) -> None:
            original(path, *given)
            os.kill(os.getpid(), signal.SIGKILL)

        monkeypatch.setattr(Path, moment, act)
        build(site, "new", "employee")

    assert ended(killed_after).exitcode == -signal.SIGKILL
    assert says(site) == ({"new"} if moment == "replace" else {"old"})
    build(site, "next", "employee")
    assert says(site) == {"next"}
    rollback(site)
    assert says(site) == ({"new"} if moment == "replace" else {"old"})


def test_a_build_killed_while_it_drops_an_old_release_leaves_no_half_release_to_go_back_to(
    site: Path, monkeypatch: pytest.MonkeyPatch
):
    for name in ("one", "two", "three"):
        build(site, name, "employee")

    def killed_half_way(folder: Path, **_: object) -> None:
        next(folder.rglob("index.html")).unlink()
        os.kill(os.getpid(), signal.SIGKILL)

    def killed_in_clearing() -> None:
        monkeypatch.setattr(release.shutil, "rmtree", killed_half_way)
        build(site, "four", "employee")

    assert ended(killed_in_clearing).exitcode == -signal.SIGKILL
    assert says(site) == {"four"}
    assert releases(site) == ["site-000002", "site-000003", "site-000004"]
    build(site, "five", "employee")
    assert not leftovers(site)


def test_killing_builds_at_any_moment_never_tears_the_site(site: Path):
    build(site, "build-0")
    many = partial(engine, pages=60)
    started = time.monotonic()
    build(site, "build-1", engine=many)
    length = time.monotonic() - started

    for attempt in range(2, 7):
        before = says(site)
        process = multiprocessing.get_context("fork").Process(
            target=lambda name=f"build-{attempt}": build(site, name, engine=many)
        )
        process.start()
        process.join(length * (attempt - 1.5) / 5)
        process.kill()
        process.join()
        assert says(site) in (before, {f"build-{attempt}"})
        assert len(list(site.rglob("*.html"))) == 180

    build(site, "last")
    assert says(site) == {"last"}
    assert not leftovers(site)


def test_no_worker_outlives_a_killed_build(site: Path, tmp_path: Path):
    def slow(edition: Edition, look: Path, into: Path, epoch: int) -> None:
        (tmp_path / f"pid-{os.getpid()}").touch()
        time.sleep(60)

    process = multiprocessing.get_context("fork").Process(target=lambda: build(site, "one", engine=slow))
    process.start()
    while len(list(tmp_path.glob("pid-*"))) < 2:
        time.sleep(0.02)
    workers = [int(path.name.removeprefix("pid-")) for path in tmp_path.glob("pid-*")]
    process.kill()
    process.join()

    assert all(gone(worker) for worker in workers)


def gone(pid: int, patience: float = 20) -> bool:
    for _ in range(int(patience / 0.05)):
        try:
            state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
        except FileNotFoundError:
            return True
        if state == "Z":
            return True
        time.sleep(0.05)
    return False


def test_a_failing_sync_publishes_nothing(site: Path, monkeypatch: pytest.MonkeyPatch):
    build(site, "one", "employee")

    def no_space(folder: Path) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", str(folder))

    monkeypatch.setattr(release, "_to_disk", no_space)
    with pytest.raises(PlaceFault):
        build(site, "two", "employee")

    assert says(site) == {"one"}
    assert releases(site) == ["site-000001"]
